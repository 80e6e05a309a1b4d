//! The pages: one file each, with its form, its page struct, what shows it and what acts on it.
#![expect(clippy::missing_errors_doc, reason = "every handler fails in one way: a Failure, which the guard shows to whoever asked")]

pub mod account;
pub mod acts;
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
pub mod public;
pub mod request;
pub mod settings;
pub mod stock_take;
pub mod waste;

use super::Need::{Anyone, May, SignedIn};
use super::Routes;
use crate::domain::account::actor::Act;

/// Every page, in the order of the work.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/health/live", Anyone, public::live)
        .get("/health/ready", Anyone, public::ready)
        .get("/D/{tag}", Anyone, public::device)
        .get("/d/{tag}", Anyone, public::device)
        .get("/verify", Anyone, public::verify)
        .get("/catalogue", Anyone, partner::catalogue::get)
        .get("/catalogue.csv", Anyone, partner::catalogue::csv)
        .get("/fairness", Anyone, allocation::rule::get)
        .get("/setup", Anyone, account::sign_in::setup)
        .post("/setup", Anyone, account::sign_in::set_up)
        .get("/sign-in", Anyone, account::sign_in::sign_in)
        .post("/sign-in", Anyone, account::sign_in::signed_in)
        .post("/sign-out", Anyone, account::sign_in::sign_out)
        .post("/language", Anyone, account::sign_in::language)
        .get("/", SignedIn, home::staff::get)
        .get("/scan", May(Act::Work), device::scan::get)
        .post("/scan", May(Act::Work), device::scan::post)
        .get("/collect", May(Act::HandOver), device::bulk_scan::get)
        .post("/collect", May(Act::HandOver), device::bulk_scan::post)
        .get("/scan/offline", May(Act::Work), device::scan::offline)
        .post_up_to("/scan/frame", May(Act::Work), device::camera::MOST, device::camera::frame)
        .post_up_to("/scan/picture", May(Act::Work), device::camera::MOST, device::camera::upload)
        .get("/batches", May(Act::Read), batch::show::list)
        .get("/batches/new", May(Act::ManageBatch), batch::show::new)
        .post("/batches", May(Act::ManageBatch), batch::show::create)
        .get("/batches/{number}", May(Act::Read), batch::show::get)
        .get("/batches/{number}/locks", May(Act::Read), batch::locks::get)
        .get("/batches/{number}/locks.csv", May(Act::Read), batch::locks::table)
        .get("/batches/{number}/outcome", May(Act::Read), batch::outcome::get)
        .get("/batches/{number}/outcome.pdf", May(Act::Read), batch::outcome::as_pdf)
        .get("/batches/{number}/outcome.csv", May(Act::Read), batch::outcome::table)
        .post("/batches/{number}/list", May(Act::ManageBatch), batch::manifest::post)
        .post("/batches/{number}/receive", May(Act::Receive), batch::show::receive)
        .post("/batches/{number}/statement", May(Act::Attest), evidence::sanitisation_statement::of_batch)
        .post("/batches/{number}/close", May(Act::ManageBatch), batch::show::close)
        .get("/devices", May(Act::Read), device::show::list)
        .get("/devices/{tag}", May(Act::Read), device::show::get)
        .post("/devices/{tag}/steps", SignedIn, device::steps::step)
        .get("/devices/{tag}/sheet.pdf", May(Act::Read), device::labels::reuse_sheet)
        .post("/devices/{tag}/statement", May(Act::Attest), evidence::sanitisation_statement::of_device)
        .post("/devices/{tag}/evidence", May(Act::Work), device::steps::evidence)
        .get("/evidence", May(Act::Work), evidence::report::list)
        .post_up_to("/evidence", May(Act::Work), evidence::report::MOST_AT_ONCE, evidence::report::upload)
        .get("/evidence/{id}", May(Act::Read), evidence::report::report)
        .get("/evidence/{id}/photo", May(Act::Read), evidence::report::photo)
        .post("/evidence/{id}", May(Act::Work), evidence::report::settle)
        .get("/board", May(Act::Read), device::board::get)
        .get("/stock-takes", May(Act::Read), stock_take::list::list)
        .post("/stock-takes", May(Act::Work), stock_take::list::open)
        .get("/stock-takes/{number}", SignedIn, stock_take::show::get)
        .get("/stock-takes/{number}/lines.csv", SignedIn, stock_take::show::csv)
        .get("/stock-takes/{number}/lines.xlsx", SignedIn, stock_take::show::xlsx)
        .post("/stock-takes/{number}/close", May(Act::Work), stock_take::show::close)
        .post("/stock-takes/{number}/cancel", May(Act::Work), stock_take::show::cancel)
        .get("/organisations", May(Act::Read), partner::organisation::list)
        .get("/organisations/new", May(Act::ManageOrganisation), partner::organisation::new)
        .post("/organisations", May(Act::ManageOrganisation), partner::organisation::create)
        .get("/organisations/{id}", May(Act::Read), partner::organisation::get)
        .get("/organisations/{id}/edit", May(Act::ManageOrganisation), partner::organisation::edit)
        .post("/organisations/{id}/edit", May(Act::ManageOrganisation), partner::organisation::change)
        .post("/organisations/{id}/contacts", May(Act::ManageOrganisation), partner::organisation::contacts)
        .get("/locations", May(Act::Read), ledger::show::locations)
        .post("/locations", May(Act::ManageLocation), ledger::show::put_location)
        .get("/labels", May(Act::Label), device::labels::get)
        .post("/labels", May(Act::Label), device::labels::post)
        .get("/labels/cards.pdf", May(Act::Label), device::labels::cards)
        .get("/labels/sheet/{name}", May(Act::Label), device::labels::style)
        .get("/ledger", May(Act::ReadLedger), ledger::show::ledger)
        .post("/ledger/verify", May(Act::ReadLedger), ledger::show::verify)
        .get("/users", May(Act::ManageUsers), account::users::users)
        .post("/users", May(Act::ManageUsers), account::users::put_user)
        .get("/account", May(Act::OwnAccount), account::users::account)
        .post("/account", May(Act::OwnAccount), account::users::change_account)
        .get("/settings", May(Act::ManageSettings), account::users::settings)
        .post("/settings", May(Act::ManageSettings), account::users::set)
        .post("/settings/policy", May(Act::ManageSettings), settings::policy::set_policy)
        .post("/sign-in/link", Anyone, account::one_time_link::ask)
        .get("/l/{token}", Anyone, account::one_time_link::show)
        .post("/l/{token}", Anyone, account::one_time_link::act)
        .get("/l/{token}/act.pdf", Anyone, account::one_time_link::act_pdf)
        .get("/join", Anyone, partner::application::get)
        .post("/join", Anyone, partner::application::post)
        .get("/partner", May(Act::OwnOrganisation), partner::standing::get)
        .post("/partner", May(Act::OwnOrganisation), partner::standing::post)
        .get("/partner/change", May(Act::OwnOrganisation), partner::change_request::get)
        .post("/partner/change", May(Act::OwnOrganisation), partner::change_request::post)
        .post("/partner/messages", May(Act::OwnOrganisation), partner::standing::message)
        .post("/organisations/{id}/standing", May(Act::ManageOrganisation), partner::standing::decide)
        .post("/organisations/{id}/messages", May(Act::ManageOrganisation), partner::standing::message_of)
        .get("/contacts/{id}/held.json", May(Act::ManageOrganisation), partner::standing::held)
        .get("/letters", May(Act::ReadLetters), notification::letters::list)
        .post("/letters", May(Act::SendLetters), notification::letters::trial)
        .get("/letters/{id}", May(Act::ReadLetters), notification::letters::get)
        .post("/letters/{id}", May(Act::SendLetters), notification::letters::post)
        .and(acts::routes())
}
