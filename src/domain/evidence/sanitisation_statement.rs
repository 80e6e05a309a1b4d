//! Data sanitisation statements: what became of every storage medium of a device, or of all devices of a batch, for the donor.

use crate::domain::device::Device;
use crate::domain::device::sanitisation::Outcome;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A statement, as issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// `EFF-…`.
    pub number: Number,
    /// The batch it is about, or that its device came with.
    pub batch: Number,
    /// The one device it is about; none when it is about the whole batch.
    pub device: Option<Tag>,
    /// Whom it is for.
    pub donor: OrganisationId,
    /// The language it is in.
    pub language: String,
    /// The devices it states something of.
    pub devices: Vec<Tag>,
    /// Devices of the batch it says nothing of: they left our hands with their media.
    pub excluded: Vec<Tag>,
    /// When it was issued.
    pub at: DateTime<Utc>,
    /// SHA-256 of the frozen PDF, hexadecimal.
    pub document: String,
    /// SHA-256 of what the page of the document shows, hexadecimal.
    pub content: String,
}

impl Statement {
    /// Whether it is still the word on this device: what became of each of its media was known when it was issued. A device that came
    /// back, or in which another medium was found, needs a new one.
    #[must_use]
    pub fn speaks_for(&self, device: &Device) -> bool {
        let known = |at: &DateTime<Utc>| *at <= self.at;
        device.is_wiped()
            && self.devices.contains(&device.tag)
            && device.media.iter().filter_map(|m| m.outcome.as_ref()).all(|o| known(&o.at()))
            && device.no_medium.as_ref().is_none_or(|n| known(&n.at))
    }
}

/// Where a device stands towards a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Every medium is accounted for: it can be stated.
    Stated,
    /// It left our hands with its media: a statement names it as left out.
    LeftOut,
    /// Its data may still be there: there is no statement yet.
    Open,
}

/// Where a device stands. What was drawn for verification is stated only after somebody else has looked.
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
    /// When it was recorded.
    #[must_use]
    pub const fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Sanitised { at, .. } | Self::Destroyed { at, .. } | Self::Absent { at, .. } => *at,
        }
    }
}
