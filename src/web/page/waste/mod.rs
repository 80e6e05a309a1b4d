//! TODO

pub mod transfer;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::May;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/weee-transfers", May(Permission::Read), transfer::list)
        .get("/weee-transfers/new", May(Permission::Retire), transfer::new)
        .post("/weee-transfers", May(Permission::Retire), transfer::post)
}
