//! API routes about batches.
//!
//! - `batches.rs`: opening, listing, reading and closing a batch; locks; the reconciliation.
//! - `list.rs`: judging, comparing and loading the donor list.
//! - `refused.rs`: the refused rows that wait: corrected or dismissed.
//! - `outcome.rs`: what became of a batch, as JSON, PDF and CSV.
//!
//! Where is the rule that decides? Reception: `desk/batch/intake.rs`; the donor list: `desk/batch/list.rs`. The letter about locks: `desk/batch/locks.rs`. The
//! donor report: `desk/batch/donor_report.rs`.

pub mod batches;
pub mod list;
pub mod outcome;
pub mod refused;

use crate::web::Routes;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().and(batches::routes()).and(list::routes()).and(outcome::routes()).and(refused::routes())
}
