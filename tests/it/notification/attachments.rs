//! Guards letter attachments: the appointment as a calendar file, limited in size, with a safe file name, deleted with the letter.

use crate::support::house::{House, both};
use crate::support::mailbox::{Mailbox, headers};
use base64::Engine;
use chrono::{Duration, TimeZone, Utc};
use reprise::desk::handover::appointment::AppointmentInput;
use reprise::desk::partner::organisation::ContactInput;
use reprise::domain::handover::Transport;
use reprise::domain::id::ContactId;
use reprise::domain::notification::MOST_ATTACHED;
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::Organisation;
use reprise::post::send_due;
use reprise::store::notification::{Filter, Letter};
use reprise::store::{self};
use serde_json::{Value, json};

fn letters(house: &House) -> Vec<Letter> {
    let mut all = house.desk.read(|c| Ok(store::notification::newest(c, &Filter::default(), None, 1_000)?)).unwrap();
    all.retain(|l| l.kind.starts_with("appointment"));
    all.reverse();
    all
}

/// A school with a contact, and an act for it.
fn act(house: &House) -> (Organisation, Number) {
    let school = house.school();
    let (request, _) = house.granted(&school, 2);
    let input =
        ContactInput { name: "Chloé".to_owned(), capacity: String::new(), email: "chloe@ecole.example".to_owned(), phone: String::new() };
    house.desk.partners().add_contact(house.coordinator(), &school.id, &input).unwrap();
    (school, house.desk.handovers().begin(house.technician(), request.number, "Dépôt").unwrap().number)
}

fn appoint(house: &House, act: Number, hour: u32, place: &str) {
    let at = |hour| Utc.with_ymd_and_hms(2026, 12, 1, hour, 0, 0).unwrap();
    let (transport, ask_for) = (Transport::PickUp, Some("Zoé ; sonner 2×".to_owned()));
    let input = AppointmentInput { from: at(hour), until: at(hour + 1), transport, place: place.to_owned(), ask_for };
    house.desk.handovers().set_appointment(house.technician(), act, input).unwrap();
    house.clock.advance(Duration::milliseconds(1));
}

fn arrived(house: &House, mailbox: &Mailbox) -> Vec<Value> {
    let before = mailbox.taken().len();
    send_due(&house.desk, &mailbox.server, || false).unwrap();
    let all = mailbox.taken().split_off(before);
    all.into_iter().filter(|m| m["to"][0] == "chloe@ecole.example").collect()
}

