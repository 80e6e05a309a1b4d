//! Judges the rows of a donor list: proposes the columns, validates every row, and returns refused rows with their reasons.
//!
//! The preview and the import call the same function, so that nothing is imported that the preview did not show.

use super::cells::{MAX_CELL, TableRow};
use super::table::Table;
use super::vocabulary::{Field, kind_of_word};
use crate::domain::device::kind::Kind;
use crate::domain::text_enum::{fold_code, plain_cell};
use crate::ingest::identity;
use crate::ingest::json::line;
use crate::ingest::units::is_mangled;
use std::collections::HashMap;

/// Most devices that one row may declare.
pub const MAX_QUANTITY: u32 = 1000;
/// The earliest year accepted.
const OLDEST_YEAR: i32 = 1980;

/// Which column holds which field, by index from 0; `None` when no column does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The kind of equipment.
    pub kind: Option<usize>,
    pub manufacturer: Option<usize>,
    pub model: Option<usize>,
    pub serial: Option<usize>,
    /// The donor's inventory number.
    pub donor_number: Option<usize>,
    pub year: Option<usize>,
    /// The number of identical devices.
    pub quantity: Option<usize>,
    /// A remark of the donor.
    pub note: Option<usize>,
}

impl Columns {
    /// Proposes which column holds what, from the headings.
    #[must_use]
    pub fn propose(header: &[String]) -> Self {
        let mut columns = Self::default();
        let mut taken = Vec::new();
        for field in Field::ALL {
            // Each field takes the free column whose heading names it best.
            let ranked = header.iter().enumerate().filter_map(|(place, heading)| Some((field.rank(heading)?, place)));
            let best = ranked.filter(|(_, place)| !taken.contains(place)).min();
            if let Some((_, place)) = best {
                taken.push(place);
                *columns.slot(*field) = Some(place);
            }
        }
        columns.place_bare_type(header, &taken);
        columns
    }

    /// Assigns a column called just `Type`: it is the model when it follows the maker's column and neither kind nor model has a column;
    /// else the kind, or the model when only that is missing.
    fn place_bare_type(&mut self, header: &[String], taken: &[usize]) {
        let bare = header.iter().position(|h| matches!(h.trim().to_lowercase().as_str(), "type" | "types")).filter(|p| !taken.contains(p));
        let after_maker = bare.is_some_and(|p| self.manufacturer.is_some_and(|m| m.checked_add(1) == Some(p)));
        match (self.kind, self.model) {
            (None, None) if after_maker => self.model = bare,
            (None, _) => self.kind = bare,
            (Some(_), None) => self.model = bare,
            (Some(_), Some(_)) => {}
        }
    }

    /// The column of a field, for reading or changing.
    pub const fn slot(&mut self, field: Field) -> &mut Option<usize> {
        match field {
            Field::Kind => &mut self.kind,
            Field::Manufacturer => &mut self.manufacturer,
            Field::Model => &mut self.model,
            Field::Serial => &mut self.serial,
            Field::DonorNumber => &mut self.donor_number,
            Field::Year => &mut self.year,
            Field::Quantity => &mut self.quantity,
            Field::Note => &mut self.note,
        }
    }
}

/// Why a row is refused, or a notice about an accepted row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// All cells are empty.
    EmptyRow,
    /// No serial number, inventory number or model: nothing identifies the device.
    NothingToIdentify,
    /// More cells than the header: probably an unquoted separator inside a cell.
    TooManyCells {
        /// Cells found.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
    /// An earlier row has the same serial number.
    SerialRepeated {
        serial: String,
        /// The line of that earlier row.
        other: u64,
    },
    /// An earlier row has the same inventory number.
    DonorNumberRepeated {
        number: String,
        /// The line of that earlier row.
        other: u64,
    },
    /// The cell holds no year.
    NotAYear {
        /// The content of the cell.
        value: String,
    },
    /// A year after the current one.
    YearInFuture {
        /// The year in the cell.
        year: i32,
    },
    /// A number that Excel has rounded, so that digits are lost.
    MangledNumber {
        field: &'static str,
        /// The content of the cell.
        value: String,
    },
    /// A cell with more than [`MAX_CELL`] characters.
    CellTooLong {
        field: &'static str,
        /// The limit, in characters.
        limit: usize,
    },
    /// A word that means no known kind of equipment.
    UnknownKind {
        /// The word in the cell.
        word: String,
    },
    /// Not a number from 1 to [`MAX_QUANTITY`].
    BadQuantity {
        /// The content of the cell.
        value: String,
    },
    /// More than one device with a single serial or inventory number.
    QuantityOfOne {
        /// The quantity in the cell.
        quantity: u32,
    },
    /// A notice, not a refusal: the serial number was a placeholder and is ignored.
    FillerSerial {
        /// The content of the cell.
        value: String,
    },
}

