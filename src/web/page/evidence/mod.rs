//! TODO

pub mod report;
pub mod sanitisation_statement;
