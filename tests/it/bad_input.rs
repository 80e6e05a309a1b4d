//! Guards the answers to wrong input from people, scanners and programs: each has its own error code, and none is an internal failure.

use crate::support::build::{day, decision, disk, erase, laptops, organisation, passed, typed};
use crate::support::house::{House, both, once};
use reprise::desk::account::users::NewUser;
use reprise::desk::batch::intake::Arrival;
use reprise::desk::device::scan_result::{Mode, Scan, Scanned};
use reprise::desk::handover::record::Signature;
use reprise::desk::handover::returns::ReturnInput;
use reprise::desk::partner::organisation::ContactInput;
use reprise::desk::{DeskError, ErrorCode, FieldError};
use reprise::domain::account::actor::Role;
use reprise::domain::device::Specification;
use reprise::domain::device::condition::Grade;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::lifecycle::RefusalReason;
use reprise::domain::device::part::{Intervention, RepairKind};
use reprise::domain::device::step::{MediumSeen, Step};
use reprise::domain::device::tag::Tag;
use reprise::domain::handover::ReturnReason;
use reprise::domain::id::EvidenceId;
use reprise::domain::partner::organisation::OrganisationKind;
use reprise::domain::request::{RequestLine, RequestStep};
use reprise::domain::settings::operator::Operator;
use reprise::i18n::Locale;

/// The single field error of a refusal; asserts that nothing was written.
#[track_caller]
fn field_error<T: std::fmt::Debug>(house: &House, attempt: impl FnOnce() -> Result<T, DeskError>) -> FieldError {
    let before = house.mark();
    let error = attempt().unwrap_err();
    assert_eq!(house.mark(), before, "a refused input wrote something: {error}");
    match error {
        DeskError::Invalid(field_errors) => field_errors.into_iter().next().unwrap(),
        DeskError::Conflict(field_error) => field_error,
        other => panic!("{other}"),
    }
}

#[track_caller]
fn why<T: std::fmt::Debug>(house: &House, attempt: impl FnOnce() -> Result<T, DeskError>) -> Vec<RefusalReason> {
    let before = house.mark();
    let error = attempt().unwrap_err();
    assert_eq!(house.mark(), before, "a refused input wrote something: {error}");
    match error {
        DeskError::Refused(refusal) => refusal.why,
        other => panic!("{other}"),
    }
}

// A mistyped or unknown tag is reported as such.
both!(a_tag_that_is_not, |house| {
    let desk = &house.desk;
    let known = house.received(house.batch().number, "S1").tag;
    let nobody = Tag::from_bits(12_345);
    assert!(matches!(desk.devices().step(house.technician(), nobody, Step::Lose {}, Some("n"), None), Err(DeskError::NotFound(..))));
    let scan = |code: &str| {
        desk.devices().scan(house.technician(), &Scan { id: String::new(), code: code.to_owned(), at: None, mode: Mode::Look {} })
    };
    assert!(matches!(scan(nobody.as_str()), Scanned::Refused(DeskError::NotFound(..))));
    // A tag with any one character mistyped is reported as such, and never taken for another device.
    let text = known.as_str();
    for place in 0..text.len() {
        for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|c| text.chars().nth(place) != Some(*c)) {
            let typed: String = text.chars().enumerate().map(|(i, c)| if i == place { wrong } else { c }).collect();
            match scan(&typed) {
                Scanned::Refused(DeskError::Conflict(f)) => assert_eq!(f.code, ErrorCode::Mistyped, "{typed}"),
                other => panic!("{typed}: {other:?}"),
            }
        }
    }
    for code in ["", " ", "\u{0}", "LOC:", "LOC:NOWHERE", "LOT-2026-000099", "https://", "https://x/D/", &"9".repeat(5_000)] {
        assert!(matches!(scan(code), Scanned::Refused(DeskError::Conflict(f)) if f.code == ErrorCode::UnknownCode), "{code:?}");
    }
    // The label of an existing device cannot be bound to another device.
    let arrival = Arrival { code: Some("S2".to_owned()), tag: Some(known.to_string()), kind: Some(Kind::Laptop), ..Arrival::default() };
    let batch = house.device(known).batch;
    assert_eq!(field_error(house, || desk.batches().receive(house.technician(), batch, arrival)).code, ErrorCode::TagTaken);
});

