//! Storing machine reports and erasure logs: a report is read, matched to its device, and its findings are applied to the record.

use super::Evidence;
use super::erasure;
use super::judging::{Court, judge_all};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::ledger::findings::Findings;
use crate::desk::{Acting, Tx, validation};
use crate::domain::account::actor::Permission;
use crate::domain::device::HoldReason;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, EventData};
use crate::domain::evidence::verdict::{Judged, Judgement};
use crate::domain::id::EvidenceId;
use crate::domain::subject::Subject;
use crate::ingest;
use crate::ingest::limits::ReadError;
use crate::ingest::{MachineReport, READER};
use crate::ledger::sha256_hex;
use crate::store::{self, evidence::EvidenceRow};
use serde::{Deserialize, Serialize};

/// The outcome of storing a report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub evidence: EvidenceId,
    /// The machine reports read from the file, one object per device; the field names are part of the public API.
    pub readings: serde_json::Value,
    /// The device it belongs to; `None` while it waits among the unmatched reports.
    pub matched: Option<Tag>,
    /// Whether the same report was stored before, so that nothing was done again.
    pub known: bool,
    /// The reasons of the holds it caused.
    #[serde(default)]
    pub holds: Vec<HoldReason>,
    /// Every erasure in it, with its verdict.
    #[serde(default)]
    pub erased: Vec<Judged>,
}

/// The field error for a report that cannot be read.
#[must_use]
pub fn unreadable(error: &ReadError) -> DeskError {
    DeskError::field_error("file", ErrorCode::Unreadable, error.code())
}

fn reader_of(c: &mut store::AnyConnection, id: &EvidenceId) -> Result<Option<u32>, DeskError> {
    let last = store::ledger::event::leaves_of(c, Subject::Evidence, id.as_str())?.pop();
    Ok(last.and_then(|leaf| match leaf.what {
        EventData::Evidence { reader, .. } => reader,
        _ => None,
    }))
}

/// What a stored report holds, as JSON, and read.
fn read_stored(bytes: &[u8]) -> Result<(Vec<MachineReport>, String), DeskError> {
    let readings = ingest::read(bytes).map_err(|e| unreadable(&e))?;
    let told = serde_json::to_value(&readings).map_err(DeskError::failed)?.to_string();
    Ok((readings, told))
}

/// A report being stored.
struct Incoming {
    /// The bytes to store, without personal data; `None` when the report is stored already.
    bytes: Option<Vec<u8>>,
    readings: Vec<MachineReport>,
    /// The same readings as JSON.
    told: serde_json::Value,
}

