//! Judging an erasure: which medium it belongs to, and whether it counts for it.
//!
//! The match is by the drive's serial number, never by the machine the tool ran on, so one log may concern several devices. Only a complete,
//! verified and plausible success counts. A verdict is given once, when a report is taken in; the ledger keeps it.

use crate::desk::error::DeskError;
use crate::domain::device::Device;
use crate::domain::device::kind::MediumKind;
use crate::domain::device::lifecycle::MAX_FIELD;
use crate::domain::device::sanitisation::{Answer, Medium, Method, Outcome, Setting};
use crate::domain::device::step::{Step, StepKind};
use crate::domain::device::tag::Tag;
use crate::domain::device::transitions::ends;
use crate::domain::event::EventData;
use crate::domain::evidence::verdict::{Doubt, Judged, Verdict};
use crate::domain::id::EvidenceId;
use crate::domain::settings::policy::Policy;
use crate::domain::subject::Subject;
use crate::domain::text_enum::{clean, fold_code};
use crate::i18n::in_brussels;
use crate::ingest::formats::drive::logical;
use crate::ingest::identity::{self, SerialClass};
use crate::ingest::{Erasure, MachineReport, Note, Outcome as Ended, tables};
use crate::store::{self, AnyConnection};
use chrono::{DateTime, Duration, NaiveDateTime, Utc};

/// How far the clock of a wiping machine may be off without a question: it may keep another zone, and writes none.
const ZONE: Duration = Duration::hours(14);
/// How much earlier than the reception of its device an erasure may begin: two hours of zone, and one for the reception to be scanned.
const BEFORE_RECEPTION: Duration = Duration::hours(3);

/// An erasure with its verdict, and the kind of medium that the report states.
pub(super) struct Finding {
    pub judged: Judged,
    pub erasure: Erasure,
    pub stated: Option<MediumKind>,
}

/// How a report is judged.
pub(super) struct Court<'a> {
    pub policy: &'a Policy,
    pub now: DateTime<Utc>,
    /// The report's own id: a medium whose outcome cites it was accepted by this report.
    pub cited: &'a EvidenceId,
    /// The device that a person named. A drive is looked for there first; only a drive with a usable serial number is looked for elsewhere.
    pub only: Option<&'a Device>,
    /// How a person answered, by the place of the erasure in the report.
    pub answers: &'a [(usize, Answer)],
}

/// The medium that an erasure belongs to.
struct MatchedMedium {
    device: Device,
    medium: Medium,
    /// When the device arrived.
    received: Option<DateTime<Utc>>,
    /// When this medium was last reopened, if ever; an erasure from before proves nothing about its present content.
    reopened: Option<DateTime<Utc>>,
}

impl MatchedMedium {
    fn load(c: &mut AnyConnection, device: Device, medium: Medium) -> Result<Self, DeskError> {
        let opens = |step: &Step| match step {
            Step::TakeBack { .. } | Step::Find { .. } => true,
            Step::Verify { medium: verified, passed: false } => *verified == medium.id,
            _ => false,
        };
        let leaves = store::ledger::event::leaves_of(c, Subject::Device, device.tag.as_str())?;
        let reopened = leaves.iter().rev().find(|l| matches!(&l.what, EventData::Device(fact) if opens(&fact.step))).map(|l| l.at);
        let arrives = |step: &Step| matches!(step, Step::Receive { .. });
        let received = leaves.iter().find(|l| matches!(&l.what, EventData::Device(fact) if arrives(&fact.step))).map(|l| l.at);
        Ok(Self { device, medium, received, reopened })
    }
}

/// A time of a report, by the tool's clock. A time without an offset, as nwipe writes it, is read as Brussels time.
fn time_of(text: Option<&str>) -> Option<DateTime<Utc>> {
    let text = text?;
    let naive = ["%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%.f"];
    let zoned = DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc)).ok();
    zoned.or_else(|| naive.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()).map(in_brussels))
}

/// Whether two sizes may be those of one drive. Tools round and count in different units, so a difference of up to 2.5 % is accepted.
const fn sizes_agree(one: u64, other: u64) -> bool {
    let (small, large) = if one < other { (one, other) } else { (other, one) };
    (large - small).saturating_mul(40) <= large
}

