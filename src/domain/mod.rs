//! The domain rules: what a device is, what may happen to it, and who may do it. Pure: no input or output, no clock, no randomness.
//!
//! One folder per area, each with a header that answers "Where is the rule that …?"; the files here are shared by all areas.
//!
//! - `device`, `batch`, `evidence`: devices and their life cycle, batches from donors, sanitisation statements.
//! - `partner`, `request`, `allocation`, `handover`: organisations, requests and eligibility, fair splits, handovers, returns and
//!   follow-ups.
//! - `account`, `settings`: permissions, one-time links, operator details and policy.
//! - `stock_take.rs`, `waste.rs`, `notification.rs`: stock-takes, waste transfers, letters.
//! - `event.rs`, `subject.rs`: the events sealed in the ledger and what they are about.
//! - `ledger`: who signs the ledger's checkpoints, and through which door an event came.
//! - `id.rs`, `number.rs`, `text_enum.rs`: typed identifiers, document numbers, enumerations with a stable text, text cleaning.
//! - `time.rs`, `entropy.rs`: traits for the clock and the source of randomness, which callers supply.
//!
//! Where is the rule that …?
//! - says what a stock-take expects and what is missing: `StockTake::expects` and `StockTake::unseen` in `stock_take.rs`.
//! - says when a letter is tried again: `wait_after` in `notification.rs`; which occasions have one: `LetterKind` there.
//! - says what may be attached to a letter: `Attached` in `notification.rs`.
//! - says how waste leaves: only with a transfer note, `desk/waste/transfer.rs`; the step alone is refused by `StepKind::is_part`.
//! - numbers documents: `number.rs`.
//! - protects spreadsheet cells against formulas: `plain_cell` in `text_enum.rs`.

pub mod account;
pub mod allocation;
pub mod batch;
pub mod device;
pub mod entropy;
pub mod event;
pub mod evidence;
pub mod handover;
pub mod id;
pub mod ledger;
pub mod notification;
pub mod number;
pub mod partner;
pub mod request;
pub mod settings;
pub mod stock_take;
pub mod subject;
pub mod text_enum;
pub mod time;
pub mod waste;
