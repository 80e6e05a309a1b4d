//! The life cycle of a device: allows a step or gives every reason for refusing it.
//!
//! Which steps are possible at which stage is in the table `TRANSITIONS` of `transitions.rs`; the page buttons, the database CHECK and the
//! all-pairs test follow from it. What a step does to a device is in `fold.rs`.

use super::condition::Grade;
use super::fold::StepRecord;
use super::kind::MediumKind;
use super::sanitisation::{Basis, Level, Medium, Method, Outcome, Setting};
use super::stage::Stage;
use super::step::{Step, StepKind};
use super::transitions::{Rules, ends, origins};
use super::{Device, HoldReason};
use crate::domain::account::actor::Actor;
use crate::domain::number::Number;
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A reason for refusing a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum RefusalReason {
    /// The step is not possible at this stage; `from` lists the stages at which it is.
    WrongStage { from: Vec<Stage> },
    /// The actor's role lacks the permission.
    NotYourRole {},
    /// Data may still be on this medium: it has no outcome.
    OpenMedium { medium: u32, serial: Option<String> },
    /// No medium is known, and nobody declared that there is none.
    MediaUnknown {},
    /// A lock is not cleared.
    LockOpen { lock: String },
    /// A hold is in force.
    Held { reason: HoldReason },
    /// Mandatory tests without a result.
    TestsMissing { tests: Vec<String> },
    /// No grade was given.
    NotGraded {},
    /// The grade is not allocatable.
    GradeTooLow { grade: Grade },
    /// The requested grade is better than the computed one; a technician may only lower it.
    GradeRaised { computed: Grade },
    /// The device is already reserved, for this request.
    AlreadyReserved { request: Number },
    /// The device is not picked for this handover act.
    NotPicked {},
    /// The device is picked for another handover act.
    PickedElsewhere { handover: Number },
    /// No such medium on this device.
    NoSuchMedium { medium: u32 },
    /// The method does not apply to this kind of medium.
    MethodNotForMedium { method: Method, medium: MediumKind },
    /// The method reaches a lower level than the policy requires for this kind of medium.
    LevelTooLow { method: Method, medium: MediumKind, level: Level, least: Level },
    /// What the method does depends on a setting, which is missing or is none of this method's.
    SettingNeeded { method: Method },
    /// With this setting nothing is erased.
    SettingErasesNothing { setting: Setting },
    /// The tool is known not to erase with this method.
    ToolDoesNotErase { tool: String, fact: String, source: String },
    /// The policy takes no declaration for this kind of medium: a log is needed.
    LogNeeded { medium: MediumKind },
    /// The medium already has an outcome.
    MediumClosed { medium: u32 },
    /// The sanitisation was drawn for verification and is not verified yet.
    NotVerified { medium: u32, serial: Option<String> },
    /// The medium was not sanitised, so there is nothing to verify.
    NothingToVerify { medium: u32 },
    /// The medium to be replaced was neither removed, destroyed nor declared absent.
    StillThere { medium: u32 },
    /// Nobody may verify a sanitisation they did themselves.
    OwnWork {},
    /// A second person must confirm that there is no medium.
    SecondPersonNeeded {},
    /// Media are known: each needs its own outcome.
    MediaKnown {},
    /// The lock is not in the lock table, or was never found on this device.
    UnknownLock { lock: String },
    /// The test is not in the list for this kind of device.
    UnknownTest { test: String },
    /// The device is already in the state the step leads to.
    AlreadySo {},
    /// The step needs a note.
    NoteNeeded {},
    /// An input field is missing or invalid.
    Field { field: &'static str },
    /// A date lies in the future.
    InTheFuture { field: &'static str },
    /// The end lies before the beginning.
    EndsBeforeStart {},
}

/// A refused step: current stage, step and every reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{step} refused at stage {stage}: {why:?}")]
pub struct Refusal {
    /// Current stage of the device.
    pub stage: Stage,
    /// The refused step.
    pub step: StepKind,
    /// The reasons; never empty.
    pub why: Vec<RefusalReason>,
}

/// Longest duration of one intervention, in minutes; anything above is taken as a typing error.
const MOST_MINUTES: u16 = 2_400;
/// Most parts fitted to or taken out of one device, so that its state stays small enough for a table row.
const MOST_PARTS: usize = 100;
/// Longest text of a single field, in characters.
pub const MAX_FIELD: usize = 200;

/// Takes a step. Pages, API, scans, imports and the command line all use this function.
///
/// # Errors
/// A [`Refusal`] with every reason found, so that the caller sees at once all that is missing.
pub fn apply(
    device: &Device,
    step: Step,
    has_note: bool,
    actor: &Actor,
    now: DateTime<Utc>,
    rules: Rules<'_>,
) -> Result<(Device, StepRecord), Refusal> {
    let kind = step.kind();
    let why = reasons(device, &step, has_note, actor, now, rules);
    if !why.is_empty() {
        return Err(Refusal { stage: device.stage, step: kind, why });
    }
    let fact = StepRecord::new(device, decided(device, step, rules), &actor.user, now, rules);
    let next = fact.applied_to(device, &actor.user, now);
    Ok((next, fact))
}

/// The step as it is recorded: where a test list gives a limit, the measurement decides.
fn decided(device: &Device, step: Step, rules: Rules<'_>) -> Step {
    match step {
        Step::Test { results, looks, battery_percent } => {
            let results = rules.tests.decided(device.kind, &device.condition, results, battery_percent);
            Step::Test { results, looks, battery_percent }
        }
        other => other,
    }
}

/// The steps offered to a person: those possible by stage and permission, without those that only come as part of a larger operation.
#[must_use]
pub fn offered(device: &Device, actor: &Actor) -> Vec<StepKind> {
    StepKind::ALL.iter().copied().filter(|s| !s.is_part() && actor.may(s.permission()) && !ends(*s, device.stage).is_empty()).collect()
}

/// Every reason that keeps a device out of stock; used both by the page and by the refusal.
#[must_use]
pub fn before_stock(device: &Device, rules: Rules<'_>) -> Vec<RefusalReason> {
    let mut why = gate(device);
    let unverified = device.media.iter().filter(|m| !m.removed && m.awaits_verification());
    why.extend(unverified.map(|m| RefusalReason::NotVerified { medium: m.id, serial: m.serial.clone() }));
    if rules.policy.second_person_for_no_medium && device.no_medium.as_ref().is_some_and(|n| n.second.is_none()) {
        why.push(RefusalReason::SecondPersonNeeded {});
    }
    why.extend(device.open_locks().map(|l| RefusalReason::LockOpen { lock: l.name.clone() }));
    why.extend(held(device));
    match device.grade {
        Some(grade) if !grade.is_allocatable() => why.push(RefusalReason::GradeTooLow { grade }),
        Some(_) => {}
        None => {
            let working = rules.grading(device);
            if !working.missing.is_empty() {
                why.push(RefusalReason::TestsMissing { tests: working.missing });
            }
            why.push(RefusalReason::NotGraded {});
        }
    }
    why
}

/// Reasons why data may still be on the device: open media, or no media known and none declared absent.
fn gate(device: &Device) -> Vec<RefusalReason> {
    let mut why: Vec<RefusalReason> =
        device.open_media().map(|m| RefusalReason::OpenMedium { medium: m.id, serial: m.serial.clone() }).collect();
    if why.is_empty() && !device.is_wiped() {
        why.push(RefusalReason::MediaUnknown {});
    }
    why
}

fn held(device: &Device) -> impl Iterator<Item = RefusalReason> {
    device.holds.iter().map(|h| RefusalReason::Held { reason: h.reason })
}

fn medium_reasons<'a>(device: &'a Device, id: u32, why: &mut Vec<RefusalReason>) -> Option<&'a super::sanitisation::Medium> {
    let Some(medium) = device.media.iter().find(|m| m.id == id) else {
        why.push(RefusalReason::NoSuchMedium { medium: id });
        return None;
    };
    if medium.outcome.is_some() {
        why.push(RefusalReason::MediumClosed { medium: id });
    }
    Some(medium)
}

