//! Guards accessories: what goes with the devices of an act, on the document and on return; the state of returned devices; bilingual waste
//! notes.

use crate::pages::Reader;
use crate::support::build::{laptops, typed};
use crate::support::house::{House, both};
use reprise::desk::error::ErrorCode;
use reprise::desk::handover::returns::ReturnInput;
use reprise::desk::request::entry::RequestInput;
use reprise::desk::{Acting, DeskError};
use reprise::documents::layout::model::{Block, Document};
use reprise::domain::device::tag::Tag;
use reprise::domain::handover::{DoorReason, Handover, ReturnReason, ReturnState};
use reprise::domain::handover::{SeenBack, WithDevice};
use reprise::domain::number::Number;
use reprise::domain::request::RequestStep;
use reprise::domain::request::wants::{Accessory, AccessoryLine};
use reprise::i18n::Locale;
use reprise::store;

fn line(accessory: Accessory, quantity: u32) -> AccessoryLine {
    AccessoryLine { accessory, quantity }
}

/// An allocated request for laptops with accessories.
fn granted(house: &House, quantity: u32, accessories: Vec<AccessoryLine>) -> Number {
    let input = RequestInput { accessories, ..laptops(&house.school(), quantity) };
    let request = house.desk.requests().enter(house.clerk(), input).unwrap().number;
    house.desk.requests().advance(house.clerk(), request, RequestStep::Submit, None).unwrap();
    house.desk.requests().allocate(house.coordinator(), request, vec![quantity], "Le public visé").unwrap();
    request
}

/// An act with picked devices of these serial numbers; their tags in the order of the document.
fn picked(house: &House, request: Number, serials: &[&str]) -> (Handover, Vec<Tag>) {
    let batch = house.batch().number;
    let mut tags: Vec<Tag> = serials.iter().map(|s| house.stocked(batch, s).tag).collect();
    let act = house.desk.handovers().begin(house.technician(), request, "Dépôt").unwrap();
    for tag in &tags {
        house.desk.requests().reserve(house.coordinator(), request, *tag).unwrap();
        house.desk.handovers().pick(house.technician(), act.number, *tag).unwrap();
    }
    tags.sort();
    (act, tags)
}

fn frozen(house: &House, number: Number) -> Document {
    let issued = house.desk.read(|c| Ok(store::document::find(c, &number.to_string())?)).unwrap().unwrap();
    serde_json::from_str(&issued.content).unwrap()
}

/// The row of a device in the last table that lists it.
fn row(document: &Document, tag: Tag) -> Vec<String> {
    let rows = document.blocks.iter().filter_map(|b| if let Block::Table { rows, .. } = b { Some(rows) } else { None }).flatten();
    rows.filter(|r| r.iter().any(|cell| cell.starts_with(&tag.to_string()))).next_back().unwrap().clone()
}

fn fact(document: &Document, name: &str) -> Option<String> {
    let facts = document.blocks.iter().filter_map(|b| if let Block::Facts(facts) = b { Some(facts) } else { None }).flatten();
    facts.filter(|(n, _)| n == name).map(|(_, value)| value.clone()).next()
}

