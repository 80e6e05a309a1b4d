//! TODO

pub mod erasure;
pub mod findings;
pub mod measured_tests;
pub mod report;
pub mod sanitisation_statement;
pub mod sanitisation_statement_document;

use super::Desk;

/// Evidence: machine reports and wipe logs, and the statements made of them.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// Evidence: machine reports and wipe logs, and the statements made of them.
    #[must_use]
    pub const fn evidence(&self) -> Evidence<'_> {
        Evidence { desk: self }
    }
}
