//! The daily seal: letters, one-time links and the access log are rows beside the ledger, changed without an event. Once a day an event
//! seals them as they stand, so that nobody changes them afterwards unseen.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What one daily event seals. It names nobody: counts and digests only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DailySeal {
    /// What changed before this moment is sealed; what changes later, by the next one.
    pub until: DateTime<Utc>,
    /// How many letters changed since the seal before.
    pub letters: u32,
    /// How many one-time links changed.
    pub links: u32,
    /// SHA-256 over the lines `kind key plain fixed state` of these letters and links, sorted, hexadecimal.
    pub rows: String,
    /// How many pages were looked at by auditors.
    pub readings: u32,
    /// SHA-256 over those entries of the access log, as JSON lines in order, hexadecimal.
    pub access: String,
}
