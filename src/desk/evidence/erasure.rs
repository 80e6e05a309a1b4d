//! Erasures of a report: records those that count as the outcome of their media, and the answers of people for those that need one.

use super::Evidence;
use super::judging::{Court, Finding, contradicts, judge_all, method_of, setting_of, tool_of};
use crate::desk::error::{DeskError, ErrorCode, Noun, OrNotFound};
use crate::desk::{Acting, Tx, validation};
use crate::domain::account::actor::Permission;
use crate::domain::device::kind::MediumKind;
use crate::domain::device::sanitisation::{Answer, Basis};
use crate::domain::device::step::{EraseResult, Step, StepKind};
use crate::domain::device::tag::Tag;
use crate::domain::device::transitions::ends;
use crate::domain::device::{Device, HoldReason};
use crate::domain::event::Event;
use crate::domain::evidence::verdict::{Judged, Judgement, RULES, Verdict};
use crate::domain::id::EvidenceId;
use crate::ingest::{self, MachineReport};
use crate::ledger::sha256_hex;
use crate::store;
use crate::store::evidence::EvidenceRow;
use chrono::{DateTime, Utc};

/// The most erasures that are settled in one gesture.
pub const MOST_ANSWERED: usize = 500;

/// Parses a time of a report. `None` without a UTC offset, because a local time (nwipe) is not precise enough to seal, and `None` for a
/// time in the future.
fn moment(text: Option<&str>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(text?).ok()?.with_timezone(&Utc);
    Some(crate::domain::time::to_millis(at)).filter(|at| *at <= now)
}

/// The erasures of a report that a person answers for: the report, the places of the erasures in it, and the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub evidence: EvidenceId,
    /// From 0, in the order of the report.
    pub places: Vec<usize>,
}

impl Evidence<'_> {
    /// Answers for erasures that were not accepted: for their date (the clock was wrong, or the donor erased them), or, one by one, as an
    /// exception for an implausible one. Those that now count close their media. Returns the verdicts of all reports concerned.
    ///
    /// # Errors
    /// When a report or an erasure in it is unknown or needs no such answer, the note of an exception is missing, or the actor lacks the
    /// permission.
    pub fn answer(self, acting: &Acting, answered: Vec<Answered>, answer: Answer, note: Option<&str>) -> Result<Vec<Judged>, DeskError> {
        let note = validation::note("note", note)?;
        let count: usize = answered.iter().map(|a| a.places.len()).sum();
        if count == 0 || count > MOST_ANSWERED {
            return Err(DeskError::field_error("erasures", ErrorCode::NothingPicked, MOST_ANSWERED));
        }
        if answer == Answer::Exception && note.is_none() {
            return Err(DeskError::field_error("note", ErrorCode::Missing, ""));
        }
        if answer == Answer::Exception && count > 1 {
            return Err(DeskError::field_error("erasures", ErrorCode::Unsupported, count));
        }
        self.desk.write(acting, Permission::Work, move |tx| {
            let mut all = Vec::new();
            for Answered { evidence, places } in &answered {
                all.extend(tx.answer_for(evidence, places, answer, note.as_deref())?);
            }
            Ok(all)
        })
    }

    /// The erasures whose date a person must confirm and whose medium is still open, oldest first, each with its report and its place there.
    ///
    /// # Errors
    /// When the database fails.
    pub fn dates_to_confirm(self) -> Result<Vec<store::evidence::erasure::ErasureRow>, DeskError> {
        let rows = self.desk.read(|c| Ok(store::evidence::erasure::with_verdict(c, Verdict::DateToConfirm)?))?;
        let open = |row: &store::evidence::erasure::ErasureRow| -> Result<bool, DeskError> {
            let Some(tag) = row.tag.as_deref().and_then(|t| Tag::parse(t).ok()) else { return Ok(false) };
            let device = self.desk.read(|c| Ok(store::device::find(c, &tag)?))?;
            Ok(device
                .is_some_and(|d| d.media.iter().any(|m| i32::try_from(m.id).ok() == row.medium && (m.is_open() || m.is_only_declared()))))
        };
        let mut kept = Vec::new();
        for row in rows {
            if open(&row)? {
                kept.push(row);
            }
        }
        Ok(kept)
    }
}

