//! Batches: open one for a donor's decision, load its list, receive its devices, see its balance.

use crate::desk::batch::intake::{Arrival, BatchInput};
use crate::desk::device::scan_result::{Found, Mode, Scan, Scanned};
use crate::desk::error::ErrorCode;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::batch::{Balance, Batch, WasteStatus};
use crate::domain::device::code::Code;
use crate::domain::device::kind::Kind;
use crate::domain::device::tag::Tag;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::store;
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::BenchRow;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with, to, word};
use crate::web::{App, blocking};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// Rows of a page.
const ROWS: u16 = 50;
/// Devices on no line of the list shown.
const EXTRAS: u16 = 200;

/// A batch in the list.
pub struct BatchRow {
    /// Number.
    pub number: String,
    /// Who cedes it.
    pub donor: String,
    /// The decision's reference.
    pub decision: String,
    /// When it was opened.
    pub opened: String,
    /// Lines of its list.
    pub declared: String,
    /// Whether reception is closed.
    pub closed: bool,
}

/// The list of batches.
#[derive(Template)]
#[template(path = "page/batch/list.html")]
pub struct BatchesPage {
    /// Frame.
    pub layout: Layout,
    /// Rows.
    pub rows: Vec<BatchRow>,
    /// The next page.
    pub next: String,
    /// Whether the reader may open one.
    pub may_open: bool,
}

/// Opening a batch.
#[derive(Template)]
#[template(path = "page/batch/new.html")]
pub struct NewBatchPage {
    /// Frame.
    pub layout: Layout,
    /// Errors.
    pub errors: FormErrors,
    /// What was typed.
    pub given: Fields,
    /// Organisations that can cede.
    pub donors: Vec<Choice>,
    /// Product or waste.
    pub wastes: Vec<Choice>,
    /// The one chosen.
    pub waste: String,
    /// Today, the latest date of a decision.
    pub today: String,
}

/// A line of the list with what became of it.
pub struct LineRow {
    /// Its number.
    pub line: u32,
    /// What it is.
    pub name: String,
    /// Serial number.
    pub serial: String,
    /// Inventory number.
    pub donor_number: String,
    /// The device's tag, once received.
    pub tag: String,
    /// The tag without its hyphen.
    pub path: String,
    /// `ok`, `warn`, `stop`.
    pub tone: &'static str,
    /// In words.
    pub said: String,
}

/// A batch.
#[derive(Template)]
#[template(path = "page/batch/show.html")]
pub struct BatchPage {
    /// Frame.
    pub layout: Layout,
    /// The batch.
    pub batch: Batch,
    /// Who cedes it.
    pub donor: String,
    /// The decision's date.
    pub decided: String,
    /// When it was opened.
    pub opened: String,
    /// Product or waste.
    pub waste: String,
    /// The balance.
    pub balance: Balance,
    /// Where a code is sent.
    pub receive_to: String,
    /// "112 of 120 received".
    pub received_of: String,
    /// Where its devices are: stage, words, count.
    pub stages: Vec<(String, String, String)>,
    /// Lines.
    pub lines: Vec<LineRow>,
    /// The next page of lines.
    pub next: String,
    /// Devices on no line.
    pub extras: Vec<(String, String)>,
    /// Its data sanitisation statements.
    pub statements: crate::web::page::evidence::sanitisation_statement::Statements,
    /// What whoever received says of its devices; empty before anybody did.
    pub reuse: String,
    /// Whether the reader may load a list or close.
    pub may_manage: bool,
    /// Whether the reader may receive.
    pub may_receive: bool,
    /// Whether the reader may print labels.
    pub may_label: bool,
    /// Kinds, for extras.
    pub kinds: Vec<Choice>,
    /// Places.
    pub places: Vec<Choice>,
    /// What was chosen before, without script.
    pub given: Fields,
    /// What was scanned last, without script.
    pub results: Vec<BenchRow>,
    /// The label scanned last, when it is on no device yet, without script.
    pub free_tag: String,
    /// Errors of the list's form.
    pub errors: FormErrors,
}

fn donor_names(desk: &Desk, batches: &[Batch]) -> Result<Vec<(OrganisationId, String)>, DeskError> {
    let ids: Vec<_> = batches.iter().map(|b| b.donor.clone()).collect();
    let found = desk.read(|c| Ok(store::partner::several(c, &ids)?))?;
    Ok(found.into_iter().map(|o| (o.id, o.name)).collect())
}

