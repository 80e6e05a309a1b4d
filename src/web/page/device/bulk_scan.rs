//! Many codes at once (`/collect`): scanned or pasted codes are rehearsed first, which shows what would happen to each and what prevents
//! it, and then applied.

use super::scan::{mode_of, said, scan_page};
use crate::desk::access;
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
use crate::i18n::word::word;
use crate::ledger::sha256_hex;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::{ResultRow, device_line};
use crate::web::url::form_key;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use std::collections::BTreeMap;

/// Rows shown of one group; the rest are only counted. All codes are still processed.
const MOST_ROWS: usize = 200;
/// The most tags put into the address of the labels page.
const MOST_LABELS: usize = 150;

/// The steps that can be applied to many codes, in addition to the modes of the scan page.
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

pub struct PileRow {
    /// The code as scanned; the button that removes it from the list sends it.
    pub code: String,
    /// Tag or number of what was found, or the code.
    pub tag: String,
    /// Page of what was found, where a problem can be corrected; empty if there is none.
    pub href: String,
    /// What it is, and what applies to this code only.
    pub text: String,
}

/// Codes with the same outcome.
pub struct PileGroup {
    /// Value of the button that removes the whole group from the list; empty for codes that are accepted.
    pub key: String,
    /// `ok`, `warn` or `stop`.
    pub tone: &'static str,
    /// The tone as a word.
    pub word: String,
    /// The outcome: the sentences that hold for all of them.
    pub title: String,
    /// How many codes.
    pub count: usize,
    /// The first `MOST_ROWS` of them.
    pub rows: Vec<PileRow>,
}

/// The page of many codes.
#[derive(Template)]
#[template(path = "page/device/bulk_scan.html")]
pub struct CollectPage {
    pub layout: Layout,
    /// Modes and steps that this reader may choose.
    pub modes: Vec<Choice>,
    /// The mode chosen, as in `mode_of`, or `reserve:DEM-…` or `step:…`.
    pub mode: String,
    /// Active locations.
    pub places: Vec<Choice>,
    /// Code of the location chosen.
    pub place: String,
    /// Reasons of a hold.
    pub reasons: Vec<Choice>,
    pub reason: String,
    /// Note to record with the step.
    pub note: String,
    /// The codes, one per line.
    pub codes: String,
    /// Idempotency key, made by a rehearsal, under which the codes are applied once.
    pub once: String,
    /// Digest of what was rehearsed: something else is not applied.
    pub seen: String,
    /// The codes by outcome, accepted ones first.
    pub groups: Vec<PileGroup>,
    /// How many would be carried out; 0 before a rehearsal, and in mode `look`.
    pub ready: usize,
    /// Message about what was done; empty before.
    pub done: String,
    /// Address that prints the labels of the devices found; empty when there are none or more than `MOST_LABELS`.
    pub labels: String,
    /// Address of a new waste transfer note with the devices found; empty unless all of them may leave as waste.
    pub to_note: String,
    pub errors: FormErrors,
}

/// The mode or step that the form asks for.
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

/// Key of the text that says what was done.
fn did(mode: &Mode) -> String {
    match mode {
        Mode::Step { step, .. } => crate::i18n::word::key("did", step.kind().as_str()),
        other => said(other).to_owned(),
    }
}

/// Digest of the codes, mode, location, reason and note: any change needs a new rehearsal.
fn digest(fields: &Fields, list: &[String]) -> String {
    let asked = ["mode", "place", "reason", "note"].map(|name| fields.get(name)).join("\n");
    sha256_hex(format!("{asked}\n{}", list.join("\n")))
}

/// The outcome of one code: tone, key of its group, and the sentences that explain it.
fn fares(w: Locale, mode: &Mode, one: &Collected) -> (&'static str, String, Vec<String>) {
    if one.again {
        return ("warn", "again".to_owned(), vec![w.t("collect-again")]);
    }
    match &one.scanned {
        Scanned::Done(_) if *mode == (Mode::Look {}) => ("ok", "found".to_owned(), vec![w.t("scan-found")]),
        Scanned::Done(_) => ("ok", "done".to_owned(), Vec::new()),
        Scanned::Already(_) => ("warn", "already".to_owned(), vec![w.t("scan-already")]),
        Scanned::Counted(count) => {
            let told = ResultRow::for_scan(w, &one.code, "scan-found", &one.scanned);
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
            // An unknown code gets one explanation, however it was looked up.
            let sentences = match error {
                _ if key == ErrorCode::UnknownCode.as_str() => vec![w.t("collect-unknown")],
                // The row shows the device's stage already; here only the reasons of the refusal matter.
                DeskError::Refused(refusal) => refusal.why.iter().map(|why| error_text::why(w, why)).collect(),
                other => error_text::error(w, other),
            };
            ("stop", key, sentences)
        }
    }
}

/// One row; `sentences` are those that do not hold for the whole group.
fn row(w: Locale, one: &Collected, device: Option<&crate::domain::device::Device>, sentences: &[String]) -> PileRow {
    let own = sentences.join(" ");
    let said = ResultRow::for_scan(w, &one.code, "scan-found", &one.scanned);
    let (tag, href, line) = match device {
        Some(device) => (device.tag.to_string(), format!("/devices/{}", device.tag.as_str()), device_line(w, device)),
        None => (said.tag, said.href, String::new()),
    };
    let from = if tag.replace('-', "").eq_ignore_ascii_case(&one.code.replace('-', "")) { String::new() } else { one.code.clone() };
    let text = [line, from, own].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    PileRow { code: one.code.clone(), tag, href, text }
}

/// The codes of one outcome while they are grouped.
struct Fates<'a> {
    tone: &'static str,
    /// Sentences that hold for all of them.
    common: Vec<String>,
    /// Each code with all its sentences.
    members: Vec<(&'a Collected, Vec<String>)>,
}

/// Groups the codes by outcome: accepted codes first, then refused ones, then those with a warning.
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
        // Sentences that all of them share stand once, above the group.
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
                // Links to the device that refused, where the problem can be corrected.
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
        let approved = desk.read(|c| access::requests(c, &acting, (Some(RequestState::Approved), None), None, 20))?;
        modes.extend(approved.iter().map(|r| Choice::new(format!("reserve:{}", r.number), w.x("collect-reserve", r.number.to_string()))));
    }
    let steps = STEPS.iter().filter(|step| may(step.permission()));
    modes.extend(steps.map(|step| Choice::new(format!("step:{}", step.as_str()), word(w, "step", step.as_str()))));
    let asked = fields.some("mode").unwrap_or("look").to_owned();
    // A link may name a handover or batch that is not among the newest: it is checked like any other.
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
    // What was carried out leaves the list; what was refused stays.
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
        if mode == (Mode::Look {}) && acting.actor.may(StepKind::Recycle.permission()) && pile.iter().all(waste) {
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

/// `GET /collect?codes=&mode=`: the form, filled from the query.
pub async fn get(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || empty(&app.desk, &context, &query)).await?;
    Ok(page(&made))
}

/// `POST /collect`: rehearses the codes, removes some from the list, or applies what was rehearsed.
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

/// `MOST_CODES` as the page shows it.
#[must_use]
pub fn most_codes(w: Locale) -> String {
    w.number(i64::try_from(MOST_CODES).unwrap_or(i64::MAX))
}
