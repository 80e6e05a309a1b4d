//! The pages of partner organisations: staff's pages on them, a partner's own pages, the application form and the catalogue.
//!
//! - `organisation`, `organisation_form`: the list and one organisation with its contacts, and entering or changing one.
//! - `standing`, `standing_view`: a partner's own page, staff's decisions on its standing, and the view both show.
//! - `application`, `change_request`: applying to become a partner, and a partner's proposal to change its own data.
//! - `catalogue`: the public catalogue, as a page and as CSV.
//! - `privacy`: the personal data held about a contact, as JSON.
//!
//! Where is the rule that …? Pages read forms and show results; the rules are in `src/desk/partner` and `src/domain/partner`.
//!
//! - … says what a partner may change itself? `src/desk/partner/change_request.rs`: address, site and proofs, once staff accepts.
//! - … says what the catalogue shows of the stock? `src/desk/partner/catalogue.rs`.
//! - … finds personal data in a text? `src/domain/partner/personal_data.rs`; exporting and erasing it: `src/desk/partner/privacy.rs`.
//! - … approves, refuses or suspends a partner? `src/desk/partner/application.rs`.

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

/// Every route of partner organisations and of the catalogue, with the permission it needs.
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
