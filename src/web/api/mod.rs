//! The JSON API under `/api/v1`: one file per area, each with its input and output types. Every route also enters the OpenAPI document.

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
        .and(partner::organisations::routes())
        .and(device::locations::routes())
        .and(batch::batches::routes())
        .and(device::devices::routes())
        .and(device::scans::routes())
        .and(evidence::reports::routes())
        .and(device::labels::routes())
        .and(request::routes())
        .and(allocation::routes())
        .and(handover::handovers::routes())
        .and(handover::returns::routes())
        .and(evidence::sanitisation_statements::routes())
        .and(stock_take::routes())
        .and(document::routes())
        .and(report::routes())
        .and(ledger::routes())
        .and(settings::routes())
        .and(waste::routes())
        .and(handover::follow_ups::routes())
        .and(handover::signing::routes())
        .and(batch::outcome::routes())
        .and(partner::catalogue::routes())
        .and(openapi::routes())
}
