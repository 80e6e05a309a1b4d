//! Data sanitisation statements on the pages of a device and of a batch: those there are, and the form that issues one.

use crate::desk::evidence::sanitisation_statement::StatementInput;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::evidence::sanitisation_statement::{Standing, Statement, standing};
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::store;
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Key};
use crate::web::request_context::RequestContext;
use crate::web::view::{Choice, FormErrors, choices, form_key, is_for_the_form, page_with, to, word};
use crate::web::{App, blocking};
use axum::extract::State;
use axum::response::Response;

/// A statement in a list.
pub struct StatementRow {
    /// Its number.
    pub number: String,
    /// Its language, in words.
    pub language: String,
    /// When it was issued.
    pub when: String,
    /// Whether it is still the word on what it names.
    pub stands: bool,
}

/// The statements of a device or a batch.
pub struct Statements {
    /// Newest first.
    pub rows: Vec<StatementRow>,
    /// Where the form is sent; empty when none can be issued by this reader now.
    pub action: String,
    /// What stands against issuing one; empty when nothing does.
    pub not_yet: bool,
    /// Languages; the first, empty one is the donor's.
    pub languages: Vec<Choice>,
    /// So that a second click counts once.
    pub once: String,
}

impl Statements {
    fn of(
        context: &RequestContext,
        all: &[Statement],
        stands: impl Fn(&Statement) -> bool,
        ready: bool,
        action: String,
    ) -> Result<Self, DeskError> {
        let w = context.locale;
        let row = |s: &Statement| StatementRow {
            number: s.number.to_string(),
            language: word(w, "language", &s.language),
            when: w.day(s.at),
            stands: stands(s),
        };
        let words: Vec<&'static str> = Locale::ALL.iter().map(|l| l.as_str()).collect();
        let may = context.acting()?.actor.may(Permission::Attest);
        Ok(Self {
            rows: all.iter().map(row).collect(),
            action: if ready && may { action } else { String::new() },
            not_yet: !ready,
            languages: choices(w, "language", &words),
            once: form_key(),
        })
    }

    /// Those of a device.
    pub(in crate::web::page) fn of_device(desk: &Desk, context: &RequestContext, device: &Device) -> Result<Self, DeskError> {
        let all = desk.read(|c| Ok(store::evidence::sanitisation_statement::of_device(c, device)?))?;
        let ready = standing(device) == Standing::Stated;
        Self::of(context, &all, |s| s.speaks_for(device), ready, format!("/devices/{}/statement", device.tag.as_str()))
    }

    /// Those of a whole batch. Whether one still stands is asked of each of its devices, on their pages.
    pub(in crate::web::page) fn of_batch(desk: &Desk, context: &RequestContext, batch: Number) -> Result<Self, DeskError> {
        let (all, ready) =
            desk.read(|c| Ok((store::evidence::sanitisation_statement::of_batch(c, batch)?, store::device::is_accounted_for(c, batch)?)))?;
        let newest = all.first().map(|s| s.number);
        Self::of(context, &all, |s| ready && Some(s.number) == newest, ready, format!("/batches/{batch}/statement"))
    }
}

/// Issues a statement, or says on its page why not.
fn issue(
    app: &App,
    context: &RequestContext,
    form: &Fields,
    input: StatementInput,
    again: impl FnOnce(FormErrors) -> Result<Response, DeskError>,
) -> Result<Response, DeskError> {
    let language = form.some("language").and_then(|l| Locale::parse(l).ok());
    let acting = context.once(form.some("once"), &form.asked())?;
    match app.desk.evidence().attest(&acting, StatementInput { language, ..input }) {
        Ok(statement) => Ok(to(&format!("/documents/{}", statement.number), "statement-issued")),
        Err(error) if is_for_the_form(&error) => again(FormErrors::of(context.locale, &error)),
        Err(error) => Err(error),
    }
}

/// `POST /devices/{tag}/statement`
pub async fn of_device(State(app): State<App>, context: RequestContext, Key(tag): Key<Tag>, Form(form): Form) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let input = StatementInput { device: Some(tag), batch: None, language: None };
        issue(&app, &context, &form, input, |errors| {
            let page = crate::web::page::device::show::device_page(&app.desk, &context, tag, Fields::default(), errors)?;
            Ok(page_with(axum::http::StatusCode::CONFLICT, &page))
        })
    })
    .await?;
    Ok(answer)
}

/// `POST /batches/{number}/statement`
pub async fn of_batch(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let input = StatementInput { device: None, batch: Some(number), language: None };
        issue(&app, &context, &form, input, |errors| {
            let page = crate::web::page::batch::show::batch_page(&app.desk, &context, number, Fields::default(), Vec::new(), errors)?;
            Ok(page_with(axum::http::StatusCode::CONFLICT, &page))
        })
    })
    .await?;
    Ok(answer)
}
