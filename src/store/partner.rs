//! Organisations, and their contacts and applications, which are outside the ledger.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::{application, contact, organisation};
use super::state::{self, ComparableRow, put};
use crate::domain::id::{ContactId, OrganisationId};
use crate::domain::partner::organisation::{Organisation, StandingState};
use crate::domain::subject::Subject;
use crate::store::ledger::event::Appended;
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// Normal form of a name for sorting and prefix search: capitals, no accents, no punctuation.
#[must_use]
pub fn name_key(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let bare: String = name.nfkd().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    bare.to_uppercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Inserts or updates an organisation.
///
/// # Errors
/// [`StoreError::Taken`] when another organisation has the enterprise number.
pub fn project(tx: &mut WriteTx<'_>, o: &Organisation, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Organisation, o.id.as_str())?;
    put!(tx.connection, organisation, id = o.id.as_str(), {
        enterprise = o.enterprise_number.digits(),
        kind = o.kind.as_str(),
        name_key = name_key(&o.name),
        active = o.active,
        standing = o.standing.state.as_str(),
        approved_until = o.standing.until,
        state = state::write("organisation", o.id.as_str(), o)?,
        seq = seq,
    });
    Ok(())
}

/// An organisation by its id.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, id: &OrganisationId) -> Result<Option<Organisation>, StoreError> {
    let row: Option<String> = organisation::table.find(id.as_str()).select(organisation::state).first(connection).optional()?;
    row.map(|text| state::read("organisation", id.as_str(), &text)).transpose()
}

/// The organisation with this enterprise number (digits only).
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn by_enterprise(connection: &mut AnyConnection, digits: &str) -> Result<Option<Organisation>, StoreError> {
    let row: Option<String> =
        organisation::table.filter(organisation::enterprise.eq(digits)).select(organisation::state).first(connection).optional()?;
    row.map(|text| state::read("organisation", digits, &text)).transpose()
}

/// One page of organisations ordered by name, those whose name begins with `begins`, after a name and id, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(
    connection: &mut AnyConnection,
    begins: &str,
    after: Option<(String, String)>,
    limit: u16,
) -> Result<Vec<Organisation>, StoreError> {
    let mut query = organisation::table.into_boxed();
    let key = name_key(begins);
    if !key.is_empty() {
        query = query.filter(organisation::name_key.ge(key.clone())).filter(organisation::name_key.lt(state::after_prefix(&key)));
    }
    if let Some((name, id)) = after {
        query = query.filter(organisation::name_key.ge(name.clone())).filter(organisation::name_key.gt(name).or(organisation::id.gt(id)));
    }
    let rows: Vec<(String, String)> = query
        .order((organisation::name_key.asc(), organisation::id.asc()))
        .limit(i64::from(limit))
        .select((organisation::id, organisation::state))
        .load(connection)?;
    rows.into_iter().map(|(id, text)| state::read("organisation", &id, &text)).collect()
}

/// Organisations with a status, those whose approval ends first come first, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn standing(connection: &mut AnyConnection, state: StandingState, limit: u16) -> Result<Vec<Organisation>, StoreError> {
    let rows: Vec<(String, String)> = organisation::table
        .filter(organisation::standing.eq(state.as_str()))
        .order((organisation::approved_until.asc(), organisation::name_key.asc(), organisation::id.asc()))
        .limit(i64::from(limit))
        .select((organisation::id, organisation::state))
        .load(connection)?;
    rows.into_iter().map(|(id, text)| state::read("organisation", &id, &text)).collect()
}

/// Approved organisations whose approval ends by a day, at most 1,000.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn ending(connection: &mut AnyConnection, by: chrono::NaiveDate) -> Result<Vec<Organisation>, StoreError> {
    let rows: Vec<(String, String)> = organisation::table
        .filter(organisation::standing.eq(StandingState::Approved.as_str()))
        .filter(organisation::approved_until.le(by))
        .order(organisation::approved_until.asc())
        .limit(1_000)
        .select((organisation::id, organisation::state))
        .load(connection)?;
    rows.into_iter().map(|(id, text)| state::read("organisation", &id, &text)).collect()
}

/// A contact by its id.
///
/// # Errors
/// When the query fails.
pub fn contact(connection: &mut AnyConnection, id: &ContactId) -> Result<Option<Contact>, StoreError> {
    Ok(contact::table.find(id.as_str()).first(connection).optional()?)
}

/// Stores an application until its e-mail address is confirmed.
///
/// # Errors
/// When the query fails.
pub fn keep_application(tx: &mut WriteTx<'_>, id: &str, address_key: &str, language: &str, input: &str) -> Result<(), StoreError> {
    let made = tx.now().naive_utc();
    diesel::insert_into(application::table)
        .values((
            application::id.eq(id),
            application::address_key.eq(address_key),
            application::language.eq(language),
            application::input.eq(input),
            application::made.eq(made),
        ))
        .execute(tx.connection)?;
    Ok(())
}

