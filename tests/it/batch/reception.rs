//! Guards the end and the undoing of receptions: a mistake is taken back by who made it within the shift, closing says what will be
//! missing, a closed reception can be opened again with a reason, and what was chosen for extras never overrides the list.

use crate::api::door::Door;
use crate::pages::Reader;
use crate::support::house::{House, both};
use chrono::Duration;
use reprise::desk::batch::intake::Arrival;
use reprise::desk::device::scan_command::Commanded;
use reprise::desk::device::scan_result::{Mode, Scan, Scanned};
use reprise::desk::error::ErrorCode;
use reprise::desk::{Acting, DeskError};
use reprise::domain::account::actor::Role;
use reprise::domain::device::Device;
use reprise::domain::device::command::{Card, Command};
use reprise::domain::device::kind::Kind;
use reprise::domain::device::step::{Step, StepKind};
use reprise::domain::device::tag::Tag;
use reprise::domain::number::Number;
use reprise::store;
use serde_json::json;

fn scanned(house: &House, batch: Number, code: &str) -> Device {
    let mode = Mode::Receive { batch, location: None };
    match house.desk.devices().scan(house.technician(), &Scan { id: String::new(), code: code.to_owned(), at: None, mode }) {
        Scanned::Done(device) => *device,
        other => panic!("{code}: {other:?}"),
    }
}

fn undo(house: &House, acting: &Acting, last: &str) -> Result<Commanded, DeskError> {
    house.desk.devices().run_command(acting, "", &Card::plain(Command::Undo), last, "par carte")
}

fn extra(house: &House, batch: Number, code: &str, tag: Option<Tag>) -> Device {
    let (code, tag) = (Some(code.to_owned()), tag.map(|t| t.to_string()));
    let arrival = Arrival { code, tag, extra: true, kind: Some(Kind::Monitor), ..Arrival::default() };
    house.desk.batches().receive(house.technician(), batch, arrival).unwrap()
}

fn is_known(house: &House, tag: Tag) -> bool {
    house.desk.read(|c| Ok(store::device::find(c, &tag)?)).unwrap().is_some()
}

// Undone, the device was never here: the balance, the line, the serial number and the label are free, and everything replays.
both!(a_reception_scanned_by_mistake_is_undone, |house| {
    let batch = house.listed(&["PC1", "PC2"]).number;
    let before = house.desk.batches().balance(batch).unwrap().1;
    let wrong = scanned(house, batch, "PC1");
    let Ok(Commanded::Took(gone, StepKind::Unreceive)) = undo(house, house.technician(), "PC1") else { panic!() };
    assert_eq!(gone.tag, wrong.tag);
    assert_eq!(house.desk.batches().balance(batch).unwrap().1, before);
    assert!(!is_known(house, wrong.tag));
    assert!(matches!(undo(house, house.technician(), wrong.tag.as_str()), Err(DeskError::NotFound(..))), "there is nothing to undo");
    house.assert_sound();
    let again = scanned(house, batch, "PC1");
    assert_eq!(again.line, Some(1));
    // An extra is held as it is received: one undo takes back both, and the same label can be bound again.
    let stray = extra(house, batch, "STRAY-1", None);
    assert_eq!(stray.holds.len(), 1);
    undo(house, house.technician(), "STRAY-1").unwrap();
    assert!(!is_known(house, stray.tag));
    let bound = extra(house, batch, "STRAY-2", Some(stray.tag));
    assert_eq!((bound.tag, bound.version, bound.holds.len()), (stray.tag, 2, 1));
    house.step(bound.tag, Step::Move { location: house.place("A-01") });
    house.assert_sound();
});

// Only by who did it, within the shift, while the reception is open, and only when nothing else happened to the device.
both!(a_reception_is_undone_by_its_person_within_the_shift, |house| {
    let batch = house.listed(&["PC1", "PC2", "PC3", "PC4"]).number;
    let other = house.user("somebody else", Role::Technician, None);
    scanned(house, batch, "PC1");
    assert_eq!(house.because(|| undo(house, &other, "PC1").map(drop)), ErrorCode::NotYourStep);
    house.clock.advance(Duration::hours(12));
    undo(house, house.technician(), "PC1").unwrap();
    scanned(house, batch, "PC1");
    house.clock.advance(Duration::hours(12) + Duration::minutes(1));
    assert_eq!(house.because(|| undo(house, house.technician(), "PC1").map(drop)), ErrorCode::UndoTooLate);
    let described = scanned(house, batch, "PC2");
    house.step(described.tag, Step::AddMedium(crate::support::build::disk("D1")));
    assert_eq!(house.because(|| undo(house, house.technician(), "PC2").map(drop)), ErrorCode::CannotUndo);
    house.place("A-01");
    let counted = scanned(house, batch, "PC3");
    assert!(is_known(house, counted.tag));
    house.counted(&[], "A-01", &[]);
    assert_eq!(house.because(|| undo(house, house.technician(), "PC3").map(drop)), ErrorCode::CannotUndo);
    scanned(house, batch, "PC4");
    house.desk.batches().close(house.coordinator(), batch, None).unwrap();
    assert_eq!(house.because(|| undo(house, house.technician(), "PC4").map(drop)), ErrorCode::BatchClosed);
    house.assert_sound();
});

