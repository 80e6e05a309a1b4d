//! The pages: one folder for each area, with its forms, page structs and handlers; each area has its own table of routes.
//!
//! - `document`, `document_view`: an issued document or a preview, as PDF and as HTML with the same content.
//! - `verify`: the public check of a document's number and hash.
//!
//! Where is the rule that …? Pages read forms and show results; the rules are in `src/desk` and `src/domain`.
//!
//! - … says which routes there are, and who may call them? `routes` in the `mod.rs` of each area.
//! - … decides on a permission? `Role::may` in `src/domain/account/actor.rs`.
//! - … gives the sentence of a refusal? `src/desk/error_text.rs`, and `why-*` and `because-*` in `templates/i18n`.
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
        .post_up_to("/verify", Anyone, verify::MOST, verify::file)
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
