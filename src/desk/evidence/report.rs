//! Evidence: a machine report is kept, read, matched to its device, and its findings laid over the record.

use super::Evidence;
use super::erasure;
use super::erasure::Judged;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, Tx, validation};
use crate::domain::account::actor::Permission;
use crate::domain::device::HoldReason;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, Happening};
use crate::domain::id::EvidenceId;
use crate::domain::subject::Subject;
use crate::ingest;
use crate::ingest::MachineReport;
use crate::ingest::reading::ReadError;
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
    /// Why it put the device on hold, if it did.
    #[serde(default)]
    pub holds: Vec<HoldReason>,
    /// What became of each erasure it tells of.
    #[serde(default)]
    pub erased: Vec<Judged>,
}

/// A report that cannot be read, as a flaw of its file.
#[must_use]
pub fn unreadable(error: &ReadError) -> DeskError {
    DeskError::field_error("file", ErrorCode::Unreadable, error.code())
}

/// A report on its way in.
struct Incoming {
    /// What is kept of it; none when it is here already.
    bytes: Option<Vec<u8>>,
    readings: Vec<MachineReport>,
    told: serde_json::Value,
}

impl Evidence<'_> {
    /// Keeps a report. It belongs to the device whose tag is given, else to the one device its serial number, UUID or drives name; else it
    /// waits on the unmatched desk.
    ///
    /// # Errors
    /// When it cannot be read, or the tag given is no device's.
    pub fn keep(self, acting: &Acting, tag: Option<Tag>, bytes: Vec<u8>) -> Result<Kept, DeskError> {
        if !acting.actor.may(Permission::Work) {
            return Err(DeskError::Forbidden);
        }
        // A photograph shows; which device it shows is for a person to say.
        if let (Some(tag), Some(_)) = (tag, ingest::image::photo::Picture::recognise(&bytes)) {
            return self.desk.devices().keep_photo(acting, tag, &bytes);
        }
        // Reading is the long part; it is done before anyone waits for us.
        let readings = ingest::read(&bytes).map_err(|e| unreadable(&e))?;
        let report = ingest::kept(&bytes).map_err(|e| unreadable(&e))?;
        let digest = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
        let sha256 = digest(&report.whole);
        let kept = report.stripped.as_deref().map(digest);
        let bytes = report.stripped.unwrap_or(report.whole);
        let told = serde_json::to_value(&readings).map_err(|e| DeskError::Failed(e.to_string()))?;
        self.desk.write(acting, Permission::Work, move |tx| {
            if let Some(known) = store::evidence::with_hash(tx.store.read(), &sha256)? {
                let matched = known.tag.as_deref().and_then(|t| Tag::parse(t).ok());
                // What waited may have its device by now.
                let retried = if matched.is_none() && tag.is_none() && !known.dismissed {
                    tx.named_by(&readings, &EvidenceId::new(known.id.clone()))?
                } else {
                    tag
                };
                if matched.is_some() || retried.is_none() {
                    let evidence = EvidenceId::new(known.id);
                    let policy = std::sync::Arc::clone(&tx.policy);
                    let erased = erasure::judged(tx.store.read(), &readings, &evidence, None, &policy)?;
                    return Ok(Kept { evidence, readings: told, matched, known: true, holds: Vec::new(), erased });
                }
                return tx.attach(known, Incoming { bytes: None, readings, told }, tag, kept.as_deref());
            }
            let matched = tag.map(|tag| tx.device(tag)).transpose()?.map(|d| d.tag);
            let piece = Piece {
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
    /// When there is no such report or device, or it is matched already.
    pub fn assign(self, acting: &Acting, id: &EvidenceId, tag: Tag) -> Result<Kept, DeskError> {
        let id = id.clone();
        self.desk.write(acting, Permission::Work, move |tx| {
            let piece = store::evidence::find(tx.store.read(), &id)?.ok_or_else(|| DeskError::none(Noun::Evidence, &id))?;
            if piece.tag.is_some() {
                return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, &id));
            }
            let tag = tx.device(tag)?.tag;
            let bytes = store::evidence::bytes(tx.store.read(), &id)?.unwrap_or_default();
            let readings = ingest::read(&bytes).map_err(|e| unreadable(&e))?;
            let told = serde_json::from_str(&piece.reading).map_err(|e| DeskError::Failed(e.to_string()))?;
            let kept = tx.kept_of(&id)?;
            tx.attach(piece, Incoming { bytes: None, readings, told }, Some(tag), kept.as_deref())
        })
    }

    /// Dismisses a waiting report, with a reason.
    ///
    /// # Errors
    /// When there is no such report, it is matched, or the reason is missing.
    pub fn dismiss(self, acting: &Acting, id: &EvidenceId, note: &str) -> Result<(), DeskError> {
        let note = validation::note("note", Some(note))
            .map_err(|field_error| DeskError::Invalid(vec![field_error]))?
            .ok_or_else(|| DeskError::field_error("note", ErrorCode::Missing, ""))?;
        let id = id.clone();
        self.desk.write(acting, Permission::Work, move |tx| {
            let mut piece = store::evidence::find(tx.store.read(), &id)?.ok_or_else(|| DeskError::none(Noun::Evidence, &id))?;
            if piece.tag.is_some() || piece.dismissed {
                return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, &id));
            }
            piece.dismissed = true;
            let kept = tx.kept_of(&id)?;
            let event = Event::evidence(&id, &piece.sha256, kept.as_deref(), &piece.format, None, true).with("note", Some(&note));
            let appended = tx.append(event)?;
            store::evidence::project(tx.store, &piece, None, &appended)?;
            Ok(())
        })
    }

    /// What became of the erasures of a report that was kept, as the record stands now.
    ///
    /// # Errors
    /// When the database fails.
    pub fn erasures_of(self, id: &EvidenceId) -> Result<Vec<Judged>, DeskError> {
        let policy = self.desk.policy();
        self.desk.read(|c| {
            let Some(bytes) = store::evidence::bytes(c, id)? else { return Ok(Vec::new()) };
            let readings = ingest::read(&bytes).unwrap_or_default();
            erasure::judged(c, &readings, id, None, &policy)
        })
    }
}

