//! API routes about partner organisations.
//!
//! - `organisations.rs`: organisations, contact persons, approval, and the changes an organisation proposes of itself.
//! - `catalogue.rs`: the public catalogue of kinds and grades in stock.
//!
//! Where is the rule that decides? Approval: `desk/partner/application.rs`. Organisations and contacts: `desk/partner/organisation.rs`.
//! Proposed changes: `desk/partner/change_request.rs`. The catalogue: `desk/partner/catalogue.rs`.

pub mod catalogue;
pub mod organisations;

use crate::web::Routes;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().and(organisations::routes()).and(catalogue::routes())
}
