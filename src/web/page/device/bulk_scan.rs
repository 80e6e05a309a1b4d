//! A pile: codes scanned or pasted, what would happen to each and what stands in the way, and the same again for good.

use super::scan::{mode_of, said, scan_page};
use crate::desk::device::bulk_scan::{Collected, MOST_CODES, codes};
use crate::desk::device::scan_result::{Found, Mode, Scanned};
use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::stock_take::answer::Answer;
use crate::desk::{Desk, error_text};
use crate::domain::account::actor::Permission;
use crate::domain::device::HoldReason;
use crate::domain::device::step::{Step, StepKind};
use crate::domain::device::transitions::ends;
use crate::domain::number::Number;
use crate::domain::request::RequestState;
use crate::i18n::Locale;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::{BenchRow, device_line};
use crate::web::url::form_key;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with, word};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Rows shown of one group: the others are counted. The pile itself stays whole.
const MOST_ROWS: usize = 200;
/// Tags put into the address of the labels page.
const MOST_LABELS: usize = 150;

/// The steps a pile may be taken through, beside the modes of the bench.
const STEPS: &[StepKind] = &[
    StepKind::Grade,
    StepKind::Rework,
    StepKind::Hold,
    StepKind::Release,
    StepKind::SendBack,
    StepKind::ForParts,
    StepKind::Destroy,
    StepKind::Lose,
];

/// One code of a group.
pub struct PileRow {
    /// The code as it was scanned: what the button that takes it off the list sends.
    pub code: String,
    /// A tag, a number, or the code.
    pub tag: String,
    /// Where to look, and to mend what stands in the way.
    pub href: String,
    /// What it is, and what is particular to it.
    pub text: String,
}

/// Codes that fare alike.
pub struct PileGroup {
    /// What the button that takes them all off the list sends; empty when that makes no sense.
    pub key: String,
    /// `ok`, `warn` or `stop`.
    pub tone: &'static str,
    /// The tone in a word.
    pub word: String,
    /// How they fare: one sentence or several, the same for all.
    pub title: String,
    /// How many.
    pub count: usize,
    /// They, at most 200.
    pub rows: Vec<PileRow>,
}

/// The page of a pile.
#[derive(Template)]
#[template(path = "page/device/bulk_scan.html")]
pub struct CollectPage {
    pub layout: Layout,
    /// What can be done with a pile.
    pub modes: Vec<Choice>,
    /// What was chosen.
    pub mode: String,
    /// Places.
    pub places: Vec<Choice>,
    /// The place chosen.
    pub place: String,
    /// Reasons of a quarantine.
    pub reasons: Vec<Choice>,
    /// The reason chosen.
    pub reason: String,
    /// Why.
    pub note: String,
    /// The pile, a code to a line.
    pub codes: String,
    /// The key under which it is done once.
    pub once: String,
    /// What was looked at, so that nothing else is done.
    pub seen: String,
    /// How the codes fare.
    pub groups: Vec<PileGroup>,
    /// How many would be done; none before the pile was looked at, or when it only is looked up.
    pub ready: usize,
    /// What was done, in a sentence; empty before.
    pub done: String,
    /// The labels of what was found; empty when nothing was.
    pub labels: String,
    /// The form of a transfer note with what was found; empty when not all of it may leave so.
    pub to_note: String,
    pub errors: FormErrors,
}

/// What the form asks to do with each.
fn mode(fields: &Fields) -> Mode {
    let note = fields.some("note").map(ToOwned::to_owned);
    let reason = HoldReason::parse(fields.get("reason")).unwrap_or(HoldReason::Other);
    let (name, rest) = fields.get("mode").split_once(':').unwrap_or((fields.get("mode"), ""));
    let step = match (name, StepKind::parse(rest).ok()) {
        ("reserve", _) => match Number::parse(rest) {
            Ok(request) => return Mode::Reserve { request },
            Err(_) => return Mode::Look {},
        },
        ("step", Some(StepKind::Grade)) => Step::Grade { lower_to: None },
        ("step", Some(StepKind::Rework)) => Step::Rework {},
        ("step", Some(StepKind::Hold)) => Step::Hold { reason },
        ("step", Some(StepKind::Release)) => Step::Release { reason },
        ("step", Some(StepKind::SendBack)) => Step::SendBack {},
        ("step", Some(StepKind::ForParts)) => Step::ForParts {},
        ("step", Some(StepKind::Destroy)) => Step::Destroy {},
        ("step", Some(StepKind::Lose)) => Step::Lose {},
        _ => return mode_of(fields),
    };
    Mode::Step { step: Box::new(step), note }
}

