//! TODO

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

/// Requests: entered, decided, promised, talked about.
#[derive(Clone, Copy, Debug)]
pub struct Requests<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Requests: entered, decided, promised, talked about.
    #[must_use]
    pub const fn requests(&self) -> Requests<'_> {
        Requests { desk: self }
    }
}
