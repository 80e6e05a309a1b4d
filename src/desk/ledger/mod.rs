//! The ledger: its root, its verification and its replay against the tables. The handle is `desk.ledger()`.
//!
//! - `verify`: `root` reads the tree's root, `verify` checks the ledger itself, `check` also replays it against every table.
//! - `proof`: `proven` (a document with its proof page), `verdict_on` (what a PDF in somebody's hands is).
//! - `promised`: the roots that checkpoints promise, for `verify`.
//! - `stock_take_replay`: derives every stock-take line from the events again, for `check`.
//! - `daily_seal`: `seal_day` (letters, links and the access log), and their comparison with it, for `check`.
//! - `cosignatures`: `take_cosignatures`, `newest_note`, `newest_cosignatures`: what outside witnesses hand back.
//! - `texts`: that every text an event commits to is there, or was erased by an event, for `verify`.
//! - `findings`: the list of discrepancies that both return.
//! - `bundle`: `export`, `hash_tile`, `entry_tile`, `newest_checkpoint`, `public_keys`: the ledger as files for others.
//! - `witness`: `open_log`, `sign_when_due`, `sign_now`, `new_epoch`, `add_key`, `retire_old_key`: checkpoints that are handed out. `log`:
//!   the state they share.
//!
//! Where is the rule that …?
//! - says which bytes of an event are hashed: `ledger/leaf.rs`; the hash tree: `ledger/tree.rs`.
//! - compares the rows of the other tables with their last event: `store/ledger/replay.rs`.
//! - says when writing is closed because the history does not fit: `unfit` in `witness.rs`.
//! - derives a device from its events: `domain/device/fold.rs`.

pub mod bundle;
pub mod cosignatures;
mod daily_seal;
pub mod findings;
pub(in crate::desk) mod log;
mod promised;
pub mod proof;
pub mod stock_take_replay;
mod texts;
pub mod verify;
pub mod witness;

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
