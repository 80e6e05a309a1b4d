//! The pages of proposals (fair splits), and the public page that explains the rule of fairness.
//!
//! - `list`: the list of proposals, and making a new one.
//! - `show`: one proposal with its explanation, changes by hand, other weights tried beside it, and deciding on its requests.
//! - `rule`: the rule and the weights of any version of the policy, `/fairness?version=`, readable without an account.
//!
//! Where is the rule that …? Pages read forms and show results; a proposal is computed and stored by `src/desk/allocation`.
//!
//! - … says who gets what when there is less than is asked? `src/domain/allocation/fairness.rs`.
//! - … computes needs and weights? `src/domain/allocation/claim.rs`; both brought together: `src/desk/allocation/fair_split.rs`.
//! - … chooses the devices of each line? `src/desk/allocation/assignment.rs`.
//! - … explains a number in words? `src/desk/allocation/explanation.rs`.
//! - … finds the weights a decision was made under? `policy_at` in `src/store/settings.rs`.

pub mod list;
pub mod rule;
pub mod show;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::{Anyone, May};

/// Every route of proposals and of the rule, with the permission it needs.
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
