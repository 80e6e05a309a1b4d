//! Checkpoints: opening the log, signing after a commit, and beginning another epoch.
//!
//! A checkpoint is signed in a write of its own, is durable with it, is then kept in the file outside the database, and only then leaves
//! the house. The history it signs includes nothing that could still be rolled back: what is not committed yet is committed with it.

use super::Ledger;
use super::log::Opened;
use crate::desk::DeskError;
use crate::domain::entropy::Entropy;
use crate::domain::event::{Event, EventData};
use crate::domain::id::UserId;
use crate::domain::ledger::channel::Channel;
use crate::domain::ledger::epoch::{Closed, Ended, Epoch, Skipped, following, origin};
use crate::domain::number::{Number, Series};
use crate::domain::subject::Subject;
use crate::ledger::as_lines;
use crate::ledger::checkpoint::{self, Checkpoint, CheckpointKey};
use crate::store::ledger::checkpoint::{self as rows, Signed};
use crate::store::ledger::event;
use crate::store::ledger::outside::{Erased, Kept, Outside};
use crate::store::{AnyConnection, StoreError, WriteTx};
use chrono::{Duration, NaiveDate};

/// While something is written that bears no number, a checkpoint is signed when the newest is so old.
const EVERY: Duration = Duration::minutes(5);
/// The pseudonym under which the program writes about its ledger.
const BY: &str = "";

