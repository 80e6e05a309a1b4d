//! Guards forks: a database that comes back older, or with another history, than what was handed out is opened for reading only, until
//! somebody says openly that another epoch begins; and no number is given twice.

use crate::support::house::{FrozenClock, House, SeededEntropy, both, folder, outside};
use reprise::desk::{Desk, DeskError};
use reprise::domain::ledger::epoch::{Closed, Ended, Skipped};
use reprise::domain::number::Series;
use reprise::ledger::checkpoint;
use reprise::store::{self, backup};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// A desk on a copy of a database, with key and checkpoint of the original beside it.
fn restored(copy: &Path, of: &House, seed: u64) -> (tempfile::TempDir, Desk, String) {
    let place = folder();
    let url = format!("sqlite://{}", place.path().join("reprise.db").display());
    fs::copy(copy, place.path().join("reprise.db")).unwrap();
    let (from, to) = (of.outside(), outside(&url));
    fs::copy(from.key_file(), to.key_file()).unwrap();
    fs::copy(from.checkpoint_file(), to.checkpoint_file()).unwrap();
    let clock = Arc::new(FrozenClock::default());
    let desk = Desk::open(&url, None, clock, Arc::new(SeededEntropy::new(seed))).unwrap();
    (place, desk, url)
}

fn copy(house: &House, into: &Path) {
    let to = into.to_str().unwrap();
    backup::copy_into(&store::Address::parse(&house.url).unwrap(), to).unwrap();
}

#[test]
fn an_older_copy_only_reads_until_another_epoch_begins_and_gives_no_number_twice() {
    let house = House::sqlite();
    let kept = folder();
    let file = kept.path().join("copy.db");
    let school = house.school();
    house.request(&school, 1);
    copy(&house, &file);
    let held = store::ledger::event::size(&mut house.connection()).unwrap();
    let lost = [house.request(&school, 1).number, house.request(&school, 1).number];
    let known = house.desk.ledger().newest_checkpoint().unwrap().unwrap();

    let (_place, desk, url) = restored(&file, &house, 2);
    let closed = desk.ledger().open_log(outside(&url), &[]).unwrap();
    assert_eq!(closed, Some(Closed::Forked { signed: known.size, held }));
    let refused = desk.devices().put_location(house.technician(), "Z", "Zone Z", None, true);
    assert!(matches!(refused, Err(DeskError::Closed(_))), "{refused:?}");
    assert!(desk.ledger().sign_now().is_err(), "nothing is signed beside the history that was handed out");
    let report = desk.ledger().check().unwrap();
    let what: Vec<&str> = report.findings.iter().map(|f| f.place.as_str()).collect();
    assert_eq!(what, ["checkpoint outside the database"], "reading works, and says what is missing: {:#?}", report.findings);

    let epoch = desk.ledger().new_epoch(&house.admin().actor.user, &outside(&url), ("the disk died", &[], &[])).unwrap();
    assert!(epoch.origin.ends_with("/2"), "{}", epoch.origin);
    let signed = checkpoint::read(&known.note).unwrap();
    let root = hex::encode(signed.root.hash);
    assert_eq!(epoch.after, Some(Ended { origin: signed.origin, signed: known.size, root, held }));
    assert_eq!(epoch.skipped, [Skipped { series: Series::Request, year: 2026, from: lost[0].place, to: lost[1].place }]);
    let number = desk.requests().enter(house.clerk(), crate::support::build::laptops(&school, 1)).unwrap().number;
    assert_eq!(number.place, lost[1].place + 1, "no number is given twice");
    let report = desk.ledger().check().unwrap();
    assert!(report.is_clean(), "the gap is explained: {:#?}", report.findings);

    // Opened again, all is well; and the history of the first epoch is not taken for this one's.
    drop(desk);
    let again = Desk::open(&url, None, house.clock.clone(), house.entropy.clone()).unwrap();
    assert_eq!(again.ledger().open_log(outside(&url), &[]).unwrap(), None);
    let newest = again.ledger().newest_checkpoint().unwrap().unwrap();
    assert!(checkpoint::verify(&newest.note, &epoch.keys).is_ok() && checkpoint::read(&newest.note).unwrap().origin == epoch.origin);
}

