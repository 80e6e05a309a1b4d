//! Sanitisation statements, found by number, device or batch.

use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::evidence::sanitisation_statement::Statement;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::statement;
use crate::store::state;
use crate::store::state::{ComparableRow, put};
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// The most statements read of a batch, and of a device.
const MOST: i64 = 40;

/// Inserts or updates a statement.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, s: &Statement, appended: &Appended) -> Result<(), StoreError> {
    let number = s.number.to_string();
    let seq = appended.about(Subject::Statement, &number)?;
    put!(tx.connection, statement, number = number.as_str(), {
        batch = s.batch.to_string(),
        device = s.device.map(|tag| tag.as_str().to_owned()),
        state = state::write("statement", &number, s)?,
        seq = seq,
    });
    Ok(())
}

/// A statement by its number.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, number: Number) -> Result<Option<Statement>, StoreError> {
    let key = number.to_string();
    let row: Option<String> = statement::table.find(&key).select(statement::state).first(connection).optional()?;
    row.map(|text| state::read("statement", &key, &text)).transpose()
}

/// The statements about a whole batch, newest first.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn of_batch(connection: &mut AnyConnection, batch: Number) -> Result<Vec<Statement>, StoreError> {
    let rows: Vec<(String, String)> = statement::table
        .filter(statement::batch.eq(batch.to_string()))
        .filter(statement::device.is_null())
        .order(statement::number.desc())
        .limit(MOST)
        .select((statement::number, statement::state))
        .load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("statement", &key, &text)).collect()
}

/// The number of the newest statement about exactly this: one device, or a whole batch.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn newest_about(connection: &mut AnyConnection, device: Option<Tag>, batch: Number) -> Result<Option<Number>, StoreError> {
    let of_batch = statement::table.filter(statement::batch.eq(batch.to_string())).order(statement::seq.desc()).select(statement::number);
    let newest: Option<String> = match device {
        Some(tag) => of_batch.filter(statement::device.eq(tag.as_str())).first(connection).optional()?,
        None => of_batch.filter(statement::device.is_null()).first(connection).optional()?,
    };
    newest.map(|n| Number::parse(&n).map_err(|e| StoreError::inconsistent("statement", n, e))).transpose()
}

/// The statements about one device only, newest first.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn of_device_alone(connection: &mut AnyConnection, device: &Device) -> Result<Vec<Statement>, StoreError> {
    let rows: Vec<(String, String)> = statement::table
        .filter(statement::batch.eq(device.batch.to_string()))
        .filter(statement::device.eq(device.tag.as_str()))
        .order(statement::number.desc())
        .limit(MOST)
        .select((statement::number, statement::state))
        .load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("statement", &key, &text)).collect()
}

/// All statements that cover a device, newest first: its own, and those of its batch that list it.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn of_device(connection: &mut AnyConnection, device: &Device) -> Result<Vec<Statement>, StoreError> {
    let mut all = of_device_alone(connection, device)?;
    all.extend(of_batch(connection, device.batch)?.into_iter().filter(|s| s.devices.contains(&device.tag)));
    all.sort_by_key(|s| std::cmp::Reverse(s.number));
    Ok(all)
}

/// Every statement row, for the replay.
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, Option<String>, String, i64)> = statement::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, batch, device, text, seq)| {
        ComparableRow::new(number, seq, text, |number, s: &Statement| {
            let same = number == s.number.to_string() && batch == s.batch.to_string();
            same && device == s.device.map(|tag| tag.as_str().to_owned())
        })
    });
    Ok(stated.collect())
}

/// Number and document hash of every statement.
pub(in crate::store) fn papers(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    let rows: Vec<(String, String)> = statement::table.select((statement::number, statement::state)).load(connection)?;
    let paper = |(number, text): (String, String)| Some((number, serde_json::from_str::<Statement>(&text).ok()?.document));
    Ok(rows.into_iter().filter_map(paper).collect())
}
