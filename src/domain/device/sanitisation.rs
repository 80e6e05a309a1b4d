//! Storage media and what counts as having sanitised them.
//!
//! Levels and their reach per kind of medium follow NIST SP 800-88 (clear, purge, destroy) and IEEE 2883: ATA secure erase purges a
//! magnetic disk but only clears a solid-state one, overwriting never reaches unmapped cells, cards and sticks cannot be purged.

use super::kind::MediumKind;
use super::tag::Tag;
use crate::domain::id::{EvidenceId, UserId};
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// How thoroughly data are out of reach, weakest first.
    Level {
        /// Logical techniques on every user-addressable place.
        Clear => "clear",
        /// Recovery infeasible with laboratory techniques.
        Purge => "purge",
        /// As purge, and the medium is unusable.
        Destroy => "destroy",
    }
}

text_enum! {
    /// How a medium was sanitised in place.
    Method {
        /// One or more passes written over every addressable sector, read back.
        Overwrite => "overwrite",
        /// ATA security erase unit.
        AtaSecureErase => "ata_secure_erase",
        /// ATA sanitize: block erase.
        AtaSanitizeBlock => "ata_sanitize_block",
        /// ATA sanitize: cryptographic scramble.
        AtaSanitizeCrypto => "ata_sanitize_crypto",
        /// NVMe format with user-data erase.
        NvmeFormat => "nvme_format",
        /// NVMe format with cryptographic erase.
        NvmeFormatCrypto => "nvme_format_crypto",
        /// NVMe sanitize: block erase or cryptographic erase.
        NvmeSanitize => "nvme_sanitize",
        /// The maker's factory reset of an encrypted device (tablets, telephones, Chromebooks).
        FactoryReset => "factory_reset",
        /// Degaussing.
        Degauss => "degauss",
    }
}

impl Method {
    /// The level this method reaches on this kind of medium; `None` where it does not apply at all.
    #[must_use]
    pub const fn level_on(self, medium: MediumKind) -> Option<Level> {
        use MediumKind::{Emmc, Flash, Hdd, Nvme, Ssd, Unknown};
        match (self, medium) {
            (Self::Overwrite, _) | (Self::AtaSecureErase, Ssd | Unknown) | (Self::FactoryReset, Emmc | Flash | Ssd | Nvme | Unknown) => {
                Some(Level::Clear)
            }
            (Self::AtaSecureErase, Hdd)
            | (Self::AtaSanitizeBlock, Ssd)
            | (Self::AtaSanitizeCrypto, Ssd | Hdd)
            | (Self::NvmeFormat | Self::NvmeFormatCrypto | Self::NvmeSanitize, Nvme)
            | (Self::Degauss, Hdd) => Some(Level::Purge),
            _ => None,
        }
    }
}

/// The least level the policy asks of each kind of medium before a device may leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinimumLevels {
    /// Magnetic disks.
    pub hdd: Level,
    /// ATA and SAS solid-state disks.
    pub ssd: Level,
    /// NVMe.
    pub nvme: Level,
    /// Soldered flash.
    pub emmc: Level,
    /// Cards and sticks.
    pub flash: Level,
    /// Media of unknown kind.
    pub unknown: Level,
}

impl MinimumLevels {
    /// The least level for a kind.
    #[must_use]
    pub const fn for_kind(&self, kind: MediumKind) -> Level {
        match kind {
            MediumKind::Hdd => self.hdd,
            MediumKind::Ssd => self.ssd,
            MediumKind::Nvme => self.nvme,
            MediumKind::Emmc => self.emmc,
            MediumKind::Flash => self.flash,
            MediumKind::Unknown => self.unknown,
        }
    }
}

impl Default for MinimumLevels {
    /// Overwriting reaches every sector of a magnetic disk, so *clear* is asked there; soldered flash offers no purge command to a
    /// workshop, so *clear* of an encrypted device; other flash keeps unmapped cells, so *purge*; cards and sticks are destroyed.
    fn default() -> Self {
        Self { hdd: Level::Clear, ssd: Level::Purge, nvme: Level::Purge, emmc: Level::Clear, flash: Level::Destroy, unknown: Level::Purge }
    }
}

