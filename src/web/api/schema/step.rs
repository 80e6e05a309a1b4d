//! Schemas of the steps of a device that may be taken alone.

use super::{
    Cause, EraseResult, Grade, HoldReason, Kind, MediumKind, Method, PartKind, RepairKind, Setting, Specification, Tag, TestResult, tells,
};
use crate::domain::device::{part, step as domain};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

tells! {
    /// A storage medium as a report or a person names it.
    MediumSeen of crate::domain::device::step::MediumSeen {
        /// What it is.
        kind: MediumKind,
        /// Model.
        model: Option<String>,
        /// Serial number.
        serial: Option<String>,
        /// Size in bytes.
        size_bytes: Option<u64>,
        /// The medium of the same device that it stands in for.
        replaces: Option<u32>,
    }
}

/// A step with what it needs, told apart by the word in `step`.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Its specification and media, read from a report or written down.
    Describe {
        /// What it is.
        kind: Option<Kind>,
        /// What it is made of.
        specification: Specification,
        /// Media seen; those not yet known open the gate.
        #[schema(required = false)]
        media: Vec<MediumSeen>,
        /// The report it was read from.
        evidence: Option<String>,
    },
    /// Fields corrected by hand; needs a note.
    Correct {
        /// What it is.
        kind: Option<Kind>,
        /// The right values.
        specification: Specification,
    },
    /// A storage medium found in it.
    AddMedium {
        /// What it is.
        kind: MediumKind,
        /// Model.
        model: Option<String>,
        /// Serial number.
        serial: Option<String>,
        /// Size in bytes.
        size_bytes: Option<u64>,
        /// The medium of the same device that it stands in for: taken out, destroyed or declared absent.
        replaces: Option<u32>,
    },
    /// A storage medium taken out of it.
    RemoveMedium {
        /// Its place on the device's list.
        medium: u32,
    },
    /// A storage medium sanitised, or the attempt.
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
        medium_kind: Option<MediumKind>,
        /// When it began.
        started: Option<DateTime<Utc>>,
        /// When it ended.
        ended: Option<DateTime<Utc>>,
        /// A photograph or other evidence; never the log of a tool, which closes by itself what it proves.
        evidence: Option<String>,
        /// What the tool was told to do; required for methods whose effect depends on it.
        #[schema(required = false)]
        setting: Option<Setting>,
    },
    /// A sanitisation verified by somebody other than its operator; needs a note when something could be read.
    Verify {
        /// Its place on the device's list.
        medium: u32,
        /// Whether nothing could be read.
        passed: bool,
    },
    /// A storage medium destroyed; needs a note.
    DestroyMedium {
        /// Its place on the device's list.
        medium: u32,
        /// Photograph.
        evidence: Option<String>,
    },
    /// A listed storage medium that is not there; needs a note.
    AbsentMedium {
        /// Its place on the device's list.
        medium: u32,
    },
    /// No medium at all; needs a note.
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
    /// Test results.
    Test {
        /// By test name.
        #[schema(required = false)]
        results: BTreeMap<String, TestResult>,
        /// Looks, the worst item decides.
        looks: Option<Grade>,
        /// Full charge over design capacity, percent.
        battery_percent: Option<u8>,
    },
    /// Repair, part, cleaning, software.
    Repair {
        /// What was done.
        work: RepairKind,
        /// Why it had to be done.
        cause: Option<Cause>,
        /// How long it took, in minutes.
        minutes: Option<u16>,
        /// The kind of part put in.
        part_kind: Option<PartKind>,
        /// The part in words.
        part: Option<String>,
        /// The device the part came from: one kept for its parts, which then says where the part went.
        from: Option<Tag>,
    },
    /// A part taken out of a device kept for its parts, and put on the shelf.
    RemovePart {
        /// What it is.
        kind: PartKind,
        /// In words.
        part: Option<String>,
    },
    /// The grade computed, or lowered with a note.
    Grade {
        /// A lower grade than the computed one.
        lower_to: Option<Grade>,
    },
    /// Put in stock.
    Stock {
        /// The place's code.
        location: String,
    },
    /// Moved.
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
    /// Back to the bench; needs a note.
    Rework {},
    /// Back to the donor; needs a note.
    SendBack {},
    /// Kept for its parts.
    ForParts {},
    /// Handed to a WEEE collector: comes with a transfer note (`POST weee-transfers`), never alone.
    Recycle {},
    /// Destroyed; needs a note.
    Destroy {},
    /// Lost or stolen; needs a note.
    Lose {},
    /// Found again.
    Find {
        /// Where it is put down.
        location: Option<String>,
    },
}

/// Does not compile unless every step of the domain, with every field, is described here.
const _: fn(&domain::Step) = |step| {
    let (domain::Step::Describe { kind: _, specification: _, media: _, evidence: _ }
    | domain::Step::Correct { kind: _, specification: _ }
    | domain::Step::AddMedium(domain::MediumSeen { kind: _, model: _, serial: _, size_bytes: _, replaces: _ })
    | domain::Step::RemoveMedium { medium: _ }
    | domain::Step::Erase {
        medium: _,
        medium_kind: _,
        method: _,
        tool: _,
        tool_version: _,
        result: _,
        started: _,
        ended: _,
        evidence: _,
        setting: _,
        basis: _,
        answer: _,
    }
    | domain::Step::Verify { medium: _, passed: _ }
    | domain::Step::DestroyMedium { medium: _, evidence: _ }
    | domain::Step::AbsentMedium { medium: _ }
    | domain::Step::NoMedium {}
    | domain::Step::Lock { lock: _ }
    | domain::Step::Unlock { lock: _ }
    | domain::Step::Test { results: _, looks: _, battery_percent: _ }
    | domain::Step::Repair(part::Intervention { work: _, cause: _, minutes: _, part_kind: _, part: _, from: _ })
    | domain::Step::RemovePart { kind: _, part: _, to: _ }
    | domain::Step::Grade { lower_to: _ }
    | domain::Step::Stock { location: _ }
    | domain::Step::Move { location: _ }
    | domain::Step::Find { location: _ }
    | domain::Step::Hold { reason: _ }
    | domain::Step::Release { reason: _ }
    | domain::Step::Rework {}
    | domain::Step::SendBack {}
    | domain::Step::ForParts {}
    | domain::Step::Recycle {}
    | domain::Step::Destroy {}
    | domain::Step::Lose {}
    // These steps are taken only as part of a larger act, such as a decision or a handover.
    | domain::Step::Receive { .. }
    | domain::Step::Reserve { .. }
    | domain::Step::Unreserve {}
    | domain::Step::Pick { .. }
    | domain::Step::Unpick {}
    | domain::Step::Unreceive {}
    | domain::Step::HandOver { .. }
    | domain::Step::Refuse { .. }
    | domain::Step::TakeBack { .. }
    | domain::Step::Sight { .. }) = step;
};

/// A step to take, with a remark beside it.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct TakeStep {
    /// The step.
    #[serde(flatten)]
    pub step: Step,
    /// In words; goes beside the ledger, never into it.
    pub note: Option<String>,
}
