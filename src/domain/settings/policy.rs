//! Policy: the choices of the operator, as versioned data. Every decision records the version it applied.

use crate::domain::allocation::claim::Weights;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::device::sanitisation::MinimumLevels;
use crate::domain::device::stage::Stage;
use crate::domain::request::programme::Programme;
use serde::{Deserialize, Serialize};

/// The policy in force. Changing it makes a new version; old versions stay readable for the decisions that cite them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// From 1.
    pub version: u32,
    /// Least sanitisation level per kind of medium.
    pub minimum_levels: MinimumLevels,
    /// Sanitisations in a hundred that somebody other than the operator verifies before stock (R2v3 asks for at least five).
    #[serde(default = "usual_share")]
    pub verification_share: u8,
    /// Whether a second person must say as well that a device holds no storage medium.
    #[serde(default)]
    pub second_person_for_no_medium: bool,
    /// Highest class of the socio-economic index that counts as a disadvantaged public (decree of 30 April 2009: classes 1 to 5 of 20).
    pub ise_limit: u8,
    /// Value above which an association needs ministerial authorisation to accept a gift, in cents (art. 9:22 of the code of companies
    /// and associations): a warning, not a refusal.
    pub gift_warning_cents: i64,
    /// Days after which a device that has not moved on is shown as late.
    #[serde(default, skip_serializing_if = "StageLimits::is_usual")]
    pub stage_limits: StageLimits,
    /// What weighs needs against each other when there is less than is asked.
    #[serde(default, skip_serializing_if = "Weights::is_usual")]
    pub fairness: Weights,
    /// Days a promise of devices stands before it lapses.
    #[serde(default = "usual_promise", skip_serializing_if = "is_usual_promise")]
    pub promise_days: u16,
    /// Whether whoever entered a request may not decide on it.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub second_person_decides: bool,
    /// What is promised and expected around a handover.
    #[serde(default, skip_serializing_if = "DoorRules::is_usual")]
    pub door: DoorRules,
    /// Months after a handover at which the recipient is asked how it went.
    pub follow_up_months: u32,
    /// The programmes under which equipment is given.
    pub programmes: Vec<Programme>,
    /// How long an organisation is a partner, and how long what names people is kept.
    #[serde(default, skip_serializing_if = "PartnerTerms::is_usual")]
    pub partner_terms: PartnerTerms,
}

/// Terms of partners: the operator's own choice, except for the two years of contacts, which the data protection rules suggest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerTerms {
    /// Months of an approval.
    pub approval_months: u16,
    /// Days before its end at which a letter reminds of it.
    pub reminder_days: u16,
    /// Days after which an application whose address was not confirmed is forgotten.
    pub unconfirmed_days: u16,
    /// Months after which contacts of an organisation that is no partner any more are erased.
    pub contact_months: u16,
    /// Days after which the text of a letter is erased.
    pub letter_days: u16,
}

impl Default for PartnerTerms {
    fn default() -> Self {
        Self { approval_months: 24, reminder_days: 60, unconfirmed_days: 7, contact_months: 24, letter_days: 365 }
    }
}

