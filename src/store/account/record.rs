//! Accounts of people who sign in, their sessions and tokens. Secrets are stored as hashes only.

use crate::domain::account::actor::{Actor, Role};
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::subject::Subject;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::{account, session, token};
use crate::store::state::put;
use crate::store::tx::WriteTx;
use chrono::{DateTime, Utc};
use diesel::prelude::*;

/// An account as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Account {
    /// The pseudonym.
    pub id: String,
    /// The address, folded for comparison.
    pub email_key: String,
    /// The address as written.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// Role.
    pub role: String,
    /// The organisation a partner acts for.
    pub organisation: Option<String>,
    /// Whether they may sign in.
    pub active: bool,
    /// Argon2id, PHC form.
    pub password: String,
    /// Language of the interface.
    pub language: String,
    /// Place of the last event.
    pub seq: i64,
}

impl Account {
    /// Who acts when this account does.
    ///
    /// # Errors
    /// When the role is no role.
    pub fn actor(&self) -> Result<Actor, StoreError> {
        Ok(Actor {
            user: UserId::new(self.id.clone()),
            role: Role::parse(&self.role).map_err(|e| StoreError::inconsistent("account", &self.id, e))?,
            organisation: self.organisation.clone().map(OrganisationId::new),
        })
    }
}

/// The form of an address under which it is unique. Only case and outer spaces are folded: nothing is "corrected".
#[must_use]
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Writes an account.
///
/// # Errors
/// [`StoreError::Taken`] (`email_key`) when the address has one already.
pub fn project(tx: &mut WriteTx<'_>, a: &Account, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::User, &a.id)?;
    put!(tx.connection, account, id = a.id.as_str(), {
        email_key = a.email_key.as_str(),
        email = a.email.as_str(),
        name = a.name.as_str(),
        role = a.role.as_str(),
        organisation = a.organisation.as_deref(),
        active = a.active,
        password = a.password.as_str(),
        language = a.language.as_str(),
        seq = seq,
    });
    Ok(())
}

/// Sets the language of the interface: a taste, not a state of the world, so without an event.
///
/// # Errors
/// When the database refuses.
pub fn set_language(tx: &mut WriteTx<'_>, id: &UserId, language: &str) -> Result<(), StoreError> {
    diesel::update(account::table.find(id.as_str())).set(account::language.eq(language)).execute(tx.connection)?;
    Ok(())
}

/// Replaces the password's hash, for example when its parameters grew.
///
/// # Errors
/// When the database refuses.
pub fn set_password(tx: &mut WriteTx<'_>, id: &UserId, hash: &str) -> Result<(), StoreError> {
    diesel::update(account::table.find(id.as_str())).set(account::password.eq(hash)).execute(tx.connection)?;
    Ok(())
}

/// Whether nobody can sign in yet.
///
/// # Errors
/// When the database refuses.
pub fn is_empty(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let one: Option<String> = account::table.select(account::id).limit(1).first(connection).optional()?;
    Ok(one.is_none())
}

/// An account by its id.
///
/// # Errors
/// When the database refuses.
pub fn find(connection: &mut AnyConnection, id: &str) -> Result<Option<Account>, StoreError> {
    Ok(account::table.find(id).first(connection).optional()?)
}

/// An account by its address.
///
/// # Errors
/// When the database refuses.
pub fn by_email(connection: &mut AnyConnection, email: &str) -> Result<Option<Account>, StoreError> {
    // Nobody has such an address, and PostgreSQL would refuse the statement for a NUL.
    if email.chars().any(char::is_control) {
        return Ok(None);
    }
    Ok(account::table.filter(account::email_key.eq(email_key(email))).first(connection).optional()?)
}

/// Accounts in the order of their addresses, after one (the next page), at most `limit`.
///
/// # Errors
/// When the database refuses.
pub fn list(connection: &mut AnyConnection, after: Option<&str>, limit: u16) -> Result<Vec<Account>, StoreError> {
    let mut query = account::table.into_boxed();
    if let Some(after) = after {
        query = query.filter(account::email_key.gt(after));
    }
    Ok(query.order(account::email_key.asc()).limit(i64::from(limit)).load(connection)?)
}

/// The accounts in use of an organisation, the oldest first.
///
/// # Errors
/// When the database refuses.
pub fn of_organisation(connection: &mut AnyConnection, id: &OrganisationId) -> Result<Vec<Account>, StoreError> {
    let of_it = account::table.filter(account::organisation.eq(id.as_str())).filter(account::active.eq(true));
    Ok(of_it.order(account::id.asc()).limit(100).load(connection)?)
}

/// Blanks a person's account: name, address and password go, the pseudonym stays. Every session, and every token, ends.
///
/// # Errors
/// When the database refuses.
pub fn blank(tx: &mut WriteTx<'_>, a: &Account, appended: &Appended) -> Result<(), StoreError> {
    let gone = format!("{}@erased.invalid", a.id);
    let blank = Account { email_key: gone.clone(), email: gone, name: String::new(), active: false, password: String::new(), ..a.clone() };
    project(tx, &blank, appended)?;
    end_sessions(tx, &a.id, None)
}

