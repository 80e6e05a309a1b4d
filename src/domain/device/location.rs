//! Locations in the depot: site › room › shelf › box, each with its own code.

use serde::{Deserialize, Serialize};

/// A location where a device can be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// Its code in capitals, as printed on the shelf: `A-01-03`.
    pub code: String,
    /// Its name in plain words.
    pub name: String,
    /// Code of the enclosing location; `None` at the top.
    pub parent: Option<String>,
    /// Whether the location is in use.
    pub active: bool,
}

/// Reads a location code, with or without the `LOC:` prefix: capitals, digits and hyphens, at most 20 characters. `None` when it is not
/// one.
#[must_use]
pub fn code(text: &str) -> Option<String> {
    let upper = crate::domain::text_enum::clean(super::keyboard::without_aim(text))?.to_uppercase();
    let bare = upper.strip_prefix("LOC:").unwrap_or(&upper).trim();
    let right = !bare.is_empty() && bare.len() <= 20 && bare.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
    right.then(|| bare.to_owned())
}