/// The key of the sentence that says what was done.
fn did(mode: &Mode) -> String {
    match mode {
        Mode::Step { step, .. } => crate::web::view::key("did", step.kind().as_str()),
        other => said(other).to_owned(),
    }
}

/// What was looked at: another list, mode, place or reason is another question.
fn digest(fields: &Fields, list: &[String]) -> String {
    let asked = ["mode", "place", "reason", "note"].map(|name| fields.get(name)).join("\n");
    hex::encode(Sha256::digest(format!("{asked}\n{}", list.join("\n"))))
}

/// By what a code is told apart from others that fare differently, and the sentences that say how.
fn fares(w: Locale, mode: &Mode, one: &Collected) -> (&'static str, String, Vec<String>) {
    if one.again {
        return ("warn", "again".to_owned(), vec![w.t("collect-again")]);
    }
    match &one.scanned {
        Scanned::Done(_) if *mode == (Mode::Look {}) => ("ok", "found".to_owned(), vec![w.t("scan-found")]),
        Scanned::Done(_) => ("ok", "done".to_owned(), Vec::new()),
        Scanned::Already(_) => ("warn", "already".to_owned(), vec![w.t("scan-already")]),
        Scanned::Counted(count) => {
            let told = BenchRow::for_scan(w, &one.code, "scan-found", &one.scanned);
            (told.tone, format!("count_{}", count.answer), vec![told.title])
        }
        Scanned::Other(Found::Several(_)) => ("stop", "several".to_owned(), vec![w.t("collect-several")]),
        Scanned::Other(_) => ("warn", "other".to_owned(), vec![w.t("scan-other")]),
        Scanned::Refused(error) => {
            let key = match error {
                DeskError::Refused(refusal) => refusal.why.iter().map(error_text::why_code).collect::<Vec<_>>().join("+"),
                DeskError::NotFound(..) => "unknown_code".to_owned(),
                other => error_text::code(other).0,
            };
            // What no record answers to is one thing to whoever pasted a list, whichever way it was looked for.
            let sentences = match error {
                _ if key == ErrorCode::UnknownCode.as_str() => vec![w.t("collect-unknown")],
                // The stage stands beside each device; what matters is what stands in the way.
                DeskError::Refused(refusal) => refusal.why.iter().map(|why| error_text::why(w, why)).collect(),
                other => error_text::error(w, other),
            };
            ("stop", key, sentences)
        }
    }
}

/// One code in its group; `sentences` are those the group does not say for it.
fn row(w: Locale, one: &Collected, device: Option<&crate::domain::device::Device>, sentences: &[String]) -> PileRow {
    let own = sentences.join(" ");
    let said = BenchRow::for_scan(w, &one.code, "scan-found", &one.scanned);
    let (tag, href, line) = match device {
        Some(device) => (device.tag.to_string(), format!("/devices/{}", device.tag.as_str()), device_line(w, device)),
        None => (said.tag, said.href, String::new()),
    };
    let from = if tag.replace('-', "").eq_ignore_ascii_case(&one.code.replace('-', "")) { String::new() } else { one.code.clone() };
    let text = [line, from, own].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    PileRow { code: one.code.clone(), tag, href, text }
}

/// Codes of one group while it is gathered.
struct Fates<'a> {
    tone: &'static str,
    /// What all of them are told.
    common: Vec<String>,
    /// Each with all it is told.
    members: Vec<(&'a Collected, Vec<String>)>,
}

