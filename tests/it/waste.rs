//! Guards waste transfers: every medium has an outcome first, each device is on one note, weights are measured or marked as estimated; by
//! page and by API.

use crate::pages::Reader;
use crate::support::build::{disk, typed};
use crate::support::house::{House, both};
use reprise::desk::DeskError;
use reprise::desk::error::ErrorCode;
use reprise::desk::handover::record::Signature;
use reprise::desk::waste::transfer::{KindInput, LooseInput, WeeeInput};
use reprise::documents::layout::model::Document;
use reprise::domain::device::Specification;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::OrganisationKind;
use reprise::domain::waste::WeeeLine;
use reprise::store;

#[track_caller]
fn refused(house: &House, input: WeeeInput) -> (ErrorCode, String) {
    house.technician();
    let before = house.mark();
    let preview = house.desk.waste().preview(house.technician(), &input).err();
    let refusal = house.desk.waste().transfer(house.technician(), input).unwrap_err();
    assert_eq!(house.mark(), before, "a refusal leaves no trace");
    // The preview does not ask for signatures, so only the transfer can report a missing one.
    assert!(preview.is_none_or(|p| p.to_string() == refusal.to_string()));
    match refusal {
        DeskError::Conflict(field_error) => (field_error.code, field_error.seen),
        DeskError::Invalid(field_errors) => (field_errors[0].code, field_errors[0].seen.clone()),
        other => panic!("{other:?}"),
    }
}

fn frozen(house: &House, number: Number) -> Document {
    let issued = house.desk.read(|c| Ok(store::document::find(c, &number.to_string())?)).unwrap().unwrap();
    serde_json::from_str(&issued.content).unwrap()
}

// A device can be transferred as waste only when each of its media has an outcome.
both!(nothing_is_on_a_note_before_each_of_its_media_has_an_outcome, |house| {
    let batch = house.listed(&["S1", "S2"]).number;
    let [done, open] = ["S1", "S2"].map(|serial| house.received(batch, serial).tag);
    for (tag, serial) in [(done, "WD-1"), (open, "WD-2")] {
        let seen = Step::Describe { kind: None, specification: Specification::default(), media: vec![disk(serial)], evidence: None };
        house.step(tag, seen);
    }
    house.noted(done, Step::DestroyMedium { medium: 1, evidence: None });
    assert_eq!(refused(house, house.waste(&[done, open])), (ErrorCode::MediaOpen, open.to_string()));
    // An uninspected device does not count as a device without media.
    let unknown = house.received(house.batch().number, "X9").tag;
    assert_eq!(refused(house, house.waste(&[unknown])), (ErrorCode::MediaOpen, unknown.to_string()));
    house.noted(open, Step::AbsentMedium { medium: 1 });
    let note = house.desk.waste().transfer(house.technician(), house.waste(&[done, open, done])).unwrap();
    assert_eq!(note.number.to_string(), "DEEE-2026-000001");
    let mut tags = vec![done, open];
    tags.sort();
    assert_eq!(
        note.lines,
        [WeeeLine { code: "16 02 14".to_owned(), kind: Some(Kind::Laptop), devices: tags, grams: 3_360, estimated: true }]
    );
    for tag in [done, open] {
        assert_eq!(house.device(tag).stage, Stage::Recycled);
    }
    // A device can be on one waste note only.
    assert_eq!(refused(house, house.waste(&[done])), (ErrorCode::NotToRecycle, done.to_string()));
    let words = format!("{:?}", frozen(house, note.number));
    for said in [
        "Récup SA",
        "ENREG/2026/17",
        "R12",
        "16 02 14",
        "3,4\\u{a0}kg",
        "100\\u{a0}%",
        "Boavizta",
        "WD-1",
        "Détruit",
        "WD-2",
        "cinq ans",
        "Noor Janssens",
    ] {
        assert!(words.contains(said), "{said} is missing:\n{words}");
    }
    house.assert_sound();
});