/// Why a method cannot count with this setting.
fn setting_reason(method: Method, setting: Option<Setting>) -> Option<RefusalReason> {
    match setting {
        None if method.settings().is_empty() => None,
        Some(setting) if method.settings().contains(&setting) => {
            (!setting.erases()).then_some(RefusalReason::SettingErasesNothing { setting })
        }
        _ => Some(RefusalReason::SettingNeeded { method }),
    }
}

fn field(text: &str, field: &'static str, why: &mut Vec<RefusalReason>) {
    if text.trim().is_empty() || text.chars().count() > MAX_FIELD {
        why.push(RefusalReason::Field { field });
    }
}

fn specification_reasons(specification: &super::Specification, now: DateTime<Utc>, why: &mut Vec<RefusalReason>) {
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
        Some(year) if year > now.year() => why.push(RefusalReason::InTheFuture { field: "year" }),
        Some(year) if year < 1970 => why.push(RefusalReason::Field { field: "year" }),
        _ => {}
    }
}

#[expect(clippy::too_many_lines, reason = "the rulebook is read as one list, a line per rule")]
fn reasons(device: &Device, step: &Step, has_note: bool, actor: &Actor, now: DateTime<Utc>, rules: Rules<'_>) -> Vec<RefusalReason> {
    let kind = step.kind();
    let mut why = Vec::new();
    if !actor.may(kind.permission()) {
        return vec![RefusalReason::NotYourRole {}];
    }
    if ends(kind, device.stage).is_empty() {
        if let (Step::Reserve { .. }, Some(reservation)) = (step, &device.reservation) {
            return vec![RefusalReason::AlreadyReserved { request: reservation.request }];
        }
        return vec![RefusalReason::WrongStage { from: origins(kind) }];
    }
    if kind.needs_note() && !has_note {
        why.push(RefusalReason::NoteNeeded {});
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
            // Measured in bytes, so that the maximum number of media with the longest names still fits one ledger leaf.
            let too_long = |text: &Option<String>| text.as_ref().is_some_and(|t| t.len() > MAX_FIELD);
            if media.len() > 64 || media.iter().any(|m| too_long(&m.model) || too_long(&m.serial)) {
                why.push(RefusalReason::Field { field: "media" });
            }
        }
        Step::Correct { specification, kind } => {
            specification_reasons(specification, now, &mut why);
            if specification.known().is_empty() && kind.is_none() {
                why.push(RefusalReason::Field { field: "specification" });
            }
        }
        Step::AddMedium(seen) => {
            let serial = seen.serial.as_deref().map(crate::domain::text_enum::fold_code).filter(|s| !s.is_empty());
            // A removed or gone medium may turn up again, and a medium of unknown kind may be identified.
            let named = |m: &&Medium| m.kind == MediumKind::Unknown && seen.kind != MediumKind::Unknown;
            let mut there = device.media.iter().filter(|m| !m.removed && !m.is_gone() && !named(m));
            if serial.is_some() && there.any(|m| m.serial.as_deref().map(crate::domain::text_enum::fold_code) == serial) {
                why.push(RefusalReason::AlreadySo {});
            }
            for text in [&seen.model, &seen.serial].into_iter().flatten() {
                field(text, "medium", &mut why);
            }
            // It can only replace a medium that is no longer present.
            match seen.replaces.map(|id| (id, device.media.iter().find(|m| m.id == id))) {
                Some((id, None)) => why.push(RefusalReason::NoSuchMedium { medium: id }),
                Some((id, Some(m))) if !m.removed && !m.is_gone() => why.push(RefusalReason::StillThere { medium: id }),
                _ => {}
            }
        }
        Step::RemoveMedium { medium } => match device.media.iter().find(|m| m.id == *medium) {
            None => why.push(RefusalReason::NoSuchMedium { medium: *medium }),
            Some(m) if m.removed => why.push(RefusalReason::AlreadySo {}),
            Some(_) => {}
        },
        Step::Erase { medium, method, tool, tool_version, result, medium_kind, started, ended, setting, basis, .. } => {
            field(tool, "tool", &mut why);
            field(tool_version, "tool_version", &mut why);
            for (moment, name) in [(started, "started"), (ended, "ended")] {
                if moment.is_some_and(|m| m > now) {
                    why.push(RefusalReason::InTheFuture { field: name });
                }
            }
            if matches!((started, ended), (Some(s), Some(e)) if e < s) {
                why.push(RefusalReason::EndsBeforeStart {});
            }
            let success = *result == super::step::EraseResult::Success;
            if success {
                why.extend(setting_reason(*method, *setting));
                if let Some(known) = rules.failing.iter().find(|f| f.is(tool, tool_version, *method)) {
                    let (fact, source) = (known.fact.clone(), known.source.clone());
                    why.push(RefusalReason::ToolDoesNotErase { tool: tool.clone(), fact, source });
                }
            }
            // A log may take the place of what was only declared.
            let logged = *basis == Some(Basis::Log);
            let confirms = logged && success && device.media.iter().any(|m| m.id == *medium && m.is_only_declared());
            let found = if confirms { device.media.iter().find(|m| m.id == *medium) } else { medium_reasons(device, *medium, &mut why) };
            if let Some(medium) = found {
                let medium_kind = medium.kind_or(*medium_kind);
                let least = rules.policy.minimum_levels.for_kind(medium_kind);
                match method.level_on(medium_kind) {
                    None => why.push(RefusalReason::MethodNotForMedium { method: *method, medium: medium_kind }),
                    Some(level) if level < least && success => {
                        why.push(RefusalReason::LevelTooLow { method: *method, medium: medium_kind, level, least });
                    }
                    Some(_) => {}
                }
                let declared = !matches!(basis, Some(Basis::Log | Basis::Exception));
                if success && declared && rules.policy.logs_only.contains(&medium_kind) {
                    why.push(RefusalReason::LogNeeded { medium: medium_kind });
                }
            }
        }
        Step::Verify { medium, passed } => match device.media.iter().find(|m| m.id == *medium) {
            None => why.push(RefusalReason::NoSuchMedium { medium: *medium }),
            Some(Medium { outcome: Some(Outcome::Sanitised { operator, verified, .. }), .. }) => {
                if *operator == actor.user {
                    why.push(RefusalReason::OwnWork {});
                }
                if verified.is_some() {
                    why.push(RefusalReason::AlreadySo {});
                }
                if !passed && !has_note {
                    why.push(RefusalReason::NoteNeeded {});
                }
            }
            Some(_) => why.push(RefusalReason::NothingToVerify { medium: *medium }),
        },
        Step::DestroyMedium { medium, .. } | Step::AbsentMedium { medium } => {
            medium_reasons(device, *medium, &mut why);
        }
        Step::NoMedium {} => {
            if device.media.iter().any(|m| !m.removed && !matches!(m.outcome, Some(Outcome::Absent { .. }))) {
                why.push(RefusalReason::MediaKnown {});
            }
            if let Some(said) = &device.no_medium {
                if said.second.is_some() || !rules.policy.second_person_for_no_medium {
                    why.push(RefusalReason::AlreadySo {});
                } else if said.by == actor.user {
                    why.push(RefusalReason::SecondPersonNeeded {});
                }
            }
        }
        Step::Lock { lock } => {
            if !rules.locks.contains(lock) {
                why.push(RefusalReason::UnknownLock { lock: lock.clone() });
            }
            if device.open_locks().any(|l| l.name == *lock) {
                why.push(RefusalReason::AlreadySo {});
            }
        }
        Step::Unlock { lock } => {
            if !device.locks.iter().any(|l| l.name == *lock) {
                why.push(RefusalReason::UnknownLock { lock: lock.clone() });
            } else if !device.open_locks().any(|l| l.name == *lock) {
                why.push(RefusalReason::AlreadySo {});
            }
        }
        Step::Test { results, looks, battery_percent } => {
            for test in results.keys() {
                if test == super::condition::LOOKS || !rules.tests.for_kind(device.kind).any(|l| l.test == *test) {
                    why.push(RefusalReason::UnknownTest { test: test.chars().take(60).collect() });
                }
            }
            if results.is_empty() && looks.is_none() && battery_percent.is_none() {
                why.push(RefusalReason::Field { field: "results" });
            }
            // New batteries report up to about 110 % of their design capacity.
            if battery_percent.is_some_and(|p| p > 120) {
                why.push(RefusalReason::Field { field: "battery_percent" });
            }
        }
        Step::Repair(done) => {
            if let Some(part) = &done.part {
                field(part, "part", &mut why);
            }
            if done.from == Some(device.tag) {
                why.push(RefusalReason::Field { field: "from" });
            }
            if done.minutes.is_some_and(|m| !(1..=MOST_MINUTES).contains(&m)) {
                why.push(RefusalReason::Field { field: "minutes" });
            }
            if device.fitted.len() >= MOST_PARTS && done.fitted().is_some() {
                why.push(RefusalReason::Field { field: "part" });
            }
        }
        Step::RemovePart { part, to, .. } => {
            if let Some(part) = part {
                field(part, "part", &mut why);
            }
            if *to == Some(device.tag) || device.taken.len() >= MOST_PARTS {
                why.push(RefusalReason::Field { field: "part" });
            }
        }
        Step::Grade { lower_to } => {
            let working = rules.grading(device);
            match working.grade {
                None => why.push(RefusalReason::TestsMissing { tests: working.missing }),
                Some(computed) => {
                    if lower_to.is_some_and(|asked| asked < computed) {
                        why.push(RefusalReason::GradeRaised { computed });
                    }
                    if lower_to.is_some_and(|asked| asked > computed) && !has_note {
                        why.push(RefusalReason::NoteNeeded {});
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
                why.push(RefusalReason::AlreadySo {});
            }
        }
        Step::Hold { reason } => {
            if device.holds.iter().any(|h| h.reason == *reason) {
                why.push(RefusalReason::AlreadySo {});
            }
            if *reason == HoldReason::Other && !has_note {
                why.push(RefusalReason::NoteNeeded {});
            }
        }
        Step::Release { reason } => {
            if !device.holds.iter().any(|h| h.reason == *reason) {
                why.push(RefusalReason::AlreadySo {});
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
                Some(picked) if picked == *handover => why.push(RefusalReason::AlreadySo {}),
                Some(picked) => why.push(RefusalReason::PickedElsewhere { handover: picked }),
                None => {}
            }
        }
        Step::Unpick {} => {
            if device.reservation.as_ref().is_none_or(|r| r.picked.is_none()) {
                why.push(RefusalReason::NotPicked {});
            }
        }
        Step::HandOver { handover, .. } | Step::Refuse { handover, .. } => {
            why.extend(gate(device).into_iter().chain(held(device)));
            if device.reservation.as_ref().and_then(|r| r.picked) != Some(*handover) {
                why.push(RefusalReason::NotPicked {});
            }
        }
        Step::Recycle {} | Step::Destroy {} => why.extend(gate(device)),
        Step::Sight { stock_take, location, .. } => {
            field(location, "location", &mut why);
            if device.seen.as_ref().is_some_and(|s| s.stock_take == *stock_take) {
                why.push(RefusalReason::AlreadySo {});
            }
        }
        Step::Rework {}
        | Step::Unreserve {}
        | Step::TakeBack { .. }
        | Step::SendBack {}
        | Step::Unreceive {}
        | Step::ForParts {}
        | Step::Lose {}
        | Step::Find { .. } => {}
    }
    why
}
