//! What passes between the house and those it serves: requests, acts, returns, documents. Their routes, and what their pages share.

use super::allocation::list;
use super::handover::{appointment, follow_up, list as handover_list, remote_signing, replacement, returns, show, signing};
use super::request::{conversation, edit, list as request_list, reserve, show as request_show};
use super::waste::transfer;
use super::{allocation, document};
use crate::desk::device::scan_result::{Mode, Scan, Scanned};
use crate::desk::error::Noun;
use crate::desk::{Acting, DeskError};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::handover::{Handover, HandoverState};
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::request::{Request, RequestState};
use crate::i18n::Locale;
use crate::store::{self, AnyConnection};
use crate::web::Need::{May, SignedIn};
use crate::web::fields::Fields;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::BenchRow;
use crate::web::view::{FormError, FormErrors};
use crate::web::{App, Routes};

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
        .post("/requests/{number}/submit", May(Permission::Request), request_show::submit)
        .post("/requests/{number}/withdraw", May(Permission::Request), request_show::withdraw)
        .post("/requests/{number}/review", May(Permission::Allocate), request_show::review)
        .post("/requests/{number}/decline", May(Permission::Allocate), request_show::decline)
        .post("/requests/{number}/decide", May(Permission::Allocate), request_show::decide)
        .post("/requests/{number}/handovers", May(Permission::HandOver), request_show::begin)
        .post("/requests/{number}/messages", May(Permission::Request), conversation::on_request)
        .post("/texts/{seq}/erase", May(Permission::Request), conversation::erase)
        .get("/requests/{number}/reserve", May(Permission::Allocate), reserve::get)
        .post("/requests/{number}/reserve", May(Permission::Allocate), reserve::post)
        .post("/requests/{number}/release", May(Permission::Allocate), reserve::release)
        .post("/requests/{number}/give-back", May(Permission::Allocate), request_show::give_back)
        .post("/requests/{number}/close-rest", May(Permission::Request), request_show::close_rest)
        .post("/requests/{number}/extend", May(Permission::Allocate), request_show::extend)
        .get("/proposals", May(Permission::Read), list::list)
        .post("/proposals", May(Permission::Allocate), list::propose)
        .get("/proposals/{id}", May(Permission::Read), allocation::show::get)
        .post("/proposals/{id}/adjust", May(Permission::Allocate), allocation::show::adjust)
        .post("/proposals/{id}/decide", May(Permission::Allocate), allocation::show::decide)
        .post("/proposals/{id}/close", May(Permission::Allocate), allocation::show::close)
        .get("/handovers", SignedIn, handover_list::list)
        .get("/handovers/{number}", SignedIn, show::get)
        .post("/handovers/{number}/pick", May(Permission::HandOver), show::pick)
        .post("/handovers/{number}/unpick", May(Permission::HandOver), show::unpick)
        .get("/handovers/{number}/replace", May(Permission::HandOver), replacement::get)
        .post("/handovers/{number}/replace", May(Permission::HandOver), replacement::post)
        .post("/handovers/{number}/cancel", May(Permission::HandOver), show::cancel)
        .get("/handovers/{number}/preview", SignedIn, document::preview)
        .get("/handovers/{number}/preview.pdf", SignedIn, document::preview_pdf)
        .get("/handovers/{number}/sign", May(Permission::HandOver), signing::get)
        .post("/handovers/{number}/sign", May(Permission::HandOver), signing::sign)
        .post("/handovers/{number}/appointment", May(Permission::HandOver), appointment::appoint)
        .get("/handovers/{number}/appointment.ics", SignedIn, appointment::ics)
        .post("/handovers/{number}/refuse", May(Permission::HandOver), appointment::refuse)
        .post("/handovers/{number}/accessories", May(Permission::HandOver), appointment::accompany)
        .post("/handovers/{number}/gift", May(Permission::HandOver), appointment::gift)
        .get("/handovers/{number}/pick-list", May(Permission::HandOver), appointment::pick_list)
        .get("/handovers/{number}/pick-list.pdf", May(Permission::HandOver), appointment::pick_list_pdf)
        .get("/handovers/{number}/paper", May(Permission::HandOver), appointment::paper_form)
        .post_up_to("/handovers/{number}/paper", May(Permission::HandOver), appointment::MOST_UPLOAD, appointment::paper_signed)
        .get("/handovers/{number}/offer", May(Permission::HandOver), remote_signing::offer)
        .post("/handovers/{number}/offer", May(Permission::HandOver), remote_signing::offered)
        .post("/handovers/{number}/withdraw", May(Permission::HandOver), remote_signing::withdraw)
        .post("/handovers/{number}/code", May(Permission::HandOver), remote_signing::code)
        .get("/handovers/{number}/accept", SignedIn, remote_signing::accept)
        .post("/handovers/{number}/accept", SignedIn, remote_signing::accepted)
        .get("/handovers/{number}/copy", SignedIn, appointment::copy)
        .get("/appointments", SignedIn, appointment::appointments)
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

