//! A donor list as it was read: the outcome of every row, and the lines that the valid ones declare.

use crate::desk::error::{DeskError, ErrorCode};
use crate::domain::batch::ManifestLine;
use crate::ingest::manifest::columns::ColumnHabits;
use crate::ingest::manifest::rows::{Columns, KindWords, Line, Row};
use crate::ingest::manifest::table::{Choice, Table};

/// Maximum number of lines of a donor list.
pub const MOST_LINES: usize = 20_000;

/// How a person wants a donor list to be read.
#[derive(Clone, Debug, Default)]
pub struct ListOptions {
    /// The meaning of each column; recognised when absent.
    pub columns: Option<Columns>,
    /// The sheets of a workbook, and its hidden rows.
    pub choice: Choice,
    /// What words for kinds mean that the program does not know.
    pub words: KindWords,
    /// What was said of columns of earlier lists of the donor, by heading.
    pub habits: ColumnHabits,
}

/// The preview of a donor list: how its columns were recognised, and the outcome of every row.
#[derive(Debug)]
pub struct Preview {
    /// The file as a table.
    pub table: Table,
    /// The meaning of each column, recognised or chosen.
    pub columns: Columns,
    /// Every row, either valid or refused with a reason.
    pub rows: Vec<Row>,
}

impl Preview {
    /// Number of valid rows.
    #[must_use]
    pub fn good(&self) -> usize {
        self.rows.iter().filter(|r| r.outcome.is_ok()).count()
    }
}

/// The lines that the valid rows declare; a row with a quantity makes several.
pub(super) fn declared(preview: &Preview) -> Result<Vec<ManifestLine>, DeskError> {
    let mut lines: Vec<ManifestLine> = Vec::new();
    for line in preview.rows.iter().filter_map(|r| r.outcome.as_ref().ok()) {
        lines_of(line, &mut lines)?;
    }
    Ok(lines)
}

/// Adds the lines that one row declares.
pub(super) fn lines_of(line: &Line, lines: &mut Vec<ManifestLine>) -> Result<(), DeskError> {
    for _ in 0..line.quantity.max(1) {
        lines.push(ManifestLine {
            line: u32::try_from(lines.len() + 1).unwrap_or(u32::MAX),
            kind: line.kind,
            manufacturer: line.manufacturer.clone(),
            model: line.model.clone(),
            serial: line.serial.clone(),
            donor_number: line.donor_number.clone(),
            year: line.year,
        });
        if lines.len() > MOST_LINES {
            return Err(DeskError::field_error("file", ErrorCode::Bounds, MOST_LINES));
        }
    }
    Ok(())
}