#[test]
fn a_checkpoint_kept_elsewhere_is_enough_to_notice() {
    let house = House::sqlite();
    let kept = folder();
    let file = kept.path().join("copy.db");
    house.listed(&["S1"]);
    copy(&house, &file);
    house.listed(&["S2"]);
    let note = house.desk.ledger().newest_checkpoint().unwrap().unwrap().note;
    // The file outside the database is gone with the machine: alone, nothing shows, and nobody is locked out.
    let (_place, desk, url) = restored(&file, &house, 3);
    fs::remove_file(outside(&url).checkpoint_file()).unwrap();
    assert!(matches!(desk.ledger().open_log(outside(&url), std::slice::from_ref(&note)).unwrap(), Some(Closed::Forked { .. })));
    assert_eq!(desk.ledger().open_log(outside(&url), &[]).unwrap(), None);
}

both!(numbers_that_the_database_lost_close_it, |house| {
    house.listed(&["S1"]);
    let mut kept = house.outside().kept().unwrap().unwrap();
    kept.series.iter_mut().find(|(prefix, ..)| prefix == "LOT").unwrap().2 += 3;
    house.outside().begin_anew(&kept).unwrap();
    let desk = Desk::open(&house.url, None, house.clock.clone(), house.entropy.clone()).unwrap();
    let why = desk.ledger().open_log(house.outside(), &[]).unwrap();
    assert_eq!(why, Some(Closed::NumberLost { number: "LOT-2026-000004".to_owned() }));
});

both!(a_history_that_was_rewritten_under_a_running_server_closes_it_at_the_next_checkpoint, |house| {
    house.listed(&["S1"]);
    house.coordinator();
    house.technician();
    let size = store::ledger::event::size(&mut house.connection()).unwrap();
    // One stored hash of the signed part is another: the root of the signed size no longer comes out.
    let hash = if house.is_postgres() { "'\\x00'::bytea || substring(hash from 2)" } else { "X'00' || substr(hash, 2)" };
    let last = reprise::ledger::stored_count(size) - 1;
    {
        use diesel::connection::SimpleConnection;
        house.unguarded().batch_execute(&format!("UPDATE log_hash SET hash = {hash} WHERE idx <= {last}")).unwrap();
    }
    let _told = house.desk.partners().create_organisation(
        house.coordinator(),
        &crate::support::build::organisation(reprise::domain::partner::organisation::OrganisationKind::SecondarySchool, "Autre", 77),
    );
    assert!(house.desk.ledger().sign_now().is_err());
    assert!(matches!(house.desk.ledger().closed(), Some(Closed::Forked { .. })));
    // Machines are told at once, and people on every page.
    let door = crate::api::door::Door::of(house);
    assert_eq!(door.ask("GET", "/health/ready", "").go().status.as_u16(), 503);
    assert_eq!(door.ask("GET", "/health/live", "").go().status.as_u16(), 200);
    let page = door.ask("GET", "/verify", "").go();
    assert!(page.status.as_u16() == 200 && page.text().contains("role=\"alert\""), "{}", page.text());
    let refused = house.desk.devices().put_location(house.technician(), "Z", "Zone Z", None, true);
    assert!(matches!(refused, Err(DeskError::Closed(_))), "{refused:?}");
});

both!(a_database_without_history_beside_a_checkpoint_is_no_new_one, |house| {
    house.listed(&["S1"]);
    let place = folder();
    let url = format!("sqlite://{}", place.path().join("reprise.db").display());
    let (from, to) = (house.outside(), outside(&url));
    fs::copy(from.key_file(), to.key_file()).unwrap();
    fs::copy(from.checkpoint_file(), to.checkpoint_file()).unwrap();
    let desk = Desk::open(&url, None, house.clock.clone(), house.entropy.clone()).unwrap();
    let known = from.kept().unwrap().unwrap();
    assert_eq!(desk.ledger().open_log(to, &[]).unwrap(), Some(Closed::Forked { signed: known.size, held: 0 }));
    let epoch = desk.ledger().new_epoch(&house.admin().actor.user, &outside(&url), ("everything was lost", &[], &[])).unwrap();
    assert!(epoch.origin.ends_with("/2") && epoch.skipped.len() == known.series.len(), "{epoch:?}");
    assert!(desk.ledger().check().unwrap().is_clean());
});