// The note states measured weights, and marks the others as estimated.
both!(what_was_weighed_is_said_and_what_was_not_is_estimated, |house| {
    let tag = house.graded(house.batch().number, "S1").tag;
    let printer = house.graded(house.batch().number, "S2").tag;
    house.noted(printer, Step::Correct { kind: Some(Kind::Printer), specification: Specification::default() });
    let base = house.waste(&[tag, printer]);
    assert_eq!(refused(house, base.clone()), (ErrorCode::WeightNeeded, "printer".to_owned()));
    let of = |kind, code: Option<&str>, grams| KindInput { kind, code: code.map(ToOwned::to_owned), grams };
    let weighed = WeeeInput {
        kinds: vec![of(Kind::Printer, Some("16 02 13*"), Some(8_320))],
        loose: vec![LooseInput { code: "16 06 05".to_owned(), grams: 250 }],
        ..base.clone()
    };
    for (wrong, because) in [
        (of(Kind::Printer, Some("99 99 99"), Some(1)), ErrorCode::UnknownWasteCode),
        (of(Kind::Printer, None, Some(0)), ErrorCode::Bounds),
        (of(Kind::Printer, None, Some(1_000_000_000)), ErrorCode::Bounds),
    ] {
        assert_eq!(refused(house, WeeeInput { kinds: vec![wrong], ..base.clone() }).0, because);
    }
    let of_another = WeeeInput { kinds: vec![of(Kind::Printer, None, Some(9)), of(Kind::Server, None, Some(9))], ..base };
    assert_eq!(refused(house, of_another), (ErrorCode::UnknownField, "server".to_owned()));
    assert_eq!(
        refused(house, WeeeInput { devices: Vec::new(), kinds: Vec::new(), loose: Vec::new(), ..weighed.clone() }).0,
        ErrorCode::NothingPicked
    );
    assert_eq!(refused(house, WeeeInput { collector: house.school().id, ..weighed.clone() }).0, ErrorCode::NotACollector);
    assert_eq!(refused(house, WeeeInput { registration: " ".to_owned(), ..weighed.clone() }).0, ErrorCode::Missing);
    assert_eq!(refused(house, WeeeInput { carrier: Some("Trans NV".to_owned()), ..weighed.clone() }).0, ErrorCode::Missing);
    assert_eq!(
        refused(house, WeeeInput { receiver: Signature { typed: false, ..typed("Noor") }, ..weighed.clone() }).0,
        ErrorCode::Unsigned
    );
    assert!(matches!(house.desk.waste().transfer(house.coordinator(), weighed.clone()), Err(DeskError::Forbidden)));
    let note = house.desk.waste().transfer(house.technician(), weighed).unwrap();
    let lines: Vec<(&str, u64, bool)> = note.lines.iter().map(|l| (l.code.as_str(), l.grams, l.estimated)).collect();
    assert_eq!(lines, [("16 02 14", 1_680, true), ("16 02 13*", 8_320, false), ("16 06 05", 250, false)]);
    assert_eq!(note.grams(), 10_250);
    assert!(format!("{:?}", frozen(house, note.number)).contains("17\\u{a0}%"));
    house.assert_sound();
});

/// A waste note can be made by forms without script.
#[test]
fn a_note_is_made_by_forms_alone() {
    let house = House::sqlite();
    let [tag, other] = ["S1", "S2"].map(|serial| house.graded(house.batch().number, serial).tag);
    house.noted(tag, Step::ForParts {});
    let collector = house.organisation(OrganisationKind::Recycler, "Récup SA").id;
    let technician = Reader::staff(&house, house.technician());
    let shown = technician.get("/weee-transfers/new").must(200);
    assert!(shown.contains(tag.as_str()) && !shown.contains(other.as_str()), "what is destined to leave is offered, and nothing else");
    let (collector, code) = (collector.as_str(), other.to_string());
    let base = [
        ("collector", collector),
        ("treatment", "r4"),
        ("registration", "R-1"),
        ("destination", "Anvers"),
        ("tag", tag.as_str()),
        ("codes", &code),
    ];
    let with = |more: &[(&'static str, &str)]| -> Vec<(String, String)> {
        base.iter().chain(more).map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    };
    let post = |fields: Vec<(String, String)>| {
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        technician.post("/weee-transfers", &pairs)
    };
    let wrong = post(with(&[("do", "look"), ("kg_laptop", "heavy")])).must(422);
    assert!(wrong.contains("kg_laptop-error"), "{wrong}");
    let shown = post(with(&[("do", "look"), ("kg_laptop", "3,1")])).must(200);
    let seen = shown.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(seen.len(), 64);
    let names = [
        ("giver_name", "Alix"),
        ("giver_capacity", "magasinier"),
        ("giver_typed", "yes"),
        ("receiver_name", "Noor"),
        ("receiver_capacity", "chauffeur"),
        ("receiver_typed", "yes"),
    ];
    let sign = |mass, once| {
        let more = [[("do", "sign"), ("kg_laptop", mass), ("seen", &seen), ("once", once)].as_slice(), &names].concat();
        post(with(&more))
    };
    // Changing the weight after the document was read changes the document, so the signature is refused.
    sign("3,2", "a").must(409);
    let signed = sign("3,1", "b").onward();
    assert_eq!(signed, "/documents/DEEE-2026-000001");
    assert!(technician.get(&signed).must(200).contains("3,1\u{a0}kg"));
    assert_eq!(sign("3,1", "b").status, 409, "they are gone by now");
    assert!(technician.get("/weee-transfers").must(200).contains("DEEE-2026-000001"));
    assert!(technician.get("/weee-transfers/new").must(200).contains("Anvers"), "what was written of this collector is offered again");
    house.assert_sound();
}
