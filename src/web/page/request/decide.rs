//! Deciding on a request: how many devices are granted on each line.

use super::steps::answer;
use crate::desk::access;
use crate::desk::error::{ErrorCode, FieldError};
use crate::desk::request::decision::Granting;
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::number::Number;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Key};
use crate::web::request_context::RequestContext;
use axum::extract::State;
use axum::response::Response;

/// Reads how many are granted on each line. An empty field grants none; more than the line asks is a field error.
pub(super) fn granted(desk: &Desk, acting: &Acting, number: Number, given: &Fields) -> Result<Vec<u32>, DeskError> {
    let request = desk.read(|c| access::request(c, acting, number))?;
    let mut field_errors = Vec::new();
    let mut granted = Vec::new();
    for (place, line) in request.lines.iter().enumerate() {
        let field = format!("granted_{place}");
        let text = given.get(&field).trim().to_owned();
        let count = if text.is_empty() { Some(0) } else { text.parse::<u32>().ok().filter(|n| *n <= line.quantity) };
        if count.is_none() {
            field_errors.push(FieldError::new(&field, ErrorCode::Bounds, format!("0–{}", line.quantity)));
        }
        granted.push(count.unwrap_or(0));
    }
    if field_errors.is_empty() { Ok(granted) } else { Err(DeskError::Invalid(field_errors)) }
}

/// `POST /requests/{number}/decide`: records the decision, with its motive.
pub async fn decide(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let desk = &app.desk;
        let outcome = granted(desk, &acting, number, &given).and_then(|granted| {
            let (motive, close_rest) = (given.get("motive").to_owned(), given.is_on("close_rest"));
            desk.requests().grant(&acting, number, Granting { granted, motive, close_rest })
        });
        answer(desk, &context, number, &given, outcome.map(|_| format!("/requests/{number}")), "request-decided")
    })
    .await?)
}
