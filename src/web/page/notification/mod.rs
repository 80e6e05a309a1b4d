//! TODO

pub mod letters;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::May;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/letters", May(Permission::ReadLetters), letters::list)
        .post("/letters", May(Permission::SendLetters), letters::trial)
        .get("/letters/{id}", May(Permission::ReadLetters), letters::get)
        .post("/letters/{id}", May(Permission::SendLetters), letters::post)
}
