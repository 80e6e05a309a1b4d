//! Guards the whole workflow through the desk with real third-party files: from a donor's list to a signed act, and back.

use crate::support::build::{decision, passed, typed};
use crate::support::house::{House, both};
use crate::support::shared;
use reprise::desk::batch::intake::Arrival;
use reprise::desk::device::scan_result::{Mode, Scan, Scanned};
use reprise::desk::handover::returns::ReturnInput;
use reprise::desk::request::entry::RequestInput;
use reprise::desk::{DeskError, ErrorCode};
use reprise::domain::batch::Batch;
use reprise::domain::device::Device;
use reprise::domain::device::condition::Grade;
use reprise::domain::device::kind::{Kind, MediumKind};
use reprise::domain::device::lifecycle::RefusalReason;
use reprise::domain::device::sanitisation::{Medium, Method};
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::{EraseResult, MediumSeen, Step};
use reprise::domain::device::tag::Tag;
use reprise::domain::handover::{HandoverState, ReturnReason};
use reprise::domain::number::Number;
use reprise::domain::request::programme::Audience;
use reprise::domain::request::{RequestLine, RequestState, RequestStep};
use std::fs;
use std::path::Path;

fn list(house: &House, batch: &Batch, file: &Path) -> (usize, usize) {
    let preview = house.desk.batches().preview_manifest(&fs::read(file).unwrap(), None).unwrap();
    house.desk.batches().load_manifest(house.coordinator(), batch.number, &preview).unwrap();
    (preview.good(), preview.rows.len())
}

fn scan(house: &House, id: &str, code: &str, mode: Mode) -> Scanned {
    let who = if matches!(mode, Mode::Reserve { .. }) { house.coordinator() } else { house.technician() };
    house.desk.devices().scan(who, &Scan { id: id.to_owned(), code: code.to_owned(), at: None, mode })
}

#[track_caller]
fn done(scanned: Scanned) -> Device {
    match scanned {
        Scanned::Done(device) => *device,
        other => panic!("{other:?}"),
    }
}

fn receive(house: &House, batch: Number, id: &str, code: &str) -> Device {
    done(scan(house, id, code, Mode::Receive { batch, location: None }))
}

/// The gentlest erasure method that meets the policy's level for a medium.
fn method(house: &House, medium: &Medium) -> Method {
    let least = house.desk.policy().minimum_levels.for_kind(medium.kind);
    *Method::ALL.iter().find(|m| m.level_on(medium.kind).is_some_and(|l| l >= least)).unwrap()
}

fn wipe(house: &House, tag: Tag) {
    let location = house.place("A-01");
    // A report that omits the kind of a disk leaves no method to choose: a person looks and records the kind.
    for medium in house.device(tag).open_media().filter(|m| m.kind == MediumKind::Unknown) {
        assert!(Method::ALL.iter().all(|m| m.level_on(medium.kind).is_none_or(|l| l < house.desk.policy().minimum_levels.unknown)));
        house.step(
            tag,
            Step::AddMedium(MediumSeen {
                kind: MediumKind::Hdd,
                model: None,
                serial: medium.serial.clone(),
                size_bytes: None,
                replaces: None,
            }),
        );
    }
    let device = house.device(tag);
    for (left, medium) in device.open_media().enumerate() {
        let refusal =
            house.desk.devices().step(house.technician(), tag, Step::Stock { location: location.clone() }, None, None).unwrap_err();
        let DeskError::Refused(refusal) = refusal else { panic!("{refusal}") };
        let open = refusal.why.iter().filter(|w| matches!(w, RefusalReason::OpenMedium { .. })).count();
        assert_eq!(open, device.open_media().count() - left, "{:?}", refusal.why);
        let step = Step::Erase {
            medium_kind: None,
            medium: medium.id,
            method: method(house, medium),
            tool: "nwipe".to_owned(),
            tool_version: "0.36".to_owned(),
            result: EraseResult::Success,
            started: None,
            ended: Some(house.desk.now()),
            evidence: None,
            setting: None,
            basis: None,
            answer: None,
        };
        house.step(tag, step);
    }
    let drawn: Vec<u32> = house.device(tag).media.iter().filter(|m| m.awaits_verification()).map(|m| m.id).collect();
    for medium in drawn {
        house.desk.devices().step(house.verifier(), tag, Step::Verify { medium, passed: true }, None, None).unwrap();
    }
    assert!(house.device(tag).is_wiped());
}

