//! Guards the core promises, one test each, through the desk, on both databases.

use crate::support::build::{decision, disk, erase, laptops, passed, typed};
use crate::support::house::{House, both, once};
use reprise::desk::batch::intake::Arrival;
use reprise::desk::device::scan_result::{Mode, Scan, Scanned};
use reprise::desk::handover::returns::ReturnInput;
use reprise::desk::partner::organisation::{ContactInput, OrganisationInput};
use reprise::desk::{Acting, DeskError, ErrorCode};
use reprise::domain::account::actor::{Permission, Role};
use reprise::domain::device::condition::Grade;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::lifecycle::RefusalReason;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::{Step, StepKind};
use reprise::domain::device::{HoldReason, Specification};
use reprise::domain::handover::ReturnReason;
use reprise::domain::id::UserId;
use reprise::domain::number::{Number, Series};
use reprise::domain::partner::organisation::{ContactLanguage, OrganisationKind};
use reprise::domain::request::RequestStep;
use reprise::domain::settings::operator::Operator;
use reprise::i18n::Locale;

/// The number of rows of every table; a refused step must change none of them.
fn rows(house: &House) -> Vec<i64> {
    let tables = "event log_hash event_private series organisation contact location batch manifest_line request allocation handover \
                  take_back device medium evidence document account session token setting policy once";
    tables.split_whitespace().map(|t| house.count(t)).collect()
}

/// The error of a refused call; asserts that the refusal changed nothing.
#[track_caller]
fn refused<T: std::fmt::Debug>(house: &House, attempt: impl FnOnce() -> Result<T, DeskError>) -> DeskError {
    let before = (house.mark(), rows(house));
    let error = attempt().unwrap_err();
    assert!(!matches!(error, DeskError::Store(_) | DeskError::Failed(_)), "{error}");
    assert_eq!((house.mark(), rows(house)), before, "a refused step wrote something: {error}");
    error
}

#[track_caller]
fn reasons(error: DeskError) -> Vec<RefusalReason> {
    match error {
        DeskError::Refused(refusal) => refusal.why,
        other => panic!("{other}"),
    }
}

#[track_caller]
fn because(error: &DeskError) -> ErrorCode {
    match error {
        DeskError::Conflict(field_error) => field_error.code,
        DeskError::Invalid(field_errors) => field_errors[0].code,
        other => panic!("{other}"),
    }
}

// No device leaves with a medium that is not accounted for.
both!(nothing_leaves_unwiped, |house| {
    let desk = &house.desk;
    let batch = house.batch().number;
    let location = house.place("A-01");
    let (request, _) = house.granted(&house.school(), 3);
    let tag = house.graded(batch, "S1").tag;
    // A second drive is found: the wiped one says nothing about it.
    house.step(tag, Step::AddMedium(disk("WD-2")));
    let why =
        reasons(refused(house, || desk.devices().step(house.technician(), tag, Step::Stock { location: location.clone() }, None, None)));
    assert_eq!(why, [RefusalReason::OpenMedium { medium: 2, serial: Some("WD-2".to_owned()) }]);
    reasons(refused(house, || desk.requests().reserve(house.coordinator(), request.number, tag)));
    let waste = house.waste(&[tag]);
    assert_eq!(because(&refused(house, || desk.waste().transfer(house.technician(), waste))), ErrorCode::MediaOpen);
    house.wiped(tag, 2);
    house.step(tag, Step::Stock { location: location.clone() });
    desk.requests().reserve(house.coordinator(), request.number, tag).unwrap();
    let act = desk.handovers().begin(house.technician(), request.number, "Dépôt").unwrap();
    desk.handovers().pick(house.technician(), act.number, tag).unwrap();
    // An unwiped drive found in a promised and picked device takes the device out of the act.
    let seen = Step::Describe { kind: None, specification: Specification::default(), media: vec![disk("WD-3")], evidence: None };
    let device = house.step(tag, seen);
    assert_eq!((device.stage, device.reservation), (Stage::Workshop, None));
    assert_eq!(
        because(&refused(house, || desk.handovers().sign(house.technician(), act.number, &typed("A B"), &typed("C D")))),
        ErrorCode::NothingPicked
    );
    // An uninspected device does not count as a device without media.
    let blank = house.received(batch, "S2").tag;
    house.step(blank, passed(Kind::Laptop, Grade::A));
    house.step(blank, Step::Grade { lower_to: None });
    let stock = Step::Stock { location };
    assert_eq!(
        reasons(refused(house, || desk.devices().step(house.technician(), blank, stock.clone(), None, None))),
        [RefusalReason::MediaUnknown {}]
    );
    // The database itself refuses too, whoever writes to it.
    for stage in ["stock", "reserved", "handed_over", "recycled", "destroyed"] {
        house.try_sql(&format!("UPDATE device SET stage = '{stage}', request = NULL WHERE tag = '{}'", tag.as_str())).unwrap_err();
    }
    house.assert_sound();
});

