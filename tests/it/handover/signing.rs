//! Guards signing in person: the document lists exactly what is handed over; refusals, appointments, large gifts, paper signing, exchange,
//! and an act of three hundred devices.

use crate::pages::Reader;
use crate::support::build::{PNG, laptops, typed};
use crate::support::house::{House, both};
use chrono::{Duration, TimeZone, Utc};
use reprise::desk::error::ErrorCode;
use reprise::desk::handover::appointment::AppointmentInput;
use reprise::desk::handover::record::{Proof, Signature};
use reprise::desk::handover::returns::ReturnInput;
use reprise::desk::handover::signing::SignedPaper;
use reprise::documents::layout::model::{Block, Document};
use reprise::domain::device::HoldReason;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::handover::{DoorReason, Handover, HandoverState, ReturnReason, SigningWay, Transport};
use reprise::domain::number::Number;
use reprise::domain::request::{RequestState, RequestStep};
use reprise::domain::settings::policy::Policy;
use reprise::domain::subject::Subject;
use reprise::store;

/// An act with picked devices of these serial numbers, under one request for `asked` laptops.
fn picked(house: &House, serials: &[&str], asked: u32) -> (Handover, Vec<Tag>) {
    let batch = house.batch().number;
    let tags: Vec<Tag> = serials.iter().map(|s| house.stocked(batch, s).tag).collect();
    let (request, _) = house.granted(&house.school(), asked);
    for tag in &tags {
        house.desk.requests().reserve(house.coordinator(), request.number, *tag).unwrap();
    }
    let act = house.desk.handovers().begin(house.technician(), request.number, "Dépôt").unwrap();
    for tag in &tags {
        house.desk.handovers().pick(house.technician(), act.number, *tag).unwrap();
    }
    (act, tags)
}

fn frozen(house: &House, number: Number) -> Document {
    let issued = house.desk.read(|c| Ok(store::document::find(c, &number.to_string())?)).unwrap().unwrap();
    serde_json::from_str(&issued.content).unwrap()
}

fn text(house: &House, number: Number, field: &str) -> Option<String> {
    house.desk.read(|c| Ok(store::ledger::event::text_of(c, Subject::Handover, &number.to_string(), field)?)).unwrap()
}

/// The document without the blocks that only a signature adds.
fn bare(mut document: Document) -> Document {
    document.blocks.retain(|b| !matches!(b, Block::Signatures(_)));
    for block in &mut document.blocks {
        if let Block::Facts(facts) = block {
            for (_, value) in facts {
                *value = value.lines().filter(|l| !l.starts_with("Représenté par")).collect::<Vec<_>>().join("\n");
            }
        }
    }
    document
}

