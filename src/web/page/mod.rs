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
use crate::domain::account::actor::Permission;

/// Every page, in the order of the work.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/health/live", Anyone, crate::web::health::live)
        .get("/health/ready", Anyone, crate::web::health::ready)
        .get("/D/{tag}", Anyone, self::device::public::device)
        .get("/d/{tag}", Anyone, self::device::public::device)
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
        .get("/scan", May(Permission::Work), device::scan::get)
        .post("/scan", May(Permission::Work), device::scan::post)
        .get("/collect", May(Permission::HandOver), device::bulk_scan::get)
        .post("/collect", May(Permission::HandOver), device::bulk_scan::post)
        .get("/scan/offline", May(Permission::Work), device::scan::offline)
        .post_up_to("/scan/frame", May(Permission::Work), device::camera::MOST, device::camera::frame)
        .post_up_to("/scan/picture", May(Permission::Work), device::camera::MOST, device::camera::upload)
        .get("/batches", May(Permission::Read), batch::list::list)
        .get("/batches/new", May(Permission::ManageBatch), batch::open::new)
        .post("/batches", May(Permission::ManageBatch), batch::open::create)
        .get("/batches/{number}", May(Permission::Read), batch::show::get)
        .get("/batches/{number}/locks", May(Permission::Read), batch::locks::get)
        .get("/batches/{number}/locks.csv", May(Permission::Read), batch::locks::table)
        .get("/batches/{number}/outcome", May(Permission::Read), batch::outcome::get)
        .get("/batches/{number}/outcome.pdf", May(Permission::Read), batch::outcome::as_pdf)
        .get("/batches/{number}/outcome.csv", May(Permission::Read), batch::outcome::table)
        .post("/batches/{number}/list", May(Permission::ManageBatch), batch::manifest::post)
        .post("/batches/{number}/receive", May(Permission::Receive), batch::receive::receive)
        .post("/batches/{number}/statement", May(Permission::Attest), evidence::sanitisation_statement::of_batch)
        .post("/batches/{number}/close", May(Permission::ManageBatch), batch::show::close)
        .get("/devices", May(Permission::Read), device::list::list)
        .get("/devices/{tag}", May(Permission::Read), device::show::get)
        .post("/devices/{tag}/steps", SignedIn, device::steps::step)
        .get("/devices/{tag}/sheet.pdf", May(Permission::Read), device::labels::reuse_sheet)
        .post("/devices/{tag}/statement", May(Permission::Attest), evidence::sanitisation_statement::of_device)
        .post("/devices/{tag}/evidence", May(Permission::Work), device::steps::evidence)
        .get("/evidence", May(Permission::Work), evidence::report::list)
        .post_up_to("/evidence", May(Permission::Work), evidence::report::MOST_AT_ONCE, evidence::report::upload)
        .get("/evidence/{id}", May(Permission::Read), evidence::report::report)
        .get("/evidence/{id}/photo", May(Permission::Read), evidence::report::photo)
        .post("/evidence/{id}", May(Permission::Work), evidence::report::settle)
        .get("/board", May(Permission::Read), device::board::get)
        .get("/stock-takes", May(Permission::Read), stock_take::list::list)
        .post("/stock-takes", May(Permission::Work), stock_take::list::open)
        .get("/stock-takes/{number}", SignedIn, stock_take::show::get)
        .get("/stock-takes/{number}/lines.csv", SignedIn, stock_take::show::csv)
        .get("/stock-takes/{number}/lines.xlsx", SignedIn, stock_take::show::xlsx)
        .post("/stock-takes/{number}/close", May(Permission::Work), stock_take::show::close)
        .post("/stock-takes/{number}/cancel", May(Permission::Work), stock_take::show::cancel)
        .get("/organisations", May(Permission::Read), partner::organisation::list)
        .get("/organisations/new", May(Permission::ManageOrganisation), partner::organisation_form::new)
        .post("/organisations", May(Permission::ManageOrganisation), partner::organisation_form::create)
        .get("/organisations/{id}", May(Permission::Read), partner::organisation::get)
        .get("/organisations/{id}/edit", May(Permission::ManageOrganisation), partner::organisation_form::edit)
        .post("/organisations/{id}/edit", May(Permission::ManageOrganisation), partner::organisation_form::change)
        .post("/organisations/{id}/contacts", May(Permission::ManageOrganisation), partner::organisation::contacts)
        .get("/locations", May(Permission::Read), self::device::location::locations)
        .post("/locations", May(Permission::ManageLocation), self::device::location::put_location)
        .get("/labels", May(Permission::Label), device::labels::get)
        .post("/labels", May(Permission::Label), device::labels::post)
        .get("/labels/cards.pdf", May(Permission::Label), device::labels::cards)
        .get("/labels/sheet/{name}", May(Permission::Label), device::labels::style)
        .get("/ledger", May(Permission::ReadLedger), ledger::show::ledger)
        .post("/ledger/verify", May(Permission::ReadLedger), ledger::show::verify)
        .get("/users", May(Permission::ManageUsers), account::users::users)
        .post("/users", May(Permission::ManageUsers), account::users::put_user)
        .get("/account", May(Permission::OwnAccount), account::own_account::account)
        .post("/account", May(Permission::OwnAccount), account::own_account::change_account)
        .get("/settings", May(Permission::ManageSettings), self::settings::operator::settings)
        .post("/settings", May(Permission::ManageSettings), self::settings::operator::set)
        .post("/settings/policy", May(Permission::ManageSettings), settings::policy::set_policy)
        .post("/sign-in/link", Anyone, account::one_time_link::ask)
        .get("/l/{token}", Anyone, account::one_time_link::show)
        .post("/l/{token}", Anyone, account::one_time_link::act)
        .get("/l/{token}/act.pdf", Anyone, account::one_time_link::act_pdf)
        .get("/join", Anyone, partner::application::get)
        .post("/join", Anyone, partner::application::post)
        .get("/partner", May(Permission::OwnOrganisation), partner::standing::get)
        .post("/partner", May(Permission::OwnOrganisation), partner::standing::post)
        .get("/partner/change", May(Permission::OwnOrganisation), partner::change_request::get)
        .post("/partner/change", May(Permission::OwnOrganisation), partner::change_request::post)
        .post("/partner/messages", May(Permission::OwnOrganisation), partner::standing::message)
        .post("/organisations/{id}/standing", May(Permission::ManageOrganisation), partner::standing::decide)
        .post("/organisations/{id}/messages", May(Permission::ManageOrganisation), partner::standing::message_of)
        .get("/contacts/{id}/held.json", May(Permission::ManageOrganisation), partner::privacy::held)
        .get("/letters", May(Permission::ReadLetters), notification::letters::list)
        .post("/letters", May(Permission::SendLetters), notification::letters::trial)
        .get("/letters/{id}", May(Permission::ReadLetters), notification::letters::get)
        .post("/letters/{id}", May(Permission::SendLetters), notification::letters::post)
        .and(acts::routes())
}
