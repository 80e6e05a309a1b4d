//! A refused row of a donor list: its reasons, its correction in place, its dismissal; and all of them as a file.

use super::row_view::RowView;
use super::show::batch_page;
use crate::desk::Desk;
use crate::desk::batch::work_list::Corrected;
use crate::desk::error::{DeskError, Noun};
use crate::domain::batch::refused::RowCells;
use crate::domain::device::kind::Kind;
use crate::domain::number::Number;
use crate::i18n::word::word;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The page of a refused row.
#[derive(Template)]
#[template(path = "page/batch/list_row.html")]
pub struct RowPage {
    pub layout: Layout,
    /// Number of the batch.
    pub number: String,
    pub row: RowView,
    pub cells: RowCells,
    /// How many rows wait.
    pub waiting: usize,
    /// Known words for kinds, to choose from.
    pub kinds: Vec<String>,
    pub errors: FormErrors,
}

fn row_page(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    place: u32,
    given: Option<RowCells>,
    errors: FormErrors,
) -> Result<RowPage, DeskError> {
    let w = context.locale;
    let rows = desk.batches().refused_rows(number)?;
    let row = rows.iter().find(|r| r.place == place).ok_or_else(|| DeskError::not_found(Noun::RefusedRow, place))?;
    Ok(RowPage {
        layout: Layout::new(desk, context, &w.t("list-row-title"))?,
        number: number.to_string(),
        row: RowView::of(w, number, row),
        cells: given.unwrap_or_else(|| row.cells.clone()),
        waiting: rows.len(),
        kinds: Kind::ALL.iter().map(|k| word(w, "kind", k.as_str())).collect(),
        errors,
    })
}

fn cells(form: &Fields) -> RowCells {
    let text = |name: &str| form.get(name).trim().to_owned();
    RowCells {
        kind: text("kind"),
        manufacturer: text("manufacturer"),
        model: text("model"),
        serial: text("serial"),
        donor_number: text("donor_number"),
        year: text("year"),
        quantity: text("quantity"),
    }
}

/// The next row that waits, or the batch when none does.
fn next(desk: &Desk, number: Number, place: u32) -> Result<String, DeskError> {
    let rows = desk.batches().refused_rows(number)?;
    let next = rows.iter().find(|r| r.place > place).or_else(|| rows.first());
    Ok(next.map_or_else(|| format!("/batches/{number}"), |r| format!("/batches/{number}/list/row?row={}", r.place)))
}

fn place_in(fields: &Fields) -> Result<u32, DeskError> {
    fields.get("row").parse().map_err(|_not_a_number| DeskError::not_found(Noun::RefusedRow, fields.get("row")))
}

/// `GET /batches/{number}/list/row?row=`
pub async fn get(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Query(query): Query,
) -> Result<Response, Failure> {
    Ok(page(&blocking(move || row_page(&app.desk, &context, number, place_in(&query)?, None, FormErrors::default())).await?))
}

/// `POST /batches/{number}/list/row`: the row as it was corrected.
pub async fn correct(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let place = place_in(&form)?;
        match app.desk.batches().correct_row(&context.acting()?, number, place, cells(&form)) {
            Ok(Corrected::Taken) => Ok(to(&next(&app.desk, number, place)?, "list-row-taken")),
            Ok(Corrected::Refused(_)) => {
                let made = row_page(&app.desk, &context, number, place, None, FormErrors::default())?;
                Ok(page_with(StatusCode::UNPROCESSABLE_ENTITY, &made))
            }
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                let made = row_page(&app.desk, &context, number, place, Some(cells(&form)), errors)?;
                Ok(page_with(crate::web::failure::status_of(&error), &made))
            }
            Err(error) => Err(error),
        }
    });
    Ok(made.await?)
}

/// `POST /batches/{number}/list/dismiss`: one row, or all when none is named, with the reason.
pub async fn dismiss(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let place = if form.some("row").is_some() { Some(place_in(&form)?) } else { None };
        match app.desk.batches().dismiss_rows(&context.acting()?, number, place, form.some("note")) {
            Ok(_) => Ok(to(&next(&app.desk, number, place.unwrap_or(0))?, "list-row-dismissed")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                let status = crate::web::failure::status_of(&error);
                match place {
                    Some(place) => Ok(page_with(status, &row_page(&app.desk, &context, number, place, None, errors)?)),
                    None => Ok(page_with(status, &batch_page(&app.desk, &context, number, Fields::default(), Vec::new(), errors)?)),
                }
            }
            Err(error) => Err(error),
        }
    });
    Ok(made.await?)
}

/// `GET /batches/{number}/list/refused.csv`: the rows that wait, to be corrected in a file and loaded again.
pub async fn table(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let bytes = blocking(move || app.desk.batches().refused_table(number, context.locale)).await?;
    let name = format!("attachment; filename=\"{number}-refused.csv\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
