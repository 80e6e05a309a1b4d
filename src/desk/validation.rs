//! Reading what people give: cleaned, bounded, and every flaw of a form found at once.

use super::error::{DeskError, ErrorCode, FieldError};
use crate::domain::partner::personal_data;
use crate::domain::text_enum::clean;
use chrono::NaiveDate;

/// The most characters of a name or a reference.
pub const SHORT: usize = 200;
/// The most characters of a note or a description.
pub const LONG: usize = 2_000;

/// Gathers the flaws of a form.
#[derive(Debug, Default)]
pub struct Validation {
    field_errors: Vec<FieldError>,
}

impl Validation {
    /// Adds a flaw.
    pub fn field_error(&mut self, field: &str, because: ErrorCode, seen: impl ToString) {
        self.field_errors.push(FieldError::new(field, because, seen));
    }

    /// A text that must be there.
    pub fn text(&mut self, field: &str, given: &str) -> String {
        match self.optional(field, Some(given)) {
            Some(text) => text,
            None => {
                if !self.field_errors.iter().any(|f| f.field == field) {
                    self.field_error(field, ErrorCode::Missing, "");
                }
                String::new()
            }
        }
    }

    /// A text that may be there.
    pub fn optional(&mut self, field: &str, given: Option<&str>) -> Option<String> {
        let given = given?;
        // Look at the length before anything else: a note of ten megabytes is refused, not cleaned.
        if given.len() > SHORT * 4 {
            self.field_error(field, ErrorCode::TooLong, SHORT);
            return None;
        }
        let text = clean(given)?;
        if text.chars().count() > SHORT {
            self.field_error(field, ErrorCode::TooLong, SHORT);
            return None;
        }
        Some(text)
    }

    /// A note: longer, lines kept.
    pub fn note(&mut self, field: &str, given: Option<&str>) -> Option<String> {
        match note(field, given) {
            Ok(text) => text,
            Err(field_error) => {
                self.field_errors.push(field_error);
                None
            }
        }
    }

    /// A date that is not in the future.
    pub fn past(&mut self, field: &str, date: NaiveDate, today: NaiveDate) {
        if date > today {
            self.field_error(field, ErrorCode::Future, date);
        }
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// All flaws, when there are any.
    pub fn done(self) -> Result<(), DeskError> {
        if self.field_errors.is_empty() { Ok(()) } else { Err(DeskError::Invalid(self.field_errors)) }
    }
}

/// A note: cleaned line by line, at most [`LONG`] characters; `None` when empty.
///
/// # Errors
/// When it is too long.
pub fn note(field: &str, given: Option<&str>) -> Result<Option<String>, FieldError> {
    let Some(given) = given else { return Ok(None) };
    if given.len() > LONG * 4 || given.chars().count() > LONG {
        return Err(FieldError::new(field, ErrorCode::TooLong, LONG));
    }
    let lines: Vec<String> = given.lines().map(|l| clean(l).unwrap_or_default()).collect();
    let text = lines.join("\n").trim().to_owned();
    Ok((!text.is_empty()).then_some(text))
}

/// An e-mail address: one `@`, something on both sides, no spaces or line ends. It is accepted, never corrected.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let mut halves = text.split('@');
    let (Some(local), Some(host), None) = (halves.next(), halves.next(), halves.next()) else { return false };
    !local.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && text.chars().all(|c| !c.is_whitespace() && !c.is_control())
}

/// Refuses a text that looks like personal data until its writer says that it may stand.
///
/// # Errors
/// [`ErrorCode::LooksPersonal`] with the passages.
pub fn guard(field: &str, text: Option<&str>, sure: bool) -> Result<(), FieldError> {
    let passages = text.filter(|_| !sure).map(personal_data::passages).unwrap_or_default();
    if passages.is_empty() {
        return Ok(());
    }
    let seen = passages.into_iter().map(|p| p.text).collect::<Vec<_>>().join(" · ");
    Err(FieldError::new(field, ErrorCode::LooksPersonal, seen))
}
