//! Storage media, sanitisation methods and the level each method reaches.
//!
//! The levels per kind of medium follow NIST SP 800-88 (clear, purge, destroy) and IEEE 2883: ATA secure erase purges a magnetic disk but
//! only clears a solid-state one; overwriting never reaches unmapped cells; cards and sticks cannot be purged.

use super::kind::MediumKind;
use super::tag::Tag;
use crate::domain::id::{EvidenceId, UserId};
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// Sanitisation level, weakest first.
    Level {
        /// Logical techniques on every user-addressable location.
        Clear => "clear",
        /// Recovery is infeasible even with laboratory techniques.
        Purge => "purge",
        /// As purge, and the medium is unusable afterwards.
        Destroy => "destroy",
    }
}

text_enum! {
    /// The method by which a medium was sanitised in place.
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
        /// The manufacturer's factory reset of an encrypted device (tablets, telephones, Chromebooks).
        FactoryReset => "factory_reset",
        Degauss => "degauss",
    }
}

impl Method {
    /// The level the method reaches on a kind of medium; `None` when it does not apply.
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

text_enum! {
    /// What the tool was told to do, where a method does something else, or nothing, without it.
    Setting {
        /// `nvme format --ses=1`: user data is erased.
        UserDataErase => "user_data_erase",
        /// `nvme format` without `--ses`, or with `--ses=0`: nothing is erased.
        NoSecureErase => "no_secure_erase",
        /// ATA security erase, normal: the drive writes zeros or ones over every sector that a user reaches.
        Normal => "normal",
        /// ATA security erase, enhanced: the drive writes its own pattern, also over sectors it has put aside.
        Enhanced => "enhanced",
        /// All that was ever written was encrypted, so that losing the key erases it.
        Encrypted => "encrypted",
        /// It was not encrypted, or not from the start: losing a key erases nothing.
        NotEncrypted => "not_encrypted",
    }
}

impl Setting {
    /// Whether a method with this setting erases at all.
    #[must_use]
    pub const fn erases(self) -> bool {
        !matches!(self, Self::NoSecureErase | Self::NotEncrypted)
    }
}

impl Method {
    /// The settings on which its effect depends, one of which must be on record; empty for a method that always does the same.
    #[must_use]
    pub const fn settings(self) -> &'static [Setting] {
        match self {
            Self::NvmeFormat => &[Setting::UserDataErase, Setting::NoSecureErase],
            Self::AtaSecureErase => &[Setting::Normal, Setting::Enhanced],
            Self::NvmeFormatCrypto | Self::AtaSanitizeCrypto | Self::FactoryReset => &[Setting::Encrypted, Setting::NotEncrypted],
            Self::Overwrite | Self::AtaSanitizeBlock | Self::NvmeSanitize | Self::Degauss => &[],
        }
    }
}

text_enum! {
    /// What an outcome rests on. Events from before this was recorded have none.
    Basis {
        /// The log of the tool, judged when it was taken in.
        Log => "log",
        /// The word of the person who recorded it.
        Declared => "declared",
        /// A log that was not accepted, and a person who answers for it.
        Exception => "exception",
    }
}

text_enum! {
    /// How a person answers for an erasure that was not accepted.
    Answer {
        /// The clock of the machine that erased was wrong.
        ClockWrong => "clock_wrong",
        /// The donor erased it before the device arrived.
        DonorsWipe => "donors_wipe",
        /// It counts although it is implausible, for the reason in the note.
        Exception => "exception",
    }
}

text_enum! {
    /// How well a sanitisation is assured, as it is shown and listed.
    Assurance {
        /// A log that was judged and accepted.
        Log => "log",
        /// A log, and a person who answers for its date.
        DateConfirmed => "date_confirmed",
        /// Nothing but the word of a person.
        DeclaredOnly => "declared_only",
        /// A log that closed it before logs were judged as they are now.
        EarlierRules => "earlier_rules",
        /// A log that was not accepted, and a person who answers for it.
        Exception => "exception",
    }
}

/// A tool that is known not to erase with a method, although it reports success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailingTool {
    /// A word of the tool's name, in capitals.
    pub name: String,
    /// The method it fails with; `None` for all.
    pub method: Option<Method>,
    /// The first version that fails and the first that does not; empty for no bound.
    pub versions: (String, String),
    /// What it does instead, in one sentence, and where that is told.
    pub fact: String,
    pub source: String,
}

impl FailingTool {
    /// Whether a tool of this name and version, used with this method, is the one.
    #[must_use]
    pub fn is(&self, tool: &str, version: &str, method: Method) -> bool {
        let parts = |text: &str| -> Vec<u64> { text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect() };
        // `FOGProject`, `F.O.G.` and `fog-1.5.10` are one tool: a word that begins with the name, or the letters alone.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
        let name = letters(&self.name);
        let mut words = tool.split(|c: char| !c.is_alphanumeric());
        let names = words.any(|word| letters(word).starts_with(&name)) || letters(tool).starts_with(&name);
        let (from, to) = (parts(&self.versions.0), parts(&self.versions.1));
        // A version that cannot be read may be the one that fails.
        let own = parts(version);
        let since = from.is_empty() || own.is_empty() || own >= from;
        let before = to.is_empty() || own.is_empty() || own < to;
        names && since && before && self.method.is_none_or(|m| m == method)
    }
}

/// The minimum level the policy requires for each kind of medium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinimumLevels {
    /// Magnetic disks.
    pub hdd: Level,
    /// ATA and SAS solid-state disks.
    pub ssd: Level,
    pub nvme: Level,
    pub emmc: Level,
    /// Memory cards and USB sticks.
    pub flash: Level,
    /// Media of unknown kind.
    pub unknown: Level,
}