impl Ledger<'_> {
    /// Why the ledger is closed for writing, if it is.
    #[must_use]
    pub fn closed(self) -> Option<Closed> {
        self.desk.shared.log.closed()
    }

    /// Opens the log for signing. The first time, a key is made and the first epoch begins. When the key is missing, or the history does
    /// not continue what is known outside the database, the ledger is closed for writing instead; the reason is returned.
    ///
    /// # Errors
    /// When the database or a file fails.
    pub fn open_log(self, outside: Outside, witnessed: &[String]) -> Result<Option<Closed>, DeskError> {
        let log = &self.desk.shared.log;
        let epoch = match self.desk.read(|c| Ok(rows::epoch(c)?))? {
            Some((_, epoch)) => epoch,
            None => match self.begin(&outside)? {
                Ok(epoch) => epoch,
                Err(why) => {
                    log.close(why.clone());
                    return Ok(Some(why));
                }
            },
        };
        let keys = match held(&outside, &epoch)? {
            Ok(keys) => keys,
            Err(why) => {
                log.close(why.clone());
                return Ok(Some(why));
            }
        };
        log.open(Opened { outside: outside.clone(), keys, epoch: epoch.clone() });
        let kept = outside.kept()?;
        if kept.is_none() && self.desk.read(|c| Ok(rows::newest(c)?))?.is_some() {
            tracing::warn!(file = %outside.checkpoint_file().display(), "the newest checkpoint was not found outside the database");
        }
        let broken = self.desk.read(|c| unfit(c, &epoch, kept.as_ref(), witnessed))?;
        match broken {
            Some(why) => {
                log.close(why.clone());
                Ok(Some(why))
            }
            None => {
                self.sign(0)?;
                // One that cannot be made must not keep the house shut.
                if let Err(error) = self.complete_proofs() {
                    tracing::error!(%error, "proofs are missing");
                }
                Ok(None)
            }
        }
    }

    /// What of this history does not fit what is known outside the database: for a copy that is to be put in its place. Opens nothing.
    ///
    /// # Errors
    /// When the database or a file fails.
    pub fn unfit(self, outside: &Outside, witnessed: &[String]) -> Result<Option<Closed>, DeskError> {
        let kept = outside.kept()?;
        let Some((_, epoch)) = self.desk.read(|c| Ok(rows::epoch(c)?))? else { return Ok(None) };
        self.desk.read(|c| unfit(c, &epoch, kept.as_ref(), witnessed))
    }

    /// Makes the first key and the first epoch. `Err` within when a checkpoint outside says that there was a history already.
    fn begin(self, outside: &Outside) -> Result<Result<Epoch, Closed>, DeskError> {
        if let Some(kept) = outside.kept()? {
            let held = self.desk.read(|c| Ok(event::size(c)?))?;
            return Ok(Err(Closed::Forked { signed: kept.size, held }));
        }
        // A key without a checkpoint was made by an opening that did not come to its end.
        let key = match outside.keys()? {
            Some(text) => CheckpointKey::parse(text.lines().next().unwrap_or_default()).map_err(DeskError::failed)?,
            None => {
                let key = new_key(&*self.desk.shared.entropy, None)?;
                outside.keep_keys(&format!("{}\n", key.secret()))?;
                key
            }
        };
        let epoch = Epoch { origin: key.name().to_owned(), keys: vec![key.public().to_owned()], after: None, skipped: Vec::new() };
        let first = epoch.clone();
        self.desk.shared.db.write(move |tx| {
            // Another server may have begun meanwhile; its key is the right one then.
            match rows::epoch(tx.read())? {
                Some((_, theirs)) => Ok(Ok(theirs)),
                None => append(tx, &UserId::new(BY), first, Channel::System).map(Ok),
            }
        })
    }

    /// Signs a checkpoint over at least so many events, if there is none yet, and keeps it outside the database. Numbers leave the house
    /// only after this: when it fails, what was committed stays committed, but the caller gets an error, and the same call again (with its
    /// idempotency key) tries again. Then the documents get their proof; one that is missing is made when the document is asked for.
    pub(in crate::desk) fn witness(self, size: u64, issued: &[Number]) -> Result<(), StoreError> {
        if let Err(error) = self.sign(size) {
            tracing::error!(%error, size, "no checkpoint was signed, or it was not kept");
            return Err(match error {
                DeskError::Store(error) => error,
                other => StoreError::Unavailable(other.to_string()),
            });
        }
        for number in issued {
            if let Err(error) = self.prove_issued(*number) {
                tracing::error!(%error, %number, "no proof was made");
            }
        }
        Ok(())
    }

    /// Seals, once a day, what stands beside the ledger, and signs a checkpoint when one is due: the first of the day in Brussels, or
    /// because something was written and the newest is some minutes old. Then the day's checkpoint is written to its recipients. The server
    /// calls it every minute.
    ///
    /// # Errors
    /// When the database or a file fails.
    pub fn sign_when_due(self) -> Result<(), DeskError> {
        if self.closed().is_some() || self.desk.shared.log.opened().is_none() {
            return Ok(());
        }
        let (newest, size) = self.desk.read(|c| Ok((rows::newest(c)?, event::size(c)?)))?;
        let today = self.desk.today();
        let of_today = self.desk.read(|c| Ok(rows::of_day(c, today)?))?.is_some();
        let is_late = newest.is_none_or(|n| n.size < size && self.desk.now() - n.at >= EVERY);
        // Whatever had the first checkpoint of the day signed: a number that was given, a start, or this.
        let mut is_sealed = false;
        let log = &self.desk.shared.log;
        if log.sealed.is_due(today) {
            is_sealed = self.seal_day()?;
            log.sealed.done(today);
        }
        if !of_today || is_late || is_sealed || log.is_unkept() {
            self.sign(0)?;
        }
        if log.sent.is_due(today) {
            self.desk.settings().send_checkpoint()?;
            log.sent.done(today);
        }
        Ok(())
    }

    /// Signs a checkpoint now, unless one over everything was signed.
    ///
    /// # Errors
    /// When the log is not open for signing, or the database or a file fails.
    pub fn sign_now(self) -> Result<Signed, DeskError> {
        if let Some(why) = self.closed() {
            return Err(DeskError::Closed(why));
        }
        self.sign(0)?;
        self.desk.read(|c| Ok(rows::newest(c)?))?.ok_or_else(|| DeskError::failed("no checkpoint was signed"))
    }

    /// Signs a checkpoint unless one over at least so many events was signed by this desk; over everything when `least` is 0. Remembers when
    /// it fails.
    pub(super) fn sign(self, least: u64) -> Result<(), DeskError> {
        let done = self.try_to_sign(least);
        self.desk.shared.log.keeping_failed(done.is_err());
        done
    }

    fn try_to_sign(self, least: u64) -> Result<(), DeskError> {
        let log = &self.desk.shared.log;
        let Some(opened) = log.opened() else { return Ok(()) };
        // Whoever waits here finds that the one before signed for them too.
        let mut signed = log.signing();
        if log.closed().is_some() || (least > 0 && *signed >= least) {
            return Ok(());
        }
        let opened = match self.in_force(opened)? {
            Ok(opened) => opened,
            Err(why) => {
                log.close(why.clone());
                return Err(DeskError::Closed(why));
            }
        };
        let (today, signers) = (self.desk.today(), std::sync::Arc::clone(&opened));
        let kept = opened.outside.kept()?;
        let outcome = match self.desk.shared.db.write(move |tx| write_checkpoint(tx, &signers, kept, today)) {
            Ok(outcome) => outcome,
            // The writer refuses a history that does not go on from what was handed out: say so, instead of trying again for ever.
            Err(error) => match self.desk.read(|c| unfit(c, &opened.epoch, opened.outside.kept()?.as_ref(), &[])) {
                Ok(Some(why)) => Err(why),
                Ok(None) | Err(_) => return Err(error),
            },
        };
        match outcome {
            Ok((newest, series, root, erased)) => {
                self.desk.shared.db.knows(root);
                opened.outside.keep(Kept { checkpoint: newest.note, size: newest.size, series, erased })?;
                // Only now: what was not kept is tried again.
                *signed = newest.size;
                Ok(())
            }
            Err(why) => {
                log.close(why.clone());
                Err(DeskError::Closed(why))
            }
        }
    }

    /// The log with the epoch in force: another process may have begun one, or changed the keys. `Err` within when its keys are not at hand.
    fn in_force(self, opened: std::sync::Arc<Opened>) -> Result<Result<std::sync::Arc<Opened>, Closed>, DeskError> {
        match self.desk.read(|c| Ok(rows::epoch(c)?))? {
            Some((_, epoch)) if epoch != opened.epoch => Ok(held(&opened.outside, &epoch)?.map(|keys| {
                let renewed = Opened { outside: opened.outside.clone(), keys, epoch };
                self.desk.shared.log.open(renewed.clone());
                std::sync::Arc::new(renewed)
            })),
            _ => Ok(Ok(opened)),
        }
    }

    /// Begins another epoch: with a new key, under the following origin, naming what is known of the one before. Numbers that were given
    /// and that the database does not know are not given again. `numbers` are those that somebody holds in their hands.
    ///
    /// # Errors
    /// When the database or a file fails.
    pub fn new_epoch(
        self,
        by: &UserId,
        outside: &Outside,
        (because, witnessed, numbers): (&str, &[String], &[Number]),
    ) -> Result<Epoch, DeskError> {
        let by = by.clone();
        let kept = outside.kept()?;
        let before = self.desk.read(|c| Ok(rows::epoch(c)?))?.map(|(_, epoch)| epoch);
        let known = newest_known(before.as_ref(), kept.as_ref(), witnessed);
        let held = self.desk.read(|c| Ok(event::size(c)?))?;
        let old = before.as_ref().map(|b| b.origin.clone()).or_else(|| known.as_ref().map(|k| k.origin.clone()));
        let key = new_key(&*self.desk.shared.entropy, old.as_deref().and_then(following))?;
        let after = match (&known, &old) {
            (Some(known), _) => Some((known.origin.clone(), known.root.size, hex::encode(known.root.hash))),
            (None, Some(old)) => {
                let root = self.desk.ledger().root()?;
                Some((old.clone(), root.size, hex::encode(root.hash)))
            }
            (None, None) => None,
        };
        let after = after.map(|(origin, signed, root)| Ended { origin, signed, root, held });
        let kept = kept.unwrap_or_default();
        let erased = kept.erased;
        let lasts: Vec<(String, i32, i64)> =
            kept.series.into_iter().chain(numbers.iter().map(|n| (n.series.as_str().to_owned(), n.year, n.place))).collect();
        let (keys, name, because) = (vec![key.public().to_owned()], key.name().to_owned(), because.to_owned());
        // The old key is put aside, not overwritten. If this stops in between, doing it again goes on.
        outside.put_keys_aside()?;
        outside.keep_keys(&format!("{}\n", key.secret()))?;
        let epoch = self.desk.shared.db.write::<_, DeskError>(move |tx| {
            let mut skipped = Vec::new();
            for (prefix, year, last) in lasts {
                let Ok(series) = Series::parse(&prefix) else { continue };
                if let Some((from, to)) = event::skip_to(tx, series, year, last)? {
                    skipped.push(Skipped { series, year, from, to });
                }
            }
            tx.came_by(Channel::CommandLine);
            let epoch = Epoch { origin: name, keys, after, skipped };
            let event = Event::new(Subject::Ledger, &epoch.origin, EventData::Epoch(Box::new(epoch.clone()))).with("note", Some(&because));
            event::append(tx, &by, event)?;
            Ok(epoch)
        })?;
        outside.begin_anew(&Kept { erased, ..Kept::default() })?;
        self.desk.shared.log.open(Opened { outside: outside.clone(), keys: vec![key], epoch: epoch.clone() });
        *self.desk.shared.log.signing() = 0;
        self.desk.shared.db.forgets();
        self.sign(0)?;
        Ok(epoch)
    }

    /// Adds a new key beside the one in use: both sign, until [`Self::retire_old_key`]. Whoever keeps the old public key can verify
    /// checkpoints meanwhile, and learn the new one.
    ///
    /// # Errors
    /// When the log is not open for signing, or the database or a file fails.
    pub fn add_key(self, by: &UserId) -> Result<Epoch, DeskError> {
        let opened = self.signing_log()?;
        let key = new_key(&*self.desk.shared.entropy, Some(opened.epoch.origin.clone()))?;
        let keys: Vec<CheckpointKey> = [key].into_iter().chain(opened.keys.iter().cloned()).collect();
        self.change_keys(by, &opened, keys)
    }

    /// Ends the use of all keys but the newest.
    ///
    /// # Errors
    /// When the log is not open for signing, or the database or a file fails.
    pub fn retire_old_key(self, by: &UserId) -> Result<Epoch, DeskError> {
        let opened = self.signing_log()?;
        let keys = opened.keys.first().cloned().into_iter().collect();
        self.change_keys(by, &opened, keys)
    }

    fn signing_log(self) -> Result<std::sync::Arc<Opened>, DeskError> {
        match (self.closed(), self.desk.shared.log.opened()) {
            (Some(why), _) => Err(DeskError::Closed(why)),
            (None, Some(opened)) => Ok(opened),
            (None, None) => Err(DeskError::failed("the log is not open for signing")),
        }
    }

    fn change_keys(self, by: &UserId, opened: &Opened, keys: Vec<CheckpointKey>) -> Result<Epoch, DeskError> {
        // A last checkpoint by the keys of before; then the file; then the event. A stop in between leaves a file with one key too many.
        self.sign_now()?;
        let all: Vec<&CheckpointKey> =
            keys.iter().chain(opened.keys.iter().filter(|k| !keys.iter().any(|n| n.public() == k.public()))).collect();
        let text = |keys: &[&CheckpointKey]| as_lines(keys.iter().map(|k| k.secret()));
        opened.outside.keep_keys(&text(&all))?;
        let epoch =
            Epoch { keys: keys.iter().map(|k| k.public().to_owned()).collect(), after: None, skipped: Vec::new(), ..opened.epoch.clone() };
        let (next, by) = (epoch.clone(), by.clone());
        self.desk.shared.db.write::<_, DeskError>(move |tx| append(tx, &by, next, Channel::CommandLine).map(drop))?;
        opened.outside.keep_keys(&text(&keys.iter().collect::<Vec<_>>()))?;
        self.desk.shared.log.open(Opened { outside: opened.outside.clone(), keys, epoch: epoch.clone() });
        *self.desk.shared.log.signing() = 0;
        self.sign(0)?;
        Ok(epoch)
    }
}

