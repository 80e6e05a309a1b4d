//! Replacing a device of an act that fails the last check: the form with the devices that could take its place.

use super::answer::tag_of;
use crate::desk::access;
use crate::desk::error::ErrorCode;
use crate::desk::{Desk, DeskError};
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::handover::HandoverState;
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::page::request::lines::DeviceRow;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use crate::web::view::{Link, named};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

/// At most this many replacements are offered.
const SHOWN: usize = 12;
/// The value of the choice "no replacement".
const NONE: &str = "none";

/// The form that replaces one device of an act.
#[derive(Template)]
#[template(path = "page/handover/replacement.html")]
pub struct ReplacePage {
    pub layout: Layout,
    /// Error messages, shown beside their fields.
    pub errors: FormErrors,
    /// The same messages for the summary at the top of the page, each with the name of its field.
    pub problems: FormErrors,
    /// Number of the act.
    pub number: String,
    /// The organisation that receives the devices.
    pub organisation: Link,
    /// The device that fails.
    pub device: DeviceRow,
    /// The devices that could replace it, and "no replacement" last.
    pub choices: Vec<Choice>,
    /// The value of the chosen one.
    pub instead: String,
    /// Whether no device in stock is suitable.
    pub is_none: bool,
    /// The reason, as typed.
    pub note: String,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
}

/// A replacement as a choice; its hint says whether it is the same model, its grade, memory and location.
fn choice(w: Locale, device: &Device, failed: &Device) -> Choice {
    let row = DeviceRow::new(w, device, false);
    let same = device.specification.name() == failed.specification.name();
    let known = [
        if same { w.t("replace-same") } else { String::new() },
        if row.grade.is_empty() { String::new() } else { w.x("doc-grade", row.grade.as_str()) },
        row.memory,
        row.location,
    ];
    let hint = known.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    Choice { hint, ..Choice::new(&row.key, format!("{} · {}", row.tag, row.name)) }
}

/// The form; none when the act is no longer being prepared.
fn form(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    tag: Tag,
    given: &Fields,
    errors: FormErrors,
) -> Result<Option<ReplacePage>, DeskError> {
    let acting = context.acting()?;
    let w = context.locale;
    let (act, organisation) = desk.read(|c| {
        let act = access::handover(c, &acting, number)?;
        Ok((act.clone(), Link::organisation(c, &acting, &act.organisation)?))
    })?;
    if act.state != HandoverState::Preparing {
        return Ok(None);
    }
    let (failed, found) = desk.handovers().replacement_candidates(number, tag)?;
    let mut choices: Vec<Choice> = found.devices.iter().take(SHOWN).map(|d| choice(w, d, &failed)).collect();
    let is_none = choices.is_empty();
    let first = choices.first().map_or(NONE, |c| c.value.as_str()).to_owned();
    choices.push(Choice { hint: w.t("replace-nothing-means"), ..Choice::new(NONE, w.t("replace-nothing")) });
    let mut layout = Layout::new(desk, context, &w.x("replace-title", failed.tag.to_string()))?;
    layout.path = format!("/handovers/{number}/replace?tag={}", tag.as_str());
    let field = |field: &str| match field {
        "note" => Some(w.t("replace-why")),
        "instead" => Some(w.t("replace-instead")),
        _ => None,
    };
    Ok(Some(ReplacePage {
        layout,
        problems: named(&errors, field),
        errors,
        number: number.to_string(),
        organisation,
        device: DeviceRow::new(w, &failed, true),
        choices,
        instead: given.some("instead").map_or(first, ToOwned::to_owned),
        is_none,
        note: given.get("note").to_owned(),
        once: form_key(),
    }))
}

fn onward(number: Number) -> Response {
    Redirect::to(&format!("/handovers/{number}")).into_response()
}

/// `GET /handovers/{number}/replace?tag=…`
pub async fn get(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let tag = tag_of(&query)?;
        form(&app.desk, &context, number, tag, &Fields::default(), FormErrors::default())
    })
    .await?;
    Ok(made.map_or_else(|| onward(number), |p| page(&p)))
}

/// `POST /handovers/{number}/replace`
pub async fn post(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let desk = &app.desk;
        let acting = context.once(given.some("once"), &given.asked())?;
        let tag = tag_of(&given)?;
        let instead = given.some("instead").filter(|t| *t != NONE);
        let instead = instead
            .map(|t| {
                Tag::parse(t)
                    .map_err(|_not_a_tag| DeskError::field_error("instead", ErrorCode::Form, t.chars().take(20).collect::<String>()))
            })
            .transpose();
        match instead.and_then(|instead| desk.handovers().replace(&acting, number, tag, instead, given.get("note"))) {
            Ok(done) => Ok(to(&format!("/handovers/{number}"), if done.instead.is_some() { "replaced" } else { "left-open" })),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                let made = form(desk, &context, number, tag, &given, errors)?;
                Ok(made.map_or_else(|| onward(number), |p| page_with(status_of(&error), &p)))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
