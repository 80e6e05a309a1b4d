//! Opening, closing and cancelling stock-takes. Opening fixes the expected devices, closing determines the missing ones; the counting in
//! between is in `counting`.

use super::StockTakes;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, Tx, stock_take, validation};
use crate::domain::account::actor::Permission;
use crate::domain::device::location;
use crate::domain::device::step::StepKind;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, EventData};
use crate::domain::number::{Number, Series};
use crate::domain::stock_take::{Counted, LineState, StockTake, StockTakeState, within};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::store;
use serde::{Deserialize, Serialize};

/// Maximum number of locations in a scope: the event names them all, and a leaf of the ledger has at most 65,535 bytes.
const MOST_PLACES: usize = 200;

/// A stock-take to open, as entered.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockTakeInput {
    /// The codes of the locations to count; each includes the locations inside it. Empty for the whole depot.
    #[serde(default)]
    pub scope: Vec<String>,
    /// Whether the whole depot is counted. It must be set when `scope` is empty,
    /// so that a missing scope does not open a full count by mistake.
    #[serde(default)]
    pub whole: bool,
}

/// The options for closing a stock-take.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingInput {
    /// The language of the receipt; French by default.
    #[serde(default)]
    pub language: Option<Locale>,
    /// A remark; stored as private text of the event.
    #[serde(default)]
    pub note: Option<String>,
}

impl StockTakes<'_> {
    /// Opens a stock-take. It expects every device that, by its record, is in one of its locations now.
    ///
    /// # Errors
    /// When a location is unknown, there are too many, neither or both of `scope` and `whole` are given, or an open stock-take covers some
    /// of these locations ([`ErrorCode::StockTakeOverlaps`]).
    pub fn open(self, acting: &Acting, input: StockTakeInput) -> Result<StockTake, DeskError> {
        if input.scope.len() > MOST_PLACES {
            return Err(DeskError::field_error("scope", ErrorCode::Bounds, format!("1–{MOST_PLACES}")));
        }
        if input.scope.is_empty() != input.whole {
            return Err(DeskError::field_error("scope", ErrorCode::Missing, ""));
        }
        self.desk.write(acting, Permission::Work, move |tx| tx.open_stock_take(&input.scope))
    }

    /// Closes a stock-take and issues its receipt. An expected device that was not
    /// seen is missing, unless a recorded step took it away meanwhile.
    ///
    /// # Errors
    /// When there is no such stock-take, or it is not open.
    pub fn close(self, acting: &Acting, number: Number, input: ClosingInput) -> Result<StockTake, DeskError> {
        let note = validation::note("note", input.note.as_deref())?;
        let base = self.desk.base_url().map(ToOwned::to_owned);
        let locale = input.language.unwrap_or(Locale::Fr);
        self.desk.write(acting, Permission::Work, move |tx| tx.close_stock_take(number, locale, note.as_deref(), base.as_deref()))
    }

    /// Cancels an open stock-take, with a reason. Sightings stay in the history of the devices; no device counts as missing.
    ///
    /// # Errors
    /// When there is no such stock-take, it is not open, or the reason is missing.
    pub fn cancel(self, acting: &Acting, number: Number, note: &str) -> Result<StockTake, DeskError> {
        let note = validation::note("note", Some(note))?;
        let note = note.ok_or_else(|| DeskError::field_error("note", ErrorCode::Missing, ""))?;
        self.desk.write(acting, Permission::Work, move |tx| {
            let held = tx.counting(number)?;
            let take = StockTake { state: StockTakeState::Cancelled, ended: Some(tx.now()), ..held };
            let event = Event::numbered(Subject::StockTake, number, EventData::StockTake(Box::new(take.clone())));
            let appended = tx.append(event.with("note", Some(&note)))?;
            store::stock_take::project(tx.store, &take, &appended)?;
            Ok(take)
        })
    }
}

impl Tx<'_, '_> {
    /// A stock-take, checked to be open.
    pub(super) fn counting(&mut self, number: Number) -> Result<StockTake, DeskError> {
        let found = store::stock_take::find(self.store.read(), number)?.or_not_found(Noun::StockTake, number)?;
        if found.state == StockTakeState::Open { Ok(found) } else { Err(DeskError::conflict(ErrorCode::StockTakeClosed, number)) }
    }

    fn open_stock_take(&mut self, scope: &[String]) -> Result<StockTake, DeskError> {
        let all = store::device::location::list(self.store.read())?;
        let mut asked = Vec::new();
        for code in scope {
            let code = location::code(code).ok_or_else(|| DeskError::field_error("scope", ErrorCode::Form, code))?;
            // A location that is out of use is accepted: devices may still stand there.
            if !all.iter().any(|l| l.code == code) {
                return Err(DeskError::not_found(Noun::Location, code));
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
        let event = Event::numbered(Subject::StockTake, number, EventData::StockTake(Box::new(take.clone())));
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
        let event = Event::numbered(Subject::StockTake, number, EventData::StockTake(Box::new(take.clone())));
        let appended = self.append(event.with("note", note))?;
        store::stock_take::project(self.store, &take, &appended)?;
        store::document::issue(self.store, number, &frozen, &appended)?;
        Ok(take)
    }

    /// The tags of expected devices that were not seen because a recorded step took them away since the opening.
    fn gone_since(&mut self, take: &StockTake) -> Result<Vec<String>, DeskError> {
        let opened = store::ledger::event::history(self.store.read(), Subject::StockTake, &take.number.to_string(), None, 1)?;
        let opened = opened.first().and_then(|line| i64::try_from(line.leaf.seq).ok()).unwrap_or(i64::MAX);
        let mut left = Vec::new();
        for key in store::stock_take::touched(self.store.read(), take.number, opened)? {
            let tag = Tag::parse(&key).map_err(DeskError::failed)?;
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

    /// The result of a stock-take, list by list. Language and digests of the receipt are still empty.
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

/// Whether an event picks a device for a handover.
pub(in crate::desk) fn is_pick(what: &EventData) -> bool {
    matches!(what, EventData::Device(fact) if fact.step.kind() == StepKind::Pick)
}
