//! TODO

pub mod notices;
pub mod outbox;

use super::Desk;

/// Letters on their way out.
#[derive(Clone, Copy, Debug)]
pub struct Notifications<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Letters on their way out.
    #[must_use]
    pub const fn notifications(&self) -> Notifications<'_> {
        Notifications { desk: self }
    }
}
