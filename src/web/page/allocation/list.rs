//! The list of proposals, and making a new one.

use crate::desk::DeskError;
use crate::domain::account::actor::Permission;
use crate::domain::allocation::proposal::{Proposal, ProposalState};
use crate::domain::id::ProposalId;
use crate::i18n::word::word;
use crate::i18n::{Arg, Locale};
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Form, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// How many rows are on a page.
const SOME: u16 = 30;

/// One proposal in the list.
pub struct ProposalRow {
    pub id: String,
    /// Date and time it was made.
    pub moment: String,
    /// Number of the action it is limited to; empty for all.
    pub action: String,
    /// Devices given, asked and available, in words.
    pub counts: String,
    /// Tone of the chip of its state.
    pub tone: &'static str,
    /// Its state in words.
    pub state: String,
}

/// The list of proposals, with the form for a new one.
#[derive(Template)]
#[template(path = "page/allocation/list.html")]
pub struct ProposalsPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields and in the summary.
    pub errors: FormErrors,
    /// Proposals, newest first.
    pub rows: Vec<ProposalRow>,
    /// Whether the reader may make a proposal.
    pub may_propose: bool,
    /// The actions to choose from.
    pub actions: Vec<Choice>,
    /// Number of the chosen action; empty for all.
    pub action: String,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
    /// Address of the next page; empty on the last one.
    pub next: String,
}

/// The tone of the chip of a state.
pub(in crate::web::page) const fn tone(state: ProposalState) -> &'static str {
    match state {
        ProposalState::Open => "stock",
        ProposalState::Closed => "exit",
    }
}

/// Devices given, asked and available, in words.
pub(in crate::web::page) fn counts(w: Locale, p: &Proposal) -> String {
    let count = |n: u32| Arg::Count(i64::from(n));
    w.say("proposal-counts", &[("given", count(p.given)), ("asked", count(p.asked)), ("ready", count(p.ready))])
}

fn made(
    app: &App,
    context: &RequestContext,
    before: Option<&ProposalId>,
    action: &str,
    errors: FormErrors,
) -> Result<ProposalsPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let mut found = app.desk.read(|c| Ok(store::allocation::list(c, before, SOME + 1)?))?;
    let is_more = found.len() > usize::from(SOME);
    found.truncate(usize::from(SOME));
    let row = |p: &Proposal| ProposalRow {
        id: p.id.to_string(),
        moment: w.moment(p.made),
        action: p.action.clone().unwrap_or_default(),
        counts: counts(w, p),
        tone: tone(p.state),
        state: word(w, "proposal-state", p.state.as_str()),
    };
    let policy = app.desk.policy();
    let choice =
        |p: &crate::domain::request::programme::Programme| Choice::new(&p.action, format!("{} – {}", p.action, p.title(w.as_str())));
    Ok(ProposalsPage {
        layout: Layout::new(&app.desk, context, &w.t("proposals-title"))?,
        errors,
        may_propose: acting.actor.may(Permission::Allocate),
        actions: policy.programmes.iter().map(choice).collect(),
        action: action.to_owned(),
        once: form_key(),
        next: found.last().filter(|_| is_more).map(|p| format!("/proposals?before={}", p.id)).unwrap_or_default(),
        rows: found.iter().map(row).collect(),
    })
}

/// `GET /proposals?before=`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let before = query.some("before").map(ProposalId::new);
    let made = blocking(move || made(&app, &context, before.as_ref(), "", FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /proposals`: computes a proposal and stores it.
pub async fn propose(State(app): State<App>, context: RequestContext, Form(given): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(given.some("once"), &given.asked())?;
        match app.desk.allocations().propose(&acting, given.some("action")) {
            Ok(proposal) => Ok(to(&format!("/proposals/{}", proposal.id), "proposed")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                made(&app, &context, None, given.get("action"), errors).map(|p| page_with(status_of(&error), &p))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
