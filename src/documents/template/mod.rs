//! TODO

pub mod decision;
pub mod donor_report;
pub mod handover;
pub mod receipts;
pub mod reuse_sheet;
pub mod statement;
pub mod stock_take;
pub mod waste_transfer;
