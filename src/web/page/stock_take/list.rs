//! The list of stock-takes, and the form that opens one.

use crate::desk::stock_take::session::StockTakeInput;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::location::Location;
use crate::domain::number::Number;
use crate::domain::stock_take::{StockTake, StockTakeState};
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Query};
use crate::web::layout::Layout;
use crate::web::page::request::list::SOME;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::Chip;
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// Locations offered as checkboxes; others are entered by their codes.
const MOST_BOXES: usize = 40;

pub struct StockTakeRow {
    pub number: String,
    /// Locations counted, or the words for the whole depot.
    pub scope: String,
    /// Its state.
    pub chip: Chip,
    /// Day of opening.
    pub opened: String,
    /// How many devices are expected.
    pub expected: String,
    /// How many devices are missing; empty until it is closed.
    pub missing: String,
    /// Whether any device is missing.
    pub any_missing: bool,
}

/// The list of stock-takes, newest first, with the form that opens one.
#[derive(Template)]
#[template(path = "page/stock_take/list.html")]
pub struct StockTakesPage {
    pub layout: Layout,
    pub rows: Vec<StockTakeRow>,
    /// Whether the reader may open a stock-take.
    pub may: bool,
    /// Locations offered as checkboxes: the top ones and their direct children.
    pub places: Vec<Choice>,
    /// Form values to show again when the form is refused.
    pub given: Fields,
    pub errors: FormErrors,
    /// Idempotency key of the form, so that a second click counts once.
    pub once: String,
    /// Link to the next page; empty on the last one.
    pub next: String,
    /// Link to the first page; empty when that is the page shown.
    pub first: String,
}

impl StockTakesPage {
    /// Whether a location was ticked in the refused form.
    #[must_use]
    pub fn is_ticked(&self, code: &str) -> bool {
        self.given.all("scope").any(|c| c == code)
    }
}

/// The chip of a stock-take's state.
pub(in crate::web::page) fn chip(w: Locale, state: StockTakeState) -> Chip {
    let tone = match state {
        StockTakeState::Open => "workshop",
        StockTakeState::Closed => "stock",
        StockTakeState::Cancelled => "exit",
    };
    Chip { tone, word: word(w, "stock-take-state", state.as_str()) }
}

/// The locations counted, or the words for the whole depot.
pub(in crate::web::page) fn scope(w: Locale, take: &StockTake) -> String {
    if take.scope.is_empty() { w.t("stock-take-whole") } else { take.scope.join(", ") }
}

fn number(w: Locale, n: u64) -> String {
    w.number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The locations offered as checkboxes: each top location, followed by its direct children.
fn boxes(all: &[Location]) -> Vec<Choice> {
    let top = |l: &&Location| l.parent.is_none();
    let mut out = Vec::new();
    for root in all.iter().filter(top) {
        out.push(Choice::new(&root.code, format!("{} · {}", root.code, root.name)));
        let inside = all.iter().filter(|l| l.parent.as_ref() == Some(&root.code));
        out.extend(inside.map(|l| Choice::new(&l.code, format!("{} › {} · {}", root.code, l.code, l.name))));
    }
    out.truncate(MOST_BOXES);
    out
}

fn list_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<StockTakesPage, DeskError> {
    let w = context.locale;
    let before = Number::parse(given.get("before")).ok();
    let (mut found, all) = desk.read(|c| Ok((store::stock_take::list(c, before, SOME + 1)?, store::device::location::list(c)?)))?;
    let is_more = found.len() > usize::from(SOME);
    found.truncate(usize::from(SOME));
    let row = |s: &StockTake| StockTakeRow {
        number: s.number.to_string(),
        scope: scope(w, s),
        chip: chip(w, s.state),
        opened: w.day(s.opened),
        expected: number(w, s.expected.count),
        missing: s.counted.as_ref().map(|c| number(w, c.missing.count)).unwrap_or_default(),
        any_missing: s.counted.as_ref().is_some_and(|c| c.missing.count > 0),
    };
    Ok(StockTakesPage {
        layout: Layout::new(desk, context, &w.t("stock-takes-title"))?,
        rows: found.iter().map(row).collect(),
        may: context.acting()?.actor.may(Permission::Work),
        places: boxes(&all),
        given,
        errors,
        once: form_key(),
        next: found.last().filter(|_| is_more).map(|s| format!("/stock-takes?before={}", s.number)).unwrap_or_default(),
        first: before.map(|_| "/stock-takes".to_owned()).unwrap_or_default(),
    })
}

/// `GET /stock-takes?before=`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || list_page(&app.desk, &context, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /stock-takes`: opens a stock-take of the ticked and entered locations, or of the whole depot.
pub async fn open(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let named = form.get("codes").split([' ', ',', ';', '\n', '\r']).filter(|c| !c.trim().is_empty()).map(ToOwned::to_owned);
        let scope: Vec<String> = form.all("scope").map(ToOwned::to_owned).chain(named).collect();
        let whole = form.get("what") == "all";
        let input = StockTakeInput { scope: if whole { Vec::new() } else { scope }, whole };
        let outcome = app.desk.stock_takes().open(&context.once(form.some("once"), &form.asked())?, input);
        match outcome {
            Ok(take) => Ok(to(&format!("/stock-takes/{}", take.number), "stock-take-opened")),
            Err(error) if is_for_the_form(&error) || matches!(error, DeskError::NotFound(..)) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &list_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
