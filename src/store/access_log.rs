//! Access log: which pages auditors looked at, and when. Kept outside the ledger, which records devices.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::reading;
use crate::domain::id::UserId;
use crate::store::tx::WriteTx;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// One entry of the access log.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct AccessEntry {
    /// UUIDv7, so it sorts by time.
    pub id: String,
    /// UTC.
    pub at: NaiveDateTime,
    /// Id of the account.
    pub account: String,
    /// Path of the page.
    pub path: String,
}

/// Adds an entry.
///
/// # Errors
/// When the query fails.
pub fn keep(tx: &mut WriteTx<'_>, id: &str, who: &UserId, path: &str) -> Result<(), StoreError> {
    let at = tx.now().naive_utc();
    let row = (reading::id.eq(id), reading::at.eq(at), reading::account.eq(who.as_str()), reading::path.eq(path));
    diesel::insert_into(reading::table).values(row).execute(tx.connection)?;
    Ok(())
}

/// The newest entries before the one with id `before`, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn newest(connection: &mut AnyConnection, before: Option<&str>, limit: i64) -> Result<Vec<AccessEntry>, StoreError> {
    let before = before.unwrap_or("\u{7f}");
    Ok(reading::table.filter(reading::id.lt(before)).order(reading::id.desc()).limit(limit).load(connection)?)
}
