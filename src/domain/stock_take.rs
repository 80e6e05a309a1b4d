//! Stock-takes: what should stand in a part of the depot, fixed when the count opens, and what was seen there until it closes.

use super::device::Device;
use super::id::UserId;
use super::number::Number;
use crate::domain::device::location::Location;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

text_enum! {
    /// Where a stock-take is.
    StockTakeState {
        /// Devices are being counted.
        Open => "open",
        /// Counted: what was not seen is missing.
        Closed => "closed",
        /// Given up; it says nothing of any device.
        Cancelled => "cancelled",
    }
}

text_enum! {
    /// What a stock-take knows of a device. Nothing is called missing before it closes.
    LineState {
        /// Expected, and not seen yet.
        NotScanned => "not_scanned",
        /// Seen where its record says it is.
        Found => "found",
        /// Seen at another place than its record says, both in scope.
        Elsewhere => "elsewhere",
        /// Closed without it having been seen.
        Missing => "missing",
        /// Not seen, because a recorded step took it away while the count was open.
        Left => "left",
        /// Seen, though by its record it should not be here.
        Unexpected => "unexpected",
    }
}

/// A list of the ledger's: how long it is and what it hashes to. Tags in order, each ended by a line feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// How many.
    pub count: u64,
    /// SHA-256 of the list, hexadecimal.
    pub sha256: String,
}

/// What a stock-take came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Seen where their records say.
    pub found: Listed,
    /// Seen at another place in scope.
    pub elsewhere: Listed,
    /// Not seen.
    pub missing: Listed,
    /// Gone by a recorded step while it was open.
    pub left: Listed,
    /// Seen, though they should not be here.
    pub unexpected: Listed,
    /// Codes that nothing answered to, in the order of their scans.
    pub unknown: Listed,
    /// The language of the receipt.
    pub language: String,
    /// SHA-256 of the frozen PDF, hexadecimal.
    pub document: String,
    /// SHA-256 of what the page of the document shows, hexadecimal.
    pub content: String,
}

/// A stock-take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockTake {
    /// `INV-…`.
    pub number: Number,
    /// The places asked for; none for the whole depot.
    pub scope: Vec<String>,
    /// Those and every place inside them when it opened, in order; none for the whole depot.
    pub places: Vec<String>,
    /// The devices expected.
    pub expected: Listed,
    /// Where it is.
    pub state: StockTakeState,
    /// When it opened.
    pub opened: DateTime<Utc>,
    /// Who opened it, by pseudonym.
    pub opened_by: UserId,
    /// When it closed or was given up.
    pub ended: Option<DateTime<Utc>>,
    /// What it came to, once closed.
    pub counted: Option<Counted>,
}

impl StockTake {
    /// Whether a place is in scope; a device without a place is only in that of the whole depot.
    #[must_use]
    pub fn covers(&self, place: Option<&str>) -> bool {
        self.places.is_empty() || place.is_some_and(|place| self.places.binary_search_by(|p| p.as_str().cmp(place)).is_ok())
    }

    /// Whether some place is in the scope of both.
    #[must_use]
    pub fn overlaps(&self, places: &[String]) -> bool {
        places.is_empty() || self.places.is_empty() || places.iter().any(|place| self.covers(Some(place)))
    }

    /// Whether this device is expected when the count opens.
    #[must_use]
    pub fn expects(&self, device: &Device) -> bool {
        device.stage.is_in_house() && self.covers(device.location.as_deref())
    }

    /// What it makes of a device seen at a place: `elsewhere` when its record names another place, `expected` when it was expected.
    #[must_use]
    pub fn sighted(&self, device: &Device, expected: bool, elsewhere: bool) -> LineState {
        match (device.stage.is_in_house(), elsewhere) {
            (true, false) => LineState::Found,
            (true, true) if expected || self.covers(device.location.as_deref()) => LineState::Elsewhere,
            _ => LineState::Unexpected,
        }
    }

    /// What becomes of an expected device that was not seen, as it is at the close. `picked` says that it was picked for an act after
    /// the opening: it then stands beside the door, not on its shelf.
    #[must_use]
    pub fn unseen(&self, device: &Device, picked: bool) -> LineState {
        let is_picked = picked && device.reservation.as_ref().is_some_and(|r| r.picked.is_some());
        if self.expects(device) && !is_picked { LineState::Missing } else { LineState::Left }
    }
}

/// Some places and all that lie inside them, in order.
#[must_use]
pub fn within(all: &[Location], roots: &[String]) -> Vec<String> {
    let mut inside: BTreeSet<&str> = roots.iter().map(String::as_str).collect();
    // A tree in no order: as long as something is found, something may lie inside that. A circle of parents ends too.
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

/// Places inside places, at most: beyond it somebody drew a circle.
const DEEPEST: usize = 50;

/// Whether a device whose record says `recorded` is at home when it is seen at `place`: there, or somewhere inside it. Who counts a
/// room need not scan each of its shelves.
///
/// # Errors
/// What asking for the place around a place gives.
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
