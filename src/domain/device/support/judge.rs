//! The answers for a device: until when its system as installed is supported, and which supported systems its hardware can run. Pure: the
//! same record, table and day give the same answers.

use super::processor;
use super::table::{Edition, Firmware, Listed, Platform, SupportEnd, SupportRow, SupportTable, Tpm, product_of};
use crate::domain::device::Device;
use crate::domain::device::kind::Kind;
use crate::domain::request::wants::System;
use crate::domain::text_enum::text_enum;
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Version of the rules below. Raise it with every change that gives another answer.
pub const RULES: u32 = 1;

/// Months after which what a source said is shown as old.
pub const STALE_MONTHS: u32 = 6;

text_enum! {
    /// What is known of a system on a device.
    SupportAnswer {
        /// It is supported until a day.
        Until => "until",
        /// Its support has ended.
        Ended => "ended",
        /// The device cannot run a supported release.
        Unsuitable => "unsuitable",
        /// It is not known, and a reason says why.
        Unknown => "unknown",
    }
}

text_enum! {
    /// Why a device cannot run a system, or why it is not known.
    SupportReason {
        /// The processor is not on the maker's list.
        ProcessorNotListed => "processor_not_listed",
        /// The TPM is older than the release asks, or absent.
        TpmTooOld => "tpm_too_old",
        /// The firmware is no UEFI.
        NoUefi => "no_uefi",
        TooLittleMemory => "too_little_memory",
        TooLittleStorage => "too_little_storage",
        /// The record names no processor, or none by its model.
        ProcessorUnknown => "processor_unknown",
        /// The processor is neither on the list nor of a family that is older than it.
        ProcessorNotInTable => "processor_not_in_table",
        /// The lists that were read disagree about the processor.
        ListsDisagree => "lists_disagree",
        /// Whether the processor has 64-bit instructions is not known.
        ArchitectureUnknown => "architecture_unknown",
        TpmUnknown => "tpm_unknown",
        FirmwareUnknown => "firmware_unknown",
        MemoryUnknown => "memory_unknown",
        StorageUnknown => "storage_unknown",
        ModelUnknown => "model_unknown",
        ModelNotInTable => "model_not_in_table",
        /// The record names the system without its release.
        ReleaseUnknown => "release_unknown",
        ReleaseNotInTable => "release_not_in_table",
        /// The table has no row for this system.
        NoTable => "no_table",
        /// It is supported, and its maker names no day.
        EndNotStated => "end_not_stated",
        /// Updates come only where an administrator has agreed to them.
        OptIn => "opt_in",
    }
}

/// Whether what a source said on a day is older than [`STALE_MONTHS`].
#[must_use]
pub fn is_stale(as_of: NaiveDate, today: NaiveDate) -> bool {
    as_of.checked_add_months(Months::new(STALE_MONTHS)).is_some_and(|limit| limit < today)
}

/// A support table on a day.
#[derive(Clone, Copy, Debug)]
pub struct SupportView<'a> {
    pub table: &'a SupportTable,
    pub today: NaiveDate,
}

impl SupportView<'_> {
    /// The answers for a device.
    #[must_use]
    pub fn outlook(&self, device: &Device) -> Outlook {
        outlook(device, self.table, self.today)
    }
}

/// What is known of one system on a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportFinding {
    pub platform: Platform,
    /// The release it is about: `Windows 11 25H2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    pub answer: SupportAnswer,
    /// The last day of support; where it ended, the day when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Why it is not known, or why the device cannot run it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<SupportReason>,
    /// The day on which the sources said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<NaiveDate>,
}

impl SupportFinding {
    const fn new(platform: Platform, answer: SupportAnswer) -> Self {
        Self { platform, release: None, answer, until: None, why: None, as_of: None }
    }

    fn unknown(platform: Platform, why: SupportReason) -> Self {
        Self { why: Some(why), ..Self::new(platform, SupportAnswer::Unknown) }
    }

    fn unsuitable(platform: Platform, why: SupportReason) -> Self {
        Self { why: Some(why), ..Self::new(platform, SupportAnswer::Unsuitable) }
    }