/// All words with which a tool names what it did, in lower case.
fn words_of(erasure: &Erasure) -> String {
    let words = [erasure.method.as_deref(), erasure.tool.as_deref()].into_iter().flatten().chain(erasure.steps.iter().map(String::as_str));
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The sanitisation method, from the names the tool gives. Anything but a
/// known firmware command is an overwrite, whatever its pattern is called.
pub(super) fn method_of(erasure: &Erasure, kind: MediumKind) -> Method {
    let words = words_of(erasure).replace("usody-sanitize", "");
    let says = |word: &str| words.contains(word);
    match () {
        () if kind == MediumKind::Nvme && says("format") && says("crypto") => Method::NvmeFormatCrypto,
        () if kind == MediumKind::Nvme && says("format") => Method::NvmeFormat,
        () if kind == MediumKind::Nvme && says("sanitize") => Method::NvmeSanitize,
        () if says("sanitize") && says("crypto") => Method::AtaSanitizeCrypto,
        () if says("sanitize") && says("block") => Method::AtaSanitizeBlock,
        () if says("secure erase") || says("secure-erase") || says("security erase") || says("security-erase") => Method::AtaSecureErase,
        () => Method::Overwrite,
    }
}

/// The setting on which a method depends, as far as the tool's words give it.
pub(super) fn setting_of(erasure: &Erasure, method: Method) -> Option<Setting> {
    let words = words_of(erasure);
    let says = |all: &[&str]| all.iter().any(|word| words.contains(word));
    match method {
        Method::NvmeFormat if says(&["ses=1", "ses 1", "-s 1", "user data erase"]) => Some(Setting::UserDataErase),
        Method::NvmeFormat if says(&["ses=0", "ses 0", "-s 0"]) => Some(Setting::NoSecureErase),
        Method::AtaSecureErase if says(&["enhanced"]) => Some(Setting::Enhanced),
        Method::AtaSecureErase if says(&["normal", "security-erase ", "--security-erase"]) => Some(Setting::Normal),
        _ => None,
    }
}

/// Splits a tool name such as `nwipe 0.42` into tool and version; `?` for a missing part.
pub(super) fn tool_of(erasure: &Erasure) -> (String, String) {
    let text: String = erasure.tool.as_deref().and_then(clean).unwrap_or_default().chars().take(MAX_FIELD).collect();
    match text.rsplit_once(' ') {
        Some((tool, version)) if version.starts_with(|c: char| c.is_ascii_digit()) => (tool.to_owned(), version.to_owned()),
        _ if text.is_empty() => ("?".to_owned(), "?".to_owned()),
        _ => (text, "?".to_owned()),
    }
}

/// The most megabytes a second that can pass through an interface, read or written; where it is not known, that a medium of this kind can take.
///
/// SATA at 6 Gb/s carries 600 MB/s; USB at 20 Gb/s 2,500; SAS at 24 Gb/s 2,400; eMMC 5.1 in HS400 400; four lanes of PCI Express 5.0, the
/// widest an NVMe drive has, 15,754. A magnetic disk is never faster than its SATA link.
fn fastest(interface: &str, kind: MediumKind) -> u64 {
    match (link_of(interface), kind) {
        (_, MediumKind::Hdd) | ("ata" | "ide" | "sata", _) => 600,
        ("mmc", _) | (_, MediumKind::Emmc) => 400,
        ("sas" | "scsi", _) => 2_400,
        ("usb", _) | (_, MediumKind::Flash) => 2_500,
        (_, MediumKind::Ssd) => 2_400,
        _ => 15_754,
    }
}

/// The link that a report names: nwipe adds `-ssd` to it for a drive that does not turn.
fn link_of(interface: &str) -> &str {
    interface.trim().split('-').next().unwrap_or_default().trim()
}

/// Whether an erasure failed after the one on record was recorded.
pub(super) fn contradicts(medium: &Medium, erasure: &Erasure) -> bool {
    let failed = matches!(erasure.result, Ended::Failed | Ended::Aborted);
    let recorded = match &medium.outcome {
        Some(Outcome::Sanitised { at, .. }) => Some(*at),
        _ => None,
    };
    failed && recorded.zip(time_of(erasure.start.as_deref())).is_some_and(|(at, start)| start > at)
}

/// Whether the record says of a drive that it turns, and the report or its model says that it does not.
fn is_another_kind(medium: &Medium, erasure: &Erasure, stated: Option<MediumKind>) -> bool {
    let name = |model: Option<&str>| {
        model.is_some_and(|m| {
            m.to_uppercase().split(|c: char| !c.is_ascii_alphanumeric()).any(|word| matches!(word, "SSD" | "NVME" | "EMMC"))
        })
    };
    medium.kind == MediumKind::Hdd
        && (stated.is_some_and(|kind| !matches!(kind, MediumKind::Hdd | MediumKind::Unknown))
            || name(medium.model.as_deref())
            || name(erasure.disk_model.as_deref()))
}

/// Whether an erasure cannot have happened as it says. Only overwriting has a speed: other methods take seconds.
fn doubt_about(erasure: &Erasure, times: (DateTime<Utc>, DateTime<Utc>), method: Method, kind: MediumKind) -> Option<Doubt> {
    let (start, end) = times;
    if end < start {
        return Some(Doubt::EndsBeforeStart);
    }
    let bytes = erasure.size_bytes.max(erasure.bytes_erased).unwrap_or(0);
    let moved = bytes.saturating_mul(erasure.passes.or(erasure.rounds).unwrap_or(1).max(1));
    // Clocks show whole seconds, so up to a second is lost at either end.
    let seconds = u64::try_from((end - start).num_seconds()).unwrap_or(0).saturating_add(2);
    let most = fastest(erasure.interface.as_deref().unwrap_or_default(), kind).saturating_mul(1_000_000);
    (method == Method::Overwrite && moved / seconds > most).then_some(Doubt::TooFast)
}

/// What is known of an erasure besides its medium.
struct Circumstances<'a> {
    court: &'a Court<'a>,
    stated: Option<MediumKind>,
    answer: Option<Answer>,
    /// An erasure of this drive at this time was accepted for another medium.
    claimed: bool,
    /// The report does not name the drive: its medium was found by the device alone.
    nameless: bool,
    /// The medium was closed by an earlier erasure of the same report.
    closed: bool,
}

