//! Pages of lists: `?limit=&cursor=`, and `next_cursor` in the answer. A cursor is opaque: it says where its own list went on, and is
//! refused by any other.

use super::extract::parameter;
use crate::desk::DeskError;
use crate::desk::error::ErrorCode;

/// Entries of a page when nothing is said.
const USUAL: u16 = 50;
/// The most entries of a page.
pub const MOST: u16 = 200;

/// The page asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// At most so many entries.
    pub limit: u16,
    list: &'static str,
    cursor: Option<String>,
}

impl Wanted {
    /// Reads limit and cursor of a list.
    ///
    /// # Errors
    /// When the limit is out of bounds or the cursor is not one of this list.
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

    /// One more than asked for: whether there is a next page is seen without counting.
    #[must_use]
    pub const fn probe(&self) -> u16 {
        self.limit + 1
    }

    /// Where the last page ended.
    ///
    /// # Errors
    /// When the cursor does not say.
    pub fn after<T>(&self, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, DeskError> {
        self.cursor.as_deref().map(|text| read(text).ok_or_else(|| stray(text))).transpose()
    }

    /// The cursor that goes on after this.
    #[must_use]
    pub fn cursor(&self, last: impl std::fmt::Display) -> String {
        hex::encode(format!("{} {last}", self.list))
    }

    /// Cuts what was read with [`Self::probe`] to the page, and says where the next one begins, if there is one.
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
