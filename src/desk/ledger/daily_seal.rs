//! The daily seal: an event over letters, links and the access log as they stand, and its comparison with them.

use super::Ledger;
use super::findings::Findings;
use crate::desk::DeskError;
use crate::domain::account::actor::Role;
use crate::domain::event::{Event, EventData};
use crate::domain::ledger::daily_seal::DailySeal;
use crate::domain::subject::Subject;
use crate::store;
use crate::store::AnyConnection;
use crate::store::ledger::beside;
use crate::store::ledger::sealed_row::{self, Content, Line};
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use std::collections::BTreeSet;

/// System actor of the daily seal.
const BY: &str = "daily-seal";
/// What is younger than this is left to the next seal: another server's clock may differ, and clocks are put right by seconds or minutes.
const MARGIN: Duration = Duration::minutes(15);
/// Days after its seal from which a link may be gone without an erasure: it is deleted 90 days after it ended.
const LINK_DAYS: i64 = 90;

/// The daily seals, oldest first, each with the sequence number of its event.
fn seals(c: &mut AnyConnection) -> Result<Vec<(i64, DailySeal)>, DeskError> {
    let lines = store::ledger::event::of_subject(c, Subject::DailySeal)?;
    let read = lines.into_iter().filter_map(|leaf| match leaf.what {
        EventData::DailySeal(seal) => Some((i64::try_from(leaf.seq).unwrap_or(i64::MAX), seal)),
        _ => None,
    });
    Ok(read.collect())
}

impl Ledger<'_> {
    /// Seals what changed beside the ledger since the last time; false, and no event, when nothing did. The server does so once a
    /// day, and has a checkpoint signed over it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn seal_day(self) -> Result<bool, DeskError> {
        self.desk.write_as_system(BY, Role::Admin, |tx| {
            let since = seals(tx.store.read())?.pop().map(|(_, seal)| seal.until.naive_utc());
            let until = tx.now() - MARGIN;
            if since.is_some_and(|since| since >= until.naive_utc()) {
                return Ok(false);
            }
            let (readings, access) = beside::access(tx.store.read(), since, until)?;
            let lines = beside::due(tx.store, since)?;
            if lines.is_empty() && readings == 0 {
                return Ok(false);
            }
            let (rows, letters, links) = sealed_row::digest(&lines);
            let seal = DailySeal { until, letters, links, rows, readings, access };
            let appended = tx.append(Event::new(Subject::DailySeal, tx.today(), EventData::DailySeal(seal)))?;
            sealed_row::keep(tx.store, lines, &appended)?;
            Ok(true)
        })
    }

    /// Compares letters, links and the access log with what was sealed of them. Returns the number of rows.
    pub(super) fn check_sealed_rows(self, findings: &mut Findings) -> Result<u64, DeskError> {
        let seals = self.desk.read(seals)?;
        let mut from: Option<NaiveDateTime> = None;
        for (seq, seal) in &seals {
            let lines = self.desk.read(|c| Ok(sealed_row::of(c, *seq)?))?;
            if sealed_row::digest(&lines) != (seal.rows.clone(), seal.letters, seal.links) {
                findings.add(format!("event {seq}"), "what was kept of the letters and links it seals is not what it seals");
            }
            if self.desk.read(|c| Ok(beside::access(c, from, seal.until)?))? != (seal.readings, seal.access.clone()) {
                findings.add(format!("event {seq}"), "the entries of the access log are not those it seals");
            }
            from = Some(seal.until.naive_utc());
        }
        let known: BTreeSet<i64> = seals.iter().map(|(seq, _)| *seq).collect();
        let Some((_, last)) = seals.last() else { return Ok(0) };
        let erasures = self.desk.read(erasures)?;
        let mut newest = self.desk.read(|c| Ok(sealed_row::newest(c)?))?;
        let rows = self.desk.read(|c| Ok(beside::contents(c, None)?))?;
        let count = u64::try_from(rows.len()).unwrap_or(0);
        for row in rows {
            let line = newest.remove(&(row.kind.to_owned(), row.key.clone()));
            if let Some(what) = wrong(&row, line.as_ref(), last.until.naive_utc(), &erasures) {
                findings.add(named(row.kind, &row.key), what);
            }
        }
        for ((kind, key), line) in newest {
            if !known.contains(&line.seq) {
                findings.add(named(&kind, &key), "an event that is no daily seal is said to have sealed it");
            }
            let sealed = seals.iter().find(|(seq, _)| *seq == line.seq).map_or(last.until, |(_, seal)| seal.until);
            let may_be_gone = kind == sealed_row::LINK && (erasures.after(line.seq) || over(sealed, self.desk.now()));
            if !(line.is_erased() && may_be_gone) {
                findings.add(named(&kind, &key), "it is gone, and no event says that it was erased");
            }
        }
        Ok(count)
    }
}

/// How a row is named in a finding: the hash of a link only by its beginning.
fn named(kind: &str, key: &str) -> String {
    format!("{kind} {}", key.chars().take(if kind == sealed_row::LINK { 12 } else { 36 }).collect::<String>())
}

fn over(sealed: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - sealed >= Duration::days(LINK_DAYS)
}

/// The events by which letters and links are blanked or deleted.
struct Erasures(Vec<i64>);

impl Erasures {
    fn after(&self, seq: i64) -> bool {
        self.0.iter().any(|erasure| *erasure > seq)
    }
}

fn erasures(c: &mut AnyConnection) -> Result<Erasures, DeskError> {
    let mut found = Vec::new();
    for subject in [Subject::Contact, Subject::Retention] {
        for leaf in store::ledger::event::of_subject(c, subject)? {
            let erases = match leaf.what {
                EventData::Contact { present, .. } => !present,
                EventData::Retention { letters, .. } => letters > 0,
                _ => false,
            };
            if erases {
                found.push(i64::try_from(leaf.seq).unwrap_or(i64::MAX));
            }
        }
    }
    Ok(Erasures(found))
}

/// What is wrong with a row, compared with the newest line of it.
fn wrong(row: &Content, line: Option<&Line>, until: NaiveDateTime, erasures: &Erasures) -> Option<&'static str> {
    match line {
        // What is younger than the last seal is sealed by the next one; a letter that was blank before the first is not sealed.
        None => (row.changed < until && !row.is_blank).then_some("it is older than the last daily seal, and was not sealed"),
        Some(line) if !line.is_of(row, until) => Some("it is not what was sealed of it"),
        Some(line) if line.is_erased() && !erasures.after(line.seq) => Some("it is blank, and no event says that it was erased"),
        Some(_) => None,
    }
}
