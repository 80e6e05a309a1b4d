//! The proof of a document: a page behind the sealed PDF and a file beside it, which show that the document's event is in a ledger of which
//! a checkpoint was handed out. Made once, right after the document was issued, or else when it is asked for; and what a file in somebody's hands is.

use super::Ledger;
use super::cosignatures::{self, with_cosignatures};
use super::findings::Findings;
use crate::desk::DeskError;
use crate::desk::document::verify_url;
use crate::desk::error::{ErrorCode, Noun, OrNotFound};
use crate::documents::layout::model::Document;
use crate::documents::layout::typeset::to_pdf;
use crate::documents::pdf::append::append;
use crate::documents::template::proof::{Proof, page};
use crate::domain::evidence::sanitisation_statement::Statement;
use crate::domain::number::{Number, Series};
use crate::i18n::Locale;
use crate::ledger::proof::{LogProof, ProofError};
use crate::ledger::{self, leaf_hash, sha256_hex};
use crate::store::document::{DocumentProof, Issued};
use crate::store::ledger::checkpoint::{self as rows, Hashes};
use crate::store::ledger::event;
use crate::store::{self, AnyConnection};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Ends of a PDF that are looked at in a file: each is where an earlier state of it may have ended.
const MOST_ENDS: usize = 64;
/// Witnesses that a proof page names, so that it stays one page: the one that signed most.
const MOST_WITNESSES: usize = 1;
/// Rows read at a time.
const PAGE: i64 = 100;
/// The end of a state of a PDF.
const END: &[u8] = b"%%EOF";

/// A document as it leaves the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The sealed PDF, with its proof page behind it where there is one.
    pub bytes: Vec<u8>,
    /// The proof as text; `None` while the log is closed or not open.
    pub proof: Option<String>,
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Verdict {
    /// It is a document as it was issued, with or without its proof page.
    Genuine {
        number: String,
        /// Whether the proof page is in it; its proof was verified again.
        proven: bool,
        /// A newer document that takes its place.
        superseded_by: Option<String>,
    },
    /// It begins with a document as it was issued, and something that is not ours was added.
    Extended { number: String },
    /// Nothing that was issued.
    Unknown,
    /// It is a proof, and the event it is about stands in the ledger as it says.
    ProofHolds {
        event: u64,
        /// The document that the event issued. What any other event is about is for those who may read the ledger: the hashes are open, so
        /// anybody can make a proof of any event.
        document: Option<String>,
    },
    /// It is a proof, and the ledger does not agree with it.
    ProofFails,
}

