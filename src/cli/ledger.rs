//! `reprise ledger`: verifies the ledger or a bundle of it, exports it, signs checkpoints, and begins another epoch.

use super::console::{Console, Failure};
use crate::desk::ledger::bundle::Sink;
use crate::desk::ledger::verify::Report;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Role;
use crate::domain::id::UserId;
use crate::domain::number::Number;
use crate::ledger::bundle::{self, Outside, Verifier};
use crate::ledger::proof::LogProof;
use crate::ledger::{checkpoint, leaf_hash};
use clap::Subcommand;
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// What is to be done with the ledger.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Recompute the whole ledger, or a bundle of it without database or network; exit code 1 when it is broken.
    Verify {
        /// The folder of a bundle made by `reprise ledger export`; the database when not given.
        folder: Option<PathBuf>,
        /// The public keys, one a line, as they were kept elsewhere; else those of the bundle.
        #[arg(long)]
        vkey: Option<PathBuf>,
        /// Verify this proof (.tlog-proof) of one event instead, with --vkey and --leaf-hash, or with the folder of a bundle.
        #[arg(long)]
        proof: Option<PathBuf>,
        /// The hash of the event, as it is printed on the proof page.
        #[arg(long, requires = "proof")]
        leaf_hash: Option<String>,
    },
    /// Write the ledger as a bundle of files that anybody can verify.
    Export {
        /// A new or empty folder.
        folder: PathBuf,
    },
    /// Sign a checkpoint over everything and print it.
    Checkpoint,
    /// Go on after a lost history or a lost key: with a new key, and saying openly what is missing.
    NewEpoch {
        /// Why; it stands in the history.
        #[arg(long)]
        because: String,
        /// The last known number of a series, such as ACT-2026-000012; may be given several times.
        #[arg(long = "number", value_name = "NUMBER", value_parser = number)]
        numbers: Vec<Number>,
        /// No paper with a number left the house.
        #[arg(long, conflicts_with = "numbers")]
        no_numbers: bool,
    },
    /// Take the signatures of witnesses from checkpoints that they signed.
    Cosignature {
        /// Files with signed checkpoints.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Add a new key: old and new both sign from now on.
    AddKey,
    /// End the use of all keys but the newest.
    RetireKey,
}

fn number(text: &str) -> Result<Number, String> {
    Number::parse(text).map_err(|e| e.to_string())
}

pub(super) fn run(console: &Console, command: &Command) -> Result<(), Failure> {
    match command {
        Command::Verify { proof: Some(proof), folder, vkey, leaf_hash } => {
            verify_proof(console, proof, folder.as_deref(), vkey.as_deref(), leaf_hash.as_deref())
        }
        Command::Verify { folder: Some(folder), vkey, .. } => verify_bundle(console, folder, vkey.as_deref()),
        Command::Verify { folder: None, .. } => verify(console),
        Command::Export { folder } => export(console, folder),
        Command::Checkpoint => {
            let signed = console.desk_to_write()?.ledger().sign_now().map_err(|e| console.said(&e))?;
            console.print(signed.note.trim_end())
        }
        Command::NewEpoch { because, numbers, no_numbers } => new_epoch(console, because, numbers, *no_numbers),
        Command::Cosignature { files } => cosignature(console, files),
        Command::AddKey => {
            let desk = console.desk_to_write()?;
            keys(console, desk.ledger().add_key(&administrator(console, &desk)?))
        }
        Command::RetireKey => {
            let desk = console.desk_to_write()?;
            keys(console, desk.ledger().retire_old_key(&administrator(console, &desk)?))
        }
    }
}

fn cosignature(console: &Console, files: &[PathBuf]) -> Result<(), Failure> {
    let desk = console.desk_to_write()?;
    for file in files {
        let note = std::fs::read_to_string(file).map_err(|e| console.file(file, &e))?;
        let names = desk.ledger().take_cosignatures(&checkpoint::from_paper(&note)).map_err(|e| console.said(&e))?;
        console.print(&console.locale.x("cli-cosigned", names.join(", ")))?;
    }
    Ok(())
}

/// The administrator in whose name the keys or the epoch change; nobody only in a database that has no account left.
fn administrator(console: &Console, desk: &Desk) -> Result<UserId, Failure> {
    let is_empty = desk.read(|c| Ok(crate::store::account::is_empty(c)?)).map_err(|e| console.said(&e))?;
    if is_empty { Ok(UserId::new("")) } else { Ok(console.acting(desk, &[Role::Admin])?.actor.user) }
}