// Accessories are proposed, adjusted, and fixed by signing the act.
both!(what_goes_along_is_proposed_said_and_fixed_with_the_act, |house| {
    let request = granted(house, 4, vec![line(Accessory::Charger, 4), line(Accessory::Headset, 2)]);
    let (act, tags) = picked(house, request, &["S1", "S2", "S3"]);
    let (desk, w) = (&house.desk, Locale::Fr);
    // Proposed: one charger each, and headsets while stock lasts; in the preview as on the page.
    let shown = desk.handovers().preview(act.number).unwrap();
    let cell = |document: &Document, tag| row(document, tag)[4].clone();
    assert!(cell(&shown, tags[0]).contains("1 chargeur, 1 casque"), "{:?}", row(&shown, tags[0]));
    assert!(cell(&shown, tags[2]).contains("1 chargeur") && !cell(&shown, tags[2]).contains("casque"));
    assert_eq!(fact(&shown, &w.t("doc-accessories")).as_deref(), Some("3 chargeurs, 2 casques"));
    // A change of accessories changes the document, so the earlier content hash can no longer be signed.
    let seen = desk.handovers().content_to_sign(act.number).unwrap().0;
    desk.handovers().set_accessories(house.technician(), act.number, vec![tags[0]], Accessory::Headset, 0).unwrap();
    desk.handovers().set_accessories(house.technician(), act.number, Vec::new(), Accessory::Bag, 2).unwrap();
    assert_ne!(desk.handovers().content_to_sign(act.number).unwrap().0, seen);
    let stranger = house.stocked(house.batch().number, "X1").tag;
    assert_eq!(
        house.because(|| desk.handovers().set_accessories(house.technician(), act.number, vec![stranger], Accessory::Bag, 1)),
        ErrorCode::NotOfThisAct
    );
    assert_eq!(
        house.because(|| desk.handovers().set_accessories(house.technician(), act.number, Vec::new(), Accessory::Bag, 100)),
        ErrorCode::Bounds
    );
    assert!(matches!(
        desk.handovers().set_accessories(house.auditor(), act.number, Vec::new(), Accessory::Bag, 1),
        Err(DeskError::Forbidden)
    ));
    // A device refused at handover takes no accessories with it.
    desk.handovers().refuse_at_door(house.technician(), act.number, tags[2], Some(DoorReason::NotWanted), None).unwrap();
    let shown = desk.handovers().preview(act.number).unwrap();
    let signed = house.sign(act.number);
    let of = |tag, accessories| WithDevice { tag, accessories };
    assert_eq!(
        signed.accessories,
        [
            of(tags[0], vec![line(Accessory::Charger, 1), line(Accessory::Bag, 2)]),
            of(tags[1], vec![line(Accessory::Charger, 1), line(Accessory::Headset, 1), line(Accessory::Bag, 2)]),
        ]
    );
    let paper = frozen(house, act.number);
    assert_eq!(row(&paper, tags[0]), row(&shown, tags[0]), "what was read is what is signed");
    assert!(cell(&paper, tags[0]).contains("1 chargeur, 2 sacoches") && !cell(&paper, tags[0]).contains("casque"));
    assert_eq!(
        house.because(|| desk.handovers().set_accessories(house.technician(), act.number, Vec::new(), Accessory::Bag, 1)),
        ErrorCode::ActClosed
    );
    // A further act of the request gets the accessories that are left, and no more.
    let (second, more) = picked(house, request, &["T1", "T2"]);
    let along = desk.handovers().accessories(&second).unwrap();
    assert_eq!(
        along,
        [of(more[0], vec![line(Accessory::Charger, 1), line(Accessory::Headset, 1)]), of(more[1], vec![line(Accessory::Charger, 1)]),]
    );
    house.assert_sound();
});

// An offer reserves its accessories: no other act proposes them, and signing keeps them.
both!(an_offer_fixes_what_goes_along, |house| {
    let request = granted(house, 4, vec![line(Accessory::Headset, 1)]);
    let (first, tags) = picked(house, request, &["S1"]);
    let (second, _) = picked(house, request, &["S2"]);
    let desk = &house.desk;
    let offered = desk.handovers().offer(house.technician(), first.number, &typed("Alix Martin")).unwrap();
    assert_eq!(offered.with(tags[0]), [line(Accessory::Headset, 1)]);
    assert_eq!(desk.handovers().accessories(&second).unwrap()[0].accessories, [], "there is one, and it is offered");
    let signed = desk.handovers().sign_offered(house.technician(), first.number, &typed("Sam Peeters"), Default::default()).unwrap();
    assert_eq!(signed.with(tags[0]), [line(Accessory::Headset, 1)]);
    // An unpicked device has no accessories any more; when it is picked again, they are proposed again.
    desk.handovers().set_accessories(house.technician(), second.number, Vec::new(), Accessory::Dock, 1).unwrap();
    let tag = desk.read(|c| Ok(store::device::of_request(c, request)?)).unwrap().iter().find(|d| d.tag != tags[0]).unwrap().tag;
    desk.handovers().unpick(house.technician(), second.number, tag).unwrap();
    desk.handovers().pick(house.technician(), second.number, tag).unwrap();
    let (second, _) = desk.read(|c| Ok(store::handover::find(c, second.number)?)).unwrap().unwrap();
    assert_eq!(desk.handovers().accessories(&second).unwrap()[0].accessories, []);
    house.assert_sound();
});

