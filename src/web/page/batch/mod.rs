//! TODO

pub mod locks;
pub mod manifest;
pub mod outcome;
pub mod show;
