//! TODO

pub mod outcome;
mod record;
pub use record::*;
