//! One-time links, kept under the hash of their secret.

use crate::domain::account::one_time_link::{LinkPurpose, LinkState};
use crate::domain::id::OrganisationId;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::schema::link;
use crate::store::tx::WriteTx;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

/// How long a link that works no more can still say why.
const REMEMBERED: Duration = Duration::days(90);

/// A link as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = link)]
pub struct Link {
    /// SHA-256 of the secret, hexadecimal.
    pub hash: String,
    /// What it is for, as stored.
    pub purpose: String,
    /// What it opens: a key of its purpose.
    pub opens: String,
    /// For whom: the id of an account or a contact; empty when nobody is known yet.
    pub person: String,
    /// The organisation they are of.
    pub organisation: Option<String>,
    /// The address it was sent to, folded; by it they are counted.
    pub address_key: String,
    /// When it was made.
    pub made: NaiveDateTime,
    /// Until when it works.
    pub until: NaiveDateTime,
    /// When it was used.
    pub used: Option<NaiveDateTime>,
    /// What came of it.
    pub outcome: String,
    /// When another took its place.
    pub ended: Option<NaiveDateTime>,
}

impl Link {
    /// What it is for.
    ///
    /// # Errors
    /// When the word is none of the list.
    pub fn purpose(&self) -> Result<LinkPurpose, StoreError> {
        LinkPurpose::parse(&self.purpose).map_err(|e| StoreError::inconsistent("link", "…", e))
    }

    /// How it stands now.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> LinkState {
        crate::domain::account::one_time_link::state(now, self.until.and_utc(), self.used.is_some(), self.ended.is_some())
    }
}

/// Writes a link; the older ones for the same thing and person work no more, and those nobody needs to hear of are forgotten.
///
/// # Errors
/// When the database refuses.
pub fn insert(tx: &mut WriteTx<'_>, new: &Link) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    end(tx, &new.purpose, &new.opens, &new.person)?;
    diesel::insert_into(link::table).values(new).execute(tx.connection)?;
    diesel::delete(link::table.filter(link::until.lt(now - REMEMBERED))).execute(tx.connection)?;
    Ok(())
}

/// Ends the links for a thing and a person that still work.
///
/// # Errors
/// When the database refuses.
pub fn end(tx: &mut WriteTx<'_>, purpose: &str, opens: &str, person: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    let same = link::table.filter(link::purpose.eq(purpose)).filter(link::opens.eq(opens)).filter(link::person.eq(person));
    diesel::update(same.filter(link::used.is_null()).filter(link::ended.is_null()))
        .set(link::ended.eq(Some(now)))
        .execute(tx.connection)?;
    Ok(())
}

/// Ends every link for a thing that still works, whoever it was made for.
///
/// # Errors
/// When the database refuses.
pub fn end_all(tx: &mut WriteTx<'_>, purpose: LinkPurpose, opens: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    let same = link::table.filter(link::purpose.eq(purpose.as_str())).filter(link::opens.eq(opens));
    diesel::update(same.filter(link::used.is_null()).filter(link::ended.is_null()))
        .set(link::ended.eq(Some(now)))
        .execute(tx.connection)?;
    Ok(())
}

/// Marks every link for a thing that still works as used: what it was for is done, whoever did it.
///
/// # Errors
/// When the database refuses.
pub fn use_all(tx: &mut WriteTx<'_>, purpose: LinkPurpose, opens: &str, outcome: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    let same = link::table.filter(link::purpose.eq(purpose.as_str())).filter(link::opens.eq(opens));
    diesel::update(same.filter(link::used.is_null()).filter(link::ended.is_null()).filter(link::until.ge(now)))
        .set((link::used.eq(Some(now)), link::outcome.eq(outcome)))
        .execute(tx.connection)?;
    Ok(())
}

/// A link by the hash of its secret.
///
/// # Errors
/// When the database refuses.
pub fn find(connection: &mut AnyConnection, hash: &str) -> Result<Option<Link>, StoreError> {
    Ok(link::table.find(hash).first(connection).optional()?)
}

/// How many links of a purpose were made for an address since a moment.
///
/// # Errors
/// When the database refuses.
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
/// When the database refuses.
pub fn mark_used(tx: &mut WriteTx<'_>, hash: &str, outcome: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    diesel::update(link::table.find(hash)).set((link::used.eq(Some(now)), link::outcome.eq(outcome))).execute(tx.connection)?;
    Ok(())
}

/// Forgets the links of an organisation that were sent to an address, and those of no organisation that work no more: the same person may be
/// of another one.
///
/// # Errors
/// When the database refuses.
pub fn forget(tx: &mut WriteTx<'_>, organisation: &OrganisationId, address_key: &str) -> Result<usize, StoreError> {
    let now = tx.now().naive_utc();
    let to_it = || link::table.filter(link::address_key.eq(address_key)).filter(link::address_key.ne(""));
    let over = link::used.is_not_null().or(link::ended.is_not_null()).or(link::until.lt(now));
    let nobodys = diesel::delete(to_it().filter(link::organisation.is_null()).filter(over)).execute(tx.connection)?;
    Ok(nobodys + diesel::delete(to_it().filter(link::organisation.eq(organisation.as_str()))).execute(tx.connection)?)
}
