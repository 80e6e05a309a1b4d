//! Stock-takes: each with a line for every device that it expects or saw, and the codes that nothing answered to.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::{device, event, stock_take, stock_take_code, stock_take_line};
use super::state::{self, Stated, on_each, put};
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::domain::stock_take::{LineState, Listed, StockTake, StockTakeState};
use crate::domain::subject::Subject;
use crate::store::ledger::event::Appended;
use crate::store::tx::WriteTx;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{count_star, max};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// Tags of one question or one change; far below what either database takes.
const PIECE: usize = 500;

/// What a stock-take knows of a device.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Line {
    /// Its tag, as stored.
    pub tag: String,
    /// Whether it was expected when the count opened.
    pub expected: bool,
    /// The place its record named then.
    pub expected_at: Option<String>,
    /// What became of it, as stored.
    pub state: String,
    /// Where it was seen.
    pub seen_at: Option<String>,
    /// When.
    pub seen_on: Option<NaiveDateTime>,
    /// By whom, by pseudonym.
    pub seen_by: Option<String>,
}

impl Line {
    /// What became of it.
    ///
    /// # Errors
    /// When the word is none of the list.
    pub fn line_state(&self) -> Result<LineState, StoreError> {
        LineState::parse(&self.state).map_err(|e| StoreError::inconsistent("stock_take_line", &self.tag, e))
    }
}

type Columns = (
    stock_take_line::tag,
    stock_take_line::expected,
    stock_take_line::expected_at,
    stock_take_line::state,
    stock_take_line::seen_at,
    stock_take_line::seen_on,
    stock_take_line::seen_by,
);
const COLUMNS: Columns = (
    stock_take_line::tag,
    stock_take_line::expected,
    stock_take_line::expected_at,
    stock_take_line::state,
    stock_take_line::seen_at,
    stock_take_line::seen_on,
    stock_take_line::seen_by,
);

/// The stages at which a device is with us.
fn with_us() -> Vec<&'static str> {
    Stage::ALL.iter().filter(|s| s.is_in_house()).map(|s| s.as_str()).collect()
}

/// The list of some texts, each ended by a line feed.
#[must_use]
pub fn listed<'a>(texts: impl IntoIterator<Item = &'a str>) -> Listed {
    let (mut hash, mut count) = (Sha256::new(), 0);
    for text in texts {
        hash.update(text.as_bytes());
        hash.update(b"\n");
        count += 1;
    }
    Listed { count, sha256: hex::encode(hash.finalize()) }
}

/// Writes what a stock-take became.
///
/// # Errors
/// When the database refuses.
pub fn project(tx: &mut WriteTx<'_>, s: &StockTake, appended: &Appended) -> Result<(), StoreError> {
    let number = s.number.to_string();
    let seq = appended.about(Subject::StockTake, &number)?;
    put!(tx.connection, stock_take, number = number.as_str(), {
        status = s.state.as_str(),
        state = state::write("stock_take", &number, s)?,
        seq = seq,
    });
    Ok(())
}

/// The tags of the devices that stand in these places by their records, or anywhere when none is named; in order.
///
/// # Errors
/// When the database refuses.
pub fn standing(connection: &mut AnyConnection, places: &[String]) -> Result<Vec<String>, StoreError> {
    let here = device::table.filter(device::stage.eq_any(with_us()));
    Ok(if places.is_empty() {
        here.order(device::tag.asc()).select(device::tag).load(connection)?
    } else {
        here.filter(device::location.eq_any(places)).order(device::tag.asc()).select(device::tag).load(connection)?
    })
}

/// Writes a line for every device expected, inside the database: ten thousand of them are one statement.
///
/// # Errors
/// When the database refuses.
pub fn expect(tx: &mut WriteTx<'_>, s: &StockTake, appended: &Appended) -> Result<(), StoreError> {
    use diesel::sql_types::{Bool, Text};
    let number = s.number.to_string();
    appended.about(Subject::StockTake, &number)?;
    let columns =
        (stock_take_line::number, stock_take_line::tag, stock_take_line::expected, stock_take_line::expected_at, stock_take_line::state);
    let row = || {
        (
            number.as_str().into_sql::<Text>(),
            device::tag,
            true.into_sql::<Bool>(),
            device::location,
            LineState::NotScanned.as_str().into_sql::<Text>(),
        )
    };
    let here = || device::table.filter(device::stage.eq_any(with_us()));
    let inserted = if s.places.is_empty() {
        on_each!(tx.connection, c => here().select(row()).insert_into(stock_take_line::table).into_columns(columns).execute(c))?
    } else {
        let inside = || here().filter(device::location.eq_any(&s.places));
        on_each!(tx.connection, c => inside().select(row()).insert_into(stock_take_line::table).into_columns(columns).execute(c))?
    };
    if u64::try_from(inserted).ok() != Some(s.expected.count) {
        return Err(StoreError::inconsistent("stock_take", number, format!("{inserted} lines for {} devices", s.expected.count)));
    }
    Ok(())
}

