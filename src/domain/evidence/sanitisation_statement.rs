//! Sanitisation statements: what became of every storage medium of one device or of a batch, issued to the donor.

use crate::domain::device::Device;
use crate::domain::device::sanitisation::Outcome;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A sanitisation statement as issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// `EFF-…`.
    pub number: Number,
    /// The batch it covers, or the batch of its device.
    pub batch: Number,
    /// The device, when it covers one device; `None` for a whole batch.
    pub device: Option<Tag>,
    /// The donor it is issued to.
    pub donor: OrganisationId,
    /// Language of the document, as a two-letter code.
    pub language: String,
    /// The devices whose media it accounts for.
    pub devices: Vec<Tag>,
    /// Devices of the batch it does not cover: they left the operator's custody with their media.
    pub excluded: Vec<Tag>,
    /// When it was issued.
    pub at: DateTime<Utc>,
    /// SHA-256 of the frozen PDF, hexadecimal.
    pub document: String,
    /// SHA-256 of what the document page shows, hexadecimal.
    pub content: String,
}

impl Statement {
    /// Whether the statement still covers the device: the outcome of each medium was already recorded when it was issued. A device that
    /// came back, or in which another medium was found, needs a new statement.
    #[must_use]
    pub fn speaks_for(&self, device: &Device) -> bool {
        let known = |at: &DateTime<Utc>| *at <= self.at;
        device.is_wiped()
            && self.devices.contains(&device.tag)
            && device.media.iter().filter_map(|m| m.outcome.as_ref()).all(|o| known(&o.at()))
            && device.no_medium.as_ref().is_none_or(|n| known(&n.at))
    }
}

/// Whether a statement can cover a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Every medium is accounted for, so a statement can cover it.
    Stated,
    /// It left the operator's custody with its media; a statement lists it as not covered.
    LeftOut,
    /// Data may still be on it, so no statement is possible yet.
    Open,
}

/// Whether a statement can cover a device. A sanitisation drawn for verification counts only once another person has verified it.
#[must_use]
pub fn standing(device: &Device) -> Standing {
    if device.is_wiped() && !device.media.iter().any(crate::domain::device::sanitisation::Medium::awaits_verification) {
        Standing::Stated
    } else if matches!(device.stage, Stage::SentBack | Stage::Lost) {
        Standing::LeftOut
    } else {
        Standing::Open
    }
}

impl Outcome {
    /// When the outcome was recorded.
    #[must_use]
    pub const fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Sanitised { at, .. } | Self::Destroyed { at, .. } | Self::Absent { at, .. } => *at,
        }
    }
}
