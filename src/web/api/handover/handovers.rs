//! Handovers: one act for any number of devices, picked by scan and signed by both parties.

use crate::desk::access;
use crate::desk::error::{DeskError, Noun};
use crate::desk::handover::appointment::AppointmentInput;
use crate::desk::handover::record::Signature;
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::handover::{DoorReason, Handover, HandoverState};
use crate::domain::number::Number;
use crate::domain::request::wants::Accessory;
use crate::store::device;
use crate::web::api::extract::{Asked, Call, Created, Note};
use crate::web::api::request::TagInput;
use crate::web::api::{pagination, schema};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of handovers.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::HandOver), routes!(begin))
        .tell(Need::SignedIn, routes!(list))
        .tell(Need::SignedIn, routes!(get))
        .tell(Need::May(Permission::HandOver), routes!(pick))
        .tell(Need::May(Permission::HandOver), routes!(unpick))
        .tell(Need::May(Permission::HandOver), routes!(replace))
        .tell(Need::May(Permission::HandOver), routes!(sign))
        .tell(Need::May(Permission::HandOver), routes!(cancel))
        .tell(Need::May(Permission::HandOver), routes!(appoint))
        .tell(Need::May(Permission::HandOver), routes!(refuse))
        .tell(Need::May(Permission::HandOver), routes!(accompany))
}

/// An act as given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverInput {
    /// The granted request.
    #[schema(value_type = schema::Number)]
    request: Number,
    /// Where it takes place.
    place: String,
}

/// Begins an act for a granted request.
#[utoipa::path(post, path = "/api/v1/handovers", request_body = HandoverInput, responses((status = 201, description = "Begun", body = schema::Handover)))]
pub async fn begin(State(app): State<App>, call: Call<HandoverInput>) -> Result<Created<Handover>, Failure> {
    let HandoverInput { request, place } = call.body;
    let begun = blocking(move || app.desk.handovers().begin(&call.acting, request, &place)).await?;
    Ok(Created::at(format_args!("/handovers/{}", begun.number), begun.clone()))
}