// An appointment letter has a calendar file attached, identical to the byte.
both!(an_appointment_goes_along_as_a_calendar_reads_it, |house| {
    let Some(mailbox) = Mailbox::open() else { return };
    let (_, act) = act(house);
    arrived(house, &mailbox);
    let place = "Hôpital « Éléonore », quai 2; porte B\\C";
    appoint(house, act, 9, place);
    appoint(house, act, 13, place);
    house.desk.handovers().cancel_appointment(house.technician(), act).unwrap();
    let came = arrived(house, &mailbox);
    assert_eq!(came.len(), 3);
    let expected = [("PUBLISH", "CONFIRMED", 9), ("PUBLISH", "CONFIRMED", 13), ("CANCEL", "CANCELLED", 13)];
    for (sequence, (message, (method, status, hour))) in came.iter().zip(expected).enumerate() {
        assert_eq!(message["defects"], json!([]));
        let [along] = message["along"].as_array().unwrap().as_slice() else { panic!("{message}") };
        assert_eq!(along["type"], "text/calendar");
        assert_eq!(along["params"], json!({ "charset": "utf-8", "method": method }));
        assert_eq!((along["disposition"].as_str(), along["name"].as_str()), (Some("attachment"), Some(format!("{act}.ics").as_str())));
        // Identical to the byte, including line ends and accents.
        let bytes = base64::engine::general_purpose::STANDARD.decode(along["bytes"].as_str().unwrap()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
        assert_eq!(letters(house)[sequence].attached().unwrap().text, text);
        assert!(message["text"].as_str().unwrap().contains("https://reprise.test/handovers/"), "the text says where, too");
        assert!(message["longest"].as_u64().unwrap() <= 998);
        if along["events"].is_null() {
            assert!(std::env::var_os("REPRISE_TEST_CALENDAR").is_none_or(|v| v != "required"), "install python3-icalendar");
            eprintln!("SKIPPED: python has no icalendar; install python3-icalendar to read calendar files with it");
            continue;
        }
        let [event] = along["events"].as_array().unwrap().as_slice() else { panic!("{along}") };
        assert_eq!((along["method"].as_str(), event["status"].as_str()), (Some(method), Some(status)));
        assert_eq!((event["uid"].as_str(), event["sequence"].as_u64()), (Some(format!("{act}@reprise").as_str()), Some(sequence as u64)));
        assert_eq!(
            (event["from"].as_str(), event["place"].as_str()),
            (Some(format!("2026-12-01T{hour:02}:00:00+00:00").as_str()), Some(place))
        );
        assert!(event["about"].as_str().unwrap().contains("Zoé ; sonner 2×"), "{event}");
    }
});

// An attachment in the database is checked again before it is sent.
both!(what_stands_in_the_outbox_is_not_trusted, |house| {
    let Some(mailbox) = Mailbox::open() else { return };
    let (_, act) = act(house);
    arrived(house, &mailbox);
    appoint(house, act, 9, "Dépôt");
    arrived(house, &mailbox);
    let good = letters(house)[0].attached().unwrap();
    let of = |name: &str, text: &str| json!({ "kind": "meeting", "name": name, "text": text }).to_string();
    // A name or text with a header line, an oversized one, an unknown type, or invalid JSON: the letter is sent without the attachment.
    for bad in [
        of("a.ics\r\nBcc: spy@evil.example", &good.text),
        of("a\"; x=\"b.ics", &good.text),
        of("a.ics", &"x".repeat(MOST_ATTACHED + 1)),
        of("a.ics", ""),
        of("a.ics", &good.text).replace("meeting", "text/html\\r\\nBcc: spy@evil.example"),
        "{".to_owned(),
    ] {
        let text = bad.replace('\'', "''");
        house.sql(&format!("UPDATE letter SET state = 'waiting', done = NULL, attached = '{text}' WHERE kind = 'appointment_made'"));
        let [message] = arrived(house, &mailbox).try_into().unwrap();
        assert_eq!((&message["to"], &message["along"]), (&json!(["chloe@ecole.example"]), &json!([])), "{bad:.80}");
        assert!(headers(&message, "bcc").is_empty() && message["text"].as_str().unwrap().contains("Dépôt"), "{message}");
    }
    // Text that looks like a header stays inside its MIME part.
    let text = of("a.ics", "X\r\n\r\n--\r\nBcc: spy@evil.example\r\n").replace('\'', "''");
    house.sql(&format!("UPDATE letter SET state = 'waiting', done = NULL, attached = '{text}' WHERE kind = 'appointment_made'"));
    let [message] = arrived(house, &mailbox).try_into().unwrap();
    assert_eq!(message["to"], json!(["chloe@ecole.example"]));
    assert!(headers(&message, "bcc").is_empty() && message["along"].as_array().unwrap().len() == 1, "{message}");
});

// An attachment is deleted with its letter.
both!(what_goes_along_goes_with_the_letter, |house| {
    let (school, act) = act(house);
    appoint(house, act, 9, "Dépôt");
    assert!(letters(house)[0].attached.as_ref().unwrap().contains("Zoé"));
    let contacts = house.desk.read(|c| Ok(store::partner::contacts(c, &school.id)?)).unwrap();
    house.desk.partners().erase_contact(house.coordinator(), &school.id, &ContactId::new(contacts[0].id.clone())).unwrap();
    assert!(letters(house).iter().all(|l| l.attached.is_none() && l.body.is_empty()));
    house.assert_sound();
});
