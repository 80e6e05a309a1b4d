//! Proposals: a stored fair split with its explanation, made before anybody decides. What is stored is what is published.

use super::claim::WeightedNeed;
use super::fairness::Stopped;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::device::tag::Tag;
use crate::domain::id::{OrganisationId, ProposalId, UserId};
use crate::domain::number::Number;
use crate::domain::request::programme::Rule;
use crate::domain::request::suitability::Lack;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// The state of a proposal.
    ProposalState {
        /// It can be adjusted and decided on.
        Open => "open",
        /// A later proposal replaced it, or somebody closed it.
        Closed => "closed",
    }
}

text_enum! {
    /// Why a request takes no part in a split.
    LeftOut {
        /// A condition of its programme does not hold on the date of the split.
        NotEligible => "not_eligible",
        /// A coordinator is already reviewing it.
        InHand => "in_hand",
    }
}

/// A manual change of the proposed number for a line. Its reason is a private text beside the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    pub request: Number,
    /// Index of the line, from 0.
    pub line: u32,
    /// Number before the change.
    pub from: u32,
    /// Number after the change.
    pub to: u32,
    pub by: UserId,
    pub at: DateTime<Utc>,
}

/// A proposal as sealed in the ledger: rule, seed and the digest of its explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub id: ProposalId,
    /// Limits the split to requests under this action of the plan; `None` for all.
    pub action: Option<String>,
    pub state: ProposalState,
    /// Version of the fairness rule, `fairness::RULE_VERSION`.
    pub rule: u32,
    /// Version of the policy whose weights were used.
    pub policy: u32,
    /// Seed of the draw that breaks ties.
    pub seed: u32,
    /// Requests that took part.
    pub requests: u32,
    /// Devices they still asked for.
    pub asked: u32,
    /// Devices that were available.
    pub ready: u32,
    /// Devices the proposal gives.
    pub given: u32,
    /// SHA-256 of its explanation (`SplitReport`), hexadecimal.
    pub working: String,
    /// Manual adjustments, oldest first.
    pub adjusted: Vec<Adjustment>,
    pub made: DateTime<Utc>,
    pub made_by: UserId,
}

/// The result for one need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedResult {
    /// The need and its derivation.
    pub need: WeightedNeed,
    /// Devices it gets.
    pub given: u32,
    /// Why it gets no more.
    pub stopped: Stopped,
}

/// The result for one request line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineResult {
    pub request: Number,
    /// Index of the line, from 0.
    pub line: u32,
    pub organisation: OrganisationId,
    pub kind: Kind,
    /// Index of its need in `SplitReport::needs`.
    pub need: usize,
    /// Devices still asked for.
    pub open: u32,
    /// Devices the rule gives.
    pub proposed: u32,
    /// Devices given after manual adjustments.
    pub given: u32,
    /// The devices chosen for the line.
    pub devices: Vec<Tag>,
    /// Available devices that suit the line.
    pub suitable: u32,
    /// Unused devices of the kind that fail the line on exactly one point, by that point: what a less demanding line could have had.
    pub missed: Vec<(Lack, u32)>,
}

/// A request that takes no part in the split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    pub request: Number,
    /// Why it takes no part.
    pub why: LeftOut,
    /// The condition that does not hold, when that is the reason.
    pub rule: Option<Rule>,
}

/// Available and given devices of one kind and grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    pub kind: Kind,
    pub grade: Option<Grade>,
    /// Devices available.
    pub ready: u32,
    /// Devices given.
    pub given: u32,
}

/// The explanation of a split: everything needed to follow it and to repeat it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitReport {
    /// Available devices, by kind and grade.
    pub ready: Vec<Ready>,
    /// The needs, ordered by organisation and kind.
    pub needs: Vec<NeedResult>,
    /// The request lines, by request.
    pub lines: Vec<LineResult>,
    /// Requests that took no part.
    pub outside: Vec<Outside>,
}

impl SplitReport {
    /// The lines of a request.
    pub fn lines_of(&self, request: Number) -> impl Iterator<Item = &LineResult> {
        self.lines.iter().filter(move |l| l.request == request)
    }

    /// Total devices given.
    #[must_use]
    pub fn given(&self) -> u32 {
        self.lines.iter().fold(0, |sum, l| sum.saturating_add(l.given))
    }
}
