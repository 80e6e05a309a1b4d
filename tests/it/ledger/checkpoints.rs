//! Guards checkpoints: what is signed and when, what is kept outside the database, and that a rewritten, cut or forked history is noticed
//! by whoever holds a checkpoint that covers it.

use crate::support::build::decision;
use crate::support::house::{House, both, once, outside};
use chrono::Duration;
use diesel::connection::SimpleConnection;
use reprise::desk::DeskError;
use reprise::desk::ledger::bundle::Sink;
use reprise::domain::ledger::epoch::Closed;
use reprise::ledger::bundle::{Outside as Kept, Verifier};
use reprise::ledger::checkpoint;
use reprise::store;
use reprise::store::ledger::checkpoint::Signed;
use std::collections::BTreeMap;

/// A bundle in memory.
#[derive(Default)]
pub struct Files(pub BTreeMap<String, Vec<u8>>);

impl Sink for Files {
    fn file(&mut self, path: &str, content: &[u8]) -> Result<(), DeskError> {
        assert!(self.0.insert(path.to_owned(), content.to_vec()).is_none(), "{path} is written once");
        Ok(())
    }

    fn append(&mut self, path: &str, content: &[u8]) -> Result<(), DeskError> {
        self.0.entry(path.to_owned()).or_default().extend(content);
        Ok(())
    }
}

fn place(leaf: &[u8]) -> Option<u64> {
    serde_json::from_slice::<serde_json::Value>(leaf).ok()?.get("seq")?.as_u64()
}

fn export(house: &House) -> Files {
    let mut files = Files::default();
    house.desk.ledger().export(&mut files).unwrap();
    files
}

fn verify(files: &Files, kept: &[Kept]) -> Result<u64, String> {
    let keys: Vec<String> = String::from_utf8(files.0["vkey"].clone()).unwrap().lines().map(ToOwned::to_owned).collect();
    let found = Verifier { read: |path: &str| files.0.get(path).cloned(), place, keys: &keys }.verify(&[], kept);
    found.map(|v| v.covered).map_err(|e| e.to_string())
}

fn newest(house: &House) -> Signed {
    house.desk.ledger().newest_checkpoint().unwrap().unwrap()
}

fn all(house: &House) -> Vec<Signed> {
    store::ledger::checkpoint::after(&mut house.connection(), -1, 1_000).unwrap()
}

// Every commit that gives a number is covered by a checkpoint that verifies, is on file outside the database, and knows the number.
both!(whatever_bears_a_number_is_covered_by_a_checkpoint_outside, |house| {
    let keys = house.desk.ledger().public_keys().unwrap();
    assert_eq!(keys.len(), 1);
    let batch = house.listed(&["S1"]).number;
    let size = store::ledger::event::size(&mut house.connection()).unwrap();
    let signed = newest(house);
    let found = checkpoint::verify(&signed.note, &keys).unwrap();
    assert!(found.root.size <= size && found.origin.starts_with("reprise/") && found.origin.ends_with("/1"), "{found:?}");
    let of_batch =
        store::ledger::event::history(&mut house.connection(), reprise::domain::subject::Subject::Batch, &batch.to_string(), None, 9);
    let first = of_batch.unwrap().pop().unwrap().leaf.seq;
    assert!(found.root.size > first, "the event that gave the number is covered");
    let kept = house.outside().kept().unwrap().unwrap();
    assert_eq!((kept.checkpoint.as_str(), kept.size), (signed.note.as_str(), signed.size));
    assert!(kept.series.contains(&("LOT".to_owned(), 2026, batch.place)), "{:?}", kept.series);
    // What gives no number is covered later, when one is due.
    house.received(batch, "S1");
    assert_eq!(newest(house).place, signed.place);
    house.desk.ledger().sign_when_due().unwrap();
    assert_eq!(newest(house).place, signed.place, "not yet");
    house.clock.advance(Duration::minutes(5));
    house.desk.ledger().sign_when_due().unwrap();
    assert!(newest(house).size > signed.size);
    house.assert_sound();
});

