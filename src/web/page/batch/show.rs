//! One batch: its balance, the lines of its donor list, and its extras.

use super::list::ROWS;
use super::row_view::RowView;
use crate::desk::access;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::batch::{Balance, Batch};
use crate::domain::device::kind::Kind;
use crate::domain::number::Number;
use crate::i18n::word::word;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::ResultRow;
use crate::web::view::{Choice, FormErrors, choices, page};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The most extras shown.
const EXTRAS: u16 = 200;

/// A line of the donor list, and the device received for it.
pub struct LineRow {
    /// Line number in the donor list.
    pub line: u32,
    /// Kind, manufacturer and model.
    pub name: String,
    pub serial: String,
    /// The donor's inventory number.
    pub donor_number: String,
    /// Tag of the device as shown; empty until it is received.
    pub tag: String,
    /// Tag for addresses, without hyphen.
    pub path: String,
    /// `ok` received, `warn` expected, `stop` missing.
    pub tone: &'static str,
    /// The same in words.
    pub said: String,
}

/// The page of a batch.
#[derive(Template)]
#[template(path = "page/batch/show.html")]
pub struct BatchPage {
    pub layout: Layout,
    pub batch: Batch,
    /// Name of the donor.
    pub donor: String,
    /// Date of the donor's decision.
    pub decided: String,
    /// Day of opening.
    pub opened: String,
    /// Product or waste, in words.
    pub waste: String,
    /// Counts of what was declared and received.
    pub balance: Balance,
    /// Address that scanned codes are posted to.
    pub receive_to: String,
    /// Progress in words, such as "112 of 120 received".
    pub received_of: String,
    /// Devices by stage: stage, its name, count.
    pub stages: Vec<(String, String, String)>,
    /// One page of lines.
    pub lines: Vec<LineRow>,
    /// The next page of lines.
    pub next: String,
    /// The first rows of lists that were refused and wait.
    pub refused: Vec<RowView>,
    /// How many rows wait.
    pub refused_rows: usize,
    /// How many rows were dismissed.
    pub dismissed: u32,
    /// Devices on no line of the list: tag as shown, tag for addresses.
    pub extras: Vec<(String, String)>,
    /// Its sanitisation statements.
    pub statements: crate::web::page::evidence::statement_list::Statements,
    /// The reuse rate that recipients reported; empty until they had time to answer.
    pub reuse: String,
    /// Whether the reader may load a donor list or close the reception.
    pub may_manage: bool,
    /// Whether the reader may receive.
    pub may_receive: bool,
    /// Whether the reader may print labels.
    pub may_label: bool,
    /// Kinds of device, for extras.
    pub kinds: Vec<Choice>,
    /// Active locations.
    pub places: Vec<Choice>,
    /// Form values of the last request, without script.
    pub given: Fields,
    /// Result of the last scan, without script.
    pub results: Vec<ResultRow>,
    /// Code scanned last: an undo acts on it.
    pub last: String,
    /// Tag of a blank label scanned last, without script; empty otherwise.
    pub free_tag: String,
    pub errors: FormErrors,
}

/// Kind, manufacturer and model of a line of a donor list.
pub(super) fn line_name(w: crate::i18n::Locale, l: &crate::domain::batch::ManifestLine) -> String {
    let kind = l.kind.map(|k| word(w, "kind", k.as_str())).unwrap_or_default();
    let parts = [Some(kind), l.manufacturer.clone(), l.model.clone()];
    parts.into_iter().flatten().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Builds the page of a batch.
pub(in crate::web::page) fn batch_page(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    given: Fields,
    results: Vec<ResultRow>,
    errors: FormErrors,
) -> Result<BatchPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let (batch, balance) = desk.batches().balance(number)?;
    let after: u32 = given.get("after").parse().unwrap_or(0);
    let (donor, lines, received, extras, places) = desk.read(|c| {
        let donor = access::organisation(c, &acting, &batch.donor)?;
        let lines = store::batch::lines(c, number, after, ROWS)?;
        let (from, to) = (lines.first().map_or(1, |l| l.line), lines.last().map_or(0, |l| l.line));
        let received = store::device::of_lines(c, number, from, to)?;
        Ok((donor, lines, received, store::device::extras(c, number, None, EXTRAS)?, store::device::location::list(c)?))
    })?;
    let next =
        if lines.len() == usize::from(ROWS) { lines.last().map(|l| format!("/batches/{number}?after={}#lines", l.line)) } else { None };
    let row = |l: &crate::domain::batch::ManifestLine| {
        let tag = received.iter().find(|d| d.line == Some(l.line)).map(|d| d.tag);
        let (tone, key) = match (tag.is_none(), batch.closed.is_some()) {
            (false, _) => ("ok", "batch-line-received"),
            (true, false) => ("warn", "batch-line-expected"),
            (true, true) => ("stop", "batch-line-missing"),
        };
        LineRow {
            line: l.line,
            name: line_name(w, l),
            serial: l.serial.clone().unwrap_or_default(),
            donor_number: l.donor_number.clone().unwrap_or_default(),
            path: tag.map(|t| t.as_str().to_owned()).unwrap_or_default(),
            tag: tag.map(|t| t.to_string()).unwrap_or_default(),
            tone,
            said: w.t(key),
        }
    };
    let stage =
        |(stage, n): (&&'static str, &u64)| ((*stage).to_owned(), word(w, "stage", stage), w.number(i64::try_from(*n).unwrap_or(0)));
    let count = |n: u64| crate::i18n::Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
    let kinds: Vec<&'static str> = Kind::ALL.iter().map(|k| k.as_str()).collect();
    let waiting = desk.batches().refused_rows(number)?;
    Ok(BatchPage {
        refused: waiting.iter().take(usize::from(ROWS)).map(|r| RowView::of(w, number, r)).collect(),
        refused_rows: waiting.len(),
        dismissed: batch.dismissed.unwrap_or(0),
        layout: Layout::new(desk, context, &number.to_string())?,
        reuse: crate::web::page::handover::follow_up::told(w, &desk.handovers().reuse_of_batch(number)?),
        donor: donor.name,
        decided: w.date(batch.decision.date),
        opened: w.day(batch.opened),
        waste: word(w, "waste", batch.waste_status.as_str()),
        receive_to: format!("/batches/{number}/receive"),
        received_of: w.say("batch-received-of", &[("done", count(balance.received)), ("total", count(balance.declared))]),
        stages: balance.stages.iter().map(stage).collect(),
        lines: lines.iter().map(row).collect(),
        next: next.unwrap_or_default(),
        extras: extras.iter().map(|d| (d.tag.to_string(), d.tag.as_str().to_owned())).collect(),
        statements: crate::web::page::evidence::statement_list::Statements::of_batch(desk, context, number)?,
        may_manage: acting.actor.may(Permission::ManageBatch),
        may_receive: acting.actor.may(Permission::Receive) && batch.closed.is_none(),
        may_label: acting.actor.may(Permission::Label),
        kinds: choices(w, "kind", &kinds),
        places: places.into_iter().filter(|l| l.active).map(|l| Choice::new(&l.code, format!("{} · {}", l.code, l.name))).collect(),
        balance,
        batch,
        free_tag: given.get("free_tag").to_owned(),
        last: given.get(if given.get("code").to_ascii_uppercase().starts_with("CMD-") { "last" } else { "code" }).to_owned(),
        given,
        results,
        errors,
    })
}

/// `GET /batches/{number}`
pub async fn get(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let made = blocking(move || batch_page(&app.desk, &context, number, query, Vec::new(), FormErrors::default())).await?;
    Ok(page(&made))
}