// Devices refused at handover are listed on the act, and are not handed over.
both!(a_refusal_at_the_door_is_part_of_the_act, |house| {
    let (act, tags) = picked(house, &["S1", "S2", "S3", "S4"], 4);
    let desk = &house.desk;
    let refuse = |tag, reason| desk.handovers().refuse_at_door(house.technician(), act.number, tag, reason, Some("ne démarre pas"));
    refuse(tags[1], Some(DoorReason::Defective)).unwrap();
    refuse(tags[2], Some(DoorReason::NotWanted)).unwrap();
    refuse(tags[3], Some(DoorReason::NotAsDescribed)).unwrap();
    refuse(tags[3], None).unwrap();
    let other = house.stocked(house.batch().number, "X1").tag;
    assert_eq!(house.because(|| refuse(other, Some(DoorReason::NotWanted))), ErrorCode::NotOfThisAct);
    // A refused device that is picked again is no longer refused.
    desk.handovers().unpick(house.technician(), act.number, tags[2]).unwrap();
    desk.handovers().pick(house.technician(), act.number, tags[2]).unwrap();
    assert_eq!(desk.handovers().content_to_sign(act.number).unwrap().1, 3);
    refuse(tags[2], Some(DoorReason::NotWanted)).unwrap();
    let signed = house.sign(act.number);
    assert_eq!(signed.devices, {
        let mut passed = vec![tags[0], tags[3]];
        passed.sort();
        passed
    });
    assert_eq!(
        [0, 1, 2, 3].map(|i: usize| house.device(tags[i]).stage),
        [Stage::HandedOver, Stage::Stock, Stage::Stock, Stage::HandedOver]
    );
    let held = |tag| house.device(tag).holds.iter().map(|h| h.reason).collect::<Vec<_>>();
    assert_eq!((held(tags[1]), held(tags[2])), (vec![HoldReason::Inspection], vec![]), "what is called broken is looked at first");
    assert!(tags[1..3].iter().all(|t| house.device(*t).reservation.is_none()));
    let words = format!("{:?}", frozen(house, act.number));
    assert!(words.contains("Appareils refusés à la remise") && words.contains("Défectueux") && words.contains(&tags[1].to_string()));
    // The line is still short of devices, which can be promised again and handed over by a further act.
    let request = desk.read(|c| Ok(store::request::find(c, act.request)?)).unwrap().unwrap();
    assert_eq!(request.state, RequestState::Approved);
    desk.requests().reserve(house.coordinator(), act.request, other).unwrap();
    desk.requests().reserve(house.coordinator(), act.request, tags[2]).unwrap();
    let second = desk.handovers().begin(house.technician(), act.request, "Dépôt").unwrap();
    for tag in [other, tags[2]] {
        desk.handovers().pick(house.technician(), second.number, tag).unwrap();
    }
    house.sign(second.number);
    let request = desk.read(|c| Ok(store::request::find(c, act.request)?)).unwrap().unwrap();
    assert_eq!(request.state, RequestState::Fulfilled, "several visits, one decision");
    house.assert_sound();
});

// The signed document has the content that was previewed.
both!(what_was_previewed_is_what_is_signed, |house| {
    let (act, tags) = picked(house, &["S1", "S2"], 3);
    let desk = &house.desk;
    desk.handovers().refuse_at_door(house.technician(), act.number, tags[1], Some(DoorReason::NotWanted), None).unwrap();
    let shown = desk.handovers().preview(act.number).unwrap();
    let (seen, passing) = desk.handovers().content_to_sign(act.number).unwrap();
    assert_eq!(passing, 1);
    house.sign(act.number);
    assert_eq!(bare(frozen(house, act.number)), bare(shown), "only the signatures differ");
    // Every change to the list changes its digest: another device, another state of a device, another refusal.
    let (act, tags) = picked(house, &["T1", "T2"], 3);
    let mut digests = vec![seen, desk.handovers().content_to_sign(act.number).unwrap().0];
    desk.handovers().refuse_at_door(house.technician(), act.number, tags[0], Some(DoorReason::NotWanted), None).unwrap();
    digests.push(desk.handovers().content_to_sign(act.number).unwrap().0);
    desk.handovers().refuse_at_door(house.technician(), act.number, tags[0], Some(DoorReason::Defective), None).unwrap();
    digests.push(desk.handovers().content_to_sign(act.number).unwrap().0);
    desk.handovers().unpick(house.technician(), act.number, tags[1]).unwrap();
    digests.push(desk.handovers().content_to_sign(act.number).unwrap().0);
    digests.sort();
    digests.dedup();
    assert_eq!(digests.len(), 5);
    assert_eq!(house.because(|| desk.handovers().sign(house.technician(), act.number, &typed("A"), &typed("B"))), ErrorCode::NothingPicked);
});