/// Decides whether an erasure counts for the medium it belongs to.
fn judge(place: &MatchedMedium, erasure: &Erasure, about: &Circumstances<'_>) -> (Verdict, Option<Doubt>) {
    let no = |verdict| (verdict, None);
    let medium = &place.medium;
    if contradicts(medium, erasure) {
        return no(Verdict::Failed);
    }
    if about.closed || (medium.outcome.is_some() && !medium.is_only_declared()) {
        return no(Verdict::Settled);
    }
    if ends(StepKind::Erase, place.device.stage).is_empty() {
        return no(Verdict::Elsewhere);
    }
    match erasure.result {
        _ if medium.is_only_declared() && erasure.result != Ended::Success => return no(Verdict::Settled),
        Ended::NotAnErasure | Ended::Unknown => return no(Verdict::NotAnErasure),
        Ended::Failed | Ended::Aborted => return no(Verdict::Failed),
        Ended::Success => {}
    }
    let kind = medium.kind_or(about.stated);
    let method = method_of(erasure, kind);
    let (tool, version) = tool_of(erasure);
    if tables::failing_tools().iter().any(|f| f.is(&tool, &version, method)) {
        return no(Verdict::ToolDoesNotErase);
    }
    let volume = |model: Option<&str>| logical::is_logical(None, model);
    if erasure.warnings.contains(&Note::RaidVolume) || volume(erasure.disk_model.as_deref()) || volume(medium.model.as_deref()) {
        return no(Verdict::LogicalVolume);
    }
    let (Some(start), Some(end), Some(size)) = (time_of(erasure.start.as_deref()), time_of(erasure.end.as_deref()), erasure.size_bytes)
    else {
        return no(Verdict::Incomplete);
    };
    // A log from before the medium was reopened proves nothing, however good it is.
    if place.reopened.is_some_and(|moment| start <= moment) {
        return no(Verdict::BeforeReopened);
    }
    let doubt = match () {
        () if about.claimed => Some(Doubt::ClaimedElsewhere),
        () if about.nameless => Some(Doubt::Nameless),
        () if is_another_kind(medium, erasure, about.stated) => Some(Doubt::AnotherKind),
        () => doubt_about(erasure, (start, end), method, kind),
    };
    if let Some(doubt) = doubt.filter(|_| about.answer != Some(Answer::Exception)) {
        return (Verdict::Implausible, Some(doubt));
    }
    if erasure.warnings.contains(&Note::HiddenSectors) {
        return no(Verdict::HiddenSectors);
    }
    if !erasure.verified {
        return no(Verdict::Unverified);
    }
    if medium.size_bytes.is_some_and(|known| !sizes_agree(known, size)) {
        return no(Verdict::CapacityDiffers);
    }
    match setting_of(erasure, method) {
        None if !method.settings().is_empty() => return no(Verdict::SettingUnknown),
        Some(setting) if !setting.erases() => return no(Verdict::SettingUnknown),
        _ => {}
    }
    match method.level_on(kind) {
        Some(level) if level >= about.court.policy.minimum_levels.for_kind(kind) => {}
        _ if kind == MediumKind::Unknown => return no(Verdict::KindUnknown),
        _ => return no(Verdict::LevelTooLow),
    }
    let ours = place.received.is_none_or(|at| start >= at - BEFORE_RECEPTION) && end <= about.court.now + ZONE;
    if ours || about.answer.is_some() { no(Verdict::Accepted) } else { no(Verdict::DateToConfirm) }
}

