//! TODO

pub mod report;
pub mod sanitisation_statement;
pub mod statement_list;
