//! The outcome of counting one code in a stock-take.

use crate::domain::device::Device;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What counting a code found.
    Answer {
        /// A device at the location of its record, or somewhere inside the counted location.
        Found => "found",
        /// A device whose record names another location.
        Elsewhere => "elsewhere",
        /// Counted before in this stock-take.
        Already => "already",
        /// A device that, by its record, is not in house.
        Gone => "gone",
        /// An unknown code; it is recorded.
        Unknown => "unknown",
    }
}

/// The outcome for one code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Count {
    pub answer: Answer,
    /// The device; `None` for an unknown code.
    pub device: Option<Box<Device>>,
    /// The unknown code; empty for a device.
    pub code: String,
    /// The location where it was seen; for a device counted before, the first one.
    pub place: String,
    /// When it was counted first; `None` when this is the first time.
    pub first: Option<DateTime<Utc>>,
}
