//! The page of one proposal: the split with its explanation, changes by hand, other weights tried beside it, and deciding on its requests.

use super::list::{counts, tone};
use crate::desk::access;
use crate::desk::allocation::explanation;
use crate::desk::error::{ErrorCode, Noun};
use crate::desk::{Desk, DeskError, error_text};
use crate::domain::account::actor::Permission;
use crate::domain::allocation::claim::Weights;
use crate::domain::allocation::proposal::{LineResult, Outside, Proposal, ProposalState, Ready, SplitReport};
use crate::domain::device::kind::Kind;
use crate::domain::id::{OrganisationId, ProposalId};
use crate::domain::number::Number;
use crate::domain::request::programme::Audience;
use crate::domain::settings::policy::Policy;
use crate::i18n::word::word;
use crate::i18n::{Arg, Locale};
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::named;
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use std::collections::BTreeMap;

/// How many lines are on a page.
const SOME: usize = 50;
/// At most this many devices of a line are listed by tag; the rest are counted.
const NAMED: usize = 12;

/// A line of a request in the split.
pub struct SplitRow {
    /// Number of the request.
    pub number: String,
    /// The line, from 0.
    pub line: u32,
    /// Name of the organisation that makes the request.
    pub organisation: String,
    /// Kind of device, in words.
    pub kind: String,
    /// How many are asked and not granted yet.
    pub open: u32,
    /// How many the rule gives.
    pub proposed: u32,
    /// How many are given after changes by hand.
    pub given: u32,
    /// Share of the need that is served, in percent: what was granted before and what this proposal gives.
    pub percent: u64,
    /// The explanation, one sentence each.
    pub said: Vec<String>,
    /// Tags of the first devices.
    pub devices: Vec<String>,
    /// How many devices are not listed.
    pub more: u32,
    /// How many other weights would give; a dash when the line is not in that split, empty when none are tried.
    pub other: String,
    /// Whether the request was decided on under this proposal.
    pub is_decided: bool,
}

/// Devices of one kind and grade that were available: in stock, not promised, with every medium accounted for.
pub struct ReadyRow {
    /// Kind and grade, in words.
    pub what: String,
    /// How many were available.
    pub ready: u32,
    /// How many the proposal gives.
    pub given: u32,
}

/// A request that took no part, or that could not be decided on.
pub struct OutsideRow {
    pub number: String,
    /// The reason, in words.
    pub why: String,
}

/// A field of a weight to try.
pub struct WeightField {
    /// Name of the field.
    pub field: String,
    /// What it weighs, in words.
    pub label: String,
    /// The weight in hundredths; for fields of months or people, their number.
    pub value: String,
}

/// The page of one proposal.
#[derive(Template)]
#[template(path = "page/allocation/show.html")]
pub struct ProposalPage {
    pub layout: Layout,
    /// Error messages for the summary, each with the name of its field.
    pub problems: FormErrors,
    pub id: String,
    /// Date and time it was made.
    pub moment: String,
    /// Tone of the chip of its state.
    pub tone: &'static str,
    /// Its state in words.
    pub state: String,
    /// Devices given, asked and available, in words.
    pub counts: String,
    /// Version of the rule of fairness.
    pub rule: u32,
    /// Version of the policy.
    pub policy: u32,
    /// Seed of the draw that settles ties.
    pub seed: String,
    /// SHA-256 of the stored computation, hexadecimal.
    pub digest: String,
    /// The devices that were available, by kind and grade.
    pub ready: Vec<ReadyRow>,
    /// The lines of this page.
    pub rows: Vec<SplitRow>,
    /// Requests that took no part.
    pub outside: Vec<OutsideRow>,
    /// The fields of the weights to try.
    pub weights: Vec<WeightField>,
    /// Whether other weights are tried: then their numbers stand beside those of the proposal.
    pub is_tried: bool,
    /// Whether the reader may adjust the proposal and decide on it. A closed proposal can be neither.
    pub may_decide: bool,
    /// How many requests still have to be decided on.
    pub left: u32,
    /// The motive, as typed.
    pub motive: String,
    /// Requests that could not be decided on, with the reason.
    pub refused: Vec<OutsideRow>,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
    /// Address of the next page; empty on the last one.
    pub next: String,
    /// Address of the first page; empty when it is the one shown.
    pub first: String,
}

struct Shown<'a> {
    after: usize,
    given: &'a Fields,
    errors: FormErrors,
    refused: Vec<OutsideRow>,
    tried: Option<Weights>,
}

