//! Input validation: texts are cleaned and bounded, and all field errors of a form are reported at once.

use super::error::{DeskError, ErrorCode, FieldError};
use crate::domain::partner::personal_data;
use crate::domain::text_enum::clean;
use chrono::NaiveDate;

/// Maximum length of a name or a reference, in characters.
pub const SHORT: usize = 200;
/// Maximum length of a note or a description, in characters.
pub const LONG: usize = 2_000;

/// Collects the field errors of a form.
#[derive(Debug, Default)]
pub struct Validation {
    field_errors: Vec<FieldError>,
}

impl Validation {
    /// Adds a field error.
    pub fn field_error(&mut self, field: &str, because: ErrorCode, seen: impl ToString) {
        self.field_errors.push(FieldError::new(field, because, seen));
    }

    /// Validates a required text; empty when it is missing or too long.
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

    /// Validates an optional text of at most [`SHORT`] characters; `None` when it is absent, empty or too long.
    pub fn optional(&mut self, field: &str, given: Option<&str>) -> Option<String> {
        let given = given?;
        // The length is checked first, so that a text of ten megabytes is refused without cleaning it. A character has at most four bytes.
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

    /// Validates an optional note of at most [`LONG`] characters, in which line breaks are kept.
    pub fn note(&mut self, field: &str, given: Option<&str>) -> Option<String> {
        match note(field, given) {
            Ok(text) => text,
            Err(field_error) => {
                self.field_errors.push(field_error);
                None
            }
        }
    }

    /// Checks that a date is not in the future.
    pub fn past(&mut self, field: &str, date: NaiveDate, today: NaiveDate) {
        if date > today {
            self.field_error(field, ErrorCode::Future, date);
        }
    }

    /// Ends the validation.
    ///
    /// # Errors
    /// [`DeskError::Invalid`] with all field errors, if there are any.
    pub fn done(self) -> Result<(), DeskError> {
        if self.field_errors.is_empty() { Ok(()) } else { Err(DeskError::Invalid(self.field_errors)) }
    }
}

/// Validates a note: cleaned line by line, at most [`LONG`] characters; `None` when empty.
///
/// # Errors
/// [`ErrorCode::TooLong`].
pub fn note(field: &str, given: Option<&str>) -> Result<Option<String>, FieldError> {
    let Some(given) = given else { return Ok(None) };
    if given.len() > LONG * 4 || given.chars().count() > LONG {
        return Err(FieldError::new(field, ErrorCode::TooLong, LONG));
    }
    let lines: Vec<String> = given.lines().map(|l| clean(l).unwrap_or_default()).collect();
    let text = lines.join("\n").trim().to_owned();
    Ok((!text.is_empty()).then_some(text))
}

/// Whether a text may be an e-mail address: one `@` with text on both sides, a dot inside the host, no spaces or control characters. The
/// address itself is never corrected.
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

/// Refuses a text that seems to contain personal data, unless its author confirmed it (`sure`).
///
/// # Errors
/// [`ErrorCode::LooksPersonal`] with the suspicious passages.
pub fn guard(field: &str, text: Option<&str>, sure: bool) -> Result<(), FieldError> {
    let passages = text.filter(|_| !sure).map(personal_data::passages).unwrap_or_default();
    if passages.is_empty() {
        return Ok(());
    }
    let seen = passages.into_iter().map(|p| p.text).collect::<Vec<_>>().join(" · ");
    Err(FieldError::new(field, ErrorCode::LooksPersonal, seen))
}
