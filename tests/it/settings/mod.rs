//! TODO

pub mod policy;