// An open offer cannot be changed until it is signed or withdrawn.
both!(an_offer_is_frozen_until_the_recipient_signs_or_it_is_taken_back, |house| {
    let (act, tags) = picked(house, &["S1", "S2"], 3);
    let desk = &house.desk;
    let offer = || desk.handovers().offer(house.technician(), act.number, &typed("Alix Martin"));
    let sign = || {
        desk.handovers().sign_offered(
            house.technician(),
            act.number,
            &typed("Sam Peeters"),
            Proof { address: "192.0.2.7".to_owned(), agent: "Phone/1".to_owned() },
        )
    };
    assert_eq!(house.because(sign), ErrorCode::ActClosed);
    assert_eq!(offer().unwrap().state, HandoverState::Awaiting);
    let extra = house.stocked(house.batch().number, "X1").tag;
    desk.requests().reserve(house.coordinator(), act.request, extra).unwrap();
    assert_eq!(house.because(|| desk.handovers().pick(house.technician(), act.number, extra)), ErrorCode::Offered);
    assert_eq!(house.because(|| desk.handovers().unpick(house.technician(), act.number, tags[0])), ErrorCode::Offered);
    assert_eq!(
        house.because(|| desk.handovers().refuse_at_door(house.technician(), act.number, tags[0], Some(DoorReason::NotWanted), None)),
        ErrorCode::Offered
    );
    assert_eq!(house.because(|| desk.handovers().sign(house.technician(), act.number, &typed("A"), &typed("B"))), ErrorCode::Offered);
    assert_eq!(house.because(|| desk.handovers().cancel(house.technician(), act.number, None)), ErrorCode::Offered);
    // A device was unreserved after the offer, so the document differs from the one that was shown.
    desk.requests().unreserve(house.coordinator(), tags[1], None).unwrap();
    assert_eq!(house.because(sign), ErrorCode::ChangedMeanwhile);
    desk.handovers().withdraw_offer(house.technician(), act.number).unwrap();
    assert_eq!(house.because(sign), ErrorCode::ActClosed);
    offer().unwrap();
    let shown = desk.handovers().preview(act.number).unwrap();
    house.clock.advance(Duration::days(i64::from(desk.policy().door.offer_days)) + Duration::minutes(2));
    assert_eq!(house.because(sign), ErrorCode::ChangedMeanwhile, "too late");
    house.clock.advance(Duration::minutes(-2));
    let signed = sign().unwrap();
    assert_eq!((signed.state, signed.way, signed.devices.as_slice()), (HandoverState::Signed, Some(SigningWay::Link), &tags[..1]));
    let kept = |field: &str| text(house, act.number, field).unwrap();
    assert_eq!(
        [kept("giver_name"), kept("receiver_name"), kept("address"), kept("agent")],
        ["Alix Martin", "Sam Peeters", "192.0.2.7", "Phone/1"]
    );
    let Document { created: _, footer: _, blocks, .. } = bare(frozen(house, act.number));
    assert_eq!(blocks.len(), bare(shown).blocks.len());
    assert_eq!(house.because(sign), ErrorCode::ActClosed, "once");
    house.assert_sound();
});

