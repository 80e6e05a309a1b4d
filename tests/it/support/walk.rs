//! Device walks without a database: a single device taken through `apply` by a role that may take each step.

use super::build::{disk, erase, passed};
use chrono::{DateTime, TimeZone, Utc};
use reprise::domain::account::actor::{Actor, Role};
use reprise::domain::device::condition::Grade;
use reprise::domain::device::fold::{StepRecord, announced};
use reprise::domain::device::kind::{Kind, MediumKind};
use reprise::domain::device::lifecycle::{Refusal, apply};
use reprise::domain::device::part::{Intervention, PartKind, RepairKind};
use reprise::domain::device::sanitisation::Method;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::{EraseResult, MediumSeen, Step, StepKind};
use reprise::domain::device::support::judge::SupportView;
use reprise::domain::device::tag::Tag;
use reprise::domain::device::transitions::Rules;
use reprise::domain::device::{Device, HoldReason, Specification};
use reprise::domain::handover::DoorReason;
use reprise::domain::id::{OrganisationId, UserId};
use reprise::domain::number::{Number, Series};
use reprise::domain::settings::policy::Policy;
use reprise::ingest::tables;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(Policy::default);

/// The rules with the default policy.
pub fn rules() -> Rules<'static> {
    Rules {
        policy: &POLICY,
        tests: tables::tests(),
        locks: tables::lock_names(),
        failing: tables::failing_tools(),
        support: SupportView { table: tables::support(), today: noon().date_naive() },
    }
}

/// A fixed time for all steps.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0).unwrap()
}

/// An actor with the first role that may take a step.
pub fn whoever_may(step: StepKind) -> Actor {
    let role = *Role::ALL.iter().find(|r| r.may(step.permission())).unwrap();
    // A verifier must differ from the person who erased.
    let user = if step == StepKind::Verify { "the verifier".to_owned() } else { format!("the {role}") };
    Actor { user: UserId::new(user), role, organisation: None }
}

pub const fn number(series: Series, place: i64) -> Number {
    Number { series, year: 2026, place }
}

/// A laptop that is only announced, and the step that receives it.
pub fn announced_laptop() -> (Device, Step) {
    let step = sample(StepKind::Receive);
    (announced(Tag::from_bits(1), &step, noon()).unwrap(), step)
}

/// Applies a step with a note.
///
/// # Errors
/// The refusal, when the rules do not allow the step.
pub fn take(device: &Device, step: Step) -> Result<(Device, StepRecord), Refusal> {
    let actor = whoever_may(step.kind());
    apply(device, step, true, &actor, noon(), rules())
}

/// A step of each kind with the input that is most likely to be accepted.
pub fn sample(kind: StepKind) -> Step {
    let request = number(Series::Request, 1);
    let handover = number(Series::Handover, 1);
    match kind {
        StepKind::Receive => Step::Receive {
            batch: number(Series::Batch, 1),
            line: Some(1),
            kind: Kind::Laptop,
            specification: Specification { serial: Some("5CD1234XYZ".to_owned()), ..Specification::default() },
            location: None,
        },
        StepKind::Describe => {
            Step::Describe { kind: None, specification: Specification::default(), media: vec![disk("WD-1")], evidence: None }
        }
        StepKind::Correct => {
            Step::Correct { kind: None, specification: Specification { model: Some("T480s".to_owned()), ..Specification::default() } }
        }
        StepKind::AddMedium => Step::AddMedium(disk("WD-2")),
        StepKind::RemoveMedium => Step::RemoveMedium { medium: 1 },
        StepKind::Erase => erase(1),
        StepKind::Verify => Step::Verify { medium: 1, passed: true },
        StepKind::DestroyMedium => Step::DestroyMedium { medium: 1, evidence: None },
        StepKind::AbsentMedium => Step::AbsentMedium { medium: 1 },
        StepKind::NoMedium => Step::NoMedium {},
        StepKind::Lock => Step::Lock { lock: "autopilot".to_owned() },
        StepKind::Unlock => Step::Unlock { lock: "autopilot".to_owned() },
        StepKind::Test => passed(Kind::Laptop, Grade::A),
        StepKind::Repair => Step::Repair(Intervention::from_work(RepairKind::Cleaning)),
        StepKind::RemovePart => Step::RemovePart { kind: PartKind::Keyboard, part: None, to: None },
        StepKind::Grade => Step::Grade { lower_to: None },
        StepKind::Stock => Step::Stock { location: "A-01".to_owned() },
        StepKind::Move => Step::Move { location: "A-02".to_owned() },
        StepKind::Hold => Step::Hold { reason: HoldReason::Other },
        StepKind::Release => Step::Release { reason: HoldReason::Other },
        StepKind::Rework => Step::Rework {},
        StepKind::Reserve => Step::Reserve { request, allocation: number(Series::Allocation, 1), line: 0 },
        StepKind::Unreserve => Step::Unreserve {},
        StepKind::Pick => Step::Pick { handover },
        StepKind::Unpick => Step::Unpick {},
        StepKind::Unreceive => Step::Unreceive {},
        StepKind::HandOver => Step::HandOver { handover, organisation: OrganisationId::new("school") },
        StepKind::TakeBack => Step::TakeBack { number: number(Series::Return, 1), location: None },
        StepKind::SendBack => Step::SendBack {},
        StepKind::ForParts => Step::ForParts {},
        StepKind::Recycle => Step::Recycle {},
        StepKind::Destroy => Step::Destroy {},
        StepKind::Lose => Step::Lose {},
        StepKind::Find => Step::Find { location: None },
        StepKind::Sight => Step::Sight { stock_take: number(Series::StockTake, 1), location: "A-01".to_owned(), elsewhere: false },
        StepKind::Refuse => Step::Refuse { handover, reason: DoorReason::NotWanted },
    }
}