// A serial number that is already recorded is refused, with the tag of its device.
both!(a_serial_number_that_is_known, |house| {
    let desk = &house.desk;
    let (first, second) = (house.batch().number, house.batch().number);
    let device = house.received(first, "5CG-0001 a");
    let arrival = |serial: &str, maker: Option<&str>| Arrival {
        serial: Some(serial.to_owned()),
        manufacturer: maker.map(ToOwned::to_owned),
        kind: Some(Kind::Laptop),
        ..Arrival::default()
    };
    for (serial, maker) in [("5cg0001A", Some("LENOVO")), ("5CG 0001A", None)] {
        let field_error = field_error(house, || desk.batches().receive(house.technician(), second, arrival(serial, maker)));
        assert_eq!((field_error.code, field_error.seen), (ErrorCode::SerialKnown, device.tag.to_string()));
    }
    // Another manufacturer may use the same serial number, and a placeholder such as "To be filled by O.E.M." is not a serial number.
    desk.batches().receive(house.technician(), second, arrival("5CG0001A", Some("HP"))).unwrap();
    for _ in 0..2 {
        let filler = desk.batches().receive(house.technician(), second, arrival("To be filled by O.E.M.", Some("MSI"))).unwrap();
        assert_eq!(filler.specification.serial, None);
    }
    house.assert_sound();
});

// A manifest line can be received once, an unlisted code is refused, and a closed batch accepts nothing.
both!(lists_that_answer_twice_or_not_at_all, |house| {
    let desk = &house.desk;
    let batch = house.listed(&["S1", "S2"]).number;
    let receive =
        |code: &str| desk.batches().receive(house.technician(), batch, Arrival { code: Some(code.to_owned()), ..Arrival::default() });
    receive("S1").unwrap();
    assert_eq!(field_error(house, || receive("inv s1")).code, ErrorCode::LineTaken);
    assert_eq!(field_error(house, || receive("S9")).code, ErrorCode::NotListed);
    let answer = |line| desk.batches().receive(house.technician(), batch, Arrival { line: Some(line), ..Arrival::default() });
    assert_eq!(field_error(house, || answer(1)).code, ErrorCode::LineTaken);
    assert_eq!(field_error(house, || answer(3)).code, ErrorCode::UnknownCode);
    desk.batches().close(house.coordinator(), batch, None).unwrap();
    assert_eq!(field_error(house, || receive("S2")).code, ErrorCode::BatchClosed);
    assert_eq!(field_error(house, || desk.batches().close(house.coordinator(), batch, None)).code, ErrorCode::BatchClosed);
});

// A wrong enterprise number is refused.
both!(an_enterprise_number_that_is_wrong, |house| {
    let desk = &house.desk;
    let school = house.school();
    let form = |number: &str| reprise::desk::partner::organisation::OrganisationInput {
        enterprise_number: number.to_owned(),
        ..organisation(OrganisationKind::Association, "ASBL", 50)
    };
    let create = |number: &str| desk.partners().create_organisation(house.coordinator(), &form(number));
    let wrong = field_error(house, || create("0403.019.262"));
    assert_eq!((wrong.code, wrong.seen.as_str()), (ErrorCode::EnterpriseCheck, "61"));
    for number in ["", "BE", "12345", "0403019261999", "０４０３０１９２６１", "\u{0}"] {
        assert_eq!(field_error(house, || create(number)).code, ErrorCode::EnterpriseForm, "{number}");
    }
    let taken = school.enterprise_number.to_string();
    assert_eq!(field_error(house, || create(&taken)).code, ErrorCode::EnterpriseTaken);
    // A refused number is not blocked: the correct form of it is accepted.
    create("BE 0403.019.261").unwrap();
    house.assert_sound();
});

