//! What passes between the house and those it serves: requests, acts, returns, documents. Their routes, and what their pages share.

use super::allocation::list;
use super::handover::{appointment, follow_up, list as handover_list, remote_signing, replacement, returns, show, signing};
use super::request::{conversation, edit, list as request_list, reserve, show as request_show};
use super::waste::transfer;
use super::{allocation, document};
use crate::domain::account::actor::Permission;
use crate::web::Need::{May, SignedIn};
use crate::web::Routes;

/// The routes, in the order of the work.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/requests", SignedIn, request_list::list)
        .post("/requests", May(Permission::Request), edit::enter)
        .get("/requests/new", May(Permission::Request), edit::get)
        .get("/requests/{number}", SignedIn, request_show::get)
        .get("/requests/{number}/edit", May(Permission::Request), edit::edit)
        .post("/requests/{number}/edit", May(Permission::Request), edit::change)
        .post("/requests/{number}/submit", May(Permission::Request), super::request::steps::submit)
        .post("/requests/{number}/withdraw", May(Permission::Request), super::request::steps::withdraw)
        .post("/requests/{number}/review", May(Permission::Allocate), super::request::steps::review)
        .post("/requests/{number}/decline", May(Permission::Allocate), super::request::steps::decline)
        .post("/requests/{number}/decide", May(Permission::Allocate), super::request::decide::decide)
        .post("/requests/{number}/handovers", May(Permission::HandOver), super::handover::begin::begin)
        .post("/requests/{number}/messages", May(Permission::Request), conversation::on_request)
        .post("/texts/{seq}/erase", May(Permission::Request), conversation::erase)
        .get("/requests/{number}/reserve", May(Permission::Allocate), reserve::get)
        .post("/requests/{number}/reserve", May(Permission::Allocate), reserve::post)
        .post("/requests/{number}/release", May(Permission::Allocate), reserve::release)
        .post("/requests/{number}/give-back", May(Permission::Allocate), super::request::steps::give_back)
        .post("/requests/{number}/close-rest", May(Permission::Request), super::request::steps::close_rest)
        .post("/requests/{number}/extend", May(Permission::Allocate), super::request::steps::extend)
        .get("/proposals", May(Permission::Read), list::list)
        .post("/proposals", May(Permission::Allocate), list::propose)
        .get("/proposals/{id}", May(Permission::Read), allocation::show::get)
        .post("/proposals/{id}/adjust", May(Permission::Allocate), allocation::show::adjust)
        .post("/proposals/{id}/decide", May(Permission::Allocate), allocation::show::decide)
        .post("/proposals/{id}/close", May(Permission::Allocate), allocation::show::close)
        .get("/handovers", SignedIn, handover_list::list)
        .get("/handovers/{number}", SignedIn, show::get)
        .post("/handovers/{number}/pick", May(Permission::HandOver), super::handover::picking::pick)
        .post("/handovers/{number}/unpick", May(Permission::HandOver), super::handover::picking::unpick)
        .get("/handovers/{number}/replace", May(Permission::HandOver), replacement::get)
        .post("/handovers/{number}/replace", May(Permission::HandOver), replacement::post)
        .post("/handovers/{number}/cancel", May(Permission::HandOver), super::handover::picking::cancel)
        .get("/handovers/{number}/preview", SignedIn, document::preview)
        .get("/handovers/{number}/preview.pdf", SignedIn, document::preview_pdf)
        .get("/handovers/{number}/sign", May(Permission::HandOver), signing::get)
        .post("/handovers/{number}/sign", May(Permission::HandOver), signing::sign)
        .post("/handovers/{number}/appointment", May(Permission::HandOver), appointment::appoint)
        .get("/handovers/{number}/appointment.ics", SignedIn, appointment::ics)
        .post("/handovers/{number}/refuse", May(Permission::HandOver), super::handover::door_check::refuse)
        .post("/handovers/{number}/accessories", May(Permission::HandOver), super::handover::door_check::accompany)
        .post("/handovers/{number}/gift", May(Permission::HandOver), super::handover::door_check::gift)
        .get("/handovers/{number}/pick-list", May(Permission::HandOver), super::handover::pick_list::pick_list)
        .get("/handovers/{number}/pick-list.pdf", May(Permission::HandOver), super::handover::pick_list::pick_list_pdf)
        .get("/handovers/{number}/paper", May(Permission::HandOver), super::handover::paper_signing::paper_form)
        .post_up_to(
            "/handovers/{number}/paper",
            May(Permission::HandOver),
            super::handover::paper_signing::MOST_UPLOAD,
            super::handover::paper_signing::paper_signed,
        )
        .get("/handovers/{number}/offer", May(Permission::HandOver), remote_signing::offer)
        .post("/handovers/{number}/offer", May(Permission::HandOver), remote_signing::offered)
        .post("/handovers/{number}/withdraw", May(Permission::HandOver), remote_signing::withdraw)
        .post("/handovers/{number}/code", May(Permission::HandOver), remote_signing::code)
        .get("/handovers/{number}/accept", SignedIn, remote_signing::accept)
        .post("/handovers/{number}/accept", SignedIn, remote_signing::accepted)
        .get("/handovers/{number}/copy", SignedIn, super::handover::paper_signing::copy)
        .get("/appointments", SignedIn, super::handover::agenda::appointments)
        .get("/handovers/{number}/return", May(Permission::TakeBack), returns::new)
        .post("/handovers/{number}/return", May(Permission::TakeBack), returns::take)
        .get("/returns/{number}", SignedIn, returns::get)
        .get("/weee-transfers", May(Permission::Read), transfer::list)
        .get("/weee-transfers/new", May(Permission::Retire), transfer::new)
        .post("/weee-transfers", May(Permission::Retire), transfer::post)
        .get("/follow-ups", SignedIn, follow_up::list)
        .post("/follow-ups", May(Permission::HandOver), follow_up::round)
        .get("/follow-ups/{number}", SignedIn, follow_up::get)
        .post("/follow-ups/{number}", May(Permission::Request), follow_up::answer)
        .post("/follow-ups/{number}/settle", May(Permission::HandOver), follow_up::settle)
        .get("/documents/{number}", SignedIn, document::get)
}
