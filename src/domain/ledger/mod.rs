//! What the ledger says of itself.
//!
//! - `epoch.rs`: under which origin and with which keys checkpoints are signed, and why writing is closed.
//! - `channel.rs`: through which door an event came.
//! - `daily_seal.rs`: what is sealed once a day of the rows beside it.
//! - `witness.rs`: outside parties whose signatures are taken, and what they signed.
//!
//! Where is the rule that says what is hashed? `ledger/leaf.rs` at the crate root. When writing is closed: `desk/ledger/witness.rs`.

pub mod channel;
pub mod daily_seal;
pub mod epoch;
pub mod witness;