impl<'a> Shown<'a> {
    fn from_fields(given: &'a Fields) -> Self {
        Self { after: given.get("after").parse().unwrap_or(0), given, errors: FormErrors::default(), refused: Vec::new(), tried: None }
    }
}

fn made(desk: &Desk, context: &RequestContext, id: &ProposalId, shown: Shown<'_>) -> Result<ProposalPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let none = || DeskError::not_found(Noun::Proposal, id);
    let (proposal, worked, decided, names) = desk.read(|c| {
        let proposal = store::allocation::find(c, id)?.ok_or_else(none)?;
        let worked = store::allocation::working(c, id)?.ok_or_else(none)?;
        let ids: Vec<OrganisationId> = worked.lines.iter().skip(shown.after).take(SOME).map(|l| l.organisation.clone()).collect();
        let names: BTreeMap<OrganisationId, String> =
            access::several_organisations(c, &acting, &ids)?.into_iter().map(|o| (o.id, o.name)).collect();
        Ok((proposal, worked, access::decided_under(c, &acting, id)?, names))
    })?;
    let other = match &shown.tried {
        Some(weights) => Some(desk.allocations().try_weights(&acting, proposal.action.as_deref(), weights, proposal.seed)?),
        None => None,
    };
    let row = |line: &LineResult| row(w, &proposal, &worked, line, &names, other.as_ref(), decided.contains(&line.request));
    let policy = desk.policy();
    let weights = shown.tried.clone().unwrap_or_else(|| policy.fairness.clone());
    let mut open: Vec<Number> = worked.lines.iter().filter(|l| l.given > 0).map(|l| l.request).collect();
    open.dedup();
    let until = shown.after.saturating_add(SOME);
    let name = |field: &str| match field {
        "motive" => Some(w.t("request-motive")),
        "reason" => Some(w.t("proposal-reason")),
        "to" => Some(w.t("proposal-to")),
        _ => None,
    };
    Ok(ProposalPage {
        layout: Layout::new(desk, context, &w.x("proposal-title", w.day(proposal.made)))?,
        problems: named(&shown.errors, name),
        id: id.to_string(),
        moment: w.moment(proposal.made),
        tone: tone(proposal.state),
        state: word(w, "proposal-state", proposal.state.as_str()),
        counts: counts(w, &proposal),
        rule: proposal.rule,
        policy: proposal.policy,
        seed: proposal.seed.to_string(),
        digest: proposal.working.clone(),
        ready: worked.ready.iter().map(|r| ready(w, r)).collect(),
        rows: worked.lines.iter().skip(shown.after).take(SOME).map(row).collect(),
        outside: worked.outside.iter().map(|o| outside(w, o)).collect(),
        weights: weight_fields(w, &policy, &weights),
        is_tried: shown.tried.is_some(),
        may_decide: acting.actor.may(Permission::Allocate) && proposal.state == ProposalState::Open,
        left: u32::try_from(open.iter().filter(|r| !decided.contains(r)).count()).unwrap_or(u32::MAX),
        motive: shown.given.get("motive").to_owned(),
        refused: shown.refused,
        once: form_key(),
        next: if until < worked.lines.len() { format!("/proposals/{id}?after={until}") } else { String::new() },
        first: if shown.after > 0 { format!("/proposals/{id}") } else { String::new() },
    })
}

fn row(
    w: Locale,
    proposal: &Proposal,
    worked: &SplitReport,
    line: &LineResult,
    names: &BTreeMap<OrganisationId, String>,
    other: Option<&SplitReport>,
    is_decided: bool,
) -> SplitRow {
    let need = worked.needs.get(line.need);
    let percent = need.map_or(0, |n| {
        let served = n.need.had.saturating_add(n.given).min(n.need.need);
        u64::from(served) * 100 / u64::from(n.need.need.max(1))
    });
    let mut said = need.map(|n| explanation::of_need(w, n)).unwrap_or_default();
    said.extend(explanation::of_line(w, line));
    for change in proposal.adjusted.iter().filter(|a| a.request == line.request && a.line == line.line) {
        let count = |n: u32| Arg::Count(i64::from(n));
        let place = line.line.saturating_add(1);
        said.push(w.say("working-adjusted", &[("line", count(place)), ("from", count(change.from)), ("to", count(change.to))]));
    }
    let other = other.map(|o| {
        let there = o.lines.iter().find(|l| l.request == line.request && l.line == line.line);
        there.map_or_else(|| "–".to_owned(), |l| l.given.to_string())
    });
    SplitRow {
        number: line.request.to_string(),
        line: line.line,
        organisation: names.get(&line.organisation).cloned().unwrap_or_default(),
        kind: word(w, "kind", line.kind.as_str()),
        open: line.open,
        proposed: line.proposed,
        given: line.given,
        percent,
        said,
        devices: line.devices.iter().take(NAMED).map(ToString::to_string).collect(),
        more: u32::try_from(line.devices.len().saturating_sub(NAMED)).unwrap_or(u32::MAX),
        other: other.unwrap_or_default(),
        is_decided,
    }
}

