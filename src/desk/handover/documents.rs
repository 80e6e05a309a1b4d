//! Content of the act and of the return note, in the recipient's language.

use super::Handovers;
use super::accessories::words;
use super::record::Signed;
use super::record::SplitByRefusal;
use crate::desk::document::{line, locale_of, operator_in, os_licence, party, verify_url};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, Noun};
use crate::documents::layout::model::{Document, SignatureBox};
use crate::documents::template::handover;
use crate::documents::template::handover::{ActData, ActDevice, Party};
use crate::documents::template::receipts;
use crate::documents::template::receipts::ReturnData;
use crate::domain::device::Device;
use crate::domain::evidence::sanitisation_statement::Statement;
use crate::domain::handover::SeenBack;
use crate::domain::handover::accessories::without;
use crate::domain::handover::{Handover, ReturnReason, ReturnState};
use crate::domain::number::Number;
use crate::domain::request::wants::AccessoryLine;
use crate::i18n::word::word;
use crate::i18n::{Locale, today};
use crate::store::{self};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

/// A return whose document is not made yet.
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

/// Accessories of a device as text for a return: which came back and which are missing; the list to count when nobody counted.
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

/// The return note, in the recipient's language. The state shown for each device is what was seen when it came back; its earlier grade
/// and defects no longer say anything.
pub(super) fn return_document(c: &mut store::AnyConnection, base: Option<&str>, coming: &Coming<'_>) -> Result<Document, DeskError> {
    let none = || DeskError::not_found(Noun::Handover, coming.handover);
    let (act, _) = store::handover::find(c, coming.handover)?.ok_or_else(none)?;
    let organisation = store::partner::find(c, &act.organisation)?.or_not_found(Noun::Organisation, &act.organisation)?;
    let operator = store::settings::operator(c)?;
    let locale = locale_of(organisation.contact_language);
    let reason = word(locale, "return-reason", coming.reason.as_str());
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
                    defects: word(locale, "return-state", state.as_str()),
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

/// The number of the sanitisation statement that speaks for each device: the newest in the document's language, else the newest; empty
/// when there is none. Reads the statements of a batch once for all its devices.
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

/// Both signatures; for one signed on paper also the SHA-256 of the scanned copy and the date on the paper.
type Way<'a> = (&'a Signed, &'a Signed, Option<(&'a str, NaiveDate)>);

impl Handovers<'_> {
    /// The act's content, unsigned for a preview or with its signatures.
    pub(super) fn act_document(
        self,
        act: &Handover,
        parted: &SplitByRefusal,
        at: DateTime<Utc>,
        signed: Option<Way<'_>>,
    ) -> Result<Document, DeskError> {
        let (in_force, devices) = (self.desk.in_force(), &parted.passing);
        let policy = &in_force.policy;
        let (organisation, request, allocation, operator, project, legal) = self.desk.read(|c| {
            let organisation = store::partner::find(c, &act.organisation)?.or_not_found(Noun::Organisation, &act.organisation)?;
            let request = store::request::find(c, act.request)?.or_not_found(Noun::Request, act.request)?;
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
                // A paper signature bears its own date on the paper.
                signed_at: paper.is_none().then_some(at),
                strokes: s.strokes.clone(),
            };
            vec![one("party-giver", giver), one("party-receiver", receiver)]
        };
        let value = |d: &Device| policy.door.value_of(d.kind, d.grade);
        let reason = |d: &Device| act.refusal_of(d.tag).map(|r| word(locale, "door-reason", r.as_str())).unwrap_or_default();
        let view = in_force.view(today(at));
        let with = |d: &Device, line: ActDevice| ActDevice {
            accessories: words(locale, act.with(d.tag)),
            os_licence: os_licence(d, locale, view),
            ..line
        };
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
            audience: word(locale, "audience", request.audience.as_str()),
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

    /// The project description of a request as entered; empty once erased.
    fn project_text(self, c: &mut store::AnyConnection, number: crate::domain::number::Number) -> Result<String, DeskError> {
        Ok(store::ledger::event::text_of(c, crate::domain::subject::Subject::Request, &number.to_string(), "project")?.unwrap_or_default())
    }
}
