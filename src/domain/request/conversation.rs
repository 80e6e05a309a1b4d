//! Threads: questions and answers about one thing, between the house and an organisation; and the contesting of a decision.

use crate::domain::id::OrganisationId;
use crate::domain::subject::Subject;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What a message is.
    MessageKind {
        /// It asks something, and waits for an answer.
        Question => "question",
        /// It answers, or says something that needs no answer.
        Answer => "answer",
        /// The organisation contests what was decided.
        Contest => "contest",
    }
}

text_enum! {
    /// Whose turn it is.
    Awaits {
        /// The house is to answer.
        House => "house",
        /// The organisation is to answer.
        Partner => "partner",
        /// Nobody.
        Nobody => "nobody",
    }
}

/// A message of a thread. Its text is kept beside the ledger, because a person may have written a name into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What the thread is about: a request or an organisation.
    pub about: Subject,
    /// Its number or id.
    pub key: String,
    /// With which organisation.
    pub organisation: OrganisationId,
    /// What it is.
    pub kind: MessageKind,
    /// Whether the house says it; the organisation otherwise.
    pub house: bool,
    /// Whose turn it is after it.
    pub awaits: Awaits,
    /// Whether a decision is contested and not answered yet, after it.
    pub contested: bool,
    /// When.
    pub at: DateTime<Utc>,
}

impl Message {
    /// What is open after a message, given what was open before it: whose turn it is, and whether a decision stands contested.
    #[must_use]
    pub const fn after(kind: MessageKind, house: bool, before: Option<(Awaits, bool)>) -> (Awaits, bool) {
        let (waited, contested) = match before {
            Some(open) => open,
            None => (Awaits::Nobody, false),
        };
        match (kind, house) {
            (MessageKind::Contest, _) => (Awaits::House, true),
            (MessageKind::Question, false) => (Awaits::House, contested),
            // A question of the house leaves a contest open: it is not answered by being asked about.
            (MessageKind::Question, true) => (Awaits::Partner, contested),
            (MessageKind::Answer, true) => (Awaits::Nobody, false),
            // What the organisation adds without being asked closes nothing of its own.
            (MessageKind::Answer, false) => match (waited, contested) {
                (Awaits::House, _) | (_, true) => (Awaits::House, contested),
                _ => (Awaits::Nobody, false),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Awaits, Message, MessageKind};

    #[test]
    fn a_contest_stays_open_until_the_house_answers_it() {
        let mut open = None;
        let mut say = |kind, house| {
            let after = Message::after(kind, house, open);
            open = Some(after);
            after
        };
        assert_eq!(say(MessageKind::Question, true), (Awaits::Partner, false));
        assert_eq!(say(MessageKind::Answer, false), (Awaits::Nobody, false));
        assert_eq!(say(MessageKind::Contest, false), (Awaits::House, true));
        assert_eq!(say(MessageKind::Question, true), (Awaits::Partner, true));
        assert_eq!(say(MessageKind::Answer, false), (Awaits::House, true));
        assert_eq!(say(MessageKind::Answer, false), (Awaits::House, true));
        assert_eq!(say(MessageKind::Answer, true), (Awaits::Nobody, false));
        assert_eq!(say(MessageKind::Question, false), (Awaits::House, false));
    }
}
