//! Guards what was read of a report: the sealed reading is what its stored bytes say, a later version of the readers reads it again by an
//! event of its own, and whoever changes a reading with its event is found.

use crate::support::house::{House, SeededEntropy, both};
use crate::support::shared;
use diesel::connection::SimpleConnection;
use reprise::desk::{Desk, DeskError};
use reprise::domain::event::EventData;
use reprise::domain::id::EvidenceId;
use reprise::domain::subject::Subject;
use reprise::ingest::{self, READER};
use reprise::store;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn report() -> Vec<u8> {
    serde_json::json!({ "id": "computer", "class": "system", "description": "Notebook", "vendor": "Lenovo", "product": "T480", "serial": "PF0A1B2C" })
        .to_string()
        .into_bytes()
}

fn last(house: &House, id: &EvidenceId) -> (Option<String>, Option<u32>) {
    let leaf = store::ledger::event::leaves_of(&mut house.connection(), Subject::Evidence, id.as_str()).unwrap().pop().unwrap();
    match leaf.what {
        EventData::Evidence { reading, reader, .. } => (reading, reader),
        other => panic!("{other:?}"),
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// What is kept of a report, without the names of people, reads as the report itself did: so that anybody can derive it again.
#[test]
fn what_is_kept_reads_as_what_came() {
    let mut paths = Vec::new();
    files(Path::new("tests/fixtures"), &mut paths);
    if let Some(shared) = shared() {
        files(&shared.join("samples"), &mut paths);
    }
    let (mut read, mut stripped) = (0, 0);
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let (Ok(readings), Ok(kept)) = (ingest::read(&bytes), ingest::kept(&bytes)) else { continue };
        read += 1;
        stripped += usize::from(kept.stripped.is_some());
        let again = ingest::read(kept.stripped.as_ref().unwrap_or(&kept.whole)).unwrap();
        assert_eq!(serde_json::to_value(&readings).unwrap(), serde_json::to_value(&again).unwrap(), "{}", path.display());
    }
    assert!(read > 0, "something was read");
    eprintln!("{read} reports, {stripped} of them stripped");
}

both!(a_reading_says_which_version_made_it_and_is_derived_again_by_check, |house| {
    let kept = house.desk.evidence().keep(house.technician(), None, report()).unwrap();
    assert_eq!(last(house, &kept.evidence).1, Some(READER));
    assert!(!house.desk.evidence().is_read_by_earlier(&kept.evidence).unwrap());
    assert!(matches!(house.desk.evidence().read_again(house.technician(), &kept.evidence), Err(DeskError::Conflict(_))));
    house.desk.evidence().dismiss(house.technician(), &kept.evidence, "twice").unwrap();
    assert_eq!(last(house, &kept.evidence).1, Some(READER), "the version goes on with each event");
    house.assert_sound();
    // The keeper writes another reading, and an event with its digest as if it had been so from the start: the bytes say otherwise.
    let (digest, _) = last(house, &kept.evidence);
    let other = "[]";
    house.forge_all(&digest.unwrap(), &reprise::ledger::sha256_hex(other));
    house.unguarded().batch_execute(&format!("UPDATE evidence SET reading = '{other}'")).unwrap();
    let findings = house.findings();
    assert!(findings.iter().any(|f| f.place == format!("evidence {}", kept.evidence)), "{findings:?}");
});

both!(an_older_reading_is_read_again_by_an_event, |house| {
    let kept = house.desk.evidence().keep(house.technician(), None, report()).unwrap();
    let (digest, _) = last(house, &kept.evidence);
    // As an earlier version left it: another reading, and no version in its event.
    let old = r#"[{"serial":"PF0A1B2C"}]"#;
    house.forge_all(&digest.clone().unwrap(), &reprise::ledger::sha256_hex(old));
    house.forge_all(&format!(",\"reader\":{READER}"), "");
    house.unguarded().batch_execute(&format!("UPDATE evidence SET reading = '{old}'")).unwrap();
    assert_eq!(last(house, &kept.evidence).1, None);
    let of_evidence = |f: &reprise::desk::ledger::findings::Finding| f.place.starts_with("evidence") || f.what.contains("reading");
    assert!(!house.findings().iter().any(of_evidence), "an older reading is compared by its digest alone: {:?}", house.findings());
    assert!(house.desk.evidence().is_read_by_earlier(&kept.evidence).unwrap());
    // A desk that holds no checkpoint: the history was rewritten for this test.
    let desk = Desk::open(&house.url, None, house.clock.clone(), Arc::new(SeededEntropy::new(9))).unwrap();
    desk.evidence().read_again(house.technician(), &kept.evidence).unwrap();
    assert_eq!(last(house, &kept.evidence), (digest, Some(READER)));
    assert!(!house.findings().iter().any(of_evidence), "{:?}", house.findings());
});
