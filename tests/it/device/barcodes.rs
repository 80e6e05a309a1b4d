//! Guards codes as scanners and makers print them: the line or the device is found, what was scanned and what was understood are both
//! shown, and no number is made up.

use crate::api::door::Door;
use crate::pages::Reader;
use crate::support::house::{House, both};
use reprise::desk::batch::intake::Arrival;
use reprise::desk::device::scan_result::{Found, Mode, Scan, Scanned};
use reprise::desk::error::ErrorCode;
use reprise::domain::device::Device;
use reprise::domain::device::barcode::{Form, understood};
use reprise::domain::device::kind::Kind;
use reprise::domain::number::Number;
use serde_json::{Value, json};

/// The made-up scans of the field, one on each line after the list they belong to.
const SCANS: &str = include_str!("../../fixtures/cases/24-barcodes-of-makers/scans.txt");

fn receive(house: &House, batch: Number, code: &str) -> Scanned {
    let mode = Mode::Receive { batch, location: None };
    house.desk.devices().scan(house.technician(), &Scan { id: String::new(), code: code.to_owned(), at: None, mode })
}

#[track_caller]
fn line_of(house: &House, batch: Number, code: &str) -> Device {
    match receive(house, batch, code) {
        Scanned::Done(device) => *device,
        other => panic!("{code:?}: {other:?}"),
    }
}

#[track_caller]
fn refused(house: &House, batch: Number, code: &str) -> ErrorCode {
    match receive(house, batch, code) {
        Scanned::Refused(error) => house.because(|| Err::<(), _>(error)),
        other => panic!("{code:?}: {other:?}"),
    }
}

#[test]
fn the_scans_of_the_field_find_their_line() {
    let mut lines = SCANS.lines();
    assert_eq!(lines.next(), Some("list: serial PC131TBF (model ThinkPad T480s)"));
    let scans: Vec<&str> = lines.filter(|l| !l.is_empty()).collect();
    assert_eq!(scans.len(), 3);
    for code in scans {
        let house = House::sqlite();
        let batch = house.listed(&["PC131TBG", "PC131TBF"]).number;
        let device = line_of(&house, batch, code);
        assert_eq!((device.line, device.specification.serial.as_deref()), (Some(2), Some("PC131TBF")), "{code}");
        house.assert_sound();
    }
}

// Each form of a maker finds the line in reception, and the device afterwards in every other mode.
both!(a_makers_barcode_finds_the_line_and_then_the_device, |house| {
    let express = u64::from_str_radix("7QK3LM3", 36).unwrap().to_string();
    let scans = [
        ("PC131TB0", "]C0PC131TB0".to_owned(), Form::Aim),
        ("PC131TB1", "1S20L8S07A14PC131TB1".to_owned(), Form::Lenovo),
        ("L3A1234", "1S7663CTOL3A1234".to_owned(), Form::Lenovo),
        ("PC131TB2", "SPC131TB2".to_owned(), Form::DataIdentifier),
        ("PC131TB3", "Serial No. PC131TB3".to_owned(), Form::Labelled),
        ("PC131TB4", "[)>\u{1e}06\u{1d}1P20L8S07A14\u{1d}SPC131TB4\u{1d}Q1\u{1e}\u{4}".to_owned(), Form::DataIdentifier),
        ("PC131TB5", "]C10109506000134352\u{1d}21PC131TB5".to_owned(), Form::Gs1),
        ("PC131TB6", "(01)09506000134352(21)PC131TB6".to_owned(), Form::Gs1),
        ("7QK3LM3", express, Form::DellExpress),
        ("7QK3LM4", "https://www.dell.example/qr/7QK3LM4?lang=nl".to_owned(), Form::Address),
        ("5CG9123ABC", "5CG9123ABC\n3JX12EA#ABB\n2019".to_owned(), Form::Field),
        ("6F12CBCXV5R0ZZ", "CT: 6F12CBCXV5R0ZZ".to_owned(), Form::Component),
        ("PC131TB7", "SER:PC131TB7".to_owned(), Form::Labelled),
        ("PC131TB8", "S:PC131TB8".to_owned(), Form::Labelled),
        ("PC131TB9", "1S 20KHS0AB00 PC131TB9".to_owned(), Form::Lenovo),
        ("8CG8321PZZ", "8CG8321PZZ 2UE01EA#ABB".to_owned(), Form::Field),
        ("7QK3LM5", format!("ESC {}", u64::from_str_radix("7QK3LM5", 36).unwrap()), Form::DellExpress),
        ("12345678901", "12345678901".to_owned(), Form::Keyboard),
    ];
    let serials: Vec<&str> = scans.iter().map(|(serial, ..)| *serial).collect();
    let batch = house.listed(&serials).number;
    for (serial, code, form) in &scans {
        let device = line_of(house, batch, code);
        assert_eq!(device.specification.serial.as_deref(), Some(*serial), "{code}");
        let read = understood(code, &device, true);
        if *form == Form::Keyboard {
            assert_eq!(read, None, "a code that stands on the list is nothing else");
            continue;
        }
        let read = read.unwrap();
        assert_eq!((read.reading.text.as_str(), read.reading.form, read.taken), (*serial, *form, true), "{code}");
        assert!(matches!(receive(house, batch, code), Scanned::Already(again) if again.tag == device.tag), "{code}");
        assert!(matches!(house.desk.devices().resolve(code), Ok(Found::Device(found)) if found.tag == device.tag), "{code}");
    }
    house.assert_sound();
});

