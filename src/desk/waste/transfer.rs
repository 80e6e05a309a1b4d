//! Waste transfers: one signed transfer note for the devices and parts handed to a collector, weighed or estimated by kind. A device with a
//! medium that is neither sanitised, destroyed nor absent is refused.

use super::Waste;
use super::transfer_document;
use super::transfer_document::NoteOf;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::handover::record::{Signature, Signed, read};
use crate::desk::validation::Validation;
use crate::desk::{Acting, Tx};
use crate::documents::layout::model::Document;
use crate::domain::account::actor::{Actor, Permission};
use crate::domain::device::Device;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::device::lifecycle;
use crate::domain::device::lifecycle::RefusalReason;
use crate::domain::device::stage::Stage;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::device::transitions::Rules;
use crate::domain::event::{Event, EventData};
use crate::domain::id::OrganisationId;
use crate::domain::number::Series;
use crate::domain::partner::organisation::{Organisation, OrganisationKind};
use crate::domain::subject::Subject;
use crate::domain::waste::{Treatment, USUAL_CODE, WeeeLine, WeeeTransfer};
use crate::ingest::tables;
use crate::store;
use serde::{Deserialize, Serialize};

/// Maximum number of devices on one transfer note.
pub const MOST_DEVICES: usize = 1_000;
/// Maximum number of lines for parts and accessories.
const MOST_LOOSE: usize = 40;
/// Maximum weight of one line, in grams (100 tonnes).
const MOST_GRAMS: u64 = 100_000_000;
/// How many devices an error message names.
const NAMED: usize = 5;
/// Maximum number of devices listed per stage as awaiting transfer.
const OFFERED: u16 = 200;

/// Waste code and weight for all devices of a kind on a note.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindInput {
    pub kind: Kind,
    /// Their waste code; by default `USUAL_CODE`.
    #[serde(default)]
    pub code: Option<String>,
    /// Their total weight in grams; by default estimated from the median weight of the kind.
    #[serde(default)]
    pub grams: Option<u64>,
}

/// A line of parts and accessories: weighed, not counted.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LooseInput {
    pub code: String,
    /// Their total weight in grams.
    pub grams: u64,
}

/// A waste transfer, as entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeeeInput {
    /// The collector: an active organisation of the kind recycler.
    pub collector: OrganisationId,
    /// The number under which the collector is registered or approved.
    pub registration: String,
    /// The carrier, when it is not the collector.
    #[serde(default)]
    pub carrier: Option<String>,
    /// The carrier's registration; required with a carrier.
    #[serde(default)]
    pub carrier_registration: Option<String>,
    /// The pick-up address, when it is not the operator's own.
    #[serde(default)]
    pub pick_up: Option<String>,
    /// The treatment facility it goes to.
    pub destination: String,
    /// How it is treated there.
    pub treatment: Treatment,
    #[serde(default)]
    pub devices: Vec<Tag>,
    /// Waste code and weight by kind; only kinds among `devices` are allowed.
    #[serde(default)]
    pub kinds: Vec<KindInput>,
    #[serde(default)]
    pub loose: Vec<LooseInput>,
    /// The signature for the operator.
    #[serde(default)]
    pub giver: Signature,
    /// The signature for the collector.
    #[serde(default)]
    pub receiver: Signature,
    /// Whether the note is in both French and Dutch, rather than in the collector's language only.
    #[serde(default)]
    pub bilingual: bool,
}

/// A validated transfer.
struct Judged {
    collector: Organisation,
    devices: Vec<Device>,
    /// The transfer with a provisional number (place 0) and empty document digests.
    transfer: WeeeTransfer,
}

/// The first few tags and, if there are more, their total number.
fn named(tags: &[Tag]) -> String {
    let first: Vec<String> = tags.iter().take(NAMED).map(Tag::to_string).collect();
    let more = if tags.len() > first.len() { format!(" … ({})", tags.len()) } else { String::new() };
    first.join(" · ") + &more
}

fn grams(validation: &mut Validation, given: u64) {
    if given == 0 || given > MOST_GRAMS {
        validation.field_error("grams", ErrorCode::Bounds, format!("1–{MOST_GRAMS}"));
    }
}

fn code(validation: &mut Validation, given: &str) -> String {
    let known = tables::waste_codes().iter().find(|c| c.code == given.trim());
    if known.is_none() {
        validation.field_error("code", ErrorCode::UnknownWasteCode, given.chars().take(20).collect::<String>());
    }
    known.map(|c| c.code.clone()).unwrap_or_default()
}

