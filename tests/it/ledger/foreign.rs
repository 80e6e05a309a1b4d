//! Guards the bundle against our own mistakes: programs that share no code with us (Python; Go's packages of its checksum database) accept
//! an honest bundle, and refuse what whoever holds the key can forge, as soon as somebody kept a checkpoint that covers it.

use super::checkpoints::Files;
use crate::support::house::{House, folder};
use reprise::desk::ledger::bundle::Sink;
use reprise::ledger::bundle::{entry_tiles, hash_tiles, hashes, pack, unpack};
use reprise::ledger::checkpoint::{CheckpointKey, sign};
use reprise::ledger::proof::StoredHashes;
use reprise::ledger::{Frontier, TreeError, as_lines};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A verifier: its name, the program, and what stands before its arguments.
struct Foreign {
    name: &'static str,
    program: PathBuf,
    first: Vec<String>,
}

impl Foreign {
    fn accepts(&self, arguments: &[&Path]) -> (bool, String) {
        let run = Command::new(&self.program).args(&self.first).args(arguments).output().unwrap();
        let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert!(matches!(run.status.code(), Some(0 | 1)), "{}: {said}", self.name);
        (run.status.success(), said)
    }
}

/// The verifiers that this machine can run. What is missing is said aloud, and fails where it is required.
fn foreign(into: &Path) -> Vec<Foreign> {
    let mut found = Vec::new();
    if Command::new("python3").arg("--version").output().is_ok_and(|run| run.status.success()) {
        let script = fs::canonicalize("tests/foreign/verify.py").unwrap().display().to_string();
        found.push(Foreign { name: "Python", program: "python3".into(), first: vec![script] });
    }
    let program = into.join("sumdb");
    let source = fs::canonicalize("tests/foreign/sumdb/main.go").unwrap();
    let mut build = Command::new("go");
    build.args(["build", "-o"]).arg(&program).arg(source).env("GO111MODULE", "off").env("GOPATH", "/usr/share/gocode");
    if build.env("GOCACHE", into.join("cache")).output().is_ok_and(|run| run.status.success()) {
        found.push(Foreign { name: "Go", program, first: Vec::new() });
    }
    if found.len() < 2 {
        assert!(std::env::var("REPRISE_TEST_FOREIGN").as_deref() != Ok("required"), "Python and Go with golang.org/x/mod are required");
        eprintln!("SKIPPED: {} of the two foreign verifiers is missing", 2 - found.len());
    }
    found
}

struct Kept(HashMap<u64, [u8; 32]>);

impl StoredHashes for Kept {
    fn at(&self, indexes: &[u64]) -> Result<Vec<[u8; 32]>, TreeError> {
        indexes.iter().map(|i| self.0.get(i).copied().ok_or_else(|| TreeError("missing".to_owned()))).collect()
    }
}

/// Writes a bundle of these events as whoever holds the key would.
fn write(into: &Path, leaves: &[Vec<u8>], keys: &[CheckpointKey], origin: &str) {
    let (mut edge, mut all) = (Frontier::default(), HashMap::new());
    for leaf in leaves {
        all.extend(edge.append(leaf).unwrap());
    }
    let mut files = Files::default();
    let size = edge.size();
    files.file("checkpoint", sign(keys, origin, &edge.root().unwrap()).unwrap().as_bytes()).unwrap();
    files.file("vkey", as_lines(keys.iter().map(CheckpointKey::public)).as_bytes()).unwrap();
    for (tile, path) in hash_tiles(size) {
        files.file(&path, &hashes(&Kept(all.clone()), &tile).unwrap()).unwrap();
    }
    for (path, first, count) in entry_tiles(size) {
        let (from, to) = (usize::try_from(first).unwrap(), usize::try_from(first + count).unwrap());
        files.file(&path, &pack(leaves[from..to].iter().map(Vec::as_slice)).unwrap()).unwrap();
    }
    put(into, &files);
}

