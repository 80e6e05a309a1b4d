//! TODO

pub mod donor_report;
pub mod intake;
pub mod locks;
