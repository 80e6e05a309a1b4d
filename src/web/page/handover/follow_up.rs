//! Follow-ups: the list for staff and partners, and the form in which a recipient says how the devices are used.

use crate::desk::access;
use crate::desk::handover::follow_up::{FollowUpInput, KindAnswer};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::device::kind::Kind;
use crate::domain::handover::follow_up::{FollowUp, FollowUpState, Reuse};
use crate::domain::number::Number;
use crate::domain::request::wants::AgeBand;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::{Chip, Link};
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use std::collections::BTreeMap;

/// At most this many follow-ups are listed.
const SOME: u16 = 200;

/// One follow-up in the list.
pub struct FollowUpRow {
    /// Number of the act.
    pub number: String,
    /// Name of the organisation that was asked.
    pub organisation: String,
    /// Its state, as a chip.
    pub chip: Chip,
    /// The day it was asked.
    pub asked: String,
    /// Number of devices handed over, in use, broken, and to be collected; the last three are dashes before there is an answer.
    pub counts: [String; 4],
    /// Whether staff has to act on it: devices are broken or to be collected.
    pub to_do: bool,
}

/// The list of follow-ups.
#[derive(Template)]
#[template(path = "page/handover/follow_ups.html")]
pub struct FollowUpsPage {
    pub layout: Layout,
    pub rows: Vec<FollowUpRow>,
    /// Whether only follow-ups that staff has to act on are shown.
    pub to_do: bool,
    /// Whether the reader may send questions and settle answers.
    pub may: bool,
    /// The reuse rate of the listed follow-ups, in words; empty when the list is.
    pub reuse: String,
}

/// The reuse rate in words; empty while nobody has answered and no deadline has passed.
pub(in crate::web::page) fn told(w: Locale, reuse: &Reuse) -> String {
    if reuse.answered + reuse.silent > 0 { figure(w, reuse) } else { String::new() }
}

/// The reuse rate as a sentence: of the devices handed over, how many are in use, how many were answered for, how many got no answer.
pub(in crate::web::page) fn figure(w: Locale, reuse: &Reuse) -> String {
    let n = |n: u64| crate::i18n::Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
    let args = [("used", n(reuse.in_use)), ("answered", n(reuse.answered)), ("given", n(reuse.handed_over)), ("silent", n(reuse.silent))];
    w.say("follow-up-figure", &args)
}

fn chip(w: Locale, state: FollowUpState) -> Chip {
    let tone = match state {
        FollowUpState::Asked => "received",
        FollowUpState::Answered => "handed_over",
        FollowUpState::Silent => "exit",
    };
    Chip { tone, word: word(w, "follow-up-state", state.as_str()) }
}

fn sums(w: Locale, f: &FollowUp) -> [String; 4] {
    let sum = |of: fn(&crate::domain::handover::follow_up::KindUse) -> u32| w.number(f.kinds.iter().map(|k| i64::from(of(k))).sum());
    let answered = f.state == FollowUpState::Answered;
    let said = |text: String| if answered { text } else { "–".to_owned() };
    [sum(|k| k.given), said(sum(|k| k.used)), said(sum(|k| k.broken)), said(sum(|k| k.unused))]
}

/// `GET /follow-ups?to_do=yes`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let w = context.locale;
        let to_do = query.is_on("to_do");
        let (found, names) = app.desk.read(|c| {
            let found = access::follow_ups(c, &acting, None, to_do, SOME)?;
            let ids: Vec<_> = found.iter().map(|f| f.organisation.clone()).collect();
            Ok((found, access::several_organisations(c, &acting, &ids)?))
        })?;
        let mut reuse = Reuse::default();
        for f in &found {
            reuse.add(f.kinds.iter().map(|k| u64::from(k.given)).sum(), Some(f));
        }
        let row = |f: &FollowUp| FollowUpRow {
            number: f.handover.to_string(),
            organisation: names.iter().find(|o| o.id == f.organisation).map(|o| o.name.clone()).unwrap_or_default(),
            chip: chip(w, f.state),
            asked: w.day(f.asked),
            counts: sums(w, f),
            to_do: f.is_to_do(),
        };
        Ok::<_, DeskError>(FollowUpsPage {
            layout: Layout::new(&app.desk, &context, &w.t("follow-ups-title"))?,
            rows: found.iter().map(row).collect(),
            to_do,
            may: acting.actor.may(Permission::HandOver),
            reuse: if found.is_empty() { String::new() } else { figure(w, &reuse) },
        })
    })
    .await?;
    Ok(page(&made))
}

/// `POST /follow-ups`: one round for all acts. It asks where a question is due, reminds, and closes questions that were not answered.
pub async fn round(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    blocking(move || app.desk.handovers().run_follow_ups(&context.acting()?)).await?;
    Ok(to("/follow-ups", "follow-ups-asked"))
}

/// The fields of one kind of device.
pub struct KindForm {
    /// The kind, as stored.
    pub key: &'static str,
    /// The kind with its count, `4 × Laptop`.
    pub title: String,
    /// How many were handed over.
    pub given: u32,
    /// One field for each count (in use, broken, unused): name, label, value.
    pub fields: Vec<(String, String, String)>,
    /// What is wrong with the counts together; empty when nothing is.
    pub error: String,
}

