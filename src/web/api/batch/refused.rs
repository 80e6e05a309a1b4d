//! The refused rows of donor lists that wait with a batch: corrected or dismissed.

use crate::desk::batch::work_list::Corrected;
use crate::domain::account::actor::Permission;
use crate::domain::batch::refused::{RefusedRow, RowCells};
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::web::api::batch::list::RowProblem;
use crate::web::api::extract::Call;
use crate::web::api::schema;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The routes of this file.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Read), routes!(waiting))
        .tell(Need::May(Permission::ManageBatch), routes!(correct))
        .tell(Need::May(Permission::ManageBatch), routes!(dismiss))
}

/// A refused row of a donor list that waits.
#[derive(Serialize, ToSchema)]
pub struct WaitingRow {
    /// Its number among those that wait, from 1.
    place: u32,
    /// The sheet of the workbook it stood on; null in a text file.
    sheet: Option<String>,
    /// Its line in the file or sheet, from 1.
    row: u64,
    /// What it says of a device, as it is written.
    #[schema(value_type = schema::RowCells)]
    cells: RowCells,
    /// Why it was refused.
    reasons: Vec<RowProblem>,
}

impl WaitingRow {
    fn of(locale: Locale, row: RefusedRow) -> Self {
        let RefusedRow { place, sheet, number, cells, reasons, dismissed: _ } = row;
        Self { place, sheet, row: number, cells, reasons: reasons.into_iter().map(|r| RowProblem::of(locale, r)).collect() }
    }
}

/// A refused row as it was corrected.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Its number among those that wait.
    place: u32,
    /// What it should say; a field that is absent is empty.
    #[schema(value_type = schema::RowCells)]
    cells: RowCells,
}

/// What became of a corrected row.
#[derive(Serialize, ToSchema)]
pub struct CorrectedRow {
    /// Whether its devices are on the list now.
    taken: bool,
    /// The row as it waits on, with the new reasons; null when it was taken.
    row: Option<WaitingRow>,
}

/// Which rows are dismissed, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// Its number among those that wait; all of them when absent.
    #[serde(default)]
    place: Option<u32>,
    /// The reason; at most 2,000 characters. It is kept beside the ledger.
    note: String,
}

/// How many rows were dismissed.
#[derive(Serialize, ToSchema)]
pub struct DismissedRows {
    /// How many.
    rows: u32,
}

/// The refused rows of the batch's lists that wait to be corrected or dismissed.
#[utoipa::path(get, path = "/api/v1/batches/{no}/refused", params(("no" = schema::Number, Path, description = "The batch")),
    responses((status = 200, description = "The rows", body = Vec<WaitingRow>)))]
pub async fn waiting(State(app): State<App>, Key(no): Key<Number>, context: RequestContext) -> Result<Json<Vec<WaitingRow>>, Failure> {
    let rows = blocking(move || app.desk.batches().refused_rows(no)).await?;
    Ok(Json(rows.into_iter().map(|row| WaitingRow::of(context.locale, row)).collect()))
}

/// Judges a refused row again as it was corrected: a good one is added to the list, also after reception began.
#[utoipa::path(post, path = "/api/v1/batches/{no}/refused", params(("no" = schema::Number, Path, description = "The batch")),
    request_body = Correction, responses((status = 200, description = "Taken, or still refused", body = CorrectedRow)))]
pub async fn correct(State(app): State<App>, Key(no): Key<Number>, call: Call<Correction>) -> Result<Json<CorrectedRow>, Failure> {
    let locale = call.locale;
    let Correction { place, cells } = call.body;
    Ok(Json(match blocking(move || app.desk.batches().correct_row(&call.acting, no, place, cells)).await? {
        Corrected::Taken => CorrectedRow { taken: true, row: None },
        Corrected::Refused(row) => CorrectedRow { taken: false, row: Some(WaitingRow::of(locale, *row)) },
    }))
}

/// Dismisses a refused row, or all of them, with the reason. How many were dismissed stands with the batch.
#[utoipa::path(post, path = "/api/v1/batches/{no}/refused/dismiss", params(("no" = schema::Number, Path, description = "The batch")),
    request_body = Dismissal, responses((status = 200, description = "Dismissed", body = DismissedRows)))]
pub async fn dismiss(State(app): State<App>, Key(no): Key<Number>, call: Call<Dismissal>) -> Result<Json<DismissedRows>, Failure> {
    let Dismissal { place, note } = call.body;
    let rows = blocking(move || app.desk.batches().dismiss_rows(&call.acting, no, place, Some(&note))).await?;
    Ok(Json(DismissedRows { rows }))
}
