//! Erasures: what a tool says it erased fills in the outcome of the medium it names, by the drive's own serial number and never by the
//! machine it ran on. One log may concern several devices; only a complete success counts.

use crate::desk::Tx;
use crate::desk::error::DeskError;
use crate::domain::device::Device;
use crate::domain::device::kind::MediumKind;
use crate::domain::device::lifecycle::MAX_FIELD;
use crate::domain::device::sanitisation::{Medium, Method, Outcome};
use crate::domain::device::step::{EraseResult, Step, StepKind};
use crate::domain::device::tag::Tag;
use crate::domain::device::transitions::ends;
use crate::domain::event::Happening;
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
use sha2::Digest;

text_enum! {
    /// What became of an erasure that a report tells of.
    Verdict {
        /// It closes the gate of its medium.
        Accepted => "accepted",
        /// It did not run to its end, or with errors: it is recorded as an attempt.
        Failed => "failed",
        /// Nothing was overwritten, or the report does not say what came of it.
        NotAnErasure => "not_an_erasure",
        /// What was written was not read back.
        Unverified => "unverified",
        /// The drive's size is not the one on record.
        CapacityDiffers => "capacity_differs",
        /// Hidden sectors were found or not ruled out.
        HiddenSectors => "hidden_sectors",
        /// The policy asks more of that kind of medium.
        LevelTooLow => "level_too_low",
        /// Nobody has said yet what kind of medium it is.
        KindUnknown => "kind_unknown",
        /// The report does not show that it ran after the medium was opened again: by a return, or by a verification that failed.
        BeforeReopened => "before_reopened",
        /// The medium has its outcome already.
        Settled => "settled",
        /// The device is not on a bench of ours.
        Elsewhere => "elsewhere",
        /// The report gives no serial number of the drive that could be trusted.
        NoSerial => "no_serial",
        /// No device in the house holds that drive.
        NoMedium => "no_medium",
        /// Several devices hold a drive of that serial number.
        SeveralDevices => "several_devices",
    }
}

impl Verdict {
    /// Whether a person must say which drive it was, or it may be found later.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NoSerial | Self::NoMedium | Self::SeveralDevices)
    }
}

/// An erasure of a report, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The drive's serial number, as the report gives it.
    pub serial: Option<String>,
    /// The drive's model, as the report gives it.
    pub model: Option<String>,
    /// The device that holds it.
    pub device: Option<Tag>,
    /// Its place on the device's list of media.
    pub medium: Option<u32>,
    /// What became of it.
    pub verdict: Verdict,
}

/// Where an erasure belongs.
struct Place {
    device: Device,
    medium: Medium,
    /// When the gate of this medium was opened again, if it was: what ran before says nothing about it now.
    reopened: Option<DateTime<Utc>>,
}

impl Place {
    fn load(c: &mut AnyConnection, device: Device, medium: Medium) -> Result<Self, DeskError> {
        let opens = |step: &Step| match step {
            Step::TakeBack { .. } | Step::Find { .. } => true,
            Step::Verify { medium: verified, passed: false } => *verified == medium.id,
            _ => false,
        };
        let leaves = store::ledger::event::leaves_of(c, Subject::Device, device.tag.as_str())?;
        let reopened = leaves.iter().rev().find(|l| matches!(&l.what, Happening::Device(fact) if opens(&fact.step))).map(|l| l.at);
        Ok(Self { device, medium, reopened })
    }
}

/// Whether an erasure began after a moment, by its own clock. A tool that gives no place in the world (nwipe) shows the time of the depot.
fn began_after(erasure: &Erasure, moment: DateTime<Utc>) -> bool {
    let read = |text: &str| {
        let naive = ["%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%.f"];
        let zoned = DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc)).ok();
        zoned.or_else(|| naive.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()).map(in_brussels))
    };
    erasure.start.as_deref().and_then(read).is_some_and(|began| began > moment)
}

/// Whether two sizes are those of one drive: tools round, and count in different units.
const fn sizes_agree(one: u64, other: u64) -> bool {
    let (small, large) = if one < other { (one, other) } else { (other, one) };
    (large - small).saturating_mul(40) <= large
}

