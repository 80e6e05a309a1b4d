//! Requests from entry to decision and reservation; the handle is `desk.requests()`.
//!
//! - `entry.rs`: `enter`, `change`, `advance` (submit, review, release, decline, withdraw, close the rest), `eligibility`.
//! - `decision.rs`: `allocate` and `grant`, both through `Tx::decide`; `extend`, `reserve`, `release`, `unreserve`.
//!   `decision_document.rs`: its document.
//! - `candidates.rs`: devices in stock that could serve a line.
//! - `promise_expiry.rs`: the daily run that ends reservations past their day. `reminders.rs`: the daily run about what waits too long.
//! - `conversation.rs`: `send_message`, `messages`, `erase_text`, `reword_reason`.
//! - `record.rs`: projection, visibility, and when a request is fulfilled. `line_text.rs`, `condition_text.rs`: lines and conditions as
//!   text.
//!
//! Where is the rule that …? Whether an organisation is eligible: `domain/request/eligibility.rs`. Whether a device meets a line:
//! `answers` in `domain/request/suitability.rs`. Who may be given what: `domain/request/programme.rs`. Whose turn it is in a
//! conversation: `Message::after` in `domain/request/conversation.rs`. Which devices share scarce stock: `allocation`. How many days
//! until an expiry or reminder: `domain/settings/policy.rs`.

pub mod candidates;
pub mod condition_text;
pub mod conversation;
pub mod decision;
pub mod decision_document;
pub mod entry;
pub mod line_text;
pub mod promise_expiry;
pub mod record;
pub mod reminders;

use super::Desk;

/// Handle of the request operations.
#[derive(Clone, Copy, Debug)]
pub struct Requests<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The request operations.
    #[must_use]
    pub const fn requests(&self) -> Requests<'_> {
        Requests { desk: self }
    }
}
