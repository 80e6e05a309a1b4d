//! Guards upgrades: a database stored by an earlier version opens, keeps its ledger and documents, and accepts new steps.

use crate::support::house::House;
use diesel::prelude::*;
use diesel::sql_types::Text;
use flate2::read::GzDecoder;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::store;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The stored databases: one folder for each schema that was in use.
fn stored() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/fixtures/database").unwrap().map(|e| e.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

fn unpacked(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    bytes
}

/// The ledger is unchanged, every row matches it, every document has its original bytes, and a device can take a step.
fn works_on(house: &House, root: &str) {
    let report = house.desk.ledger().check().unwrap();
    assert!(report.is_clean(), "{:#?}", report.findings);
    let mut c = house.connection();
    // Its history goes on with the first epoch of checkpoints, which also signs all that was there.
    let before = store::ledger::checkpoint::root_at(&mut c, report.events - 1).unwrap().unwrap();
    assert_eq!(hex::encode(before.hash), root);
    let signed = house.desk.ledger().newest_checkpoint().unwrap().unwrap();
    assert_eq!(signed.size, report.events);
    let devices = store::device::all(&mut c, &store::device::Filter::default()).unwrap();
    assert_eq!(devices.len(), 388);
    let numbers: Vec<DocumentNumber> = diesel::sql_query("SELECT number FROM document ORDER BY number").load(&mut c).unwrap();
    assert_eq!(numbers.len(), 30);
    for DocumentNumber { number } in numbers {
        let document = store::document::find(&mut c, &number).unwrap().unwrap();
        assert_eq!(hex::encode(Sha256::digest(&document.bytes)), document.sha256, "{number}");
    }
    let stocked = devices.iter().find(|d| d.stage == Stage::Stock).unwrap();
    let reworked = house.desk.devices().step(house.technician(), stocked.tag, Step::Rework {}, Some("a key is stuck"), None).unwrap();
    assert_eq!(reworked.stage, Stage::Workshop);
    house.assert_sound();
}

#[derive(QueryableByName)]
struct DocumentNumber {
    #[diesel(sql_type = Text)]
    number: String,
}

#[test]
fn stored_databases_open_on_sqlite() {
    assert!(!stored().is_empty());
    for folder in stored() {
        let house = House::on_sqlite_file(&unpacked(&folder.join("sqlite.db.gz")));
        works_on(&house, fs::read_to_string(folder.join("root.txt")).unwrap().trim());
    }
}

#[test]
fn stored_databases_open_on_postgres() {
    for folder in stored() {
        let Some(house) = House::on_postgres_dump(&String::from_utf8(unpacked(&folder.join("postgres.sql.gz"))).unwrap()) else { return };
        works_on(&house, fs::read_to_string(folder.join("root.txt")).unwrap().trim());
    }
}
