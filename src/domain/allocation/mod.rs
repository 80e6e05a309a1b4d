//! Allocation: the fair split of available devices among open requests, as a proposal. Nothing here decides; a coordinator does.
//!
//! - `claim.rs`: claims (open request lines), the needs they add up to, and the policy weights of each need.
//! - `fairness.rs`: the split algorithm itself, on numbers only.
//! - `proposal.rs`: the stored proposal, its explanation and its manual adjustments.
//!
//! Where is the rule that …?
//! - says who gets what when there is less than is asked: `split` in `fairness.rs`.
//! - computes needs and weights: `gather` in `claim.rs`; `desk/allocation/fair_split.rs` joins both.
//! - caps a need at what the served people can use: `one` in `claim.rs`.
//! - says why a request takes no part: `LeftOut` in `proposal.rs`.
//! - chooses which devices serve which line: `desk/allocation/assignment.rs`; the explanation in words: `desk/allocation/explanation.rs`.
//! - bounds a weight: `Weights::bounds` in `claim.rs`.

pub mod claim;
pub mod fairness;
pub mod proposal;
