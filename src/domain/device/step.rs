//! The steps: everything that can happen to a device, as the page, the API, the scan and the import all say it.

use super::condition::{Grade, TestResult};
use super::kind::{Kind, MediumKind};
use super::part::{Intervention, PartKind};
use super::sanitisation::Method;
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
        /// Scanned in at the depot.
        Receive => "receive",
        /// Its specification and media read from a report or written down.
        Describe => "describe",
        /// A field corrected by hand, with a reason; reports no longer overwrite it.
        Correct => "correct",
        /// A storage medium found in it.
        AddMedium => "add_medium",
        /// A storage medium taken out of it.
        RemoveMedium => "remove_medium",
        /// A storage medium sanitised, or the attempt.
        Erase => "erase",
        /// A sanitisation verified by somebody else.
        Verify => "verify",
        /// A storage medium destroyed.
        DestroyMedium => "destroy_medium",
        /// A listed storage medium that is not there.
        AbsentMedium => "absent_medium",
        /// A named person's word that there is no medium at all.
        NoMedium => "no_medium",
        /// A lock found.
        Lock => "lock",
        /// A lock cleared.
        Unlock => "unlock",
        /// Test results.
        Test => "test",
        /// Repair, part, cleaning, software.
        Repair => "repair",
        /// A part taken out of a device kept for its parts.
        RemovePart => "remove_part",
        /// The grade computed, or lowered with a reason.
        Grade => "grade",
        /// Put in stock at a place.
        Stock => "stock",
        /// Moved to another place.
        Move => "move",
        /// Stopped, with a reason.
        Hold => "hold",
        /// A hold lifted.
        Release => "release",
        /// Back to the bench from stock or from a reservation.
        Rework => "rework",
        /// Promised to a request.
        Reserve => "reserve",
        /// The promise taken back.
        Unreserve => "unreserve",
        /// Picked for a handover.
        Pick => "pick",
        /// Put back from a handover.
        Unpick => "unpick",
        /// Handed over by a signed act.
        HandOver => "hand_over",
        /// Taken back from a recipient.
        TakeBack => "take_back",
        /// Sent back to the donor.
        SendBack => "send_back",
        /// Kept for its parts.
        ForParts => "for_parts",
        /// Handed to a WEEE collector.
        Recycle => "recycle",
        /// Destroyed.
        Destroy => "destroy",
        /// Lost or stolen.
        Lose => "lose",
        /// Found again.
        Find => "find",
        /// Seen in a stock-take.
        Sight => "sight",
        /// Refused by the recipient at the door.
        Refuse => "refuse",
    }
}

impl StepKind {
    /// What the actor must be allowed to do.
    #[must_use]
    pub const fn act(self) -> Permission {
        match self {
            Self::Receive => Permission::Receive,
            Self::Reserve | Self::Unreserve => Permission::Allocate,
            Self::Pick | Self::Unpick | Self::HandOver | Self::Refuse => Permission::HandOver,
            Self::TakeBack => Permission::TakeBack,
            Self::SendBack | Self::ForParts | Self::Recycle | Self::Destroy | Self::Lose | Self::Find => Permission::Retire,
            _ => Permission::Work,
        }
    }

    /// Whether it needs a note that says why.
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

    /// Whether it only ever comes as part of something larger (a decision, an act, a return, a transfer note), never alone.
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
        )
    }
}

text_enum! {
    /// How an attempt to sanitise ended.
    EraseResult {
        /// It ran to its end and was read back.
        Success => "success",
        /// It did not.
        Failed => "failed",
    }
}

/// A storage medium as a report or a person names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediumSeen {
    /// What it is.
    pub kind: MediumKind,
    /// Model.
    #[serde(default)]
    pub model: Option<String>,
    /// Serial number.
    #[serde(default)]
    pub serial: Option<String>,
    /// Size in bytes.
    #[serde(default)]
    pub size_bytes: Option<u64>,
    /// The medium of the same device that it stands in for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u32>,
}

