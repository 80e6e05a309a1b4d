//! From the sheets of a file to one list: finds the headings of each sheet, puts the same columns under each other, and names every row
//! that is no device (titles, totals, repeated headings, empty and hidden rows).

use super::between::{is_line, is_title, is_total, leads_to_headings};
use super::cells::{MAX_COLUMNS, MAX_ROWS, TableError, TableRow};
use super::columns::Columns;
use super::headings::{Again, Headings, header_of, is_list};
use super::sheet::Sheet;
use super::vocabulary::{Field, heading_key};
use crate::domain::text_enum::text_enum;
use crate::ingest::json::line;
use std::sync::Arc;

text_enum! {
    /// Why rows are left out of a list.
    WhyLeftOut {
        /// Above the headings, or a title between the rows.
        Title => "title",
        /// The headings again.
        RepeatedHeading => "repeated_heading",
        /// A sum of the rows above.
        Total => "total",
        /// No filled cell.
        Blank => "blank",
        /// Hidden in the workbook.
        HiddenRow => "hidden_row",
        /// On a hidden sheet.
        HiddenSheet => "hidden_sheet",
        /// On a sheet whose headings are not those of a list of devices.
        OtherSheet => "other_sheet",
        /// On a sheet that the person did not choose.
        NotChosen => "not_chosen",
    }
}

/// Which parts of a workbook are wanted, when a person chose; else every visible sheet that looks like a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The sheets by name.
    pub sheets: Option<Vec<String>>,
    /// Whether rows that are hidden in the workbook are read too.
    pub hidden_rows: bool,
}

/// Rows in succession that were left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The sheet of the workbook; `None` in a text file.
    pub sheet: Option<Arc<str>>,
    /// First and last line, counted from 1.
    pub first: u64,
    pub last: u64,
    /// How many of these lines are in the file: a text file may end lines that are no rows.
    pub count: u64,
    pub why: WhyLeftOut,
    /// The beginning of what stands there.
    pub text: String,
}

impl LeftOut {
    /// How many rows.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.count
    }
}

/// A sheet of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRead {
    pub name: Arc<str>,
    /// Its rows that are not empty, with its headings.
    pub rows: usize,
    /// Whether its rows are in the list.
    pub read: bool,
    /// Whether it is hidden in the workbook.
    pub hidden: bool,
}

/// The list that the sheets make together.
pub(super) struct Assembled {
    pub header: Vec<String>,
    pub header_line: u64,
    pub rows: Vec<TableRow>,
    pub sheets: Vec<SheetRead>,
    pub left_out: Vec<LeftOut>,
}

/// Makes one list of the sheets.
///
/// # Errors
/// When there is no filled cell, or there are too many rows or columns.
pub(super) fn assemble(sheets: Vec<Sheet>, choice: &Choice) -> Result<Assembled, TableError> {
    let chosen = |sheet: &Sheet| match (&choice.sheets, &sheet.name) {
        (Some(names), Some(name)) => Some(names.iter().any(|n| **n == **name)),
        _ => None,
    };
    let has_cells = |sheet: &Sheet| sheet.rows.iter().any(|r| r.filled() > 0);
    if let Some(names) = choice.sheets.as_deref().filter(|_| sheets.iter().any(|s| s.name.is_some())) {
        let filled = |name: &&String| sheets.iter().any(|s| s.name.as_deref() == Some(name.as_str()) && has_cells(s));
        // A sheet that a person names is never another one.
        if let Some(name) = names.iter().find(|name| names.len() == 1 && !filled(name)) {
            return Err(TableError::NoSheet { name: name.clone() });
        }
    }
    let mut why: Vec<Option<WhyLeftOut>> = sheets
        .iter()
        .map(|sheet| match chosen(sheet) {
            Some(false) => Some(WhyLeftOut::NotChosen),
            None if sheet.hidden => Some(WhyLeftOut::HiddenSheet),
            None if !is_list(&sheet.rows) => Some(WhyLeftOut::OtherSheet),
            Some(true) | None => None,
        })
        .collect();
    // Nothing looks like a list: the first visible sheet is shown, so that a person can say what its columns are.
    if !sheets.iter().zip(&why).any(|(sheet, why)| why.is_none() && has_cells(sheet)) {
        let first = sheets.iter().position(|s| !s.hidden && has_cells(s)).or_else(|| sheets.iter().position(has_cells));
        let first = first.ok_or(TableError::Empty)?;
        if let Some(why) = why.get_mut(first) {
            *why = None;
        }
    }
    let mut list = Builder::default();
    let mut told = Vec::new();
    for (sheet, why) in sheets.into_iter().zip(why) {
        let filled = sheet.rows.iter().filter(|r| r.filled() > 0).count();
        if let Some(name) = &sheet.name {
            told.push(SheetRead { name: Arc::clone(name), rows: filled, read: why.is_none() && filled > 0, hidden: sheet.hidden });
        }
        match why {
            Some(why) => sheet.rows.iter().filter(|r| r.filled() > 0).for_each(|row| list.leave(row, why)),
            None if filled > 0 => list.add(sheet, choice)?,
            None => {}
        }
    }
    list.finish(told)
}

