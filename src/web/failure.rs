//! A failure's face: a page with a way on, or `application/problem+json` (RFC 9457) with a stable code.

use super::{App, view};
use crate::desk::DeskError;
use crate::desk::error_text;
use crate::desk::error_text::Gravity;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::sync::Arc;

/// An error on its way out. It is shown by the guard, which knows who asks.
#[derive(Clone, Debug)]
pub struct Failure {
    error: Arc<DeskError>,
    status: Option<StatusCode>,
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Self { error: Arc::new(error), status: None }
    }
}

impl From<crate::store::StoreError> for Failure {
    fn from(error: crate::store::StoreError) -> Self {
        DeskError::from(error).into()
    }
}

impl Failure {
    /// Nobody is signed in.
    pub(super) fn unauthorized() -> Self {
        Self { error: Arc::new(DeskError::Forbidden), status: Some(StatusCode::UNAUTHORIZED) }
    }

    /// Not allowed, with its own words.
    pub(super) fn forbidden(error: DeskError) -> Self {
        Self { error: Arc::new(error), status: Some(StatusCode::FORBIDDEN) }
    }

    /// With a status of its own.
    pub(super) fn with(error: DeskError, status: StatusCode) -> Self {
        Self { error: Arc::new(error), status: Some(status) }
    }

    /// Whether it is a conflict for this reason.
    pub(super) fn is_because(&self, because: crate::desk::ErrorCode) -> bool {
        matches!(&*self.error, DeskError::Conflict(field_error) if field_error.code == because)
    }

    /// The status it answers with.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status.unwrap_or_else(|| status_of(&self.error))
    }

    pub(super) async fn shown(self, context: &RequestContext, app: &App) -> Response {
        let status = self.status();
        let mut sentences = error_text::error(context.locale, &self.error);
        let (mut code, _) = error_text::code(&self.error);
        if status == StatusCode::UNAUTHORIZED {
            "unauthorized".clone_into(&mut code);
            sentences = vec![context.locale.t("unauthorized")];
        }
        let number = if status.is_server_error() {
            let number = view::short_id();
            tracing::error!(error = %self.error, number, "an answer failed");
            number
        } else {
            String::new()
        };
        if context.json {
            let mut answer = problem(status, &code, &sentences, &self.error, &number);
            if status == StatusCode::UNAUTHORIZED {
                // An inventory agent knows only names and passwords, and repeats its question when it is asked for them in these words.
                let asks = if context.path == super::agent::PATH { "Basic realm=\"Reprise\"" } else { "Bearer" };
                answer.headers_mut().insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static(asks));
            }
            return answer;
        }
        let desk = app.desk.clone();
        let for_shell = context.clone();
        let made = super::blocking(move || Layout::of(&desk, &for_shell, &for_shell.locale.t(&format!("error-{}", status.as_u16())))).await;
        let layout = made.unwrap_or_else(|_no_database| Layout::bare(context.locale));
        let page = view::ErrorPage { layout, status: status.as_u16(), sentences, number };
        view::page_with(status, &page)
    }
}

/// The status of an error.
#[must_use]
pub(super) fn status_of(error: &DeskError) -> StatusCode {
    match error_text::code(error).1 {
        Gravity::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Gravity::Conflict => StatusCode::CONFLICT,
        Gravity::NotFound => StatusCode::NOT_FOUND,
        Gravity::Forbidden => StatusCode::FORBIDDEN,
        Gravity::TooOften => StatusCode::TOO_MANY_REQUESTS,
        Gravity::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        Gravity::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn problem(status: StatusCode, code: &str, sentences: &[String], error: &DeskError, number: &str) -> Response {
    let mut body = json!({
        "type": format!("urn:reprise:problem:{code}"),
        "title": sentences.first().cloned().unwrap_or_default(),
        "status": status.as_u16(),
        "detail": sentences.join(" "),
        "code": code,
    });
    if let Some(map) = body.as_object_mut() {
        match error {
            DeskError::Refused(refusal) => {
                map.insert("stage".to_owned(), json!(refusal.stage));
                map.insert("step".to_owned(), json!(refusal.step));
                map.insert("reasons".to_owned(), json!(refusal.why));
            }
            DeskError::Invalid(field_errors) => {
                map.insert("errors".to_owned(), json!(field_errors));
            }
            DeskError::Conflict(field_error) => {
                map.insert("seen".to_owned(), json!(field_error.seen));
            }
            _ => {}
        }
        if !number.is_empty() {
            map.insert("instance".to_owned(), json!(format!("urn:reprise:error:{number}")));
        }
    }
    let mut answer = (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response();
    if status == StatusCode::TOO_MANY_REQUESTS {
        answer.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
    }
    answer
}

/// Left in the answer for the guard to show.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}
