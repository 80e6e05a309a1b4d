//! Epochs of the ledger: under which origin and with which keys its checkpoints are signed.

use crate::domain::number::Series;
use serde::{Deserialize, Serialize};

/// An epoch as its event says it. The newest such event is in force. The first is made when the database is made, or first opened by a
/// version that signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Epoch {
    /// The name of the log in its checkpoints, such as `reprise/3f0c9d2e77aa41b8/1`; the number at the end is that of the epoch.
    pub origin: String,
    /// The public keys of those who sign, as verifier keys of a signed note. More than one while a key is being replaced.
    pub keys: Vec<String>,
    /// Why there is a new epoch: what was known of the one before; `None` for the first, and when only keys changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Ended>,
    /// Numbers that are not given again, since papers that bear them may be in somebody's hands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<Skipped>,
}

/// What is known of an epoch that ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Its origin.
    pub origin: String,
    /// How many events its newest known checkpoint signs.
    pub signed: u64,
    /// The root that checkpoint signs, hexadecimal.
    pub root: String,
    /// How many events were there when the new epoch began.
    pub held: u64,
}

/// Numbers of a series and year that are not given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    pub series: Series,
    pub year: i32,
    /// The first one.
    pub from: i64,
    /// The last one.
    pub to: i64,
}

/// Why the ledger is closed for writing, until an operator has looked at it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Closed {
    /// The private key that signs checkpoints is not there.
    #[error("the key that signs its checkpoints is not at {file}")]
    KeyMissing {
        /// Where it should be.
        file: String,
    },
    /// The key that is there is none of this ledger.
    #[error("the key at {file} is not one of this ledger")]
    OtherKey {
        /// Where it was read.
        file: String,
    },
    /// A checkpoint that was handed out is of another ledger.
    #[error("the checkpoint kept outside is of another ledger, {origin}")]
    OtherLedger {
        /// The origin it names.
        origin: String,
    },
    /// The history does not continue a checkpoint that was handed out.
    #[error("the history does not continue a checkpoint that was handed out over {signed} events; there are {held}")]
    Forked {
        /// How many events the checkpoint signs.
        signed: u64,
        /// How many events there are.
        held: u64,
    },
    /// Numbers were given that the database does not know.
    #[error("the number {number} was given, and the database does not know it")]
    NumberLost {
        /// The last one that was given.
        number: String,
    },
}

/// The origin of an epoch of a log.
#[must_use]
pub fn origin(log: &str, epoch: u32) -> String {
    format!("reprise/{log}/{epoch}")
}

/// The origin of the epoch after this one.
#[must_use]
pub fn following(origin: &str) -> Option<String> {
    let (log, epoch) = origin.rsplit_once('/')?;
    Some(format!("{log}/{}", epoch.parse::<u32>().ok()?.checked_add(1)?))
}

#[cfg(test)]
mod tests {
    use super::{following, origin};

    #[test]
    fn an_epoch_follows_another() {
        assert_eq!(following(&origin("3f0c", 1)).as_deref(), Some("reprise/3f0c/2"));
        for wrong in ["reprise", "reprise/a/b", "reprise/a/4294967295"] {
            assert_eq!(following(wrong), None, "{wrong}");
        }
    }
}
