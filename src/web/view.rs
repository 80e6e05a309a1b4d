//! Small things that pages share: rendering, redirects, choices of a select, lines of a history.

use crate::desk::error::{DeskError, FieldError};
use crate::desk::error_text;
use crate::domain::number::{Number, Series};
use crate::i18n::Locale;
use crate::web::layout::Layout;
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// A page of 200.
pub fn page(template: &impl Template) -> Response {
    page_with(StatusCode::OK, template)
}

/// A page with a status.
pub fn page_with(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            (StatusCode::INTERNAL_SERVER_ERROR, "500").into_response()
        }
    }
}

/// After an act, to the page that shows it; `ok` names the sentence to say there.
#[must_use]
pub fn to(path: &str, ok: &str) -> Response {
    let mark = if path.contains('?') { '&' } else { '?' };
    let target = if ok.is_empty() { path.to_owned() } else { format!("{path}{mark}ok={ok}") };
    Redirect::to(&target).into_response()
}

/// A path of our own, or the start page: never another host.
#[must_use]
pub fn own_path(path: &str) -> &str {
    let second = path.chars().nth(1);
    if path.starts_with('/') && !matches!(second, Some('/' | '\\')) && !path.chars().any(char::is_control) { path } else { "/" }
}

/// The page of a paper: an act and a return have one of their own.
#[must_use]
pub fn paper(number: Number) -> String {
    let folder = match number.series {
        Series::Handover => "handovers",
        Series::Return => "returns",
        _ => "documents",
    };
    format!("/{folder}/{number}")
}

/// Percent-encodes what may not stand in a query.
#[must_use]
pub fn encoded(text: &str) -> String {
    let keep = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/');
    text.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// A number to quote when something failed on our side.
#[must_use]
pub fn short_id() -> String {
    let mut bytes = [0; 4];
    if getrandom::fill(&mut bytes).is_err() {
        return "0".to_owned();
    }
    hex::encode(bytes)
}

/// A fresh key for a form that counts once.
#[must_use]
pub fn form_key() -> String {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        return String::new();
    }
    hex::encode(bytes)
}

/// A choice of a select or of radio buttons.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The value sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// A line below it.
    pub hint: String,
}

impl Choice {
    /// A choice without a hint.
    #[must_use]
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into(), hint: String::new() }
    }
}

/// The key of a word of an enumeration: `stage-handed-over`.
#[must_use]
pub fn key(list: &str, word: &str) -> String {
    format!("{list}-{}", word.replace('_', "-").to_lowercase())
}

/// A word of an enumeration.
#[must_use]
pub fn word(w: Locale, list: &str, text: &str) -> String {
    w.t(&key(list, text))
}

/// Choices of a whole enumeration.
#[must_use]
pub fn choices(w: Locale, list: &str, words: &[&'static str]) -> Vec<Choice> {
    words.iter().map(|t| Choice::new(t, word(w, list, t))).collect()
}

/// An error of a form, beside its field and in the summary.
#[derive(Clone, Debug)]
pub struct FormError {
    /// The field.
    pub field: String,
    /// The sentence.
    pub text: String,
}

/// The errors of a form.
#[derive(Clone, Debug, Default)]
pub struct FormErrors(pub Vec<FormError>);

impl FormErrors {
    /// The errors a refusal holds; one that is about no field stands for the whole.
    #[must_use]
    pub fn of(w: Locale, error: &DeskError) -> Self {
        let one = |f: &FieldError| FormError { field: f.field.clone(), text: error_text::field_error(w, f) };
        Self(match error {
            DeskError::Invalid(field_errors) => field_errors.iter().map(one).collect(),
            other => error_text::error(w, other).into_iter().map(|text| FormError { field: String::new(), text }).collect(),
        })
    }

    /// The sentence beside a field; empty when there is none.
    #[must_use]
    pub fn of_field(&self, field: &str) -> String {
        self.0.iter().find(|e| e.field == field).map(|e| e.text.clone()).unwrap_or_default()
    }

    /// All of them, for the summary.
    #[must_use]
    pub fn all(&self) -> &[FormError] {
        &self.0
    }
}

/// Whether an error belongs in the form it came from, rather than on a page of its own.
#[must_use]
pub const fn is_for_the_form(error: &DeskError) -> bool {
    matches!(error, DeskError::Invalid(_) | DeskError::Conflict(_) | DeskError::Refused(_))
}

/// The page of an error.
#[derive(Template)]
#[template(path = "page/error.html")]
pub struct ErrorPage {
    /// Frame.
    pub layout: Layout,
    /// HTTP status.
    pub status: u16,
    /// What happened.
    pub sentences: Vec<String>,
    /// A number to quote; empty when it is not our fault.
    pub number: String,
}
