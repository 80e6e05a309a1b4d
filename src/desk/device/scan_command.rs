//! Command cards on the scan bench: what a card does to the device scanned
//! last, and undo, which takes the last step back with a counter-step.

use super::Devices;
use super::scan_result::Found;
use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::{Acting, IdempotencyKey, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::device::command::{Card, Command};
use crate::domain::device::condition::{LOOKS, TestResult};
use crate::domain::device::fold;
use crate::domain::device::lifecycle::RefusalReason;
use crate::domain::device::step::{Step, StepKind};
use crate::domain::device::tag::Tag;
use crate::domain::device::{Device, HoldReason};
use crate::domain::event::EventData;
use crate::domain::id::UserId;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::ingest::tables;
use crate::store;
use chrono::{DateTime, TimeDelta, Utc};

/// The outcome of a command card.
#[derive(Debug)]
pub enum Commanded {
    /// Only the scan bench changes: the mode of the next scans, a pause, or the end of a series. Nothing is written.
    Bench,
    /// A step was taken on the device scanned last.
    Took(Box<Device>, StepKind),
    /// The device already is in the wanted state; nothing is written.
    Already(Box<Device>),
}

impl Devices<'_> {
    /// Executes a command card. `id` is the client's idempotency key, `last` the code scanned before the card, and `note` the reason
    /// recorded with a hold or an undo.
    ///
    /// # Errors
    /// When no device was scanned before, the step is refused, or the last step cannot be undone.
    pub fn run_command(self, acting: &Acting, id: &str, card: &Card, last: &str, note: &str) -> Result<Commanded, DeskError> {
        let kind = match card.command {
            Command::Receive
            | Command::Move
            | Command::Stock
            | Command::Pick
            | Command::Count
            | Command::Look
            | Command::Pause
            | Command::Done => {
                return Ok(Commanded::Bench);
            }
            other => other,
        };
        if last.trim().is_empty() {
            return Err(DeskError::conflict(ErrorCode::NothingScanned, ""));
        }
        let Found::Device(device) = self.resolve(last)? else {
            return Err(DeskError::conflict(ErrorCode::NothingScanned, last.chars().take(40).collect::<String>()));
        };
        let once =
            (!id.is_empty() && id.len() <= 100).then(|| IdempotencyKey::new(&format!("card:{id}"), format!("{card} {last}").as_bytes()));
        let acting = Acting { idempotency_key: once, ..acting.clone() };
        let step = match kind {
            Command::Erased => {
                // A card cannot record an erasure, because tool and version are
                // only in the tool's log. It only checks that all are recorded.
                let open: Vec<RefusalReason> =
                    device.open_media().map(|m| RefusalReason::OpenMedium { medium: m.id, serial: m.serial.clone() }).collect();
                return match (open.is_empty(), device.is_wiped()) {
                    (true, true) => Ok(Commanded::Already(device)),
                    _ => Err(DeskError::conflict(ErrorCode::NoLogYet, device.tag)),
                };
            }
            Command::Tested => Step::Test { results: passed(&device), looks: None, battery_percent: None },
            Command::Grade => Step::Grade { lower_to: None },
            Command::Hold => Step::Hold { reason: HoldReason::Other },
            Command::Release => match device.holds.as_slice() {
                [only] => Step::Release { reason: only.reason },
                [] => return Ok(Commanded::Already(device)),
                _ => return Err(DeskError::conflict(ErrorCode::SeveralHolds, device.tag)),
            },
            _ => return self.undo(&acting, device.tag, note).map(|(device, kind)| Commanded::Took(Box::new(device), kind)),
        };
        let kind = step.kind();
        let note = (kind == StepKind::Hold).then_some(note);
        self.step(&acting, device.tag, step, note, None).map(|d| Commanded::Took(Box::new(d), kind))
    }

    /// Undoes the last step of a device with a counter-step; both stay in its history. Only the actor's own step, and only the last one. A
    /// reception is undone within the shift: the device was then never here, and its line of the list is free again. Gives the device
    /// afterwards and the counter-step.
    ///
    /// # Errors
    /// When the last step is somebody else's, cannot be undone, or is a reception that is too long ago.
    pub fn undo(self, acting: &Acting, tag: Tag, note: &str) -> Result<(Device, StepKind), DeskError> {
        let note = note.to_owned();
        self.desk.write(acting, Permission::Work, move |tx| tx.undo(tag, &note))
    }
}

