//! API tokens: made, shown once, revoked.

use super::Accounts;
use super::secret::TOKEN_PREFIX;
use super::secret::digest;
use crate::desk::Acting;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation::Validation;
use crate::domain::account::actor::{Permission, Role};
use crate::domain::event::Event;
use crate::domain::id::{TokenId, UserId};
use crate::domain::ledger::channel::Channel;
use crate::store::account;
use crate::store::account::Token;

/// System actor of a restore.
const RESTORE: &str = "restore";

/// A new token. It implements neither `Serialize` nor `Debug`, so that the secret cannot reach a log or the database.
#[derive(Clone)]
pub struct NewToken {
    pub id: String,
    /// The secret, shown once; only its hash is stored.
    pub secret: String,
}

impl Accounts<'_> {
    /// Makes a token for the actor, or for another user when the actor is an administrator. Only the return value holds the secret.
    ///
    /// # Errors
    /// When the name is missing, the user is unknown, or the actor may not manage that user's tokens; [`ErrorCode::KeyReused`] when the
    /// idempotency key was used before.
    pub fn add_token(self, acting: &Acting, owner: &UserId, name: &str, writes: bool) -> Result<NewToken, DeskError> {
        if owner != &acting.actor.user && !acting.actor.may(Permission::ManageUsers) {
            return Err(DeskError::Forbidden);
        }
        let (secret, token) = self.new_token(owner, name, writes)?;
        let made = token.id.clone();
        // The job's result is stored under the idempotency key. The secret is not part of it, so a repeated request cannot get it again.
        let id = self.desk.write(acting, Permission::OwnAccount, move |tx| {
            if account::find(tx.store.read(), &token.account)?.is_none() {
                return Err(DeskError::not_found(Noun::User, &token.account));
            }
            let token = Token { made: tx.store.now().naive_utc(), ..token };
            let (id, owner) = (TokenId::new(token.id.clone()), UserId::new(token.account.clone()));
            let appended = tx.append(Event::token(&id, &owner, token.writes, true, digest(&token.hash)).sealing("name", &token.name))?;
            account::project_token(tx.store, &token, &appended)?;
            Ok(token.id)
        })?;
        if id == made { Ok(NewToken { id, secret }) } else { Err(DeskError::conflict(ErrorCode::KeyReused, name)) }
    }

    /// Makes a token from the console for the account with this e-mail address, and returns its secret.
    ///
    /// # Errors
    /// When no account has this address, or the name is missing.
    pub fn add_token_from_console(self, email: &str, name: &str, writes: bool) -> Result<String, DeskError> {
        let account = self.desk.read(|c| Ok(account::by_email(c, email)?))?.or_not_found(Noun::User, email)?;
        let acting = Acting::new(account.actor()?).by(Channel::CommandLine);
        Ok(self.add_token(&acting, &acting.actor.user, name, writes)?.secret)
    }

    fn new_token(self, owner: &UserId, name: &str, writes: bool) -> Result<(String, Token), DeskError> {
        let mut validation = Validation::default();
        let name = validation.text("name", name);
        validation.done()?;
        let secret = format!("{TOKEN_PREFIX}{}", self.secret());
        let token = Token {
            id: self.desk.id(),
            account: owner.to_string(),
            name,
            hash: digest(&secret),
            writes,
            active: true,
            made: self.desk.now().naive_utc(),
            seq: 0,
        };
        Ok((secret, token))
    }

    /// Ends all that opens a door: sessions, one-time links, tokens. For a database that was restored: what was ended since the copy must
    /// not come back to life. Returns how many of each.
    ///
    /// # Errors
    /// When the database fails.
    pub fn close_every_door(self) -> Result<(usize, usize, usize), DeskError> {
        self.desk.write_as_system(RESTORE, Role::Admin, |tx| {
            let tokens = account::active_tokens(tx.store.read())?;
            for token in &tokens {
                let happening = Event::token(
                    &TokenId::new(token.id.clone()),
                    &UserId::new(token.account.clone()),
                    token.writes,
                    false,
                    digest(&token.hash),
                );
                let appended = tx.append(happening)?;
                account::project_token(tx.store, &Token { active: false, ..token.clone() }, &appended)?;
            }
            let sessions = account::end_every_session(tx.store)?;
            Ok((sessions, account::one_time_link::end_every_link(tx.store)?, tokens.len()))
        })
    }

    /// Revokes a token: the actor's own, or any token when the actor is an administrator.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when there is no such token, or it is another user's and the actor is no administrator.
    pub fn revoke_token(self, acting: &Acting, id: &TokenId) -> Result<(), DeskError> {
        let id = id.clone();
        self.desk.write(acting, Permission::OwnAccount, move |tx| {
            let mut token = account::token(tx.store.read(), id.as_str())?.or_not_found(Noun::Token, &id)?;
            if token.account != tx.actor.user.as_str() && !tx.actor.may(Permission::ManageUsers) {
                return Err(DeskError::not_found(Noun::Token, &id));
            }
            token.active = false;
            let appended = tx.append(Event::token(&id, &UserId::new(token.account.clone()), token.writes, false, digest(&token.hash)))?;
            account::project_token(tx.store, &token, &appended)?;
            Ok(())
        })
    }
}