    /// What a row says on a day.
    fn by_row(row: &SupportRow, today: NaiveDate) -> Self {
        let new = |answer| Self { as_of: Some(row.as_of), ..Self::new(row.platform, answer) };
        match (row.end, row.opt_in_from) {
            (Some(SupportEnd::On(end)), _) if end < today => Self { until: Some(end), ..new(SupportAnswer::Ended) },
            (Some(SupportEnd::On(_)), Some(from)) if from <= today => {
                Self { why: Some(SupportReason::OptIn), ..new(SupportAnswer::Unknown) }
            }
            (Some(SupportEnd::On(_)), Some(from)) => Self { until: from.checked_sub_days(Days::new(1)), ..new(SupportAnswer::Until) },
            (Some(SupportEnd::On(end)), None) => Self { until: Some(end), ..new(SupportAnswer::Until) },
            (Some(SupportEnd::Ended), _) => new(SupportAnswer::Ended),
            (Some(SupportEnd::NotStated) | None, _) => Self { why: Some(SupportReason::EndNotStated), ..new(SupportAnswer::Unknown) },
        }
    }

    /// Whether what the sources said is older than [`STALE_MONTHS`].
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.as_of.is_some_and(|day| is_stale(day, today))
    }

    /// Whether it is known to be supported on a day.
    fn covers(&self, day: NaiveDate) -> bool {
        self.answer == SupportAnswer::Until && self.until.is_some_and(|end| end >= day)
    }
}

/// The answers for a device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// The system as installed; `None` where none is recorded.
    pub installed: Option<SupportFinding>,
    /// The systems that its hardware can run, one line each. Empty for a kind that runs none.
    pub can_run: Vec<SupportFinding>,
}

impl Outlook {
    /// What is said of the device in one line: what is supported longest; else what is not known; else what ended last.
    #[must_use]
    pub fn best(&self) -> Option<&SupportFinding> {
        let all = || self.installed.iter().chain(&self.can_run);
        let of = |answer| all().filter(move |f| f.answer == answer);
        let longest = of(SupportAnswer::Until).max_by_key(|f| f.until);
        let last = || of(SupportAnswer::Ended).max_by_key(|f| f.until);
        longest.or_else(|| of(SupportAnswer::Unknown).next()).or_else(last).or_else(|| all().next())
    }

    /// The end of the longest support that is known.
    #[must_use]
    pub fn until(&self) -> Option<NaiveDate> {
        self.best().filter(|f| f.answer == SupportAnswer::Until).and_then(|f| f.until)
    }

    /// Whether it is known that no supported system runs on the device.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let over = |f: &SupportFinding| matches!(f.answer, SupportAnswer::Ended | SupportAnswer::Unsuitable);
        !self.can_run.is_empty() && self.installed.iter().chain(&self.can_run).all(over)
    }

    /// Whether the support of the installed system is known to have ended.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.installed.as_ref().is_some_and(|f| f.answer == SupportAnswer::Ended)
    }

    /// Whether the device is known to run a supported system on a day: one of this family as installed or as the hardware allows within
    /// the same product (a newer Windows is another product, with a licence of its own), or any.
    #[must_use]
    pub fn covers(&self, family: Option<System>, day: NaiveDate) -> bool {
        let Some(family) = family else { return self.installed.iter().chain(&self.can_run).any(|f| f.covers(day)) };
        let Some(installed) = self.installed.as_ref().filter(|f| f.platform.family() == family) else { return false };
        let product = |f: &SupportFinding| f.release.as_deref().map(|r| product_of(r).to_lowercase());
        let same = |f: &&SupportFinding| {
            f.platform.family() == family
                && (family != System::Windows || (product(f).is_some() && installed_product(installed) == product(f)))
        };
        installed.covers(day) || self.can_run.iter().filter(same).any(|f| f.covers(day))
    }

    /// Whole years of support from a day that are known, at most `most`.
    #[must_use]
    pub fn years(&self, family: Option<System>, today: NaiveDate, most: u8) -> u8 {
        let reaches = |n: &u8| after_years(today, *n).is_some_and(|day| self.covers(family, day));
        (1..=most).rev().find(reaches).unwrap_or(0)
    }
}

