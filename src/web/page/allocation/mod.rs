//! TODO

pub mod list;
pub mod rule;
pub mod show;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::{Anyone, May};

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/fairness", Anyone, rule::get)
        .get("/proposals", May(Permission::Read), list::list)
        .post("/proposals", May(Permission::Allocate), list::propose)
        .get("/proposals/{id}", May(Permission::Read), show::get)
        .post("/proposals/{id}/adjust", May(Permission::Allocate), show::adjust)
        .post("/proposals/{id}/decide", May(Permission::Allocate), show::decide)
        .post("/proposals/{id}/close", May(Permission::Allocate), show::close)
}
