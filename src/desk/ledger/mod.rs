//! The ledger: its root, its verification and its replay against the tables. The handle is `desk.ledger()`.
//!
//! - `verify`: `root` reads the tree's root, `verify` checks the ledger itself, `check` also replays it against every table.
//! - `stock_take_replay`: derives every stock-take line from the events again, for `check`.
//! - `findings`: the list of discrepancies that both return.
//!
//! Where is the rule that …?
//! - says which bytes of an event are hashed: `ledger/leaf.rs`; the hash tree: `ledger/tree.rs`.
//! - compares the rows of the other tables with their last event: `store/ledger/replay.rs`.
//! - derives a device from its events: `domain/device/fold.rs`.

pub mod findings;
pub mod stock_take_replay;
pub mod verify;

use super::Desk;

/// The desk's operations on the ledger.
#[derive(Clone, Copy, Debug)]
pub struct Ledger<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The desk's operations on the ledger.
    #[must_use]
    pub const fn ledger(&self) -> Ledger<'_> {
        Ledger { desk: self }
    }
}
