//! Idempotency keys: the caller's key, the hash of the request and the outcome, stored in the transaction of the work. A repeat gets the
//! stored outcome; the same key with another request is refused (in `Desk::write`).

use super::error::StoreError;
use super::schema::once;
use crate::domain::id::UserId;
use crate::store::tx::WriteTx;
use chrono::Duration;
use diesel::prelude::*;

/// The hash of the request and the outcome stored under a key, if any.
///
/// # Errors
/// When the query fails.
pub fn find(tx: &mut WriteTx<'_>, who: &UserId, key: &str) -> Result<Option<(String, String)>, StoreError> {
    Ok(once::table.find((who.as_str(), key)).select((once::hash, once::outcome)).first(tx.connection).optional()?)
}

/// How long an outcome is kept. An offline scan bench sends its scans and command cards when it reconnects and gives up after 30 days;
/// all other requests are repeated at once or never.
fn kept_for(key: &str) -> Duration {
    let is_of_bench = key.starts_with("scan:") || key.starts_with("card:");
    Duration::days(if is_of_bench { 31 } else { 1 })
}

/// Stores an outcome and deletes expired ones.
///
/// # Errors
/// When the query fails.
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