// A date in the future is refused.
both!(a_date_in_the_future, |house| {
    let desk = &house.desk;
    let donor = house.donor();
    let mut form = decision(&donor);
    form.decision_date = day("2026-11-24");
    assert_eq!(field_error(house, || desk.batches().open(house.coordinator(), &form)).code, ErrorCode::Future);
    // Dates follow Brussels time: tomorrow starts there before it starts in UTC.
    house.clock.advance(chrono::Duration::minutes(14 * 60 + 30));
    assert_eq!(desk.now().date_naive(), day("2026-11-23"));
    let batch = desk.batches().open(house.coordinator(), &form).unwrap().number;
    let tag = house.received(batch, "S1").tag;
    house.step(tag, Step::AddMedium(disk("WD-1")));
    let later = desk.now() + chrono::Duration::seconds(1);
    for (started, ended, reason) in [
        (Some(later), None, RefusalReason::InTheFuture { field: "started" }),
        (None, Some(later), RefusalReason::InTheFuture { field: "ended" }),
        (Some(desk.now()), Some(desk.now() - chrono::Duration::hours(1)), RefusalReason::EndsBeforeStart {}),
    ] {
        let Step::Erase { medium, method, tool, tool_version, result, evidence, .. } = erase(1) else { unreachable!() };
        let step = Step::Erase {
            medium_kind: None,
            medium,
            method,
            tool,
            tool_version,
            result,
            started,
            ended,
            evidence,
            setting: None,
            basis: None,
            answer: None,
        };
        assert_eq!(why(house, || desk.devices().step(house.technician(), tag, step, None, None)), [reason]);
    }
    for (year, reason) in [
        (2027, RefusalReason::InTheFuture { field: "year" }),
        (1969, RefusalReason::Field { field: "year" }),
        (i32::MAX, RefusalReason::InTheFuture { field: "year" }),
    ] {
        let specification = Specification { year: Some(year), ..Specification::default() };
        let step = Step::Correct { kind: None, specification };
        assert_eq!(why(house, || desk.devices().step(house.technician(), tag, step, Some("n"), None)), [reason]);
    }
});

// A change based on an outdated version is refused.
both!(a_version_that_is_old, |house| {
    let desk = &house.desk;
    let tag = house.received(house.batch().number, "S1").tag;
    house.place("A-01");
    let seen = house.device(tag).version;
    let to = || Step::Move { location: "A-01".to_owned() };
    desk.devices().step(house.technician(), tag, to(), None, Some(seen)).unwrap();
    // The second of two people who opened the same version of the page.
    let late = Step::Hold { reason: reprise::domain::device::HoldReason::AwaitingPart };
    assert_eq!(field_error(house, || desk.devices().step(house.technician(), tag, late.clone(), None, Some(seen))).code, ErrorCode::Stale);
    desk.devices().step(house.technician(), tag, late, None, Some(seen + 1)).unwrap();
});

