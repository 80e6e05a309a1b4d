//! One connection type for SQLite and PostgreSQL, and how each is opened.

use super::error::StoreError;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, R2D2Connection};

/// Tries to switch to the write-ahead log, with a pause between: ten seconds in all, as for any other lock.
const WAL_TRIES: u32 = 500;
const WAL_PAUSE: std::time::Duration = std::time::Duration::from_millis(20);

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    Sqlite(diesel::SqliteConnection),
    Postgres(diesel::PgConnection),
}

/// Error of a snapshot: from the database, or from the job.
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
    /// Runs reads on one consistent state, without blocking writers or being blocked by them.
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

/// Address of the database.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// Path of the database file; its folder is created when missing.
    Sqlite(String),
    /// URL of the server.
    Postgres(String),
}

/// Hides the PostgreSQL URL, which may hold a password.
impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{path}"),
            Self::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

/// Which file a database is, whatever its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DatabaseFile {
    device: u64,
    number: u64,
}

impl DatabaseFile {
    /// The file at the address; `None` when there is none, and for a server.
    #[cfg(unix)]
    pub(super) fn of(address: &Address) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let Address::Sqlite(path) = address else { return None };
        std::fs::metadata(path).ok().map(|file| Self { device: file.dev(), number: file.ino() })
    }

    /// Elsewhere an open file cannot be moved.
    #[cfg(not(unix))]
    pub(super) fn of(_address: &Address) -> Option<Self> {
        None
    }
}

/// Creates the file of a new database, readable by its owner only.
#[cfg(unix)]
fn create(path: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    match std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere the file has the rights of its folder")]
fn create(_path: &str) -> std::io::Result<()> {
    Ok(())
}

impl Address {
    /// Parses `sqlite://path` or `postgres://…`.
    ///
    /// # Errors
    /// For any other scheme, so that a typing error does not create an empty database.
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

    /// Opens a connection and configures it.
    ///
    /// # Errors
    /// When the database cannot be reached or opened.
    pub fn open(&self) -> Result<AnyConnection, StoreError> {
        let unavailable = |e: diesel::ConnectionError| StoreError::Unavailable(e.to_string());
        match self {
            Self::Sqlite(path) => {
                if let Some(folder) = std::path::Path::new(path).parent().filter(|f| !f.as_os_str().is_empty()) {
                    super::file::make_folder(folder).map_err(|e| StoreError::Unavailable(format!("{}: {e}", folder.display())))?;
                }
                create(path).map_err(|e| StoreError::Unavailable(format!("{path}: {e}")))?;
                let mut connection = diesel::SqliteConnection::establish(path).map_err(unavailable)?;
                // `busy_timeout` comes first because the other settings may meet a lock. `synchronous = FULL`: an acknowledged scan
                // survives a power cut.
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

/// Switches to the write-ahead log. SQLite ignores `busy_timeout` for this change, since two connections making it at once would
/// deadlock: one gets "locked" immediately and must retry.
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