fn keys(console: &Console, changed: Result<crate::domain::ledger::epoch::Epoch, DeskError>) -> Result<(), Failure> {
    let epoch = changed.map_err(|e| console.said(&e))?;
    console.print(&console.locale.say("cli-keys", &[("keys", epoch.keys.join(", ").into())]))
}

fn verify(console: &Console) -> Result<(), Failure> {
    let report = console.desk()?.ledger().verify_against(&console.promised()?).map_err(|e| console.said(&e))?;
    judge(console, &report)?;
    let events = i64::try_from(report.events).unwrap_or(i64::MAX);
    console.print(&console.locale.say("cli-ledger-whole", &[("n", events.into()), ("root", report.root.into())]))
}

/// Prints the findings; fails when there are any.
pub(super) fn judge(console: &Console, report: &Report) -> Result<(), Failure> {
    if report.is_clean() {
        return Ok(());
    }
    for finding in &report.findings {
        console.print(&format!("{}: {}", finding.place, finding.what))?;
    }
    Err(Failure::NotSo(vec![console.locale.n("cli-findings", report.findings.len())]))
}

fn new_epoch(console: &Console, because: &str, numbers: &[Number], no_numbers: bool) -> Result<(), Failure> {
    if because.trim().is_empty() {
        return Err(console.wrong("cli-epoch-because", &[]));
    }
    let (desk, outside) = (console.desk()?, console.outside()?);
    let kept = outside.kept().map_err(|e| console.broke(e))?;
    if kept.is_none() && numbers.is_empty() && !no_numbers {
        return Err(console.wrong("cli-epoch-numbers", &[]));
    }
    let notes: Vec<String> = console.kept_elsewhere()?.into_iter().map(|(_, note)| note).collect();
    let by = administrator(console, &desk)?;
    let epoch = desk.ledger().new_epoch(&by, &outside, (because.trim(), &notes, numbers)).map_err(|e| console.said(&e))?;
    for skip in &epoch.skipped {
        let at = |place: i64| Number { series: skip.series, year: skip.year, place }.to_string();
        console.print(&console.locale.say("cli-epoch-skipped", &[("from", at(skip.from).into()), ("to", at(skip.to).into())]))?;
    }
    let args = [("origin", epoch.origin.as_str().into()), ("key", epoch.keys.join(", ").into())];
    console.print(&console.locale.say("cli-epoch", &args))
}

/// A folder that a bundle is written into.
struct Folder {
    at: PathBuf,
    growing: HashMap<String, BufWriter<File>>,
}

impl Folder {
    fn path(&self, path: &str) -> Result<PathBuf, DeskError> {
        let path = self.at.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(DeskError::failed)?;
        }
        Ok(path)
    }
}

impl Sink for Folder {
    fn file(&mut self, path: &str, content: &[u8]) -> Result<(), DeskError> {
        std::fs::write(self.path(path)?, content).map_err(DeskError::failed)
    }

    fn append(&mut self, path: &str, content: &[u8]) -> Result<(), DeskError> {
        if !self.growing.contains_key(path) {
            let file = File::create(self.path(path)?).map_err(DeskError::failed)?;
            self.growing.insert(path.to_owned(), BufWriter::new(file));
        }
        match self.growing.get_mut(path) {
            Some(file) => file.write_all(content).map_err(DeskError::failed),
            None => Ok(()),
        }
    }
}

fn export(console: &Console, folder: &Path) -> Result<(), Failure> {
    let shown = folder.display().to_string();
    if std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(console.wrong("cli-export-occupied", &[("x", shown.into())]));
    }
    let desk = console.desk()?;
    // A new checkpoint is signed where the key is at hand; else the newest one is taken.
    if let Some(why) = console.open_log(&desk)? {
        console.tell(&console.why_closed(&why));
    }
    let mut into = Folder { at: folder.to_owned(), growing: HashMap::new() };
    let signed = desk.ledger().export(&mut into).map_err(|e| console.said(&e))?;
    for (path, mut file) in into.growing {
        file.flush().map_err(|e| console.file(&folder.join(path), &e))?;
    }
    let n = i64::try_from(signed.size).unwrap_or(i64::MAX);
    console.print(&console.locale.say("cli-exported", &[("n", n.into()), ("x", shown.into())]))
}

/// What of an event says its place.
#[derive(Deserialize)]
struct Place {
    seq: u64,
}

/// The checkpoints of each day that are in the bundle.
fn inside(console: &Console, folder: &Path) -> Result<Vec<Outside>, Failure> {
    let Ok(entries) = std::fs::read_dir(folder.join("checkpoints")) else { return Ok(Vec::new()) };
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.map_err(|e| console.file(folder, &e))?.path();
        let note = std::fs::read_to_string(&path).map_err(|e| console.file(&path, &e))?;
        Ok(Outside { name: path.display().to_string(), note })
    };
    entries.map(read).collect()
}

