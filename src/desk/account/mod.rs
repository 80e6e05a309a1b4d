//! TODO

pub mod console_actor;
pub mod one_time_link;
pub mod secret;
pub mod sign_in;
pub mod tokens;
pub mod users;

use super::Desk;

/// Accounts, sessions, tokens and one-time links.
#[derive(Clone, Copy, Debug)]
pub struct Accounts<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Accounts, sessions, tokens and one-time links.
    #[must_use]
    pub const fn accounts(&self) -> Accounts<'_> {
        Accounts { desk: self }
    }
}
