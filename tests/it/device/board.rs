//! Guards the board: which devices are at which stage and for how long, which exceed the policy's limits, and which are on hold.

use crate::api::door::{Door, PASSWORD, email};
use crate::support::house::{House, both};
use chrono::Duration;
use diesel::connection::SimpleConnection;
use reprise::desk::DeskError;
use reprise::desk::error::ErrorCode;
use reprise::domain::account::actor::Role;
use reprise::domain::device::HoldReason;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::settings::policy::{Policy, StageLimits};
use reprise::store::device;
use reprise::store::device::board;
use reprise::store::device::board::{Filter, Head};

fn stage(house: &House, stage: Stage, filter: &Filter, days: i64) -> Head {
    let before = house.desk.now() - Duration::days(days);
    house.desk.read(|c| Ok(board::stage(c, stage, filter, before, 2)?)).unwrap()
}

fn hold(house: &House, reason: HoldReason, filter: &Filter, days: i64) -> Head {
    let before = house.desk.now() - Duration::days(days);
    house.desk.read(|c| Ok(board::hold(c, reason, filter, before, 2)?)).unwrap()
}

fn tags(head: &Head) -> Vec<Tag> {
    head.longest.iter().map(|(d, _)| d.tag).collect()
}

// The device with the longest stay comes first, and is late past the stage's limit.
both!(what_stands_longest_comes_first_and_is_late_past_the_limit, |house| {
    let batch = house.batch().number;
    let old = house.stocked(batch, "S1").tag;
    house.clock.advance(Duration::days(20));
    let middle = house.stocked(batch, "S2").tag;
    house.clock.advance(Duration::days(10));
    let other = house.batch().number;
    let new = house.stocked(other, "S3").tag;
    let all = stage(house, Stage::Stock, &Filter::default(), 15);
    assert_eq!((all.count, all.overdue, tags(&all)), (3, 1, vec![old, middle]));
    let of = |filter: Filter| tags(&stage(house, Stage::Stock, &filter, 15));
    assert_eq!(of(Filter { batch: Some(other), ..Filter::default() }), [new]);
    assert_eq!(of(Filter { kind: Some(Kind::Laptop), location: Some("A-01".to_owned()), ..Filter::default() }), [old, middle]);
    assert_eq!(of(Filter { batch: Some(batch), location: Some("B".to_owned()), ..Filter::default() }), []);
    assert_eq!(of(Filter { kind: Some(Kind::Tablet), ..Filter::default() }), []);

    // Back in the workshop, the days at the stage are counted from zero.
    house.noted(old, Step::Rework {});
    assert_eq!(tags(&stage(house, Stage::Stock, &Filter::default(), 15)), [middle, new]);
    assert_eq!(
        (stage(house, Stage::Workshop, &Filter::default(), 15).count, stage(house, Stage::Workshop, &Filter::default(), 15).overdue),
        (1, 0)
    );

    // Holds are grouped by reason; a lifted hold or a device that left is not on the board.
    for (tag, reason) in [(middle, HoldReason::AwaitingPart), (middle, HoldReason::SwollenBattery), (new, HoldReason::AwaitingPart)] {
        house.noted(tag, Step::Hold { reason });
        house.clock.advance(Duration::days(5));
    }
    let waiting = hold(house, HoldReason::AwaitingPart, &Filter::default(), 10);
    assert_eq!((waiting.count, waiting.overdue, tags(&waiting)), (2, 1, vec![middle, new]));
    assert_eq!(tags(&hold(house, HoldReason::AwaitingPart, &Filter { batch: Some(other), ..Filter::default() }, 10)), [new]);
    let listed = |reason| {
        let filter = device::Filter { hold: Some(reason), stage: Some(Stage::Stock), ..device::Filter::default() };
        house.desk.read(|c| Ok(device::list(c, &filter, None, 10)?)).unwrap().devices.len()
    };
    assert_eq!((listed(HoldReason::AwaitingPart), listed(HoldReason::SwollenBattery), listed(HoldReason::Locked)), (2, 1, 0));
    house.step(new, Step::Release { reason: HoldReason::AwaitingPart });
    house.noted(middle, Step::Lose {});
    assert_eq!([HoldReason::AwaitingPart, HoldReason::SwollenBattery].map(|r| hold(house, r, &Filter::default(), 0).count), [0, 0]);
    house.assert_sound();
});

