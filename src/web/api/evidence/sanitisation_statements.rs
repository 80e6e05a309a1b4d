//! Sanitisation statements for a device or a whole batch.

use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::evidence::sanitisation_statement::StatementInput;
use crate::domain::account::actor::Permission;
use crate::domain::device::tag::Tag;
use crate::domain::evidence::sanitisation_statement::Statement;
use crate::domain::number::Number;
use crate::store;
use crate::web::api::extract::{Asked, Call, Created};
use crate::web::api::schema;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of statements.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Attest), routes!(issue))
        .tell(Need::May(Permission::Read), routes!(list))
        .tell(Need::May(Permission::Read), routes!(get))
}

/// Issues a statement for a device or for a whole batch. Its PDF is found among the documents.
#[utoipa::path(post, path = "/api/v1/statements", request_body = schema::StatementInput, responses((status = 201, description = "Issued", body = schema::Statement)))]
pub async fn issue(State(app): State<App>, call: Call<StatementInput>) -> Result<Created<Statement>, Failure> {
    let issued = blocking(move || app.desk.evidence().attest(&call.acting, call.body)).await?;
    Ok(Created::at(format_args!("/statements/{}", issued.number), issued.clone()))
}

/// Of which device, or of which batch: one of the two.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StatementQuery {
    /// Those that name this device, its own and those of its batch.
    #[serde(default)]
    #[param(value_type = Option<schema::Tag>)]
    device: Option<Tag>,
    /// Those of this whole batch.
    #[serde(default)]
    #[param(value_type = Option<schema::Number>)]
    batch: Option<Number>,
}

/// Statements, newest first.
#[derive(Serialize, ToSchema)]
pub struct StatementList {
    /// The statements; at most forty of a device and forty of its batch.
    #[schema(value_type = Vec<schema::Statement>)]
    statements: Vec<Statement>,
}

/// The statements of a device or of a batch.
#[utoipa::path(get, path = "/api/v1/statements", params(StatementQuery), responses((status = 200, description = "Found", body = StatementList)))]
pub async fn list(State(app): State<App>, Asked(query): Asked<StatementQuery>) -> Result<Json<StatementList>, Failure> {
    let statements = blocking(move || {
        app.desk.read(|c| match (query.device, query.batch) {
            (Some(tag), None) => {
                let device = store::device::find(c, &tag)?.or_not_found(Noun::Device, tag)?;
                Ok(store::evidence::sanitisation_statement::of_device(c, &device)?)
            }
            (None, Some(batch)) => Ok(store::evidence::sanitisation_statement::of_batch(c, batch)?),
            _ => Err(DeskError::field_error("device", ErrorCode::Missing, "")),
        })
    })
    .await?;
    Ok(Json(StatementList { statements }))
}

/// A statement.
#[utoipa::path(get, path = "/api/v1/statements/{no}", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "Found", body = schema::Statement)))]
pub async fn get(State(app): State<App>, Key(no): Key<Number>) -> Result<Json<Statement>, Failure> {
    let found =
        blocking(move || app.desk.read(|c| store::evidence::sanitisation_statement::find(c, no)?.or_not_found(Noun::Statement, no)))
            .await?;
    Ok(Json(found))
}
