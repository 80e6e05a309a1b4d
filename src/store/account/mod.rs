//! Tables of accounts, sessions, API tokens and one-time links.
//!
//! - `record.rs`: `account`, `session` and `token`; re-exported here. Secrets are stored as hashes only.
//! - `one_time_link.rs`: `link`, with the state of each one-time link.
//!
//! Where is the rule that …? Who may do what: `domain/account/actor.rs`. How long a link works and what its states mean:
//! `domain/account/one_time_link.rs`. How an e-mail address is compared: `email_key` in `record.rs`. How long sessions last: the callers
//! of `touch_session` in `desk/account`.

pub mod one_time_link;
mod record;
pub use record::*;
