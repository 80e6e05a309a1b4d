//! Guards `reprise ledger`: a bundle verifies without its database, a changed one does not, a printed proof is checked alone, and another
//! epoch begins only when somebody says why and which numbers were given.

use super::{PASSWORD, Place, run};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::fs;

#[test]
fn a_bundle_and_a_proof_are_verified_without_the_database() {
    let (place, batch) = Place::with_batch();
    let signed = place.run(&["ledger", "checkpoint"]);
    assert_eq!(signed.code, Some(0), "{signed:?}");
    let kept = place.write("kept.checkpoint", &signed.out);
    let list = place.write("list.csv", "Catégorie;Marque;Modèle;N° de série\nPortable;Dell;Latitude;ABC1234\n");
    assert_eq!(place.run(&["import", "devices", &list, "--batch", &batch.to_string()]).code, Some(0));
    let bundle = place.path("bundle");
    let exported = place.run(&["ledger", "export", &bundle]);
    assert_eq!(exported.code, Some(0), "{exported:?}");
    assert_eq!(place.run(&["ledger", "export", &bundle]).code, Some(2), "a folder that holds something is not written into");

    // Without the database: the bundle is verified from another place that has none.
    let other = Place::new();
    let alone = other.run(&["ledger", "verify", &bundle]);
    assert_eq!(alone.code, Some(0), "{alone:?}");
    assert!(alone.out.contains("--checkpoint"), "it says that nothing outside was compared: {}", alone.out);
    let with = other.run(&["ledger", "verify", &bundle, "--checkpoint", &kept]);
    assert!(with.code == Some(0) && with.out.contains("1 checkpoints"), "{with:?}");
    assert!(!fs::exists(other.path("reprise.db")).unwrap(), "no database was made");

    // One event, by its place in the bundle and by its hash.
    let events = fs::read_to_string(format!("{bundle}/events.jsonl")).unwrap();
    let size = events.lines().count();
    for table in ["events.csv", "documents.csv", "datapackage.json", "README.md", "checkpoint", "vkey"] {
        assert!(fs::exists(format!("{bundle}/{table}")).unwrap(), "{table}");
    }
    assert_eq!(fs::read_to_string(format!("{bundle}/events.csv")).unwrap().lines().count(), size + 1);

    // A changed byte in an entry, a hash tile that is gone, an edited checkpoint.
    let entries = fs::read_dir(format!("{bundle}/tile/entries")).unwrap().next().unwrap().unwrap().path();
    let entries = fs::read_dir(entries).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&entries).unwrap();
    let mut turned = whole.clone();
    turned[200] ^= 1;
    fs::write(&entries, turned).unwrap();
    let refused = other.run(&["ledger", "verify", &bundle]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    fs::write(&entries, whole).unwrap();
    let note = fs::read_to_string(format!("{bundle}/checkpoint")).unwrap();
    fs::write(format!("{bundle}/checkpoint"), note.replacen(&format!("\n{size}\n"), "\n3\n", 1)).unwrap();
    assert_eq!(other.run(&["ledger", "verify", &bundle]).code, Some(1));
}

#[test]
fn another_epoch_begins_only_openly() {
    let (place, _) = Place::with_batch();
    assert_eq!(place.run(&["ledger", "checkpoint"]).code, Some(0));
    let admin = run(&["--database-url", &place.url(), "user", "add", "a@example.org", "--role", "admin", "--password-stdin"], PASSWORD);
    assert_eq!(admin.code, Some(0), "{admin:?}");
    let (key, outside) = (place.path("reprise.db.key"), place.path("reprise.db.checkpoint"));
    fs::remove_file(&key).unwrap();
    // Reading goes on, writing does not.
    assert_eq!(place.run(&["check"]).code, Some(0));
    let refused = place.run(&["user", "add", "x@example.org", "--role", "auditor", "--password-stdin"]);
    assert!(refused.code == Some(1) && refused.err.contains("new-epoch"), "{refused:?}");
    assert_eq!(place.run(&["ledger", "new-epoch"]).code, Some(2), "why is always asked");
    assert_eq!(place.run(&["ledger", "new-epoch", "--because", " "]).code, Some(2));
    fs::remove_file(&outside).unwrap();
    let asked = place.run(&["ledger", "new-epoch", "--because", "the key was lost", "--as", "a@example.org"]);
    assert!(asked.code == Some(2) && asked.err.contains("--number"), "{asked:?}");
    let openly = ["ledger", "new-epoch", "--because", "the key was lost", "--number", "LOT-2026-000004", "--as"];
    for nobody in [&openly[..6], &[&openly[..], &["t@example.org"]].concat()] {
        let refused = place.run(nobody);
        assert!(refused.code == Some(2) && refused.err.contains("admin"), "an administrator says so: {refused:?}");
    }
    let begun = place.run(&[&openly[..], &["a@example.org"]].concat());
    assert!(begun.code == Some(0) && begun.out.contains("/2") && begun.out.contains("LOT-2026-000004"), "{begun:?}");
    assert_eq!(place.run(&["check"]).code, Some(0), "the gap is explained");
    assert!(fs::exists(&key).unwrap() && fs::exists(&outside).unwrap());

    // A history that was changed behind its back is refused by the file outside, and by a checkpoint given by hand.
    let signed = place.run(&["ledger", "checkpoint"]);
    let kept = place.write("kept.checkpoint", &signed.out);
    let mut c = diesel::SqliteConnection::establish(&place.path("reprise.db")).unwrap();
    c.batch_execute(
        "DROP TRIGGER checkpoint_no_delete; DROP TRIGGER log_hash_no_update; DELETE FROM checkpoint;
         UPDATE log_hash SET hash = zeroblob(32)",
    )
    .unwrap();
    drop(c);
    let refused = place.run(&["ledger", "checkpoint"]);
    assert!(refused.code == Some(1) && refused.err.contains("new-epoch"), "{refused:?}");
    fs::remove_file(&outside).unwrap();
    let refused = place.run(&["ledger", "checkpoint", "--checkpoint", &kept]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
}