/// A step with all it needs to be taken. Notes travel beside it, never in it: they may hold personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// Scanned in.
    Receive {
        /// The batch it came with.
        batch: Number,
        /// The line of the donor's list, from 1; none for an extra.
        line: Option<u32>,
        /// What it is.
        kind: Kind,
        /// What is known of it.
        specification: Specification,
        /// Where it is put down.
        location: Option<String>,
    },
    /// Specification and media.
    Describe {
        /// What it is, when the report is sure.
        #[serde(default)]
        kind: Option<Kind>,
        /// What it is made of.
        specification: Specification,
        /// Media seen; those not yet known open the gate.
        #[serde(default)]
        media: Vec<MediumSeen>,
        /// The report it was read from.
        #[serde(default)]
        evidence: Option<EvidenceId>,
    },
    /// Fields corrected by hand.
    Correct {
        /// What it is.
        #[serde(default)]
        kind: Option<Kind>,
        /// The right values.
        specification: Specification,
    },
    /// A medium found by hand.
    AddMedium(MediumSeen),
    /// A medium taken out.
    RemoveMedium {
        /// Its place on the device's list.
        medium: u32,
    },
    /// Sanitised, or tried.
    Erase {
        /// Its place on the device's list.
        medium: u32,
        /// How.
        method: Method,
        /// With which tool.
        tool: String,
        /// In which version.
        tool_version: String,
        /// How it ended.
        result: EraseResult,
        /// What the medium is, as its label says, where no report could tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        medium_kind: Option<MediumKind>,
        /// When it began, if known.
        #[serde(default)]
        started: Option<DateTime<Utc>>,
        /// When it ended, if known.
        #[serde(default)]
        ended: Option<DateTime<Utc>>,
        /// The tool's log.
        #[serde(default)]
        evidence: Option<EvidenceId>,
    },
    /// Verified by somebody other than the operator: nothing could be read, or something could.
    Verify {
        /// Its place on the device's list.
        medium: u32,
        /// Whether nothing could be read.
        passed: bool,
    },
    /// Destroyed, by a note or photograph.
    DestroyMedium {
        /// Its place on the device's list.
        medium: u32,
        /// Photograph.
        #[serde(default)]
        evidence: Option<EvidenceId>,
    },
    /// Listed but not there.
    AbsentMedium {
        /// Its place on the device's list.
        medium: u32,
    },
    /// None at all.
    NoMedium {},
    /// A lock found.
    Lock {
        /// Its name in the lock table.
        lock: String,
    },
    /// A lock cleared.
    Unlock {
        /// Its name in the lock table.
        lock: String,
    },
    /// Results.
    Test {
        /// By test name.
        #[serde(default)]
        results: BTreeMap<String, TestResult>,
        /// Looks, the worst item decides.
        #[serde(default)]
        looks: Option<Grade>,
        /// Full charge over design capacity, percent.
        #[serde(default)]
        battery_percent: Option<u8>,
    },
    /// Bench work.
    Repair(Intervention),
    /// A part taken out.
    RemovePart {
        /// What it is.
        kind: PartKind,
        /// In words.
        #[serde(default)]
        part: Option<String>,
        /// The device it goes into; said by the repair of that device, never alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<super::tag::Tag>,
    },
    /// The grade.
    Grade {
        /// A lower grade than the computed one, with a note.
        #[serde(default)]
        lower_to: Option<Grade>,
    },
    /// Into stock.
    Stock {
        /// The place's code.
        location: String,
    },
    /// To another place.
    Move {
        /// The place's code.
        location: String,
    },
    /// Stopped.
    Hold {
        /// Why.
        reason: HoldReason,
    },
    /// A hold lifted.
    Release {
        /// Which.
        reason: HoldReason,
    },
    /// Back to the bench.
    Rework {},
    /// Promised.
    Reserve {
        /// The request.
        request: Number,
        /// The decision.
        allocation: Number,
        /// The line of the request, from 0.
        line: u32,
    },
    /// The promise taken back.
    Unreserve {},
    /// Picked.
    Pick {
        /// The act being prepared.
        handover: Number,
    },
    /// Put back.
    Unpick {},
    /// Handed over.
    HandOver {
        /// The signed act.
        handover: Number,
        /// The recipient.
        organisation: OrganisationId,
    },
    /// Taken back.
    TakeBack {
        /// The return note.
        number: Number,
        /// Where it is put down.
        location: Option<String>,
    },
    /// Back to the donor.
    SendBack {},
    /// For its parts.
    ForParts {},
    /// To a collector.
    Recycle {},
    /// Destroyed.
    Destroy {},
    /// Lost.
    Lose {},
    /// Found.
    Find {
        /// Where it is put down.
        #[serde(default)]
        location: Option<String>,
    },
    /// Seen in a stock-take. It changes neither stage nor place.
    Sight {
        /// The stock-take.
        stock_take: Number,
        /// Where it was seen.
        location: String,
        /// Whether its record named another place then.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        elsewhere: bool,
    },
    /// Refused at the door: back to stock, its promise taken back.
    Refuse {
        /// The act it was picked for.
        handover: Number,
        /// Why.
        reason: DoorReason,
    },
}

impl Step {
    /// Its name.
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
