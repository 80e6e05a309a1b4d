//! The store: the only place with SQL. One writer, many readers, SQLite and PostgreSQL behind one connection type.

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
pub mod handover;
pub mod idempotency;
pub mod ledger;
mod migrate;
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

/// How many readers a pool holds at most.
const READERS: u32 = 8;

/// The database: a pool of readers and one writer.
#[derive(Clone)]
pub struct Db {
    readers: Pool<Address>,
    writer: Arc<writer::Writer>,
    address: Address,
}

/// What the writer did since the start, and how many readers are at work.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Writes asked for.
    pub jobs: u64,
    /// Writes answered.
    pub answered: u64,
    /// Commits.
    pub commits: u64,
    /// Commits that failed.
    pub failures: u64,
    /// Connections open for readers.
    pub readers_open: u32,
    /// Those of them at work.
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
    /// Opens the database and brings its tables up to date.
    ///
    /// # Errors
    /// When it cannot be opened, or was made by a newer version of the program.
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

    /// Reads. Blocks: call it from a thread that may.
    ///
    /// # Errors
    /// What the reading gives, or that no connection could be had.
    pub fn read<T, E: From<StoreError>>(&self, job: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
        let mut connection = self.readers.get().map_err(StoreError::from)?;
        job(&mut connection)
    }

    /// Reads from one moment of the database, however many questions are asked and whatever is written meanwhile.
    ///
    /// # Errors
    /// What the reading gives, or that no connection could be had.
    pub fn snapshot<T, E: From<StoreError>>(&self, job: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
        let mut connection = self.readers.get().map_err(StoreError::from)?;
        connection.snapshot(job)
    }

    /// Writes, as one unit: all of it is durable when this returns `Ok`, none of it is there when it returns `Err`. Blocks.
    ///
    /// # Errors
    /// What the job gives, or that the database could not commit.
    pub fn write<T, E>(&self, job: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.write(job)
    }

    /// What is going on, for a monitor.
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

    /// Where the data is, without secrets.
    #[must_use]
    pub const fn address(&self) -> &Address {
        &self.address
    }
}