/// The kind of medium the report states for a drive; `None` when it states none.
fn stated_kind(reading: &MachineReport, erasure: &Erasure) -> Option<MediumKind> {
    let serial = erasure.disk_serial.as_deref();
    let disk = reading.storage.iter().find(|s| s.serial.is_some() && s.serial.as_deref() == serial);
    let named = erasure.interface.as_deref().unwrap_or_default();
    let interface = match (link_of(named), named.ends_with("-ssd")) {
        ("nvme", _) => Some(MediumKind::Nvme),
        (_, true) => Some(MediumKind::Ssd),
        _ => None,
    };
    disk.map(crate::ingest::Storage::media_kind).filter(|k| *k != MediumKind::Unknown).or(interface)
}

/// Whether a drive that a report does not name may be this medium: of the same size, and of a model that neither side contradicts.
fn may_be(medium: &Medium, erasure: &Erasure) -> bool {
    let fold = |model: Option<&str>| model.map(fold_code).filter(|m| !m.is_empty());
    let size = medium.size_bytes.zip(erasure.size_bytes).is_some_and(|(known, said)| known.abs_diff(said) <= known / 200);
    let model = match (fold(medium.model.as_deref()), fold(erasure.disk_model.as_deref())) {
        (Some(known), Some(said)) => known.contains(&said) || said.contains(&known),
        _ => true,
    };
    size && model
}

/// Finds the medium of an erasure, among the devices in house or only on the device that a person named. `alone` says that the report has a
/// single erasure.
fn place_of(
    c: &mut AnyConnection,
    erasure: &Erasure,
    alone: bool,
    only: Option<&Device>,
) -> Result<Result<MatchedMedium, Verdict>, DeskError> {
    let (serial, class) = identity::serial(erasure.disk_serial.as_deref());
    let serial = serial.filter(|_| class == SerialClass::Usable || only.is_some());
    let Some(serial) = serial else {
        // One erasure without a serial number, on a device named by a person: it may be of the only open medium of that device, if size and
        // model say nothing else. That a person named the device is no proof; the verdict says so.
        let is_virtual = link_of(erasure.interface.as_deref().unwrap_or_default()) == "virt";
        let Some(device) = only.filter(|_| alone && !is_virtual) else { return Ok(Err(Verdict::NoSerial)) };
        let open: Vec<&Medium> = device.media.iter().filter(|m| m.is_open() || m.is_only_declared()).collect();
        return Ok(match open.as_slice() {
            [one] if may_be(one, erasure) => Ok(MatchedMedium::load(c, device.clone(), (*one).clone())?),
            _ => Err(Verdict::NoSerial),
        });
    };
    let key = fold_code(&serial);
    let mut places = Vec::new();
    // A removed medium still belongs to its device; an open one in place is preferred.
    let of_serial = |m: &&Medium| m.serial.as_deref().map(fold_code).as_deref() == Some(key.as_str());
    let devices = match only {
        // A log may tell of the drives of several devices, whichever of them a person named.
        Some(device) if class != SerialClass::Usable || device.media.iter().any(|m| of_serial(&m)) => vec![device.clone()],
        _ => holders(c, &serial)?,
    };
    for device in devices {
        let medium = device.media.iter().filter(of_serial).min_by_key(|m| (m.removed, m.outcome.is_some())).cloned();
        places.extend(medium.map(|medium| MatchedMedium::load(c, device, medium)).transpose()?);
    }
    // A drive that was moved is where it was not taken out.
    if places.iter().any(|place| !place.medium.removed) {
        places.retain(|place| !place.medium.removed);
    }
    Ok(match places.len() {
        0 => Err(Verdict::NoMedium),
        1 => places.pop().ok_or(Verdict::NoMedium),
        _ => Err(Verdict::SeveralDevices),
    })
}

