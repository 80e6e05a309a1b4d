//! What stands beside the ledger: each text that an event commits to is there, or an event says that it was erased; and what was read from
//! a piece of evidence stays what it was.

use super::findings::Findings;
use crate::domain::event::EventData;
use crate::domain::request::RequestState;
use crate::domain::subject::Subject;
use crate::ledger::{self, Leaf};
use crate::store::ledger::event::Commitments;
use std::collections::{BTreeMap, BTreeSet};

/// What a walk over the events has found out about the texts beside them.
#[derive(Default)]
pub(super) struct Texts {
    /// Event, field, subject and key of the texts that are not there.
    missing: Vec<(u64, String, Subject, String)>,
    /// Event and field of the texts that an event of its own says were erased.
    erased: BTreeSet<(u64, String)>,
    /// The last event of each record by which all texts before it were erased: a contact that is gone, a draft that was changed.
    emptied: BTreeMap<(Subject, String), u64>,
    /// The digest of what was read from each piece of evidence, and the version of the readers.
    readings: BTreeMap<String, (String, Option<u32>)>,
}

impl Texts {
    /// Compares the texts of one event with its commitments, and notes what is missing.
    pub(super) fn compare(&mut self, leaf: &Leaf, private: &mut Commitments, findings: &mut Findings) {
        let mut there = BTreeSet::new();
        for (_, field, salt, value) in private.extract_if(.., |(seq, ..)| *seq == leaf.seq) {
            let salt: Result<[u8; 32], _> = salt.try_into();
            let right = salt.is_ok_and(|s| leaf.private.get(&field).is_some_and(|c| *c == ledger::commitment(&s, &field, &value)));
            if !right {
                findings.add(format!("event {}", leaf.seq), format!("the text of '{field}' is not the one it commits to"));
            }
            there.insert(field);
        }
        let missing = leaf.private.keys().filter(|field| !there.contains(*field));
        self.missing.extend(missing.map(|field| (leaf.seq, field.clone(), leaf.subject, leaf.key.clone())));
        match &leaf.what {
            EventData::Erasure { seq, field } => drop(self.erased.insert((*seq, field.clone()))),
            EventData::Evidence { reading: Some(digest), reader, .. } => self.read(leaf, digest, *reader, findings),
            // A person is blanked with an account that is closed; whether it is blank is compared with its row.
            EventData::Contact { present: false, .. } | EventData::User { active: false, .. } => self.empty(leaf),
            EventData::Request(request) if request.state == RequestState::Draft => self.empty(leaf),
            _ => {}
        }
    }

    /// What was read is sealed with every event about a piece: one that seals another was made after somebody changed it, unless a later
    /// version of the readers read it again.
    fn read(&mut self, leaf: &Leaf, digest: &str, reader: Option<u32>, findings: &mut Findings) {
        let before = self.readings.insert(leaf.key.clone(), (digest.to_owned(), reader));
        if before.is_some_and(|(before, by)| before != digest && reader <= by) {
            findings.add(format!("event {}", leaf.seq), "it seals another reading of the evidence than the event before");
        }
    }

    fn empty(&mut self, leaf: &Leaf) {
        self.emptied.insert((leaf.subject, leaf.key.clone()), leaf.seq);
    }

    /// Adds what is missing without a reason.
    pub(super) fn finish(self, findings: &mut Findings) {
        for (seq, field, subject, key) in self.missing {
            let was_erased = self.emptied.get(&(subject, key)).is_some_and(|later| *later > seq);
            if !was_erased && !self.erased.contains(&(seq, field.clone())) {
                findings.add(format!("event {seq}"), format!("the text of '{field}' is gone, and no event says that it was erased"));
            }
        }
    }
}
