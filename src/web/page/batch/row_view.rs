//! A refused row of a donor list as it is shown: where it stood, what it says, and why it was refused.

use crate::desk::error_text::row_reason;
use crate::domain::batch::refused::RefusedRow;
use crate::domain::number::Number;
use crate::i18n::Locale;

/// A refused row on the page of its batch.
pub struct RowView {
    /// Where it stood in the file.
    pub place: String,
    /// Address of its page.
    pub path: String,
    /// Its number among those that wait.
    pub number: u32,
    /// What it says.
    pub text: String,
    pub reasons: Vec<String>,
}

impl RowView {
    /// A row in the reader's language.
    #[must_use]
    pub fn of(w: Locale, number: Number, row: &RefusedRow) -> Self {
        let c = &row.cells;
        let cells = [&c.kind, &c.manufacturer, &c.model, &c.serial, &c.donor_number, &c.year, &c.quantity];
        let text: Vec<&str> = cells.into_iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
        Self {
            place: row.sheet.as_ref().map_or_else(|| row.number.to_string(), |sheet| format!("{sheet} {}", row.number)),
            path: format!("/batches/{number}/list/row?row={}", row.place),
            number: row.place,
            text: text.join(" · "),
            reasons: row.reasons.iter().map(|r| row_reason(w, r)).collect(),
        }
    }
}
