//! A record's state as JSON in its row, written and read in one way.

use super::error::StoreError;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Serialises a state for its row.
pub(super) fn write<T: Serialize>(table: &'static str, key: &str, state: &T) -> Result<String, StoreError> {
    serde_json::to_string(state).map_err(|e| StoreError::inconsistent(table, key, e))
}

/// Parses the state of a row; an invalid one is `StoreError::Inconsistent`.
pub(super) fn read<T: DeserializeOwned>(table: &'static str, key: &str, state: &str) -> Result<T, StoreError> {
    serde_json::from_str(state).map_err(|e| StoreError::inconsistent(table, key, e))
}

/// A row as the replay compares it.
pub(super) struct ComparableRow {
    pub key: String,
    /// Sequence number of the event it was projected from.
    pub seq: i64,
    /// The state as JSON.
    pub text: String,
    /// Whether the key and the copied columns match the state.
    pub fits: bool,
}

impl ComparableRow {
    /// Parses the state and compares key and columns with it.
    pub(super) fn new<T: DeserializeOwned>(key: String, seq: i64, text: String, fits: impl FnOnce(&str, &T) -> bool) -> Self {
        let fits = serde_json::from_str(&text).is_ok_and(|state| fits(&key, &state));
        Self { key, seq, text, fits }
    }
}

/// Upper bound of a prefix search on a key made by `fold_code` or a similar normal form: no letter or digit sorts after it.
pub(super) fn after_prefix(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}

/// Inserts or updates a row by its key: an update that touches no row becomes an insert. Safe because only the one writer runs it.
macro_rules! put {
    ($connection:expr, $table:ident, $key:ident = $value:expr, { $($column:ident = $new:expr),+ $(,)? }) => {{
        use diesel::prelude::*;
        use $crate::store::schema::$table::dsl;
        let key = $value;
        let touched = diesel::update(dsl::$table.filter(dsl::$key.eq(&key))).set(($(dsl::$column.eq($new),)+)).execute($connection)?;
        if touched == 0 {
            diesel::insert_into(dsl::$table).values((dsl::$key.eq(&key), $(dsl::$column.eq($new),)+)).execute($connection)?;
        }
    }};
}
pub(super) use put;

/// Compiles one statement for each database, for batch inserts that the shared connection type does not support.
macro_rules! on_each {
    ($connection:expr, $c:ident => $body:expr) => {
        match $connection {
            $crate::store::AnyConnection::Sqlite($c) => $body,
            $crate::store::AnyConnection::Postgres($c) => $body,
        }
    };
}
pub(super) use on_each;
