//! Papers: the data of an act or a return, in the language of whoever receives it; and what all papers share.

use super::Handovers;
use super::accessories::words;
use super::preparation::Signed;
use super::signing::Parted;
use crate::desk::error::{DeskError, Noun};
use crate::documents::layout::model::{Document, SignatureBox, to_pdf};
use crate::documents::template::handover;
use crate::documents::template::handover::{ActData, ActDevice, Operator, Party};
use crate::documents::template::receipts;
use crate::documents::template::receipts::ReturnData;
use crate::domain::device::Device;
use crate::domain::device::condition;
use crate::domain::evidence::sanitisation_statement::Statement;
use crate::domain::handover::accessories::{SeenBack, without};
use crate::domain::handover::{Handover, ReturnReason, ReturnState};
use crate::domain::number::Number;
use crate::domain::partner::organisation::{ContactLanguage, Organisation};
use crate::domain::request::wants::AccessoryLine;
use crate::i18n::{Locale, today};
use crate::ingest::tables;
use crate::store::{self, document::Frozen};
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

/// The language of a recipient's documents: theirs, not the clerk's screen.
#[must_use]
pub const fn locale_of(language: ContactLanguage) -> Locale {
    match language {
        ContactLanguage::Fr => Locale::Fr,
        ContactLanguage::Nl => Locale::Nl,
    }
}

/// The PDF of a document.
///
/// # Errors
/// When it cannot be drawn; that is ours to mend, so the reader gets a number to quote.
pub fn pdf(document: &Document) -> Result<Vec<u8>, DeskError> {
    to_pdf(document).map_err(|e| DeskError::Failed(e.to_string()))
}

/// A document as it is kept: its bytes, what its page shows, and the digests that the event seals.
pub(in crate::desk) fn freeze(document: &Document) -> Result<Frozen, DeskError> {
    let bytes = pdf(document)?;
    let content = serde_json::to_string(document).map_err(|e| DeskError::Failed(e.to_string()))?;
    let digest = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
    let (sha256, content_sha256) = (digest(&bytes), digest(content.as_bytes()));
    Ok(Frozen { language: document.locale.as_str(), sha256, content, content_sha256, bytes })
}

/// The operator as a document in a language names it.
pub(in crate::desk) fn operator_in(operator: &crate::domain::settings::operator::Operator, locale: Locale) -> Operator {
    Operator {
        name: operator.name(locale.as_str()).to_owned(),
        address: operator.address.clone(),
        enterprise_number: operator.enterprise_number.clone(),
        email: operator.email.clone(),
        phone: operator.phone.clone(),
    }
}

/// A recipient as a document names it; who signs for it is known at the signature.
pub(in crate::desk) fn party(organisation: &Organisation) -> Party {
    Party {
        name: organisation.name.clone(),
        enterprise_number: organisation.enterprise_number.to_string(),
        address: address(organisation),
        ..Party::default()
    }
}

/// Where the public may check a document.
pub(in crate::desk) fn verify_url(base: Option<&str>, number: Number) -> Option<String> {
    base.map(|base| format!("{}/verify?n={number}", base.trim_end_matches('/')))
}

/// A return before its document is made.
pub(in crate::desk) struct Coming<'a> {
    pub(in crate::desk) number: Number,
    pub(in crate::desk) handover: Number,
    pub(in crate::desk) reason: ReturnReason,
    pub(in crate::desk) exchange: bool,
    pub(in crate::desk) note: Option<&'a str>,
    pub(in crate::desk) devices: &'a [Device],
    pub(in crate::desk) seen: &'a [SeenBack],
    pub(in crate::desk) at: DateTime<Utc>,
}

