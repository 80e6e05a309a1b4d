//! Who is sent the checkpoint of each day: outside parties that keep it, so that a history changed later does not fit what they hold.

use crate::domain::partner::organisation::ContactLanguage;
use serde::{Deserialize, Serialize};

/// The recipients as an event seals them. Their addresses stay outside the ledger, as a text beside the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckpointRecipients {
    /// How many addresses there are.
    pub addresses: u32,
    /// The language of the letters.
    pub language: ContactLanguage,
}

impl Default for CheckpointRecipients {
    fn default() -> Self {
        Self { addresses: 0, language: ContactLanguage::Fr }
    }
}
