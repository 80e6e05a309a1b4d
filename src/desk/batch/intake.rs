//! Intake: opening a batch for a donor's decision, receiving devices, and closing reception.

use super::Batches;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation;
use crate::desk::validation::{SHORT, Validation};
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::batch::{Balance, Batch, Decision, ManifestLine, WasteStatus};
use crate::domain::device::fold;
use crate::domain::device::kind::Kind;
use crate::domain::device::step::Step;
use crate::domain::device::tag::{Tag, TagError};
use crate::domain::device::{Device, HoldReason, Specification};
use crate::domain::event::{Event, EventData};
use crate::domain::id::OrganisationId;
use crate::domain::number::{Number, Series};
use crate::domain::subject::Subject;
use crate::domain::text_enum::clean;
use crate::ingest::identity::{self};
use crate::store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A batch to open, as entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchInput {
    /// The organisation that cedes the equipment; it must be an active donor.
    pub donor: OrganisationId,
    /// The donor's reference of the decision.
    pub decision_reference: String,
    /// The decision's date; not in the future.
    pub decision_date: NaiveDate,
    /// The body that took the decision.
    pub decision_body: String,
    /// The donor states that the equipment is its own.
    pub own: bool,
    /// The donor states that it is fully depreciated.
    pub depreciated: bool,
    /// The legal basis of the cession.
    pub legal_basis: String,
    /// Whether the equipment is ceded as a product (the default) or as waste.
    #[serde(default = "product")]
    pub waste_status: WasteStatus,
    /// The waste permit; required when the batch is waste.
    #[serde(default)]
    pub permit: Option<String>,
}

const fn product() -> WasteStatus {
    WasteStatus::Product
}

/// A device at reception, as scanned or entered.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Arrival {
    /// The scanned or typed code: a serial number or the donor's inventory number. It finds the line of the donor list.
    pub code: Option<String>,
    /// The tag on a pre-printed label, to be bound to this device; a new tag is drawn when absent.
    pub tag: Option<String>,
    /// The line of the donor list, from 1, when a person chose it.
    pub line: Option<u32>,
    /// The device is on no line of the list: it is received as an extra and held until somebody explains it.
    pub extra: bool,
    /// The kind; overrides that of the list, and is required when the list gives none.
    pub kind: Option<Kind>,
    pub manufacturer: Option<String>,
    pub model: Option<String>,
    /// Serial number; a placeholder such as "To be filled by O.E.M." is ignored.
    pub serial: Option<String>,
    /// The donor's inventory number.
    pub donor_number: Option<String>,
    /// Year of manufacture.
    pub year: Option<i32>,
    /// The code of the location where it is put.
    pub location: Option<String>,
}

impl Batches<'_> {
    /// Opens a batch for a donor's decision.
    ///
    /// # Errors
    /// When the form has field errors, or the organisation is no active donor.
    pub fn open(self, acting: &Acting, input: &BatchInput) -> Result<Batch, DeskError> {
        let today = self.desk.today();
        let mut validation = Validation::default();
        let decision = Decision {
            reference: validation.text("decision_reference", &input.decision_reference),
            date: input.decision_date,
            body: validation.text("decision_body", &input.decision_body),
        };
        validation.past("decision_date", input.decision_date, today);
        let legal_basis = validation.text("legal_basis", &input.legal_basis);
        let permit = validation.optional("permit", input.permit.as_deref());
        if input.waste_status == WasteStatus::Weee && permit.is_none() {
            validation.field_error("permit", ErrorCode::PermitNeeded, "");
        }
        validation.done()?;
        let (donor, own, depreciated, waste_status) = (input.donor.clone(), input.own, input.depreciated, input.waste_status);
        self.desk.write(acting, Permission::ManageBatch, move |tx| {
            let organisation = store::partner::find(tx.store.read(), &donor)?.or_not_found(Noun::Organisation, &donor)?;
            if !organisation.kind.is_donor() || !organisation.active {
                return Err(DeskError::field_error("donor", ErrorCode::NotADonor, organisation.name));
            }
            let year = tx.year();
            let number = store::ledger::event::next_number(tx.store, Series::Batch, year)?;
            let opened = tx.now();
            let batch = Batch {
                dismissed: None,
                number,
                donor,
                decision,
                own,
                depreciated,
                legal_basis,
                waste_status,
                permit,
                declared: 0,
                manifest: None,
                opened,
                closed: None,
            };
            put(tx, &batch)?;
            Ok(batch)
        })
    }

    /// Receives a device into a batch: matches it to a line of the donor list by the scanned code, or receives it as an extra.
    ///
    /// # Errors
    /// When the batch is closed, the tag or serial number belongs to another device, or no line of the list matches, or several do.
    pub fn receive(self, acting: &Acting, number: Number, arrival: Arrival) -> Result<Device, DeskError> {
        // A code or a serial number may come as a maker's barcode says it.
        let meant = |given: Option<String>| match given {
            Some(code) if code.len() <= SHORT * 4 => self.desk.devices().as_intended(number, &code, arrival.extra).map(Some),
            other => Ok(other),
        };
        let arrival = Arrival { code: meant(arrival.code)?, serial: meant(arrival.serial)?, ..arrival };
        let mut validation = Validation::default();
        let arrival = Arrival {
            code: validation.optional("code", arrival.code.as_deref()),
            tag: validation.optional("tag", arrival.tag.as_deref()),
            manufacturer: validation.optional("manufacturer", arrival.manufacturer.as_deref()),
            model: validation.optional("model", arrival.model.as_deref()),
            serial: validation.optional("serial", arrival.serial.as_deref()),
            donor_number: validation.optional("donor_number", arrival.donor_number.as_deref()),
            location: validation.optional("location", arrival.location.as_deref()),
            ..arrival
        };
        validation.done()?;
        self.desk.write(acting, Permission::Receive, move |tx| tx.receive(number, arrival))
    }

    /// Closes reception: declared devices that were not received now count as missing.
    ///
    /// # Errors
    /// When it is closed already.
    pub fn close(self, acting: &Acting, number: Number, note: Option<&str>) -> Result<Batch, DeskError> {
        let note = validation::note("note", note)?;
        self.desk.write(acting, Permission::ManageBatch, move |tx| {
            let batch = batch(tx, number)?;
            if batch.closed.is_some() {
                return Err(DeskError::conflict(ErrorCode::BatchClosed, number));
            }
            let batch = Batch { closed: Some(tx.now()), ..batch };
            put_with_note(tx, &batch, note.as_deref())?;
            Ok(batch)
        })
    }

    /// The balance of a batch: how many devices are declared, received, expected or missing, extra, and at which stage they are.
    ///
    /// # Errors
    /// When there is no such batch.
    pub fn balance(self, number: Number) -> Result<(Batch, Balance), DeskError> {
        self.desk.read(|c| {
            let batch = store::batch::find(c, number)?.or_not_found(Noun::Batch, number)?;
            let balance = balance_of(c, &batch)?;
            Ok((batch, balance))
        })
    }
}