/// Writes that a device was seen. The event is the device's step, or a sighting of the stock-take.
///
/// # Errors
/// When the database refuses, or the event is about something else.
pub fn see(tx: &mut WriteTx<'_>, number: Number, line: &Line, appended: &Appended) -> Result<(), StoreError> {
    let key = number.to_string();
    appended.about(Subject::Device, &line.tag).or_else(|_other| appended.about(Subject::Sighting, &key))?;
    let seen = (
        stock_take_line::state.eq(&line.state),
        stock_take_line::seen_at.eq(&line.seen_at),
        stock_take_line::seen_on.eq(line.seen_on),
        stock_take_line::seen_by.eq(&line.seen_by),
    );
    if line.expected {
        diesel::update(stock_take_line::table.find((&key, &line.tag))).set(seen).execute(tx.connection)?;
    } else {
        let new = (stock_take_line::number.eq(&key), stock_take_line::tag.eq(&line.tag), stock_take_line::expected.eq(false));
        diesel::insert_into(stock_take_line::table).values((new.0, new.1, new.2, seen.0, seen.1, seen.2, seen.3)).execute(tx.connection)?;
    }
    Ok(())
}

/// Writes that a code was scanned that nothing answers to.
///
/// # Errors
/// When the database refuses.
pub fn put_code(tx: &mut WriteTx<'_>, number: Number, code: &str, appended: &Appended) -> Result<(), StoreError> {
    let key = number.to_string();
    let seq = appended.about(Subject::Sighting, &key)?;
    diesel::insert_into(stock_take_code::table)
        .values((stock_take_code::number.eq(&key), stock_take_code::seq.eq(seq), stock_take_code::code.eq(code)))
        .execute(tx.connection)?;
    Ok(())
}

/// What was not scanned has left, when it is among these, or is missing.
///
/// # Errors
/// When the database refuses.
pub fn settle(tx: &mut WriteTx<'_>, number: Number, left: &[String]) -> Result<(), StoreError> {
    let key = number.to_string();
    let open = || {
        stock_take_line::table.filter(stock_take_line::number.eq(&key)).filter(stock_take_line::state.eq(LineState::NotScanned.as_str()))
    };
    for piece in left.chunks(PIECE) {
        diesel::update(open().filter(stock_take_line::tag.eq_any(piece)))
            .set(stock_take_line::state.eq(LineState::Left.as_str()))
            .execute(tx.connection)?;
    }
    diesel::update(open()).set(stock_take_line::state.eq(LineState::Missing.as_str())).execute(tx.connection)?;
    Ok(())
}

/// A stock-take by its number.
///
/// # Errors
/// When the database refuses or the row makes no sense.
pub fn find(connection: &mut AnyConnection, number: Number) -> Result<Option<StockTake>, StoreError> {
    let key = number.to_string();
    let row: Option<String> = stock_take::table.find(&key).select(stock_take::state).first(connection).optional()?;
    row.map(|text| state::read("stock_take", &key, &text)).transpose()
}

/// Stock-takes, newest first, before a number (the next page), at most `limit`.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn list(connection: &mut AnyConnection, before: Option<Number>, limit: u16) -> Result<Vec<StockTake>, StoreError> {
    let mut query = stock_take::table.into_boxed();
    if let Some(before) = before {
        query = query.filter(stock_take::number.lt(before.to_string()));
    }
    let rows: Vec<(String, String)> =
        query.order(stock_take::number.desc()).limit(i64::from(limit)).select((stock_take::number, stock_take::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("stock_take", &key, &text)).collect()
}

