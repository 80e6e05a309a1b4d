//! TODO

pub mod catalogue;
pub mod organisations;
