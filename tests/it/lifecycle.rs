//! The road: which step may be taken where, and what can never be reached by any order of steps.

use crate::support::walk::{announced_laptop, at, drawn, noon, onward, sample, take, whoever_may};
use insta::assert_snapshot;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reprise::domain::condition::Grade;
use reprise::domain::device::Device;
use reprise::domain::fold::{Fact, announced};
use reprise::domain::kind::Kind;
use reprise::domain::lifecycle::{Stage, TRANSITIONS, Why, apply, ends, offered};
use reprise::domain::sanitisation::Medium;
use reprise::domain::step::{MediumSeen, Step, StepKind};
use reprise::domain::text::fold_code;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

/// The stable code of a reason, as the faces translate it.
fn code(why: &Why) -> String {
    serde_json::to_value(why).unwrap()["why"].as_str().unwrap().to_owned()
}

/// Every step at every stage, asked of a laptop with one wiped disk by someone who may, with a note and the best input there is:
/// where it leads, or the first reason why not. Whoever changes the road changes this page, and sees the whole of it.
#[test]
fn every_step_at_every_stage() {
    let mut grid = String::new();
    for stage in Stage::ALL {
        let device = at(*stage);
        writeln!(grid, "{stage}").unwrap();
        for kind in StepKind::ALL {
            let answer = match take(&device, sample(*kind)) {
                Ok((next, _)) => format!("→ {}", next.stage),
                Err(refusal) => code(&refusal.why[0]),
            };
            if answer != "wrong_stage" {
                writeln!(grid, "    {:<14} {answer}", kind.as_str()).unwrap();
            }
        }
    }
    assert_snapshot!(grid);
}

#[test]
fn a_step_off_the_road_is_refused_everywhere() {
    for stage in Stage::ALL {
        let device = at(*stage);
        for kind in StepKind::ALL {
            let answer = take(&device, sample(*kind));
            if ends(*kind, *stage).is_empty() {
                let refusal = answer.unwrap_err();
                assert!(matches!(refusal.why[0], Why::WrongStage { .. } | Why::AlreadyReserved { .. }), "{kind} at {stage}: {refusal}");
            } else if let Ok((next, _)) = answer {
                assert!(ends(*kind, *stage).contains(&next.stage), "{kind} at {stage} led to {}", next.stage);
            }
        }
    }
}

#[test]
fn what_is_offered_is_on_the_road_and_within_the_role() {
    use reprise::domain::actor::Role;
    for stage in Stage::ALL {
        let device = at(*stage);
        for role in Role::ALL {
            let actor = reprise::domain::actor::Actor { role: *role, ..whoever_may(StepKind::Test) };
            for kind in StepKind::ALL {
                let may = !kind.is_part() && role.may(kind.act()) && !ends(*kind, *stage).is_empty();
                assert_eq!(offered(&device, &actor).contains(kind), may, "{kind} at {stage} to {role}");
                if !role.may(kind.act()) {
                    let refusal = apply(&device, sample(*kind), true, &actor, noon(), crate::support::walk::rules()).unwrap_err();
                    assert_eq!(refusal.why, [Why::NotYourRole {}], "{kind} at {stage} by {role}");
                }
            }
        }
    }
}

/// The table names each step once, and each stage can be reached.
#[test]
fn the_table_is_whole() {
    let named: Vec<StepKind> = TRANSITIONS.iter().map(|(step, _)| *step).collect();
    assert_eq!(named, StepKind::ALL);
    for stage in Stage::ALL.iter().filter(|s| **s != Stage::Announced) {
        assert!(TRANSITIONS.iter().flat_map(|(_, pairs)| *pairs).any(|(from, to)| from != to && to == stage), "nothing leads to {stage}");
    }
}

/// The words inside the brackets that follow a text in an SQL file.
fn words_after<'a>(sql: &'a str, before: &str) -> Vec<&'a str> {
    let from = sql.find(before).unwrap_or_else(|| panic!("no '{before}' in the migration")) + before.len();
    let list = &sql[from..from + sql[from..].find(')').unwrap()];
    list.split(',').map(|w| w.trim().trim_matches('\'')).collect()
}

#[test]
fn the_databases_know_the_same_stages() {
    let all: Vec<&str> = Stage::ALL.iter().map(|s| s.as_str()).collect();
    let wiped: Vec<&str> = Stage::ALL.iter().filter(|s| s.must_be_wiped()).map(|s| s.as_str()).collect();
    for database in ["sqlite", "postgres"] {
        let sql: String = crate::support::postgres::migrations(database).iter().map(|up| fs::read_to_string(up).unwrap()).collect();
        assert_eq!(words_after(&sql, "CHECK (stage IN ("), all, "{database}");
        assert_eq!(words_after(&sql, "CHECK (wiped OR stage NOT IN ("), wiped, "{database}");
    }
}

