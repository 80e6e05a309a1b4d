//! TODO

pub mod balance;
pub mod donor_report;
pub mod manifest;