/// The lines of the note: one per kind, in the order of `Kind::ALL`, then the parts and accessories.
fn lines(validation: &mut Validation, input: &WeeeInput, devices: &[Device]) -> Vec<WeeeLine> {
    let mut lines = Vec::new();
    for kind in Kind::ALL {
        let said = input.kinds.iter().find(|k| k.kind == *kind);
        let tags: Vec<Tag> = devices.iter().filter(|d| d.kind == *kind).map(|d| d.tag).collect();
        if tags.is_empty() {
            if said.is_some() {
                validation.field_error("kinds", ErrorCode::UnknownField, kind);
            }
            continue;
        }
        let code = code(validation, said.and_then(|k| k.code.as_deref()).unwrap_or(USUAL_CODE));
        let weighed = said.and_then(|k| k.grams);
        if let Some(weighed) = weighed {
            grams(validation, weighed);
        }
        let pieces = u64::try_from(tags.len()).unwrap_or(u64::MAX);
        let median = tables::median_grams(*kind).map(|one| one.saturating_mul(pieces));
        match weighed.or(median) {
            Some(grams) => {
                lines.push(WeeeLine { code, kind: Some(*kind), devices: tags, grams, estimated: weighed.is_none() });
            }
            None => validation.field_error("kinds", ErrorCode::WeightNeeded, kind),
        }
    }
    for loose in &input.loose {
        grams(validation, loose.grams);
        let code = code(validation, &loose.code);
        lines.push(WeeeLine { code, kind: None, devices: Vec::new(), grams: loose.grams, estimated: false });
    }
    lines
}

/// Checks that every device may leave as waste. Devices with an open or undocumented medium are reported before those at a wrong stage.
fn may_leave(devices: &[Device], actor: &Actor, at: chrono::DateTime<chrono::Utc>, rules: Rules<'_>) -> Result<(), DeskError> {
    let (mut open, mut elsewhere) = (Vec::new(), Vec::new());
    for device in devices {
        match lifecycle::apply(device, Step::Recycle {}, true, actor, at, rules) {
            Ok(_) => {}
            Err(refusal) if refusal.why.iter().any(|w| matches!(w, RefusalReason::OpenMedium { .. } | RefusalReason::MediaUnknown {})) => {
                open.push(device.tag)
            }
            Err(refusal) if refusal.why.iter().any(|w| matches!(w, RefusalReason::NotYourRole {})) => return Err(DeskError::Forbidden),
            Err(_) => elsewhere.push(device.tag),
        }
    }
    let conflict = |because, tags: &[Tag]| DeskError::Conflict(crate::desk::FieldError::new("devices", because, named(tags)));
    match (open.is_empty(), elsewhere.is_empty()) {
        (true, true) => Ok(()),
        (true, false) => Err(conflict(ErrorCode::NotToRecycle, &elsewhere)),
        (false, _) => Err(conflict(ErrorCode::MediaOpen, &open)),
    }
}

impl Tx<'_, '_> {
    /// Validates a transfer and loads its collector and devices.
    fn judge_weee(&mut self, input: &WeeeInput) -> Result<Judged, DeskError> {
        let mut validation = Validation::default();
        let collector = store::partner::find(self.store.read(), &input.collector)?.or_not_found(Noun::Organisation, &input.collector)?;
        if collector.kind != OrganisationKind::Recycler || !collector.active {
            validation.field_error("collector", ErrorCode::NotACollector, &collector.name);
        }
        let registration = validation.text("registration", &input.registration);
        let destination = validation.text("destination", &input.destination);
        let carrier = validation.optional("carrier", input.carrier.as_deref());
        let given = input.carrier_registration.as_deref().unwrap_or("");
        let carrier_registration = carrier.as_ref().map(|_| validation.text("carrier_registration", given));
        let pick_up = validation.optional("pick_up", input.pick_up.as_deref());
        let mut tags = input.devices.clone();
        tags.sort();
        tags.dedup();
        if tags.len() > MOST_DEVICES || input.loose.len() > MOST_LOOSE || (tags.is_empty() && input.loose.is_empty()) {
            validation.field_error("devices", ErrorCode::NothingPicked, MOST_DEVICES);
        }
        let devices =
            if tags.len() > MOST_DEVICES { Vec::new() } else { tags.iter().map(|tag| self.device(*tag)).collect::<Result<Vec<_>, _>>()? };
        let lines = lines(&mut validation, input, &devices);
        validation.done()?;
        let number = crate::domain::number::Number { series: Series::Weee, year: self.year(), place: 0 };
        let (at, in_force) = (self.now(), self.in_force());
        may_leave(&devices, &self.actor, at, in_force.rules(self.today()))?;
        let transfer = WeeeTransfer {
            number,
            collector: collector.id.clone(),
            registration,
            carrier,
            carrier_registration,
            pick_up,
            destination,
            treatment: input.treatment,
            lines,
            codes: tables::WASTE_CODES_VERSION,
            at,
            document: String::new(),
            content: String::new(),
            bilingual: input.bilingual,
        };
        Ok(Judged { collector, devices, transfer })
    }

