//! Locations in the depot.

use crate::domain::device::location::Location;
use crate::domain::subject::Subject;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::location;
use crate::store::state;
use crate::store::state::{ComparableRow, put};
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// Inserts or updates a location.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, l: &Location, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Location, &l.code)?;
    put!(tx.connection, location, code = l.code.as_str(), { state = state::write("location", &l.code, l)?, seq = seq });
    Ok(())
}

/// A location by its code.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, code: &str) -> Result<Option<Location>, StoreError> {
    let row: Option<String> = location::table.find(code).select(location::state).first(connection).optional()?;
    row.map(|text| state::read("location", code, &text)).transpose()
}

/// All locations ordered by code, at most 2,000.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(connection: &mut AnyConnection) -> Result<Vec<Location>, StoreError> {
    let rows: Vec<(String, String)> =
        location::table.order(location::code.asc()).limit(2000).select((location::code, location::state)).load(connection)?;
    rows.into_iter().map(|(code, text)| state::read("location", &code, &text)).collect()
}

/// Every location row, for the replay.
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, i64)> = location::table.load(connection)?;
    Ok(rows.into_iter().map(|(code, text, seq)| ComparableRow::new(code, seq, text, |code, l: &Location| code == l.code)).collect())
}