/// The product that is installed: of a release that is not known the finding names the product itself.
fn installed_product(installed: &SupportFinding) -> Option<String> {
    let name = installed.release.as_deref()?.to_lowercase();
    let is_product = matches!(installed.why, Some(SupportReason::ReleaseUnknown | SupportReason::ReleaseNotInTable));
    Some(if is_product { name } else { product_of(&name).to_owned() })
}

/// The day a number of years after another.
#[must_use]
pub fn after_years(day: NaiveDate, years: u8) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(u32::from(years) * 12))
}

/// What is known of the hardware.
struct Hardware<'a> {
    device: &'a Device,
    cpu: Option<String>,
}

/// Whether a requirement is met.
type Met = Result<(), SupportReason>;

/// A requirement that is not met, or not known to be.
enum Bar {
    No(SupportReason),
    Unknown(SupportReason),
}

impl<'a> Hardware<'a> {
    fn new(device: &'a Device) -> Self {
        let cpu = device.specification.cpu.as_deref().map(processor::key).filter(|key| !processor::is_nameless(key));
        Self { device, cpu }
    }

    /// Memory in MiB. Many reports leave out what firmware and graphics keep for themselves: where at most an eighth is missing to the next
    /// whole gibibyte, that gibibyte counts.
    fn memory_mb(&self) -> Option<u32> {
        let told = self.device.specification.ram_mb?;
        let whole = told.checked_next_multiple_of(1_024)?;
        Some(if whole - told <= whole / 8 { whole } else { told })
    }

    /// The largest medium, in gigabytes as its label says: flash that is sold as 64 GB has up to a twentieth less.
    fn storage_gb(&self) -> Option<u32> {
        let largest = self.device.media.iter().filter(|m| !m.removed).filter_map(|m| m.size_bytes).max()?;
        u32::try_from(largest.saturating_mul(20) / 19 / 1_000_000_000).ok()
    }

    /// What a release asks besides its processor, in the order in which a person would look. What is known to fail comes first.
    fn meets(&self, row: &SupportRow) -> Result<(), Bar> {
        let s = &self.device.specification;
        let least = |asked: Option<u32>, has: Option<u32>, small: SupportReason, unknown: SupportReason| match (asked, has) {
            (Some(_), None) => Err(Bar::Unknown(unknown)),
            (Some(least), Some(has)) if has < least => Err(Bar::No(small)),
            _ => Ok(()),
        };
        let tpm = match (row.tpm, s.tpm) {
            (None | Some(Tpm::Absent), _) | (Some(Tpm::V2), Some(Tpm::V2)) | (Some(Tpm::V1), Some(Tpm::V1 | Tpm::V2)) => Ok(()),
            (Some(_), None) => Err(Bar::Unknown(SupportReason::TpmUnknown)),
            (Some(_), Some(_)) => Err(Bar::No(SupportReason::TpmTooOld)),
        };
        let firmware = match (row.firmware, s.firmware) {
            (None | Some(Firmware::Bios), _) | (Some(Firmware::Uefi), Some(Firmware::Uefi)) => Ok(()),
            (Some(Firmware::Uefi), None) => Err(Bar::Unknown(SupportReason::FirmwareUnknown)),
            (Some(Firmware::Uefi), Some(Firmware::Bios)) => Err(Bar::No(SupportReason::NoUefi)),
        };
        let asked = [
            tpm,
            firmware,
            least(row.memory_mb, self.memory_mb(), SupportReason::TooLittleMemory, SupportReason::MemoryUnknown),
            least(row.storage_gb, self.storage_gb(), SupportReason::TooLittleStorage, SupportReason::StorageUnknown),
        ];
        first_bar(asked)
    }
}

/// The first requirement that is known to fail, else the first that is not known.
fn first_bar(asked: impl IntoIterator<Item = Result<(), Bar>>) -> Result<(), Bar> {
    let mut unknown = Ok(());
    for one in asked {
        match one {
            Err(Bar::No(why)) => return Err(Bar::No(why)),
            Err(Bar::Unknown(why)) if unknown.is_ok() => unknown = Err(Bar::Unknown(why)),
            _ => {}
        }
    }
    unknown
}

/// Whether an edition is asked for by a row: an ordinary edition by its own rows, and the special ones only by their own.
fn is_for(row: &SupportRow, edition: Option<Edition>) -> bool {
    match (row.edition, edition) {
        (None, _) => true,
        (Some(of), Some(has)) => of == has,
        (Some(of), None) => !of.is_special(),
    }
}

