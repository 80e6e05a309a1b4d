//! Guards replacements: a device that fails the last check is replaced under the same promise, and the allocation stays as it was.

use crate::pages::Reader;
use crate::support::build::{disk, passed};
use crate::support::house::{House, both};
use reprise::desk::batch::intake::Arrival;
use reprise::desk::error::ErrorCode;
use reprise::domain::device::Specification;
use reprise::domain::device::condition::Grade;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::handover::Handover;
use reprise::domain::number::Number;

/// A laptop in stock with a given model, memory size and grade.
fn stocked(house: &House, batch: Number, (serial, model): (&str, &str), ram_mb: u32, grade: Grade) -> Tag {
    let arrival = Arrival {
        code: Some(serial.to_owned()),
        kind: Some(Kind::Laptop),
        manufacturer: Some("Lenovo".to_owned()),
        model: Some(model.to_owned()),
        ..Arrival::default()
    };
    let tag = house.desk.batches().receive(house.technician(), batch, arrival).unwrap().tag;
    let specification = Specification { ram_mb: Some(ram_mb), ..Specification::default() };
    house.step(tag, Step::Describe { kind: None, specification, media: vec![disk(&format!("WD-{serial}"))], evidence: None });
    house.wiped(tag, 1);
    house.step(tag, passed(Kind::Laptop, grade));
    house.step(tag, Step::Grade { lower_to: None });
    house.step(tag, Step::Stock { location: house.place("A-01") }).tag
}

/// An act in preparation for two laptops: both promised, the first picked.
fn prepared(house: &House, batch: Number) -> (Handover, [Tag; 2]) {
    let tags = ["F1", "F2"].map(|s| stocked(house, batch, (s, "ThinkPad T480"), 8_192, Grade::A));
    let (request, _) = house.granted(&house.school(), 2);
    for tag in tags {
        house.desk.requests().reserve(house.coordinator(), request.number, tag).unwrap();
    }
    let act = house.desk.handovers().begin(house.technician(), request.number, "Dépôt").unwrap();
    house.desk.handovers().pick(house.technician(), act.number, tags[0]).unwrap();
    (act, tags)
}

// A device that fails the last check is replaced by a similar one under the same promise.
both!(what_fails_at_the_last_check_is_replaced_by_its_like, |house| {
    let desk = &house.desk;
    let batch = house.batch().number;
    let (act, [failed, other]) = prepared(house, batch);
    let plain = stocked(house, batch, ("R1", "ThinkPad X230"), 8_192, Grade::A);
    let worse = stocked(house, batch, ("R2", "ThinkPad T480"), 8_192, Grade::B);
    let twin = stocked(house, batch, ("R3", "ThinkPad T480"), 8_192, Grade::A);
    let poor = stocked(house, batch, ("R4", "ThinkPad T480"), 8_192, Grade::C);
    house.coordinator();
    let offered = desk.handovers().replacement_candidates(act.number, failed).unwrap().1.devices;
    assert_eq!(
        offered.iter().map(|d| d.tag).collect::<Vec<_>>(),
        [twin, worse, plain],
        "the same model, the same grade; nothing below what is asked"
    );

    let replace = |tag, instead, why: &str| desk.handovers().replace(house.technician(), act.number, tag, instead, why);
    assert_eq!(house.because(|| replace(failed, Some(twin), "  ")), ErrorCode::Missing);
    assert_eq!(house.because(|| replace(plain, Some(twin), "écran")), ErrorCode::NotOfThisAct);
    assert_eq!(house.because(|| replace(failed, Some(poor), "écran")), ErrorCode::NoLine);
    assert!(replace(failed, Some(other), "écran").is_err(), "what is promised cannot be promised again");
    assert_eq!(house.device(failed).reservation.and_then(|r| r.picked), Some(act.number), "nothing by halves");

    let promise = house.device(failed).reservation.unwrap();
    let done = replace(failed, Some(twin), "L'écran scintille").unwrap();
    assert_eq!((done.failed.stage, done.failed.reservation.is_none()), (Stage::Workshop, true));
    let kept = done.instead.unwrap();
    let reservation = kept.reservation.clone().unwrap();
    assert_eq!((kept.tag, kept.stage), (twin, Stage::Reserved));
    assert_eq!((reservation.request, reservation.allocation, reservation.line), (promise.request, promise.allocation, promise.line));
    assert_eq!(reservation.picked, None, "it still has to be fetched");
    let allocated = desk.read(|c| Ok(reprise::store::request::allocations(c, act.request)?)).unwrap();
    assert_eq!(allocated.len(), 1, "nobody decided anew");

    // A coordinator may do it too. Without a replacement the vacancy stays open and can be filled later.
    let done = desk.handovers().replace(house.coordinator(), act.number, other, None, "Ne charge plus").unwrap();
    assert!(done.instead.is_none() && done.failed.stage == Stage::Workshop);
    desk.requests().reserve(house.coordinator(), act.request, worse).unwrap();
    for tag in [twin, worse] {
        desk.handovers().pick(house.technician(), act.number, tag).unwrap();
    }
    let signed = house.sign(act.number);
    assert_eq!(signed.devices.len(), 2);
    assert_eq!(house.because(|| replace(twin, Some(plain), "écran")), ErrorCode::ActClosed);
    house.assert_sound();
});

/// The page proposes candidates, and the reason stays with the failed device.
#[test]
fn the_page_proposes_and_the_reason_is_kept() {
    let house = House::sqlite();
    let batch = house.batch().number;
    let (act, [failed, _]) = prepared(&house, batch);
    let twin = stocked(&house, batch, ("R3", "ThinkPad T480"), 8_192, Grade::A);
    house.technician();
    let reader = Reader::new(&house, "technician");
    let path = format!("/handovers/{}", act.number);
    assert!(reader.get(&path).must(200).contains(&format!("{path}/replace?tag={}", failed.as_str())));
    let html = reader.get(&format!("{path}/replace?tag={}", failed.as_str())).must(200);
    assert!(html.contains(&format!("value=\"{}\" checked", twin.as_str())) && html.contains("même modèle"), "{html}");
    let form =
        |note: &'static str| vec![("tag", failed.as_str().to_owned()), ("instead", twin.as_str().to_owned()), ("note", note.to_owned())];
    let post = |fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        reader.post(&format!("{path}/replace"), &fields)
    };
    assert!(post(form("")).must(422).contains("id=\"note-error\""));
    assert_eq!(post(form("L'écran scintille")).onward(), path);
    let html = Reader::new(&house, "technician").get(&format!("/devices/{}", failed.as_str())).must(200);
    assert!(html.contains("écran scintille"), "the reason stays with the device");
    // A device that is not promised to this act has no replacement page.
    reader.get(&format!("{path}/replace?tag={}", failed.as_str())).must(409);
    reader.get(&format!("{path}/replace?tag=nothing")).must(404);
}
