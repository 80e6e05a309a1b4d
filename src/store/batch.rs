//! Batches and the lines of their donor lists (manifests).

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::{batch, device, list_habit, list_row, manifest_line};
use super::state::{self, ComparableRow, on_each, put};
use crate::domain::batch::refused::{ListHabit, RefusedRow};
use crate::domain::batch::{Batch, ManifestLine};
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::domain::text_enum::fold_code;
use crate::store::ledger::event::Appended;
use crate::store::tx::WriteTx;
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// Inserts or updates a batch.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, b: &Batch, appended: &Appended) -> Result<(), StoreError> {
    let number = b.number.to_string();
    let seq = appended.about(Subject::Batch, &number)?;
    put!(tx.connection, batch, number = number.as_str(), {
        donor = b.donor.as_str(),
        closed = b.closed.is_some(),
        state = state::write("batch", &number, b)?,
        seq = seq,
    });
    Ok(())
}

/// SHA-256 of the lines of a donor list, hexadecimal. The batch's event seals it, so the table can be checked against the ledger.
///
/// # Errors
/// When a line cannot be serialised.
pub fn digest(lines: &[ManifestLine]) -> Result<String, StoreError> {
    let mut hash = Sha256::new();
    for line in lines {
        hash.update(state::write("manifest_line", &line.line.to_string(), line)?.as_bytes());
        hash.update(b"\n");
    }
    Ok(hex::encode(hash.finalize()))
}

/// Replaces the lines of a donor list. The caller seals their digest in the same transaction.
///
/// # Errors
/// When the query fails.
pub fn put_lines(tx: &mut WriteTx<'_>, number: Number, lines: &[ManifestLine], appended: &Appended) -> Result<(), StoreError> {
    let key = number.to_string();
    appended.about(Subject::Batch, &key)?;
    diesel::delete(manifest_line::table.filter(manifest_line::batch.eq(&key))).execute(tx.connection)?;
    let mut rows = Vec::with_capacity(lines.len());
    for l in lines {
        let place = i32::try_from(l.line).map_err(|e| StoreError::inconsistent("manifest_line", &key, e))?;
        rows.push((
            manifest_line::batch.eq(key.clone()),
            manifest_line::line.eq(place),
            manifest_line::serial_key.eq(key_of(l.serial.as_ref())),
            manifest_line::donor_key.eq(key_of(l.donor_number.as_ref())),
            manifest_line::state.eq(state::write("manifest_line", &key, l)?),
        ));
    }
    for chunk in rows.chunks(500) {
        on_each!(tx.connection, c => diesel::insert_into(manifest_line::table).values(chunk.to_vec()).execute(c))?;
    }
    Ok(())
}

/// A batch by its number.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, number: Number) -> Result<Option<Batch>, StoreError> {
    let key = number.to_string();
    let row: Option<String> = batch::table.find(&key).select(batch::state).first(connection).optional()?;
    row.map(|text| state::read("batch", &key, &text)).transpose()
}

/// One page of batches, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(connection: &mut AnyConnection, before: Option<Number>, limit: u16) -> Result<Vec<Batch>, StoreError> {
    let mut query = batch::table.into_boxed();
    if let Some(before) = before {
        query = query.filter(batch::number.lt(before.to_string()));
    }
    let rows: Vec<(String, String)> =
        query.order(batch::number.desc()).limit(i64::from(limit)).select((batch::number, batch::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("batch", &key, &text)).collect()
}

/// Lines of a donor list in order, after line `after`, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn lines(connection: &mut AnyConnection, number: Number, after: u32, limit: u16) -> Result<Vec<ManifestLine>, StoreError> {
    let key = number.to_string();
    let after = i32::try_from(after).unwrap_or(i32::MAX);
    let rows: Vec<String> = manifest_line::table
        .filter(manifest_line::batch.eq(&key))
        .filter(manifest_line::line.gt(after))
        .order(manifest_line::line.asc())
        .limit(i64::from(limit))
        .select(manifest_line::state)
        .load(connection)?;
    rows.into_iter().map(|text| state::read("manifest_line", &key, &text)).collect()
}

/// Lines of a donor list in order whose device was not received, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn lines_without_device(connection: &mut AnyConnection, number: Number, limit: u16) -> Result<Vec<ManifestLine>, StoreError> {
    let key = number.to_string();
    let there = device::table.filter(device::batch.eq(&key)).filter(device::line.is_not_null()).select(device::line.assume_not_null());
    let rows: Vec<String> = manifest_line::table
        .filter(manifest_line::batch.eq(&key))
        .filter(manifest_line::line.ne_all(there))
        .order(manifest_line::line.asc())
        .limit(i64::from(limit))
        .select(manifest_line::state)
        .load(connection)?;
    rows.into_iter().map(|text| state::read("manifest_line", &key, &text)).collect()
}

/// All lines of a donor list, at most 65,535.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn all_lines(connection: &mut AnyConnection, number: Number) -> Result<Vec<ManifestLine>, StoreError> {
    lines(connection, number, 0, u16::MAX)
}

