//! The steps: everything that can happen to a device, in the form that pages, API, scans and imports all use.

use super::condition::{Grade, TestResult};
use super::kind::{Kind, MediumKind};
use super::part::{Intervention, PartKind};
use super::sanitisation::{Answer, Basis, Method, Setting};
use super::{HoldReason, Specification};
use crate::domain::account::actor::Permission;
use crate::domain::handover::DoorReason;
use crate::domain::id::{EvidenceId, OrganisationId};
use crate::domain::number::Number;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// The name of a step.
    StepKind {
        /// The device is scanned in at the depot.
        Receive => "receive",
        /// Its specification and media come from a report or are entered by hand.
        Describe => "describe",
        /// A field is corrected by hand, with a note; reports no longer overwrite it.
        Correct => "correct",
        /// A storage medium is found in it.
        AddMedium => "add_medium",
        /// A storage medium is taken out of it.
        RemoveMedium => "remove_medium",
        /// A storage medium is sanitised, or an attempt fails.
        Erase => "erase",
        /// Another person verifies a sanitisation.
        Verify => "verify",
        /// A storage medium is destroyed.
        DestroyMedium => "destroy_medium",
        /// A listed storage medium is declared absent.
        AbsentMedium => "absent_medium",
        /// A person declares that the device holds no medium.
        NoMedium => "no_medium",
        /// A lock is found.
        Lock => "lock",
        /// A lock is cleared.
        Unlock => "unlock",
        /// Test results are recorded.
        Test => "test",
        /// A repair, part replacement, cleaning or software installation is recorded.
        Repair => "repair",
        /// A part is taken out of a device kept for parts.
        RemovePart => "remove_part",
        /// The grade is computed, or lowered with a note.
        Grade => "grade",
        /// It is put in stock at a location.
        Stock => "stock",
        /// It is moved to another location.
        Move => "move",
        /// It is put on hold, with a reason.
        Hold => "hold",
        /// A hold is lifted.
        Release => "release",
        /// It returns to the workshop from stock, from a reservation or from the devices kept for parts.
        Rework => "rework",
        /// It is reserved for a request.
        Reserve => "reserve",
        /// The reservation is cancelled.
        Unreserve => "unreserve",
        /// It is picked for a handover.
        Pick => "pick",
        /// Its picking is undone.
        Unpick => "unpick",
        /// It is handed over by a signed act.
        HandOver => "hand_over",
        /// A recipient returns it.
        TakeBack => "take_back",
        /// It is sent back to the donor.
        SendBack => "send_back",
        /// It is kept for parts.
        ForParts => "for_parts",
        /// It is transferred to a WEEE collector.
        Recycle => "recycle",
        /// It is destroyed.
        Destroy => "destroy",
        /// It is lost or stolen.
        Lose => "lose",
        /// It is found again.
        Find => "find",
        /// It is seen in a stock-take.
        Sight => "sight",
        /// The recipient refuses it at the handover.
        Refuse => "refuse",
        /// Its reception was a mistake and is undone: it was never here.
        Unreceive => "unreceive",
    }
}

impl StepKind {
    /// The permission the step needs.
    #[must_use]
    pub const fn permission(self) -> Permission {
        match self {
            Self::Receive | Self::Unreceive => Permission::Receive,
            Self::Reserve | Self::Unreserve => Permission::Allocate,
            Self::Pick | Self::Unpick | Self::HandOver | Self::Refuse => Permission::HandOver,
            Self::TakeBack => Permission::TakeBack,
            Self::SendBack | Self::ForParts | Self::Recycle | Self::Destroy | Self::Lose | Self::Find => Permission::Retire,
            _ => Permission::Work,
        }
    }

    /// Whether the step needs a note that gives the reason.
    #[must_use]
    pub const fn needs_note(self) -> bool {
        matches!(
            self,
            Self::Correct
                | Self::AbsentMedium
                | Self::NoMedium
                | Self::DestroyMedium
                | Self::Rework
                | Self::SendBack
                | Self::Recycle
                | Self::Destroy
                | Self::Lose
        )
    }

