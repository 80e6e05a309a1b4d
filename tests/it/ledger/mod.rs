//! Tests of the ledger: append-only storage, replay against the tables, and upgrades of stored databases.

pub mod append_only;
pub mod replay;
pub mod upgrade;