/// The lines of a donor list that name this serial or inventory number, at most 20.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn lines_named(connection: &mut AnyConnection, number: Number, text: &str) -> Result<Vec<ManifestLine>, StoreError> {
    let (key, fold) = (number.to_string(), fold_code(text));
    if fold.is_empty() {
        return Ok(Vec::new());
    }
    // Two queries, each on its own index: with OR, SQLite would scan the whole list.
    let by_serial: Vec<(i32, String)> = manifest_line::table
        .filter(manifest_line::batch.eq(&key))
        .filter(manifest_line::serial_key.eq(&fold))
        .order(manifest_line::line.asc())
        .limit(20)
        .select((manifest_line::line, manifest_line::state))
        .load(connection)?;
    let by_donor: Vec<(i32, String)> = manifest_line::table
        .filter(manifest_line::batch.eq(&key))
        .filter(manifest_line::donor_key.eq(&fold))
        .order(manifest_line::line.asc())
        .limit(20)
        .select((manifest_line::line, manifest_line::state))
        .load(connection)?;
    let rows: std::collections::BTreeMap<i32, String> = by_serial.into_iter().chain(by_donor).collect();
    rows.into_values().take(20).map(|text| state::read("manifest_line", &key, &text)).collect()
}

/// One line of a donor list.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn line(connection: &mut AnyConnection, number: Number, line: u32) -> Result<Option<ManifestLine>, StoreError> {
    let key = number.to_string();
    let place = i32::try_from(line).unwrap_or(-1);
    let row: Option<String> = manifest_line::table.find((&key, place)).select(manifest_line::state).first(connection).optional()?;
    row.map(|text| state::read("manifest_line", &key, &text)).transpose()
}

/// Every batch row, for the replay.
pub(super) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, bool, String, i64)> = batch::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, donor, closed, text, seq)| {
        ComparableRow::new(number, seq, text, |number, b: &Batch| {
            number == b.number.to_string() && donor == b.donor.as_str() && closed == b.closed.is_some()
        })
    });
    Ok(stated.collect())
}

/// Whether the search columns of a donor list match its lines.
///
/// # Errors
/// When the query fails.
pub fn lines_fit(connection: &mut AnyConnection, number: Number) -> Result<bool, StoreError> {
    type Row = (i32, Option<String>, Option<String>, String);
    let rows: Vec<Row> = manifest_line::table
        .filter(manifest_line::batch.eq(number.to_string()))
        .select((manifest_line::line, manifest_line::serial_key, manifest_line::donor_key, manifest_line::state))
        .load(connection)?;
    Ok(rows.into_iter().all(|(place, serial, donor, text)| {
        let line: Result<ManifestLine, _> = serde_json::from_str(&text);
        line.is_ok_and(|l| {
            i32::try_from(l.line) == Ok(place) && serial == key_of(l.serial.as_ref()) && donor == key_of(l.donor_number.as_ref())
        })
    }))
}

fn key_of(text: Option<&String>) -> Option<String> {
    text.map(|t| fold_code(t)).filter(|k| !k.is_empty())
}

/// The refused rows of a batch that wait, in order.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn refused_rows(connection: &mut AnyConnection, number: Number) -> Result<Vec<RefusedRow>, StoreError> {
    let key = number.to_string();
    let rows: Vec<String> =
        list_row::table.filter(list_row::batch.eq(&key)).order(list_row::place.asc()).select(list_row::state).load(connection)?;
    rows.into_iter().map(|text| state::read("list_row", &key, &text)).collect()
}

/// Replaces the refused rows of a batch. They are work in hand beside the ledger: what becomes of one is an event of the batch.
///
/// # Errors
/// When the query fails.
pub fn put_refused_rows(tx: &mut WriteTx<'_>, number: Number, rows: &[RefusedRow]) -> Result<(), StoreError> {
    let key = number.to_string();
    diesel::delete(list_row::table.filter(list_row::batch.eq(&key))).execute(tx.connection)?;
    let mut values = Vec::with_capacity(rows.len());
    for row in rows {
        let place = i32::try_from(row.place).map_err(|e| StoreError::inconsistent("list_row", &key, e))?;
        values.push((list_row::batch.eq(key.clone()), list_row::place.eq(place), list_row::state.eq(state::write("list_row", &key, row)?)));
    }
    for chunk in values.chunks(500) {
        on_each!(tx.connection, c => diesel::insert_into(list_row::table).values(chunk.to_vec()).execute(c))?;
    }
    Ok(())
}

/// What a person said of the lists of a donor.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn list_habit(connection: &mut AnyConnection, donor: &OrganisationId) -> Result<ListHabit, StoreError> {
    let key = donor.as_str();
    let row: Option<String> = list_habit::table.find(key).select(list_habit::state).first(connection).optional()?;
    row.map_or_else(|| Ok(ListHabit::default()), |text| state::read("list_habit", key, &text))
}

/// Keeps what a person said of the lists of a donor, for the next one.
///
/// # Errors
/// When the query fails.
pub fn put_list_habit(tx: &mut WriteTx<'_>, donor: &OrganisationId, habit: &ListHabit) -> Result<(), StoreError> {
    let key = donor.as_str();
    put!(tx.connection, list_habit, donor = key, { state = state::write("list_habit", key, habit)? });
    Ok(())
}