/// The organisation whose things alone are listed: a partner's own; staff see all.
pub(super) fn own(acting: &Acting) -> Result<Option<OrganisationId>, DeskError> {
    match (acting.actor.role, &acting.actor.organisation) {
        (Role::Partner, None) => Err(DeskError::Forbidden),
        (Role::Partner, Some(own)) => Ok(Some(own.clone())),
        _ => Ok(None),
    }
}

/// A request this person may see; another organisation's does not exist for a partner.
pub(super) fn request_of(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<Request, DeskError> {
    let found = store::request::find(c, number)?.filter(|r| acting.actor.sees(&r.organisation));
    found.ok_or_else(|| DeskError::none(Noun::Request, number))
}

/// An act this person may see.
pub(super) fn act_of(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<Handover, DeskError> {
    let found = store::handover::find(c, number)?.map(|(act, _)| act).filter(|a| acting.actor.sees(&a.organisation));
    found.ok_or_else(|| DeskError::none(Noun::Handover, number))
}

/// Does what one code of a bench asks; `done` names what was done. Only a failure of ours is an error: then the bench sends it again.
pub(super) fn scanned(app: &App, context: &RequestContext, given: &Fields, mode: Mode, done: &str) -> Result<BenchRow, DeskError> {
    context.own(given)?;
    let scan = Scan { id: given.get("id").to_owned(), code: given.get("code").to_owned(), at: given.get("at").parse().ok(), mode };
    let scanned = app.desk.devices().scan(&context.acting()?, &scan);
    if let Scanned::Refused(error @ (DeskError::Store(_) | DeskError::Failed(_))) = scanned {
        return Err(error);
    }
    Ok(BenchRow::of(context.locale, &scan.code, done, &scanned))
}

/// The errors as the summary says them: each with the name of its field, because away from it "this is required" says nothing.
pub(super) fn named(errors: &FormErrors, name: impl Fn(&str) -> Option<String>) -> FormErrors {
    let one = |e: &FormError| FormError {
        text: name(&e.field).map_or_else(|| e.text.clone(), |name| format!("{name}: {}", e.text)),
        field: e.field.clone(),
    };
    FormErrors(errors.0.iter().map(one).collect())
}

/// A thing's name, and where its page is; no address for who may not open it.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// What it says.
    pub name: String,
    /// Where it leads; empty when nowhere.
    pub href: String,
}

impl Link {
    /// To an organisation, for staff; a partner's own has no page for it.
    pub(super) fn organisation(c: &mut AnyConnection, acting: &Acting, id: &OrganisationId) -> Result<Self, DeskError> {
        let name = store::partner::find(c, id)?.map(|o| o.name).unwrap_or_default();
        let href = if acting.actor.may(Permission::Read) { format!("/organisations/{id}") } else { String::new() };
        Ok(Self { name, href })
    }
}

/// A state as a chip.
#[derive(Clone, Debug)]
pub struct Chip {
    /// Which chip.
    pub tone: &'static str,
    /// Its word.
    pub word: String,
}

impl Chip {
    /// Of a request.
    pub(super) fn request(w: Locale, state: RequestState) -> Self {
        let tone = match state {
            RequestState::Draft => "announced",
            RequestState::Submitted => "received",
            RequestState::Review => "workshop",
            RequestState::Approved => "stock",
            RequestState::Fulfilled => "handed_over",
            RequestState::Declined | RequestState::Withdrawn => "exit",
        };
        Self { tone, word: crate::web::view::word(w, "request-state", state.as_str()) }
    }

    /// Of an act.
    pub(super) fn act(w: Locale, state: HandoverState) -> Self {
        let tone = match state {
            HandoverState::Preparing => "reserved",
            HandoverState::Awaiting => "workshop",
            HandoverState::Signed => "handed_over",
            HandoverState::Cancelled => "exit",
        };
        Self { tone, word: crate::web::view::word(w, "handover-state", state.as_str()) }
    }
}
