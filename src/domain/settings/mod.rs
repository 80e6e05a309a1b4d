//! TODO

pub mod operator;
pub mod policy;
