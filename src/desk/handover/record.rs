//! What the handover operations share: signatures and their validation, reading a handover, and its projection.

use crate::desk::Tx;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation::Validation;
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, EventData};
use crate::domain::handover::{Handover, HandoverState};
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::store;
use serde::{Deserialize, Serialize};

/// Upper bound of a signature's strokes, in bytes of JSON.
pub const MOST_STROKES: usize = 200_000;

/// The most devices of one handover.
pub const MOST_DEVICES: usize = 1_000;

/// One party's signature as entered: drawn strokes, or a typed name that counts as the signature.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Signature {
    pub name: String,
    /// The capacity the person signs in, such as director.
    pub capacity: String,
    /// JSON: lists of `[x, y]` points, each coordinate from 0 to 1; empty when typed.
    pub strokes: String,
    /// The typed name counts as the signature, so strokes may be missing.
    pub typed: bool,
}

/// A validated signature.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Signed {
    pub name: String,
    /// The capacity the person signed in.
    pub capacity: String,
    /// Points with coordinates from 0 to 1; empty when the typed name counts.
    pub strokes: Vec<Vec<(f32, f32)>>,
}

/// Validates a signature. Field errors are named after the party, such as `giver_name`.
pub(in crate::desk) fn read(validation: &mut Validation, party: &str, given: &Signature) -> Signed {
    let name = validation.text(&format!("{party}_name"), &given.name);
    let capacity = validation.text(&format!("{party}_capacity"), &given.capacity);
    let field = format!("{party}_strokes");
    let mut strokes: Vec<Vec<(f32, f32)>> = Vec::new();
    if given.strokes.len() > MOST_STROKES {
        validation.field_error(&field, ErrorCode::TooLong, MOST_STROKES);
    } else if !given.strokes.trim().is_empty() {
        match serde_json::from_str::<Vec<Vec<(f32, f32)>>>(&given.strokes) {
            Ok(read) => strokes = read.into_iter().filter(|s| !s.is_empty()).collect(),
            Err(_not_strokes) => validation.field_error(&field, ErrorCode::Form, ""),
        }
        if strokes.iter().flatten().any(|(x, y)| !(0.0..=1.0).contains(x) || !(0.0..=1.0).contains(y)) {
            validation.field_error(&field, ErrorCode::Form, "");
            strokes = Vec::new();
        }
    }
    if strokes.is_empty() && !given.typed {
        validation.field_error(&field, ErrorCode::Unsigned, "");
    }
    Signed { name, capacity, strokes }
}

/// Where a signature came from. Personal data: stored as erasable texts beside the event, like the names.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// IP address.
    pub address: String,
    /// The `User-Agent` header.
    pub agent: String,
}

pub(in crate::desk) fn project(
    tx: &mut Tx<'_, '_>,
    handover: &Handover,
    private: &[(&'static str, &str)],
) -> Result<store::Appended, DeskError> {
    let mut event = Event::numbered(Subject::Handover, handover.number, EventData::Handover(Box::new(handover.clone())));
    for (field, value) in private {
        event = event.with(field, Some(value));
    }
    let appended = tx.append(event)?;
    store::handover::project(tx.store, handover, &appended)?;
    Ok(appended)
}

/// A handover in any state, or a not-found error.
pub(in crate::desk) fn act(tx: &mut Tx<'_, '_>, number: Number) -> Result<Handover, DeskError> {
    Ok(store::handover::find(tx.store.read(), number)?.or_not_found(Noun::Handover, number)?.0)
}

/// A handover that is still being prepared; a conflict when it awaits its signature or is closed.
pub(super) fn open_act(tx: &mut Tx<'_, '_>, number: Number) -> Result<Handover, DeskError> {
    let act = act(tx, number)?;
    match act.state {
        HandoverState::Preparing => Ok(act),
        HandoverState::Awaiting => Err(DeskError::conflict(ErrorCode::Offered, number)),
        HandoverState::Signed | HandoverState::Cancelled => Err(DeskError::conflict(ErrorCode::ActClosed, number)),
    }
}

/// The devices picked for a handover.
pub(in crate::desk) fn picked(c: &mut store::AnyConnection, number: Number) -> Result<Vec<Device>, DeskError> {
    Ok(store::device::all(c, &store::device::Filter { picked: Some(number), ..Default::default() })?)
}

/// Removes the refusal and the accessories of a device that is put back.
pub(super) fn forget_refusal(tx: &mut Tx<'_, '_>, mut act: Handover, tag: Tag) -> Result<(), DeskError> {
    if act.refusal_of(tag).is_none() && !act.accessories.iter().any(|w| w.tag == tag) {
        return Ok(());
    }
    act.refused.retain(|r| r.tag != tag);
    act.accessories.retain(|w| w.tag != tag);
    project(tx, &act, &[]).map(drop)
}

/// The picked devices of a handover, split into those that pass and those refused at the door.
pub(super) struct SplitByRefusal {
    pub(in crate::desk) passing: Vec<Device>,
    pub(in crate::desk) refused: Vec<Device>,
}

/// Splits the picked devices.
pub(super) fn split_by_refusal(act: &Handover, devices: Vec<Device>) -> SplitByRefusal {
    let (refused, passing) = devices.into_iter().partition(|d| act.refusal_of(d.tag).is_some());
    SplitByRefusal { passing, refused }
}
