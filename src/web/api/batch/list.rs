//! The donor list of a batch: judged, compared with the list that is loaded, and loaded.

use crate::desk::DeskError;
use crate::desk::batch::preview::{ListOptions, Preview};
use crate::desk::error::{ErrorCode, Noun, OrNotFound};
use crate::desk::error_text;
use crate::domain::account::actor::Permission;
use crate::domain::batch::ManifestLine;
use crate::domain::batch::comparison::{Change, Comparison, Difference, ListMode};
use crate::domain::batch::refused::RowReason;
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::ingest::manifest::cells::column_letters;
use crate::ingest::manifest::rows::{Problem, Row, unknown_kinds};
use crate::ingest::manifest::table::{Choice, LeftOut, SheetRead};
use crate::ingest::manifest::vocabulary::Field;
use crate::store;
use crate::web::api::extract::{Asked, Upload};
use crate::web::api::schema;
use crate::web::app::{App, blocking_while};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// Most lines that a comparison names.
const COMPARED: usize = 200;

/// The routes of this file.
pub fn routes() -> Routes {
    Routes::default().tell(Need::May(Permission::ManageBatch), routes!(load))
}

/// How a list is loaded.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct How {
    /// Only judge the rows; write nothing.
    #[serde(default)]
    preview: bool,
    /// What to do when the batch has another list already: `add` to it, or `replace` it.
    #[serde(default)]
    #[param(inline)]
    mode: Option<Mode>,
    /// Read only this sheet of a workbook; when nothing is said, every visible sheet that looks like a list.
    #[serde(default)]
    sheet: Option<String>,
    /// Read rows too that are hidden in the workbook.
    #[serde(default)]
    hidden_rows: bool,
}

/// What to do with a list when another one is loaded already.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// New lines are added, and known lines completed; nothing is dropped.
    Add,
    /// The list takes the place of the other; lines that were received stay.
    Replace,
}

impl From<Mode> for ListMode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Add => Self::Add,
            Mode::Replace => Self::Replace,
        }
    }
}

/// A line that differs between the loaded list and the new one.
#[derive(Serialize, ToSchema)]
pub struct DifferentLine {
    /// `added`, `changed` or `gone`.
    change: &'static str,
    /// Whether its device was received: such a line is never changed or dropped.
    received: bool,
    /// The line as it is loaded.
    #[schema(value_type = Option<schema::ManifestLine>)]
    before: Option<ManifestLine>,
    /// The line of the new list.
    #[schema(value_type = Option<schema::ManifestLine>)]
    after: Option<ManifestLine>,
}

/// What loading a list would do to the one that is loaded.
#[derive(Serialize, ToSchema)]
pub struct ListCompared {
    /// Lines that only the new list has.
    added: usize,
    /// Lines with other content.
    changed: usize,
    /// Lines that the new list does not have.
    gone: usize,
    /// Of the lines that differ, those whose device was received.
    received: usize,
    /// Lines that replacing would drop.
    lost: usize,
    /// Lines that are the same.
    unchanged: usize,
    /// The lines that differ, at most 200.
    lines: Vec<DifferentLine>,
}

impl From<Comparison> for ListCompared {
    fn from(comparison: Comparison) -> Self {
        let line = |d: Difference| DifferentLine { change: d.change.as_str(), received: d.received, before: d.before, after: d.after };
        Self {
            added: comparison.count(Change::Added),
            changed: comparison.count(Change::Changed),
            gone: comparison.count(Change::Gone),
            received: comparison.differences.iter().filter(|d| d.received).count(),
            lost: comparison.lost(),
            unchanged: comparison.unchanged,
            lines: comparison.differences.into_iter().take(COMPARED).map(line).collect(),
        }
    }
}

/// What is wrong with a row, or worth knowing about it.
#[derive(Serialize, ToSchema)]
pub struct RowProblem {
    /// The stable word.
    code: String,
    /// The same as a sentence.
    text: String,
    /// What the sentence is about, by name.
    values: BTreeMap<String, String>,
}

