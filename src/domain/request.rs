//! Requests of associations and the decisions on them.

use super::condition::Grade;
use super::id::{OrganisationId, UserId};
use super::kind::Kind;
use super::number::Number;
use super::programme::{Audience, Checked};
use super::text::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// Where a request is.
    RequestState {
        /// Being written.
        Draft => "draft",
        /// Sent.
        Submitted => "submitted",
        /// Someone is working on it.
        Review => "review",
        /// Granted, wholly or in part.
        Approved => "approved",
        /// Declined with a motive.
        Declined => "declined",
        /// Taken back by its sender.
        Withdrawn => "withdrawn",
        /// Everything granted was handed over.
        Fulfilled => "fulfilled",
    }
}

text_enum! {
    /// What can happen to a request.
    RequestStep {
        /// Send.
        Submit => "submit",
        /// Take in hand.
        Review => "review",
        /// Grant.
        Approve => "approve",
        /// Decline.
        Decline => "decline",
        /// Take back.
        Withdraw => "withdraw",
        /// Close: all was handed over.
        Fulfil => "fulfil",
    }
}

/// The road of a request: step, from, to.
pub const REQUEST_ROAD: &[(RequestStep, RequestState, RequestState)] = &[
    (RequestStep::Submit, RequestState::Draft, RequestState::Submitted),
    (RequestStep::Review, RequestState::Submitted, RequestState::Review),
    (RequestStep::Approve, RequestState::Submitted, RequestState::Approved),
    (RequestStep::Approve, RequestState::Review, RequestState::Approved),
    (RequestStep::Decline, RequestState::Submitted, RequestState::Declined),
    (RequestStep::Decline, RequestState::Review, RequestState::Declined),
    (RequestStep::Withdraw, RequestState::Draft, RequestState::Withdrawn),
    (RequestStep::Withdraw, RequestState::Submitted, RequestState::Withdrawn),
    (RequestStep::Withdraw, RequestState::Review, RequestState::Withdrawn),
    (RequestStep::Fulfil, RequestState::Approved, RequestState::Fulfilled),
];

impl RequestState {
    /// Where a step leads from here, if it is on the road.
    #[must_use]
    pub fn after(self, step: RequestStep) -> Option<Self> {
        REQUEST_ROAD.iter().find(|(s, from, _)| *s == step && *from == self).map(|(_, _, to)| *to)
    }
}

/// One line: so many devices of a kind, of at least this grade and memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestLine {
    /// Kind.
    pub kind: Kind,
    /// How many are asked, 1 to 9,999.
    pub quantity: u32,
    /// Least grade accepted: A to C.
    pub least_grade: Grade,
    /// Least memory, MiB.
    #[serde(default)]
    pub least_ram_mb: Option<u32>,
}

/// The most of one kind that a line may ask.
pub const MAX_QUANTITY: u32 = 9_999;

/// A request. The project's text is kept beside the ledger, because a person may have written a name into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// `DEM-…`.
    pub number: Number,
    /// Who asks.
    pub organisation: OrganisationId,
    /// The action of the plan.
    pub action: String,
    /// Whom the devices serve.
    pub audience: Audience,
    /// How many people they will serve: a count, never names.
    pub people: u32,
    /// Whether a project was described.
    pub has_project: bool,
    /// Lines.
    pub lines: Vec<RequestLine>,
    /// Where it is.
    pub state: RequestState,
    /// When it was entered.
    pub entered: DateTime<Utc>,
    /// Who entered it.
    pub entered_by: UserId,
}

/// A decision on a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// `ATT-…`.
    pub number: Number,
    /// The request.
    pub request: Number,
    /// Granted per line, in the order of the lines.
    pub granted: Vec<u32>,
    /// The conditions as they stood on the date.
    pub eligibility: Vec<Checked>,
    /// The policy applied.
    pub policy: u32,
    /// Who decided.
    pub decided_by: UserId,
    /// When.
    pub decided: DateTime<Utc>,
}