    fn weee_document(&mut self, judged: &Judged, signed: Option<(&Signed, &Signed)>, base: Option<&str>) -> Result<Document, DeskError> {
        let Judged { collector, devices, transfer } = judged;
        transfer_document::document(self.store.read(), base, &NoteOf { transfer, collector, devices, signed })
    }
}

impl Waste<'_> {
    /// The transfer note as it would be signed now: the final document except for its number and signatures. Writes nothing.
    ///
    /// # Errors
    /// When the input is invalid, or a device may not leave.
    pub fn preview(self, acting: &Acting, input: &WeeeInput) -> Result<Document, DeskError> {
        let (input, base) = (input.clone(), self.desk.base_url().map(ToOwned::to_owned));
        let acting = Acting { idempotency_key: None, rehearsal: true, ..acting.clone() };
        self.desk.write(&acting, Permission::Retire, move |tx| {
            let judged = tx.judge_weee(&input)?;
            tx.weee_document(&judged, None, base.as_deref())
        })
    }

    /// Hands waste to a collector: records the step of every device, the transfer and its frozen PDF in one transaction.
    ///
    /// # Errors
    /// When the input is invalid, a device may not leave, or a signature is missing.
    pub fn transfer(self, acting: &Acting, input: WeeeInput) -> Result<WeeeTransfer, DeskError> {
        let base = self.desk.base_url().map(ToOwned::to_owned);
        self.desk.write(acting, Permission::Retire, move |tx| {
            let mut judged = tx.judge_weee(&input)?;
            let mut validation = Validation::default();
            let giver = read(&mut validation, "giver", &input.giver);
            let receiver = read(&mut validation, "receiver", &input.receiver);
            validation.done()?;
            let year = tx.year();
            let number = store::ledger::event::next_number(tx.store, Series::Weee, year)?;
            judged.transfer.number = number;
            for device in &judged.devices {
                tx.take(device, Step::Recycle {}, Some(&number.to_string()))?;
            }
            let frozen = crate::desk::document::freeze(&tx.weee_document(&judged, Some((&giver, &receiver)), base.as_deref())?)?;
            let (document, content) = (frozen.sha256.clone(), frozen.content_sha256.clone());
            let transfer = WeeeTransfer { document, content, ..judged.transfer };
            let strokes = |s: &Signed| serde_json::to_string(&s.strokes).unwrap_or_default();
            let event = Event::numbered(Subject::WeeeTransfer, number, EventData::WeeeTransfer(Box::new(transfer.clone())))
                .with("giver_name", Some(&giver.name))
                .with("giver_capacity", Some(&giver.capacity))
                .with("giver_strokes", Some(&strokes(&giver)))
                .with("receiver_name", Some(&receiver.name))
                .with("receiver_capacity", Some(&receiver.capacity))
                .with("receiver_strokes", Some(&strokes(&receiver)));
            let appended = tx.append(event)?;
            store::waste::project(tx.store, &transfer, &appended)?;
            store::document::issue(tx.store, number, &frozen, &appended)?;
            Ok(transfer)
        })
    }

    /// Candidates for a waste transfer: devices kept for parts, and devices of grade D in the workshop. At most 200 per stage are read.
    ///
    /// # Errors
    /// When the database fails.
    pub fn awaiting_transfer(self) -> Result<Vec<Device>, DeskError> {
        let at = |stage| store::device::Filter { stage: Some(stage), ..store::device::Filter::default() };
        self.desk.read(|c| {
            let mut devices = store::device::list(c, &at(Stage::ForParts), None, OFFERED)?.devices;
            let tx = store::device::list(c, &at(Stage::Workshop), None, OFFERED)?.devices;
            devices.extend(tx.into_iter().filter(|d| d.grade == Some(Grade::D)));
            devices.sort_by_key(|d| d.tag);
            Ok(devices)
        })
    }
}
