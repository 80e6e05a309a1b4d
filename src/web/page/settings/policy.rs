//! The policy form of the settings: every choice that is made in the house, in groups, with its bounds and its name.

use crate::desk::error::DeskError;
use crate::domain::allocation::claim::Weights;
use crate::domain::device::stage::Stage;
use crate::domain::settings::policy::{Policy, StageLimits};
use crate::i18n::Locale;
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form};
use crate::web::page::account::users::settings_page;
use crate::web::page::allocation::show::{typed, weight_fields};
use crate::web::request_context::RequestContext;
use crate::web::view::{FormErrors, is_for_the_form, page_with, to, word};
use crate::web::{App, blocking};
use axum::extract::State;
use axum::response::Response;

/// A number of the policy, as stored or typed.
pub struct PolicyField {
    /// The field's name.
    pub field: String,
    /// What it is.
    pub label: String,
    /// The number.
    pub value: String,
    /// What is wrong.
    pub error: String,
    /// The least it can be.
    pub least: String,
    /// The most it can be.
    pub most: String,
}

/// Numbers that belong together.
pub struct PolicyGroup {
    /// What they are about.
    pub legend: String,
    /// What one should know of them; empty when nothing.
    pub hint: String,
    /// The numbers.
    pub fields: Vec<PolicyField>,
}

/// The field of the form, and the one of the policy.
type Part = (&'static str, fn(&mut Policy) -> &mut u16);

const LIMITS: [Part; 5] = [
    ("limit_received", |p| &mut p.stage_limits.received),
    ("limit_workshop", |p| &mut p.stage_limits.workshop),
    ("limit_stock", |p| &mut p.stage_limits.stock),
    ("limit_reserved", |p| &mut p.stage_limits.reserved),
    ("limit_held", |p| &mut p.stage_limits.held),
];

const DOOR: [Part; 6] = [
    ("promise_days", |p| &mut p.promise_days),
    ("offer_days", |p| &mut p.door.offer_days),
    ("exchange_days", |p| &mut p.door.exchange_days),
    ("remind_days", |p| &mut p.door.remind_days),
    ("silence_days", |p| &mut p.door.silence_days),
    ("waiting_days", |p| &mut p.door.waiting_days),
];

const TERMS: [Part; 5] = [
    ("approval_months", |p| &mut p.partner_terms.approval_months),
    ("reminder_days", |p| &mut p.partner_terms.reminder_days),
    ("unconfirmed_days", |p| &mut p.partner_terms.unconfirmed_days),
    ("contact_months", |p| &mut p.partner_terms.contact_months),
    ("letter_days", |p| &mut p.partner_terms.letter_days),
];

fn label(w: Locale, field: &str) -> String {
    match field.strip_prefix("limit_").map(Stage::parse) {
        Some(Ok(stage)) => word(w, "stage", stage.as_str()),
        Some(Err(_)) => w.t("board-holds"),
        None => w.t(&format!("field-{}", field.replace('_', "-"))),
    }
}

/// The groups of the form; what was typed stands before what is in force.
#[must_use]
pub fn groups(w: Locale, policy: &Policy, given: &Fields, errors: &FormErrors) -> Vec<PolicyGroup> {
    let typed = |field: &str, held: String| given.some(field).map_or(held, ToOwned::to_owned);
    let days = |parts: &[Part]| {
        let one = |(field, of): &Part| PolicyField {
            field: (*field).to_owned(),
            label: label(w, field),
            value: typed(field, of(&mut policy.clone()).to_string()),
            error: errors.of_field(field),
            least: "1".to_owned(),
            most: StageLimits::MOST.to_string(),
        };
        parts.iter().map(one).collect::<Vec<_>>()
    };
    let weights = weight_fields(w, policy, &policy.fairness).into_iter().map(|f| {
        let (least, most) = Weights::bounds(&f.field);
        PolicyField {
            value: typed(&f.field, f.value),
            error: errors.of_field(&f.field),
            label: f.label,
            field: f.field,
            least: least.to_string(),
            most: most.to_string(),
        }
    });
    let group = |legend: &str, hint: &str, fields| PolicyGroup {
        legend: w.t(legend),
        hint: if hint.is_empty() { String::new() } else { w.t(hint) },
        fields,
    };
    vec![
        group("policy-limits", "policy-limits-hint", days(&LIMITS)),
        group("policy-weights", "policy-weights-hint", weights.collect()),
        group("policy-door", "policy-door-hint", days(&DOOR)),
        group("policy-terms", "", days(&TERMS)),
    ]
}

/// The policy as typed: what is not said stays as it is, except for boxes, where silence is a no.
fn read(form: &mut Fields, held: &Policy) -> Result<Policy, DeskError> {
    let mut policy = held.clone();
    let share = form.need("verification_share", |v| v.parse().ok());
    for (field, of) in LIMITS.iter().chain(&DOOR).chain(&TERMS) {
        if let Some(n) = form.may(field, |v| v.parse().ok()) {
            *of(&mut policy) = n;
        }
    }
    form.done()?;
    Ok(Policy {
        verification_share: share.unwrap_or(held.verification_share),
        fairness: typed(form, &held.fairness)?,
        second_person_for_no_medium: form.is_on("second_person"),
        second_person_decides: form.is_on("second_person_decides"),
        ..policy
    })
}

/// `POST /settings/policy`: the choices of the policy that are made in the house. Each change is a new version.
pub async fn set_policy(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let outcome = read(&mut form, &app.desk.policy()).and_then(|policy| app.desk.settings().set_policy(&context.acting()?, policy));
        match outcome {
            Ok(_policy) => Ok(to("/settings", "settings-saved")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(context.locale, &error);
                let operator = settings_page(&app.desk, &context, None, FormErrors::default())?.given;
                let given = operator.set("policy", "yes").followed_by(&form);
                Ok(page_with(status_of(&error), &settings_page(&app.desk, &context, Some(given), errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(answer)
}
