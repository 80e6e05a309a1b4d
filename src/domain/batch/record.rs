//! Batches: what a donor decided to cede, announced by a list and received by scan; the balance of both.

use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// Whether what arrives is waste in law.
    WasteStatus {
        /// A product ceded for reuse.
        Product => "product",
        /// Waste equipment, prepared for reuse under a permit.
        Weee => "weee",
    }
}

/// The donor's decommissioning decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The donor's reference.
    pub reference: String,
    /// Its date.
    pub date: NaiveDate,
    /// The body that decided.
    pub body: String,
}

/// A batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// `LOT-…`.
    pub number: Number,
    /// Who cedes it.
    pub donor: OrganisationId,
    /// The decision.
    pub decision: Decision,
    /// The donor states that the equipment is its own.
    pub own: bool,
    /// The donor states that it is fully depreciated.
    pub depreciated: bool,
    /// The legal basis of the cession.
    pub legal_basis: String,
    /// Product or waste.
    pub waste_status: WasteStatus,
    /// The environmental permit under which waste is prepared for reuse.
    pub permit: Option<String>,
    /// How many lines its list has.
    pub declared: u32,
    /// SHA-256 of the list's lines as loaded, hexadecimal.
    pub manifest: Option<String>,
    /// When it was opened.
    pub opened: DateTime<Utc>,
    /// When reception was closed: what is not there by then is missing.
    pub closed: Option<DateTime<Utc>>,
}

/// A line of a donor's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestLine {
    /// From 1.
    pub line: u32,
    /// What it is, when the list says.
    pub kind: Option<Kind>,
    /// Maker.
    pub manufacturer: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Serial number.
    pub serial: Option<String>,
    /// The donor's inventory number.
    pub donor_number: Option<String>,
    /// Year of manufacture.
    pub year: Option<i32>,
}

/// The balance of a batch, promise 5: declared = received from the list + missing (or still expected), and what was received is the
/// sum of where it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Lines of the list.
    pub declared: u64,
    /// Lines whose device was received.
    pub received: u64,
    /// Lines without a device, reception still open.
    pub expected: u64,
    /// Lines without a device, reception closed.
    pub missing: u64,
    /// Devices received that are on no line.
    pub extra: u64,
    /// Devices of the batch, by stage.
    pub stages: BTreeMap<&'static str, u64>,
}

impl Balance {
    /// Computes it from the counts.
    #[must_use]
    pub fn compute(batch: &Batch, from_list: u64, extra: u64, stages: &[(Stage, u64)]) -> Self {
        let declared = u64::from(batch.declared);
        let absent = declared.saturating_sub(from_list);
        let (expected, missing) = if batch.closed.is_some() { (0, absent) } else { (absent, 0) };
        Self { declared, received: from_list, expected, missing, extra, stages: stages.iter().map(|(s, n)| (s.as_str(), *n)).collect() }
    }

    /// Whether both sums hold.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.declared == self.received + self.expected + self.missing && self.received + self.extra == self.stages.values().sum::<u64>()
    }
}
