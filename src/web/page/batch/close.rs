//! Closing a reception: the page says first what will be missing. And opening it again, with a reason.

use super::show::{batch_page, line_name};
use crate::desk::{Desk, DeskError};
use crate::domain::number::Number;
use crate::i18n::Arg;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// The most lines shown; the rest are only counted.
const MOST_LINES: u16 = 200;

/// A line of the donor list without its device.
pub struct MissingLine {
    /// Line number in the donor list.
    pub line: u32,
    /// Kind, manufacturer and model.
    pub name: String,
    pub serial: String,
    /// The donor's inventory number.
    pub donor_number: String,
}

/// The question before a reception is closed.
#[derive(Template)]
#[template(path = "page/batch/close.html")]
pub struct ClosePage {
    pub layout: Layout,
    pub number: Number,
    /// How many lines will be missing: what is confirmed.
    pub missing: u64,
    /// The same in a sentence.
    pub said: String,
    /// The first of them.
    pub lines: Vec<MissingLine>,
    /// How many more there are; empty when all are shown.
    pub more: String,
    pub note: String,
    /// Whether devices came in since the question was asked.
    pub changed: bool,
}

fn close_page(desk: &Desk, context: &RequestContext, number: Number, note: &str, changed: bool) -> Result<ClosePage, DeskError> {
    let w = context.locale;
    let (_, balance) = desk.batches().balance(number)?;
    let lines = desk.batches().lines_without_device(number, MOST_LINES)?;
    let missing = balance.expected;
    let count = |n: u64| Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
    let more = missing.saturating_sub(u64::try_from(lines.len()).unwrap_or(u64::MAX));
    let line = |l: &crate::domain::batch::ManifestLine| MissingLine {
        line: l.line,
        name: line_name(w, l),
        serial: l.serial.clone().unwrap_or_default(),
        donor_number: l.donor_number.clone().unwrap_or_default(),
    };
    Ok(ClosePage {
        layout: Layout::new(desk, context, &w.t("batch-close-title"))?,
        number,
        missing,
        said: w.say("batch-close-missing", &[("n", count(missing))]),
        lines: lines.iter().map(line).collect(),
        more: if more > 0 { w.say("batch-close-more", &[("n", count(more))]) } else { String::new() },
        note: note.to_owned(),
        changed,
    })
}

/// `GET /batches/{number}/close`
pub async fn get(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let (batch, _) = app.desk.batches().balance(number)?;
        if batch.closed.is_some() {
            return Ok(Redirect::to(&format!("/batches/{number}")).into_response());
        }
        Ok(page(&close_page(&app.desk, &context, number, "", false)?))
    })
    .await?)
}

/// `POST /batches/{number}/close`: closes it, unless the number of missing lines is no longer the one that was confirmed.
pub async fn post(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let (batch, balance) = app.desk.batches().balance(number)?;
        if batch.closed.is_none() && form.get("missing").parse() != Ok(balance.expected) {
            let asked_again = close_page(&app.desk, &context, number, form.get("note"), form.some("missing").is_some())?;
            return Ok(page_with(StatusCode::CONFLICT, &asked_again));
        }
        app.desk.batches().close(&context.acting()?, number, form.some("note"))?;
        Ok(to(&format!("/batches/{number}"), "batch-closed"))
    })
    .await?)
}

/// `POST /batches/{number}/reopen`
pub async fn reopen(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || match app.desk.batches().reopen(&context.acting()?, number, form.some("note")) {
        Ok(_) => Ok(to(&format!("/batches/{number}"), "batch-reopened")),
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::from_error(context.locale, &error);
            Ok(page_with(status_of(&error), &batch_page(&app.desk, &context, number, Fields::default(), Vec::new(), errors)?))
        }
        Err(error) => Err(error),
    })
    .await?)
}