/// The road as a drawing: only the steps that lead somewhere else.
fn lifecycle_diagram() -> String {
    let mut lines: Vec<String> = Vec::new();
    for from in Stage::ALL {
        for to in Stage::ALL.iter().filter(|to| *to != from) {
            let steps: Vec<&str> =
                TRANSITIONS.iter().filter(|(step, _)| ends(*step, *from).contains(to)).map(|(step, _)| step.as_str()).collect();
            if !steps.is_empty() {
                lines.push(format!("    {from} --> {to}: {}", steps.join(", ")));
            }
        }
    }
    format!("```mermaid\nstateDiagram-v2\n    [*] --> announced\n{}\n```\n", lines.join("\n"))
}

/// The drawing in the README, between `<!-- road -->` and `<!-- /road -->`, is this table and no other.
#[test]
fn the_readme_draws_this_road() {
    let diagram = lifecycle_diagram();
    assert_snapshot!(diagram);
    let Ok(readme) = fs::read_to_string("README.md") else { return };
    if let Some((_, rest)) = readme.split_once("<!-- road -->") {
        let drawn = rest.split_once("<!-- /road -->").expect("the drawing in README.md ends with <!-- /road -->").0;
        assert_eq!(drawn.trim(), diagram.trim(), "README.md draws another road: copy the one above between its markers");
    }
}

/// What must hold of a device at every moment of every walk.
fn holds_always(before: &Device, step: &Step, fact: &Fact, next: &Device) -> Result<(), TestCaseError> {
    let at = format!("after {:?} at {}", step, before.stage);
    prop_assert!(ends(step.kind(), before.stage).contains(&next.stage), "{at}: {} is off the road", next.stage);
    prop_assert_eq!((next.version, fact.to), (before.version + 1, next.stage), "{}", at);
    if next.stage.must_be_wiped() {
        prop_assert!(next.is_wiped(), "{at}: unwiped in {}: {:?}", next.stage, next.media);
    }
    if next.stage == Stage::Stock {
        prop_assert!(next.grade.is_some_and(Grade::is_allocatable), "{at}: grade {:?} in stock", next.grade);
    }
    prop_assert_eq!(next.stage == Stage::Reserved, next.reservation.is_some(), "{}: a reservation without its stage, or the reverse", at);
    if next.stage == Stage::HandedOver {
        let picked = before.reservation.as_ref().and_then(|r| r.picked);
        prop_assert!(picked.is_some() && picked == next.custody.as_ref().map(|c| c.handover), "{at}: not picked for this act");
        prop_assert!(before.holds.is_empty(), "{at}: handed over while held");
    }
    if matches!(step, Step::TakeBack { .. } | Step::Find { .. }) {
        prop_assert!(!next.is_wiped() || !next.kind.stores_data(), "{at}: nobody need look inside: {:?}", next.media);
        prop_assert!(!next.media.iter().any(|m| !m.removed && m.outcome.is_some()), "{at}: an outcome from before: {:?}", next.media);
        prop_assert!(
            next.condition.results.is_empty() && next.condition.looks.is_none() && next.grade.is_none(),
            "{at}: an old test counts"
        );
    }
    // What a report or a person saw in the machine is in the machine.
    let seen: &[MediumSeen] = match step {
        Step::Describe { media, .. } => media,
        Step::AddMedium(seen) => std::slice::from_ref(seen),
        _ => &[],
    };
    for seen in seen {
        let same = |m: &Medium| match (&m.serial, &seen.serial) {
            (Some(a), Some(b)) => fold_code(a) == fold_code(b),
            _ => m.size_bytes == seen.size_bytes && m.model == seen.model,
        };
        prop_assert!(
            next.media.iter().any(|m| same(m) && !m.removed && !m.is_gone()),
            "{at}: a medium seen is not there: {:?}",
            next.media
        );
    }
    Ok(())
}

