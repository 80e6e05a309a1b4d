//! What the ledger says of itself.
//!
//! - `epoch.rs`: under which origin and with which keys checkpoints are signed, and why writing is closed.
//! - `channel.rs`: through which door an event came.
//!
//! Where is the rule that says what is hashed? `ledger/leaf.rs` at the crate root. When writing is closed: `desk/ledger/witness.rs`.

pub mod channel;
pub mod epoch;
