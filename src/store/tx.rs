//! The write transaction as the functions of the store see it.

use crate::domain::entropy::Entropy;
use crate::domain::ledger::channel::Channel;
use crate::domain::number::Number;
use crate::ledger::{Frontier, Root};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use chrono::{DateTime, Utc};

/// A write transaction: the connection, its time, the entropy source, and the right edge of the ledger's tree.
pub struct WriteTx<'a> {
    pub(super) connection: &'a mut AnyConnection,
    pub(super) edge: &'a mut Frontier,
    pub(super) entropy: &'a dyn Entropy,
    pub(super) now: DateTime<Utc>,
    /// The door through which this write came.
    pub(super) channel: Channel,
    /// Whether a number of a series was given: then papers may bear it.
    pub(super) gave_number: bool,
    /// Whether something was erased for good: a copy from before must not bring it back.
    pub(super) erased: bool,
    /// The documents that were issued.
    pub(super) issued: Vec<Number>,
}

impl WriteTx<'_> {
    /// The time of this transaction.
    #[must_use]
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The connection, for reads that see what this transaction wrote.
    pub const fn read(&mut self) -> &mut AnyConnection {
        self.connection
    }

    /// Says through which door the write came; by itself until this is said.
    pub const fn came_by(&mut self, channel: Channel) {
        self.channel = channel;
    }

    /// What of this write has to be kept outside the database at once, when it gave a number, issued a document or erased something: the
    /// number of events with those of this write, and the documents. `None` when it did nothing of it.
    #[must_use]
    pub fn to_witness(&self) -> Option<(u64, Vec<Number>)> {
        (self.gave_number || self.erased || !self.issued.is_empty()).then(|| (self.edge.size(), self.issued.clone()))
    }

    /// The root of the ledger as this write leaves it.
    ///
    /// # Errors
    /// When the stored hashes do not fit together.
    pub fn root(&self) -> Result<Root, StoreError> {
        self.edge.root().map_err(|e| StoreError::inconsistent("log_hash", "edge", e))
    }

    /// The source of entropy.
    #[must_use]
    pub fn entropy(&self) -> &dyn Entropy {
        self.entropy
    }
}
