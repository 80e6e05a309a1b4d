//! TODO

pub mod bulk_scan;
pub mod command_cards;
pub mod export;
pub mod labels;
pub mod location;
pub mod photo;
pub mod reuse_sheet;
pub mod scan;
pub mod scan_command;
pub mod scan_result;
pub mod step;

use super::Desk;

/// Devices: scanned, moved on by steps, labelled.
#[derive(Clone, Copy, Debug)]
pub struct Devices<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Devices: scanned, moved on by steps, labelled.
    #[must_use]
    pub const fn devices(&self) -> Devices<'_> {
        Devices { desk: self }
    }
}