/// Walks of any steps in any order, most of them mistakes, some in the right direction: no order reaches what must not be.
#[test]
fn no_order_of_steps_breaks_a_promise() {
    let reached: RefCell<BTreeSet<Stage>> = RefCell::default();
    let taken: RefCell<BTreeSet<StepKind>> = RefCell::default();
    let config = Config { cases: 1_500, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let moves = prop::collection::vec((0..StepKind::ALL.len(), any::<u64>()), 1..60);
    let walked = runner.run(&moves, |moves| {
        let (start, receive) = announced_laptop();
        let mut facts: Vec<(Fact, reprise::domain::id::UserId)> = Vec::new();
        let mut device = start;
        for (place, (kind, bits)) in moves.into_iter().enumerate() {
            let step = match place {
                0 => receive.clone(),
                _ if bits % 5 < 3 => onward(&device),
                _ => drawn(StepKind::ALL[kind], bits),
            };
            let Ok((next, fact)) = take(&device, step.clone()) else { continue };
            holds_always(&device, &step, &fact, &next)?;
            reached.borrow_mut().insert(next.stage);
            taken.borrow_mut().insert(step.kind());
            facts.push((fact, whoever_may(step.kind()).user));
            device = next;
        }
        // The replay of what was sealed makes the same device, step by step, without the rulebook.
        let mut folded = announced(device.tag, &receive, noon()).unwrap();
        for (fact, by) in &facts {
            let sealed: Fact = serde_json::from_str(&serde_json::to_string(fact).unwrap()).unwrap();
            folded = sealed.applied_to(&folded, by, noon());
        }
        prop_assert_eq!(folded, device);
        Ok(())
    });
    walked.unwrap_or_else(|e| panic!("{e}"));
    // A walk that never gets anywhere proves nothing.
    let missing: Vec<_> = Stage::ALL.iter().filter(|s| **s != Stage::Announced && !reached.borrow().contains(s)).collect();
    assert!(missing.is_empty(), "no walk reached {missing:?}");
    let untaken: Vec<_> = StepKind::ALL.iter().filter(|s| !taken.borrow().contains(s)).collect();
    assert!(untaken.is_empty(), "no walk took {untaken:?}");
}

/// A drive that was removed, destroyed or declared absent says nothing about what is inside when the machine comes back.
#[test]
fn a_machine_that_comes_back_is_looked_into() {
    let ways: [&[StepKind]; 4] = [
        &[StepKind::Erase],
        &[StepKind::Erase, StepKind::RemoveMedium, StepKind::NoMedium],
        &[StepKind::DestroyMedium],
        &[StepKind::AbsentMedium],
    ];
    for way in ways {
        let (mut device, _) = announced_laptop();
        let before = [StepKind::Receive, StepKind::Describe];
        let on =
            [StepKind::Test, StepKind::Grade, StepKind::Stock, StepKind::Reserve, StepKind::Pick, StepKind::HandOver, StepKind::TakeBack];
        for kind in before.iter().chain(way).chain(&on) {
            device = take(&device, sample(*kind)).unwrap_or_else(|e| panic!("{way:?}: {e}")).0;
        }
        assert!(!device.is_wiped(), "after {way:?} and a return, nobody need look inside: {:?}", device.media);
    }
}

/// A drive declared absent, or removed, that a report finds in the machine again may hold data again.
#[test]
fn a_drive_that_turns_up_again_opens_the_gate() {
    for way in [vec![StepKind::AbsentMedium], vec![StepKind::Erase, StepKind::RemoveMedium]] {
        for again in [StepKind::Describe, StepKind::AddMedium] {
            let mut device = take(&at(Stage::Received), sample(StepKind::Describe)).unwrap().0;
            for kind in &way {
                device = take(&device, sample(*kind)).unwrap().0;
            }
            let step = if again == StepKind::AddMedium { Step::AddMedium(crate::support::build::disk("WD-1")) } else { sample(again) };
            let seen = take(&device, step).unwrap_or_else(|e| panic!("{way:?}, {again}: {e}")).0;
            assert!(seen.open_media().next().is_some(), "{way:?}, then {again}: {:?}", seen.media);
        }
    }
}

/// What kind a drive is may be learnt after it was seen; a kind that is known is not talked away.
#[test]
fn a_drive_of_unknown_kind_is_named_once() {
    use crate::support::build::disk;
    use reprise::domain::kind::MediumKind;
    let unknown = MediumSeen { kind: MediumKind::Unknown, ..disk("WD-9") };
    let ssd = MediumSeen { kind: MediumKind::Ssd, ..disk("wd 9") };
    let hdd = MediumSeen { kind: MediumKind::Hdd, ..disk("WD9") };
    let device = take(&at(Stage::Received), Step::AddMedium(unknown.clone())).unwrap().0;
    assert_eq!(take(&device, Step::AddMedium(unknown)).unwrap_err().why, [Why::AlreadySo {}]);
    let device = take(&device, Step::AddMedium(ssd)).unwrap().0;
    assert_eq!((device.media.len(), device.media[0].kind), (1, MediumKind::Ssd));
    assert_eq!(take(&device, Step::AddMedium(hdd.clone())).unwrap_err().why, [Why::AlreadySo {}]);
    let described = Step::Describe { kind: None, specification: Default::default(), media: vec![hdd], evidence: None };
    assert_eq!(take(&device, described).unwrap().0.media[0].kind, MediumKind::Ssd);
}

/// A correction of the kind is no way around the gate.
#[test]
fn a_screen_that_turns_out_to_be_a_computer_leaves_stock() {
    use reprise::domain::device::Specification;
    let (_, receive) = announced_laptop();
    let Step::Receive { batch, line, specification, location, .. } = receive else { unreachable!() };
    let receive = Step::Receive { batch, line, kind: Kind::Monitor, specification, location };
    let mut device = announced(reprise::domain::tag::Tag::from_bits(2), &receive, noon()).unwrap();
    let tests = crate::support::build::passed(Kind::Monitor, Grade::A);
    for step in [receive, tests, sample(StepKind::Grade), sample(StepKind::Stock)] {
        device = take(&device, step).unwrap().0;
    }
    assert_eq!(device.stage, Stage::Stock);
    let correct = Step::Correct { kind: Some(Kind::AllInOne), specification: Specification::default() };
    let describe =
        Step::Describe { kind: Some(Kind::AllInOne), specification: Specification::default(), media: Vec::new(), evidence: None };
    for step in [correct, describe] {
        assert_eq!(take(&device, step).unwrap().0.stage, Stage::Workshop);
    }
}
