//! Answers with a PDF.

use crate::domain::number::Number;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A PDF shown in the browser, named after the document's number.
pub(super) fn paper(number: Number, bytes: Vec<u8>) -> Response {
    let name = format!("inline; filename=\"{number}.pdf\"");
    ([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response()
}