/// The method, from what the tool calls it. A tool that only writes overwrites, whatever the pattern is called.
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

/// Judges an erasure against the medium it names.
fn judge(place: &Place, erasure: &Erasure, stated: Option<MediumKind>, policy: &Policy) -> Verdict {
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
    // Before all that weakens it: a log of another life of the medium proves nothing, however good it is.
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

/// What kind the report says a drive is.
fn stated_kind(reading: &MachineReport, serial: Option<&str>) -> Option<MediumKind> {
    let disk = reading.storage.iter().find(|s| s.serial.is_some() && s.serial.as_deref() == serial)?;
    Some(disk.media_kind()).filter(|k| *k != MediumKind::Unknown)
}

/// `nwipe 0.42` as a tool and its version.
fn tool_of(erasure: &Erasure) -> (String, String) {
    let text: String = erasure.tool.as_deref().and_then(clean).unwrap_or_default().chars().take(MAX_FIELD).collect();
    match text.rsplit_once(' ') {
        Some((tool, version)) if version.starts_with(|c: char| c.is_ascii_digit()) => (tool.to_owned(), version.to_owned()),
        _ if text.is_empty() => ("?".to_owned(), "?".to_owned()),
        _ => (text, "?".to_owned()),
    }
}

/// The moment a tool gives, when it gives its place in the world too; nwipe writes the clock of the station and no zone.
fn moment(text: Option<&str>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(text?).ok()?.with_timezone(&Utc);
    Some(crate::domain::time::to_millis(at)).filter(|at| *at <= now)
}

/// Where an erasure belongs, among the devices under our roof or on the one that a person named.
fn place_of(c: &mut AnyConnection, erasure: &Erasure, alone: bool, only: Option<&Device>) -> Result<Result<Place, Verdict>, DeskError> {
    let (serial, class) = identity::serial(erasure.disk_serial.as_deref());
    let serial = serial.filter(|_| class == SerialClass::Usable || only.is_some());
    let Some(serial) = serial else {
        // A person who names the device of a log with one nameless drive means the one medium that is open in it.
        let Some(device) = only.filter(|_| alone) else { return Ok(Err(Verdict::NoSerial)) };
        let open: Vec<&Medium> = device.open_media().collect();
        return Ok(match open.as_slice() {
            [one] => Ok(Place::load(c, device.clone(), (*one).clone())?),
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
        // Taken out and wiped elsewhere is still the device's medium.
        let of_serial = |m: &&Medium| m.serial.as_deref().map(fold_code).as_deref() == Some(key.as_str());
        let medium = device.media.iter().filter(of_serial).min_by_key(|m| (m.outcome.is_some(), m.removed)).cloned();
        places.extend(medium.map(|medium| Place::load(c, device, medium)).transpose()?);
    }
    Ok(match places.len() {
        0 => Err(Verdict::NoMedium),
        1 => places.pop().ok_or(Verdict::NoMedium),
        _ => Err(Verdict::SeveralDevices),
    })
}

/// What became, or would become, of every erasure of a report. `cited` is the report itself: a medium whose outcome cites it was closed
/// by it.
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
    /// Fills in the erasures of a report where they count, and the attempts that failed. What is not accepted stays said in the answer
    /// and on the report's page, and changes nothing.
    pub(in crate::desk) fn settle_erasures(
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
        // A log may name one drive several times: each attempt meets the device as the one before left it.
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

/// The devices under our roof that hold or held a medium with this serial number.
pub(in crate::desk) fn holders(c: &mut AnyConnection, serial: &str) -> Result<Vec<Device>, DeskError> {
    let mut found = Vec::new();
    for tag in store::device::with_medium(c, serial)? {
        let device = Tag::parse(&tag).ok().map(|tag| store::device::find(c, &tag)).transpose()?.flatten();
        found.extend(device.filter(|d| d.stage.is_in_house()));
    }
    Ok(found)
}
