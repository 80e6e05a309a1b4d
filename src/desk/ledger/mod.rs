//! TODO

pub mod findings;
pub mod stock_take_replay;
pub mod verify;

use super::Desk;

/// The ledger: its root, its verification, its replay.
#[derive(Clone, Copy, Debug)]
pub struct Ledger<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The ledger: its root, its verification, its replay.
    #[must_use]
    pub const fn ledger(&self) -> Ledger<'_> {
        Ledger { desk: self }
    }
}
