//! The policy: the operator's choices as versioned data. Every decision records the version it applied.

use crate::domain::allocation::claim::Weights;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::{Kind, MediumKind};
use crate::domain::device::sanitisation::MinimumLevels;
use crate::domain::device::stage::Stage;
use crate::domain::device::support::table::SupportTableCited;
use crate::domain::request::programme::Programme;
use serde::{Deserialize, Serialize};

/// The policy in force. A change makes a new version; old versions stay readable for the decisions that cite them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Version, from 1.
    pub version: u32,
    /// Minimum sanitisation level per kind of medium.
    pub minimum_levels: MinimumLevels,
    /// Kinds of media for which a declaration does not suffice: only the log of a tool closes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub logs_only: Vec<MediumKind>,
    /// Percentage of sanitisations that somebody else than the person who did them verifies before stock (R2v3 asks for at least 5 %).
    #[serde(default = "usual_share")]
    pub verification_share: u8,
    /// Whether a second person must confirm that a device holds no storage medium.
    #[serde(default)]
    pub second_person_for_no_medium: bool,
    /// Highest class of the socio-economic index that counts as a disadvantaged public (decree of 30 April 2009: classes 1 to 5 of 20).
    pub ise_limit: u8,
    /// Value in cents above which an association needs ministerial authorisation to accept a gift (art. 9:22 of the code of companies and
    /// associations). It causes a warning, not a refusal.
    pub gift_warning_cents: i64,
    /// Days after which a device that has not moved on is shown as late.
    #[serde(default, skip_serializing_if = "StageLimits::is_usual")]
    pub stage_limits: StageLimits,
    /// Weights of the fair split.
    #[serde(default, skip_serializing_if = "Weights::is_usual")]
    pub fairness: Weights,
    /// Days after which a grant lapses.
    #[serde(default = "usual_promise", skip_serializing_if = "is_usual_promise")]
    pub promise_days: u16,
    /// Whether whoever entered a request is barred from deciding on it.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub second_person_decides: bool,
    /// Time limits and values around handovers.
    #[serde(default, skip_serializing_if = "HandoverRules::is_usual")]
    pub door: HandoverRules,
    /// Months after a handover at which the follow-up is asked.
    pub follow_up_months: u32,
    /// The programmes under which equipment is given.
    pub programmes: Vec<Programme>,
    /// Term of a partner's approval and retention periods of personal data.
    #[serde(default, skip_serializing_if = "PartnerTerms::is_usual")]
    pub partner_terms: PartnerTerms,
    /// The table on the end of support of systems, where an administrator has loaded one; `None` for the one that is shipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_table: Option<SupportTableCited>,
}

/// Terms of partners and retention periods. They are the operator's own choice, except that data protection rules suggest two years for
/// contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerTerms {
    /// Length of an approval, in months.
    pub approval_months: u16,
    /// Days before the end of an approval at which a letter reminds of it.
    pub reminder_days: u16,
    /// Days after which an unconfirmed application is erased.
    pub unconfirmed_days: u16,
    /// Months after which the contacts of a former partner are erased.
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
    /// Whether these are the default terms, which are not serialised.
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

/// Days a device may stay at a stage before the board shows it as late. No regulation sets them: the defaults are starting values for the
/// operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageLimits {
    /// At `Received`: short, because unsanitised media should not wait.
    pub received: u16,
    /// At `Workshop`.
    pub workshop: u16,
    /// At `Stock`: equipment ages while it waits for a request.
    pub stock: u16,
    /// At `Reserved`, not handed over yet.
    pub reserved: u16,
    /// On hold, for any reason.
    pub held: u16,
}

impl Default for StageLimits {
    fn default() -> Self {
        Self { received: 14, workshop: 30, stock: 90, reserved: 30, held: 30 }
    }
}

impl StageLimits {
    /// Upper bound of a limit, in days.
    pub const MOST: u16 = 3_650;

    /// The stages with their limits, in the order of the life cycle.
    #[must_use]
    pub const fn stages(&self) -> [(Stage, u16); 4] {
        [(Stage::Received, self.received), (Stage::Workshop, self.workshop), (Stage::Stock, self.stock), (Stage::Reserved, self.reserved)]
    }

    /// Whether these are the default limits. Defaults are not serialised, so that policies older than the limits keep their stored form.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// Estimated value of a device of one kind, in cents, by grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindValue {
    pub kind: Kind,
    pub a: i64,
    pub b: i64,
    pub c: i64,
}

/// Time limits and estimated values around handovers. No regulation sets them: the defaults are starting values for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverRules {
    /// Days after a handover within which a faulty device is exchanged.
    pub exchange_days: u16,
    /// Days within which a handover act offered by link may be signed.
    pub offer_days: u16,
    /// Days before a reminder of an unsigned act, an unanswered follow-up or an unanswered question.
    pub remind_days: u16,
    /// Days after which an unanswered follow-up counts as silent.
    pub silence_days: u16,
    /// Days without news after which an organisation that waits for a decision, or for the rest of a partial grant, gets a letter, and so
    /// do the coordinators.
    #[serde(default = "usual_waiting")]
    pub waiting_days: u16,
    /// Estimated values; a kind not listed has the value 0.
    pub values: Vec<KindValue>,
}

impl Default for HandoverRules {
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

impl HandoverRules {
    /// Whether these are the defaults. Defaults are not serialised, so that policies older than these rules keep their stored form.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Estimated value of a device in cents; 0 for grade D or without a grade.
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
    /// The programme of an action, by its number.
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
            logs_only: Vec::new(),
            verification_share: usual_share(),
            second_person_for_no_medium: false,
            ise_limit: 5,
            gift_warning_cents: 10_000_000,
            stage_limits: StageLimits::default(),
            fairness: Weights::default(),
            promise_days: usual_promise(),
            second_person_decides: true,
            door: HandoverRules::default(),
            follow_up_months: 6,
            programmes: crate::domain::request::programme::seeded(),
            partner_terms: PartnerTerms::default(),
            support_table: None,
        }
    }
}
