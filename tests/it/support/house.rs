//! The test fixture: a desk on a fresh database, a frozen clock, seeded entropy, and accounts to act with.

use super::postgres;
use chrono::{DateTime, Duration, TimeZone, Utc};
use diesel::connection::SimpleConnection;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use reprise::desk::account::users::NewUser;
use reprise::desk::ledger::findings::Finding;
use reprise::desk::{Acting, Desk, DeskError, ErrorCode, IdempotencyKey};
use reprise::domain::account::actor::{Actor, Role};
use reprise::domain::entropy::Entropy;
use reprise::domain::id::OrganisationId;
use reprise::domain::time::Clock;
use reprise::i18n::Locale;
use reprise::store::ledger::outside::Outside;
use reprise::store::{Address, AnyConnection};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

/// The public address printed on labels.
pub const BASE_URL: &str = "https://reprise.test";

/// A clock that stands still until a test moves it.
pub struct FrozenClock(Mutex<DateTime<Utc>>);

/// Starts on Monday 23 November 2026 at ten in the morning in Brussels.
impl Default for FrozenClock {
    fn default() -> Self {
        Self(Mutex::new(Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap()))
    }
}

impl FrozenClock {
    /// Moves the clock by a duration, which may be negative.
    pub fn advance(&self, by: Duration) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// Deterministic entropy: the same calls in the same order return the same bytes.
pub struct SeededEntropy(AtomicU64);

impl SeededEntropy {
    pub const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        // SplitMix64: small, and each seed gives a different stream.
        for chunk in bytes.chunks_mut(8) {
            let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).wrapping_add(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let z = z ^ (z >> 31);
            chunk.copy_from_slice(&z.to_le_bytes()[..chunk.len()]);
        }
    }
}

enum Database {
    Sqlite { _folder: tempfile::TempDir },
    Postgres { _database: postgres::Database },
}

/// A test fixture: a desk on a database of its own, with a clock and entropy the test controls.
pub struct House {
    pub desk: Desk,
    pub clock: Arc<FrozenClock>,
    pub entropy: Arc<SeededEntropy>,
    /// The address of the database.
    pub url: String,
    people: [OnceLock<Acting>; 6],
    /// Whether the test took the guards off the database itself.
    unguarded: AtomicBool,
    // Declared last, so that the desk closes before its database is removed.
    database: Database,
}

/// The bytes of a migrated SQLite file, made once per process.
static SQLITE_TEMPLATE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = folder();
    let path = folder.path().join("template.db");
    let AnyConnection::Sqlite(mut connection) = Address::parse(&format!("sqlite://{}", path.display())).unwrap().open().unwrap() else {
        unreachable!("the address says SQLite")
    };
    connection.run_pending_migrations(FileBasedMigrations::from_path("migrations/sqlite").unwrap()).unwrap();
    connection.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(connection);
    fs::read(&path).unwrap()
});

/// A temporary folder, in memory where the machine has `/dev/shm`.
pub fn folder() -> tempfile::TempDir {
    let memory = PathBuf::from("/dev/shm");
    let made = tempfile::Builder::new().prefix("reprise-").tempdir_in(&memory);
    made.unwrap_or_else(|_no_memory_folder| tempfile::Builder::new().prefix("reprise-").tempdir().unwrap())
}

/// The folder of a database's key and newest checkpoint: that of an SQLite file, or one named after a PostgreSQL database.
pub fn log_dir(url: &str) -> PathBuf {
    match Address::parse(url).unwrap() {
        Address::Sqlite(path) => PathBuf::from(path).parent().unwrap().to_owned(),
        Address::Postgres(url) => {
            let name: String =
                url.split('?').next().unwrap().chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            std::env::temp_dir().join(format!("reprise-log-{}", name.chars().rev().collect::<String>()))
        }
    }
}

/// Where key and newest checkpoint of a database are.
pub fn outside(url: &str) -> Outside {
    Outside::of(&Address::parse(url).unwrap(), Some(&log_dir(url)), None)
}

impl Drop for House {
    fn drop(&mut self) {
        if self.is_postgres() {
            drop(fs::remove_dir_all(log_dir(&self.url)));
        }
    }
}

impl House {
    /// A fixture on a fresh SQLite file.
    pub fn sqlite() -> Self {
        let folder = folder();
        let path = folder.path().join("reprise.db");
        fs::write(&path, &*SQLITE_TEMPLATE).unwrap();
        Self::open(format!("sqlite://{}", path.display()), Database::Sqlite { _folder: folder })
    }

