//! Requests of organisations and the decisions (allocations) on them.

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
    /// The state of a request.
    RequestState {
        /// A draft, not submitted yet.
        Draft => "draft",
        /// Submitted, not in review.
        Submitted => "submitted",
        /// A coordinator is reviewing it.
        Review => "review",
        /// Granted, wholly or in part.
        Approved => "approved",
        /// Declined, with a reason.
        Declined => "declined",
        /// Withdrawn before a decision.
        Withdrawn => "withdrawn",
        /// Everything granted was handed over.
        Fulfilled => "fulfilled",
    }
}

text_enum! {
    /// A step of a request.
    RequestStep {
        /// Submit a draft.
        Submit => "submit",
        /// Start a review, or take over another coordinator's.
        Review => "review",
        /// Grant devices, wholly or in part.
        Approve => "approve",
        /// Decline it.
        Decline => "decline",
        /// Withdraw it.
        Withdraw => "withdraw",
        /// Close it after everything granted was handed over.
        Fulfil => "fulfil",
        /// End a review without a decision.
        Release => "release",
        /// Close the part that was not granted.
        CloseRest => "close_rest",
    }
}

/// The transition table of a request: step, from, to.
pub const REQUEST_ROAD: &[(RequestStep, RequestState, RequestState)] = &[
    (RequestStep::Submit, RequestState::Draft, RequestState::Submitted),
    (RequestStep::Review, RequestState::Submitted, RequestState::Review),
    // Another coordinator takes over.
    (RequestStep::Review, RequestState::Review, RequestState::Review),
    (RequestStep::Release, RequestState::Review, RequestState::Submitted),
    (RequestStep::Approve, RequestState::Submitted, RequestState::Approved),
    (RequestStep::Approve, RequestState::Review, RequestState::Approved),
    // A further grant from the part still open.
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
    /// The state a step leads to; `None` when the step is not possible.
    #[must_use]
    pub fn after(self, step: RequestStep) -> Option<Self> {
        REQUEST_ROAD.iter().find(|(s, from, _)| *s == step && *from == self).map(|(_, _, to)| *to)
    }
}

/// A request line: a number of devices of one kind, with a minimum grade and memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestLine {
    pub kind: Kind,
    /// Devices asked for, 1 to 9,999.
    pub quantity: u32,
    /// Minimum grade, A to C.
    pub least_grade: Grade,
    /// Minimum memory in MiB.
    #[serde(default)]
    pub least_ram_mb: Option<u32>,
    /// Further requirements.
    #[serde(default, skip_serializing_if = "Wants::is_nothing")]
    pub wants: Wants,
    /// Minimum useful lot, when fewer devices are of no use, as for a classroom. 1 to 30, at most the quantity; `None` when any number
    /// helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_useful: Option<u32>,
}

impl RequestLine {
    /// A line without further requirements.
    #[must_use]
    pub fn new(kind: Kind, quantity: u32, least_grade: Grade) -> Self {
        Self { kind, quantity, least_grade, least_ram_mb: None, wants: Wants::default(), least_useful: None }
    }
}

/// Upper bound of the minimum useful lot, so that an all-or-nothing request cannot block everybody else.
pub const MOST_LOT: u32 = 30;

text_enum! {
    /// How the devices reach the recipient.
    Delivery {
        /// The recipient picks them up at the depot.
        PickUp => "pick_up",
        /// The operator delivers them.
        Delivered => "delivered",
    }
}

/// Maximum quantity of a line.
pub const MAX_QUANTITY: u32 = 9_999;

/// A request. The project description is a private text beside the ledger, because it may contain a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// `DEM-…`.
    pub number: Number,
    /// The organisation that asks.
    pub organisation: OrganisationId,
    /// Number of the action of the plan.
    pub action: String,
    /// The audience the devices serve.
    pub audience: Audience,
    /// Number of people the devices serve.
    pub people: u32,
    /// Whether a project is described.
    pub has_project: bool,
    /// The same people by age band; empty when not stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<BandCount>,
    pub lines: Vec<RequestLine>,
    /// Accessories asked for; empty when none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessories: Vec<AccessoryLine>,
    /// The date by which the devices are wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished: Option<NaiveDate>,
    /// How the devices reach the recipient; `None` when not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
    pub state: RequestState,
    /// The coordinator who is reviewing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_hand: Option<UserId>,
    /// When it was submitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<DateTime<Utc>>,
    /// Whether the part that was not granted is closed.
    #[serde(default, skip_serializing_if = "is_not")]
    pub rest_closed: bool,
    /// When it was first entered.
    pub entered: DateTime<Utc>,
    pub entered_by: UserId,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_not(closed: &bool) -> bool {
    !*closed
}

impl Request {
    /// A new draft that asks for nothing yet.
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

    /// When it started waiting: its submission, or its entry when not submitted.
    #[must_use]
    pub fn since(&self) -> DateTime<Utc> {
        self.sent.unwrap_or(self.entered)
    }

    /// Devices still asked on a line, given the number already granted.
    #[must_use]
    pub fn open(&self, line: usize, granted: u32) -> u32 {
        if self.rest_closed { 0 } else { self.lines.get(line).map_or(0, |l| l.quantity.saturating_sub(granted)) }
    }

    /// Whether any line is still open, given the number granted per line.
    #[must_use]
    pub fn waits(&self, granted: &[u32]) -> bool {
        (0..self.lines.len()).any(|line| self.open(line, granted.get(line).copied().unwrap_or(0)) > 0)
    }
}

/// An allocation: a decision on a request. A request may have several; what was not granted keeps waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// `ATT-…`.
    pub number: Number,
    pub request: Number,
    /// Devices granted by this decision, one number per request line.
    pub granted: Vec<u32>,
    /// The programme's conditions as they stood on the date of the decision.
    pub eligibility: Vec<Checked>,
    /// Version of the policy applied.
    pub policy: u32,
    /// The proposal it follows, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
    /// Last day of the grant; it can be extended. `None` when it has no end or has lapsed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The last day of the grant, once it lapsed: devices not picked or handed over by then are no longer granted and wait again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapsed: Option<NaiveDate>,
    /// SHA-256 of the frozen PDF of the decision, hexadecimal; `None` for decisions older than such documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// SHA-256 of what the document page shows, hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    pub decided_by: UserId,
    pub decided: DateTime<Utc>,
}
