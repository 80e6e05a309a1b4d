//! Tables of evidence and sanitisation statements.
//!
//! - `record.rs`: `evidence`, the bytes of erasure and hardware reports with what was read from them; re-exported here.
//! - `erasure.rs`: `erasure`, the verdict on each erasure of a report.
//! - `sanitisation_statement.rs`: `statement`, by number, device and batch.
//!
//! Where is the rule that …? Which erasure of a report counts: `desk/evidence/judging.rs`. When a statement may be issued:
//! `domain/evidence/sanitisation_statement.rs`.

pub mod erasure;
mod record;
pub mod sanitisation_statement;
pub use record::*;
