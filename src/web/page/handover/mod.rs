//! The pages of handovers: preparing and signing the act, appointments, returns and follow-ups.
//!
//! - `list`, `show`, `summary`, `begin`, `answer`: the list of acts, one act, starting one, and the response after each form.
//! - `picking`, `pick_list`, `replacement`: picking devices by scan, the walking list, another device for one that fails the last check.
//! - `appointment`, `agenda`, `door_check`: date and place, all coming appointments, refusals, accessories and large gifts.
//! - `signing`, `remote_signing`, `paper_signing`, `parties`: the three ways to sign, and the signature fields they share.
//! - `returns`, `follow_up`: taking devices back, and how the recipient uses the others.
//!
//! Where is the rule that …? Pages read forms and show results; the rules are in `src/desk/handover` and `src/domain/handover`.
//!
//! - … replaces a device that fails the last check? `src/desk/handover/replacement.rs`; the candidates: `src/desk/request/candidates.rs`.
//! - … says which accessories go with a device? `src/domain/handover/accessories.rs` (proposal), `src/desk/handover/accessories.rs`.
//! - … says what came back, and in what state? `counted` in `src/desk/handover/returns.rs`; in words: `came_back` in `documents.rs` there.
//! - … lets somebody without an account sign or answer? `sign_by_link` in `src/desk/handover/remote_signing.rs`, `answer_by_link` in
//!   `follow_up.rs` there; their pages: `src/web/page/account/one_time_link_forms.rs`.
//! - … says which text the act carries? `src/documents/template/handover.rs`, and `doc-*` in `templates/i18n`.

pub mod agenda;
pub mod answer;
pub mod appointment;
pub mod begin;
pub mod door_check;
pub mod follow_up;
pub mod list;
pub mod paper_signing;
pub mod parties;
pub mod pick_list;
pub mod picking;
pub mod remote_signing;
pub mod replacement;
pub mod returns;
pub mod show;
pub mod signing;
pub mod summary;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::{May, SignedIn};

/// Every handover, appointment, return and follow-up route, with the permission it needs.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .post("/requests/{number}/handovers", May(Permission::HandOver), begin::begin)
        .get("/handovers", SignedIn, list::list)
        .get("/handovers/{number}", SignedIn, show::get)
        .post("/handovers/{number}/pick", May(Permission::HandOver), picking::pick)
        .post("/handovers/{number}/unpick", May(Permission::HandOver), picking::unpick)
        .get("/handovers/{number}/replace", May(Permission::HandOver), replacement::get)
        .post("/handovers/{number}/replace", May(Permission::HandOver), replacement::post)
        .post("/handovers/{number}/cancel", May(Permission::HandOver), picking::cancel)
        .get("/handovers/{number}/preview", SignedIn, super::document::preview)
        .get("/handovers/{number}/preview.pdf", SignedIn, super::document::preview_pdf)
        .get("/handovers/{number}/sign", May(Permission::HandOver), signing::get)
        .post("/handovers/{number}/sign", May(Permission::HandOver), signing::sign)
        .post("/handovers/{number}/appointment", May(Permission::HandOver), appointment::appoint)
        .get("/handovers/{number}/appointment.ics", SignedIn, appointment::ics)
        .post("/handovers/{number}/refuse", May(Permission::HandOver), door_check::refuse)
        .post("/handovers/{number}/accessories", May(Permission::HandOver), door_check::accompany)
        .post("/handovers/{number}/gift", May(Permission::HandOver), door_check::gift)
        .get("/handovers/{number}/pick-list", May(Permission::HandOver), pick_list::pick_list)
        .get("/handovers/{number}/pick-list.pdf", May(Permission::HandOver), pick_list::pick_list_pdf)
        .get("/handovers/{number}/paper", May(Permission::HandOver), paper_signing::paper_form)
        .post_up_to("/handovers/{number}/paper", May(Permission::HandOver), paper_signing::MOST_UPLOAD, paper_signing::paper_signed)
        .get("/handovers/{number}/offer", May(Permission::HandOver), remote_signing::offer)
        .post("/handovers/{number}/offer", May(Permission::HandOver), remote_signing::offered)
        .post("/handovers/{number}/withdraw", May(Permission::HandOver), remote_signing::withdraw)
        .post("/handovers/{number}/code", May(Permission::HandOver), remote_signing::code)
        .get("/handovers/{number}/accept", SignedIn, remote_signing::accept)
        .post("/handovers/{number}/accept", SignedIn, remote_signing::accepted)
        .get("/handovers/{number}/copy", SignedIn, paper_signing::copy)
        .get("/appointments", SignedIn, agenda::appointments)
        .get("/handovers/{number}/return", May(Permission::TakeBack), returns::new)
        .post("/handovers/{number}/return", May(Permission::TakeBack), returns::take)
        .get("/returns/{number}", SignedIn, returns::get)
        .get("/follow-ups", SignedIn, follow_up::list)
        .post("/follow-ups", May(Permission::HandOver), follow_up::round)
        .get("/follow-ups/{number}", SignedIn, follow_up::get)
        .post("/follow-ups/{number}", May(Permission::Request), follow_up::answer)
        .post("/follow-ups/{number}/settle", May(Permission::HandOver), follow_up::settle)
}
