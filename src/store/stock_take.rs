//! Stock-takes: a line for every device expected or seen, and the scanned codes that match no device.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::{device, event, stock_take, stock_take_code, stock_take_line};
use super::state::{self, ComparableRow, on_each, put};
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

/// Tags per statement; far below the parameter limit of either database.
const PIECE: usize = 500;

/// A line: what a stock-take knows of a device.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Line {
    pub tag: String,
    /// Whether it was expected when the stock-take opened.
    pub expected: bool,
    /// Its location on record then.
    pub expected_at: Option<String>,
    /// A `LineState` as text.
    pub state: String,
    /// Code of the location where it was seen.
    pub seen_at: Option<String>,
    /// When it was seen, UTC.
    pub seen_on: Option<NaiveDateTime>,
    /// Who saw it, as a pseudonym.
    pub seen_by: Option<String>,
}

impl Line {
    /// The state as an enum.
    ///
    /// # Errors
    /// When the stored text is not a line state.
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

/// The stages at which a device is in the depot.
fn with_us() -> Vec<&'static str> {
    Stage::ALL.iter().filter(|s| s.is_in_house()).map(|s| s.as_str()).collect()
}

/// Count and SHA-256 of some texts, each followed by a line feed.
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

/// Inserts or updates a stock-take.
///
/// # Errors
/// When the query fails.
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

/// Tags of the devices in the depot at these locations, or at any when none is named; in order.
///
/// # Errors
/// When the query fails.
pub fn standing(connection: &mut AnyConnection, places: &[String]) -> Result<Vec<String>, StoreError> {
    let here = device::table.filter(device::stage.eq_any(with_us()));
    Ok(if places.is_empty() {
        here.order(device::tag.asc()).select(device::tag).load(connection)?
    } else {
        here.filter(device::location.eq_any(places)).order(device::tag.asc()).select(device::tag).load(connection)?
    })
}

/// Adds a line for every expected device with one statement inside the database, because there may be ten thousand.
///
/// # Errors
/// When the statement fails, or adds another number of lines than the stock-take expects.
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

/// Records that a device was seen. The event is either the device's step or a sighting of the stock-take.
///
/// # Errors
/// When the statement fails, or the event is about something else.
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

/// Records a scanned code that matches no device.
///
/// # Errors
/// When the query fails.
pub fn put_code(tx: &mut WriteTx<'_>, number: Number, code: &str, appended: &Appended) -> Result<(), StoreError> {
    let key = number.to_string();
    let seq = appended.about(Subject::Sighting, &key)?;
    diesel::insert_into(stock_take_code::table)
        .values((stock_take_code::number.eq(&key), stock_take_code::seq.eq(seq), stock_take_code::code.eq(code)))
        .execute(tx.connection)?;
    Ok(())
}

/// Settles the lines not scanned: those whose tag is in `left` left the depot, all others are missing.
///
/// # Errors
/// When the query fails.
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
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, number: Number) -> Result<Option<StockTake>, StoreError> {
    let key = number.to_string();
    let row: Option<String> = stock_take::table.find(&key).select(stock_take::state).first(connection).optional()?;
    row.map(|text| state::read("stock_take", &key, &text)).transpose()
}

/// One page of stock-takes, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(connection: &mut AnyConnection, before: Option<Number>, limit: u16) -> Result<Vec<StockTake>, StoreError> {
    let mut query = stock_take::table.into_boxed();
    if let Some(before) = before {
        query = query.filter(stock_take::number.lt(before.to_string()));
    }
    let rows: Vec<(String, String)> =
        query.order(stock_take::number.desc()).limit(i64::from(limit)).select((stock_take::number, stock_take::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("stock_take", &key, &text)).collect()
}

/// All open stock-takes; few, because their scopes do not overlap.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn open(connection: &mut AnyConnection) -> Result<Vec<StockTake>, StoreError> {
    let rows: Vec<(String, String)> = stock_take::table
        .filter(stock_take::status.eq(StockTakeState::Open.as_str()))
        .order(stock_take::number.asc())
        .select((stock_take::number, stock_take::state))
        .load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("stock_take", &key, &text)).collect()
}

/// The line of a device.
///
/// # Errors
/// When the query fails.
pub fn line(connection: &mut AnyConnection, number: Number, tag: &Tag) -> Result<Option<Line>, StoreError> {
    Ok(stock_take_line::table.find((number.to_string(), tag.as_str())).select(COLUMNS).first(connection).optional()?)
}

