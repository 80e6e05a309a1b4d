//! The stored result of checking one condition of a programme.

use super::programme::Rule;
use serde::{Deserialize, Serialize};

/// A checked condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub rule: Rule,
    /// Whether the condition held on the date of the check.
    pub holds: bool,
    /// The value that was checked (a class, a date, a number), never prose.
    pub seen: Option<String>,
}
