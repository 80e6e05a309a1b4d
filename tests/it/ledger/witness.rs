//! Guards what outside witnesses hand back: only the signature of a known witness on this history is taken, it goes out with the
//! checkpoint, on the proofs and in the bundle, and nobody can put one there that the witness did not make.

use super::checkpoints::Files;
use crate::api::door::Door;
use crate::documents::read::Paper;
use crate::support::house::{House, both};
use chrono::{DateTime, Duration, Utc};
use reprise::desk::{DeskError, ErrorCode};
use reprise::domain::account::actor::Role;
use reprise::domain::event::EventData;
use reprise::domain::ledger::witness::Cosigned;
use reprise::domain::partner::organisation::ContactLanguage;
use reprise::domain::subject::Subject;
use reprise::domain::time::Clock;
use reprise::ledger::bundle::{Outside, Verifier};
use reprise::ledger::checkpoint::{self, CheckpointKey};
use reprise::ledger::cosignature::{WitnessKey, cosignatures};
use reprise::ledger::proof::LogProof;
use reprise::ledger::root_of;
use reprise::store;

fn witness(byte: u8) -> WitnessKey {
    WitnessKey::new("court.example.org", &[byte; 32]).unwrap()
}

fn know(house: &House, keys: &[&WitnessKey]) {
    let keys: Vec<String> = keys.iter().map(|k| k.public()).collect();
    house.desk.settings().set_witnesses(house.admin(), "", ContactLanguage::Fr, &keys.join("\n")).unwrap();
}

fn seconds(at: DateTime<Utc>) -> u64 {
    u64::try_from(at.timestamp()).unwrap()
}

/// The newest checkpoint, signed by a witness now.
fn cosigned(house: &House, by: &WitnessKey) -> String {
    let signed = house.desk.ledger().sign_now().unwrap();
    by.cosign(&signed.note, seconds(house.clock.now())).unwrap()
}

fn taken(house: &House) -> Vec<Cosigned> {
    let leaves = store::ledger::event::of_subject(&mut house.connection(), Subject::Cosignature).unwrap();
    let cosigned = leaves.into_iter().map(|leaf| match leaf.what {
        EventData::Cosignature(cosigned) => *cosigned,
        other => panic!("{other:?}"),
    });
    cosigned.collect()
}

both!(what_a_known_witness_signed_goes_out_with_checkpoint_proof_and_bundle, |house| {
    let act = house.world().act;
    let key = witness(1);
    know(house, &[&key]);
    let before = taken(house).len();
    house.clock.advance(Duration::hours(1));
    let note = cosigned(house, &key);
    assert_eq!(house.desk.ledger().take_cosignatures(&note).unwrap(), ["court.example.org"]);
    assert_eq!(taken(house).len(), before + 1);
    // The checkpoint that was signed is the newest one still: it goes out with the signature, and verifies as before.
    let shown = house.desk.ledger().newest_note().unwrap().unwrap();
    assert_eq!(shown, note);
    let keys = house.desk.ledger().public_keys().unwrap();
    checkpoint::verify(&shown, &keys).unwrap();
    // The proof of a paper from before is now one by the checkpoint that the witness signed.
    let issued = store::document::find(&mut house.connection(), &act.to_string()).unwrap().unwrap();
    let proof = LogProof::parse(&house.desk.ledger().proven(issued.clone()).unwrap().proof.unwrap()).unwrap();
    assert_eq!(cosignatures(&proof.note, &[key.public()]).unwrap().len(), 1);
    let leaf = store::ledger::event::walk(&mut house.connection(), proof.index, 1).unwrap().pop().unwrap().leaf;
    proof.verify(&leaf, &keys).unwrap();
    assert!(matches!(
        house.desk.ledger().verdict_on(proof.text().as_bytes()).unwrap(),
        reprise::desk::ledger::proof::Verdict::ProofHolds { document: Some(number), .. } if number == act.to_string()
    ));
    // A paper issued later says on its proof page who signed up to where.
    let school = house.school();
    let batch = house.listed(&["S8"]).number;
    let later = house.handed_over(&school, &[house.stocked(batch, "S8").tag]).number;
    let issued = store::document::find(&mut house.connection(), &later.to_string()).unwrap().unwrap();
    let paper = Paper::open(&house.desk.ledger().proven(issued).unwrap().bytes);
    let page = paper.texts(paper.pages() - 1).join(" ");
    assert!(page.contains("court.example.org"), "{page}");
    // The bundle holds it as an event, and the cosigned checkpoint is one that it is verified against.
    let mut files = Files::default();
    house.desk.ledger().export(&mut files).unwrap();
    assert!(String::from_utf8_lossy(&files.0["events.jsonl"]).contains(taken(house).last().unwrap().line.as_str()));
    let read = |path: &str| files.0.get(path).cloned();
    let place = |leaf: &[u8]| serde_json::from_slice::<serde_json::Value>(leaf).ok()?.get("seq")?.as_u64();
    let kept = Outside { name: "court".to_owned(), note: note.clone() };
    assert!(Verifier { read, place, keys: &keys }.verify(&[], &[kept]).unwrap().covered > 0);
    house.assert_sound();
});