/// The balance of a batch that is already loaded.
pub(in crate::desk) fn balance_of(c: &mut store::AnyConnection, batch: &Batch) -> Result<Balance, DeskError> {
    let stages = store::device::stages_of_batch(c, batch.number)?;
    let (listed, extra) = store::device::counts_of_batch(c, batch.number)?;
    Ok(Balance::compute(batch, listed, extra, &stages))
}

pub(super) fn batch(tx: &mut Tx<'_, '_>, number: Number) -> Result<Batch, DeskError> {
    store::batch::find(tx.store.read(), number)?.or_not_found(Noun::Batch, number)
}

fn put(tx: &mut Tx<'_, '_>, batch: &Batch) -> Result<(), DeskError> {
    put_with_note(tx, batch, None)
}

/// Appends the event of a changed batch, with an erasable note beside it, and projects it.
pub(super) fn put_with_note(tx: &mut Tx<'_, '_>, batch: &Batch, note: Option<&str>) -> Result<(), DeskError> {
    let event = Event::numbered(Subject::Batch, batch.number, EventData::Batch(Box::new(batch.clone())));
    let appended = tx.append(event.with("note", note))?;
    Ok(store::batch::project(tx.store, batch, &appended)?)
}

/// The serial number, or `None` for a placeholder such as "To be filled by O.E.M.", which identifies nothing.
fn usable(serial: Option<String>) -> Option<String> {
    serial.filter(|s| !identity::is_placeholder(s))
}

impl Tx<'_, '_> {
    /// Receives a device: binds its tag, matches its line of the donor list, and takes the step. A device on no line is held if the batch
    /// has a list.
    pub(in crate::desk) fn receive(&mut self, number: Number, arrival: Arrival) -> Result<Device, DeskError> {
        let batch = batch(self, number)?;
        if batch.closed.is_some() {
            return Err(DeskError::conflict(ErrorCode::BatchClosed, number));
        }
        let tag = self.tag_for(arrival.tag.as_deref())?;
        let line = self.line_for(number, &arrival)?;
        let from_list = line.as_ref();
        // The kind and the model chosen for devices that no list names may still stand in the form: where the scan found its line, the list
        // comes first. Who chose the line describes the device.
        let by_choice = arrival.line.is_some();
        let listed =
            |own: Option<String>, get: fn(&ManifestLine) -> &Option<String>| own.or_else(|| from_list.and_then(|l| get(l).clone()));
        let first = |own: Option<String>, get: fn(&ManifestLine) -> &Option<String>| match from_list.and_then(|l| get(l).clone()) {
            Some(said) if !by_choice => Some(said),
            said => own.or(said),
        };
        // If no line of the list matched, the scanned code is taken as the device's serial number.
        let scanned = arrival.code.clone().filter(|_| line.is_none());
        let specification = Specification {
            manufacturer: first(arrival.manufacturer, |l| &l.manufacturer),
            model: first(arrival.model, |l| &l.model),
            serial: usable(listed(arrival.serial.or(scanned), |l| &l.serial)),
            donor_number: listed(arrival.donor_number, |l| &l.donor_number),
            year: arrival.year.or_else(|| line.as_ref().and_then(|l| l.year)),
            ..Specification::default()
        };
        let of_list = line.as_ref().and_then(|l| l.kind);
        let kind = if by_choice { arrival.kind.or(of_list) } else { of_list.or(arrival.kind) };
        let kind = kind.ok_or_else(|| DeskError::field_error("kind", ErrorCode::Missing, ""))?;
        self.refuse_known_serial(&specification)?;
        let location = arrival.location.map(|code| self.place(&code)).transpose()?;
        let step = Step::Receive { batch: number, line: line.as_ref().map(|l| l.line), kind, specification, location };
        let blank = fold::announced(tag, &step, self.now()).ok_or_else(|| DeskError::failed("not a reception"))?;
        let device = self.take(&blank, step, None)?;
        if line.is_none() && batch.declared > 0 {
            return self.take(&device, Step::Hold { reason: HoldReason::NotListed }, None);
        }
        Ok(device)
    }

