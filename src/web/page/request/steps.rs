//! The steps of a request, one route each: submit, withdraw, review, decline, give back, close the rest, extend the promise.

use super::show::made;
use crate::desk::{Desk, DeskError};
use crate::domain::number::Number;
use crate::domain::request::RequestStep;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key};
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page_with};
use axum::extract::State;
use axum::response::Response;
use std::pin::Pin;

/// The response of a handler that is still at work.
type Pending = Pin<Box<dyn Future<Output = Result<Response, Failure>> + Send>>;

/// Redirects to the path of the outcome with the message `ok`; a field error or a refusal shows the request again instead.
pub(in crate::web) fn answer(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    given: &Fields,
    outcome: Result<String, DeskError>,
    ok: &str,
) -> Result<Response, DeskError> {
    match outcome {
        Ok(path) => Ok(to(&path, ok)),
        Err(error) if is_for_the_form(&error) => again(desk, context, number, given, &error),
        Err(error) => Err(error),
    }
}

/// The page of the request, with the errors of the form just sent.
pub(in crate::web::page) fn again(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    given: &Fields,
    error: &DeskError,
) -> Result<Response, DeskError> {
    let errors = FormErrors::from_error(context.locale, error);
    made(desk, context, number, given, errors).map(|p| page_with(status_of(error), &p))
}

/// The handler that takes one step of a request and shows the message `ok`. The field `note` gives its reason.
pub(super) fn taking(step: RequestStep, ok: &'static str) -> impl Fn(State<App>, RequestContext, Key<Number>, Form) -> Pending + Clone {
    move |State(app), context, Key(number), Form(given)| {
        let job = blocking(move || {
            let acting = context.acting()?;
            let outcome = app.desk.requests().advance(&acting, number, step, given.some("note"));
            answer(&app.desk, &context, number, &given, outcome.map(|_| format!("/requests/{number}")), ok)
        });
        Box::pin(async { Ok(job.await?) })
    }
}

/// `POST /requests/{number}/extend`: sets a later last day for the promise of a decision.
pub async fn extend(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let allocation = given.need("allocation", |t| Number::parse(t).ok());
        let until = given.need("until", |t| t.parse().ok());
        let outcome = match (allocation, until) {
            (Some(allocation), Some(until)) => {
                app.desk.requests().extend(&acting, allocation, until).map(|_| format!("/requests/{number}"))
            }
            _ => Err(DeskError::Invalid(given.field_errors().to_vec())),
        };
        answer(&app.desk, &context, number, &given, outcome, "request-extended")
    })
    .await?)
}
