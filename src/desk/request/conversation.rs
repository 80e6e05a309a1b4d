//! Conversations about a request or an organisation: questions, answers, contesting a decision; and erasing a text in which somebody
//! wrote personal data.

use super::Requests;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::partner::privacy::INSTEAD;
use crate::desk::validation::guard;
use crate::desk::{Acting, Tx, validation};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::event::{Event, EventData};
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::number::Number;
use crate::domain::request::conversation::{Awaits, Message, MessageKind};
use crate::domain::subject::Subject;
use crate::store::{self, AnyConnection};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The most messages shown of a conversation.
pub const MOST: u16 = 200;

/// What a conversation is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    Request(Number),
    /// An organisation and its status as a partner.
    Organisation(OrganisationId),
}

impl About {
    fn subject(&self) -> Subject {
        match self {
            Self::Request(_) => Subject::Request,
            Self::Organisation(_) => Subject::Organisation,
        }
    }

    fn key(&self) -> String {
        match self {
            Self::Request(number) => number.to_string(),
            Self::Organisation(id) => id.to_string(),
        }
    }
}

/// A message as entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageInput {
    /// Defaults to a question.
    #[serde(default = "question")]
    pub kind: MessageKind,
    pub text: String,
    /// The writer confirms the text although it looks as if it holds personal data.
    #[serde(default)]
    pub sure: bool,
}

const fn question() -> MessageKind {
    MessageKind::Question
}

/// A message as shown.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// Sequence number of its event.
    pub seq: u64,
    pub at: DateTime<Utc>,
    /// The user who wrote it.
    pub by: UserId,
    /// Whether staff wrote it.
    pub house: bool,
    pub kind: MessageKind,
    /// `None` once it was erased.
    pub text: Option<String>,
}

impl Tx<'_, '_> {
    /// The organisation of a conversation, or a not-found error when the actor may not see it.
    fn counterpart(&mut self, about: &About) -> Result<OrganisationId, DeskError> {
        match about {
            About::Request(number) => Ok(super::record::visible(self, *number)?.organisation),
            About::Organisation(id) => {
                let found = store::partner::find(self.store.read(), id)?.filter(|o| self.actor.sees(&o.id));
                Ok(found.or_not_found(Noun::Organisation, id)?.id)
            }
        }
    }

    /// Adds a message, updates whose turn it is, and writes to the organisation when staff wrote it.
    pub(in crate::desk) fn message(&mut self, about: &About, kind: MessageKind, text: &str) -> Result<Message, DeskError> {
        let organisation = self.counterpart(about)?;
        let house = self.actor.role != Role::Partner;
        let key = about.key();
        let before = store::request::conversation::last(self.store.read(), &key)?.map(|m| (m.awaits, m.contested));
        let (awaits, contested) = Message::after(kind, house, before);
        let message = Message { about: about.subject(), key: key.clone(), organisation, kind, house, awaits, contested, at: self.now() };
        let event = Event::new(Subject::Message, &key, EventData::Message(Box::new(message.clone()))).with("text", Some(text));
        let appended = self.append(event)?;
        store::request::conversation::project(self.store, &message, &appended)?;
        self.tell_message(&message)?;
        Ok(message)
    }

    /// Erases one text beside an event and appends an event that says so. `whose` returns the organisation of an event whose text may be
    /// erased, or none. `instead` is the text that replaces it, if any.
    fn take_out(
        &mut self,
        seq: u64,
        field: &str,
        instead: Option<&str>,
        whose: impl FnOnce(&EventData) -> Option<&OrganisationId>,
    ) -> Result<(), DeskError> {
        let none = || DeskError::not_found(Noun::Text, seq);
        let place = i64::try_from(seq).map_err(|_too_large| none())?;
        let leaf = store::ledger::event::leaf(self.store.read(), place)?.ok_or_else(none)?;
        if !whose(&leaf.what).is_some_and(|organisation| self.actor.sees(organisation)) {
            return Err(none());
        }
        if store::ledger::event::private(self.store.read(), place, field)?.is_none() {
            return Err(none());
        }
        self.erase_text(seq, field, instead)
    }
}