    /// The tag to bind: the one of the pre-printed label, checked to be free, or a new random one.
    fn tag_for(&mut self, given: Option<&str>) -> Result<Tag, DeskError> {
        if let Some(text) = given {
            let code = match crate::domain::device::code::Code::read(text) {
                Some(crate::domain::device::code::Code::Tag(tag)) => Ok(tag),
                Some(crate::domain::device::code::Code::Mistyped(_)) => Err(TagError::Mistyped),
                _ => Err(TagError::NotATag),
            };
            let tag = code.map_err(|e| {
                let because = if e == TagError::Mistyped { ErrorCode::Mistyped } else { ErrorCode::Form };
                DeskError::field_error("tag", because, clean(text).unwrap_or_default().chars().take(20).collect::<String>())
            })?;
            return match store::device::find(self.store.read(), &tag)? {
                Some(_) => Err(DeskError::conflict(ErrorCode::TagTaken, tag)),
                None => Ok(tag),
            };
        }
        // There are 2³⁵ tags, so a collision is rare. The bound only prevents an endless loop with a broken source of entropy.
        for _ in 0..64 {
            let tag = Tag::from_bits(self.store.entropy().bits());
            if store::device::find(self.store.read(), &tag)?.is_none() {
                return Ok(tag);
            }
        }
        Err(DeskError::failed("no free tag was drawn"))
    }

    /// The line of the donor list for this device: the chosen one, or the only free one that matches the code, serial number or inventory
    /// number, tried in this order. `None` for an extra, or for a batch without a list.
    fn line_for(&mut self, number: Number, arrival: &Arrival) -> Result<Option<ManifestLine>, DeskError> {
        if let Some(chosen) = arrival.line {
            let line = store::batch::line(self.store.read(), number, chosen)?
                .ok_or_else(|| DeskError::field_error("line", ErrorCode::UnknownCode, chosen))?;
            let taken = store::device::has_line(self.store.read(), number, chosen)?;
            return if taken { Err(DeskError::conflict(ErrorCode::LineTaken, chosen)) } else { Ok(Some(line)) };
        }
        let names = [&arrival.code, &arrival.serial, &arrival.donor_number];
        for name in names.into_iter().flatten() {
            let lines = store::batch::lines_named(self.store.read(), number, name)?;
            if lines.is_empty() {
                continue;
            }
            let mut free = Vec::new();
            for line in &lines {
                if !store::device::has_line(self.store.read(), number, line.line)? {
                    free.push(line.clone());
                }
            }
            return match free.as_slice() {
                [one] => Ok(Some(one.clone())),
                [] => Err(DeskError::conflict(ErrorCode::LineTaken, lines.first().map_or(0, |l| l.line))),
                _ => Err(DeskError::conflict(ErrorCode::Ambiguous, name)),
            };
        }
        if arrival.extra || store::batch::find(self.store.read(), number)?.is_some_and(|b| b.declared == 0) {
            return Ok(None);
        }
        Err(DeskError::conflict(ErrorCode::NotListed, arrival.code.as_deref().unwrap_or("")))
    }

    /// Refuses a serial number that a device already has: a device must keep one history.
    fn refuse_known_serial(&mut self, specification: &Specification) -> Result<(), DeskError> {
        let Some(serial) = &specification.serial else { return Ok(()) };
        let known = store::device::with_serial(self.store.read(), serial)?;
        let maker = |s: &Specification| s.manufacturer.as_deref().map(crate::domain::text_enum::fold_code);
        // Two manufacturers may use the same short serial number. The same
        // manufacturer, or an unknown one on either side, means the same device.
        let same = known.iter().find(|d| {
            let (a, b) = (maker(&d.specification), maker(specification));
            a.is_none() || b.is_none() || a == b
        });
        match same {
            Some(device) => Err(DeskError::conflict(ErrorCode::SerialKnown, device.tag)),
            None => Ok(()),
        }
    }
}
