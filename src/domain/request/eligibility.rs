//! Eligibility: the check of a programme's conditions for an organisation and its request on a date.

use super::Request;
use super::condition::Checked;
use super::programme::{Programme, Rule};
use crate::domain::partner::organisation::{Organisation, OrganisationKind};
use crate::domain::settings::policy::Policy;
use chrono::NaiveDate;

/// Checks the conditions of a programme for a request on a date. Returns every condition that applies to the organisation's kind, held or
/// not, in the programme's order.
#[must_use]
pub fn eligibility(programme: &Programme, organisation: &Organisation, request: &Request, on: NaiveDate, policy: &Policy) -> Vec<Checked> {
    programme.rules.iter().filter_map(|rule| check(*rule, programme, organisation, request, on, policy)).collect()
}

fn check(rule: Rule, programme: &Programme, who: &Organisation, request: &Request, on: NaiveDate, policy: &Policy) -> Option<Checked> {
    let proofs = &who.proofs;
    let school = who.kind == OrganisationKind::SecondarySchool;
    let (holds, seen) = match rule {
        Rule::Active => (who.may_receive(on), who.standing.until.map(|d| d.to_string())),
        Rule::RecipientKind => (programme.recipients.contains(&who.kind), Some(who.kind.to_string())),
        Rule::InRegion => (who.commune.is_some_and(|nis| (21001..=21019).contains(&nis)), who.commune.map(|n| n.to_string())),
        Rule::SchoolNumber if school => (proofs.school_number.is_some(), proofs.school_number.clone()),
        Rule::Disadvantaged if school => (
            proofs.ise_class.is_some_and(|class| class <= policy.ise_limit) || proofs.oki == Some(true),
            proofs.ise_class.map(|c| c.to_string()),
        ),
        Rule::OneRecognition if who.kind == OrganisationKind::HomeworkSchool => {
            (proofs.one_until.is_some_and(|until| until >= on), proofs.one_until.map(|d| d.to_string()))
        }
        Rule::Iriscare if who.kind == OrganisationKind::RetirementHome => {
            (proofs.iriscare_number.is_some(), proofs.iriscare_number.clone())
        }
        Rule::Listed => (
            proofs.listed_from.is_some_and(|from| from <= on) && proofs.listed_until.is_none_or(|until| until >= on),
            proofs.listed_from.map(|from| format!("{from} – {}", proofs.listed_until.map(|u| u.to_string()).unwrap_or_default())),
        ),
        Rule::Project => (request.has_project, None),
        Rule::DeviceKinds => {
            let others: Vec<&str> = request
                .lines
                .iter()
                .filter(|l| !programme.kinds.is_empty() && !programme.kinds.contains(&l.kind))
                .map(|l| l.kind.as_str())
                .collect();
            (others.is_empty(), (!others.is_empty()).then(|| others.join(", ")))
        }
        Rule::Audience => {
            (programme.audiences.is_empty() || programme.audiences.contains(&request.audience), Some(request.audience.to_string()))
        }
        Rule::SchoolNumber | Rule::Disadvantaged | Rule::OneRecognition | Rule::Iriscare => return None,
    };
    Some(Checked { rule, holds, seen })
}