#[derive(Default)]
struct Builder {
    header: Vec<String>,
    header_line: u64,
    rows: Vec<TableRow>,
    left_out: Vec<LeftOut>,
}

impl Builder {
    fn leave(&mut self, row: &TableRow, why: WhyLeftOut) {
        let follows = |last: &&mut LeftOut| last.why == why && last.sheet == row.sheet && last.last.saturating_add(1) == row.number;
        if let Some(last) = self.left_out.last_mut().filter(follows) {
            (last.last, last.count) = (row.number, last.count.saturating_add(1));
            return;
        }
        let text: Vec<&str> = row.cells.iter().map(String::as_str).filter(|c| !c.is_empty()).collect();
        let text = line(&text.join(" · ")).unwrap_or_default().chars().take(80).collect();
        self.left_out.push(LeftOut { sheet: row.sheet.clone(), first: row.number, last: row.number, count: 1, why, text });
    }

    fn add(&mut self, sheet: Sheet, choice: &Choice) -> Result<(), TableError> {
        let Some(place) = header_of(&sheet.rows) else { return Ok(()) };
        let mut rows = sheet.rows;
        while rows.last().is_some_and(|r| r.filled() == 0 && r.flaws.is_empty()) {
            rows.pop();
        }
        for row in rows.iter().take(place).filter(|r| r.filled() > 0) {
            self.leave(row, WhyLeftOut::Title);
        }
        let below: Vec<TableRow> = rows.split_off(place.saturating_add(1).min(rows.len()));
        let Some(mut header) = rows.pop() else { return Ok(()) };
        spread(&mut header, &sheet.wide);
        let mut width = header.cells.len();
        let mut names: Vec<String> = header.cells.iter().map(|c| line(c).unwrap_or_default()).collect();
        while names.last().is_some_and(String::is_empty)
            && !below.iter().any(|r| r.cells.get(names.len() - 1).is_some_and(|c| !c.is_empty()))
        {
            // Drop an empty heading only when its column is empty too.
            names.pop();
            width = names.len();
        }
        if self.header.is_empty() {
            self.header_line = header.number;
        }
        let mut places = self.place(&names)?;
        let mut headings = Headings::of(names);
        let mut before = header.number;
        for (index, row) in below.iter().enumerate() {
            if row.sheet.is_some() && row.number > before.saturating_add(1) {
                let gap = LeftOut {
                    sheet: row.sheet.clone(),
                    first: before.saturating_add(1),
                    last: row.number.saturating_sub(1),
                    count: row.number.saturating_sub(before).saturating_sub(1),
                    why: WhyLeftOut::Blank,
                    text: String::new(),
                };
                self.left_out.push(gap);
            }
            before = row.number;
            if row.filled() == 0 && row.flaws.is_empty() {
                self.leave(row, WhyLeftOut::Blank);
            } else if row.hidden && !choice.hidden_rows {
                self.leave(row, WhyLeftOut::HiddenRow);
            } else if let Some(again) = headings.repeated_by(row) {
                self.leave(row, WhyLeftOut::RepeatedHeading);
                if again == Again::Other {
                    let mut other = row.clone();
                    spread(&mut other, &sheet.wide);
                    let names: Vec<String> = other.cells.iter().map(|c| line(c).unwrap_or_default()).collect();
                    places = self.place(&names)?;
                    width = names.len();
                    headings = Headings::of(names);
                }
            } else if is_total(row) {
                self.leave(row, WhyLeftOut::Total);
            } else if is_line(row)
                || is_title(row, &headings, &sheet.wide)
                || leads_to_headings(below.get(index..).unwrap_or_default(), &headings)
            {
                self.leave(row, WhyLeftOut::Title);
            } else {
                self.keep(row, &places, width)?;
            }
        }
        Ok(())
    }

