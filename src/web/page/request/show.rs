//! The page of a request: its lines and conditions, its progress, the decisions on it, and the steps the reader may take.

use super::conditions;
use super::conditions::CheckView;
use super::conversation_view::{Place, ThreadView};
use super::decision;
use super::decision::{Decided, DecisionView};
use super::lines::{LineView, views};
use crate::desk::access;
use crate::desk::request::candidates::suitable;
use crate::desk::request::conversation::{About, Reworded, reworded as reworded_of};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::event::EventData;
use crate::domain::handover::Handover;
use crate::domain::id::UserId;
use crate::domain::number::Number;
use crate::domain::request::{Allocation, Request, RequestState, RequestStep};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store;
use crate::store::AnyConnection;
use crate::store::ledger::event::Line;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Key};
use crate::web::layout::Layout;
use crate::web::page::handover::list::HandoverRow;
use crate::web::request_context::RequestContext;
use crate::web::url::form_key;
use crate::web::view::{Chip, Link, named};
use crate::web::view::{FormErrors, page};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// At most this many entries of its history are shown.
const HISTORY: i64 = 50;
/// How many pages of the stock are counted for one line, before the count ends in "+".
const STOCK_ROUNDS: u8 = 2;
/// The states a request passes through, without the two that end it early: declined and withdrawn.
const ROAD: &[RequestState] =
    &[RequestState::Draft, RequestState::Submitted, RequestState::Review, RequestState::Approved, RequestState::Fulfilled];

/// The steps the reader may take now, by permission and by the state of the request.
#[derive(Clone, Copy, Debug, Default)]
pub struct Offers {
    pub submit: bool,
    pub withdraw: bool,
    /// Take it into review.
    pub review: bool,
    /// Decline it, unless somebody else reviews it.
    pub decline: bool,
    /// Decide on it: every condition holds, devices are still asked, and nobody else reviews it.
    pub decide: bool,
    /// Promise devices to it.
    pub reserve: bool,
    /// Start an act for it.
    pub begin: bool,
    /// Change it: it is a draft.
    pub change: bool,
    /// Give up its review, so that somebody else can take it.
    pub give_back: bool,
    /// Take over its review from somebody else.
    pub take_over: bool,
    /// Stop waiting for what was not granted.
    pub close_rest: bool,
}

/// A state on the road, with its date.
pub struct Milestone {
    /// The state in words.
    pub word: String,
    /// The day it was reached; empty before.
    pub day: String,
    /// Whether it was reached and left.
    pub is_done: bool,
    /// Whether it is the current one.
    pub is_here: bool,
}

/// The field with which a line is decided on.
pub struct GrantRow {
    /// Name of the field: `granted_` and the place of the line, from 0.
    pub field: String,
    pub line: LineView,
    /// How many are asked and not granted yet: the upper bound.
    pub open: u32,
    /// The number granted, as typed; at first the upper bound.
    pub value: String,
    /// How many suitable devices are in stock, with a "+" when there may be more.
    pub in_stock: String,
    /// What is wrong with the number; empty when nothing is.
    pub error: String,
}

/// An entry of the history.
pub struct Happened {
    /// The state that was reached, in words.
    pub word: String,
    /// Date and time of the entry.
    pub moment: String,
    /// Name of the person; empty for a partner.
    pub by: String,
    /// The note of the step, or the text that replaced it.
    pub note: String,
    /// When and by whom the note was reworded; empty when it was not.
    pub reworded: String,
    /// Sequence number of the ledger entry, when the reader may reword its note; empty otherwise.
    pub reword: String,
}

