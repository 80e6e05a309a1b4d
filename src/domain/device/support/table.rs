//! The support table: until when releases of systems and models of devices are supported, and which processors a release admits.

use super::processor;
use crate::domain::request::wants::System;
use crate::domain::text_enum::{fold_code, text_enum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

text_enum! {
    /// What a row of the support table is about.
    SupportRowKind {
        /// A release of a system: `Windows 11 25H2`, `Ubuntu 26.04`.
        Release => "release",
        /// A model of device that gets its updates from its maker: a Chromebook, a tablet.
        Model => "model",
        /// A processor on the maker's list of a system.
        Processor => "processor",
    }
}

text_enum! {
    /// A system that a device can run.
    Platform {
        Windows => "windows",
        Linux => "linux",
        /// On the maker's own Chromebooks.
        ChromeOs => "chromeos",
        /// On other computers.
        ChromeOsFlex => "chromeos_flex",
        MacOs => "macos",
        Android => "android",
        /// iOS or iPadOS.
        Ios => "ios",
    }
}

impl Platform {
    /// The family that a request asks for.
    #[must_use]
    pub const fn family(self) -> System {
        match self {
            Self::Windows => System::Windows,
            Self::Linux => System::Linux,
            Self::ChromeOs | Self::ChromeOsFlex => System::ChromeOs,
            Self::MacOs => System::MacOs,
            Self::Android => System::Android,
            Self::Ios => System::Ios,
        }
    }
}

text_enum! {
    /// Editions of a release that are supported for different lengths of time.
    Edition {
        /// Home, Pro, Pro Education, Pro for Workstations.
        HomePro => "home_pro",
        EnterpriseEducation => "enterprise_education",
        /// Long-term servicing channel.
        EnterpriseLtsc => "enterprise_ltsc",
        IotLtsc => "iot_ltsc",
        IotCore => "iot_core",
    }
}

impl Edition {
    /// Whether a release counts for this edition only where a device is recorded with it.
    #[must_use]
    pub const fn is_special(self) -> bool {
        matches!(self, Self::EnterpriseLtsc | Self::IotLtsc | Self::IotCore)
    }
}

text_enum! {
    /// Version of the trusted platform module.
    Tpm {
        V2 => "2.0",
        V1 => "1.2",
        /// There is none.
        Absent => "none",
    }
}

text_enum! {
    /// Firmware of a computer.
    Firmware {
        Uefi => "uefi",
        /// Without UEFI.
        Bios => "bios",
    }
}

/// How long a release or a model is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupportEnd {
    /// Until this day.
    On(NaiveDate),
    /// It ended; the day is not known.
    Ended,
    /// It is supported; its maker names no day.
    NotStated,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportRow {
    pub kind: SupportRowKind,
    pub platform: Platform,
    /// The release, the model or its identifier, or the processor without decoration: `core i5-8250u`.
    pub name: String,
    /// The edition of a release; `None` for all.
    pub edition: Option<Edition>,
    /// Absent for a processor.
    pub end: Option<SupportEnd>,
    /// From this day on, updates come only where an administrator has agreed to them (extended updates of a Chromebook).
    pub opt_in_from: Option<NaiveDate>,
    /// Least memory, in MiB.
    pub memory_mb: Option<u32>,
    /// Least storage, in gigabytes.
    pub storage_gb: Option<u32>,
    /// Least version of the TPM.
    pub tpm: Option<Tpm>,
    /// Firmware that the release asks.
    pub firmware: Option<Firmware>,
    /// The releases that admit a processor, by their names without the first word: `11 25H2`; with a question mark where the lists that were
    /// read disagree. Empty when the list names no release.
    pub releases: Vec<String>,
    /// The day on which the source said so.
    pub as_of: NaiveDate,
    pub source: String,
}

impl SupportRow {
    /// What makes two rows the same row of two tables.
    #[must_use]
    pub fn key(&self) -> (SupportRowKind, Platform, String, Option<Edition>) {
        (self.kind, self.platform, folded(self.kind, &self.name), self.edition)
    }
}

/// What a policy cites of the table it puts in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportTableCited {
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Number of rows.
    pub rows: u32,
    /// The newest day on which a source of a row said so.
    pub as_of: NaiveDate,
}

/// Whether a processor is on the list of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    Yes,
    No,
    /// Sources disagree.
    Disputed,
    /// On a list that names no release.
    SomeRelease,
    /// Not on the list, and not of a family older than it.
    Unheard,
}

/// Everything that was loaded, with the indexes it is searched by.
#[derive(Clone, Debug, Default)]
pub struct SupportTable {
    rows: Vec<SupportRow>,
    /// Models by platform and folded name.
    models: BTreeMap<(Platform, String), usize>,
    /// Processors by their name, and by the name that the processor itself gives.
    processors: BTreeMap<String, usize>,
    /// The rows of releases.
    releases: Vec<usize>,
    /// The releases for which processors are listed, by their names without the first word, in lower case.
    listed: BTreeSet<(Platform, String)>,
    /// The newest day of a list of processors.
    processors_as_of: Option<NaiveDate>,
}

