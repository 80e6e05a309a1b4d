//! Letters to organisations and users; the handle is `desk.notifications()`.
//!
//! - `outbox.rs`: writes letters in the transaction that causes them (`Tx::post`, `Tx::post_each`), and the operations `send_trial`,
//!   `send_again`, `give_up`. The sender loop uses `is_due`, `claim` and `settle`.
//! - `notices.rs`: the letters about decisions, conversations and appointments.
//!
//! Where is the rule that …? On which occasions an organisation is written to: `LetterKind` in `domain/notification.rs`; requests:
//! `on_request` in `outbox.rs`; decisions, conversations, appointments: `notices.rs`; acts to sign: `handover/remote_signing.rs`. What
//! may be attached: `Attached` in `domain/notification.rs`. When a letter is tried again: `domain/notification.rs`; what counts as a
//! problem, and when a letter may arrive twice: `store/notification.rs`.

pub mod notices;
pub mod outbox;

use super::Desk;

/// Handle of the notification operations.
#[derive(Clone, Copy, Debug)]
pub struct Notifications<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The notification operations.
    #[must_use]
    pub const fn notifications(&self) -> Notifications<'_> {
        Notifications { desk: self }
    }
}
