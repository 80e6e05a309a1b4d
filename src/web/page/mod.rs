//! The pages, one folder per area: each file has its form, its page struct, what shows it and what acts on it. Routes are in each area's
//! `mod.rs`.
#![expect(clippy::missing_errors_doc, reason = "every handler fails in one way: a Failure, which the guard shows to whoever asked")]

pub mod account;
pub mod allocation;
pub mod batch;
pub mod device;
pub mod document;
pub mod document_view;
pub mod evidence;
pub mod handover;
pub mod home;
pub mod ledger;
pub mod notification;
pub mod partner;
pub mod request;
pub mod settings;
pub mod stock_take;
pub mod verify;
pub mod waste;

use super::Routes;
use super::access::Need::{Anyone, SignedIn};

/// The routes of all pages.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/health/live", Anyone, crate::web::health::live)
        .get("/health/ready", Anyone, crate::web::health::ready)
        .get("/verify", Anyone, verify::verify)
        .get("/handovers/{number}/preview", SignedIn, document::preview)
        .get("/handovers/{number}/preview.pdf", SignedIn, document::preview_pdf)
        .get("/documents/{number}", SignedIn, document::get)
        .and(account::routes())
        .and(home::routes())
        .and(device::routes())
        .and(batch::routes())
        .and(evidence::routes())
        .and(partner::routes())
        .and(request::routes())
        .and(allocation::routes())
        .and(handover::routes())
        .and(waste::routes())
        .and(stock_take::routes())
        .and(ledger::routes())
        .and(notification::routes())
        .and(settings::routes())
}
