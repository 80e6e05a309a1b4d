//! A scan and what came of it.

use crate::desk::error::DeskError;
use crate::desk::stock_take::answer::Count;
use crate::domain::device::Device;
use crate::domain::device::step::Step;
use crate::domain::number::Number;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What scans do, chosen once for a pile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Mode {
    /// Only say what it is.
    Look {},
    /// Receive into a batch.
    Receive {
        /// The batch.
        batch: Number,
        /// Where it is put down.
        #[serde(default)]
        location: Option<String>,
    },
    /// Move to a place.
    Move {
        /// The place.
        location: String,
    },
    /// Put in stock.
    Stock {
        /// The place.
        location: String,
    },
    /// Pick for an act.
    Pick {
        /// The act.
        handover: Number,
    },
    /// Promise to a request.
    Reserve {
        /// The request.
        request: Number,
    },
    /// Take one step on each.
    Step {
        /// The step.
        step: Box<Step>,
        /// Why, where the step needs a reason.
        #[serde(default)]
        note: Option<String>,
    },
    /// Count in a stock-take.
    Count {
        /// The stock-take.
        stock_take: Number,
        /// The place where it stands.
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
    /// The client's own id of this scan.
    pub id: String,
    /// What was scanned.
    pub code: String,
    /// When, by the client's clock: shown, never trusted.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
    /// What to do.
    #[serde(default = "look")]
    pub mode: Mode,
}

/// What a code turned out to be.
#[derive(Clone, Debug)]
pub enum Found {
    /// A device.
    Device(Box<Device>),
    /// Several devices answer to it.
    Several(Vec<Device>),
    /// A batch.
    Batch(Number),
    /// A request.
    Request(Number),
    /// An act, a return, a statement, another document.
    Document(Number),
    /// A stock-take.
    StockTake(Number),
    /// A place.
    Location(String),
}

/// What a scan did.
#[derive(Debug)]
pub enum Scanned {
    /// It was done, or it was only a look.
    Done(Box<Device>),
    /// It already was so.
    Already(Box<Device>),
    /// It was counted, whatever it is.
    Counted(Box<Count>),
    /// It is something else than a device.
    Other(Found),
    /// No.
    Refused(DeskError),
}