// Quantities of zero, or beyond what can be meant, are refused.
both!(quantities_nobody_means, |house| {
    let desk = &house.desk;
    house.technician();
    let school = house.school();
    house.clerk();
    let line = |quantity| RequestLine::new(Kind::Laptop, quantity, Grade::C);
    let ask = |lines: Vec<RequestLine>, people: u32| {
        let input = reprise::desk::request::entry::RequestInput { lines, people, ..laptops(&school, 1) };
        desk.requests().enter(house.clerk(), input)
    };
    for quantity in [0, 10_000, u32::MAX] {
        assert_eq!(field_error(house, || ask(vec![line(quantity)], 1)).field, "quantity");
    }
    for lines in [0, 21, 5_000] {
        assert_eq!(field_error(house, || ask(vec![line(1); lines], 1)).field, "lines");
    }
    assert_eq!(field_error(house, || ask(vec![line(1)], u32::MAX)).field, "people");
    assert_eq!(field_error(house, || ask(vec![RequestLine { least_grade: Grade::D, ..line(1) }], 1)).field, "least_grade");
    let request = ask(vec![line(2), line(3)], 0).unwrap().number;
    desk.requests().advance(house.coordinator(), request, RequestStep::Submit, None).unwrap();
    for granted in [vec![], vec![1], vec![0, 0], vec![3, 0], vec![u32::MAX, 1], vec![1, 1, 1]] {
        assert_eq!(
            field_error(house, || desk.requests().allocate(house.coordinator(), request, granted, "m")).code,
            ErrorCode::GrantBounds
        );
    }
    desk.requests().allocate(house.coordinator(), request, vec![2, 0], "m").unwrap();
    // A line that was granted is not granted again; the other lines may be.
    assert_eq!(field_error(house, || desk.requests().allocate(house.coordinator(), request, vec![1, 1], "m")).code, ErrorCode::GrantBounds);
    desk.requests().allocate(house.coordinator(), request, vec![0, 3], "m").unwrap();
    assert_eq!(field_error(house, || desk.requests().allocate(house.coordinator(), request, vec![0, 1], "m")).code, ErrorCode::GrantBounds);
    let back =
        |devices| ReturnInput { devices, reason: ReturnReason::Wrong, location: None, note: None, exchange: false, seen: Vec::new() };
    for devices in [vec![], (0..1_001).map(Tag::from_bits).collect()] {
        assert_eq!(field_error(house, || desk.handovers().take_back(house.technician(), back(devices))).code, ErrorCode::Bounds);
    }
    assert!(desk.devices().blank_labels(0).is_err() && desk.devices().blank_labels(usize::MAX).is_err());
});

// Text of ten megabytes is refused as too long, in any field.
both!(ten_megabytes, |house| {
    let desk = &house.desk;
    let school = house.school();
    let tag = house.received(house.batch().number, "S1").tag;
    let huge = "é".repeat(5_000_000);
    let technician = house.technician();
    assert_eq!(field_error(house, || desk.devices().step(technician, tag, Step::Lose {}, Some(&huge), None)).code, ErrorCode::TooLong);
    assert_eq!(field_error(house, || desk.devices().put_location(technician, "A-01", &huge, None, true)).code, ErrorCode::TooLong);
    let project = reprise::desk::request::entry::RequestInput { project: Some(huge.clone()), ..laptops(&school, 1) };
    assert_eq!(field_error(house, || desk.requests().enter(house.coordinator(), project)).code, ErrorCode::TooLong);
    let arrival = Arrival { code: Some(huge.clone()), ..Arrival::default() };
    assert_eq!(field_error(house, || desk.batches().receive(technician, house.device(tag).batch, arrival)).code, ErrorCode::TooLong);
    let specification = Specification { model: Some(huge.clone()), ..Specification::default() };
    let step = Step::Correct { kind: None, specification };
    // Sixty-four drives with over-long model names are refused as invalid input, not as an internal error; with the longest allowed names
    // they fit.
    assert_eq!(why(house, || desk.devices().step(technician, tag, step, Some("n"), None)), [RefusalReason::Field { field: "model" }]);
    let drives = |text: String| {
        let media =
            (0..64).map(|i| MediumSeen { model: Some(text.clone()), ..disk(&format!("{i}{}", text.chars().skip(3).collect::<String>())) });
        Step::Describe { kind: None, specification: Specification::default(), media: media.collect(), evidence: None }
    };
    for long in ["m".repeat(9_000), "🖴".repeat(200)] {
        assert_eq!(
            why(house, || desk.devices().step(technician, tag, drives(long), None, None)),
            [RefusalReason::Field { field: "media" }]
        );
    }
    assert_eq!(house.step(tag, drives("🖴".repeat(50))).media.len(), 64);
    assert!(matches!(desk.accounts().sign_in(&huge, &huge), Err(DeskError::Conflict(f)) if f.code == ErrorCode::SignInWrong));
    assert_eq!(field_error(house, || desk.evidence().keep(technician, None, huge.clone().into_bytes())).code, ErrorCode::Unreadable);
    let signature = Signature { strokes: huge, ..typed("A B") };
    let act = desk.handovers().begin(technician, house.granted(&school, 1).0.number, "D").unwrap().number;
    assert_eq!(field_error(house, || desk.handovers().sign(technician, act, &signature, &typed("A B"))).code, ErrorCode::TooLong);
});

