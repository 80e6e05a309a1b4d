//! Places: site › room › shelf › box, each with its own code.

use serde::{Deserialize, Serialize};

/// A place a device can be put.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// Its code, capitals, as printed on the shelf: `A-01-03`.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The place it is in.
    pub parent: Option<String>,
    /// Whether it is in use.
    pub active: bool,
}

/// Reads a location's code: capitals, digits and hyphens, at most 20 characters.
#[must_use]
pub fn code(text: &str) -> Option<String> {
    let upper = crate::domain::text_enum::clean(text)?.to_uppercase();
    let bare = upper.strip_prefix("LOC:").unwrap_or(&upper).trim();
    let right = !bare.is_empty() && bare.len() <= 20 && bare.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
    right.then(|| bare.to_owned())
}
