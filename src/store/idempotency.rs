//! What counts once: a key given by the caller, the hash of what was asked, and what was answered, in the same transaction as the
//! work. A repeat gets the same answer; the same key with another question is refused.

use super::error::StoreError;
use super::schema::once;
use crate::domain::id::UserId;
use crate::store::tx::WriteTx;
use chrono::Duration;
use diesel::prelude::*;

/// What was answered before: the hash of the question and the answer.
///
/// # Errors
/// When the database refuses.
pub fn find(tx: &mut WriteTx<'_>, who: &UserId, key: &str) -> Result<Option<(String, String)>, StoreError> {
    Ok(once::table.find((who.as_str(), key)).select((once::hash, once::outcome)).first(tx.connection).optional()?)
}

/// How long an answer is kept. A bench without connection sends its scans and cards when it comes back, perhaps after a long weekend, and
/// gives up after thirty days; everything else is asked again at once or never.
fn kept_for(key: &str) -> Duration {
    let is_of_bench = key.starts_with("scan:") || key.starts_with("card:");
    Duration::days(if is_of_bench { 31 } else { 1 })
}

/// Keeps an answer, and forgets those whose time is over.
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
            once::until.eq((now + kept_for(key)).naive_utc()),
        ))
        .execute(tx.connection)?;
    diesel::delete(once::table.filter(once::until.lt(now.naive_utc()))).execute(tx.connection)?;
    Ok(())
}
