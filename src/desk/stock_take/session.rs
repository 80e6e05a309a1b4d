//! Stock-takes: opening one fixes what is expected, closing one says what was not there. In between is [`crate::desk::stock_take::counting`].

use super::StockTakes;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, Tx, stock_take, validation};
use crate::domain::account::actor::Permission;
use crate::domain::device::location;
use crate::domain::device::step::StepKind;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, Happening};
use crate::domain::number::{Number, Series};
use crate::domain::stock_take::{Counted, LineState, StockTake, StockTakeState, within};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::store;
use serde::{Deserialize, Serialize};

/// The most places one is opened for by name: its event names them all, and a leaf has 65,535 bytes.
const MOST_PLACES: usize = 200;

/// A stock-take as asked for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockTakeInput {
    /// The places, each with all that lie inside it.
    #[serde(default)]
    pub scope: Vec<String>,
    /// The whole depot: asked for by name, so that it is not opened by an oversight.
    #[serde(default)]
    pub whole: bool,
}

/// How one is closed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingInput {
    /// The language of the receipt; French when nothing is said.
    #[serde(default)]
    pub language: Option<Locale>,
    /// A remark beside the ledger.
    #[serde(default)]
    pub note: Option<String>,
}

impl StockTakes<'_> {
    /// Opens a stock-take: every device that stands in its places by its record is expected from now on.
    ///
    /// # Errors
    /// When a place is unknown, or another count of some of these places is open.
    pub fn open(self, acting: &Acting, input: StockTakeInput) -> Result<StockTake, DeskError> {
        if input.scope.len() > MOST_PLACES {
            return Err(DeskError::field_error("scope", ErrorCode::Bounds, format!("1–{MOST_PLACES}")));
        }
        if input.scope.is_empty() != input.whole {
            return Err(DeskError::field_error("scope", ErrorCode::Missing, ""));
        }
        self.desk.write(acting, Permission::Work, move |tx| tx.open_stock_take(&input.scope))
    }

    /// Closes a stock-take: what was not seen is missing, unless a recorded step took it away meanwhile. Its receipt is issued.
    ///
    /// # Errors
    /// When there is none, or it is not open.
    pub fn close(self, acting: &Acting, number: Number, input: ClosingInput) -> Result<StockTake, DeskError> {
        let note = validation::note("note", input.note.as_deref()).map_err(|field_error| DeskError::Invalid(vec![field_error]))?;
        let base = self.desk.base_url().map(ToOwned::to_owned);
        let locale = input.language.unwrap_or(Locale::Fr);
        self.desk.write(acting, Permission::Work, move |tx| tx.close_stock_take(number, locale, note.as_deref(), base.as_deref()))
    }

    /// Gives an open stock-take up, with a reason. What was seen stays in the history of the devices; it says nothing of the others.
    ///
    /// # Errors
    /// When there is none, it is not open, or no reason is given.
    pub fn cancel(self, acting: &Acting, number: Number, note: &str) -> Result<StockTake, DeskError> {
        let note = validation::note("note", Some(note)).map_err(|field_error| DeskError::Invalid(vec![field_error]))?;
        let note = note.ok_or_else(|| DeskError::field_error("note", ErrorCode::Missing, ""))?;
        self.desk.write(acting, Permission::Work, move |tx| {
            let held = tx.counting(number)?;
            let take = StockTake { state: StockTakeState::Cancelled, ended: Some(tx.now()), ..held };
            let event = Event::numbered(Subject::StockTake, number, Happening::StockTake(Box::new(take.clone())));
            let appended = tx.append(event.with("note", Some(&note)))?;
            store::stock_take::project(tx.store, &take, &appended)?;
            Ok(take)
        })
    }
}

impl Tx<'_, '_> {
    /// A stock-take that is open.
    pub(in crate::desk) fn counting(&mut self, number: Number) -> Result<StockTake, DeskError> {
        let found = store::stock_take::find(self.store.read(), number)?.ok_or_else(|| DeskError::none(Noun::StockTake, number))?;
        if found.state == StockTakeState::Open { Ok(found) } else { Err(DeskError::conflict(ErrorCode::StockTakeClosed, number)) }
    }