    /// A fixture on a fresh PostgreSQL database; `None`, with a printed warning, where there is no server.
    pub fn postgres() -> Option<Self> {
        let database = postgres::Database::fresh()?;
        Some(Self::open(database.url.clone(), Database::Postgres { _database: database }))
    }

    /// A fixture on a stored SQLite file.
    pub fn on_sqlite_file(bytes: &[u8]) -> Self {
        let folder = folder();
        let path = folder.path().join("reprise.db");
        fs::write(&path, bytes).unwrap();
        Self::open(format!("sqlite://{}", path.display()), Database::Sqlite { _folder: folder })
    }

    /// A fixture on a stored dump of a PostgreSQL database; `None`, with a printed warning, where there is no server.
    pub fn on_postgres_dump(sql: &str) -> Option<Self> {
        let database = postgres::Database::empty()?;
        Address::parse(&database.url).unwrap().open().unwrap().batch_execute(sql).unwrap();
        Some(Self::open(database.url.clone(), Database::Postgres { _database: database }))
    }

    /// A fixture on a PostgreSQL database as the role that the URL names.
    pub fn on_postgres(database: postgres::Database, url: String) -> Self {
        Self::open(url, Database::Postgres { _database: database })
    }

    fn open(url: String, database: Database) -> Self {
        let clock = Arc::new(FrozenClock::default());
        let entropy = Arc::new(SeededEntropy::new(1));
        let desk = Desk::open(&url, Some(BASE_URL.to_owned()), clock.clone(), entropy.clone()).unwrap();
        assert_eq!(desk.ledger().open_log(outside(&url), &[]).unwrap(), None);
        Self { desk, clock, entropy, url, people: Default::default(), unguarded: AtomicBool::new(false), database }
    }

    /// A second desk on the same database with its own writer, as a second server would have.
    pub fn another_desk(&self, seed: u64) -> Desk {
        let desk = Desk::open(&self.url, Some(BASE_URL.to_owned()), self.clock.clone(), Arc::new(SeededEntropy::new(seed))).unwrap();
        assert_eq!(desk.ledger().open_log(self.outside(), &[]).unwrap(), None);
        desk
    }

