//! TODO

pub mod accessories;
pub mod follow_up;
mod record;
pub use record::*;
