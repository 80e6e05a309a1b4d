//! The input and the outcome of a scan.

use crate::desk::error::DeskError;
use crate::desk::stock_take::answer::Count;
use crate::domain::device::Device;
use crate::domain::device::step::Step;
use crate::domain::number::Number;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a scan does; chosen once for a series of scans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Mode {
    /// Only show what the code stands for.
    Look {},
    /// Receive into a batch.
    Receive {
        batch: Number,
        /// The code of the location where the device is put.
        #[serde(default)]
        location: Option<String>,
    },
    /// Move to a location.
    Move {
        /// The code of the location.
        location: String,
    },
    /// Put in stock.
    Stock {
        /// The code of the location.
        location: String,
    },
    /// Pick for a handover.
    Pick {
        /// The handover; the device must be promised to its request.
        handover: Number,
    },
    /// Promise to a request.
    Reserve {
        /// The request; the device must match one of its lines.
        request: Number,
    },
    /// Take the same step on each device.
    Step {
        step: Box<Step>,
        /// The reason, where the step needs one.
        #[serde(default)]
        note: Option<String>,
    },
    /// Count in a stock-take.
    Count {
        stock_take: Number,
        /// The code of the location where the device stands.
        location: String,
    },
}

const fn look() -> Mode {
    Mode::Look {}
}

/// One scan.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scan {
    /// The client's id of this scan, at most 100 characters: its idempotency key. Without one, a repeated scan takes effect again.
    pub id: String,
    pub code: String,
    /// When it was scanned, by the client's clock. Not trusted: events carry the server's time.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
    /// What to do; a look by default.
    #[serde(default = "look")]
    pub mode: Mode,
}

/// What a code stands for.
#[derive(Clone, Debug)]
pub enum Found {
    Device(Box<Device>),
    /// Several devices share this serial or inventory number.
    Several(Vec<Device>),
    Batch(Number),
    /// A request; also for the number of one of its allocations.
    Request(Number),
    /// A handover, a return, a statement or another numbered document.
    Document(Number),
    StockTake(Number),
    /// A location, by its code.
    Location(String),
}

/// The outcome of a scan.
#[derive(Debug)]
pub enum Scanned {
    /// Done, or found by a look.
    Done(Box<Device>),
    /// The device already was in the wanted state.
    Already(Box<Device>),
    /// Counted in a stock-take, be it a device or an unknown code.
    Counted(Box<Count>),
    /// The code stands for something else than one device; nothing was done.
    Other(Found),
    /// Refused.
    Refused(DeskError),
}
