//! Waste transfer notes (WEEE), found by number and by collector.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::weee_transfer;
use super::state::{self, ComparableRow, put};
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::domain::waste::WeeeTransfer;
use crate::store::ledger::event::Appended;
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// Inserts or updates a transfer note.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, t: &WeeeTransfer, appended: &Appended) -> Result<(), StoreError> {
    let number = t.number.to_string();
    let seq = appended.about(Subject::WeeeTransfer, &number)?;
    put!(tx.connection, weee_transfer, number = number.as_str(), {
        collector = t.collector.as_str(),
        state = state::write("weee_transfer", &number, t)?,
        seq = seq,
    });
    Ok(())
}

/// A transfer note by its number.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, number: Number) -> Result<Option<WeeeTransfer>, StoreError> {
    let key = number.to_string();
    let row: Option<String> = weee_transfer::table.find(&key).select(weee_transfer::state).first(connection).optional()?;
    row.map(|text| state::read("weee_transfer", &key, &text)).transpose()
}

/// One page of transfer notes, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(connection: &mut AnyConnection, before: Option<Number>, limit: u16) -> Result<Vec<WeeeTransfer>, StoreError> {
    let mut query = weee_transfer::table.into_boxed();
    if let Some(before) = before {
        query = query.filter(weee_transfer::number.lt(before.to_string()));
    }
    let rows: Vec<(String, String)> = query
        .order(weee_transfer::number.desc())
        .limit(i64::from(limit))
        .select((weee_transfer::number, weee_transfer::state))
        .load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("weee_transfer", &key, &text)).collect()
}

/// The last note with a collector, whose particulars are proposed again.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn last_with(connection: &mut AnyConnection, collector: &OrganisationId) -> Result<Option<WeeeTransfer>, StoreError> {
    let row: Option<(String, String)> = weee_transfer::table
        .filter(weee_transfer::collector.eq(collector.as_str()))
        .order(weee_transfer::number.desc())
        .select((weee_transfer::number, weee_transfer::state))
        .first(connection)
        .optional()?;
    row.map(|(key, text)| state::read("weee_transfer", &key, &text)).transpose()
}

/// Every transfer note row, for the replay.
pub(super) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = weee_transfer::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, collector, text, seq)| {
        ComparableRow::new(number, seq, text, |number, t: &WeeeTransfer| {
            number == t.number.to_string() && collector == t.collector.as_str()
        })
    });
    Ok(stated.collect())
}

/// Number and document hash of every transfer note.
pub(super) fn papers(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    let rows: Vec<(String, String)> = weee_transfer::table.select((weee_transfer::number, weee_transfer::state)).load(connection)?;
    let paper = |(number, text): (String, String)| Some((number, serde_json::from_str::<WeeeTransfer>(&text).ok()?.document));
    Ok(rows.into_iter().filter_map(paper).collect())
}
