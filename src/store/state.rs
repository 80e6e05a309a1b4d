//! A noun's state as JSON in its row, written and read in one way.

use super::error::StoreError;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The state as it is stored.
pub(super) fn write<T: Serialize>(table: &'static str, key: &str, state: &T) -> Result<String, StoreError> {
    serde_json::to_string(state).map_err(|e| StoreError::inconsistent(table, key, e))
}

/// The state as it was stored.
pub(super) fn read<T: DeserializeOwned>(table: &'static str, key: &str, state: &str) -> Result<T, StoreError> {
    serde_json::from_str(state).map_err(|e| StoreError::inconsistent(table, key, e))
}

/// A noun's row as the replay compares it.
pub(super) struct Stated {
    /// Its key.
    pub key: String,
    /// The place of the event it was projected from.
    pub seq: i64,
    /// Its state.
    pub text: String,
    /// Whether its key and the columns beside its state are those its state has.
    pub fits: bool,
}

impl Stated {
    /// A row whose columns are compared with those of the state it holds.
    pub(super) fn new<T: DeserializeOwned>(key: String, seq: i64, text: String, fits: impl FnOnce(&str, &T) -> bool) -> Self {
        let fits = serde_json::from_str(&text).is_ok_and(|state| fits(&key, &state));
        Self { key, seq, text, fits }
    }
}

/// The upper bound of a prefix search on a key made by `fold_code`: no letter or digit sorts after it.
pub(super) fn after_prefix(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}

/// Inserts or updates a noun's row by its key: an update that meets no row becomes an insert. Only the serialised writer calls it.
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

/// Compiles one statement for each database, where the shared connection type cannot say it (batch inserts).
macro_rules! on_each {
    ($connection:expr, $c:ident => $body:expr) => {
        match $connection {
            $crate::store::AnyConnection::Sqlite($c) => $body,
            $crate::store::AnyConnection::Postgres($c) => $body,
        }
    };
}
pub(super) use on_each;
