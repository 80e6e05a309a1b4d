//! Pages about batches: from the donor's decision to the report of what became of the devices.
//!
//! - `list.rs`: all batches, newest first.
//! - `open.rs`: the form that opens a batch.
//! - `show.rs`: one batch with its balance, its lines and its extras.
//! - `close.rs`: the question before the reception is closed; opening it again.
//! - `manifest.rs`: the upload of the donor list: preview, column mapping, loading, download of the refused rows.
//! - `list_row.rs`: the refused rows that wait: correction in place, dismissal, download.
//! - `row_view.rs`: such a row as it is shown.
//! - `receive.rs`: receiving one device by scan or by hand.
//! - `locks.rs`: the letter and the table that ask the donor to unlock devices.
//! - `outcome.rs`: the donor report as page, PDF and CSV.
//!
//! Where is the rule that judges a row of a donor list? `ingest/manifest/rows.rs`. How a device is received: `desk/batch/intake.rs`. Which
//! lock holds a device: `ingest/tables/locks.csv` and `hold_while_locked` in `desk/device/step.rs`; what the donor is told about it:
//! `desk/batch/locks.rs`. What the donor report says: `desk/batch/donor_report.rs`.

pub mod close;
pub mod list;
pub mod list_row;
pub mod locks;
pub mod manifest;
pub mod open;
pub mod outcome;
pub mod receive;
pub mod row_view;
pub mod show;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::May;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/batches", May(Permission::Read), list::list)
        .get("/batches/new", May(Permission::ManageBatch), open::new)
        .post("/batches", May(Permission::ManageBatch), open::create)
        .get("/batches/{number}", May(Permission::Read), show::get)
        .get("/batches/{number}/locks", May(Permission::Read), locks::get)
        .get("/batches/{number}/locks.csv", May(Permission::Read), locks::table)
        .get("/batches/{number}/outcome", May(Permission::Read), outcome::get)
        .get("/batches/{number}/outcome.pdf", May(Permission::Read), outcome::as_pdf)
        .get("/batches/{number}/outcome.csv", May(Permission::Read), outcome::table)
        .post("/batches/{number}/list", May(Permission::ManageBatch), manifest::post)
        .get("/batches/{number}/list/row", May(Permission::ManageBatch), list_row::get)
        .post("/batches/{number}/list/row", May(Permission::ManageBatch), list_row::correct)
        .post("/batches/{number}/list/dismiss", May(Permission::ManageBatch), list_row::dismiss)
        .get("/batches/{number}/list/refused.csv", May(Permission::ManageBatch), list_row::table)
        .post("/batches/{number}/receive", May(Permission::Receive), receive::receive)
        .get("/batches/{number}/close", May(Permission::ManageBatch), close::get)
        .post("/batches/{number}/close", May(Permission::ManageBatch), close::post)
        .post("/batches/{number}/reopen", May(Permission::ManageBatch), close::reopen)
}
