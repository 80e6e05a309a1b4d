//! Addresses of our own pages, redirects to them, and random keys.

use crate::domain::number::{Number, Series};
use axum::response::{IntoResponse, Redirect, Response};

/// Redirects after an action to the page that shows its result; `ok` names the message to show there.
#[must_use]
pub fn to(path: &str, ok: &str) -> Response {
    let mark = if path.contains('?') { '&' } else { '?' };
    let target = if ok.is_empty() { path.to_owned() } else { format!("{path}{mark}ok={ok}") };
    Redirect::to(&target).into_response()
}

/// A path on this host, or `/` if `path` could lead to another.
#[must_use]
pub fn own_path(path: &str) -> &str {
    let second = path.chars().nth(1);
    if path.starts_with('/') && !matches!(second, Some('/' | '\\')) && !path.chars().any(char::is_control) { path } else { "/" }
}

/// The page of a document: handovers and returns have their own.
#[must_use]
pub fn paper(number: Number) -> String {
    let folder = match number.series {
        Series::Handover => "handovers",
        Series::Return => "returns",
        _ => "documents",
    };
    format!("/{folder}/{number}")
}

/// Percent-encodes a value for a query.
#[must_use]
pub fn encoded(text: &str) -> String {
    let keep = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/');
    text.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// A random number that identifies an error of the server in the log: eight hexadecimal digits.
#[must_use]
pub fn short_id() -> String {
    let mut bytes = [0; 4];
    if getrandom::fill(&mut bytes).is_err() {
        return "0".to_owned();
    }
    hex::encode(bytes)
}

/// A fresh idempotency key for a form; empty when the system gives no entropy.
#[must_use]
pub fn form_key() -> String {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        return String::new();
    }
    hex::encode(bytes)
}