fn append(tx: &mut WriteTx<'_>, by: &UserId, epoch: Epoch, channel: Channel) -> Result<Epoch, DeskError> {
    tx.came_by(channel);
    let event = Event::new(Subject::Ledger, &epoch.origin, EventData::Epoch(Box::new(epoch.clone())));
    event::append(tx, by, event)?;
    Ok(epoch)
}

/// A key named after its origin; after that of a new log when none is given.
fn new_key(entropy: &dyn Entropy, name: Option<String>) -> Result<CheckpointKey, DeskError> {
    let (mut seed, mut log) = ([0; 32], [0; 8]);
    entropy.fill(&mut seed);
    entropy.fill(&mut log);
    let name = name.unwrap_or_else(|| origin(&hex::encode(log), 1));
    CheckpointKey::new(&name, &seed).map_err(DeskError::failed)
}

/// The keys at hand that are keys of this epoch, newest first.
fn held(outside: &Outside, epoch: &Epoch) -> Result<Result<Vec<CheckpointKey>, Closed>, DeskError> {
    let file = outside.key_file().display().to_string();
    let Some(text) = outside.keys()? else { return Ok(Err(Closed::KeyMissing { file })) };
    let there: Vec<CheckpointKey> =
        text.lines().filter(|l| !l.trim().is_empty()).map(CheckpointKey::parse).collect::<Result<_, _>>().map_err(DeskError::failed)?;
    let keys: Vec<CheckpointKey> = epoch.keys.iter().filter_map(|public| there.iter().find(|k| k.public() == public)).cloned().collect();
    if keys.is_empty() { Ok(Err(Closed::OtherKey { file })) } else { Ok(Ok(keys)) }
}

