//! Requests of associations and the decisions on them.

use super::condition::Checked;
use super::programme::Audience;
use super::wants::{AccessoryLine, BandCount, Wants};
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::id::{OrganisationId, ProposalId, UserId};
use crate::domain::number::Number;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
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
        /// Give back what was taken in hand.
        Release => "release",
        /// What was not granted is waited for no longer.
        CloseRest => "close_rest",
    }
}

/// The road of a request: step, from, to.
pub const REQUEST_ROAD: &[(RequestStep, RequestState, RequestState)] = &[
    (RequestStep::Submit, RequestState::Draft, RequestState::Submitted),
    (RequestStep::Review, RequestState::Submitted, RequestState::Review),
    // Another coordinator takes it over.
    (RequestStep::Review, RequestState::Review, RequestState::Review),
    (RequestStep::Release, RequestState::Review, RequestState::Submitted),
    (RequestStep::Approve, RequestState::Submitted, RequestState::Approved),
    (RequestStep::Approve, RequestState::Review, RequestState::Approved),
    // More of what was asked and not granted yet.
    (RequestStep::Approve, RequestState::Approved, RequestState::Approved),
    (RequestStep::CloseRest, RequestState::Approved, RequestState::Approved),
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
    /// What else it must have.
    #[serde(default, skip_serializing_if = "Wants::is_nothing")]
    pub wants: Wants,
    /// The least number that is of use, when fewer are of none: a room full, or nothing. 1 to 30, at most what is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_useful: Option<u32>,
}

impl RequestLine {
    /// So many of a kind, of at least a grade.
    #[must_use]
    pub fn new(kind: Kind, quantity: u32, least_grade: Grade) -> Self {
        Self { kind, quantity, least_grade, least_ram_mb: None, wants: Wants::default(), least_useful: None }
    }
}

/// The most that can be said to be the least that is of use: who asks for all or nothing must not stop everybody else.
pub const MOST_LOT: u32 = 30;

text_enum! {
    /// How the devices come to whoever asked.
    Delivery {
        /// They fetch them at the depot.
        PickUp => "pick_up",
        /// They are brought.
        Delivered => "delivered",
    }
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
    /// The same people by band of age; empty when not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<BandCount>,
    /// Lines.
    pub lines: Vec<RequestLine>,
    /// Accessories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessories: Vec<AccessoryLine>,
    /// By when they are wished for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished: Option<NaiveDate>,
    /// How they come there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
    /// Where it is.
    pub state: RequestState,
    /// Who has it in hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_hand: Option<UserId>,
    /// When it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<DateTime<Utc>>,
    /// Whether what was not granted is waited for no longer.
    #[serde(default, skip_serializing_if = "is_not")]
    pub rest_closed: bool,
    /// When it was entered.
    pub entered: DateTime<Utc>,
    /// Who entered it.
    pub entered_by: UserId,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_not(closed: &bool) -> bool {
    !*closed
}

impl Request {
    /// A request that has just been begun, and asks nothing yet.
    #[must_use]
    pub const fn begun(
        number: Number,
        organisation: OrganisationId,
        action: String,
        audience: Audience,
        entered_by: UserId,
        entered: DateTime<Utc>,
    ) -> Self {
        Self {
            number,
            organisation,
            action,
            audience,
            people: 0,
            has_project: false,
            bands: Vec::new(),
            lines: Vec::new(),
            accessories: Vec::new(),
            wished: None,
            delivery: None,
            state: RequestState::Draft,
            in_hand: None,
            sent: None,
            rest_closed: false,
            entered,
            entered_by,
        }
    }

    /// Since when it waits.
    #[must_use]
    pub fn since(&self) -> DateTime<Utc> {
        self.sent.unwrap_or(self.entered)
    }

    /// How many of a line are still asked, when so many of it were granted.
    #[must_use]
    pub fn open(&self, line: usize, granted: u32) -> u32 {
        if self.rest_closed { 0 } else { self.lines.get(line).map_or(0, |l| l.quantity.saturating_sub(granted)) }
    }

    /// Whether anything is still waited for, when so many per line were granted.
    #[must_use]
    pub fn waits(&self, granted: &[u32]) -> bool {
        (0..self.lines.len()).any(|line| self.open(line, granted.get(line).copied().unwrap_or(0)) > 0)
    }
}

/// A decision on a request. A request may be decided on more than once: what was not granted goes on waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// `ATT-…`.
    pub number: Number,
    /// The request.
    pub request: Number,
    /// Granted per line by this decision, in the order of the lines.
    pub granted: Vec<u32>,
    /// The conditions as they stood on the date.
    pub eligibility: Vec<Checked>,
    /// The policy applied.
    pub policy: u32,
    /// The proposal it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
    /// Until when the promise stands; extended by a later version of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The day the promise stood until, once it lapsed: what was not taken up by then is not granted any more, and waits again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapsed: Option<NaiveDate>,
    /// SHA-256 of the frozen PDF of the decision, hexadecimal; decisions of before there were papers have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// SHA-256 of what the page of the paper shows, hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// Who decided.
    pub decided_by: UserId,
    /// When.
    pub decided: DateTime<Utc>,
}
