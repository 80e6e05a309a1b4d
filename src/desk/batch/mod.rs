//! Batches: a donor's decision, its donor list, reception, and the report back. The handle is `desk.batches()`.
//!
//! - `intake`: `open` a batch, `receive` a device, `close` reception, `balance`.
//! - `list`: the donor list: `preview_list`, `compare_list` with the one that is loaded, `load_list`.
//! - `preview`: a list as it was read, before anything is written.
//! - `work_list`: the refused rows of a list: `correct_row`, `dismiss_rows`; they wait until none is left.
//! - `reception`: what would be missing when reception is closed; `reopen` opens it again.
//! - `locks`: `waiting_for_unlock` lists the devices that only the donor can unlock, as a letter and as a table.
//! - `donor_report`: `outcome` counts what became of a batch; `donor_report` makes the document of it.
//!
//! Where is the rule that …?
//! - computes declared, received, missing and extra: `Balance` in `domain/batch/record.rs`; what became of it: `domain/batch/outcome.rs`.
//! - says which lines of two lists are the same, and what adding and replacing keep: `domain/batch/comparison.rs`.
//! - recognises the columns of a donor list: `ingest/manifest/`; placeholder serial numbers: `ingest/identity/`.
//! - matches a device to a line of the list: `line_for` in `intake`.
//! - says which lock holds a device: `ingest/tables/locks.csv`; placing the hold: `hold_while_locked` in `desk/device/step.rs`.

pub mod donor_report;
pub mod intake;
pub mod list;
pub mod locks;
pub mod preview;
pub mod reception;
pub mod work_list;

use super::Desk;

/// The desk's operations on batches.
#[derive(Clone, Copy, Debug)]
pub struct Batches<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The desk's operations on batches.
    #[must_use]
    pub const fn batches(&self) -> Batches<'_> {
        Batches { desk: self }
    }
}