    /// Whether the step only comes as part of a larger operation (receipt, decision, handover act, return, waste transfer, stock-take),
    /// never alone.
    #[must_use]
    pub const fn is_part(self) -> bool {
        matches!(
            self,
            Self::Receive
                | Self::Reserve
                | Self::Unreserve
                | Self::Pick
                | Self::Unpick
                | Self::HandOver
                | Self::TakeBack
                | Self::Recycle
                | Self::Sight
                | Self::Refuse
                | Self::Unreceive
        )
    }
}

text_enum! {
    /// The result of a sanitisation attempt.
    EraseResult {
        /// It ran to its end and was verified by reading back.
        Success => "success",
        /// It did not complete.
        Failed => "failed",
    }
}

/// A storage medium as named by a report or a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediumSeen {
    pub kind: MediumKind,
    #[serde(default)]
    pub model: Option<String>,
    #[serde(default)]
    pub serial: Option<String>,
    #[serde(default)]
    pub size_bytes: Option<u64>,
    /// Number of the medium of the same device that it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u32>,
}

/// A step with all its data; `StepKind` describes each step. The note travels beside it, never in it, because it may hold personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    Receive {
        /// The batch it came with.
        batch: Number,
        /// Its line of the donor list, from 1; `None` when it is on no line.
        line: Option<u32>,
        kind: Kind,
        /// What is known of it on arrival.
        specification: Specification,
        /// Code of the location where it is put.
        location: Option<String>,
    },
    Describe {
        /// Kind of device, when the report is certain.
        #[serde(default)]
        kind: Option<Kind>,
        /// The reported specification; unknown fields are `None`.
        specification: Specification,
        /// Media found. A medium not yet known has no outcome, so the device no longer counts as sanitised.
        #[serde(default)]
        media: Vec<MediumSeen>,
        /// The report it was read from.
        #[serde(default)]
        evidence: Option<EvidenceId>,
    },
    Correct {
        #[serde(default)]
        kind: Option<Kind>,
        /// The corrected fields; all others are `None`.
        specification: Specification,
    },
    /// A medium found by hand.
    AddMedium(MediumSeen),
    RemoveMedium {
        /// Number of the medium.
        medium: u32,
    },
    Erase {
        /// Number of the medium.
        medium: u32,
        method: Method,
        tool: String,
        tool_version: String,
        result: EraseResult,
        /// Kind of medium as read from its label, where no report gave it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        medium_kind: Option<MediumKind>,
        /// When the erasure started, if known.
        #[serde(default)]
        started: Option<DateTime<Utc>>,
        /// When the erasure ended, if known.
        #[serde(default)]
        ended: Option<DateTime<Utc>>,
        /// The tool's log.
        #[serde(default)]
        evidence: Option<EvidenceId>,
        /// The setting on which the method's effect depends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        setting: Option<Setting>,
        /// What it rests on. A step that a person takes is declared; the others come from judging a log.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
        /// How a person answered for the date of the log.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer: Option<Answer>,
    },
    /// Another person tried to read the medium.
    Verify {
        /// Number of the medium.
        medium: u32,
        /// True when nothing could be read.
        passed: bool,
    },
    DestroyMedium {
        /// Number of the medium.
        medium: u32,
        /// Evidence of the destruction, such as a photograph.
        #[serde(default)]
        evidence: Option<EvidenceId>,
    },
    /// A report listed the medium, but the device does not contain it.
    AbsentMedium {
        /// Number of the medium.
        medium: u32,
    },
    /// The device holds no medium at all.
    NoMedium {},
    Lock {
        /// Name of the lock in the lock table.
        lock: String,
    },
    Unlock {
        /// Name of the lock in the lock table.
        lock: String,
    },
    /// At least one of the fields is set.
    Test {
        /// Results by test identifier.
        #[serde(default)]
        results: BTreeMap<String, TestResult>,
        /// Cosmetic grade: the worst finding decides.
        #[serde(default)]
        looks: Option<Grade>,
        /// Battery health: full charge over design capacity, in percent.
        #[serde(default)]
        battery_percent: Option<u8>,
    },
    Repair(Intervention),
    RemovePart {
        kind: PartKind,
        /// Description of the part.
        #[serde(default)]
        part: Option<String>,
        /// The device the part goes to. Set by the repair of that device, never on its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<super::tag::Tag>,
    },
    Grade {
        /// A grade below the computed one; requires a note.
        #[serde(default)]
        lower_to: Option<Grade>,
    },
    Stock {
        /// Code of the location.
        location: String,
    },
    Move {
        /// Code of the location.
        location: String,
    },
    Hold {
        /// Why the device is put on hold; `Other` requires a note.
        reason: HoldReason,
    },
    Release {
        reason: HoldReason,
    },
    Rework {},
    Unreceive {},
    Reserve {
        request: Number,
        /// The allocation (decision) that grants it.
        allocation: Number,
        /// Index of the request line, from 0.
        line: u32,
    },
    Unreserve {},
    Pick {
        /// The handover act in preparation.
        handover: Number,
    },
    Unpick {},
    HandOver {
        /// The signed handover act.
        handover: Number,
        organisation: OrganisationId,
    },
    TakeBack {
        /// Number of the return note.
        number: Number,
        /// Code of the location where it is put.
        location: Option<String>,
    },
    SendBack {},
    ForParts {},
    Recycle {},
    Destroy {},
    Lose {},
    Find {
        /// Code of the location where it is put.
        #[serde(default)]
        location: Option<String>,
    },
    /// Seen in a stock-take; changes neither stage nor location.
    Sight {
        stock_take: Number,
        /// Code of the location where it was seen.
        location: String,
        /// Whether the device record named another location at that time.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        elsewhere: bool,
    },
    /// Refused by the recipient: back to stock, and its reservation is cancelled.
    Refuse {
        /// The handover act it was picked for.
        handover: Number,
        /// Why it was refused.
        reason: DoorReason,
    },
}

