//! Schemas of follow-ups.

use super::{FollowUpState, Kind, Number, tells};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

tells! {
    /// How it went with the devices of a kind.
    KindUse of crate::domain::handover::follow_up::KindUse {
        /// The kind.
        kind: Kind,
        /// How many were handed over, and have not come back since.
        given: u32,
        /// Still used.
        used: u32,
        /// Broken.
        broken: u32,
        /// Not used: to be collected.
        unused: u32,
    }
}

tells! {
    /// The question about one act, and its answer.
    FollowUp of crate::domain::handover::follow_up::FollowUp {
        /// The act.
        handover: Number,
        /// Who was asked.
        organisation: String,
        /// Where it is.
        state: FollowUpState,
        /// When it was asked.
        asked: DateTime<Utc>,
        /// When it was asked again.
        #[schema(required = false)]
        reminded: Option<DateTime<Utc>>,
        /// When it was answered, the last time.
        #[schema(required = false)]
        answered: Option<DateTime<Utc>>,
        /// How it went, kind by kind.
        kinds: Vec<KindUse>,
        /// People who use them, by band of age: child, teen, youth, adult, senior.
        #[schema(required = false)]
        people: BTreeMap<String, u32>,
        /// Whether something is said in words.
        #[schema(required = false)]
        has_remark: bool,
        /// What is broken or to be collected was seen to.
        #[schema(required = false)]
        settled: bool,
    }
}

tells! {
    /// How it went with the devices of a kind, as given.
    KindAnswer of crate::desk::handover::follow_up::KindAnswer {
        /// The kind.
        kind: Kind,
        /// Still used.
        #[schema(required = false)]
        used: u32,
        /// Broken.
        #[schema(required = false)]
        broken: u32,
        /// Not used: to be collected.
        #[schema(required = false)]
        unused: u32,
    }
}

tells! {
    /// An answer as given.
    FollowUpInput of crate::desk::handover::follow_up::FollowUpInput {
        /// The act.
        handover: Number,
        /// How it went, each kind once; its counts make what was handed over.
        kinds: Vec<KindAnswer>,
        /// People who use them, by band of age: child, teen, youth, adult, senior.
        #[schema(required = false)]
        people: BTreeMap<String, u32>,
        /// In words, without anybody's name.
        remark: Option<String>,
        /// The words may stand although they look like somebody's name.
        #[schema(required = false)]
        sure: bool,
    }
}
