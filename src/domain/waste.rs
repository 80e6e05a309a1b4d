//! WEEE transfer notes: what left to a collector as waste, by code, kind and kilograms.

use super::id::OrganisationId;
use super::number::Number;
use crate::domain::device::kind::Kind;
use crate::domain::device::tag::Tag;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What happens to it where it goes: the recovery and disposal operations of directive 2008/98/EC, annexes I and II.
    Treatment {
        /// Dismantling and sorting before recovery.
        R12 => "r12",
        /// Stored until it is recovered.
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

/// The code most equipment goes under: discarded, without hazardous parts.
pub const USUAL_CODE: &str = "16 02 14";

/// So much of one kind under one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeeLine {
    /// Code of the European list of waste.
    pub code: String,
    /// The kind of the devices; none for parts and accessories, which are weighed and not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The devices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Tag>,
    /// Their mass in grams.
    pub grams: u64,
    /// It was not weighed: the median of its kind, times the pieces.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
}

/// A transfer note, as issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeeTransfer {
    /// `DEEE-…`.
    pub number: Number,
    /// Who collects.
    pub collector: OrganisationId,
    /// The number under which the collector is registered or approved.
    pub registration: String,
    /// Who carries it, when it is not the collector: name and address of the enterprise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    /// The carrier's registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier_registration: Option<String>,
    /// Where it was picked up, when it is not at the holder's seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pick_up: Option<String>,
    /// The installation it goes to.
    pub destination: String,
    /// What happens to it there.
    pub treatment: Treatment,
    /// What it is.
    pub lines: Vec<WeeeLine>,
    /// The version of the table of codes.
    pub codes: u32,
    /// When both had signed.
    pub at: DateTime<Utc>,
    /// SHA-256 of the frozen PDF, hexadecimal.
    pub document: String,
    /// SHA-256 of what the page of the document shows, hexadecimal.
    pub content: String,
    /// The note is in French and in Dutch, that of the collector first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bilingual: bool,
}

impl WeeeTransfer {
    /// Every device on it.
    pub fn devices(&self) -> impl Iterator<Item = Tag> {
        self.lines.iter().flat_map(|l| l.devices.iter().copied())
    }

    /// Its mass in grams.
    #[must_use]
    pub fn grams(&self) -> u64 {
        grams(&self.lines).0
    }
}

/// The mass of some lines in grams, and how much of it was not weighed.
#[must_use]
pub fn grams(lines: &[WeeeLine]) -> (u64, u64) {
    let sum = |is: &dyn Fn(&&WeeeLine) -> bool| lines.iter().filter(is).fold(0_u64, |sum, l| sum.saturating_add(l.grams));
    (sum(&|_| true), sum(&|l| l.estimated))
}

/// So many hundredths of the whole, rounded up: an estimate is never called nothing.
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
