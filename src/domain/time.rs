//! Time comes in from outside.

use chrono::{DateTime, SubsecRound, Utc};

/// A source of the current time. It truncates to milliseconds, because PostgreSQL drops nanoseconds and a sealed event must read
/// the same from every database.
pub trait Clock: Send + Sync {
    /// Now, UTC, whole milliseconds.
    fn now(&self) -> DateTime<Utc>;
}

/// Whole milliseconds.
#[must_use]
pub fn to_millis(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(3)
}
