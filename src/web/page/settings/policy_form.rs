//! The number fields of the policy form, in groups with their bounds.

use crate::domain::allocation::claim::Weights;
use crate::domain::device::kind::MediumKind;
use crate::domain::device::stage::Stage;
use crate::domain::settings::policy::{Policy, StageLimits};
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::web::fields::Fields;
use crate::web::page::allocation::show::weight_fields;
use crate::web::view::FormErrors;

/// One number field.
pub struct PolicyField {
    /// Name of the form field.
    pub field: String,
    pub label: String,
    /// The number, as stored or typed.
    pub value: String,
    /// Sentence about an error; empty for none.
    pub error: String,
    /// Smallest value allowed.
    pub least: String,
    /// Largest value allowed.
    pub most: String,
}

/// A group of number fields.
pub struct PolicyGroup {
    /// Heading of the group.
    pub legend: String,
    /// Explanation below the heading; empty for none.
    pub hint: String,
    pub fields: Vec<PolicyField>,
}

/// Name of a form field, and the number of the policy it sets.
type Part = (&'static str, fn(&mut Policy) -> &mut u16);

pub(super) const LIMITS: [Part; 5] = [
    ("limit_received", |p| &mut p.stage_limits.received),
    ("limit_workshop", |p| &mut p.stage_limits.workshop),
    ("limit_stock", |p| &mut p.stage_limits.stock),
    ("limit_reserved", |p| &mut p.stage_limits.reserved),
    ("limit_held", |p| &mut p.stage_limits.held),
];

pub(super) const DOOR: [Part; 6] = [
    ("promise_days", |p| &mut p.promise_days),
    ("offer_days", |p| &mut p.door.offer_days),
    ("exchange_days", |p| &mut p.door.exchange_days),
    ("remind_days", |p| &mut p.door.remind_days),
    ("silence_days", |p| &mut p.door.silence_days),
    ("waiting_days", |p| &mut p.door.waiting_days),
];

pub(super) const TERMS: [Part; 5] = [
    ("approval_months", |p| &mut p.partner_terms.approval_months),
    ("reminder_days", |p| &mut p.partner_terms.reminder_days),
    ("unconfirmed_days", |p| &mut p.partner_terms.unconfirmed_days),
    ("contact_months", |p| &mut p.partner_terms.contact_months),
    ("letter_days", |p| &mut p.partner_terms.letter_days),
];

/// The name of the field that asks a log for a kind of medium.
pub(super) fn logs_only_field(kind: MediumKind) -> String {
    format!("logs_only_{}", kind.as_str())
}

fn label(w: Locale, field: &str) -> String {
    match field.strip_prefix("limit_").map(Stage::parse) {
        Some(Ok(stage)) => word(w, "stage", stage.as_str()),
        Some(Err(_)) => w.t("board-holds"),
        None => word(w, "field", field),
    }
}

/// The groups of the form. A typed value takes the place of the one in force.
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
