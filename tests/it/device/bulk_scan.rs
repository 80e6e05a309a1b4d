//! Guards bulk scans: the preview predicts the result and changes nothing, each code gets its own answer, and a pile sent twice counts
//! once.

use crate::support::build::disk;
use crate::support::house::{House, both};
use reprise::desk::device::bulk_scan::Collected;
use reprise::desk::device::scan_result::{Found, Mode, Scanned};
use reprise::desk::error::ErrorCode;
use reprise::desk::{Acting, DeskError};
use reprise::domain::device::HoldReason;
use reprise::domain::device::lifecycle::RefusalReason;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use std::collections::BTreeMap;

fn list(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|c| (*c).to_owned()).collect()
}

/// The outcome of each code, in one word.
fn told(pile: &[Collected]) -> Vec<String> {
    let word = |one: &Collected| match &one.scanned {
        _ if one.again => "again".to_owned(),
        Scanned::Done(device) => format!("done {}", device.stage),
        Scanned::Already(_) => "already".to_owned(),
        Scanned::Other(Found::Several(_)) => "several".to_owned(),
        Scanned::Counted(count) => format!("counted {}", count.answer),
        Scanned::Other(_) => "other".to_owned(),
        Scanned::Refused(DeskError::Refused(refusal)) => reprise::desk::error_text::why_code(&refusal.why[0]),
        Scanned::Refused(error) => reprise::desk::error_text::code(error).0,
    };
    pile.iter().map(word).collect()
}

fn ready(house: &House, serial: &str) -> Tag {
    house.graded(house.batch().number, serial).tag
}

// The preview of a pile predicts the result of each code and changes nothing.
both!(what_is_foretold_is_what_happens, |house| {
    let t = house.technician();
    let place = house.place("A-01");
    let (good, second) = (ready(house, "S1"), ready(house, "S2"));
    let held = ready(house, "S3");
    house.step(held, Step::Hold { reason: HoldReason::SwollenBattery });
    let unwiped = house.received(house.batch().number, "S4").tag;
    house.step(unwiped, Step::AddMedium(disk("D4")));
    // Two devices with the same serial number, by different manufacturers.
    let twin = |maker: &str| reprise::desk::batch::intake::Arrival {
        serial: Some("TWIN-1".to_owned()),
        manufacturer: Some(maker.to_owned()),
        kind: Some(reprise::domain::device::kind::Kind::Laptop),
        ..Default::default()
    };
    for maker in ["HP", "Dell"] {
        house.desk.batches().receive(t, house.batch().number, twin(maker)).unwrap();
    }
    let stock = Mode::Stock { location: place.clone() };
    let codes = list(&[good.as_str(), "s1", &held.to_string(), unwiped.as_str(), "nothing-12", "TWIN-1", "A-01", "S2", "S2"]);
    let mark = house.mark();
    let foretold = house.desk.devices().rehearse(t, &stock, &codes).unwrap();
    assert_eq!(house.mark(), mark, "looking changes nothing");
    assert_eq!(house.device(good).stage, Stage::Workshop);
    let word = ["done stock", "again", "held", "open_medium", "unknown_code", "several", "other", "done stock"];
    assert_eq!(told(&foretold), word, "one answer for each, the same code once");
    house.assert_sound();

    let done = house.desk.devices().scan_many(t, &stock, &codes, "pile-1").unwrap();
    let word = ["done stock", "already", "held", "open_medium", "unknown_code", "several", "other", "done stock"];
    // Another code of a device that this pile has just put into stock reports it as already there.
    assert_eq!(told(&done).iter().map(|w| w.replace("again", "already")).collect::<Vec<_>>(), word);
    assert_eq!([good, second].map(|tag| house.device(tag).stage), [Stage::Stock; 2]);
    assert_eq!(house.device(held).stage, Stage::Workshop);
    // The answer was lost and the pile is sent again under the same id: same answers, no further change.
    let mark = house.mark();
    assert_eq!(told(&house.desk.devices().scan_many(t, &stock, &codes, "pile-1").unwrap())[0], "done stock");
    assert_eq!(house.mark(), mark);
    house.assert_sound();
});

