//! Findings: the discrepancies that a verification of the ledger reports.

use serde::Serialize;

/// Maximum number of findings kept; further ones are dropped.
const MOST_FINDINGS: usize = 100;

/// One discrepancy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where: `event 12`, `device 7K3M9Q2M`.
    pub place: String,
    /// What is wrong, as an English sentence.
    pub what: String,
}

/// Collects findings in the order in which they are found.
#[derive(Default)]
pub(in crate::desk) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    pub(in crate::desk) fn add(&mut self, place: impl ToString, what: impl ToString) {
        if self.0.len() < MOST_FINDINGS {
            self.0.push(Finding { place: place.to_string(), what: what.to_string() });
        }
    }
}
