//! `reprise witness`: run by somebody outside, with no database. It reads the log of a service, makes sure that it continues what it showed
//! before, and signs that.

use super::console::{Console, Failure};
use crate::desk::{SystemClock, SystemEntropy};
use crate::domain::entropy::Entropy;
use crate::domain::time::Clock;
use crate::fetch::{FetchError, Host};
use crate::ledger::checkpoint;
use crate::ledger::cosignature::WitnessKey;
use crate::ledger::witness::{Seen, visit};
use crate::store::file;
use clap::Args;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::fs::File;
use std::path::{Path, PathBuf};

/// Which log, and where the witness keeps what it holds.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The address of the service, such as <https://reprise.example.org>.
    url: String,
    /// The file of the witness: its private key, and what it saw of the log. Made at the first visit.
    #[arg(long, value_name = "FILE")]
    state: PathBuf,
    /// The name under which the witness signs, such as the domain of its organisation; for the first visit.
    #[arg(long)]
    name: Option<String>,
    /// The public key of the log as it was learnt elsewhere, such as from a proof page; for the first visit.
    #[arg(long, value_name = "FILE")]
    vkey: Option<PathBuf>,
    /// Write the signed checkpoint into this file instead of printing it.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Hand the signed checkpoint back to the service, which takes it if it knows the witness.
    #[arg(long)]
    hand_back: bool,
}

/// What a witness holds.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    /// Its private key.
    key: String,
    /// The public keys of the log.
    keys: Vec<String>,
    /// The newest checkpoint, signed by the witness.
    checkpoint: String,
}

pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let path = &arguments.state;
    let failed = |e: &std::io::Error| console.file(path, e);
    // One visit at a time: two would sign the same moment twice, and the later file would win.
    let lock = file::beside(path, ".lock");
    let lock = File::options().create(true).truncate(false).write(true).open(&lock).map_err(|e| console.file(&lock, &e))?;
    lock.lock().map_err(|e| failed(&e))?;
    let before = held(console, path)?;
    let (key, is_new) = match &before {
        Some(state) => (WitnessKey::parse(&state.key).map_err(|e| Failure::CouldNot(vec![format!("{}: {e}", path.display())]))?, false),
        None => (new_key(console, arguments.name.as_deref())?, true),
    };
    let host = Host::new(&arguments.url);
    let believed = match (&before, &arguments.vkey) {
        (Some(state), _) => state.keys.clone(),
        (None, Some(file)) => lines(&std::fs::read_to_string(file).map_err(|e| console.file(file, &e))?),
        (None, None) => lines(&String::from_utf8_lossy(&host.read("/log/vkey").map_err(|e| unreached(&e))?)),
    };
    let seen = before.as_ref().map(|state| Seen { keys: state.keys.clone(), note: state.checkpoint.clone() });
    let now = look(console, &host, seen.as_ref(), &believed, path)?;
    let at = u64::try_from(SystemClock.now().timestamp()).unwrap_or(0);
    let said = |e: checkpoint::CheckpointError| Failure::NotSo(vec![e.to_string()]);
    let cosigned = key.cosign(&now.note, at).map_err(said)?;
    // It is held before it is handed to anybody: otherwise a stop here would let the witness sign two histories.
    let state = State { key: key.secret(), keys: now.keys.clone(), checkpoint: cosigned.clone() };
    let text = serde_json::to_string_pretty(&state).map_err(|e| Failure::CouldNot(vec![e.to_string()]))?;
    file::replace(path, text.as_bytes()).map_err(|e| failed(&e))?;
    tell(console, seen.as_ref(), &now, is_new.then_some(&key))?;
    match &arguments.out {
        Some(out) => std::fs::write(out, &cosigned).map_err(|e| console.file(out, &e))?,
        None => console.print(cosigned.trim_end())?,
    }
    if arguments.hand_back {
        host.hand_over("/log/cosignature", &cosigned).map_err(|e| unreached(&e))?;
        console.tell(&console.locale.t("cli-witness-handed"));
    }
    Ok(())
}

fn held(console: &Console, path: &Path) -> Result<Option<State>, Failure> {
    match std::fs::read_to_string(path) {
        Ok(text) => serde_json::from_str(&text).map(Some).map_err(|e| Failure::CouldNot(vec![format!("{}: {e}", path.display())])),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(console.file(path, &error)),
    }
}

fn new_key(console: &Console, name: Option<&str>) -> Result<WitnessKey, Failure> {
    let name = name.ok_or_else(|| console.wrong("cli-witness-name", &[]))?;
    let mut seed = [0; 32];
    SystemEntropy.fill(&mut seed);
    WitnessKey::new(name, &seed).map_err(|_error| console.wrong("cli-witness-name", &[]))
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect()
}

fn unreached(error: &FetchError) -> Failure {
    Failure::CouldNot(vec![error.to_string()])
}

/// Visits the log. A checkpoint that contradicts what was seen is kept beside the witness's file: the two together are the proof.
fn look(console: &Console, host: &Host, seen: Option<&Seen>, believed: &[String], path: &Path) -> Result<Seen, Failure> {
    let network = RefCell::new(None);
    let read = |file: &str| {
        host.read(&format!("/log/{file}")).map_err(|e| {
            let why = e.to_string();
            if matches!(e, FetchError::Unreached { .. }) {
                *network.borrow_mut() = Some(why.clone());
            }
            why
        })
    };
    let (refused, note) = match visit(seen, believed, &read) {
        Ok(now) => return Ok(now),
        Err(refused) => refused,
    };
    if let Some(why) = network.into_inner() {
        return Err(Failure::CouldNot(vec![why]));
    }
    let mut said = vec![console.locale.t("cli-witness-refused"), refused.to_string()];
    if let (true, Some(note)) = (refused.is_conflict(), note) {
        let names = (1_u32..).map(|n| file::beside(path, &format!(".conflict-{n}")));
        let kept = names.into_iter().find(|name| !name.exists()).unwrap_or_default();
        file::replace(&kept, note.as_bytes()).map_err(|e| console.file(&kept, &e))?;
        said.push(console.locale.x("cli-witness-conflict", kept.display().to_string()));
    }
    Err(Failure::NotSo(said))
}

/// Says what was found, apart from the signed checkpoint itself.
fn tell(console: &Console, before: Option<&Seen>, now: &Seen, new_key: Option<&WitnessKey>) -> Result<(), Failure> {
    let said = |e: checkpoint::CheckpointError| Failure::NotSo(vec![e.to_string()]);
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let newest = checkpoint::read(&now.note).map_err(said)?;
    let (origin, n) = (newest.origin.as_str(), count(newest.root.size));
    match before {
        Some(seen) => {
            let held = count(checkpoint::read(&seen.note).map_err(said)?.root.size);
            console
                .tell(&console.locale.say("cli-witness-continues", &[("origin", origin.into()), ("before", held.into()), ("n", n.into())]));
        }
        None => {
            let args = [("origin", origin.into()), ("n", n.into()), ("keys", now.keys.join(", ").into())];
            console.tell(&console.locale.say("cli-witness-first", &args));
        }
    }
    if let Some(key) = new_key {
        console.tell(&console.locale.x("cli-witness-key", key.public()));
    }
    Ok(())
}