// A return reopens the media of the device.
both!(what_comes_back_is_opened_again, |house| {
    let desk = &house.desk;
    let batch = house.batch().number;
    let tag = house.stocked(batch, "S1").tag;
    house.handed_over(&house.school(), &[tag]);
    let back = ReturnInput { location: Some("A-01".to_owned()), ..ReturnInput::new(vec![tag], ReturnReason::NotNeeded) };
    desk.handovers().take_back(house.technician(), back).unwrap();
    let device = house.device(tag);
    assert_eq!((device.stage, device.is_wiped(), device.grade, device.location.as_deref()), (Stage::Workshop, false, None, Some("A-01")));
    let why =
        reasons(refused(house, || desk.devices().step(house.technician(), tag, Step::Stock { location: "A-01".to_owned() }, None, None)));
    assert!(
        why.contains(&RefusalReason::OpenMedium { medium: 1, serial: Some("WD-S1".to_owned()) })
            && why.contains(&RefusalReason::NotGraded {}),
        "{why:?}"
    );
});

// A device is promised to one request at a time.
both!(no_device_is_in_two_promises, |house| {
    let desk = &house.desk;
    let batch = house.batch().number;
    let tag = house.stocked(batch, "S1").tag;
    let school = house.school();
    let (first, _) = house.granted(&school, 1);
    let (second, _) = house.granted(&school, 1);
    desk.requests().reserve(house.coordinator(), first.number, tag).unwrap();
    let why = reasons(refused(house, || desk.requests().reserve(house.coordinator(), second.number, tag)));
    assert_eq!(why, [RefusalReason::AlreadyReserved { request: first.number }]);
    let act = desk.handovers().begin(house.technician(), second.number, "Dépôt").unwrap();
    assert_eq!(because(&refused(house, || desk.handovers().pick(house.technician(), act.number, tag))), ErrorCode::OtherRequest);
    // Two acts for one request: the device can be picked for only one of them.
    let acts: Vec<Number> = (0..2).map(|_| desk.handovers().begin(house.technician(), first.number, "Dépôt").unwrap().number).collect();
    desk.handovers().pick(house.technician(), acts[0], tag).unwrap();
    assert_eq!(
        reasons(refused(house, || desk.handovers().pick(house.technician(), acts[1], tag))),
        [RefusalReason::PickedElsewhere { handover: acts[0] }]
    );
    assert_eq!(
        because(&refused(house, || desk.handovers().sign(house.technician(), acts[1], &typed("A B"), &typed("C D")))),
        ErrorCode::NothingPicked
    );
    // No more than was granted is promised, even if there is stock.
    let other = house.stocked(batch, "S2").tag;
    assert_eq!(because(&refused(house, || desk.requests().reserve(house.coordinator(), first.number, other))), ErrorCode::LineFull);
    house.try_sql(&format!("UPDATE device SET request = NULL WHERE tag = '{}'", tag.as_str())).unwrap_err();
    house.try_sql(&format!("UPDATE device SET request = '{}' WHERE tag = '{}'", first.number, other.as_str())).unwrap_err();
});