// An act signed on paper counts the same, and its copy is stored with a hash.
both!(a_paper_signed_by_hand_counts_the_same_and_its_copy_is_kept, |house| {
    let (act, _) = picked(house, &["S1"], 1);
    let desk = &house.desk;
    let today = desk.today();
    let sign = |bytes: &[u8], on| {
        let paper = SignedPaper { bytes: bytes.to_vec(), on };
        let by_hand = |name: &str| Signature { typed: false, ..typed(name) };
        desk.handovers().sign_on_paper(house.technician(), act.number, &by_hand("Alix"), &by_hand("Sam Peeters"), paper, Proof::default())
    };
    let whole = b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n";
    for wrong in [b"".as_slice(), b"GIF89a", b"<html>", b"%PDF-1.7\ncut off", b"%PDF", &PNG[..40], b"\xff\xd8\xff\xe0 not a picture"] {
        assert!(matches!(house.because(|| sign(wrong, today)), ErrorCode::NotACopy | ErrorCode::Missing), "{wrong:?}");
    }
    let large = [whole.as_slice(), &vec![b' '; 20 * 1024 * 1024]].concat();
    assert_eq!(house.because(|| sign(&large, today)), ErrorCode::TooLong);
    assert_eq!(house.because(|| sign(whole, today.succ_opt().unwrap())), ErrorCode::Future);
    // Nor was it signed before the act was there.
    assert_eq!(house.because(|| sign(whole, today.pred_opt().unwrap())), ErrorCode::BeforeTheAct);
    let signed = sign(PNG, today).unwrap();
    let (media, bytes) = desk.read(|c| Ok(store::handover::copy_of(c, act.number)?)).unwrap().unwrap();
    assert_eq!(media, "image/png");
    let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&bytes));
    assert_eq!((signed.way, signed.copy.as_deref()), (Some(SigningWay::Paper), Some(hash.as_str())));
    let words = format!("{:?}", frozen(house, act.number));
    assert!(words.contains(&hash) && words.contains("Sam Peeters"), "the frozen paper names the copy");
    house.assert_sound();
    // The stored copy is changed without an event, and the check finds it.
    house.try_sql("UPDATE act_copy SET media = 'application/pdf'").unwrap();
    assert!(!desk.ledger().check().unwrap().is_clean());
});

// A gift above the warning value can be signed once the warning is acknowledged with a note.
both!(a_large_gift_is_a_warning_on_record_and_no_refusal, |house| {
    let policy = Policy { gift_warning_cents: 30_000, ..Clone::clone(&*house.desk.policy()) };
    house.desk.settings().set_policy(house.admin(), policy).unwrap();
    let (act, _) = picked(house, &["S1", "S2"], 2);
    let desk = &house.desk;
    assert_eq!(desk.handovers().estimated_value(act.number).unwrap(), (36_000, true));
    let sign = || desk.handovers().sign(house.technician(), act.number, &typed("A"), &typed("B"));
    assert_eq!(house.because(sign), ErrorCode::GiftNotNoted);
    assert_eq!(house.because(|| desk.handovers().note_gift(house.technician(), act.number, " ")), ErrorCode::Missing);
    desk.handovers().note_gift(house.technician(), act.number, "Courrier SPF Justice 2026/17").unwrap();
    let signed = sign().unwrap();
    assert_eq!((signed.value_cents, signed.gift_noted, signed.clauses.as_deref()), (Some(36_000), true, Some("act-3")));
    assert!(format!("{:?}", frozen(house, act.number)).contains("360,00"));
    house.assert_sound();
});

// Each change of an appointment raises the sequence number of its calendar file.
both!(an_appointment_tells_calendars_which_word_is_the_last, |house| {
    let (act, _) = picked(house, &["S1"], 1);
    let desk = &house.desk;
    let at = |day, hour| Utc.with_ymd_and_hms(2026, 12, day, hour, 0, 0).unwrap();
    let appoint = |from, until| {
        let input = AppointmentInput {
            from,
            until,
            transport: Transport::Delivery,
            place: "Rue du Test 1".to_owned(),
            ask_for: Some("Zoé, 0470 00 00 00".to_owned()),
        };
        desk.handovers().set_appointment(house.technician(), act.number, input)
    };
    assert_eq!(house.because(|| appoint(at(1, 9), at(1, 9))), ErrorCode::AppointmentPast);
    assert_eq!(house.because(|| appoint(at(1, 9), at(3, 9))), ErrorCode::AppointmentPast);
    let past = desk.now() - Duration::hours(1);
    assert_eq!(house.because(|| appoint(past, desk.now())), ErrorCode::AppointmentPast);
    assert_eq!(house.because(|| desk.handovers().cancel_appointment(house.technician(), act.number)), ErrorCode::ActClosed);
    appoint(at(1, 9), at(1, 10)).unwrap();
    let set = appoint(at(2, 13), at(2, 14)).unwrap();
    assert_eq!(set.appointment.as_ref().map(|a| a.sequence), Some(1));
    let coming = |from| desk.read(|c| Ok(store::handover::coming(c, from, None, 10)?)).unwrap().len();
    assert_eq!((coming(at(2, 0)), coming(at(3, 0))), (1, 0));
    let off = desk.handovers().cancel_appointment(house.technician(), act.number).unwrap().appointment.unwrap();
    assert_eq!((off.sequence, off.cancelled, coming(at(2, 0))), (2, true, 0));
    // The contact person is personal data: stored beside the ledger, never in a leaf.
    assert_eq!(text(house, act.number, "ask_for").as_deref(), Some("Zoé, 0470 00 00 00"));
    assert!(!format!("{off:?}").contains("Zoé"));
    appoint(at(2, 13), at(2, 14)).unwrap();
    desk.handovers().cancel(house.technician(), act.number, None).unwrap();
    assert_eq!(coming(at(2, 0)), 0, "what is given up is nobody's appointment");
    house.assert_sound();
});

