//! TODO

pub mod list;
pub mod locks;
pub mod manifest;
pub mod open;
pub mod outcome;
pub mod receive;
pub mod show;