/// The page of one request.
#[derive(Template)]
#[template(path = "page/request/show.html")]
pub struct RequestPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields.
    pub errors: FormErrors,
    /// The same messages for the summary at the top of the page, each with the name of its field.
    pub problems: FormErrors,
    pub number: String,
    /// Its state, as a chip.
    pub chip: Chip,
    /// Its progress; empty when it was declined or withdrawn.
    pub road: Vec<Milestone>,
    /// The organisation that makes the request.
    pub organisation: Link,
    /// Number and title of the action of the regional plan.
    pub action: String,
    /// Whom the devices serve, in words.
    pub audience: String,
    /// Number of people served; empty when unknown.
    pub people: String,
    /// Description of the project; empty when there is none.
    pub project: String,
    /// The day it was entered.
    pub entered: String,
    /// Its lines with their counts.
    pub lines: Vec<LineView>,
    /// The conditions: as checked for the decision, or as they are today when there is none.
    pub checks: Vec<CheckView>,
    /// The day they were checked.
    pub checked: String,
    /// Whether all conditions hold today.
    pub holds: bool,
    /// Its decisions, newest first.
    pub decisions: Vec<DecisionView>,
    /// Whether there is a decision: then the lines show what was granted.
    pub decision: Option<()>,
    /// Why the last proposal that was decided on gave it nothing; empty when it gave something, or there was none.
    pub nothing: Vec<String>,
    /// Version of the policy of that proposal.
    pub nothing_policy: u32,
    /// How many devices are still waited for, in words; empty when none are.
    pub waiting: String,
    /// Name of the person who reviews it; empty when nobody does, or for a partner.
    pub in_hand: String,
    /// Number of people in each age band, in words.
    pub bands: Vec<String>,
    /// The accessories asked for, in words.
    pub accessories: Vec<String>,
    /// The day wished for and the way of delivery, in words.
    pub wishes: String,
    /// The steps the reader may take.
    pub offers: Offers,
    pub is_draft: bool,
    /// Why it was declined; empty when it was not.
    pub declined: String,
    /// The fields with which it is decided on, line by line.
    pub grants: Vec<GrantRow>,
    /// The motive of the decision, as typed.
    pub motive: String,
    /// Value of the note field, as typed.
    pub note: String,
    /// Where the devices are handed over, as typed.
    pub place: String,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
    /// The acts of this request.
    pub acts: Vec<HandoverRow>,
    /// Its history, newest first.
    pub history: Vec<Happened>,
    /// Email address of the operator, for objections to a decision; empty when none is configured.
    pub contact: String,
    /// Whether the reader is staff, not a partner.
    pub is_staff: bool,
    /// Sequence number of the ledger entry that holds the project, when the reader may erase it; empty otherwise.
    pub project_seq: String,
    /// The conversation about it; none while it is a draft.
    pub thread: Option<ThreadView>,
}

/// The names of accounts, by id: for staff only, empty for a partner.
fn names(c: &mut AnyConnection, acting: &Acting, ids: &[&UserId]) -> Result<Vec<(String, String)>, DeskError> {
    if !acting.actor.may(Permission::Read) {
        return Ok(Vec::new());
    }
    let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    Ok(store::account::names(c, &ids)?)
}

fn name(names: &[(String, String)], id: &UserId) -> String {
    names.iter().find(|(known, _)| known == id.as_str()).map(|(_, name)| name.clone()).unwrap_or_default()
}

/// The note of a step, or the text that replaced it.
fn note(line: &Line, reworded: &[Reworded]) -> String {
    let instead = || reworded.iter().find(|instead| instead.seq == line.leaf.seq).map(|instead| instead.text.as_str());
    line.text("note").or_else(instead).unwrap_or_default().to_owned()
}

/// A step as an entry of the history. Staff is named to staff only.
fn happened(w: Locale, acting: &Acting, names: &[(String, String)], reworded: &[Reworded], line: &Line) -> Happened {
    let said = |instead: &Reworded| {
        let moment = w.moment(instead.at);
        let by = name(names, &instead.by);
        w.x("reason-reworded", if by.is_empty() { moment } else { format!("{moment} · {by}") })
    };
    Happened {
        word: state_of(line).map(|s| word(w, "request-state", s.as_str())).unwrap_or_default(),
        moment: w.moment(line.leaf.at),
        by: name(names, &line.leaf.actor),
        note: note(line, reworded),
        reworded: reworded.iter().find(|instead| instead.seq == line.leaf.seq).map(said).unwrap_or_default(),
        reword: line.text("note").filter(|_| acting.actor.may(Permission::Allocate)).map(|_| line.leaf.seq.to_string()).unwrap_or_default(),
    }
}

fn state_of(line: &Line) -> Option<RequestState> {
    if let EventData::Request(request) = &line.leaf.what { Some(request.state) } else { None }
}

fn road(w: Locale, request: &Request, history: &[Line]) -> Vec<Milestone> {
    let Some(here) = ROAD.iter().position(|s| *s == request.state) else { return Vec::new() };
    let reached =
        |state: RequestState| history.iter().rev().find(|l| state_of(l) == Some(state)).map(|l| w.day(l.leaf.at)).unwrap_or_default();
    let milestone = |(place, state): (usize, &RequestState)| Milestone {
        word: word(w, "request-state", state.as_str()),
        day: if place <= here { reached(*state) } else { String::new() },
        // A request can be decided on without a review: a state that was never reached does not count as done.
        is_done: place < here && history.iter().any(|l| state_of(l) == Some(*state)),
        is_here: place == here,
    };
    ROAD.iter().enumerate().map(milestone).collect()
}

/// What the page reads from the database, in one read.
struct Read {
    request: Request,
    allocation: Option<Allocation>,
    decided: Decided,
    organisation: Link,
    devices: Vec<crate::domain::device::Device>,
    acts: Vec<Handover>,
    history: Vec<Line>,
    reworded: Vec<Reworded>,
    names: Vec<(String, String)>,
    project: String,
    contact: String,
    in_stock: Vec<String>,
}

