//! What a scan told a count.

use crate::domain::device::Device;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What a scan told the count.
    Answer {
        /// A device that stands where its record says.
        Found => "found",
        /// A device whose record names another place.
        Elsewhere => "elsewhere",
        /// It was counted in this session before.
        Already => "already",
        /// A device that is not with us by its record.
        Gone => "gone",
        /// Nothing answers to the code; it is kept.
        Unknown => "unknown",
    }
}

/// One code counted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Count {
    /// What it told.
    pub answer: Answer,
    /// The device.
    pub device: Option<Box<Device>>,
    /// The code, when nothing answers to it.
    pub code: String,
    /// Where it was seen: the first time, when it was counted before.
    pub place: String,
    /// When it was counted first, when it was before.
    pub first: Option<DateTime<Utc>>,
}