impl RowProblem {
    /// In the caller's language.
    pub(super) fn of(locale: Locale, reason: RowReason) -> Self {
        Self { text: error_text::row_reason(locale, &reason), code: reason.code, values: reason.values }
    }
}

/// A row that was handed back, or taken with a notice.
#[derive(Serialize, ToSchema)]
pub struct JudgedRow {
    /// The sheet of the workbook; null in a text file.
    sheet: Option<String>,
    /// Its line in the file or sheet, from 1.
    row: u64,
    /// Its cells as they came.
    cells: Vec<String>,
    /// Why.
    reasons: Vec<RowProblem>,
}

/// What a column of the list was taken for.
#[derive(Serialize, ToSchema)]
pub struct ReadColumn {
    /// Its heading; empty when it has none.
    heading: String,
    /// The field that it holds; null when it is not used.
    field: Option<&'static str>,
}

/// A sheet of the workbook.
#[derive(Serialize, ToSchema)]
pub struct ReadSheet {
    /// Its name.
    name: String,
    /// Its rows that are not empty, with the headings.
    rows: usize,
    /// Whether its rows are in the list.
    read: bool,
    /// Whether it is hidden in the workbook.
    hidden: bool,
}

/// Rows in succession that are no devices, or were not asked for.
#[derive(Serialize, ToSchema)]
pub struct LeftOutRows {
    /// The sheet of the workbook; null in a text file.
    sheet: Option<String>,
    /// First line, from 1.
    first: u64,
    /// Last line.
    last: u64,
    /// How many rows.
    rows: u64,
    /// The stable word.
    code: &'static str,
    /// The same in words.
    text: String,
    /// The beginning of what stands there.
    content: String,
}

/// A word for a kind that nobody explained yet.
#[derive(Serialize, ToSchema)]
pub struct UnknownWord {
    /// As it is written.
    word: String,
    /// How many rows have it.
    rows: usize,
}

/// What came of a list: each of its rows is loaded, refused, or named as left out.
#[derive(Serialize, ToSchema)]
pub struct ListLoaded {
    /// Whether it was loaded; a preview was not.
    loaded: bool,
    /// Lines of the list, or what they would be.
    lines: u32,
    /// Rows handed back.
    refused: Vec<JudgedRow>,
    /// Rows taken, with something worth knowing.
    noticed: Vec<JudgedRow>,
    /// What each column was taken for.
    columns: Vec<ReadColumn>,
    /// The headings of the columns that were not used.
    unused_columns: Vec<String>,
    /// The sheets of a workbook.
    sheets: Vec<ReadSheet>,
    /// Rows that are no devices (titles, totals, repeated headings, empty rows), or were not asked for.
    left_out: Vec<LeftOutRows>,
    /// A preview's comparison with the list that the batch has; null when it has none, and when the list was loaded.
    compared: Option<ListCompared>,
    /// Words for kinds that are not known; their rows are loaded without a kind.
    unknown_kinds: Vec<UnknownWord>,
}

fn judged(locale: Locale, row: &Row, problems: &[Problem]) -> JudgedRow {
    JudgedRow {
        sheet: row.sheet.as_deref().map(str::to_owned),
        row: row.number,
        cells: row.cells.clone(),
        reasons: problems.iter().map(|p| RowProblem::of(locale, error_text::reason_of(p))).collect(),
    }
}

