//! Guards the ledger: append-only, verifiable, and free of personal data.

use crate::support::build::{decision, disk, erase, laptops, typed};
use crate::support::house::{House, both};
use diesel::prelude::*;
use insta::assert_snapshot;
use reprise::desk::handover::record::Signature;
use reprise::desk::handover::returns::ReturnInput;
use reprise::desk::partner::application::Application;
use reprise::desk::partner::organisation::ContactInput;
use reprise::domain::account::actor::Role;
use reprise::domain::device::HoldReason;
use reprise::domain::device::step::Step;
use reprise::domain::handover::ReturnReason;
use reprise::domain::id::EvidenceId;
use reprise::domain::partner::organisation::OrganisationKind;
use reprise::domain::request::RequestStep;
use reprise::domain::subject::Subject;
use reprise::ledger::{Frontier, commitment, leaf_hash};
use reprise::store::AnyConnection;
use reprise::store::schema::{contact, event, event_private, log_hash};
use std::collections::BTreeMap;
use std::fmt::Write as _;

fn leaves(house: &House) -> Vec<Vec<u8>> {
    event::table.order(event::seq.asc()).select(event::leaf).load(&mut house.connection()).unwrap()
}

// The database itself refuses to change or delete events, hashes and documents.
both!(the_database_refuses_to_change_it, |house| {
    house.world();
    let before = house.mark();
    let changes = [
        "UPDATE event SET leaf = leaf",
        "UPDATE event SET actor = 'someone' WHERE seq = 1",
        "DELETE FROM event",
        "INSERT INTO event SELECT seq + 1000, leaf, subject, key, actor, at FROM event WHERE seq = 0",
        "INSERT INTO event SELECT seq - 1, leaf, subject, key, actor, at FROM event WHERE seq = 0",
        "UPDATE log_hash SET hash = hash WHERE idx = 0",
        "DELETE FROM log_hash WHERE idx = 0",
        "UPDATE document SET language = 'nl'",
        "DELETE FROM document",
    ];
    for change in changes {
        house.try_sql(change).expect_err(change);
    }
    if house.is_postgres() {
        for table in ["event", "log_hash", "document"] {
            // Replication mode fires no ordinary triggers, so the protection must hold there too.
            for mode in ["origin", "replica"] {
                for change in [format!("DELETE FROM {table}"), format!("TRUNCATE {table} CASCADE")] {
                    let refusal = house.try_sql(&format!("SET session_replication_role = {mode}; {change}")).expect_err(&change);
                    assert!(refusal.contains(&format!("{table} is append-only")), "{mode}: {change}: {refusal}");
                }
            }
        }
        let late = "SET session_replication_role = replica; INSERT INTO event SELECT seq + 1000, leaf, subject, key, actor, at FROM event WHERE seq = 0";
        house.try_sql(late).expect_err(late);
    } else {
        for change in [
            // The trigger must refuse even without a foreign key that points to the row.
            "PRAGMA foreign_keys = OFF; DELETE FROM event",
            "PRAGMA foreign_keys = OFF; DELETE FROM log_hash",
            "PRAGMA foreign_keys = OFF; DELETE FROM document",
            "REPLACE INTO event SELECT * FROM event WHERE seq = 1",
            "REPLACE INTO log_hash SELECT * FROM log_hash",
            "REPLACE INTO document SELECT * FROM document",
        ] {
            house.try_sql(change).expect_err(change);
        }
    }
    assert_eq!(house.mark(), before);
    house.assert_sound();
});

