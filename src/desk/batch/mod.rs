//! TODO

pub mod donor_report;
pub mod intake;
pub mod locks;

use super::Desk;

/// Batches: opened, listed, received, closed.
#[derive(Clone, Copy, Debug)]
pub struct Batches<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Batches: opened, listed, received, closed.
    #[must_use]
    pub const fn batches(&self) -> Batches<'_> {
        Batches { desk: self }
    }
}
