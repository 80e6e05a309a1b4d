//! Migrations: one embedded set for each database. A database newer than the program is refused.
//!
//! - `made_schema.rs`: compares the schema that is there with what the migrations make.

pub mod made_schema;

use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

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
            refuse_newer(
                c.applied_migrations().map_err(broken)?,
                &MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE).map_err(broken)?,
            )?;
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

fn migrate_postgres(c: &mut diesel::PgConnection) -> Result<(), StoreError> {
    refuse_newer(c.applied_migrations().map_err(broken)?, &MigrationSource::<diesel::pg::Pg>::migrations(&POSTGRES).map_err(broken)?)?;
    c.run_pending_migrations(POSTGRES).map_err(broken)?;
    Ok(())
}

fn refuse_newer<DB: diesel::backend::Backend>(
    applied: Vec<diesel::migration::MigrationVersion<'static>>,
    known: &[Box<dyn Migration<DB>>],
) -> Result<(), StoreError> {
    let known: Vec<String> = known.iter().map(|m| m.name().version().to_string()).collect();
    match applied.into_iter().map(|v| v.to_string()).find(|v| !known.contains(v)) {
        Some(version) => Err(StoreError::Unavailable(format!(
            "the database was made by a newer version of reprise (migration {version}); run that version, or restore an older backup"
        ))),
        None => Ok(()),
    }
}