    /// Where each column of a sheet goes in the list: under the same heading, or the one of the same field, or a new one.
    fn place(&mut self, names: &[String]) -> Result<Arc<[usize]>, TableError> {
        if self.header.is_empty() {
            self.header = names.to_vec();
            return if names.len() > MAX_COLUMNS {
                Err(TableError::TooManyColumns { limit: MAX_COLUMNS })
            } else {
                Ok((0..names.len()).collect())
            };
        }
        let keys: Vec<String> = self.header.iter().map(|h| heading_key(h)).collect();
        let mut taken: Vec<usize> = Vec::new();
        let mut places: Vec<Option<usize>> = Vec::new();
        for name in names {
            let key = heading_key(name);
            let same = keys.iter().enumerate().find(|(at, k)| **k == key && !taken.contains(at) && !key.is_empty()).map(|(at, _)| at);
            taken.extend(same);
            places.push(same);
        }
        let (mut ours, mut theirs) = (Columns::propose(&self.header), Columns::propose(names));
        for field in Field::ALL {
            let (Some(to), Some(from)) = (*ours.slot(*field), *theirs.slot(*field)) else { continue };
            if let Some(place) = places.get_mut(from).filter(|p| p.is_none() && !taken.contains(&to)) {
                taken.push(to);
                *place = Some(to);
            }
        }
        let mut found = Vec::new();
        for (place, name) in places.into_iter().zip(names) {
            found.push(place.unwrap_or(self.header.len()));
            if place.is_none() {
                self.header.push(name.clone());
            }
        }
        if self.header.len() > MAX_COLUMNS { Err(TableError::TooManyColumns { limit: MAX_COLUMNS }) } else { Ok(found.into()) }
    }

    fn keep(&mut self, row: &TableRow, places: &Arc<[usize]>, width: usize) -> Result<(), TableError> {
        if self.rows.len() >= MAX_ROWS {
            return Err(TableError::TooManyRows { limit: MAX_ROWS });
        }
        let straight = places.iter().enumerate().all(|(from, to)| from == *to);
        if straight {
            // Later sheets may add columns; a row that is wider than its own headings must still be told apart.
            let mut row = row.clone();
            if row.cells.len() > width && row.cells.iter().skip(width).all(String::is_empty) {
                row.cells.truncate(width);
            }
            row.places = None;
            self.rows.push(TableRow { width: Some(width), ..row });
            return Ok(());
        }
        let mut moved = TableRow {
            sheet: row.sheet.clone(),
            number: row.number,
            hidden: row.hidden,
            width: Some(self.header.len()),
            ..TableRow::default()
        };
        let mut origin = vec![usize::MAX; self.header.len()];
        let overflow = row.cells.iter().skip(width).any(|c| !c.is_empty());
        for (from, text) in row.cells.iter().enumerate() {
            let to = places.get(from).copied().unwrap_or_else(|| self.header.len().saturating_add(from.saturating_sub(width)));
            if from >= width && !overflow {
                continue;
            }
            if moved.cells.len() <= to {
                moved.cells.resize(to.saturating_add(1), String::new());
            }
            if let Some(cell) = moved.cells.get_mut(to) {
                cell.clone_from(text);
            }
            if let Some(place) = origin.get_mut(to) {
                *place = from;
            }
            moved.flaws.extend(row.flaw(from).map(|flaw| (to, flaw)));
        }
        moved.places = Some(origin.into());
        self.rows.push(moved);
        Ok(())
    }

    fn finish(self, sheets: Vec<SheetRead>) -> Result<Assembled, TableError> {
        let Self { header, header_line, rows, left_out } = self;
        if header.is_empty() {
            return Err(TableError::Empty);
        }
        Ok(Assembled { header, header_line, rows, sheets, left_out })
    }
}

/// A heading merged over the columns that it names (`Marque / Modèle` over two): each column gets its own part.
fn spread(header: &mut TableRow, wide: &[(u64, usize, usize)]) {
    for (_, column, columns) in wide.iter().filter(|(row, _, _)| *row == header.number) {
        let Some(text) = header.cells.get(*column) else { continue };
        let parts: Vec<String> = text.split(['/', '|', '+', '&']).map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
        if parts.len() != *columns || parts.len() < 2 {
            continue;
        }
        for (offset, part) in parts.into_iter().enumerate() {
            let at = column.saturating_add(offset);
            if header.cells.len() <= at {
                header.cells.resize(at.saturating_add(1), String::new());
            }
            if let Some(cell) = header.cells.get_mut(at) {
                *cell = part;
            }
        }
    }
}
