//! What a running desk knows of the log that it signs: its keys, its epoch, where they are kept, and whether writing is closed.

use crate::domain::ledger::epoch::{Closed, Epoch};
use crate::ledger::checkpoint::CheckpointKey;
use crate::store::ledger::outside::Outside;
use chrono::NaiveDate;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// The log as it was opened.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Opened {
    pub(in crate::desk) outside: Outside,
    /// The keys of this epoch that are at hand.
    pub(in crate::desk) keys: Vec<CheckpointKey>,
    pub(in crate::desk) epoch: Epoch,
}

/// The log of a desk; not opened for a copy that is only looked at.
#[derive(Debug, Default)]
pub(in crate::desk) struct Log {
    opened: RwLock<Option<Arc<Opened>>>,
    closed: RwLock<Option<Closed>>,
    /// How many events the newest checkpoint of this desk signs. Who holds it is the one who signs.
    signed: Mutex<u64>,
    /// Whether the last attempt to sign, or to keep what was signed outside the database, failed.
    unkept: AtomicBool,
    /// Whether this desk sealed today what stands beside the ledger.
    pub(in crate::desk) sealed: Daily,
    /// Whether this desk wrote today's checkpoint to its recipients.
    pub(in crate::desk) sent: Daily,
}

/// Something done once a day: the day in Brussels on which this desk last did it.
#[derive(Debug, Default)]
pub(in crate::desk) struct Daily(Mutex<Option<NaiveDate>>);

impl Daily {
    pub(in crate::desk) fn is_due(&self, today: NaiveDate) -> bool {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) != Some(today)
    }

    pub(in crate::desk) fn done(&self, today: NaiveDate) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(today);
    }

    /// Makes it due once more today.
    pub(in crate::desk) fn again(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Log {
    pub(in crate::desk) fn opened(&self) -> Option<Arc<Opened>> {
        self.opened.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether something may not have been kept outside the database: then the next write tries again before it is answered.
    pub(in crate::desk) fn is_unkept(&self) -> bool {
        self.unkept.load(Ordering::Relaxed)
    }

    pub(in crate::desk) fn keeping_failed(&self, failed: bool) {
        self.unkept.store(failed, Ordering::Relaxed);
    }

    /// Why the ledger is closed for writing, if it is.
    pub(in crate::desk) fn closed(&self) -> Option<Closed> {
        self.closed.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(in crate::desk) fn open(&self, opened: Opened) {
        *self.opened.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(opened));
        *self.closed.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(in crate::desk) fn close(&self, why: Closed) {
        tracing::error!(%why, "the ledger is closed for writing");
        *self.closed.write().unwrap_or_else(PoisonError::into_inner) = Some(why);
    }

    pub(in crate::desk) fn signing(&self) -> MutexGuard<'_, u64> {
        self.signed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
