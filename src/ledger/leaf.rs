//! The leaf: the bytes hashed for one event, and the salted commitments to its private texts.

use crate::domain::event::{Event, EventData};
use crate::domain::id::UserId;
use crate::domain::ledger::channel::Channel;
use crate::domain::subject::Subject;
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::collections::BTreeMap;

/// Version of the leaf format that is written. Version 1 had no channel; it is read for ever.
const VERSION: u8 = 2;
/// Maximum size of a leaf in bytes: an entry of a tile bundle has a 16-bit length prefix (C2SP tlog-tiles).
pub const MAX_LEAF: usize = 65_535;

/// The content of a leaf.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// Version of the leaf format.
    pub v: u8,
    /// Sequence number in the ledger, from 0 without gaps.
    pub seq: u64,
    /// Time by the service's clock. The order of events is `seq`, never this.
    pub at: DateTime<Utc>,
    /// Pseudonym of the actor.
    pub actor: UserId,
    /// The door through which it came; `None` in version 1, which did not record it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// What the event is about.
    pub subject: Subject,
    /// Key of the subject: tag, number or id.
    pub key: String,
    /// What happened.
    pub what: EventData,
    /// Commitments to the private texts, by field name, hexadecimal.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub private: BTreeMap<String, String>,
}

/// Why a leaf cannot be made or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// The leaf would not fit an entry of a tile bundle.
    #[error("the event has {0} bytes, the most a leaf may have is {MAX_LEAF}")]
    TooLong(usize),
    /// It cannot be written as canonical JSON.
    #[error("the event cannot be written as canonical JSON: {0}")]
    Write(String),
    /// The stored bytes are not a leaf.
    #[error("the stored bytes are not an event: {0}")]
    Read(String),
}

/// A private text with its salt, on its way to its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaltedText {
    /// Name of the field.
    pub field: &'static str,
    pub salt: [u8; 32],
    /// The text.
    pub value: String,
}

/// A sealed event: the leaf's bytes, and the private texts kept beside the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The canonical JSON of the leaf.
    pub bytes: Vec<u8>,
    /// Private texts, stored beside the ledger.
    pub private: Vec<SaltedText>,
}

/// The commitment to a private text: HMAC-SHA-256 of `field ‖ 0x00 ‖ value`, keyed with the salt, hexadecimal.
#[must_use]
pub fn commitment(salt: &[u8; 32], field: &str, value: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(salt) else { return String::new() };
    mac.update(field.as_bytes());
    mac.update(&[0]);
    mac.update(value.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// Seals an event at sequence number `seq`. Calls `salt` once per private text.
///
/// # Errors
/// When the event is too long for a leaf, or cannot be written as canonical JSON.
pub fn seal(
    event: Event,
    seq: u64,
    (actor, channel): (&UserId, Channel),
    at: DateTime<Utc>,
    mut salt: impl FnMut() -> [u8; 32],
) -> Result<Sealed, LeafError> {
    let private: Vec<SaltedText> = event.private.into_iter().map(|p| SaltedText { field: p.field, salt: salt(), value: p.value }).collect();
    let leaf = Leaf {
        v: VERSION,
        seq,
        at,
        actor: actor.clone(),
        channel: Some(channel),
        subject: event.subject,
        key: event.key,
        what: event.happening,
        private: private.iter().map(|a| (a.field.to_owned(), commitment(&a.salt, a.field, &a.value))).collect(),
    };
    let bytes = serde_json_canonicalizer::to_vec(&leaf).map_err(|e| LeafError::Write(e.to_string()))?;
    if bytes.len() > MAX_LEAF {
        return Err(LeafError::TooLong(bytes.len()));
    }
    Ok(Sealed { bytes, private })
}

/// Reads the bytes of a leaf.
///
/// # Errors
/// When the bytes are not a leaf of a known version.
pub fn read(bytes: &[u8]) -> Result<Leaf, LeafError> {
    let leaf: Leaf = serde_json::from_slice(bytes).map_err(|e| LeafError::Read(e.to_string()))?;
    match (leaf.v, leaf.channel) {
        (1, None) | (VERSION, Some(_)) => Ok(leaf),
        (1 | VERSION, _) => Err(LeafError::Read(format!("version {} with the fields of another", leaf.v))),
        (unknown, _) => Err(LeafError::Read(format!("version {unknown} is unknown"))),
    }
}
