//! TODO

pub mod donor_report;
pub mod manifest;
