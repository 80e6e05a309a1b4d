//! Guards that the checkpoint of each day reaches the addresses in the settings, once, as a file that verifies, and that an address that
//! was removed is gone.

use crate::support::house::{House, both};
use crate::support::mailbox::Mailbox;
use base64::Engine;
use chrono::Duration;
use reprise::desk::{DeskError, ErrorCode};
use reprise::domain::partner::organisation::ContactLanguage;
use reprise::ledger::checkpoint;
use reprise::post::send_due;
use reprise::store;
use reprise::store::notification::{Filter, Letter};

fn letters(house: &House) -> Vec<Letter> {
    let mut all = house.desk.read(|c| Ok(store::notification::newest(c, &Filter::default(), None, 1_000)?)).unwrap();
    all.retain(|l| l.kind == "daily_checkpoint");
    all.sort_by(|a, b| (a.made, &a.to_address).cmp(&(b.made, &b.to_address)));
    all
}

fn set(house: &House, typed: &str) {
    house.desk.settings().set_witnesses(house.admin(), typed, ContactLanguage::Nl, "").unwrap();
}

fn minute(house: &House) {
    house.desk.ledger().sign_when_due().unwrap();
}

// Each recipient gets the newest checkpoint, signed and kept before, once a day; whoever is new within a minute.
both!(each_day_s_checkpoint_is_written_to_its_recipients_once, |house| {
    minute(house);
    assert!(letters(house).is_empty(), "nobody is named");
    set(house, " court@audit.example\r\n\r\nCabinet@brussels.example; court@AUDIT.example ");
    assert_eq!(house.desk.settings().recipients().unwrap().addresses, ["court@audit.example", "Cabinet@brussels.example"]);
    for _again in 0..3 {
        minute(house);
    }
    let to = |all: &[Letter]| all.iter().map(|l| l.to_address.clone()).collect::<Vec<_>>();
    assert_eq!(to(&letters(house)), ["Cabinet@brussels.example", "court@audit.example"]);
    // Another server of the same database writes none again; a third recipient is written to on the same day.
    house.another_desk(7).ledger().sign_when_due().unwrap();
    house.clock.advance(Duration::minutes(1));
    set(house, "court@audit.example\nCabinet@brussels.example\nregion@other.example");
    minute(house);
    assert_eq!(to(&letters(house)), ["Cabinet@brussels.example", "court@audit.example", "region@other.example"]);
    // The next day, also a quiet one.
    house.clock.advance(Duration::days(1));
    minute(house);
    minute(house);
    let all = letters(house);
    assert_eq!(all.len(), 6);
    let keys = house.desk.ledger().public_keys().unwrap();
    for letter in &all {
        let along = letter.attached().unwrap();
        let signed = checkpoint::verify(&along.text, &keys).unwrap();
        assert!(letter.body.contains(&along.text) && letter.subject.contains("Controlepunt"), "{}", letter.body);
        let root = house.desk.read(|c| Ok(store::ledger::checkpoint::root_at(c, signed.root.size)?)).unwrap().unwrap();
        assert_eq!(root, signed.root, "it fits the history");
        assert!(house.outside().kept().unwrap().unwrap().size >= signed.root.size, "it was kept outside before it left");
    }
    set(house, "");
    house.clock.advance(Duration::days(1));
    minute(house);
    assert_eq!(letters(house).len(), 6, "nobody is written to any more");
    house.assert_sound();
});

// The mail program of the recipient saves the very note.
both!(the_checkpoint_arrives_as_a_file_that_verifies, |house| {
    let Some(mailbox) = Mailbox::open() else { return };
    set(house, "court@audit.example");
    minute(house);
    send_due(&house.desk, &mailbox.server, || false).unwrap();
    let came = mailbox.taken();
    let message = came.iter().find(|m| m["to"][0] == "court@audit.example").unwrap();
    let [along] = message["along"].as_array().unwrap().as_slice() else { panic!("{message}") };
    assert_eq!((along["type"].as_str(), along["name"].as_str()), (Some("application/octet-stream"), Some("2026-11-23.checkpoint")));
    let bytes = base64::engine::general_purpose::STANDARD.decode(along["bytes"].as_str().unwrap()).unwrap();
    let note = String::from_utf8(bytes).unwrap();
    let newest = house.desk.ledger().newest_checkpoint().unwrap().unwrap();
    assert_eq!(note, newest.note);
});

// An address is a person's: it stands beside the ledger, and is gone with its removal, also from a copy that is restored.
both!(a_removed_address_is_gone_and_each_change_is_told, |house| {
    (house.admin(), house.coordinator());
    let before = house.mark();
    for (typed, code) in [("court", ErrorCode::Form), (&"x@y.example ".repeat(2), ErrorCode::Form)] {
        let refused = house.desk.settings().set_witnesses(house.admin(), typed, ContactLanguage::Fr, "");
        assert!(matches!(refused, Err(DeskError::Invalid(e)) if e[0].field == "recipients" && e[0].code == code), "{typed}");
    }
    let many: Vec<String> = (0..21).map(|n| format!("w{n}@witness.example")).collect();
    let refused = house.desk.settings().set_witnesses(house.admin(), &many.join("\n"), ContactLanguage::Fr, "");
    assert!(matches!(refused, Err(DeskError::Invalid(e)) if e[0].code == ErrorCode::Bounds));
    let refused = house.desk.settings().set_witnesses(house.coordinator(), "a@b.example", ContactLanguage::Fr, "");
    assert!(matches!(refused, Err(DeskError::Forbidden)));
    assert_eq!(house.mark(), before, "a refusal leaves no trace");
    set(house, &many[..20].join("\n"));
    let marked = house.mark();
    set(house, &many[..20].join("\n"));
    assert_eq!(house.mark(), marked, "the same again is no event");
    set(house, &many[1]);
    house.assert_sound();
    let texts = house.desk.read(|c| Ok(store::ledger::event::private_of(c, 0, u64::MAX >> 1)?)).unwrap();
    let held: Vec<&str> = texts.iter().map(|(_, _, _, value)| value.as_str()).filter(|v| v.contains("@witness.example")).collect();
    assert_eq!(held, ["w1@witness.example"]);
    let erased = house.outside().kept().unwrap().unwrap().erased;
    assert!(format!("{erased:?}").contains("addresses"), "a copy from before is rid of them too: {erased:?}");
});
