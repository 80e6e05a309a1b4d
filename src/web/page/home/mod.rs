//! TODO

pub mod partner;
pub mod parts;
pub mod staff;
