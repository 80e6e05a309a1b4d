//! TODO

pub mod list;
pub mod rule;
pub mod show;