impl Evidence<'_> {
    /// Stores a report. It is matched to the device of the given tag, else to the one device that its serial number, UUID or drives
    /// identify; otherwise it waits among the unmatched reports. A picture with a tag is stored as a photograph. The same report sent again
    /// is not stored twice, but matched if it was waiting.
    ///
    /// # Errors
    /// When the report cannot be read, the given tag has no device, or the actor lacks the permission.
    pub fn keep(self, acting: &Acting, tag: Option<Tag>, bytes: Vec<u8>) -> Result<Kept, DeskError> {
        if !acting.actor.may(Permission::Work) {
            return Err(DeskError::Forbidden);
        }
        // A photograph cannot be matched by its content: a person must give the tag.
        if let (Some(tag), Some(_)) = (tag, ingest::image::photo::Picture::recognise(&bytes)) {
            return self.desk.devices().keep_photo(acting, tag, &bytes);
        }
        // Parsing takes longest, so it is done before the write transaction.
        let readings = ingest::read(&bytes).map_err(|e| unreadable(&e))?;
        let report = ingest::kept(&bytes).map_err(|e| unreadable(&e))?;
        let sha256 = sha256_hex(&report.whole);
        let kept = report.stripped.as_deref().map(sha256_hex);
        let bytes = report.stripped.unwrap_or(report.whole);
        let told = serde_json::to_value(&readings).map_err(DeskError::failed)?;
        self.desk.write(acting, Permission::Work, move |tx| {
            if let Some(known) = store::evidence::with_hash(tx.store.read(), &sha256)? {
                let matched = known.tag.as_deref().and_then(|t| Tag::parse(t).ok());
                // The device of a waiting report may be on record by now.
                let retried = if matched.is_none() && tag.is_none() && !known.dismissed {
                    tx.named_by(&readings, &EvidenceId::new(known.id.clone()))?
                } else {
                    tag
                };
                if matched.is_some() || retried.is_none() {
                    let evidence = EvidenceId::new(known.id.clone());
                    let erased = tx.judge_again(&known, &readings, kept.as_deref())?;
                    return Ok(Kept { evidence, readings: told, matched, known: true, holds: Vec::new(), erased });
                }
                return tx.attach(known, Incoming { bytes: None, readings, told }, tag, kept.as_deref());
            }
            let matched = tag.map(|tag| tx.device(tag)).transpose()?.map(|d| d.tag);
            let piece = EvidenceRow {
                id: tx.id(),
                sha256,
                format: readings.first().map_or("unknown", |r| r.format).to_owned(),
                reading: told.to_string(),
                tag: None,
                dismissed: false,
                at: tx.now().naive_utc(),
            };
            tx.attach(piece, Incoming { bytes: Some(bytes), readings, told }, matched, kept.as_deref())
        })
    }

    /// Matches a waiting report to a device by hand.
    ///
    /// # Errors
    /// When there is no such report or device, or the report is matched already.
    pub fn assign(self, acting: &Acting, id: &EvidenceId, tag: Tag) -> Result<Kept, DeskError> {
        let id = id.clone();
        self.desk.write(acting, Permission::Work, move |tx| {
            let piece = store::evidence::find(tx.store.read(), &id)?.or_not_found(Noun::Evidence, &id)?;
            if piece.tag.is_some() {
                return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, &id));
            }
            let tag = tx.device(tag)?.tag;
            let bytes = store::evidence::bytes(tx.store.read(), &id)?.unwrap_or_default();
            let readings = ingest::read(&bytes).map_err(|e| unreadable(&e))?;
            let told = serde_json::from_str(&piece.reading).map_err(DeskError::failed)?;
            let kept = tx.kept_of(&id)?;
            tx.attach(piece, Incoming { bytes: None, readings, told }, Some(tag), kept.as_deref())
        })
    }

    /// Dismisses an unmatched report, with a reason.
    ///
    /// # Errors
    /// When there is no such report, it is matched or dismissed already, or the reason is missing.
    pub fn dismiss(self, acting: &Acting, id: &EvidenceId, note: &str) -> Result<(), DeskError> {
        let note = validation::note("note", Some(note))?.ok_or_else(|| DeskError::field_error("note", ErrorCode::Missing, ""))?;
        let id = id.clone();
        self.desk.write(acting, Permission::Work, move |tx| {
            let mut piece = store::evidence::find(tx.store.read(), &id)?.or_not_found(Noun::Evidence, &id)?;
            if piece.tag.is_some() || piece.dismissed {
                return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, &id));
            }
            piece.dismissed = true;
            let (kept, judgement, reader) = (tx.kept_of(&id)?, tx.judgement_of(&id)?, tx.reader_of(&id)?);
            let event = Event::evidence(&id, &piece.sha256, kept.as_deref(), &piece.format, None, true)
                .judged(judgement)
                .read_as(sha256_hex(&piece.reading), reader)
                .with("note", Some(&note));
            let appended = tx.append(event)?;
            store::evidence::project(tx.store, &piece, None, &appended)?;
            Ok(())
        })
    }

    /// Whether a stored report was read by an earlier version of the readers.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_read_by_earlier(self, id: &EvidenceId) -> Result<bool, DeskError> {
        self.desk.read(|c| Ok(reader_of(c, id)? != Some(READER)))
    }

    /// Reads a stored report again with the readers of this version, as an event of its own: what was read before stays sealed by the events
    /// from before. Erasures that would close a medium now are judged again.
    ///
    /// # Errors
    /// When there is no such report, this version read it already, it cannot be read, or the actor lacks the permission.
    pub fn read_again(self, acting: &Acting, id: &EvidenceId) -> Result<(), DeskError> {
        let id = id.clone();
        self.desk.write(acting, Permission::Work, move |tx| {
            let mut piece = store::evidence::find(tx.store.read(), &id)?.or_not_found(Noun::Evidence, &id)?;
            if tx.reader_of(&id)? == Some(READER) {
                return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, &id));
            }
            let bytes = store::evidence::bytes(tx.store.read(), &id)?.unwrap_or_default();
            let (readings, told) = read_stored(&bytes)?;
            piece.reading = told;
            let tag = piece.tag.as_deref().and_then(|t| Tag::parse(t).ok());
            let (kept, judgement) = (tx.kept_of(&id)?, tx.judgement_of(&id)?);
            let event = Event::evidence(&id, &piece.sha256, kept.as_deref(), &piece.format, tag, piece.dismissed)
                .judged(judgement)
                .read_as(sha256_hex(&piece.reading), Some(READER));
            let appended = tx.append(event)?;
            store::evidence::project(tx.store, &piece, None, &appended)?;
            tx.judge_again(&piece, &readings, kept.as_deref()).map(drop)
        })
    }

    /// Derives again what this version reads of each stored report that it read: the sealed digest must be that of what its bytes say.
    pub(in crate::desk) fn check_readings(self, findings: &mut Findings) -> Result<(), DeskError> {
        for id in self.desk.read(|c| Ok(store::evidence::ids(c)?))? {
            let (read_by, piece, bytes) =
                self.desk.read(|c| Ok((reader_of(c, &id)?, store::evidence::find(c, &id)?, store::evidence::bytes(c, &id)?)))?;
            let (Some(READER), Some(piece), Some(bytes)) = (read_by, piece, bytes) else { continue };
            if read_stored(&bytes).map(|(_, told)| told).ok().as_ref() != Some(&piece.reading) {
                findings.add(format!("evidence {id}"), "what was read of it is not what its report says");
            }
        }
        Ok(())
    }

    /// The erasures of a stored report with the verdicts that its event gives. For a report from before verdicts were recorded: those that its
    /// device's history shows, judged as the record stands now.
    ///
    /// # Errors
    /// When the database fails.
    pub fn erasures_of(self, id: &EvidenceId) -> Result<Vec<Judged>, DeskError> {
        let policy = self.desk.policy();
        let now = self.desk.now();
        self.desk.read(|c| {
            let rows = store::evidence::erasure::of(c, id)?;
            if !rows.is_empty() {
                return Ok(rows.iter().map(store::evidence::erasure::ErasureRow::judged).collect::<Result<_, _>>()?);
            }
            let Some(bytes) = store::evidence::bytes(c, id)? else { return Ok(Vec::new()) };
            let readings = ingest::read(&bytes).unwrap_or_default();
            let court = Court { policy: &policy, now, cited: id, only: None, answers: &[] };
            Ok(judge_all(c, &readings, &court)?.into_iter().map(|f| f.judged).collect())
        })
    }
}

