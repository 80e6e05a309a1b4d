//! Starting an act for a request that was granted.

use crate::domain::number::Number;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Form, Key};
use crate::web::page::request::steps::answer;
use crate::web::request_context::RequestContext;
use axum::extract::State;
use axum::response::Response;

/// `POST /requests/{number}/handovers`: starts an act. Errors are shown on the page of the request, where the form is.
pub async fn begin(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(given.some("once"), &given.asked())?;
        let outcome = app.desk.handovers().begin(&acting, number, given.get("place"));
        answer(&app.desk, &context, number, &given, outcome.map(|act| format!("/handovers/{}", act.number)), "handover-begun")
    })
    .await?)
}