type Tamper = (&'static str, fn(&mut AnyConnection, i64));

fn set_leaf(c: &mut AnyConnection, seq: i64, leaf: &[u8]) {
    diesel::update(event::table.find(seq)).set(event::leaf.eq(leaf)).execute(c).unwrap();
}

fn leaf_of(c: &mut AnyConnection, seq: i64) -> Vec<u8> {
    event::table.find(seq).select(event::leaf).first(c).unwrap()
}

fn run(c: &mut AnyConnection, sql: &str) {
    use diesel::connection::SimpleConnection;
    c.batch_execute(sql).unwrap();
}

/// Recomputes every hash from the present events, as an attacker who knows the tree would.
fn rebuild(c: &mut AnyConnection) {
    let leaves: Vec<Vec<u8>> = event::table.order(event::seq.asc()).select(event::leaf).load(c).unwrap();
    let mut edge = Frontier::default();
    run(c, "DELETE FROM log_hash");
    for leaf in leaves {
        for (index, hash) in edge.append(&leaf).unwrap() {
            let row = (log_hash::idx.eq(i64::try_from(index).unwrap()), log_hash::hash.eq(hash.to_vec()));
            diesel::insert_into(log_hash::table).values(row).execute(c).unwrap();
        }
    }
}

/// Manipulations that the owner of the database may try on a ledger of `n` events.
const TAMPERS: &[Tamper] = &[
    ("one byte of an event", |c, _| {
        let mut leaf = leaf_of(c, 5);
        let place = leaf.iter().rposition(u8::is_ascii_digit).unwrap();
        leaf[place] = if leaf[place] == b'7' { b'8' } else { b'7' };
        set_leaf(c, 5, &leaf);
    }),
    ("an event that is not JSON", |c, _| set_leaf(c, 5, b"\xff\x00")),
    ("an event without bytes", |c, _| set_leaf(c, 5, b"")),
    ("the same content in another order of keys", |c, _| {
        let leaf = String::from_utf8(leaf_of(c, 5)).unwrap();
        let inner = leaf.trim_start_matches('{').trim_end_matches('}');
        set_leaf(c, 5, format!("{{ {inner}}}").as_bytes());
    }),
    ("the actor beside an event", |c, _| run(c, "UPDATE event SET actor = 'someone' WHERE seq = 5")),
    ("the key beside an event", |c, _| run(c, "UPDATE event SET key = 'another' WHERE seq = 5")),
    ("the subject beside an event", |c, _| run(c, "UPDATE event SET subject = 'labels' WHERE seq = 5")),
    ("the time beside an event", |c, _| run(c, "UPDATE event SET at = '2020-01-01 00:00:00' WHERE seq = 5")),
    ("the first event gone", |c, _| run(c, "DELETE FROM event WHERE seq = 0")),
    ("an event in the middle gone", |c, _| run(c, "DELETE FROM event WHERE seq = 7")),
    ("the last event gone", |c, n| run(c, &format!("DELETE FROM event WHERE seq = {}", n - 1))),
    ("the last five gone", |c, n| run(c, &format!("DELETE FROM event WHERE seq >= {}", n - 5))),
    ("all events gone", |c, _| run(c, "DELETE FROM event")),
    ("all later events moved up by one gap", |c, n| {
        run(c, "DELETE FROM event WHERE seq = 7");
        for seq in 8..n {
            run(c, &format!("UPDATE event SET seq = {} WHERE seq = {seq}", seq - 1));
        }
    }),
    ("an event added at the end", |c, n| {
        run(c, &format!("INSERT INTO event SELECT {n}, leaf, subject, key, actor, at FROM event WHERE seq = 5"));
    }),
    ("two events exchanged", |c, _| {
        let (a, b) = (leaf_of(c, 5), leaf_of(c, 6));
        set_leaf(c, 5, &b);
        set_leaf(c, 6, &a);
    }),
    ("two rows exchanged", |c, _| {
        for (from, to) in [(5, 9_999), (6, 5), (9_999, 6)] {
            run(c, &format!("UPDATE event SET seq = {to} WHERE seq = {from}"));
        }
    }),
    ("an event that is not JSON, in a tree built anew", |c, _| {
        set_leaf(c, 5, b"\xff\x00");
        rebuild(c);
    }),
    ("an event in the middle gone, and the tree built anew", |c, _| {
        run(c, "DELETE FROM event WHERE seq = 7");
        rebuild(c);
    }),
    ("the last two rows exchanged, and the tree built anew", |c, n| {
        for (from, to) in [(n - 2, 9_999), (n - 1, n - 2), (9_999, n - 1)] {
            run(c, &format!("UPDATE event SET seq = {to} WHERE seq = {from}"));
        }
        rebuild(c);
    }),
    ("an event repeated in another's place", |c, _| {
        let a = leaf_of(c, 5);
        set_leaf(c, 6, &a);
    }),
    ("a hash of an event", |c, _| {
        diesel::update(log_hash::table.find(0)).set(log_hash::hash.eq(vec![7; 32])).execute(c).unwrap();
    }),
    ("a hash inside the tree", |c, _| {
        diesel::update(log_hash::table.find(6)).set(log_hash::hash.eq(vec![7; 32])).execute(c).unwrap();
    }),
    ("an event and its own hash", |c, _| {
        let leaf = String::from_utf8(leaf_of(c, 4)).unwrap().replace("active\":true", "active\":false").replace("\"v\":1", "\"v\":1 ");
        set_leaf(c, 4, leaf.as_bytes());
        let index = i64::try_from(reprise::ledger::record_index(4)).unwrap();
        diesel::update(log_hash::table.find(index)).set(log_hash::hash.eq(leaf_hash(leaf.as_bytes()).to_vec())).execute(c).unwrap();
    }),
    ("a hash gone", |c, _| run(c, "DELETE FROM log_hash WHERE idx = 6")),
    ("a hash added", |c, _| {
        let last: i64 = log_hash::table.select(log_hash::idx).order(log_hash::idx.desc()).first(c).unwrap();
        diesel::insert_into(log_hash::table).values((log_hash::idx.eq(last + 1), log_hash::hash.eq(vec![7; 32]))).execute(c).unwrap();
    }),
    ("a private text", |c, _| run(c, "UPDATE event_private SET value = value || '.'")),
    ("a salt", |c, _| {
        diesel::update(event_private::table).set(event_private::salt.eq(vec![7; 32])).execute(c).unwrap();
    }),
    ("a salt cut short", |c, _| {
        diesel::update(event_private::table).set(event_private::salt.eq(vec![7; 3])).execute(c).unwrap();
    }),
    ("a private text under another name", |c, _| run(c, "UPDATE event_private SET field = 'other' WHERE field = 'note'")),
    ("a private text moved to another event", |c, _| {
        run(c, "UPDATE event_private SET seq = 0 WHERE seq = (SELECT max(seq) FROM event_private)")
    }),
    ("a private text nobody wrote", |c, _| {
        let row =
            (event_private::seq.eq(0), event_private::field.eq("note"), event_private::salt.eq(vec![7; 32]), event_private::value.eq("x"));
        diesel::insert_into(event_private::table).values(row).execute(c).unwrap();
    }),
];

mod whoever_owns_the_database_is_found_out {
    use super::*;

    fn each(first: impl Fn() -> Option<House>) {
        for (what, tamper) in TAMPERS {
            let Some(house) = first() else { return };
            let tag = house.received(house.batch().number, "S1").tag;
            house.noted(
                tag,
                Step::Correct {
                    kind: None,
                    specification: reprise::domain::device::Specification { cpu: Some("i5".to_owned()), ..Default::default() },
                },
            );
            house.stocked(house.batch().number, "S2");
            assert!(house.desk.ledger().verify().unwrap().is_clean());
            let (n, root) = house.mark();
            tamper(&mut house.unguarded(), i64::try_from(n).unwrap());
            let report = house.desk.ledger().verify().unwrap();
            assert!(!report.is_clean(), "{what} was not found");
            // A root noted elsewhere reveals any manipulation of the events themselves.
            if !what.contains("beside") && !what.contains("hash ") && !what.contains("private") && !what.contains("salt") {
                assert_ne!((report.events, report.root), (n, hex::encode(root)), "{what} left the root as it was");
            }
        }
    }

    #[test]
    fn sqlite() {
        each(|| Some(House::sqlite()));
    }

    #[test]
    fn postgres() {
        each(House::postgres);
    }
}

// A ledger whose last events were removed with all their hashes is consistent in itself. The tables, and a root noted elsewhere, reveal
// the loss.
both!(a_ledger_cut_short_is_told_by_the_tables, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    let noted = house.mark();
    house.step(tag, Step::AddMedium(disk("WD-1")));
    let longer = house.mark();
    let mut c = house.unguarded();
    let hashes = reprise::ledger::stored_count(noted.0);
    run(&mut c, &format!("DELETE FROM event WHERE seq >= {}; DELETE FROM log_hash WHERE idx >= {hashes}", noted.0));
    assert!(house.desk.ledger().verify().unwrap().is_clean());
    assert_eq!(house.mark(), noted, "the root of a prefix is the root that was");
    assert_ne!(noted, longer);
    let report = house.desk.ledger().check().unwrap();
    assert!(report.findings.iter().any(|f| f.place == format!("device {}", tag.as_str())), "{:?}", report.findings);
});

