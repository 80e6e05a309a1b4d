//! Findings: applies what a report says about a device to its record, and puts the
//! device on hold when the report contradicts the record or earlier reports.

use crate::desk::Tx;
use crate::desk::error::DeskError;
use crate::desk::evidence::resemblance::Described;
use crate::domain::device::kind::MediumKind;
use crate::domain::device::lifecycle::MAX_FIELD;
use crate::domain::device::step::{MediumSeen, Step, StepKind};
use crate::domain::device::tag::Tag;
use crate::domain::device::transitions::ends;
use crate::domain::device::{Device, HoldReason, Specification};
use crate::domain::event::EventData;
use crate::domain::id::EvidenceId;
use crate::domain::subject::Subject;
use crate::domain::text_enum::{clean, fold_code};
use crate::ingest::formats::drive::logical;
use crate::ingest::{MachineReport, Note, ReportKind, SerialClass, tables};
use crate::store;
use crate::store::evidence::EvidenceRow;
use serde::Deserialize;

/// A text of a report, cleaned and cut to the `MAX_FIELD` bytes that the record accepts. The stored report is not cut.
fn short(text: Option<&str>) -> Option<String> {
    let text = clean(text?)?;
    let mut kept = String::new();
    for c in text.chars() {
        if kept.len() + c.len_utf8() > MAX_FIELD {
            break;
        }
        kept.push(c);
    }
    Some(kept)
}

fn specification(reading: &MachineReport) -> Specification {
    Specification {
        manufacturer: short(reading.shown_manufacturer()),
        model: short(reading.shown_model()),
        serial: short(reading.serial.as_deref()).filter(|_| reading.serial_class == SerialClass::Usable),
        uuid: short(reading.uuid.as_deref()),
        cpu: short(reading.cpu.as_deref()),
        ram_mb: reading.ram_mb.and_then(|n| u32::try_from(n).ok()),
        tpm: reading.tpm,
        firmware: reading.firmware,
        ..Specification::default()
    }
}

fn media(reading: &MachineReport) -> Vec<MediumSeen> {
    // A removable medium is the USB stick that the tool was started from, not a part of the machine. A logical volume is no medium: the
    // drives behind it are.
    let fixed = reading.storage.iter().filter(|s| !s.removable && !s.logical);
    fixed
        .map(|s| MediumSeen {
            kind: s.media_kind(),
            model: short(s.model.as_deref()),
            serial: short(s.serial.as_deref()),
            size_bytes: s.size_bytes,
            replaces: None,
        })
        .take(64)
        .collect()
}

/// Why a report does not say which media are in the device: volumes of a controller hide their drives, and equal drives without serial
/// numbers count as one.
fn unclear(reading: &MachineReport) -> Option<String> {
    let volumes = reading.storage.iter().filter(|s| s.logical);
    let hidden =
        volumes.filter(|s| logical::is_logical(None, s.model.as_deref()) || !reading.storage.iter().any(|s| !s.logical && !s.removable));
    let nameless: Vec<_> = reading.storage.iter().filter(|s| !s.removable && !s.logical && s.serial.is_none()).collect();
    let same = |(place, one): &(usize, &&crate::ingest::Storage)| {
        nameless.iter().skip(place + 1).any(|other| other.model == one.model && other.size_bytes == one.size_bytes)
    };
    let twins = nameless.iter().enumerate().filter(same).map(|(_, s)| *s);
    let all: Vec<String> = hidden.chain(twins).map(|s| s.model.clone().unwrap_or_else(|| "?".to_owned())).take(20).collect();
    (!all.is_empty()).then(|| all.join(" · ").chars().take(2000).collect())
}

/// An earlier report, as far as it is compared.
#[derive(Clone, Debug, Deserialize)]
pub struct EarlierReport {
    /// Its format; readings of the same tool are comparable.
    pub format: String,
    kind: String,
    #[serde(default)]
    pub manufacturer: Option<String>,
    #[serde(default)]
    pub model: Option<String>,
    #[serde(default)]
    pub serial: Option<String>,
    /// Memory in MiB.
    #[serde(default)]
    pub ram_mb: Option<u32>,
    #[serde(default)]
    storage: Vec<PastDisk>,
    #[serde(default)]
    notes: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct PastDisk {
    #[serde(default)]
    serial: Option<String>,
    #[serde(default)]
    removable: bool,
}

impl EarlierReport {
    /// The first machine report of a stored piece of evidence; `None` unless it describes a whole device.
    #[must_use]
    pub fn from_piece(piece: &EvidenceRow) -> Option<Self> {
        let past = serde_json::from_str::<Vec<Self>>(&piece.reading).ok()?.into_iter().next()?;
        let parts = [ReportKind::Storage, ReportKind::ErasureReport, ReportKind::ComponentList, ReportKind::NotAComputer];
        let whole = !parts.iter().any(|k| k.as_str() == past.kind) && !past.notes.iter().any(|n| n == Note::Partial.as_str());
        whole.then_some(past)
    }

