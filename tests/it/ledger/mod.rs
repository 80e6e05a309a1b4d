//! TODO

pub mod append_only;
pub mod replay;
pub mod upgrade;
