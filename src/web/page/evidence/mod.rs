//! Pages about evidence: machine reports, wipe logs, photographs and sanitisation statements.
//!
//! - `report.rs`: upload of reports, the reports that match no device, one report with its erasures, matching and dismissing.
//! - `erasures.rs`: erasures whose date a person must confirm, many at once; and how well the sanitisation of media is assured.
//! - `sanitisation_statement.rs`: issues a sanitisation statement for a device or a batch.
//! - `statement_list.rs`: the statements and the form shown on the page of a device or a batch.
//!
//! Where is the rule that recognises a report? `ingest/mod.rs`, with one reader per format in `ingest/formats`. What is kept of a
//! photograph: `ingest/image/photo.rs`. Which erasure of a report counts: `desk/evidence/judging.rs`. What puts a device on hold when it is
//! reported again: `desk/evidence/findings.rs`. Which tests a report answers: `desk/evidence/measured_tests.rs`. When a statement may be
//! issued: `domain/evidence/sanitisation_statement.rs` and `desk/evidence/sanitisation_statement.rs`. What inventory agents send:
//! `web/agent.rs`.

pub mod erasures;
pub mod report;
pub mod sanitisation_statement;
pub mod statement_list;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::May;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .post("/batches/{number}/statement", May(Permission::Attest), sanitisation_statement::of_batch)
        .post("/devices/{tag}/statement", May(Permission::Attest), sanitisation_statement::of_device)
        .get("/evidence", May(Permission::Work), report::list)
        .post_up_to("/evidence", May(Permission::Work), report::MOST_AT_ONCE, report::upload)
        .get("/evidence/assurance", May(Permission::Read), erasures::assurance)
        .get("/evidence/dates", May(Permission::Work), erasures::dates)
        .post("/evidence/dates", May(Permission::Work), erasures::confirm)
        .get("/evidence/{id}", May(Permission::Read), report::report)
        .get("/evidence/{id}/photo", May(Permission::Read), report::photo)
        .post("/evidence/{id}", May(Permission::Work), report::settle)
}
