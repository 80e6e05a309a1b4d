//! TODO

pub mod conversation;
mod record;
pub use record::*;
