//! The write transaction as the functions of the store see it.

use crate::domain::entropy::Entropy;
use crate::ledger::Frontier;
use crate::store::connection::AnyConnection;
use chrono::{DateTime, Utc};

/// A write transaction: the connection, its time, the entropy source, and the right edge of the ledger's tree.
pub struct WriteTx<'a> {
    pub(super) connection: &'a mut AnyConnection,
    pub(super) edge: &'a mut Frontier,
    pub(super) entropy: &'a dyn Entropy,
    pub(super) now: DateTime<Utc>,
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

    /// The source of entropy.
    #[must_use]
    pub fn entropy(&self) -> &dyn Entropy {
        self.entropy
    }
}
