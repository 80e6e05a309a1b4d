//! API routes about evidence.
//!
//! - `reports.rs`: keeping a report, listing the reports that match no device, matching and dismissing them.
//! - `sanitisation_statements.rs`: issuing, finding and reading sanitisation statements.
//!
//! Where is the rule that decides? Keeping and matching a report: `desk/evidence/report.rs`. When a statement may be issued:
//! `desk/evidence/sanitisation_statement.rs`.

pub mod reports;
pub mod sanitisation_statements;

use crate::web::Routes;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().and(reports::routes()).and(sanitisation_statements::routes())
}