/// A step of a kind with input derived from `bits`: valid, invalid, and the mistakes a person may make.
pub fn drawn(kind: StepKind, bits: u64) -> Step {
    let of = |shift: u32, n: u64| usize::try_from((bits >> shift) % n).unwrap();
    let medium = u32::try_from(of(3, 4)).unwrap() + 1;
    let place = i64::try_from(of(5, 3)).unwrap() + 1;
    let serial = ["WD-1", "WD-2", "wd 1", ""][of(7, 4)].to_owned();
    let seen = MediumSeen {
        kind: MediumKind::ALL[of(9, 6)],
        model: None,
        serial: Some(serial).filter(|s| !s.is_empty()),
        size_bytes: Some(500).filter(|_| of(12, 2) == 0),
        replaces: Some(medium).filter(|_| of(27, 3) == 0),
    };
    let looks = Grade::ALL[of(14, 4)];
    let lock = ["autopilot", "firmware_password", "no such lock"][of(16, 3)].to_owned();
    let reason = HoldReason::ALL[of(18, 7)];
    let location = Some(["A-01", "A-02"][of(21, 2)].to_owned());
    match kind {
        StepKind::Describe => Step::Describe {
            kind: [None, Some(Kind::Laptop), Some(Kind::Monitor)][of(23, 3)],
            specification: Specification { year: Some(2020), ..Specification::default() },
            media: if of(25, 3) == 0 { Vec::new() } else { vec![seen] },
            evidence: None,
        },
        StepKind::Correct => Step::Correct {
            kind: [None, Some(Kind::Desktop), Some(Kind::Monitor)][of(23, 3)],
            specification: Specification { cpu: Some("i5".to_owned()), ..Specification::default() },
        },
        StepKind::AddMedium => Step::AddMedium(seen),
        StepKind::RemoveMedium => Step::RemoveMedium { medium },
        StepKind::Erase => Step::Erase {
            medium_kind: None,
            medium,
            method: Method::ALL[of(23, 9)],
            tool: "nwipe".to_owned(),
            tool_version: "0.36".to_owned(),
            result: if of(27, 4) == 0 { EraseResult::Failed } else { EraseResult::Success },
            started: None,
            ended: None,
            evidence: None,
            setting: Method::ALL[of(23, 9)].settings().first().copied(),
            basis: None,
            answer: None,
        },
        StepKind::Verify => Step::Verify { medium, passed: of(23, 3) > 0 },
        StepKind::DestroyMedium => Step::DestroyMedium { medium, evidence: None },
        StepKind::AbsentMedium => Step::AbsentMedium { medium },
        StepKind::Lock => Step::Lock { lock },
        StepKind::Unlock => Step::Unlock { lock },
        StepKind::Test if of(23, 3) == 0 => Step::Test { results: BTreeMap::new(), looks: Some(looks), battery_percent: None },
        StepKind::Test => passed(Kind::Laptop, looks),
        StepKind::Grade => Step::Grade { lower_to: [None, None, Some(looks)][of(23, 3)] },
        StepKind::Stock => Step::Stock { location: location.unwrap() },
        StepKind::Move => Step::Move { location: location.unwrap() },
        StepKind::Hold => Step::Hold { reason },
        StepKind::Release => Step::Release { reason },
        StepKind::Reserve => {
            Step::Reserve { request: number(Series::Request, place), allocation: number(Series::Allocation, place), line: 0 }
        }
        StepKind::Pick => Step::Pick { handover: number(Series::Handover, place) },
        StepKind::HandOver => Step::HandOver { handover: number(Series::Handover, place), organisation: OrganisationId::new("school") },
        StepKind::Find => Step::Find { location },
        other => sample(other),
    }
}

