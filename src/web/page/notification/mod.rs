//! Pages about letters: the e-mails the program sends.
//!
//! - `letters.rs`: the list of letters with those that need a person, one letter with its text, sending again, giving up, and a trial
//!   letter.
//!
//! Where is the rule that says on which occasions somebody is written to? `domain/notification.rs` has the kinds of letter; the operations
//! that write them are in `desk/notification` and in the areas themselves. When a letter is tried again and what counts as a problem:
//! `domain/notification.rs` and `problems` in `store/notification.rs`.

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
