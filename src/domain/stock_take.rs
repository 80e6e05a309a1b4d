//! Stock-takes: the devices expected in a part of the depot, fixed when the count opens, and the devices seen until it closes.

use super::device::Device;
use super::id::UserId;
use super::number::Number;
use crate::domain::device::location::Location;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

text_enum! {
    /// The state of a stock-take.
    StockTakeState {
        /// Devices are being counted.
        Open => "open",
        /// Closed: devices that were not seen are missing.
        Closed => "closed",
        /// Cancelled: it says nothing about any device.
        Cancelled => "cancelled",
    }
}

text_enum! {
    /// What a stock-take says about a device. A device only becomes missing when the stock-take closes.
    LineState {
        /// Expected, and not seen yet.
        NotScanned => "not_scanned",
        /// Seen where its record says it is.
        Found => "found",
        /// Seen at another location than its record says; both are in scope.
        Elsewhere => "elsewhere",
        /// The stock-take closed and the device was not seen.
        Missing => "missing",
        /// Not seen, because a recorded step moved it away while the count was open.
        Left => "left",
        /// Seen, although by its record it should not be here.
        Unexpected => "unexpected",
    }
}

/// The digest of a list that an event seals: tags in order, each followed by a line feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Number of entries.
    pub count: u64,
    /// SHA-256 of the list, hexadecimal.
    pub sha256: String,
}

/// The result of a closed stock-take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Seen where their record says.
    pub found: Listed,
    /// Seen at another location in scope.
    pub elsewhere: Listed,
    /// Not seen, so missing.
    pub missing: Listed,
    /// Moved away by a recorded step while the count was open.
    pub left: Listed,
    /// Seen, although they should not be here.
    pub unexpected: Listed,
    /// Unknown codes, in the order they were scanned.
    pub unknown: Listed,
    /// Language of the document.
    pub language: String,
    /// SHA-256 of the frozen PDF, hexadecimal.
    pub document: String,
    /// SHA-256 of what the document page shows, hexadecimal.
    pub content: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockTake {
    /// `INV-…`.
    pub number: Number,
    /// Codes of the locations chosen; empty for the whole depot.
    pub scope: Vec<String>,
    /// Those locations and every location inside them at the time of opening, sorted; empty for the whole depot.
    pub places: Vec<String>,
    pub expected: Listed,
    /// The state of the count.
    pub state: StockTakeState,
    pub opened: DateTime<Utc>,
    /// Pseudonym of the user who opened it.
    pub opened_by: UserId,
    pub ended: Option<DateTime<Utc>>,
    /// The result, once closed.
    pub counted: Option<Counted>,
}

impl StockTake {
    /// Whether a location is in scope. A device without a location is in scope only for the whole depot.
    #[must_use]
    pub fn covers(&self, place: Option<&str>) -> bool {
        self.places.is_empty() || place.is_some_and(|place| self.places.binary_search_by(|p| p.as_str().cmp(place)).is_ok())
    }

    /// Whether its scope and the given locations share one; an empty list means the whole depot.
    #[must_use]
    pub fn overlaps(&self, places: &[String]) -> bool {
        places.is_empty() || self.places.is_empty() || places.iter().any(|place| self.covers(Some(place)))
    }

    /// Whether a device is expected when the count opens.
    #[must_use]
    pub fn expects(&self, device: &Device) -> bool {
        device.stage.is_in_house() && self.covers(device.location.as_deref())
    }

    /// Classifies a device that was seen. `elsewhere` says that its record names another location, `expected` that it was expected.
    #[must_use]
    pub fn sighted(&self, device: &Device, expected: bool, elsewhere: bool) -> LineState {
        match (device.stage.is_in_house(), elsewhere) {
            (true, false) => LineState::Found,
            (true, true) if expected || self.covers(device.location.as_deref()) => LineState::Elsewhere,
            _ => LineState::Unexpected,
        }
    }

    /// Classifies an expected device that was not seen, in its state at closing. `picked` says that it was picked for a handover act after
    /// the opening: it then stands ready at the door, not on its shelf.
    #[must_use]
    pub fn unseen(&self, device: &Device, picked: bool) -> LineState {
        let is_picked = picked && device.reservation.as_ref().is_some_and(|r| r.picked.is_some());
        if self.expects(device) && !is_picked { LineState::Missing } else { LineState::Left }
    }
}

/// The given locations and all those inside them, sorted.
#[must_use]
pub fn within(all: &[Location], roots: &[String]) -> Vec<String> {
    let mut inside: BTreeSet<&str> = roots.iter().map(String::as_str).collect();
    // The list is not ordered as a tree, so repeat until no further location is found. This also ends when parents form a cycle.
    loop {
        let more: Vec<&str> = all
            .iter()
            .filter(|l| l.parent.as_deref().is_some_and(|p| inside.contains(p)) && !inside.contains(l.code.as_str()))
            .map(|l| l.code.as_str())
            .collect();
        if more.is_empty() {
            return inside.into_iter().map(ToOwned::to_owned).collect();
        }
        inside.extend(more);
    }
}

/// Maximum nesting of locations; anything deeper must be a cycle.
const DEEPEST: usize = 50;

/// Whether a device recorded at `recorded` is where it belongs when seen at `place`: there, or in a location inside it. A person who counts
/// a room need not scan each of its shelves. `around` gives the parent of a location.
///
/// # Errors
/// Returns the error of `around`.
pub fn is_at<E>(recorded: Option<String>, place: &str, mut around: impl FnMut(&str) -> Result<Option<String>, E>) -> Result<bool, E> {
    let mut here = recorded;
    for _ in 0..DEEPEST {
        match here {
            Some(code) if code == place => return Ok(true),
            Some(code) => here = around(&code)?,
            None => break,
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::{Location, is_at, within};

    fn place(code: &str, parent: Option<&str>) -> Location {
        Location { code: code.to_owned(), name: code.to_owned(), parent: parent.map(ToOwned::to_owned), active: true }
    }

    #[test]
    fn what_lies_inside_is_in_scope_and_a_circle_ends() {
        let all = [place("A-01-1", Some("A-01")), place("A", None), place("A-01", Some("A")), place("B", None)];
        assert_eq!(within(&all, &["A".to_owned()]), ["A", "A-01", "A-01-1"]);
        assert_eq!(within(&all, &["A-01".to_owned(), "B".to_owned()]), ["A-01", "A-01-1", "B"]);
        let at = |all: &[Location], recorded: Option<&str>, place_: &str| {
            let around = |code: &str| Ok::<_, ()>(all.iter().find(|l| l.code == code).and_then(|l| l.parent.clone()));
            is_at(recorded.map(ToOwned::to_owned), place_, around).unwrap()
        };
        assert!(at(&all, Some("A-01-1"), "A") && at(&all, Some("A"), "A"));
        assert!(!at(&all, Some("A"), "A-01") && !at(&all, None, "A") && !at(&all, Some("unknown"), "A"));
        let round = [place("X", Some("Y")), place("Y", Some("X"))];
        assert_eq!(within(&round, &["X".to_owned()]), ["X", "Y"]);
        assert!(!at(&round, Some("X"), "Z"));
    }
}