impl MinimumLevels {
    /// The minimum level for a kind of medium.
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
    /// The default policy: *clear* for magnetic disks, because overwriting reaches every sector; *clear* for soldered flash, because a
    /// workshop has no purge command for it and resets an encrypted device; *purge* for other flash, which keeps unmapped cells, and
    /// for media of unknown kind; *destroy* for cards and sticks.
    fn default() -> Self {
        Self { hdd: Level::Clear, ssd: Level::Purge, nvme: Level::Purge, emmc: Level::Clear, flash: Level::Destroy, unknown: Level::Purge }
    }
}

/// What became of a medium's data. A medium with any of these outcomes no longer blocks the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Sanitised in place.
    Sanitised {
        /// Level reached, derived from the method and the kind of medium.
        level: Level,
        method: Method,
        tool: String,
        tool_version: String,
        /// Who sanitised it.
        operator: UserId,
        /// When it was recorded.
        at: DateTime<Utc>,
        /// The tool's log, when it was kept.
        evidence: Option<EvidenceId>,
        /// Whether it was drawn for verification by another person.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        drawn: bool,
        /// Who verified it and when; `None` until then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        verified: Option<Verified>,
        /// The setting on which the method's effect depends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        setting: Option<Setting>,
        /// What it rests on; `None` in events from before this was recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
        /// How a person answered for the date of its log.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer: Option<Answer>,
    },
    Destroyed {
        /// Who destroyed it.
        operator: UserId,
        /// When it was recorded.
        at: DateTime<Utc>,
        /// Evidence of the destruction, such as a photograph, when it was kept.
        evidence: Option<EvidenceId>,
    },
    /// Declared absent: a report listed it, but the device does not contain it.
    Absent {
        /// Who declared it.
        operator: UserId,
        /// When it was recorded.
        at: DateTime<Utc>,
    },
}

impl Outcome {
    /// How well it is proved; `None` unless it is a sanitisation.
    #[must_use]
    pub const fn assurance(&self) -> Option<Assurance> {
        let Self::Sanitised { evidence, basis, answer, .. } = self else { return None };
        Some(match (basis, evidence, answer) {
            (Some(Basis::Log), _, None) => Assurance::Log,
            (Some(Basis::Log), _, Some(_)) => Assurance::DateConfirmed,
            (Some(Basis::Exception), _, _) => Assurance::Exception,
            (Some(Basis::Declared), _, _) | (None, None, _) => Assurance::DeclaredOnly,
            (None, Some(_), _) => Assurance::EarlierRules,
        })
    }

    /// This outcome in the place of an earlier one: a log that confirms what was declared keeps the draw and its verification.
    #[must_use]
    pub fn after(self, earlier: Option<&Self>) -> Self {
        match (self, earlier) {
            (
                Self::Sanitised { level, method, tool, tool_version, operator, at, evidence, setting, basis, answer, .. },
                Some(Self::Sanitised { drawn, verified, .. }),
            ) => Self::Sanitised {
                level,
                method,
                tool,
                tool_version,
                operator,
                at,
                evidence,
                drawn: *drawn,
                verified: verified.clone(),
                setting,
                basis,
                answer,
            },
            (new, _) => new,
        }
    }
}

/// Confirmation by somebody other than the person who sanitised the medium that nothing can be read from a sanitised medium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// Who verified it.
    pub by: UserId,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}

/// Whether a sanitisation is drawn for verification; `share` is the percentage set by the policy. The draw is reproducible from the ledger.
/// The person who sanitises cannot influence it, because the time is the server's, to the millisecond.
#[must_use]
pub fn is_drawn(tag: Tag, medium: u32, operator: &UserId, at: DateTime<Utc>, share: u8) -> bool {
    let text = format!("{}|{medium}|{}|{}", tag.as_str(), operator.as_str(), at.timestamp_millis());
    // FNV-1a, then the final rounds of SplitMix64, so that every bit of the text affects the result.
    let folded = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (folded ^ (folded >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % 100 < u64::from(share)
}

/// A storage medium of a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Medium {
    /// Its number within the device, from 1; never reused.
    pub id: u32,
    pub kind: MediumKind,
    /// Model, as reported or entered.
    pub model: Option<String>,
    /// Serial number, as reported or entered.
    pub serial: Option<String>,
    pub size_bytes: Option<u64>,
    /// Whether it was taken out of the device.
    pub removed: bool,
    /// What became of its data; while `None`, the device does not count as sanitised.
    pub outcome: Option<Outcome>,
    /// Failed sanitisation attempts since the device last arrived.
    pub failures: u32,
    /// Number of the medium it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u32>,
}

impl Medium {
    /// The kind of medium; the kind `stated` by a person counts only where no report gave one.
    #[must_use]
    pub fn kind_or(&self, stated: Option<MediumKind>) -> MediumKind {
        if self.kind == MediumKind::Unknown { stated.unwrap_or(MediumKind::Unknown) } else { self.kind }
    }

    /// Whether data may still be on it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.outcome.is_none()
    }

    /// Whether a log may still take the place of what a person only declared.
    #[must_use]
    pub fn is_only_declared(&self) -> bool {
        self.outcome.as_ref().and_then(Outcome::assurance) == Some(Assurance::DeclaredOnly)
    }

    /// Whether another person must still verify the sanitisation.
    #[must_use]
    pub const fn awaits_verification(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Sanitised { drawn: true, verified: None, .. }))
    }

    /// Whether it is no longer present: declared absent or destroyed.
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
