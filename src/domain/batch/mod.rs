//! Batches: what a donor decided to give away, announced in a donor list and received by scan.
//!
//! - `record.rs`: the batch, its donor's decision, the lines of the donor list, and the balance of announced against received devices.
//! - `comparison.rs`: a donor list beside the one that is loaded, and the list that both make.
//! - `refused.rs`: rows of a list that were refused and wait, and what was learnt of the lists of a donor.
//! - `outcome.rs`: what became of every device and storage medium of a batch.
//!
//! Where is the rule that …?
//! - makes announced and received devices add up: `Balance` in `record.rs`, `BatchOutcome::holds` in `outcome.rs`.
//! - says when a line counts as missing: `Balance::compute` in `record.rs` (only once reception is closed).
//! - says which batches a programme may use: `Programme::takes_from` in `request/programme.rs`.
//! - opens, loads, receives and closes a batch: `desk/batch/intake.rs`; the donor report: `desk/batch/donor_report.rs`.
//! - says what the donor is told about locked devices: `desk/batch/locks.rs`.
//! - reads a donor list file: `ingest/manifest`.

pub mod comparison;
pub mod outcome;
mod record;
pub mod refused;
pub use record::*;