// A report with longer fields than a device record allows is still read, and stored whole.
both!(a_report_that_tells_novels, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    let novel = "Latitude 🖴 ".repeat(20_000);
    let report = serde_json::json!({
        "id": "computer", "class": "system", "description": "Notebook", "vendor": novel, "product": novel, "serial": "D8FTRY1",
        "children": [{ "id": "disk", "class": "disk", "description": "ATA Disk", "product": novel, "serial": novel, "size": 500_107_862_016_u64 }],
    });
    let bytes = serde_json::to_vec(&report).unwrap();
    let kept = house.desk.evidence().keep(house.technician(), Some(tag), bytes.clone()).unwrap();
    assert_eq!(kept.matched, Some(tag));
    let stored = house.desk.read(|c| Ok(reprise::store::evidence::bytes(c, &kept.evidence)?)).unwrap().unwrap();
    assert_eq!(stored, bytes);
    let device = house.device(tag);
    assert!(device.specification.model.is_some_and(|m| m.starts_with("Latitude") && m.len() <= 200));
    assert_eq!(device.media.len(), 1);
    house.assert_sound();
});

// Evidence that a step cites must exist.
both!(evidence_that_is_not_there, |house| {
    let desk = &house.desk;
    let tag = house.received(house.batch().number, "S1").tag;
    house.step(tag, Step::AddMedium(disk("WD-1")));
    for id in ["", "no such report", "0192f0c1-2345-7000-8000-000000000000"] {
        let evidence = Some(EvidenceId::new(id));
        let step = Step::DestroyMedium { medium: 1, evidence };
        let error = desk.devices().step(house.technician(), tag, step, Some("n"), None).unwrap_err();
        assert!(matches!(error, DeskError::NotFound(..)), "{error}");
    }
});

