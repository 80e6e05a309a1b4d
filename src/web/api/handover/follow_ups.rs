//! Follow-ups: how it went after a handover, in counts per kind of device.

use crate::desk::access;
use crate::desk::handover::follow_up::FollowUpInput;
use crate::domain::account::actor::Permission;
use crate::domain::handover::follow_up::{FollowUp, FollowUpState};
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::store;
use crate::web::api::allocation::Nothing;
use crate::web::api::extract::{Asked, Call, Created};
use crate::web::api::schema;
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

/// The most follow-ups in one answer.
const MOST: u16 = 200;

/// The routes of follow-ups.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Request), routes!(answer))
        .tell(Need::May(Permission::HandOver), routes!(ask))
        .tell(Need::SignedIn, routes!(list))
        .tell(Need::SignedIn, routes!(get))
        .tell(Need::May(Permission::HandOver), routes!(settle))
}

/// Says how it went. The counts of each kind add up to what was handed over; it may be corrected.
#[utoipa::path(post, path = "/api/v1/follow-ups", request_body = schema::FollowUpInput, responses((status = 201, description = "Kept", body = schema::FollowUp)))]
pub async fn answer(State(app): State<App>, call: Call<FollowUpInput>) -> Result<Created<FollowUp>, Failure> {
    let kept = blocking(move || app.desk.handovers().answer_follow_up(&call.acting, call.body)).await?;
    Ok(Created::at(format_args!("/handovers/{}", kept.handover), kept.clone()))
}

/// Asks about one act now, before its months are over.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/follow-up", params(("no" = schema::Number, Path, description = "The act's number")),
    request_body = crate::web::api::extract::Note, responses((status = 201, description = "Asked", body = schema::FollowUp)))]
pub async fn ask(
    State(app): State<App>,
    Key(no): Key<Number>,
    call: Call<crate::web::api::extract::Note>,
) -> Result<Created<FollowUp>, Failure> {
    let asked = blocking(move || app.desk.handovers().ask_follow_up(&call.acting, no)).await?;
    Ok(Created::at(format_args!("/handovers/{no}"), asked))
}

/// Which questions. Every field narrows the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FollowUpQuery {
    /// In this state.
    #[serde(default)]
    #[param(value_type = Option<schema::FollowUpState>)]
    state: Option<FollowUpState>,
    /// Only where something is broken or to be collected, and nobody has seen to it.
    #[serde(default)]
    to_do: bool,
}

/// Questions with their answers.
#[derive(Serialize, ToSchema)]
pub struct FollowUps {
    /// The newest act first; at most two hundred.
    #[schema(value_type = Vec<schema::FollowUp>)]
    follow_ups: Vec<FollowUp>,
}

/// How it went: questions and answers. A partner sees its own only.
#[utoipa::path(get, path = "/api/v1/follow-ups", params(FollowUpQuery), responses((status = 200, description = "Found", body = FollowUps)))]
pub async fn list(State(app): State<App>, context: RequestContext, Asked(query): Asked<FollowUpQuery>) -> Result<Json<FollowUps>, Failure> {
    let follow_ups = blocking(move || {
        let acting = context.acting()?;
        app.desk.read(|c| access::follow_ups(c, &acting, query.state, query.to_do, MOST))
    })
    .await?;
    Ok(Json(FollowUps { follow_ups }))
}

/// A question with its answer.
#[derive(Serialize, ToSchema)]
pub struct FollowUpFound {
    /// Both.
    #[serde(flatten)]
    #[schema(value_type = schema::FollowUp)]
    follow_up: FollowUp,
    /// What was said in words.
    remark: Option<String>,
}

/// How it went with what one act handed over. Another organisation's does not exist for a partner.
#[utoipa::path(get, path = "/api/v1/follow-ups/{no}", params(("no" = schema::Number, Path, description = "The act's number")),
    responses((status = 200, description = "Found", body = FollowUpFound)))]
pub async fn get(State(app): State<App>, context: RequestContext, Key(no): Key<Number>) -> Result<Json<FollowUpFound>, Failure> {
    let found = blocking(move || {
        let acting = context.acting()?;
        app.desk.read(|c| {
            let follow_up = access::follow_up(c, &acting, no)?;
            let remark =
                if follow_up.has_remark { store::ledger::event::text_of(c, Subject::FollowUp, &no.to_string(), "remark")? } else { None };
            Ok(FollowUpFound { follow_up, remark })
        })
    })
    .await?;
    Ok(Json(found))
}

/// Says that what is broken or to be collected was seen to.
#[utoipa::path(post, path = "/api/v1/follow-ups/{no}/settle", params(("no" = schema::Number, Path, description = "The act's number")),
    request_body = Nothing, responses((status = 200, description = "Seen to", body = schema::FollowUp)))]
pub async fn settle(State(app): State<App>, Key(no): Key<Number>, call: Call<Nothing>) -> Result<Json<FollowUp>, Failure> {
    Ok(Json(blocking(move || app.desk.handovers().settle_follow_up(&call.acting, no)).await?))
}
