//! TODO

pub mod application;
pub mod catalogue;
pub mod change_request;
pub mod organisation;
pub mod organisation_form;
pub mod privacy;
pub mod standing;
pub mod standing_view;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::{Anyone, May};

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/catalogue", Anyone, catalogue::get)
        .get("/catalogue.csv", Anyone, catalogue::csv)
        .get("/organisations", May(Permission::Read), organisation::list)
        .get("/organisations/new", May(Permission::ManageOrganisation), organisation_form::new)
        .post("/organisations", May(Permission::ManageOrganisation), organisation_form::create)
        .get("/organisations/{id}", May(Permission::Read), organisation::get)
        .get("/organisations/{id}/edit", May(Permission::ManageOrganisation), organisation_form::edit)
        .post("/organisations/{id}/edit", May(Permission::ManageOrganisation), organisation_form::change)
        .post("/organisations/{id}/contacts", May(Permission::ManageOrganisation), organisation::contacts)
        .get("/join", Anyone, application::get)
        .post("/join", Anyone, application::post)
        .get("/partner", May(Permission::OwnOrganisation), standing::get)
        .post("/partner", May(Permission::OwnOrganisation), standing::post)
        .get("/partner/change", May(Permission::OwnOrganisation), change_request::get)
        .post("/partner/change", May(Permission::OwnOrganisation), change_request::post)
        .post("/partner/messages", May(Permission::OwnOrganisation), standing::message)
        .post("/organisations/{id}/standing", May(Permission::ManageOrganisation), standing::decide)
        .post("/organisations/{id}/messages", May(Permission::ManageOrganisation), standing::message_of)
        .get("/contacts/{id}/held.json", May(Permission::ManageOrganisation), privacy::held)
}