// By the button of the page and by the API.
both!(an_undo_is_offered_where_devices_are_received, |house| {
    let batch = house.listed(&["PC1", "PC2"]).number;
    let reader = Reader::staff(house, house.technician());
    let path = format!("/batches/{batch}/receive");
    assert!(reader.get(&format!("/batches/{batch}")).must(200).contains("data-scan-undo"));
    reader.post(&path, &[("code", "PC1")]).must(200);
    let told = reader.post(&path, &[("code", ""), ("undo", "CMD-UNDO"), ("last", "PC1"), ("id", "u1")]).must(200);
    assert!(told.contains("Réception annulée"), "{told}");
    assert_eq!(house.desk.batches().balance(batch).unwrap().1.received, 0);
    let tag = scanned(house, batch, "PC2").tag;
    let door = Door::of(house);
    let token = door.token("technician", true);
    let undone = door.post(&token, &format!("devices/{}/undo", tag.as_str()), json!({"note": "mauvaise palette"})).must(200);
    assert_eq!(undone, json!({"step": "unreceive"}));
    assert_eq!(door.post(&token, &format!("devices/{}/undo", tag.as_str()), json!({})).status.as_u16(), 404);
    house.assert_sound();
});

// Closing asks with the count and the lines; what came in meanwhile asks again; opening again needs a reason.
both!(closing_says_what_will_be_missing_and_can_be_taken_back, |house| {
    let batch = house.listed(&["PC1", "PC2", "PC3"]).number;
    let reader = Reader::staff(house, house.technician());
    scanned(house, batch, "PC2");
    let (page, path) = (format!("/batches/{batch}"), format!("/batches/{batch}/close"));
    let asked = reader.get(&path).must(200);
    assert!(asked.contains("2 lignes manqueront.") && asked.contains("PC1") && asked.contains("PC3") && !asked.contains("PC2"), "{asked}");
    scanned(house, batch, "PC3");
    assert!(reader.post(&path, &[("missing", "2"), ("note", "fini")]).must(409).contains("Une ligne manquera."));
    reader.post(&path, &[]).must(409);
    assert!(house.desk.batches().balance(batch).unwrap().0.closed.is_none());
    assert_eq!(reader.post(&path, &[("missing", "1"), ("note", "fini")]).onward(), page);
    assert_eq!(house.desk.batches().balance(batch).unwrap().1.missing, 1);
    assert_eq!(reader.get(&path).onward(), page);
    let reopen = format!("/batches/{batch}/reopen");
    reader.post(&reopen, &[("note", " ")]).must(422);
    assert_eq!(reader.post(&reopen, &[("note", "une palette oubliée")]).onward(), page);
    let (open, balance) = house.desk.batches().balance(batch).unwrap();
    assert_eq!((open.closed, balance.expected, balance.missing), (None, 1, 0));
    assert_eq!(house.because(|| house.desk.batches().reopen(house.coordinator(), batch, Some("encore"))), ErrorCode::BatchNotClosed);
    scanned(house, batch, "PC1");
    house.assert_sound();
});

// A kind, a maker and a model that stand in the form for extras do not change what the list says.
both!(what_is_chosen_for_extras_never_overrides_the_list, |house| {
    let batch = house.listed(&["PC1", "PC2"]).number;
    let reader = Reader::staff(house, house.technician());
    let fields = |code: &'static str| [("code", code), ("kind", "monitor"), ("manufacturer", "Eizo"), ("model", "S2133")];
    reader.post(&format!("/batches/{batch}/receive"), &fields("PC1")).must(200);
    let extra = [("extra", "yes")];
    let pairs: Vec<(&str, &str)> = fields("PC2").into_iter().chain(extra).collect();
    reader.post(&format!("/batches/{batch}/receive"), &pairs).must(200);
    let pairs: Vec<(&str, &str)> = fields("SCREEN-1").into_iter().chain(extra).collect();
    reader.post(&format!("/batches/{batch}/receive"), &pairs).must(200);
    let what = |code: &str| {
        let devices = house.desk.read(|c| Ok(store::device::with_serial(c, code)?)).unwrap();
        let device = devices.first().unwrap_or_else(|| panic!("{code} was not received"));
        (device.kind, device.specification.manufacturer.clone().unwrap(), device.line)
    };
    assert_eq!(what("PC1"), (Kind::Laptop, "Lenovo".to_owned(), Some(1)));
    assert_eq!(what("PC2"), (Kind::Laptop, "Lenovo".to_owned(), Some(2)));
    assert_eq!(what("SCREEN-1"), (Kind::Monitor, "Eizo".to_owned(), None));
    // Scanned again, it is there already: a kind in the form makes no refusal of it.
    let again = reader.send(&format!("/batches/{batch}/receive"), &fields("PC1"), "application/json");
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&again.bytes).unwrap()["tone"], "warn");
    house.assert_sound();
});
