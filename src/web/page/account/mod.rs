//! Pages about accounts: first run, sign-in, users, one's own account, and one-time links.
//!
//! - `sign_in.rs`: the first administrator (`/setup`), signing in and out, the choice of a language.
//! - `own_account.rs`: the user's own password and API tokens (`/account`).
//! - `users.rs`: the administrator's list of users and their roles (`/users`).
//! - `one_time_link.rs`: the page of a one-time link (`/l/{token}`); what each purpose shows and does.
//! - `one_time_link_forms.rs`: the two forms filled in by a link without an account: signing a handover, answering a follow-up.
//!
//! Where is the rule that says what a one-time link shows and what its button does? `says` and `does` in `one_time_link.rs`. When a link
//! still works: `domain/account/one_time_link.rs`. How it is used up, and the language of its page: `desk/account/one_time_link.rs`. How
//! often a sign-in may be tried: `may_try` in `web/app.rs`. Which cookie holds the session: `cookie_name` in `web/authorise.rs`.

pub mod one_time_link;
pub mod one_time_link_forms;
pub mod own_account;
pub mod sign_in;
pub mod users;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::{Anyone, May};

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/setup", Anyone, sign_in::setup)
        .post("/setup", Anyone, sign_in::set_up)
        .get("/sign-in", Anyone, sign_in::sign_in)
        .post("/sign-in", Anyone, sign_in::signed_in)
        .post("/sign-out", Anyone, sign_in::sign_out)
        .post("/language", Anyone, sign_in::language)
        .get("/users", May(Permission::ManageUsers), users::users)
        .post("/users", May(Permission::ManageUsers), users::put_user)
        .get("/account", May(Permission::OwnAccount), own_account::account)
        .post("/account", May(Permission::OwnAccount), own_account::change_account)
        .post("/sign-in/link", Anyone, one_time_link::ask)
        .get("/l/{token}", Anyone, one_time_link::show)
        .post("/l/{token}", Anyone, one_time_link::act)
        .get("/l/{token}/act.pdf", Anyone, one_time_link::act_pdf)
}
