//! The pages: one file each, with its form, its page struct, what shows it and what acts on it.

pub mod acts;
mod checks;
pub mod document;
pub mod entry;
pub mod handover;
pub mod handovers;
pub mod home;
mod lines;
pub mod public;
pub mod request;
pub mod request_new;
pub mod requests;
pub mod reserve;
mod scanned;
pub mod signing;
pub mod take_back;
pub mod twin;

use super::Need::{Anyone, SignedIn};
use super::Routes;

/// Every page, in the order of the work.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/health/live", Anyone, public::live)
        .get("/health/ready", Anyone, public::ready)
        .get("/D/{tag}", Anyone, public::device)
        .get("/d/{tag}", Anyone, public::device)
        .get("/verify", Anyone, public::verify)
        .get("/setup", Anyone, entry::setup)
        .post("/setup", Anyone, entry::set_up)
        .get("/sign-in", Anyone, entry::sign_in)
        .post("/sign-in", Anyone, entry::signed_in)
        .post("/sign-out", Anyone, entry::sign_out)
        .post("/language", Anyone, entry::language)
        .get("/", SignedIn, home::get)
        .and(acts::routes())
}
