//! Guards the search index: one field finds a device by any text known about it.

use crate::api::door::{Door, PASSWORD, email};
use crate::support::build::disk;
use crate::support::house::{House, both};
use diesel::connection::SimpleConnection;
use reprise::desk::batch::intake::Arrival;
use reprise::domain::account::actor::Role;
use reprise::domain::device::Specification;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::number::Number;
use reprise::store;

fn received(house: &House, batch: Number, serial: &str, maker: &str, model: &str) -> Tag {
    let arrival = Arrival {
        extra: true,
        kind: Some(Kind::Laptop),
        serial: Some(serial.to_owned()),
        manufacturer: Some(maker.to_owned()),
        model: Some(model.to_owned()),
        ..Arrival::default()
    };
    house.desk.batches().receive(house.technician(), batch, arrival).unwrap().tag
}

fn found(house: &House, text: &str) -> Vec<Tag> {
    let mut tags: Vec<Tag> = house.desk.read(|c| Ok(store::device::search::search(c, text, 50)?)).unwrap().iter().map(|d| d.tag).collect();
    tags.sort();
    tags
}

// One field finds a device by any text known about it.
both!(a_device_is_found_by_anything_known_of_it, |house| {
    let batch = house.batch().number;
    let think = received(house, batch, "PF-0X12 a", "LENOVO", "ThinkPad T480");
    let elite = received(house, batch, "5CG1435QXF", "HP", "EliteBook 840 G5");
    let pro = received(house, batch, "5CG9999ZZZ", "HP", "ProBook 450 G5");
    house.step(
        think,
        Step::Describe { kind: None, specification: Specification::default(), media: vec![disk("WD-WX41 A867")], evidence: None },
    );
    let mut laptops = vec![elite, pro];
    laptops.sort();
    for (text, tags) in [
        (think.as_str().to_owned(), vec![think]),
        (think.to_string().to_lowercase(), vec![think]),
        ("pf0x12a".to_owned(), vec![think]),
        ("PF-0X12".to_owned(), vec![think]),
        ("wdwx41".to_owned(), vec![think]),
        ("t480 lenovo".to_owned(), vec![think]),
        ("Lenovo thinkpad t4".to_owned(), vec![think]),
        ("thinkpadt480".to_owned(), vec![think]),
        ("G5 hp".to_owned(), laptops),
        ("hp 840".to_owned(), vec![elite]),
        ("g5 5cg9".to_owned(), vec![pro]),
        ("hp t480".to_owned(), vec![]),
        ("".to_owned(), vec![]),
        ("% _".to_owned(), vec![]),
    ] {
        assert_eq!(found(house, &text), tags, "{text}");
    }
    assert_eq!(found(house, &batch.to_string()).len(), 3);

    // After a correction the new text finds the device, and the old text does not.
    let right = Specification { model: Some("ThinkPad X1 Carbon".to_owned()), ..Specification::default() };
    house.noted(think, Step::Correct { kind: None, specification: right });
    assert_eq!((found(house, "carbon lenovo"), found(house, "t480")), (vec![think], vec![]));
    house.assert_sound();

    // A number leads to its page, whatever kind of number it is.
    let door = Door::of(house);
    door.account("auditor", Role::Auditor, None);
    let cookie = format!("__Host-sid={}", door.desk.accounts().sign_in(&email("auditor"), PASSWORD).unwrap().secret);
    let take = house
        .desk
        .stock_takes()
        .open(house.technician(), reprise::desk::stock_take::session::StockTakeInput { scope: Vec::new(), whole: true })
        .unwrap();
    let led = |q: &str| door.ask("GET", &format!("/devices?q={q}"), "").with("cookie", &cookie).go().header("location").to_owned();
    assert_eq!(led(&batch.to_string()), format!("/batches/{batch}"));
    assert_eq!(led(&take.number.to_string().to_lowercase()), format!("/stock-takes/{}", take.number));
    assert_eq!(led(think.as_str()), format!("/devices/{}", think.as_str()));
    house.place("Z-09");
    assert_eq!(led("z-09"), "/devices?location=Z-09");
});

// At start the program fills a missing or incomplete search index.
both!(the_words_there_should_be_are_written_at_the_start, |house| {
    let batch = house.batch().number;
    let tags: Vec<Tag> = (0..7).map(|n| received(house, batch, &format!("S{n}"), "Dell", "Latitude")).collect();
    let mut sorted: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    sorted.sort_unstable();
    for keep in [sorted[2], ""] {
        house.connection().batch_execute(&format!("DELETE FROM device_word WHERE tag > '{keep}'")).unwrap();
        assert!(!house.findings().is_empty());
        drop(house.another_desk(7));
        assert_eq!(found(house, "dell lat").len(), 7);
        house.assert_sound();
    }
});

// The check reports a search index entry without a device.
both!(a_word_of_nothing_is_named, |house| {
    received(house, house.batch().number, "S1", "Dell", "Latitude");
    house.assert_sound();
    house.unguarded().batch_execute("INSERT INTO device_word (word, tag) VALUES ('PLANTED', 'NODEVICE')").unwrap();
    assert!(house.desk.ledger().check().unwrap().findings.iter().any(|f| f.place == "device_word"));
});
