//! Guards concurrency: threads, several servers, and the same call sent twice at the same moment.

use crate::support::build::{decision, disk, typed};
use crate::support::house::{House, both, once};
use crate::support::walk::take;
use diesel::connection::SimpleConnection;
use reprise::desk::account::users::NewUser;
use reprise::desk::{Desk, DeskError, ErrorCode};
use reprise::domain::account::actor::Role;
use reprise::domain::device::HoldReason;
use reprise::domain::device::lifecycle::RefusalReason;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::event::Event;
use reprise::domain::handover::HandoverState;
use reprise::domain::number::Number;
use reprise::i18n::Locale;
use reprise::store::{self, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Barrier;
use std::thread;

const PEOPLE: usize = 8;
const DEVICES: usize = 300;

/// Puts devices into stock from several threads at once; the writer groups waiting transactions into one commit.
fn stock(house: &House, count: usize) -> Vec<Tag> {
    let batch = house.batch().number;
    house.technician();
    house.place("A-01");
    let mut tags: Vec<Tag> = thread::scope(|scope| {
        let makers: Vec<_> = (0..PEOPLE)
            .map(|me| {
                scope.spawn(move || (me..count).step_by(PEOPLE).map(|n| house.stocked(batch, &format!("S{n}")).tag).collect::<Vec<_>>())
            })
            .collect();
        makers.into_iter().flat_map(|m| m.join().unwrap()).collect()
    });
    tags.sort();
    assert_eq!(tags.len(), count);
    tags
}

/// Runs `act` on several threads that start together; each gets its own index.
fn all_at_once<T: Send>(people: usize, act: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let line = Barrier::new(people);
    thread::scope(|scope| {
        let runs: Vec<_> = (0..people)
            .map(|me| {
                let (line, act) = (&line, &act);
                scope.spawn(move || {
                    line.wait();
                    act(me)
                })
            })
            .collect();
        runs.into_iter().map(|r| r.join().unwrap()).collect()
    })
}

// Eight coordinators on two servers reserve the same three hundred laptops for eight schools; then technicians pick each for two acts.
both!(no_device_is_promised_twice, |house| {
    let tags = stock(house, DEVICES);
    let school = house.school();
    let requests: Vec<Number> = (0..PEOPLE).map(|_| house.granted(&school, u32::try_from(DEVICES).unwrap()).0.number).collect();
    let desks = [house.desk.clone(), house.another_desk(99)];
    let coordinator = house.coordinator();
    let won: Vec<Vec<Tag>> = all_at_once(PEOPLE, |me| {
        let desk = &desks[me % 2];
        let mut mine = Vec::new();
        for n in 0..DEVICES {
            // Half go forwards and half backwards, so that they meet in the middle.
            let tag = tags[if me < PEOPLE / 2 { n } else { DEVICES - 1 - n }];
            match desk.requests().reserve(coordinator, requests[me], tag) {
                Ok(device) => {
                    assert_eq!(device.reservation.map(|r| r.request), Some(requests[me]));
                    mine.push(tag);
                }
                Err(DeskError::Refused(refusal)) => assert!(matches!(refusal.why[0], RefusalReason::AlreadyReserved { .. }), "{refusal}"),
                Err(other) => panic!("{other}"),
            }
        }
        mine
    });
    let all: BTreeSet<Tag> = won.iter().flatten().copied().collect();
    assert_eq!((won.iter().map(Vec::len).sum::<usize>(), all.len()), (DEVICES, DEVICES), "a device was promised twice, or not at all");
    assert!(
        won.iter().filter(|mine| !mine.is_empty()).count() > 1,
        "nobody met anybody: {:?}",
        won.iter().map(Vec::len).collect::<Vec<_>>()
    );
    for (me, mine) in won.iter().enumerate() {
        for tag in mine {
            assert_eq!(house.device(*tag).reservation.map(|r| r.request), Some(requests[me]));
        }
    }
    // The request with the most devices gets two acts; half of the technicians pick for each.
    let (most, mine) = won.iter().enumerate().max_by_key(|(_, mine)| mine.len()).unwrap();
    let technician = house.technician();
    let acts = [(); 2].map(|()| house.desk.handovers().begin(technician, requests[most], "Dépôt").unwrap().number);
    let picked: Vec<usize> = all_at_once(PEOPLE, |me| {
        let answers = mine.iter().map(|tag| desks[me % 2].handovers().pick(technician, acts[me / 4], *tag));
        let wins = answers.filter(|answer| match answer {
            Ok(_) => true,
            Err(DeskError::Refused(refusal)) => {
                assert!(matches!(refusal.why[0], RefusalReason::PickedElsewhere { .. } | RefusalReason::AlreadySo {}), "{refusal}");
                false
            }
            Err(other) => panic!("{other}"),
        });
        wins.count()
    });
    assert_eq!(picked.iter().sum::<usize>(), mine.len(), "each is picked once: {picked:?}");
    house.assert_sound();
});

// Two servers, each with a writer, on one database: no update is lost, numbers have no gaps or duplicates, and the ledger has one order.
both!(two_servers_are_one_house, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    let donor = house.donor();
    let (technician, coordinator) = (house.technician(), house.coordinator());
    let places: Vec<String> = (0..PEOPLE).map(|n| house.place(&format!("A-0{n}"))).collect();
    let before = house.device(tag).version;
    let desks: Vec<Desk> = (0..4).map(|n| if n == 0 { house.desk.clone() } else { house.another_desk(n) }).collect();
    let each = 12;
    let numbers: Vec<Vec<Number>> = all_at_once(PEOPLE, |me| {
        let desk = &desks[me % desks.len()];
        let mut mine = Vec::new();
        for turn in 0..each {
            // All move the same device; each move makes a new version.
            let location = places[(me + turn) % places.len()].clone();
            match desk.devices().step(technician, tag, Step::Move { location }, None, None) {
                Ok(_) | Err(DeskError::Refused(_)) => {}
                Err(other) => panic!("{other}"),
            }
            mine.push(desk.batches().open(coordinator, &decision(&donor)).unwrap().number);
        }
        mine
    });
    let mut given: Vec<i64> = numbers.into_iter().flatten().map(|n| n.place).collect();
    given.sort_unstable();
    let first = given[0];
    assert_eq!(given, (first..first + i64::try_from(PEOPLE * each).unwrap()).collect::<Vec<_>>(), "a number was given twice or left out");
    let moves = house.count(&format!("event WHERE subject = 'device' AND key = '{}'", tag.as_str()));
    assert_eq!(u64::try_from(moves).unwrap(), house.device(tag).version, "an update was lost");
    assert!(house.device(tag).version > before);
    house.assert_sound();
});