    fn open_stock_take(&mut self, scope: &[String]) -> Result<StockTake, DeskError> {
        let all = store::device::location::list(self.store.read())?;
        let mut asked = Vec::new();
        for code in scope {
            let code = location::code(code).ok_or_else(|| DeskError::field_error("scope", ErrorCode::Form, code))?;
            // A place that is out of use may still hold something: that is worth a count.
            if !all.iter().any(|l| l.code == code) {
                return Err(DeskError::none(Noun::Location, code));
            }
            asked.push(code);
        }
        asked.sort();
        asked.dedup();
        let places = if asked.is_empty() { Vec::new() } else { within(&all, &asked) };
        if let Some(other) = store::stock_take::open(self.store.read())?.iter().find(|open| open.overlaps(&places)) {
            return Err(DeskError::conflict(ErrorCode::StockTakeOverlaps, other.number));
        }
        let standing = store::stock_take::standing(self.store.read(), &places)?;
        let number = store::ledger::event::next_number(self.store, Series::StockTake, self.year())?;
        let take = StockTake {
            number,
            scope: asked,
            places,
            expected: store::stock_take::listed(standing.iter().map(String::as_str)),
            state: StockTakeState::Open,
            opened: self.now(),
            opened_by: self.actor.user.clone(),
            ended: None,
            counted: None,
        };
        let event = Event::numbered(Subject::StockTake, number, Happening::StockTake(Box::new(take.clone())));
        let appended = self.append(event)?;
        store::stock_take::project(self.store, &take, &appended)?;
        store::stock_take::expect(self.store, &take, &appended)?;
        Ok(take)
    }

    fn close_stock_take(&mut self, number: Number, locale: Locale, note: Option<&str>, base: Option<&str>) -> Result<StockTake, DeskError> {
        let held = self.counting(number)?;
        let left = self.gone_since(&held)?;
        store::stock_take::settle(self.store, number, &left)?;
        let held = StockTake { state: StockTakeState::Closed, ended: Some(self.now()), ..held };
        let mut counted = self.lists(number)?;
        let (actor, c) = (self.actor.clone(), self.store.read());
        let frozen = crate::desk::document::freeze(&stock_take::document::document(c, base, &held, &counted, &actor, locale)?)?;
        locale.as_str().clone_into(&mut counted.language);
        counted.document.clone_from(&frozen.sha256);
        counted.content.clone_from(&frozen.content_sha256);
        let take = StockTake { counted: Some(counted), ..held };
        let event = Event::numbered(Subject::StockTake, number, Happening::StockTake(Box::new(take.clone())));
        let appended = self.append(event.with("note", note))?;
        store::stock_take::project(self.store, &take, &appended)?;
        store::document::issue(self.store, number, &frozen, &appended)?;
        Ok(take)
    }

    /// The devices that were expected, were not seen, and left by a recorded step.
    fn gone_since(&mut self, take: &StockTake) -> Result<Vec<String>, DeskError> {
        let opened = store::ledger::event::history(self.store.read(), Subject::StockTake, &take.number.to_string(), None, 1)?;
        let opened = opened.first().and_then(|line| i64::try_from(line.leaf.seq).ok()).unwrap_or(i64::MAX);
        let mut left = Vec::new();
        for key in store::stock_take::touched(self.store.read(), take.number, opened)? {
            let tag = Tag::parse(&key).map_err(|e| DeskError::Failed(e.to_string()))?;
            let device = self.device(tag)?;
            let since = store::ledger::event::history(self.store.read(), Subject::Device, &key, None, i64::MAX)?;
            let since = since.iter().filter(|line| i64::try_from(line.leaf.seq).is_ok_and(|seq| seq > opened));
            let picked = since.into_iter().any(|line| is_pick(&line.leaf.what));
            if take.unseen(&device, picked) == LineState::Left {
                left.push(key);
            }
        }
        Ok(left)
    }

    /// What it came to, list by list; the receipt is still to be made.
    fn lists(&mut self, number: Number) -> Result<Counted, DeskError> {
        let mut of = |state| -> Result<_, DeskError> {
            let tags = store::stock_take::tags(self.store.read(), number, state)?;
            Ok(store::stock_take::listed(tags.iter().map(String::as_str)))
        };
        let (found, elsewhere, missing) = (of(LineState::Found)?, of(LineState::Elsewhere)?, of(LineState::Missing)?);
        let (left, unexpected) = (of(LineState::Left)?, of(LineState::Unexpected)?);
        let codes = store::stock_take::codes(self.store.read(), number, -1, i64::MAX)?;
        let unknown = store::stock_take::listed(codes.iter().map(|(_, code)| code.as_str()));
        let none = String::new;
        Ok(Counted { found, elsewhere, missing, left, unexpected, unknown, language: none(), document: none(), content: none() })
    }
}

/// Whether a device's event is that it was picked for an act.
pub(in crate::desk) fn is_pick(what: &Happening) -> bool {
    matches!(what, Happening::Device(fact) if fact.step.kind() == StepKind::Pick)
}
