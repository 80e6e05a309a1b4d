//! Migrations: one embedded set for each database. A database newer than the program is refused.

use super::connection::AnyConnection;
use super::error::StoreError;
use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationConnection, MigrationSource};
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::collections::BTreeSet;

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

/// An object of a schema: its kind, its name, and the text that makes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, QueryableByName)]
struct SchemaObject {
    #[diesel(sql_type = diesel::sql_types::Text)]
    kind: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    made: String,
}

/// The tables, indexes, triggers and views of a database.
fn objects(c: &mut diesel::SqliteConnection) -> Result<BTreeSet<SchemaObject>, StoreError> {
    let all = "SELECT type AS kind, name, coalesce(sql, '') AS made FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    Ok(diesel::sql_query(all).load(c)?.into_iter().collect())
}

/// What is foreign in the schema of an SQLite database, as sentences; empty when it is what its migrations make: a database of ours, of this
/// version or an earlier one, without a table, a trigger or a view of somebody else. Nothing is changed.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn foreign(c: &mut diesel::SqliteConnection) -> Result<Vec<String>, StoreError> {
    let there = objects(c)?;
    if !there.iter().any(|o| o.kind == "table" && o.name == "__diesel_schema_migrations") {
        return Ok(vec!["it is no database of reprise: it holds no list of migrations".to_owned()]);
    }
    let mut applied: Vec<String> = c.applied_migrations().map_err(broken)?.iter().map(ToString::to_string).collect();
    applied.sort_unstable();
    let known = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE).map_err(broken)?;
    let mut plain = diesel::SqliteConnection::establish(":memory:").map_err(|e| StoreError::Unavailable(e.to_string()))?;
    plain.setup().map_err(|e| StoreError::Broken(e.to_string()))?;
    for (place, version) in applied.iter().enumerate() {
        match known.get(place).filter(|m| m.name().version().to_string() == *version) {
            Some(migration) => drop(plain.run_migration(migration).map_err(broken)?),
            None => return Ok(vec![format!("it was made by another version of reprise, or not by reprise: migration {version}")]),
        }
    }
    if applied.is_empty() {
        return Ok(vec!["it is no database of reprise: no migration was applied".to_owned()]);
    }
    let due = objects(&mut plain)?;
    let strange = there.difference(&due).map(|o| format!("{} {} is not what reprise makes", o.kind, o.name));
    let missing = due.difference(&there).filter(|o| !there.iter().any(|t| (&t.kind, &t.name) == (&o.kind, &o.name)));
    Ok(strange.chain(missing.map(|o| format!("{} {} is missing", o.kind, o.name))).collect())
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
