//! The board: how many devices are at each stage and under each hold, how many are overdue, and which have waited longest. Counts stop at
//! a limit.

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

/// Counting stops here and the page shows "more": an exact count would read every device.
pub const COUNTED: usize = 1_000;

/// What the board is limited to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub kind: Option<Kind>,
    pub batch: Option<Number>,
    /// Code of the location.
    pub location: Option<String>,
}

/// One column of the board.
#[derive(Clone, Debug)]
pub struct Head {
    /// Number of devices, at most [`COUNTED`] + 1.
    pub count: usize,
    /// Those that have been here since before the limit, at most [`COUNTED`] + 1.
    pub overdue: usize,
    /// Those that have been here longest, each with since when.
    pub longest: Vec<(Device, DateTime<Utc>)>,
}

/// Adds the filter so that the most selective field leads the index. The other fields become negated inequalities, which cannot drive an
/// index; see `list` in `record.rs`.
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

/// One stage: how many, how many since before a moment, and the `show` devices that have been there longest.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn stage(c: &mut AnyConnection, stage: Stage, filter: &Filter, before: DateTime<Utc>, show: u16) -> Result<Head, StoreError> {
    let of = || narrowed!(device::table.filter(device::stage.eq(stage.as_str())).into_boxed(), device, filter);
    // In index order, so that the scan stops at the limit.
    let counted = || of().order((device::since.asc(), device::tag.asc())).limit(most());
    let all: Vec<NaiveDateTime> = counted().select(device::since).load(c)?;
    let late: Vec<NaiveDateTime> = counted().filter(device::since.lt(before.naive_utc())).select(device::since).load(c)?;
    let rows = of().order((device::since.asc(), device::tag.asc())).limit(i64::from(show));
    let longest = read(rows.select((device::tag, device::state, device::since)).load(c)?)?;
    Ok(Head { count: all.len(), overdue: late.len(), longest })
}

/// The same for devices held for a reason; the time is when the hold was placed.
///
/// # Errors
/// When the query fails or a stored row is invalid.
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

/// Reason, time, kind, batch and location of a hold.
type Row = (String, NaiveDateTime, String, String, Option<String>);

/// The hold rows of a device, ordered by reason; none once the device has left.
fn rows_of(d: &Device) -> Vec<Row> {
    let holds = d.holds.iter().filter(|_| d.stage.is_in_house());
    let row = |h: &crate::domain::device::Hold| {
        (h.reason.to_string(), h.at.naive_utc(), d.kind.to_string(), d.batch.to_string(), d.location.clone())
    };
    let mut rows: Vec<Row> = holds.map(row).collect();
    rows.sort();
    rows
}

/// Rewrites the hold rows of a device.
pub(super) fn put_holds(tx: &mut WriteTx<'_>, d: &Device) -> Result<(), StoreError> {
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

/// Whether the stored hold rows of a device match it; for the replay.
///
/// # Errors
/// When the query fails.
pub fn holds_are(c: &mut AnyConnection, expected: &Device) -> Result<bool, StoreError> {
    let rows: Vec<Row> = device_hold::table
        .filter(device_hold::tag.eq(expected.tag.as_str()))
        .order(device_hold::reason.asc())
        .select((device_hold::reason, device_hold::at, device_hold::kind, device_hold::batch, device_hold::location))
        .load(c)?;
    Ok(rows == rows_of(expected))
}

/// The number of hold rows, for the replay.
///
/// # Errors
/// When the query fails.
pub fn hold_count(c: &mut AnyConnection) -> Result<u64, StoreError> {
    let n: i64 = device_hold::table.select(diesel::dsl::count_star()).first(c)?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// The number of hold rows a device should have.
#[must_use]
pub fn holds_of(d: &Device) -> u64 {
    u64::try_from(rows_of(d).len()).unwrap_or(0)
}
