//! The console acts in somebody's name, too: the person whose role the work asks for.

use super::Accounts;
use crate::desk::Acting;
use crate::desk::error::DeskError;
use crate::domain::account::actor::Role;
use crate::store::account::{self, Account};

/// Accounts looked at in one piece.
const PIECE: u16 = 500;

impl Accounts<'_> {
    /// The oldest active account of a role, acting, with the person's name; none when nobody has the role.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn console(self, role: Role) -> Result<Option<(Acting, String)>, DeskError> {
        let mut oldest: Option<Account> = None;
        let mut after: Option<String> = None;
        loop {
            let page = self.desk.read(|c| Ok(account::list(c, after.as_deref(), PIECE)?))?;
            let Some(last) = page.last() else { break };
            after = Some(last.email_key.clone());
            // Ids are in the order of time.
            let fitting = page.into_iter().filter(|a| a.active && a.role == role.as_str()).chain(oldest);
            oldest = fitting.min_by(|a, b| a.id.cmp(&b.id));
        }
        let Some(account) = oldest else { return Ok(None) };
        Ok(Some((Acting::new(account.actor()?), account.name)))
    }
}
