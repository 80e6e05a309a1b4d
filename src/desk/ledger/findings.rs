//! What a verification of the ledger found.

use serde::Serialize;

/// The most findings reported.
const MOST_FINDINGS: usize = 100;

/// One thing that is not so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where: `event 12`, `device 7K3M9Q2X`.
    pub place: String,
    /// What.
    pub what: String,
}

/// Findings as they come.
#[derive(Default)]
pub(in crate::desk) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    pub(in crate::desk) fn add(&mut self, place: impl ToString, what: impl ToString) {
        if self.0.len() < MOST_FINDINGS {
            self.0.push(Finding { place: place.to_string(), what: what.to_string() });
        }
    }
}
