//! TODO

pub mod accessories;
pub mod appointment;
pub mod documents;
pub mod follow_up;
pub mod pick_list;
pub mod preparation;
pub mod record;
pub mod remote_signing;
pub mod replacement;
pub mod returns;
pub mod reuse_rate;
pub mod signing;

use super::Desk;

/// Handovers: prepared, signed, returned, followed up.
#[derive(Clone, Copy, Debug)]
pub struct Handovers<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Handovers: prepared, signed, returned, followed up.
    #[must_use]
    pub const fn handovers(&self) -> Handovers<'_> {
        Handovers { desk: self }
    }
}