fn put(into: &Path, files: &Files) {
    for (path, bytes) in &files.0 {
        let path = into.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Gives each event the place that it stands at.
fn renumber(leaves: &mut [Vec<u8>]) {
    for (seq, leaf) in leaves.iter_mut().enumerate() {
        let mut event: serde_json::Value = serde_json::from_slice(leaf).unwrap();
        event["seq"] = seq.into();
        *leaf = serde_json_canonicalizer::to_vec(&event).unwrap();
    }
}

#[test]
fn others_accept_an_honest_bundle_and_refuse_what_a_kept_checkpoint_covers() {
    let house = House::sqlite();
    house.world();
    let place = folder();
    let verifiers = foreign(place.path());
    let old = place.path().join("old.checkpoint");
    fs::write(&old, house.desk.ledger().newest_checkpoint().unwrap().unwrap().note).unwrap();
    house.listed(&["S7"]);
    let mut files = Files::default();
    let signed = house.desk.ledger().export(&mut files).unwrap();
    let honest = place.path().join("honest");
    put(&honest, &files);
    for verifier in &verifiers {
        for kept in [&[][..], &[old.as_path()]] {
            let (accepts, said) = verifier.accepts(&[&[honest.as_path()], kept].concat());
            assert!(accepts, "{}: {said}", verifier.name);
        }
    }

    let leaves: Vec<Vec<u8>> = entry_tiles(signed.size)
        .into_iter()
        .flat_map(|(path, _, count)| unpack(&path, &files.0[&path], count).unwrap().into_iter().map(<[u8]>::to_vec).collect::<Vec<_>>())
        .collect();
    let keys: Vec<CheckpointKey> = house.outside().keys().unwrap().unwrap().lines().map(|k| CheckpointKey::parse(k).unwrap()).collect();
    let origin = signed.note.lines().next().unwrap();
    let wiped = leaves.iter().position(|l| String::from_utf8_lossy(l).contains("\"erase\"")).unwrap();
    type Forgery<'a> = (&'a str, Box<dyn Fn(&mut Vec<Vec<u8>>)>, bool, bool);
    let forgeries: [Forgery<'_>; 8] = [
        ("unchanged, signed anew", Box::new(|_| ()), true, true),
        (
            "who wiped a disk is another",
            Box::new(move |all| all[wiped] = String::from_utf8(all[wiped].clone()).unwrap().replacen("nwipe", "dnwipe", 1).into_bytes()),
            true,
            false,
        ),
        ("cut", Box::new(|all| all.truncate(20)), true, false),
        (
            "one event taken out, and the others renumbered",
            Box::new(|all| {
                all.remove(9);
                renumber(all);
            }),
            true,
            false,
        ),
        ("one event taken out", Box::new(|all| drop(all.remove(9))), false, false),
        (
            "one event slipped in",
            Box::new(|all| {
                let again = all[9].clone();
                all.insert(9, again);
                renumber(all);
            }),
            true,
            false,
        ),
        (
            "two events swapped",
            Box::new(|all| {
                all.swap(8, 9);
                renumber(all);
            }),
            true,
            false,
        ),
        // What came after the newest checkpoint that somebody kept rests on the bundle alone.
        (
            "the last event is another",
            Box::new(|all| {
                let last = all.len() - 1;
                all[last] = all[5].clone();
                renumber(all);
            }),
            true,
            true,
        ),
    ];
    for (name, change, alone, with_old) in &forgeries {
        let mut forged = leaves.clone();
        change(&mut forged);
        let at = place.path().join(name);
        write(&at, &forged, &keys, origin);
        for verifier in &verifiers {
            assert_eq!(verifier.accepts(&[&at]).0, *alone, "{} alone: {name}", verifier.name);
            let (accepts, said) = verifier.accepts(&[&at, &old]);
            assert_eq!(accepts, *with_old, "{} with a kept checkpoint: {name}: {said}", verifier.name);
        }
    }
    // Another key under the same name, and a size that was edited.
    let stranger = CheckpointKey::new(origin, &[3; 32]).unwrap();
    let at = place.path().join("stranger");
    write(&at, &leaves, &[stranger], origin);
    fs::copy(honest.join("vkey"), at.join("vkey")).unwrap();
    let edited = place.path().join("edited");
    put(&edited, &files);
    fs::write(edited.join("checkpoint"), signed.note.replacen(&format!("\n{}\n", signed.size), "\n20\n", 1)).unwrap();
    for verifier in &verifiers {
        assert!(!verifier.accepts(&[&at]).0 && !verifier.accepts(&[&edited]).0, "{}", verifier.name);
    }
}
