//! Threads: questions and answers on a request or on an organisation, the contesting of a decision; and taking a text out again in
//! which somebody wrote more than should be kept.

use super::Requests;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation::guard;
use crate::desk::{Acting, Tx, validation};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::event::{Event, Happening};
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::number::Number;
use crate::domain::request::conversation::{Awaits, Message, MessageKind};
use crate::domain::subject::Subject;
use crate::store::{self, AnyConnection};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The most messages shown of a thread.
pub const MOST: u16 = 200;

/// What a thread is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A request.
    Request(Number),
    /// An organisation: its becoming a partner.
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

/// A message as it is said.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageInput {
    /// What it is; a question when nothing is said.
    #[serde(default = "question")]
    pub kind: MessageKind,
    /// Its text.
    pub text: String,
    /// That what looks like personal data in it is none, or may stand.
    #[serde(default)]
    pub sure: bool,
}

const fn question() -> MessageKind {
    MessageKind::Question
}

/// A message as it is read.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// The place of its event.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: UserId,
    /// Whether the house said it.
    pub house: bool,
    /// What it is.
    pub kind: MessageKind,
    /// Its text, while it was not erased.
    pub text: Option<String>,
}

impl Tx<'_, '_> {
    /// The organisation a thread is with, if the actor sees it.
    fn counterpart(&mut self, about: &About) -> Result<OrganisationId, DeskError> {
        match about {
            About::Request(number) => Ok(super::record::visible(self, *number)?.organisation),
            About::Organisation(id) => {
                let found = store::partner::find(self.store.read(), id)?.filter(|o| self.actor.sees(&o.id));
                Ok(found.ok_or_else(|| DeskError::none(Noun::Organisation, id))?.id)
            }
        }
    }

    /// Says something in a thread.
    pub(in crate::desk) fn message(&mut self, about: &About, kind: MessageKind, text: &str) -> Result<Message, DeskError> {
        let organisation = self.counterpart(about)?;
        let house = self.actor.role != Role::Partner;
        let key = about.key();
        let before = store::request::conversation::last(self.store.read(), &key)?.map(|m| (m.awaits, m.contested));
        let (awaits, contested) = Message::after(kind, house, before);
        let message = Message { about: about.subject(), key: key.clone(), organisation, kind, house, awaits, contested, at: self.now() };
        let event = Event::new(Subject::Message, &key, Happening::Message(Box::new(message.clone()))).with("text", Some(text));
        let appended = self.append(event)?;
        store::request::conversation::project(self.store, &message, &appended)?;
        self.tell_message(&message)?;
        Ok(message)
    }

    /// Takes a text beside the ledger away, of whose event `whose` tells the organisation when it may go.
    fn take_out(
        &mut self,
        seq: u64,
        field: &str,
        instead: Option<&str>,
        whose: impl FnOnce(&Happening) -> Option<&OrganisationId>,
    ) -> Result<(), DeskError> {
        let none = || DeskError::none(Noun::Text, seq);
        let place = i64::try_from(seq).map_err(|_too_large| none())?;
        let leaf = store::ledger::event::leaf(self.store.read(), place)?.ok_or_else(none)?;
        if !whose(&leaf.what).is_some_and(|organisation| self.actor.sees(organisation)) {
            return Err(none());
        }
        if store::ledger::event::private(self.store.read(), place, field)?.is_none() {
            return Err(none());
        }
        let erasure = Event::new(Subject::Erasure, seq, Happening::Erasure { seq, field: field.to_owned() });
        self.append(erasure.with(INSTEAD, instead))?;
        Ok(store::ledger::event::erase_text(self.store, place, field)?)
    }
}

