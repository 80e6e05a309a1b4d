//! What a route needs of who asks.

use crate::domain::account::actor::Permission;
use std::collections::HashMap;

/// What a route needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Anyone may.
    Anyone,
    /// Someone signed in; for what a partner sees of its own, the desk decides further.
    SignedIn,
    /// Someone whose role may do this.
    May(Permission),
}

/// Needs by method and path.
pub(super) type Needs = HashMap<(String, String), Need>;
