//! Tests of allocation: the fairness rule on random input, and proposals from split to decision.

pub mod fairness;
pub mod proposal;