fn list_loaded(locale: Locale, preview: &Preview, loaded: bool, lines: u32, compared: Option<Comparison>) -> ListLoaded {
    let table = &preview.table;
    let filled = |place: usize| table.rows.iter().any(|r| r.cells.get(place).is_some_and(|c| !c.is_empty()));
    let columns: Vec<(usize, ReadColumn)> = table
        .header
        .iter()
        .enumerate()
        .map(|(place, heading)| (place, ReadColumn { heading: heading.clone(), field: preview.columns.field_at(place).map(Field::as_str) }))
        .collect();
    let unused = columns.iter().filter(|(place, c)| c.field.is_none() && (!c.heading.is_empty() || filled(*place)));
    let left_out = |l: &LeftOut| LeftOutRows {
        sheet: l.sheet.as_deref().map(str::to_owned),
        first: l.first,
        last: l.last,
        rows: l.rows(),
        code: l.why.as_str(),
        text: error_text::left_out(locale, l.why),
        content: l.text.clone(),
    };
    let sheet = |s: &SheetRead| ReadSheet { name: s.name.to_string(), rows: s.rows, read: s.read, hidden: s.hidden };
    ListLoaded {
        loaded,
        lines,
        compared: compared.map(Into::into),
        refused: preview.rows.iter().filter_map(|r| Some(judged(locale, r, r.outcome.as_ref().err()?))).collect(),
        noticed: preview
            .rows
            .iter()
            .filter(|r| r.outcome.is_ok() && !r.notices.is_empty())
            .map(|r| judged(locale, r, &r.notices))
            .collect(),
        unused_columns: unused.map(|(place, c)| if c.heading.is_empty() { column_letters(*place) } else { c.heading.clone() }).collect(),
        columns: columns.into_iter().map(|(_, c)| c).collect(),
        sheets: table.sheets.iter().map(sheet).collect(),
        left_out: table.left_out.iter().map(left_out).collect(),
        unknown_kinds: unknown_kinds(&preview.rows).into_iter().map(|(word, rows)| UnknownWord { word, rows }).collect(),
    }
}

/// Loads the donor's list: its good rows become the declared lines, the others are handed back with their reasons.
///
/// The columns are recognised by their headings and cells. The same list again changes nothing. When the batch has another list, nothing
/// happens without `mode`: the answer is 409 (`list_differs`) with the comparison. Lines that were received are never changed or dropped.
/// When every row is refused, nothing is loaded (`list_empty`): `preview=true` says why.
#[utoipa::path(put, path = "/api/v1/batches/{no}/manifest", params(("no" = schema::Number, Path, description = "The batch"), How),
    request_body(content((Vec<u8> = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
        description = "CSV (any separator and encoding), XLSX or ODS, at most 8 MiB; recognised by its content"),
    responses((status = 200, description = "Loaded, or judged", body = ListLoaded)))]
pub async fn load(
    State(app): State<App>,
    Key(no): Key<Number>,
    Asked(how): Asked<How>,
    upload: Upload,
) -> Result<Json<ListLoaded>, Failure> {
    let choice = Choice { sheets: how.sheet.map(|s| vec![s]), hidden_rows: how.hidden_rows };
    let outcome = blocking_while(move |go_on| {
        let options = ListOptions { choice, ..app.desk.batches().list_options(no)? };
        let preview = app.desk.batches().preview_list(&upload.bytes, &options, go_on)?;
        if how.preview {
            let has_list = app.desk.read(|c| store::batch::find(c, no)?.or_not_found(Noun::Batch, no))?.declared > 0;
            let compared = if has_list { Some(app.desk.batches().compare_list(no, &preview)?) } else { None };
            let lines = preview.rows.iter().filter_map(|r| r.outcome.as_ref().ok()).map(|line| line.quantity.max(1)).sum();
            return Ok(Ok(list_loaded(upload.locale, &preview, false, lines, compared)));
        }
        match app.desk.batches().load_list(&upload.acting, no, &preview, how.mode.map(Into::into)) {
            Ok(loaded) => Ok(Ok(list_loaded(upload.locale, &preview, true, loaded.lines, None))),
            Err(error) if matches!(&error, DeskError::Conflict(e) if e.code == ErrorCode::ListDiffers) => {
                Ok(Err((error, ListCompared::from(app.desk.batches().compare_list(no, &preview)?))))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    outcome.map(Json).map_err(|(error, compared)| Failure::from(error).saying("comparison", serde_json::json!(compared)))
}