// An independent implementation of RFC 6962 computes the same root from the stored bytes.
both!(the_root_is_the_standards, |house| {
    house.world();
    let mut other = ct_merkle::mem_backed_tree::MemoryBackedTree::<sha2::Sha256, Vec<u8>>::new();
    for leaf in leaves(house) {
        other.push(leaf);
    }
    let (size, root) = house.mark();
    assert_eq!((size, root.as_slice()), (other.len(), other.root().as_bytes().as_slice()));
    assert_eq!(house.desk.ledger().verify().unwrap().root, hex::encode(root));
});

// Snapshot of the sealed bytes of one event of each kind: canonical JSON, the same on both databases, fixed for ever. A change here breaks
// every existing ledger.
both!(the_form_of_a_leaf, |house| {
    house.world();
    let contact = ContactInput { name: "N".to_owned(), capacity: String::new(), email: "n@reprise.test".to_owned(), phone: String::new() };
    let organisation = crate::support::build::organisation(OrganisationKind::Epn, "EPN", 900);
    let application =
        Application { organisation, unit_number: String::new(), site: Default::default(), contact, others: Vec::new(), consent: true };
    house.desk.partners().apply(application).unwrap();
    house.clock.advance(chrono::Duration::days(8));
    house.desk.partners().erase_expired().unwrap();
    house.desk.ledger().seal_day().unwrap();
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for leaf in leaves(house) {
        let value: serde_json::Value = serde_json::from_slice(&leaf).unwrap();
        assert_eq!(serde_json_canonicalizer::to_vec(&value).unwrap(), leaf, "not canonical: {value}");
        let kind = value["what"]["kind"].as_str().unwrap().to_owned();
        let step = value["what"]["data"]["step"]["step"].as_str().map(|s| format!(" {s}")).unwrap_or_default();
        let mut leaf = String::from_utf8(leaf).unwrap();
        // The salt of a password is drawn by the system.
        if let Some(credential) = value["what"]["data"]["credential"].as_str().filter(|_| kind == "user") {
            leaf = leaf.replace(credential, "(a digest)");
        }
        // It signs the root over such a digest.
        if let Some(line) = value["what"]["data"]["line"].as_str() {
            leaf = leaf.replace(line, "(a signature)");
        }
        first.entry(format!("{kind}{step}")).or_insert(leaf);
    }
    for subject in Subject::ALL.iter().filter(|s| !matches!(s, Subject::Settings | Subject::Ledger)) {
        assert!(first.keys().any(|k| k.split(' ').next() == Some(subject.as_str())), "no event about a {subject}");
    }
    let mut shown = String::new();
    for (kind, leaf) in &first {
        writeln!(shown, "{kind}\n{leaf}\n").unwrap();
    }
    assert_snapshot!("the_form_of_a_leaf", shown);
});

