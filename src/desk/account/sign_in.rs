//! Signing in and out, authentication by session or token, and the access log of auditors.

use super::Accounts;
use super::secret::TOKEN_PREFIX;
use super::secret::{LONGEST_PASSWORD, digest};
use super::secret::{NOBODY, is_right};
use crate::desk::error::{DeskError, ErrorCode};
use crate::domain::account::actor::{Actor, Role};
use crate::store;
use crate::store::account;
use crate::store::account::Account;
use chrono::{DateTime, Duration, Utc};

/// Idle timeout of a session.
const IDLE: Duration = Duration::hours(4);

/// Maximum age of a session, used or not.
const OLDEST: Duration = Duration::hours(12);

/// A new session.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The secret for the cookie; only its hash is stored.
    pub secret: String,
    pub account: Account,
}

#[derive(Clone, Debug)]
/// The authenticated person behind a session or an API token.
pub struct SessionUser {
    pub account: Account,
    pub actor: Actor,
    /// Whether writing is allowed: always for a session, for a token as it was made.
    pub writes: bool,
}

/// Maximum length of a path in the access log, in characters.
const LONGEST_PATH: usize = 200;

fn is_over(now: DateTime<Utc>, since: DateTime<Utc>, most: Duration) -> bool {
    now - since > most || since - now > Duration::hours(26)
}

impl Accounts<'_> {
    /// Adds an entry to the access log when the actor is an auditor; does nothing for
    /// other roles. The caller must not show the page when this fails.
    ///
    /// # Errors
    /// When the database fails.
    pub fn log_access(self, actor: &Actor, path: &str) -> Result<(), DeskError> {
        if actor.role != Role::Auditor {
            return Ok(());
        }
        let (id, who, path) = (self.desk.id(), actor.user.clone(), path.chars().take(LONGEST_PATH).collect::<String>());
        self.desk.shared.db.write(move |tx| Ok(store::access_log::keep(tx, &id, &who, &path)?))
    }

    /// Signs in with e-mail address and password, and begins a session. An unknown address and a wrong password give the same error after
    /// the same time.
    ///
    /// # Errors
    /// [`ErrorCode::SignInWrong`] when the address or the password is wrong, or the account is inactive.
    pub fn sign_in(self, email: &str, password: &str) -> Result<Begun, DeskError> {
        let wrong = || DeskError::conflict(ErrorCode::SignInWrong, "");
        if password.len() > LONGEST_PASSWORD || email.len() > 400 {
            return Err(wrong());
        }
        let found = self.desk.read(|c| Ok(account::by_email(c, email)?))?;
        // A partner's account may have no password: refusing it must take as long as refusing any other.
        let hash = found.as_ref().map(|a| a.password.clone()).filter(|p| !p.is_empty()).unwrap_or_else(|| NOBODY.clone());
        let right = is_right(password, &hash);
        let Some(account) = found.filter(|a| right && a.active) else { return Err(wrong()) };
        let secret = self.secret();
        let (hash, id) = (digest(&secret), account.id.clone());
        self.desk.shared.db.write(move |tx| account::begin_session(tx, &hash, &id))?;
        Ok(Begun { secret, account })
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database fails.
    pub fn sign_out(self, secret: &str) -> Result<(), DeskError> {
        let hash = digest(secret);
        Ok(self.desk.shared.db.write(move |tx| account::end_session(tx, &hash))?)
    }

    /// Authenticates by the secret of a session. `None` when there is no such session or it has expired.
    ///
    /// # Errors
    /// When the database fails.
    pub fn by_session(self, secret: &str) -> Result<Option<SessionUser>, DeskError> {
        let hash = digest(secret);
        let now = self.desk.now();
        let Some((account, began, seen)) = self.desk.read(|c| Ok(account::of_session(c, &hash)?))? else { return Ok(None) };
        // If the clock was set back, a session may seem to begin in the future: up to 26 hours are tolerated, beyond that it has expired.
        if is_over(now, began, OLDEST) || is_over(now, seen, IDLE) {
            return Ok(None);
        }
        if now - seen > Duration::minutes(5) {
            self.desk.shared.db.write::<_, store::StoreError>(move |tx| account::touch_session(tx, &hash, now - IDLE, now - OLDEST))?;
        }
        let actor = account.actor()?;
        Ok(Some(SessionUser { account, actor, writes: true }))
    }

    /// Authenticates by an API token. `None` when the token is unknown, revoked or malformed, or its account is inactive.
    ///
    /// # Errors
    /// When the database fails.
    pub fn by_token(self, secret: &str) -> Result<Option<SessionUser>, DeskError> {
        if !secret.starts_with(TOKEN_PREFIX) || secret.len() > 100 {
            return Ok(None);
        }
        let Some((account, writes)) = self.desk.read(|c| Ok(account::of_token(c, &digest(secret))?))? else { return Ok(None) };
        let actor = account.actor()?;
        Ok(Some(SessionUser { account, actor, writes }))
    }
}
