//! What counts once: a key given by the caller, the hash of what was asked, and what was answered, in the same transaction as the
//! work. A repeat gets the same answer; the same key with another question is refused.

use super::error::StoreError;
use super::schema::once;
use super::writer::WriteTx;
use crate::domain::id::UserId;
use diesel::prelude::*;

/// What was answered before: the hash of the question and the answer.
///
/// # Errors
/// When the database refuses.
pub fn find(tx: &mut WriteTx<'_>, who: &UserId, key: &str) -> Result<Option<(String, String)>, StoreError> {
    Ok(once::table.find((who.as_str(), key)).select((once::hash, once::outcome)).first(tx.connection).optional()?)
}

/// Keeps an answer, and forgets those older than a day.
///
/// # Errors
/// When the database refuses.
pub fn keep(tx: &mut WriteTx<'_>, who: &UserId, key: &str, hash: &str, outcome: &str) -> Result<(), StoreError> {
    let now = tx.now();
    diesel::insert_into(once::table)
        .values((
            once::account.eq(who.as_str()),
            once::key.eq(key),
            once::hash.eq(hash),
            once::outcome.eq(outcome),
            once::at.eq(now.naive_utc()),
        ))
        .execute(tx.connection)?;
    let day = chrono::Duration::days(1);
    diesel::delete(once::table.filter(once::at.lt((now - day).naive_utc()))).execute(tx.connection)?;
    Ok(())
}
