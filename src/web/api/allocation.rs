//! Fair splits: proposals, and the conversation about a request.

use super::extract::{Asked, Call, Created};
use super::{pagination, schema};
use crate::desk::DeskError;
use crate::desk::access;
use crate::desk::error::Noun;
use crate::desk::request::conversation::{About, MessageInput, Said};
use crate::domain::account::actor::Permission;
use crate::domain::allocation::proposal::{Proposal, SplitReport};
use crate::domain::id::ProposalId;
use crate::domain::number::Number;
use crate::domain::request::conversation::Message;
use crate::domain::request::{Allocation, Request, RequestStep};
use crate::store::allocation;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of proposals and conversations.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Allocate), routes!(propose))
        .tell(Need::May(Permission::Read), routes!(list))
        .tell(Need::May(Permission::Read), routes!(get))
        .tell(Need::May(Permission::Allocate), routes!(adjust))
        .tell(Need::May(Permission::Allocate), routes!(decide))
        .tell(Need::May(Permission::Allocate), routes!(close))
        .tell(Need::May(Permission::Allocate), routes!(extend))
        .tell(Need::May(Permission::Request), routes!(change))
        .tell(Need::May(Permission::Allocate), routes!(give_back))
        .tell(Need::May(Permission::Request), routes!(close_rest))
        .tell(Need::May(Permission::Request), routes!(say))
        .tell(Need::SignedIn, routes!(messages))
}

/// Which requests a proposal is about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalInput {
    /// Only those under this action of the plan; all when nothing is said.
    #[serde(default)]
    action: Option<String>,
}

/// Works out a fair split of what stands ready among the requests that wait, and keeps it. Nothing is promised to anybody.
#[utoipa::path(post, path = "/api/v1/proposals", request_body = ProposalInput, responses((status = 201, description = "Worked out", body = schema::Proposal)))]
pub async fn propose(State(app): State<App>, call: Call<ProposalInput>) -> Result<Created<Proposal>, Failure> {
    let proposal = blocking(move || app.desk.allocations().propose(&call.acting, call.body.action.as_deref())).await?;
    Ok(Created::at(format_args!("/proposals/{}", proposal.id), proposal.clone()))
}

/// Which page of proposals.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProposalQuery {
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// A page of proposals, newest first.
#[derive(Serialize, ToSchema)]
pub struct Proposals {
    /// The page.
    #[schema(value_type = Vec<schema::Proposal>)]
    proposals: Vec<Proposal>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// Lists proposals, newest first.
#[utoipa::path(get, path = "/api/v1/proposals", params(ProposalQuery), responses((status = 200, description = "A page", body = Proposals)))]
pub async fn list(State(app): State<App>, Asked(query): Asked<ProposalQuery>) -> Result<Json<Proposals>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("proposals", query.limit, query.cursor.as_deref())?;
        let before = wanted.after(|text| Some(ProposalId::new(text)))?;
        let found = app.desk.read(|c| Ok(allocation::list(c, before.as_ref(), wanted.probe())?))?;
        let (proposals, next_cursor) = wanted.cut(found, |p| p.id.clone());
        Ok::<_, DeskError>(Proposals { proposals, next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// A proposal with its working.
#[derive(Serialize, ToSchema)]
pub struct ProposalFound {
    /// The proposal.
    #[serde(flatten)]
    #[schema(value_type = schema::Proposal)]
    proposal: Proposal,
    /// Needs, lines, what stood ready, and who took no part: everything needed to do it again.
    #[schema(value_type = Object)]
    split: SplitReport,
}

/// A proposal with its working.
#[utoipa::path(get, path = "/api/v1/proposals/{id}", params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "Found", body = ProposalFound)))]
pub async fn get(State(app): State<App>, Key(id): Key<String>) -> Result<Json<ProposalFound>, Failure> {
    let found = blocking(move || {
        let id = ProposalId::new(id);
        app.desk.read(|c| {
            let none = || DeskError::not_found(Noun::Proposal, &id);
            let proposal = allocation::find(c, &id)?.ok_or_else(none)?;
            let split = allocation::working(c, &id)?.ok_or_else(none)?;
            Ok(ProposalFound { proposal, split })
        })
    })
    .await?;
    Ok(Json(found))
}

/// A change by hand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustInput {
    /// The request.
    #[schema(value_type = schema::Number)]
    request: Number,
    /// Its line, from 0.
    line: u32,
    /// How many it gets instead.
    to: u32,
    /// Why.
    reason: String,
}

/// Changes by hand how many a line gets. The devices are assigned anew.
#[utoipa::path(post, path = "/api/v1/proposals/{id}/adjust", params(("id" = String, Path, description = "Its id")),
    request_body = AdjustInput, responses((status = 200, description = "Changed", body = schema::Proposal)))]
pub async fn adjust(State(app): State<App>, Key(id): Key<String>, call: Call<AdjustInput>) -> Result<Json<Proposal>, Failure> {
    let AdjustInput { request, line, to, reason } = call.body;
    Ok(Json(blocking(move || app.desk.allocations().adjust(&call.acting, &ProposalId::new(id), request, line, to, &reason)).await?))
}

