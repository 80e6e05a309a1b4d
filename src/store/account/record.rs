//! Accounts, their sessions and API tokens. Secrets are stored as hashes only.

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
    /// The pseudonym used in the ledger.
    pub id: String,
    /// The e-mail address, normalised for comparison.
    pub email_key: String,
    /// The e-mail address as entered.
    pub email: String,
    pub name: String,
    /// A `Role` as text.
    pub role: String,
    /// The organisation a partner acts for; none for staff.
    pub organisation: Option<String>,
    /// Whether the account may sign in.
    pub active: bool,
    /// Argon2id hash in PHC string format; empty when no password is set.
    pub password: String,
    pub language: String,
    /// Sequence number of the account's last event.
    pub seq: i64,
}

impl Account {
    /// This account without name, address and password, and inactive.
    #[must_use]
    pub fn blanked(&self) -> Self {
        let gone = format!("{}@erased.invalid", self.id);
        Self { email_key: gone.clone(), email: gone, name: String::new(), active: false, password: String::new(), ..self.clone() }
    }

    /// Whether it was blanked.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self { language: self.language.clone(), ..self.blanked() }
    }

    /// The actor this account acts as.
    ///
    /// # Errors
    /// When the stored role is unknown.
    pub fn actor(&self) -> Result<Actor, StoreError> {
        Ok(Actor {
            user: UserId::new(self.id.clone()),
            role: Role::parse(&self.role).map_err(|e| StoreError::inconsistent("account", &self.id, e))?,
            organisation: self.organisation.clone().map(OrganisationId::new),
        })
    }
}

/// The form of an e-mail address under which it is unique: trimmed and in lower case, otherwise unchanged.
#[must_use]
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Inserts or updates an account.
///
/// # Errors
/// [`StoreError::Taken`] (`email_key`) when another account has the address.
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

/// Sets the language of the interface. A preference, so it needs no event.
///
/// # Errors
/// When the query fails.
pub fn set_language(tx: &mut WriteTx<'_>, id: &UserId, language: &str) -> Result<(), StoreError> {
    diesel::update(account::table.find(id.as_str())).set(account::language.eq(language)).execute(tx.connection)?;
    Ok(())
}

/// Whether there is no account at all.
///
/// # Errors
/// When the query fails.
pub fn is_empty(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let one: Option<String> = account::table.select(account::id).limit(1).first(connection).optional()?;
    Ok(one.is_none())
}

/// An account by its id.
///
/// # Errors
/// When the query fails.
pub fn find(connection: &mut AnyConnection, id: &str) -> Result<Option<Account>, StoreError> {
    Ok(account::table.find(id).first(connection).optional()?)
}

/// An account by its e-mail address, compared by `email_key`.
///
/// # Errors
/// When the query fails.
pub fn by_email(connection: &mut AnyConnection, email: &str) -> Result<Option<Account>, StoreError> {
    // No address holds control characters, and PostgreSQL refuses a NUL in a parameter.
    if email.chars().any(char::is_control) {
        return Ok(None);
    }
    Ok(account::table.filter(account::email_key.eq(email_key(email))).first(connection).optional()?)
}

/// One page of accounts ordered by normalised address, after `after`, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn list(connection: &mut AnyConnection, after: Option<&str>, limit: u16) -> Result<Vec<Account>, StoreError> {
    let mut query = account::table.into_boxed();
    if let Some(after) = after {
        query = query.filter(account::email_key.gt(after));
    }
    Ok(query.order(account::email_key.asc()).limit(i64::from(limit)).load(connection)?)
}

/// The active accounts of an organisation, the oldest first, at most 100.
///
/// # Errors
/// When the query fails.
pub fn of_organisation(connection: &mut AnyConnection, id: &OrganisationId) -> Result<Vec<Account>, StoreError> {
    let of_it = account::table.filter(account::organisation.eq(id.as_str())).filter(account::active.eq(true));
    Ok(of_it.order(account::id.asc()).limit(100).load(connection)?)
}

/// Writes a blanked account and ends its sessions; its tokens stop working with it. The pseudonym stays.
///
/// # Errors
/// When the query fails.
pub fn blank(tx: &mut WriteTx<'_>, blanked: &Account, appended: &Appended) -> Result<(), StoreError> {
    project(tx, blanked, appended)?;
    end_sessions(tx, &blanked.id, None)
}

