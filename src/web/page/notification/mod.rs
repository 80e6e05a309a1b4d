//! TODO

pub mod letters;