// Of two people who change the same version, one is told that it is stale.
both!(one_of_two_who_saw_the_same_is_told, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    let desks = [house.desk.clone(), house.another_desk(5)];
    let technician = house.technician();
    for reason in HoldReason::ALL.iter().filter(|r| **r != HoldReason::Other) {
        let seen = house.device(tag).version;
        let answers = all_at_once(2, |me| {
            let step = if me == 0 {
                Step::Hold { reason: *reason }
            } else {
                Step::Repair(reprise::domain::device::part::Intervention::from_work(reprise::domain::device::part::RepairKind::Cleaning))
            };
            desks[me].devices().step(technician, tag, step, None, Some(seen))
        });
        let told = |answer: &Result<_, DeskError>| matches!(answer, Err(DeskError::Conflict(f)) if f.code == ErrorCode::Stale);
        assert_eq!((answers.iter().filter(|a| a.is_ok()).count(), answers.iter().filter(|a| told(a)).count()), (1, 1), "{answers:?}");
        assert_eq!(house.device(tag).version, seen + 1);
    }
});

// One idempotency key sent eight times at once to two servers: one event, and eight equal answers.
both!(a_key_in_flight_counts_once, |house| {
    let donor = house.donor();
    let coordinator = house.coordinator();
    let desks = [house.desk.clone(), house.another_desk(5)];
    for round in 0..10 {
        let before = house.mark().0;
        let answers = all_at_once(PEOPLE, |me| {
            let acting = once(coordinator, &format!("round {round}"), "open");
            serde_json::to_string(&desks[me % 2].batches().open(&acting, &decision(&donor)).unwrap()).unwrap()
        });
        assert_eq!(answers.iter().collect::<BTreeSet<_>>().len(), 1, "{answers:?}");
        assert_eq!(house.mark().0, before + 1);
    }
    house.assert_sound();
});

// Two consoles each show a code, and all who read one start at once: exactly one first administrator is created.
both!(there_is_one_first_administrator, |house| {
    let desks = [house.desk.clone(), house.another_desk(5)];
    let codes = [0, 1].map(|n: usize| desks[n].accounts().setup_code().unwrap().unwrap());
    let answers = all_at_once(PEOPLE, |me| {
        let new = NewUser {
            email: format!("{me}@reprise.test"),
            name: format!("{me}"),
            role: Role::Admin,
            organisation: None,
            password: "quatre mots au hasard".to_owned(),
        };
        desks[me % 2].accounts().create_first_admin(&codes[me % 2], new, Locale::Fr)
    });
    let late = |answer: &Result<_, DeskError>| matches!(answer, Err(DeskError::Conflict(f)) if f.code == ErrorCode::SetUp);
    assert_eq!((answers.iter().filter(|a| a.is_ok()).count(), answers.iter().filter(|a| late(a)).count()), (1, PEOPLE - 1), "{answers:?}");
    assert_eq!(house.count("account"), 1);
    house.assert_sound();
});

// A change based on an outdated row writes nothing, even if a lock was forgotten earlier in the code.
both!(a_row_that_moved_on_is_not_written_over, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    let seen = house.device(tag);
    let user = house.technician().actor.user.clone();
    house.step(tag, Step::AddMedium(disk("WD-1")));
    let (next, fact) = take(&seen, Step::Hold { reason: HoldReason::AwaitingPart }).unwrap();
    let before = (house.mark(), house.device(tag));
    let written = house.desk.db().write(move |tx| {
        let appended = store::ledger::event::append(tx, &user, Event::device(tag, fact, None))?;
        store::device::project(tx, &next, &appended)
    });
    assert!(matches!(written, Err(StoreError::Stale(_))), "{written:?}");
    assert_eq!((house.mark(), house.device(tag)), before);
    house.assert_sound();
});

