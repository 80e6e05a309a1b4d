//! Small things that pages share: rendering, redirects, choices of a select, lines of a history.

use crate::desk::Acting;
use crate::desk::access;
use crate::desk::error::{DeskError, FieldError};
use crate::desk::error_text;
use crate::domain::account::actor::Permission;
use crate::domain::handover::HandoverState;
use crate::domain::id::OrganisationId;
use crate::domain::request::RequestState;
use crate::i18n::Locale;
use crate::store::AnyConnection;
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

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
    pub fn from_error(w: Locale, error: &DeskError) -> Self {
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

/// The errors as the summary says them: each with the name of its field, because away from it "this is required" says nothing.
pub(super) fn named(errors: &FormErrors, name: impl Fn(&str) -> Option<String>) -> FormErrors {
    let one = |e: &FormError| FormError {
        text: name(&e.field).map_or_else(|| e.text.clone(), |name| format!("{name}: {}", e.text)),
        field: e.field.clone(),
    };
    FormErrors(errors.0.iter().map(one).collect())
}

/// A thing's name, and where its page is; no address for who may not open it.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// What it says.
    pub name: String,
    /// Where it leads; empty when nowhere.
    pub href: String,
}

impl Link {
    /// To an organisation, for staff; a partner's own has no page for it.
    pub(super) fn organisation(c: &mut AnyConnection, acting: &Acting, id: &OrganisationId) -> Result<Self, DeskError> {
        let name = access::organisation_name(c, acting, id)?;
        let href = if acting.actor.may(Permission::Read) { format!("/organisations/{id}") } else { String::new() };
        Ok(Self { name, href })
    }
}

/// A state as a chip.
#[derive(Clone, Debug)]
pub struct Chip {
    /// Which chip.
    pub tone: &'static str,
    /// Its word.
    pub word: String,
}

impl Chip {
    /// Of a request.
    pub(super) fn request(w: Locale, state: RequestState) -> Self {
        let tone = match state {
            RequestState::Draft => "announced",
            RequestState::Submitted => "received",
            RequestState::Review => "workshop",
            RequestState::Approved => "stock",
            RequestState::Fulfilled => "handed_over",
            RequestState::Declined | RequestState::Withdrawn => "exit",
        };
        Self { tone, word: crate::web::view::word(w, "request-state", state.as_str()) }
    }

    /// Of an act.
    pub(super) fn act(w: Locale, state: HandoverState) -> Self {
        let tone = match state {
            HandoverState::Preparing => "reserved",
            HandoverState::Awaiting => "workshop",
            HandoverState::Signed => "handed_over",
            HandoverState::Cancelled => "exit",
        };
        Self { tone, word: crate::web::view::word(w, "handover-state", state.as_str()) }
    }
}
