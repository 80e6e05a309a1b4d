//! Guards the device lifecycle: which step is allowed at which stage, and what no order of steps can reach.

use crate::support::build::{disk, erase, passed};
use crate::support::walk::{announced_laptop, at, drawn, noon, onward, rules, sample, take, whoever_may};
use insta::assert_snapshot;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reprise::domain::device::condition::Grade;
use reprise::domain::device::fold::{StepRecord, announced};
use reprise::domain::device::kind::{Kind, MediumKind};
use reprise::domain::device::lifecycle::{RefusalReason, apply, offered};
use reprise::domain::device::sanitisation::{Level, Medium, Method, Outcome};
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::{EraseResult, MediumSeen, Step, StepKind};
use reprise::domain::device::transitions::{TRANSITIONS, ends};
use reprise::domain::device::{Device, Hold, HoldReason};
use reprise::domain::id::UserId;
use reprise::domain::text_enum::fold_code;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

/// The stable code of a reason, which the interfaces translate.
fn code(why: &RefusalReason) -> String {
    serde_json::to_value(why).unwrap()["why"].as_str().unwrap().to_owned()
}

/// Guards the table of steps by a snapshot: every step at every stage, on a laptop with one wiped disk, by a role that may take it, with a
/// note and the best possible input. It records the next stage or the first refusal reason, so that any change of the lifecycle shows in
/// full.
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

/// A step that the table does not list for a stage is refused there.
#[test]
fn a_step_off_the_road_is_refused_everywhere() {
    for stage in Stage::ALL {
        let device = at(*stage);
        for kind in StepKind::ALL {
            let answer = take(&device, sample(*kind));
            if ends(*kind, *stage).is_empty() {
                let refusal = answer.unwrap_err();
                assert!(
                    matches!(refusal.why[0], RefusalReason::WrongStage { .. } | RefusalReason::AlreadyReserved { .. }),
                    "{kind} at {stage}: {refusal}"
                );
            } else if let Ok((next, _)) = answer {
                assert!(ends(*kind, *stage).contains(&next.stage), "{kind} at {stage} led to {}", next.stage);
            }
        }
    }
}

