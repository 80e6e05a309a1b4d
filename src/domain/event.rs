//! Events: the vocabulary of everything the ledger seals.

use super::batch::Batch;
use super::handover::{Handover, Return};
use super::id::{ContactId, EvidenceId, OrganisationId, TokenId, UserId};
use super::number::Number;
use super::request::{Allocation, Request};
use super::stock_take::StockTake;
use crate::domain::account::actor::Role;
use crate::domain::allocation::proposal::Proposal;
use crate::domain::device::fold::StepRecord;
use crate::domain::device::location::Location;
use crate::domain::device::tag::Tag;
use crate::domain::evidence::sanitisation_statement::Statement;
use crate::domain::evidence::verdict::Judgement;
use crate::domain::handover::follow_up::FollowUp;
use crate::domain::ledger::daily_seal::DailySeal;
use crate::domain::ledger::epoch::Epoch;
use crate::domain::ledger::witness::{Cosigned, Witnesses};
use crate::domain::partner::organisation::Organisation;
use crate::domain::request::conversation::Message;
use crate::domain::settings::operator::Operator;
use crate::domain::settings::policy::Policy;
use crate::domain::settings::recipients::CheckpointRecipients;
use crate::domain::subject::Subject;
use crate::domain::waste::WeeeTransfer;
use serde::{Deserialize, Serialize};

/// What happened. For a device it is the fact; for a batch, an organisation, a request, a decision, an act, a return or a setting it is
/// the full state afterwards, so that its row equals its last event; for others it only says what happened. No variant holds personal
/// data, which travels as [`Private`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum EventData {
    /// A device step was taken.
    Device(Box<StepRecord>),
    /// A batch was opened, changed, loaded with its donor list or closed.
    Batch(Box<Batch>),
    /// An organisation was created or changed.
    Organisation(Box<Organisation>),
    /// A contact was added or erased.
    Contact {
        /// The organisation the contact belongs to.
        organisation: OrganisationId,
        /// Whether the contact exists afterwards.
        present: bool,
    },
    /// A location was created or changed.
    Location(Location),
    /// A request was entered, changed or moved to another state.
    Request(Box<Request>),
    /// A decision on a request was made or changed.
    Allocation(Box<Allocation>),
    /// A handover act was prepared, changed, signed or cancelled.
    Handover(Box<Handover>),
    /// Devices were returned.
    Return(Box<Return>),
    /// A sanitisation statement was issued.
    Statement(Box<Statement>),
    /// A stock-take was opened, closed or cancelled.
    StockTake(Box<StockTake>),
    /// A stock-take saw a device that by its record is not in the depot, or a code that is not known (kept as a private text).
    Sighting {
        /// Code of the location where it was seen.
        location: String,
        /// The device; `None` for an unknown code.
        device: Option<Tag>,
    },
    /// Evidence was kept, matched to a device or dismissed.
    Evidence {
        /// SHA-256 of the report as received and decompressed, hexadecimal.
        sha256: String,
        /// SHA-256 of the stored form, when names of people were removed from it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kept: Option<String>,
        /// Format of the report.
        format: String,
        /// The device it was matched to.
        device: Option<Tag>,
        /// Whether it was dismissed; the reason is in the note.
        dismissed: bool,
        /// The verdicts on its erasures; none until they were judged, and in events from before verdicts were recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judgement: Option<Judgement>,
        /// SHA-256 of what was read from it, as stored, hexadecimal; none in events from before readings were sealed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reading: Option<String>,
        /// The version of the readers that read it; none in events from before it was recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reader: Option<u32>,
    },
    /// A user was created or changed. The person's name and address stay outside the ledger.
    User {
        role: Role,
        /// The organisation a partner acts for.
        organisation: Option<OrganisationId>,
        /// Whether the user may sign in.
        active: bool,
        /// SHA-256 of the stored hash of the password, hexadecimal; none in events from before it was sealed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        credential: Option<String>,
    },
    /// An API token was created or revoked.
    Token {
        /// The user it belongs to.
        user: UserId,
        /// Whether it allows writing.
        write: bool,
        /// Whether it is valid.
        active: bool,
        /// SHA-256 of the stored hash of its secret, hexadecimal; none in events from before it was sealed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        credential: Option<String>,
    },
    /// The operator's details changed.
    Operator(Box<Operator>),
    /// Who is sent the checkpoint of each day was changed. The addresses are private.
    CheckpointRecipients(CheckpointRecipients),
    /// The policy has a new version.
    Policy(Box<Policy>),
    /// A message was sent in a conversation; its text is private.
    Message(Box<Message>),
    /// A proposal of a fair split was made, adjusted by hand or closed.
    Proposal(Box<Proposal>),
    /// A private text was erased because it held something that should not be kept.
    Erasure {
        /// Sequence number of the event the text belonged to.
        seq: u64,
        /// Name of the erased field.
        field: String,
    },
    /// Labels were printed.
    Labels {
        /// Name of the label stock.
        stock: String,
        /// Tags printed on the labels.
        tags: Vec<Tag>,
    },
    /// A retention run erased personal data whose retention period was over. It holds counts only and names nobody.
    Retention {
        /// Version of the policy whose retention periods applied.
        policy: u32,
        /// Number of contacts erased.
        contacts: u32,
        /// Number of accounts closed and blanked.
        accounts: u32,
        /// Number of letters blanked.
        letters: u32,
        /// Number of applications erased.
        applications: u32,
    },
    /// Devices or parts were transferred to a WEEE collector.
    WeeeTransfer(Box<WeeeTransfer>),
    /// A follow-up was asked, answered, settled or left unanswered.
    FollowUp(Box<FollowUp>),
    /// What stands beside the ledger was sealed, as every day.
    DailySeal(DailySeal),
    /// The witnesses whose signatures are taken were changed.
    Witnesses(Box<Witnesses>),
    /// A witness handed back its signature on a checkpoint.
    Cosignature(Box<Cosigned>),
    /// An epoch of the ledger began, or its keys changed.
    Epoch(Box<Epoch>),
}