// A number that cannot be kept outside the database is not told: a copy from before it would give it again. The same call again tells it,
// once it is kept.
both!(a_number_that_cannot_be_kept_outside_is_not_told, |house| {
    let before = house.listed(&["S1"]);
    let input = decision(&house.donor());
    house.admin();
    let file = house.outside().checkpoint_file().to_owned();
    let aside = file.with_extension("aside");
    std::fs::rename(&file, &aside).unwrap();
    // A folder stands where the file should be.
    std::fs::create_dir(&file).unwrap();
    let open = || house.desk.batches().open(&once(house.coordinator(), "open", "another batch"), &input);
    for _again in 0..2 {
        assert!(matches!(open(), Err(DeskError::Store(_))), "no number while it cannot be kept");
    }
    assert!(house.desk.settings().set_policy(house.admin(), (*house.desk.policy()).clone()).is_err(), "nor anything else meanwhile");
    std::fs::remove_dir(&file).unwrap();
    std::fs::rename(&aside, &file).unwrap();
    let told = open().unwrap().number;
    assert_eq!(told.place, before.number.place + 1, "one number for all of these calls");
    let kept = house.outside().kept().unwrap().unwrap();
    assert!(kept.series.contains(&("LOT".to_owned(), 2026, told.place)), "{:?}", kept.series);
    // Also when nobody asks again: within a minute.
    std::fs::rename(&file, &aside).unwrap();
    std::fs::create_dir(&file).unwrap();
    assert!(house.desk.batches().open(house.coordinator(), &input).is_err());
    std::fs::remove_dir(&file).unwrap();
    std::fs::rename(&aside, &file).unwrap();
    house.desk.ledger().sign_when_due().unwrap();
    let kept = house.outside().kept().unwrap().unwrap();
    assert!(kept.series.contains(&("LOT".to_owned(), 2026, told.place + 1)), "{:?}", kept.series);
    house.assert_sound();
});

// The first checkpoint after midnight in Brussels is that of the day: exactly one, on quiet days too, and late after a stop.
both!(each_day_has_one_first_checkpoint, |house| {
    house.listed(&["S1"]);
    let daily = |house: &House| all(house).into_iter().filter_map(|s| s.day).collect::<Vec<_>>();
    let today = house.desk.today();
    assert_eq!(daily(house), [today]);
    // The clock of the tests stands at ten in Brussels; thirteen hours and fifty-nine minutes later it is not midnight yet.
    house.clock.advance(Duration::minutes(13 * 60 + 59));
    house.desk.ledger().sign_when_due().unwrap();
    assert_eq!(daily(house), [today]);
    house.clock.advance(Duration::minutes(1));
    let before = newest(house);
    for _again in 0..3 {
        house.desk.ledger().sign_when_due().unwrap();
    }
    assert_eq!(daily(house), [today, today.succ_opt().unwrap()]);
    assert_eq!(newest(house).note, before.note, "nothing happened: the same is signed");
    // The server stood still for ten days.
    house.clock.advance(Duration::days(10));
    let other = house.another_desk(7);
    other.ledger().sign_when_due().unwrap();
    house.desk.ledger().sign_when_due().unwrap();
    assert_eq!(daily(house).len(), 3);
    assert_eq!(daily(house)[2], house.desk.today());
    house.assert_sound();
});

// The forgery that every check of ours used to accept: an event is rewritten with all its hashes and its row.
both!(a_rewritten_history_is_refused_by_a_checkpoint_kept_outside_and_by_our_own, |house| {
    house.world();
    let before = export(house);
    let kept = Kept { name: "kept by a school".to_owned(), note: newest(house).note };
    assert_eq!(verify(&before, std::slice::from_ref(&kept)), Ok(newest(house).size));
    let other = house.listed(&["S8"]).number;
    house.received(other, "S8");
    assert!(verify(&export(house), std::slice::from_ref(&kept)).is_ok(), "an honest history goes on");

    forge(house);
    // Whoever holds the key signs the forged history as if nothing had been: our own table of checkpoints is forged with it.
    let report = house.desk.ledger().verify().unwrap();
    assert!(report.findings.iter().any(|f| f.what.contains("the history was changed")), "{:#?}", report.findings);
    let against = house.desk.ledger().verify_against(&[("kept.note".to_owned(), kept.note.clone())]).unwrap();
    assert!(against.findings.iter().any(|f| f.place == "kept.note"), "{:#?}", against.findings);
    let mut c = house.unguarded();
    c.batch_execute("DELETE FROM document_proof; DELETE FROM checkpoint").unwrap();
    std::fs::remove_file(house.outside().checkpoint_file()).unwrap();
    let report = house.desk.ledger().verify().unwrap();
    assert!(report.is_clean(), "without what somebody kept elsewhere, nothing shows: {:#?}", report.findings);
    let against = house.desk.ledger().verify_against(&[("kept.note".to_owned(), kept.note.clone())]).unwrap();
    assert_eq!(against.findings.len(), 1, "{:#?}", against.findings);
});

