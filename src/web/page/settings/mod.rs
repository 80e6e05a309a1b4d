//! TODO

pub mod operator;
pub mod policy;
pub mod policy_form;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::May;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/settings", May(Permission::ManageSettings), operator::settings)
        .post("/settings", May(Permission::ManageSettings), operator::set)
        .post("/settings/policy", May(Permission::ManageSettings), policy::set_policy)
}