/// A text that may hold personal data. It is stored beside the ledger with a fresh salt, and the leaf holds only a commitment to it, so it
/// can be erased without breaking the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// Name of the field.
    pub field: &'static str,
    pub value: String,
}

/// An event before it is sealed in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is about.
    pub subject: Subject,
    /// Key of the subject: tag, number or id.
    pub key: String,
    pub happening: EventData,
    /// Private texts, stored beside the ledger.
    pub private: Vec<Private>,
}

impl Event {
    /// Creates an event without private texts.
    #[must_use]
    pub fn new(subject: Subject, key: impl ToString, happening: EventData) -> Self {
        Self { subject, key: key.to_string(), happening, private: Vec::new() }
    }

    /// Adds a private text unless it is empty.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: Option<&str>) -> Self {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            self.private.push(Private { field, value: value.to_owned() });
        }
        self
    }

    /// Adds a private text, also an empty one, so that it is sealed that there was none.
    #[must_use]
    pub fn sealing(mut self, field: &'static str, value: &str) -> Self {
        self.private.push(Private { field, value: value.to_owned() });
        self
    }

    /// The event of a device step.
    #[must_use]
    pub fn device(tag: Tag, fact: StepRecord, note: Option<&str>) -> Self {
        Self::new(Subject::Device, tag.as_str(), EventData::Device(Box::new(fact))).with("note", note)
    }

    /// An event whose key is a document number.
    #[must_use]
    pub fn numbered(subject: Subject, number: Number, happening: EventData) -> Self {
        Self::new(subject, number, happening)
    }

    /// The event of a piece of evidence.
    #[must_use]
    pub fn evidence(id: &EvidenceId, sha256: &str, kept: Option<&str>, format: &str, device: Option<Tag>, dismissed: bool) -> Self {
        let kept = kept.map(ToOwned::to_owned);
        let (sha256, format) = (sha256.to_owned(), format.to_owned());
        let happening = EventData::Evidence { sha256, kept, format, device, dismissed, judgement: None, reading: None, reader: None };
        Self::new(Subject::Evidence, id, happening)
    }

    /// The same event of a piece of evidence with the verdicts on its erasures.
    #[must_use]
    pub fn judged(mut self, verdicts: Option<Judgement>) -> Self {
        if let EventData::Evidence { judgement, .. } = &mut self.happening {
            *judgement = verdicts;
        }
        self
    }

    /// The same event of a piece of evidence with the digest of what was read from it, and the version of the readers.
    #[must_use]
    pub fn read_as(mut self, digest: String, version: Option<u32>) -> Self {
        if let EventData::Evidence { reading, reader, .. } = &mut self.happening {
            (*reading, *reader) = (Some(digest), version);
        }
        self
    }

    /// The event of a contact that is added or erased.
    #[must_use]
    pub fn contact(id: &ContactId, organisation: &OrganisationId, present: bool) -> Self {
        Self::new(Subject::Contact, id, EventData::Contact { organisation: organisation.clone(), present })
    }

    /// The event of a token that is created or revoked, with the digest of the stored hash of its secret.
    #[must_use]
    pub fn token(id: &TokenId, user: &UserId, write: bool, active: bool, credential: String) -> Self {
        Self::new(Subject::Token, id, EventData::Token { user: user.clone(), write, active, credential: Some(credential) })
    }
}