/// The form in which a recipient answers a follow-up.
#[derive(Template)]
#[template(path = "page/handover/follow_up.html")]
pub struct FollowUpPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields and in the summary.
    pub errors: FormErrors,
    /// Number of the act.
    pub number: String,
    /// Address to which the form is sent.
    pub action: String,
    /// Whether the page was opened by a one-time link: then it leads to no other page.
    pub by_link: bool,
    /// The organisation that was asked.
    pub organisation: Link,
    /// Its state, as a chip.
    pub chip: Chip,
    /// Date and time of the answer; empty before.
    pub answered: String,
    /// The fields by kind of device.
    pub kinds: Vec<KindForm>,
    /// How many people use the devices, by age band: name of the field, label, value.
    pub bands: Vec<(String, String, String)>,
    /// The remark, as typed or as stored.
    pub remark: String,
    /// Whether the remark was refused because it looks like personal data: then it can be confirmed.
    pub personal: bool,
    /// Whether the reader may answer. A partner may not correct an answer that was settled.
    pub may_answer: bool,
    /// Whether the reader may mark the answer as dealt with, and there is something to deal with.
    pub may_settle: bool,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
}

pub(in crate::web::page) fn seen(desk: &Desk, acting: &Acting, number: Number) -> Result<(FollowUp, String, Link), DeskError> {
    desk.read(|c| {
        let f = access::follow_up(c, acting, number)?;
        let remark = if f.has_remark { store::ledger::event::text_of(c, Subject::FollowUp, &number.to_string(), "remark")? } else { None };
        let link = Link::organisation(c, acting, &f.organisation)?;
        Ok((f, remark.unwrap_or_default(), link))
    })
}

/// The form, for whoever acts: with a session or, when `link` holds a token, by a one-time link.
pub(in crate::web::page) fn made(
    desk: &Desk,
    context: &RequestContext,
    (acting, link): (&Acting, Option<&str>),
    number: Number,
    given: Option<&Fields>,
    errors: FormErrors,
) -> Result<FollowUpPage, DeskError> {
    let w = context.locale;
    let (f, remark, organisation) = seen(desk, acting, number)?;
    let answered = f.state == FollowUpState::Answered;
    let value =
        |name: &str, known: u32| given.map_or_else(|| if answered { known.to_string() } else { String::new() }, |g| g.get(name).to_owned());
    let kinds = f.kinds.iter().map(|k| {
        let field = |what: &str, label: String, known: u32| {
            let name = format!("{what}_{}", k.kind);
            (name.clone(), label, value(&name, known))
        };
        KindForm {
            key: k.kind.as_str(),
            title: format!("{} × {}", k.given, word(w, "kind", k.kind.as_str())),
            given: k.given,
            fields: vec![
                field("used", w.t("follow-up-used"), k.used),
                field("broken", w.t("follow-up-broken"), k.broken),
                field("unused", w.t("follow-up-unused"), k.unused),
            ],
            error: errors.of_field(k.kind.as_str()),
        }
    });
    let band = |b: &AgeBand| {
        let name = format!("band_{b}");
        let known = f.people.get(b).copied().unwrap_or(0);
        (name.clone(), word(w, "age-band", b.as_str()), if known > 0 || given.is_some() { value(&name, known) } else { String::new() })
    };
    let personal = !errors.of_field("remark").is_empty();
    Ok(FollowUpPage {
        layout: Layout::new(desk, context, &w.x("follow-up-title", number.to_string()))?,
        number: number.to_string(),
        action: link.map_or_else(|| format!("/follow-ups/{number}"), |token| format!("/l/{token}")),
        by_link: link.is_some(),
        organisation,
        chip: chip(w, f.state),
        answered: f.answered.map(|at| w.moment(at)).unwrap_or_default(),
        kinds: kinds.collect(),
        bands: AgeBand::ALL.iter().map(band).collect(),
        remark: given.map_or(remark, |g| g.get("remark").to_owned()),
        personal,
        may_answer: acting.actor.may(Permission::Request) && !(f.settled && acting.actor.role == Role::Partner),
        may_settle: acting.actor.may(Permission::HandOver) && f.is_to_do(),
        once: form_key(),
        errors,
    })
}

/// `GET /follow-ups/{number}`
pub async fn get(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let made = blocking(move || made(&app.desk, &context, (&context.acting()?, None), number, None, FormErrors::default())).await?;
    Ok(page(&made))
}

pub(in crate::web::page) fn read(given: &mut Fields, number: Number, kinds: &[Kind]) -> Result<FollowUpInput, DeskError> {
    let count = |given: &mut Fields, name: String| given.may(&name, |v| v.parse::<u32>().ok()).unwrap_or(0);
    let kinds = kinds
        .iter()
        .map(|kind| KindAnswer {
            kind: *kind,
            used: count(given, format!("used_{kind}")),
            broken: count(given, format!("broken_{kind}")),
            unused: count(given, format!("unused_{kind}")),
        })
        .collect();
    let people: BTreeMap<AgeBand, u32> = AgeBand::ALL.iter().map(|b| (*b, count(given, format!("band_{b}")))).collect();
    given.done()?;
    Ok(FollowUpInput { handover: number, kinds, people, remark: given.some("remark").map(ToOwned::to_owned), sure: given.is_on("sure") })
}

/// `POST /follow-ups/{number}`: stores the answer.
pub async fn answer(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let desk = &app.desk;
        let acting = context.once(given.some("once"), &given.asked())?;
        let kinds: Vec<Kind> = seen(desk, &acting, number)?.0.kinds.iter().map(|k| k.kind).collect();
        match read(&mut given, number, &kinds).and_then(|input| desk.handovers().answer_follow_up(&acting, input)) {
            Ok(_) => Ok(to(&format!("/follow-ups/{number}"), "follow-up-answered")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                made(desk, &context, (&acting, None), number, Some(&given), errors).map(|p| page_with(status_of(&error), &p))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// `POST /follow-ups/{number}/settle`: marks the answer as dealt with.
pub async fn settle(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    Ok(blocking(move || {
        app.desk.handovers().settle_follow_up(&context.acting()?, number)?;
        Ok::<_, DeskError>(to(&format!("/follow-ups/{number}"), "follow-up-settled"))
    })
    .await?)
}
