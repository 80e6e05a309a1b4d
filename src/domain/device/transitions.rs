//! The transition table: which step leads from which stage to which.

use super::Device;
use super::condition::Grading;
use super::condition::TestLists;
use super::sanitisation::FailingTool;
use super::stage::Stage;
use super::step::StepKind;
use super::support::judge::{Outlook, SupportView};
use crate::domain::settings::policy::Policy;
use Stage::{Announced, Destroyed, ForParts, HandedOver, Lost, Received, Recycled, Reserved, SentBack, Workshop};

const BENCH: &[(Stage, Stage)] = &[(Received, Workshop), (Workshop, Workshop)];

const MEDIUM: &[(Stage, Stage)] = &[(Received, Workshop), (Workshop, Workshop), (ForParts, ForParts)];

const SIGHT: &[(Stage, Stage)] = &[
    (Received, Workshop),
    (Workshop, Workshop),
    (Stage::Stock, Stage::Stock),
    (Stage::Stock, Workshop),
    (Reserved, Reserved),
    (Reserved, Workshop),
    (ForParts, ForParts),
];

const CORRECTION: &[(Stage, Stage)] = &[
    (Received, Received),
    (Workshop, Workshop),
    (Stage::Stock, Stage::Stock),
    (Stage::Stock, Workshop),
    (Reserved, Reserved),
    (Reserved, Workshop),
    (ForParts, ForParts),
];

const CHECK: &[(Stage, Stage)] = &[
    (Workshop, Workshop),
    (Stage::Stock, Stage::Stock),
    (Stage::Stock, Workshop),
    (Reserved, Reserved),
    (Reserved, Workshop),
    (ForParts, ForParts),
];

const STAY: &[(Stage, Stage)] =
    &[(Received, Received), (Workshop, Workshop), (Stage::Stock, Stage::Stock), (Reserved, Reserved), (ForParts, ForParts)];

/// For each step, the pairs of start and end stage. Where a step has two end stages for one start stage, it takes the second when it makes
/// the device count as unsanitised again.
pub const TRANSITIONS: &[(StepKind, &[(Stage, Stage)])] = &[
    (StepKind::Receive, &[(Announced, Received)]),
    (StepKind::Describe, SIGHT),
    (StepKind::Correct, CORRECTION),
    (StepKind::AddMedium, SIGHT),
    (StepKind::RemoveMedium, MEDIUM),
    (StepKind::Erase, MEDIUM),
    (StepKind::Verify, CHECK),
    (StepKind::DestroyMedium, MEDIUM),
    (StepKind::AbsentMedium, MEDIUM),
    (StepKind::NoMedium, MEDIUM),
    (StepKind::Lock, BENCH),
    (StepKind::Unlock, BENCH),
    (StepKind::Test, BENCH),
    (StepKind::Repair, BENCH),
    (StepKind::RemovePart, &[(ForParts, ForParts)]),
    (StepKind::Grade, BENCH),
    (StepKind::Stock, &[(Workshop, Stage::Stock)]),
    (StepKind::Move, STAY),
    (StepKind::Hold, STAY),
    (StepKind::Release, STAY),
    (StepKind::Rework, &[(Stage::Stock, Workshop), (Reserved, Workshop), (ForParts, Workshop)]),
    (StepKind::Reserve, &[(Stage::Stock, Reserved)]),
    (StepKind::Unreserve, &[(Reserved, Stage::Stock)]),
    (StepKind::Pick, &[(Reserved, Reserved)]),
    (StepKind::Unpick, &[(Reserved, Reserved)]),
    (StepKind::HandOver, &[(Reserved, HandedOver)]),
    (StepKind::TakeBack, &[(HandedOver, Workshop)]),
    (StepKind::SendBack, &[(Received, SentBack), (Workshop, SentBack), (Stage::Stock, SentBack)]),
    (StepKind::ForParts, &[(Received, ForParts), (Workshop, ForParts), (Stage::Stock, ForParts)]),
    (StepKind::Recycle, &[(Received, Recycled), (Workshop, Recycled), (Stage::Stock, Recycled), (ForParts, Recycled)]),
    (StepKind::Destroy, &[(Received, Destroyed), (Workshop, Destroyed), (Stage::Stock, Destroyed), (ForParts, Destroyed)]),
    (StepKind::Lose, &[(Received, Lost), (Workshop, Lost), (Stage::Stock, Lost), (Reserved, Lost), (HandedOver, Lost), (ForParts, Lost)]),
    (StepKind::Find, &[(Lost, Workshop)]),
    (StepKind::Sight, STAY),
    (StepKind::Refuse, &[(Reserved, Stage::Stock)]),
    (StepKind::Unreceive, &[(Received, Announced)]),
];

/// The possible end stages of a step from a stage; empty when the step is not possible there.
#[must_use]
pub fn ends(step: StepKind, from: Stage) -> Vec<Stage> {
    TRANSITIONS
        .iter()
        .filter(|(s, _)| *s == step)
        .flat_map(|(_, pairs)| pairs.iter())
        .filter(|(f, _)| *f == from)
        .map(|(_, to)| *to)
        .collect()
}

/// The stages at which a step is possible.
#[must_use]
pub fn origins(step: StepKind) -> Vec<Stage> {
    let mut from: Vec<Stage> =
        TRANSITIONS.iter().filter(|(s, _)| *s == step).flat_map(|(_, pairs)| pairs.iter()).map(|(f, _)| *f).collect();
    from.dedup();
    from
}

/// The rules a step is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The policy in force.
    pub policy: &'a Policy,
    /// The test lists by kind of device.
    pub tests: &'a TestLists,
    /// Names of the locks in the lock table.
    pub locks: &'a [String],
    /// Tools that are known not to erase.
    pub failing: &'a [FailingTool],
    /// Until when systems are supported.
    pub support: SupportView<'a>,
}

impl Rules<'_> {
    /// Until when the device runs a supported system.
    #[must_use]
    pub fn outlook(&self, device: &Device) -> Outlook {
        self.support.outlook(device)
    }

    /// The grade that the device would get.
    #[must_use]
    pub fn grading(&self, device: &Device) -> Grading {
        super::condition::grade(device.kind, &device.condition, self.tests, self.outlook(device).is_over())
    }
}