/// Groups in the order of what they ask of the reader: what goes well, what is so, what does not go.
fn groups(desk: &Desk, w: Locale, mode: &Mode, pile: &[Collected], rehearsed: bool) -> Vec<PileGroup> {
    let mut by: BTreeMap<(u8, String), Fates> = BTreeMap::new();
    for one in pile {
        let (tone, key, sentences) = fares(w, mode, one);
        let rank = match tone {
            "ok" => 0,
            "stop" => 1,
            _ => 2,
        };
        let group = by.entry((rank, key)).or_insert_with(|| Fates { tone, common: sentences.clone(), members: Vec::new() });
        // What all of them are told is said once, above them.
        group.common.retain(|common| sentences.contains(common));
        group.members.push((one, sentences));
    }
    let groups = by.into_iter().map(|((rank, key), Fates { tone, common, members })| {
        let title = match key.as_str() {
            "done" if rehearsed => w.x("collect-will", w.t(&did(mode))),
            "done" => w.t(&did(mode)),
            _ if common.is_empty() => w.t("collect-blocked"),
            _ => common.join(" "),
        };
        let told = if key == "done" && rehearsed { w.t("collect-possible") } else { w.t(&format!("shell-scan-{tone}")) };
        let rows = members.iter().take(MOST_ROWS).map(|(one, sentences)| {
            let own: Vec<String> = sentences.iter().filter(|s| !common.contains(s)).cloned().collect();
            let device = match &one.scanned {
                Scanned::Done(d) | Scanned::Already(d) => Some((**d).clone()),
                Scanned::Counted(count) => count.device.as_deref().cloned(),
                // Where it is mended: the record of the device that refused.
                Scanned::Refused(_) => match desk.devices().resolve(&one.code) {
                    Ok(Found::Device(d)) => Some(*d),
                    _ => None,
                },
                Scanned::Other(_) => None,
            };
            row(w, one, device.as_ref(), &own)
        });
        let rows: Vec<PileRow> = rows.collect();
        PileGroup { key: if rank == 0 { String::new() } else { key }, tone, word: told, title, count: members.len(), rows }
    });
    groups.collect()
}

fn empty(desk: &Desk, context: &RequestContext, fields: &Fields) -> Result<CollectPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let bench = scan_page(desk, context, &Fields::default(), Vec::new())?;
    let may = |act| acting.actor.may(act);
    let mut modes: Vec<Choice> = bench
        .modes
        .into_iter()
        .filter(|m| match m.value.split(':').next() {
            Some("look") => true,
            Some("receive") => may(Permission::Receive),
            Some("pick") => may(Permission::HandOver),
            _ => may(Permission::Work),
        })
        .collect();
    if may(Permission::Allocate) {
        let filter = store::request::Filter { state: Some(RequestState::Approved), ..store::request::Filter::default() };
        let approved = desk.read(|c| Ok(store::request::list(c, &filter, None, 20)?))?;
        modes.extend(approved.iter().map(|r| Choice::new(format!("reserve:{}", r.number), w.x("collect-reserve", r.number.to_string()))));
    }
    let steps = STEPS.iter().filter(|step| may(step.act()));
    modes.extend(steps.map(|step| Choice::new(format!("step:{}", step.as_str()), word(w, "step", step.as_str()))));
    let asked = fields.some("mode").unwrap_or("look").to_owned();
    // A link may name an act or a batch that is not among the newest: it is judged like any other.
    if !modes.iter().any(|m| m.value == asked) && Number::parse(asked.split_once(':').map_or("", |(_, number)| number)).is_ok() {
        modes.push(Choice::new(&asked, asked.replace(':', " ")));
    }
    let reasons: Vec<&'static str> = HoldReason::ALL.iter().map(|r| r.as_str()).collect();
    Ok(CollectPage {
        layout: Layout::new(desk, context, &w.t("collect-title"))?,
        modes,
        mode: asked,
        places: bench.places,
        place: fields.get("place").to_owned(),
        reasons: choices(w, "hold", &reasons),
        reason: fields.get("reason").to_owned(),
        note: fields.get("note").to_owned(),
        codes: fields.get("codes").to_owned(),
        once: String::new(),
        seen: String::new(),
        groups: Vec::new(),
        ready: 0,
        done: String::new(),
        labels: String::new(),
        to_note: String::new(),
        errors: FormErrors::default(),
    })
}