/// `GET /batches`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let w = context.locale;
        let before = query.some("before").and_then(|n| Number::parse(n).ok());
        let batches = app.desk.read(|c| Ok(store::batch::list(c, before, ROWS)?))?;
        let names = donor_names(&app.desk, &batches)?;
        let next = if batches.len() == usize::from(ROWS) { batches.last().map(|b| format!("/batches?before={}", b.number)) } else { None };
        let row = |b: &Batch| BatchRow {
            number: b.number.to_string(),
            donor: names.iter().find(|(id, _)| *id == b.donor).map(|(_, n)| n.clone()).unwrap_or_default(),
            decision: b.decision.reference.clone(),
            opened: w.day(b.opened),
            declared: w.number(i64::from(b.declared)),
            closed: b.closed.is_some(),
        };
        Ok(BatchesPage {
            layout: Layout::of(&app.desk, &context, &w.t("batches-title"))?,
            rows: batches.iter().map(row).collect(),
            next: next.unwrap_or_default(),
            may_open: context.acting()?.actor.may(Permission::ManageBatch),
        })
    })
    .await?;
    Ok(page(&made))
}

fn new_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<NewBatchPage, DeskError> {
    let w = context.locale;
    let all = desk.read(|c| Ok(store::partner::list(c, "", None, 2_000)?))?;
    let donors = all.into_iter().filter(|o| o.kind.is_donor() && o.active).map(|o| Choice::new(&o.id, o.name)).collect();
    let words: Vec<&'static str> = WasteStatus::ALL.iter().map(|s| s.as_str()).collect();
    Ok(NewBatchPage {
        layout: Layout::of(desk, context, &w.t("batch-new-title"))?,
        errors,
        waste: given.some("waste_status").unwrap_or(WasteStatus::Product.as_str()).to_owned(),
        given,
        donors,
        wastes: choices(w, "waste", &words),
        today: desk.today().to_string(),
    })
}