/// The names people know for pseudonyms.
///
/// # Errors
/// When the database refuses.
pub fn names(connection: &mut AnyConnection, ids: &[&str]) -> Result<Vec<(String, String)>, StoreError> {
    // One by one, and not as a list: a page has a handful, and the database knows this text of SQL already.
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(account::table.find(id).select((account::id, account::name)).first(connection).optional()?);
    }
    Ok(found)
}

/// Begins a session under the hash of its secret.
///
/// # Errors
/// When the database refuses.
pub fn begin_session(tx: &mut WriteTx<'_>, hash: &str, id: &str) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    diesel::insert_into(session::table)
        .values((session::hash.eq(hash), session::account.eq(id), session::began.eq(now), session::seen.eq(now)))
        .execute(tx.connection)?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the database refuses.
pub fn end_session(tx: &mut WriteTx<'_>, hash: &str) -> Result<(), StoreError> {
    diesel::delete(session::table.find(hash)).execute(tx.connection)?;
    Ok(())
}

/// Ends every session of an account but one.
///
/// # Errors
/// When the database refuses.
pub fn end_sessions(tx: &mut WriteTx<'_>, id: &str, but: Option<&str>) -> Result<(), StoreError> {
    diesel::delete(session::table.filter(session::account.eq(id)).filter(session::hash.ne(but.unwrap_or("")))).execute(tx.connection)?;
    Ok(())
}

/// Notes that a session was used; ends those unused since `idle` or begun before `oldest`.
///
/// # Errors
/// When the database refuses.
pub fn touch_session(tx: &mut WriteTx<'_>, hash: &str, idle: DateTime<Utc>, oldest: DateTime<Utc>) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    diesel::update(session::table.find(hash)).set(session::seen.eq(now)).execute(tx.connection)?;
    diesel::delete(session::table.filter(session::seen.lt(idle.naive_utc()).or(session::began.lt(oldest.naive_utc()))))
        .execute(tx.connection)?;
    Ok(())
}

/// An account, when its session began and when it was last noted.
pub type Seen = (Account, DateTime<Utc>, DateTime<Utc>);

/// The account of a session, with when it began and was last noted, if the account is active.
///
/// # Errors
/// When the database refuses.
pub fn of_session(connection: &mut AnyConnection, hash: &str) -> Result<Option<Seen>, StoreError> {
    let row: Option<(Account, chrono::NaiveDateTime, chrono::NaiveDateTime)> = session::table
        .inner_join(account::table.on(account::id.eq(session::account)))
        .filter(session::hash.eq(hash))
        .filter(account::active.eq(true))
        .select((account::all_columns, session::began, session::seen))
        .first(connection)
        .optional()?;
    Ok(row.map(|(a, began, seen)| (a, began.and_utc(), seen.and_utc())))
}

/// A token as stored; its secret was shown once and is not known.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Token {
    /// Its id.
    pub id: String,
    /// Whose.
    pub account: String,
    /// What its owner calls it.
    pub name: String,
    /// SHA-256 of the secret, hexadecimal.
    pub hash: String,
    /// Whether it may write.
    pub writes: bool,
    /// Whether it works.
    pub active: bool,
    /// When it was made.
    pub made: chrono::NaiveDateTime,
    /// Place of the last event.
    pub seq: i64,
}

/// Writes a token.
///
/// # Errors
/// When the database refuses.
pub fn project_token(tx: &mut WriteTx<'_>, t: &Token, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Token, &t.id)?;
    put!(tx.connection, token, id = t.id.as_str(), {
        account = t.account.as_str(),
        name = t.name.as_str(),
        hash = t.hash.as_str(),
        writes = t.writes,
        active = t.active,
        made = t.made,
        seq = seq,
    });
    Ok(())
}

/// The account of a token that works, and whether it may write.
///
/// # Errors
/// When the database refuses.
pub fn of_token(connection: &mut AnyConnection, hash: &str) -> Result<Option<(Account, bool)>, StoreError> {
    Ok(token::table
        .inner_join(account::table.on(account::id.eq(token::account)))
        .filter(token::hash.eq(hash))
        .filter(token::active.eq(true))
        .filter(account::active.eq(true))
        .select((account::all_columns, token::writes))
        .first(connection)
        .optional()?)
}

/// The tokens of an account.
///
/// # Errors
/// When the database refuses.
pub fn tokens(connection: &mut AnyConnection, id: &str) -> Result<Vec<Token>, StoreError> {
    Ok(token::table.filter(token::account.eq(id)).order(token::id.asc()).limit(200).load(connection)?)
}

/// A token by its id.
///
/// # Errors
/// When the database refuses.
pub fn token(connection: &mut AnyConnection, id: &str) -> Result<Option<Token>, StoreError> {
    Ok(token::table.find(id).first(connection).optional()?)
}

/// Key, place, role, organisation and state of every account.
#[expect(clippy::type_complexity, reason = "a row of the comparison, used once")]
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<(String, i64, String, Option<String>, bool)>, StoreError> {
    Ok(account::table.select((account::id, account::seq, account::role, account::organisation, account::active)).load(connection)?)
}

/// Key, place, owner, scope and state of every token.
#[expect(clippy::type_complexity, reason = "a row of the comparison, used once")]
pub(in crate::store) fn token_rows(connection: &mut AnyConnection) -> Result<Vec<(String, i64, String, bool, bool)>, StoreError> {
    Ok(token::table.select((token::id, token::seq, token::account, token::writes, token::active)).load(connection)?)
}
