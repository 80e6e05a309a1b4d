//! Issues a sanitisation statement from the page of a device or of a batch.

use crate::desk::DeskError;
use crate::desk::evidence::sanitisation_statement::StatementInput;
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Key};
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page_with};
use axum::extract::State;
use axum::response::Response;

/// Issues a statement, or shows the page again (`again`) with the reasons why not.
fn issue(
    app: &App,
    context: &RequestContext,
    form: &Fields,
    input: StatementInput,
    again: impl FnOnce(FormErrors) -> Result<Response, DeskError>,
) -> Result<Response, DeskError> {
    let language = form.some("language").and_then(|l| Locale::parse(l).ok());
    let acting = context.once(form.some("once"), &form.asked())?;
    match app.desk.evidence().attest(&acting, StatementInput { language, ..input }) {
        Ok(statement) => Ok(to(&format!("/documents/{}", statement.number), "statement-issued")),
        Err(error) if is_for_the_form(&error) => again(FormErrors::from_error(context.locale, &error)),
        Err(error) => Err(error),
    }
}

/// `POST /devices/{tag}/statement`
pub async fn of_device(State(app): State<App>, context: RequestContext, Key(tag): Key<Tag>, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let input = StatementInput { device: Some(tag), batch: None, language: None };
        issue(&app, &context, &form, input, |errors| {
            let page = crate::web::page::device::show::device_page(&app.desk, &context, tag, Fields::default(), errors)?;
            Ok(page_with(axum::http::StatusCode::CONFLICT, &page))
        })
    })
    .await?)
}

/// `POST /batches/{number}/statement`
pub async fn of_batch(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let input = StatementInput { device: None, batch: Some(number), language: None };
        issue(&app, &context, &form, input, |errors| {
            let page = crate::web::page::batch::show::batch_page(&app.desk, &context, number, Fields::default(), Vec::new(), errors)?;
            Ok(page_with(axum::http::StatusCode::CONFLICT, &page))
        })
    })
    .await?)
}
