//! The schema as it is, compared with what the migrations make: a trigger that is gone, or a table of somebody else, is named.

use super::{SQLITE, broken};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use diesel::migration::{Migration, MigrationConnection, MigrationSource};
use diesel::prelude::*;
use diesel_migrations::MigrationHarness;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// What the migrations make in PostgreSQL, one object a line: kind, name and definition, between tabs. A test compares it with them.
const POSTGRES: &str = include_str!("postgres_schema.tsv");

/// The objects of the schema in use in PostgreSQL: columns, indexes, constraints, triggers with whether they are on, functions, views. The
/// name of the schema is left out, so that any will do.
const IN_POSTGRES: &str = "
SELECT kind, name, replace(regexp_replace(made, '\\s+', ' ', 'g'), current_schema() || '.', '') AS made FROM (
    SELECT 'column' AS kind, c.relname || '.' || a.attname AS name,
        format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' ' || l.collname, '') AS made
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_collation l ON l.oid = a.attcollation AND l.collname <> 'default'
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'index', c.relname, pg_get_indexdef(c.oid) FROM pg_class c
    WHERE c.relkind = 'i' AND c.relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'constraint', c.relname || '.' || o.conname, pg_get_constraintdef(o.oid)
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
    WHERE o.contype <> 'n' AND o.connamespace = current_schema()::regnamespace
    UNION ALL SELECT 'trigger', c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'rule', c.relname || '.' || r.rulename, pg_get_ruledef(r.oid)
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'function', p.proname, p.prosrc FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace
    UNION ALL SELECT 'view', c.relname, pg_get_viewdef(c.oid) FROM pg_class c
    WHERE c.relkind IN ('v', 'm') AND c.relnamespace = current_schema()::regnamespace
) o WHERE name NOT LIKE '\\_\\_diesel%'";

/// The objects of the schema of a PostgreSQL database as lines, sorted, in the form of the file that is compared with.
///
/// # Errors
/// When the query fails.
pub fn postgres_lines(c: &mut diesel::PgConnection) -> Result<BTreeSet<String>, StoreError> {
    let objects: Vec<SchemaObject> = diesel::sql_query(IN_POSTGRES).load(c)?;
    Ok(objects.into_iter().map(|o| [o.kind, o.name, o.made].join("\t")).collect())
}

/// What in the schema of a database is not what its migrations make, as sentences.
///
/// # Errors
/// When the database cannot be read.
pub fn strange(c: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let c = match c {
        AnyConnection::Sqlite(c) => return foreign_in_file(c),
        AnyConnection::Postgres(c) => c,
    };
    let there = postgres_lines(c)?;
    let due: BTreeSet<String> = POSTGRES.lines().map(str::to_owned).collect();
    let named = |line: &String| line.split('\t').take(2).collect::<Vec<_>>().join(" ");
    let names: BTreeSet<String> = there.iter().map(named).collect();
    let other = there.difference(&due).map(|line| format!("{} is not what reprise makes", named(line)));
    Ok(other.chain(due.difference(&there).map(named).filter(|n| !names.contains(n)).map(|n| format!("{n} is missing"))).collect())
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

/// The tables, indexes, triggers and views of an SQLite database.
fn objects(c: &mut diesel::SqliteConnection) -> Result<BTreeSet<SchemaObject>, StoreError> {
    let all = "SELECT type AS kind, name, coalesce(sql, '') AS made FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    Ok(diesel::sql_query(all).load(c)?.into_iter().collect())
}

/// The objects that these migrations make, in an empty database; `Err` within with the first one that is not known in its place.
fn made_by(applied: &[String]) -> Result<Result<BTreeSet<SchemaObject>, String>, StoreError> {
    /// What was made before, by the number of migrations.
    static MADE: Mutex<BTreeMap<usize, BTreeSet<SchemaObject>>> = Mutex::new(BTreeMap::new());
    let known = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE).map_err(broken)?;
    let unknown = (0..).zip(applied).find(|(place, version)| known.get(*place).is_none_or(|m| m.name().version().to_string() != **version));
    if let Some((_, version)) = unknown {
        return Ok(Err(version.clone()));
    }
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(there) = made.get(&applied.len()) {
        return Ok(Ok(there.clone()));
    }
    let mut plain = diesel::SqliteConnection::establish(":memory:").map_err(|e| StoreError::Unavailable(e.to_string()))?;
    plain.setup().map_err(|e| StoreError::Broken(e.to_string()))?;
    for migration in known.iter().take(applied.len()) {
        drop(plain.run_migration(migration).map_err(broken)?);
    }
    let due = objects(&mut plain)?;
    made.insert(applied.len(), due.clone());
    Ok(Ok(due))
}

/// What is foreign in the schema of an SQLite database, as sentences; empty when it is what its migrations make: a database of ours, of this
/// version or an earlier one, without a table, a trigger or a view of somebody else. Nothing is changed.
///
/// # Errors
/// When the database cannot be read.
pub(in crate::store) fn foreign_in_file(c: &mut diesel::SqliteConnection) -> Result<Vec<String>, StoreError> {
    let there = objects(c)?;
    if !there.iter().any(|o| o.kind == "table" && o.name == "__diesel_schema_migrations") {
        return Ok(vec!["it is no database of reprise: it holds no list of migrations".to_owned()]);
    }
    let mut applied: Vec<String> = c.applied_migrations().map_err(broken)?.iter().map(ToString::to_string).collect();
    applied.sort_unstable();
    if applied.is_empty() {
        return Ok(vec!["it is no database of reprise: no migration was applied".to_owned()]);
    }
    let due = match made_by(&applied)? {
        Ok(due) => due,
        Err(unknown) => return Ok(vec![format!("it was made by another version of reprise, or not by reprise: migration {unknown}")]),
    };
    let strange = there.difference(&due).map(|o| format!("{} {} is not what reprise makes", o.kind, o.name));
    let missing = due.difference(&there).filter(|o| !there.iter().any(|t| (&t.kind, &t.name) == (&o.kind, &o.name)));
    Ok(strange.chain(missing.map(|o| format!("{} {} is missing", o.kind, o.name))).collect())
}
