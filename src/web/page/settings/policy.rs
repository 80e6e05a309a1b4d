//! The policy form of the settings page: reads it and saves a new version of the policy.

use super::operator::settings_page;
use super::policy_form::{DOOR, LIMITS, TERMS};
use crate::desk::error::DeskError;
use crate::domain::device::kind::MediumKind;
use crate::domain::settings::policy::Policy;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form};
use crate::web::page::allocation::show::typed;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page_with};
use axum::extract::State;
use axum::response::Response;

/// Reads the policy form. An empty number keeps the value in force; an unticked checkbox means no.
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
        logs_only: MediumKind::ALL.iter().copied().filter(|kind| form.is_on(&super::policy_form::logs_only_field(*kind))).collect(),
        ..policy
    })
}

/// `POST /settings/policy`: each change is a new version of the policy.
pub async fn set_policy(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let outcome = read(&mut form, &app.desk.policy()).and_then(|policy| app.desk.settings().set_policy(&context.acting()?, policy));
        match outcome {
            Ok(_policy) => Ok(to("/settings", "settings-saved")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                let operator = settings_page(&app.desk, &context, None, FormErrors::default())?.given;
                let given = operator.set("policy", "yes").followed_by(&form);
                Ok(page_with(status_of(&error), &settings_page(&app.desk, &context, Some(given), errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
