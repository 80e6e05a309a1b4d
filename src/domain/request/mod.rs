//! Requests: what organisations ask for, the programmes that allow it, decisions, and the conversation about them.
//!
//! - `record.rs`: the request, its lines, states and steps (`REQUEST_ROAD`), and the allocation (decision).
//! - `programme.rs`: the programmes of the regional plan, with their conditions and audiences.
//! - `eligibility.rs`, `condition.rs`: the check of a programme's conditions on a date, and the stored result.
//! - `wants.rs`: what a line asks besides kind, grade and memory; accessories; age bands.
//! - `suitability.rs`: whether a device meets a request line.
//! - `conversation.rs`: questions, answers and contested decisions.
//!
//! Where is the rule that …?
//! - says who may receive what: `eligibility` in `eligibility.rs`, by the conditions in `programme.rs`.
//! - says which step a request allows: `REQUEST_ROAD` in `record.rs`; submitting, reviewing, withdrawing: `desk/request/entry.rs`.
//! - says what a device lacks for a line: `lacks` in `suitability.rs`; looking through the stock: `desk/request/candidates.rs`.
//! - says what is still asked after a partial grant: `Request::open` in `record.rs`.
//! - lets a grant expire: `desk/request/promise_expiry.rs`, with `promise_days` in `settings/policy.rs`.
//! - says whose turn it is in a conversation: `Message::after` in `conversation.rs`.
//! - reminds of long waits: `desk/request/reminders.rs`, with `waiting_days` in `settings/policy.rs`.

pub mod condition;
pub mod conversation;
pub mod eligibility;
pub mod programme;
mod record;
pub mod suitability;
pub mod wants;
pub use record::*;
