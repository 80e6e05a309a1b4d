//! TODO

pub mod counting;
pub mod document;
pub mod session;
