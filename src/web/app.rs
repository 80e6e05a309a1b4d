//! The state every handler receives, and `blocking`, which runs work off the event loop.

use super::access::Needs;
use super::meters::Meters;
use crate::desk::{Desk, DeskError};
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Rate limit of attempts per key: a burst of ten, then one every six seconds. The caller's key says what is counted, such as an account
/// together with a client address.
const ATTEMPTS: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// Downloads of tables at one time; further ones wait. The limit leaves the other database readers to the pages.
const EXPORTS_AT_ONCE: usize = 3;
/// Pictures decoded at one time: each keeps a core busy for a while, and scans must not wait for them.
const PICTURES_AT_ONCE: usize = 2;
/// The state every handler receives.
#[derive(Clone)]
pub struct App {
    /// The operations of the program, with the database behind them.
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

    /// Whether this key has an attempt left, and uses one up.
    pub(in crate::web) fn may_try(&self, key: &str) -> bool {
        // Keys are made of request data: drop the old ones before they fill the memory.
        if self.attempts.len() > 10_000 {
            self.attempts.retain_recent();
        }
        self.attempts.check_key(&key.to_owned()).is_ok()
    }

    /// Whether the public address is `https`: then cookies carry `Secure` and the `__Host-` prefix.
    pub(in crate::web) fn is_secure(&self) -> bool {
        self.desk.base_url().is_some_and(|u| u.starts_with("https://"))
    }
}

/// Runs blocking work (the database, Argon2, a PDF) on a blocking thread. It runs to its end even if the client disconnects.
pub(in crate::web) async fn blocking<T: Send + 'static>(
    job: impl FnOnce() -> Result<T, DeskError> + Send + 'static,
) -> Result<T, DeskError> {
    match tokio::task::spawn_blocking(job).await {
        Ok(outcome) => outcome,
        Err(error) => Err(DeskError::failed(error)),
    }
}

/// Says when the request that waits for a job is gone: it is dropped with the request.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The same for a job that may take long: it is told whether anybody still waits for its answer, and ends when nobody does.
pub(in crate::web) async fn blocking_while<T: Send + 'static>(
    job: impl FnOnce(&dyn Fn() -> bool) -> Result<T, DeskError> + Send + 'static,
) -> Result<T, DeskError> {
    let gone = Arc::new(AtomicBool::new(false));
    let _waiting = Waiting(Arc::clone(&gone));
    blocking(move || job(&|| !gone.load(Ordering::Relaxed))).await
}