/// A word put into every field that may hold personal data, and then searched for in the ledger.
const MARKER: &str = "Zébulon-Marqueur";

/// Fills every text field that may hold personal data, through the desk.
fn tell_all(house: &House) {
    let desk = &house.desk;
    let (coordinator, technician) = (house.coordinator(), house.technician());
    let text = |n: u32| format!("{MARKER} {n}");
    let mail = |n: u32| format!("{MARKER}.{n}@marqueur.test").replace('é', "e");
    house.user(&text(1), Role::Technician, None);
    let school = house.school();
    let contact = ContactInput { name: text(2), capacity: text(3), email: mail(4), phone: text(5) };
    let id = desk.partners().add_contact(coordinator, &school.id, &contact).unwrap();
    desk.partners().add_contact(coordinator, &school.id, &contact).unwrap();
    desk.partners().erase_contact(coordinator, &school.id, &id).unwrap();
    desk.accounts().add_token(technician, &technician.actor.user, &text(6), true).unwrap();
    let batch = desk.batches().open(coordinator, &decision(&house.donor())).unwrap().number;
    let csv = format!("type;marque;modèle;n° de série;utilisateur;remarque\nlaptop;Lenovo;T480;A1;{MARKER};{MARKER}\n");
    let preview = desk.batches().preview_manifest(csv.as_bytes(), None).unwrap();
    desk.batches().load_manifest(coordinator, batch, &preview).unwrap();
    let tag = house.received(batch, "A1").tag;
    let note = |n: u32, step: Step| desk.devices().step(technician, tag, step, Some(&text(n)), None).unwrap();
    let location = house.place("A-01");
    note(10, Step::AddMedium(disk("WD-1")));
    note(11, erase(1));
    note(12, Step::Hold { reason: HoldReason::Other });
    note(13, Step::Release { reason: HoldReason::Other });
    note(14, crate::support::build::passed(reprise::domain::device::kind::Kind::Laptop, reprise::domain::device::condition::Grade::A));
    note(15, Step::Grade { lower_to: None });
    note(
        16,
        Step::Correct {
            kind: None,
            specification: reprise::domain::device::Specification { cpu: Some("i5".to_owned()), ..Default::default() },
        },
    );
    note(17, Step::Stock { location });
    note(18, Step::Rework {});
    note(19, Step::Grade { lower_to: None });
    note(20, Step::Stock { location: "A-01".to_owned() });
    let report = serde_json::json!({ "id": text(30), "class": "system", "description": "Notebook", "vendor": "Lenovo", "product": "T480",
        "serial": "UNKNOWN", "configuration": { "owner": text(31) } });
    let kept = desk.evidence().keep(technician, None, serde_json::to_vec(&report).unwrap()).unwrap();
    desk.evidence().dismiss(technician, &EvidenceId::new(kept.evidence.as_str()), &text(32)).unwrap();
    let ask = |n| reprise::desk::request::entry::RequestInput { project: Some(text(n)), ..laptops(&school, 1) };
    for (n, step) in [(40, RequestStep::Withdraw), (42, RequestStep::Decline)] {
        let request = desk.requests().enter(house.clerk(), ask(n)).unwrap().number;
        desk.requests().advance(coordinator, request, RequestStep::Submit, Some(&text(n))).unwrap();
        desk.requests().advance(coordinator, request, step, Some(&text(n + 1))).unwrap();
    }
    let request = house.request(&school, 1).number;
    desk.requests().allocate(coordinator, request, vec![1], &text(50)).unwrap();
    desk.requests().reserve(coordinator, request, tag).unwrap();
    desk.requests().unreserve(coordinator, tag, Some(&text(51))).unwrap();
    desk.requests().reserve(coordinator, request, tag).unwrap();
    let act = desk.handovers().begin(technician, request, "Dépôt").unwrap().number;
    desk.handovers().cancel(technician, act, Some(&text(52))).unwrap();
    let act = desk.handovers().begin(technician, request, "Dépôt").unwrap().number;
    desk.handovers().pick(technician, act, tag).unwrap();
    let drawn = Signature { name: text(53), capacity: text(54), strokes: "[[[0.123456,0.5],[0.7,0.654321]]]".to_owned(), typed: false };
    desk.handovers().sign(technician, act, &drawn, &typed(&text(55))).unwrap();
    let back = ReturnInput {
        devices: vec![tag],
        reason: ReturnReason::Other,
        location: None,
        note: Some(text(56)),
        exchange: false,
        seen: Vec::new(),
    };
    desk.handovers().take_back(technician, back).unwrap();
    desk.batches().close(coordinator, batch, Some(&text(57))).unwrap();
}

