//! API routes about devices.
//!
//! - `devices.rs`: receiving, listing and reading devices; taking a step, with `If-Match`.
//! - `scans.rs`: what a code is, and many scans in one call.
//! - `locations.rs`: listing and saving locations.
//! - `labels.rs`: labels as PDF, PNG and ZPL, and the command cards.
//!
//! Where is the rule that decides on a step? `domain/device/lifecycle.rs`, called by `desk/device/step.rs`. What a scan does:
//! `desk/device/scan.rs`. What a label shows and when it counts as printed: `desk/device/labels.rs`.

pub mod devices;
pub mod labels;
pub mod locations;
pub mod scans;

use crate::web::Routes;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().and(devices::routes()).and(scans::routes()).and(labels::routes()).and(locations::routes())
}
