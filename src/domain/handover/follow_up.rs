//! Follow-ups: some months after a handover the recipient reports, in counts, how the devices are doing. No answer in time counts as
//! silent.

use crate::domain::device::kind::Kind;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::request::wants::AgeBand;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// The state of a follow-up.
    FollowUpState {
        /// Asked and not answered yet.
        Asked => "asked",
        /// Answered; the answer may still be corrected.
        Answered => "answered",
        /// Nobody answered in time. An answer that comes later still counts.
        Silent => "silent",
    }
}

/// The answer for one kind of device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindUse {
    pub kind: Kind,
    /// Devices handed over and not returned since.
    pub given: u32,
    /// Devices still in use.
    pub used: u32,
    pub broken: u32,
    /// Devices no longer used, to be collected.
    pub unused: u32,
}

impl KindUse {
    /// Whether every device is in exactly one of the three counts.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        [self.used, self.broken, self.unused].iter().try_fold(0_u32, |sum, n| sum.checked_add(*n)) == Some(self.given)
    }
}

/// The follow-up of one handover act: question and answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    pub handover: Number,
    /// The organisation asked.
    pub organisation: OrganisationId,
    /// The state of the question.
    pub state: FollowUpState,
    /// When it was first asked.
    pub asked: DateTime<Utc>,
    /// When the reminder was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminded: Option<DateTime<Utc>>,
    /// When it was last answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<DateTime<Utc>>,
    /// The answer per kind of device; before the answer, only `given` is filled.
    pub kinds: Vec<KindUse>,
    /// Number of users by age band.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub people: BTreeMap<AgeBand, u32>,
    /// Whether the answer has a remark; its text is private.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_remark: bool,
    /// Whether broken and unused devices have been dealt with.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
}

/// The reuse rate: counts of devices by what their recipients reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reuse {
    /// Devices handed over, asked about or not.
    pub handed_over: u64,
    /// Devices of these whose recipient answered.
    pub answered: u64,
    /// Devices of these reported to be in use.
    pub in_use: u64,
    /// Devices handed over, asked about and left unanswered.
    pub silent: u64,
}

impl Reuse {
    /// Adds a handover act with its number of devices and its follow-up.
    pub fn add(&mut self, handed_over: u64, follow_up: Option<&FollowUp>) {
        self.handed_over += handed_over;
        let Some(f) = follow_up else { return };
        let given: u64 = f.kinds.iter().map(|k| u64::from(k.given)).sum();
        let used: u64 = f.kinds.iter().map(|k| u64::from(k.used)).sum();
        match f.state {
            // The question covers only devices that had not come back; the rest of the act counts as not asked.
            FollowUpState::Answered => {
                self.answered += given.min(handed_over);
                self.in_use += used.min(given).min(handed_over);
            }
            FollowUpState::Silent => self.silent += given.min(handed_over),
            FollowUpState::Asked => {}
        }
    }
}

impl FollowUp {
    /// Whether broken or unused devices still have to be repaired or collected.
    #[must_use]
    pub fn is_to_do(&self) -> bool {
        !self.settled && self.state == FollowUpState::Answered && self.kinds.iter().any(|k| k.broken > 0 || k.unused > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{FollowUpState, KindUse};
    use crate::domain::device::kind::Kind;

    #[test]
    fn counts_add_up_or_do_not() {
        let of = |given, used, broken, unused| KindUse { kind: Kind::Laptop, given, used, broken, unused };
        assert!(of(6, 3, 2, 1).adds_up() && of(0, 0, 0, 0).adds_up());
        assert!(!of(6, 3, 2, 2).adds_up() && !of(6, 3, 2, 0).adds_up() && !of(0, u32::MAX, 1, 0).adds_up());
        assert_eq!(FollowUpState::ALL.len(), 3);
    }
}
