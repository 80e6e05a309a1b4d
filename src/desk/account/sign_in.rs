//! Signing in and out, and who is behind a session or a token.

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

/// A session unused this long ends.
const IDLE: Duration = Duration::hours(4);

/// A session ends after this long, used or not.
const OLDEST: Duration = Duration::hours(12);

/// A session just begun: the secret for the cookie.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The secret; only its hash is stored.
    pub secret: String,
    /// Who signed in.
    pub account: Account,
}

/// Who is behind a session or a token.
#[derive(Clone, Debug)]
pub struct Present {
    /// The account.
    pub account: Account,
    /// Acting as.
    pub actor: Actor,
    /// Whether writing is allowed (a token may only read).
    pub writes: bool,
}

/// The longest path of a page that is kept.
const LONGEST_PATH: usize = 200;

fn is_over(now: DateTime<Utc>, since: DateTime<Utc>, most: Duration) -> bool {
    now - since > most || since - now > Duration::hours(26)
}

impl Accounts<'_> {
    /// Puts on record what an auditor looks at (nobody else's reading is). Without it nothing is shown.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn log_access(self, actor: &Actor, path: &str) -> Result<(), DeskError> {
        if actor.role != Role::Auditor {
            return Ok(());
        }
        let (id, who, path) = (self.desk.id(), actor.user.clone(), path.chars().take(LONGEST_PATH).collect::<String>());
        self.desk.shared.db.write(move |tx| Ok(store::access_log::keep(tx, &id, &who, &path)?))
    }

    /// Signs in: a new session, its secret made here. Unknown addresses and wrong passwords take as long and are told apart by no one.
    ///
    /// # Errors
    /// When address or password is wrong.
    pub fn sign_in(self, email: &str, password: &str) -> Result<Begun, DeskError> {
        let wrong = || DeskError::conflict(ErrorCode::SignInWrong, "");
        if password.len() > LONGEST_PASSWORD || email.len() > 400 {
            return Err(wrong());
        }
        let found = self.desk.read(|c| Ok(account::by_email(c, email)?))?;
        // A partner without a password takes as long to refuse as anybody.
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
    /// When the database refuses.
    pub fn sign_out(self, secret: &str) -> Result<(), DeskError> {
        let hash = digest(secret);
        Ok(self.desk.shared.db.write(move |tx| account::end_session(tx, &hash))?)
    }

    /// Who is behind a session's secret; none when it ended.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn by_session(self, secret: &str) -> Result<Option<Present>, DeskError> {
        let hash = digest(secret);
        let now = self.desk.now();
        let Some((account, began, seen)) = self.desk.read(|c| Ok(account::of_session(c, &hash)?))? else { return Ok(None) };
        // A clock set back must not keep a session alive for ever, nor end one begun a moment ago.
        if is_over(now, began, OLDEST) || is_over(now, seen, IDLE) {
            return Ok(None);
        }
        if now - seen > Duration::minutes(5) {
            self.desk.shared.db.write::<_, store::StoreError>(move |tx| account::touch_session(tx, &hash, now - IDLE, now - OLDEST))?;
        }
        let actor = account.actor()?;
        Ok(Some(Present { account, actor, writes: true }))
    }

    /// Who is behind a token; none when it does not work.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn by_token(self, secret: &str) -> Result<Option<Present>, DeskError> {
        if !secret.starts_with(TOKEN_PREFIX) || secret.len() > 100 {
            return Ok(None);
        }
        let Some((account, writes)) = self.desk.read(|c| Ok(account::of_token(c, &digest(secret))?))? else { return Ok(None) };
        let actor = account.actor()?;
        Ok(Some(Present { account, actor, writes }))
    }
}
