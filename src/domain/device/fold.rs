//! The fold of a device: what a fact does to it. `lifecycle::apply` and the ledger replay both use it, so they cannot differ.

use super::Seen;
use super::condition::{Condition, Grade};
use super::kind::MediumKind;
use super::part;
use super::part::FittedPart;
use super::sanitisation::{Level, Medium, Outcome, Verified, is_drawn};
use super::stage::Stage;
use super::step::{EraseResult, MediumSeen, Step};
use super::support::judge::{RULES, SupportFinding};
use super::tag::Tag;
use super::transitions::{Rules, ends};
use super::{Custody, Device, Hold, HoldReason, Lock, NoMedium, Reservation, Specification};
use crate::domain::handover::DoorReason;
use crate::domain::id::UserId;
use crate::domain::text_enum::fold_code;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A step that was taken, with what the rules derived from it. The ledger seals it, so that a replay needs no rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// The step as requested.
    pub step: Step,
    /// The stage it led to.
    pub to: Stage,
    /// Version of the policy applied.
    pub policy: u32,
    /// Version of the test lists, for tests and grades.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lists: Option<u32>,
    /// The sanitisation level reached, for an erasure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The grade given, for a grading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// Whether the sanitisation was drawn for verification by another person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drawn: bool,
    /// Until when the device runs a supported system, as judged when the grade was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<SupportJudged>,
}

/// What was judged of the support of a device, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportJudged {
    /// The best of the answers.
    pub best: SupportFinding,
    /// Version of the rules.
    pub rules: u32,
    /// SHA-256 of the table that was loaded; `None` for the one that is shipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
}

/// The device before its first fact, which fills it in, or before it is received again after its reception was undone. `None` unless the
/// step is `Receive`.
#[must_use]
pub fn announced(tag: Tag, step: &Step, at: DateTime<Utc>) -> Option<Device> {
    let Step::Receive { batch, line, kind, .. } = step else { return None };
    Some(Device {
        tag,
        kind: *kind,
        batch: *batch,
        line: *line,
        stage: Stage::Announced,
        since: at,
        specification: Specification::default(),
        kept: Vec::new(),
        holds: Vec::new(),
        locks: Vec::new(),
        media: Vec::new(),
        no_medium: None,
        condition: Condition::default(),
        grade: None,
        location: None,
        reservation: None,
        custody: None,
        fitted: Vec::new(),
        taken: Vec::new(),
        seen: None,
        version: 0,
    })
}

/// The device that a step of its history is applied to: as it is, or blank before a reception.
#[must_use]
pub fn before(tag: Tag, now: Option<Device>, step: &Step, at: DateTime<Utc>) -> Option<Device> {
    now.filter(|d| d.stage != Stage::Announced).or_else(|| announced(tag, step, at))
}

/// The known medium that `seen` refers to: matched by serial number, or by model and size when either has no serial number.
fn known_as(device: &Device, seen: &MediumSeen) -> Option<u32> {
    let serial = |s: &Option<String>| s.as_deref().map(fold_code).filter(|s| !s.is_empty());
    let same = |m: &&Medium| match (serial(&m.serial), serial(&seen.serial)) {
        (Some(a), Some(b)) => a == b,
        _ => m.size_bytes == seen.size_bytes && m.model == seen.model,
    };
    device.media.iter().filter(|m| !m.removed).find(same).map(|m| m.id)
}

/// Records a medium found in the device. A new one has no outcome yet, so the device no longer counts as sanitised. One that was declared
/// absent or destroyed is evidently present, so its outcome is cleared. An unknown kind is filled in.
fn see_medium(device: &mut Device, seen: &MediumSeen) {
    match known_as(device, seen) {
        None => add_medium(device, seen),
        Some(id) => with_medium(device, id, |m| {
            if m.is_gone() {
                m.outcome = None;
            }
            if m.kind == MediumKind::Unknown {
                m.kind = seen.kind;
            }
        }),
    }
}

