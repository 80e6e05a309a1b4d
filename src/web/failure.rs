//! A failure's face: a page with a way on, or `application/problem+json` (RFC 9457) with a stable code.

use crate::desk::DeskError;
use crate::desk::error_text;
use crate::desk::error_text::Gravity;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// An error on its way out. It is shown by the guard, which knows who asks.
#[derive(Clone, Debug)]
pub struct Failure {
    pub(in crate::web) error: Arc<DeskError>,
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

/// Left in the answer for the guard to show.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}
