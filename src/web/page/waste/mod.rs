//! TODO

pub mod transfer;