/// Which acts.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HandoverQuery {
    /// For this request.
    #[serde(default)]
    #[param(value_type = Option<schema::Number>)]
    request: Option<Number>,
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// A page of acts, newest first.
#[derive(Serialize, ToSchema)]
pub struct Handovers {
    /// The page.
    #[schema(value_type = Vec<schema::Handover>)]
    handovers: Vec<Handover>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// Lists acts, newest first. A partner sees its own only.
#[utoipa::path(get, path = "/api/v1/handovers", params(HandoverQuery), responses((status = 200, description = "A page", body = Handovers)))]
pub async fn list(State(app): State<App>, context: RequestContext, Asked(query): Asked<HandoverQuery>) -> Result<Json<Handovers>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("handovers", query.limit, query.cursor.as_deref())?;
        let before = wanted.after(|text| Number::parse(text).ok())?;
        let acting = context.acting()?;
        let found = app.desk.read(|c| access::handovers(c, &acting, query.request, before, wanted.probe()))?;
        let (handovers, next_cursor) = wanted.cut(found, |h| h.number);
        Ok(Handovers { handovers, next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// An act with what was picked for it.
#[derive(Serialize, ToSchema)]
pub struct HandoverFound {
    /// The act.
    #[serde(flatten)]
    #[schema(value_type = schema::Handover)]
    handover: Handover,
    /// The devices picked for it, until it is signed.
    #[schema(value_type = Vec<schema::Tag>)]
    picked: Vec<Tag>,
    /// What would be signed, in short, while it is not signed: an acceptance is given to this and to nothing else.
    seen: Option<String>,
    /// The returns from it.
    #[schema(value_type = Vec<schema::Number>)]
    returns: Vec<Number>,
}

/// The handover `no`, if the caller may see it; for a partner another organisation's does not exist.
pub(in crate::web::api) fn seen(app: &App, context: &RequestContext, no: Number) -> Result<Handover, DeskError> {
    let acting = context.acting()?;
    app.desk.read(|c| access::handover(c, &acting, no))
}

/// An act with what was picked for it; with `.pdf` after the number, its paper.
///
/// The paper is the frozen one once it is signed; before that, the act as it would be signed now. Another organisation's act does not
/// exist for a partner.
#[utoipa::path(get, path = "/api/v1/handovers/{no}", params(("no" = String, Path, description = "Its number, or its number and `.pdf`", example = "ACT-2026-000001.pdf")),
    responses((status = 200, description = "Found", content((HandoverFound = "application/json"), (Vec<u8> = "application/pdf")))))]
pub async fn get(State(app): State<App>, context: RequestContext, Key(key): Key<String>) -> Result<Response, Failure> {
    let (number, pdf) = key.strip_suffix(".pdf").map_or((key.as_str(), false), |number| (number, true));
    let no = Number::parse(number).map_err(|_not_a_number| DeskError::not_found(Noun::Handover, number))?;
    if pdf {
        let bytes = blocking(move || {
            let act = seen(&app, &context, no)?;
            match act.state {
                HandoverState::Signed => {
                    let acting = context.acting()?;
                    let issued = app.desk.read(|c| access::document(c, &acting, no))?;
                    Ok(app.desk.ledger().proven(issued)?.bytes)
                }
                HandoverState::Preparing | HandoverState::Awaiting => crate::desk::document::pdf(&app.desk.handovers().preview(no)?),
                HandoverState::Cancelled => Err(DeskError::not_found(Noun::Document, no)),
            }
        })
        .await?;
        return Ok(crate::web::api::pdf_response::paper(no, bytes));
    }
    let found = blocking(move || {
        let handover = seen(&app, &context, no)?;
        let open = matches!(handover.state, HandoverState::Preparing | HandoverState::Awaiting);
        let seen = open.then(|| app.desk.handovers().content_to_sign(no)).transpose()?.map(|(seen, _)| seen);
        app.desk.read(|c| {
            let picked = device::Filter { picked: Some(no), ..device::Filter::default() };
            let picked = if open { device::all(c, &picked)? } else { Vec::new() };
            let returns = access::returns(c, &handover)?.into_iter().map(|r| r.number).collect();
            Ok(HandoverFound { picked: picked.into_iter().map(|d| d.tag).collect(), seen, returns, handover })
        })
    })
    .await?;
    Ok(Json(found).into_response())
}

/// Picks a device that is promised to the act's request.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/pick", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = TagInput, responses((status = 200, description = "Picked", body = schema::Device)))]
pub async fn pick(State(app): State<App>, Key(no): Key<Number>, call: Call<TagInput>) -> Result<Json<Device>, Failure> {
    Ok(Json(blocking(move || app.desk.handovers().pick(&call.acting, no, call.body.tag)).await?))
}

/// Puts a picked device back.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/unpick", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = TagInput, responses((status = 200, description = "Put back", body = schema::Device)))]
pub async fn unpick(State(app): State<App>, Key(no): Key<Number>, call: Call<TagInput>) -> Result<Json<Device>, Failure> {
    Ok(Json(blocking(move || app.desk.handovers().unpick(&call.acting, no, call.body.tag)).await?))
}

/// A device that fails at the last check.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplaceInput {
    /// The device that fails; it goes back to the workshop.
    #[schema(value_type = schema::Tag)]
    tag: Tag,
    /// The device of the stock that takes its place; without one the place stays open.
    #[schema(value_type = Option<schema::Tag>)]
    #[serde(default)]
    instead: Option<Tag>,
    /// Why.
    note: String,
}

/// What replaced what.
#[derive(Serialize, ToSchema)]
pub struct Replaced {
    /// The device that went back to the workshop.
    #[schema(value_type = schema::Device)]
    failed: Device,
    /// The one promised in its place, to be picked.
    #[schema(value_type = Option<schema::Device>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<Device>,
}

