//! The ledger page: the newest events, the root, and its verification.
//!
//! - `log.rs`: checkpoint, public keys and tiles, as anybody may read them (`/log/…`).
//! - `show.rs`: the page (`/ledger`), with the access log of auditors, and the verification (`/ledger/verify`).
//!
//! Where is the rule that says what is hashed? `ledger/leaf.rs`. How the ledger and the rows are checked: `desk/ledger/verify.rs`. How an
//! event reads as a line: `web/page/device/history.rs`. What is written into the access log: `admit` in `web/authorise.rs`.

pub mod log;
pub mod show;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::{Anyone, May};

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/ledger", May(Permission::ReadLedger), show::ledger)
        .post("/ledger/verify", May(Permission::ReadLedger), show::verify)
        .get("/log/checkpoint", Anyone, log::checkpoint)
        .post("/log/cosignature", Anyone, log::cosignature)
        .get("/log/vkey", Anyone, log::vkey)
        .get("/log/tile/entries/{*path}", May(Permission::ReadLedger), log::entries)
        .get("/log/tile/{*path}", Anyone, log::hashes)
}
