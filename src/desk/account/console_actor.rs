//! The actor of a command-line run: the console also acts in the name of an account, one that has the role the command needs.

use super::Accounts;
use crate::desk::Acting;
use crate::desk::error::DeskError;
use crate::domain::account::actor::Role;
use crate::store::account::{self, Account};

/// Accounts read per page.
const PIECE: u16 = 500;

impl Accounts<'_> {
    /// The oldest active account with this role, ready to act, and the person's name. `None` when no active account has the role.
    ///
    /// # Errors
    /// When the database fails.
    pub fn console(self, role: Role) -> Result<Option<(Acting, String)>, DeskError> {
        let mut oldest: Option<Account> = None;
        let mut after: Option<String> = None;
        loop {
            let page = self.desk.read(|c| Ok(account::list(c, after.as_deref(), PIECE)?))?;
            let Some(last) = page.last() else { break };
            after = Some(last.email_key.clone());
            // Ids are UUIDv7: the smallest one is the oldest.
            let fitting = page.into_iter().filter(|a| a.active && a.role == role.as_str()).chain(oldest);
            oldest = fitting.min_by(|a, b| a.id.cmp(&b.id));
        }
        let Some(account) = oldest else { return Ok(None) };
        Ok(Some((Acting::new(account.actor()?), account.name)))
    }
}
