//! Reports: tables as downloads.

use super::extract::Asked;
use super::schema;
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::documents::export::spreadsheet::Form;
use crate::domain::account::actor::Permission;
use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::number::Number;
use crate::store::device::Filter;
use crate::web::app::App;
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes, export};
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::routes;

/// The routes of reports.
pub fn routes() -> Routes {
    Routes::default().tell(Need::May(Permission::Read), routes!(get))
}

/// Which devices. Every field narrows the table.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// At this stage.
    #[serde(default)]
    #[param(value_type = Option<schema::Stage>)]
    stage: Option<Stage>,
    /// Of this kind.
    #[serde(default)]
    #[param(value_type = Option<schema::Kind>)]
    kind: Option<Kind>,
    /// Of this batch.
    #[serde(default)]
    #[param(value_type = Option<schema::Number>)]
    batch: Option<Number>,
    /// Promised to or handed over for this request.
    #[serde(default)]
    #[param(value_type = Option<schema::Number>)]
    request: Option<Number>,
}

/// A table, most recently touched first, all of one moment; as long as there are devices. Headings are in the language asked for. No
/// cell is a formula. One that breaks off is not whole.
#[utoipa::path(get, path = "/api/v1/reports/{name}",
    params(("name" = String, Path, description = "`devices.csv` (semicolons, UTF-8) or `devices.xlsx`", example = "devices.csv"), ReportQuery),
    responses((status = 200, description = "The table", content(
        (Vec<u8> = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ))))]
pub async fn get(
    State(app): State<App>,
    context: RequestContext,
    Key(name): Key<String>,
    Asked(query): Asked<ReportQuery>,
) -> Result<Response, Failure> {
    let form = name.strip_prefix("devices.").and_then(Form::from_extension).or_not_found(Noun::Page, &name)?;
    let filter = Filter { stage: query.stage, kind: query.kind, batch: query.batch, request: query.request, ..Filter::default() };
    export::devices(app, context.locale, filter, form).await
}