/// One page of lines ordered by tag, of one state or of all, after `after`, at most `limit`.
///
/// # Errors
/// When the query fails.
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

/// The tags of the lines in one state, in order.
///
/// # Errors
/// When the query fails.
pub fn tags(connection: &mut AnyConnection, number: Number, only: LineState) -> Result<Vec<String>, StoreError> {
    let of = stock_take_line::table.filter(stock_take_line::number.eq(number.to_string()));
    Ok(of
        .filter(stock_take_line::state.eq(only.as_str()))
        .order(stock_take_line::tag.asc())
        .select(stock_take_line::tag)
        .load(connection)?)
}

/// The devices with these tags, each with the time of its last step.
///
/// # Errors
/// When the query fails or a stored row is invalid.
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

/// Tags of lines not scanned whose device took a step after the opening event `opened`, in order.
///
/// # Errors
/// When the query fails.
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

/// Number of lines by state and by whether expected.
///
/// # Errors
/// When the query fails or a stored row is invalid.
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

/// The result of a stock-take at one location.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtPlace {
    /// Code of the location; none for devices without one.
    pub place: Option<String>,
    /// Expected here and seen, here or elsewhere.
    pub found: u64,
    /// All that is expected here, seen or not.
    pub expected: u64,
}

/// The result at each location.
///
/// # Errors
/// When the query fails or a stored row is invalid.
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

/// Scanned codes that match no device, in order of scanning, after `after`, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn codes(connection: &mut AnyConnection, number: Number, after: i64, limit: i64) -> Result<Vec<(i64, String)>, StoreError> {
    Ok(stock_take_code::table
        .filter(stock_take_code::number.eq(number.to_string()))
        .filter(stock_take_code::seq.gt(after))
        .order(stock_take_code::seq.asc())
        .limit(limit)
        .select((stock_take_code::seq, stock_take_code::code))
        .load(connection)?)
}

/// Number of scanned codes that match no device.
///
/// # Errors
/// When the query fails.
pub fn code_count(connection: &mut AnyConnection, number: Number) -> Result<u64, StoreError> {
    let n: i64 = stock_take_code::table.filter(stock_take_code::number.eq(number.to_string())).select(count_star()).first(connection)?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// When a code was scanned before in a stock-take.
///
/// # Errors
/// When the query fails.
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

/// Every stock-take row, for the replay.
pub(super) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = stock_take::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, status, text, seq)| {
        ComparableRow::new(number, seq, text, |number, s: &StockTake| number == s.number.to_string() && status == s.state.as_str())
    });
    Ok(stated.collect())
}

/// Number and document hash of every counted stock-take.
pub(super) fn papers(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    let rows: Vec<(String, String)> = stock_take::table.select((stock_take::number, stock_take::state)).load(connection)?;
    let paper = |(number, text): (String, String)| Some((number, serde_json::from_str::<StockTake>(&text).ok()?.counted?.document));
    Ok(rows.into_iter().filter_map(paper).collect())
}

/// The lines of a device in all stock-takes, for the replay.
///
/// # Errors
/// When the query fails.
pub fn of_device(connection: &mut AnyConnection, tag: &str) -> Result<Vec<(String, Line)>, StoreError> {
    Ok(stock_take_line::table
        .filter(stock_take_line::tag.eq(tag))
        .order(stock_take_line::number.asc())
        .select((stock_take_line::number, COLUMNS))
        .load(connection)?)
}

/// Number of all lines and of all codes, for the replay.
///
/// # Errors
/// When the query fails.
pub fn size(connection: &mut AnyConnection) -> Result<(u64, u64), StoreError> {
    let lines: i64 = stock_take_line::table.select(count_star()).first(connection)?;
    let codes: i64 = stock_take_code::table.select(count_star()).first(connection)?;
    Ok((u64::try_from(lines).unwrap_or(0), u64::try_from(codes).unwrap_or(0)))
}

/// Numbers of all stock-takes in the ledger, in order.
///
/// # Errors
/// When the query fails.
pub fn known(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let last: Vec<(String, Option<i64>)> = event::table
        .filter(event::subject.eq(Subject::StockTake.as_str()))
        .group_by(event::key)
        .order(event::key.asc())
        .select((event::key, max(event::seq)))
        .load(connection)?;
    Ok(last.into_iter().map(|(key, _)| key).collect())
}