/// The edition that the name of a system tells.
fn edition_of(os: &str) -> Option<Edition> {
    let has = |words: &[&str]| words.iter().any(|word| os.contains(word));
    let long_term = has(&["ltsc", "ltsb"]);
    match (has(&[" iot"]), long_term) {
        (true, true) => Some(Edition::IotLtsc),
        (true, false) if has(&["core"]) => Some(Edition::IotCore),
        (false, true) => Some(Edition::EnterpriseLtsc),
        _ if has(&["enterprise", "entreprise"]) => Some(Edition::EnterpriseEducation),
        // `Pro Education` is a Pro.
        _ if has(&[" pro", "home", "famille", "thuis", "professionnel", "family"]) => Some(Edition::HomePro),
        _ if has(&["education", "éducation", "onderwijs"]) => Some(Edition::EnterpriseEducation),
        _ => None,
    }
}

/// How well the name of a release agrees with the words of a system's name: its last word stands there whole (2), with a point release
/// behind it (1), or only the words before it, the product, do (0); then how many words the product has.
fn agreement(os: &[&str], release: &str) -> Option<(u8, usize)> {
    let words: Vec<&str> = release.split_whitespace().collect();
    let (last, product) = words.split_last()?;
    if product.is_empty() || !product.iter().all(|word| os.contains(word)) {
        return None;
    }
    let point = format!("{last}.");
    let whole = |word: &&str| if *word == *last { 2 } else { u8::from(word.starts_with(&point)) };
    Some((os.iter().map(whole).max().unwrap_or(0), product.len()))
}

/// Words with a digit that name no release.
const NO_RELEASE: &[&str] = &["64-bit", "64", "x64", "x86_64", "64bits", "32-bit"];

/// Until when the system is supported that a device is recorded with. `None` where none is recorded, or one that is of no known family.
fn installed(device: &Device, table: &SupportTable, today: NaiveDate) -> Option<SupportFinding> {
    let name = device.specification.os.as_deref()?;
    let platform = match System::from_name(name)? {
        System::Windows => Platform::Windows,
        System::Linux => Platform::Linux,
        System::ChromeOs if name.to_lowercase().contains("flex") => Platform::ChromeOsFlex,
        System::ChromeOs => Platform::ChromeOs,
        System::MacOs => Platform::MacOs,
        System::Android => Platform::Android,
        System::Ios => Platform::Ios,
    };
    if !matches!(platform, Platform::Windows | Platform::Linux) {
        return Some(by_model(device, platform, table, today));
    }
    let os = name.to_lowercase().replace(['®', '™', '\u{a0}'], " ");
    let words: Vec<&str> = os.split(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | ')' | ',')).filter(|w| !w.is_empty()).collect();
    // `Windows` alone is a family and no product.
    let is_product = |(n, product): &(u8, usize)| *n > 0 || *product > 1 || platform != Platform::Windows;
    let agreeing = table.releases(platform).filter_map(|row| Some((agreement(&words, &row.name.to_lowercase())?, row)));
    let agreeing: Vec<((u8, usize), &SupportRow)> = agreeing.filter(|(how, _)| is_product(how)).collect();
    let Some(best) = agreeing.iter().map(|(how, _)| *how).max() else {
        let is_release = words.iter().any(|w| w.chars().any(|c| c.is_ascii_digit()) && !NO_RELEASE.contains(w));
        let why = if is_release { SupportReason::ReleaseNotInTable } else { SupportReason::ReleaseUnknown };
        return Some(SupportFinding::unknown(platform, why));
    };
    let edition = edition_of(&os);
    let rows = agreeing.into_iter().filter(|(how, row)| *how == best && is_for(row, edition)).map(|(_, row)| row);
    let judged = |row: &SupportRow| SupportFinding { release: Some(row.name.clone()), ..SupportFinding::by_row(row, today) };
    let rows: Vec<SupportFinding> = rows.map(judged).collect();
    let Some(first) = rows.first().cloned() else { return Some(SupportFinding::unknown(platform, SupportReason::ReleaseNotInTable)) };
    if best.0 > 0 {
        // Where the edition is not known, the earliest end counts.
        return rows.into_iter().min_by_key(|f| f.until);
    }
    // Only the product is known: if every release of it has ended, so has this one.
    if rows.iter().all(|f| f.answer == SupportAnswer::Ended) {
        return rows.into_iter().max_by_key(|f| f.until);
    }
    let product = first.release.as_deref().map(product_of).unwrap_or_default();
    let known: Vec<String> = product.split_whitespace().map(str::to_lowercase).collect();
    let more = words.iter().filter(|w| !known.iter().any(|k| k == *w) && !NO_RELEASE.contains(w));
    let is_release = more.into_iter().any(|w| w.chars().any(|c| c.is_ascii_digit()));
    let why = if is_release { SupportReason::ReleaseNotInTable } else { SupportReason::ReleaseUnknown };
    let as_of = rows.iter().filter_map(|f| f.as_of).min();
    Some(SupportFinding { release: Some(product.to_owned()), as_of, ..SupportFinding::unknown(platform, why) })
}