impl Step {
    #[must_use]
    pub const fn kind(&self) -> StepKind {
        match self {
            Self::Receive { .. } => StepKind::Receive,
            Self::Describe { .. } => StepKind::Describe,
            Self::Correct { .. } => StepKind::Correct,
            Self::AddMedium(_) => StepKind::AddMedium,
            Self::RemoveMedium { .. } => StepKind::RemoveMedium,
            Self::Erase { .. } => StepKind::Erase,
            Self::Verify { .. } => StepKind::Verify,
            Self::DestroyMedium { .. } => StepKind::DestroyMedium,
            Self::AbsentMedium { .. } => StepKind::AbsentMedium,
            Self::NoMedium {} => StepKind::NoMedium,
            Self::Lock { .. } => StepKind::Lock,
            Self::Unlock { .. } => StepKind::Unlock,
            Self::Test { .. } => StepKind::Test,
            Self::Repair(_) => StepKind::Repair,
            Self::RemovePart { .. } => StepKind::RemovePart,
            Self::Grade { .. } => StepKind::Grade,
            Self::Stock { .. } => StepKind::Stock,
            Self::Move { .. } => StepKind::Move,
            Self::Hold { .. } => StepKind::Hold,
            Self::Release { .. } => StepKind::Release,
            Self::Rework {} => StepKind::Rework,
            Self::Unreceive {} => StepKind::Unreceive,
            Self::Reserve { .. } => StepKind::Reserve,
            Self::Unreserve {} => StepKind::Unreserve,
            Self::Pick { .. } => StepKind::Pick,
            Self::Unpick {} => StepKind::Unpick,
            Self::HandOver { .. } => StepKind::HandOver,
            Self::TakeBack { .. } => StepKind::TakeBack,
            Self::SendBack {} => StepKind::SendBack,
            Self::ForParts {} => StepKind::ForParts,
            Self::Recycle {} => StepKind::Recycle,
            Self::Destroy {} => StepKind::Destroy,
            Self::Lose {} => StepKind::Lose,
            Self::Find { .. } => StepKind::Find,
            Self::Sight { .. } => StepKind::Sight,
            Self::Refuse { .. } => StepKind::Refuse,
        }
    }
}
