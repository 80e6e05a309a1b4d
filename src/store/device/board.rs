//! What stands where, and since when: the head of each stage and of each reason of a hold. Nothing is counted beyond what a page says.

use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::device::{Device, HoldReason};
use crate::domain::number::Number;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::schema::{device, device_hold};
use crate::store::state;
use crate::store::tx::WriteTx;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::not;
use diesel::prelude::*;

/// Counted up to here, and said to be more beyond it: an exact count would cost as much as there are devices.
pub const COUNTED: usize = 1_000;

/// What the board is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this kind.
    pub kind: Option<Kind>,
    /// Of this batch.
    pub batch: Option<Number>,
    /// At this place.
    pub location: Option<String>,
}

/// A column of the board.
#[derive(Clone, Debug)]
pub struct Head {
    /// How many, at most one more than [`COUNTED`].
    pub count: usize,
    /// How many of them since before the limit, at most one more than [`COUNTED`].
    pub overdue: usize,
    /// Those that have been here longest, with since when.
    pub longest: Vec<(Device, DateTime<Utc>)>,
}

/// Narrows by the most telling of what is asked, through its index; the rest stands aside, as in the list of devices.
macro_rules! narrowed {
    ($query:expr, $table:ident, $filter:expr) => {{
        let mut query = $query;
        let filter: &Filter = $filter;
        if let Some(batch) = filter.batch {
            query = query.filter($table::batch.eq(batch.to_string()));
        }
        if let Some(location) = &filter.location {
            let aside = filter.batch.is_some();
            query = if aside { query.filter(not($table::location.ne(location))) } else { query.filter($table::location.eq(location)) };
        }
        if let Some(kind) = filter.kind {
            let aside = filter.batch.is_some() || filter.location.is_some();
            query = if aside { query.filter(not($table::kind.ne(kind.as_str()))) } else { query.filter($table::kind.eq(kind.as_str())) };
        }
        query
    }};
}

fn most() -> i64 {
    i64::try_from(COUNTED + 1).unwrap_or(i64::MAX)
}

fn read(rows: Vec<(String, String, NaiveDateTime)>) -> Result<Vec<(Device, DateTime<Utc>)>, StoreError> {
    rows.into_iter().map(|(tag, text, since)| Ok((state::read("device", &tag, &text)?, since.and_utc()))).collect()
}

/// A stage: how many, how many since before a moment, and the `show` that have been there longest.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn stage(c: &mut AnyConnection, stage: Stage, filter: &Filter, before: DateTime<Utc>, show: u16) -> Result<Head, StoreError> {
    let of = || narrowed!(device::table.filter(device::stage.eq(stage.as_str())).into_boxed(), device, filter);
    // The order of the index, so that it ends where the limit does.
    let counted = || of().order((device::since.asc(), device::tag.asc())).limit(most());
    let all: Vec<NaiveDateTime> = counted().select(device::since).load(c)?;
    let late: Vec<NaiveDateTime> = counted().filter(device::since.lt(before.naive_utc())).select(device::since).load(c)?;
    let rows = of().order((device::since.asc(), device::tag.asc())).limit(i64::from(show));
    let longest = read(rows.select((device::tag, device::state, device::since)).load(c)?)?;
    Ok(Head { count: all.len(), overdue: late.len(), longest })
}

/// The same of a reason of holds; since when the hold was put.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn hold(c: &mut AnyConnection, reason: HoldReason, filter: &Filter, before: DateTime<Utc>, show: u16) -> Result<Head, StoreError> {
    let of = || narrowed!(device_hold::table.filter(device_hold::reason.eq(reason.as_str())).into_boxed(), device_hold, filter);
    let counted = || of().order((device_hold::at.asc(), device_hold::tag.asc())).limit(most());
    let all: Vec<NaiveDateTime> = counted().select(device_hold::at).load(c)?;
    let late: Vec<NaiveDateTime> = counted().filter(device_hold::at.lt(before.naive_utc())).select(device_hold::at).load(c)?;
    let first: Vec<(String, NaiveDateTime)> = of()
        .order((device_hold::at.asc(), device_hold::tag.asc()))
        .limit(i64::from(show))
        .select((device_hold::tag, device_hold::at))
        .load(c)?;
    let mut longest = Vec::with_capacity(first.len());
    for (tag, at) in first {
        let text: String = device::table.find(&tag).select(device::state).first(c)?;
        longest.push((state::read("device", &tag, &text)?, at.and_utc()));
    }
    Ok(Head { count: all.len(), overdue: late.len(), longest })
}

/// Reason, moment, kind, batch and place of a hold.
type Row = (String, NaiveDateTime, String, String, Option<String>);

/// The rows a device's holds make: those of what is with us, in the order of their reasons.
fn rows_of(d: &Device) -> Vec<Row> {
    let holds = d.holds.iter().filter(|_| d.stage.is_in_house());
    let row = |h: &crate::domain::device::Hold| {
        (h.reason.to_string(), h.at.naive_utc(), d.kind.to_string(), d.batch.to_string(), d.location.clone())
    };
    let mut rows: Vec<Row> = holds.map(row).collect();
    rows.sort();
    rows
}

/// Writes the holds of a device anew.
pub(in crate::store) fn put_holds(tx: &mut WriteTx<'_>, d: &Device) -> Result<(), StoreError> {
    let tag = d.tag.as_str();
    diesel::delete(device_hold::table.filter(device_hold::tag.eq(tag))).execute(tx.connection)?;
    for (reason, at, kind, batch, location) in rows_of(d) {
        diesel::insert_into(device_hold::table)
            .values((
                device_hold::tag.eq(tag),
                device_hold::reason.eq(reason),
                device_hold::at.eq(at),
                device_hold::kind.eq(kind),
                device_hold::batch.eq(batch),
                device_hold::location.eq(location),
            ))
            .execute(tx.connection)?;
    }
    Ok(())
}

/// Whether the holds a device is found by are those it has.
///
/// # Errors
/// When the database refuses.
pub fn holds_are(c: &mut AnyConnection, expected: &Device) -> Result<bool, StoreError> {
    let rows: Vec<Row> = device_hold::table
        .filter(device_hold::tag.eq(expected.tag.as_str()))
        .order(device_hold::reason.asc())
        .select((device_hold::reason, device_hold::at, device_hold::kind, device_hold::batch, device_hold::location))
        .load(c)?;
    Ok(rows == rows_of(expected))
}

/// How many rows there are, for the replay to compare.
///
/// # Errors
/// When the database refuses.
pub fn hold_count(c: &mut AnyConnection) -> Result<u64, StoreError> {
    let n: i64 = device_hold::table.select(diesel::dsl::count_star()).first(c)?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// How many a device has, as [`hold_count`] counts them.
#[must_use]
pub fn holds_of(d: &Device) -> u64 {
    u64::try_from(rows_of(d).len()).unwrap_or(0)
}
