//! Preparing a handover: it begins for an approved request, devices are picked and put back, or it is cancelled.

use super::Handovers;
use super::record::{forget_refusal, open_act, picked, project};
use crate::desk::Acting;
use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::validation::Validation;
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::handover::{Appointment, Handover, HandoverState};
use crate::domain::number::{Number, Series};
use crate::domain::request::RequestState;
use crate::store;

impl Handovers<'_> {
    /// Begins a handover for an approved request, at the given place.
    ///
    /// # Errors
    /// When the request is not approved, or the place is missing.
    pub fn begin(self, acting: &Acting, request: Number, place: &str) -> Result<Handover, DeskError> {
        let mut validation = Validation::default();
        let place = validation.text("place", place);
        validation.done()?;
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let request = crate::desk::request::record::visible(tx, request)?;
            if request.state != RequestState::Approved {
                return Err(DeskError::conflict(ErrorCode::RequestState, request.state));
            }
            let (allocation, _) = store::request::allocation_of(tx.store.read(), request.number)?
                .ok_or_else(|| DeskError::conflict(ErrorCode::RequestState, request.state))?;
            let year = tx.year();
            let handover = Handover {
                number: store::ledger::event::next_number(tx.store, Series::Handover, year)?,
                request: request.number,
                allocation: allocation.number,
                organisation: request.organisation,
                state: HandoverState::Preparing,
                place,
                devices: Vec::new(),
                begun: tx.now(),
                signed: None,
                document: None,
                content: None,
                appointment: None,
                refused: Vec::new(),
                value_cents: None,
                gift_noted: false,
                clauses: None,
                way: None,
                copy: None,
                offer: None,
                accessories: Vec::new(),
            };
            project(tx, &handover, &[])?;
            Ok(handover)
        })
    }

    /// Picks a device for a handover.
    ///
    /// # Errors
    /// When the handover is not being prepared, or the device is not reserved for its request.
    pub fn pick(self, acting: &Acting, number: Number, tag: Tag) -> Result<Device, DeskError> {
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = open_act(tx, number)?;
            let device = tx.device(tag)?;
            match &device.reservation {
                Some(reservation) if reservation.request != act.request => {
                    Err(DeskError::conflict(ErrorCode::OtherRequest, reservation.request))
                }
                _ => tx.take(&device, Step::Pick { handover: number }, None),
            }
        })
    }

    /// Puts a picked device back.
    ///
    /// # Errors
    /// When the handover is not being prepared, or the device is not picked for it.
    pub fn unpick(self, acting: &Acting, number: Number, tag: Tag) -> Result<Device, DeskError> {
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = open_act(tx, number)?;
            let device = tx.device(tag)?;
            if device.reservation.as_ref().and_then(|r| r.picked) != Some(number) {
                return Err(DeskError::conflict(ErrorCode::NotOfThisAct, tag));
            }
            forget_refusal(tx, act, tag)?;
            tx.take(&device, Step::Unpick {}, None)
        })
    }

    /// Cancels a handover: its devices are put back, its number stays used, and a coming appointment is cancelled by letter.
    ///
    /// # Errors
    /// When the handover is not being prepared. One that awaits its signature must be withdrawn first.
    pub fn cancel(self, acting: &Acting, number: Number, note: Option<&str>) -> Result<Handover, DeskError> {
        let note = crate::desk::validation::note("note", note)?;
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = open_act(tx, number)?;
            for device in picked(tx.store.read(), number)? {
                tx.take(&device, Step::Unpick {}, None)?;
            }
            let stood = act.appointment.as_ref().is_some_and(|a| !a.cancelled && a.until > tx.now());
            let appointment = act.appointment.map(|a| Appointment { sequence: a.sequence + 1, cancelled: true, ..a });
            let act = Handover { state: HandoverState::Cancelled, refused: Vec::new(), accessories: Vec::new(), appointment, ..act };
            project(tx, &act, &[("note", note.as_deref().unwrap_or(""))])?;
            if stood {
                tx.tell_appointment(&act)?;
            }
            Ok(act)
        })
    }
}
