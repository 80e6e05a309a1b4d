//! Pages about devices: scanning, the list, one device with its steps, the board, locations and labels.
//!
//! - `scan.rs`, `camera.rs`: the scan page, one code at a time, and the pictures read for codes.
//! - `bulk_scan.rs`: many codes at once (`/collect`): rehearse, then apply.
//! - `list.rs`: the list of devices and the search.
//! - `show.rs`: the page of one device. `step_form.rs` has the choices of its forms, `steps.rs` reads the forms into steps.
//! - `history.rs`: events as readable lines, also for the ledger page. `compare.rs`: where donor list, report and record differ.
//! - `board.rs`: devices per stage and per hold, with those that wait too long.
//! - `labels.rs`: labels, command cards and the reuse sheet. `location.rs`: the locations. `public.rs`: the page behind the QR code.
//!
//! Where is the rule that says which step is offered? `offered` in `domain/device/lifecycle.rs`; a new step needs its form in `step_of`
//! (`steps.rs`) and its particulars in `detail` (`history.rs`). What a scan does: `desk/device/scan.rs`; many scans: `bulk_scan.rs` beside
//! it; a command card: `scan_command.rs` beside it. Which codes the camera reads: `ingest/image/barcode.rs`. How long a scan may wait
//! before it is sent: `templates/asset/send.js`; what stays on the scanning device: `queue.js` (scans) and `worker.js` (the page) beside
//! it. Which words find a device: `store/device/search.rs`. When a device is late at its stage: `StageLimits` in
//! `domain/settings/policy.rs`.

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
