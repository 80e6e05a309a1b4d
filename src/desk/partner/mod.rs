//! TODO

pub mod application;
pub mod catalogue;
pub mod change_request;
pub mod organisation;
pub mod privacy;

use super::Desk;

/// Organisations and their contacts, applications, the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Partners<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Organisations and their contacts, applications, the catalogue.
    #[must_use]
    pub const fn partners(&self) -> Partners<'_> {
        Partners { desk: self }
    }
}