fn answered(desk: &Desk, context: &RequestContext, fields: &Fields) -> Result<CollectPage, DeskError> {
    let w = context.locale;
    let mut list = codes(fields.get("codes"))?;
    if list.is_empty() {
        return Err(DeskError::field_error("codes", ErrorCode::Missing, ""));
    }
    let mode = mode(fields);
    let must = |name: &str, key: &str| if fields.some(name).is_none() && fields.get("mode") == key { Some(name.to_owned()) } else { None };
    if let Some(name) = must("place", "move").or_else(|| must("place", "stock")) {
        return Err(DeskError::field_error(&name, ErrorCode::Missing, ""));
    }
    if let Some(code) = fields.some("drop") {
        list.retain(|one| one != code);
    }
    let acting = context.acting()?;
    let is_seen = fields.get("seen") == digest(fields, &list);
    let apply = fields.get("do") == "apply" && is_seen && mode != (Mode::Look {});
    let mut page = empty(desk, context, fields)?;
    let mut pile = if apply {
        desk.devices().scan_many(&acting, &mode, &list, &format!("pile:{}", fields.get("once").chars().take(32).collect::<String>()))?
    } else {
        desk.devices().rehearse(&acting, &mode, &list)?
    };
    if let Some(without) = fields.some("without") {
        pile.retain(|one| fares(w, &mode, one).1 != without);
    }
    let went = |one: &&Collected| match &one.scanned {
        Scanned::Done(_) => !one.again,
        Scanned::Counted(count) => count.answer != Answer::Already,
        _ => false,
    };
    let done = pile.iter().filter(went).count();
    page.groups = groups(desk, w, &mode, &pile, !apply);
    // What was done needs no second time: what stays on the list is what did not go.
    let stays: Vec<String> =
        pile.iter().filter(|one| !apply || matches!(one.scanned, Scanned::Refused(_))).map(|o| o.code.clone()).collect();
    let found = pile.iter().filter(|one| !one.again).filter_map(|one| match &one.scanned {
        Scanned::Done(d) | Scanned::Already(d) => Some(d.tag.as_str().to_owned()),
        _ => None,
    });
    let found: Vec<String> = found.collect();
    if !found.is_empty() && found.len() <= MOST_LABELS {
        page.labels = format!("/labels?tags={}", found.join(","));
        let waste = |one: &Collected| match &one.scanned {
            Scanned::Done(d) | Scanned::Already(d) => !ends(StepKind::Recycle, d.stage).is_empty(),
            _ => true,
        };
        if mode == (Mode::Look {}) && acting.actor.may(StepKind::Recycle.act()) && pile.iter().all(waste) {
            let named: Vec<String> = found.iter().map(|tag| format!("tag={tag}")).collect();
            page.to_note = format!("/weee-transfers/new?{}", named.join("&"));
        }
    }
    if apply {
        page.done = w.n("collect-done", done);
    } else {
        page.ready = if mode == (Mode::Look {}) { 0 } else { done };
        page.once = form_key();
        if fields.get("do") == "apply" && mode != (Mode::Look {}) {
            page.errors = FormErrors::from_error(w, &DeskError::field_error("codes", ErrorCode::ChangedMeanwhile, ""));
        }
    }
    page.seen = digest(fields, &stays);
    page.codes = stays.join("\n");
    Ok(page)
}

/// `GET /collect`; `?codes=` and `?mode=` fill it.
pub async fn get(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || empty(&app.desk, &context, &query)).await?;
    Ok(page(&made))
}

/// `POST /collect`: looks at the pile, takes codes off it, or acts on it.
pub async fn post(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    let (status, made) = blocking(move || match answered(&app.desk, &context, &form) {
        Ok(made) => Ok((axum::http::StatusCode::OK, made)),
        Err(error) if is_for_the_form(&error) => {
            let mut made = empty(&app.desk, &context, &form)?;
            made.errors = FormErrors::from_error(context.locale, &error);
            Ok((status_of(&error), made))
        }
        Err(error) => Err(error),
    })
    .await?;
    Ok(page_with(status, &made))
}

/// The most codes of a pile, for the page.
#[must_use]
pub fn most_codes(w: Locale) -> String {
    w.number(i64::try_from(MOST_CODES).unwrap_or(i64::MAX))
}
