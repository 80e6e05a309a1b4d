//! The settings page: the operator's particulars and the policy.
//!
//! - `operator.rs`: the page (`/settings`) and the form of the operator's name and address.
//! - `policy.rs`: reads the policy form and saves it as a new version.
//! - `policy_form.rs`: the number fields of the policy form, in groups, each with its bounds.
//! - `support.rs`: the support table (`/settings/support`), with the preview of another one.
//! - `witnesses.rs`: reads and saves who is sent the checkpoint of each day, and whose signatures are taken.
//!
//! Where is the rule that says what a number of the policy means and how large it may be? `Policy` and its parts in
//! `domain/settings/policy.rs`. To put another number of days on the form: one of the tables `LIMITS`, `DOOR`, `TERMS` in `policy_form.rs`.

pub mod operator;
pub mod policy;
pub mod policy_form;
pub mod support;
pub mod witnesses;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::May;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/settings", May(Permission::ManageSettings), operator::settings)
        .post("/settings", May(Permission::ManageSettings), operator::set)
        .get("/settings/support", May(Permission::ManageSettings), support::get)
        .post("/settings/support", May(Permission::ManageSettings), support::post)
        .get("/settings/support.csv", May(Permission::ManageSettings), support::file)
        .post("/settings/witnesses", May(Permission::ManageSettings), witnesses::set)
        .post("/settings/policy", May(Permission::ManageSettings), policy::set_policy)
}
