//! Evidence: machine reports, erasure logs, and the sanitisation statements based on them. The handle is `desk.evidence()`.
//!
//! - `report`: `keep` stores and matches a report, `assign` matches it by hand, `dismiss` discards it, `erasures_of` reads its erasures.
//! - `findings`: applies what a report says to the device, and holds the device when it contradicts the record.
//! - `resemblance`: whether a device with the report's UUID has its make and model.
//! - `measured_tests`: fills in the tests that a report answers.
//! - `judging`: which medium an erasure belongs to, and whether it counts. `erasure`: records those that count; `answer` settles those for
//!   which a person answers, `dates_to_confirm` lists them.
//! - `sanitisation_statement`: `attest` issues a statement; `sanitisation_statement_document` makes its document.
//!
//! Where is the rule that …?
//! - recognises a report: `ingest/recognise.rs`, with one reader per format in `ingest/formats/`.
//! - removes personal data from a report before it is stored: `ingest/redact.rs`; from a photograph: `ingest/image/photo.rs`.
//! - says which method counts on which medium: `domain/device/sanitisation.rs`; which erasure of a report counts: `judge` in `judging`; which tools do not erase: `ingest/tables/failing_tools.csv`.
//! - has another person verify an erasure: `is_drawn` in `domain/device/sanitisation.rs`; required by `before_stock` in
//!   `domain/device/lifecycle.rs`.
//! - says when a statement may be issued: `standing` in `domain/evidence/sanitisation_statement.rs`.
//! - answers inventory agents: `web/agent.rs`.

pub mod erasure;
pub mod findings;
mod judging;
pub mod measured_tests;
pub mod report;
pub mod resemblance;
pub mod sanitisation_statement;
pub mod sanitisation_statement_document;

use super::Desk;

/// The desk's operations on evidence (machine reports, erasure logs) and sanitisation statements.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The desk's operations on evidence (machine reports, erasure logs) and sanitisation statements.
    #[must_use]
    pub const fn evidence(&self) -> Evidence<'_> {
        Evidence { desk: self }
    }
}