/// The verdict on every erasure of a report that is not stored yet, as the record stands now.
///
/// # Errors
/// When the database fails.
pub(super) fn judged_now(tx: &mut Tx<'_, '_>, readings: &[MachineReport], cited: &EvidenceId) -> Result<Vec<Judged>, DeskError> {
    let policy = std::sync::Arc::clone(&tx.policy);
    let court = Court { policy: &policy, now: tx.now(), cited, only: None, answers: &[] };
    Ok(judge_all(tx.store.read(), readings, &court)?.into_iter().map(|f| f.judged).collect())
}

impl Tx<'_, '_> {
    /// Whether a stored report tells of erasures.
    pub(in crate::desk) fn tells_of_erasures(&mut self, id: &EvidenceId) -> Result<bool, DeskError> {
        let Some(bytes) = store::evidence::bytes(self.store.read(), id)? else { return Ok(false) };
        Ok(ingest::read(&bytes).unwrap_or_default().iter().any(|r| !r.erasures.is_empty()))
    }

    /// Judges the erasures of a report, records the verdicts with the report, and records those that count and the attempts that failed. The
    /// others change nothing. `only` is the device that a person named.
    pub(super) fn settle_erasures(
        &mut self,
        piece: &EvidenceRow,
        readings: &[MachineReport],
        kept: Option<&str>,
        only: Option<Tag>,
        answers: &[(usize, Answer)],
        note: Option<&str>,
    ) -> Result<Vec<Judged>, DeskError> {
        if readings.iter().all(|r| r.erasures.is_empty()) {
            return Ok(Vec::new());
        }
        let id = EvidenceId::new(piece.id.clone());
        let policy = std::sync::Arc::clone(&self.policy);
        let only = only.map(|tag| self.device(tag)).transpose()?;
        let before: Vec<Judged> = store::evidence::erasure::of(self.store.read(), &id)?
            .iter()
            .map(store::evidence::erasure::ErasureRow::judged)
            .collect::<Result<_, _>>()?;
        // What a person answered earlier stands.
        let earlier = before.iter().enumerate().filter_map(|(place, judged)| Some((place, judged.answer?)));
        let answers: Vec<(usize, Answer)> = answers.iter().copied().chain(earlier).collect();
        let court = Court { policy: &policy, now: self.now(), cited: &id, only: only.as_ref(), answers: &answers };
        let findings = judge_all(self.store.read(), readings, &court)?;
        let judgement = Judgement { rules: RULES, erasures: findings.iter().map(|f| f.judged.clone()).collect() };
        let tag = piece.tag.as_deref().and_then(|t| Tag::parse(t).ok());
        let reader = self.reader_of(&id)?;
        let event = Event::evidence(&id, &piece.sha256, kept, &piece.format, tag, piece.dismissed)
            .judged(Some(judgement.clone()))
            .read_as(sha256_hex(&piece.reading), reader);
        let appended = self.append(event)?;
        store::evidence::project(self.store, piece, None, &appended)?;
        store::evidence::erasure::project(self.store, &id, Some(&judgement))?;
        for (place, finding) in findings.iter().enumerate() {
            // A failed attempt counts once, however often its report is judged.
            let same = |b: &&Judged| b.verdict == Verdict::Failed && (b.device, b.medium) == (finding.judged.device, finding.judged.medium);
            if !before.get(place).as_ref().is_some_and(same) {
                self.record(&id, finding, note)?;
            }
        }
        Ok(judgement.erasures)
    }

    /// Judges a report that is sent again as the record stands now. What changed is recorded; the same verdicts change nothing.
    pub(super) fn judge_again(
        &mut self,
        piece: &EvidenceRow,
        readings: &[MachineReport],
        kept: Option<&str>,
    ) -> Result<Vec<Judged>, DeskError> {
        let id = EvidenceId::new(piece.id.clone());
        let rows = store::evidence::erasure::of(self.store.read(), &id)?;
        let before: Vec<Judged> = rows.iter().map(store::evidence::erasure::ErasureRow::judged).collect::<Result<_, _>>()?;
        let answers: Vec<(usize, Answer)> = before.iter().enumerate().filter_map(|(place, j)| Some((place, j.answer?))).collect();
        let policy = std::sync::Arc::clone(&self.policy);
        let only = piece.tag.as_deref().and_then(|t| Tag::parse(t).ok());
        let named = only.map(|tag| self.device(tag)).transpose()?;
        let court = Court { policy: &policy, now: self.now(), cited: &id, only: named.as_ref(), answers: &answers };
        let now: Vec<Judged> = judge_all(self.store.read(), readings, &court)?.into_iter().map(|f| f.judged).collect();
        // What would close a medium now, and did not: the others stay as they were recorded.
        let mut closes = false;
        for judged in now.iter().filter(|j| j.verdict == Verdict::Accepted) {
            let Some((tag, id)) = judged.device.zip(judged.medium) else { continue };
            closes |= self.device(tag)?.media.iter().any(|m| m.id == id && (m.is_open() || m.is_only_declared()));
        }
        if closes && !piece.dismissed {
            return self.settle_erasures(piece, readings, kept, only, &[], None);
        }
        Ok(now)
    }