/// The newest checkpoint known outside the database that verifies as one of the epoch; with any key when there is no epoch.
fn newest_known(epoch: Option<&Epoch>, kept: Option<&Kept>, witnessed: &[String]) -> Option<Checkpoint> {
    let notes = kept.map(|k| &k.checkpoint).into_iter().chain(witnessed);
    let read = notes.filter_map(|note| match epoch {
        Some(epoch) => checkpoint::verify(note, &epoch.keys).ok(),
        None => checkpoint::read(note).ok(),
    });
    read.max_by_key(|c| c.root.size)
}

/// What in the database does not fit what is known outside it.
fn unfit(c: &mut AnyConnection, epoch: &Epoch, kept: Option<&Kept>, witnessed: &[String]) -> Result<Option<Closed>, DeskError> {
    let held = event::size(c)?;
    let newest = rows::newest(c)?;
    let earlier: Vec<String> = rows::epochs(c)?.into_iter().map(|(_, e)| e.origin).filter(|o| *o != epoch.origin).collect();
    let outside = kept.map(|k| k.checkpoint.clone()).into_iter().filter(|n| !n.is_empty()).chain(witnessed.iter().cloned());
    for note in outside.chain(newest.map(|n| n.note)) {
        let signed = match checkpoint::verify(&note, &epoch.keys) {
            Ok(signed) => signed,
            Err(_other) => checkpoint::read(&note).map_err(DeskError::failed)?,
        };
        // One of an epoch that ended here with an event was answered by that event.
        if earlier.contains(&signed.origin) {
            continue;
        }
        if signed.origin != epoch.origin {
            return Ok(Some(Closed::OtherLedger { origin: signed.origin }));
        }
        if rows::root_at(c, signed.root.size)?.as_ref() != Some(&signed.root) {
            return Ok(Some(Closed::Forked { signed: signed.root.size, held }));
        }
    }
    let there = event::last_numbers(c)?;
    for (prefix, year, last) in kept.map(|k| k.series.as_slice()).unwrap_or_default() {
        let known = there.iter().find(|(p, y, _)| p == prefix && y == year).map_or(0, |(.., n)| *n);
        if known < *last {
            return Ok(Some(Closed::NumberLost { number: format!("{prefix}-{year}-{last:06}") }));
        }
    }
    Ok(None)
}