both!(what_no_known_witness_signed_or_another_history_is_not_taken, |house| {
    house.listed(&["S1"]);
    let (key, stranger) = (witness(1), witness(2));
    let code = |outcome: Result<Vec<String>, DeskError>| match outcome {
        Err(DeskError::Invalid(e)) => e[0].code,
        other => panic!("{other:?}"),
    };
    let take = |note: &str| code(house.desk.ledger().take_cosignatures(note));
    assert_eq!(take(&cosigned(house, &key)), ErrorCode::NoWitness, "nobody is known");
    know(house, &[&key]);
    let marked = house.mark();
    let note = cosigned(house, &key);
    let plain = house.desk.ledger().sign_now().unwrap().note;
    let unknown = [
        (plain.clone(), ErrorCode::NoWitness, "nobody signed"),
        (cosigned(house, &stranger), ErrorCode::NoWitness, "another key under the same name"),
        (key.cosign(&plain, seconds(house.clock.now() + Duration::hours(1))).unwrap(), ErrorCode::NoWitness, "in the future"),
        (key.cosign(&plain, u64::MAX).unwrap(), ErrorCode::NoWitness, "no time at all"),
        (note.replacen('\n', "x\n", 1), ErrorCode::NoCheckpoint, "another origin"),
        (String::new(), ErrorCode::NoCheckpoint, "nothing"),
        ("x".repeat(20_000), ErrorCode::NoCheckpoint, "no note"),
    ];
    for (note, wanted, what) in unknown {
        assert_eq!(take(&note), wanted, "{what}");
    }
    // A checkpoint of another log, signed by its own key and by the witness.
    let root = root_of([b"a".as_slice()]).unwrap();
    let other = checkpoint::sign(&[CheckpointKey::new("reprise/other/1", &[9; 32]).unwrap()], "reprise/other/1", &root).unwrap();
    assert_eq!(take(&key.cosign(&other, 5).unwrap()), ErrorCode::NoCheckpoint);
    // One that the key of this log signed over another history: whoever holds the key made a fork, and the witness fell for it.
    let secret = house.outside().keys().unwrap().unwrap();
    let own = CheckpointKey::parse(secret.lines().next().unwrap()).unwrap();
    let fork = checkpoint::sign(&[own], note.lines().next().unwrap(), &root).unwrap();
    assert_eq!(take(&key.cosign(&fork, 5).unwrap()), ErrorCode::NoCheckpoint);
    assert_eq!(house.mark().0, marked.0, "a refusal leaves no trace");
    // Handed back twice, or an older one after a newer one: nothing new.
    for _again in 0..3 {
        house.desk.ledger().take_cosignatures(&note).unwrap();
    }
    house.desk.ledger().take_cosignatures(&key.cosign(&plain, 5).unwrap()).unwrap();
    assert_eq!(taken(house).len(), 1);
    house.clock.advance(Duration::days(1));
    house.desk.ledger().take_cosignatures(&cosigned(house, &key)).unwrap();
    assert_eq!(taken(house).len(), 2);
    // Removed: what it signed stays, what it signs from now on is not taken.
    know(house, &[]);
    assert_eq!(take(&cosigned(house, &key)), ErrorCode::NoWitness);
    assert_eq!(taken(house).len(), 2);
    house.assert_sound();
});

// The keeper adds a signature that the witness never made: the event says so to whoever checks.
both!(a_forged_signature_of_a_witness_is_found, |house| {
    house.listed(&["S1"]);
    let key = witness(1);
    know(house, &[&key]);
    house.desk.ledger().take_cosignatures(&cosigned(house, &key)).unwrap();
    house.assert_sound();
    let leaf = store::ledger::event::of_subject(&mut house.connection(), Subject::Cosignature).unwrap().pop().unwrap();
    let size = taken(house)[0].size;
    // The whole tree is written again by whoever holds database and key; only the signature of the witness cannot be.
    house.forge(|leaf| leaf.contains("\"cosignature\""), &format!("\"size\":{size}"), &format!("\"size\":{}", size - 1));
    let findings = house.findings();
    assert!(findings.iter().any(|f| f.place == format!("event {}", leaf.seq) && f.what.contains("witness")), "{findings:?}");
});

// Anybody may bring a signature, with no account; the page of the settings says which key is wrong, and keeps what was typed.
both!(it_is_brought_by_anybody_and_the_settings_explain, |house| {
    house.listed(&["S1"]);
    let door = Door::of(house);
    door.account("head", Role::Admin, None);
    let admin = door.cookie("head");
    let key = witness(1);
    let fields = |keys: &str| {
        [("recipients", "a@b.example".to_owned()), ("recipients_language", "nl".to_owned()), ("witness_keys", keys.to_owned())]
    };
    let send = |keys: &str| {
        let all = fields(keys);
        let all: Vec<(&str, &str)> = all.iter().map(|(k, v)| (*k, v.as_str())).collect();
        door.form(&admin, "/settings/witnesses", &all)
    };
    let marked = house.mark();
    let refused = send("court.example.org+0000+x");
    assert!(refused.status == 422 && refused.text().contains("court.example.org+0000+x") && refused.text().contains("a@b.example"));
    let two = format!("{}\n{}", witness(1).public(), witness(2).public());
    assert_eq!(send(&two).status, 422, "two keys of one name");
    assert_eq!(house.mark(), marked, "neither half is kept");
    assert_eq!(send(&key.public()).status, 303);
    let note = cosigned(house, &key);
    let bring = |note: &str| door.ask("POST", "/log/cosignature", "").body("text/plain", note.as_bytes()).go();
    let answer = bring(&note);
    assert!(answer.status == 200 && answer.text() == "court.example.org\n", "{}", answer.text());
    assert_eq!(door.ask("GET", "/log/checkpoint", "").go().text(), note);
    let refused = bring("nonsense");
    assert!(refused.status == 422 && refused.text().contains("no_checkpoint"), "{}", refused.text());
    assert_eq!(bring(&"x".repeat(100_000)).status, 422);
    let page = door.ask("GET", "/ledger", "").with("cookie", &admin).go().text();
    assert!(page.contains("court.example.org"), "the page says who signed up to where");
});
