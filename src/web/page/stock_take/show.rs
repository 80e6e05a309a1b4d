//! One stock-take: progress by location, what was found, closing and cancelling it, and what to do about missing devices.

use super::list::{chip, scope};
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::desk::stock_take::session::ClosingInput;
use crate::desk::{Acting, Desk, DeskError};
use crate::documents::export::spreadsheet::Form as Sheet;
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::number::Number;
use crate::domain::stock_take::{LineState, StockTake, StockTakeState};
use crate::domain::subject::Subject;
use crate::i18n::word::word;
use crate::i18n::{Arg, Locale};
use crate::store::stock_take::{AtPlace, Line};
use crate::store::{self, AnyConnection};
use crate::web::app::{App, blocking};
use crate::web::export;
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::page::device::history;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::Chip;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// Lines on a page.
const SOME: u16 = 50;
/// Unknown codes shown. Whoever has more scanned something other than labels.
const CODES: i64 = 200;

/// The number of lines in a state, with the link that lists them.
pub struct StateCount {
    /// State as stored.
    pub key: &'static str,
    /// State in the reader's language.
    pub name: String,
    /// How many lines.
    pub n: String,
    /// Address of their list.
    pub href: String,
    /// Whether this list is the one shown.
    pub here: bool,
}

/// A location, with how many of the devices expected there were found.
pub struct PlaceRow {
    /// Code; empty for devices without a location.
    pub code: String,
    /// Name of the location.
    pub name: String,
    /// Progress in words, such as `7 of 12`.
    pub said: String,
    /// How many were seen.
    pub found: u64,
    /// How many devices are expected.
    pub expected: u64,
}