/// The step that moves a device towards its recipient. Random steps alone seldom get there.
pub fn onward(device: &Device) -> Step {
    match device.stage {
        Stage::Announced => sample(StepKind::Receive),
        Stage::Received | Stage::Workshop => {
            if let Some(open) = device.open_media().next() {
                return if Method::Overwrite.level_on(open.kind).is_some_and(|l| l >= rules().policy.minimum_levels.for_kind(open.kind)) {
                    erase(open.id)
                } else {
                    Step::DestroyMedium { medium: open.id, evidence: None }
                };
            }
            if let Some(lock) = device.open_locks().next() {
                return Step::Unlock { lock: lock.name.clone() };
            }
            if let Some(hold) = device.holds.first() {
                return Step::Release { reason: hold.reason };
            }
            if !device.is_wiped() {
                return if device.media.is_empty() { Step::AddMedium(disk("WD-1")) } else { Step::NoMedium {} };
            }
            match device.grade {
                Some(grade) if grade.is_allocatable() => sample(StepKind::Stock),
                _ if device.condition.looks.is_none_or(|l| !l.is_allocatable()) || device.grade.is_some() => passed(device.kind, Grade::B),
                _ => sample(StepKind::Grade),
            }
        }
        Stage::Stock => device.holds.first().map_or_else(|| sample(StepKind::Reserve), |h| Step::Release { reason: h.reason }),
        Stage::Reserved => match (device.holds.first(), device.reservation.as_ref().and_then(|r| r.picked)) {
            (Some(hold), _) => Step::Release { reason: hold.reason },
            (None, None) => sample(StepKind::Pick),
            (None, Some(handover)) => Step::HandOver { handover, organisation: OrganisationId::new("school") },
        },
        Stage::HandedOver => sample(StepKind::TakeBack),
        Stage::ForParts => sample(StepKind::Rework),
        Stage::Lost => sample(StepKind::Find),
        Stage::SentBack | Stage::Recycled | Stage::Destroyed => sample(StepKind::Describe),
    }
}

/// A laptop with one wiped disk, brought to a stage by regular steps.
pub fn at(stage: Stage) -> Device {
    use StepKind as K;
    let bench = [K::Receive, K::Describe, K::Erase, K::Test, K::Grade];
    let way: &[K] = match stage {
        Stage::Announced => &[],
        Stage::Received => &[K::Receive],
        Stage::Workshop => &bench,
        Stage::Stock => &[K::Stock],
        Stage::Reserved => &[K::Stock, K::Reserve],
        Stage::HandedOver => &[K::Stock, K::Reserve, K::Pick, K::HandOver],
        Stage::SentBack => &[K::SendBack],
        Stage::ForParts => &[K::ForParts],
        Stage::Recycled => &[K::Recycle],
        Stage::Destroyed => &[K::Destroy],
        Stage::Lost => &[K::Lose],
    };
    let before: &[K] = if matches!(stage, Stage::Announced | Stage::Received | Stage::Workshop) { &[] } else { &bench };
    let (mut device, _) = announced_laptop();
    for kind in before.iter().chain(way) {
        device = take(&device, sample(*kind)).unwrap().0;
    }
    assert_eq!(device.stage, stage);
    device
}
