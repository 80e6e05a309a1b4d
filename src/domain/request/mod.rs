//! TODO

pub mod conversation;
pub mod programme;
mod record;
pub mod wants;
pub use record::*;
