//! Devices: what a device is, the steps that change it, and the rules that allow or refuse each step.
//!
//! - `record.rs`: `Device`, the projection of its events, with its specification, holds, locks, reservation and custody.
//! - `kind.rs`, `stage.rs`, `tag.rs`, `location.rs`, `code.rs`: kinds of device and medium, stages, tags, locations, recognition of scanned
//!   codes.
//! - `step.rs`: every step with its data, the permission it needs and whether it needs a note.
//! - `transitions.rs`: `TRANSITIONS`, the table of steps and stages.
//! - `lifecycle.rs`: `apply`, which allows a step or returns every refusal reason.
//! - `fold.rs`: `StepRecord`, the sealed result of a step, and its effect on the device.
//! - `sanitisation.rs`: media, methods, levels and the draw for verification.
//! - `condition.rs`, `part.rs`: test results and the computed grade; repairs and parts.
//! - `command.rs`, `keyboard.rs`: command cards of the scan bench; codes typed by a scanner with another keyboard layout.
//! - `support/`: until when a device runs a supported system.
//! - `barcode.rs`: what scanners and makers put before or around a serial number.
//!
//! Where is the rule that …?
//! - says which step is possible at which stage: `TRANSITIONS` in `transitions.rs`.
//! - gives the reasons for a refusal: `reasons` in `lifecycle.rs`; their sentences: `desk/error_text.rs`.
//! - keeps an unsanitised device out of stock: `before_stock` in `lifecycle.rs`, `Device::is_wiped` in `record.rs`.
//! - says what a step does to a device: `StepRecord::applied_to` in `fold.rs`.
//! - says who may take a step: `StepKind::permission` in `step.rs` with `Role::may` in `account/actor.rs`.
//! - says which method counts on which medium: `Method::level_on` in `sanitisation.rs`.
//! - draws a sanitisation for verification by another person: `is_drawn` in `sanitisation.rs`.
//! - computes a grade: `grade` in `condition.rs`; the tests themselves: `ingest/tables/tests.csv`.
//! - says until when a system is supported on a device: `outlook` in `support/judge.rs`.
//! - says where a part came from: `part.rs`; both devices change in one transaction in `desk/device/step.rs`.
//! - says which lock holds a device: `ingest/tables/locks.csv`, `hold_while_locked` in `desk/device/step.rs`.
//! - checks a tag: `tag.rs`.
//! - reads the serial number out of a maker's barcode: `readings` in `barcode.rs`; when a reading counts: `desk/device/scan.rs`.
//! - says what a command card means: `command.rs`; what it does: `desk/device/scan_command.rs`.

pub mod barcode;
pub mod code;
pub mod command;
pub mod condition;
pub mod fold;
pub mod keyboard;
pub mod kind;
pub mod lifecycle;
pub mod location;
pub mod part;
mod record;
pub mod sanitisation;
pub mod stage;
pub mod step;
pub mod support;
pub mod tag;
pub mod transitions;
pub use record::*;
