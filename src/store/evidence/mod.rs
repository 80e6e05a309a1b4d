//! TODO

mod record;
pub mod sanitisation_statement;
pub use record::*;