// The migration of an older database writes the same hold dates as the program does.
both!(the_migration_finds_the_holds_there_are, |house| {
    let batch = house.batch().number;
    let [one, two] = ["S1", "S2"].map(|serial| house.stocked(batch, serial).tag);
    house.clock.advance(Duration::milliseconds(1_234));
    house.noted(one, Step::Hold { reason: HoldReason::Other });
    house.noted(one, Step::Hold { reason: HoldReason::PossibleTheft });
    house.noted(two, Step::Hold { reason: HoldReason::Other });
    house.noted(two, Step::Lose {});
    let database = if house.is_postgres() { "postgres" } else { "sqlite" };
    let sql = std::fs::read_to_string(format!("migrations/{database}/2026-11-22-000022_board/up.sql")).unwrap();
    let fill = &sql[sql.find("INSERT INTO device_hold").unwrap()..];
    house.connection().batch_execute(&format!("DELETE FROM device_hold; {fill}")).unwrap();
    assert_eq!(house.count("device_hold"), 2);
    house.assert_sound();
});

// The check reports a row of `device_hold` without a device.
both!(a_hold_of_nothing_is_named, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    house.noted(tag, Step::Hold { reason: HoldReason::Other });
    house.assert_sound();
    let mut c = house.unguarded();
    c.batch_execute("INSERT INTO device_hold SELECT 'NODEVICE', reason, at, kind, batch, location FROM device_hold").unwrap();
    let findings = house.findings();
    assert!(findings.iter().any(|f| f.place == "device_hold"), "{findings:?}");
});

// Stage limits are validated and versioned with the policy.
both!(the_limits_are_a_version_of_the_policy, |house| {
    let held = Policy::clone(&house.desk.policy());
    let limits = StageLimits { stock: 7, ..StageLimits::default() };
    let none = Policy { stage_limits: StageLimits { held: 0, ..limits }, ..held.clone() };
    match house.desk.settings().set_policy(house.admin(), none) {
        Err(DeskError::Invalid(field_errors)) => {
            assert_eq!((field_errors[0].field.as_str(), field_errors[0].code), ("limit_held", ErrorCode::Bounds))
        }
        other => panic!("{other:?}"),
    }
    let next = house.desk.settings().set_policy(house.admin(), Policy { stage_limits: limits, ..held.clone() }).unwrap();
    assert_eq!((next.version, house.desk.policy().stage_limits.stock), (held.version + 1, 7));
    let batch = house.batch().number;
    let tag = house.stocked(batch, "S1").tag;
    house.clock.advance(Duration::days(8));
    let door = Door::of(house);
    door.account("auditor", Role::Auditor, None);
    let cookie = format!("__Host-sid={}", door.desk.accounts().sign_in(&email("auditor"), PASSWORD).unwrap().secret);
    let page = |path: &str| {
        String::from_utf8(door.ask("GET", path, "").with("cookie", &cookie).with("accept-language", "en").go().bytes.to_vec()).unwrap()
    };
    let text = page("/board");
    let row = &text[text.find(&tag.to_string()).unwrap()..];
    let row = &row[..row.find("</li>").unwrap()];
    assert!(row.contains('8') && row.contains("chip-warn"), "{row}");
    assert!(!page(&format!("/board?batch={}", house.batch().number)).contains(&tag.to_string()));
    house.assert_sound();
});

/// A policy stored before there were limits is read, and serialised without them, so its row still matches its event.
#[test]
fn a_policy_without_limits_is_written_as_it_was() {
    let text = serde_json::to_string(&Policy::default()).unwrap();
    assert!(!text.contains("stage_limits"), "{text}");
    assert_eq!(serde_json::from_str::<Policy>(&text).unwrap(), Policy::default());
}