/// Sends a device that fails back to the workshop, and promises another in its place: what the organisation was granted does not change.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/replace", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = ReplaceInput, responses((status = 200, description = "Replaced", body = Replaced)))]
pub async fn replace(State(app): State<App>, Key(no): Key<Number>, call: Call<ReplaceInput>) -> Result<Json<Replaced>, Failure> {
    let done = blocking(move || {
        let ReplaceInput { tag, instead, note } = call.body;
        app.desk.handovers().replace(&call.acting, no, tag, instead, &note)
    })
    .await?;
    Ok(Json(Replaced { failed: done.failed, instead: done.instead }))
}

/// The signatures of both parties.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInput {
    /// Who gives.
    #[schema(value_type = schema::Signature)]
    giver: Signature,
    /// Who receives.
    #[schema(value_type = schema::Signature)]
    receiver: Signature,
}

/// Signs an act: every picked device passes to the recipient, and the paper is frozen.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/sign", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = SignInput, responses((status = 200, description = "Signed", body = schema::Handover)))]
pub async fn sign(
    State(app): State<App>,
    Key(no): Key<Number>,
    context: RequestContext,
    call: Call<SignInput>,
) -> Result<Json<Handover>, Failure> {
    Ok(Json(
        blocking(move || app.desk.handovers().sign_on_screen(&call.acting, no, &call.body.giver, &call.body.receiver, context.proof()))
            .await?,
    ))
}

/// When both are to meet.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/appointment", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = schema::AppointmentInput, responses((status = 200, description = "Set", body = schema::Handover)))]
pub async fn appoint(State(app): State<App>, Key(no): Key<Number>, call: Call<AppointmentInput>) -> Result<Json<Handover>, Failure> {
    Ok(Json(blocking(move || app.desk.handovers().set_appointment(&call.acting, no, call.body)).await?))
}

/// A refusal at the door.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusalInput {
    /// The device, picked for the act.
    #[schema(value_type = schema::Tag)]
    tag: Tag,
    /// Why; null takes a refusal back.
    #[schema(value_type = Option<schema::DoorReason>)]
    reason: Option<DoorReason>,
    /// In words.
    #[serde(default)]
    note: Option<String>,
}

/// Refuses a picked device at the door. It stands on the paper as refused, and goes back when the act is signed.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/refuse", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = RefusalInput, responses((status = 200, description = "Noted", body = schema::Handover)))]
pub async fn refuse(State(app): State<App>, Key(no): Key<Number>, call: Call<RefusalInput>) -> Result<Json<Handover>, Failure> {
    let RefusalInput { tag, reason, note } = call.body;
    Ok(Json(blocking(move || app.desk.handovers().refuse_at_door(&call.acting, no, tag, reason, note.as_deref())).await?))
}

/// What goes along with devices.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AlongInput {
    /// The devices, picked for the act; all of them when none is named.
    #[schema(value_type = Vec<schema::Tag>)]
    #[serde(default)]
    tags: Vec<Tag>,
    /// The sort.
    #[schema(value_type = schema::Accessory)]
    accessory: Accessory,
    /// How many go along with each.
    each: u32,
}

/// Says how many of a sort go along with each of some devices, or of all. It stands on the act, which is signed.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/accessories", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = AlongInput, responses((status = 200, description = "Noted", body = schema::Handover)))]
pub async fn accompany(State(app): State<App>, Key(no): Key<Number>, call: Call<AlongInput>) -> Result<Json<Handover>, Failure> {
    let AlongInput { tags, accessory, each } = call.body;
    Ok(Json(blocking(move || app.desk.handovers().set_accessories(&call.acting, no, tags, accessory, each)).await?))
}

/// Gives an act up: what was picked is put back. Its number stays taken.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/cancel", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Note, responses((status = 200, description = "Given up", body = schema::Handover)))]
pub async fn cancel(State(app): State<App>, Key(no): Key<Number>, call: Call<Note>) -> Result<Json<Handover>, Failure> {
    Ok(Json(blocking(move || app.desk.handovers().cancel(&call.acting, no, call.body.note.as_deref())).await?))
}
