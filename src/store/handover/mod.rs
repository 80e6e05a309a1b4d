//! Tables of handovers, returns and follow-ups.
//!
//! - `record.rs`: `handover`, `take_back` (returns) and `act_copy` (scanned copies of acts signed on paper); re-exported here.
//! - `follow_up.rs`: `follow_up`, one for each handover.
//!
//! Where is the rule that …? How handovers are prepared and signed: `desk/handover`. Which handovers have a coming appointment: `meets`
//! in `record.rs`. Whether stored copies match the acts: `wrong_copies` in `record.rs`.

pub mod follow_up;
mod record;
pub use record::*;
