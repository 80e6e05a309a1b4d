//! Guards labels at the desk: what may be printed, that a reprint is recorded, and labels printed before their device exists.

use crate::support::build::{disk, erase};
use crate::support::house::both;
use reprise::desk::DeskError;
use reprise::desk::batch::intake::Arrival;
use reprise::desk::device::labels::{Form, design, stock};
use reprise::desk::error::ErrorCode;
use reprise::domain::device::Specification;
use reprise::domain::device::code::Code;
use reprise::domain::device::command::{Card, Command, NotACard};
use reprise::domain::device::part::{Intervention, PartKind, RepairKind};
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;

// Each print is counted per device; several copies in one print count once.
both!(a_reprint_is_seen, |house| {
    let batch = house.batch().number;
    let [one, two] = ["S1", "S2"].map(|serial| house.received(batch, serial).tag);
    let print = |tags: &[Tag]| {
        let labels = house.desk.devices().labels(tags, design("standard").unwrap()).unwrap();
        house.desk.devices().print_labels(house.technician(), &labels, stock("avery-l7160").unwrap(), 0, Form::Pdf).unwrap();
    };
    assert_eq!(house.desk.devices().times_printed(&[one, two]).unwrap(), vec![]);
    print(&[one, one, two]);
    house.clock.advance(chrono::Duration::hours(1));
    print(&[one]);
    let found = house.desk.devices().times_printed(&[two, one]).unwrap();
    let times: Vec<(Tag, i64)> = found.iter().map(|p| (p.tag, p.times)).collect();
    assert!(times.contains(&(one, 2)) && times.contains(&(two, 1)), "copies of one print are one print: {times:?}");
    assert!(found.iter().any(|p| p.tag == one && p.last == house.desk.now()));
    assert_eq!(house.desk.devices().tags_of_batch(batch).unwrap(), vec![one, two], "as they were received");
    house.assert_sound();
});

// The label "data erased" needs a device whose media are all sanitised.
both!(data_erased_is_printed_only_once_it_is_true, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    let erased = design("erased").unwrap();
    let refused = || match house.desk.devices().labels(&[tag], erased) {
        Err(DeskError::Conflict(field_error)) => field_error.code,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(), ErrorCode::NotSanitised);
    let seen = Step::Describe { kind: None, specification: Specification::default(), media: vec![disk("WD-1")], evidence: None };
    house.step(tag, seen);
    assert_eq!(refused(), ErrorCode::NotSanitised);
    house.step(tag, erase(1));
    let labels = house.desk.devices().labels(&[tag], erased).unwrap();
    assert_eq!((labels[0].lines[0].as_str(), labels[0].whole), ("Données effacées · Gegevens gewist", 1));
    // The text does not fit on a strip of 25 × 10 mm, and is refused rather than cut.
    let field_error = match house.desk.devices().preview_labels(&labels, stock("avery-l4731rev").unwrap(), 0, "") {
        Err(DeskError::Invalid(field_errors)) => field_errors[0].clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((field_error.field.as_str(), field_error.code), ("stock", ErrorCode::LabelText));
});

// A pre-printed label is bound to the first device it is scanned with.
both!(a_label_printed_before_is_bound_at_the_first_scan, |house| {
    let batch = house.listed(&["S1", "S2"]).number;
    let labels = house.desk.devices().blank_labels(2).unwrap();
    house.desk.devices().print_labels(house.technician(), &labels, stock("avery-l7160").unwrap(), 0, Form::Pdf).unwrap();
    let tag = labels[0].code.tag().unwrap();
    let arrival =
        |code: &str| Arrival { code: Some(code.to_owned()), tag: Some(tag.payload(Some("https://reprise.test"))), ..Arrival::default() };
    assert_eq!(house.desk.batches().receive(house.technician(), batch, arrival("S1")).unwrap().tag, tag);
    let again = house.desk.batches().receive(house.technician(), batch, arrival("S2"));
    assert!(matches!(again, Err(DeskError::Conflict(field_error)) if field_error.code == ErrorCode::TagTaken));
    house.assert_sound();
});

// Location labels exist only for known locations, and each design only for its kind of label.
both!(places_and_cards_are_those_in_use, |house| {
    let place = house.place("A-01");
    let labels = house.desk.devices().location_labels(&[place.clone(), "loc:a-01".to_owned()], design("place").unwrap()).unwrap();
    assert_eq!(labels.len(), 2);
    assert_eq!(Code::read(&labels[1].payload), Some(Code::Location(place.clone())));
    assert!(matches!(house.desk.devices().location_labels(&["Z-99".to_owned()], design("place").unwrap()), Err(DeskError::NotFound(..))));
    let of_device = house.desk.devices().location_labels(&[place.clone()], design("standard").unwrap());
    assert!(matches!(of_device, Err(DeskError::Invalid(field_errors)) if field_errors[0].code == ErrorCode::DesignOfOther));

    let batch = house.batch().number;
    let cards = house.desk.devices().command_cards(None).unwrap();
    let codes: Vec<String> = cards.iter().map(|c| c.card.to_string()).collect();
    assert!(Command::ALL.iter().all(|c| codes.contains(&Card::plain(*c).to_string())), "{codes:?}");
    for code in [format!("CMD-MOVE-{place}"), format!("CMD-STOCK-{place}"), format!("CMD-RECEIVE-{batch}")] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
        assert_ne!(Card::parse(&code), Err(NotACard::Other));
    }
    house.desk.batches().close(house.coordinator(), batch, None).unwrap();
    house.desk.devices().put_location(house.technician(), &place, "Étagère", None, false).unwrap();
    assert_eq!(house.desk.devices().command_cards(None).unwrap().len(), Command::ALL.len(), "what is closed has no card");
});

// The reuse sheet is one page and names neither the donor nor the recipient.
both!(a_reuse_sheet_is_one_page_and_names_neither_donor_nor_recipient, |house| {
    let tag = house.stocked(house.batch().number, "S1").tag;
    for locale in reprise::i18n::Locale::ALL {
        let sheet = house.desk.devices().reuse_sheet(tag, *locale).unwrap();
        let pdf = reprise::desk::document::pdf(&sheet).unwrap();
        assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), 1, "{locale}");
        let said = serde_json::to_string(&sheet).unwrap();
        for word in ["ThinkPad T480", "S1", tag.to_string().as_str(), &locale.t("doc-reuse-erased"), &locale.t("grade-a"), "8"] {
            assert!(said.contains(word), "{locale}: {word} in {said}");
        }
        assert!(!said.contains("Bruxelles Fiscalité") && !said.contains("\u{ab}grade"), "{said}");
    }
    // The sheet names what was repaired and which part was fitted, and not by whom.
    let mended = house.received(house.batch().number, "S2").tag;
    let part = Intervention {
        part_kind: Some(PartKind::Hinge),
        part: Some("charnière gauche".to_owned()),
        ..Intervention::from_work(RepairKind::PartReplaced)
    };
    house.step(mended, Step::Repair(part));
    for locale in reprise::i18n::Locale::ALL {
        let said = serde_json::to_string(&house.desk.devices().reuse_sheet(mended, *locale).unwrap()).unwrap();
        assert!(said.contains("charnière gauche") && said.contains(&locale.t("part-hinge")), "{said}");
        assert!(!said.contains("technician"), "{said}");
    }
});
