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

async fn moved(
    app: App,
    context: RequestContext,
    number: Number,
    given: Fields,
    step: RequestStep,
    ok: &'static str,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let outcome = app.desk.requests().advance(&acting, number, step, given.some("note"));
        answer(&app.desk, &context, number, &given, outcome.map(|_| format!("/requests/{number}")), ok)
    })
    .await?;
    Ok(made)
}

/// `POST /requests/{number}/submit`
pub async fn submit(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    moved(app, context, number, given, RequestStep::Submit, "request-submitted").await
}

/// `POST /requests/{number}/withdraw`
pub async fn withdraw(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    moved(app, context, number, given, RequestStep::Withdraw, "request-withdrawn").await
}

/// `POST /requests/{number}/review`
pub async fn review(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    moved(app, context, number, given, RequestStep::Review, "request-in-review").await
}

/// `POST /requests/{number}/extend`: sets a later last day for the promise of a decision.
pub async fn extend(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    let made = blocking(move || {
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
    .await?;
    Ok(made)
}

/// `POST /requests/{number}/give-back`
pub async fn give_back(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    moved(app, context, number, given, RequestStep::Release, "request-given-back").await
}

/// `POST /requests/{number}/close-rest`
pub async fn close_rest(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    moved(app, context, number, given, RequestStep::CloseRest, "request-rest-closed").await
}

/// `POST /requests/{number}/decline`
pub async fn decline(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    moved(app, context, number, given, RequestStep::Decline, "request-declined").await
}
