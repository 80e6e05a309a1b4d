//! Tests of the ledger: append-only storage, replay against the tables, and upgrades of stored databases.

pub mod append_only;
pub mod checkpoints;
pub mod foreign;
pub mod forks;
pub mod private;
pub mod proofs;
pub mod replay;
pub mod roles;
pub mod upgrade;
pub mod witness;