/// A checkpoint that was written, the last numbers with it, the root it signs, and what was erased since the one that is kept outside.
type Written = (Signed, Vec<(String, i32, i64)>, crate::ledger::Root, Vec<Erased>);

fn write_checkpoint(
    tx: &mut WriteTx<'_>,
    signers: &Opened,
    kept: Option<Kept>,
    today: NaiveDate,
) -> Result<Result<Written, Closed>, DeskError> {
    let (keys, origin) = (&signers.keys, &signers.epoch.origin);
    let root = tx.root()?;
    let newest = rows::newest(tx.read())?;
    // Nothing is signed that does not continue what was signed before, here or by another server that shares the file.
    for note in newest.iter().map(|n| &n.note).chain(kept.iter().map(|k| &k.checkpoint).filter(|note| !note.is_empty())) {
        let signed = checkpoint::read(note).map_err(DeskError::failed)?;
        if signed.origin == *origin && rows::root_at(tx.read(), signed.root.size)?.as_ref() != Some(&signed.root) {
            return Ok(Err(Closed::Forked { signed: signed.root.size, held: root.size }));
        }
    }
    let series = event::last_numbers(tx.read())?;
    let day = rows::of_day(tx.read(), today)?.is_none().then_some(today);
    let note = checkpoint::sign(keys, origin, &root).map_err(DeskError::failed)?;
    let erased = event::erased_since(tx.read(), kept.map_or(0, |kept| kept.size))?;
    // The same note says nothing new: signing is deterministic.
    let signed = match newest.filter(|n| n.note == note && day.is_none()) {
        Some(newest) => newest,
        None => rows::keep(tx, root.size, note, day)?,
    };
    Ok(Ok((signed, series, root, erased)))
}
