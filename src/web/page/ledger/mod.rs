//! TODO

pub mod show;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::May;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().get("/ledger", May(Permission::ReadLedger), show::ledger).post(
        "/ledger/verify",
        May(Permission::ReadLedger),
        show::verify,
    )
}
