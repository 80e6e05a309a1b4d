//! TODO

pub mod transfer;
pub mod transfer_document;

use super::Desk;

/// Waste transfers.
#[derive(Clone, Copy, Debug)]
pub struct Waste<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Waste transfers.
    #[must_use]
    pub const fn waste(&self) -> Waste<'_> {
        Waste { desk: self }
    }
}