/// The public keys of a file, one a line.
fn public_keys(console: &Console, file: &Path) -> Result<Vec<String>, Failure> {
    let keys = std::fs::read_to_string(file).map_err(|e| console.file(file, &e))?;
    Ok(keys.lines().map(str::trim).filter(|l| !l.is_empty()).map(ToOwned::to_owned).collect())
}

/// Verifies the proof of one event: the one with this hash, or the one that a bundle holds at its place.
fn verify_proof(
    console: &Console,
    file: &Path,
    folder: Option<&Path>,
    vkey: Option<&Path>,
    leaf_hash: Option<&str>,
) -> Result<(), Failure> {
    let Some(keys) = vkey.map(Path::to_owned).or_else(|| folder.map(|f| f.join("vkey"))) else {
        return Err(console.wrong("cli-proof-needs", &[]));
    };
    let keys = public_keys(console, &keys)?;
    let text = std::fs::read_to_string(file).map_err(|e| console.file(file, &e))?;
    let broken = |error: &dyn std::fmt::Display| Failure::NotSo(vec![console.locale.t("cli-proof-broken"), error.to_string()]);
    let proof = LogProof::from_paper(&text).map_err(|e| broken(&e))?;
    let given = leaf_hash.map(|hash| hash.split_whitespace().collect::<String>());
    let hash: [u8; 32] = match (given, folder) {
        (Some(hash), _) => hex::decode(hash).ok().and_then(|h| h.try_into().ok()).ok_or_else(|| console.wrong("cli-proof-needs", &[]))?,
        (None, Some(folder)) => leaf_hash_in(console, folder, proof.index)?,
        (None, None) => return Err(console.wrong("cli-proof-needs", &[])),
    };
    let root = proof.verify_hash(hash, &keys).map_err(|e| broken(&e))?;
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let origin = proof.note.lines().next().unwrap_or_default().to_owned();
    let args = [("event", count(proof.index).into()), ("n", count(root.size).into()), ("origin", origin.into())];
    console.print(&console.locale.say("cli-proof-holds", &args))
}

/// The leaf hash of an event of a bundle.
fn leaf_hash_in(console: &Console, folder: &Path, index: u64) -> Result<[u8; 32], Failure> {
    let broken = |what: String| Failure::NotSo(vec![console.locale.t("cli-bundle-broken"), what]);
    let note = folder.join("checkpoint");
    let note = std::fs::read_to_string(&note).map_err(|e| console.file(&note, &e))?;
    let size = checkpoint::read(&note).map_err(|e| broken(e.to_string()))?.root.size;
    let tile = bundle::entry_tiles(size).into_iter().find(|(_, first, count)| (*first..first.saturating_add(*count)).contains(&index));
    let Some((path, first, count)) = tile else { return Err(broken(format!("event {index} is missing"))) };
    let file = folder.join(&path);
    let bytes = std::fs::read(&file).map_err(|e| console.file(&file, &e))?;
    let leaves = bundle::unpack(&path, &bytes, count).map_err(|e| broken(e.to_string()))?;
    let leaf = usize::try_from(index - first).ok().and_then(|at| leaves.get(at).copied());
    leaf.map(leaf_hash).ok_or_else(|| broken(format!("event {index} is missing")))
}

fn verify_bundle(console: &Console, folder: &Path, vkey: Option<&Path>) -> Result<(), Failure> {
    let file = vkey.map_or_else(|| folder.join("vkey"), Path::to_owned);
    let keys = public_keys(console, &file)?;
    let kept: Vec<Outside> = console.kept_elsewhere()?.into_iter().map(|(name, note)| Outside { name, note }).collect();
    let read = |path: &str| std::fs::read(folder.join(path)).ok();
    let place = |leaf: &[u8]| serde_json::from_slice::<Place>(leaf).ok().map(|p| p.seq);
    let inside = inside(console, folder)?;
    let found = Verifier { read, place, keys: &keys }
        .verify(&inside, &kept)
        .map_err(|error| Failure::NotSo(vec![console.locale.t("cli-bundle-broken"), error.to_string()]))?;
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let args = [("origin", found.origin.into()), ("n", count(found.root.size).into()), ("root", hex::encode(found.root.hash).into())];
    console.print(&console.locale.say("cli-bundle-whole", &args))?;
    if kept.is_empty() {
        return console.print(&console.locale.t("cli-bundle-alone"));
    }
    let outside = i64::try_from(found.outside).unwrap_or(i64::MAX);
    console.print(&console.locale.say("cli-bundle-covered", &[("outside", outside.into()), ("covered", count(found.covered).into())]))
}
