//! TODO

pub mod batches;
pub mod outcome;
