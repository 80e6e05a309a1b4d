//! What pages share: rendering a template, choices of a select, form errors, links and state chips.

use crate::desk::Acting;
use crate::desk::access;
use crate::desk::error::{DeskError, FieldError};
use crate::desk::error_text;
use crate::domain::account::actor::Permission;
use crate::domain::handover::HandoverState;
use crate::domain::id::OrganisationId;
use crate::domain::request::RequestState;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::AnyConnection;
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Renders a page with status 200.
pub fn page(template: &impl Template) -> Response {
    page_with(StatusCode::OK, template)
}

/// Renders a page with this status.
pub fn page_with(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            (StatusCode::INTERNAL_SERVER_ERROR, "500").into_response()
        }
    }
}

/// One option of a select or a group of radio buttons.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Value sent with the form.
    pub value: String,
    pub label: String,
    /// Hint below the label; empty for none.
    pub hint: String,
}

impl Choice {
    /// An option without a hint.
    #[must_use]
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into(), hint: String::new() }
    }
}

/// Options for these values of an enumeration.
#[must_use]
pub fn choices(w: Locale, list: &str, words: &[&'static str]) -> Vec<Choice> {
    words.iter().map(|t| Choice::new(t, word(w, list, t))).collect()
}

/// One error of a form, shown beside its field and in the summary.
#[derive(Clone, Debug)]
pub struct FormError {
    /// Name of the field; empty when the error is about the whole form.
    pub field: String,
    /// Sentence in the reader's language.
    pub text: String,
}

/// All errors of a form.
#[derive(Clone, Debug, Default)]
pub struct FormErrors(pub Vec<FormError>);

impl FormErrors {
    /// The errors of a refused form; an error without field errors becomes one about the whole form.
    #[must_use]
    pub fn from_error(w: Locale, error: &DeskError) -> Self {
        let one = |f: &FieldError| FormError { field: f.field.clone(), text: error_text::field_error(w, f) };
        Self(match error {
            DeskError::Invalid(field_errors) => field_errors.iter().map(one).collect(),
            other => error_text::error(w, other).into_iter().map(|text| FormError { field: String::new(), text }).collect(),
        })
    }

    /// The first sentence about a field; empty if there is none.
    #[must_use]
    pub fn of_field(&self, field: &str) -> String {
        self.0.iter().find(|e| e.field == field).map(|e| e.text.clone()).unwrap_or_default()
    }

    /// All errors, for the summary.
    #[must_use]
    pub fn all(&self) -> &[FormError] {
        &self.0
    }
}

/// Whether an error is shown in the form it came from rather than on an error page.
#[must_use]
pub const fn is_for_the_form(error: &DeskError) -> bool {
    matches!(error, DeskError::Invalid(_) | DeskError::Conflict(_) | DeskError::Refused(_))
}

/// The errors for the summary, each with the name of its field: away from the field, "this is required" says nothing.
pub(super) fn named(errors: &FormErrors, name: impl Fn(&str) -> Option<String>) -> FormErrors {
    let one = |e: &FormError| FormError {
        text: name(&e.field).map_or_else(|| e.text.clone(), |name| format!("{name}: {}", e.text)),
        field: e.field.clone(),
    };
    FormErrors(errors.0.iter().map(one).collect())
}

/// A name with the address of its page.
#[derive(Clone, Debug, Default)]
pub struct Link {
    pub name: String,
    /// Address of the page; empty for readers who may not open it.
    pub href: String,
}

impl Link {
    /// A link to an organisation. Only staff get an address: a partner has no page for it.
    pub(super) fn organisation(c: &mut AnyConnection, acting: &Acting, id: &OrganisationId) -> Result<Self, DeskError> {
        let name = access::organisation_name(c, acting, id)?;
        let href = if acting.actor.may(Permission::Read) { format!("/organisations/{id}") } else { String::new() };
        Ok(Self { name, href })
    }
}

/// A coloured chip that shows a state.
#[derive(Clone, Debug)]
pub struct Chip {
    /// Class suffix of the chip, which decides its colour: `chip-workshop`, …
    pub tone: &'static str,
    /// The state in the reader's language.
    pub word: String,
}

impl Chip {
    /// The chip of a request's state.
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

    /// The chip of a handover's state.
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