/// A calendar file is parsed by an independent library.
#[test]
fn a_calendar_file_is_read_by_another_program() {
    let house = House::sqlite();
    let (act, _) = picked(&house, &["S1"], 1);
    let technician = Reader::staff(&house, house.technician());
    let page = format!("/handovers/{}", act.number);
    let path = format!("{page}/appointment");
    // 13:20 in Brussels, in summer and in winter time.
    for (day, utc, sequence) in [("2027-07-01", "20270701T112000Z", 0), ("2027-01-12", "20270112T122000Z", 1)] {
        let form = [
            ("date", day),
            ("from", "13:20"),
            ("until", "13:50"),
            ("transport", "pick_up"),
            ("place", "Dépôt, quai 2; porte B"),
            ("ask_for", "Zoé"),
        ];
        technician.post(&path, &form).onward();
        let answer = technician.get(&format!("{path}.ics"));
        assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
        let file = answer.must(200);
        assert!(file.contains(&format!("DTSTART:{utc}\r\n")) && file.contains(&format!("SEQUENCE:{sequence}\r\n")), "{file}");
        assert!(
            file.contains(&format!("UID:{}@reprise\r\n", act.number)) && file.contains("LOCATION:Dépôt\\, quai 2\\; porte B\r\n"),
            "{file}"
        );
        read_by_python(&file, "Dépôt, quai 2; porte B", "CONFIRMED");
    }
    technician.post(&path, &[("do", "call_off")]).onward();
    let file = technician.get(&format!("{path}.ics")).must(200);
    assert!(file.contains("METHOD:CANCEL\r\n") && file.contains("STATUS:CANCELLED\r\n") && file.contains("SEQUENCE:2\r\n"), "{file}");
    read_by_python(&file, "Dépôt, quai 2; porte B", "CANCELLED");
    assert_eq!(technician.post(&path, &[("date", "2027-07-01"), ("from", "25:00"), ("until", "x")]).status, 422);
    technician.get("/appointments").must(200);
}

/// Parses the calendar file with Python's `icalendar`, where it is installed.
fn read_by_python(file: &str, place: &str, status: &str) {
    use std::io::Write;
    let script = "import sys\ntry:\n  import icalendar\nexcept ImportError:\n  sys.exit(77)\n\
        c=icalendar.Calendar.from_ical(sys.stdin.buffer.read())\ne=[x for x in c.walk('VEVENT')][0]\n\
        sys.stdout.buffer.write('\\n'.join([str(e['LOCATION']),str(e['STATUS']),str(e.decoded('DTSTART').tzinfo)]).encode())";
    // Prefer the system's Python, which has the package, to the first one on the path.
    let system = ["/usr/bin/python3", "python3"].into_iter().find(|p| *p == "python3" || std::path::Path::new(p).exists());
    let python = std::env::var("REPRISE_PYTHON").unwrap_or_else(|_| system.unwrap_or("python3").to_owned());
    let run = std::process::Command::new(python)
        .args(["-c", script])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn();
    let Ok(mut run) = run else { return eprintln!("SKIPPED: no python to read the calendar file with") };
    run.stdin.take().unwrap().write_all(file.as_bytes()).unwrap();
    let out = run.wait_with_output().unwrap();
    if out.status.code() == Some(77) {
        assert!(std::env::var_os("REPRISE_TEST_CALENDAR").is_none_or(|v| v != "required"), "install python3-icalendar");
        return eprintln!("SKIPPED: python has no icalendar; install python3-icalendar to read calendar files with it");
    }
    let said = String::from_utf8(out.stdout).unwrap();
    assert_eq!(said.lines().take(2).collect::<Vec<_>>(), [place, status]);
    assert!(said.contains("UTC"), "{said}");
}

