//! The actor of a command-line run: the account that whoever gave the command named, and no other.

use super::Accounts;
use crate::desk::Acting;
use crate::desk::error::DeskError;
use crate::domain::ledger::channel::Channel;
use crate::store::account;

impl Accounts<'_> {
    /// The active account with this e-mail address, ready to act, and the person's name; `None` when there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn console(self, email: &str) -> Result<Option<(Acting, String)>, DeskError> {
        let Some(account) = self.desk.read(|c| Ok(account::by_email(c, email)?))?.filter(|a| a.active) else { return Ok(None) };
        Ok(Some((Acting::new(account.actor()?).by(Channel::CommandLine), account.name)))
    }
}