/// `GET /batches/new`
pub async fn new(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || new_page(&app.desk, &context, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /batches`
pub async fn create(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let donor = form.need("donor", |v| Some(OrganisationId::new(v)));
        let date = form.need("decision_date", |v| v.parse().ok());
        let waste = form.may("waste_status", |v| WasteStatus::parse(v).ok());
        let outcome = form.done().and_then(|()| {
            let (Some(donor), Some(decision_date)) = (donor, date) else { return Err(DeskError::Invalid(form.field_errors().to_vec())) };
            let input = BatchInput {
                donor,
                decision_reference: form.get("decision_reference").to_owned(),
                decision_date,
                decision_body: form.get("decision_body").to_owned(),
                own: form.is_on("own"),
                depreciated: form.is_on("depreciated"),
                legal_basis: form.get("legal_basis").to_owned(),
                waste_status: waste.unwrap_or(WasteStatus::Product),
                permit: form.some("permit").map(ToOwned::to_owned),
            };
            app.desk.batches().open(&context.once(form.some("once"), &form.asked())?, &input)
        });
        match outcome {
            Ok(batch) => Ok(to(&format!("/batches/{}", batch.number), "batch-opened")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(context.locale, &error);
                Ok(page_with(StatusCode::UNPROCESSABLE_ENTITY, &new_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(answer)
}

/// The page of a batch.
pub(in crate::web::page) fn batch_page(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    given: Fields,
    results: Vec<BenchRow>,
    errors: FormErrors,
) -> Result<BatchPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let (batch, balance) = desk.batches().balance(number)?;
    let after: u32 = given.get("after").parse().unwrap_or(0);
    let (donor, lines, received, extras, places) = desk.read(|c| {
        let donor = store::partner::find(c, &batch.donor)?;
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
        let kind = l.kind.map(|k| word(w, "kind", k.as_str())).unwrap_or_default();
        let name = [Some(kind), l.manufacturer.clone(), l.model.clone()]
            .into_iter()
            .flatten()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        LineRow {
            line: l.line,
            name,
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
    Ok(BatchPage {
        layout: Layout::of(desk, context, &number.to_string())?,
        reuse: crate::web::page::handover::follow_up::told(w, &desk.handovers().reuse_of_batch(number)?),
        donor: donor.map(|o| o.name).unwrap_or_default(),
        decided: w.date(batch.decision.date),
        opened: w.day(batch.opened),
        waste: word(w, "waste", batch.waste_status.as_str()),
        receive_to: format!("/batches/{number}/receive"),
        received_of: w.say("batch-received-of", &[("done", count(balance.received)), ("total", count(balance.declared))]),
        stages: balance.stages.iter().map(stage).collect(),
        lines: lines.iter().map(row).collect(),
        next: next.unwrap_or_default(),
        extras: extras.iter().map(|d| (d.tag.to_string(), d.tag.as_str().to_owned())).collect(),
        statements: crate::web::page::evidence::sanitisation_statement::Statements::of_batch(desk, context, number)?,
        may_manage: acting.actor.may(Permission::ManageBatch),
        may_receive: acting.actor.may(Permission::Receive) && batch.closed.is_none(),
        may_label: acting.actor.may(Permission::Label),
        kinds: choices(w, "kind", &kinds),
        places: places.into_iter().filter(|l| l.active).map(|l| Choice::new(&l.code, format!("{} · {}", l.code, l.name))).collect(),
        balance,
        batch,
        free_tag: given.get("free_tag").to_owned(),
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

/// The tag of a label that was printed and is on no device yet, when that is what was scanned; a code of the donor's list is none.
fn free_tag(desk: &Desk, batch: Number, code: &str) -> Result<Option<Tag>, DeskError> {
    let Some(Code::Tag(tag)) = Code::read(code) else { return Ok(None) };
    desk.read(|c| {
        let is_known = store::device::find(c, &tag)?.is_some() || !store::batch::lines_named(c, batch, code)?.is_empty();
        Ok((!is_known && !store::device::label::printed(c, &[tag])?.is_empty()).then_some(tag))
    })
}

/// `POST /batches/{number}/receive`: one code, or an extra described by hand.
pub async fn receive(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut form): Form,
) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let w = context.locale;
        context.own(&form)?;
        let acting = context.acting()?;
        let code = form.get("code").to_owned();
        let location = form.some("place").map(ToOwned::to_owned);
        let by_hand = form.is_on("extra") || form.some("kind").is_some() || form.some("tag").is_some();
        let scanned = if let Some(place) = app.desk.devices().location_scanned(number, &code)? {
            // Without script the page comes back with the place chosen.
            form = Fields::of([("place", place.clone())]).followed_by(&form);
            Scanned::Other(Found::Location(place))
        } else if by_hand {
            let text = |name: &str| form.some(name).map(ToOwned::to_owned);
            let arrival = Arrival {
                code: text("code"),
                tag: text("tag"),
                extra: form.is_on("extra"),
                kind: form.some("kind").and_then(|k| Kind::parse(k).ok()),
                manufacturer: text("manufacturer"),
                model: text("model"),
                serial: text("serial"),
                location,
                ..Arrival::default()
            };
            let acting = context.once(form.some("id").or_else(|| form.some("once")), &form.asked())?;
            app.desk.batches().receive(&acting, number, arrival).map_or_else(Scanned::Refused, |d| Scanned::Done(Box::new(d)))
        } else if let Some(tag) = free_tag(&app.desk, number, &code)? {
            // A label printed before: without script the page comes back with it in its field.
            form = form.with("free_tag", &tag.to_string());
            Scanned::Refused(DeskError::conflict(ErrorCode::TagFree, tag))
        } else {
            let scan =
                Scan { id: form.get("id").to_owned(), code: code.clone(), at: None, mode: Mode::Receive { batch: number, location } };
            app.desk.devices().scan(&acting, &scan)
        };
        if let Scanned::Refused(error @ (DeskError::Store(_) | DeskError::Failed(_) | DeskError::NotFound(..))) = scanned {
            return Err(error);
        }
        let row = match &scanned {
            Scanned::Other(Found::Location(place)) => BenchRow::standing_at(w, "", place),
            other => BenchRow::of(w, &code, "did-receive", other),
        };
        Ok(if context.json { row.json() } else { page(&batch_page(&app.desk, &context, number, form, vec![row], FormErrors::default())?) })
    })
    .await?;
    Ok(answer)
}

/// `POST /batches/{number}/close`
pub async fn close(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(form): Form,
) -> Result<Response, Failure> {
    blocking(move || app.desk.batches().close(&context.acting()?, number, form.some("note"))).await?;
    Ok(to(&format!("/batches/{number}"), "batch-closed"))
}
