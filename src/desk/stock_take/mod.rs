//! TODO

pub mod answer;
pub mod counting;
pub mod document;
pub mod session;

use super::Desk;

/// Stock-takes: opened, counted, closed.
#[derive(Clone, Copy, Debug)]
pub struct StockTakes<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Stock-takes: opened, counted, closed.
    #[must_use]
    pub const fn stock_takes(&self) -> StockTakes<'_> {
        StockTakes { desk: self }
    }
}
