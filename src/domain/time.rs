//! The clock, passed in by the caller so that the rules stay deterministic.

use chrono::{DateTime, SubsecRound, Utc};

/// A source of the current time, in whole milliseconds: PostgreSQL drops nanoseconds, and a sealed event must read the same from every
/// database.
pub trait Clock: Send + Sync {
    /// The current time in UTC, in whole milliseconds.
    fn now(&self) -> DateTime<Utc>;
}

/// Truncates a time to whole milliseconds.
#[must_use]
pub fn to_millis(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(3)
}