// Hostile text in every text field: each call is accepted or refused, with the same outcome on both databases, and the tables still match
// the ledger.
both!(hostile_texts_everywhere, |house| {
    let desk = &house.desk;
    let (technician, coordinator, admin) = (house.technician(), house.coordinator(), house.admin());
    let school = house.school();
    let donor = house.donor();
    let batch = house.batch().number;
    let tag = house.graded(batch, "S1").tag;
    let act = desk.handovers().begin(technician, house.granted(&school, 1).0.number, "D").unwrap().number;
    let long = "x".repeat(1_000);
    let texts: Vec<&str> = vec![
        "\u{0}",
        "a\u{0}b",
        "\u{1b}[31m",
        "\u{1d}01\u{1d}",
        "a\r\nBcc: x@y.be",
        "\u{202e}gpj.exe",
        "\u{feff}",
        "\u{200b}",
        "\u{fffe}",
        "%_\\",
        "' OR 1=1 --",
        "'); DROP TABLE device; --",
        "=1+1",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "../../etc/passwd",
        "👩‍💻🇧🇪",
        "ß İ ǅ",
        "\\u0000",
        "null",
        "-1",
        "1e9",
        &long,
    ];
    let own = desk.read(|c| Ok(reprise::store::settings::operator(c)?)).unwrap();
    let mut answers: Vec<(&str, Result<(), DeskError>)> = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let t = || (*text).to_owned();
        let some = || Some(t());
        let mut say = |what, answer: Result<(), DeskError>| answers.push((what, answer));
        let mut form = organisation(OrganisationKind::Epn, text, 60 + u32::try_from(place).unwrap());
        form.address = reprise::domain::partner::organisation::Address { street: t(), postal_code: "1080".to_owned(), locality: t() };
        form.proofs.iriscare_number = some();
        say("organisation", desk.partners().create_organisation(coordinator, &form).map(drop));
        form.proofs.school_number = some();
        form.address.postal_code = t();
        say("organisation", desk.partners().create_organisation(coordinator, &form).map(drop));
        let contact = ContactInput { name: t(), capacity: t(), email: t(), phone: t() };
        say("contact", desk.partners().add_contact(coordinator, &school.id, &contact).map(drop));
        let contact = ContactInput { email: "a@b.be".to_owned(), ..contact };
        say("contact", desk.partners().add_contact(coordinator, &school.id, &contact).map(drop));
        say("location", desk.devices().put_location(technician, text, text, Some(text), true).map(drop));
        say("location", desk.devices().put_location(technician, &format!("L-{place}"), text, None, true).map(drop));
        let mut form = decision(&donor);
        (form.decision_reference, form.decision_body, form.legal_basis, form.permit) = (t(), t(), t(), some());
        say("batch", desk.batches().open(coordinator, &form).map(drop));
        let arrival = Arrival {
            code: some(),
            tag: None,
            extra: true,
            kind: Some(Kind::Laptop),
            manufacturer: Some(format!("maker {place}")),
            model: some(),
            serial: some(),
            donor_number: some(),
            ..Arrival::default()
        };
        say("receive", desk.batches().receive(technician, batch, arrival.clone()).map(drop));
        say("receive", desk.batches().receive(technician, batch, Arrival { tag: some(), location: some(), ..arrival }).map(drop));
        let specification = Specification {
            manufacturer: some(),
            model: some(),
            serial: some(),
            cpu: some(),
            os: some(),
            licence: some(),
            uuid: some(),
            ..Default::default()
        };
        let media = vec![MediumSeen { model: some(), serial: some(), ..disk("x") }];
        let steps = [
            Step::Describe { kind: None, specification: specification.clone(), media: media.clone(), evidence: None },
            Step::Describe {
                kind: None,
                specification: Specification::default(),
                media: media.clone(),
                evidence: Some(EvidenceId::new(t())),
            },
            Step::Correct { kind: None, specification },
            Step::AddMedium(media[0].clone()),
            Step::Repair(Intervention { part: some(), ..Intervention::from_work(RepairKind::Repair) }),
            Step::Lock { lock: t() },
            Step::Unlock { lock: t() },
            Step::Test {
                results: [(t(), reprise::domain::device::condition::TestResult::Pass)].into(),
                looks: None,
                battery_percent: None,
            },
            Step::Stock { location: t() },
            Step::Move { location: t() },
            Step::Hold { reason: reprise::domain::device::HoldReason::AwaitingPart },
            Step::Release { reason: reprise::domain::device::HoldReason::AwaitingPart },
        ];
        for step in steps {
            say(step.kind().as_str(), desk.devices().step(technician, tag, step, Some(text), None).map(drop));
        }
        if let Step::Erase { medium, method, result, .. } = erase(1) {
            let step = Step::Erase {
                medium_kind: None,
                medium,
                method,
                tool: t(),
                tool_version: t(),
                result,
                started: None,
                ended: None,
                evidence: None,
                setting: None,
                basis: None,
                answer: None,
            };
            say("erase", desk.devices().step(technician, tag, step, Some(text), None).map(drop));
        }
        let ask = reprise::desk::request::entry::RequestInput { project: some(), action: t(), ..laptops(&school, 1) };
        say("request", desk.requests().enter(coordinator, ask.clone()).map(drop));
        let request = desk.requests().enter(coordinator, reprise::desk::request::entry::RequestInput { action: "47".to_owned(), ..ask });
        if let Ok(request) = &request {
            say("withdraw", desk.requests().advance(coordinator, request.number, RequestStep::Withdraw, Some(text)).map(drop));
        }
        say("request", request.map(drop));
        say("allocate", desk.requests().allocate(coordinator, house.request(&school, 1).number, vec![1], text).map(drop));
        say("begin", desk.handovers().begin(technician, house.granted(&school, 1).0.number, text).map(drop));
        let signature = Signature { name: t(), capacity: t(), strokes: t(), typed: true };
        say("sign", desk.handovers().sign(technician, act, &signature, &signature).map(drop));
        let back = ReturnInput {
            devices: vec![tag],
            reason: ReturnReason::Other,
            location: some(),
            note: some(),
            exchange: false,
            seen: Vec::new(),
        };
        say("take back", desk.handovers().take_back(technician, back).map(drop));
        let operator = Operator { fr: t(), nl: t(), en: t(), address: t(), enterprise_number: t(), email: t(), phone: t() };
        say("operator", desk.settings().set_operator(admin, &operator).map(drop));
        // No document is made in a name that cannot be printed.
        desk.settings().set_operator(admin, &own).unwrap();
        let user = NewUser { email: t(), name: t(), role: Role::Auditor, organisation: None, password: t() };
        say("user", desk.accounts().add(admin, &user, Locale::Nl).map(drop));
        say("token", desk.accounts().add_token(technician, &technician.actor.user, text, false).map(drop));
        say("token", desk.accounts().by_token(&format!("rpr_{text}")).map(drop));
        say("session", desk.accounts().by_session(text).map(drop));
        say("sign in", desk.accounts().sign_in(text, text).map(drop));
        say("evidence", desk.evidence().keep(technician, Some(tag), text.as_bytes().to_vec()).map(drop));
        say("evidence", desk.evidence().assign(technician, &EvidenceId::new(t()), tag).map(drop));
        say("evidence", desk.evidence().dismiss(technician, &EvidenceId::new(t()), text).map(drop));
        say("list", desk.batches().preview_manifest(text.as_bytes(), None).map(drop));
        say("resolve", desk.devices().resolve(text).map(drop));
        say(
            "once",
            desk.devices()
                .step(&once(technician, text, text), tag, Step::Repair(Intervention::from_work(RepairKind::Cleaning)), None, None)
                .map(drop),
        );
        for mode in [
            Mode::Look {},
            Mode::Receive { batch, location: some() },
            Mode::Move { location: t() },
            Mode::Reserve { request: house.request(&school, 1).number },
        ] {
            for code in [text, tag.as_str()] {
                if let Scanned::Refused(error) =
                    desk.devices().scan(technician, &Scan { id: t(), code: code.to_owned(), at: None, mode: mode.clone() })
                {
                    say("scan", Err(error));
                }
            }
        }
        let searched = desk.read(|c| {
            reprise::store::device::search::search(c, text, 20)?;
            Ok(reprise::store::partner::list(c, &reprise::store::partner::name_key(text), None, 20)?)
        });
        say("search", searched.map(drop));
    }
    let failed: Vec<String> = answers
        .iter()
        .filter_map(|(what, answer)| match answer {
            Err(e @ (DeskError::Store(_) | DeskError::Failed(_))) => Some(format!("{what}: {e}")),
            _ => None,
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} answers were failures of ours:\n{}", failed.len(), answers.len(), failed.join("\n"));
    assert!(answers.iter().filter(|(_, a)| a.is_ok()).count() > 100 && answers.iter().filter(|(_, a)| a.is_err()).count() > 100);
    house.step(tag, passed(Kind::Laptop, Grade::A));
    house.assert_sound();
});