/// The names of accounts, by id; unknown ids are left out.
///
/// # Errors
/// When the query fails.
pub fn names(connection: &mut AnyConnection, ids: &[&str]) -> Result<Vec<(String, String)>, StoreError> {
    // One query per id: a page has few, and a fixed SQL text stays in the prepared-statement cache.
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(account::table.find(id).select((account::id, account::name)).first(connection).optional()?);
    }
    Ok(found)
}

/// Starts a session under the hash of its secret.
///
/// # Errors
/// When the query fails.
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
/// When the query fails.
pub fn end_session(tx: &mut WriteTx<'_>, hash: &str) -> Result<(), StoreError> {
    diesel::delete(session::table.find(hash)).execute(tx.connection)?;
    Ok(())
}

/// Ends all sessions of an account except the one with hash `but`.
///
/// # Errors
/// When the query fails.
pub fn end_sessions(tx: &mut WriteTx<'_>, id: &str, but: Option<&str>) -> Result<(), StoreError> {
    diesel::delete(session::table.filter(session::account.eq(id)).filter(session::hash.ne(but.unwrap_or("")))).execute(tx.connection)?;
    Ok(())
}

/// Ends every session.
///
/// # Errors
/// When the query fails.
pub fn end_every_session(tx: &mut WriteTx<'_>) -> Result<usize, StoreError> {
    Ok(diesel::delete(session::table).execute(tx.connection)?)
}

/// The tokens that are active.
///
/// # Errors
/// When the query fails.
pub fn active_tokens(connection: &mut AnyConnection) -> Result<Vec<Token>, StoreError> {
    Ok(token::table.filter(token::active.eq(true)).order(token::id.asc()).load(connection)?)
}

/// Records the use of a session, and deletes all sessions unused since `idle` or begun before `oldest`.
///
/// # Errors
/// When the query fails.
pub fn touch_session(tx: &mut WriteTx<'_>, hash: &str, idle: DateTime<Utc>, oldest: DateTime<Utc>) -> Result<(), StoreError> {
    let now = tx.now().naive_utc();
    diesel::update(session::table.find(hash)).set(session::seen.eq(now)).execute(tx.connection)?;
    diesel::delete(session::table.filter(session::seen.lt(idle.naive_utc()).or(session::began.lt(oldest.naive_utc()))))
        .execute(tx.connection)?;
    Ok(())
}

/// An account, when its session began, and when the session was last used.
pub type Seen = (Account, DateTime<Utc>, DateTime<Utc>);

/// The active account of a session, with when the session began and was last used.
///
/// # Errors
/// When the query fails.
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

/// An API token as stored; its secret was shown once and is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Token {
    pub id: String,
    /// Id of the owner's account.
    pub account: String,
    /// Label given by the owner.
    pub name: String,
    /// SHA-256 of the secret, hexadecimal.
    pub hash: String,
    /// Whether it may write; otherwise read-only.
    pub writes: bool,
    /// False once revoked.
    pub active: bool,
    pub made: chrono::NaiveDateTime,
    /// Sequence number of the token's last event.
    pub seq: i64,
}

/// Inserts or updates a token.
///
/// # Errors
/// When the query fails.
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

/// The account of an active token, and whether the token may write.
///
/// # Errors
/// When the query fails.
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

/// The tokens of an account, at most 200.
///
/// # Errors
/// When the query fails.
pub fn tokens(connection: &mut AnyConnection, id: &str) -> Result<Vec<Token>, StoreError> {
    Ok(token::table.filter(token::account.eq(id)).order(token::id.asc()).limit(200).load(connection)?)
}

/// A token by its id.
///
/// # Errors
/// When the query fails.
pub fn token(connection: &mut AnyConnection, id: &str) -> Result<Option<Token>, StoreError> {
    Ok(token::table.find(id).first(connection).optional()?)
}

/// Every account, for the replay.
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<Account>, StoreError> {
    Ok(account::table.load(connection)?)
}

/// Every token, for the replay.
pub(in crate::store) fn token_rows(connection: &mut AnyConnection) -> Result<Vec<Token>, StoreError> {
    Ok(token::table.load(connection)?)
}
