//! The road: which step may be taken at which stage, and every reason why one is refused.
//!
//! [`TRANSITIONS`] is the single table. `apply`, the buttons of the pages, the CHECK of the database and the all-pairs test are
//! derived from it. The fold of what a step does to a device is in [`crate::domain::device::fold`].

use super::condition::Grade;
use super::fold::Fact;
use super::kind::MediumKind;
use super::sanitisation::{Level, Medium, Method, Outcome};
use super::stage::Stage;
use super::step::{Step, StepKind};
use super::transitions::{Rules, ends, origins};
use super::{Device, HoldReason};
use crate::domain::account::actor::Actor;
use crate::domain::number::Number;
use chrono::{DateTime, Utc};
use serde::Serialize;

/// One reason why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// Not on the road from here.
    WrongStage { from: Vec<Stage> },
    /// The role may not.
    NotYourRole {},
    /// A medium whose data may still be there.
    OpenMedium { medium: u32, serial: Option<String> },
    /// No medium is known, and nobody said there is none.
    MediaUnknown {},
    /// A lock stands.
    LockOpen { lock: String },
    /// A hold is in force.
    Held { reason: HoldReason },
    /// Mandatory tests without a result.
    TestsMissing { tests: Vec<String> },
    /// No grade was given.
    NotGraded {},
    /// The grade forbids it.
    GradeTooLow { grade: Grade },
    /// A technician may lower a grade, not raise it.
    GradeRaised { computed: Grade },
    /// Promised already.
    AlreadyReserved { request: Number },
    /// Not picked for this act.
    NotPicked {},
    /// Picked for another act.
    PickedElsewhere { handover: Number },
    /// No such medium on this device.
    NoSuchMedium { medium: u32 },
    /// The method does nothing to that kind of medium.
    MethodNotForMedium { method: Method, medium: MediumKind },
    /// The method reaches less than the policy asks of that kind of medium.
    LevelTooLow { method: Method, medium: MediumKind, level: Level, least: Level },
    /// The medium has its outcome already.
    MediumClosed { medium: u32 },
    /// Drawn for verification, and nobody has verified it yet.
    NotVerified { medium: u32, serial: Option<String> },
    /// There is no sanitisation to verify.
    NothingToVerify { medium: u32 },
    /// The medium that is to be replaced was neither taken out, nor destroyed, nor declared absent.
    StillThere { medium: u32 },
    /// Nobody verifies what they did themselves.
    OwnWork {},
    /// A second person must say so too.
    SecondPersonNeeded {},
    /// Media are known: each needs its own outcome.
    MediaKnown {},
    /// No such lock in the table.
    UnknownLock { lock: String },
    /// No such test for this kind of device.
    UnknownTest { test: String },
    /// It already is so.
    AlreadySo {},
    /// A note is needed.
    NoteNeeded {},
    /// Something is missing or wrong in the input.
    Field { field: &'static str },
    /// A date lies in the future.
    InTheFuture { field: &'static str },
    /// The end lies before the beginning.
    EndsBeforeStart {},
}

/// A step refused: where the device stands, what was asked, and every reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{step} refused at stage {stage}: {why:?}")]
pub struct Refusal {
    /// Where it stands.
    pub stage: Stage,
    /// What was asked.
    pub step: StepKind,
    /// Why not; never empty.
    pub why: Vec<Why>,
}

/// The longest work that is one intervention: more is a slip of the finger.
const MOST_MINUTES: u16 = 2_400;
/// The most parts put into or taken out of one device: its state must stay a row of a table.
const MOST_PARTS: usize = 100;
/// The longest text of a single field, in characters.
pub const MAX_FIELD: usize = 200;

/// Takes a step: the one function that page, API, scan, import and command line go through.
///
/// # Errors
/// A [`Refusal`] with every reason that was found, so that one look tells all that is missing.
pub fn apply(
    device: &Device,
    step: Step,
    has_note: bool,
    actor: &Actor,
    now: DateTime<Utc>,
    rules: Rules<'_>,
) -> Result<(Device, Fact), Refusal> {
    let kind = step.kind();
    let why = reasons(device, &step, has_note, actor, now, rules);
    if !why.is_empty() {
        return Err(Refusal { stage: device.stage, step: kind, why });
    }
    let fact = Fact::new(device, step, &actor.user, now, rules);
    let next = fact.applied_to(device, &actor.user, now);
    Ok((next, fact))
}

/// The steps a person may be offered now: those `apply` would look at, by stage and role alone.
#[must_use]
pub fn offered(device: &Device, actor: &Actor) -> Vec<StepKind> {
    StepKind::ALL.iter().copied().filter(|s| !s.is_part() && actor.may(s.act()) && !ends(*s, device.stage).is_empty()).collect()
}

/// What stands between a device and stock: the gates, for the page and for the refusal alike.
#[must_use]
pub fn before_stock(device: &Device, rules: Rules<'_>) -> Vec<Why> {
    let mut why = gate(device);
    let unverified = device.media.iter().filter(|m| !m.removed && m.awaits_verification());
    why.extend(unverified.map(|m| Why::NotVerified { medium: m.id, serial: m.serial.clone() }));
    if rules.policy.second_person_for_no_medium && device.no_medium.as_ref().is_some_and(|n| n.second.is_none()) {
        why.push(Why::SecondPersonNeeded {});
    }
    why.extend(device.open_locks().map(|l| Why::LockOpen { lock: l.name.clone() }));
    why.extend(held(device));
    match device.grade {
        Some(grade) if !grade.is_allocatable() => why.push(Why::GradeTooLow { grade }),
        Some(_) => {}
        None => {
            let working = super::condition::grade(device.kind, &device.condition, rules.tests);
            if !working.missing.is_empty() {
                why.push(Why::TestsMissing { tests: working.missing });
            }
            why.push(Why::NotGraded {});
        }
    }
    why
}

/// Promise 1.
fn gate(device: &Device) -> Vec<Why> {
    let mut why: Vec<Why> = device.open_media().map(|m| Why::OpenMedium { medium: m.id, serial: m.serial.clone() }).collect();
    if why.is_empty() && !device.is_wiped() {
        why.push(Why::MediaUnknown {});
    }
    why
}

fn held(device: &Device) -> impl Iterator<Item = Why> {
    device.holds.iter().map(|h| Why::Held { reason: h.reason })
}

fn medium_reasons<'a>(device: &'a Device, id: u32, why: &mut Vec<Why>) -> Option<&'a super::sanitisation::Medium> {
    let Some(medium) = device.media.iter().find(|m| m.id == id) else {
        why.push(Why::NoSuchMedium { medium: id });
        return None;
    };
    if medium.outcome.is_some() {
        why.push(Why::MediumClosed { medium: id });
    }
    Some(medium)
}

