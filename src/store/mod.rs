//! The store: the only place with SQL. One writer, many readers, SQLite and PostgreSQL behind one connection type.

pub mod account;
pub mod backup;
pub mod batch;
pub mod check;
pub mod device;
pub mod document;
pub mod event;
pub mod evidence;
pub mod location;
pub mod once;
pub mod organisation;
pub mod request;
pub mod setting;

mod connection;
mod error;
mod handover;
mod migrate;
pub mod schema;
mod state;
mod writer;

pub use connection::{Address, AnyConnection};
pub use error::StoreError;
pub use event::Appended;
pub use writer::WriteTx;

/// Handover acts and returns.
pub mod act {
    pub use super::handover::*;
}

use crate::domain::chance::Chance;
use crate::domain::time::Clock;
use diesel::r2d2::Pool;
use std::sync::Arc;

/// How many readers a pool holds at most.
const READERS: u32 = 8;

/// The database: a pool of readers and one writer.
#[derive(Clone)]
pub struct Db {
    readers: Pool<Address>,
    writer: Arc<writer::Writer>,
    address: Address,
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
    pub fn open(url: &str, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Result<Self, StoreError> {
        let address = Address::parse(url)?;
        let mut first = address.open()?;
        migrate::run(&mut first)?;
        let writer = Arc::new(writer::Writer::start(address.clone(), first, clock, chance)?);
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

    /// Where the data is, without secrets.
    #[must_use]
    pub const fn address(&self) -> &Address {
        &self.address
    }
}
