//! Waste transfers: the WEEE transfer note to a collector, by waste code, kind of device and mass.

use super::id::OrganisationId;
use super::number::Number;
use crate::domain::device::kind::Kind;
use crate::domain::device::tag::Tag;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// The treatment at the destination: recovery and disposal operations of directive 2008/98/EC, annexes I and II.
    Treatment {
        /// Dismantling and sorting before recovery.
        R12 => "r12",
        /// Storage before recovery.
        R13 => "r13",
        /// Recycling of metals.
        R4 => "r4",
        /// Recycling of other inorganic materials.
        R5 => "r5",
        /// Recycling of plastics and other organic substances.
        R3 => "r3",
        /// Disposal after other treatment.
        D9 => "d9",
    }
}

/// The most common waste code: discarded equipment without hazardous components.
pub const USUAL_CODE: &str = "16 02 14";

/// A line of a transfer note: one waste code and one kind of device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeeLine {
    /// Code of the European list of waste.
    pub code: String,
    /// Kind of the devices; `None` for parts and accessories, which are weighed but not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The devices; empty for parts and accessories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Tag>,
    /// Mass in grams.
    pub grams: u64,
    /// Whether the mass is an estimate: the median mass of the kind times the number of pieces.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
}

/// A transfer note as issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeeTransfer {
    /// `DEEE-…`.
    pub number: Number,
    /// The collector.
    pub collector: OrganisationId,
    /// Registration or approval number of the collector.
    pub registration: String,
    /// Name and address of the carrier, when it is not the collector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    /// Registration number of the carrier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier_registration: Option<String>,
    /// Pick-up address, when it is not the holder's seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pick_up: Option<String>,
    /// The installation that receives the waste.
    pub destination: String,
    /// The treatment there.
    pub treatment: Treatment,
    pub lines: Vec<WeeeLine>,
    /// Version of the waste code table.
    pub codes: u32,
    /// When both parties had signed.
    pub at: DateTime<Utc>,
    /// SHA-256 of the frozen PDF, hexadecimal.
    pub document: String,
    /// SHA-256 of what the document page shows, hexadecimal.
    pub content: String,
    /// Whether the note is in both French and Dutch, with the collector's language first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bilingual: bool,
}

impl WeeeTransfer {
    /// All devices on the note.
    pub fn devices(&self) -> impl Iterator<Item = Tag> {
        self.lines.iter().flat_map(|l| l.devices.iter().copied())
    }

    /// Total mass in grams.
    #[must_use]
    pub fn grams(&self) -> u64 {
        grams(&self.lines).0
    }
}

/// Total mass of some lines and its estimated part, both in grams.
#[must_use]
pub fn grams(lines: &[WeeeLine]) -> (u64, u64) {
    let sum = |is: &dyn Fn(&&WeeeLine) -> bool| lines.iter().filter(is).fold(0_u64, |sum, l| sum.saturating_add(l.grams));
    (sum(&|_| true), sum(&|l| l.estimated))
}

/// Percentage of `part` in `whole`, rounded up so that a small estimated part never shows as zero.
#[must_use]
pub fn percent(part: u64, whole: u64) -> u64 {
    if whole == 0 { 0 } else { part.saturating_mul(100).div_ceil(whole) }
}

#[cfg(test)]
mod tests {
    use super::{WeeeLine, grams, percent};

    #[test]
    fn the_share_that_was_not_weighed_is_known() {
        let line = |grams, estimated| WeeeLine { code: String::new(), kind: None, devices: Vec::new(), grams, estimated };
        assert_eq!(grams(&[line(900, false), line(100, true), line(1, true)]), (1_001, 101));
        assert_eq!((percent(0, 9), percent(1, 1_000), percent(9, 9), percent(0, 0)), (0, 1, 100, 0));
    }
}
