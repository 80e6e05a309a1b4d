//! TODO

pub mod assignment;
pub mod explanation;
pub mod fair_split;
pub mod proposal;
