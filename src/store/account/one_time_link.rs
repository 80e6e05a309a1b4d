//! One-time links, stored under the SHA-256 of their secret.

use crate::domain::account::one_time_link::{LinkPurpose, LinkState};
use crate::domain::id::OrganisationId;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::schema::link;
use crate::store::tx::WriteTx;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

/// How long after its end a link is kept, so that its page can say why it no longer works.
const REMEMBERED: Duration = Duration::days(90);

/// A link as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = link)]
pub struct Link {
    /// SHA-256 of the secret, hexadecimal.
    pub hash: String,
    /// A `LinkPurpose` as text.
    pub purpose: String,
    /// Key of the record it opens; which kind depends on the purpose.
    pub opens: String,
    /// Id of the account or contact it was made for; empty when there is none yet.
    pub person: String,
    /// The person's organisation, if any.
    pub organisation: Option<String>,
    /// The normalised e-mail address it was sent to; the limit on links per address counts by it.
    pub address_key: String,
    pub made: NaiveDateTime,
    /// When it expires.
    pub until: NaiveDateTime,
    pub used: Option<NaiveDateTime>,
    /// What came of its use; empty before.
    pub outcome: String,
    /// When a newer link replaced it, or it was ended.
    pub ended: Option<NaiveDateTime>,
}

impl Link {
    /// The purpose as an enum.
    ///
    /// # Errors
    /// When the stored text is not a purpose.
    pub fn purpose(&self) -> Result<LinkPurpose, StoreError> {
        LinkPurpose::parse(&self.purpose).map_err(|e| StoreError::inconsistent("link", "…", e))
    }

    /// The state at a moment.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> LinkState {
        crate::domain::account::one_time_link::state(now, self.until.and_utc(), self.used.is_some(), self.ended.is_some())
    }
}

/// Stores a link. Ends older links for the same purpose, record and person, and deletes those that expired long ago; one that was sealed
/// since stays until that is as long ago, so that `check` knows by the seal that it may be gone.
///
/// # Errors
/// When the query fails.
pub fn insert(tx: &mut WriteTx<'_>, new: &Link) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    end(tx, &new.purpose, &new.opens, &new.person)?;
    diesel::insert_into(link::table).values(new).execute(tx.connection)?;
    let mut old: Vec<String> = link::table.filter(link::until.lt(now - REMEMBERED)).select(link::hash).load(tx.connection)?;
    if old.is_empty() {
        return Ok(());
    }
    let sealed_since = crate::store::ledger::sealed_row::links_sealed_since(tx, now - REMEMBERED)?;
    old.retain(|hash| !sealed_since.contains(hash));
    let over = diesel::delete(link::table.filter(link::hash.eq_any(old))).execute(tx.connection)?;
    if over > 0 { crate::store::ledger::sealed_row::forget_deleted_links(tx) } else { Ok(()) }
}

/// Ends the unused links of a person for a record.
///
/// # Errors
/// When the query fails.
pub fn end(tx: &mut WriteTx<'_>, purpose: &str, opens: &str, person: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    let same = link::table.filter(link::purpose.eq(purpose)).filter(link::opens.eq(opens)).filter(link::person.eq(person));
    diesel::update(same.filter(link::used.is_null()).filter(link::ended.is_null()))
        .set(link::ended.eq(Some(now)))
        .execute(tx.connection)?;
    Ok(())
}

/// Ends all unused links for a record, whoever they were made for.
///
/// # Errors
/// When the query fails.
pub fn end_all(tx: &mut WriteTx<'_>, purpose: LinkPurpose, opens: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    let same = link::table.filter(link::purpose.eq(purpose.as_str())).filter(link::opens.eq(opens));
    diesel::update(same.filter(link::used.is_null()).filter(link::ended.is_null()))
        .set(link::ended.eq(Some(now)))
        .execute(tx.connection)?;
    Ok(())
}

/// Ends every link that still works.
///
/// # Errors
/// When the query fails.
pub fn end_every_link(tx: &mut WriteTx<'_>) -> Result<usize, StoreError> {
    let now = tx.now().naive_utc();
    let open = link::table.filter(link::used.is_null()).filter(link::ended.is_null());
    Ok(diesel::update(open).set(link::ended.eq(Some(now))).execute(tx.connection)?)
}

/// Marks all working links for a record as used: what they were for is done, by whatever way.
///
/// # Errors
/// When the query fails.
pub fn use_all(tx: &mut WriteTx<'_>, purpose: LinkPurpose, opens: &str, outcome: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    let same = link::table.filter(link::purpose.eq(purpose.as_str())).filter(link::opens.eq(opens));
    diesel::update(same.filter(link::used.is_null()).filter(link::ended.is_null()).filter(link::until.ge(now)))
        .set((link::used.eq(Some(now)), link::outcome.eq(outcome)))
        .execute(tx.connection)?;
    Ok(())
}

/// A link by the SHA-256 of its secret.
///
/// # Errors
/// When the query fails.
pub fn find(connection: &mut AnyConnection, hash: &str) -> Result<Option<Link>, StoreError> {
    Ok(link::table.find(hash).first(connection).optional()?)
}

/// How many links of a purpose were made for an address since a moment; for rate limits.
///
/// # Errors
/// When the query fails.
pub fn made_since(
    connection: &mut AnyConnection,
    purpose: LinkPurpose,
    address_key: &str,
    since: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let of_it = link::table.filter(link::address_key.eq(address_key)).filter(link::purpose.eq(purpose.as_str()));
    Ok(of_it.filter(link::made.gt(since.naive_utc())).count().get_result(connection)?)
}

/// Marks a link as used, with what came of it.
///
/// # Errors
/// When the query fails.
pub fn mark_used(tx: &mut WriteTx<'_>, hash: &str, outcome: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    diesel::update(link::table.find(hash)).set((link::used.eq(Some(now)), link::outcome.eq(outcome))).execute(tx.connection)?;
    Ok(())
}

/// Deletes the links an organisation sent to an address, and those of no organisation that no longer work. Links of other organisations
/// to the same address stay.
///
/// # Errors
/// When the query fails.
pub fn forget(tx: &mut WriteTx<'_>, organisation: &OrganisationId, address_key: &str) -> Result<usize, StoreError> {
    let now = tx.now().naive_utc();
    let to_it = || link::table.filter(link::address_key.eq(address_key)).filter(link::address_key.ne(""));
    let over = link::used.is_not_null().or(link::ended.is_not_null()).or(link::until.lt(now));
    let nobodys = diesel::delete(to_it().filter(link::organisation.is_null()).filter(over)).execute(tx.connection)?;
    let theirs = diesel::delete(to_it().filter(link::organisation.eq(organisation.as_str()))).execute(tx.connection)?;
    if nobodys + theirs > 0 {
        crate::store::ledger::sealed_row::forget_deleted_links(tx)?;
    }
    Ok(nobodys + theirs)
}
