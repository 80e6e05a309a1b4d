//! What every handler works with.

use super::access::Needs;
use super::meters::Meters;
use crate::desk::{Desk, DeskError};
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::Arc;

/// Attempts to sign in: a burst, then one each six seconds, per address signed in to and per client.
const ATTEMPTS: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// Tables on their way at a time; who comes then waits a little. The pages keep the other connections.
const EXPORTS_AT_ONCE: usize = 3;
/// Pictures that are looked at at once: each takes a core for a while, and the scans of others come first.
const PICTURES_AT_ONCE: usize = 2;
/// What every handler works with.
#[derive(Clone)]
pub struct App {
    /// The desk.
    pub desk: Desk,
    pub(in crate::web) attempts: Arc<RateLimiter<String, DashMapStateStore<String>, DefaultClock>>,
    pub(in crate::web) needs: Arc<Needs>,
    pub(in crate::web) meters: Meters,
    pub(in crate::web) exports: Arc<tokio::sync::Semaphore>,
    pub(in crate::web) pictures: Arc<tokio::sync::Semaphore>,
}

impl App {
    pub(in crate::web) fn new(desk: Desk, needs: Needs) -> Self {
        let quota = Quota::per_minute(ATTEMPTS);
        Self {
            desk,
            attempts: Arc::new(RateLimiter::dashmap(quota)),
            needs: Arc::new(needs),
            meters: Meters::new(),
            exports: Arc::new(tokio::sync::Semaphore::new(EXPORTS_AT_ONCE)),
            pictures: Arc::new(tokio::sync::Semaphore::new(PICTURES_AT_ONCE)),
        }
    }

    /// Whether this key may try to sign in once more.
    pub(in crate::web) fn may_try(&self, key: &str) -> bool {
        // Keys come from outside: forget the old ones before they fill the memory.
        if self.attempts.len() > 10_000 {
            self.attempts.retain_recent();
        }
        self.attempts.check_key(&key.to_owned()).is_ok()
    }

    /// Whether cookies travel over TLS only: the public address says so.
    pub(in crate::web) fn is_secure(&self) -> bool {
        self.desk.base_url().is_some_and(|u| u.starts_with("https://"))
    }
}

/// Runs something that blocks (the database, Argon2, a PDF) away from the event loop. It runs to its end even if the client hangs up.
pub(in crate::web) async fn blocking<T: Send + 'static>(
    job: impl FnOnce() -> Result<T, DeskError> + Send + 'static,
) -> Result<T, DeskError> {
    match tokio::task::spawn_blocking(job).await {
        Ok(outcome) => outcome,
        Err(error) => Err(DeskError::Failed(error.to_string())),
    }
}