    /// Where key and newest checkpoint are kept.
    pub fn outside(&self) -> Outside {
        outside(&self.url)
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.database, Database::Postgres { .. })
    }

    /// A direct connection to the database, bypassing the desk.
    pub fn connection(&self) -> AnyConnection {
        Address::parse(&self.url).unwrap().open().unwrap()
    }

    /// Runs SQL directly, bypassing the desk.
    ///
    /// # Errors
    /// Returns the database's error message.
    pub fn try_sql(&self, sql: &str) -> Result<(), String> {
        self.connection().batch_execute(sql).map_err(|e| e.to_string())
    }

    /// A connection on which triggers and foreign keys are off, as the owner of the database can have.
    pub fn unguarded(&self) -> AnyConnection {
        self.schema_is_changed();
        let mut connection = self.connection();
        let down = if self.is_postgres() {
            "ALTER TABLE event DISABLE TRIGGER USER; ALTER TABLE log_hash DISABLE TRIGGER USER; ALTER TABLE document DISABLE TRIGGER USER;
             ALTER TABLE checkpoint DISABLE TRIGGER USER; ALTER TABLE document_proof DISABLE TRIGGER USER;
             ALTER TABLE sealed_row DISABLE TRIGGER USER; SET session_replication_role = replica"
        } else {
            "DROP TRIGGER IF EXISTS event_no_update; DROP TRIGGER IF EXISTS event_no_delete; DROP TRIGGER IF EXISTS event_in_order;
             DROP TRIGGER IF EXISTS log_hash_no_update; DROP TRIGGER IF EXISTS log_hash_no_delete;
             DROP TRIGGER IF EXISTS document_no_update; DROP TRIGGER IF EXISTS document_no_delete;
             DROP TRIGGER IF EXISTS checkpoint_no_update; DROP TRIGGER IF EXISTS checkpoint_no_delete;
             DROP TRIGGER IF EXISTS document_proof_no_update; DROP TRIGGER IF EXISTS document_proof_no_delete;
             DROP TRIGGER IF EXISTS sealed_row_no_update; DROP TRIGGER IF EXISTS sealed_row_no_delete; PRAGMA foreign_keys = OFF"
        };
        connection.batch_execute(down).unwrap();
        connection
    }

    /// Says that the test changed the schema itself, which [`Self::assert_sound`] then leaves out.
    pub fn schema_is_changed(&self) {
        self.unguarded.store(true, Ordering::Relaxed);
    }

    /// Runs SQL directly, bypassing the desk; panics on an error.
    pub fn sql(&self, sql: &str) {
        self.try_sql(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    }

    /// Counts the rows of a table, or of `table WHERE condition`.
    pub fn count(&self, query: &str) -> i64 {
        use diesel::prelude::*;
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            n: i64,
        }
        let rows: Vec<Count> = diesel::sql_query(format!("SELECT count(*) AS n FROM {query}")).load(&mut self.connection()).unwrap();
        rows[0].n
    }

    /// The size and root of the ledger; a refused step must leave both unchanged.
    pub fn mark(&self) -> (u64, [u8; 32]) {
        let root = self.desk.ledger().root().unwrap();
        (root.size, root.hash)
    }

    fn person(&self, slot: usize, role: Role) -> &Acting {
        self.people[slot].get_or_init(|| self.user(role.as_str(), role, None))
    }

    /// Creates an account with a role, through the desk.
    pub fn user(&self, name: &str, role: Role, organisation: Option<OrganisationId>) -> Acting {
        let new = NewUser {
            email: format!("{}@reprise.test", name.replace(' ', ".")),
            name: name.to_owned(),
            role,
            organisation: organisation.clone(),
            password: "quatre mots au hasard".to_owned(),
        };
        let user = self.desk.accounts().add_from_console(&new, Locale::Fr).unwrap();
        Acting::new(Actor { user, role, organisation })
    }

    pub fn technician(&self) -> &Acting {
        self.person(0, Role::Technician)
    }

    pub fn coordinator(&self) -> &Acting {
        self.person(1, Role::Coordinator)
    }

    pub fn auditor(&self) -> &Acting {
        self.person(2, Role::Auditor)
    }

    pub fn admin(&self) -> &Acting {
        self.person(3, Role::Admin)
    }

    /// A second technician, who verifies what the first has wiped.
    pub fn verifier(&self) -> &Acting {
        self.people[4].get_or_init(|| self.user("verifier", Role::Technician, None))
    }

    /// A second coordinator, who enters the requests that the first decides.
    pub fn clerk(&self) -> &Acting {
        self.people[5].get_or_init(|| self.user("clerk", Role::Coordinator, None))
    }

    /// A partner account of an organisation.
    pub fn partner(&self, organisation: &OrganisationId) -> Acting {
        self.user(&format!("partner {organisation}"), Role::Partner, Some(organisation.clone()))
    }

    /// The error code of a refused call; asserts that the refusal changed nothing.
    #[track_caller]
    pub fn because<T: std::fmt::Debug>(&self, run: impl FnOnce() -> Result<T, DeskError>) -> ErrorCode {
        // Create the accounts before taking the mark, because creating them adds events.
        self.technician();
        self.coordinator();
        let before = self.mark();
        let refusal = run().unwrap_err();
        assert_eq!(self.mark(), before, "a refusal leaves no trace");
        match refusal {
            DeskError::Conflict(field_error) => field_error.code,
            DeskError::Invalid(field_errors) => field_errors[0].code,
            other => panic!("{other:?}"),
        }
    }

    /// Asserts that the ledger verifies and every table matches its replay.
    #[track_caller]
    pub fn assert_sound(&self) {
        assert_eq!(self.findings(), [], "the check finds something");
    }

    /// What the check finds, without what the test itself took off the schema.
    pub fn findings(&self) -> Vec<Finding> {
        self.try_findings().unwrap()
    }

    /// The same; an error when the check cannot be done at all.
    pub fn try_findings(&self) -> Result<Vec<Finding>, DeskError> {
        let mut findings = self.desk.ledger().check()?.findings;
        findings.retain(|f| f.place != "schema" || !self.unguarded.load(Ordering::Relaxed));
        Ok(findings)
    }
}

/// The same account, with an idempotency key for the next call.
pub fn once(acting: &Acting, key: &str, asked: &str) -> Acting {
    Acting { idempotency_key: Some(IdempotencyKey::new(key, asked.as_bytes())), ..acting.clone() }
}

/// Declares a test that runs on both databases: `name::sqlite` and `name::postgres`.
macro_rules! both {
    ($(#[$meta:meta])* $name:ident, |$house:ident| $body:block) => {
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, clippy::allow_attributes, reason = "not every promise needs more than the house")]
            use super::*;

            fn promise($house: &$crate::support::house::House) $body

            #[test]
            fn sqlite() {
                promise(&$crate::support::house::House::sqlite());
            }

            #[test]
            fn postgres() {
                if let Some(house) = $crate::support::house::House::postgres() {
                    promise(&house);
                }
            }
        }
    };
}
pub(crate) use both;
