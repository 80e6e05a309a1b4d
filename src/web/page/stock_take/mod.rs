//! TODO

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