// Every change adds its events to the ledger.
both!(every_change_is_in_the_ledger, |house| {
    let desk = &house.desk;
    let batch = house.listed(&["S1", "S2"]).number;
    let tag = house.stocked(batch, "S1").tag;
    let school = house.school();
    house.handed_over(&school, &[tag]);
    // Every kind of change adds its events to the ledger, and nothing else does.
    let coordinator = house.coordinator();
    let mut size = house.mark().0;
    let mut adds = |what: &str, by: u64| {
        let now = house.mark().0;
        assert_eq!(now - size, by, "{what}");
        size = now;
    };
    desk.partners()
        .add_contact(
            coordinator,
            &school.id,
            &ContactInput { name: "N".to_owned(), capacity: String::new(), email: String::new(), phone: String::new() },
        )
        .unwrap();
    adds("a contact", 1);
    house.received(batch, "S2");
    adds("a reception", 1);
    house.place("B-02");
    adds("a place", 1);
    desk.settings().set_operator(house.admin(), &Operator::default()).unwrap();
    adds("the administrator and the operator", 2);
    desk.settings().set_policy(house.admin(), (*desk.policy()).clone()).unwrap();
    adds("a policy", 1);
    let token = desk.accounts().add_token(coordinator, &coordinator.actor.user, "t", true).unwrap();
    adds("a token", 1);
    desk.accounts().revoke_token(coordinator, &reprise::domain::id::TokenId::new(token.id)).unwrap();
    adds("the end of a token", 1);
    desk.batches().close(coordinator, batch, None).unwrap();
    adds("a batch closed", 1);
    house.assert_sound();
});

// Page, scan and API apply the same rules, and the offered steps are exactly those accepted at this stage for this role.
both!(the_same_rule_everywhere, |house| {
    let desk = &house.desk;
    let batch = house.batch().number;
    house.place("A-01");
    house.place("A-02");
    let school = house.school();
    let partner = house.partner(&school.id);
    let tags = [
        house.received(batch, "S1").tag,
        house.graded(batch, "S2").tag,
        house.stocked(batch, "S3").tag,
        house.stocked(batch, "S4").tag,
        house.stocked(batch, "S5").tag,
    ];
    house.handed_over(&school, &[tags[4]]);
    let (request, _) = house.granted(&school, 1);
    desk.requests().reserve(house.coordinator(), request.number, tags[3]).unwrap();
    for tag in tags {
        for who in [house.technician(), house.coordinator(), house.auditor(), house.admin(), &partner] {
            let device = house.device(tag);
            let offered = desk.devices().offered_steps(who, &device);
            for kind in StepKind::ALL.iter().filter(|k| !offered.contains(k)) {
                let step = crate::support::walk::sample(*kind);
                let error = desk.devices().step(who, tag, step, Some("n"), None).unwrap_err();
                let said = match &error {
                    DeskError::Forbidden => !who.actor.may(kind.permission()),
                    DeskError::Refused(r) => matches!(r.why[0], RefusalReason::WrongStage { .. } | RefusalReason::AlreadyReserved { .. }),
                    DeskError::Invalid(field_errors) if *kind == StepKind::Recycle => field_errors[0].code == ErrorCode::NeedsTransferNote,
                    DeskError::Invalid(field_errors) => kind.is_part() && field_errors[0].code == ErrorCode::Unsupported,
                    _ => false,
                };
                assert!(said, "{kind} on {} by {}: {error}", device.stage, who.actor.role);
            }
            for kind in offered {
                // Without its note, location or part a step may still be refused, but never for the stage or the role.
                if let Err(error) = desk.devices().step(who, tag, crate::support::walk::sample(kind), None, Some(u64::MAX)) {
                    assert_eq!(because(&error), ErrorCode::Stale, "{kind} on {}: {error}", device.stage);
                }
            }
        }
        // A scan applies the same rules as the page.
        let page = desk.devices().step(house.technician(), tag, Step::Stock { location: "A-01".to_owned() }, None, None);
        let scan = Scan { id: format!("s{tag}"), code: tag.to_string(), at: None, mode: Mode::Stock { location: "A-01".to_owned() } };
        let scanned = desk.devices().scan(house.technician(), &scan);
        match (page, scanned) {
            (Err(DeskError::Refused(a)), Scanned::Refused(DeskError::Refused(b))) => assert_eq!(a.why, b.why),
            // The device is in stock already, possibly by the page just now; scanning it again is harmless.
            (Ok(_), Scanned::Already(device)) => assert_eq!(device.stage, Stage::Stock),
            (Err(DeskError::Refused(a)), Scanned::Already(device)) => {
                assert!(device.stage == Stage::Stock && matches!(a.why[0], RefusalReason::WrongStage { .. }));
            }
            other => panic!("{other:?}"),
        }
    }
});

