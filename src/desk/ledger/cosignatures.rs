//! Signatures that outside witnesses hand back: taken as events, served with the checkpoint, printed on the proofs.

use super::Ledger;
use super::findings::Findings;
use crate::desk::DeskError;
use crate::desk::error::ErrorCode;
use crate::domain::account::actor::Role;
use crate::domain::event::{Event, EventData};
use crate::domain::ledger::witness::Cosigned;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::ledger::checkpoint;
use crate::ledger::cosignature::{Cosignature, cosignatures, name_of};
use crate::store::ledger::checkpoint::{self as rows, Signed};
use crate::store::ledger::event;
use crate::store::{self, AnyConnection};
use chrono::{DateTime, Duration, Utc};

/// System actor of what a witness hands back.
const BY: &str = "witness";
/// A witness's clock may be so far ahead of ours.
const AHEAD: Duration = Duration::minutes(15);
/// What a witness hands back again within this time says nothing new.
const SOON: Duration = Duration::minutes(1);
/// The field of the API that holds the note.
const NOTE: &str = "checkpoint";

fn moment(seconds: u64) -> Option<DateTime<Utc>> {
    i64::try_from(seconds).ok().and_then(|s| DateTime::from_timestamp(s, 0))
}

/// The newest cosignature of each witness whose signatures are taken.
pub(super) fn newest(c: &mut AnyConnection) -> Result<Vec<Cosigned>, DeskError> {
    let mut found = Vec::new();
    for key in store::settings::witnesses(c)?.keys {
        found.extend(newest_of(c, &key)?);
    }
    Ok(found)
}

fn newest_of(c: &mut AnyConnection, key: &str) -> Result<Option<Cosigned>, DeskError> {
    let line = event::history(c, Subject::Cosignature, name_of(key), None, 1)?.pop();
    Ok(line.and_then(|line| match line.leaf.what {
        EventData::Cosignature(cosigned) if cosigned.key == key => Some(*cosigned),
        _ => None,
    }))
}

/// Who signed how much of the ledger, and when.
#[must_use]
pub fn sentence(locale: Locale, cosigned: &Cosigned) -> String {
    let n = locale.number(i64::try_from(cosigned.size).unwrap_or(i64::MAX));
    locale.say("cosigned", &[("name", name_of(&cosigned.key).into()), ("n", n.into()), ("at", locale.moment(cosigned.at).into())])
}

/// A checkpoint with these signatures of witnesses that are on it.
pub(super) fn with_cosignatures(signed: &Signed, all: &[Cosigned]) -> String {
    let origin = signed.note.lines().next().unwrap_or_default();
    let on_it = all.iter().filter(|c| c.size == signed.size && c.origin == origin);
    on_it.fold(signed.note.clone(), |note, c| format!("{note}{}\n", c.line))
}

impl Ledger<'_> {
    /// The newest signature of each witness.
    ///
    /// # Errors
    /// When the database fails.
    pub fn newest_cosignatures(self) -> Result<Vec<Cosigned>, DeskError> {
        self.desk.read(newest)
    }

    /// The newest checkpoint with the signatures of witnesses that are on it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn newest_note(self) -> Result<Option<String>, DeskError> {
        self.desk.read(|c| {
            let all = newest(c)?;
            Ok(rows::newest(c)?.map(|signed| with_cosignatures(&signed, &all)))
        })
    }

    /// Takes the signatures that witnesses put on a checkpoint of this log. Returns the names of the witnesses.
    ///
    /// # Errors
    /// [`ErrorCode::NoCheckpoint`] when it is no checkpoint of this log; [`ErrorCode::NoWitness`] when no witness whose signatures are
    /// taken signed it; also when the ledger is closed or the database fails.
    pub fn take_cosignatures(self, note: &str) -> Result<Vec<String>, DeskError> {
        if let Some(why) = self.closed() {
            return Err(DeskError::Closed(why));
        }
        // Anybody may bring one: what is no signature of a witness does not reach the writer.
        let (note, now) = (note.to_owned(), self.desk.now());
        self.desk.read(|c| verified(c, &note, now))?;
        self.desk.write_as_system(BY, Role::Admin, move |tx| {
            let (mut names, now) = (Vec::new(), tx.now());
            for cosigned in verified(tx.store.read(), &note, now)? {
                let name = name_of(&cosigned.key).to_owned();
                let before = newest_of(tx.store.read(), &cosigned.key)?;
                if before.is_none_or(|b| cosigned.at - b.at >= SOON && cosigned.size >= b.size) {
                    tx.append(Event::new(Subject::Cosignature, &name, EventData::Cosignature(Box::new(cosigned))))?;
                }
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            Ok(names)
        })
    }

    /// Verifies every signature of a witness that was taken: it is on a checkpoint that this history continues.
    pub(super) fn check_cosignatures(self, findings: &mut Findings) -> Result<(), DeskError> {
        self.desk.read(|c| {
            for leaf in event::of_subject(c, Subject::Cosignature)? {
                let EventData::Cosignature(cosigned) = leaf.what else { continue };
                if !holds(c, &cosigned)? {
                    findings.add(format!("event {}", leaf.seq), "the witness did not sign the history up to there");
                }
            }
            Ok(())
        })
    }
}

/// The signatures of known witnesses on a checkpoint of this history; at least one.
fn verified(c: &mut AnyConnection, note: &str, now: DateTime<Utc>) -> Result<Vec<Cosigned>, DeskError> {
    let first: String = note.lines().next().unwrap_or_default().chars().take(60).collect();
    let refused = |code| DeskError::field_error(NOTE, code, &first);
    let signed = checkpoint::verify(note, &rows::keys(c)?).map_err(|_error| refused(ErrorCode::NoCheckpoint))?;
    if rows::root_at(c, signed.root.size)?.as_ref() != Some(&signed.root) || !has_origin(c, &signed.origin)? {
        return Err(refused(ErrorCode::NoCheckpoint));
    }
    let by = cosignatures(note, &store::settings::witnesses(c)?.keys).map_err(|_error| refused(ErrorCode::NoCheckpoint))?;
    let known = by.into_iter().filter_map(|Cosignature { key, at, line }| {
        let at = moment(at).filter(|at| *at <= now + AHEAD)?;
        Some(Cosigned { key, origin: signed.origin.clone(), size: signed.root.size, at, line: line.trim_end().to_owned() })
    });
    let known: Vec<Cosigned> = known.collect();
    if known.is_empty() { Err(refused(ErrorCode::NoWitness)) } else { Ok(known) }
}

fn has_origin(c: &mut AnyConnection, origin: &str) -> Result<bool, DeskError> {
    Ok(rows::epochs(c)?.iter().any(|(_, epoch)| epoch.origin == origin))
}

/// Whether a signature of a witness is one on the root that the history gives for that size.
fn holds(c: &mut AnyConnection, cosigned: &Cosigned) -> Result<bool, DeskError> {
    let Some(root) = rows::root_at(c, cosigned.size)? else { return Ok(false) };
    let note = checkpoint::unsigned(&cosigned.origin, &root, &cosigned.line).map_err(DeskError::failed)?;
    let found = cosignatures(&note, std::slice::from_ref(&cosigned.key)).unwrap_or_default();
    Ok(found.iter().any(|one| moment(one.at) == Some(cosigned.at)))
}