/// An unconfirmed application: its language and its input as JSON.
///
/// # Errors
/// When the query fails.
pub fn application(connection: &mut AnyConnection, id: &str) -> Result<Option<(String, String)>, StoreError> {
    Ok(application::table.find(id).select((application::language, application::input)).first(connection).optional()?)
}

/// Deletes an application.
///
/// # Errors
/// When the query fails.
pub fn forget_application(tx: &mut WriteTx<'_>, id: &str) -> Result<(), StoreError> {
    diesel::delete(application::table.find(id)).execute(tx.connection)?;
    Ok(())
}

/// Deletes all applications made before a moment or for an address.
///
/// # Errors
/// When the query fails.
pub fn forget_applications(tx: &mut WriteTx<'_>, before: chrono::NaiveDateTime, address_key: &str) -> Result<usize, StoreError> {
    let old = application::table.filter(application::made.lt(before).or(application::address_key.eq(address_key)));
    Ok(diesel::delete(old).execute(tx.connection)?)
}

/// Organisations with contacts that are no longer partners: refused, suspended, inactive, or approved only until before this day. At most
/// 1,000.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn no_partners(connection: &mut AnyConnection, before: chrono::NaiveDate) -> Result<Vec<Organisation>, StoreError> {
    let gone = [StandingState::Refused.as_str(), StandingState::Suspended.as_str()];
    let rows: Vec<(String, String)> = organisation::table
        .filter(organisation::standing.eq_any(gone).or(organisation::active.eq(false)).or(organisation::approved_until.lt(before)))
        .filter(organisation::id.eq_any(contact::table.select(contact::organisation)))
        .limit(1_000)
        .select((organisation::id, organisation::state))
        .load(connection)?;
    rows.into_iter().map(|(id, text)| state::read("organisation", &id, &text)).collect()
}

/// Organisations by their ids.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn several(connection: &mut AnyConnection, ids: &[OrganisationId]) -> Result<Vec<Organisation>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(OrganisationId::as_str).collect();
    let rows: Vec<(String, String)> =
        organisation::table.filter(organisation::id.eq_any(ids)).select((organisation::id, organisation::state)).load(connection)?;
    rows.into_iter().map(|(id, text)| state::read("organisation", &id, &text)).collect()
}

/// A contact person.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, serde::Serialize, serde::Deserialize)]
pub struct Contact {
    pub id: String,
    /// Id of the organisation.
    pub organisation: String,
    pub name: String,
    /// Function in the organisation; may be empty.
    pub capacity: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// May be empty.
    pub phone: String,
    /// Sequence number of the contact's last event.
    #[serde(skip)]
    pub seq: i64,
}

/// Inserts or updates a contact.
///
/// # Errors
/// When the query fails.
pub fn project_contact(tx: &mut WriteTx<'_>, c: &Contact, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Contact, &c.id)?;
    put!(tx.connection, contact, id = c.id.as_str(), {
        organisation = c.organisation.as_str(),
        name = c.name.as_str(),
        capacity = c.capacity.as_str(),
        email = c.email.as_str(),
        phone = c.phone.as_str(),
        seq = seq,
    });
    Ok(())
}

/// Deletes a contact's row.
///
/// # Errors
/// When the query fails.
pub fn erase_contact(tx: &mut WriteTx<'_>, id: &ContactId, appended: &Appended) -> Result<(), StoreError> {
    appended.about(Subject::Contact, id.as_str())?;
    diesel::delete(contact::table.find(id.as_str())).execute(tx.connection)?;
    Ok(())
}

/// The contacts of an organisation, the oldest first, at most 100.
///
/// # Errors
/// When the query fails.
pub fn contacts(connection: &mut AnyConnection, id: &OrganisationId) -> Result<Vec<Contact>, StoreError> {
    Ok(contact::table.filter(contact::organisation.eq(id.as_str())).order(contact::id.asc()).limit(100).load(connection)?)
}

/// Every organisation row, for the replay.
pub(super) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    type Row = (String, String, String, String, bool, String, i64, String, Option<chrono::NaiveDate>);
    let rows: Vec<Row> = organisation::table.load(connection)?;
    let stated = rows.into_iter().map(|(id, enterprise, kind, named, active, text, seq, standing, until)| {
        ComparableRow::new(id, seq, text, |id, o: &Organisation| {
            let same = id == o.id.as_str() && enterprise == o.enterprise_number.digits() && kind == o.kind.as_str();
            let stands = standing == o.standing.state.as_str() && until == o.standing.until;
            same && stands && named == name_key(&o.name) && active == o.active
        })
    });
    Ok(stated.collect())
}

/// Every contact, for the replay.
pub(super) fn contact_rows(connection: &mut AnyConnection) -> Result<Vec<Contact>, StoreError> {
    Ok(contact::table.load(connection)?)
}