// Guards permissions: every role calls every verb, and the table of permissions alone decides.
both!(a_role_does_what_it_may_and_nothing_else, |house| {
    let desk = &house.desk;
    let school = house.school();
    let donor = house.donor();
    let batch = house.batch().number;
    let tag = house.received(batch, "S1").tag;
    let nobody = UserId::new("nobody");
    let number = |series| Number { series, year: 2026, place: 999 };
    let (request, act) = (number(Series::Request), number(Series::Handover));
    let form = |place| crate::support::build::organisation(OrganisationKind::Epn, "EPN", place);
    let signature = typed("A B");
    let returned = || ReturnInput::new(vec![tag], ReturnReason::Wrong);
    let contact = ContactInput { name: "N".to_owned(), capacity: String::new(), email: String::new(), phone: String::new() };
    let user = |role: Role| reprise::desk::account::users::NewUser {
        email: format!("new.{role}@reprise.test"),
        name: "N".to_owned(),
        role: Role::Auditor,
        organisation: None,
        password: "quatre mots au hasard".to_owned(),
    };
    let preview = desk.batches().preview_manifest(b"serial;model\nX1;Y\n", None).unwrap();
    type Verb<'a> = (&'a str, Permission, Box<dyn Fn(&Acting) -> Result<(), DeskError> + 'a>);
    let verbs: Vec<Verb<'_>> = vec![
        ("open_batch", Permission::ManageBatch, Box::new(|a| desk.batches().open(a, &decision(&donor)).map(drop))),
        ("load_list", Permission::ManageBatch, Box::new(|a| desk.batches().load_manifest(a, number(Series::Batch), &preview).map(drop))),
        ("close_batch", Permission::ManageBatch, Box::new(|a| desk.batches().close(a, number(Series::Batch), None).map(drop))),
        ("receive", Permission::Receive, Box::new(|a| desk.batches().receive(a, number(Series::Batch), Arrival::default()).map(drop))),
        (
            "step",
            Permission::Work,
            Box::new(|a| desk.devices().step(a, tag, Step::Hold { reason: HoldReason::AwaitingPart }, None, Some(99)).map(drop)),
        ),
        ("retire", Permission::Retire, Box::new(|a| desk.devices().step(a, tag, Step::Lose {}, None, Some(99)).map(drop))),
        ("keep_evidence", Permission::Work, Box::new(|a| desk.evidence().keep(a, None, b"x".to_vec()).map(drop))),
        ("create_organisation", Permission::ManageOrganisation, Box::new(|a| desk.partners().create_organisation(a, &form(1)).map(drop))),
        (
            "change_organisation",
            Permission::ManageOrganisation,
            Box::new(|a| desk.partners().change_organisation(a, &school.id, &form(1)).map(drop)),
        ),
        ("add_own_contact", Permission::OwnOrganisation, Box::new(|a| desk.partners().add_own_contact(a, &contact).map(drop))),
        ("ask_renewal", Permission::OwnOrganisation, Box::new(|a| desk.partners().request_renewal(a).map(drop))),
        ("add_contact", Permission::ManageOrganisation, Box::new(|a| desk.partners().add_contact(a, &school.id, &contact).map(drop))),
        ("put_location", Permission::ManageLocation, Box::new(|a| desk.devices().put_location(a, "Z", "Z", Some("NONE"), true).map(drop))),
        ("enter_request", Permission::Request, Box::new(|a| desk.requests().enter(a, laptops(&donor, 1)).map(drop))),
        ("submit", Permission::Request, Box::new(|a| desk.requests().advance(a, request, RequestStep::Submit, None).map(drop))),
        ("decline", Permission::Allocate, Box::new(|a| desk.requests().advance(a, request, RequestStep::Decline, Some("n")).map(drop))),
        ("allocate", Permission::Allocate, Box::new(|a| desk.requests().allocate(a, request, vec![1], "m").map(drop))),
        ("reserve", Permission::Allocate, Box::new(|a| desk.requests().reserve(a, request, tag).map(drop))),
        ("unreserve", Permission::Allocate, Box::new(|a| desk.requests().unreserve(a, tag, None).map(drop))),
        ("begin_handover", Permission::HandOver, Box::new(|a| desk.handovers().begin(a, request, "D").map(drop))),
        ("pick", Permission::HandOver, Box::new(|a| desk.handovers().pick(a, act, tag).map(drop))),
        ("unpick", Permission::HandOver, Box::new(|a| desk.handovers().unpick(a, act, tag).map(drop))),
        ("cancel_handover", Permission::HandOver, Box::new(|a| desk.handovers().cancel(a, act, None).map(drop))),
        ("sign_handover", Permission::HandOver, Box::new(|a| desk.handovers().sign(a, act, &signature, &signature).map(drop))),
        ("take_back", Permission::TakeBack, Box::new(|a| desk.handovers().take_back(a, returned()).map(drop))),
        ("add_user", Permission::ManageUsers, Box::new(|a| desk.accounts().add(a, &user(a.actor.role), Locale::Fr).map(drop))),
        ("change_user", Permission::ManageUsers, Box::new(|a| desk.accounts().change(a, &nobody, Role::Auditor, None, true))),
        ("set_operator", Permission::ManageSettings, Box::new(|a| desk.settings().set_operator(a, &Operator::default()).map(drop))),
        ("set_policy", Permission::ManageSettings, Box::new(|a| desk.settings().set_policy(a, (*desk.policy()).clone()).map(drop))),
    ];
    let partner = house.partner(&school.id);
    for who in [house.technician(), house.coordinator(), house.auditor(), house.admin(), &partner] {
        for (name, act, verb) in &verbs {
            let before = house.mark();
            let answer = verb(who);
            let role = who.actor.role;
            assert_eq!(matches!(answer, Err(DeskError::Forbidden)), !role.may(*act), "{name} by {role}: {answer:?}");
            assert!(role != Role::Auditor || house.mark() == before, "an auditor changed something: {name}");
        }
    }
    house.assert_sound();
});