// A bulk step checks the note and the role for each device.
both!(a_step_is_taken_on_each_by_whoever_may, |house| {
    let (a, b) = (house.received(house.batch().number, "S1").tag, house.stocked(house.batch().number, "S2").tag);
    let codes = list(&[a.as_str(), b.as_str()]);
    let step = |step: Step, note: Option<&str>| Mode::Step { step: Box::new(step), note: note.map(ToOwned::to_owned) };
    let rehearse = |who: &Acting, mode: &Mode| told(&house.desk.devices().rehearse(who, mode, &codes).unwrap());
    let back = step(Step::SendBack {}, None);
    assert_eq!(rehearse(house.technician(), &back), ["note_needed"; 2]);
    let back = step(Step::SendBack {}, Some("Le donateur les reprend"));
    assert_eq!(rehearse(house.technician(), &back), ["done sent_back"; 2]);
    assert_eq!(rehearse(house.coordinator(), &back), ["forbidden"; 2]);
    assert_eq!(rehearse(house.auditor(), &step(Step::Grade { lower_to: None }, None)), ["forbidden"; 2]);
    // Steps that belong to an allocation or an act are not available in a bulk scan.
    let reserve = step(Step::Unreserve {}, None);
    assert_eq!(rehearse(house.coordinator(), &reserve), ["unsupported"; 2]);
    house.desk.devices().scan_many(house.technician(), &back, &codes, "k").unwrap();
    assert_eq!([a, b].map(|tag| house.device(tag).stage), [Stage::SentBack; 2]);
    house.assert_sound();
});

both!(a_rehearsal_leaves_no_trace, |house| {
    // A rehearsal uses up no tag or number, no idempotency key and no version of a device.
    let tag = house.stocked(house.batch().number, "S1").tag;
    let before = (house.mark(), house.count("once"), house.device(tag));
    let codes = list(&[tag.as_str()]);
    for mode in [Mode::Move { location: house.place("B-02") }, Mode::Step { step: Box::new(Step::Rework {}), note: Some("x".to_owned()) }] {
        let place = house.mark();
        let pile = house.desk.devices().rehearse(house.technician(), &mode, &codes).unwrap();
        assert!(told(&pile)[0].starts_with("done"), "{:?}", told(&pile));
        assert_eq!(house.mark(), place);
    }
    assert_eq!((house.count("once"), house.device(tag)), (before.1, before.2));
    house.assert_sound();
});

// The API previews and scans a pile in the same way.
both!(the_same_by_the_api, |house| {
    use crate::api::door::Door;
    use serde_json::json;
    let door = Door::of(house);
    let token = door.someone("tech", reprise::domain::account::actor::Role::Technician, None);
    let tag = house.stocked(house.batch().number, "S1").tag;
    let hold = json!({"do": "step", "step": {"step": "hold", "reason": "other"}, "note": "odeur"});
    let pile = json!([{"id": "p1", "code": tag.as_str(), "mode": hold}, {"id": "p2", "code": "nope", "mode": hold}]);
    let mark = house.mark();
    let foretold = door.post(&token, "scans?rehearse=true", pile.clone()).must(200);
    assert_eq!((&foretold[0]["outcome"], &foretold[1]["outcome"]), (&json!("done"), &json!("refused")));
    assert_eq!(house.mark(), mark);
    let done = door.post(&token, "scans", pile.clone()).must(200);
    assert_eq!(done[0]["device"]["holds"][0]["reason"], "other");
    assert_ne!(house.mark(), mark, "the rehearsal used no id up");
    assert_eq!(door.post(&token, "scans?rehearse=maybe", pile).status, 422);
    assert_eq!(house.device(tag).holds.len(), 1);
});

/// The hidden fields of the form in the page, needed to send it again.
fn hidden(page: &str) -> BTreeMap<&'static str, String> {
    let value = |name: &str| {
        let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or("");
        after.split('"').next().unwrap_or("").to_owned()
    };
    BTreeMap::from([("once", value("once")), ("seen", value("seen"))])
}

// The page previews, then acts, and keeps the codes that failed.
both!(the_page_looks_then_acts_and_keeps_what_did_not_go, |house| {
    use crate::api::door::Door;
    let door = Door::of(house);
    door.account("tech", reprise::domain::account::actor::Role::Technician, None);
    let cookie = door.cookie("tech");
    let (a, b) = (house.stocked(house.batch().number, "S1").tag, house.stocked(house.batch().number, "S2").tag);
    house.place("B-02");
    let codes = format!("{a}\n<script>\nS1\n{b}");
    let ask = |more: &[(&str, &str)]| {
        let mut form = vec![("mode", "move"), ("place", "B-02"), ("codes", codes.as_str())];
        form.retain(|(name, _)| !more.iter().any(|(n, _)| n == name));
        form.extend(more);
        door.form(&cookie, "/collect", &form)
    };
    let mark = house.mark();
    let looked = ask(&[("do", "look")]).text();
    assert_eq!(house.mark(), mark);
    assert!(looked.contains("&#60;script&#62;") && !looked.contains("<script>\n"), "what was pasted is text");
    let fields = hidden(&looked);
    assert_eq!(fields["seen"].len(), 64);
    // A pile that was not previewed, or that changed since, is previewed first.
    for (name, value) in [("seen", "0"), ("codes", "S1"), ("place", "A-01")] {
        let mut form = vec![("do", "apply"), ("once", fields["once"].as_str()), ("seen", fields["seen"].as_str())];
        form.retain(|(n, _)| *n != name);
        form.push((name, value));
        ask(&form);
        assert_eq!(house.mark(), mark, "{name}");
    }
    let left = ask(&[("drop", "<script>")]).text();
    let fields = hidden(&left);
    let kept = format!("{a}\nS1\n{b}");
    let apply = [("do", "apply"), ("codes", kept.as_str()), ("once", fields["once"].as_str()), ("seen", fields["seen"].as_str())];
    let done = ask(&apply).text();
    assert_eq!([a, b].map(|tag| house.device(tag).location.unwrap()), ["B-02", "B-02"], "{done}");
    let mark = house.mark();
    ask(&apply);
    assert_eq!(house.mark(), mark, "the second click of an impatient hand");
    // Without a location nothing is done, and the field shows an error.
    assert_eq!(ask(&[("place", ""), ("do", "look")]).status, 422);
    assert_eq!(ask(&[("codes", " \n;"), ("do", "look")]).status, 422);
    assert_eq!(ask(&[("codes", &"A1\n".repeat(10_001)), ("do", "look")]).status, 422);
});

