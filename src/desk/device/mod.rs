//! Devices: scans, steps, labels, photographs, locations and exports. The handle is `desk.devices()`.
//!
//! - `scan`: `resolve` says what a code is, `scan` does what the scan asks; `scan_result` has its input and its outcome.
//! - `bulk_scan`: `rehearse` and `scan_many` do the same for a whole list of codes.
//! - `scan_command`: `run_command` executes a command card; `command_cards` lists the cards that can be printed.
//! - `step`: `step` takes one step of the lifecycle, `offered_steps` lists the possible ones.
//! - `labels`: `labels`, `location_labels`, `blank_labels`, `print_labels`. `location`: `put_location`. `photo`: photographs as evidence.
//! - `export`: `export` and `export_count` write tables. `reuse_sheet`: the sheet for the next user.
//!
//! Where is the rule that …?
//! - allows a step at a stage: `TRANSITIONS` in `domain/device/transitions.rs`; its other conditions: `domain/device/lifecycle.rs`;
//!   its effect: `domain/device/fold.rs`.
//! - rehearses scans: `bulk_scan`; a rehearsal is the real work rolled back, by `Desk::write` in `desk/mod.rs`.
//! - makes a repeated scan count once: `scan` in `scan`, and `store/idempotency.rs`.
//! - takes a part out of another device: `part_from` in `step`; part kinds: `domain/device/part.rs`.
//! - holds a locked device: `hold_while_locked` in `step`; the locks: `ingest/tables/locks.csv`.
//! - computes a grade: `domain/device/condition.rs`; the tests: `ingest/tables/tests.csv`.
//! - checks a tag: `domain/device/tag.rs`; lists the command cards: `domain/device/command.rs`.
//! - says which codes the camera reads: `ingest/image/barcode.rs`.
//! - sets the size of a label: `labels/stock/*.toml`; its content: `labels/design/*.toml`.
//! - finds a device by a search text: `store/device/search.rs`; says when it is late: `StageLimits` in `domain/settings/policy.rs`.

pub mod bulk_scan;
pub mod command_cards;
pub mod export;
pub mod labels;
pub mod location;
pub mod photo;
pub mod reuse_sheet;
pub mod scan;
pub mod scan_command;
pub mod scan_result;
pub mod step;
pub mod support_text;

use super::Desk;

/// The desk's operations on devices and locations.
#[derive(Clone, Copy, Debug)]
pub struct Devices<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The desk's operations on devices and locations.
    #[must_use]
    pub const fn devices(&self) -> Devices<'_> {
        Devices { desk: self }
    }
}