/// How many suitable devices are in stock for each line; empty when the reader cannot decide on the request now.
fn in_stock(c: &mut AnyConnection, desk: &Desk, acting: &Acting, request: &Request) -> Result<Vec<String>, DeskError> {
    let (in_force, today) = (desk.in_force(), desk.today());
    let decides = acting.actor.may(Permission::Allocate) && request.state.after(RequestStep::Approve).is_some();
    let Some(programme) = in_force.policy.programme(&request.action).filter(|_| decides) else { return Ok(Vec::new()) };
    let view = in_force.view(today);
    let count =
        |line| suitable(c, programme, line, STOCK_ROUNDS, view).map(|f| format!("{}{}", f.devices.len(), if f.is_more { "+" } else { "" }));
    request.lines.iter().map(count).collect()
}

fn read(desk: &Desk, w: Locale, acting: &Acting, number: Number) -> Result<Read, DeskError> {
    desk.read(|c| {
        let request = access::request(c, acting, number)?;
        let key = number.to_string();
        let allocation = access::granted(c, &request)?;
        let waits = request.waits(allocation.as_ref().map_or(&[], |a| a.granted.as_slice()));
        let decided = decision::read(c, w, &request, waits)?;
        let history = store::ledger::event::history(c, Subject::Request, &key, None, HISTORY)?;
        let mut people: Vec<&UserId> = history.iter().map(|l| &l.leaf.actor).collect();
        people.extend(decided.all.iter().map(|(a, _)| &a.decided_by));
        people.extend(request.in_hand.iter());
        let mut reworded = Vec::new();
        for line in history.iter().filter(|l| l.text("note").is_none() && l.leaf.private.contains_key("note")) {
            reworded.extend(reworded_of(c, line.leaf.seq)?);
        }
        people.extend(reworded.iter().map(|instead| &instead.by));
        Ok(Read {
            organisation: Link::organisation(c, acting, &request.organisation)?,
            devices: store::device::of_request(c, number)?,
            acts: access::handovers(c, acting, Some(number), None, 100)?,
            names: names(c, acting, &people)?,
            project: store::ledger::event::text_of(c, Subject::Request, &key, "project")?.unwrap_or_default(),
            contact: store::settings::operator(c)?.email,
            in_stock: in_stock(c, desk, acting, &request)?,
            request,
            allocation,
            decided,
            history,
            reworded,
        })
    })
}

fn offers(acting: &Acting, request: &Request, granted: &[u32], holds: bool) -> Offers {
    let may = |act: Permission, step: RequestStep| acting.actor.may(act) && request.state.after(step).is_some();
    let approved = request.state == RequestState::Approved;
    let waits = request.waits(granted);
    let other = request.in_hand.as_ref().is_some_and(|who| *who != acting.actor.user);
    Offers {
        submit: may(Permission::Request, RequestStep::Submit),
        withdraw: may(Permission::Request, RequestStep::Withdraw),
        review: request.state == RequestState::Submitted && acting.actor.may(Permission::Allocate),
        decline: may(Permission::Allocate, RequestStep::Decline) && !other,
        decide: may(Permission::Allocate, RequestStep::Approve) && holds && waits && !other,
        reserve: approved && acting.actor.may(Permission::Allocate),
        begin: approved && acting.actor.may(Permission::HandOver),
        change: request.state == RequestState::Draft && acting.actor.may(Permission::Request),
        give_back: may(Permission::Allocate, RequestStep::Release) && !other,
        take_over: request.state == RequestState::Review && acting.actor.may(Permission::Allocate) && other,
        close_rest: approved && waits && acting.actor.may(Permission::Request),
    }
}

