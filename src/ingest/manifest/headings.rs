//! Which row of a sheet holds the headings, and which rows below repeat them.

use super::cells::TableRow;
use super::columns::Columns;
use super::vocabulary::{Field, heading_key, is_weak_heading};

/// How many rows are looked at to find the headings.
const SEARCHED: usize = 40;
/// A row that begins with so many cells that are no headings is none of headings.
const MOST_UNKNOWN: usize = 8;

/// Whether a sheet is a list of devices: one of its first rows holds the headings of one.
pub(super) fn is_list(rows: &[TableRow]) -> bool {
    first_of_list(rows).is_some()
}

/// The first row whose headings are those of a list of devices: one names the device, and another says more of it. A list below another one
/// begins with headings of its own, hence the first.
fn first_of_list(rows: &[TableRow]) -> Option<usize> {
    (0..rows.len().min(SEARCHED))
        .find(|place| rows.get(*place).is_some_and(|row| begins_list(row, rows.get(*place + 1..).unwrap_or_default())))
}

fn begins_list(row: &TableRow, below: &[TableRow]) -> bool {
    let columns = Columns::propose(&row.cells);
    let identifies = [columns.serial, columns.donor_number, columns.model].iter().flatten().count();
    let filled = row.filled();
    let strong = Field::ALL.iter().filter_map(|f| row.cells.get(columns.of(*f)?)).any(|c| !is_weak_heading(c));
    if identifies > 0 && columns.count() > 1 && (strong || columns.count().saturating_mul(2) > filled) {
        return true;
    }
    // Only the serial number has a known heading: its cells must look like serial numbers.
    let Some(serial) = columns.serial else { return false };
    let has_digit = |text: &String| text.chars().any(|c| c.is_ascii_digit());
    let next = below.iter().find(|r| r.filled() > 0);
    filled == 1 || !row.cells.iter().any(has_digit) && next.is_some_and(|r| r.cells.get(serial).is_some_and(has_digit))
}

/// The row of the headings: the first that begins a list of devices; else the one with the most known headings, if at least two; else the
/// first with two filled cells, or with one when no row has two.
pub(super) fn header_of(rows: &[TableRow]) -> Option<usize> {
    if let Some(place) = first_of_list(rows) {
        return Some(place);
    }
    let mut best: Option<(usize, usize)> = None;
    for (place, row) in rows.iter().enumerate().take(SEARCHED) {
        let known = Columns::propose(&row.cells).count();
        if known >= 2 && best.is_none_or(|(_, most)| known > most) {
            best = Some((place, known));
        }
    }
    let wide = rows.iter().take(SEARCHED).any(|r| r.filled() >= 2);
    best.map(|(place, _)| place).or_else(|| rows.iter().position(|r| r.filled() >= if wide { 2 } else { 1 }))
}

/// How a row repeats the headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// The same ones, or some of them, at the same places.
    Same,
    /// Other ones: files put one after the other.
    Other,
}

/// The headings of the rows that follow.
pub(super) struct Headings {
    names: Vec<String>,
    keys: Vec<String>,
    pub(super) columns: Columns,
}

impl Headings {
    pub(super) fn of(names: Vec<String>) -> Self {
        Self { keys: names.iter().map(|n| heading_key(n)).collect(), columns: Columns::propose(&names), names }
    }

    /// How many columns have a heading.
    pub(super) fn count(&self) -> usize {
        self.names.iter().filter(|n| !n.is_empty()).count()
    }

    fn is_same(&self, at: usize, text: &str) -> bool {
        let (Some(name), Some(key)) = (self.names.get(at), self.keys.get(at)) else { return false };
        !name.is_empty() && (name == text || !is_number(text) && !key.is_empty() && *key == heading_key(text))
    }

    /// Whether a row is the headings again, or other headings.
    pub(super) fn repeated_by(&self, row: &TableRow) -> Option<Again> {
        let filled = row.filled();
        let field = |text: &str| if is_number(text) { None } else { Field::named(text).map(|(field, _)| field) };
        // In the column of the serial or inventory number stands what that column is called.
        let names_itself = [Field::Serial, Field::DonorNumber]
            .into_iter()
            .any(|f| self.columns.of(f).and_then(|at| row.cells.get(at)).and_then(|text| field(text)) == Some(f));
        let mut fields: Vec<Field> = Vec::new();
        let (mut same, mut unknown) = (0_usize, 0_usize);
        for (at, text) in row.cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            let is_same = self.is_same(at, text);
            same = same.saturating_add(usize::from(is_same));
            match field(text).or_else(|| (heading_key(text) == "type").then_some(Field::Kind)) {
                Some(found) if !fields.contains(&found) => fields.push(found),
                _ if is_same => {}
                _ => unknown = unknown.saturating_add(1),
            }
            if unknown >= MOST_UNKNOWN && same == 0 && fields.is_empty() && !names_itself {
                return None;
            }
        }
        let known = fields.len();
        if filled > 0 && same == filled && (same > 1 || self.count() == 1 || known == 1) {
            return Some(Again::Same);
        }
        let identifies = [Field::Serial, Field::DonorNumber, Field::Model].iter().any(|f| fields.contains(f));
        let other = known >= 3 && known.saturating_add(same).saturating_mul(10) >= filled.saturating_mul(7)
            || known >= 2 && unknown == 0 && identifies
            || names_itself && (filled == 1 || known >= 2)
            // No device has `N° de série` in a cell, and the name of another column in the next.
            || known >= 2 && fields.contains(&Field::Serial);
        other.then_some(Again::Other)
    }
}

/// Whether a text is no heading because of its digits; most cells of a list are told so without a further look.
fn is_number(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 4
}
