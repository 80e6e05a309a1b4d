//! Handing over: one act for any number of devices, picked by scan, signed by both parties, its PDF frozen.

use super::Handovers;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::request::decision::answered_line;
use crate::desk::request::entry::put as put_request;
use crate::desk::validation::Reading;
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::lifecycle::Stage;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, Happening, Subject};
use crate::domain::handover::{Appointment, Handover, HandoverState};
use crate::domain::number::{Number, Series};
use crate::domain::request::{Request, RequestState, RequestStep};
use crate::store;
use serde::{Deserialize, Serialize};

/// The most bytes of a signature's strokes.
pub const MOST_STROKES: usize = 200_000;
/// The most devices of one act.
pub const MOST_DEVICES: usize = 1_000;

/// One party's signature as given: name, capacity, and the strokes of the pad or the word that the typed name counts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Signature {
    /// Who signs.
    pub name: String,
    /// In what capacity.
    pub capacity: String,
    /// Strokes as JSON: lists of `[x, y]` from 0 to 1.
    pub strokes: String,
    /// The typed name counts as the signature.
    pub typed: bool,
}

/// A signature that was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Signed {
    /// Who signed.
    pub name: String,
    /// In what capacity.
    pub capacity: String,
    /// Strokes from 0 to 1; none when the typed name counts.
    pub strokes: Vec<Vec<(f32, f32)>>,
}

/// Reads a signature; flaws bear the party before their names.
pub(in crate::desk) fn read(reading: &mut Reading, party: &str, given: &Signature) -> Signed {
    let name = reading.text(&format!("{party}_name"), &given.name);
    let capacity = reading.text(&format!("{party}_capacity"), &given.capacity);
    let field = format!("{party}_strokes");
    let mut strokes: Vec<Vec<(f32, f32)>> = Vec::new();
    if given.strokes.len() > MOST_STROKES {
        reading.field_error(&field, ErrorCode::TooLong, MOST_STROKES);
    } else if !given.strokes.trim().is_empty() {
        match serde_json::from_str::<Vec<Vec<(f32, f32)>>>(&given.strokes) {
            Ok(read) => strokes = read.into_iter().filter(|s| !s.is_empty()).collect(),
            Err(_not_strokes) => reading.field_error(&field, ErrorCode::Form, ""),
        }
        if strokes.iter().flatten().any(|(x, y)| !(0.0..=1.0).contains(x) || !(0.0..=1.0).contains(y)) {
            reading.field_error(&field, ErrorCode::Form, "");
            strokes = Vec::new();
        }
    }
    if strokes.is_empty() && !given.typed {
        reading.field_error(&field, ErrorCode::Unsigned, "");
    }
    Signed { name, capacity, strokes }
}

/// Where a signature comes from: kept beside the ledger with the names.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// The address it came from.
    pub address: String,
    /// What the browser called itself.
    pub agent: String,
}

pub(in crate::desk) fn project(
    tx: &mut Tx<'_, '_>,
    handover: &Handover,
    private: &[(&'static str, &str)],
) -> Result<store::Appended, DeskError> {
    let mut event = Event::numbered(Subject::Handover, handover.number, Happening::Handover(Box::new(handover.clone())));
    for (field, value) in private {
        event = event.with(field, Some(value));
    }
    let appended = tx.append(event)?;
    store::handover::project(tx.store, handover, &appended)?;
    Ok(appended)
}

/// An act, whatever its state.
pub(in crate::desk) fn act(tx: &mut Tx<'_, '_>, number: Number) -> Result<Handover, DeskError> {
    Ok(store::handover::find(tx.store.read(), number)?.ok_or_else(|| DeskError::none(Noun::Handover, number))?.0)
}

/// An act that is still being prepared.
pub(in crate::desk) fn open_act(tx: &mut Tx<'_, '_>, number: Number) -> Result<Handover, DeskError> {
    let act = act(tx, number)?;
    match act.state {
        HandoverState::Preparing => Ok(act),
        HandoverState::Awaiting => Err(DeskError::conflict(ErrorCode::Offered, number)),
        HandoverState::Signed | HandoverState::Cancelled => Err(DeskError::conflict(ErrorCode::ActClosed, number)),
    }
}

/// The devices picked for an act.
pub(in crate::desk) fn picked(c: &mut store::AnyConnection, number: Number) -> Result<Vec<Device>, DeskError> {
    Ok(store::device::all(c, &store::device::Filter { picked: Some(number), ..Default::default() })?)
}

impl Handovers<'_> {
    /// Begins an act for a granted request.
    ///
    /// # Errors
    /// When the request is not granted.
    pub fn begin(self, acting: &Acting, request: Number, place: &str) -> Result<Handover, DeskError> {
        let mut reading = Reading::default();
        let place = reading.text("place", place);
        reading.done()?;
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let request = crate::desk::request::entry::visible(tx, request)?;
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

    /// Picks a device for an act.
    ///
    /// # Errors
    /// When the act is closed, or the device is not promised to its request.
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

    /// Puts a device back from an act.
    ///
    /// # Errors
    /// When it was not picked for it.
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

    /// Gives an act up: what was picked is put back. Its number stays taken, and says so.
    ///
    /// # Errors
    /// When it is signed or given up.
    pub fn cancel(self, acting: &Acting, number: Number, note: Option<&str>) -> Result<Handover, DeskError> {
        let note = crate::desk::validation::note("note", note).map_err(|field_error| DeskError::Invalid(vec![field_error]))?;
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

/// What is put back is not refused any more, and nothing goes along with it.
pub(in crate::desk) fn forget_refusal(tx: &mut Tx<'_, '_>, mut act: Handover, tag: Tag) -> Result<(), DeskError> {
    if act.refusal_of(tag).is_none() && !act.accessories.iter().any(|w| w.tag == tag) {
        return Ok(());
    }
    act.refused.retain(|r| r.tag != tag);
    act.accessories.retain(|w| w.tag != tag);
    project(tx, &act, &[]).map(drop)
}

/// A request whose every granted device was handed over is fulfilled, unless the rest of what it asks still waits.
pub(in crate::desk) fn close_request(tx: &mut Tx<'_, '_>, number: Number) -> Result<(), DeskError> {
    let Some(request) = store::request::find(tx.store.read(), number)? else { return Ok(()) };
    let Some((allocation, _)) = store::request::allocation_of(tx.store.read(), number)? else { return Ok(()) };
    let devices = store::device::of_request(tx.store.read(), number)?;
    let handed = |line: usize| {
        let on_line = |d: &&Device| answered_line(d).and_then(|l| usize::try_from(l).ok()) == Some(line);
        devices.iter().filter(|d| d.stage == Stage::HandedOver).filter(on_line).count()
    };
    let all = allocation.granted.iter().enumerate().all(|(line, granted)| handed(line) >= usize::try_from(*granted).unwrap_or(usize::MAX));
    if all
        && !request.waits(&allocation.granted)
        && let Some(state) = request.state.after(RequestStep::Fulfil)
    {
        put_request(tx, &Request { state, ..request }, &[])?;
    }
    Ok(())
}
