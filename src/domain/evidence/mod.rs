//! TODO

pub mod sanitisation_statement;