// The code itself comes first; an understanding counts only when it names one line.
both!(the_whole_code_comes_first_and_two_readings_are_none, |house| {
    let batch = house.listed(&["SPC131TBF", "PC131TBF", "20L8S07", "5CG9123ABC", "CZC7151XYZ"]).number;
    assert_eq!(line_of(house, batch, "SPC131TBF").line, Some(1));
    assert_eq!(line_of(house, batch, "PC131TBF").line, Some(2));
    let two = "5CG9123ABC;CZC7151XYZ";
    assert_eq!(refused(house, batch, two), ErrorCode::Ambiguous);
    assert_eq!(refused(house, batch, "]C0NOTHING12"), ErrorCode::NotListed);
    assert_eq!(refused(house, batch, "S/N: NOTHING1"), ErrorCode::NotListed);
    let extra = |code: &str| {
        let arrival = Arrival { code: Some(code.to_owned()), extra: true, kind: Some(Kind::Laptop), ..Arrival::default() };
        house.desk.batches().receive(house.technician(), batch, arrival).unwrap()
    };
    let serial = |device: &Device| device.specification.serial.clone().unwrap();
    // A device that no list names: a form that leaves no doubt gives its number, any other is kept as it was scanned.
    for (code, kept) in [
        ("]C0PF000001", "PF000001"),
        ("S/N: PF000002", "PF000002"),
        ("1S20L8S07A14PF000003", "PF000003"),
        ("SPF000004", "SPF000004"),
        ("16543058091", "16543058091"),
        ("5CG9123ABC;CZC7151XYZ;", "5CG9123ABC;CZC7151XYZ;"),
    ] {
        let device = extra(code);
        assert_eq!((serial(&device).as_str(), device.line), (kept, None), "{code}");
    }
    let doubtful = extra("SPF000005");
    let read = understood("SPF000005", &doubtful, true).unwrap();
    assert_eq!((read.reading.text.as_str(), read.taken), ("PF000005", false));
    assert_eq!(understood("SPF000005", &doubtful, false), None, "said once, when it is received");
    house.assert_sound();
});

// A scanner that says which symbology it read works with our own labels, cards and places too.
both!(a_scanner_that_names_the_symbology_reads_our_own_labels, |house| {
    let batch = house.listed(&["PC131TBF"]).number;
    let place = house.place("A-01");
    let reader = Reader::staff(house, house.technician());
    let say =
        |fields: &[(&str, &str)]| -> Value { serde_json::from_slice(&reader.send("/scan", fields, "application/json").bytes).unwrap() };
    let mode = format!("receive:{batch}");
    let told = say(&[("code", "]C0LOC:A-01"), ("mode", &mode), ("id", "1")]);
    assert_eq!(told["place"], json!(place));
    let told = say(&[("code", "]C0PC131TBF"), ("mode", &mode), ("place", &place), ("id", "2")]);
    assert_eq!(told["tone"], "ok");
    let text = told["text"].as_str().unwrap();
    assert!(text.contains("]C0PC131TBF") && text.contains(" PC131TBF"), "{text}");
    let tag = told["tag"].as_str().unwrap();
    assert_eq!(say(&[("code", &format!("]Q1{tag}")), ("mode", "look"), ("id", "3")])["tag"], json!(tag));
    assert_eq!(
        say(&[("code", &format!("]Q1HTTPS://X.EXAMPLE/D/{}", tag.replace('-', ""))), ("mode", "look"), ("id", "4")])["tag"],
        json!(tag)
    );
    assert_eq!(say(&[("code", "]C0CMD-LOOK"), ("mode", "look"), ("id", "5")])["mode"], "look");
    assert_eq!(say(&[("code", &format!("]C0{batch}")), ("mode", "look"), ("id", "6")])["tag"], json!(batch.to_string()));
    let found = reader.get("/devices?q=1S20L8S07A14PC131TBF").must(200);
    assert!(found.contains(tag), "the search understands it too");
});

// The API gives both as well: for one code, and for each scan.
both!(the_api_says_what_was_understood, |house| {
    let door = Door::of(house);
    let batch = house.listed(&["PC131TBF", "PC131TBG"]).number;
    house.technician();
    let technician = door.token("technician", true);
    let t = technician.as_str();
    let scan = |id: &str, code: &str| json!({"id": id, "code": code, "mode": {"do": "receive", "batch": batch.to_string()}});
    let told = door.post(t, "scans", json!([scan("1", "1S20L8S07A14PC131TBF"), scan("2", "PC131TBG")])).must(200);
    assert_eq!(told[0]["understood"], json!({"code": "PC131TBF", "form": "lenovo", "taken": true}));
    assert_eq!(told[0]["device"]["specification"]["serial"], "PC131TBF");
    assert_eq!(told[1]["understood"], Value::Null);
    let again = door.post(t, "scans", json!([scan("1", "1S20L8S07A14PC131TBF")])).must(200);
    assert_eq!(again[0]["understood"], told[0]["understood"], "sent again, answered alike");
    let known = door.get(t, "scan/%5DC0PC131TBF");
    assert_eq!(known["understood"], json!({"code": "PC131TBF", "form": "aim", "taken": true}));
    assert_eq!(door.get(t, "scan/PC131TBF")["understood"], Value::Null);
});