impl Problem {
    /// The stable error code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyRow => "row_empty",
            Self::NothingToIdentify => "row_nothing_to_identify",
            Self::TooManyCells { .. } => "row_too_many_cells",
            Self::SerialRepeated { .. } => "row_serial_repeated",
            Self::DonorNumberRepeated { .. } => "row_donor_number_repeated",
            Self::NotAYear { .. } => "row_not_a_year",
            Self::YearInFuture { .. } => "row_year_in_future",
            Self::MangledNumber { .. } => "row_mangled_number",
            Self::CellTooLong { .. } => "row_cell_too_long",
            Self::UnknownKind { .. } => "row_unknown_kind",
            Self::BadQuantity { .. } => "row_bad_quantity",
            Self::QuantityOfOne { .. } => "row_quantity_of_one",
            Self::FillerSerial { .. } => "row_filler_serial",
        }
    }

    /// The named arguments of the translated sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::EmptyRow | Self::NothingToIdentify => Vec::new(),
            Self::TooManyCells { found, expected } => vec![("found", found.to_string()), ("expected", expected.to_string())],
            Self::SerialRepeated { serial, other } => vec![("value", serial.clone()), ("other", other.to_string())],
            Self::DonorNumberRepeated { number, other } => vec![("value", number.clone()), ("other", other.to_string())],
            Self::NotAYear { value } | Self::BadQuantity { value } | Self::FillerSerial { value } => vec![("value", value.clone())],
            Self::YearInFuture { year } => vec![("value", year.to_string())],
            Self::MangledNumber { field, value } => vec![("field", (*field).to_owned()), ("value", value.clone())],
            Self::CellTooLong { field, limit } => vec![("field", (*field).to_owned()), ("limit", limit.to_string())],
            Self::UnknownKind { word } => vec![("value", word.clone())],
            Self::QuantityOfOne { quantity } => vec![("value", quantity.to_string())],
        }
    }
}

/// The devices that one accepted row declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The kind, when the list says.
    pub kind: Option<Kind>,
    pub manufacturer: Option<String>,
    pub model: Option<String>,
    pub serial: Option<String>,
    /// The donor's inventory number.
    pub donor_number: Option<String>,
    /// The year it was bought or made.
    pub year: Option<i32>,
    /// How many devices the row declares, from 1 to [`MAX_QUANTITY`].
    pub quantity: u32,
    /// A remark of the donor.
    pub note: Option<String>,
}

/// One row of the list, with the verdict on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line in the file, counted from 1.
    pub number: u64,
    /// Its cells as received.
    pub cells: Vec<String>,
    /// What it declares, or all the reasons why it is refused.
    pub outcome: Result<Line, Vec<Problem>>,
    /// Notices, which do not refuse the row.
    pub notices: Vec<Problem>,
}

/// Judges every row of a list. Years after `current_year` are refused.
#[must_use]
pub fn lines(table: &Table, columns: &Columns, current_year: i32) -> Vec<Row> {
    let mut seen = Seen::default();
    table.rows.iter().map(|row| judge(row, table.header.len(), columns, current_year, &mut seen)).collect()
}

/// Serial and inventory numbers of earlier rows with their lines, and a cache of words for kinds.
#[derive(Default)]
struct Seen {
    serials: HashMap<String, u64>,
    numbers: HashMap<String, u64>,
    kinds: HashMap<String, Option<Kind>>,
}

/// Reads the cells of one row and collects the problems.
struct Cells<'a> {
    row: &'a TableRow,
    problems: Vec<Problem>,
}

impl Cells<'_> {
    fn get(&mut self, place: Option<usize>, field: &'static str) -> Option<String> {
        let cell = self.row.cells.get(place?)?;
        if cell.chars().count() > MAX_CELL {
            self.problems.push(Problem::CellTooLong { field, limit: MAX_CELL });
        }
        line(cell)
    }

    /// Reads a cell whose digits matter; refuses one that Excel has rounded.
    fn code(&mut self, place: Option<usize>, field: &'static str) -> Option<String> {
        let value = self.get(place, field)?;
        if place.is_some_and(|p| self.row.mangled.contains(&p)) || is_mangled(&value) {
            self.problems.push(Problem::MangledNumber { field, value });
            return None;
        }
        Some(value)
    }
}