// No leaf contains personal data.
both!(no_person_is_in_the_ledger, |house| {
    tell_all(house);
    for (seq, leaf) in leaves(house).iter().enumerate() {
        let text = String::from_utf8_lossy(leaf).to_lowercase();
        for word in ["zébulon", "zebulon", "marqueur", "0.123456", "0.654321", "u00e9"] {
            assert!(!text.contains(word), "event {seq} holds '{word}': {text}");
        }
    }
    let columns: Vec<(String, String, String)> =
        event::table.select((event::subject, event::key, event::actor)).load(&mut house.connection()).unwrap();
    assert!(columns.iter().all(|(s, k, a)| ![s, k, a].iter().any(|t| t.to_lowercase().contains("marqueur"))));
    // The texts are stored beside the ledger.
    assert!(house.count("event_private WHERE value LIKE '%Marqueur%'") > 25);
    house.assert_sound();
});

// Personal data can be erased without breaking the ledger.
both!(what_was_told_can_be_forgotten, |house| {
    tell_all(house);
    // The erased contact left nothing in the ledger or beside it; the second contact is still there.
    let there: Vec<String> = contact::table.select(contact::id).load(&mut house.connection()).unwrap();
    assert_eq!(there.len(), 1);
    let told = "event_private JOIN event ON event.seq = event_private.seq WHERE event.subject = 'contact' AND event.key";
    assert_eq!(house.count(&format!("{told} = '{}'", there[0])), 4);
    assert_eq!(house.count(&format!("{told} <> '{}'", there[0])), 0);
    // All other personal data can be erased too, and every hash stays what it was. Done without an event, it is missed.
    let before = house.mark();
    house.sql("DELETE FROM event_private");
    let report = house.desk.ledger().verify().unwrap();
    assert!(!report.is_clean() && report.findings.iter().all(|f| f.what.contains("no event says that it was erased")), "{report:#?}");
    assert_eq!(house.mark(), before);
});