// The pick list shows the accessories to take.
both!(the_pick_list_says_what_to_take_along, |house| {
    let request = granted(house, 3, vec![line(Accessory::Charger, 2)]);
    let (act, tags) = picked(house, request, &["S1"]);
    let waiting = house.stocked(house.batch().number, "S2").tag;
    let last = house.stocked(house.batch().number, "S3").tag;
    for tag in [waiting, last] {
        house.desk.requests().reserve(house.coordinator(), request, tag).unwrap();
    }
    let mut left = [waiting, last];
    left.sort();
    let list = house.desk.handovers().pick_list(act.number, Locale::En).unwrap();
    assert_eq!(fact(&list, "To take along").as_deref(), Some("2 chargers"));
    let with = |tag: Tag| {
        let rows = list.blocks.iter().filter_map(|b| if let Block::Table { rows, .. } = b { Some(rows) } else { None }).flatten();
        rows.filter(|r| r.contains(&tag.to_string())).map(|r| r.last().unwrap().clone()).next()
    };
    assert_eq!((with(left[0]).as_deref(), with(left[1]).as_deref()), (Some("1 charger"), Some("")), "{tags:?}");
});

// A return records the state of each device and the accessories that came back.
both!(a_return_says_the_state_and_what_came_back, |house| {
    let request = granted(house, 3, vec![line(Accessory::Charger, 3), line(Accessory::Mouse, 3)]);
    let (act, tags) = picked(house, request, &["S1", "S2", "S3"]);
    house.sign(act.number);
    let desk = &house.desk;
    let back = |seen: Vec<SeenBack>| ReturnInput {
        devices: tags.clone(),
        reason: ReturnReason::NotNeeded,
        location: None,
        note: None,
        exchange: false,
        seen,
    };
    let saw = |tag, state, accessories: Option<Vec<AccessoryLine>>| SeenBack { tag, state, accessories };
    let take = |seen| desk.handovers().take_back(house.technician(), back(seen));
    // Returned accessories: at most what left with the device, each kind listed once, and only for devices of this return.
    let works = |lines| saw(tags[0], ReturnState::Works, Some(lines));
    assert_eq!(house.because(|| take(vec![works(vec![line(Accessory::Charger, 2)])])), ErrorCode::Bounds);
    assert_eq!(house.because(|| take(vec![works(vec![line(Accessory::Mouse, 1), line(Accessory::Mouse, 1)])])), ErrorCode::Bounds);
    assert_eq!(house.because(|| take(vec![works(vec![line(Accessory::Dock, 1)])])), ErrorCode::Bounds);
    assert_eq!(house.because(|| take(vec![works(Vec::new()), works(Vec::new())])), ErrorCode::Twice);
    let stranger = house.stocked(house.batch().number, "X1").tag;
    assert_eq!(house.because(|| take(vec![saw(stranger, ReturnState::Works, None)])), ErrorCode::NotOfThisAct);
    let returned = take(vec![
        saw(tags[1], ReturnState::Incomplete, Some(vec![line(Accessory::Charger, 1), line(Accessory::Mouse, 0)])),
        saw(tags[0], ReturnState::Broken, Some(vec![line(Accessory::Mouse, 1), line(Accessory::Charger, 1)])),
    ])
    .unwrap();
    let chargers_and_mouse = vec![line(Accessory::Charger, 1), line(Accessory::Mouse, 1)];
    assert_eq!(
        returned.seen,
        [
            saw(tags[0], ReturnState::Broken, Some(chargers_and_mouse)),
            saw(tags[1], ReturnState::Incomplete, Some(vec![line(Accessory::Charger, 1)])),
        ]
    );
    let paper = frozen(house, returned.number);
    let told = |tag| {
        let row = row(&paper, tag);
        (row[3].clone(), row[4].clone())
    };
    let of = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(told(tags[0]), of("En panne", "Rendu\u{a0}: 1 chargeur, 1 souris"));
    assert_eq!(told(tags[1]), of("Incomplet", "Rendu\u{a0}: 1 chargeur\nManque\u{a0}: 1 souris"));
    assert_eq!(told(tags[2]), of("Non examiné", "À compter\u{a0}: 1 chargeur, 1 souris"));
    let page = Reader::staff(house, house.technician()).get(&format!("/returns/{}", returned.number)).must(200);
    for said in ["En panne", "Incomplet", "Non examiné", "Manque\u{a0}: 1 souris", "À compter\u{a0}: 1 chargeur, 1 souris"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // Returned accessories can be given again.
    let next = picked(house, granted(house, 1, Vec::new()), &["Z1"]).0;
    assert_eq!(desk.handovers().accessories(&next).unwrap()[0].accessories, []);
    house.assert_sound();
});

// Returned accessories can be given again under the same request.
both!(what_came_back_is_given_again_under_the_same_request, |house| {
    let request = granted(house, 1, vec![line(Accessory::Charger, 1)]);
    let (act, tags) = picked(house, request, &["S1"]);
    house.sign(act.number);
    let exchange = |accessories| ReturnInput {
        devices: tags.clone(),
        reason: ReturnReason::Defective,
        location: None,
        note: None,
        exchange: true,
        seen: vec![SeenBack { tag: tags[0], state: ReturnState::Broken, accessories: Some(accessories) }],
    };
    house.desk.handovers().take_back(house.technician(), exchange(vec![line(Accessory::Charger, 1)])).unwrap();
    let (next, more) = picked(house, request, &["S2"]);
    let along = house.desk.handovers().accessories(&next).unwrap();
    assert_eq!(along, [WithDevice { tag: more[0], accessories: vec![line(Accessory::Charger, 1)] }]);
});

/// Accessories and returns can be entered by forms without script.
#[test]
fn accessories_and_a_return_are_told_by_forms_alone() {
    let house = House::sqlite();
    let request = granted(&house, 2, vec![line(Accessory::Charger, 2)]);
    let (act, tags) = picked(&house, request, &["S1", "S2"]);
    let technician = Reader::staff(&house, house.technician());
    let page = format!("/handovers/{}", act.number);
    assert!(technician.get(&page).must(200).contains("1 chargeur"));
    let say = |tag: &str, accessory: &str, each: &str| {
        technician.post(&format!("{page}/accessories"), &[("tag", tag), ("accessory", accessory), ("each", each)])
    };
    say("", "mouse", "1").onward();
    say("laptop", "bag", "2").onward();
    say(tags[0].as_str(), "mouse", "0").onward();
    let shown = technician.get(&page).must(200);
    assert!(shown.contains("1 chargeur, 2 sacoches") && shown.contains("1 chargeur, 1 souris, 2 sacoches"), "{shown}");
    for (tag, accessory, each) in [("", "mouse", "-1"), ("", "mouse", "100"), ("", "anvil", "1"), ("", "mouse", "")] {
        say(tag, accessory, each).must(422);
    }
    assert_eq!(say("monitor", "mouse", "1").status, 409, "a kind of which nothing is picked does not stand for all");
    assert_eq!(say("7K3M9Q2X", "mouse", "1").status, 404);
    house.sign(act.number);
    let form = format!("{page}/return");
    let (key, other) = (tags[0].as_str(), tags[1].as_str());
    let shown = technician.get(&form).must(200);
    assert!(shown.contains(&format!("name=\"back_{key}_charger\"")) && shown.contains("max=\"2\""), "{shown}");
    let (own, charger, bag) = (format!("state_{other}"), format!("back_{key}_charger"), format!("back_{key}_bag"));
    let base = [("tag", key), ("tag", other), ("reason", "defective"), ("state", "broken")];
    let with =
        |more: &[(&'static str, &'static str)], fields: &[(&str, &str)]| technician.post(&form, &[base.as_slice(), more, fields].concat());
    let wrong = with(&[], &[(&bag, "3")]).must(422);
    assert!(wrong.contains("value=\"3\""), "what was typed is there again");
    with(&[], &[(&bag, "many")]).must(422);
    with(&[], &[(&own, "like new")]).must(422);
    let made = with(&[], &[(&own, "works"), (&charger, "1"), (&bag, "")]).onward();
    let returned =
        house.desk.read(|c| Ok(store::handover::find_return(c, Number::parse(made.rsplit('/').next().unwrap()).unwrap())?)).unwrap();
    let expected = [
        SeenBack { tag: tags[0], state: ReturnState::Broken, accessories: Some(vec![line(Accessory::Charger, 1)]) },
        SeenBack { tag: tags[1], state: ReturnState::Works, accessories: None },
    ];
    assert_eq!(returned.unwrap().seen, expected);
    assert!(technician.get(&made).must(200).contains("Manque\u{a0}: 2 sacoches"));
    house.assert_sound();
}

// A bilingual waste note is complete in each language.
both!(a_note_of_waste_is_whole_in_both_languages, |house| {
    let tag = house.graded(house.batch().number, "S1").tag;
    let input = reprise::desk::waste::transfer::WeeeInput { bilingual: true, ..house.waste(&[tag]) };
    let shown = house.desk.waste().preview(house.technician(), &input).unwrap();
    let note = house.desk.waste().transfer(house.technician(), input).unwrap();
    assert!(note.bilingual);
    let paper = frozen(house, note.number);
    assert_eq!(shown.blocks.len(), paper.blocks.len() - usize::from(note.number.place > 0), "but for the code to check it by");
    // The document is complete in the collector's language, then complete in the other: the same blocks, signed once.
    let language = |b: &Block| if let Block::Language(l) = b { Some(*l) } else { None };
    let parts: Vec<Vec<Block>> = paper.blocks.split(|b| language(b).is_some()).map(<[Block]>::to_vec).collect();
    assert_eq!(paper.blocks.iter().filter_map(language).collect::<Vec<_>>(), [Locale::Nl, Locale::Fr, Locale::Nl]);
    let headings =
        |part: &[Block]| part.iter().filter_map(|b| if let Block::Heading(t) = b { Some(t.clone()) } else { None }).collect::<Vec<_>>();
    for (part, locale, keys) in [
        (0, Locale::Fr, ["doc-parties", "doc-object"].as_slice()),
        (1, Locale::Nl, &["doc-parties", "doc-object"]),
        (2, Locale::Fr, &["doc-weee-annex"]),
        (3, Locale::Nl, &["doc-weee-annex"]),
    ] {
        assert_eq!(headings(&parts[part]), keys.iter().map(|k| locale.t(k)).collect::<Vec<_>>());
    }
    // As the debug format writes the text, with white space and quotes escaped.
    let written = |text: String| format!("{text:?}").trim_matches('"').to_owned();
    let said = |part: usize, key: &str, locale: Locale| format!("{:?}", parts[part]).contains(&written(locale.t(key)));
    for key in ["doc-weee-text", "doc-weee-media", "treatment-r12"] {
        assert!(said(0, key, Locale::Fr) && !said(0, key, Locale::Nl) && said(1, key, Locale::Nl) && !said(1, key, Locale::Fr), "{key}");
    }
    let signed: Vec<_> = paper.blocks.iter().filter_map(|b| if let Block::Signatures(f) = b { Some(f) } else { None }).collect();
    let [fields] = signed[..] else { panic!("signed once: {signed:?}") };
    assert!(fields[0].role.contains(&Locale::Fr.t("doc-for-holder")) && fields[0].role.contains(&Locale::Nl.t("doc-for-holder")));
    assert_eq!(fields[1].name, "Noor Janssens");
    assert!(paper.title.contains(&Locale::Nl.t("doc-weee-title")) && paper.locale == Locale::Fr);
    // On the page each part has its language attribute; a document in one language needs none.
    let technician = Reader::staff(house, house.technician());
    let page = technician.get(&format!("/documents/{}", note.number)).must(200);
    assert_eq!((page.matches("<div lang=\"nl\">").count(), page.matches("<div lang=\"fr\">").count()), (2, 1));
    let alone = house.graded(house.batch().number, "S2").tag;
    let note = house.desk.waste().transfer(&Acting::new(house.technician().actor.clone()), house.waste(&[alone])).unwrap();
    assert!(!technician.get(&format!("/documents/{}", note.number)).must(200).contains("<div lang="));
    house.assert_sound();
});
