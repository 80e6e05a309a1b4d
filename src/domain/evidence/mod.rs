//! Evidence: what the sanitisation of storage media allows the operator to state to a donor.
//!
//! - `verdict.rs`: the verdicts on the erasures of a report, as the ledger keeps them.
//! - `sanitisation_statement.rs`: the issued statement, and which devices it may cover.
//!
//! Where is the rule that …?
//! - says when it may be stated that a device holds no data: `standing` in `sanitisation_statement.rs`; issuing:
//!   `desk/evidence/sanitisation_statement.rs`.
//! - says whether an older statement still covers a device: `Statement::speaks_for` in `sanitisation_statement.rs`.
//! - says which sanitisation counts on which medium: `device/sanitisation.rs`.
//! - judges an erasure in a machine report: `desk/evidence/erasure.rs`; parsing reports: `ingest`.
//! - puts a device on hold when a new report differs: `desk/evidence/findings.rs`.

pub mod sanitisation_statement;
pub mod verdict;
