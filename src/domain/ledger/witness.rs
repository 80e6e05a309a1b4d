//! Witnesses: outside parties that read the log by themselves, sign what they saw, and hand their signatures back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The witnesses whose signatures are taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Witnesses {
    /// Their public keys (C2SP tlog-cosignature), each of another name.
    pub keys: Vec<String>,
}

/// A witness's signature on a checkpoint, as it was handed back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cosigned {
    /// The public key that verifies it.
    pub key: String,
    /// The origin of the checkpoint.
    pub origin: String,
    /// How many events the checkpoint signs.
    pub size: u64,
    /// When the witness saw it, by its own clock.
    pub at: DateTime<Utc>,
    /// Its line of the signed note, without the line end.
    pub line: String,
}