fn judge(row: &TableRow, width: usize, columns: &Columns, current_year: i32, seen: &mut Seen) -> Row {
    let mut notices = Vec::new();
    let judged = |outcome, notices| Row { number: row.number, cells: row.cells.clone(), outcome, notices };
    if row.cells.iter().all(|c| c.trim().is_empty()) {
        return judged(Err(vec![Problem::EmptyRow]), notices);
    }
    let mut cells = Cells { row, problems: Vec::new() };
    let found = row.cells.iter().rposition(|c| !c.is_empty()).map_or(0, |last| last.saturating_add(1));
    if found > width {
        cells.problems.push(Problem::TooManyCells { found, expected: width });
    }
    let mut declared = Line {
        manufacturer: cells.get(columns.manufacturer, "manufacturer"),
        model: cells.code(columns.model, "model"),
        donor_number: cells.code(columns.donor_number, "donor_number").filter(|n| !identity::is_filler(n)),
        note: cells.get(columns.note, "note"),
        ..Line::default()
    };
    if let Some(written) = cells.code(columns.serial, "serial") {
        declared.serial = line(&written).filter(|serial| !identity::is_placeholder(serial));
        if declared.serial.is_none() {
            notices.push(Problem::FillerSerial { value: written });
        }
    }
    if let Some(word) = cells.get(columns.kind, "kind") {
        // Lists repeat a few words over thousands of rows, so the result is cached.
        declared.kind = *seen.kinds.entry(word.clone()).or_insert_with(|| kind_of_word(&word));
        if declared.kind.is_none() {
            cells.problems.push(Problem::UnknownKind { word });
        }
    }
    if let Some(written) = cells.get(columns.year, "year") {
        match year(&written) {
            Some(year) if year > current_year => cells.problems.push(Problem::YearInFuture { year }),
            Some(year) => declared.year = Some(year),
            None => cells.problems.push(Problem::NotAYear { value: written }),
        }
    }
    declared.quantity = 1;
    if let Some(written) = cells.get(columns.quantity, "quantity") {
        match quantity(&written) {
            Some(many) if many > 1 && (declared.serial.is_some() || declared.donor_number.is_some()) => {
                cells.problems.push(Problem::QuantityOfOne { quantity: many });
            }
            Some(many) => declared.quantity = many,
            None => cells.problems.push(Problem::BadQuantity { value: written }),
        }
    }
    let mut problems = cells.problems;
    if problems.is_empty() && declared.serial.is_none() && declared.donor_number.is_none() && declared.model.is_none() {
        problems.push(Problem::NothingToIdentify);
    }
    problems.extend(repeats(&declared, row.number, seen));
    judged(if problems.is_empty() { Ok(declared) } else { Err(problems) }, notices)
}

/// The serial and inventory numbers that an earlier row already has.
///
/// A refused row counts as an earlier row too: a person must look at both.
fn repeats(declared: &Line, number: u64, seen: &mut Seen) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(serial) = &declared.serial {
        let other = *seen.serials.entry(fold_code(serial)).or_insert(number);
        if other != number {
            problems.push(Problem::SerialRepeated { serial: serial.clone(), other });
        }
    }
    if let Some(tag) = &declared.donor_number {
        let other = *seen.numbers.entry(fold_code(tag)).or_insert(number);
        if other != number {
            problems.push(Problem::DonorNumberRepeated { number: tag.clone(), other });
        }
    }
    problems
}

/// Parses the year in `2019`, `2019-05-01`, `01/05/2019`, `mei 2019` or `1/23/23` (two digits: below 80 is 20xx).
fn year(text: &str) -> Option<i32> {
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
    let full = groups.iter().filter(|g| g.len() == 4).find_map(|g| g.parse().ok()).filter(|y| (OLDEST_YEAR..=9999).contains(y));
    let dated = || match groups.as_slice() {
        [_, _, short] if short.len() == 2 => {
            short.parse::<i32>().ok().map(|y| if y < 80 { y.saturating_add(2000) } else { y.saturating_add(1900) })
        }
        _ => None,
    };
    full.or_else(dated)
}

fn quantity(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(text);
    text.parse().ok().filter(|n| (1..=MAX_QUANTITY).contains(n))
}

/// Writes the refused rows as a CSV file that the donor can correct and send again: the original columns, then the line and the reasons.
///
/// Cells that a spreadsheet would run as a formula are escaped. `headings` name the two added columns; `say` translates a problem.
pub fn rejects(table: &Table, rows: &[Row], headings: [&str; 2], say: impl Fn(&Problem) -> String) -> String {
    let refused: Vec<(&Row, &Vec<Problem>)> = rows.iter().filter_map(|r| Some((r, r.outcome.as_ref().err()?))).collect();
    let width = refused.iter().map(|(r, _)| r.cells.len()).chain([table.header.len()]).max().unwrap_or(0);
    let separator = table.separator.and_then(|s| u8::try_from(s).ok()).unwrap_or(b';');
    let mut out = csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let padded = |cells: &[String], last: [&str; 2]| -> Vec<String> {
        let mut all = cells.to_vec();
        all.resize(width, String::new());
        all.extend(last.map(str::to_owned));
        all.iter().map(|c| plain_cell(c).into_owned()).collect()
    };
    // Writing to memory does not fail, and every record has the same width.
    let mut write = |record: Vec<String>| out.write_record(record).unwrap_or_default();
    write(padded(&table.header, headings));
    for (row, problems) in refused {
        let reasons: Vec<String> = problems.iter().map(&say).collect();
        write(padded(&row.cells, [&row.number.to_string(), &reasons.join(" / ")]));
    }
    // The byte order mark tells Excel that this is UTF-8.
    format!("\u{feff}{}", String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default())
}
