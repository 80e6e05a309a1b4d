//! Tests of batches: donor lists, the donor report, and the stock balances.

pub mod archive;
pub mod balance;
pub mod donor_report;
pub mod list_bombs;
pub mod list_cases;
pub mod list_modes;
pub mod list_rows;
mod list_strange;
mod list_waiting;
pub mod manifest;
pub mod reception;
