//! The error type of handlers, and its HTTP status. `error_page.rs` renders it as a page or as `application/problem+json` (RFC 9457).

use crate::desk::DeskError;
use crate::desk::error_text;
use crate::desk::error_text::Gravity;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// An error of a handler. The guard renders it, because it knows the reader's language and format.
#[derive(Clone, Debug)]
pub struct Failure {
    pub(in crate::web) error: Arc<DeskError>,
    status: Option<StatusCode>,
    /// What the JSON form of the error says besides the error, by name.
    pub(in crate::web) details: Option<(&'static str, Arc<serde_json::Value>)>,
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Self { error: Arc::new(error), status: None, details: None }
    }
}

impl From<crate::store::StoreError> for Failure {
    fn from(error: crate::store::StoreError) -> Self {
        DeskError::from(error).into()
    }
}

impl Failure {
    /// 401: nobody is signed in.
    pub(super) fn unauthorized() -> Self {
        Self { error: Arc::new(DeskError::Forbidden), status: Some(StatusCode::UNAUTHORIZED), details: None }
    }

    /// 403 with the text of this error.
    pub(super) fn forbidden(error: DeskError) -> Self {
        Self { error: Arc::new(error), status: Some(StatusCode::FORBIDDEN), details: None }
    }

    /// An error with another status than its own.
    pub(super) fn with(error: DeskError, status: StatusCode) -> Self {
        Self { error: Arc::new(error), status: Some(status), details: None }
    }

    /// The same failure with something that its JSON form says besides.
    pub(super) fn saying(self, name: &'static str, value: serde_json::Value) -> Self {
        Self { details: Some((name, Arc::new(value))), ..self }
    }

    /// Whether this is a conflict with this error code.
    pub(super) fn has_code(&self, because: crate::desk::ErrorCode) -> bool {
        matches!(&*self.error, DeskError::Conflict(field_error) if field_error.code == because)
    }

    /// The HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status.unwrap_or_else(|| status_of(&self.error))
    }
}

/// The HTTP status that an error has by itself.
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

/// Carries the failure in the response's extensions, where the guard finds it.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}