// A returned device is exchanged under the same allocation.
both!(what_comes_back_is_exchanged_under_the_same_decision, |house| {
    let (act, tags) = picked(house, &["S1"], 1);
    let desk = &house.desk;
    house.sign(act.number);
    let back = |note: Option<&str>| ReturnInput {
        devices: vec![tags[0]],
        reason: ReturnReason::Defective,
        location: None,
        note: note.map(ToOwned::to_owned),
        exchange: true,
        seen: Vec::new(),
    };
    let other = house.stocked(house.batch().number, "X1").tag;
    assert_eq!(house.because(|| desk.requests().reserve(house.coordinator(), act.request, other)), ErrorCode::RequestState);
    house.clock.advance(Duration::days(i64::from(desk.policy().door.exchange_days)) + Duration::minutes(1));
    assert_eq!(house.because(|| desk.handovers().take_back(house.technician(), back(Some("panne")))), ErrorCode::ExchangeLate);
    assert_eq!(
        house.because(|| desk.handovers().take_back(house.coordinator(), back(None))),
        ErrorCode::ExchangeLate,
        "a coordinator says why"
    );
    house.clock.advance(Duration::minutes(-2));
    let returned = desk.handovers().take_back(house.technician(), back(None)).unwrap();
    assert!(returned.exchange);
    desk.requests().reserve(house.coordinator(), act.request, other).unwrap();
    let second = desk.handovers().begin(house.technician(), act.request, "Dépôt").unwrap();
    assert_eq!((second.allocation, second.request), (act.allocation, act.request));
    desk.handovers().pick(house.technician(), second.number, other).unwrap();
    house.sign(second.number);
    let request = desk.read(|c| Ok(store::request::find(c, act.request)?)).unwrap().unwrap();
    assert_eq!(request.state, RequestState::Fulfilled);
    // After the time limit a coordinator may still take it back, with a reason.
    house.clock.advance(Duration::days(400));
    let late = ReturnInput { devices: vec![other], ..back(Some("convenu avec l’école")) };
    desk.handovers().take_back(house.coordinator(), late).unwrap();
    house.assert_sound();
});

#[test]
fn an_act_of_three_hundred_is_one_act() {
    let house = House::sqlite();
    let desk = &house.desk;
    let batch = house.batch().number;
    let tags: Vec<Tag> = (0..300).map(|n| house.stocked(batch, &format!("S{n}")).tag).collect();
    let request = desk.requests().enter(house.clerk(), laptops(&house.school(), 300)).unwrap();
    desk.requests().advance(house.clerk(), request.number, RequestStep::Submit, None).unwrap();
    desk.requests().allocate(house.coordinator(), request.number, vec![300], "Toute l’école").unwrap();
    let act = desk.handovers().begin(house.technician(), request.number, "Dépôt").unwrap();
    for tag in &tags {
        desk.requests().reserve(house.coordinator(), request.number, *tag).unwrap();
        desk.handovers().pick(house.technician(), act.number, *tag).unwrap();
    }
    let signed = house.sign(act.number);
    assert_eq!(signed.devices.len(), 300);
    let Some(Block::Table { rows, .. }) = frozen(&house, act.number).blocks.into_iter().rev().find(|b| matches!(b, Block::Table { .. }))
    else {
        panic!("no annex")
    };
    assert_eq!(rows.len(), 300);
    house.assert_sound();
}

