//! The upload of a donor list: preview row by row, mapping of columns, loading, and the refused rows as a file.

use super::show::batch_page;
use crate::desk::batch::intake::Preview;
use crate::desk::{Desk, DeskError};
use crate::domain::number::Number;
use crate::i18n::word::key;
use crate::i18n::{Arg, Locale};
use crate::ingest::manifest::rows;
use crate::ingest::manifest::rows::{Columns, Problem};
use crate::ingest::manifest::vocabulary::Field;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Key, Upload};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Rows shown in a preview. Refused rows come first, so that they are seen.
const SHOWN: usize = 200;

/// A row of the preview.
pub struct PreviewRow {
    /// Line in the file.
    pub number: u64,
    /// What it would declare; for a refused row its cells.
    pub text: String,
    /// Errors and notices, as sentences.
    pub problems: Vec<String>,
    /// Whether the row is refused.
    pub refused: bool,
}

/// A field of the donor list and the column it is read from.
pub struct Mapping {
    /// Name of the form field.
    pub field: String,
    /// Name shown to the reader.
    pub label: String,
    /// Index of the column chosen; empty for none.
    pub column: String,
}

/// The preview of a donor list.
#[derive(Template)]
#[template(path = "page/batch/manifest.html")]
pub struct ListPage {
    pub layout: Layout,
    /// Number of the batch.
    pub number: String,
    /// How many rows would be loaded.
    pub good: usize,
    /// How many rows are refused.
    pub bad: usize,
    /// How many rows are not shown.
    pub hidden: usize,
    /// How the file was read: format, encoding, separator.
    pub read_as: String,
    pub rows: Vec<PreviewRow>,
    /// One mapping for each field.
    pub mappings: Vec<Mapping>,
    /// The headings of the file, to choose a column from.
    pub headings: Vec<Choice>,
    /// The file in base64, sent along so that it need not be chosen again.
    pub content: String,
}

/// A problem of a row in the reader's language.
#[must_use]
pub fn problem(w: Locale, problem: &Problem) -> String {
    let args: Vec<(&str, Arg)> = problem.args().into_iter().map(|(name, value)| (name, Arg::Text(value))).collect();
    w.say(&key("problem", problem.code()), &args)
}

/// The columns chosen in the form; a proposal by the headings when none was chosen.
fn columns(fields: &Fields, header: &[String]) -> Columns {
    let mut columns = Columns::propose(header);
    if fields.beginning("column-").next().is_some() {
        for field in Field::ALL {
            let chosen = fields.get(&format!("column-{}", field.as_str()));
            *columns.slot(*field) = chosen.parse().ok().filter(|n| *n < header.len());
        }
    }
    columns
}

fn list_page(desk: &Desk, context: &RequestContext, number: Number, preview: &mut Preview, bytes: &[u8]) -> Result<ListPage, DeskError> {
    let w = context.locale;
    let good = preview.good();
    let bad = preview.rows.len() - good;
    let mut order: Vec<&rows::Row> = preview.rows.iter().collect();
    order.sort_by_key(|r| (r.outcome.is_ok(), r.number));
    let rows = order.iter().take(SHOWN).map(|r| {
        let (text, problems) = match &r.outcome {
            Ok(line) => {
                let kind = line.kind.map(|k| crate::i18n::word::word(w, "kind", k.as_str()));
                let parts = [kind, line.manufacturer.clone(), line.model.clone(), line.serial.clone(), line.donor_number.clone()];
                (parts.into_iter().flatten().collect::<Vec<_>>().join(" · "), Vec::new())
            }
            Err(problems) => (r.cells.join(" · "), problems.iter().map(|p| problem(w, p)).collect()),
        };
        let notices = r.notices.iter().map(|p| problem(w, p));
        PreviewRow { number: r.number, text, problems: problems.into_iter().chain(notices).collect(), refused: r.outcome.is_err() }
    });
    let rows = rows.collect();
    let slots: Vec<(Field, Option<usize>)> = Field::ALL.iter().map(|f| (*f, *preview.columns.slot(*f))).collect();
    let mapping = |(field, column): (Field, Option<usize>)| Mapping {
        field: format!("column-{}", field.as_str()),
        label: crate::i18n::word::word(w, "field", field.as_str()),
        column: column.map(|n| n.to_string()).unwrap_or_default(),
    };
    let heading = |(n, text): (usize, &String)| Choice::new(n, if text.is_empty() { format!("{}", n + 1) } else { text.clone() });
    let separator = preview.table.separator.map(|s| if s == '\t' { "TAB".to_owned() } else { s.to_string() });
    let read_as = [Some(preview.table.kind.to_string()), Some(preview.table.encoding.to_string()), separator];
    Ok(ListPage {
        layout: Layout::new(desk, context, &w.t("list-title"))?,
        number: number.to_string(),
        good,
        bad,
        hidden: preview.rows.len().saturating_sub(SHOWN),
        read_as: read_as.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        rows,
        mappings: slots.into_iter().map(mapping).collect(),
        headings: preview.table.header.iter().enumerate().map(heading).collect(),
        content: STANDARD.encode(bytes),
    })
}

/// `POST /batches/{number}/list`: previews or loads the list, or gives the refused rows as CSV, by the field `do`.
pub async fn post(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    mut upload: Upload,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let file = upload.file();
        let bytes = if file.is_empty() { STANDARD.decode(upload.fields.get("content")).unwrap_or_default() } else { file };
        let read = app.desk.batches().preview_manifest(&bytes, None).and_then(|first| {
            let chosen = columns(&upload.fields, &first.table.header);
            if upload.fields.beginning("column-").next().is_some() {
                app.desk.batches().preview_manifest(&bytes, Some(chosen))
            } else {
                Ok(first)
            }
        });
        let outcome = read.and_then(|mut preview| match upload.fields.get("do") {
            "load" => app
                .desk
                .batches()
                .load_manifest(&context.acting()?, number, &preview)
                .map(|_loaded| to(&format!("/batches/{number}"), "list-loaded")),
            "rejects" => Ok(rejects(context.locale, number, &preview)),
            _ => Ok(page(&list_page(&app.desk, &context, number, &mut preview, &bytes)?)),
        });
        match outcome {
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                let status = crate::web::failure::status_of(&error);
                let made = batch_page(&app.desk, &context, number, Fields::default(), Vec::new(), errors)?;
                Ok(page_with(if status.is_client_error() { status } else { StatusCode::UNPROCESSABLE_ENTITY }, &made))
            }
            other => other,
        }
    })
    .await?)
}

fn rejects(w: Locale, number: Number, preview: &Preview) -> Response {
    let (line, reason) = (w.t("list-line"), w.t("list-reason"));
    let csv = rows::rejects(&preview.table, &preview.rows, [&line, &reason], |p| problem(w, p));
    let name = format!("attachment; filename=\"{number}-refused.csv\"");
    ([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], csv).into_response()
}