impl Tx<'_, '_> {
    /// What the ledger seals of the kept part of a report; none when it is kept whole.
    fn kept_of(&mut self, id: &EvidenceId) -> Result<Option<String>, DeskError> {
        let last = store::ledger::event::leaves_of(self.store.read(), Subject::Evidence, id.as_str())?.pop();
        Ok(last.and_then(|leaf| match leaf.what {
            Happening::Evidence { kept, .. } => kept,
            _ => None,
        }))
    }

    /// Keeps the piece and, when it has a device, lays its findings over the record; fills in the erasures it proves.
    fn attach(&mut self, mut piece: Piece, incoming: Incoming, named: Option<Tag>, kept: Option<&str>) -> Result<Kept, DeskError> {
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
        let event = Event::evidence(&id, &piece.sha256, kept, &piece.format, tag, piece.dismissed);
        let appended = self.append(event)?;
        store::evidence::project(self.store, &piece, bytes.as_deref(), &appended)?;
        let mut holds = Vec::new();
        if let (Some(tag), Some(reading)) = (tag, first) {
            holds = self.lay_over(tag, reading, &id)?;
        }
        // A person who named the device means its drives; a report that named itself is believed by the drives alone.
        let erased = self.settle_erasures(&readings, &id, named.filter(|_| !tells_of_a_device))?;
        Ok(Kept { evidence: id, readings: told, matched: tag, known: false, holds, erased })
    }

    /// The device a report names by itself.
    fn named_by(&mut self, readings: &[MachineReport], id: &EvidenceId) -> Result<Option<Tag>, DeskError> {
        let first = readings.first();
        let tells_of_a_device = first.is_some_and(|r| r.describes_a_device().is_ok());
        if tells_of_a_device || readings.iter().all(|r| r.erasures.is_empty()) {
            return self.device_of(first);
        }
        self.device_of_erasures(readings, id)
    }

    /// The device of an erasure report: the first it concerns, when every drive in it was found; else it waits, with what is missing said.
    fn device_of_erasures(&mut self, readings: &[MachineReport], id: &EvidenceId) -> Result<Option<Tag>, DeskError> {
        let policy = std::sync::Arc::clone(&self.policy);
        let all = erasure::judged(self.store.read(), readings, id, None, &policy)?;
        if all.iter().any(|j| j.verdict.is_open()) {
            return Ok(None);
        }
        Ok(all.into_iter().find_map(|j| j.device))
    }
}
