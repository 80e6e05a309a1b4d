//! TODO

pub mod reports;
pub mod sanitisation_statements;
