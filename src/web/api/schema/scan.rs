//! Schemas of scans.

use super::{Number, tells};
use chrono::{DateTime, Utc};

/// What scans do.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum ScanMode {
    /// Only say what it is.
    Look {},
    /// Receive into a batch.
    Receive {
        /// The batch.
        batch: Number,
        /// Where it is put down.
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
        /// The step, as `POST devices/{tag}/steps` takes it.
        step: Box<super::Step>,
        /// Why, where the step needs a reason; at most 2,000 characters.
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

tells! {
    /// One scan.
    Scan of crate::desk::device::scan_result::Scan {
        /// The client's own id of this scan, 1 to 100 characters: sent again, it gets the same answer.
        id: String,
        /// What was scanned.
        code: String,
        /// When, by the client's clock: kept by the client, not trusted here.
        at: Option<DateTime<Utc>>,
        /// What to do; only a look when nothing is said.
        #[schema(required = false)]
        mode: ScanMode,
    }
}
