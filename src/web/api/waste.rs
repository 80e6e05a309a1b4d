//! Waste transfers: WEEE transfer notes for devices handed to a collector.

use super::extract::{Asked, Call, Created};
use super::schema;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, Noun};
use crate::desk::waste::transfer::WeeeInput;
use crate::domain::account::actor::Permission;
use crate::domain::number::Number;
use crate::domain::waste::WeeeTransfer;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The most transfer notes in one answer.
const MOST: u16 = 100;

/// The routes of transfer notes.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Retire), routes!(transfer))
        .tell(Need::May(Permission::Read), routes!(list))
        .tell(Need::May(Permission::Read), routes!(get))
}

/// Hands waste to a collector: every device's step, the note and its PDF in one. A device with a medium that has no outcome is on no note.
#[utoipa::path(post, path = "/api/v1/weee-transfers", request_body = schema::WeeeInput, responses((status = 201, description = "Handed over", body = schema::WeeeTransfer)))]
pub async fn transfer(State(app): State<App>, call: Call<WeeeInput>) -> Result<Created<WeeeTransfer>, Failure> {
    let issued = blocking(move || app.desk.waste().transfer(&call.acting, call.body)).await?;
    Ok(Created::at(format_args!("/weee-transfers/{}", issued.number), issued.clone()))
}

/// Where a list goes on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Before {
    /// The number the page before ended with.
    #[serde(default)]
    #[param(value_type = Option<schema::Number>)]
    before: Option<Number>,
}

/// Notes, newest first.
#[derive(Serialize, ToSchema)]
pub struct WeeeList {
    /// The notes; at most a hundred.
    #[schema(value_type = Vec<schema::WeeeTransfer>)]
    transfers: Vec<WeeeTransfer>,
}

/// Transfer notes, newest first.
#[utoipa::path(get, path = "/api/v1/weee-transfers", params(Before), responses((status = 200, description = "Found", body = WeeeList)))]
pub async fn list(State(app): State<App>, Asked(asked): Asked<Before>) -> Result<Json<WeeeList>, Failure> {
    let transfers = blocking(move || app.desk.read(|c| Ok::<_, DeskError>(store::waste::list(c, asked.before, MOST)?))).await?;
    Ok(Json(WeeeList { transfers }))
}

/// A transfer note.
#[utoipa::path(get, path = "/api/v1/weee-transfers/{no}", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "Found", body = schema::WeeeTransfer)))]
pub async fn get(State(app): State<App>, Key(no): Key<Number>) -> Result<Json<WeeeTransfer>, Failure> {
    let found = blocking(move || app.desk.read(|c| store::waste::find(c, no)?.or_not_found(Noun::WeeeTransfer, no))).await?;
    Ok(Json(found))
}
