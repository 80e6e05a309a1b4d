//! Erasures: matches each erasure in a report to a medium on record and, if it counts, records it as the
//! outcome of that medium. The match is by the drive's serial number, never by the machine the tool ran
//! on, so one log may concern several devices. Only a complete, verified success counts.

use crate::desk::Tx;
use crate::desk::error::DeskError;
use crate::domain::device::Device;
use crate::domain::device::kind::MediumKind;
use crate::domain::device::lifecycle::MAX_FIELD;
use crate::domain::device::sanitisation::{Medium, Method, Outcome};
use crate::domain::device::step::{EraseResult, Step, StepKind};
use crate::domain::device::tag::Tag;
use crate::domain::device::transitions::ends;
use crate::domain::event::EventData;
use crate::domain::id::EvidenceId;
use crate::domain::settings::policy::Policy;
use crate::domain::subject::Subject;
use crate::domain::text_enum::{clean, fold_code, text_enum};
use crate::i18n::in_brussels;
use crate::ingest::identity::{self, SerialClass};
use crate::ingest::{Erasure, MachineReport, Note, Outcome as Ended};
use crate::store::{self, AnyConnection};
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// The verdict on one erasure of a report.
    Verdict {
        /// It counts as the outcome of its medium.
        Accepted => "accepted",
        /// It was aborted or failed; recorded as a failed attempt.
        Failed => "failed",
        /// Nothing was overwritten, or the report gives no result.
        NotAnErasure => "not_an_erasure",
        /// The tool did not verify the result by reading back.
        Unverified => "unverified",
        /// The size in the report and the size on record differ by more than 2.5 %.
        CapacityDiffers => "capacity_differs",
        /// The report has the note about hidden sectors: some were found, or not ruled out.
        HiddenSectors => "hidden_sectors",
        /// The method's level is below the policy's minimum for this kind of medium, or the method does not count on it.
        LevelTooLow => "level_too_low",
        /// Neither the record nor the report says what kind of medium it is, and the level does not suffice for an unknown kind.
        KindUnknown => "kind_unknown",
        /// The report does not prove that the erasure began after the medium was
        /// reopened: by a return, by being found again, or by a failed verification.
        BeforeReopened => "before_reopened",
        /// The medium already has an outcome.
        Settled => "settled",
        /// The device is at a stage at which it cannot be erased.
        Elsewhere => "elsewhere",
        /// The report gives no usable serial number of the drive.
        NoSerial => "no_serial",
        /// No device in house has a medium with this serial number.
        NoMedium => "no_medium",
        /// Several devices have a medium with this serial number.
        SeveralDevices => "several_devices",
    }
}

impl Verdict {
    /// Whether the drive is not identified yet: a person can name its device, or it may be matched later.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NoSerial | Self::NoMedium | Self::SeveralDevices)
    }
}

/// An erasure of a report with its verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The drive's serial number, as the report gives it.
    pub serial: Option<String>,
    /// The drive's model, as the report gives it.
    pub model: Option<String>,
    /// The device that has the drive; `None` when the drive is not identified.
    pub device: Option<Tag>,
    /// The id of the medium within that device; `None` when the drive is not identified.
    pub medium: Option<u32>,
    /// Whether it counts, or why not.
    pub verdict: Verdict,
}

/// The medium that an erasure belongs to.
struct MatchedMedium {
    device: Device,
    medium: Medium,
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
        Ok(Self { device, medium, reopened })
    }
}

/// Whether an erasure began after a moment, by the tool's clock; false when the report gives no start. A time without an offset, as nwipe
/// writes it, is read as Brussels time.
fn began_after(erasure: &Erasure, moment: DateTime<Utc>) -> bool {
    let read = |text: &str| {
        let naive = ["%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%.f"];
        let zoned = DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc)).ok();
        zoned.or_else(|| naive.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()).map(in_brussels))
    };
    erasure.start.as_deref().and_then(read).is_some_and(|began| began > moment)
}

/// Whether two sizes may be those of one drive. Tools round and count in different units, so a difference of up to 2.5 % is accepted.
const fn sizes_agree(one: u64, other: u64) -> bool {
    let (small, large) = if one < other { (one, other) } else { (other, one) };
    (large - small).saturating_mul(40) <= large
}

