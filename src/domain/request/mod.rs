//! TODO

pub mod condition;
pub mod conversation;
pub mod eligibility;
pub mod programme;
mod record;
pub mod suitability;
pub mod wants;
pub use record::*;
