//! TODO

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
        .get("/evidence/{id}", May(Permission::Read), report::report)
        .get("/evidence/{id}/photo", May(Permission::Read), report::photo)
        .post("/evidence/{id}", May(Permission::Work), report::settle)
}