/// One of the three outcomes that close the gate for a medium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Sanitised in place.
    Sanitised {
        /// Level reached, derived from method and kind.
        level: Level,
        /// Method.
        method: Method,
        /// Tool, for example `nwipe`.
        tool: String,
        /// The tool's version.
        tool_version: String,
        /// Who did it.
        operator: UserId,
        /// When it was recorded.
        at: DateTime<Utc>,
        /// The tool's log, when it was kept.
        evidence: Option<EvidenceId>,
        /// Drawn for verification by somebody else.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        drawn: bool,
        /// Who verified it, and when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        verified: Option<Verified>,
    },
    /// Destroyed.
    Destroyed {
        /// Who did it.
        operator: UserId,
        /// When it was recorded.
        at: DateTime<Utc>,
        /// Photograph or note, when it was kept.
        evidence: Option<EvidenceId>,
    },
    /// Declared absent: a report listed it, the machine does not hold it.
    Absent {
        /// Who says so.
        operator: UserId,
        /// When it was said.
        at: DateTime<Utc>,
    },
}

/// The word of somebody other than the operator that nothing can be read from a sanitised medium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// Who.
    pub by: UserId,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}

/// Whether a sanitisation is drawn for verification: as many in a hundred as the policy says. Reproducible: anybody can draw again from
/// what the ledger holds. The operator cannot choose it: the moment is the server's, to the millisecond.
#[must_use]
pub fn is_drawn(tag: Tag, medium: u32, operator: &UserId, at: DateTime<Utc>, share: u8) -> bool {
    let text = format!("{}|{medium}|{}|{}", tag.as_str(), operator.as_str(), at.timestamp_millis());
    // FNV-1a, then the last rounds of SplitMix64, so that every bit of the text moves every bit of the ticket.
    let folded = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (folded ^ (folded >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % 100 < u64::from(share)
}

/// A storage medium of a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Medium {
    /// Its place on the device's list, from 1; never given again.
    pub id: u32,
    /// What it is.
    pub kind: MediumKind,
    /// Model, as reported.
    pub model: Option<String>,
    /// Serial number, as reported.
    pub serial: Option<String>,
    /// Size in bytes.
    pub size_bytes: Option<u64>,
    /// Whether it was taken out of the device.
    pub removed: bool,
    /// How its data ended; `None` keeps the gate open.
    pub outcome: Option<Outcome>,
    /// Attempts that failed since it last arrived.
    pub failures: u32,
    /// The medium it stands in for, by its place on the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u32>,
}

impl Medium {
    /// What it is; what a person reads on its label counts where no report could tell.
    #[must_use]
    pub fn kind_or(&self, stated: Option<MediumKind>) -> MediumKind {
        if self.kind == MediumKind::Unknown { stated.unwrap_or(MediumKind::Unknown) } else { self.kind }
    }

    /// Whether data may still be on it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.outcome.is_none()
    }

    /// Whether somebody else has still to verify it.
    #[must_use]
    pub const fn awaits_verification(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Sanitised { drawn: true, verified: None, .. }))
    }

    /// Whether someone's word is that it is not there any more: declared absent or destroyed.
    #[must_use]
    pub const fn is_gone(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Absent { .. } | Outcome::Destroyed { .. }))
    }

    /// Size in decimal gigabytes, rounded, as printed on the medium.
    #[must_use]
    pub fn size_gb(&self) -> Option<u64> {
        self.size_bytes.map(|b| (b + 500_000_000) / 1_000_000_000)
    }
}

#[cfg(test)]
mod tests {
    use super::super::kind::MediumKind;
    use super::{Level, Method, MinimumLevels};

    #[test]
    fn the_traps_of_the_standard_hold() {
        assert_eq!(Method::AtaSecureErase.level_on(MediumKind::Hdd), Some(Level::Purge));
        assert_eq!(Method::AtaSecureErase.level_on(MediumKind::Ssd), Some(Level::Clear));
        assert_eq!(Method::Overwrite.level_on(MediumKind::Nvme), Some(Level::Clear));
        assert_eq!(Method::Degauss.level_on(MediumKind::Ssd), None);
        assert_eq!(Method::NvmeFormat.level_on(MediumKind::Hdd), None);
        let least = MinimumLevels::default();
        for kind in MediumKind::ALL {
            for method in Method::ALL {
                if *kind == MediumKind::Flash {
                    assert!(method.level_on(*kind).is_none_or(|l| l < least.for_kind(*kind)), "cards and sticks are destroyed");
                }
            }
        }
    }
}
