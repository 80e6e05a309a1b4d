//! Evidence: a machine report is kept as it came, read, matched to its device, and its findings laid over the record.

use super::error::{Because, DeskError, What};
use super::{Acting, Bench, Desk, field};
use crate::domain::actor::Act;
use crate::domain::device::{Device, HoldReason, Specification};
use crate::domain::event::Event;
use crate::domain::id::EvidenceId;
use crate::domain::lifecycle::{MAX_FIELD, ends};
use crate::domain::step::{MediumSeen, Step, StepKind};
use crate::domain::tag::Tag;
use crate::domain::text::{clean, fold_code};
use crate::ingest::{self, ReadError, Reading, SerialClass};
use crate::store::{self, evidence::Piece};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What came of a report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Its id.
    pub evidence: EvidenceId,
    /// What was read, one object per device in the file; the field names are part of the public interface.
    pub readings: serde_json::Value,
    /// The device it belongs to; none when it waits on the unmatched desk.
    pub matched: Option<Tag>,
    /// It was here before: nothing was done again.
    pub known: bool,
    /// The device was put on hold, because its serial number is not the one reported.
    pub held: bool,
}

/// A report that cannot be read, as a flaw of its file.
#[must_use]
pub fn unreadable(error: &ReadError) -> DeskError {
    DeskError::flaw("file", Because::Unreadable, error.code())
}

/// A text of a report as it is laid over the record: cleaned, and no longer than the record takes. The report itself is kept whole.
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

fn specification(reading: &Reading) -> Specification {
    Specification {
        manufacturer: short(reading.shown_manufacturer()),
        model: short(reading.shown_model()),
        serial: short(reading.serial.as_deref()).filter(|_| reading.serial_class == SerialClass::Usable),
        uuid: short(reading.uuid.as_deref()),
        cpu: short(reading.cpu.as_deref()),
        ram_mb: reading.ram_mb.and_then(|n| u32::try_from(n).ok()),
        ..Specification::default()
    }
}

fn media(reading: &Reading) -> Vec<MediumSeen> {
    // A removable medium is the stick the report was started from, not a part of the machine.
    let fixed = reading.storage.iter().filter(|s| !s.removable);
    fixed
        .map(|s| MediumSeen {
            kind: s.media_kind(),
            model: short(s.model.as_deref()),
            serial: short(s.serial.as_deref()),
            size_bytes: s.size_bytes,
        })
        .take(64)
        .collect()
}

impl Desk {
    /// Keeps a report. It belongs to the device whose tag is given, else to the one device its serial number, UUID or media name; else it
    /// waits on the unmatched desk.
    ///
    /// # Errors
    /// When it cannot be read, or the tag given is no device's.
    pub fn keep_evidence(&self, acting: &Acting, tag: Option<Tag>, bytes: Vec<u8>) -> Result<Kept, DeskError> {
        if !acting.actor.may(Act::Work) {
            return Err(DeskError::Forbidden);
        }
        // Reading is the long part; it is done before anyone waits for us.
        let readings = ingest::read(&bytes).map_err(|e| unreadable(&e))?;
        let sha256 = hex::encode(Sha256::digest(&bytes));
        let told = serde_json::to_value(&readings).map_err(|e| DeskError::Failed(e.to_string()))?;
        self.write(acting, Act::Work, move |bench| {
            if let Some(known) = store::evidence::with_hash(bench.tx.read(), &sha256)? {
                let matched = known.tag.as_deref().and_then(|t| Tag::parse(t).ok());
                if matched.is_some() || tag.is_none() {
                    return Ok(Kept { evidence: EvidenceId::new(known.id), readings: told, matched, known: true, held: false });
                }
                return bench.attach(known, readings.first(), tag, told, None);
            }
            let matched = match tag {
                Some(tag) => Some(bench.device(tag)?.tag),
                None => bench.device_of(readings.first())?,
            };
            let piece = Piece {
                id: bench.id(),
                sha256,
                format: readings.first().map_or("unknown", |r| r.format).to_owned(),
                reading: told.to_string(),
                tag: None,
                dismissed: false,
                at: bench.now().naive_utc(),
            };
            bench.attach(piece, readings.first(), matched, told, Some(&bytes))
        })
    }

    /// Matches a waiting report to a device by hand.
    ///
    /// # Errors
    /// When there is no such report or device, or it is matched already.
    pub fn match_evidence(&self, acting: &Acting, id: &EvidenceId, tag: Tag) -> Result<Kept, DeskError> {
        let id = id.clone();
        self.write(acting, Act::Work, move |bench| {
            let piece = store::evidence::find(bench.tx.read(), &id)?.ok_or_else(|| DeskError::none(What::Evidence, &id))?;
            if piece.tag.is_some() {
                return Err(DeskError::conflict(Because::ChangedMeanwhile, &id));
            }
            let bytes = store::evidence::bytes(bench.tx.read(), &id)?.unwrap_or_default();
            let readings = ingest::read(&bytes).map_err(|e| unreadable(&e))?;
            let told = serde_json::from_str(&piece.reading).map_err(|e| DeskError::Failed(e.to_string()))?;
            bench.attach(piece, readings.first(), Some(tag), told, None)
        })
    }