impl PlaceRow {
    /// Code and name in one text.
    #[must_use]
    pub fn title(&self) -> String {
        [self.code.as_str(), self.name.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// A device that was expected or seen.
pub struct LineRow {
    /// Tag for addresses, without hyphen.
    pub key: String,
    pub tag: String,
    pub name: String,
    pub serial: String,
    /// State as stored, which is also the class suffix of its chip.
    pub state: &'static str,
    /// State in the reader's language.
    pub said: String,
    /// Where its record says it is now: location and stage.
    pub recorded: String,
    /// Location where it was expected; empty when it was not.
    pub expected_at: String,
    /// Where and when it was scanned; empty when it was not.
    pub seen: String,
    pub last_step: String,
    /// Location where it was seen, if this reader may move it there to correct its record; empty otherwise.
    pub move_to: String,
    /// Whether this reader may declare it lost.
    pub may_lose: bool,
    /// Idempotency key of the form, so that a second click counts once.
    pub once: String,
}

/// The page of a stock-take.
#[derive(Template)]
#[template(path = "page/stock_take/show.html")]
pub struct StockTakePage {
    pub layout: Layout,
    pub number: String,
    /// `open`, `closed`, `cancelled`.
    pub state: &'static str,
    /// Its state as a chip.
    pub chip: Chip,
    /// Locations counted, or the words for the whole depot.
    pub scope: String,
    /// When and by whom it was opened.
    pub opened: String,
    /// When and by whom it was closed or cancelled; empty while it is open.
    pub ended: String,
    /// Note or reason given at its end.
    pub note: String,
    /// Progress in words, such as `112 of 120 found`.
    pub so_far: String,
    /// How many of the expected devices were seen.
    pub found: u64,
    /// How many devices are expected.
    pub expected: u64,
    /// Counts of lines by state.
    pub counts: Vec<StateCount>,
    /// Progress by location.
    pub places: Vec<PlaceRow>,
    /// One page of lines in the chosen state.
    pub rows: Vec<LineRow>,
    /// The state they are in, in the reader's language.
    pub list: String,
    /// Sentence that says what to do about them.
    pub list_hint: String,
    /// Link to the next page; empty on the last one.
    pub next: String,
    /// Link to the first page; empty when that is the page shown.
    pub first: String,
    /// Scanned codes that match no device, at most `CODES`.
    pub codes: Vec<String>,
    /// How many such codes there are in all.
    pub code_count: u64,
    /// Whether the reader may count, close and cancel.
    pub may: bool,
    /// Languages of the receipt, to choose from.
    pub languages: Vec<Choice>,
    /// Language of the reader, chosen by default.
    pub language: &'static str,
    /// Note recorded when a missing device is declared lost.
    pub lose_note: String,
    pub errors: FormErrors,
    /// Form values to show again when the form is refused.
    pub given: Fields,
    /// Idempotency key of the form, so that a second click counts once.
    pub once: String,
}

/// The stock-take, if this person may see it; partners see none.
pub(crate) fn seen(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<StockTake, DeskError> {
    let found = if acting.actor.may(Permission::Read) { store::stock_take::find(c, number)? } else { None };
    found.or_not_found(Noun::StockTake, number)
}

/// The states whose lines are listed, in their order.
const fn lists(state: StockTakeState) -> &'static [LineState] {
    use LineState::{Elsewhere, Found, Left, Missing, NotScanned, Unexpected};
    match state {
        StockTakeState::Closed => &[Missing, Unexpected, Elsewhere, Left, Found],
        _ => &[NotScanned, Unexpected, Elsewhere, Found],
    }
}

fn line_row(w: Locale, take: &StockTake, acting: &Acting, line: Line, device: &Device, last: String) -> Result<LineRow, DeskError> {
    let state = line.line_state()?;
    let stage = word(w, "stage", device.stage.as_str());
    let in_house = device.stage.is_in_house();
    let misplaced = matches!(state, LineState::Elsewhere | LineState::Unexpected) && in_house && device.location != line.seen_at;
    let may_work = acting.actor.may(Permission::Work) && take.state != StockTakeState::Cancelled;
    let lost = device.stage == Stage::Lost;
    Ok(LineRow {
        key: device.tag.as_str().to_owned(),
        tag: device.tag.to_string(),
        name: format!("{} {}", word(w, "kind", device.kind.as_str()), device.specification.name()).trim().to_owned(),
        serial: device.specification.serial.clone().unwrap_or_default(),
        state: state.as_str(),
        said: word(w, "line-state", state.as_str()),
        recorded: device.location.as_ref().map_or_else(|| stage.clone(), |place| format!("{place} · {stage}")),
        expected_at: if line.expected { line.expected_at.unwrap_or_else(|| w.t("stock-take-no-place")) } else { String::new() },
        seen: match (&line.seen_at, line.seen_on) {
            (Some(place), Some(on)) => format!("{place}, {}", w.moment(on.and_utc())),
            _ => String::new(),
        },
        last_step: last,
        move_to: line.seen_at.filter(|_| misplaced && may_work).unwrap_or_default(),
        may_lose: state == LineState::Missing && in_house && !lost && acting.actor.may(Permission::Retire),
        once: form_key(),
    })
}

fn shown_page(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    given: Fields,
    errors: FormErrors,
) -> Result<StockTakePage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let take = desk.read(|c| seen(c, &acting, number))?;
    let asked = LineState::parse(given.get("state")).ok();
    let only = asked.or_else(|| lists(take.state).first().copied());
    let after = given.get("after");
    let (counts, places, all, mut lines, codes, code_count, told) = desk.read(|c| {
        Ok((
            store::stock_take::counts(c, number)?,
            store::stock_take::by_place(c, number)?,
            store::device::location::list(c)?,
            store::stock_take::lines(c, number, only, after, SOME + 1)?,
            store::stock_take::codes(c, number, -1, CODES)?,
            store::stock_take::code_count(c, number)?,
            store::ledger::event::history(c, Subject::StockTake, &number.to_string(), None, 2)?,
        ))
    })?;
    let is_more = lines.len() > usize::from(SOME);
    lines.truncate(usize::from(SOME));
    let tags: Vec<String> = lines.iter().map(|l| l.tag.clone()).collect();
    let devices = desk.read(|c| Ok(store::stock_take::devices(c, &tags)?))?;
    let here = format!("/stock-takes/{number}?state={}", only.map_or("", LineState::as_str));
    let next = lines.last().filter(|_| is_more).map(|l| format!("{here}&after={}#lines", l.tag)).unwrap_or_default();
    let rows = lines.into_iter().zip(&devices).map(|(line, (device, at))| line_row(w, &take, &acting, line, device, w.day(*at)));
    let of = |state: LineState| counts.iter().filter(|(s, ..)| *s == state).map(|(_, _, n)| n).sum::<u64>();
    let said = |n: u64| w.number(i64::try_from(n).unwrap_or(i64::MAX));
    let count = |state: &LineState| StateCount {
        key: state.as_str(),
        name: word(w, "line-state", state.as_str()),
        n: said(of(*state)),
        href: format!("/stock-takes/{number}?state={state}#lines"),
        here: only == Some(*state),
    };
    let unseen = |state: LineState| matches!(state, LineState::NotScanned | LineState::Missing | LineState::Left);
    let found = counts.iter().filter(|(state, expected, _)| *expected && !unseen(*state)).map(|(_, _, n)| n).sum();
    let progress = |done: u64, all: u64| w.say("stock-take-so-far", &[("done", Arg::Text(said(done))), ("all", Arg::Text(said(all)))]);
    let place = |p: AtPlace| PlaceRow {
        name: match &p.place {
            Some(code) => all.iter().find(|l| l.code == *code).map(|l| l.name.clone()).unwrap_or_default(),
            None => w.t("stock-take-no-place"),
        },
        said: progress(p.found, p.expected),
        code: p.place.unwrap_or_default(),
        found: p.found,
        expected: p.expected,
    };
    let ids: Vec<&str> = told.iter().map(|l| l.leaf.actor.as_str()).collect();
    let people = history::names(desk, &ids)?;
    let by =
        |line: &store::ledger::event::Line| format!("{}, {}", w.moment(line.leaf.at), history::name_of(&people, line.leaf.actor.as_str()));
    let end = told.first().filter(|_| take.state != StockTakeState::Open);
    let words: Vec<&'static str> = Locale::ALL.iter().map(|l| l.as_str()).collect();
    let list = only.map(|s| word(w, "line-state", s.as_str())).unwrap_or_default();
    Ok(StockTakePage {
        layout: Layout::new(desk, context, &w.x("stock-take-title", number.to_string()))?,
        number: number.to_string(),
        state: take.state.as_str(),
        chip: chip(w, take.state),
        scope: scope(w, &take),
        opened: told.last().map(by).unwrap_or_default(),
        ended: end.map(by).unwrap_or_default(),
        note: end.and_then(|l| l.text("note")).unwrap_or_default().to_owned(),
        so_far: progress(found, take.expected.count),
        found,
        expected: take.expected.count,
        counts: lists(take.state).iter().map(count).collect(),
        places: places.into_iter().map(place).collect(),
        rows: rows.collect::<Result<_, _>>()?,
        list_hint: only.map(|s| word(w, "line-hint", s.as_str())).unwrap_or_default(),
        list,
        next,
        first: if after.is_empty() { String::new() } else { format!("{here}#lines") },
        codes: codes.into_iter().map(|(_, code)| code).collect(),
        code_count,
        may: acting.actor.may(Permission::Work) && take.state == StockTakeState::Open,
        languages: choices(w, "language", &words),
        language: w.as_str(),
        lose_note: w.x("stock-take-lose-note", number.to_string()),
        errors,
        given,
        once: form_key(),
    })
}

/// `GET /stock-takes/{number}?state=&after=`
pub async fn get(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let made = blocking(move || shown_page(&app.desk, &context, number, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// Leads to the page with the message `ok`, or shows it again with the errors.
fn answered(
    app: &App,
    context: &RequestContext,
    number: Number,
    form: Fields,
    outcome: Result<StockTake, DeskError>,
    ok: &str,
) -> Result<Response, DeskError> {
    match outcome {
        Ok(_take) => Ok(to(&format!("/stock-takes/{number}"), ok)),
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::from_error(context.locale, &error);
            Ok(page_with(status_of(&error), &shown_page(&app.desk, context, number, form, errors)?))
        }
        Err(error) => Err(error),
    }
}

/// `POST /stock-takes/{number}/close`
pub async fn close(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(form.some("once"), &form.asked())?;
        let language = form.some("language").and_then(|l| Locale::parse(l).ok()).or(Some(context.locale));
        let input = ClosingInput { language, note: form.some("note").map(ToOwned::to_owned) };
        let outcome = app.desk.stock_takes().close(&acting, number, input);
        answered(&app, &context, number, form, outcome, "stock-take-closed")
    })
    .await?)
}

/// `POST /stock-takes/{number}/cancel`
pub async fn cancel(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(form.some("once"), &form.asked())?;
        let outcome = app.desk.stock_takes().cancel(&acting, number, form.get("reason"));
        answered(&app, &context, number, form, outcome, "stock-take-cancelled")
    })
    .await?)
}

/// `GET /stock-takes/{number}/lines.csv`
pub async fn csv(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    lines(app, context, number, Sheet::Csv).await
}

/// `GET /stock-takes/{number}/lines.xlsx`
pub async fn xlsx(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    lines(app, context, number, Sheet::Xlsx).await
}

async fn lines(app: App, context: RequestContext, number: Number, form: Sheet) -> Result<Response, Failure> {
    let desk = app.desk.clone();
    let acting = context.acting()?;
    blocking(move || desk.read(|c| seen(c, &acting, number).map(drop))).await?;
    let locale = context.locale;
    export::table(app, &number.to_string(), form, move |desk, out| desk.devices().export_count(locale, number, form, out)).await
}