// A partner cannot read or name another partner's data.
both!(a_partner_sees_nothing_of_another, |house| {
    let desk = &house.desk;
    let (ours, theirs) = (house.school(), house.organisation(OrganisationKind::SecondarySchool, "Atheneum Anderlecht"));
    let request = house.request(&theirs, 2).number;
    let partner = house.partner(&ours.id);
    let unknown = Number { series: Series::Request, year: 2026, place: 999 };
    // Another partner's request and a number that does not exist get the same answer.
    let same = |ask: &dyn Fn(Number) -> DeskError| {
        let (a, b) = (ask(request).to_string(), ask(unknown).to_string());
        assert_eq!(a.replace(&request.to_string(), "?"), b.replace(&unknown.to_string(), "?"));
    };
    same(&|n| refused(house, || desk.requests().eligibility(&partner, n)));
    same(&|n| refused(house, || desk.requests().advance(&partner, n, RequestStep::Withdraw, None)));
    // A partner cannot enter a request for another organisation.
    refused(house, || desk.requests().enter(&partner, laptops(&theirs, 1)));
    let asked = desk.requests().enter(&partner, laptops(&ours, 1)).unwrap();
    assert_eq!(asked.organisation, ours.id);
    let shown = desk.requests().advance(&partner, asked.number, RequestStep::Submit, None).unwrap();
    assert_eq!(shown.organisation, ours.id);
});