    fn disks(&self) -> impl Iterator<Item = &PastDisk> {
        self.storage.iter().filter(|d| !d.removable)
    }

    fn lists(&self, serial: &str) -> bool {
        self.disks().any(|d| d.serial.as_deref().map(fold_code).as_deref() == Some(serial))
    }
}

/// What differs from earlier reports: disks that are gone or new, as model and serial number, and less memory (before and now, in MiB).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Changes {
    missing: Vec<String>,
    added: Vec<String>,
    memory: Option<(u32, u32)>,
}

impl Changes {
    /// The changes as a note without words, readable in every language:
    /// `− missing disk · + new disk · 8192 → 4096 MiB`. `None` without changes.
    fn note(&self) -> Option<String> {
        let gone = self.missing.iter().map(|d| format!("\u{2212} {d}"));
        let new = self.added.iter().map(|d| format!("+ {d}"));
        let memory = self.memory.map(|(before, now)| format!("{before} \u{2192} {now} MiB"));
        let all: Vec<String> = gone.chain(new).chain(memory).collect();
        (!all.is_empty()).then(|| all.join(" · ").chars().take(2000).collect())
    }
}

/// Compares a report with the record and with earlier reports. No changes for a first or partial report.
fn changes(device: &Device, before: &[EarlierReport], reading: &MachineReport, found: &[MediumSeen]) -> Changes {
    let mut changes = Changes::default();
    if before.is_empty() || reading.notes.contains(&Note::Partial) {
        return changes;
    }
    let same_tool = || before.iter().filter(|p| p.format == reading.format);
    let key = |serial: &Option<String>| serial.as_deref().map(fold_code).filter(|s| !s.is_empty());
    let named = |model: &Option<String>, serial: &Option<String>| {
        [model, serial].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    // Some tools list no disks at all; in their reports an unlisted disk does not count as missing.
    let lists_disks = !found.is_empty() || same_tool().any(|p| p.disks().next().is_some());
    if lists_disks {
        for medium in device.media.iter().filter(|m| !m.removed && !m.is_gone()) {
            let Some(serial) = key(&medium.serial) else { continue };
            let is_here = found.iter().any(|f| key(&f.serial).as_ref() == Some(&serial));
            if !is_here && before.iter().any(|p| p.lists(&serial)) {
                changes.missing.push(named(&medium.model, &medium.serial));
            }
        }
    }
    if before.iter().any(|p| p.disks().next().is_some()) {
        for medium in found {
            let Some(serial) = key(&medium.serial) else { continue };
            if !device.media.iter().any(|m| !m.removed && !m.is_gone() && key(&m.serial).as_ref() == Some(&serial)) {
                changes.added.push(named(&medium.model, &medium.serial));
            }
        }
    }
    // Tools count memory differently, some without the graphics memory: a loss below a tenth is ignored.
    let last = same_tool().find_map(|p| p.ram_mb).or_else(|| before.iter().find_map(|p| p.ram_mb));
    if let (Some(last), Some(now)) = (last, reading.ram_mb.and_then(|n| u32::try_from(n).ok()))
        && u64::from(now) * 10 < u64::from(last) * 9
    {
        changes.memory = Some((last, now));
    }
    changes
}

impl Tx<'_, '_> {
    /// Applies a report's findings to the record of its device, and holds the device for a different serial number or for changes since
    /// earlier reports. Returns the reasons of the new holds.
    pub(super) fn apply_report(&mut self, tag: Tag, reading: &MachineReport, id: &EvidenceId) -> Result<Vec<HoldReason>, DeskError> {
        let device = self.device(tag)?;
        // At a stage that allows no `Describe` step, the report is stored but changes nothing.
        if ends(StepKind::Describe, device.stage).is_empty() {
            return Ok(Vec::new());
        }
        if reading.describes_a_device().is_err() {
            self.name_media(&device, reading, id)?;
            let device = self.device(tag)?;
            self.measured(&device, reading)?;
            return Ok(Vec::new());
        }
        let before: Vec<EarlierReport> = store::evidence::of_device(self.store.read(), &tag)?
            .iter()
            .filter(|p| p.id != id.as_str())
            .filter_map(EarlierReport::from_piece)
            .collect();
        let mut found = specification(reading);
        let seen = media(reading);
        let changed = changes(&device, &before, reading, &seen).note();
        let fold = |s: &Option<String>| s.as_deref().map(fold_code);
        let differs =
            device.specification.serial.is_some() && found.serial.is_some() && fold(&device.specification.serial) != fold(&found.serial);
        if differs {
            // Two serial numbers for one machine: a person decides. Until then the record keeps its own.
            found.serial = None;
        }
        let step = Step::Describe { kind: reading.device_kind(), specification: found, media: seen, evidence: Some(id.clone()) };
        let device = self.take(&device, step, None)?;
        let device = self.lock_as_reported(device, reading)?;
        self.measured(&device, reading)?;
        let mut held = Vec::new();
        // A person looked into it once: the next report of the same tool says the same.
        let unclear = if self.was_held(tag, HoldReason::MediaUnclear)? { None } else { unclear(reading) };
        let wanted = [
            (HoldReason::SerialMismatch, differs, None),
            (HoldReason::ChangedSinceReport, changed.is_some(), changed),
            (HoldReason::MediaUnclear, unclear.is_some(), unclear),
        ];
        for (reason, wanted, note) in wanted {
            let device = self.device(tag)?;
            if wanted && !device.holds.iter().any(|h| h.reason == reason) {
                self.take(&device, Step::Hold { reason }, note.as_deref())?;
                held.push(reason);
            }
        }
        Ok(held)
    }

    /// Whether the device was ever held for this reason.
    fn was_held(&mut self, tag: Tag, reason: HoldReason) -> Result<bool, DeskError> {
        let leaves = store::ledger::event::leaves_of(self.store.read(), Subject::Device, tag.as_str())?;
        let holds = |step: &Step| matches!(step, Step::Hold { reason: held } if *held == reason);
        Ok(leaves.iter().any(|l| matches!(&l.what, EventData::Device(fact) if holds(&fact.step))))
    }

    /// Records the locks that a report says are on, as a technician would. A lock that the list does not know, or that is on already, is
    /// left as it is; a report never removes one.
    fn lock_as_reported(&mut self, mut device: Device, reading: &MachineReport) -> Result<Device, DeskError> {
        if ends(StepKind::Lock, device.stage).is_empty() {
            return Ok(device);
        }
        for lock in &reading.locks {
            let known = tables::lock_names().iter().any(|name| name == lock);
            if known && !device.open_locks().any(|open| open.name == *lock) {
                device = self.take(&device, Step::Lock { lock: (*lock).to_owned() }, None)?;
            }
        }
        if reading.locks.is_empty() { Ok(device) } else { self.hold_while_locked(device) }
    }

    /// A report about disks only may fill in the unknown kind of media on record; it adds no media to the device.
    fn name_media(&mut self, device: &Device, reading: &MachineReport, id: &EvidenceId) -> Result<(), DeskError> {
        if reading.kind != ReportKind::Storage {
            return Ok(());
        }
        let unnamed = |seen: &MediumSeen| {
            let serial = seen.serial.as_deref().map(fold_code);
            let same = |m: &&crate::domain::device::sanitisation::Medium| !m.removed && m.serial.as_deref().map(fold_code) == serial;
            serial.is_some() && device.media.iter().find(same).is_some_and(|m| m.kind == MediumKind::Unknown && !m.is_gone())
        };
        let named: Vec<MediumSeen> = media(reading).into_iter().filter(|s| s.kind != MediumKind::Unknown && unnamed(s)).collect();
        if !named.is_empty() {
            let step = Step::Describe { kind: None, specification: Specification::default(), media: named, evidence: Some(id.clone()) };
            self.take(device, step, None)?;
        }
        Ok(())
    }

    /// The device in house that a report identifies: by serial number, else by UUID if make and model do not differ; for a report about disks
    /// only, by the serial numbers of the disks. `None` when no device or several match.
    pub(super) fn device_of(&mut self, reading: Option<&MachineReport>) -> Result<Option<Tag>, DeskError> {
        let Some(reading) = reading else { return Ok(None) };
        let mut named: Vec<Device> = Vec::new();
        if reading.describes_a_device().is_err() {
            // A report about disks only belongs to the device that has them.
            for disk in reading.storage.iter().filter(|s| s.serial_class == Some(SerialClass::Usable)) {
                named.extend(super::judging::holders(self.store.read(), disk.serial.as_deref().unwrap_or_default())?);
            }
        } else {
            if let Some(serial) = reading.serial.as_deref().filter(|_| reading.serial_class == SerialClass::Usable) {
                named = store::device::with_serial(self.store.read(), serial)?;
            }
            if named.is_empty() {
                // Makers give one UUID to many machines: it never speaks against make and model.
                let described = Described::of(reading);
                for device in described.same_uuid(self.store.read())? {
                    if described.is_alike(self.store.read(), &device)? {
                        named.push(device);
                    }
                }
            }
        }
        named.retain(|d| d.stage.is_in_house());
        named.sort_by_key(|d| d.tag);
        named.dedup_by_key(|d| d.tag);
        match named.as_slice() {
            [one] => Ok(Some(one.tag)),
            _ => Ok(None),
        }
    }
}
