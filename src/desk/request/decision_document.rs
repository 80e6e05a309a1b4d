//! Content of the decision's document, in the language of the requesting organisation.

use super::line_text;
use crate::desk::document::{line, locale_of, operator_in, party, verify_url};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, Noun};
use crate::documents::layout::model::Document;
use crate::documents::template::decision::{DecidedLine, DecisionData, decision};
use crate::domain::device::Device;
use crate::domain::request::{Allocation, Request};
use crate::domain::settings::policy::Policy;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::{self, AnyConnection};

/// A decision that is not written yet.
pub(super) struct Deciding<'a> {
    /// The request as it will be after the decision.
    pub(in crate::desk) request: &'a Request,
    pub(in crate::desk) allocation: &'a Allocation,
    /// What earlier decisions granted, by line.
    pub(in crate::desk) before: &'a [u32],
    pub(in crate::desk) motive: &'a str,
    /// The explanation, in the language of the document.
    pub(in crate::desk) working: Vec<String>,
    /// Devices reserved with the decision, each with its line.
    pub(in crate::desk) devices: &'a [(u32, Device)],
}

/// The language of documents for the requesting organisation.
pub(in crate::desk) fn language(c: &mut AnyConnection, request: &Request) -> Result<Locale, DeskError> {
    let organisation = store::partner::find(c, &request.organisation)?.or_not_found(Noun::Organisation, &request.organisation)?;
    Ok(locale_of(organisation.contact_language))
}

/// Gathers the content of the decision's document.
pub(super) fn paper(c: &mut AnyConnection, policy: &Policy, base: Option<&str>, d: &Deciding<'_>) -> Result<Document, DeskError> {
    let Deciding { request, allocation, .. } = d;
    let organisation = store::partner::find(c, &request.organisation)?.or_not_found(Noun::Organisation, &request.organisation)?;
    let w = locale_of(organisation.contact_language);
    let operator = store::settings::operator(c)?;
    let names = store::account::names(c, &[allocation.decided_by.as_str()])?;
    let title = policy.programme(&request.action).map(|p| p.title(w.as_str()).to_owned()).unwrap_or_default();
    let people = if request.people == 0 { String::new() } else { w.x("request-people-n", w.number(i64::from(request.people))) };
    let audience = [word(w, "audience", request.audience.as_str()), people].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>();
    let project = store::ledger::event::text_of(c, Subject::Request, &request.number.to_string(), "project")?.unwrap_or_default();
    let at = |list: &[u32], place: usize| list.get(place).copied().unwrap_or(0);
    let lines = request.lines.iter().enumerate().map(|(place, asked)| {
        let (before, granted) = (at(d.before, place), at(&allocation.granted, place));
        let waiting = request.open(place, before.saturating_add(granted));
        DecidedLine { what: line_text::line(w, asked), asked: asked.quantity, before, granted, waiting }
    });
    let data = DecisionData {
        number: allocation.number.to_string(),
        created: allocation.decided,
        operator: operator_in(&operator, w),
        decided_by: names.into_iter().next().map(|(_, name)| name).unwrap_or_default(),
        recipient: party(&organisation),
        request: format!("{} · {}", request.number, w.day(request.since())),
        action: format!("{} – {title}", request.action),
        project,
        audience: audience.join(" · "),
        lines: lines.collect(),
        conditions: allocation.eligibility.iter().map(|c| (word(w, "rule", c.rule.as_str()), super::condition_text::seen(w, c))).collect(),
        working: d.working.clone(),
        motive: d.motive.to_owned(),
        devices: d
            .devices
            .iter()
            .map(|(_, device)| line(device, String::new(), policy.door.value_of(device.kind, device.grade), w))
            .collect(),
        until: allocation.until,
        policy: allocation.policy,
        verify_url: verify_url(base, allocation.number),
        printed_from: base.unwrap_or("Reprise").to_owned(),
    };
    Ok(decision(&data, w))
}
