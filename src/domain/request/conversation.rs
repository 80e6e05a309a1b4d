//! Conversations between the operator and an organisation about a request or the organisation, including contested decisions.

use crate::domain::id::OrganisationId;
use crate::domain::subject::Subject;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// The kind of a message.
    MessageKind {
        /// A question that needs an answer.
        Question => "question",
        /// An answer, or a statement that needs no answer.
        Answer => "answer",
        /// The organisation contests a decision.
        Contest => "contest",
    }
}

text_enum! {
    /// Who has to answer.
    Awaits {
        /// The operator has to answer.
        House => "house",
        /// The organisation has to answer.
        Partner => "partner",
        /// Nobody has to answer.
        Nobody => "nobody",
    }
}

/// A message of a conversation. Its text is private and kept beside the ledger, because it may contain a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The subject of the conversation: a request or an organisation.
    pub about: Subject,
    /// Number of the request or id of the organisation.
    pub key: String,
    /// The organisation that takes part.
    pub organisation: OrganisationId,
    pub kind: MessageKind,
    /// Whether the operator sent it; otherwise the organisation did.
    pub house: bool,
    /// Who has to answer after this message.
    pub awaits: Awaits,
    /// Whether, after this message, a decision is contested and not answered yet.
    pub contested: bool,
    /// When it was sent.
    pub at: DateTime<Utc>,
}

impl Message {
    /// The state of the conversation after a message, given the state before: who has to answer, and whether a decision is contested.
    #[must_use]
    pub const fn after(kind: MessageKind, house: bool, before: Option<(Awaits, bool)>) -> (Awaits, bool) {
        let (waited, contested) = match before {
            Some(open) => open,
            None => (Awaits::Nobody, false),
        };
        match (kind, house) {
            (MessageKind::Contest, _) => (Awaits::House, true),
            (MessageKind::Question, false) => (Awaits::House, contested),
            // A question by the operator does not settle a contested decision.
            (MessageKind::Question, true) => (Awaits::Partner, contested),
            (MessageKind::Answer, true) => (Awaits::Nobody, false),
            // An unprompted addition by the organisation does not close what the operator still has to answer.
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
