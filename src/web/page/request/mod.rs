//! TODO

pub mod conditions;
pub mod conversation;
pub mod conversation_view;
pub mod decide;
pub mod decision;
pub mod edit;
pub mod form;
pub mod lines;
pub mod list;
pub mod reserve;
pub mod show;
pub mod steps;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::{May, SignedIn};

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/requests", SignedIn, list::list)
        .post("/requests", May(Permission::Request), edit::enter)
        .get("/requests/new", May(Permission::Request), edit::get)
        .get("/requests/{number}", SignedIn, show::get)
        .get("/requests/{number}/edit", May(Permission::Request), edit::edit)
        .post("/requests/{number}/edit", May(Permission::Request), edit::change)
        .post("/requests/{number}/submit", May(Permission::Request), steps::submit)
        .post("/requests/{number}/withdraw", May(Permission::Request), steps::withdraw)
        .post("/requests/{number}/review", May(Permission::Allocate), steps::review)
        .post("/requests/{number}/decline", May(Permission::Allocate), steps::decline)
        .post("/requests/{number}/decide", May(Permission::Allocate), decide::decide)
        .post("/requests/{number}/messages", May(Permission::Request), conversation::on_request)
        .post("/texts/{seq}/erase", May(Permission::Request), conversation::erase)
        .get("/requests/{number}/reserve", May(Permission::Allocate), reserve::get)
        .post("/requests/{number}/reserve", May(Permission::Allocate), reserve::post)
        .post("/requests/{number}/release", May(Permission::Allocate), reserve::release)
        .post("/requests/{number}/give-back", May(Permission::Allocate), steps::give_back)
        .post("/requests/{number}/close-rest", May(Permission::Request), steps::close_rest)
        .post("/requests/{number}/extend", May(Permission::Allocate), steps::extend)
}