/// Those that are open: their scopes do not overlap, so they are few.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn open(connection: &mut AnyConnection) -> Result<Vec<StockTake>, StoreError> {
    let rows: Vec<(String, String)> = stock_take::table
        .filter(stock_take::status.eq(StockTakeState::Open.as_str()))
        .order(stock_take::number.asc())
        .select((stock_take::number, stock_take::state))
        .load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("stock_take", &key, &text)).collect()
}

/// What a stock-take knows of a device.
///
/// # Errors
/// When the database refuses.
pub fn line(connection: &mut AnyConnection, number: Number, tag: &Tag) -> Result<Option<Line>, StoreError> {
    Ok(stock_take_line::table.find((number.to_string(), tag.as_str())).select(COLUMNS).first(connection).optional()?)
}

/// Lines of one state or of all, in the order of their tags, after one, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub fn lines(
    connection: &mut AnyConnection,
    number: Number,
    only: Option<LineState>,
    after: &str,
    limit: u16,
) -> Result<Vec<Line>, StoreError> {
    let of = stock_take_line::table.filter(stock_take_line::number.eq(number.to_string())).filter(stock_take_line::tag.gt(after));
    let of = of.order(stock_take_line::tag.asc()).limit(i64::from(limit)).select(COLUMNS);
    Ok(match only {
        Some(state) => of.filter(stock_take_line::state.eq(state.as_str())).load(connection)?,
        None => of.load(connection)?,
    })
}

/// The tags of one state, in order.
///
/// # Errors
/// When the database refuses.
pub fn tags(connection: &mut AnyConnection, number: Number, only: LineState) -> Result<Vec<String>, StoreError> {
    let of = stock_take_line::table.filter(stock_take_line::number.eq(number.to_string()));
    Ok(of
        .filter(stock_take_line::state.eq(only.as_str()))
        .order(stock_take_line::tag.asc())
        .select(stock_take_line::tag)
        .load(connection)?)
}

/// The devices of some lines, each with the moment of its last step.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn devices(connection: &mut AnyConnection, tags: &[String]) -> Result<Vec<(Device, DateTime<Utc>)>, StoreError> {
    let mut out = Vec::with_capacity(tags.len());
    for piece in tags.chunks(PIECE) {
        let rows: Vec<(String, String, NaiveDateTime)> = device::table
            .inner_join(event::table.on(event::seq.eq(device::seq)))
            .filter(device::tag.eq_any(piece))
            .order(device::tag.asc())
            .select((device::tag, device::state, event::at))
            .load(connection)?;
        for (tag, text, at) in rows {
            out.push((state::read("device", &tag, &text)?, at.and_utc()));
        }
    }
    Ok(out)
}

/// Which of the lines that were not scanned took a step after the opening, in order: the others are as they were.
///
/// # Errors
/// When the database refuses.
pub fn touched(connection: &mut AnyConnection, number: Number, opened: i64) -> Result<Vec<String>, StoreError> {
    Ok(stock_take_line::table
        .inner_join(device::table.on(device::tag.eq(stock_take_line::tag)))
        .filter(stock_take_line::number.eq(number.to_string()))
        .filter(stock_take_line::state.eq(LineState::NotScanned.as_str()))
        .filter(device::seq.gt(opened))
        .order(stock_take_line::tag.asc())
        .select(stock_take_line::tag)
        .load(connection)?)
}

/// How many lines there are of each state, and how many of them were expected.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn counts(connection: &mut AnyConnection, number: Number) -> Result<Vec<(LineState, bool, u64)>, StoreError> {
    let rows: Vec<(String, bool, i64)> = stock_take_line::table
        .filter(stock_take_line::number.eq(number.to_string()))
        .group_by((stock_take_line::state, stock_take_line::expected))
        .select((stock_take_line::state, stock_take_line::expected, count_star()))
        .load(connection)?;
    rows.into_iter()
        .map(|(word, expected, n)| {
            let state = LineState::parse(&word).map_err(|e| StoreError::inconsistent("stock_take_line", number, e))?;
            Ok((state, expected, u64::try_from(n).unwrap_or(0)))
        })
        .collect()
}

/// A place of a stock-take: how many of the devices expected there were seen, of how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtPlace {
    /// Its code; none for devices without a place.
    pub place: Option<String>,
    /// Seen, there or elsewhere.
    pub found: u64,
    /// Expected.
    pub expected: u64,
}