impl Ledger<'_> {
    /// A document with its proof, which is made now if it has none.
    ///
    /// # Errors
    /// When the database fails, or the page cannot be made.
    pub fn proven(self, issued: Issued) -> Result<Proven, DeskError> {
        let kept = match self.desk.read(|c| Ok(store::document::proof(c, &issued.number)?))? {
            Some(kept) => Some(kept),
            None if self.closed().is_some() || self.desk.shared.log.opened().is_none() => None,
            None => Some(self.prove(&issued)?),
        };
        let Some(kept) = kept else { return Ok(Proven { bytes: issued.bytes, proof: None }) };
        let proof = self.cosigned_proof(&issued)?.unwrap_or(kept.proof);
        Ok(Proven { bytes: [issued.bytes, kept.tail].concat(), proof: Some(proof) })
    }

    /// The proof of a document by the newest checkpoint that a witness signed; `None` when there is none that covers it.
    fn cosigned_proof(self, issued: &Issued) -> Result<Option<String>, DeskError> {
        let seq = u64::try_from(issued.seq).map_err(DeskError::failed)?;
        self.desk.read(|c| {
            let all = cosignatures::newest(c)?;
            let Some(size) = all.iter().map(|c| c.size).filter(|size| *size > seq).max() else { return Ok(None) };
            let Some(signed) = rows::covering(c, size)?.filter(|signed| signed.size == size) else { return Ok(None) };
            let note = with_cosignatures(&signed, &all);
            if note == signed.note {
                return Ok(None);
            }
            LogProof::new(&Hashes::of(c), size, seq, note).map(|proof| Some(proof.text())).map_err(DeskError::failed)
        })
    }

    /// The proof of any event by the newest checkpoint, as text (C2SP tlog-proof), with the hash of the event.
    ///
    /// # Errors
    /// [`ErrorCode::Bounds`] when no checkpoint covers the event yet; or when the database fails.
    pub fn proof_of_event(self, event: u64) -> Result<(String, [u8; 32]), DeskError> {
        self.desk.read(|c| {
            let newest = rows::newest(c)?.ok_or_else(|| DeskError::failed("no checkpoint was signed"))?;
            if event >= newest.size {
                return Err(DeskError::field_error("event", ErrorCode::Bounds, format!("0–{}", newest.size.saturating_sub(1))));
            }
            let stored = event::walk(c, event, 1)?.into_iter().next().or_not_found(Noun::Document, event)?;
            let note = with_cosignatures(&newest, &cosignatures::newest(c)?);
            let proof = LogProof::new(&Hashes::of(c), newest.size, event, note).map_err(DeskError::failed)?;
            Ok((proof.text(), leaf_hash(&stored.leaf)))
        })
    }

    /// Makes the proof of a document that was just issued.
    pub(super) fn prove_issued(self, number: Number) -> Result<(), DeskError> {
        if self.closed().is_some() || self.desk.shared.log.opened().is_none() {
            return Ok(());
        }
        let issued = self.desk.read(|c| Ok(store::document::find(c, &number.to_string())?))?.or_not_found(Noun::Document, number)?;
        self.prove(&issued).map(drop)
    }

    fn prove(self, issued: &Issued) -> Result<DocumentProof, DeskError> {
        let seq = u64::try_from(issued.seq).map_err(DeskError::failed)?;
        self.sign(seq + 1)?;
        let base = self.desk.base_url().map(ToOwned::to_owned);
        let (signed, text, leaf, witnesses) = self.desk.read(|c| {
            let signed = rows::newest(c)?.ok_or_else(|| DeskError::failed("no checkpoint was signed"))?;
            let text = LogProof::new(&Hashes::of(c), signed.size, seq, signed.note.clone()).map_err(DeskError::failed)?.text();
            let stored = event::walk(c, seq, 1)?.into_iter().next().or_not_found(Noun::Document, &issued.number)?;
            let mut witnesses = cosignatures::newest(c)?;
            witnesses.sort_by_key(|c| std::cmp::Reverse(c.size));
            Ok((signed, text, stored.leaf, witnesses))
        })?;
        let sealed = ledger::read(&leaf).map_err(DeskError::failed)?;
        let document: Document = serde_json::from_str(&issued.content).map_err(DeskError::failed)?;
        let opened = self.desk.shared.log.opened().ok_or_else(|| DeskError::failed("the log is not open"))?;
        let number = Number::parse(&issued.number).map_err(DeskError::failed)?;
        let locale = Locale::parse(&issued.language).unwrap_or(Locale::Fr);
        let proof = Proof {
            locale,
            number: issued.number.clone(),
            title: document.title,
            operator: document.author,
            origin: opened.epoch.origin.clone(),
            public_key: opened.epoch.keys.first().cloned().unwrap_or_default(),
            event: seq,
            event_at: sealed.at,
            leaf_hash: hex::encode(leaf_hash(&leaf)),
            sha256: issued.sha256.clone(),
            sealed_length: issued.bytes.len(),
            size: signed.size,
            signed_at: signed.at,
            text: text.clone(),
            verify_url: verify_url(base.as_deref(), number),
            witnesses: witnesses.iter().take(MOST_WITNESSES).map(|c| cosignatures::sentence(locale, c)).collect(),
        };
        let more = to_pdf(&page(&proof)).map_err(DeskError::failed)?;
        let tail = append(&issued.bytes, &more).map_err(DeskError::failed)?;
        let sha256 = sha256_hex([issued.bytes.as_slice(), &tail].concat());
        let made = DocumentProof { number: issued.number.clone(), place: signed.place, proof: text, tail, sha256 };
        self.desk.shared.db.write(move |tx| Ok(store::document::keep_proof(tx, made)?))
    }

    /// What a PDF, or a proof, in somebody's hands is.
    ///
    /// # Errors
    /// When the database fails.
    pub fn verdict_on(self, file: &[u8]) -> Result<Verdict, DeskError> {
        if let Some(proof) = std::str::from_utf8(file).ok().and_then(|text| LogProof::from_paper(text).ok()) {
            return self.verdict_on_proof(&proof);
        }
        let hashes = sha256_at(file, &ends(file));
        let whole = hashes.last().cloned().unwrap_or_default();
        self.desk.read(|c| {
            let Some((number, sealed)) = store::document::by_sha256(c, &hashes)? else { return Ok(Verdict::Unknown) };
            let proven = match store::document::proof(c, &number)? {
                _ if whole == sealed => false,
                Some(kept) if kept.sha256 == whole => {
                    self.check_proof(c, &number, &kept)?.map_err(DeskError::failed)?;
                    true
                }
                _ => return Ok(Verdict::Extended { number }),
            };
            let superseded_by = superseded_by(c, &number)?;
            Ok(Verdict::Genuine { number, proven, superseded_by })
        })
    }

    fn verdict_on_proof(self, proof: &LogProof) -> Result<Verdict, DeskError> {
        self.desk.read(|c| {
            if proof.index >= event::size(c)? {
                return Ok(Verdict::ProofFails);
            }
            let keys = rows::keys(c)?;
            let Some(stored) = event::walk(c, proof.index, 1)?.into_iter().next().filter(|s| s.seq == proof.index) else {
                return Ok(Verdict::ProofFails);
            };
            if proof.verify(&stored.leaf, &keys).is_err() {
                return Ok(Verdict::ProofFails);
            }
            let issued = store::document::find(c, &stored.columns.1)?.filter(|d| u64::try_from(d.seq) == Ok(proof.index));
            Ok(Verdict::ProofHolds { event: proof.index, document: issued.map(|d| d.number) })
        })
    }

    /// Makes the proofs that a stop between an issue and its proof left out. Documents from before the first epoch get theirs when they are
    /// asked for.
    pub(super) fn complete_proofs(self) -> Result<(), DeskError> {
        let Some(first) = self.first_epoch()? else { return Ok(()) };
        loop {
            let page = self.desk.read(|c| Ok(store::document::without_proof(c, first, PAGE)?))?;
            if page.is_empty() {
                return Ok(());
            }
            for (number, _) in page {
                self.prove_issued(Number::parse(&number).map_err(DeskError::failed)?)?;
            }
        }
    }

    /// The event of the first epoch.
    fn first_epoch(self) -> Result<Option<i64>, DeskError> {
        let first = self.desk.read(|c| Ok(rows::epochs(c)?))?.into_iter().next();
        first.map(|(seq, _)| i64::try_from(seq).map_err(DeskError::failed)).transpose()
    }

    /// Checks that no document lost its proof: those behind the newest proven one may still wait for theirs.
    fn check_missing_proofs(self, findings: &mut Findings) -> Result<(), DeskError> {
        let (Some(first), Some(newest)) = (self.first_epoch()?, self.desk.read(|c| Ok(store::document::newest_proven(c)?))?) else {
            return Ok(());
        };
        for (number, seq) in self.desk.read(|c| Ok(store::document::without_proof(c, first, PAGE)?))? {
            if seq < newest {
                findings.add(format!("proof of {number}"), "missing, and a later document has one");
            }
        }
        Ok(())
    }

    /// Checks every proof that was made: against its event, its checkpoint, and the bytes that go behind the sealed PDF.
    pub(super) fn check_proofs(self, findings: &mut Findings) -> Result<u64, DeskError> {
        self.check_missing_proofs(findings)?;
        let (mut after, mut count) = (String::new(), 0);
        loop {
            let page = self.desk.read(|c| Ok(store::document::proofs_after(c, &after, PAGE)?))?;
            let Some(last) = page.last() else { return Ok(count) };
            after.clone_from(&last.number);
            for kept in page {
                count += 1;
                let place = format!("proof of {}", kept.number);
                let (issued, proof, note) = self.desk.read(|c| {
                    let issued = store::document::find(c, &kept.number)?;
                    let proof = if issued.is_some() { Some(self.check_proof(c, &kept.number, &kept)?) } else { None };
                    Ok((issued, proof, rows::after(c, kept.place - 1, 1)?.into_iter().next()))
                })?;
                let Some(issued) = issued else {
                    findings.add(place, "there is no such document");
                    continue;
                };
                if let Some(Err(error)) = proof {
                    findings.add(&place, error);
                }
                if note.is_none_or(|n| n.place != kept.place || !kept.proof.ends_with(&n.note)) {
                    findings.add(&place, "its checkpoint is not the one that was signed");
                }
                if sha256_hex([issued.bytes.as_slice(), &kept.tail].concat()) != kept.sha256 {
                    findings.add(&place, "the page behind the document is not the one that was made");
                }
            }
        }
    }

    /// Verifies the proof of a document against its event.
    pub(super) fn check_proof(
        self,
        c: &mut AnyConnection,
        number: &str,
        kept: &DocumentProof,
    ) -> Result<Result<(), ProofError>, DeskError> {
        let Some(issued) = store::document::find(c, number)? else { return Err(DeskError::not_found(Noun::Document, number)) };
        let seq = u64::try_from(issued.seq).map_err(DeskError::failed)?;
        let leaf = event::walk(c, seq, 1)?.into_iter().next().or_not_found(Noun::Document, number)?.leaf;
        let keys = rows::keys(c)?;
        Ok(LogProof::parse(&kept.proof).and_then(|proof| {
            if proof.index != seq {
                return Err(ProofError::NotIncluded { index: proof.index });
            }
            proof.verify(&leaf, &keys).map(drop)
        }))
    }
}

