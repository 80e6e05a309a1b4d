//! One sheet of a file while it is read: its cells by row, what was merged and what is hidden, within the budget.

use super::archive::{Budget, MAX_TEXT};
use super::cells::{Flaw, MAX_COLUMNS, TableError, TableRow, cell, flaw_of, text_cell};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most sheets of a workbook.
const MAX_SHEETS: usize = 255;
/// Most merged ranges of a sheet.
const MAX_MERGES: usize = 20_000;
/// The last row that a sheet can have.
const LAST_ROW: u64 = 1_048_576;

/// One sheet: its rows that are not empty.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its name; `None` for a text file.
    pub name: Option<Arc<str>>,
    /// Whether it is hidden in the workbook.
    pub hidden: bool,
    pub rows: Vec<TableRow>,
    /// Cells merged over several columns: row, first column, how many columns.
    pub wide: Vec<(u64, usize, usize)>,
}

/// A merged range: its first and last row from 1, its first column and how many columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Merge {
    pub first: u64,
    pub last: u64,
    pub column: usize,
    pub columns: usize,
}

/// The value of one cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Value {
    pub text: String,
    pub flaw: Option<Flaw>,
}

impl Value {
    /// A text of the sheet, read as in a text file.
    pub(super) fn text(text: &str) -> Self {
        let text = text_cell(text);
        let flaw = flaw_of(&text);
        Self { text, flaw }
    }
}

/// A sheet being read, by row number from 1.
pub(super) struct SheetBuilder<'a> {
    budget: &'a Budget<'a>,
    rows: BTreeMap<u64, TableRow>,
    hidden_rows: Vec<u64>,
    merges: Vec<Merge>,
}

impl<'a> SheetBuilder<'a> {
    pub(super) const fn new(budget: &'a Budget<'a>) -> Self {
        Self { budget, rows: BTreeMap::new(), hidden_rows: Vec::new(), merges: Vec::new() }
    }

    /// Puts a value at a row, counted from 1, and a column, counted from 0.
    pub(super) fn put(&mut self, row: u64, column: usize, value: Value) -> Result<(), TableError> {
        if value.text.is_empty() && value.flaw.is_none() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(TableError::TooManyColumns { limit: MAX_COLUMNS });
        }
        if row > LAST_ROW {
            return Err(TableError::TooManyRows { limit: super::cells::MAX_ROWS });
        }
        let grown = column.saturating_add(1).saturating_sub(self.rows.get(&row).map_or(0, |r| r.cells.len()));
        // A value costs more than its letters, also when it takes the place of another.
        self.budget.text(value.text.len().saturating_add(grown.max(1).saturating_mul(size_of::<String>())))?;
        if !self.rows.contains_key(&row) {
            self.budget.row()?;
        }
        let found = self.rows.entry(row).or_default();
        found.number = row;
        if found.cells.len() <= column {
            found.cells.resize(column.saturating_add(1), String::new());
        }
        if let Some(flaw) = value.flaw {
            found.flaws.push((column, flaw));
        }
        if let Some(place) = found.cells.get_mut(column) {
            *place = value.text;
        }
        Ok(())
    }

    /// Marks a row as hidden.
    pub(super) fn hide(&mut self, row: u64) {
        if self.rows.contains_key(&row) {
            self.hidden_rows.push(row);
        }
    }

    /// Notes a merged range.
    pub(super) fn merge(&mut self, merge: Merge) -> Result<(), TableError> {
        if merge.column >= MAX_COLUMNS || merge.first >= merge.last && merge.columns < 2 {
            return Ok(());
        }
        self.merges.push(merge);
        if self.merges.len() > MAX_MERGES { Err(TableError::Bomb { limit: MAX_MERGES }) } else { Ok(()) }
    }

    /// The sheet. What was merged downwards is filled in, because the person saw the value beside each of the rows.
    pub(super) fn finish(mut self, name: &str, hidden: bool) -> Result<Sheet, TableError> {
        let mut wide = Vec::new();
        for merge in std::mem::take(&mut self.merges) {
            let Some(top) = self.rows.get(&merge.first) else { continue };
            let Some(text) = top.cells.get(merge.column).filter(|t| !t.is_empty()).cloned() else { continue };
            let flaw = top.flaw(merge.column);
            if merge.columns > 1 {
                wide.push((merge.first, merge.column, merge.columns));
                // A title may cover several rows; nothing below belongs to it.
                if merge.columns >= top.cells.len().max(3) {
                    continue;
                }
            }
            let below: Vec<u64> = self.rows.range(merge.first..).map(|(n, _)| *n).skip(1).take_while(|n| *n <= merge.last).collect();
            // An empty row stays empty: it is no device because a cell beside it is tall.
            for row in below {
                self.put(row, merge.column, Value { text: text.clone(), flaw: flaw.or(Some(Flaw::Merged)) })?;
            }
        }
        for row in self.hidden_rows {
            if let Some(row) = self.rows.get_mut(&row) {
                row.hidden = true;
            }
        }
        let name: Arc<str> = cell(name).chars().take(100).collect::<String>().into();
        let named = |row| TableRow { sheet: Some(Arc::clone(&name)), ..row };
        Ok(Sheet { rows: self.rows.into_values().map(named).collect(), name: Some(Arc::clone(&name)), hidden, wide })
    }
}

/// Refuses a workbook with too many sheets.
pub(super) const fn count_sheets(sheets: usize) -> Result<(), TableError> {
    if sheets > MAX_SHEETS { Err(TableError::Bomb { limit: MAX_SHEETS }) } else { Ok(()) }
}

/// Refuses a table of texts that no list needs.
pub(super) const fn count_texts(texts: usize) -> Result<(), TableError> {
    if texts > MAX_COLUMNS * super::cells::MAX_ROWS { Err(TableError::Bomb { limit: MAX_TEXT }) } else { Ok(()) }
}
