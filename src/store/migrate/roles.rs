//! Two roles in PostgreSQL: the one that owns the tables and migrates, and the one the server works with. The second may add to the
//! history and read it; it owns nothing, and can neither change nor remove what stands there.

use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

/// Tables that are only ever added to. `migrations/README.md` says so too.
pub const HISTORY: &[&str] =
    &["event", "log_hash", "document", "document_proof", "checkpoint", "policy", "support_table", "label_print", "act_copy", "reading"];
/// The list of migrations.
pub(super) const LIST: &str = "__diesel_schema_migrations";

/// What the server's role may do with a table of the history, beyond adding and reading.
const EXCEPTIONS: &[(&str, &str)] = &[
    // Erasing a text takes it away with its salt; of a sealed row, the salt.
    ("event_private", "SELECT, INSERT, DELETE"),
    ("sealed_row", "SELECT, INSERT, UPDATE (salt)"),
    (LIST, "SELECT"),
];

/// The privileges on a table.
fn on(table: &str) -> &'static str {
    match EXCEPTIONS.iter().find(|(name, _)| *name == table) {
        Some((_, privileges)) => privileges,
        None if HISTORY.contains(&table) => "SELECT, INSERT",
        None => "SELECT, INSERT, UPDATE, DELETE",
    }
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
}

/// Gives a role of PostgreSQL what the server needs, and takes everything else away from it.
///
/// # Errors
/// When the database is SQLite, there is no such role, it owns a table, or the one that asks may not grant.
pub fn grant(connection: &mut AnyConnection, role: &str) -> Result<(), StoreError> {
    let AnyConnection::Postgres(c) = connection else {
        return Err(StoreError::Unavailable("only PostgreSQL has roles".to_owned()));
    };
    let role_name = quoted(role)?;
    c.transaction(|c| {
        let owned: Vec<Name> = diesel::sql_query(
            "SELECT c.relname::text AS name FROM pg_class c JOIN pg_roles r ON pg_has_role(r.oid, c.relowner, 'MEMBER') \
             WHERE r.rolname = $1 AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY 1 LIMIT 1",
        )
        .bind::<diesel::sql_types::Text, _>(role)
        .load(c)?;
        if let Some(table) = owned.first() {
            return Err(StoreError::Unavailable(format!(
                "the role {role} owns the table {} or is a superuser: what owns a table can change its history; give another role",
                table.name
            )));
        }
        let tables = tables(c)?;
        let schema: Vec<Name> = diesel::sql_query("SELECT quote_ident(current_schema()) AS name").load(c)?;
        let schema = schema.into_iter().next().map(|s| s.name).unwrap_or_default();
        c.batch_execute(&format!(
            "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC; REVOKE ALL ON SCHEMA {schema} FROM {role_name}; \
             GRANT USAGE ON SCHEMA {schema} TO {role_name}; REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC, {role_name}"
        ))?;
        for name in tables {
            c.batch_execute(&format!("GRANT {} ON {schema}.{} TO {role_name}", on(&name), quoted(&name)?))?;
        }
        Ok(())
    })
}

/// The tables that are there.
pub(super) fn tables(c: &mut diesel::PgConnection) -> Result<Vec<String>, StoreError> {
    let all: Vec<Name> = diesel::sql_query(
        "SELECT c.relname::text AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace \
         ORDER BY 1",
    )
    .load(c)?;
    Ok(all.into_iter().map(|table| table.name).collect())
}

/// A name as SQL writes it.
fn quoted(name: &str) -> Result<String, StoreError> {
    if name.is_empty() || name.len() > 63 || name.contains('\0') {
        return Err(StoreError::Unavailable(format!("'{name}' is no name of a role")));
    }
    Ok(format!("\"{}\"", name.replace('"', "\"\"")))
}
