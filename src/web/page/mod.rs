//! The pages: one file each, with its form, its page struct, what shows it and what acts on it.

pub mod batch;
pub mod batch_list;
pub mod device;
pub mod device_form;
pub mod entry;
pub mod history;
pub mod home;
pub mod public;
pub mod scan;

use super::Need::{Anyone, May, SignedIn};
use super::Routes;
use crate::domain::actor::Act;

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
        .get("/scan", May(Act::Work), scan::get)
        .post("/scan", May(Act::Work), scan::post)
        .get("/batches", May(Act::Read), batch::list)
        .get("/batches/new", May(Act::ManageBatch), batch::new)
        .post("/batches", May(Act::ManageBatch), batch::create)
        .get("/batches/{number}", May(Act::Read), batch::get)
        .post("/batches/{number}/list", May(Act::ManageBatch), batch_list::post)
        .post("/batches/{number}/receive", May(Act::Receive), batch::receive)
        .post("/batches/{number}/close", May(Act::ManageBatch), batch::close)
        .get("/devices", May(Act::Read), device::list)
        .get("/devices/{tag}", May(Act::Read), device::get)
        .post("/devices/{tag}/steps", SignedIn, device_form::step)
        .post("/devices/{tag}/evidence", May(Act::Work), device_form::evidence)
}
