//! The ledger page, and its verification.

use crate::desk::ledger::cosignatures::sentence;
use crate::desk::{Desk, DeskError};
use crate::domain::device::tag::Tag;
use crate::domain::subject::Subject;
use crate::store;
use crate::store::ledger::checkpoint as rows;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Form, Query};
use crate::web::layout::Layout;
use crate::web::page::device::history;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The ledger page.
#[derive(Template)]
#[template(path = "page/ledger/show.html")]
pub struct LedgerPage {
    pub layout: Layout,
    /// Number of events.
    pub size: String,
    /// Root of the ledger (RFC 6962 tree hash), hexadecimal.
    pub root: String,
    /// Events, newest first.
    pub lines: Vec<history::HistoryLine>,
    /// Link to the next page; empty on the last one.
    pub next: String,
    /// Findings of the verification just run; `None` otherwise.
    pub report: Option<crate::desk::ledger::verify::Report>,
    /// How many events the verification walked; empty otherwise.
    pub walked: String,
    /// The newest checkpoint: the signed note, and what it covers as a sentence. Empty when there is none.
    pub checkpoint: [String; 2],
    /// Names of the log and the public keys that sign.
    pub signers: (String, Vec<String>),
    /// Up to where each witness signed the log, as sentences.
    pub witnesses: Vec<String>,
    /// How many events are older than the first checkpoint, as a sentence; empty when none are.
    pub unwitnessed: String,
    /// Newest access log entries of auditors: name, time as shown, time in RFC 3339, path.
    pub readings: Vec<[String; 4]>,
}

fn ledger_page(
    desk: &Desk,
    context: &RequestContext,
    before: Option<i64>,
    report: Option<crate::desk::ledger::verify::Report>,
) -> Result<LedgerPage, DeskError> {
    const ROWS: i64 = 50;
    const READINGS: i64 = 30;
    let w = context.locale;
    let root = desk.ledger().root()?;
    let lines = desk.read(|c| Ok(store::ledger::event::newest(c, before, ROWS)?))?;
    let readings = desk.read(|c| Ok(store::access_log::newest(c, None, READINGS)?))?;
    let mut ids: Vec<&str> = lines.iter().map(|l| l.leaf.actor.as_str()).chain(readings.iter().map(|r| r.account.as_str())).collect();
    ids.sort_unstable();
    ids.dedup();
    let people = history::names(desk, &ids)?;
    let next = if lines.len() == usize::try_from(ROWS).unwrap_or(0) {
        lines.last().map(|l| format!("/ledger?before={}", l.leaf.seq))
    } else {
        None
    };
    let (newest, first, epochs) = desk.read(|c| Ok((rows::newest(c)?, rows::after(c, -1, 1)?.into_iter().next(), rows::epochs(c)?)))?;
    let checkpoint = newest.map_or_else(Default::default, |n| {
        let size = w.number(i64::try_from(n.size).unwrap_or(0));
        [n.note, w.say("ledger-covers", &[("n", size.into()), ("at", w.moment(n.at).into())])]
    });
    let witnesses = desk.ledger().newest_cosignatures()?.iter().map(|c| sentence(w, c)).collect();
    // The first event of an epoch is the one that says so: what came before it was not witnessed when it happened.
    let before = epochs.first().map_or(0, |(seq, _)| *seq).min(first.map_or(0, |f| f.size));
    let unwitnessed = if before == 0 { String::new() } else { w.x("ledger-before", w.number(i64::try_from(before).unwrap_or(0))) };
    let signers = epochs.into_iter().next_back().map_or_else(Default::default, |(_, epoch)| (epoch.origin, epoch.keys));
    let shown = lines.iter().map(|l| {
        let mut line = history::line(w, l, &people);
        let key = Tag::parse(&l.leaf.key).map_or_else(|_not_a_device| l.leaf.key.clone(), |tag| tag.to_string());
        // Avoid repeating the subject where the particulars begin with it. The keys of settings are names of ours.
        if l.leaf.subject != Subject::Settings && !line.detail.starts_with(&key) {
            line.detail = [key, line.detail].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        }
        line
    });
    Ok(LedgerPage {
        layout: Layout::new(desk, context, &w.t("ledger-title"))?,
        size: w.number(i64::try_from(root.size).unwrap_or(0)),
        root: hex::encode(root.hash),
        lines: shown.collect(),
        next: next.unwrap_or_default(),
        walked: report.as_ref().map(|r| w.number(i64::try_from(r.events).unwrap_or(0))).unwrap_or_default(),
        report,
        checkpoint,
        signers,
        witnesses,
        unwitnessed,
        readings: readings
            .iter()
            .map(|r| {
                let at = r.at.and_utc();
                [history::name_of(&people, &r.account), w.moment(at), at.to_rfc3339(), r.path.clone()]
            })
            .collect(),
    })
}

/// `GET /ledger`
pub async fn ledger(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || ledger_page(&app.desk, &context, query.get("before").parse().ok(), None)).await?;
    Ok(page(&made))
}

/// `POST /ledger/verify`: verifies the hashes of all events; with `do=check` it also replays the events against the rows.
pub async fn verify(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    let made = blocking(move || {
        let report = if form.get("do") == "check" { app.desk.ledger().check()? } else { app.desk.ledger().verify()? };
        ledger_page(&app.desk, &context, None, Some(report))
    })
    .await?;
    Ok(page(&made))
}