// A call repeated with its idempotency key acts once.
both!(a_repeated_key_counts_once, |house| {
    let desk = &house.desk;
    let donor = house.donor();
    let coordinator = once(house.coordinator(), "key-1", "open a batch");
    let first = desk.batches().open(&coordinator, &decision(&donor)).unwrap();
    let before = house.mark();
    let again = desk.batches().open(&coordinator, &decision(&donor)).unwrap();
    assert_eq!(serde_json::to_string(&first).unwrap(), serde_json::to_string(&again).unwrap());
    assert_eq!(house.mark(), before, "a repeated question was answered twice");
    let other = once(house.coordinator(), "key-1", "another question");
    assert_eq!(because(&refused(house, || desk.batches().open(&other, &decision(&donor)))), ErrorCode::KeyReused);
    // The same key of another person is a different key.
    let technician = once(house.technician(), "key-1", "open a batch");
    assert_ne!(desk.batches().open(&technician, &decision(&donor)).unwrap().number, first.number);
    // A refusal is not stored: the same key may be used again.
    let unknown = Number { series: Series::Batch, year: 2026, place: 999 };
    let late = once(house.coordinator(), "key-2", "close");
    refused(house, || desk.batches().close(&late, unknown, None));
    desk.batches().close(&late, first.number, None).unwrap();
    // A key is remembered for one day.
    let kept = house.count("once");
    house.clock.advance(chrono::Duration::hours(23));
    assert_eq!(desk.batches().open(&coordinator, &decision(&donor)).unwrap().number, first.number);
    house.clock.advance(chrono::Duration::hours(2));
    desk.batches().open(&once(house.coordinator(), "key-3", "open a batch"), &decision(&donor)).unwrap();
    assert_eq!((kept, house.count("once")), (3, 1));
    assert_ne!(desk.batches().open(&coordinator, &decision(&donor)).unwrap().number, first.number);
});

// A scan sent twice with its id acts once.
both!(a_scan_sent_twice_counts_once, |house| {
    let desk = &house.desk;
    let batch = house.listed(&["5CD1234XYZ"]).number;
    house.place("A-01");
    house.place("A-02");
    let scan = |id: &str, code: &str, mode: Mode| {
        desk.devices().scan(house.technician(), &Scan { id: id.to_owned(), code: code.to_owned(), at: None, mode })
    };
    let receive = || scan("r", "5CD1234XYZ", Mode::Receive { batch, location: None });
    let Scanned::Done(device) = receive() else { panic!() };
    let after = house.mark();
    let Scanned::Done(again) = receive() else { panic!() };
    assert_eq!((again.tag, house.mark()), (device.tag, after));
    // The same serial number under another scan id: the device is already received.
    let Scanned::Already(again) = scan("other", "5cd1234xyz", Mode::Receive { batch, location: None }) else { panic!() };
    assert_eq!((again.tag, house.mark()), (device.tag, after));
    // A scan that is sent again late, after the device was moved on, is not done again.
    let first = || scan("m", device.tag.as_str(), Mode::Move { location: "A-01".to_owned() });
    assert!(matches!(first(), Scanned::Done(_)));
    house.step(device.tag, Step::Move { location: "A-02".to_owned() });
    assert!(matches!(first(), Scanned::Done(_)));
    assert_eq!(house.device(device.tag).location.as_deref(), Some("A-02"));
    // The same scan id with another mode or code is refused.
    let other = house.received(house.batch().number, "S9").tag;
    for (code, place) in [(device.tag, "A-02"), (other, "A-01")] {
        let Scanned::Refused(error) = scan("m", code.as_str(), Mode::Move { location: place.to_owned() }) else { panic!() };
        assert_eq!(because(&error), ErrorCode::KeyReused);
    }
    house.assert_sound();
});