/// A system that the maker of the device supports by model.
fn by_model(device: &Device, platform: Platform, table: &SupportTable, today: NaiveDate) -> SupportFinding {
    if !table.has_models(platform) {
        return SupportFinding::unknown(platform, SupportReason::NoTable);
    }
    let s = &device.specification;
    let Some(model) = s.model.as_deref() else { return SupportFinding::unknown(platform, SupportReason::ModelUnknown) };
    table
        .model(platform, s.manufacturer.as_deref(), model)
        .map_or_else(|| SupportFinding::unknown(platform, SupportReason::ModelNotInTable), |row| SupportFinding::by_row(row, today))
}

/// Windows 11, or what follows it: the newest release whose list admits the processor and whose other requirements are met.
fn windows(hardware: &Hardware<'_>, edition: Option<Edition>, table: &SupportTable, today: NaiveDate) -> SupportFinding {
    let platform = Platform::Windows;
    // Not knowing the edition, the one that is supported for a shorter time counts.
    let edition = edition.unwrap_or(Edition::HomePro);
    let listed = table.releases(platform).filter(|row| row.edition == Some(edition) && table.lists_processors_of(row));
    let Some(key) = &hardware.cpu else {
        let none = table.releases(platform).next().is_none();
        return SupportFinding::unknown(platform, if none { SupportReason::NoTable } else { SupportReason::ProcessorUnknown });
    };
    let mut judged: Vec<(Result<(), Bar>, bool, SupportFinding)> = Vec::new();
    for row in listed {
        let (is_listed, list_of) = table.admits(key, row);
        let processor = match is_listed {
            Listed::Yes => Ok(()),
            Listed::No => Err(Bar::No(SupportReason::ProcessorNotListed)),
            Listed::Disputed | Listed::SomeRelease => Err(Bar::Unknown(SupportReason::ListsDisagree)),
            Listed::Unheard => Err(Bar::Unknown(SupportReason::ProcessorNotInTable)),
        };
        let met = first_bar([processor, hardware.meets(row)]);
        let as_of = list_of.map_or(row.as_of, |day| day.min(row.as_of));
        let found = SupportFinding { release: Some(row.name.clone()), as_of: Some(as_of), ..SupportFinding::by_row(row, today) };
        judged.push((met, is_listed == Listed::Yes, found));
    }
    let newest = |a: &SupportFinding| a.until;
    let runs = judged.iter().filter(|(met, ..)| met.is_ok()).map(|(.., f)| f);
    let supported = runs.clone().filter(|f| f.answer == SupportAnswer::Until).max_by_key(|f| newest(f));
    if let Some(found) = supported {
        return found.clone();
    }
    // A release that is still supported, of which it is not known whether it runs; first one whose list names the processor.
    let unsure = judged.iter().filter(|(met, _, f)| matches!(met, Err(Bar::Unknown(_))) && f.answer == SupportAnswer::Until);
    if let Some((Err(Bar::Unknown(why)), _, found)) = unsure.max_by_key(|(_, listed, f)| (*listed, f.until)) {
        return SupportFinding { answer: SupportAnswer::Unknown, until: None, why: Some(*why), ..found.clone() };
    }
    if let Some(ended) = runs.max_by_key(|f| newest(f)) {
        return ended.clone();
    }
    let barred = judged.iter().filter_map(|(met, _, f)| match met {
        Err(Bar::No(why) | Bar::Unknown(why)) => Some((*why, f)),
        Ok(()) => None,
    });
    match barred.max_by_key(|(_, f)| f.until) {
        Some((why, found)) => {
            SupportFinding { release: found.release.clone(), as_of: found.as_of, ..SupportFinding::unsuitable(platform, why) }
        }
        None => SupportFinding::unknown(platform, SupportReason::NoTable),
    }
}