    /// Dismisses a waiting report, with a reason.
    ///
    /// # Errors
    /// When there is no such report, it is matched, or the reason is missing.
    pub fn dismiss_evidence(&self, acting: &Acting, id: &EvidenceId, note: &str) -> Result<(), DeskError> {
        let note = field::note("note", Some(note))
            .map_err(|flaw| DeskError::Invalid(vec![flaw]))?
            .ok_or_else(|| DeskError::flaw("note", Because::Missing, ""))?;
        let id = id.clone();
        self.write(acting, Act::Work, move |bench| {
            let mut piece = store::evidence::find(bench.tx.read(), &id)?.ok_or_else(|| DeskError::none(What::Evidence, &id))?;
            if piece.tag.is_some() || piece.dismissed {
                return Err(DeskError::conflict(Because::ChangedMeanwhile, &id));
            }
            piece.dismissed = true;
            let event = Event::evidence(&id, &piece.sha256, &piece.format, None, true).with("note", Some(&note));
            let appended = bench.append(event)?;
            store::evidence::project(bench.tx, &piece, None, &appended)?;
            Ok(())
        })
    }
}

impl Bench<'_, '_> {
    /// The one device a report names; none when there is none, or when its signs point to several.
    fn device_of(&mut self, reading: Option<&Reading>) -> Result<Option<Tag>, DeskError> {
        let Some(reading) = reading.filter(|r| r.describes_a_device().is_ok()) else { return Ok(None) };
        let mut named: Vec<Device> = Vec::new();
        if let Some(serial) = reading.serial.as_deref().filter(|_| reading.serial_class == SerialClass::Usable) {
            named = store::device::with_serial(self.tx.read(), serial)?;
        }
        if named.is_empty()
            && let Some(uuid) = &reading.uuid
        {
            for spelling in ingest::identity::uuid_spellings(uuid) {
                named.extend(store::device::with_uuid(self.tx.read(), &spelling)?);
            }
        }
        named.retain(|d| d.stage.is_in_house());
        named.dedup_by_key(|d| d.tag);
        match named.as_slice() {
            [one] => Ok(Some(one.tag)),
            _ => Ok(None),
        }
    }

    /// Keeps the piece and, when it has a device, lays its findings over the record.
    fn attach(
        &mut self,
        mut piece: Piece,
        reading: Option<&Reading>,
        tag: Option<Tag>,
        told: serde_json::Value,
        bytes: Option<&[u8]>,
    ) -> Result<Kept, DeskError> {
        piece.tag = tag.map(|t| t.as_str().to_owned());
        let id = EvidenceId::new(piece.id.clone());
        let appended = self.append(Event::evidence(&id, &piece.sha256, &piece.format, tag, false))?;
        store::evidence::project(self.tx, &piece, bytes, &appended)?;
        let mut held = false;
        if let (Some(tag), Some(reading)) = (tag, reading) {
            held = self.lay_over(tag, reading, &id)?;
        }
        Ok(Kept { evidence: id, readings: told, matched: tag, known: false, held })
    }

    fn lay_over(&mut self, tag: Tag, reading: &Reading, id: &EvidenceId) -> Result<bool, DeskError> {
        let device = self.device(tag)?;
        // A report of a device that is not on a bench of ours is kept and changes nothing.
        if ends(StepKind::Describe, device.stage).is_empty() || reading.describes_a_device().is_err() {
            return Ok(false);
        }
        let mut found = specification(reading);
        let fold = |s: &Option<String>| s.as_deref().map(fold_code);
        let differs =
            device.specification.serial.is_some() && found.serial.is_some() && fold(&device.specification.serial) != fold(&found.serial);
        if differs {
            // Two serial numbers for one machine: a person decides; until then the record keeps its own.
            found.serial = None;
        }
        let step = Step::Describe { kind: reading.device_kind(), specification: found, media: media(reading), evidence: Some(id.clone()) };
        let device = self.take(&device, step, None)?;
        if let Some(percent) = reading.battery.first().and_then(ingest::Battery::health_percent).and_then(|p| u8::try_from(p).ok())
            && percent <= 120
            && !ends(StepKind::Test, device.stage).is_empty()
        {
            let step = Step::Test { results: std::collections::BTreeMap::new(), looks: None, battery_percent: Some(percent) };
            self.take(&device, step, None)?;
        }
        let device = self.device(tag)?;
        if differs && !device.holds.iter().any(|h| h.reason == HoldReason::SerialMismatch) {
            self.take(&device, Step::Hold { reason: HoldReason::SerialMismatch }, None)?;
            return Ok(true);
        }
        Ok(false)
    }
}
