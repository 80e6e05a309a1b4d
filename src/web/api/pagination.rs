//! Keyset pages of lists: `?limit=&cursor=`, and `next_cursor` in the answer. A cursor is opaque; it names its list and the last entry, and
//! any other list refuses it.

use super::extract::parameter;
use crate::desk::DeskError;
use crate::desk::error::ErrorCode;

/// Entries of a page when no limit is given.
const USUAL: u16 = 50;
/// The most entries of a page.
pub const MOST: u16 = 200;

/// The requested page of a list.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The most entries of the page, 1 to `MOST`.
    pub limit: u16,
    list: &'static str,
    cursor: Option<String>,
}

impl Wanted {
    /// Reads limit and cursor. `list` names the list that the cursor must belong to.
    ///
    /// # Errors
    /// When the limit is out of bounds or the cursor does not belong to this list.
    pub fn new(list: &'static str, limit: Option<u16>, cursor: Option<&str>) -> Result<Self, DeskError> {
        let limit = limit.unwrap_or(USUAL);
        if !(1..=MOST).contains(&limit) {
            return Err(parameter("limit", ErrorCode::Bounds, format!("1–{MOST}")));
        }
        let open = |text: &str| {
            let plain = String::from_utf8(hex::decode(text).ok()?).ok()?;
            plain.strip_prefix(list)?.strip_prefix(' ').map(ToOwned::to_owned)
        };
        let cursor = cursor.map(|text| open(text).ok_or_else(|| stray(text))).transpose()?;
        Ok(Self { limit, list, cursor })
    }

    /// How many entries to read: one more than the limit, which shows without counting whether there is a next page.
    #[must_use]
    pub const fn probe(&self) -> u16 {
        self.limit + 1
    }

    /// The key at which the previous page ended, read from the cursor; `None` on the first page.
    ///
    /// # Errors
    /// When the cursor does not hold such a key.
    pub fn after<T>(&self, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, DeskError> {
        self.cursor.as_deref().map(|text| read(text).ok_or_else(|| stray(text))).transpose()
    }

    /// The cursor of a page that begins after the entry `last`.
    #[must_use]
    pub fn cursor(&self, last: impl std::fmt::Display) -> String {
        hex::encode(format!("{} {last}", self.list))
    }

    /// Cuts what was read with [`Self::probe`] to the limit, and gives the cursor of the next page if there is one.
    pub fn cut<T, K: std::fmt::Display>(&self, mut found: Vec<T>, key: impl Fn(&T) -> K) -> (Vec<T>, Option<String>) {
        let limit = usize::from(self.limit);
        let more = found.len() > limit;
        found.truncate(limit);
        let next = if more { found.last().map(|last| self.cursor(key(last))) } else { None };
        (found, next)
    }
}

fn stray(cursor: &str) -> DeskError {
    parameter("cursor", ErrorCode::Form, cursor.chars().take(40).collect::<String>())
}