/// Each place with what was expected there.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn by_place(connection: &mut AnyConnection, number: Number) -> Result<Vec<AtPlace>, StoreError> {
    let rows: Vec<(Option<String>, String, i64)> = stock_take_line::table
        .filter(stock_take_line::number.eq(number.to_string()))
        .filter(stock_take_line::expected.eq(true))
        .group_by((stock_take_line::expected_at, stock_take_line::state))
        .select((stock_take_line::expected_at, stock_take_line::state, count_star()))
        .load(connection)?;
    let mut all: std::collections::BTreeMap<Option<String>, AtPlace> = std::collections::BTreeMap::new();
    for (place, word, n) in rows {
        let n = u64::try_from(n).unwrap_or(0);
        let one = all.entry(place.clone()).or_insert_with(|| AtPlace { place, ..AtPlace::default() });
        one.expected += n;
        if !matches!(LineState::parse(&word), Ok(LineState::NotScanned | LineState::Missing | LineState::Left)) {
            one.found += n;
        }
    }
    Ok(all.into_values().collect())
}

/// The codes that nothing answered to, in the order of their scans, after one, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub fn codes(connection: &mut AnyConnection, number: Number, after: i64, limit: i64) -> Result<Vec<(i64, String)>, StoreError> {
    Ok(stock_take_code::table
        .filter(stock_take_code::number.eq(number.to_string()))
        .filter(stock_take_code::seq.gt(after))
        .order(stock_take_code::seq.asc())
        .limit(limit)
        .select((stock_take_code::seq, stock_take_code::code))
        .load(connection)?)
}

/// How many they are.
///
/// # Errors
/// When the database refuses.
pub fn code_count(connection: &mut AnyConnection, number: Number) -> Result<u64, StoreError> {
    let n: i64 = stock_take_code::table.filter(stock_take_code::number.eq(number.to_string())).select(count_star()).first(connection)?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// When a code was scanned in a stock-take before.
///
/// # Errors
/// When the database refuses.
pub fn code_seen(connection: &mut AnyConnection, number: Number, code: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    let at: Option<NaiveDateTime> = stock_take_code::table
        .inner_join(event::table.on(event::seq.eq(stock_take_code::seq)))
        .filter(stock_take_code::number.eq(number.to_string()))
        .filter(stock_take_code::code.eq(code))
        .select(event::at)
        .first(connection)
        .optional()?;
    Ok(at.map(|at| at.and_utc()))
}

/// Every stock-take's row, for the replay to compare.
pub(super) fn rows(connection: &mut AnyConnection) -> Result<Vec<Stated>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = stock_take::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, status, text, seq)| {
        Stated::new(number, seq, text, |number, s: &StockTake| number == s.number.to_string() && status == s.state.as_str())
    });
    Ok(stated.collect())
}

/// The stock-takes that name a frozen document, with its hash.
pub(super) fn papers(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    let rows: Vec<(String, String)> = stock_take::table.select((stock_take::number, stock_take::state)).load(connection)?;
    let paper = |(number, text): (String, String)| Some((number, serde_json::from_str::<StockTake>(&text).ok()?.counted?.document));
    Ok(rows.into_iter().filter_map(paper).collect())
}

/// The lines of a device in every stock-take, for the replay to compare.
///
/// # Errors
/// When the database refuses.
pub fn of_device(connection: &mut AnyConnection, tag: &str) -> Result<Vec<(String, Line)>, StoreError> {
    Ok(stock_take_line::table
        .filter(stock_take_line::tag.eq(tag))
        .order(stock_take_line::number.asc())
        .select((stock_take_line::number, COLUMNS))
        .load(connection)?)
}

/// How many lines and how many codes there are in all, for the replay to compare.
///
/// # Errors
/// When the database refuses.
pub fn size(connection: &mut AnyConnection) -> Result<(u64, u64), StoreError> {
    let lines: i64 = stock_take_line::table.select(count_star()).first(connection)?;
    let codes: i64 = stock_take_code::table.select(count_star()).first(connection)?;
    Ok((u64::try_from(lines).unwrap_or(0), u64::try_from(codes).unwrap_or(0)))
}

/// The numbers of all stock-takes the ledger knows, in order.
///
/// # Errors
/// When the database refuses.
pub fn known(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let last: Vec<(String, Option<i64>)> = event::table
        .filter(event::subject.eq(Subject::StockTake.as_str()))
        .group_by(event::key)
        .order(event::key.asc())
        .select((event::key, max(event::seq)))
        .load(connection)?;
    Ok(last.into_iter().map(|(key, _)| key).collect())
}
