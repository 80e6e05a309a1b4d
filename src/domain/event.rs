//! Events: what the ledger seals. One vocabulary for everything that changes.

use super::batch::Batch;
use super::handover::{Handover, Return};
use super::id::{ContactId, EvidenceId, OrganisationId, TokenId, UserId};
use super::number::Number;
use super::request::{Allocation, Request};
use super::stock_take::StockTake;
use crate::domain::account::actor::Role;
use crate::domain::allocation::proposal::Proposal;
use crate::domain::device::fold::Fact;
use crate::domain::device::location::Location;
use crate::domain::device::tag::Tag;
use crate::domain::evidence::sanitisation_statement::Statement;
use crate::domain::handover::follow_up::FollowUp;
use crate::domain::partner::organisation::Organisation;
use crate::domain::request::conversation::Message;
use crate::domain::settings::operator::Operator;
use crate::domain::settings::policy::Policy;
use crate::domain::subject::Subject;
use crate::domain::waste::WeeeTransfer;
use serde::{Deserialize, Serialize};

/// What happened. For a device it is the fact; for the other nouns the state they are in afterwards, so that their rows are the
/// last event of each. No variant holds personal data: that travels as [`Private`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum Happening {
    /// A step of a device.
    Device(Box<Fact>),
    /// A batch opened, changed, loaded or closed.
    Batch(Box<Batch>),
    /// An organisation created or changed.
    Organisation(Box<Organisation>),
    /// A contact added or erased.
    Contact {
        /// Of which organisation.
        organisation: OrganisationId,
        /// Whether it is there afterwards.
        present: bool,
    },
    /// A place created or changed.
    Location(Location),
    /// A request entered or moved on.
    Request(Box<Request>),
    /// A decision.
    Allocation(Box<Allocation>),
    /// An act begun, signed or given up.
    Handover(Box<Handover>),
    /// A return.
    Return(Box<Return>),
    /// A data sanitisation statement issued.
    Statement(Box<Statement>),
    /// A stock-take opened, closed or given up.
    StockTake(Box<StockTake>),
    /// Seen in a stock-take: a device that is not with us by its record, or a code that nothing answers to (as a text beside it).
    Sighting {
        /// Where.
        location: String,
        /// The device.
        device: Option<Tag>,
    },
    /// Evidence kept, matched or dismissed.
    Evidence {
        /// SHA-256 of the report as it came, unpacked, hexadecimal.
        sha256: String,
        /// SHA-256 of what is kept of it, where people's names were left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kept: Option<String>,
        /// Its format.
        format: String,
        /// The device it belongs to.
        device: Option<Tag>,
        /// Dismissed with a reason (in the note).
        dismissed: bool,
    },
    /// A user created or changed; the person's name and address stay outside.
    User {
        /// Their role.
        role: Role,
        /// The organisation a partner acts for.
        organisation: Option<OrganisationId>,
        /// Whether they may sign in.
        active: bool,
    },
    /// A token made or revoked.
    Token {
        /// Whose.
        user: UserId,
        /// Whether it may write.
        write: bool,
        /// Whether it works.
        active: bool,
    },
    /// The operator's particulars changed.
    Operator(Box<Operator>),
    /// A new version of the policy.
    Policy(Box<Policy>),
    /// Something said in a thread (as a text beside it).
    Message(Box<Message>),
    /// A proposal of a split made, adjusted by hand or closed.
    Proposal(Box<Proposal>),
    /// A text beside the ledger taken away, because it held what should not be kept.
    Erasure {
        /// The event it stood beside.
        seq: u64,
        /// Which text.
        field: String,
    },
    /// Labels printed: which stock, how many.
    Labels {
        /// The stock's name.
        stock: String,
        /// The tags on it.
        tags: Vec<Tag>,
    },
    /// What names people and was kept long enough is erased: how much, and by which version of the policy. Nobody is named.
    Retention {
        /// The version of the policy.
        policy: u32,
        /// Contacts erased.
        contacts: u32,
        /// Accounts closed and blanked.
        accounts: u32,
        /// Letters blanked.
        letters: u32,
        /// Applications forgotten.
        applications: u32,
    },
    /// Equipment handed to a collector of WEEE.
    WeeeTransfer(Box<WeeeTransfer>),
    /// How it went after a handover: asked, answered, silent.
    FollowUp(Box<FollowUp>),
}

/// A text that may hold personal data. It is stored beside the ledger with a fresh salt; the leaf holds a commitment only, so it
/// can be erased without breaking anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// Which field.
    pub field: &'static str,
    /// Its text.
    pub value: String,
}

/// An event on its way into the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is about.
    pub subject: Subject,
    /// Its key: tag, number or id.
    pub key: String,
    /// What happened.
    pub happening: Happening,
    /// Texts beside the ledger.
    pub private: Vec<Private>,
}

impl Event {
    /// An event without private texts.
    #[must_use]
    pub fn new(subject: Subject, key: impl ToString, happening: Happening) -> Self {
        Self { subject, key: key.to_string(), happening, private: Vec::new() }
    }

    /// Adds a private text, unless it is empty.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: Option<&str>) -> Self {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            self.private.push(Private { field, value: value.to_owned() });
        }
        self
    }

    /// A step of a device.
    #[must_use]
    pub fn device(tag: Tag, fact: Fact, note: Option<&str>) -> Self {
        Self::new(Subject::Device, tag.as_str(), Happening::Device(Box::new(fact))).with("note", note)
    }

    /// The number of a document's noun as its key.
    #[must_use]
    pub fn numbered(subject: Subject, number: Number, happening: Happening) -> Self {
        Self::new(subject, number, happening)
    }

    /// A piece of evidence.
    #[must_use]
    pub fn evidence(id: &EvidenceId, sha256: &str, kept: Option<&str>, format: &str, device: Option<Tag>, dismissed: bool) -> Self {
        let kept = kept.map(ToOwned::to_owned);
        let happening = Happening::Evidence { sha256: sha256.to_owned(), kept, format: format.to_owned(), device, dismissed };
        Self::new(Subject::Evidence, id, happening)
    }

    /// A contact added or erased.
    #[must_use]
    pub fn contact(id: &ContactId, organisation: &OrganisationId, present: bool) -> Self {
        Self::new(Subject::Contact, id, Happening::Contact { organisation: organisation.clone(), present })
    }

    /// A token made or revoked.
    #[must_use]
    pub fn token(id: &TokenId, user: &UserId, write: bool, active: bool) -> Self {
        Self::new(Subject::Token, id, Happening::Token { user: user.clone(), write, active })
    }
}
