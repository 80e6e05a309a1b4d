//! Tables of the ledger, and what the replay compares.
//!
//! - `event.rs`: `event`, `log_hash` (the Merkle tree) and `event_private` (erasable texts with their salts); number series. `append` is
//!   the only way to write an event.
//! - `checkpoint.rs`: checkpoints as they were signed, epochs, and the stored hashes for proofs. `outside.rs`: key and newest checkpoint in
//!   files outside the database.
//! - `sealed_row.rs`: digests of letters and links as they stood on a day; `beside.rs`: what they, and the access log, are today.
//! - `replay.rs`: reads every projection for `check`, which compares it with the ledger.
//!
//! Where is the rule that …? What exactly is hashed: `ledger/leaf.rs` at the crate root. How the ledger is verified:
//! `desk/ledger/verify.rs`. That no row changes without an event: `Appended` in `event.rs`.

pub mod beside;
pub mod checkpoint;
pub mod event;
pub mod outside;
pub mod replay;
pub mod sealed_row;
