//! Guards the scan bench while offline: late scans count once, in the name of the person who made them, and the cached page holds no
//! names.

use crate::pages::Reader;
use crate::support::build::disk;
use crate::support::house::{House, both, once};
use chrono::Duration;
use reprise::desk::DeskError;
use reprise::desk::device::scan_result::{Found, Mode, Scan, Scanned};
use reprise::desk::error::ErrorCode;
use reprise::desk::evidence::sanitisation_statement::StatementInput;
use reprise::domain::device::command::{Card, Command};
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use serde_json::Value;

const JSON: &str = "application/json";

fn go(house: &House, id: &str, tag: Tag, place: &str) -> Scanned {
    let mode = Mode::Move { location: place.to_owned() };
    house.desk.devices().scan(house.technician(), &Scan { id: id.to_owned(), code: tag.to_string(), at: None, mode })
}

// The offline scan bench retries for thirty days, and the stored answer is kept one day longer. Other idempotency keys still expire after
// a day.
both!(a_scan_sent_again_after_a_long_weekend_counts_once, |house| {
    for place in ["A-01", "A-02", "A-03"] {
        house.place(place);
    }
    let batch = house.batch().number;
    let [tag, other] = ["S1", "S2"].map(|serial| house.received(batch, serial).tag);
    house.step(other, Step::AddMedium(disk("D1")));
    assert!(matches!(go(house, "monday", tag, "A-01"), Scanned::Done(_)));
    let card =
        || house.desk.devices().run_command(house.technician(), "card", &Card::plain(Command::Hold), other.as_str(), "par carte").unwrap();
    card();
    let form = once(house.technician(), "form", "label");
    let tick = |place: &str| house.desk.devices().step(&form, tag, Step::Move { location: place.to_owned() }, None, None);
    tick("A-02").unwrap();
    let before = house.mark();
    tick("A-02").unwrap();
    assert_eq!(house.mark(), before);

    house.clock.advance(Duration::days(30));
    assert!(matches!(go(house, "later", other, "A-03"), Scanned::Done(_)), "a write forgets what is over");
    let before = house.mark();
    let Scanned::Done(answer) = go(house, "monday", tag, "A-01") else { panic!() };
    assert_eq!(answer.location.as_deref(), Some("A-01"), "the answer of the first time");
    card();
    assert_eq!((house.mark(), house.device(tag).location.as_deref()), (before, Some("A-02")), "and nothing was done again");
    assert_eq!(house.device(other).holds.len(), 1);
    assert!(tick("A-01").is_ok(), "a form of thirty days ago is a new form");
    assert_ne!(house.mark(), before);

    house.clock.advance(Duration::days(2));
    assert!(matches!(go(house, "again", other, "A-01"), Scanned::Done(_)));
    assert_eq!(house.count("once"), 2, "after 31 days the scans of that day are forgotten too");
    house.assert_sound();
});

