//! Organisations, and their contacts outside the ledger.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::{application, contact, organisation};
use super::state::{self, Stated, put};
use crate::domain::id::{ContactId, OrganisationId};
use crate::domain::partner::organisation::{Organisation, StandingState};
use crate::domain::subject::Subject;
use crate::store::ledger::event::Appended;
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// A form of a name that sorts and searches the same everywhere: no accents, capitals.
#[must_use]
pub fn name_key(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let bare: String = name.nfkd().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    bare.to_uppercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes what an organisation became.
///
/// # Errors
/// [`StoreError::Taken`] when another has its enterprise number.
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

/// An organisation.
///
/// # Errors
/// When the database refuses or the row makes no sense.
pub fn find(connection: &mut AnyConnection, id: &OrganisationId) -> Result<Option<Organisation>, StoreError> {
    let row: Option<String> = organisation::table.find(id.as_str()).select(organisation::state).first(connection).optional()?;
    row.map(|text| state::read("organisation", id.as_str(), &text)).transpose()
}

/// The organisation with an enterprise number.
///
/// # Errors
/// When the database refuses or the row makes no sense.
pub fn by_enterprise(connection: &mut AnyConnection, digits: &str) -> Result<Option<Organisation>, StoreError> {
    let row: Option<String> =
        organisation::table.filter(organisation::enterprise.eq(digits)).select(organisation::state).first(connection).optional()?;
    row.map(|text| state::read("organisation", digits, &text)).transpose()
}

/// Organisations by name, those whose name begins with a text, after a name and id (the next page), at most `limit`.
///
/// # Errors
/// When the database refuses or a row makes no sense.
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

/// Organisations in a standing, those whose approval ends first before the others, at most `limit`.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn standing(connection: &mut AnyConnection, state: StandingState, limit: u16) -> Result<Vec<Organisation>, StoreError> {
    let rows: Vec<(String, String)> = organisation::table
        .filter(organisation::standing.eq(state.as_str()))
        .order((organisation::approved_until.asc(), organisation::name_key.asc(), organisation::id.asc()))
        .limit(i64::from(limit))
        .select((organisation::id, organisation::state))
        .load(connection)?;
    rows.into_iter().map(|(id, text)| state::read("organisation", &id, &text)).collect()
}

/// Approved organisations whose approval ends on a day or before, at most a thousand.
///
/// # Errors
/// When the database refuses or a row makes no sense.
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
/// When the database refuses.
pub fn contact(connection: &mut AnyConnection, id: &ContactId) -> Result<Option<Contact>, StoreError> {
    Ok(contact::table.find(id.as_str()).first(connection).optional()?)
}

/// Keeps an application until its address is confirmed.
///
/// # Errors
/// When the database refuses.
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

/// An application that waits for its address to be confirmed: its language and what was given.
///
/// # Errors
/// When the database refuses.
pub fn application(connection: &mut AnyConnection, id: &str) -> Result<Option<(String, String)>, StoreError> {
    Ok(application::table.find(id).select((application::language, application::input)).first(connection).optional()?)
}

/// Forgets an application.
///
/// # Errors
/// When the database refuses.
pub fn forget_application(tx: &mut WriteTx<'_>, id: &str) -> Result<(), StoreError> {
    diesel::delete(application::table.find(id)).execute(tx.connection)?;
    Ok(())
}

/// Forgets every application made before a moment, or by an address.
///
/// # Errors
/// When the database refuses.
pub fn forget_applications(tx: &mut WriteTx<'_>, before: chrono::NaiveDateTime, address_key: &str) -> Result<usize, StoreError> {
    let old = application::table.filter(application::made.lt(before).or(application::address_key.eq(address_key)));
    Ok(diesel::delete(old).execute(tx.connection)?)
}

/// Organisations that are partners no more, at most a thousand: refused, suspended, inactive, or approved until a day before this.
///
/// # Errors
/// When the database refuses or a row makes no sense.
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

/// Several organisations at once.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn several(connection: &mut AnyConnection, ids: &[OrganisationId]) -> Result<Vec<Organisation>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(OrganisationId::as_str).collect();
    let rows: Vec<(String, String)> =
        organisation::table.filter(organisation::id.eq_any(ids)).select((organisation::id, organisation::state)).load(connection)?;
    rows.into_iter().map(|(id, text)| state::read("organisation", &id, &text)).collect()
}

/// A contact person.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, serde::Serialize, serde::Deserialize)]
pub struct Contact {
    /// Its id.
    pub id: String,
    /// Of which organisation.
    pub organisation: String,
    /// Name.
    pub name: String,
    /// In what capacity.
    pub capacity: String,
    /// E-mail address.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// The event that added it.
    #[serde(skip)]
    pub seq: i64,
}

/// Adds or changes a contact.
///
/// # Errors
/// When the database refuses.
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

/// Erases a contact's row.
///
/// # Errors
/// When the database refuses.
pub fn erase_contact(tx: &mut WriteTx<'_>, id: &ContactId, appended: &Appended) -> Result<(), StoreError> {
    appended.about(Subject::Contact, id.as_str())?;
    diesel::delete(contact::table.find(id.as_str())).execute(tx.connection)?;
    Ok(())
}

/// The contacts of an organisation.
///
/// # Errors
/// When the database refuses.
pub fn contacts(connection: &mut AnyConnection, id: &OrganisationId) -> Result<Vec<Contact>, StoreError> {
    Ok(contact::table.filter(contact::organisation.eq(id.as_str())).order(contact::id.asc()).limit(100).load(connection)?)
}

/// Every organisation's row, for the replay to compare.
pub(super) fn rows(connection: &mut AnyConnection) -> Result<Vec<Stated>, StoreError> {
    type Row = (String, String, String, String, bool, String, i64, String, Option<chrono::NaiveDate>);
    let rows: Vec<Row> = organisation::table.load(connection)?;
    let stated = rows.into_iter().map(|(id, enterprise, kind, named, active, text, seq, standing, until)| {
        Stated::new(id, seq, text, |id, o: &Organisation| {
            let same = id == o.id.as_str() && enterprise == o.enterprise_number.digits() && kind == o.kind.as_str();
            let stands = standing == o.standing.state.as_str() && until == o.standing.until;
            same && stands && named == name_key(&o.name) && active == o.active
        })
    });
    Ok(stated.collect())
}

/// Every contact.
pub(super) fn contact_rows(connection: &mut AnyConnection) -> Result<Vec<Contact>, StoreError> {
    Ok(contact::table.load(connection)?)
}
