//! TODO

pub mod follow_up;
mod record;
pub use record::*;
