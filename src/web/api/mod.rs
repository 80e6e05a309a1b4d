//! The JSON API under `/api/v1`: one file or folder per area; types that describe the domain are in `schema`. Every route also enters the
//! OpenAPI document.

mod account;
mod allocation;
mod batch;
mod device;
mod document;
mod evidence;
mod extract;
mod handover;
mod ledger;
mod openapi;
mod pagination;
mod partner;
mod pdf_response;
mod report;
mod request;
pub mod schema;
mod settings;
mod stock_take;
mod strict_json;
mod waste;

use super::Routes;

/// All routes of the API.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .and(account::routes())
        .and(partner::routes())
        .and(batch::routes())
        .and(device::routes())
        .and(evidence::routes())
        .and(request::routes())
        .and(allocation::routes())
        .and(handover::routes())
        .and(stock_take::routes())
        .and(waste::routes())
        .and(ledger::routes())
        .and(settings::routes())
        .and(document::routes())
        .and(report::routes())
        .and(openapi::routes())
}
