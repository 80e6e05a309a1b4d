//! TODO

pub mod show;
