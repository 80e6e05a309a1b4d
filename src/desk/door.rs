//! At the door: when both are to meet, what is refused on the spot, and a gift that is worth a word with the ministry.

use super::error::{Because, DeskError};
use super::field::{self, Reading};
use super::hand_over::{act, open_act, project};
use super::{Acting, Desk};
use crate::domain::actor::Act;
use crate::domain::handover::{Appointment, DoorReason, Handover, HandoverState, RefusedAtDoor, Transport};
use crate::domain::number::Number;
use crate::domain::tag::Tag;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An appointment as given.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentInput {
    /// From.
    pub from: DateTime<Utc>,
    /// Until.
    pub until: DateTime<Utc>,
    /// Who moves.
    pub transport: Transport,
    /// Where: the depot's site or the recipient's.
    pub place: String,
    /// Whom to ask for; a person, kept beside the ledger.
    #[serde(default)]
    pub ask_for: Option<String>,
}

impl Desk {
    /// Sets or changes when both are to meet.
    ///
    /// # Errors
    /// When the act is closed, or the time is behind or ends before it begins.
    pub fn appoint(&self, acting: &Acting, number: Number, input: AppointmentInput) -> Result<Handover, DeskError> {
        let mut reading = Reading::default();
        let place = reading.text("place", &input.place);
        let ask_for = reading.optional("ask_for", input.ask_for.as_deref());
        if input.until <= input.from || input.from <= self.now() || input.until - input.from > chrono::Duration::days(1) {
            reading.flaw("from", Because::AppointmentPast, "");
        }
        reading.done()?;
        self.write(acting, Act::HandOver, move |bench| {
            let act = act(bench, number)?;
            // A frozen offer names its place: it is taken back first.
            match act.state {
                HandoverState::Preparing => {}
                HandoverState::Awaiting if act.place == place => {}
                HandoverState::Awaiting => return Err(DeskError::conflict(Because::Offered, number)),
                HandoverState::Signed | HandoverState::Cancelled => return Err(DeskError::conflict(Because::ActClosed, number)),
            }
            let sequence = act.appointment.as_ref().map_or(0, |a| a.sequence + 1);
            let (from, until, transport) = (input.from, input.until, input.transport);
            let appointment = Appointment { from, until, transport, sequence, cancelled: false };
            let act = Handover { place, appointment: Some(appointment), ..act };
            project(bench, &act, &[("ask_for", ask_for.as_deref().unwrap_or(""))])?;
            bench.tell_appointment(&act)?;
            Ok(act)
        })
    }

    /// Calls an appointment off; the act goes on.
    ///
    /// # Errors
    /// When there is none.
    pub fn call_off(&self, acting: &Acting, number: Number) -> Result<Handover, DeskError> {
        self.write(acting, Act::HandOver, move |bench| {
            let act = act(bench, number)?;
            let open = matches!(act.state, HandoverState::Preparing | HandoverState::Awaiting);
            let standing = act.appointment.clone().filter(|a| open && !a.cancelled);
            let a = standing.ok_or_else(|| DeskError::conflict(Because::ActClosed, number))?;
            let appointment = Appointment { sequence: a.sequence + 1, cancelled: true, ..a };
            let act = Handover { appointment: Some(appointment), ..act };
            project(bench, &act, &[])?;
            bench.tell_appointment(&act)?;
            Ok(act)
        })
    }

    /// Refuses a picked device at the door, or takes the refusal back when no reason is given. It stays on the paper as refused, and goes
    /// back when the act is signed; what its line still misses stays open.
    ///
    /// # Errors
    /// When the act is closed, or the device is not picked for it.
    pub fn refuse_at_door(
        &self,
        acting: &Acting,
        number: Number,
        tag: Tag,
        reason: Option<DoorReason>,
        note: Option<&str>,
    ) -> Result<Handover, DeskError> {
        let note = field::note("note", note).map_err(|flaw| DeskError::Invalid(vec![flaw]))?;
        self.write(acting, Act::HandOver, move |bench| {
            let mut act = open_act(bench, number)?;
            let device = bench.device(tag)?;
            if device.reservation.as_ref().and_then(|r| r.picked) != Some(number) {
                return Err(DeskError::conflict(Because::NotOfThisAct, tag));
            }
            act.refused.retain(|r| r.tag != tag);
            act.refused.extend(reason.map(|reason| RefusedAtDoor { tag, reason }));
            project(bench, &act, &[("note", note.as_deref().unwrap_or(""))])?;
            Ok(act)
        })
    }

    /// Takes note that a gift is worth more than an association may accept without authorisation, with the reference of what was done
    /// about it. It is a warning of the law, not a refusal of ours.
    ///
    /// # Errors
    /// When the act is closed, or the reference is missing.
    pub fn note_gift(&self, acting: &Acting, number: Number, reference: &str) -> Result<Handover, DeskError> {
        let mut reading = Reading::default();
        let reference = reading.text("gift_reference", reference);
        reading.done()?;
        self.write(acting, Act::HandOver, move |bench| {
            let act = Handover { gift_noted: true, ..open_act(bench, number)? };
            project(bench, &act, &[("gift_reference", &reference)])?;
            Ok(act)
        })
    }
}