impl Requests<'_> {
    /// Adds a message to a conversation: a question, an answer, or an organisation's objection to a decision on its request.
    ///
    /// # Errors
    /// When the actor cannot see the record, the text is missing or looks like personal data, or there is no decision to contest.
    pub fn send_message(self, acting: &Acting, about: About, input: &MessageInput) -> Result<Message, DeskError> {
        let text = validation::note("text", Some(&input.text))?.ok_or_else(|| DeskError::field_error("text", ErrorCode::Missing, ""))?;
        guard("text", Some(&text), input.sure)?;
        let kind = input.kind;
        self.desk.write(acting, Permission::Request, move |tx| {
            if kind == MessageKind::Contest {
                let About::Request(number) = &about else {
                    return Err(DeskError::field_error("kind", ErrorCode::Unsupported, kind));
                };
                let request = super::record::visible(tx, *number)?;
                let decided = request.state == crate::domain::request::RequestState::Declined
                    || store::request::allocation_of(tx.store.read(), *number)?.is_some();
                if !decided {
                    return Err(DeskError::conflict(ErrorCode::NothingToContest, number));
                }
            }
            tx.message(&about, kind, &text)
        })
    }

    /// The newest messages of a conversation, at most [`MOST`], oldest first.
    ///
    /// # Errors
    /// When the query fails. The caller must have checked that the actor may see the record.
    pub fn messages(self, about: &About) -> Result<Vec<Said>, DeskError> {
        let lines = self.desk.read(|c| Ok(store::ledger::event::history(c, Subject::Message, &about.key(), None, i64::from(MOST))?))?;
        let said = |line: &store::ledger::event::Line| match &line.leaf.what {
            EventData::Message(m) => Some(Said {
                seq: line.leaf.seq,
                at: line.leaf.at,
                by: line.leaf.actor.clone(),
                house: m.house,
                kind: m.kind,
                text: line.text("text").map(ToOwned::to_owned),
            }),
            _ => None,
        };
        Ok(lines.iter().rev().filter_map(said).collect())
    }

    /// Conversations that wait for an answer by staff, the longest waiting first.
    ///
    /// # Errors
    /// When the query fails.
    pub fn waiting_for_answer(self) -> Result<Vec<Message>, DeskError> {
        self.desk.read(|c| Ok(store::request::conversation::awaiting(c, Awaits::House, None, MOST)?))
    }

    /// Erases one text that should not be kept: a message, or the project description of a request. The event and the ledger's tree stay
    /// unchanged, and the erasure is itself an event. Coordinators may erase any; a partner those its own organisation wrote.
    ///
    /// # Errors
    /// When there is no such text the actor may erase.
    pub fn erase_text(self, acting: &Acting, seq: u64, field: &str) -> Result<(), DeskError> {
        let field = field.to_owned();
        self.desk.write(acting, Permission::Request, move |tx| {
            let house = tx.actor.role != Role::Partner;
            tx.take_out(seq, &field, None, |what| match (what, field.as_str()) {
                (EventData::Message(m), "text") => (house || !m.house).then_some(&m.organisation),
                (EventData::Request(r), "project") => Some(&r.organisation),
                _ => None,
            })
        })
    }

    /// Erases the reason of a request step because it names somebody, and replaces it: a decision must keep a reason. Who replaced it and
    /// when is recorded; the old text is gone.
    ///
    /// # Errors
    /// When there is no such reason, or the replacement is missing or looks like personal data itself.
    pub fn reword_reason(self, acting: &Acting, seq: u64, instead: &str) -> Result<(), DeskError> {
        let invalid = |field_error| DeskError::Invalid(vec![field_error]);
        let instead = validation::note(INSTEAD, Some(instead)).map_err(invalid)?;
        let instead = instead.ok_or_else(|| DeskError::field_error(INSTEAD, ErrorCode::InsteadNeeded, ""))?;
        guard(INSTEAD, Some(&instead), false).map_err(invalid)?;
        self.desk.write(acting, Permission::Allocate, move |tx| {
            tx.take_out(seq, "note", Some(&instead), |what| if let EventData::Request(r) = what { Some(&r.organisation) } else { None })
        })
    }
}

/// A reason that was replaced, as readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    /// Sequence number of the event the reason belonged to.
    pub seq: u64,
    /// The text that replaces it.
    pub text: String,
    pub at: DateTime<Utc>,
    pub by: UserId,
}

/// The replacement of a reason; none when it was not replaced.
///
/// # Errors
/// When the query fails.
pub fn reworded(c: &mut AnyConnection, seq: u64) -> Result<Option<Reworded>, DeskError> {
    let newest = store::ledger::event::history(c, Subject::Erasure, &seq.to_string(), None, 1)?.into_iter().next();
    let read = |line: store::ledger::event::Line| {
        let text = line.text(INSTEAD)?.to_owned();
        Some(Reworded { seq, text, at: line.leaf.at, by: line.leaf.actor })
    };
    Ok(newest.and_then(read))
}
