//! The start page (`/`): what waits for the person who is signed in, by role.
//!
//! - `staff.rs`: the handler, and the lists of technicians, coordinators, auditors and administrators.
//! - `partner.rs`: the lists of a partner organisation.
//! - `parts.rs`: the structs of a list and its lines, and how many lines a list shows.
//!
//! Where is the rule that says which lists a role sees? The `match` on the role in `get` of `staff.rs`. What counts as an unanswered
//! message, an unsigned offer or a stuck letter is decided by the queries it calls in `desk` and `store`.

pub mod partner;
pub mod parts;
pub mod staff;

use crate::web::Routes;
use crate::web::access::Need::SignedIn;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().get("/", SignedIn, staff::get)
}
