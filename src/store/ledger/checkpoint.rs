//! Checkpoints as they were signed: one row each, never changed.

use crate::domain::event::EventData;
use crate::domain::ledger::epoch::Epoch;
use crate::domain::subject::Subject;
use crate::ledger::proof::StoredHashes;
use crate::ledger::{self, Frontier, Root, TreeError};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::schema::{checkpoint, event, log_hash};
use crate::store::tx::WriteTx;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;

/// A checkpoint as it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Its place among the checkpoints, from 0.
    pub place: i64,
    /// How many events it signs.
    pub size: u64,
    /// The signed note.
    pub note: String,
    /// When it was signed.
    pub at: DateTime<Utc>,
    /// The day in Brussels of which it is the first.
    pub day: Option<NaiveDate>,
}

type Row = (i64, i64, String, chrono::NaiveDateTime, Option<NaiveDate>);

fn signed((place, size, note, at, day): Row) -> Result<Signed, StoreError> {
    let size = u64::try_from(size).map_err(|e| StoreError::inconsistent("checkpoint", place, e))?;
    Ok(Signed { place, size, note, at: at.and_utc(), day })
}

/// The newest checkpoint.
///
/// # Errors
/// When the query fails.
pub fn newest(connection: &mut AnyConnection) -> Result<Option<Signed>, StoreError> {
    let row: Option<Row> = checkpoint::table.order(checkpoint::place.desc()).first(connection).optional()?;
    row.map(signed).transpose()
}

/// The first checkpoint over at least so many events.
///
/// # Errors
/// When the query fails.
pub fn covering(connection: &mut AnyConnection, size: u64) -> Result<Option<Signed>, StoreError> {
    let least = i64::try_from(size).map_err(|e| StoreError::inconsistent("checkpoint", size, e))?;
    let row: Option<Row> =
        checkpoint::table.filter(checkpoint::size.ge(least)).order(checkpoint::place.asc()).first(connection).optional()?;
    row.map(signed).transpose()
}

/// The checkpoint of a day in Brussels.
///
/// # Errors
/// When the query fails.
pub fn of_day(connection: &mut AnyConnection, day: NaiveDate) -> Result<Option<Signed>, StoreError> {
    let row: Option<Row> = checkpoint::table.filter(checkpoint::day.eq(day)).first(connection).optional()?;
    row.map(signed).transpose()
}

/// Checkpoints in their order, behind a place, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn after(connection: &mut AnyConnection, place: i64, limit: i64) -> Result<Vec<Signed>, StoreError> {
    let rows: Vec<Row> =
        checkpoint::table.filter(checkpoint::place.gt(place)).order(checkpoint::place.asc()).limit(limit).load(connection)?;
    rows.into_iter().map(signed).collect()
}

/// Keeps a checkpoint; returns it as it stands.
///
/// # Errors
/// When the query fails, or the day has one.
pub fn keep(tx: &mut WriteTx<'_>, size: u64, note: String, day: Option<NaiveDate>) -> Result<Signed, StoreError> {
    let last: Option<i64> = checkpoint::table.select(checkpoint::place).order(checkpoint::place.desc()).first(tx.connection).optional()?;
    let (place, at) = (last.map_or(0, |p| p + 1), tx.now());
    let stored = i64::try_from(size).map_err(|e| StoreError::inconsistent("checkpoint", size, e))?;
    diesel::insert_into(checkpoint::table)
        .values((
            checkpoint::place.eq(place),
            checkpoint::size.eq(stored),
            checkpoint::note.eq(&note),
            checkpoint::at.eq(at.naive_utc()),
            checkpoint::day.eq(day),
        ))
        .execute(tx.connection)?;
    Ok(Signed { place, size, note, at, day })
}

/// The epoch in force with the sequence number of its event; `None` before there was one.
///
/// # Errors
/// When the query fails or the event cannot be parsed.
pub fn epoch(connection: &mut AnyConnection) -> Result<Option<(u64, Epoch)>, StoreError> {
    Ok(epochs(connection)?.pop())
}

/// All epochs and changes of keys, oldest first.
///
/// # Errors
/// When the query fails or an event cannot be parsed.
pub fn epochs(connection: &mut AnyConnection) -> Result<Vec<(u64, Epoch)>, StoreError> {
    let rows: Vec<(i64, Vec<u8>)> = event::table
        .filter(event::subject.eq(Subject::Ledger.as_str()))
        .order(event::seq.asc())
        .select((event::seq, event::leaf))
        .load(connection)?;
    rows.into_iter()
        .map(|(seq, leaf)| match ledger::read(&leaf).map_err(|e| StoreError::inconsistent("event", seq, e))? {
            ledger::Leaf { seq, what: EventData::Epoch(epoch), .. } => Ok((seq, *epoch)),
            _ => Err(StoreError::inconsistent("event", seq, "it is about the ledger and no epoch")),
        })
        .collect()
}

/// The public keys of all epochs, those in use first.
///
/// # Errors
/// When the query fails or an event cannot be parsed.
pub fn keys(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let mut keys: Vec<String> = Vec::new();
    for key in epochs(connection)?.into_iter().rev().flat_map(|(_, epoch)| epoch.keys) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    Ok(keys)
}

/// The root that the stored hashes give for the first `size` events; `None` when there are fewer.
///
/// # Errors
/// When the query fails or the stored hashes do not fit together.
pub fn root_at(connection: &mut AnyConnection, size: u64) -> Result<Option<Root>, StoreError> {
    if size > super::event::size(connection)? {
        return Ok(None);
    }
    let hashes = stored(connection, &Frontier::needs(size))?;
    Frontier::new(size, hashes).root().map(Some).map_err(|e| StoreError::inconsistent("log_hash", size, e))
}

fn stored(connection: &mut AnyConnection, indexes: &[u64]) -> Result<HashMap<u64, [u8; 32]>, StoreError> {
    let wanted: Vec<i64> =
        indexes.iter().map(|i| i64::try_from(*i).map_err(|e| StoreError::inconsistent("log_hash", i, e))).collect::<Result<_, _>>()?;
    let rows: Vec<(i64, Vec<u8>)> = log_hash::table.filter(log_hash::idx.eq_any(&wanted)).load(connection)?;
    rows.into_iter()
        .map(|(index, hash)| {
            let place = u64::try_from(index).map_err(|e| StoreError::inconsistent("log_hash", index, e))?;
            Ok((place, hash.try_into().map_err(|_long| StoreError::inconsistent("log_hash", index, "its length is wrong"))?))
        })
        .collect()
}

/// The stored hashes of a connection, for proofs and tiles.
pub struct Hashes<'c>(RefCell<&'c mut AnyConnection>);

impl std::fmt::Debug for Hashes<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hashes").finish_non_exhaustive()
    }
}

impl<'c> Hashes<'c> {
    /// Reads the hashes that are asked for through this connection.
    #[must_use]
    pub const fn of(connection: &'c mut AnyConnection) -> Self {
        Self(RefCell::new(connection))
    }
}

impl StoredHashes for Hashes<'_> {
    fn at(&self, indexes: &[u64]) -> Result<Vec<[u8; 32]>, TreeError> {
        let mut connection = self.0.try_borrow_mut().map_err(|e| TreeError(e.to_string()))?;
        let found = stored(&mut connection, indexes).map_err(|e| TreeError(e.to_string()))?;
        indexes.iter().map(|i| found.get(i).copied().ok_or_else(|| TreeError(format!("hash {i} is missing")))).collect()
    }
}
