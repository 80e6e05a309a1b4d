//! Stock-takes: opening, counting and closing. The handle is `desk.stock_takes()`.
//!
//! - `session`: `open` fixes the expected devices, `close` issues the receipt, `cancel` gives the stock-take up.
//! - `counting`: `count` records one scanned code; `desk.devices().scan(…)` calls it. `answer` has its outcome.
//! - `document`: the receipt as a document.
//!
//! Where is the rule that …?
//! - says which devices are expected, missing or elsewhere: `domain/stock_take.rs`.
//! - keeps the lines and their lists: `store/stock_take.rs`.
//! - checks every line against the ledger: `desk/ledger/stock_take_replay.rs`.

pub mod answer;
pub mod counting;
pub mod document;
pub mod session;

use super::Desk;

/// The desk's operations on stock-takes.
#[derive(Clone, Copy, Debug)]
pub struct StockTakes<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The desk's operations on stock-takes.
    #[must_use]
    pub const fn stock_takes(&self) -> StockTakes<'_> {
        StockTakes { desk: self }
    }
}
