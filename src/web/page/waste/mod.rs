//! The pages of waste transfers: handing discarded devices and parts to a collector.
//!
//! - `transfer`: the list of transfer notes, and the form in which a note is put together, previewed and signed.
//!
//! Where is the rule that …? The pages read forms and show results.
//!
//! - … says what may go on a note, and estimates a mass that was not weighed? `src/desk/waste/transfer.rs`.
//! - … knows the median mass of a kind and the waste codes? `src/ingest/tables.rs`.
//! - … adds up masses and the estimated share? `src/domain/waste.rs`.
//! - … gathers the data of the note? `src/desk/waste/transfer_document.rs`; lays it out: `src/documents/template/waste_transfer.rs`.

pub mod transfer;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::May;

/// Every route of waste transfers, with the permission it needs.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/weee-transfers", May(Permission::Read), transfer::list)
        .get("/weee-transfers/new", May(Permission::Retire), transfer::new)
        .post("/weee-transfers", May(Permission::Retire), transfer::post)
}
