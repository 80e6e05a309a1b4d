//! TODO

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