fn ready(house: &House, tag: Tag) -> Device {
    house.step(tag, passed(house.device(tag).kind, Grade::B));
    assert_eq!(house.step(tag, Step::Grade { lower_to: None }).grade, Some(Grade::B));
    let id = format!("stock {tag} {}", house.device(tag).version);
    done(scan(house, &id, tag.as_str(), Mode::Stock { location: "A-01".to_owned() }))
}

fn text_of(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap()
}

both!(the_whole_road, |house| {
    let Some(samples) = shared().map(|s| s.join("samples")) else { return };
    let desk = &house.desk;
    let donor = house.donor();
    let open = || desk.batches().open(house.coordinator(), &decision(&donor)).unwrap();

    // A manifest as text and as a workbook: the same rows are accepted in both, and all others are handed back.
    let (text, workbook) = (open(), open());
    let (good, rows) = list(house, &text, &samples.join("csv/devicehub_placeholder_test.csv"));
    assert!(good >= 1 && rows == 3, "{good} of {rows}");
    assert_eq!(list(house, &workbook, &samples.join("csv/devicehub_placeholder_test.xlsx")), (good, rows));
    let good = u64::try_from(good).unwrap();
    // The manifest does not state the device kind, so a person has to.
    let refused = scan(house, "vaio", "12345678", Mode::Receive { batch: text.number, location: None });
    let Scanned::Refused(DeskError::Invalid(field_errors)) = refused else { panic!("{refused:?}") };
    assert_eq!((field_errors[0].field.as_str(), field_errors[0].code), ("kind", ErrorCode::Missing));
    let arrival = Arrival { code: Some("12345678".to_owned()), kind: Some(Kind::Laptop), ..Arrival::default() };
    let vaio = desk.batches().receive(house.technician(), text.number, arrival.clone()).unwrap();
    assert_eq!((vaio.line, vaio.specification.manufacturer.as_deref(), vaio.holds.len()), (Some(1), Some("Sony"), 0));
    // The other manifest lists the same device: it keeps one history, and that line stays without a device.
    let again = desk.batches().receive(house.technician(), workbook.number, arrival).unwrap_err();
    assert!(matches!(&again, DeskError::Conflict(f) if f.code == ErrorCode::SerialKnown), "{again}");
    desk.batches().close(house.technician(), workbook.number, None).unwrap();
    assert_eq!(desk.batches().balance(workbook.number).unwrap().1.missing, good);

    // Two devices with real reports.
    let batch = house.listed(&["D8FTRY1", "CZC901381R"]);
    let laptop = receive(house, batch.number, "1", "D8FTRY1").tag;
    let desktop = receive(house, batch.number, "2", "czc901381r").tag;

    // The laptop's report is matched by its serial number; the desktop's is sent with the tag.
    let kept = desk.evidence().keep(house.technician(), None, fs::read(samples.join("lshw/e5530.lshw.json")).unwrap()).unwrap();
    assert_eq!(kept.matched, Some(laptop));
    assert_eq!(house.device(laptop).open_media().count(), 1);
    let report = fs::read(samples.join("ereuse/v11_7900.json")).unwrap();
    assert_eq!(desk.evidence().keep(house.technician(), Some(desktop), report.clone()).unwrap().matched, Some(desktop));
    let device = house.device(desktop);
    assert_eq!((device.kind, device.open_media().count()), (Kind::Desktop, 3));
    // The same report again, or another tool's report of the same device, adds no medium; the boot stick is not one of its media.
    assert!(desk.evidence().keep(house.technician(), Some(desktop), report).unwrap().known);
    let other = desk.evidence().keep(house.technician(), None, fs::read(samples.join("lshw/7900.lshw.json")).unwrap()).unwrap();
    assert_eq!((other.matched, house.device(desktop).media.len()), (Some(desktop), 3));

    for tag in [laptop, desktop] {
        wipe(house, tag);
        assert_eq!(ready(house, tag).stage, Stage::Stock);
    }

    // A school's request is granted; devices are reserved, and picked by scan, whatever host the label's address has.
    let school = house.school();
    let line = |kind| RequestLine::new(kind, 1, Grade::C);
    let asked = RequestInput {
        organisation: Some(school.id.clone()),
        project: None,
        people: 30,
        lines: vec![line(Kind::Laptop), line(Kind::Desktop)],
        ..RequestInput::new("47", Audience::Young)
    };
    let partner = house.partner(&school.id);
    let request = desk.requests().enter(&partner, asked).unwrap();
    desk.requests().advance(&partner, request.number, RequestStep::Submit, None).unwrap();
    assert!(desk.requests().eligibility(house.coordinator(), request.number).unwrap().iter().all(|c| c.holds));
    let allocation = desk.requests().allocate(house.coordinator(), request.number, vec![1, 1], "Indice socio-économique 3").unwrap();
    assert_eq!((allocation.policy, allocation.decided_by), (1, house.coordinator().actor.user.clone()));
    for tag in [laptop, desktop] {
        done(scan(house, &format!("reserve {tag}"), tag.as_str(), Mode::Reserve { request: request.number }));
    }
    let act = desk.handovers().begin(house.technician(), request.number, "Dépôt").unwrap();
    for tag in [laptop, desktop] {
        let label = format!("HTTPS://AN.OLD.HOST/D/{}", tag.as_str());
        done(scan(house, &format!("pick {tag}"), &label, Mode::Pick { handover: act.number }));
    }
    let signed = desk.handovers().sign(house.technician(), act.number, &typed("Alix Martin"), &typed("Sam Peeters")).unwrap();
    assert_eq!((signed.state, signed.devices.len()), (HandoverState::Signed, 2));
    assert_eq!(house.device(laptop).stage, Stage::HandedOver);
    let request = desk.read(|c| Ok(reprise::store::request::find(c, request.number)?)).unwrap().unwrap();
    assert_eq!(request.state, RequestState::Fulfilled);

    // The act names both devices, both signatories and its own number, and is stored with its hash.
    let paper = desk.read(|c| Ok(reprise::store::document::find(c, &act.number.to_string())?)).unwrap().unwrap();
    let text = text_of(&paper.bytes);
    for word in [laptop.to_string(), desktop.to_string(), act.number.to_string(), "Alix Martin".to_owned(), "Sam Peeters".to_owned()] {
        assert!(text.contains(&word), "no {word} in the act: {text}");
    }
    assert_eq!((Some(&paper.sha256), paper.language.as_str()), (signed.document.as_ref(), "fr"));

    // One device comes back: its media are open again, and the earlier evidence no longer counts.
    let input = ReturnInput {
        devices: vec![laptop],
        reason: ReturnReason::Defective,
        location: None,
        note: None,
        exchange: false,
        seen: Vec::new(),
    };
    let returned = desk.handovers().take_back(house.technician(), input).unwrap();
    assert_eq!(returned.handover, act.number);
    let back = house.device(laptop);
    assert_eq!((back.stage, back.is_wiped(), back.open_media().count()), (Stage::Workshop, false, 1));
    house.step(laptop, passed(Kind::Laptop, Grade::B));
    house.step(laptop, Step::Grade { lower_to: None });
    wipe(house, laptop);
    ready(house, laptop);

    let (_, balance) = desk.batches().balance(batch.number).unwrap();
    assert!(balance.holds(), "{balance:?}");
    assert_eq!((balance.declared, balance.received, balance.stages["stock"], balance.stages["handed_over"]), (2, 2, 1, 1));
    assert!(desk.ledger().verify().unwrap().is_clean());
    house.assert_sound();
});