fn ready(w: Locale, r: &Ready) -> ReadyRow {
    let grade = r.grade.map(|g| w.x("doc-grade", g.as_str())).unwrap_or_default();
    let what = [word(w, "kind", r.kind.as_str()), grade].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    ReadyRow { what, ready: r.ready, given: r.given }
}

fn outside(w: Locale, o: &Outside) -> OutsideRow {
    let rule = o.rule.map(|r| word(w, "rule", r.as_str())).unwrap_or_default();
    let why = [word(w, "left-out", o.why.as_str()), rule].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    OutsideRow { number: o.request.to_string(), why }
}

/// The weights as fields of a form: audiences, actions, waiting, earlier devices, and people per device.
pub(in crate::web::page) fn weight_fields(w: Locale, policy: &Policy, weights: &Weights) -> Vec<WeightField> {
    let field = |name: String, label: String, value: u16| WeightField { field: name, label, value: value.to_string() };
    let mut all: Vec<WeightField> = Audience::ALL
        .iter()
        .map(|a| field(format!("audience_{a}"), word(w, "audience", a.as_str()), weights.audiences.get(a).copied().unwrap_or(100)))
        .collect();
    all.extend(policy.programmes.iter().map(|p| {
        let value = weights.actions.get(&p.action).copied().unwrap_or(100);
        field(format!("action_{}", p.action), w.x("acts-action", &p.action), value)
    }));
    all.push(field("waiting_per_month".to_owned(), w.t("weight-waiting"), weights.waiting_per_month));
    all.push(field("waiting_most".to_owned(), w.t("weight-waiting-most"), weights.waiting_most));
    all.push(field("earlier_months".to_owned(), w.t("weight-earlier-months"), weights.earlier_months));
    all.push(field("earlier_least".to_owned(), w.t("weight-earlier"), weights.earlier_least));
    let shared = |(kind, n): (&Kind, &u16)| field(format!("people_{kind}"), w.x("weight-people", word(w, "kind", kind.as_str())), *n);
    all.extend(weights.people_per_device.iter().map(shared));
    all
}

/// Reads weights from a form. A missing field keeps its value of `before`. Their bounds are not checked here.
pub(in crate::web::page) fn typed(given: &Fields, before: &Weights) -> Result<Weights, DeskError> {
    let mut weights = before.clone();
    let number = |field: &str, value: &str| {
        let (least, most) = Weights::bounds(field);
        value.trim().parse::<u16>().map_err(|_not_a_number| DeskError::field_error(field, ErrorCode::Bounds, format!("{least}–{most}")))
    };
    for (rest, value) in given.beginning("audience_") {
        let field = format!("audience_{rest}");
        let audience = Audience::parse(rest).map_err(|_unknown| DeskError::field_error(&field, ErrorCode::UnknownField, rest))?;
        weights.audiences.insert(audience, number(&field, value)?);
    }
    for (action, value) in given.beginning("action_") {
        weights.actions.insert(action.chars().take(10).collect(), number(&format!("action_{action}"), value)?);
    }
    for (rest, value) in given.beginning("people_") {
        let field = format!("people_{rest}");
        let kind = Kind::parse(rest).map_err(|_unknown| DeskError::field_error(&field, ErrorCode::UnknownField, rest))?;
        weights.people_per_device.insert(kind, number(&field, value)?);
    }
    // 100 is the default, so it is not stored.
    weights.audiences.retain(|_, n| *n != 100);
    weights.actions.retain(|_, n| *n != 100);
    let named: [(&str, &mut u16); 4] = [
        ("waiting_per_month", &mut weights.waiting_per_month),
        ("waiting_most", &mut weights.waiting_most),
        ("earlier_months", &mut weights.earlier_months),
        ("earlier_least", &mut weights.earlier_least),
    ];
    for (field, slot) in named {
        if let Some(value) = given.some(field) {
            *slot = number(field, value)?;
        }
    }
    Ok(weights)
}

