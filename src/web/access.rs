//! The permission a route requires, and the table of them by method and path.

use crate::domain::account::actor::Permission;
use std::collections::HashMap;

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Everybody, signed in or not.
    Anyone,
    /// Anybody signed in. For routes that partners use, the desk narrows what they may see.
    SignedIn,
    /// Somebody whose role has this permission.
    May(Permission),
}

/// Who may call which route, by method and path pattern.
pub(super) type Needs = HashMap<(String, String), Need>;
