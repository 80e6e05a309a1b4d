//! Follow-ups: some months after a handover the recipient says how it went, in counts. No answer is silence, and is counted as silence.

use crate::domain::device::kind::Kind;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::request::wants::AgeBand;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// Where a question is.
    FollowUpState {
        /// Asked, and not answered yet.
        Asked => "asked",
        /// Answered; it may be corrected.
        Answered => "answered",
        /// Nobody answered in time. An answer that comes later still counts.
        Silent => "silent",
    }
}

/// How it went with the devices of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindUse {
    /// The kind.
    pub kind: Kind,
    /// How many were handed over, and have not come back since.
    pub given: u32,
    /// Still used.
    pub used: u32,
    /// Broken.
    pub broken: u32,
    /// Not used: to be collected.
    pub unused: u32,
}

impl KindUse {
    /// Whether every device is in one of the three counts.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        [self.used, self.broken, self.unused].iter().try_fold(0_u32, |sum, n| sum.checked_add(*n)) == Some(self.given)
    }
}

/// The question about one act, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The act.
    pub handover: Number,
    /// Who was asked.
    pub organisation: OrganisationId,
    /// Where it is.
    pub state: FollowUpState,
    /// When it was asked.
    pub asked: DateTime<Utc>,
    /// When it was asked again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminded: Option<DateTime<Utc>>,
    /// When it was answered, the last time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<DateTime<Utc>>,
    /// How it went, kind by kind; what was given, before the answer.
    pub kinds: Vec<KindUse>,
    /// People who use them, by band.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub people: BTreeMap<AgeBand, u32>,
    /// Whether something is said in words; the words are kept beside.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_remark: bool,
    /// What is broken or to be collected was seen to.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reuse {
    /// Handed over, whether asked about or not.
    pub handed_over: u64,
    /// Of these, those whose recipient answered.
    pub answered: u64,
    /// Of these, those said to be in use.
    pub in_use: u64,
    /// Handed over, asked about, and nobody answered.
    pub silent: u64,
}

impl Reuse {
    /// Adds an act with so many devices, and what its recipient said.
    pub fn add(&mut self, handed_over: u64, follow_up: Option<&FollowUp>) {
        self.handed_over += handed_over;
        let Some(f) = follow_up else { return };
        let given: u64 = f.kinds.iter().map(|k| u64::from(k.given)).sum();
        let used: u64 = f.kinds.iter().map(|k| u64::from(k.used)).sum();
        match f.state {
            // What is asked about is what had not come back: the rest of the act is not spoken of.
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
    /// Whether somebody has to do something: repair, collect.
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
