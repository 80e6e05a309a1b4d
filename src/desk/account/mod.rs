//! Accounts: users, sign-in, sessions, API tokens and one-time links. The handle is `desk.accounts()`.
//!
//! - `users`: `setup_code` and `create_first_admin` (first start), `add`, `change`, `change_password`, `set_language`.
//! - `sign_in`: `sign_in`, `sign_out`; `by_session` and `by_token` authenticate; `log_access` writes the auditors' access log.
//! - `tokens`: `add_token`, `revoke_token`.
//! - `one_time_link`: `request_sign_in_link`, `sign_in_by_link`; `act_by_link` runs what a link is for, in its transaction.
//! - `secret`: the password rules, and the hashes of passwords and secrets.
//! - `console_actor`: `console` finds the account in whose name the command line acts.
//!
//! Where is the rule that …?
//! - says which role has which permission: `Role::may` in `domain/account/actor.rs`.
//! - ends a session: `IDLE` and `OLDEST` in `sign_in`.
//! - says whether a link still works and for how long: `domain/account/one_time_link.rs`.
//! - picks the language of a link's page: `link_language` in `one_time_link`.
//! - says what a link's page shows and its button does: the table in `web/page/account/one_time_link.rs`.

pub mod console_actor;
pub mod one_time_link;
pub mod secret;
pub mod sign_in;
pub mod tokens;
pub mod users;

use super::Desk;

/// The desk's operations on accounts, sessions, API tokens and one-time links.
#[derive(Clone, Copy, Debug)]
pub struct Accounts<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The desk's operations on accounts, sessions, API tokens and one-time links.
    #[must_use]
    pub const fn accounts(&self) -> Accounts<'_> {
        Accounts { desk: self }
    }
}
