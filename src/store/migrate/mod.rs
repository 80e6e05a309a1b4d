//! Migrations: one embedded set for each database. A database newer than the program is refused.
//!
//! - `made_schema.rs`: compares the schema that is there with what the migrations make.
//! - `roles.rs`: the two roles in PostgreSQL, and what the server's one may do.

pub mod made_schema;
pub mod roles;

use crate::store::connection::{Address, AnyConnection};
use crate::store::error::StoreError;
use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::sync::OnceLock;

diesel::table! {
    /// The list of migrations that were run, as diesel keeps it.
    __diesel_schema_migrations (version) {
        version -> Text,
        run_on -> Timestamp,
    }
}

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

fn broken(error: Box<dyn std::error::Error + Send + Sync>) -> StoreError {
    StoreError::Broken(format!("migration: {error}"))
}

/// Refuses a database with a migration this program does not know, then runs the missing ones.
///
/// Then fills what SQL alone cannot compute, the search index, before any request is served.
pub(super) fn run(connection: &mut AnyConnection) -> Result<(), StoreError> {
    match connection {
        // Two servers may start at once: the second waits for this lock and then finds nothing to do.
        AnyConnection::Sqlite(c) => c.immediate_transaction(|c| {
            let applied: Vec<String> = c.applied_migrations().map_err(broken)?.iter().map(ToString::to_string).collect();
            refuse_newer(&applied, &MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE).map_err(broken)?)?;
            c.run_pending_migrations(SQLITE).map_err(broken)?;
            Ok::<_, StoreError>(())
        })?,
        AnyConnection::Postgres(c) => {
            // The same with an advisory lock.
            c.batch_execute("SELECT pg_advisory_lock(7230419)")?;
            let done = migrate_postgres(c).and_then(|()| crate::store::device::search::fill(connection));
            connection.batch_execute("SELECT pg_advisory_unlock(7230419)")?;
            return done;
        }
    }
    crate::store::device::search::fill(connection)
}

/// The list is read as it is: to look for it in diesel's way, a role must be allowed to create tables.
fn migrate_postgres(c: &mut diesel::PgConnection) -> Result<(), StoreError> {
    let known = MigrationSource::<diesel::pg::Pg>::migrations(&POSTGRES).map_err(broken)?;
    let applied: Vec<String> = if roles::tables(c)?.iter().any(|table| table == roles::LIST) {
        __diesel_schema_migrations::table.select(__diesel_schema_migrations::version).load(c)?
    } else {
        Vec::new()
    };
    refuse_newer(&applied, &known)?;
    if applied.len() == known.len() {
        return Ok(());
    }
    match c.run_pending_migrations(POSTGRES) {
        Ok(_run) => Ok(()),
        Err(error) if error.to_string().contains("permission denied") || error.to_string().contains("must be owner") => {
            Err(StoreError::Unavailable(format!(
                "the tables are of an older version, and this role may not change them; run `reprise migrate` as the role that owns them, \
                 with `--grant` for this one ({error})"
            )))
        }
        Err(error) => Err(broken(error)),
    }
}

fn refuse_newer<DB: diesel::backend::Backend>(applied: &[String], known: &[Box<dyn Migration<DB>>]) -> Result<(), StoreError> {
    let known: Vec<String> = known.iter().map(|m| m.name().version().to_string()).collect();
    applied.iter().find(|v| !known.contains(v)).map_or(Ok(()), |version| Err(newer(version)))
}

fn newer(version: &str) -> StoreError {
    StoreError::Unavailable(format!(
        "the database was made by a newer version of reprise (migration {version}); run that version, or restore an older backup"
    ))
}

/// Refuses to write when a newer version changed the tables while this one runs. Asked under the writer's lock.
pub(super) fn refuse_if_newer_now(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let newest: Option<String> =
        __diesel_schema_migrations::table.select(diesel::dsl::max(__diesel_schema_migrations::version)).first(connection)?;
    match newest {
        Some(version) if version.as_str() > newest_known()? => Err(newer(&version)),
        _ => Ok(()),
    }
}

/// The newest migration of this program.
fn newest_known() -> Result<&'static str, StoreError> {
    static NEWEST: OnceLock<String> = OnceLock::new();
    if let Some(known) = NEWEST.get() {
        return Ok(known);
    }
    let all = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE).map_err(broken)?;
    let newest = all.iter().map(|m| m.name().version().to_string()).max().unwrap_or_default();
    Ok(NEWEST.get_or_init(|| newest))
}

/// Runs the missing migrations; then, in PostgreSQL, gives a role what the server needs.
///
/// # Errors
/// When the database cannot be opened or migrated, or the role not be given its privileges.
pub fn prepare(address: &Address, role: Option<&str>) -> Result<(), StoreError> {
    let mut connection = address.open()?;
    run(&mut connection)?;
    role.map_or(Ok(()), |role| roles::grant(&mut connection, role))
}
