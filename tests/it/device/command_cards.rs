//! Guards command cards at the scan bench: work without a keyboard, and undo as a step of its own in the history.

use crate::support::build::disk;
use crate::support::house::both;
use reprise::desk::device::scan_command::Commanded;
use reprise::desk::error::ErrorCode;
use reprise::desk::{Acting, DeskError};
use reprise::domain::account::actor::Role;
use reprise::domain::device::command::{Card, Command};
use reprise::domain::device::condition::{Grade, TestResult};
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::{Step, StepKind};
use reprise::domain::device::{Device, HoldReason};
use std::collections::BTreeMap;

fn took(answer: Result<Commanded, DeskError>) -> (Device, StepKind) {
    match answer {
        Ok(Commanded::Took(device, kind)) => (*device, kind),
        other => panic!("{other:?}"),
    }
}

fn refused(answer: Result<Commanded, DeskError>) -> ErrorCode {
    match answer {
        Err(DeskError::Conflict(field_error)) => field_error.code,
        other => panic!("{other:?}"),
    }
}

// A command card acts on the device that was scanned before it.
both!(a_card_acts_on_the_device_scanned_before_it, |house| {
    let t = house.technician();
    let tag = house.received(house.batch().number, "S1").tag;
    let card = |id: &str, command| house.desk.devices().run_command(t, id, &Card::plain(command), tag.as_str(), "par carte");
    assert_eq!(refused(house.desk.devices().run_command(t, "", &Card::plain(Command::Hold), " ", "")), ErrorCode::NothingScanned);
    assert!(matches!(house.desk.devices().run_command(t, "", &Card::plain(Command::Pause), "", ""), Ok(Commanded::Bench)));

    house.step(tag, Step::AddMedium(disk("D1")));
    assert_eq!(refused(card("1", Command::Erased)), ErrorCode::NoLogYet, "a card is no evidence");
    house.wiped(tag, 1);
    assert!(matches!(card("2", Command::Erased), Ok(Commanded::Already(_))));

    // A recorded failure stays; all other tests pass.
    let failed = BTreeMap::from([("usb_ports".to_owned(), TestResult::Fail)]);
    house.step(tag, Step::Test { results: failed, looks: Some(Grade::A), battery_percent: None });
    let (tested, _) = took(card("3", Command::Tested));
    assert_eq!(tested.condition.results["usb_ports"], TestResult::Fail);
    assert!(tested.condition.results.values().filter(|r| **r == TestResult::Pass).count() > 5);
    let (graded, kind) = took(card("4", Command::Grade));
    assert!(graded.grade.is_some() && kind == StepKind::Grade);

    assert_eq!(took(card("5", Command::Hold)).0.holds[0].reason, HoldReason::Other);
    let before = house.mark();
    assert_eq!(took(card("5", Command::Hold)).0.holds.len(), 1, "the same card sent twice counts once");
    assert_eq!(house.mark(), before);
    assert!(took(card("6", Command::Release)).0.holds.is_empty());
    assert!(matches!(card("7", Command::Release), Ok(Commanded::Already(_))));
    for reason in [HoldReason::AwaitingPart, HoldReason::SwollenBattery] {
        house.step(tag, Step::Hold { reason });
    }
    assert_eq!(refused(card("8", Command::Release)), ErrorCode::SeveralHolds);
    house.assert_sound();
});

// Undo is a step of its own: the undone step stays in the history.
both!(the_last_step_is_taken_back_and_both_stay_in_the_history, |house| {
    let tag = house.stocked(house.batch().number, "S1").tag;
    let undo = |who: &Acting, id: &str| house.desk.devices().run_command(who, id, &Card::plain(Command::Undo), tag.as_str(), "par carte");
    let version = house.device(tag).version;
    let other = house.user("other", Role::Technician, None);
    assert_eq!(refused(undo(&other, "0")), ErrorCode::NotYourStep);

    let second = house.place("B-02");
    house.step(tag, Step::Move { location: second });
    let (back, _) = took(undo(house.technician(), "1"));
    assert_eq!((back.location.as_deref(), back.version), (Some("A-01"), version + 2), "a step more, not one less");
    let mark = house.mark();
    assert_eq!(took(undo(house.technician(), "1")).0, back, "an answer that was lost is given again");
    assert_eq!(house.mark(), mark);

    house.step(tag, Step::Hold { reason: HoldReason::AwaitingPart });
    assert!(took(undo(house.technician(), "2")).0.holds.is_empty());
    let (again, kind) = took(undo(house.technician(), "3"));
    assert_eq!((again.holds.len(), kind), (1, StepKind::Hold), "what was lifted by mistake stands again");
    took(undo(house.technician(), "4"));

    // Undo takes a device out of stock, and no further: a card cannot undo an erasure or a test.
    let shelf = house.stocked(house.batch().number, "S2").tag;
    let undo =
        |id: &str| house.desk.devices().run_command(house.technician(), id, &Card::plain(Command::Undo), shelf.as_str(), "par carte");
    assert_eq!(took(undo("5")).0.stage, Stage::Workshop);
    assert_eq!(refused(undo("6")), ErrorCode::CannotUndo);
    house.assert_sound();
});
