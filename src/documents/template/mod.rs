//! The content of each document: a data structure, stored when the document is issued, and a function that turns it into blocks.
//!
//! - `handover.rs`: the act (donation agreement and handover note) and its clauses; also the parties, the footer and other shared parts.
//! - `receipts.rs`: the intake receipt for the donor and the return note.
//! - `decision.rs`: the allocation decision. `donor_report.rs`: the report to the donor on a batch.
//! - `statement.rs`: the sanitisation statement. `waste_transfer.rs`: the waste transfer note.
//! - `stock_take.rs`: the receipt of a stock-take. `reuse_sheet.rs`: the one-page sheet that goes with a device.
//! - `proof.rs`: the proof page, added behind a sealed document.
//!
//! What does the act say? `handover.rs`; the words are the `doc-*` messages in `templates/i18n`. When
//! a text changes, change the version constant of its file. When may it be stated that data are
//! erased? `domain/evidence/sanitisation_statement.rs` and `desk/evidence/sanitisation_statement.rs`.

pub mod decision;
pub mod donor_report;
pub mod handover;
pub mod proof;
pub mod receipts;
pub mod reuse_sheet;
pub mod statement;
pub mod stock_take;
pub mod waste_transfer;