/// Which accessories of a device came back, and which did not; what there is to count when nobody did.
#[must_use]
pub fn came_back(locale: Locale, left_with: &[AccessoryLine], seen: Option<&SeenBack>) -> String {
    let around = |key: &str, lines: &[AccessoryLine]| {
        let words = words(locale, lines);
        (!words.is_empty()).then(|| locale.x(key, words))
    };
    let parts = match seen.and_then(|s| s.accessories.as_deref()) {
        Some(back) => vec![around("doc-came-back", back), around("doc-still-missing", &without(left_with, back))],
        None => vec![around("doc-to-count", left_with)],
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The note of a return, in the recipient's language. The state of each device is what was seen of it at the door: what was known of it before
/// says nothing now.
pub(in crate::desk) fn return_document(
    c: &mut store::AnyConnection,
    base: Option<&str>,
    coming: &Coming<'_>,
) -> Result<Document, DeskError> {
    let none = || DeskError::none(Noun::Handover, coming.handover);
    let (act, _) = store::handover::find(c, coming.handover)?.ok_or_else(none)?;
    let organisation = store::partner::find(c, &act.organisation)?.ok_or_else(|| DeskError::none(Noun::Organisation, &act.organisation))?;
    let operator = store::settings::operator(c)?;
    let locale = locale_of(organisation.contact_language);
    let reason = locale.t(&format!("return-reason-{}", coming.reason.as_str().replace('_', "-")));
    let reason = if coming.exchange { format!("{reason} · {}", locale.t("return-exchange")) } else { reason };
    let data = ReturnData {
        number: Some(coming.number.to_string()),
        created: coming.at,
        operator: operator_in(&operator, locale),
        recipient: party(&organisation),
        act: coming.handover.to_string(),
        reason: coming.note.map_or_else(|| reason.clone(), |note| format!("{reason} – {note}")),
        devices: coming
            .devices
            .iter()
            .map(|d| {
                let seen = coming.seen.iter().find(|s| s.tag == d.tag);
                let state = seen.map_or(ReturnState::NotLookedAt, |s| s.state);
                ActDevice {
                    grade: String::new(),
                    defects: locale.t(&format!("return-state-{}", state.as_str().replace('_', "-"))),
                    accessories: came_back(locale, act.with(d.tag), seen),
                    ..line(d, String::new(), 0, locale)
                }
            })
            .collect(),
        place: operator.name(locale.as_str()).to_owned(),
        date: today(coming.at),
        signatures: Vec::new(),
        verify_url: verify_url(base, coming.number),
        printed_from: base.unwrap_or("Reprise").to_owned(),
    };
    Ok(receipts::return_note(&data, locale))
}

/// An organisation's address on one line.
#[must_use]
pub fn address(organisation: &Organisation) -> String {
    let a = &organisation.address;
    [a.street.clone(), format!("{} {}", a.postal_code, a.locality).trim().to_owned()]
        .into_iter()
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The name of a test in a language.
#[must_use]
pub fn test_name(line: &condition::TestLine, locale: Locale) -> &str {
    match locale {
        Locale::Fr => &line.fr,
        Locale::Nl => &line.nl,
        Locale::En => &line.en,
    }
}

/// When a test passes, in a language.
#[must_use]
pub fn test_criterion(line: &condition::TestLine, locale: Locale) -> &str {
    match locale {
        Locale::Fr => &line.criterion_fr,
        Locale::Nl => &line.criterion_nl,
        Locale::En => &line.criterion,
    }
}

/// A device as a line of an annex.
pub(in crate::desk) fn line(device: &Device, statement: String, value_cents: i64, locale: Locale) -> ActDevice {
    let working = condition::grade(device.kind, &device.condition, tables::tests());
    let names: Vec<&str> = tables::tests()
        .of(device.kind)
        .filter(|l| working.defects.contains(&l.test) || working.failed.contains(&l.test))
        .map(|l| test_name(l, locale))
        .collect();
    let s = &device.specification;
    ActDevice {
        tag: device.tag.to_string(),
        kind: locale.t(&format!("kind-{}", device.kind.as_str().replace('_', "-"))),
        // Not said twice when the model begins with it.
        manufacturer: s.manufacturer.clone().filter(|_| s.model.as_ref() != Some(&s.name())).unwrap_or_default(),
        model: s.model.clone().unwrap_or_default(),
        serial: s.serial.clone().unwrap_or_default(),
        grade: device.grade.map(|g| g.to_string()).unwrap_or_default(),
        defects: names.join(", "),
        battery: device.condition.battery_percent.map(|p| format!("{p} %")).unwrap_or_default(),
        os_licence: [s.os.as_deref(), s.licence.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        accessories: String::new(),
        year: s.year,
        value_cents: Some(value_cents),
        statement,
    }
}

/// The number of the statement that is the word on each device: the newest in the document's language, else the newest; empty when there
/// is none. Those of a whole batch are read once for all its devices.
fn statements_of(c: &mut store::AnyConnection, devices: &[Device], locale: Locale) -> Result<Vec<String>, DeskError> {
    let mut of_batch: BTreeMap<Number, Vec<Statement>> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(devices.len());
    for device in devices {
        let whole = match of_batch.entry(device.batch) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(store::evidence::sanitisation_statement::of_batch(c, device.batch)?),
        };
        let mut all = store::evidence::sanitisation_statement::of_device_alone(c, device)?;
        all.extend(whole.iter().cloned());
        all.sort_by_key(|s| std::cmp::Reverse(s.number));
        let standing: Vec<_> = all.iter().filter(|s| s.speaks_for(device)).collect();
        let own = standing.iter().find(|s| s.language == locale.as_str());
        numbers.push(own.or_else(|| standing.first()).map(|s| s.number.to_string()).unwrap_or_default());
    }
    Ok(numbers)
}

/// Both signatures; and, when they stand on a paper, the hash of its copy and its date.
pub(in crate::desk) type Way<'a> = (&'a Signed, &'a Signed, Option<(&'a str, NaiveDate)>);

impl Handovers<'_> {
    /// The act's document, as it would be or is signed.
    pub(in crate::desk) fn act_document(
        self,
        act: &Handover,
        parted: &Parted,
        at: DateTime<Utc>,
        signed: Option<Way<'_>>,
    ) -> Result<Document, DeskError> {
        let (policy, devices) = (self.desk.policy(), &parted.passing);
        let (organisation, request, allocation, operator, project, legal) = self.desk.read(|c| {
            let organisation =
                store::partner::find(c, &act.organisation)?.ok_or_else(|| DeskError::none(Noun::Organisation, &act.organisation))?;
            let request = store::request::find(c, act.request)?.ok_or_else(|| DeskError::none(Noun::Request, act.request))?;
            let allocation = store::request::allocation(c, act.allocation)?;
            let operator = store::settings::operator(c)?;
            let project = self.project_text(c, act.request)?;
            let mut legal: Vec<String> = Vec::new();
            let batches: BTreeSet<Number> = devices.iter().map(|d| d.batch).collect();
            for batch in batches {
                if let Some(batch) = store::batch::find(c, batch)?
                    && !legal.contains(&batch.legal_basis)
                {
                    legal.push(batch.legal_basis);
                }
            }
            Ok((organisation, request, allocation, operator, project, legal))
        })?;
        let locale = locale_of(organisation.contact_language);
        let statements: Vec<String> = self.desk.read(|c| statements_of(c, devices, locale))?;
        let l = locale.as_str();
        let decided = allocation.map(|a| format!("{} ({})", a.number, locale.day(a.decided))).unwrap_or_default();
        let boxes = |(giver, receiver, paper): Way<'_>| {
            let one = |role: &str, s: &Signed| SignatureBox {
                role: locale.t(role),
                name: s.name.clone(),
                capacity: s.capacity.clone(),
                // What was signed on paper bears its date there.
                signed_at: paper.is_none().then_some(at),
                strokes: s.strokes.clone(),
            };
            vec![one("party-giver", giver), one("party-receiver", receiver)]
        };
        let value = |d: &Device| policy.door.value_of(d.kind, d.grade);
        let reason = |d: &Device| {
            act.refusal_of(d.tag).map(|r| locale.t(&format!("door-reason-{}", r.as_str().replace('_', "-")))).unwrap_or_default()
        };
        let with = |d: &Device, line: ActDevice| ActDevice { accessories: words(locale, act.with(d.tag)), ..line };
        let data = ActData {
            number: Some(act.number.to_string()),
            created: at,
            operator: operator_in(&operator, locale),
            recipient: Party {
                representative: signed.map(|(_, r, _)| r.name.clone()).unwrap_or_default(),
                capacity: signed.map(|(_, r, _)| r.capacity.clone()).unwrap_or_default(),
                ..party(&organisation)
            },
            legal_basis: legal.join(" ; "),
            decision: decided,
            action_title: policy.programme(&request.action).map(|p| p.title(l).to_owned()).unwrap_or_default(),
            action: request.action,
            project,
            audience: locale.t(&format!("audience-{}", request.audience.as_str().replace('_', "-"))),
            devices: devices.iter().zip(statements).map(|(d, statement)| with(d, line(d, statement, value(d), locale))).collect(),
            accessories: words(locale, &devices.iter().flat_map(|d| act.with(d.tag).to_vec()).collect::<Vec<_>>()),
            refused: parted.refused.iter().map(|d| (line(d, String::new(), 0, locale), reason(d))).collect(),
            on_paper: signed.and_then(|(_, _, paper)| paper).map(|(hash, on)| (hash.to_owned(), on)),
            place: act.place.clone(),
            date: today(at),
            exchange_days: u32::from(policy.door.exchange_days),
            follow_up_months: policy.follow_up_months,
            signatures: signed.map(boxes).unwrap_or_default(),
            verify_url: verify_url(self.desk.base_url(), act.number),
            printed_from: self.desk.base_url().unwrap_or("Reprise").to_owned(),
        };
        Ok(handover::act(&data, locale))
    }

    /// The project's text of a request, as it was entered; empty when it was erased.
    pub(in crate::desk) fn project_text(
        self,
        c: &mut store::AnyConnection,
        number: crate::domain::number::Number,
    ) -> Result<String, DeskError> {
        Ok(store::ledger::event::text_of(c, crate::domain::event::Subject::Request, &number.to_string(), "project")?.unwrap_or_default())
    }
}