impl Tx<'_, '_> {
    /// The sealed hash of the stored, redacted bytes of a report; `None` when it is stored unchanged.
    pub(super) fn kept_of(&mut self, id: &EvidenceId) -> Result<Option<String>, DeskError> {
        let last = store::ledger::event::leaves_of(self.store.read(), Subject::Evidence, id.as_str())?.pop();
        Ok(last.and_then(|leaf| match leaf.what {
            EventData::Evidence { kept, .. } => kept,
            _ => None,
        }))
    }

    /// The version of the readers that made the reading of a report.
    pub(super) fn reader_of(&mut self, id: &EvidenceId) -> Result<Option<u32>, DeskError> {
        reader_of(self.store.read(), id)
    }

    /// The verdicts that the last event of a report gives.
    fn judgement_of(&mut self, id: &EvidenceId) -> Result<Option<Judgement>, DeskError> {
        let last = store::ledger::event::leaves_of(self.store.read(), Subject::Evidence, id.as_str())?.pop();
        Ok(last.and_then(|leaf| match leaf.what {
            EventData::Evidence { judgement, .. } => judgement,
            _ => None,
        }))
    }

    /// Stores a piece of evidence, applies its findings to its device if it has
    /// one, and records its erasures. `named` is the device a person gave.
    fn attach(&mut self, mut piece: EvidenceRow, incoming: Incoming, named: Option<Tag>, kept: Option<&str>) -> Result<Kept, DeskError> {
        let Incoming { bytes, readings, told } = incoming;
        let id = EvidenceId::new(piece.id.clone());
        let first = readings.first();
        let tells_of_a_device = first.is_some_and(|r| r.describes_a_device().is_ok());
        let tag = match named {
            Some(tag) => Some(tag),
            None => self.named_by(&readings, &id)?,
        };
        piece.tag = tag.map(|t| t.as_str().to_owned());
        piece.dismissed = piece.dismissed && tag.is_none();
        let judgement = self.judgement_of(&id)?;
        // A report that is stored now was read just now.
        let reader = if bytes.is_some() { Some(READER) } else { self.reader_of(&id)? };
        let event = Event::evidence(&id, &piece.sha256, kept, &piece.format, tag, piece.dismissed)
            .judged(judgement)
            .read_as(sha256_hex(&piece.reading), reader);
        let appended = self.append(event)?;
        store::evidence::project(self.store, &piece, bytes.as_deref(), &appended)?;
        let mut holds = Vec::new();
        if let (Some(tag), Some(reading)) = (tag, first) {
            holds = self.apply_report(tag, reading, &id)?;
        }
        // If the report does not describe the machine and a person named the device, only the drives of that device are considered.
        // Otherwise each drive is matched by its serial number alone.
        let erased = self.settle_erasures(&piece, &readings, kept, named.filter(|_| !tells_of_a_device), &[], None)?;
        Ok(Kept { evidence: id, readings: told, matched: tag, known: false, holds, erased })
    }

    /// The device that a report identifies by its content.
    fn named_by(&mut self, readings: &[MachineReport], id: &EvidenceId) -> Result<Option<Tag>, DeskError> {
        let first = readings.first();
        let tells_of_a_device = first.is_some_and(|r| r.describes_a_device().is_ok());
        if tells_of_a_device || readings.iter().all(|r| r.erasures.is_empty()) {
            return self.device_of(first);
        }
        self.device_of_erasures(readings, id)
    }

    /// The device of an erasure report: the first one it concerns, if every drive in it is identified; else `None`, and the report waits.
    fn device_of_erasures(&mut self, readings: &[MachineReport], id: &EvidenceId) -> Result<Option<Tag>, DeskError> {
        let all = erasure::judged_now(self, readings, id)?;
        if all.iter().any(|j| j.verdict.is_open()) {
            return Ok(None);
        }
        Ok(all.into_iter().find_map(|j| j.device))
    }
}