    /// Records one erasure that counts, or that failed.
    fn record(&mut self, id: &EvidenceId, finding: &Finding, note: Option<&str>) -> Result<(), DeskError> {
        let Finding { judged, erasure, stated } = finding;
        let result = match judged.verdict {
            Verdict::Accepted => EraseResult::Success,
            Verdict::Failed => EraseResult::Failed,
            _ => return Ok(()),
        };
        let (Some(tag), Some(medium)) = (judged.device, judged.medium) else { return Ok(()) };
        let device: Device = self.device(tag)?;
        let contradicted = device.media.iter().find(|m| m.id == medium).is_some_and(|m| contradicts(m, erasure));
        if contradicted {
            let reason = HoldReason::ErasureContradicted;
            let can_be_held = !ends(StepKind::Hold, device.stage).is_empty();
            if can_be_held && !device.holds.iter().any(|h| h.reason == reason) {
                let (tool, version) = tool_of(erasure);
                let named = judged.serial.as_deref().unwrap_or_default();
                self.take(&device, Step::Hold { reason }, Some(&format!("{tool} {version} · {named}")))?;
            }
            return Ok(());
        }
        let confirms = |m: &crate::domain::device::sanitisation::Medium| m.is_only_declared() && result == EraseResult::Success;
        let Some(open) = device.media.iter().find(|m| m.id == medium).filter(|m| m.is_open() || confirms(m)) else { return Ok(()) };
        let kind = open.kind_or(*stated);
        let (tool, tool_version) = tool_of(erasure);
        let (started, ended) = (moment(erasure.start.as_deref(), self.now()), moment(erasure.end.as_deref(), self.now()));
        let ordered = !matches!((started, ended), (Some(s), Some(e)) if e < s);
        let method = method_of(erasure, kind);
        let exception = judged.answer == Some(Answer::Exception);
        let step = Step::Erase {
            medium,
            method,
            tool,
            tool_version,
            result,
            medium_kind: stated.filter(|_| open.kind == MediumKind::Unknown),
            started: started.filter(|_| ordered),
            ended: ended.filter(|_| ordered),
            evidence: Some(id.clone()),
            setting: setting_of(erasure, method),
            basis: Some(if exception { Basis::Exception } else { Basis::Log }),
            answer: judged.answer,
        };
        self.take(&device, step, note.filter(|_| judged.answer.is_some())).map(|_device| ())
    }

    /// Judges a stored report again with a person's answer for some of its erasures.
    fn answer_for(&mut self, id: &EvidenceId, places: &[usize], answer: Answer, note: Option<&str>) -> Result<Vec<Judged>, DeskError> {
        let piece = store::evidence::find(self.store.read(), id)?.or_not_found(Noun::Evidence, id)?;
        let rows = store::evidence::erasure::of(self.store.read(), id)?;
        let wanted = if answer == Answer::Exception { Verdict::Implausible } else { Verdict::DateToConfirm };
        let fits = |place: &usize| rows.get(*place).is_some_and(|row| row.verdict == wanted.as_str());
        if !places.iter().all(fits) {
            return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, id));
        }
        let bytes = store::evidence::bytes(self.store.read(), id)?.unwrap_or_default();
        let readings = ingest::read(&bytes).map_err(DeskError::failed)?;
        let kept = self.kept_of(id)?;
        let only = piece.tag.as_deref().and_then(|t| Tag::parse(t).ok());
        let answers: Vec<(usize, Answer)> = places.iter().map(|place| (*place, answer)).collect();
        self.settle_erasures(&piece, &readings, kept.as_deref(), only, &answers, note)
    }
}
