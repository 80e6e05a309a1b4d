//! TODO

pub mod partner;
pub mod parts;
pub mod staff;

use crate::web::Routes;
use crate::web::access::Need::SignedIn;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().get("/", SignedIn, staff::get)
}