impl Tx<'_, '_> {
    /// Refuses to undo a reception that is too long ago, closed, or named elsewhere.
    fn may_unreceive(&mut self, tag: Tag, batch: Number, received: DateTime<Utc>) -> Result<(), DeskError> {
        if self.now() - received > TimeDelta::hours(SHIFT_HOURS) {
            return Err(DeskError::conflict(ErrorCode::UndoTooLate, tag));
        }
        if store::batch::find(self.store.read(), batch)?.is_some_and(|b| b.closed.is_some()) {
            return Err(DeskError::conflict(ErrorCode::BatchClosed, batch));
        }
        if store::device::is_named(self.store.read(), &tag)? {
            return Err(DeskError::conflict(ErrorCode::CannotUndo, tag));
        }
        Ok(())
    }

    /// Replays the device's events to find the last step and the state before it, and takes the counter-step.
    fn undo(&mut self, tag: Tag, note: &str) -> Result<(Device, StepKind), DeskError> {
        let no = || DeskError::conflict(ErrorCode::CannotUndo, tag);
        let device = self.device(tag)?;
        let leaves = store::ledger::event::leaves_of(self.store.read(), Subject::Device, tag.as_str())?;
        let (mut now, mut before) = (None, None);
        let mut last: Option<(&Step, &UserId, DateTime<Utc>)> = None;
        for leaf in &leaves {
            let EventData::Device(fact) = &leaf.what else { continue };
            // A device that no list names is held in the same moment as it is received: both are undone at once.
            let is_part_of_reception = matches!(fact.step, Step::Hold { reason: HoldReason::NotListed })
                && matches!(last, Some((Step::Receive { .. }, by, at)) if *by == leaf.actor && at == leaf.at);
            let base = fold::before(tag, now.take(), &fact.step, leaf.at).ok_or_else(no)?;
            now = Some(fact.applied_to(&base, &leaf.actor, leaf.at));
            if !is_part_of_reception {
                before = Some(base);
                last = Some((&fact.step, &leaf.actor, leaf.at));
            }
        }
        let ((step, by, at), before) = last.zip(before).ok_or_else(no)?;
        if *by != self.actor.user {
            return Err(DeskError::conflict(ErrorCode::NotYourStep, tag));
        }
        if let Step::Receive { batch, .. } = step {
            self.may_unreceive(tag, *batch, at)?;
        }
        let counter = match step {
            Step::Move { .. } => Step::Move { location: self.place(&before.location.ok_or_else(no)?)? },
            Step::Receive { .. } => Step::Unreceive {},
            Step::Stock { .. } => Step::Rework {},
            Step::Pick { .. } => Step::Unpick {},
            Step::Hold { reason } => Step::Release { reason: *reason },
            Step::Release { reason } => Step::Hold { reason: *reason },
            Step::Lock { lock } => Step::Unlock { lock: lock.clone() },
            Step::Unlock { lock } => Step::Lock { lock: lock.clone() },
            _ => return Err(no()),
        };
        let kind = counter.kind();
        let device = self.take(&device, counter, Some(note))?;
        let locks = matches!(kind, StepKind::Lock | StepKind::Unlock);
        Ok((if locks { self.hold_while_locked(device)? } else { device }, kind))
    }
}

/// How long a reception can be undone, in hours: the shift in which it was scanned.
const SHIFT_HOURS: i64 = 12;

/// A pass for every test of the device's kind that has no result yet, except the one for its looks. Existing results stay: a card does not
/// overrule a failed test.
fn passed(device: &Device) -> std::collections::BTreeMap<String, TestResult> {
    let open = tables::tests().for_kind(device.kind).filter(|l| l.test != LOOKS && !device.condition.results.contains_key(&l.test));
    open.map(|l| (l.test.clone(), TestResult::Pass)).collect()
}
