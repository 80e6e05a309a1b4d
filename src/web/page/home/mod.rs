//! TODO

pub mod partner;
pub mod staff;