/// A refusal lists every reason, not only the first. The number of codes is limited.
#[test]
fn a_refusal_says_all_that_stands_in_the_way() {
    let house = House::sqlite();
    let tag = house.received(house.batch().number, "S1").tag;
    house.step(tag, Step::AddMedium(disk("D1")));
    let stock = Mode::Stock { location: house.place("A-01") };
    let pile = house.desk.devices().rehearse(house.technician(), &stock, &list(&[tag.as_str()])).unwrap();
    let Scanned::Refused(DeskError::Refused(refusal)) = &pile[0].scanned else { panic!("{pile:?}") };
    assert!(
        refusal.why.len() > 1
            && matches!(refusal.why[0], RefusalReason::OpenMedium { .. })
            && refusal.why.contains(&RefusalReason::NotGraded {})
    );
    let many = reprise::desk::device::bulk_scan::codes(&"A1\n".repeat(10_001));
    assert!(matches!(many, Err(DeskError::Invalid(field_errors)) if field_errors[0].code == ErrorCode::Bounds));
}

// A location label that is scanned on receipt is not taken for a device.
both!(the_label_of_a_shelf_is_no_device, |house| {
    use reprise::desk::device::scan_result::Scan;
    let t = house.technician();
    house.place("A-01");
    house.place("B-02");
    house.place("C-03");
    let batch = house.batch().number;
    let receive = |batch, code: &str| {
        let mode = Mode::Receive { batch, location: None };
        house.desk.devices().scan(t, &Scan { id: String::new(), code: code.to_owned(), at: None, mode })
    };
    for code in ["A-01", "LOC:a-01"] {
        assert!(matches!(receive(batch, code), Scanned::Other(Found::Location(place)) if place == "A-01"), "{code}");
    }
    // A serial number on the manifest that looks like a location code is still a device.
    let listed = house.listed(&["B-02"]).number;
    assert!(matches!(receive(listed, "B-02"), Scanned::Done(_)));

    use crate::api::door::Door;
    let door = Door::of(house);
    door.account("tech", reprise::domain::account::actor::Role::Technician, None);
    let cookie = door.cookie("tech");
    let mark = house.mark();
    let page = door.form(&cookie, &format!("/batches/{batch}/receive"), &[("code", "A-01"), ("extra", "yes"), ("kind", "laptop")]).text();
    assert_eq!(house.mark(), mark, "no device is called A-01");
    assert!(page.contains("<option value=\"A-01\" selected>"), "the place is chosen");
    let tag = house.stocked(batch, "S1").tag;
    let page = door.form(&cookie, "/scan", &[("code", "C-03"), ("mode", "move"), ("place", "A-01")]).text();
    assert!(page.contains("<option value=\"C-03\" selected>"), "{page}");
    // A refusal links to the device's page, where the cause can be fixed.
    let refused = door.form(&cookie, "/scan", &[("code", tag.as_str()), ("mode", "pick:ACT-2026-000001")]).text();
    assert!(refused.contains("is-stop") || refused.contains("is-warn"));
    house.step(tag, Step::Hold { reason: HoldReason::SwollenBattery });
    house.noted(tag, Step::Rework {});
    let refused = door.form(&cookie, "/scan", &[("code", tag.as_str()), ("mode", "stock"), ("place", "A-01")]).text();
    assert!(refused.contains(&format!("href=\"/devices/{}\"", tag.as_str())) && refused.contains("is-stop"), "{refused}");
});
