//! A condition of a programme, as it was checked.

use super::programme::Rule;
use serde::{Deserialize, Serialize};

/// One condition with its result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The condition.
    pub rule: Rule,
    /// Whether it holds on the date.
    pub holds: bool,
    /// What was looked at, as a bare value (a class, a date, a number), never prose.
    pub seen: Option<String>,
}