// A queued scan is refused in another person's session.
both!(a_scan_is_never_sent_in_the_name_of_another, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    house.place("A-01");
    house.technician();
    house.verifier();
    let [first, second] = ["technician", "verifier"].map(|name| Reader::new(house, name));
    let key = |reader: &Reader| {
        let html = reader.get("/scan").must(200);
        html.split("data-who=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (ours, theirs) = (key(&first), key(&second));
    assert!(ours.len() == 20 && ours != theirs && key(&first) == ours, "one key for each person, always the same");
    let send = |reader: &Reader, who: &str| {
        let scan = [("id", "1"), ("code", tag.as_str()), ("mode", "move"), ("place", "A-01"), ("who", who)];
        reader.send("/scan", &scan, JSON)
    };
    let before = house.mark();
    let refused: Value = serde_json::from_str(&send(&second, &ours).must(409)).unwrap();
    assert_eq!((refused["code"].as_str(), house.mark()), (Some("other_person"), before));
    let batch = house.listed(&["S2"]).number;
    let before = house.mark();
    second.send(&format!("/batches/{batch}/receive"), &[("code", "S2"), ("id", "2"), ("who", &ours)], JSON).must(409);
    assert_eq!(house.mark(), before);
    send(&first, &ours).must(200);
    assert_eq!(house.device(tag).location.as_deref(), Some("A-01"));
    // A form without script names no person; the session does.
    second.post("/scan", &[("code", tag.as_str()), ("mode", "move"), ("place", "A-01")]).must(200);
});

/// The offline copy of the page contains no name.
#[test]
fn what_a_device_keeps_of_the_bench_names_nobody() {
    let house = House::sqlite();
    let batch = house.batch().number;
    house.place("A-01");
    let reader = Reader::staff(&house, house.technician());
    let page = reader.get("/scan").must(200);
    let kept = reader.get("/scan/offline");
    assert!(kept.header("content-type").starts_with("text/html"));
    let kept = kept.must(200);
    let name = "<b>technician</b>";
    assert!(page.contains(name) && !kept.contains(name) && !kept.contains("technician@"), "no name in the copy");
    assert!(!kept.contains("/sign-out") && !kept.contains("href=\"/devices\"") && !kept.contains("action=\"/language\""));
    for needed in [&format!("receive:{batch}"), "value=\"A-01\"", "data-scan-form", "data-who=\""] {
        assert!(kept.contains(needed), "{needed}");
    }
    // The auditor may not scan, so gets no offline copy of the page either.
    let auditor = Reader::staff(&house, house.auditor());
    assert_eq!(auditor.get("/scan/offline").status, 403);
}

/// Only the scan bench may use the camera, and the service worker caches this version's files.
#[test]
fn the_bench_alone_may_open_the_camera_and_the_worker_keeps_the_files_of_this_program() {
    let house = House::sqlite();
    let reader = Reader::staff(&house, house.technician());
    for (path, camera) in [("/scan", "camera=(self)"), ("/scan/offline", "camera=(self)"), ("/", "camera=()"), ("/devices", "camera=()")] {
        let answer = reader.get(path);
        assert_eq!(answer.header("permissions-policy").split(',').next(), Some(camera), "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("worker-src 'self'") && policy.contains("manifest-src 'self'"), "{policy}");
    }
    let page = reader.get("/scan").must(200);
    let version = page.split("/asset/").nth(1).unwrap().split('/').next().unwrap();
    let worker = reader.get("/sw.js");
    assert_eq!((worker.header("cache-control"), worker.header("content-type")), ("no-cache", "text/javascript; charset=utf-8"));
    let worker = worker.must(200);
    assert!(worker.starts_with(&format!("const VERSION = \"{version}\";\n")), "{}", &worker[..80]);
    let files: Vec<String> = serde_json::from_str(worker.split("const FILES = ").nth(1).unwrap().split(";\n").next().unwrap()).unwrap();
    for file in &files {
        let found = reader.get(file);
        assert_eq!((found.status, found.header("cache-control")), (200, "public, max-age=31536000, immutable"), "{file}");
    }
    // Every module that one of these files imports is in the list too, because nothing else is available offline.
    for file in files.iter().filter(|f| f.ends_with(".js")) {
        let text = reader.get(file).html();
        for import in text.lines().filter(|l| l.starts_with("import ")) {
            let name = import.split("\"./").nth(1).unwrap().split('"').next().unwrap();
            assert!(files.iter().any(|f| f.ends_with(&format!("/{name}"))), "{file} imports {name}");
        }
    }
    for (language, named) in [("fr", "poste de scan"), ("nl", "scanwerkbank"), ("en", "scan bench")] {
        let manifest: Value = serde_json::from_str(&reader.get(&format!("/manifest/{language}")).must(200)).unwrap();
        assert!(manifest["name"].as_str().unwrap().contains(named), "{manifest}");
        for icon in manifest["icons"].as_array().unwrap() {
            let picture = image::load_from_memory(&reader.get(icon["src"].as_str().unwrap()).bytes).unwrap();
            assert_eq!(icon["sizes"], format!("{}x{}", picture.width(), picture.height()));
        }
    }
    assert_eq!(reader.get("/manifest/de").status, 404);
}

/// The text that a computer with a Belgian keyboard layout receives from a scanner set to the American layout.
fn mistyped(text: &str) -> String {
    let keys = |c: char| "1234567890-/:AQZWM".chars().position(|k| k == c);
    text.chars().map(|c| keys(c).map_or(c, |i| "&é\"'(§è!çà)=MQAWZ?".chars().nth(i).unwrap())).collect()
}

// Scanned statement numbers, and codes typed in another keyboard layout, are understood.
both!(statements_and_other_keyboards_are_understood, |house| {
    let batch = house.listed(&["S1", "5CD1234XYZ"]).number;
    let tag = house.received(batch, "S1").tag;
    house.place("A-01");
    house.step(tag, Step::AddMedium(disk("D1")));
    house.wiped(tag, 1);
    let statement =
        house.desk.evidence().attest(house.technician(), StatementInput { device: Some(tag), batch: None, language: None }).unwrap().number;
    let reader = Reader::staff(house, house.technician());
    let look = |code: &str| -> Value { serde_json::from_str(&reader.send("/scan", &[("code", code)], JSON).must(200)).unwrap() };
    let document = format!("/documents/{statement}");
    assert_eq!(look(&statement.to_string())["href"], document.as_str());
    assert_eq!(reader.get(&document).status, 200);
    assert!(matches!(house.desk.devices().resolve("EFF-2026-999999"), Err(DeskError::Conflict(f)) if f.code == ErrorCode::UnknownCode));

    let address = tag.payload(Some("https://reprise.example"));
    for code in [&tag.to_string(), tag.as_str(), &address] {
        assert!(matches!(house.desk.devices().resolve(&mistyped(code)), Ok(Found::Device(d)) if d.tag == tag), "{}", mistyped(code));
    }
    assert!(matches!(house.desk.devices().resolve(&mistyped("LOC:A-01")), Ok(Found::Location(place)) if place == "A-01"));
    assert!(matches!(house.desk.devices().resolve(&mistyped(&statement.to_string())), Ok(Found::Document(n)) if n == statement));
    // An unknown code is reported as it was typed.
    let Err(DeskError::Conflict(field_error)) = house.desk.devices().resolve("éé(ZZ") else { panic!() };
    assert_eq!((field_error.code, field_error.seen.as_str()), (ErrorCode::UnknownCode, "éé(ZZ"));
    // Receiving looks codes up in the manifest.
    let receive = |code: &str| {
        let scan = Scan { id: String::new(), code: code.to_owned(), at: None, mode: Mode::Receive { batch, location: None } };
        house.desk.devices().scan(house.technician(), &scan)
    };
    let Scanned::Done(device) = receive(&mistyped("5CD1234XYZ")) else { panic!() };
    assert_eq!(device.specification.serial.as_deref(), Some("5CD1234XYZ"));
    // The layout is corrected only when nothing matches the typed text: this serial number exists as typed.
    let house_serial = house.listed(&["É'(ZZ"]).number;
    let own = house.received(house_serial, "É'(ZZ").tag;
    assert!(matches!(house.desk.devices().resolve("É'(ZZ"), Ok(Found::Device(d)) if d.tag == own));
    house.assert_sound();
});