impl StepRecord {
    /// Completes an allowed step with what the rules derive from it.
    #[must_use]
    pub fn new(device: &Device, step: Step, by: &UserId, at: DateTime<Utc>, rules: Rules<'_>) -> Self {
        let ends = ends(step.kind(), device.stage);
        let first = ends.first().copied().unwrap_or(device.stage);
        let mut fact =
            Self { to: first, policy: rules.policy.version, lists: None, level: None, grade: None, drawn: false, support: None, step };
        // A device in stock or reserved goes back to the workshop when the step reveals a medium that may hold data.
        let ready = matches!(device.stage, Stage::Stock | Stage::Reserved) && device.is_wiped();
        if ready
            && let Some(back) = ends.get(1)
            && !fact.applied_to(device, by, at).is_wiped()
        {
            fact.to = *back;
        }
        match &fact.step {
            Step::Erase { medium, method, medium_kind, result, .. } => {
                let share = rules.policy.verification_share;
                fact.drawn = *result == EraseResult::Success && is_drawn(device.tag, *medium, by, at, share);
                fact.level = device.media.iter().find(|m| m.id == *medium).and_then(|m| method.level_on(m.kind_or(*medium_kind)));
            }
            Step::Test { .. } => fact.lists = Some(rules.tests.version),
            Step::Grade { lower_to } => {
                let computed = rules.grading(device).grade;
                let table = rules.policy.support_table.as_ref().map(|cited| cited.sha256.clone());
                fact.support = rules.outlook(device).best().cloned().map(|best| SupportJudged { best, rules: RULES, table });
                fact.lists = Some(rules.tests.version);
                fact.grade = lower_to.or(computed);
            }
            _ => {}
        }
        fact
    }

    /// The device after this fact. Pure: a replay gives the same result.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "what the steps do is read as one list, a few lines each")]
    pub fn applied_to(&self, device: &Device, by: &UserId, at: DateTime<Utc>) -> Device {
        let mut next = device.clone();
        if next.stage != self.to {
            next.since = at;
        }
        next.stage = self.to;
        next.version += 1;
        match &self.step {
            Step::Receive { specification, location, .. } => {
                next.specification = specification.clone();
                next.location.clone_from(location);
            }
            Step::Describe { kind, specification, media, .. } => {
                next.specification = next.specification.over(specification, &next.kept);
                if let Some(kind) = kind.filter(|_| !next.kept.iter().any(|k| k == "kind")) {
                    next.kind = kind;
                }
                for seen in media {
                    see_medium(&mut next, seen);
                }
            }
            Step::Correct { kind, specification } => {
                next.specification = next.specification.over(specification, &[]);
                next.kept.extend(specification.known());
                if let Some(kind) = kind {
                    next.kind = *kind;
                    next.kept.push("kind".to_owned());
                }
                next.kept.sort();
                next.kept.dedup();
            }
            Step::AddMedium(seen) => see_by_hand(&mut next, seen),
            Step::RemoveMedium { medium } => with_medium(&mut next, *medium, |m| m.removed = true),
            Step::Erase { medium, method, tool, tool_version, result, medium_kind, evidence, setting, basis, answer, .. } => {
                let outcome = self.level.map(|level| Outcome::Sanitised {
                    level,
                    method: *method,
                    tool: tool.clone(),
                    tool_version: tool_version.clone(),
                    operator: by.clone(),
                    at,
                    evidence: evidence.clone(),
                    drawn: self.drawn,
                    verified: None,
                    setting: *setting,
                    basis: *basis,
                    answer: *answer,
                });
                with_medium(&mut next, *medium, |m| {
                    m.kind = m.kind_or(*medium_kind);
                    match result {
                        EraseResult::Success => m.outcome = outcome.map(|new| new.after(m.outcome.as_ref())),
                        EraseResult::Failed => m.failures += 1,
                    }
                });
            }
            Step::Verify { medium, passed } => with_medium(&mut next, *medium, |m| {
                if !passed {
                    m.outcome = None;
                    m.failures += 1;
                } else if let Some(Outcome::Sanitised { verified, .. }) = &mut m.outcome {
                    *verified = Some(Verified { by: by.clone(), at });
                }
            }),
            Step::DestroyMedium { medium, evidence } => {
                let outcome = Outcome::Destroyed { operator: by.clone(), at, evidence: evidence.clone() };
                with_medium(&mut next, *medium, |m| m.outcome = Some(outcome));
            }
            Step::AbsentMedium { medium } => {
                with_medium(&mut next, *medium, |m| m.outcome = Some(Outcome::Absent { operator: by.clone(), at }))
            }
            Step::NoMedium {} => match &mut next.no_medium {
                Some(said) => said.second = Some(by.clone()),
                none => *none = Some(NoMedium { by: by.clone(), at, second: None }),
            },
            Step::Lock { lock } => match next.locks.iter_mut().find(|l| l.name == *lock) {
                Some(known) => known.cleared = false,
                None => next.locks.push(Lock { name: lock.clone(), cleared: false }),
            },
            Step::Unlock { lock } => next.locks.iter_mut().filter(|l| l.name == *lock).for_each(|l| l.cleared = true),
            Step::Test { results, looks, battery_percent } => {
                next.condition.lists = self.lists.unwrap_or(next.condition.lists);
                next.condition.results.extend(results.iter().map(|(k, v)| (k.clone(), *v)));
                next.condition.looks = looks.or(next.condition.looks);
                next.condition.battery_percent = battery_percent.or(next.condition.battery_percent);
                // A grade is only valid for the results it was computed from.
                next.grade = None;
            }
            Step::Repair(done) => {
                next.grade = None;
                let fitted = |kind| FittedPart { kind, part: done.part.clone(), from: done.from, at };
                next.fitted.extend(done.fitted().map(fitted));
            }
            Step::RemovePart { kind, part, to } => {
                part::take_out(&mut next.taken, *kind, part.as_deref(), *to, at);
                // The device is no longer the one that was tested, in case it is worked on again.
                next.condition = Condition::default();
                next.grade = None;
            }
            Step::Grade { .. } => next.grade = self.grade,
            Step::Stock { location } | Step::Move { location } => next.location = Some(location.clone()),
            Step::Hold { reason } => next.holds.push(Hold { reason: *reason, by: by.clone(), at }),
            Step::Release { reason } => next.holds.retain(|h| h.reason != *reason),
            Step::Reserve { request, allocation, line } => {
                next.reservation = Some(Reservation { request: *request, allocation: *allocation, line: *line, picked: None });
            }
            Step::Pick { handover } => next.reservation.iter_mut().for_each(|r| r.picked = Some(*handover)),
            Step::Unpick {} => next.reservation.iter_mut().for_each(|r| r.picked = None),
            Step::HandOver { handover, organisation } => {
                let answered = next.reservation.as_ref().map(|r| (r.request, r.line));
                next.custody = Some(Custody { organisation: organisation.clone(), handover: *handover, answered });
                next.location = None;
            }
            // A device refused as defective is inspected before it is reserved again.
            Step::Refuse { reason: DoorReason::Defective, .. } if !next.holds.iter().any(|h| h.reason == HoldReason::Inspection) => {
                next.holds.push(Hold { reason: HoldReason::Inspection, by: by.clone(), at });
            }
            Step::TakeBack { location, .. } | Step::Find { location } => {
                next.custody = None;
                next.location.clone_from(location);
                reopen(&mut next);
            }
            Step::SendBack {} | Step::Recycle {} | Step::Destroy {} | Step::Lose {} => next.location = None,
            Step::Sight { stock_take, location, .. } => {
                next.seen = Some(Seen { stock_take: *stock_take, location: location.clone(), at, by: by.clone() });
            }
            // It was never here: nothing of it stays, and its row is removed.
            Step::Unreceive {} => {
                next.line = None;
                next.specification = Specification::default();
                next.kept.clear();
                next.holds.clear();
                next.location = None;
            }
            Step::Rework {} | Step::Unreserve {} | Step::ForParts {} | Step::Refuse { .. } => {}
        }
        if next.stage != Stage::Reserved {
            next.reservation = None;
        }
        if matches!(next.stage, Stage::Workshop) && matches!(self.step, Step::Rework {}) {
            next.grade = None;
        }
        next
    }
}

