//! The roots that checkpoints promise: those that were signed here, and those that somebody kept elsewhere.

use super::findings::Findings;
use crate::desk::DeskError;
use crate::ledger::checkpoint;
use crate::ledger::{Frontier, Root};
use crate::store::AnyConnection;
use crate::store::ledger::checkpoint as rows;
use std::collections::BTreeMap;

/// Rows read at a time.
const PAGE: i64 = 1_000;

/// The roots by size, each with the names of the checkpoints that promise it.
pub(super) struct Promised(BTreeMap<u64, Vec<(String, Root)>>);

impl Promised {
    /// Reads and verifies all checkpoints. What is none, or not signed by a key of its epoch, is a finding.
    pub(super) fn read(c: &mut AnyConnection, kept: &[(String, String)], findings: &mut Findings) -> Result<Self, DeskError> {
        let keys = rows::keys(c)?;
        let mut all = Self(BTreeMap::new());
        let (mut place, mut next) = (-1, 0);
        loop {
            let page = rows::after(c, place, PAGE)?;
            let Some(last) = page.last() else { break };
            place = last.place;
            for signed in page {
                let name = format!("checkpoint {}", signed.place);
                if signed.place != next {
                    findings.add(format!("checkpoint {next}"), format!("missing: the next one is {}", signed.place));
                }
                next = signed.place + 1;
                if let Some(size) = all.add(&name, &signed.note, &keys, findings)
                    && size != signed.size
                {
                    findings.add(&name, format!("its row says {} events, it signs {size}", signed.size));
                }
                if signed.day.is_some_and(|day| day != crate::i18n::today(signed.at)) {
                    findings.add(&name, "its day is not the one on which it was signed");
                }
            }
        }
        for (name, note) in kept {
            all.add(name, note, &keys, findings);
        }
        Ok(all)
    }

    fn add(&mut self, name: &str, note: &str, keys: &[String], findings: &mut Findings) -> Option<u64> {
        match checkpoint::verify(note, keys) {
            Ok(found) => {
                let size = found.root.size;
                self.0.entry(size).or_default().push((name.to_owned(), found.root));
                Some(size)
            }
            Err(error) => {
                findings.add(name, error);
                None
            }
        }
    }

    /// Compares the promises of this size with the tree as it is now.
    pub(super) fn compare(&mut self, edge: &Frontier, findings: &mut Findings) -> Result<(), DeskError> {
        let Some(promised) = self.0.remove(&edge.size()) else { return Ok(()) };
        let root = edge.root().map_err(DeskError::failed)?;
        for (name, _) in promised.iter().filter(|(_, p)| *p != root) {
            findings.add(name, format!("the first {} events are not those that it signed: the history was changed", root.size));
        }
        Ok(())
    }

    /// Whatever is promised beyond the end was lost.
    pub(super) fn finish(self, held: u64, findings: &mut Findings) {
        for (size, promised) in self.0 {
            for (name, _) in promised {
                findings.add(name, format!("it signed {size} events, and there are {held}: the history was cut"));
            }
        }
    }
}