/// Changes who wiped a disk in the first event about an erasure, with every hash that follows from it.
fn forge(house: &House) {
    house.forge(|leaf| leaf.contains("\"erase\""), "\"nwipe\"", "\"dnwipe\"");
}

// Both keys sign while one is being replaced; then the old one does no more, and what it signed verifies for ever.
both!(a_key_is_replaced_while_both_sign, |house| {
    house.listed(&["S1"]);
    let first = newest(house);
    let old = house.desk.ledger().public_keys().unwrap();
    let both = house.desk.ledger().add_key(&house.admin().actor.user).unwrap();
    assert_eq!(both.keys.len(), 2);
    let during = newest(house);
    assert_eq!(during.note.lines().filter(|line| line.starts_with('\u{2014}')).count(), 2, "{}", during.note);
    assert!(checkpoint::verify(&during.note, &old).is_ok() && checkpoint::verify(&during.note, &both.keys[..1]).is_ok());
    let alone = house.desk.ledger().retire_old_key(&house.admin().actor.user).unwrap();
    assert_eq!(alone.keys, both.keys[..1]);
    let after = newest(house);
    assert!(checkpoint::verify(&after.note, &old).is_err() && checkpoint::verify(&after.note, &alone.keys).is_ok());
    assert!(checkpoint::verify(&first.note, &house.desk.ledger().public_keys().unwrap()).is_ok());
    // A server that ran meanwhile signs with the keys in force from its next checkpoint on.
    let running = house.another_desk(5);
    let both = house.desk.ledger().add_key(&house.admin().actor.user).unwrap();
    let signed = running.ledger().sign_now().unwrap();
    assert!(checkpoint::verify(&signed.note, &both.keys[..1]).is_ok(), "{}", signed.note);
    // Another server finds the new key in the file, and both go on.
    let other = house.another_desk(9);
    assert_eq!(other.ledger().closed(), None);
    house.assert_sound();
});

// A server without the key, or with another one, reads and never writes.
both!(a_server_without_the_key_only_reads, |house| {
    house.listed(&["S1"]);
    house.technician();
    let key = house.outside().key_file().to_owned();
    let text = std::fs::read_to_string(&key).unwrap();
    let other = format!("{}.other", key.display());
    let opened = |house: &House| {
        let desk = reprise::desk::Desk::open(&house.url, None, house.clock.clone(), house.entropy.clone()).unwrap();
        let why = desk.ledger().open_log(outside(&house.url), &[]).unwrap();
        (desk, why)
    };
    std::fs::rename(&key, &other).unwrap();
    let (desk, why) = opened(house);
    assert!(matches!(why, Some(Closed::KeyMissing { .. })), "{why:?}");
    let size = store::ledger::event::size(&mut house.connection()).unwrap();
    let refused = desk.devices().put_location(house.technician(), "Z", "Zone Z", None, true);
    assert!(matches!(refused, Err(DeskError::Closed(Closed::KeyMissing { .. }))), "{refused:?}");
    let stranger = checkpoint::CheckpointKey::new(text.split('+').nth(2).unwrap(), &[1; 32]).unwrap();
    std::fs::write(&key, stranger.secret()).unwrap();
    assert!(matches!(opened(house).1, Some(Closed::OtherKey { .. })));
    assert_eq!(store::ledger::event::size(&mut house.connection()).unwrap(), size, "nothing was written");
    std::fs::write(&key, text).unwrap();
    assert_eq!(opened(house).1, None);
    house.assert_sound();
});