/// The offered steps are those that the table lists for the stage and the role may take.
#[test]
fn what_is_offered_is_on_the_road_and_within_the_role() {
    use reprise::domain::account::actor::Role;
    for stage in Stage::ALL {
        let device = at(*stage);
        for role in Role::ALL {
            let actor = reprise::domain::account::actor::Actor { role: *role, ..whoever_may(StepKind::Test) };
            for kind in StepKind::ALL {
                let may = !kind.is_part() && role.may(kind.permission()) && !ends(*kind, *stage).is_empty();
                assert_eq!(offered(&device, &actor).contains(kind), may, "{kind} at {stage} to {role}");
                if !role.may(kind.permission()) {
                    let refusal = apply(&device, sample(*kind), true, &actor, noon(), crate::support::walk::rules()).unwrap_err();
                    assert_eq!(refusal.why, [RefusalReason::NotYourRole {}], "{kind} at {stage} by {role}");
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

/// The values in the brackets that follow a text in an SQL file.
fn words_after<'a>(sql: &'a str, before: &str) -> Vec<&'a str> {
    let from = sql.find(before).unwrap_or_else(|| panic!("no '{before}' in the migration")) + before.len();
    let list = &sql[from..from + sql[from..].find(')').unwrap()];
    list.split(',').map(|w| w.trim().trim_matches('\'')).collect()
}

/// Both databases' constraints list the same stages as the program.
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

/// The lifecycle as a diagram, with only the steps that lead to another stage.
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

/// The diagram in the README, between `<!-- road -->` and `<!-- /road -->`, matches the table of steps.
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

/// The invariants of a device after every step of any walk.
fn holds_always(before: &Device, step: &Step, fact: &StepRecord, next: &Device) -> Result<(), TestCaseError> {
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
    if matches!(step, Step::Stock { .. } | Step::Reserve { .. } | Step::Pick { .. } | Step::HandOver { .. }) {
        prop_assert!(before.holds.is_empty() && before.open_locks().next().is_none(), "{at}: went on while held or locked");
    }
    if matches!(step, Step::NoMedium {}) {
        prop_assert!(!before.media.iter().any(|m| !m.removed && !m.is_gone()), "{at}: a medium that is there was talked away");
    }
    for medium in &next.media {
        if let Some(Outcome::Sanitised { level, .. }) = &medium.outcome {
            prop_assert!(*level >= rules().policy.minimum_levels.for_kind(medium.kind), "{at}: {medium:?} is wiped too lightly");
        }
    }
    if matches!(step, Step::TakeBack { .. } | Step::Find { .. }) {
        prop_assert!(!next.is_wiped() || !next.kind.stores_data(), "{at}: nobody need look inside: {:?}", next.media);
        prop_assert!(!next.media.iter().any(|m| !m.removed && m.outcome.is_some()), "{at}: an outcome from before: {:?}", next.media);
        prop_assert!(
            next.condition.results.is_empty() && next.condition.looks.is_none() && next.grade.is_none(),
            "{at}: an old test counts"
        );
    }
    // A medium seen by a report or a person is recorded as inside the device.
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

/// Random walks, mostly of mistakes and partly in the right direction: no order of steps violates an invariant.
#[test]
fn no_order_of_steps_breaks_a_promise() {
    let reached: RefCell<BTreeSet<Stage>> = RefCell::default();
    let taken: RefCell<BTreeSet<StepKind>> = RefCell::default();
    let config = Config { cases: 1_500, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let moves = prop::collection::vec((0..StepKind::ALL.len(), any::<u64>()), 1..60);
    let walked = runner.run(&moves, |moves| {
        let (start, receive) = announced_laptop();
        let mut facts: Vec<(StepRecord, UserId)> = Vec::new();
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
        // Folding the recorded facts, without the rules, rebuilds the same device after each step.
        let mut folded = announced(device.tag, &receive, noon()).unwrap();
        for (fact, by) in &facts {
            let sealed: StepRecord = serde_json::from_str(&serde_json::to_string(fact).unwrap()).unwrap();
            folded = sealed.applied_to(&folded, by, noon());
        }
        prop_assert_eq!(folded, device);
        Ok(())
    });
    walked.unwrap_or_else(|e| panic!("{e}"));
    // The walks must reach every stage, otherwise they prove nothing.
    let missing: Vec<_> = Stage::ALL.iter().filter(|s| **s != Stage::Announced && !reached.borrow().contains(s)).collect();
    assert!(missing.is_empty(), "no walk reached {missing:?}");
    let untaken: Vec<_> = StepKind::ALL.iter().filter(|s| !taken.borrow().contains(s)).collect();
    assert!(untaken.is_empty(), "no walk took {untaken:?}");
}

/// A medium that was removed, destroyed or declared absent says nothing about what is inside a returned device.
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

/// A medium that was declared absent or removed, and is then seen in the device again, counts as open.
#[test]
fn a_drive_that_turns_up_again_opens_the_gate() {
    for way in [vec![StepKind::AbsentMedium], vec![StepKind::Erase, StepKind::RemoveMedium]] {
        for again in [StepKind::Describe, StepKind::AddMedium] {
            let mut device = take(&at(Stage::Received), sample(StepKind::Describe)).unwrap().0;
            for kind in &way {
                device = take(&device, sample(*kind)).unwrap().0;
            }
            let step = if again == StepKind::AddMedium { Step::AddMedium(disk("WD-1")) } else { sample(again) };
            let seen = take(&device, step).unwrap_or_else(|e| panic!("{way:?}, {again}: {e}")).0;
            assert!(seen.open_media().next().is_some(), "{way:?}, then {again}: {:?}", seen.media);
        }
    }
}

/// Each step that needs a wiped device without a hold checks both itself, however the device got to its stage.
#[test]
fn each_step_asks_the_gate_itself() {
    use StepKind as K;
    let out = [(K::Stock, Stage::Workshop), (K::Reserve, Stage::Stock), (K::Pick, Stage::Reserved), (K::HandOver, Stage::Reserved)];
    for (kind, stage) in out.into_iter().chain([(K::Recycle, Stage::ForParts), (K::Destroy, Stage::ForParts)]) {
        let mut device = at(stage);
        if kind == K::HandOver {
            device = take(&device, sample(K::Pick)).unwrap().0;
        }
        take(&device, sample(kind)).unwrap_or_else(|e| panic!("{e}"));
        let refused = |change: fn(&mut Device)| {
            let mut other = device.clone();
            change(&mut other);
            take(&other, sample(kind)).map_or_else(|refusal| refusal.why, |_| panic!("{kind} was taken"))
        };
        assert_eq!(
            refused(|d| d.media[0].outcome = None),
            [RefusalReason::OpenMedium { medium: 1, serial: Some("WD-1".to_owned()) }],
            "{kind}"
        );
        assert_eq!(refused(|d| d.media.clear()), [RefusalReason::MediaUnknown {}], "{kind}");
        if !matches!(kind, K::Recycle | K::Destroy) {
            let held = refused(|d| d.holds.push(Hold { reason: HoldReason::AwaitingPart, by: UserId::new("someone"), at: noon() }));
            assert_eq!(held, [RefusalReason::Held { reason: HoldReason::AwaitingPart }], "{kind}");
        }
    }
}

/// Which erasure methods are sufficient for which medium under the default policy. Methods that are too weak or have no effect are refused
/// with their reasons, and a failed run does not count.
#[test]
fn a_method_counts_where_it_reaches() {
    use MediumKind as K;
    use Method as M;
    const ENOUGH: [(K, &[M]); 6] = [
        (K::Hdd, &[M::Overwrite, M::AtaSecureErase, M::AtaSanitizeCrypto, M::Degauss]),
        (K::Ssd, &[M::AtaSanitizeBlock, M::AtaSanitizeCrypto]),
        (K::Nvme, &[M::NvmeFormat, M::NvmeFormatCrypto, M::NvmeSanitize]),
        (K::Emmc, &[M::Overwrite, M::FactoryReset]),
        (K::Flash, &[]),
        (K::Unknown, &[]),
    ];
    const TOO_LITTLE: [(K, &[M]); 6] = [
        (K::Hdd, &[]),
        (K::Ssd, &[M::Overwrite, M::AtaSecureErase, M::FactoryReset]),
        (K::Nvme, &[M::Overwrite, M::FactoryReset]),
        (K::Emmc, &[]),
        (K::Flash, &[M::Overwrite, M::FactoryReset]),
        (K::Unknown, &[M::Overwrite, M::AtaSecureErase, M::FactoryReset]),
    ];
    let list = |lists: &[(K, &'static [M])], kind| lists.iter().find(|(k, _)| *k == kind).unwrap().1;
    for kind in K::ALL {
        let device = take(&at(Stage::Received), Step::AddMedium(MediumSeen { kind: *kind, ..disk("WD-1") })).unwrap().0;
        for method in M::ALL {
            let by = |result| {
                let Step::Erase { medium, tool, tool_version, .. } = erase(1) else { unreachable!() };
                let (started, ended, evidence) = (None, None, None);
                let method = *method;
                take(
                    &device,
                    Step::Erase {
                        medium_kind: None,
                        medium,
                        method,
                        tool,
                        tool_version,
                        result,
                        started,
                        ended,
                        evidence,
                        setting: method.settings().first().copied(),
                        basis: None,
                        answer: None,
                    },
                )
            };
            let answer = by(EraseResult::Success);
            if list(&ENOUGH, *kind).contains(method) {
                let wiped = answer.unwrap().0;
                assert!(wiped.is_wiped(), "{method} on {kind}");
                let reached = if matches!(method, M::Overwrite | M::FactoryReset) { Level::Clear } else { Level::Purge };
                assert!(
                    matches!(&wiped.media[0].outcome, Some(Outcome::Sanitised { level, .. }) if *level == reached),
                    "{method} on {kind}"
                );
                let failed = by(EraseResult::Failed).unwrap().0;
                assert_eq!((failed.is_wiped(), failed.media[0].failures), (false, 1), "{method} on {kind} failed");
            } else {
                let why = answer.unwrap_err().why;
                let weak = list(&TOO_LITTLE, *kind).contains(method);
                let said = matches!(
                    (weak, why.as_slice()),
                    (true, [RefusalReason::LevelTooLow { .. }]) | (false, [RefusalReason::MethodNotForMedium { .. }])
                );
                assert!(said, "{method} on {kind}: {why:?}");
            }
        }
    }
}

/// The medium kind that a person reads from a label counts only where no report told it.
#[test]
fn a_label_does_not_overrule_a_report() {
    let by = |kind, stated, method| {
        let device = take(&at(Stage::Received), Step::AddMedium(MediumSeen { kind, ..disk("WD-1") })).unwrap().0;
        let Step::Erase { medium, tool, tool_version, result, .. } = erase(1) else { unreachable!() };
        let (started, ended, evidence) = (None, None, None);
        let step = Step::Erase {
            medium_kind: Some(stated),
            medium,
            method,
            tool,
            tool_version,
            result,
            started,
            ended,
            evidence,
            setting: method.settings().first().copied(),
            basis: None,
            answer: None,
        };
        take(&device, step).map(|(device, _)| (device.media[0].kind, device.is_wiped())).map_err(|refusal| refusal.why)
    };
    use MediumKind::{Hdd, Ssd, Unknown};
    let little =
        |medium| Err(vec![RefusalReason::LevelTooLow { method: Method::Overwrite, medium, level: Level::Clear, least: Level::Purge }]);
    assert_eq!(by(Ssd, Hdd, Method::Overwrite), little(Ssd), "a known solid-state disk was called magnetic");
    assert_eq!(by(Unknown, Ssd, Method::Overwrite), little(Ssd));
    assert_eq!(by(Unknown, Hdd, Method::Overwrite), Ok((Hdd, true)));
    assert_eq!(by(Unknown, Ssd, Method::AtaSanitizeCrypto), Ok((Ssd, true)));
}

/// A medium taken out unwiped must still be accounted for, and a destroyed one stays destroyed when the device comes back.
#[test]
fn a_drive_outside_is_not_forgotten() {
    let described = take(&at(Stage::Received), sample(StepKind::Describe)).unwrap().0;
    let taken_out = take(&described, sample(StepKind::RemoveMedium)).unwrap().0;
    let open = RefusalReason::OpenMedium { medium: 1, serial: Some("WD-1".to_owned()) };
    assert_eq!(take(&taken_out, sample(StepKind::NoMedium)).unwrap().0.open_media().count(), 1);
    assert!(take(&taken_out, sample(StepKind::Stock)).is_err_and(|refusal| refusal.why.contains(&open)));
    let gone = take(&described, sample(StepKind::DestroyMedium)).unwrap().0;
    let lost = take(&gone, sample(StepKind::Lose)).unwrap().0;
    let found = take(&lost, sample(StepKind::Find)).unwrap().0;
    assert!(found.media[0].is_gone() && found.media[0].removed, "{:?}", found.media);
    // A statement that there is no medium is void once one is seen.
    let none = take(&at(Stage::Received), sample(StepKind::NoMedium)).unwrap().0;
    assert!(none.is_wiped());
    for step in [sample(StepKind::Describe), sample(StepKind::AddMedium)] {
        assert_eq!(take(&none, step).unwrap().0.no_medium, None);
    }
}

/// A device with a grade that may not be given away cannot go into stock.
#[test]
fn what_is_too_bad_stays_on_the_bench() {
    let worst = passed(Kind::Laptop, Grade::D);
    let tested = take(&at(Stage::Workshop), worst).unwrap().0;
    let ungraded = take(&tested, sample(StepKind::Stock)).unwrap_err();
    assert_eq!(ungraded.why, [RefusalReason::NotGraded {}]);
    let graded = take(&tested, sample(StepKind::Grade)).unwrap().0;
    assert_eq!(take(&graded, sample(StepKind::Stock)).unwrap_err().why, [RefusalReason::GradeTooLow { grade: Grade::D }]);
    let raised = take(&tested, Step::Grade { lower_to: Some(Grade::A) }).unwrap_err();
    // Work on the device clears its grade.
    assert_eq!(raised.why, [RefusalReason::GradeRaised { computed: Grade::D }]);
    for step in [sample(StepKind::Repair), passed(Kind::Laptop, Grade::B)] {
        assert_eq!(take(&at(Stage::Workshop), step).unwrap().0.grade, None);
    }
    assert_eq!(take(&at(Stage::Stock), sample(StepKind::Rework)).unwrap().0.grade, None);
}

/// Guards which steps need a note: exactly those that leave no trace to inspect later.
#[test]
fn some_steps_need_a_reason_in_words() {
    use StepKind as K;
    let noted = [K::Correct, K::AbsentMedium, K::NoMedium, K::DestroyMedium, K::Rework, K::SendBack, K::Recycle, K::Destroy, K::Lose];
    let other = Step::Hold { reason: HoldReason::AwaitingPart };
    let open = take(&at(Stage::Received), sample(K::Describe)).unwrap().0;
    let devices: Vec<Device> = Stage::ALL.iter().map(|stage| at(*stage)).chain([open]).collect();
    for kind in K::ALL {
        let step = if *kind == K::Hold { other.clone() } else { sample(*kind) };
        let mut judged = 0;
        for device in devices.iter().filter(|d| take(d, step.clone()).is_ok()) {
            judged += 1;
            let answer = apply(device, step.clone(), false, &whoever_may(*kind), noon(), rules());
            let wanted = answer.is_err_and(|refusal| refusal.why == [RefusalReason::NoteNeeded {}]);
            assert_eq!(wanted, noted.contains(kind), "{kind} at {}", device.stage);
        }
        // Without a lock, hold or pick to undo, these steps are refused anyway.
        assert!(judged > 0 || matches!(kind, K::Unlock | K::Release | K::Unpick | K::HandOver | K::Refuse), "{kind} was never judged");
    }
}

/// The kind of a medium may be set once it is learnt; a known kind cannot be changed.
#[test]
fn a_drive_of_unknown_kind_is_named_once() {
    let unknown = MediumSeen { kind: MediumKind::Unknown, ..disk("WD-9") };
    let ssd = MediumSeen { kind: MediumKind::Ssd, ..disk("wd 9") };
    let hdd = MediumSeen { kind: MediumKind::Hdd, ..disk("WD9") };
    let device = take(&at(Stage::Received), Step::AddMedium(unknown.clone())).unwrap().0;
    assert_eq!(take(&device, Step::AddMedium(unknown)).unwrap_err().why, [RefusalReason::AlreadySo {}]);
    let device = take(&device, Step::AddMedium(ssd)).unwrap().0;
    assert_eq!((device.media.len(), device.media[0].kind), (1, MediumKind::Ssd));
    assert_eq!(take(&device, Step::AddMedium(hdd.clone())).unwrap_err().why, [RefusalReason::AlreadySo {}]);
    let described = Step::Describe { kind: None, specification: Default::default(), media: vec![hdd], evidence: None };
    assert_eq!(take(&device, described).unwrap().0.media[0].kind, MediumKind::Ssd);
}

/// Correcting the device kind does not bypass the wipe requirement.
#[test]
fn a_screen_that_turns_out_to_be_a_computer_leaves_stock() {
    use reprise::domain::device::Specification;
    let (_, receive) = announced_laptop();
    let Step::Receive { batch, line, specification, location, .. } = receive else { unreachable!() };
    let receive = Step::Receive { batch, line, kind: Kind::Monitor, specification, location };
    let mut device = announced(reprise::domain::device::tag::Tag::from_bits(2), &receive, noon()).unwrap();
    let tests = passed(Kind::Monitor, Grade::A);
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