/// The verdict on every erasure of a report, as the record stands now.
///
/// # Errors
/// When the database fails.
pub(super) fn judge_all(c: &mut AnyConnection, readings: &[MachineReport], court: &Court<'_>) -> Result<Vec<Finding>, DeskError> {
    let mut all: Vec<Finding> = Vec::new();
    let alone = readings.iter().map(|r| r.erasures.len()).sum::<usize>() == 1;
    let erasures = readings.iter().flat_map(|reading| reading.erasures.iter().map(move |erasure| (reading, erasure)));
    for (at, (reading, erasure)) in erasures.enumerate() {
        let stated = stated_kind(reading, erasure);
        let answer = court.answers.iter().find(|(place, _)| *place == at).map(|(_, answer)| *answer);
        let mut judged = Judged {
            serial: erasure.disk_serial.clone(),
            model: erasure.disk_model.clone(),
            start: erasure.start.clone(),
            end: erasure.end.clone(),
            device: None,
            medium: None,
            verdict: Verdict::NoMedium,
            doubt: None,
            answer,
        };
        match place_of(c, erasure, alone, court.only)? {
            Ok(place) => {
                let own: (Tag, u32) = (place.device.tag, place.medium.id);
                (judged.device, judged.medium) = (Some(own.0), Some(own.1));
                let by_this = matches!(&place.medium.outcome, Some(Outcome::Sanitised { evidence: Some(e), .. }) if e == court.cited);
                let closes = |f: &&Finding| f.judged.verdict == Verdict::Accepted && f.judged.device.zip(f.judged.medium) == Some(own);
                let closed = all.iter().any(|f| closes(&f));
                let nameless = identity::serial(erasure.disk_serial.as_deref()).0.is_none();
                let about = Circumstances { court, stated, answer, claimed: claimed_elsewhere(c, erasure, own)?, nameless, closed };
                (judged.verdict, judged.doubt) =
                    if by_this && !closed { (Verdict::Accepted, None) } else { judge(&place, erasure, &about) };
            }
            Err(verdict) => judged.verdict = verdict,
        }
        all.push(Finding { judged, erasure: erasure.clone(), stated });
    }
    Ok(all)
}

/// Whether an erasure of this drive at this time, by this clock or one that is little off, was accepted for another medium.
fn claimed_elsewhere(c: &mut AnyConnection, erasure: &Erasure, own: (Tag, u32)) -> Result<bool, DeskError> {
    let span = |start: &Option<String>, end: &Option<String>| time_of(start.as_deref()).zip(time_of(end.as_deref()));
    let Some(serial) = &erasure.disk_serial else { return Ok(false) };
    let this = span(&erasure.start, &erasure.end);
    let same = |other: &Judged| match (this, span(&other.start, &other.end)) {
        (Some((start, end)), Some((from, to))) => start < to && from < end,
        _ => other.start == erasure.start,
    };
    let claims = store::evidence::erasure::accepted(c, serial)?;
    Ok(claims.iter().any(|other| other.device.zip(other.medium) != Some(own) && same(other)))
}

/// The devices in house that have or had a medium with this serial number.
pub(in crate::desk) fn holders(c: &mut AnyConnection, serial: &str) -> Result<Vec<Device>, DeskError> {
    let mut found = Vec::new();
    for tag in store::device::with_medium(c, serial)? {
        let device = Tag::parse(&tag).ok().map(|tag| store::device::find(c, &tag)).transpose()?.flatten();
        found.extend(device.filter(|d| d.stage.is_in_house()));
    }
    Ok(found)
}
