//! Pages about stock-takes: counting the devices of some locations or of the whole depot.
//!
//! - `list.rs`: all stock-takes, and the form that opens one.
//! - `show.rs`: one stock-take: progress by location, its lines by state, closing, cancelling, and the lines as CSV or workbook.
//!
//! Counting itself is scanning in mode `count` on the scan page (`web/page/device/scan.rs`). Where is the rule that says what is expected
//! and what is missing? `domain/stock_take.rs`. What a scanned code is answered: `desk/stock_take/answer.rs`. How the replay derives every
//! line again: `desk/ledger/stock_take_replay.rs`.

pub mod list;
pub mod show;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::{May, SignedIn};

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/stock-takes", May(Permission::Read), list::list)
        .post("/stock-takes", May(Permission::Work), list::open)
        .get("/stock-takes/{number}", SignedIn, show::get)
        .get("/stock-takes/{number}/lines.csv", SignedIn, show::csv)
        .get("/stock-takes/{number}/lines.xlsx", SignedIn, show::xlsx)
        .post("/stock-takes/{number}/close", May(Permission::Work), show::close)
        .post("/stock-takes/{number}/cancel", May(Permission::Work), show::cancel)
}