fn field(text: &str, field: &'static str, why: &mut Vec<Why>) {
    if text.trim().is_empty() || text.chars().count() > MAX_FIELD {
        why.push(Why::Field { field });
    }
}

fn specification_reasons(specification: &super::Specification, now: DateTime<Utc>, why: &mut Vec<Why>) {
    use chrono::Datelike;
    let fields = [
        (&specification.manufacturer, "manufacturer"),
        (&specification.model, "model"),
        (&specification.serial, "serial"),
        (&specification.donor_number, "donor_number"),
        (&specification.uuid, "uuid"),
        (&specification.cpu, "cpu"),
        (&specification.os, "os"),
        (&specification.licence, "licence"),
    ];
    for (value, name) in fields {
        if let Some(value) = value {
            field(value, name, why);
        }
    }
    match specification.year {
        Some(year) if year > now.year() => why.push(Why::InTheFuture { field: "year" }),
        Some(year) if year < 1970 => why.push(Why::Field { field: "year" }),
        _ => {}
    }
}

#[expect(clippy::too_many_lines, reason = "the rulebook is read as one list, a line per rule")]
fn reasons(device: &Device, step: &Step, has_note: bool, actor: &Actor, now: DateTime<Utc>, rules: Rules<'_>) -> Vec<Why> {
    let kind = step.kind();
    let mut why = Vec::new();
    if !actor.may(kind.act()) {
        return vec![Why::NotYourRole {}];
    }
    if ends(kind, device.stage).is_empty() {
        if let (Step::Reserve { .. }, Some(reservation)) = (step, &device.reservation) {
            return vec![Why::AlreadyReserved { request: reservation.request }];
        }
        return vec![Why::WrongStage { from: origins(kind) }];
    }
    if kind.needs_note() && !has_note {
        why.push(Why::NoteNeeded {});
    }
    match step {
        Step::Receive { specification, location, .. } => {
            specification_reasons(specification, now, &mut why);
            if let Some(location) = location {
                field(location, "location", &mut why);
            }
        }
        Step::Describe { specification, media, .. } => {
            specification_reasons(specification, now, &mut why);
            // In bytes, so that the most media with the longest names still fit one leaf of the ledger.
            let too_long = |text: &Option<String>| text.as_ref().is_some_and(|t| t.len() > MAX_FIELD);
            if media.len() > 64 || media.iter().any(|m| too_long(&m.model) || too_long(&m.serial)) {
                why.push(Why::Field { field: "media" });
            }
        }
        Step::Correct { specification, kind } => {
            specification_reasons(specification, now, &mut why);
            if specification.known().is_empty() && kind.is_none() {
                why.push(Why::Field { field: "specification" });
            }
        }
        Step::AddMedium(seen) => {
            let serial = seen.serial.as_deref().map(crate::domain::text_enum::fold_code).filter(|s| !s.is_empty());
            // One that was taken out or declared gone may turn up again; one of unknown kind may be named.
            let named = |m: &&Medium| m.kind == MediumKind::Unknown && seen.kind != MediumKind::Unknown;
            let mut there = device.media.iter().filter(|m| !m.removed && !m.is_gone() && !named(m));
            if serial.is_some() && there.any(|m| m.serial.as_deref().map(crate::domain::text_enum::fold_code) == serial) {
                why.push(Why::AlreadySo {});
            }
            for text in [&seen.model, &seen.serial].into_iter().flatten() {
                field(text, "medium", &mut why);
            }
            // It can stand in only for one that is not there any more.
            match seen.replaces.map(|id| (id, device.media.iter().find(|m| m.id == id))) {
                Some((id, None)) => why.push(Why::NoSuchMedium { medium: id }),
                Some((id, Some(m))) if !m.removed && !m.is_gone() => why.push(Why::StillThere { medium: id }),
                _ => {}
            }
        }
        Step::RemoveMedium { medium } => match device.media.iter().find(|m| m.id == *medium) {
            None => why.push(Why::NoSuchMedium { medium: *medium }),
            Some(m) if m.removed => why.push(Why::AlreadySo {}),
            Some(_) => {}
        },
        Step::Erase { medium, method, tool, tool_version, result, medium_kind, started, ended, .. } => {
            field(tool, "tool", &mut why);
            field(tool_version, "tool_version", &mut why);
            for (moment, name) in [(started, "started"), (ended, "ended")] {
                if moment.is_some_and(|m| m > now) {
                    why.push(Why::InTheFuture { field: name });
                }
            }
            if matches!((started, ended), (Some(s), Some(e)) if e < s) {
                why.push(Why::EndsBeforeStart {});
            }
            if let Some(medium) = medium_reasons(device, *medium, &mut why) {
                let medium_kind = medium.kind_or(*medium_kind);
                let least = rules.policy.minimum_levels.for_kind(medium_kind);
                match method.level_on(medium_kind) {
                    None => why.push(Why::MethodNotForMedium { method: *method, medium: medium_kind }),
                    Some(level) if level < least && *result == super::step::EraseResult::Success => {
                        why.push(Why::LevelTooLow { method: *method, medium: medium_kind, level, least });
                    }
                    Some(_) => {}
                }
            }
        }
        Step::Verify { medium, passed } => match device.media.iter().find(|m| m.id == *medium) {
            None => why.push(Why::NoSuchMedium { medium: *medium }),
            Some(Medium { outcome: Some(Outcome::Sanitised { operator, verified, .. }), .. }) => {
                if *operator == actor.user {
                    why.push(Why::OwnWork {});
                }
                if verified.is_some() {
                    why.push(Why::AlreadySo {});
                }
                if !passed && !has_note {
                    why.push(Why::NoteNeeded {});
                }
            }
            Some(_) => why.push(Why::NothingToVerify { medium: *medium }),
        },
        Step::DestroyMedium { medium, .. } | Step::AbsentMedium { medium } => {
            medium_reasons(device, *medium, &mut why);
        }
        Step::NoMedium {} => {
            if device.media.iter().any(|m| !m.removed && !matches!(m.outcome, Some(Outcome::Absent { .. }))) {
                why.push(Why::MediaKnown {});
            }
            if let Some(said) = &device.no_medium {
                if said.second.is_some() || !rules.policy.second_person_for_no_medium {
                    why.push(Why::AlreadySo {});
                } else if said.by == actor.user {
                    why.push(Why::SecondPersonNeeded {});
                }
            }
        }
        Step::Lock { lock } => {
            if !rules.locks.contains(lock) {
                why.push(Why::UnknownLock { lock: lock.clone() });
            }
            if device.open_locks().any(|l| l.name == *lock) {
                why.push(Why::AlreadySo {});
            }
        }
        Step::Unlock { lock } => {
            if !device.locks.iter().any(|l| l.name == *lock) {
                why.push(Why::UnknownLock { lock: lock.clone() });
            } else if !device.open_locks().any(|l| l.name == *lock) {
                why.push(Why::AlreadySo {});
            }
        }
        Step::Test { results, looks, battery_percent } => {
            for test in results.keys() {
                if test == super::condition::LOOKS || !rules.tests.for_kind(device.kind).any(|l| l.test == *test) {
                    why.push(Why::UnknownTest { test: test.chars().take(60).collect() });
                }
            }
            if results.is_empty() && looks.is_none() && battery_percent.is_none() {
                why.push(Why::Field { field: "results" });
            }
            // Fresh batteries report up to about 110 % of their design capacity.
            if battery_percent.is_some_and(|p| p > 120) {
                why.push(Why::Field { field: "battery_percent" });
            }
        }
        Step::Repair(done) => {
            if let Some(part) = &done.part {
                field(part, "part", &mut why);
            }
            if done.from == Some(device.tag) {
                why.push(Why::Field { field: "from" });
            }
            if done.minutes.is_some_and(|m| !(1..=MOST_MINUTES).contains(&m)) {
                why.push(Why::Field { field: "minutes" });
            }
            if device.fitted.len() >= MOST_PARTS && done.fitted().is_some() {
                why.push(Why::Field { field: "part" });
            }
        }
        Step::RemovePart { part, to, .. } => {
            if let Some(part) = part {
                field(part, "part", &mut why);
            }
            if *to == Some(device.tag) || device.taken.len() >= MOST_PARTS {
                why.push(Why::Field { field: "part" });
            }
        }
        Step::Grade { lower_to } => {
            let working = super::condition::grade(device.kind, &device.condition, rules.tests);
            match working.grade {
                None => why.push(Why::TestsMissing { tests: working.missing }),
                Some(computed) => {
                    if lower_to.is_some_and(|asked| asked < computed) {
                        why.push(Why::GradeRaised { computed });
                    }
                    if lower_to.is_some_and(|asked| asked > computed) && !has_note {
                        why.push(Why::NoteNeeded {});
                    }
                }
            }
        }
        Step::Stock { location } => {
            field(location, "location", &mut why);
            why.extend(before_stock(device, rules));
        }
        Step::Move { location } => {
            field(location, "location", &mut why);
            if device.location.as_deref() == Some(location) {
                why.push(Why::AlreadySo {});
            }
        }
        Step::Hold { reason } => {
            if device.holds.iter().any(|h| h.reason == *reason) {
                why.push(Why::AlreadySo {});
            }
            if *reason == HoldReason::Other && !has_note {
                why.push(Why::NoteNeeded {});
            }
        }
        Step::Release { reason } => {
            if !device.holds.iter().any(|h| h.reason == *reason) {
                why.push(Why::AlreadySo {});
            }
        }
        Step::Reserve { .. } => {
            why.extend(gate(device));
            why.extend(held(device));
        }
        Step::Pick { handover } => {
            why.extend(gate(device));
            why.extend(held(device));
            match device.reservation.as_ref().and_then(|r| r.picked) {
                Some(picked) if picked == *handover => why.push(Why::AlreadySo {}),
                Some(picked) => why.push(Why::PickedElsewhere { handover: picked }),
                None => {}
            }
        }
        Step::Unpick {} => {
            if device.reservation.as_ref().is_none_or(|r| r.picked.is_none()) {
                why.push(Why::NotPicked {});
            }
        }
        Step::HandOver { handover, .. } | Step::Refuse { handover, .. } => {
            why.extend(gate(device).into_iter().chain(held(device)));
            if device.reservation.as_ref().and_then(|r| r.picked) != Some(*handover) {
                why.push(Why::NotPicked {});
            }
        }
        Step::Recycle {} | Step::Destroy {} => why.extend(gate(device)),
        Step::Sight { stock_take, location, .. } => {
            field(location, "location", &mut why);
            if device.seen.as_ref().is_some_and(|s| s.stock_take == *stock_take) {
                why.push(Why::AlreadySo {});
            }
        }
        Step::Rework {}
        | Step::Unreserve {}
        | Step::TakeBack { .. }
        | Step::SendBack {}
        | Step::ForParts {}
        | Step::Lose {}
        | Step::Find { .. } => {}
    }
    why
}
