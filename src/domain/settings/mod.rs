//! Settings that the operator changes: its own details and the policy.
//!
//! - `operator.rs`: name and contact details of the operator.
//! - `policy.rs`: the versioned policy with sanitisation levels, time limits, values, programmes and weights, and its defaults.
//! - `recipients.rs`: who is sent the checkpoint of each day.
//!
//! Where is the rule that …?
//! - says when a device is late at its stage: `StageLimits` in `policy.rs`; the queries: `store/device/board.rs`.
//! - says when a grant lapses: `promise_days` in `policy.rs`; `desk/request/promise_expiry.rs`.
//! - says when somebody is reminded: `remind_days`, `waiting_days` in `policy.rs`; `desk/request/reminders.rs`.
//! - estimates what a device is worth: `HandoverRules::value_of` in `policy.rs`.
//! - says how long personal data is kept: `PartnerTerms` in `policy.rs`; `desk/partner/privacy.rs`.
//! - weighs needs in a fair split: `Weights` in `allocation/claim.rs`, part of the policy.
//! - finds the policy a decision applied: `policy_at` in `store/settings.rs`; changing it: `desk/settings/mod.rs`.

pub mod operator;
pub mod policy;
pub mod recipients;
