//! Tests of batches: donor lists, the donor report, and the stock balances.

pub mod balance;
pub mod donor_report;
pub mod manifest;
pub mod reception;
