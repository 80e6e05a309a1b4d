//! The personal data held about a contact person, exported to be given to them.

use crate::desk::DeskError;
use crate::domain::id::ContactId;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// `GET /contacts/{id}/held.json`: everything held about a contact person, as a JSON file to be given to them.
pub async fn held(State(app): State<App>, context: RequestContext, Key(id): Key<String>) -> Result<Response, Failure> {
    let held = blocking(move || app.desk.partners().personal_data_held(&context.acting()?, &ContactId::new(id))).await?;
    let text = serde_json::to_string_pretty(&held).map_err(DeskError::failed)?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_DISPOSITION, "attachment; filename=\"held.json\"")];
    Ok((headers, text).into_response())
}