// A refused manifest row is handed back with its reason.
both!(a_refused_row_comes_back_with_its_reason, |house| {
    let batch = house.batch();
    let csv = "type;marque;modèle;n° de série\nlaptop;Lenovo;T480;A1\nlaptop;Lenovo;T480;A1\n;;;\nlaptop;Lenovo;T480;1,23457E+14\nlaptop;HP;850;B2\n";
    let preview = house.desk.batches().preview_manifest(csv.as_bytes(), None).unwrap();
    let loaded = house.desk.batches().load_manifest(house.coordinator(), batch.number, &preview).unwrap();
    assert_eq!(usize::try_from(loaded.lines + loaded.refused).unwrap(), preview.rows.len());
    assert_eq!(loaded.lines, 2);
    for row in &preview.rows {
        assert!(row.outcome.as_ref().map_or_else(|why| !why.is_empty() && !row.cells.is_empty(), |_| true), "{row:?}");
    }
    // Loading the same manifest again changes nothing; another one needs to be told what to do.
    let before = house.mark();
    house.desk.batches().load_manifest(house.coordinator(), batch.number, &preview).unwrap();
    assert_eq!(house.mark(), before);
    house.received(batch.number, "A1");
    let other = house.desk.batches().preview_manifest(b"serial;model\nC3;T480\n", None).unwrap();
    assert_eq!(
        because(&refused(house, || house.desk.batches().load_manifest(house.coordinator(), batch.number, &other))),
        ErrorCode::ListDiffers
    );
});

// A document is in the language of its recipient.
both!(a_document_follows_its_recipient, |house| {
    let batch = house.batch().number;
    let form = OrganisationInput {
        contact_language: ContactLanguage::Nl,
        ..crate::support::build::organisation(OrganisationKind::SecondarySchool, "Atheneum Anderlecht", 77)
    };
    let dutch = house.desk.partners().create_organisation(house.coordinator(), &form).unwrap();
    // The clerk's interface is in French (`support::house` creates every account so); the document follows its recipient.
    for (school, language, word) in [(dutch, "nl", "overhandiging"), (house.school(), "fr", "remise")] {
        let tag = house.stocked(batch, &format!("S-{language}")).tag;
        let act = house.handed_over(&school, &[tag]);
        let paper = house.desk.read(|c| Ok(reprise::store::document::find(c, &act.number.to_string())?)).unwrap().unwrap();
        assert_eq!(paper.language, language);
        assert!(paper.content.to_lowercase().contains(&word.to_lowercase()), "{}", paper.content);
    }
});

// A new policy applies on every server immediately.
both!(a_new_policy_holds_on_every_server_at_once, |house| {
    use reprise::domain::device::sanitisation::Level;
    let other = house.another_desk(7);
    let batch = house.batch().number;
    let tag = house.received(batch, "S1").tag;
    house.step(tag, Step::AddMedium(disk("WD-1")));
    let mut policy = (*house.desk.policy()).clone();
    policy.minimum_levels.hdd = Level::Purge;
    let version = house.desk.settings().set_policy(house.admin(), policy).unwrap().version;
    assert_eq!(version, 2);
    for desk in [&house.desk, &other] {
        let error = desk.devices().step(house.technician(), tag, erase(1), None, None).unwrap_err();
        assert!(matches!(reasons(error)[0], RefusalReason::LevelTooLow { .. }));
    }
    assert_eq!(other.policy().version, version);
});
