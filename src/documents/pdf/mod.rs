//! TODO

pub mod error;
pub mod font;
pub mod num;
pub mod outlines;
pub mod structure;
pub mod writer;
