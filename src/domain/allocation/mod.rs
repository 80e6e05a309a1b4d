//! TODO

pub mod claim;
pub mod fairness;
pub mod proposal;
