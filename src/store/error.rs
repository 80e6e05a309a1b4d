//! Errors of the store, the same for both databases.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// A failure of the store.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A unique key is taken; names the constraint (PostgreSQL) or `table_column` (SQLite).
    #[error("already there: {0}")]
    Taken(String),
    /// The row changed since it was read.
    #[error("changed meanwhile: {0}")]
    Stale(String),
    /// A stored row is invalid: a bug, or a change by hand.
    #[error("inconsistent row in {table}, key {key}: {what}")]
    Inconsistent {
        table: &'static str,
        key: String,
        /// What is wrong with it, often the parser's message.
        what: String,
    },
    /// The database cannot be reached or used now.
    #[error("the database cannot be used now: {0}")]
    Unavailable(String),
    /// Any other database error.
    #[error("the database refused: {0}")]
    Broken(String),
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => {
                // PostgreSQL names the constraint (`account_email_key_key`), SQLite the column (`UNIQUE constraint failed:
                // account.email_key`).
                let text = info.message().to_owned();
                let name = info.constraint_name().map_or_else(|| text.rsplit(": ").next().unwrap_or("").to_owned(), ToOwned::to_owned);
                Self::Taken(name.replace('.', "_"))
            }
            DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, info) => Self::Unavailable(info.message().to_owned()),
            DieselError::DatabaseError(_, info) => Self::Broken(info.message().to_owned()),
            other => Self::Broken(other.to_string()),
        }
    }
}

impl From<diesel::r2d2::PoolError> for StoreError {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl StoreError {
    /// Shorthand for `StoreError::Inconsistent`.
    pub(crate) fn inconsistent(table: &'static str, key: impl ToString, what: impl ToString) -> Self {
        Self::Inconsistent { table, key: key.to_string(), what: what.to_string() }
    }

    /// Whether the error is a taken unique key whose name contains this text.
    #[must_use]
    pub fn is_taken(&self, name: &str) -> bool {
        matches!(self, Self::Taken(key) if key.contains(name))
    }
}
