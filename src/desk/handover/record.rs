//! The record of a handover: signatures as given and as read, the row, and its projection. The verbs on it stand beside.

use crate::desk::Tx;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation::Validation;
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, Happening};
use crate::domain::handover::{Handover, HandoverState};
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::store;
use serde::{Deserialize, Serialize};
use sha2::Digest;

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

/// What is put back is not refused any more, and nothing goes along with it.
pub(in crate::desk) fn forget_refusal(tx: &mut Tx<'_, '_>, mut act: Handover, tag: Tag) -> Result<(), DeskError> {
    if act.refusal_of(tag).is_none() && !act.accessories.iter().any(|w| w.tag == tag) {
        return Ok(());
    }
    act.refused.retain(|r| r.tag != tag);
    act.accessories.retain(|w| w.tag != tag);
    project(tx, &act, &[]).map(drop)
}

/// The devices of an act that pass, and those that were refused at the door.
pub(in crate::desk) struct Parted {
    pub(in crate::desk) passing: Vec<Device>,
    pub(in crate::desk) refused: Vec<Device>,
}

/// What is picked for an act, parted.
pub(in crate::desk) fn parted(act: &Handover, devices: Vec<Device>) -> Parted {
    let (refused, passing) = devices.into_iter().partition(|d| act.refusal_of(d.tag).is_some());
    Parted { passing, refused }
}
