//! Accounts: roles, permissions, acting users and one-time links.
//!
//! - `actor.rs`: `Role`, `Permission`, the permission table `Role::may`, and `Actor`, the user on whose behalf an operation runs.
//! - `one_time_link.rs`: the purposes of one-time links, how long each works, and the state of a link at a given time.
//!
//! Where is the rule that …?
//! - says who may do what: `Role::may` in `actor.rs`.
//! - says which permission a device step needs: `StepKind::permission` in `device/step.rs`.
//! - limits a partner to its own organisation: `Actor::sees` in `actor.rs`.
//! - says whether a one-time link still works: `state` in `one_time_link.rs`; sending and redeeming it: `desk/account/one_time_link.rs`.
//! - says what a one-time link shows and what its button does: the table in `web/page/account/one_time_link.rs`.

pub mod actor;
pub mod one_time_link;
