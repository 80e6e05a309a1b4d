//! The store: the only place with SQL. One writer, many readers, SQLite and PostgreSQL behind one connection type.
//!
//! - `connection.rs`: `AnyConnection`, and how each database is opened. `migrate/`: migrations. `schema.rs`: the tables. `error.rs`:
//!   errors.
//! - `writer.rs`: the writer thread, many jobs per commit. `tx.rs`: `WriteTx`, the write transaction as the functions here see it.
//! - `ledger/event.rs`: the ledger; `Appended`, the proof that a projection needs. `ledger/replay.rs`: what `check` compares.
//! - `state.rs`: how a record's state is stored as JSON, with `put!` to insert or update a row.
//! - One file or folder per area, named as in `domain` and `desk`; most have `project` to write a record, and functions to read it.
//! - `idempotency.rs`, `access_log.rs`, `backup.rs`, `document.rs`: idempotency keys, the access log, SQLite copies, issued documents.
//!
//! Where is the rule that …? How two databases are used: `connection.rs` and `writer.rs`. How long an idempotency key counts: `kept_for`
//! in `idempotency.rs`. When a letter may arrive twice: `claim` and `settle` in `notification.rs`. By which weights something was
//! decided: `policy_at` in `settings.rs`.

pub mod backup;
pub mod batch;
pub mod document;
pub mod stock_take;

pub mod access_log;
pub mod account;
pub mod allocation;
mod connection;
pub mod device;
mod error;
pub mod evidence;
pub mod file;
pub mod handover;
pub mod idempotency;
pub mod ledger;
pub mod migrate;
pub mod notification;
pub mod partner;
pub mod request;
pub mod schema;
pub mod settings;
mod state;
pub mod tx;
pub mod waste;
mod writer;

pub use crate::store::ledger::event::Appended;
pub use crate::store::tx::WriteTx;
pub use connection::{Address, AnyConnection};
pub use error::StoreError;

use crate::domain::entropy::Entropy;
use crate::domain::time::Clock;
use diesel::r2d2::Pool;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The most connections in the pool of readers.
const READERS: u32 = 8;

/// The database: a pool of readers and one writer. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    readers: Pool<Address>,
    writer: Arc<writer::Writer>,
    address: Address,
}

/// Counters of the writer since the start, and the pool's use, for monitoring.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Writes requested.
    pub jobs: u64,
    /// Writes answered, with or without success.
    pub answered: u64,
    /// Commits; several writes may share one.
    pub commits: u64,
    pub failures: u64,
    /// Open connections in the reader pool.
    pub readers_open: u32,
    /// Connections of that pool in use right now.
    pub readers_busy: u32,
}

impl Load {
    /// Writes that wait for the writer.
    #[must_use]
    pub fn waiting(&self) -> i64 {
        i64::try_from(self.jobs.saturating_sub(self.answered)).unwrap_or(i64::MAX)
    }
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Db").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Db {
    /// Opens the database and runs missing migrations.
    ///
    /// # Errors
    /// When the database cannot be opened, or a newer version of the program made it.
    pub fn open(url: &str, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Result<Self, StoreError> {
        let address = Address::parse(url)?;
        let mut first = address.open()?;
        migrate::run(&mut first)?;
        let writer = Arc::new(writer::Writer::start(address.clone(), first, clock, entropy)?);
        let readers = Pool::builder()
            .max_size(READERS)
            .min_idle(Some(1))
            .test_on_check_out(matches!(address, Address::Postgres(_)))
            .connection_timeout(std::time::Duration::from_secs(10))
            .build(address.clone())?;
        Ok(Self { readers, writer, address })
    }

    /// Runs reads on a pooled connection. Blocks the thread.
    ///
    /// # Errors
    /// Whatever the job returns, or that no connection was available within ten seconds.
    pub fn read<T, E: From<StoreError>>(&self, job: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
        let mut connection = self.readers.get().map_err(StoreError::from)?;
        job(&mut connection)
    }

    /// Runs reads on one consistent state of the database, whatever is written meanwhile. Blocks the thread.
    ///
    /// # Errors
    /// Whatever the job returns, or that no connection was available within ten seconds.
    pub fn snapshot<T, E: From<StoreError>>(&self, job: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
        let mut connection = self.readers.get().map_err(StoreError::from)?;
        connection.snapshot(job)
    }

    /// Runs a write job atomically: on `Ok` everything is durable, on `Err` nothing was written. Blocks the thread until the commit.
    ///
    /// # Errors
    /// Whatever the job returns, or that the commit failed.
    pub fn write<T, E>(&self, job: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.write(job)
    }

    /// Remembers a root that was handed out: on another connection, the history must continue it.
    pub fn knows(&self, root: crate::ledger::Root) {
        *self.writer.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(root);
    }

    /// Forgets the root that was handed out: another epoch begins.
    pub fn forgets(&self) {
        *self.writer.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
    }

    /// The current counters, for monitoring.
    #[must_use]
    pub fn load(&self) -> Load {
        let (tally, readers) = (&self.writer.tally, self.readers.state());
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Load {
            answered: of(&tally.answered),
            jobs: of(&tally.jobs),
            commits: of(&tally.commits),
            failures: of(&tally.failures),
            readers_open: readers.connections,
            readers_busy: readers.connections.saturating_sub(readers.idle_connections),
        }
    }

    /// The address of the database; its `Debug` output hides secrets.
    #[must_use]
    pub const fn address(&self) -> &Address {
        &self.address
    }
}