/// The SHA-256 of the beginnings of a file that end at these places, in their order; the file is read once.
fn sha256_at(file: &[u8], ends: &[usize]) -> Vec<String> {
    let (mut so_far, mut from) = (Sha256::new(), 0);
    ends.iter()
        .map(|end| {
            so_far.update(file.get(from..*end).unwrap_or_default());
            from = *end;
            hex::encode(so_far.clone().finalize())
        })
        .collect()
}

/// Where a state of the PDF ended: behind each end mark with its line end, and at the end of the file; the last ones when there are many.
fn ends(file: &[u8]) -> Vec<usize> {
    let mut found = vec![file.len()];
    let marks = file.windows(END.len()).enumerate().filter(|(_, w)| *w == END).map(|(at, _)| at + END.len());
    for mark in marks.take(MOST_ENDS) {
        let rest = file.get(mark..).unwrap_or_default();
        let line = if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.first().is_some_and(|b| matches!(b, b'\n' | b'\r'))) };
        found.extend([mark, mark + line]);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A newer document that takes the place of this one.
fn superseded_by(c: &mut AnyConnection, number: &str) -> Result<Option<String>, DeskError> {
    let Ok(number) = Number::parse(number) else { return Ok(None) };
    let newer = match number.series {
        Series::Statement => {
            let Some(Statement { device, batch, .. }) = store::evidence::sanitisation_statement::find(c, number)? else { return Ok(None) };
            store::evidence::sanitisation_statement::newest_about(c, device, batch)?
        }
        _ => None,
    };
    Ok(newer.filter(|n| *n != number).map(|n| n.to_string()))
}
