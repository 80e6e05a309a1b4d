//! Taking one step on one device: cleans its texts, checks version and evidence, and keeps parts and locks consistent.

use super::Devices;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, Tx, validation};
use crate::domain::device::part::{Intervention, PartKind};
use crate::domain::device::sanitisation::Basis;
use crate::domain::device::stage::Stage;
use crate::domain::device::step::{Step, StepKind};
use crate::domain::device::tag::Tag;
use crate::domain::device::transitions::ends;
use crate::domain::device::{Device, HoldReason};
use crate::domain::id::EvidenceId;
use crate::domain::text_enum::clean;
use crate::ingest::tables;
use crate::store;

/// Whether a step can be taken on its own. Steps that are part of a decision, a handover or a return belong to other operations.
fn is_alone(step: &Step) -> bool {
    !step.kind().is_part()
}

/// The evidence that a step cites, if any.
const fn cited(step: &Step) -> Option<&EvidenceId> {
    match step {
        Step::Describe { evidence, .. } | Step::Erase { evidence, .. } | Step::DestroyMedium { evidence, .. } => evidence.as_ref(),
        _ => None,
    }
}

/// Cleans every text of a step, so that no control characters, nor any that turn the reading direction, get into the ledger.
fn cleaned(mut step: Step) -> Step {
    fn text(t: &mut String) {
        *t = clean(t).unwrap_or_default();
    }
    fn option(t: &mut Option<String>) {
        *t = t.take().and_then(|t| clean(&t));
    }
    fn specification(s: &mut crate::domain::device::Specification) {
        for t in [&mut s.manufacturer, &mut s.model, &mut s.serial, &mut s.donor_number, &mut s.uuid, &mut s.cpu, &mut s.os, &mut s.licence]
        {
            option(t);
        }
    }
    match &mut step {
        Step::Receive { specification: s, .. } | Step::Correct { specification: s, .. } => specification(s),
        Step::Describe { specification: s, media, .. } => {
            specification(s);
            for m in media {
                option(&mut m.model);
                option(&mut m.serial);
            }
        }
        Step::AddMedium(m) => {
            option(&mut m.model);
            option(&mut m.serial);
        }
        Step::Erase { tool, tool_version, evidence, basis, answer, .. } => {
            text(tool);
            text(tool_version);
            // What a person records is declared, whatever it cites; the rest comes from judging a log.
            *basis = evidence.is_some().then_some(Basis::Declared);
            *answer = None;
        }
        Step::Repair(done) => option(&mut done.part),
        Step::RemovePart { part, .. } => option(part),
        _ => {}
    }
    step
}

impl Tx<'_, '_> {
    /// When a repair uses a part from another device, records its removal
    /// there in the same transaction. That device must be kept for parts.
    fn part_from(&mut self, tag: Tag, step: &Step) -> Result<(), DeskError> {
        let Step::Repair(done @ Intervention { from: Some(from), .. }) = step else { return Ok(()) };
        if *from == tag {
            return Ok(()); // `lifecycle::apply` refuses this with its own reason.
        }
        let donor = self.device(*from)?;
        if donor.stage != Stage::ForParts {
            return Err(DeskError::conflict(ErrorCode::NotForParts, from));
        }
        let kind = done.fitted().unwrap_or(PartKind::Other);
        self.take(&donor, Step::RemovePart { kind, part: done.part.clone(), to: Some(tag) }, None).map(|_donor| ())
    }

    /// Holds a device while it has a lock that only the donor can clear, and releases it when none is left. To be called after a lock was
    /// found or cleared, so that a hold lifted by hand does not come back.
    pub(in crate::desk) fn hold_while_locked(&mut self, device: Device) -> Result<Device, DeskError> {
        let locked = device.open_locks().any(|open| tables::locks().iter().any(|l| l.name == open.name && l.holds));
        let held = device.holds.iter().any(|h| h.reason == HoldReason::Locked);
        let reason = HoldReason::Locked;
        match (locked, held) {
            (true, false) if may_be_held(&device) => self.take(&device, Step::Hold { reason }, None),
            (false, true) => self.take(&device, Step::Release { reason }, None),
            _ => Ok(device),
        }
    }
}

fn may_be_held(device: &Device) -> bool {
    !ends(StepKind::Hold, device.stage).is_empty()
}

impl Devices<'_> {
    /// Takes a step on a device. `expected` is the version of the device the caller saw, for optimistic locking; `None` skips the check.
    ///
    /// # Errors
    /// [`DeskError::Refused`] with every reason, [`ErrorCode::Stale`] for another version; also when the device, location or cited evidence
    /// is unknown, the note is too long, or the step belongs to another operation.
    pub fn step(self, acting: &Acting, tag: Tag, step: Step, note: Option<&str>, expected: Option<u64>) -> Result<Device, DeskError> {
        let note = validation::note("note", note)?;
        let kind = step.kind();
        if kind == StepKind::Recycle {
            return Err(DeskError::field_error("step", ErrorCode::NeedsTransferNote, ""));
        }
        if !is_alone(&step) {
            return Err(DeskError::field_error("step", ErrorCode::Unsupported, kind));
        }
        if matches!(step, Step::RemovePart { to: Some(_), .. }) {
            return Err(DeskError::field_error("to", ErrorCode::Unsupported, ""));
        }
        let step = cleaned(step);
        self.desk.write(acting, kind.permission(), move |tx| {
            let device = tx.device(tag)?;
            if expected.is_some_and(|version| version != device.version) {
                return Err(DeskError::conflict(ErrorCode::Stale, tag));
            }
            // Only stored evidence may be cited, so that a caller cannot write a text of its own into the ledger.
            if let Some(id) = cited(&step)
                && store::evidence::find(tx.store.read(), id)?.is_none()
            {
                return Err(DeskError::not_found(Noun::Evidence, id));
            }
            // The log of a tool is judged by itself and closes what it proves: it lends nothing to a medium that somebody names.
            if let Step::Erase { evidence: Some(id), .. } = &step
                && tx.tells_of_erasures(id)?
            {
                return Err(DeskError::field_error("evidence", ErrorCode::Unsupported, id));
            }
            let step = match step {
                Step::Stock { location } => Step::Stock { location: tx.place(&location)? },
                Step::Move { location } => Step::Move { location: tx.place(&location)? },
                Step::Find { location: Some(code) } => Step::Find { location: Some(tx.place(&code)?) },
                other => other,
            };
            tx.part_from(tag, &step)?;
            let device = tx.take(&device, step, note.as_deref())?;
            if matches!(kind, StepKind::Lock | StepKind::Unlock) { tx.hold_while_locked(device) } else { Ok(device) }
        })
    }

    /// The steps to offer to the actor on this device now, by its stage and the actor's role.
    #[must_use]
    pub fn offered_steps(self, acting: &Acting, device: &Device) -> Vec<StepKind> {
        crate::domain::device::lifecycle::offered(device, &acting.actor)
    }
}
