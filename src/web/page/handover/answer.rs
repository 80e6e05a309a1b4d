//! The response of an act's page after a form was sent, and reading the device a form names.

use super::show::made;
use crate::desk::error::Noun;
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::Fields;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page_with};
use axum::response::Response;

/// Redirects to the act with the message `ok`; a field error or a refusal shows the page again instead. Other errors are passed on.
pub(in crate::web::page) fn answer<T>(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    outcome: Result<T, DeskError>,
    ok: &str,
) -> Result<Response, DeskError> {
    match outcome {
        Ok(_) => Ok(to(&format!("/handovers/{number}"), ok)),
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::from_error(context.locale, &error);
            made(desk, context, number, Vec::new(), errors).map(|p| page_with(status_of(&error), &p))
        }
        Err(error) => Err(error),
    }
}

/// Runs an operation on an act and answers its form, see [`answer`].
pub(super) async fn acted<T>(
    app: App,
    context: RequestContext,
    number: Number,
    ok: &'static str,
    operation: impl FnOnce(&Desk, &Acting) -> Result<T, DeskError> + Send + 'static,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let outcome = operation(&app.desk, &acting);
        answer(&app.desk, &context, number, outcome, ok)
    })
    .await?)
}

/// Reads the device tag of a form (field `tag`, at most 20 characters).
pub(super) fn tag_of(given: &Fields) -> Result<Tag, DeskError> {
    let text: String = given.get("tag").chars().take(20).collect();
    Tag::parse(&text).map_err(|_not_a_tag| DeskError::not_found(Noun::Device, text))
}
