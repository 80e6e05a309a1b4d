//! Requests, the allocations decided on them, and the devices promised to them.

use super::extract::{Asked, Call, Created, Note};
use super::{pagination, schema};
use crate::desk::access;
use crate::desk::request::decision::Granting;
use crate::desk::request::entry::RequestInput;
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::domain::request::condition::Checked;
use crate::domain::request::{Allocation, Request, RequestState, RequestStep};
use crate::domain::subject::Subject;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of requests.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Request), routes!(enter))
        .tell(Need::SignedIn, routes!(list))
        .tell(Need::SignedIn, routes!(get))
        .tell(Need::May(Permission::Request), routes!(submit))
        .tell(Need::May(Permission::Request), routes!(withdraw))
        .tell(Need::May(Permission::Allocate), routes!(review))
        .tell(Need::May(Permission::Allocate), routes!(decline))
        .tell(Need::May(Permission::Allocate), routes!(approve))
        .tell(Need::May(Permission::Allocate), routes!(allocate))
        .tell(Need::May(Permission::Allocate), routes!(reserve))
        .tell(Need::May(Permission::Allocate), routes!(release))
}

/// Enters a request, as a draft. A partner asks for its own organisation only.
#[utoipa::path(post, path = "/api/v1/requests", request_body = schema::RequestInput, responses((status = 201, description = "Entered", body = schema::Request)))]
pub async fn enter(State(app): State<App>, call: Call<RequestInput>) -> Result<Created<Request>, Failure> {
    let request = blocking(move || app.desk.requests().enter(&call.acting, call.body)).await?;
    Ok(Created::at(format_args!("/requests/{}", request.number), request.clone()))
}