/// A Linux that may be installed by anybody: the release supported longest whose least memory is known and there.
fn linux(hardware: &Hardware<'_>, table: &SupportTable, today: NaiveDate) -> SupportFinding {
    let platform = Platform::Linux;
    let stated: Vec<&SupportRow> = table.releases(platform).filter(|row| row.memory_mb.is_some()).collect();
    if stated.is_empty() {
        return SupportFinding::unknown(platform, SupportReason::NoTable);
    }
    let architecture: Met = match &hardware.cpu {
        None => Err(SupportReason::ProcessorUnknown),
        Some(key) if processor::is_x86_64(key) => Ok(()),
        Some(_) => Err(SupportReason::ArchitectureUnknown),
    };
    if let Err(why) = architecture {
        return SupportFinding::unknown(platform, why);
    }
    let open: Vec<(SupportFinding, Result<(), Bar>)> = stated
        .into_iter()
        .map(|row| (SupportFinding { release: Some(row.name.clone()), ..SupportFinding::by_row(row, today) }, hardware.meets(row)))
        .filter(|(f, _)| f.answer == SupportAnswer::Until)
        .collect();
    if let Some((found, _)) = open.iter().filter(|(_, met)| met.is_ok()).max_by_key(|(f, _)| f.until) {
        return found.clone();
    }
    let unsure = open.iter().find_map(|(_, met)| match met {
        Err(Bar::Unknown(why)) => Some(*why),
        _ => None,
    });
    let barred = open.iter().find_map(|(_, met)| match met {
        Err(Bar::No(why)) => Some(*why),
        _ => None,
    });
    match (unsure, barred) {
        (Some(why), _) => SupportFinding::unknown(platform, why),
        (None, Some(why)) => SupportFinding::unsuitable(platform, why),
        (None, None) => SupportFinding::unknown(platform, SupportReason::ReleaseNotInTable),
    }
}

/// The platforms that a device may run, by its kind and maker.
fn platforms(device: &Device, hardware: &Hardware<'_>) -> &'static [Platform] {
    let maker = device.specification.manufacturer.as_deref().unwrap_or_default().to_lowercase();
    let apple = maker.starts_with("apple");
    let x86 = hardware.cpu.as_deref().is_some_and(processor::is_x86_64);
    match device.kind {
        Kind::Desktop | Kind::AllInOne | Kind::Laptop | Kind::ThinClient if apple => &[Platform::MacOs, Platform::Linux],
        Kind::Desktop | Kind::AllInOne | Kind::Laptop | Kind::ThinClient => &[Platform::Windows, Platform::ChromeOsFlex, Platform::Linux],
        Kind::Server => &[Platform::Linux],
        Kind::Chromebook => &[Platform::ChromeOs],
        Kind::Tablet | Kind::Smartphone if apple => &[Platform::Ios],
        Kind::Tablet if x86 => &[Platform::Windows, Platform::Linux],
        Kind::Tablet | Kind::Smartphone => &[Platform::Android],
        _ => &[],
    }
}

/// The answers for a device on a day.
fn outlook(device: &Device, table: &SupportTable, today: NaiveDate) -> Outlook {
    let hardware = Hardware::new(device);
    let can_run: Vec<SupportFinding> = platforms(device, &hardware)
        .iter()
        .map(|platform| match platform {
            Platform::Windows => {
                let edition = device.specification.os.as_deref().and_then(|os| edition_of(&os.to_lowercase()));
                windows(&hardware, edition.filter(|e| !e.is_special()), table, today)
            }
            Platform::Linux => linux(&hardware, table, today),
            model => by_model(device, *model, table, today),
        })
        .collect();
    let installed = if can_run.is_empty() { None } else { installed(device, table, today) };
    Outlook { installed, can_run }
}
