//! API routes about partner organisations.
//!
//! - `organisations.rs`: organisations, contact persons, approval, and the changes an organisation proposes of itself.
//! - `catalogue.rs`: the public catalogue of kinds and grades in stock.
//!
//! Where is the rule that decides? Approval: `desk/partner/application.rs`. Organisations and contacts: `desk/partner/organisation.rs`.
//! Proposed changes: `desk/partner/change_request.rs`. The catalogue: `desk/partner/catalogue.rs`.

pub mod catalogue;
pub mod organisations;
