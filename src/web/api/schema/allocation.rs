//! Schemas of proposals and messages.

use super::{MessageKind, Number, ProposalState, Sha256, Subject, tells};
use chrono::{DateTime, Utc};

tells! {
    /// A change by hand of what was proposed.
    Adjustment of crate::domain::allocation::proposal::Adjustment {
        /// The request.
        request: Number,
        /// Its line, from 0.
        line: u32,
        /// How many were proposed before.
        from: u32,
        /// How many now.
        to: u32,
        /// Who, by pseudonym.
        by: String,
        /// When.
        at: DateTime<Utc>,
    }
}

tells! {
    /// A proposal of a split: by what rule, from which seed, and the digest of its working.
    Proposal of crate::domain::allocation::proposal::Proposal {
        /// Its id.
        id: String,
        /// Only requests under this action of the plan; null for all.
        action: Option<String>,
        /// Where it is.
        state: ProposalState,
        /// The version of the rule of fairness.
        rule: u32,
        /// The version of the policy, with its weights.
        policy: u32,
        /// The seed of the draw that settles ties.
        seed: u32,
        /// How many requests took part.
        requests: u32,
        /// How many devices they still asked.
        asked: u32,
        /// How many devices stood ready.
        ready: u32,
        /// How many it gives.
        given: u32,
        /// SHA-256 of its working.
        working: Sha256,
        /// Changes by hand, oldest first.
        adjusted: Vec<Adjustment>,
        /// When it was made.
        made: DateTime<Utc>,
        /// Who made it, by pseudonym.
        made_by: String,
    }
}

tells! {
    /// Something said in a thread.
    Message of crate::domain::request::conversation::Message {
        /// What the thread is about.
        about: Subject,
        /// Its number or id.
        key: String,
        /// With which organisation.
        organisation: String,
        /// What it is.
        kind: MessageKind,
        /// Whether the house says it.
        house: bool,
        /// Whose turn it is after it: house, partner or nobody.
        awaits: String,
        /// Whether a decision stands contested after it.
        contested: bool,
        /// When.
        at: DateTime<Utc>,
    }
}

tells! {
    /// A message as it is said.
    MessageInput of crate::desk::request::conversation::MessageInput {
        /// What it is; a question when nothing is said.
        #[schema(required = false)]
        kind: MessageKind,
        /// Its text.
        text: String,
        /// That what looks like personal data in it is none, or may stand.
        #[schema(required = false)]
        sure: bool,
    }
}

tells! {
    /// A message as it is read.
    Said of crate::desk::request::conversation::Said {
        /// The place of its event.
        seq: u64,
        /// When.
        at: DateTime<Utc>,
        /// Who, by pseudonym.
        by: String,
        /// Whether the house said it.
        house: bool,
        /// What it is.
        kind: MessageKind,
        /// Its text, while it was not erased.
        text: Option<String>,
    }
}