/// A decision that follows a proposal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowInput {
    /// The request.
    #[schema(value_type = schema::Number)]
    request: Number,
    /// Why.
    motive: String,
}

/// Decides on one request as proposed, and promises the devices named.
#[utoipa::path(post, path = "/api/v1/proposals/{id}/decide", params(("id" = String, Path, description = "Its id")),
    request_body = FollowInput, responses((status = 201, description = "Decided", body = schema::Allocation)))]
pub async fn decide(State(app): State<App>, Key(id): Key<String>, call: Call<FollowInput>) -> Result<Created<Allocation>, Failure> {
    let FollowInput { request, motive } = call.body;
    let decided = blocking(move || app.desk.allocations().decide_as_proposed(&call.acting, &ProposalId::new(id), request, &motive)).await?;
    Ok(Created::at(format_args!("/requests/{request}"), decided))
}

/// Nothing but the act itself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Puts a proposal away.
#[utoipa::path(post, path = "/api/v1/proposals/{id}/close", params(("id" = String, Path, description = "Its id")),
    request_body = Nothing, responses((status = 200, description = "Put away", body = schema::Proposal)))]
pub async fn close(State(app): State<App>, Key(id): Key<String>, call: Call<Nothing>) -> Result<Json<Proposal>, Failure> {
    Ok(Json(blocking(move || app.desk.allocations().close(&call.acting, &ProposalId::new(id))).await?))
}

/// Until when a promise stands.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtendInput {
    /// The day.
    until: NaiveDate,
}

/// Lets the promise of a decision stand longer.
#[utoipa::path(post, path = "/api/v1/allocations/{no}/extend", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = ExtendInput, responses((status = 200, description = "It stands longer", body = schema::Allocation)))]
pub async fn extend(State(app): State<App>, Key(no): Key<Number>, call: Call<ExtendInput>) -> Result<Json<Allocation>, Failure> {
    Ok(Json(blocking(move || app.desk.requests().extend(&call.acting, no, call.body.until)).await?))
}

/// Changes a draft: all of it is given anew.
#[utoipa::path(put, path = "/api/v1/requests/{no}", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = schema::RequestInput, responses((status = 200, description = "Changed", body = schema::Request)))]
pub async fn change(
    State(app): State<App>,
    Key(no): Key<Number>,
    call: Call<crate::desk::request::entry::RequestInput>,
) -> Result<Json<Request>, Failure> {
    Ok(Json(blocking(move || app.desk.requests().change(&call.acting, no, call.body)).await?))
}

async fn moved(app: App, no: Number, call: Call<super::extract::Note>, step: RequestStep) -> Result<Json<Request>, Failure> {
    Ok(Json(blocking(move || app.desk.requests().advance(&call.acting, no, step, call.body.note.as_deref())).await?))
}

/// Gives back what was taken in hand.
#[utoipa::path(post, path = "/api/v1/requests/{no}/give-back", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = super::extract::Note, responses((status = 200, description = "Given back", body = schema::Request)))]
pub async fn give_back(State(app): State<App>, Key(no): Key<Number>, call: Call<super::extract::Note>) -> Result<Json<Request>, Failure> {
    moved(app, no, call, RequestStep::Release).await
}

/// Waits no longer for what was not granted; the note says why, and must be there.
#[utoipa::path(post, path = "/api/v1/requests/{no}/close-rest", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = super::extract::Note, responses((status = 200, description = "Closed", body = schema::Request)))]
pub async fn close_rest(State(app): State<App>, Key(no): Key<Number>, call: Call<super::extract::Note>) -> Result<Json<Request>, Failure> {
    moved(app, no, call, RequestStep::CloseRest).await
}

/// Says something about a request: a question, an answer, or that a decision is contested.
#[utoipa::path(post, path = "/api/v1/requests/{no}/messages", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = schema::MessageInput, responses((status = 201, description = "Said", body = schema::Message)))]
pub async fn say(State(app): State<App>, Key(no): Key<Number>, call: Call<MessageInput>) -> Result<Created<Message>, Failure> {
    let said = blocking(move || app.desk.requests().send_message(&call.acting, About::Request(no), &call.body)).await?;
    Ok(Created::at(format_args!("/requests/{no}/messages"), said))
}

/// What was said about a request, oldest first.
#[derive(Serialize, ToSchema)]
pub struct Messages {
    /// The messages.
    #[schema(value_type = Vec<schema::Said>)]
    messages: Vec<Said>,
}

/// What was said about a request. Another organisation's does not exist for a partner.
#[utoipa::path(get, path = "/api/v1/requests/{no}/messages", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "Found", body = Messages)))]
pub async fn messages(State(app): State<App>, context: RequestContext, Key(no): Key<Number>) -> Result<Json<Messages>, Failure> {
    let found = blocking(move || {
        let acting = context.acting()?;
        app.desk.read(|c| access::request(c, &acting, no))?;
        Ok(Messages { messages: app.desk.requests().messages(&About::Request(no))? })
    })
    .await?;
    Ok(Json(found))
}
