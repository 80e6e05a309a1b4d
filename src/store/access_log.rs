//! What auditors looked at: who, when, which page. Beside the ledger, which is about the devices.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::reading;
use crate::domain::id::UserId;
use crate::store::tx::WriteTx;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// One look.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct AccessEntry {
    /// Its id, in the order of time.
    pub id: String,
    /// When, UTC.
    pub at: NaiveDateTime,
    /// Who.
    pub account: String,
    /// The page.
    pub path: String,
}

/// Keeps a look.
///
/// # Errors
/// When the database refuses.
pub fn keep(tx: &mut WriteTx<'_>, id: &str, who: &UserId, path: &str) -> Result<(), StoreError> {
    let at = tx.now().naive_utc();
    let row = (reading::id.eq(id), reading::at.eq(at), reading::account.eq(who.as_str()), reading::path.eq(path));
    diesel::insert_into(reading::table).values(row).execute(tx.connection)?;
    Ok(())
}

/// The newest looks, before one, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub fn newest(connection: &mut AnyConnection, before: Option<&str>, limit: i64) -> Result<Vec<AccessEntry>, StoreError> {
    let before = before.unwrap_or("\u{7f}");
    Ok(reading::table.filter(reading::id.lt(before)).order(reading::id.desc()).limit(limit).load(connection)?)
}
