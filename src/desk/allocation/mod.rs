//! TODO

pub mod assignment;
pub mod explanation;
pub mod fair_split;
pub mod proposal;

use super::Desk;

/// Fair splits: proposed, adjusted, decided.
#[derive(Clone, Copy, Debug)]
pub struct Allocations<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Fair splits: proposed, adjusted, decided.
    #[must_use]
    pub const fn allocations(&self) -> Allocations<'_> {
        Allocations { desk: self }
    }
}
