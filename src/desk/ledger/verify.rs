//! Verification: the ledger against itself, and the tables against a replay of the ledger.

use super::Ledger;
use super::findings::{Finding, Findings};
use super::promised::Promised;
use super::stock_take_replay::StockTakeReplay;
use super::texts::Texts;
use crate::desk::error::DeskError;
use crate::domain::device::Device;
use crate::domain::device::fold;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::event::EventData;
use crate::domain::subject::Subject;
use crate::ledger::{self, Frontier, Leaf, Root};
use crate::store;
use serde::Serialize;

/// Events, or device tags, read per page.
const PIECE: i64 = 1_000;
/// The result of a verification.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Number of events read.
    pub events: u64,
    /// The root computed from the events alone, hexadecimal.
    pub root: String,
    /// Number of rows compared; 0 unless the ledger was replayed against the tables.
    pub rows: u64,
    /// The discrepancies; empty when there are none.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether there are no findings.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Ledger<'_> {
    /// The root of the ledger as stored.
    ///
    /// # Errors
    /// When the database fails.
    pub fn root(self) -> Result<Root, DeskError> {
        self.desk.read(|c| Ok(store::ledger::event::root(c)?))
    }

    /// Verifies the ledger on its own: the sequence has no gaps, every leaf is readable and agrees with its columns, every stored hash
    /// equals the recomputed one, and every private text matches its commitment, or an event says that it was erased.
    ///
    /// Every checkpoint that was signed must fit, too.
    ///
    /// # Errors
    /// When the database fails. A defect of the ledger is a finding, not an error.
    pub fn verify(self) -> Result<Report, DeskError> {
        self.verify_against(&[])
    }

    /// The same, also against checkpoints that somebody kept elsewhere: name and signed note.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub fn verify_against(self, kept: &[(String, String)]) -> Result<Report, DeskError> {
        let mut findings = Findings::default();
        let mut edge = Frontier::default();
        let mut next = 0_u64;
        // What is kept in the file outside the database counts like what somebody else keeps.
        let outside = self.desk.shared.log.opened().and_then(|log| log.outside.kept().ok().flatten());
        let outside = outside.filter(|k| !k.checkpoint.is_empty()).map(|k| ("checkpoint outside the database".to_owned(), k.checkpoint));
        let kept: Vec<(String, String)> = outside.into_iter().chain(kept.iter().cloned()).collect();
        let mut promised = self.desk.read(|c| Promised::read(c, &kept, &mut findings))?;
        promised.compare(&edge, &mut findings)?;
        let mut texts = Texts::default();
        loop {
            let piece = self.desk.read(|c| Ok(store::ledger::event::walk(c, next, PIECE)?))?;
            let Some(last) = piece.last().map(|s| s.seq) else { break };
            let mut private = self.desk.read(|c| Ok(store::ledger::event::private_of(c, next, last + 1)?))?;
            for stored in piece {
                if stored.seq != next {
                    findings.add(format!("event {next}"), format!("missing: the next one is {}", stored.seq));
                    next = stored.seq;
                }
                check_leaf(&stored, &mut private, &mut texts, &mut findings);
                match edge.append(&stored.leaf) {
                    Ok(hashes) => {
                        let first = hashes.first().map_or(0, |(i, _)| *i);
                        let count = i64::try_from(hashes.len()).unwrap_or(0);
                        let there = self.desk.read(|c| Ok(store::ledger::event::hashes(c, first, count)?))?;
                        if there != hashes {
                            findings.add(
                                format!("event {next}"),
                                "its stored hashes are not those of its bytes: altered, inserted or reordered",
                            );
                        }
                    }
                    Err(error) => findings.add(format!("event {next}"), error),
                }
                promised.compare(&edge, &mut findings)?;
                next += 1;
            }
        }
        let beyond = self.desk.read(|c| Ok(store::ledger::event::hashes(c, ledger::stored_count(edge.size()), 1)?))?;
        if !beyond.is_empty() {
            findings.add(format!("event {next}"), "missing: there are hashes of events that are not there");
        }
        promised.finish(edge.size(), &mut findings);
        texts.finish(&mut findings);
        let root = edge.root().map_err(DeskError::failed)?;
        Ok(Report { events: root.size, root: hex::encode(root.hash), rows: 0, findings: findings.0 })
    }

    /// Verifies the ledger, then replays it against every table.
    ///
    /// # Errors
    /// When the database fails.
    pub fn check(self) -> Result<Report, DeskError> {
        self.check_against(&[])
    }

    /// The same, also against checkpoints that somebody kept elsewhere: name and signed note.
    ///
    /// # Errors
    /// When the database fails.
    pub fn check_against(self, kept: &[(String, String)]) -> Result<Report, DeskError> {
        let mut report = self.verify_against(kept)?;
        let mut findings = Findings(std::mem::take(&mut report.findings));
        // Device by device, through the index of events by subject, so that memory use does not grow with the number of devices.
        let mut recount = self.desk.read(|c| StockTakeReplay::begin(c, &mut findings))?;
        let mut after = String::new();
        let mut holds = 0;
        loop {
            let page = self.desk.read(|c| Ok(store::device::tags_after(c, &after, PIECE)?))?;
            let Some(last) = page.last() else { break };
            after.clone_from(last);
            for tag in page {
                report.rows += 1;
                holds += self.check_device(&tag, &mut recount, &mut findings)?;
            }
        }
        self.desk.read(|c| recount.finish(c, &mut findings))?;
        let strays = self.desk.read(|c| Ok(store::device::search::strays(c)?))?;
        if strays > 0 {
            findings.add("device_word", format!("{strays} words are those of no device"));
        }
        let there = self.desk.read(|c| Ok(store::device::board::hold_count(c)?))?;
        if there != holds {
            findings.add("device_hold", format!("the devices have {holds} holds, the table {there}"));
        }
        let devices = report.rows;
        let mut known = self.desk.read(|c| Ok(store::ledger::event::distinct(c, Subject::Device)?))?;
        if known > devices {
            for tag in self.desk.read(|c| Ok(store::ledger::event::devices_without_row(c)?))? {
                // A device whose reception was undone has no row.
                known -= u64::from(matches!(self.replay(&tag, None), Ok(Some((device, _))) if device.stage == Stage::Announced));
            }
        }
        if known != devices {
            findings.add("device", format!("the ledger knows {known} devices, the table {devices}"));
        }
        report.rows += self.check_nouns(&mut findings)?;
        report.rows += self.check_numbers(&mut findings)?;
        report.rows += self.check_sealed_rows(&mut findings)?;
        self.check_cosignatures(&mut findings)?;
        self.desk.evidence().check_readings(&mut findings)?;
        for strange in self.desk.read(|c| Ok(store::migrate::made_schema::strange(c)?))? {
            findings.add("schema", strange);
        }
        report.findings = findings.0;
        Ok(report)
    }

    /// Compares a device's row and index entries (holds, search words, media,
    /// stock-take lines) with its replay. Returns its number of holds.
    fn check_device(self, tag: &str, recount: &mut StockTakeReplay, findings: &mut Findings) -> Result<u64, DeskError> {
        let place = format!("device {tag}");
        let mut road = Vec::new();
        let kept = (!recount.is_empty()).then_some(&mut road);
        let replayed = match self.replay(tag, kept) {
            Ok(Some(replayed)) => replayed,
            Ok(None) => {
                findings.add(place, "the ledger does not know it");
                return Ok(0);
            }
            Err(error) => {
                findings.add(place, error);
                return Ok(0);
            }
        };
        if !self.desk.read(|c| Ok(store::device::is_as(c, &replayed.0, replayed.1)?))? {
            findings.add(&place, "its row is not what its events make of it");
        }
        if !self.desk.read(|c| Ok(store::device::board::holds_are(c, &replayed.0)?))? {
            findings.add(&place, "the holds it is found by are not those it has");
        }
        if !self.desk.read(|c| Ok(store::device::search::words_are(c, &replayed.0)?))? {
            findings.add(&place, "the words it is found by are not those it has");
        }
        if !self.desk.read(|c| Ok(store::device::media_are(c, &replayed.0)?))? {
            findings.add(&place, "the media it is found by are not those it has");
        }
        self.desk.read(|c| recount.device(c, tag, &road, findings))?;
        Ok(store::device::board::holds_of(&replayed.0))
    }

    /// Replays the events of a device: its final state and the sequence number of its last event; `None` when it has no events. Each event
    /// is pushed to `road` with the state after it.
    fn replay(self, tag: &str, mut road: Option<&mut Vec<(Leaf, Device)>>) -> Result<Option<(Device, i64)>, DeskError> {
        let lines = self.desk.read(|c| Ok(store::ledger::event::leaves_of(c, Subject::Device, tag)?))?;
        let mut device: Option<Device> = None;
        let mut last = 0;
        for leaf in lines {
            let EventData::Device(fact) = &leaf.what else { return Err(DeskError::failed("an event that is no step")) };
            let known = Tag::parse(tag).map_err(DeskError::failed)?;
            let before = fold::before(known, device.take(), &fact.step, leaf.at)
                .ok_or_else(|| DeskError::failed("its first event is no reception"))?;
            let after = fact.applied_to(&before, &leaf.actor, leaf.at);
            last = i64::try_from(leaf.seq).unwrap_or(i64::MAX);
            if let Some(road) = &mut road {
                road.push((leaf, after.clone()));
            }
            device = Some(after);
        }
        Ok(device.map(|d| (d, last)))
    }

    /// Compares the rows of all other subjects with the last event of each. Returns the number of rows.
    fn check_nouns(self, findings: &mut Findings) -> Result<u64, DeskError> {
        let rows = self.desk.read(|c| Ok(store::ledger::replay::rows(c)?))?;
        let mut count = 0;
        let mut seen: std::collections::BTreeMap<Subject, u64> = std::collections::BTreeMap::new();
        for row in rows {
            count += 1;
            *seen.entry(row.subject).or_default() += 1;
            let place = format!("{} {}", row.subject, row.key);
            let last = self.desk.read(|c| Ok(store::ledger::event::history(c, row.subject, &row.key, None, 1)?))?;
            match last.first() {
                None => findings.add(place, "the ledger does not know it"),
                Some(line) => {
                    if i64::try_from(line.leaf.seq).ok() != Some(row.seq) {
                        findings.add(&place, format!("its row is of event {}, its last event is {}", row.seq, line.leaf.seq));
                    }
                    if !row.agrees(line) {
                        findings.add(&place, "its row is not what its last event says");
                    } else if !self.desk.read(|c| Ok(row.is_as_told(c)?))? {
                        findings.add(&place, "its row is not what was sealed of it");
                    }
                }
            }
        }
        for subject in store::ledger::replay::COMPARED {
            let known = self.desk.read(|c| Ok(store::ledger::event::distinct(c, *subject)?))?;
            let gone = self.desk.read(|c| Ok(store::ledger::replay::erased(c, *subject)?))?;
            let there = seen.get(subject).copied().unwrap_or(0);
            if known != there + gone {
                findings.add(subject, format!("the ledger knows {known}, the table has {there}, {gone} were erased"));
            }
        }
        Ok(count)
    }

    /// Checks that donor lists, documents and support tables have the digests that were sealed, that balances add up, that number series have no gaps, and
    /// that the recorded label prints are right. Returns the number of rows.
    fn check_numbers(self, findings: &mut Findings) -> Result<u64, DeskError> {
        let mut count = 0;
        let mut before = None;
        loop {
            let page = self.desk.read(|c| Ok(store::batch::list(c, before, 200)?))?;
            let Some(last) = page.last() else { break };
            if before.is_some_and(|b| b <= last.number) {
                findings.add(format!("batch {}", last.number), "its row has the key of another");
                break;
            }
            before = Some(last.number);
            for batch in page {
                count += 1;
                let lines = self.desk.read(|c| Ok(store::batch::all_lines(c, batch.number)?))?;
                let digest = if lines.is_empty() { None } else { Some(store::batch::digest(&lines)?) };
                if digest != batch.manifest {
                    findings.add(format!("batch {}", batch.number), "the lines of its list are not those that were sealed");
                }
                if !self.desk.read(|c| Ok(store::batch::lines_fit(c, batch.number)?))? {
                    findings.add(format!("batch {}", batch.number), "the columns its list is searched by are not those of its lines");
                }
                let balance = self.desk.read(|c| crate::desk::batch::intake::balance_of(c, &batch))?;
                if !balance.holds() {
                    findings.add(format!("batch {}", batch.number), format!("its balance does not hold: {balance:?}"));
                }
            }
        }
        for (number, problem) in self.desk.read(|c| Ok(store::ledger::replay::documents(c)?))? {
            count += 1;
            if let Some(problem) = problem {
                findings.add(format!("document {number}"), problem);
            }
        }
        for (sha256, problem) in self.desk.read(|c| Ok(store::settings::support_table_problems(c)?))? {
            findings.add(format!("support_table {sha256}"), problem);
        }
        count += self.check_proofs(findings)?;
        let prints = self.desk.read(|c| Ok(store::ledger::replay::prints(c)?))?;
        for gap in self.desk.read(|c| Ok(store::ledger::replay::gaps(c)?))?.into_iter().chain(prints) {
            findings.add(gap.0, gap.1);
        }
        Ok(count)
    }
}

/// Checks one stored event: its leaf against its columns, and its private texts against their commitments.
fn check_leaf(
    stored: &store::ledger::event::Stored,
    private: &mut store::ledger::event::Commitments,
    texts: &mut Texts,
    findings: &mut Findings,
) {
    let place = format!("event {}", stored.seq);
    let leaf = match ledger::read(&stored.leaf) {
        Ok(leaf) => leaf,
        Err(error) => {
            findings.add(place, error);
            return;
        }
    };
    if leaf.seq != stored.seq {
        findings.add(&place, format!("its bytes say it is event {}", leaf.seq));
    }
    let (subject, key, actor, at) = &stored.columns;
    if subject != leaf.subject.as_str() || *key != leaf.key || actor != leaf.actor.as_str() || *at != leaf.at {
        findings.add(&place, "its columns are not what its bytes say");
    }
    texts.compare(&leaf, private, findings);
}
