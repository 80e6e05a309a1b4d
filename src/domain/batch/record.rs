//! Batches: a donor's decision to give equipment away, the lines of its donor list, and the balance of announced against received devices.

use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// Whether the incoming equipment is legally waste.
    WasteStatus {
        /// A product given for reuse.
        Product => "product",
        /// Waste equipment, prepared for reuse under a permit.
        Weee => "weee",
    }
}

/// The donor's decommissioning decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The donor's reference of the decision.
    pub reference: String,
    pub date: NaiveDate,
    /// The body that took the decision.
    pub body: String,
}

/// A batch of equipment from one donor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// `LOT-…`.
    pub number: Number,
    /// The organisation that gives the equipment away.
    pub donor: OrganisationId,
    pub decision: Decision,
    /// Whether the donor states that it owns the equipment.
    pub own: bool,
    /// Whether the donor states that the equipment is fully depreciated.
    pub depreciated: bool,
    /// The legal basis of the transfer.
    pub legal_basis: String,
    pub waste_status: WasteStatus,
    /// The environmental permit for preparing waste for reuse, when the batch is waste.
    pub permit: Option<String>,
    /// Number of lines of the donor list.
    pub declared: u32,
    /// SHA-256 of the donor list's lines as loaded, hexadecimal; `None` before a list is loaded.
    pub manifest: Option<String>,
    /// When it was opened.
    pub opened: DateTime<Utc>,
    /// When reception was closed: lines without a device are missing from then on.
    pub closed: Option<DateTime<Utc>>,
    /// How many refused rows of its lists were dismissed with a reason; `None` when none was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dismissed: Option<u32>,
}

/// A line of the donor list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestLine {
    /// Line number, from 1.
    pub line: u32,
    /// Kind of device, when the list says.
    pub kind: Option<Kind>,
    /// Manufacturer.
    pub manufacturer: Option<String>,
    pub model: Option<String>,
    pub serial: Option<String>,
    /// The donor's inventory number.
    pub donor_number: Option<String>,
    /// Year of manufacture.
    pub year: Option<i32>,
}

/// The balance of a batch: declared = received + expected + missing, and received + extra = the sum over all stages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Lines of the donor list.
    pub declared: u64,
    /// Lines whose device was received.
    pub received: u64,
    /// Lines without a device while reception is open.
    pub expected: u64,
    /// Lines without a device after reception was closed.
    pub missing: u64,
    /// Devices received that match no line.
    pub extra: u64,
    /// Devices of the batch by stage name.
    pub stages: BTreeMap<&'static str, u64>,
}

impl Balance {
    /// Computes the balance: `from_list` is the number of received devices that match a line, `extra` those that match none.
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
