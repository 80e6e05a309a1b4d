//! The pages of requests: entering one, its page and steps, the decision, promising devices, and the conversation about it.
//!
//! - `list`, `show`, `lines`, `conditions`: the list, one request, its lines with their counts, and the conditions of its programme.
//! - `edit`, `form`: entering and changing a draft, and the fields of that form.
//! - `steps`, `decide`, `decision`: the steps of a request, granting it, and how decisions are explained.
//! - `reserve`: promising devices in stock to a granted request, and taking promises back.
//! - `conversation`, `conversation_view`: questions and answers, and erasing or rewording a text.
//!
//! Where is the rule that …? Pages read forms and show results; the rules are in `src/desk/request` and `src/domain/request`.
//!
//! - … says who may receive what? `src/domain/request/programme.rs`; checked on a day: `src/domain/request/eligibility.rs`.
//! - … says whether a device is suitable, and what it lacks? `lacks` in `src/domain/request/suitability.rs`.
//! - … makes a promise expire? `src/desk/request/promise_expiry.rs`; the days: `promise_days` in `src/domain/settings/policy.rs`.
//! - … reminds of what waits too long? `src/desk/request/reminders.rs`; the days: `waiting_days` and `remind_days` in the policy.
//! - … finds personal data in a text? `src/domain/partner/personal_data.rs`; erasing and rewording: `src/desk/request/conversation.rs`.
//! - … says whose turn it is in a conversation? `Message::after` in `src/domain/request/conversation.rs`.

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
use crate::domain::request::RequestStep;
use crate::web::Routes;
use crate::web::access::Need::{May, SignedIn};

/// Every route of requests and of the texts in them, with the permission it needs.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/requests", SignedIn, list::list)
        .post("/requests", May(Permission::Request), edit::enter)
        .get("/requests/new", May(Permission::Request), edit::get)
        .get("/requests/{number}", SignedIn, show::get)
        .get("/requests/{number}/edit", May(Permission::Request), edit::edit)
        .post("/requests/{number}/edit", May(Permission::Request), edit::change)
        .post("/requests/{number}/submit", May(Permission::Request), steps::taking(RequestStep::Submit, "request-submitted"))
        .post("/requests/{number}/withdraw", May(Permission::Request), steps::taking(RequestStep::Withdraw, "request-withdrawn"))
        .post("/requests/{number}/review", May(Permission::Allocate), steps::taking(RequestStep::Review, "request-in-review"))
        .post("/requests/{number}/decline", May(Permission::Allocate), steps::taking(RequestStep::Decline, "request-declined"))
        .post("/requests/{number}/decide", May(Permission::Allocate), decide::decide)
        .post("/requests/{number}/messages", May(Permission::Request), conversation::on_request)
        .post("/texts/{seq}/erase", May(Permission::Request), conversation::erase)
        .get("/requests/{number}/reserve", May(Permission::Allocate), reserve::get)
        .post("/requests/{number}/reserve", May(Permission::Allocate), reserve::post)
        .post("/requests/{number}/release", May(Permission::Allocate), reserve::release)
        .post("/requests/{number}/give-back", May(Permission::Allocate), steps::taking(RequestStep::Release, "request-given-back"))
        .post("/requests/{number}/close-rest", May(Permission::Request), steps::taking(RequestStep::CloseRest, "request-rest-closed"))
        .post("/requests/{number}/extend", May(Permission::Allocate), steps::extend)
}