impl Requests<'_> {
    /// Says something in the thread about a thing: a question, an answer; an organisation may contest a decision on its request.
    ///
    /// # Errors
    /// When there is no such thing for this actor, the text is missing or looks like personal data, or there is no decision to contest.
    pub fn send_message(self, acting: &Acting, about: About, input: &MessageInput) -> Result<Message, DeskError> {
        let text = validation::note("text", Some(&input.text))
            .map_err(|field_error| DeskError::Invalid(vec![field_error]))?
            .ok_or_else(|| DeskError::field_error("text", ErrorCode::Missing, ""))?;
        guard("text", Some(&text), input.sure).map_err(|field_error| DeskError::Invalid(vec![field_error]))?;
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

    /// The messages about a thing, oldest first, at most [`MOST`] of the newest.
    ///
    /// # Errors
    /// When the database refuses. Whether the actor may see the thing is asked before.
    pub fn messages(self, about: &About) -> Result<Vec<Said>, DeskError> {
        let lines = self.desk.read(|c| Ok(store::ledger::event::history(c, Subject::Message, &about.key(), None, i64::from(MOST))?))?;
        let said = |line: &store::ledger::event::Line| match &line.leaf.what {
            Happening::Message(m) => Some(Said {
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

    /// Threads in which the house is to answer, the longest waiting first.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn waiting_for_answer(self) -> Result<Vec<Message>, DeskError> {
        self.desk.read(|c| Ok(store::request::conversation::awaiting(c, Awaits::House, None, MOST)?))
    }

    /// Takes one text beside the ledger away, because it holds what should not be kept: what was said in a thread, or the project of a
    /// request. The leaf and the tree stay as they are; that it was taken away is on record. Who wrote it in the name of an organisation
    /// may, and a coordinator.
    ///
    /// # Errors
    /// When there is no such text for this actor.
    pub fn erase_text(self, acting: &Acting, seq: u64, field: &str) -> Result<(), DeskError> {
        let field = field.to_owned();
        self.desk.write(acting, Permission::Request, move |tx| {
            let house = tx.actor.role != Role::Partner;
            tx.take_out(seq, &field, None, |what| match (what, field.as_str()) {
                (Happening::Message(m), "text") => (house || !m.house).then_some(&m.organisation),
                (Happening::Request(r), "project") => Some(&r.organisation),
                _ => None,
            })
        })
    }

    /// Takes the reason of a step of a request away, because it names somebody, and puts another in its place: a reason does not vanish. That
    /// it was written anew stays on record, with who did it; what stood there does not.
    ///
    /// # Errors
    /// When there is no such reason, nothing stands instead, or that looks like personal data as well.
    pub fn reword_reason(self, acting: &Acting, seq: u64, instead: &str) -> Result<(), DeskError> {
        let invalid = |field_error| DeskError::Invalid(vec![field_error]);
        let instead = validation::note(INSTEAD, Some(instead)).map_err(invalid)?;
        let instead = instead.ok_or_else(|| DeskError::field_error(INSTEAD, ErrorCode::InsteadNeeded, ""))?;
        guard(INSTEAD, Some(&instead), false).map_err(invalid)?;
        self.desk.write(acting, Permission::Allocate, move |tx| {
            tx.take_out(seq, "note", Some(&instead), |what| if let Happening::Request(r) = what { Some(&r.organisation) } else { None })
        })
    }
}

/// The field of the text that stands instead of a reason.
const INSTEAD: &str = "instead";

/// A reason that was written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    /// The place of the event whose reason it was.
    pub seq: u64,
    /// What stands instead.
    pub text: String,
    /// Since when.
    pub at: DateTime<Utc>,
    /// Who wrote it.
    pub by: UserId,
}

/// What stands instead of a reason that was taken away; none when nothing does.
///
/// # Errors
/// When the database refuses.
pub fn reworded(c: &mut AnyConnection, seq: u64) -> Result<Option<Reworded>, DeskError> {
    let newest = store::ledger::event::history(c, Subject::Erasure, &seq.to_string(), None, 1)?.into_iter().next();
    let read = |line: store::ledger::event::Line| {
        let text = line.text(INSTEAD)?.to_owned();
        Some(Reworded { seq, text, at: line.leaf.at, by: line.leaf.actor })
    };
    Ok(newest.and_then(read))
}
