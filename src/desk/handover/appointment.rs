//! The meeting and the door check of a handover: its appointment, devices refused on the spot, and the note on a gift of high value.

use super::Handovers;
use super::record::{act, open_act, picked, project};
use crate::desk::Acting;
use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::validation;
use crate::desk::validation::Validation;
use crate::documents::export::calendar::{Meeting, calendar};
use crate::domain::account::actor::Permission;
use crate::domain::device::tag::Tag;
use crate::domain::handover::{Appointment, DoorReason, Handover, HandoverState, RefusedAtDoor, Transport};
use crate::domain::notification::{Attached, AttachedKind};
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::{self, AnyConnection};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An appointment as entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentInput {
    pub from: DateTime<Utc>,
    /// At most one day after `from`.
    pub until: DateTime<Utc>,
    /// Who transports the devices.
    pub transport: Transport,
    /// The address: the depot's or the recipient's.
    pub place: String,
    /// The person to ask for. Personal data: stored as an erasable text beside the event, not in it.
    #[serde(default)]
    pub ask_for: Option<String>,
}

/// What a calendar entry needs beyond the handover row: the person to ask for, and how many devices.
pub struct Calendar {
    ask_for: String,
    devices: usize,
}

impl Calendar {
    /// Reads it from the database.
    ///
    /// # Errors
    /// When the query fails.
    pub fn for_act(c: &mut AnyConnection, act: &Handover) -> Result<Self, DeskError> {
        let picked = picked(c, act.number)?.len();
        let devices = if act.signed.is_some() { act.devices.len() } else { picked };
        let ask_for = store::ledger::event::text_of(c, Subject::Handover, &act.number.to_string(), "ask_for")?.unwrap_or_default();
        Ok(Self { ask_for, devices })
    }

    /// The appointment as an iCalendar file; none when there is no appointment.
    #[must_use]
    pub fn file(&self, act: &Handover, w: Locale, base: Option<&str>, stamp: DateTime<Utc>) -> Option<String> {
        let (set, number) = (act.appointment.as_ref()?, act.number);
        let transport = word(w, "transport", set.transport.as_str());
        Some(calendar(&Meeting {
            uid: format!("{number}@reprise"),
            from: set.from,
            until: set.until,
            stamp,
            sequence: set.sequence,
            cancelled: set.cancelled,
            summary: w.say("ics-summary", &[("act", number.to_string().into()), ("n", self.devices.into())]),
            place: act.place.clone(),
            description: [transport.as_str(), &self.ask_for].join("\n").trim().to_owned(),
            url: base.map(|base| format!("{}/handovers/{number}", base.trim_end_matches('/'))).unwrap_or_default(),
        }))
    }

    /// The same file as the attachment of a letter; a cancelled appointment is attached as a cancellation.
    pub(in crate::desk) fn attached(&self, act: &Handover, w: Locale, base: Option<&str>, stamp: DateTime<Utc>) -> Option<Attached> {
        let off = act.appointment.as_ref().is_some_and(|a| a.cancelled);
        let kind = if off { AttachedKind::MeetingOff } else { AttachedKind::Meeting };
        Attached::new(kind, &format!("{}.ics", act.number), &self.file(act, w, base, stamp)?)
    }
}

impl Handovers<'_> {
    /// Makes or changes the appointment, and writes to the recipient about it.
    ///
    /// # Errors
    /// When the handover is closed, its remote signing names another place, or the time is past, ends before it begins or lasts over a
    /// day.
    pub fn set_appointment(self, acting: &Acting, number: Number, input: AppointmentInput) -> Result<Handover, DeskError> {
        let mut validation = Validation::default();
        let place = validation.text("place", &input.place);
        let ask_for = validation.optional("ask_for", input.ask_for.as_deref());
        if input.until <= input.from || input.from <= self.desk.now() || input.until - input.from > chrono::Duration::days(1) {
            validation.field_error("from", ErrorCode::AppointmentPast, "");
        }
        validation.done()?;
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = act(tx, number)?;
            // What was offered for signing names its place: the offer must be withdrawn before the place changes.
            match act.state {
                HandoverState::Preparing => {}
                HandoverState::Awaiting if act.place == place => {}
                HandoverState::Awaiting => return Err(DeskError::conflict(ErrorCode::Offered, number)),
                HandoverState::Signed | HandoverState::Cancelled => return Err(DeskError::conflict(ErrorCode::ActClosed, number)),
            }
            let sequence = act.appointment.as_ref().map_or(0, |a| a.sequence + 1);
            let (from, until, transport) = (input.from, input.until, input.transport);
            let appointment = Appointment { from, until, transport, sequence, cancelled: false };
            let act = Handover { place, appointment: Some(appointment), ..act };
            project(tx, &act, &[("ask_for", ask_for.as_deref().unwrap_or(""))])?;
            tx.tell_appointment(&act)?;
            Ok(act)
        })
    }

    /// Cancels the appointment and writes to the recipient; the handover stays open.
    ///
    /// # Errors
    /// When there is no appointment to cancel, or the handover is closed.
    pub fn cancel_appointment(self, acting: &Acting, number: Number) -> Result<Handover, DeskError> {
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = act(tx, number)?;
            let open = matches!(act.state, HandoverState::Preparing | HandoverState::Awaiting);
            let standing = act.appointment.clone().filter(|a| open && !a.cancelled);
            let a = standing.ok_or_else(|| DeskError::conflict(ErrorCode::ActClosed, number))?;
            let appointment = Appointment { sequence: a.sequence + 1, cancelled: true, ..a };
            let act = Handover { appointment: Some(appointment), ..act };
            project(tx, &act, &[])?;
            tx.tell_appointment(&act)?;
            Ok(act)
        })
    }

    /// Marks a picked device as refused at the door, or removes the mark when no reason is given. The act lists it as refused; signing
    /// puts it back in stock, and its place on the request line stays open.
    ///
    /// # Errors
    /// When the handover is not being prepared, or the device is not picked for it.
    pub fn refuse_at_door(
        self,
        acting: &Acting,
        number: Number,
        tag: Tag,
        reason: Option<DoorReason>,
        note: Option<&str>,
    ) -> Result<Handover, DeskError> {
        let note = validation::note("note", note)?;
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let mut act = open_act(tx, number)?;
            let device = tx.device(tag)?;
            if device.reservation.as_ref().and_then(|r| r.picked) != Some(number) {
                return Err(DeskError::conflict(ErrorCode::NotOfThisAct, tag));
            }
            act.refused.retain(|r| r.tag != tag);
            act.refused.extend(reason.map(|reason| RefusedAtDoor { tag, reason }));
            project(tx, &act, &[("note", note.as_deref().unwrap_or(""))])?;
            Ok(act)
        })
    }

    /// Records the reference of what was done about a gift above the amount that an association may accept without ministerial
    /// authorisation (`gift_warning_cents` in the policy names the law). A warning to confirm, not a ban.
    ///
    /// # Errors
    /// When the handover is not being prepared, or the reference is missing.
    pub fn note_gift(self, acting: &Acting, number: Number, reference: &str) -> Result<Handover, DeskError> {
        let mut validation = Validation::default();
        let reference = validation.text("gift_reference", reference);
        validation.done()?;
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = Handover { gift_noted: true, ..open_act(tx, number)? };
            project(tx, &act, &[("gift_reference", &reference)])?;
            Ok(act)
        })
    }
}