/// A name as it is compared. A `+` or a bracket tells models apart; blanks and case do not.
fn folded(kind: SupportRowKind, name: &str) -> String {
    match kind {
        SupportRowKind::Processor => processor::key(name),
        SupportRowKind::Release => name.to_lowercase(),
        SupportRowKind::Model => model_key(name),
    }
}

/// The name of a model as it is compared: letters, digits, `+` and `,`, in upper case.
#[must_use]
pub fn model_key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | ',')).flat_map(char::to_uppercase).collect()
}

impl SupportTable {
    /// Makes a table of its rows.
    #[must_use]
    pub fn new(rows: Vec<SupportRow>) -> Self {
        let mut table = Self::default();
        for (place, row) in rows.iter().enumerate() {
            match row.kind {
                SupportRowKind::Model => {
                    table.models.insert((row.platform, model_key(&row.name)), place);
                }
                SupportRowKind::Processor => {
                    let key = processor::key(&row.name);
                    table.processors.entry(processor::alias(&key)).or_insert(place);
                    table.processors.insert(key, place);
                    let named = row.releases.iter().map(|r| (row.platform, r.trim_end_matches('?').to_lowercase()));
                    table.listed.extend(named);
                    table.processors_as_of = table.processors_as_of.max(Some(row.as_of));
                }
                SupportRowKind::Release => table.releases.push(place),
            }
        }
        table.rows = rows;
        table
    }

    /// All rows, in the order of the file.
    #[must_use]
    pub fn rows(&self) -> &[SupportRow] {
        &self.rows
    }

    /// The newest day on which a source said so.
    #[must_use]
    pub fn as_of(&self) -> Option<NaiveDate> {
        self.rows.iter().map(|row| row.as_of).max()
    }

    /// The releases of a platform.
    pub fn releases(&self, platform: Platform) -> impl Iterator<Item = &SupportRow> {
        self.releases.iter().filter_map(|place| self.rows.get(*place)).filter(move |row| row.platform == platform)
    }

    /// Whether anything is known of models of a platform.
    #[must_use]
    pub fn has_models(&self, platform: Platform) -> bool {
        self.models.range((platform, String::new())..).next().is_some_and(|((p, _), _)| *p == platform)
    }

    /// The row of a model, whose whole name must agree: with or without its maker, or the first word of an identifier such as
    /// `AKEMI-ABCD`.
    #[must_use]
    pub fn model(&self, platform: Platform, maker: Option<&str>, model: &str) -> Option<&SupportRow> {
        let maker = maker.unwrap_or_default();
        let with = format!("{maker} {model}");
        let maker_key = model_key(maker);
        let whole = model_key(model);
        let bare = whole.strip_prefix(&maker_key).filter(|rest| !maker_key.is_empty() && !rest.is_empty()).map(ToOwned::to_owned);
        // Google's names of boards: `Google_Akemi`, `AKEMI ABCD-EFGH`.
        let board = (platform == Platform::ChromeOs)
            .then(|| model.trim_start_matches("Google_").split([' ', '-', '|', '_']).next().map(fold_code))
            .flatten()
            .filter(|word| word.len() > 2);
        let keys = [Some(whole), Some(model_key(&with)), bare, board];
        let found = keys.into_iter().flatten().find_map(|key| self.models.get(&(platform, key)));
        found.and_then(|place| self.rows.get(*place))
    }

    /// The row of a processor by its whole name.
    #[must_use]
    pub fn processor(&self, key: &str) -> Option<&SupportRow> {
        let found = self.processors.get(key).or_else(|| self.processors.get(&processor::alias(key)));
        found.and_then(|place| self.rows.get(*place))
    }

    /// Whether the list of a release admits a processor, and the day of the list.
    #[must_use]
    pub fn admits(&self, key: &str, release: &SupportRow) -> (Listed, Option<NaiveDate>) {
        let short = version_of(&release.name);
        match self.processor(key) {
            None if processor::is_older_than_the_lists(key) => (Listed::No, self.processors_as_of),
            None => (Listed::Unheard, self.processors_as_of),
            Some(row) if row.releases.is_empty() => (Listed::SomeRelease, Some(row.as_of)),
            Some(row) => {
                let found = row.releases.iter().find(|r| r.trim_end_matches('?').eq_ignore_ascii_case(short));
                let listed = match found {
                    Some(sure) if !sure.ends_with('?') => Listed::Yes,
                    Some(_) => Listed::Disputed,
                    None => Listed::No,
                };
                (listed, Some(row.as_of))
            }
        }
    }

    /// Whether any processor is listed for a release: otherwise the table says nothing of who may run it.
    #[must_use]
    pub fn lists_processors_of(&self, release: &SupportRow) -> bool {
        self.listed.contains(&(release.platform, version_of(&release.name).to_lowercase()))
    }
}

/// The name of a release without its first word: `11 25H2` of `Windows 11 25H2`.
fn version_of(name: &str) -> &str {
    name.split_once(' ').map_or(name, |(_, version)| version)
}

/// The product of a release: `Windows 11` of `Windows 11 25H2`.
#[must_use]
pub fn product_of(name: &str) -> &str {
    name.rsplit_once(' ').map_or(name, |(product, _)| product)
}
