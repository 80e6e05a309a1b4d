//! Picking devices for an act by scan, putting them back, and cancelling the act.

use super::answer::{acted, tag_of};
use super::show::made;
use crate::desk::device::scan_result::Mode;
use crate::domain::number::Number;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Form, Key};
use crate::web::request_context::RequestContext;
use crate::web::scan_row::scanned;
use crate::web::view::{FormErrors, page_with};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// `POST /handovers/{number}/pick`: picks the device of one scanned code. Scripts get the result as JSON.
pub async fn pick(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let result = scanned(&app, &context, &given, Mode::Pick { handover: number }, "did-pick")?;
        if context.json {
            return Ok(result.json());
        }
        made(&app.desk, &context, number, vec![result], FormErrors::default()).map(|p| page_with(StatusCode::OK, &p))
    })
    .await?)
}

/// `POST /handovers/{number}/unpick`: puts a device back.
pub async fn unpick(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    acted(app, context, number, "handover-put-back", move |desk, acting| {
        tag_of(&given).and_then(|tag| desk.handovers().unpick(acting, number, tag))
    })
    .await
}

/// `POST /handovers/{number}/cancel`: cancels the act.
pub async fn cancel(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    acted(app, context, number, "handover-cancelled", move |desk, acting| desk.handovers().cancel(acting, number, given.some("note"))).await
}
