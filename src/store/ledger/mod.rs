//! TODO

pub mod event;
pub mod replay;
