//! The settings page, and the form of the operator's particulars.

use super::policy_form::{PolicyGroup, groups};
use crate::desk::{Desk, DeskError};
use crate::domain::device::kind::MediumKind;
use crate::domain::partner::organisation::ContactLanguage;
use crate::domain::settings::operator::Operator;
use crate::i18n::word::word;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The settings page.
#[derive(Template)]
#[template(path = "page/settings/show.html")]
pub struct SettingsPage {
    pub layout: Layout,
    /// Values of the forms: as stored, or as typed when a form was refused.
    pub given: Fields,
    pub errors: FormErrors,
    /// Public address from the configuration; empty if none is set.
    pub base_url: String,
    /// Parts of the policy that the form does not change: name, value.
    pub policy: Vec<(String, String)>,
    /// Version of the policy in force.
    pub version: u32,
    /// Percentage of sanitisations that somebody else verifies, as stored or typed.
    pub share: String,
    /// Whether a second person must confirm that a device has no medium.
    pub second_person: bool,
    /// Whether a request must be decided by somebody other than the person who entered it.
    pub second_decides: bool,
    /// For each kind of medium: the field, its name, and whether only a log closes it.
    pub logs_only: Vec<(String, String, bool)>,
    /// Numbers of the policy form, in groups.
    pub groups: Vec<PolicyGroup>,
    /// Addresses that are sent the checkpoint of each day, one a line, as stored or typed.
    pub recipients: String,
    pub recipients_language: String,
    /// Public keys of the witnesses whose signatures are taken, one a line, as stored or typed.
    pub witness_keys: String,
    /// The languages of these letters to choose from.
    pub languages: Vec<Choice>,
    /// The support table in force, in a sentence.
    pub support: String,
    /// Programmes of the policy: action, title.
    pub programmes: Vec<(String, String)>,
}

pub(super) fn settings_page(
    desk: &Desk,
    context: &RequestContext,
    given: Option<Fields>,
    errors: FormErrors,
) -> Result<SettingsPage, DeskError> {
    let w = context.locale;
    let operator = desk.read(|c| Ok(store::settings::operator(c)?))?;
    let given = given.unwrap_or_else(|| {
        Fields::from_pairs([
            ("fr", operator.fr),
            ("nl", operator.nl),
            ("en", operator.en),
            ("address", operator.address),
            ("enterprise_number", operator.enterprise_number),
            ("email", operator.email),
            ("phone", operator.phone),
        ])
    });
    let policy = desk.policy();
    let share = given.some("verification_share").map_or_else(|| policy.verification_share.to_string(), ToOwned::to_owned);
    let is_typed = given.some("policy").is_some();
    let on = |field: &str, held: bool| if is_typed { given.is_on(field) } else { held };
    let (second_person, second_decides) =
        (on("second_person", policy.second_person_for_no_medium), on("second_person_decides", policy.second_person_decides));
    let logs_only = MediumKind::ALL.iter().map(|kind| {
        let field = super::policy_form::logs_only_field(*kind);
        let asked = on(&field, policy.logs_only.contains(kind));
        (field, word(w, "medium", kind.as_str()), asked)
    });
    let logs_only = logs_only.collect();
    let level = |kind: crate::domain::device::kind::MediumKind| {
        (word(w, "medium", kind.as_str()), word(w, "level", policy.minimum_levels.for_kind(kind).as_str()))
    };
    let mut lines: Vec<(String, String)> = crate::domain::device::kind::MediumKind::ALL.iter().map(|k| level(*k)).collect();
    lines.push((w.t("policy-ise-limit"), policy.ise_limit.to_string()));
    lines.push((w.t("policy-gift-warning"), w.euros(policy.gift_warning_cents)));
    lines.push((w.t("policy-follow-up"), policy.follow_up_months.to_string()));
    let groups = groups(w, &policy, &given, &errors);
    let stored = desk.settings().recipients()?;
    let (recipients, recipients_language, witness_keys) = match given.some("recipients_language") {
        Some(language) => (given.get("recipients").to_owned(), language.to_owned(), given.get("witness_keys").to_owned()),
        None => (stored.addresses.join("\n"), stored.language.to_string(), desk.settings().witnesses()?.join("\n")),
    };
    let languages: Vec<&'static str> = ContactLanguage::ALL.iter().map(|l| l.as_str()).collect();
    Ok(SettingsPage {
        layout: Layout::new(desk, context, &w.t("settings-title"))?,
        given,
        errors,
        base_url: desk.base_url().unwrap_or_default().to_owned(),
        policy: lines,
        version: policy.version,
        share,
        second_person,
        second_decides,
        logs_only,
        groups,
        recipients,
        recipients_language,
        witness_keys,
        languages: choices(w, "language", &languages),
        support: super::support::in_force(desk, w),
        programmes: policy.programmes.iter().map(|p| (p.action.clone(), p.title(w.as_str()).to_owned())).collect(),
    })
}

/// `GET /settings`
pub async fn settings(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || settings_page(&app.desk, &context, None, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /settings`
pub async fn set(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let text = |name: &str| form.get(name).to_owned();
        let operator = Operator {
            fr: text("fr"),
            nl: text("nl"),
            en: text("en"),
            address: text("address"),
            enterprise_number: text("enterprise_number"),
            email: text("email"),
            phone: text("phone"),
        };
        match app.desk.settings().set_operator(&context.acting()?, &operator) {
            Ok(_operator) => Ok(to("/settings", "settings-saved")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &settings_page(&app.desk, &context, Some(form), errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