/// Records a medium entered by a person. Without a serial number it is always a new one, even when it looks like a known one.
fn see_by_hand(device: &mut Device, seen: &MediumSeen) {
    let named = seen.serial.as_deref().is_some_and(|s| !fold_code(s).is_empty());
    if named { see_medium(device, seen) } else { add_medium(device, seen) }
}

fn add_medium(device: &mut Device, seen: &MediumSeen) {
    let id = device.media.iter().map(|m| m.id).max().unwrap_or(0) + 1;
    device.media.push(Medium {
        id,
        kind: seen.kind,
        model: seen.model.clone(),
        serial: seen.serial.clone(),
        size_bytes: seen.size_bytes,
        removed: false,
        outcome: None,
        failures: 0,
        replaces: seen.replaces,
    });
    // A medium was found although a person declared that there was none.
    device.no_medium = None;
}

fn with_medium(device: &mut Device, id: u32, change: impl FnOnce(&mut Medium)) {
    if let Some(medium) = device.media.iter_mut().find(|m| m.id == id) {
        change(medium);
    }
}

/// Resets a device that was out of our custody: earlier sanitisations and tests no longer count for what may be inside now. Media that were
/// destroyed or removed keep their outcome, but say nothing about the current content.
fn reopen(device: &mut Device) {
    for medium in &mut device.media {
        if matches!(medium.outcome, Some(Outcome::Destroyed { .. })) {
            medium.removed = true;
        }
        if !medium.removed {
            medium.outcome = None;
            medium.failures = 0;
        }
    }
    device.no_medium = None;
    device.condition = Condition::default();
    device.grade = None;
}