/// Which requests.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RequestQuery {
    /// In this state.
    #[serde(default)]
    #[param(value_type = Option<schema::RequestState>)]
    state: Option<RequestState>,
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// A page of requests, newest first.
#[derive(Serialize, ToSchema)]
pub struct Requests {
    /// The page.
    #[schema(value_type = Vec<schema::Request>)]
    requests: Vec<Request>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// Lists requests, newest first. A partner sees its own only.
#[utoipa::path(get, path = "/api/v1/requests", params(RequestQuery), responses((status = 200, description = "A page", body = Requests)))]
pub async fn list(State(app): State<App>, context: RequestContext, Asked(query): Asked<RequestQuery>) -> Result<Json<Requests>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("requests", query.limit, query.cursor.as_deref())?;
        let before = wanted.after(|text| Number::parse(text).ok())?;
        let acting = context.acting()?;
        let found = app.desk.read(|c| access::requests(c, &acting, (query.state, None), before, wanted.probe()))?;
        let (requests, next_cursor) = wanted.cut(found, |r| r.number);
        Ok(Requests { requests, next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// A request with its conditions and, once decided, the decision.
#[derive(Serialize, ToSchema)]
pub struct RequestFound {
    /// The request.
    #[serde(flatten)]
    #[schema(value_type = schema::Request)]
    request: Request,
    /// What it is for, while it was not erased.
    project: Option<String>,
    /// Every condition of its programme, as of today.
    #[schema(value_type = Vec<schema::Checked>)]
    eligibility: Vec<Checked>,
    /// The last decision, granting what all decisions on it grant together.
    decision: Option<DecisionTaken>,
    /// The devices promised to it or given for it.
    #[schema(value_type = Vec<schema::Tag>)]
    devices: Vec<Tag>,
}

/// A decision with its motive.
#[derive(Serialize, ToSchema)]
pub struct DecisionTaken {
    /// The decision.
    #[serde(flatten)]
    #[schema(value_type = schema::Allocation)]
    allocation: Allocation,
    /// Why, while it was not erased.
    motive: Option<String>,
}

/// A request with its conditions and its decision. Another organisation's does not exist for a partner.
#[utoipa::path(get, path = "/api/v1/requests/{no}", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "Found", body = RequestFound)))]
pub async fn get(State(app): State<App>, context: RequestContext, Key(no): Key<Number>) -> Result<Json<RequestFound>, Failure> {
    let found = blocking(move || {
        let acting = context.acting()?;
        let eligibility = app.desk.requests().eligibility(&acting, no)?;
        app.desk.read(|c| {
            let request = access::request(c, &acting, no)?;
            let project = store::ledger::event::text_of(c, Subject::Request, &no.to_string(), "project")?;
            let decision = match access::granted(c, &request)? {
                Some(allocation) => {
                    let motive = store::ledger::event::text_of(c, Subject::Allocation, &allocation.number.to_string(), "motive")?;
                    Some(DecisionTaken { allocation, motive })
                }
                None => None,
            };
            let devices = store::device::of_request(c, no)?.into_iter().map(|d| d.tag).collect();
            Ok(RequestFound { request, project, eligibility, decision, devices })
        })
    })
    .await?;
    Ok(Json(found))
}

async fn moved(app: App, no: Number, call: Call<Note>, step: RequestStep) -> Result<Json<Request>, Failure> {
    Ok(Json(blocking(move || app.desk.requests().advance(&call.acting, no, step, call.body.note.as_deref())).await?))
}

/// Sends a draft.
#[utoipa::path(post, path = "/api/v1/requests/{no}/submit", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Note, responses((status = 200, description = "Sent", body = schema::Request)))]
pub async fn submit(State(app): State<App>, Key(no): Key<Number>, call: Call<Note>) -> Result<Json<Request>, Failure> {
    moved(app, no, call, RequestStep::Submit).await
}

/// Takes a request back.
#[utoipa::path(post, path = "/api/v1/requests/{no}/withdraw", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Note, responses((status = 200, description = "Taken back", body = schema::Request)))]
pub async fn withdraw(State(app): State<App>, Key(no): Key<Number>, call: Call<Note>) -> Result<Json<Request>, Failure> {
    moved(app, no, call, RequestStep::Withdraw).await
}

/// Takes a request in hand.
#[utoipa::path(post, path = "/api/v1/requests/{no}/review", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Note, responses((status = 200, description = "In hand", body = schema::Request)))]
pub async fn review(State(app): State<App>, Key(no): Key<Number>, call: Call<Note>) -> Result<Json<Request>, Failure> {
    moved(app, no, call, RequestStep::Review).await
}

/// Declines a request; the note is the motive, and must be there.
#[utoipa::path(post, path = "/api/v1/requests/{no}/decline", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Note, responses((status = 200, description = "Declined", body = schema::Request)))]
pub async fn decline(State(app): State<App>, Key(no): Key<Number>, call: Call<Note>) -> Result<Json<Request>, Failure> {
    moved(app, no, call, RequestStep::Decline).await
}

/// What is granted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// Per line, in the order of the lines: at most what was asked, and something in all.
    granted: Vec<u32>,
    /// Why.
    motive: String,
    /// Whether what is not granted is waited for no longer.
    #[serde(default)]
    close_rest: bool,
}

/// Grants a request, wholly or in part. Every condition of the programme must hold on the day.
#[utoipa::path(post, path = "/api/v1/requests/{no}/approve", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Grant, responses((status = 201, description = "Decided", body = schema::Allocation)))]
pub async fn approve(State(app): State<App>, Key(no): Key<Number>, call: Call<Grant>) -> Result<Created<Allocation>, Failure> {
    let decided = blocking(move || {
        let Grant { granted, motive, close_rest } = call.body;
        app.desk.requests().grant(&call.acting, no, Granting { granted, motive, close_rest })
    })
    .await?;
    Ok(Created::at(format_args!("/requests/{no}"), decided))
}

/// A decision as given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AllocationInput {
    /// The request it is about.
    #[schema(value_type = schema::Number)]
    request: Number,
    /// Per line, in the order of the lines.
    granted: Vec<u32>,
    /// Why.
    motive: String,
    /// Whether what is not granted is waited for no longer.
    #[serde(default)]
    close_rest: bool,
}

/// Decides on a request: the same as approving it.
#[utoipa::path(post, path = "/api/v1/allocations", request_body = AllocationInput, responses((status = 201, description = "Decided", body = schema::Allocation)))]
pub async fn allocate(State(app): State<App>, call: Call<AllocationInput>) -> Result<Created<Allocation>, Failure> {
    let AllocationInput { request, granted, motive, close_rest } = call.body;
    let decided = blocking(move || app.desk.requests().grant(&call.acting, request, Granting { granted, motive, close_rest })).await?;
    Ok(Created::at(format_args!("/requests/{request}"), decided))
}

/// A device by its tag.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TagInput {
    /// Its tag.
    #[schema(value_type = schema::Tag)]
    pub tag: Tag,
}

/// Promises a device to a granted request: on the first line it answers that is not filled.
#[utoipa::path(post, path = "/api/v1/requests/{no}/devices", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = TagInput, responses((status = 200, description = "Promised", body = schema::Device)))]
pub async fn reserve(State(app): State<App>, Key(no): Key<Number>, call: Call<TagInput>) -> Result<Json<Device>, Failure> {
    Ok(Json(blocking(move || app.desk.requests().reserve(&call.acting, no, call.body.tag)).await?))
}

/// A promise to take back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseInput {
    /// The device.
    #[schema(value_type = schema::Tag)]
    tag: Tag,
    /// In words.
    #[serde(default)]
    note: Option<String>,
}

/// Takes the promise of a device back.
#[utoipa::path(post, path = "/api/v1/requests/{no}/release", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = ReleaseInput, responses((status = 200, description = "In stock again", body = schema::Device)))]
pub async fn release(State(app): State<App>, Key(no): Key<Number>, call: Call<ReleaseInput>) -> Result<Json<Device>, Failure> {
    let ReleaseInput { tag, note } = call.body;
    Ok(Json(blocking(move || app.desk.requests().release(&call.acting, no, tag, note.as_deref())).await?))
}
