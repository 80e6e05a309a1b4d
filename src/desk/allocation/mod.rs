//! Allocation: fair splits of the available stock among the waiting requests. The handle is `desk.allocations()`.
//!
//! - `proposal`: `propose` makes a proposal, `adjust` changes a line by hand, `close` closes it; `decide_as_proposed` and
//!   `decide_proposal` turn it into allocations; `try_weights` simulates other weights.
//! - `fair_split`: reads the requests and devices (`pool`) and computes the split (`work_out`).
//! - `assignment`: chooses which devices serve which request line.
//! - `explanation`: puts the result of a split into sentences.
//!
//! Where is the rule that …?
//! - says who gets what when there is less than is asked: `domain/allocation/fairness.rs`; needs and weights: `domain/allocation/claim.rs`.
//! - says who may receive what: `domain/request/programme.rs` and `domain/request/eligibility.rs`.
//! - says whether a device meets a line, and what it lacks: `lacks` in `domain/request/suitability.rs`.
//! - finds the weights a decision was made with: `policy_at` in `store/settings.rs`, shown at `/fairness?version=`.

pub mod assignment;
pub mod explanation;
pub mod fair_split;
pub mod proposal;

use super::Desk;

/// The desk's operations on fair splits and the proposals made of them.
#[derive(Clone, Copy, Debug)]
pub struct Allocations<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The desk's operations on fair splits and the proposals made of them.
    #[must_use]
    pub const fn allocations(&self) -> Allocations<'_> {
        Allocations { desk: self }
    }
}
