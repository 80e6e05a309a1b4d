//! TODO

pub mod erasure;
pub mod findings;
pub mod measured_tests;
pub mod report;
pub mod sanitisation_statement;
pub mod sanitisation_statement_document;