// The pick list is ordered by location, so that the depot is walked once.
both!(the_pick_list_is_walked_once, |house| {
    let batch = house.batch().number;
    let (a, b, c) = (house.stocked(batch, "S1").tag, house.stocked(batch, "S2").tag, house.stocked(batch, "S3").tag);
    house.step(b, Step::Move { location: house.place("A-00") });
    let (request, _) = house.granted(&house.school(), 3);
    for tag in [a, b, c] {
        house.desk.requests().reserve(house.coordinator(), request.number, tag).unwrap();
    }
    let act = house.desk.handovers().begin(house.technician(), request.number, "Dépôt").unwrap();
    house.desk.handovers().pick(house.technician(), act.number, c).unwrap();
    let technician = Reader::staff(house, house.technician());
    let page = technician.get(&format!("/handovers/{}/pick-list", act.number)).must(200);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is missing"));
    assert!(at("A-00") < at(&b.to_string()) && at(&b.to_string()) < at("A-01") && at("A-01") < at(&a.to_string()));
    assert!(!page.contains(&c.to_string()), "what is picked is not walked to again");
    assert!(technician.get(&format!("/handovers/{}/pick-list.pdf", act.number)).bytes.starts_with(b"%PDF"));
});

#[test]
fn a_recipient_signs_on_their_own_screen() {
    let house = House::sqlite();
    let (act, _) = picked(&house, &["S1"], 1);
    house.user("own", reprise::domain::account::actor::Role::Partner, Some(act.organisation.clone()));
    let stranger = house.organisation(reprise::domain::partner::organisation::OrganisationKind::Association, "Une autre");
    house.user("stranger", reprise::domain::account::actor::Role::Partner, Some(stranger.id.clone()));
    let (staff, partner, other) = (Reader::staff(&house, house.technician()), Reader::new(&house, "own"), Reader::new(&house, "stranger"));
    let page = format!("/handovers/{}", act.number);
    let (offer, accept) = (format!("{page}/offer"), format!("{page}/accept"));
    assert_eq!(partner.get(&accept).onward(), page, "nothing is offered yet");
    let seen = |shown: String| shown.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let now = seen(staff.get(&offer).must(200));
    staff.post(&offer, &[("seen", &now), ("giver_name", "Alix"), ("giver_capacity", "magasinier")]).must(422);
    staff.post(&offer, &[("seen", &now), ("giver_name", "Alix"), ("giver_capacity", "magasinier"), ("giver_typed", "yes")]).onward();
    other.get(&accept).must(404);
    assert_eq!(other.post(&accept, &[("seen", &now)]).status, 404);
    let before = house.mark();
    let shown = partner.get(&accept).must(200);
    partner.get(&accept).must(200);
    assert_eq!(house.mark(), before, "looking changes nothing");
    let name = [("receiver_name", "Sam Peeters"), ("receiver_capacity", "directrice"), ("receiver_typed", "yes")];
    let sign = |seen: &str| partner.post(&accept, &[[("seen", seen)].as_slice(), &name].concat());
    sign("something else").must(409);
    assert_eq!(sign(&seen(shown)).onward(), page);
    let signed = house.desk.read(|c| Ok(store::handover::find(c, act.number)?)).unwrap().unwrap().0;
    assert_eq!((signed.state, signed.way), (HandoverState::Signed, Some(SigningWay::Link)));
    assert_eq!(partner.get(&accept).onward(), page, "signed already: its page says so");
    assert!(staff.get(&page).must(200).contains("Sam Peeters, directrice"));
    house.assert_sound();
}