pub(in crate::web) fn made(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    given: &Fields,
    errors: FormErrors,
) -> Result<RequestPage, DeskError> {
    let acting = context.acting()?;
    let w = context.locale;
    let Read { request, allocation, decided, organisation, devices, acts, history, reworded, names, project, contact, in_stock } =
        read(desk, w, &acting, number)?;
    let now = desk.requests().eligibility(&acting, number)?;
    let (checked, checked_on) = match &allocation {
        Some(decided) => (&decided.eligibility, decided.decided),
        None => (&now, desk.now()),
    };
    let holds = now.iter().all(|c| c.holds);
    let granted = allocation.as_ref().map_or(&[][..], |a| a.granted.as_slice());
    let action = desk.policy().programme(&request.action).map(|p| p.title(w.as_str()).to_owned()).unwrap_or_default();
    let declined = history.iter().find(|l| state_of(l) == Some(RequestState::Declined)).map(|l| note(l, &reworded)).unwrap_or_default();
    let own_project = history.iter().find(|l| l.text("project").is_some() && acting.actor.may(Permission::Request));
    let lines = views(w, &request, allocation.as_ref(), &devices, None);
    let grant = |line: &LineView| {
        let place = line.place.saturating_sub(1);
        let field = format!("granted_{place}");
        let open = line.asked.saturating_sub(line.granted);
        let value = given.some(&field).map_or_else(|| open.to_string(), ToOwned::to_owned);
        let in_stock = in_stock.get(place).cloned().unwrap_or_default();
        GrantRow { error: errors.of_field(&field), line: line.clone(), open, value, in_stock, field }
    };
    let grants = lines.iter().map(grant).collect();
    let field_name = |field: &str| match field {
        "motive" => Some(w.t("request-motive")),
        "text" => Some(w.t("thread-text")),
        "until" => Some(w.t("request-extend-until")),
        "note" => Some(w.t("request-decline-motive")),
        "place" => Some(w.t("request-begin-place")),
        "granted" => Some(w.t("acts-granted")),
        _ => {
            let place: usize = field.strip_prefix("granted_")?.parse().ok()?;
            lines.get(place).map(|line| format!("{} · {}", line.kind, w.t("acts-granted")))
        }
    };
    let problems = named(&errors, field_name);
    let path = format!("/requests/{number}");
    let talks = request.state != RequestState::Draft;
    let may_contest = allocation.is_some() || request.state == RequestState::Declined;
    let post_to = format!("{path}/messages");
    let place = Place { about: About::Request(number), with: &organisation.name, post_to: &post_to, back: &path, may_contest };
    let thread = talks.then(|| super::conversation_view::view(desk, w, &acting, &place, (given, &errors))).transpose()?;
    let mut layout = Layout::new(desk, context, &w.x("request-title", number.to_string()))?;
    layout.path = path;
    Ok(RequestPage {
        layout,
        errors,
        problems,
        number: number.to_string(),
        chip: Chip::request(w, request.state),
        road: road(w, &request, &history),
        organisation: organisation.clone(),
        action: format!("{} – {action}", w.x("acts-action", &request.action)),
        audience: word(w, "audience", request.audience.as_str()),
        people: if request.people == 0 { String::new() } else { w.number(i64::from(request.people)) },
        project,
        entered: w.day(request.entered),
        lines,
        checks: conditions::views(w, checked),
        checked: w.day(checked_on),
        holds,
        decisions: decision::views(w, &decided, |id| name(&names, id)),
        decision: allocation.as_ref().map(|_| ()),
        nothing: decided.nothing,
        nothing_policy: decided.nothing_policy,
        waiting: waiting(w, &request, granted),
        in_hand: request.in_hand.as_ref().map(|id| name(&names, id)).unwrap_or_default(),
        bands: request
            .bands
            .iter()
            .map(|b| format!("{} × {}", w.number(i64::from(b.people)), word(w, "age-band", b.band.as_str())))
            .collect(),
        accessories: request
            .accessories
            .iter()
            .map(|a| format!("{} × {}", a.quantity, word(w, "accessory", a.accessory.as_str())))
            .collect(),
        wishes: wishes(w, &request),
        offers: offers(&acting, &request, granted, holds),
        is_draft: request.state == RequestState::Draft,
        declined,
        grants,
        motive: given.get("motive").to_owned(),
        note: given.get("note").to_owned(),
        place: given.get("place").to_owned(),
        once: form_key(),
        acts: acts.iter().map(|a| HandoverRow::new(w, a, organisation.name.clone())).collect(),
        history: history.iter().map(|l| happened(w, &acting, &names, &reworded, l)).collect(),
        project_seq: own_project.map_or_else(String::new, |l| l.leaf.seq.to_string()),
        contact,
        is_staff: acting.actor.may(Permission::Read),
        thread,
    })
}

/// How many devices are still waited for once something was granted, in words; empty when none are.
fn waiting(w: Locale, request: &Request, granted: &[u32]) -> String {
    let open = (0..request.lines.len()).map(|l| i64::from(request.open(l, granted.get(l).copied().unwrap_or(0)))).sum::<i64>();
    if request.state == RequestState::Approved && open > 0 { w.n("request-still-waiting", open) } else { String::new() }
}

/// The day wished for and the way of delivery, in words.
fn wishes(w: Locale, request: &Request) -> String {
    let parts = [request.wished.map(|d| w.date(d)), request.delivery.map(|d| word(w, "delivery", d.as_str()))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `GET /requests/{number}`
pub async fn get(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let made = blocking(move || made(&app.desk, &context, number, &Fields::default(), FormErrors::default())).await?;
    Ok(page(&made))
}
