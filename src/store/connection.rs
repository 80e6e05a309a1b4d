//! One connection type for both databases, and how each is opened.

use super::error::StoreError;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, R2D2Connection};

/// How often SQLite is asked anew for the write-ahead log, and how long is waited between: ten seconds in all, as for any other lock.
const WAL_TRIES: u32 = 500;
const WAL_PAUSE: std::time::Duration = std::time::Duration::from_millis(20);

/// SQLite or PostgreSQL.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// Embedded.
    Sqlite(diesel::SqliteConnection),
    /// A server.
    Postgres(diesel::PgConnection),
}

/// What can go wrong in a snapshot: the database, or what is done in it.
enum Broken<E> {
    Database(diesel::result::Error),
    Job(E),
}

impl<E> From<diesel::result::Error> for Broken<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}

impl AnyConnection {
    /// Reads from one moment. It waits for nobody and nobody waits for it: SQLite's log keeps the old pages, PostgreSQL the old rows.
    pub(super) fn snapshot<T, E: From<StoreError>>(&mut self, job: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let done = self.transaction(|connection| {
            if let Self::Postgres(c) = connection {
                c.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            }
            job(connection).map_err(Broken::Job)
        });
        done.map_err(|broken| match broken {
            Broken::Database(error) => StoreError::from(error).into(),
            Broken::Job(error) => error,
        })
    }
}

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A file; its folder is made when it is not there.
    Sqlite(String),
    /// A server's URL.
    Postgres(String),
}

/// Never shows a password.
impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{path}"),
            Self::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

impl Address {
    /// Reads `sqlite://path` or `postgres://…`.
    ///
    /// # Errors
    /// For any other scheme, so that a typing error never makes a new empty database.
    pub fn parse(url: &str) -> Result<Self, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite://").filter(|p| !p.is_empty()) {
            Ok(Self::Sqlite(path.to_owned()))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres(url.to_owned()))
        } else {
            let shown: String = url.chars().take_while(|c| *c != ':').take(20).collect();
            Err(StoreError::Unavailable(format!("'{shown}' is not a database address; it begins with sqlite:// or postgres://")))
        }
    }

    /// Opens a connection and sets it up.
    ///
    /// # Errors
    /// When the database cannot be reached or opened.
    pub fn open(&self) -> Result<AnyConnection, StoreError> {
        let unavailable = |e: diesel::ConnectionError| StoreError::Unavailable(e.to_string());
        match self {
            Self::Sqlite(path) => {
                if let Some(folder) = std::path::Path::new(path).parent().filter(|f| !f.as_os_str().is_empty()) {
                    std::fs::create_dir_all(folder).map_err(|e| StoreError::Unavailable(format!("{}: {e}", folder.display())))?;
                }
                let mut connection = diesel::SqliteConnection::establish(path).map_err(unavailable)?;
                // busy_timeout first: the others may themselves meet a lock. FULL: an acknowledged scan survives a power cut.
                connection.batch_execute("PRAGMA busy_timeout = 10000;")?;
                write_ahead(&mut connection)?;
                connection.batch_execute(
                    "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; \
                     PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;",
                )?;
                Ok(AnyConnection::Sqlite(connection))
            }
            Self::Postgres(url) => {
                let mut connection = diesel::PgConnection::establish(url).map_err(unavailable)?;
                connection.batch_execute(
                    "SET TIME ZONE 'UTC'; SET synchronous_commit = on; SET default_transaction_isolation = 'read committed'",
                )?;
                Ok(AnyConnection::Postgres(connection))
            }
        }
    }
}

/// Keeps the journal as a write-ahead log. SQLite does not wait here as it does elsewhere: two first starts that make this change at once would
/// each wait for the other for ever, so one of them is told at once that the file is locked, and asks again.
fn write_ahead(connection: &mut diesel::SqliteConnection) -> Result<(), StoreError> {
    let mut asked = 0_u32;
    loop {
        match connection.batch_execute("PRAGMA journal_mode = WAL;") {
            Err(error) if asked < WAL_TRIES && error.to_string().contains("locked") => {
                asked += 1;
                std::thread::sleep(WAL_PAUSE);
            }
            done => return Ok(done?),
        }
    }
}

impl ManageConnection for Address {
    type Connection = AnyConnection;
    type Error = StoreError;

    fn connect(&self) -> Result<AnyConnection, StoreError> {
        self.open()
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        connection.batch_execute("SELECT 1").map_err(StoreError::from)
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        connection.is_broken()
    }
}
