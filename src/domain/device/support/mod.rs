//! Until when a device runs a supported system: what is known of its hardware, judged against a table of releases, models and processors.
//! Nothing is guessed: where a fact or a row is missing, the answer is *unknown* with its reason. Nothing here says anything of a licence.
//!
//! - `table.rs`: `SupportTable`, the rows an administrator loads, and how a model or a release is found in them.
//! - `processor.rs`: the name of a processor without its decoration, families older than every list, 64-bit families.
//! - `judge.rs`: `Outlook`, the answers for a device. [`judge::RULES`] is the version of its rules.
//!
//! Where is the rule that …?
//! - reads a table from a file: `ingest/support_table.rs`; loads it: `desk/settings/support.rs`; the one that is shipped:
//!   `ingest/tables/support.csv`.
//! - says whether a system as installed is still supported: `installed` in `judge.rs`.
//! - says what Windows 11 asks: the columns of its releases in the table; `windows` in `judge.rs`.
//! - holds a device to a wish: `lacks` in `domain/request/suitability.rs`.
//! - lowers a grade: `grade` in `condition.rs`.

pub mod judge;
pub mod processor;
pub mod table;