/// The sanitisation method, from the names the tool gives. Anything but a
/// known firmware command is an overwrite, whatever its pattern is called.
fn method_of(erasure: &Erasure, kind: MediumKind) -> Method {
    let words = [erasure.method.as_deref(), erasure.tool.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ").to_lowercase();
    let says = |word: &str| words.contains(word);
    match () {
        () if kind == MediumKind::Nvme && says("format") && says("crypto") => Method::NvmeFormatCrypto,
        () if kind == MediumKind::Nvme && says("format") => Method::NvmeFormat,
        () if kind == MediumKind::Nvme && says("sanitize") && !says("usody-sanitize") => Method::NvmeSanitize,
        () if says("secure erase") || says("secure-erase") || says("security erase") || says("security-erase") => Method::AtaSecureErase,
        () => Method::Overwrite,
    }
}

/// Decides whether an erasure counts for the medium it belongs to.
fn judge(place: &MatchedMedium, erasure: &Erasure, stated: Option<MediumKind>, policy: &Policy) -> Verdict {
    let medium = &place.medium;
    if medium.outcome.is_some() {
        return Verdict::Settled;
    }
    if ends(StepKind::Erase, place.device.stage).is_empty() {
        return Verdict::Elsewhere;
    }
    match erasure.result {
        Ended::NotAnErasure | Ended::Unknown => return Verdict::NotAnErasure,
        Ended::Failed | Ended::Aborted => return Verdict::Failed,
        Ended::Success => {}
    }
    // Checked before the quality of the erasure: a log from before the medium was reopened proves nothing, however good it is.
    if place.reopened.is_some_and(|moment| !began_after(erasure, moment)) {
        return Verdict::BeforeReopened;
    }
    if erasure.warnings.contains(&Note::HiddenSectors) {
        return Verdict::HiddenSectors;
    }
    if !erasure.verified {
        return Verdict::Unverified;
    }
    if let (Some(known), Some(erased)) = (medium.size_bytes, erasure.size_bytes)
        && !sizes_agree(known, erased)
    {
        return Verdict::CapacityDiffers;
    }
    let kind = medium.kind_or(stated);
    match method_of(erasure, kind).level_on(kind) {
        Some(level) if level >= policy.minimum_levels.for_kind(kind) => Verdict::Accepted,
        _ if kind == MediumKind::Unknown => Verdict::KindUnknown,
        _ => Verdict::LevelTooLow,
    }
}

/// The kind of medium the report states for a drive; `None` when it states none.
fn stated_kind(reading: &MachineReport, serial: Option<&str>) -> Option<MediumKind> {
    let disk = reading.storage.iter().find(|s| s.serial.is_some() && s.serial.as_deref() == serial)?;
    Some(disk.media_kind()).filter(|k| *k != MediumKind::Unknown)
}

/// Splits a tool name such as `nwipe 0.42` into tool and version; `?` for a missing part.
fn tool_of(erasure: &Erasure) -> (String, String) {
    let text: String = erasure.tool.as_deref().and_then(clean).unwrap_or_default().chars().take(MAX_FIELD).collect();
    match text.rsplit_once(' ') {
        Some((tool, version)) if version.starts_with(|c: char| c.is_ascii_digit()) => (tool.to_owned(), version.to_owned()),
        _ if text.is_empty() => ("?".to_owned(), "?".to_owned()),
        _ => (text, "?".to_owned()),
    }
}

/// Parses a time of a report. `None` without a UTC offset, because a local time (nwipe) is not precise enough to seal, and `None` for a
/// time in the future.
fn moment(text: Option<&str>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(text?).ok()?.with_timezone(&Utc);
    Some(crate::domain::time::to_millis(at)).filter(|at| *at <= now)
}

/// Finds the medium of an erasure, among the devices in house or only on `only`, the device that a person named. `alone` says that the
/// report has a single erasure.
fn place_of(
    c: &mut AnyConnection,
    erasure: &Erasure,
    alone: bool,
    only: Option<&Device>,
) -> Result<Result<MatchedMedium, Verdict>, DeskError> {
    let (serial, class) = identity::serial(erasure.disk_serial.as_deref());
    let serial = serial.filter(|_| class == SerialClass::Usable || only.is_some());
    let Some(serial) = serial else {
        // One erasure without a serial number, on a device named by a person: it belongs to the only open medium of that device.
        let Some(device) = only.filter(|_| alone) else { return Ok(Err(Verdict::NoSerial)) };
        let open: Vec<&Medium> = device.open_media().collect();
        return Ok(match open.as_slice() {
            [one] => Ok(MatchedMedium::load(c, device.clone(), (*one).clone())?),
            _ => Err(Verdict::NoSerial),
        });
    };
    let key = fold_code(&serial);
    let mut places = Vec::new();
    let devices = match only {
        Some(device) => vec![device.clone()],
        None => super::erasure::holders(c, &serial)?,
    };
    for device in devices {
        // A removed medium still belongs to its device; an open one in place is preferred.
        let of_serial = |m: &&Medium| m.serial.as_deref().map(fold_code).as_deref() == Some(key.as_str());
        let medium = device.media.iter().filter(of_serial).min_by_key(|m| (m.outcome.is_some(), m.removed)).cloned();
        places.extend(medium.map(|medium| MatchedMedium::load(c, device, medium)).transpose()?);
    }
    Ok(match places.len() {
        0 => Err(Verdict::NoMedium),
        1 => places.pop().ok_or(Verdict::NoMedium),
        _ => Err(Verdict::SeveralDevices),
    })
}

/// The verdict on every erasure of a report, as the record stands now. `cited` is the report's own id: a medium whose outcome cites it was
/// accepted by this report.
///
/// # Errors
/// When the database fails.
pub fn judged(
    c: &mut AnyConnection,
    readings: &[MachineReport],
    cited: &EvidenceId,
    only: Option<&Device>,
    policy: &Policy,
) -> Result<Vec<Judged>, DeskError> {
    Ok(judge_all(c, readings, cited, only, policy)?.into_iter().map(|(judged, ..)| judged).collect())
}

fn judge_all(
    c: &mut AnyConnection,
    readings: &[MachineReport],
    cited: &EvidenceId,
    only: Option<&Device>,
    policy: &Policy,
) -> Result<Vec<(Judged, Erasure, Option<MediumKind>)>, DeskError> {
    let mut all = Vec::new();
    let alone = readings.iter().map(|r| r.erasures.len()).sum::<usize>() == 1;
    for reading in readings {
        for erasure in &reading.erasures {
            let stated = stated_kind(reading, erasure.disk_serial.as_deref());
            let mut judged = Judged {
                serial: erasure.disk_serial.clone(),
                model: erasure.disk_model.clone(),
                device: None,
                medium: None,
                verdict: Verdict::NoMedium,
            };
            match place_of(c, erasure, alone, only)? {
                Ok(place) => {
                    let by_this = matches!(&place.medium.outcome, Some(Outcome::Sanitised { evidence: Some(e), .. }) if e == cited);
                    judged.device = Some(place.device.tag);
                    judged.medium = Some(place.medium.id);
                    judged.verdict = if by_this { Verdict::Accepted } else { judge(&place, erasure, stated, policy) };
                }
                Err(verdict) => judged.verdict = verdict,
            }
            all.push((judged, erasure.clone(), stated));
        }
    }
    Ok(all)
}

impl Tx<'_, '_> {
    /// Records the erasures of a report that count and the attempts that failed. The others change nothing; their verdict is returned, and
    /// shown on the report's page.
    pub(super) fn settle_erasures(
        &mut self,
        readings: &[MachineReport],
        id: &EvidenceId,
        only: Option<Tag>,
    ) -> Result<Vec<Judged>, DeskError> {
        if readings.iter().all(|r| r.erasures.is_empty()) {
            return Ok(Vec::new());
        }
        let policy = std::sync::Arc::clone(&self.policy);
        let mut all = Vec::new();
        // A log may name one drive several times, so each erasure is judged after the one before was recorded.
        let count = readings.iter().map(|r| r.erasures.len()).sum::<usize>();
        for place in 0..count {
            let only = only.map(|tag| self.device(tag)).transpose()?;
            let judged = judge_all(self.store.read(), readings, id, only.as_ref(), &policy)?;
            let Some((judged, erasure, stated)) = judged.into_iter().nth(place) else { break };
            let result = match judged.verdict {
                Verdict::Accepted => EraseResult::Success,
                Verdict::Failed => EraseResult::Failed,
                _ => {
                    all.push(judged);
                    continue;
                }
            };
            if let (Some(tag), Some(medium)) = (judged.device, judged.medium) {
                let device = self.device(tag)?;
                let open = device.media.iter().find(|m| m.id == medium).filter(|m| m.is_open());
                if let Some(open) = open {
                    let kind = open.kind_or(stated);
                    let (tool, tool_version) = tool_of(&erasure);
                    let (started, ended) = (moment(erasure.start.as_deref(), self.now()), moment(erasure.end.as_deref(), self.now()));
                    let ordered = !matches!((started, ended), (Some(s), Some(e)) if e < s);
                    let step = Step::Erase {
                        medium,
                        method: method_of(&erasure, kind),
                        tool,
                        tool_version,
                        result,
                        medium_kind: stated.filter(|_| open.kind == MediumKind::Unknown),
                        started: started.filter(|_| ordered),
                        ended: ended.filter(|_| ordered),
                        evidence: Some(id.clone()),
                    };
                    self.take(&device, step, None)?;
                }
            }
            all.push(judged);
        }
        Ok(all)
    }
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
