//! TODO

pub mod board;
pub mod bulk_scan;
pub mod camera;
pub mod compare;
pub mod history;
pub mod labels;
pub mod list;
pub mod location;
pub mod public;
pub mod scan;
pub mod show;
pub mod step_form;
pub mod steps;

use crate::domain::account::actor::Permission;
use crate::web::Routes;
use crate::web::access::Need::{Anyone, May, SignedIn};

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/D/{tag}", Anyone, public::device)
        .get("/d/{tag}", Anyone, public::device)
        .get("/scan", May(Permission::Work), scan::get)
        .post("/scan", May(Permission::Work), scan::post)
        .get("/collect", May(Permission::HandOver), bulk_scan::get)
        .post("/collect", May(Permission::HandOver), bulk_scan::post)
        .get("/scan/offline", May(Permission::Work), scan::offline)
        .post_up_to("/scan/frame", May(Permission::Work), camera::MOST, camera::frame)
        .post_up_to("/scan/picture", May(Permission::Work), camera::MOST, camera::upload)
        .get("/devices", May(Permission::Read), list::list)
        .get("/devices/{tag}", May(Permission::Read), show::get)
        .post("/devices/{tag}/steps", SignedIn, steps::step)
        .get("/devices/{tag}/sheet.pdf", May(Permission::Read), labels::reuse_sheet)
        .post("/devices/{tag}/evidence", May(Permission::Work), steps::evidence)
        .get("/board", May(Permission::Read), board::get)
        .get("/locations", May(Permission::Read), location::locations)
        .post("/locations", May(Permission::ManageLocation), location::put_location)
        .get("/labels", May(Permission::Label), labels::get)
        .post("/labels", May(Permission::Label), labels::post)
        .get("/labels/cards.pdf", May(Permission::Label), labels::cards)
        .get("/labels/sheet/{name}", May(Permission::Label), labels::style)
}
