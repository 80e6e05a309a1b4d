//! Copies of an SQLite database: made while it is in use, checked, and merged into a single file.

use super::connection::{Address, AnyConnection};
use super::error::StoreError;
use super::migrate::made_schema;
use diesel::prelude::*;
use diesel::sql_types::Text;

#[derive(QueryableByName)]
struct Finding {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

#[derive(QueryableByName)]
struct Orphan {
    #[diesel(sql_type = Text)]
    table: String,
}

/// Only SQLite is a single file; PostgreSQL has its own backup tools.
fn sqlite(address: &Address) -> Result<diesel::SqliteConnection, StoreError> {
    match address.open()? {
        AnyConnection::Sqlite(connection) => Ok(connection),
        AnyConnection::Postgres(_) => Err(StoreError::Unavailable("not an SQLite database".to_owned())),
    }
}

/// Writes a consistent copy of the database to a new file while others keep reading and writing.
///
/// # Errors
/// When the database cannot be opened, the file exists or cannot be written.
pub fn copy_into(address: &Address, file: &str) -> Result<(), StoreError> {
    let mut connection = sqlite(address)?;
    diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(file).execute(&mut connection)?;
    Ok(())
}

/// Damage in the file: broken pages, foreign keys without their row. Empty when sound.
///
/// # Errors
/// When the file cannot be opened as a database.
pub fn faults(address: &Address) -> Result<Vec<String>, StoreError> {
    let mut connection = sqlite(address)?;
    let pages: Vec<Finding> = diesel::sql_query("PRAGMA integrity_check").load(&mut connection)?;
    let mut found: Vec<String> = pages.into_iter().map(|f| f.integrity_check).filter(|f| f != "ok").collect();
    let orphans: Vec<Orphan> = diesel::sql_query("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check").load(&mut connection)?;
    found.extend(orphans.into_iter().map(|o| format!("table {}: a row points to one that is not there", o.table)));
    Ok(found)
}

/// What in the file is not of reprise: foreign tables, triggers, views, another program's database, none at all. Empty when nothing is.
///
/// # Errors
/// When the file cannot be opened as a database.
pub fn foreign(address: &Address) -> Result<Vec<String>, StoreError> {
    made_schema::foreign_in_file(&mut sqlite(address)?)
}

/// Moves everything from the write-ahead log into the database file, so that the file alone is complete.
///
/// # Errors
/// When another connection uses the database.
pub fn settle(address: &Address) -> Result<(), StoreError> {
    #[derive(QueryableByName)]
    struct Checkpoint {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        busy: i32,
    }
    let mut connection = sqlite(address)?;
    let done: Checkpoint = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(&mut connection)?;
    if done.busy != 0 {
        return Err(StoreError::Unavailable("the copy is in use".to_owned()));
    }
    Ok(())
}