/// A commitment depends on the salt, the field and the value.
#[test]
fn a_commitment_says_nothing_without_its_salt() {
    let (salt, other) = ([1; 32], [2; 32]);
    assert_eq!(commitment(&salt, "note", "a"), commitment(&salt, "note", "a"));
    for (s, field, value) in [(&other, "note", "a"), (&salt, "motive", "a"), (&salt, "note", "b"), (&salt, "notea", "")] {
        assert_ne!(commitment(&salt, "note", "a"), commitment(s, field, value));
    }
    // Equal texts of two people have different commitments, because each has a fresh salt.
    let house = House::sqlite();
    let tag = house.received(house.batch().number, "S1").tag;
    for reason in [HoldReason::Other, HoldReason::AwaitingPart] {
        house.noted(tag, Step::Hold { reason });
    }
    let notes = event_private::table.filter(event_private::field.eq("note"));
    let salts: Vec<Vec<u8>> = notes.select(event_private::salt).load(&mut house.connection()).unwrap();
    assert_eq!(salts.len(), 2);
    assert_ne!(salts[0], salts[1]);
}

// A clock set back does not change the order of events, which follows their sequence numbers.
both!(a_clock_set_back, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    house.clock.advance(chrono::Duration::days(-3 * 365));
    house.step(tag, Step::AddMedium(disk("WD-1")));
    house.clock.advance(chrono::Duration::days(3 * 365));
    house.step(tag, erase(1));
    house.assert_sound();
});

// The access log records what an auditor reads, and nobody else's reading.
both!(what_an_auditor_looks_at_is_on_record_and_nobody_else_s_reading_is, |house| {
    use crate::api::door::Door;
    let door = Door::of(house);
    let (auditor, technician) = (door.someone("looks", Role::Auditor, None), door.someone("works", Role::Technician, None));
    let tag = house.received(house.listed(&["S1"]).number, "S1").tag;
    let root = house.mark();
    for token in [&auditor, &technician] {
        assert_eq!(door.ask("GET", &format!("/api/v1/devices/{}", tag.as_str()), token).go().status, 200);
        house.clock.advance(chrono::Duration::seconds(1));
        assert_eq!(door.ask("GET", "/api/v1/devices?q=Peeters", token).go().status, 200);
        assert_eq!(door.ask("GET", "/api/v1/devices/00000000", token).go().status, 404);
    }
    let looks = house.desk.read(|c| Ok(reprise::store::access_log::newest(c, None, 10)?)).unwrap();
    let paths: Vec<&str> = looks.iter().map(|r| r.path.as_str()).collect();
    assert_eq!(
        paths,
        ["/api/v1/devices", &format!("/api/v1/devices/{}", tag.as_str())],
        "newest first; no search text, nothing of the technician"
    );
    assert_eq!(house.mark(), root, "reading is not a step on the road");
});
