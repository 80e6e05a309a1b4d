//! Tables of evidence and sanitisation statements.
//!
//! - `record.rs`: `evidence`, the bytes of erasure and hardware reports with what was read from them; re-exported here.
//! - `sanitisation_statement.rs`: `statement`, by number, device and batch.
//!
//! Where is the rule that …? Which erasure of a report counts: `desk/evidence/erasure.rs`. When a statement may be issued:
//! `domain/evidence/sanitisation_statement.rs`.

mod record;
pub mod sanitisation_statement;
pub use record::*;
