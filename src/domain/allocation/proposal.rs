//! Proposals: a fair split with its working, made before anybody decides. What is stored of it is what is published.

use super::claim::Gathered;
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
    /// Where a proposal is.
    ProposalState {
        /// It can be adjusted and decided on.
        Open => "open",
        /// A later one took its place, or it was put away.
        Closed => "closed",
    }
}

text_enum! {
    /// Why a request takes no part in a split.
    LeftOut {
        /// A condition of its programme does not hold on the day.
        NotEligible => "not_eligible",
        /// A coordinator has it in hand.
        InHand => "in_hand",
    }
}

/// A change by hand of what was proposed. Its reason is kept beside the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// The request.
    pub request: Number,
    /// Its line, from 0.
    pub line: u32,
    /// How many were proposed before.
    pub from: u32,
    /// How many now.
    pub to: u32,
    /// Who.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
}

/// A proposal, as the ledger knows it: by what rule, from which seed, and the digest of its working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// Only requests under this action of the plan; all when none.
    pub action: Option<String>,
    /// Where it is.
    pub state: ProposalState,
    /// The version of the rule of fairness.
    pub rule: u32,
    /// The version of the policy, with its weights.
    pub policy: u32,
    /// The seed of the draw that settles ties.
    pub seed: u32,
    /// How many requests took part.
    pub requests: u32,
    /// How many devices they still asked.
    pub asked: u32,
    /// How many devices stood ready.
    pub ready: u32,
    /// How many it gives.
    pub given: u32,
    /// SHA-256 of its working, hexadecimal.
    pub working: String,
    /// Changes by hand, oldest first.
    pub adjusted: Vec<Adjustment>,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// Who made it.
    pub made_by: UserId,
}

/// What came of one need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedWorked {
    /// The need, and how it was found.
    pub need: Gathered,
    /// How many devices it gets.
    pub given: u32,
    /// Why no more.
    pub stopped: Stopped,
}

/// What came of one line of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineWorked {
    /// The request.
    pub request: Number,
    /// The line, from 0.
    pub line: u32,
    /// Who asks.
    pub organisation: OrganisationId,
    /// What kind.
    pub kind: Kind,
    /// Its place among the needs.
    pub need: usize,
    /// How many were still asked.
    pub open: u32,
    /// How many the rule gives.
    pub proposed: u32,
    /// How many after changes by hand.
    pub given: u32,
    /// Which devices.
    pub devices: Vec<Tag>,
    /// How many devices that stood ready would have done.
    pub suitable: u32,
    /// How many of the kind were left over that lacked one thing only: what a line that asked less would have had.
    pub missed: Vec<(Lack, u32)>,
}

/// A request that took no part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// The request.
    pub request: Number,
    /// Why.
    pub why: LeftOut,
    /// The condition that does not hold.
    pub rule: Option<Rule>,
}

/// How many devices of a sort stood ready, and how many the split uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// Kind.
    pub kind: Kind,
    /// Grade.
    pub grade: Option<Grade>,
    /// How many stood ready.
    pub ready: u32,
    /// How many are given.
    pub given: u32,
}

/// The working of a split: everything needed to follow it, and to do it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Working {
    /// What stood ready.
    pub ready: Vec<Ready>,
    /// Needs, by organisation and kind.
    pub needs: Vec<NeedWorked>,
    /// Lines, by request.
    pub lines: Vec<LineWorked>,
    /// Requests that took no part.
    pub outside: Vec<Outside>,
}

impl Working {
    /// The lines of a request.
    pub fn lines_of(&self, request: Number) -> impl Iterator<Item = &LineWorked> {
        self.lines.iter().filter(move |l| l.request == request)
    }

    /// How many devices are given in all.
    #[must_use]
    pub fn given(&self) -> u32 {
        self.lines.iter().fold(0, |sum, l| sum.saturating_add(l.given))
    }
}