impl PartnerTerms {
    /// Whether they are those of a new house.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

const fn usual_share() -> u8 {
    5
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_yes(is: &bool) -> bool {
    *is
}

const fn usual_waiting() -> u16 {
    30
}

const fn usual_promise() -> u16 {
    60
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_usual_promise(days: &u16) -> bool {
    *days == usual_promise()
}

/// The days a device may stand at a stage of the road before the board calls it late. No rule asks for any of them: they are the
/// operator's own choice, and these are a beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageLimits {
    /// Received, and not yet on the bench: unwiped media wait no longer than they must.
    pub received: u16,
    /// On the bench.
    pub workshop: u16,
    /// Ready on a shelf: equipment ages while it waits for a request.
    pub stock: u16,
    /// Promised, and not handed over yet.
    pub reserved: u16,
    /// Held back, for whatever reason.
    pub held: u16,
}

impl Default for StageLimits {
    fn default() -> Self {
        Self { received: 14, workshop: 30, stock: 90, reserved: 30, held: 30 }
    }
}

impl StageLimits {
    /// The most days that can be set.
    pub const MOST: u16 = 3_650;

    /// The stages of the road with their limits, in its order.
    #[must_use]
    pub const fn stages(&self) -> [(Stage, u16); 4] {
        [(Stage::Received, self.received), (Stage::Workshop, self.workshop), (Stage::Stock, self.stock), (Stage::Reserved, self.reserved)]
    }

    /// Whether they are those of a new house: a policy from before there were limits is written as it was.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// What devices of a kind are estimated at, in cents, by grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindValue {
    /// The kind.
    pub kind: Kind,
    /// Of grade A.
    pub a: i64,
    /// Of grade B.
    pub b: i64,
    /// Of grade C.
    pub c: i64,
}

/// What is promised and expected around a handover: days, and what a device is worth. No rule gives these numbers: they are the
/// operator's own choice, and these are a beginning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorRules {
    /// Days during which a faulty device is exchanged.
    pub exchange_days: u16,
    /// Days during which an act sent by link may be signed.
    pub offer_days: u16,
    /// Days before a question without an answer is asked again: an unsigned act, how it went.
    pub remind_days: u16,
    /// Days after which no answer on how it went is called silence.
    pub silence_days: u16,
    /// Days without a word after which who still waits for a decision, or for the rest of it, is written to; and the coordinators are.
    #[serde(default = "usual_waiting")]
    pub waiting_days: u16,
    /// Estimated values; a kind that is not there is worth nothing.
    pub values: Vec<KindValue>,
}

impl Default for DoorRules {
    fn default() -> Self {
        let of = |kind, a, b, c| KindValue { kind, a, b, c };
        let values = vec![
            of(Kind::Desktop, 12_000, 9_000, 6_000),
            of(Kind::AllInOne, 15_000, 11_000, 7_000),
            of(Kind::Laptop, 18_000, 13_000, 8_000),
            of(Kind::Chromebook, 9_000, 7_000, 4_500),
            of(Kind::Tablet, 9_000, 6_500, 4_000),
            of(Kind::Smartphone, 8_000, 6_000, 3_500),
            of(Kind::Monitor, 5_000, 3_500, 2_000),
            of(Kind::Printer, 4_000, 3_000, 2_000),
            of(Kind::ThinClient, 3_000, 2_000, 1_000),
            of(Kind::Server, 30_000, 20_000, 10_000),
            of(Kind::Whiteboard, 40_000, 30_000, 15_000),
        ];
        Self { exchange_days: 30, offer_days: 14, remind_days: 7, silence_days: 30, waiting_days: usual_waiting(), values }
    }
}

impl DoorRules {
    /// Whether they are those of a new house: a policy from before they were there is written as it was.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// What a device is estimated at, in cents.
    #[must_use]
    pub fn value_of(&self, kind: Kind, grade: Option<Grade>) -> i64 {
        let of = |v: &KindValue| match grade {
            Some(Grade::A) => v.a,
            Some(Grade::B) => v.b,
            Some(Grade::C) => v.c,
            Some(Grade::D) | None => 0,
        };
        self.values.iter().find(|v| v.kind == kind).map_or(0, of)
    }
}

impl Policy {
    /// The programme of an action.
    #[must_use]
    pub fn programme(&self, action: &str) -> Option<&Programme> {
        self.programmes.iter().find(|p| p.action == action)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            version: 1,
            minimum_levels: MinimumLevels::default(),
            verification_share: usual_share(),
            second_person_for_no_medium: false,
            ise_limit: 5,
            gift_warning_cents: 10_000_000,
            stage_limits: StageLimits::default(),
            fairness: Weights::default(),
            promise_days: usual_promise(),
            second_person_decides: true,
            door: DoorRules::default(),
            follow_up_months: 6,
            programmes: crate::domain::request::programme::seeded(),
            partner_terms: PartnerTerms::default(),
        }
    }
}