/// Reads weights from a form and checks their bounds.
pub(in crate::web::page) fn weights(given: &Fields, before: &Weights) -> Result<Weights, DeskError> {
    let weights = typed(given, before)?;
    match weights.beyond().first() {
        Some((field, least, most)) => Err(DeskError::field_error(field, ErrorCode::Bounds, format!("{least}–{most}"))),
        None => Ok(weights),
    }
}

/// `GET /proposals/{id}?after=`: one proposal. With `try=yes`, also what the weights of the query would give.
pub async fn get(State(app): State<App>, context: RequestContext, Key(id): Key<String>, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let id = ProposalId::new(id);
        let mut shown = Shown::from_fields(&query);
        if query.is_on("try") {
            match weights(&query, &app.desk.policy().fairness) {
                Ok(weights) => shown.tried = Some(weights),
                Err(error) => shown.errors = FormErrors::from_error(context.locale, &error),
            }
        }
        made(&app.desk, &context, &id, shown)
    })
    .await?;
    Ok(page(&made))
}

fn answer(
    desk: &Desk,
    context: &RequestContext,
    id: &ProposalId,
    given: &Fields,
    outcome: Result<(), DeskError>,
    ok: &str,
) -> Result<Response, DeskError> {
    match outcome {
        Ok(()) => {
            let after = given.get("after");
            let path = if after.parse::<usize>().is_ok_and(|n| n > 0) {
                format!("/proposals/{id}?after={after}")
            } else {
                format!("/proposals/{id}")
            };
            Ok(to(&path, ok))
        }
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::from_error(context.locale, &error);
            made(desk, context, id, Shown { errors, ..Shown::from_fields(given) }).map(|p| page_with(status_of(&error), &p))
        }
        Err(error) => Err(error),
    }
}

/// `POST /proposals/{id}/adjust`
pub async fn adjust(
    State(app): State<App>,
    context: RequestContext,
    Key(id): Key<String>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let id = ProposalId::new(id);
        let acting = context.once(given.some("once"), &given.asked())?;
        let request = given.need("request", |t| Number::parse(t).ok());
        let line = given.need("line", |t| t.parse().ok());
        let to = given.need("to", |t| t.parse().ok());
        let outcome = match (request, line, to) {
            (Some(request), Some(line), Some(to)) => {
                app.desk.allocations().adjust(&acting, &id, request, line, to, given.get("reason")).map(|_proposal| ())
            }
            _ => Err(DeskError::Invalid(given.field_errors().to_vec())),
        };
        answer(&app.desk, &context, &id, &given, outcome, "proposal-adjusted")
    })
    .await?)
}

/// `POST /proposals/{id}/decide`: decides on one request, or on all that are left.
pub async fn decide(State(app): State<App>, context: RequestContext, Key(id): Key<String>, Form(given): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let id = ProposalId::new(id);
        let acting = context.acting()?;
        let desk = &app.desk;
        if let Some(request) = given.some("request").and_then(|t| Number::parse(t).ok()) {
            let outcome = desk.allocations().decide_as_proposed(&acting, &id, request, given.get("motive")).map(|_allocation| ());
            return answer(desk, &context, &id, &given, outcome, "proposal-decided");
        }
        match desk.allocations().decide_proposal(&acting, &id, given.get("motive")) {
            Ok(decided) if decided.refused.is_empty() => answer(desk, &context, &id, &given, Ok(()), "proposal-decided"),
            Ok(decided) => {
                let w = context.locale;
                let refused = |(number, error): &(Number, DeskError)| OutsideRow {
                    number: number.to_string(),
                    why: error_text::error(w, error).join(" "),
                };
                let refused = decided.refused.iter().map(refused).collect();
                let shown = Shown { refused, ..Shown::from_fields(&given) };
                made(desk, &context, &id, shown).map(|p| page_with(StatusCode::OK, &p))
            }
            Err(error) => answer(desk, &context, &id, &given, Err(error), ""),
        }
    })
    .await?)
}

/// `POST /proposals/{id}/close`
pub async fn close(State(app): State<App>, context: RequestContext, Key(id): Key<String>, Form(given): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let id = ProposalId::new(id);
        let outcome = app.desk.allocations().close(&context.acting()?, &id).map(|_proposal| ());
        answer(&app.desk, &context, &id, &given, outcome, "proposal-closed")
    })
    .await?)
}
