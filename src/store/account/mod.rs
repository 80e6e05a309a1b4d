//! TODO

pub mod one_time_link;
mod record;
pub use record::*;
