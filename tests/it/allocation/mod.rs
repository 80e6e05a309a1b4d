//! TODO

pub mod fairness;
pub mod proposal;