// A failing call does not affect the other calls in the same commit.
both!(who_fails_disturbs_no_other, |house| {
    let batch = house.batch().number;
    let tag = house.received(batch, "S1").tag;
    let user = &house.technician().actor.user;
    let before = house.mark().0;
    all_at_once(PEOPLE, |me| {
        for turn in 0..10 {
            if me % 2 == 0 {
                house.received(batch, &format!("{me} {turn}"));
            } else {
                let (user, (_, fact)) = (user.clone(), take(&house.device(tag), Step::Hold { reason: HoldReason::AwaitingPart }).unwrap());
                let failed: Result<(), StoreError> = house.desk.db().write(move |tx| {
                    store::ledger::event::append(tx, &user, Event::device(tag, fact, None))?;
                    Err(StoreError::Unavailable("after the event was written".to_owned()))
                });
                assert!(matches!(failed, Err(StoreError::Unavailable(_))), "{failed:?}");
            }
        }
    });
    assert_eq!(house.mark().0, before + u64::try_from(PEOPLE / 2 * 10).unwrap());
    house.assert_sound();
});

// If the database refuses only at commit, no caller is told that it succeeded, and the next call works.
both!(nobody_is_told_what_was_not_committed, |house| {
    let batch = house.batch().number;
    house.technician();
    let late = if house.is_postgres() {
        house.sql("ALTER TABLE session ALTER CONSTRAINT session_account_fkey DEFERRABLE INITIALLY DEFERRED");
        "SELECT 1"
    } else {
        "PRAGMA defer_foreign_keys = ON"
    };
    let told: Result<(), StoreError> = house.desk.db().write(move |tx| {
        tx.read().batch_execute(late)?;
        store::account::begin_session(tx, "a session", "of nobody")
    });
    assert!(told.is_err(), "a commit that failed was answered as done");
    assert_eq!(house.count("session"), 0);
    house.received(batch, "S1");
    house.schema_is_changed();
    house.assert_sound();
});

// An act is signed while one person picks and another takes a device out: the signed devices are those on the document.
both!(what_is_signed_is_what_is_on_the_paper, |house| {
    let school = house.school();
    let tags = stock(house, 12);
    let (technician, coordinator) = (house.technician(), house.coordinator());
    let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
    for pair in tags.chunks(2) {
        let request = house.granted(&school, 2).0.number;
        for tag in pair {
            house.desk.requests().reserve(coordinator, request, *tag).unwrap();
        }
        let act = house.desk.handovers().begin(technician, request, "Dépôt").unwrap().number;
        house.desk.handovers().pick(technician, act, pair[0]).unwrap();
        let answers = all_at_once(3, |me| match me {
            0 => house.desk.handovers().sign(technician, act, &typed("Alix Martin"), &typed("Sam Peeters")).map(|h| h.devices),
            1 => house.desk.handovers().pick(technician, act, pair[1]).map(|d| vec![d.tag]),
            _ => house.desk.handovers().unpick(technician, act, pair[0]).map(|d| vec![d.tag]),
        });
        let (handover, _) = house.desk.read(|c| Ok(reprise::store::handover::find(c, act)?)).unwrap().unwrap();
        let paper = house.desk.read(|c| Ok(reprise::store::document::find(c, &act.to_string())?)).unwrap();
        match &answers[0] {
            Ok(signed) => {
                *ends.entry("signed").or_default() += 1;
                let content = paper.unwrap().content;
                for tag in pair {
                    let on_it = signed.contains(tag);
                    assert_eq!(content.contains(&tag.to_string()), on_it, "{tag}");
                    assert_eq!(house.device(*tag).stage == Stage::HandedOver, on_it, "{tag}");
                }
            }
            Err(DeskError::Conflict(field_error)) => {
                *ends.entry("told").or_default() += 1;
                assert!(matches!(field_error.code, ErrorCode::ChangedMeanwhile | ErrorCode::NothingPicked), "{field_error:?}");
                assert!(paper.is_none() && handover.state == HandoverState::Preparing);
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(ends.values().sum::<usize>(), 6);
    house.assert_sound();
});

/// After its connections were cut the server goes on: nothing acknowledged is lost, and the next write opens a new connection.
#[test]
fn connections_that_are_cut() {
    let Some(house) = House::postgres() else { return };
    let batch = house.batch().number;
    house.technician();
    for turn in 0..5 {
        let tag = house.received(batch, &format!("before {turn}")).tag;
        house.sql(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
        assert_eq!(house.device(tag).stage, Stage::Received);
        house.received(batch, &format!("after {turn}"));
    }
    assert_eq!(house.count("device"), 10);
    house.assert_sound();
}
