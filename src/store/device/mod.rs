//! TODO

pub mod board;
pub mod label;
pub mod location;
mod record;
pub mod search;
pub use record::*;
