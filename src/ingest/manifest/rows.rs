//! Judges the rows of a donor list: proposes the columns, validates every row, and returns refused rows with their reasons.
//!
//! The preview and the import call the same function, so that nothing is imported that the preview did not show.

use super::cells::{Flaw, MAX_CELL, TableRow};
pub use super::columns::Columns;
use super::table::Table;
pub use super::value::MAX_QUANTITY;
use super::value::{self, is_date, is_error, says_nothing};
use super::vocabulary::{heading_key, kind_of_code, kind_of_word, word_key};
use crate::domain::device::kind::Kind;
use crate::domain::text_enum::{fold_code, plain_cell};
use crate::ingest::identity;
use crate::ingest::json::line;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

/// Where another row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its sheet, when it is another one than that of the row in question.
    pub sheet: Option<Arc<str>>,
    /// Its line, counted from 1.
    pub line: u64,
}

impl From<u64> for Earlier {
    fn from(line: u64) -> Self {
        Self { sheet: None, line }
    }
}

impl fmt::Display for Earlier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "{} ({sheet})", self.line),
            None => write!(f, "{}", self.line),
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
    SerialRepeated { serial: String, other: Earlier },
    /// An earlier row has the same inventory number.
    DonorNumberRepeated { number: String, other: Earlier },
    /// A notice: a quotation mark in the cell is not closed, so the line was read without quotation marks.
    OpenQuote {
        /// The name of the cell, such as `D5`.
        cell: String,
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
    /// A number that a spreadsheet has rounded, so that digits are lost, or made a date of.
    MangledNumber {
        field: &'static str,
        /// The content of the cell.
        value: String,
        /// The name of the cell, such as `D5`.
        cell: String,
    },
    /// A formula whose result is not in the file.
    FormulaWithoutResult {
        field: &'static str,
        /// The name of the cell, such as `D5`.
        cell: String,
    },
    /// An error value of a spreadsheet, such as `#N/A`.
    ErrorValue {
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
    /// A notice: a count that could also mean a thousand times as many.
    QuantityRead {
        /// The content of the cell.
        value: String,
        /// The count taken.
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
            Self::OpenQuote { .. } => "row_open_quote",
            Self::NotAYear { .. } => "row_not_a_year",
            Self::YearInFuture { .. } => "row_year_in_future",
            Self::MangledNumber { .. } => "row_mangled_number",
            Self::FormulaWithoutResult { .. } => "row_formula_without_result",
            Self::ErrorValue { .. } => "row_error_value",
            Self::QuantityRead { .. } => "row_quantity_read",
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
            Self::OpenQuote { cell } => vec![("cell", cell.clone())],
            Self::DonorNumberRepeated { number, other } => {
                vec![("value", number.clone()), ("other", other.to_string())]
            }
            Self::NotAYear { value } | Self::BadQuantity { value } | Self::FillerSerial { value } => vec![("value", value.clone())],
            Self::YearInFuture { year } => vec![("value", year.to_string())],
            Self::MangledNumber { field, value, cell } => {
                vec![("field", (*field).to_owned()), ("value", value.clone()), ("cell", cell.clone())]
            }
            Self::FormulaWithoutResult { field, cell } => vec![("field", (*field).to_owned()), ("cell", cell.clone())],
            Self::ErrorValue { field, value } => vec![("field", (*field).to_owned()), ("value", value.clone())],
            Self::QuantityRead { value, quantity } => vec![("value", value.clone()), ("quantity", quantity.to_string())],
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
    /// The sheet of the workbook it stands on; `None` in a text file.
    pub sheet: Option<Arc<str>>,
    /// Its line in the file or sheet, counted from 1.
    pub number: u64,
    /// Its cells as received.
    pub cells: Vec<String>,
    /// What it declares, or all the reasons why it is refused.
    pub outcome: Result<Line, Vec<Problem>>,
    /// Notices, which do not refuse the row.
    pub notices: Vec<Problem>,
}

/// Words for kinds that a donor uses and the program does not know, by [`word_key`], with what a person said they mean.
pub type KindWords = BTreeMap<String, Option<Kind>>;

/// Judges every row of a list. Years after `current_year` are not taken.
#[must_use]
pub fn lines(table: &Table, columns: &Columns, current_year: i32) -> Vec<Row> {
    lines_with(table, columns, current_year, &KindWords::new())
}

/// The same, with words for kinds that a person explained.
#[must_use]
pub fn lines_with(table: &Table, columns: &Columns, current_year: i32, words: &KindWords) -> Vec<Row> {
    let heading = |place: Option<usize>| place.and_then(|p| table.header.get(p)).map(|h| heading_key(h)).unwrap_or_default();
    // Zeros after the point say nothing, unless another cell of the column has other decimals.
    let exact =
        |place: Option<usize>| place.is_some_and(|p| table.rows.iter().any(|r| r.cells.get(p).is_some_and(|c| value::has_decimals(c))));
    let mut judge = Judge {
        columns,
        width: table.header.len(),
        current_year,
        words,
        codes: heading(columns.kind).contains("chassi"),
        exact_serials: exact(columns.serial),
        exact_numbers: exact(columns.donor_number),
        sub_number: sub_number(&table.header, columns),
        seen: Seen::default(),
    };
    table.rows.iter().map(|row| judge.row(row)).collect()
}

/// The column of the sub-number of a fixed asset, as SAP exports it beside the main number: the two together name the device.
fn sub_number(header: &[String], columns: &Columns) -> Option<usize> {
    columns.donor_number?;
    let place = header.iter().position(|heading| {
        let key = heading_key(heading);
        let has = |word: &str| key.split(' ').any(|w| w == word);
        ["subsidiaire", "subnumber", "subnummer", "sousnumero", "subnr"].into_iter().any(has) || has("number") && (has("sub") || has("sou"))
    })?;
    Some(place).filter(|place| columns.field_at(*place).is_none())
}

/// The words for kinds that nobody explained yet, with how many rows have them; the most frequent first.
#[must_use]
pub fn unknown_kinds(rows: &[Row]) -> Vec<(String, usize)> {
    let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for row in rows {
        let problems = row.notices.iter().chain(row.outcome.as_ref().err().into_iter().flatten());
        for problem in problems {
            if let Problem::UnknownKind { word } = problem {
                let entry = found.entry(word_key(word)).or_insert_with(|| (word.clone(), 0));
                entry.1 = entry.1.saturating_add(1);
            }
        }
    }
    let mut words: Vec<(String, usize)> = found.into_values().collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words
}

/// Serial and inventory numbers of earlier rows with their lines, and a cache of words for kinds.
#[derive(Default)]
struct Seen {
    serials: HashMap<String, Earlier>,
    numbers: HashMap<String, Earlier>,
    kinds: HashMap<String, Meaning>,
}

/// What a word for a kind means.
#[derive(Clone, Copy)]
enum Meaning {
    Is(Kind),
    /// A person said that the word says nothing of the kind.
    SaysNothing,
    Unknown,
}

/// Reads the cells of one row: what costs the row its place, and what is only worth knowing.
struct Cells<'a> {
    row: &'a TableRow,
    problems: Vec<Problem>,
    notices: Vec<Problem>,
}

impl Cells<'_> {
    /// Reads a cell beside the numbers: what is wrong with it leaves it empty, with a notice.
    fn side(&mut self, place: Option<usize>, field: &'static str) -> Option<String> {
        let place = place?;
        // A remark may begin with any sign.
        let is_formula = field != "note" || self.row.cells.get(place).is_none_or(String::is_empty);
        if self.row.flaw(place) == Some(Flaw::NoResult) && is_formula {
            self.notices.push(Problem::FormulaWithoutResult { field, cell: self.row.name_of(place) });
            return None;
        }
        let cell = self.row.cells.get(place)?;
        if cell.chars().count() > MAX_CELL {
            self.notices.push(Problem::CellTooLong { field, limit: MAX_CELL });
        }
        let value = line(cell)?;
        // `#urgent` in a remark is a word.
        if is_error(&value) && (field != "note" || !value.chars().any(char::is_lowercase)) {
            self.notices.push(Problem::ErrorValue { field, value });
            return None;
        }
        Some(value)
    }

    /// Reads a cell whose digits matter. What is wrong with it is returned, for the caller to weigh.
    fn code(&self, place: Option<usize>, field: &'static str, exact: bool) -> Result<Option<String>, Problem> {
        let Some(place) = place else { return Ok(None) };
        let text = self.row.cells.get(place).map(String::as_str).unwrap_or_default();
        if text.chars().count() > MAX_CELL {
            return Err(Problem::CellTooLong { field, limit: MAX_CELL });
        }
        // An apostrophe in front tells a spreadsheet that the number is a text.
        let bare = line(text).map(|value| value.trim_start_matches(['\'', '’', '‘']).trim_start().to_owned());
        match (self.row.lost(place), bare.as_deref().and_then(line)) {
            (Some(Flaw::NoResult), _) => Err(Problem::FormulaWithoutResult { field, cell: self.row.name_of(place) }),
            (_, None) => Ok(None),
            (_, Some(value)) if is_error(&value) => Err(Problem::ErrorValue { field, value }),
            (Some(_), Some(value)) => Err(Problem::MangledNumber { field, value, cell: self.row.name_of(place) }),
            (None, Some(value)) if field != "model" && is_date(&value) => {
                Err(Problem::MangledNumber { field, value, cell: self.row.name_of(place) })
            }
            (None, Some(value)) => Ok(line(value::without_decimals(&value).filter(|_| !exact).unwrap_or(&value))),
        }
    }
}

/// What all rows of a list are judged by.
struct Judge<'a> {
    columns: &'a Columns,
    width: usize,
    current_year: i32,
    words: &'a KindWords,
    /// Whether the kind is a number of the table of cases of SMBIOS.
    codes: bool,
    exact_serials: bool,
    exact_numbers: bool,
    sub_number: Option<usize>,
    seen: Seen,
}

impl Judge<'_> {
    fn row(&mut self, row: &TableRow) -> Row {
        let columns = self.columns;
        let judged = |outcome, notices| Row { sheet: row.sheet.clone(), number: row.number, cells: row.cells.clone(), outcome, notices };
        if row.cells.iter().all(|c| c.trim().is_empty()) && row.flaws.is_empty() {
            return judged(Err(vec![Problem::EmptyRow]), Vec::new());
        }
        let mut cells = Cells { row, problems: Vec::new(), notices: Vec::new() };
        let found = row.cells.iter().rposition(|c| !c.is_empty()).map_or(0, |last| last.saturating_add(1));
        let width = row.width.unwrap_or(self.width);
        if found > width {
            cells.problems.push(Problem::TooManyCells { found, expected: width });
        }
        let mut declared = Line { quantity: 1, ..Line::default() };
        match cells.code(columns.serial, "serial", self.exact_serials) {
            Ok(Some(written)) => {
                declared.serial = line(&written).filter(|serial| !identity::is_placeholder(serial) && !says_nothing(serial));
                if declared.serial.is_none() {
                    cells.notices.push(Problem::FillerSerial { value: written });
                }
            }
            Ok(None) => {}
            // No value was ever there: the same as a placeholder.
            Err(Problem::ErrorValue { value, .. }) => cells.notices.push(Problem::FillerSerial { value }),
            Err(problem) => cells.problems.push(problem),
        }
        match cells.code(columns.donor_number, "donor_number", self.exact_numbers) {
            Ok(written) => {
                declared.donor_number =
                    written.filter(|n| !identity::is_filler(n) && !says_nothing(n)).map(|n| self.with_sub_number(n, row));
            }
            Err(problem @ Problem::ErrorValue { .. }) => cells.notices.push(problem),
            Err(problem) => cells.problems.push(problem),
        }
        match cells.code(columns.model, "model", false) {
            Ok(written) => declared.model = written.filter(|m| !identity::is_filler(m) && !says_nothing(m)),
            // The device is recognised by its number; only its name is unknown.
            Err(problem) if declared.serial.is_some() || declared.donor_number.is_some() => cells.notices.push(problem),
            Err(problem @ Problem::ErrorValue { .. }) => cells.notices.push(problem),
            Err(problem) => cells.problems.push(problem),
        }
        declared.manufacturer = cells.side(columns.manufacturer, "manufacturer").filter(|m| !identity::is_filler(m) && !says_nothing(m));
        declared.note = cells.side(columns.note, "note");
        if let Some(word) = cells.side(columns.kind, "kind").filter(|w| !identity::is_filler(w) && !says_nothing(w)) {
            match self.kind(&word) {
                Meaning::Is(kind) => declared.kind = Some(kind),
                Meaning::SaysNothing => {}
                Meaning::Unknown => cells.notices.push(Problem::UnknownKind { word }),
            }
        }
        if let Some(written) = cells.side(columns.year, "year").filter(|y| !identity::is_filler(y)) {
            match value::year(&written) {
                Some(year) if year > self.current_year => cells.notices.push(Problem::YearInFuture { year }),
                Some(year) => declared.year = Some(year),
                // `0` and `00/00/0000` are how some programs write an empty date.
                None if written.chars().any(|c| c.is_alphanumeric() && c != '0') => {
                    cells.notices.push(Problem::NotAYear { value: written })
                }
                None => {}
            }
        }
        self.quantity(&mut cells, &mut declared);
        let opened = row.flaws.iter().filter(|(_, flaw)| *flaw == Flaw::OpenQuote);
        cells.notices.extend(opened.map(|(place, _)| Problem::OpenQuote { cell: row.name_of(*place) }));
        let Cells { mut problems, notices, .. } = cells;
        if problems.is_empty() && declared.serial.is_none() && declared.donor_number.is_none() && declared.model.is_none() {
            problems.push(Problem::NothingToIdentify);
        }
        problems.extend(self.seen.repeats(row, &declared));
        judged(if problems.is_empty() { Ok(declared) } else { Err(problems) }, notices)
    }

    /// How many devices a row declares. It matters only where no number says that it is one.
    fn quantity(&self, cells: &mut Cells<'_>, declared: &mut Line) {
        let numbered = declared.serial.is_some() || declared.donor_number.is_some();
        // A count merged over several rows is that of the first.
        let place = self.columns.quantity.filter(|place| cells.row.flaw(*place) != Some(Flaw::Merged));
        let noticed = cells.notices.len();
        let Some(written) = cells.side(place, "quantity") else {
            // Only the count says how many devices there are.
            if !numbered {
                let lost = cells.notices.split_off(noticed);
                cells.problems.extend(lost);
            }
            return;
        };
        match value::quantity(&written) {
            Some(read) if read.count > 1 && numbered => cells.problems.push(Problem::QuantityOfOne { quantity: read.count }),
            Some(read) => {
                declared.quantity = read.count;
                if read.doubtful && !numbered {
                    cells.notices.push(Problem::QuantityRead { value: written, quantity: read.count });
                }
            }
            None if numbered => cells.notices.push(Problem::BadQuantity { value: written }),
            None => cells.problems.push(Problem::BadQuantity { value: written }),
        }
    }

    /// The number of a fixed asset with its sub-number, when it is a part of the asset.
    fn with_sub_number(&self, number: String, row: &TableRow) -> String {
        let sub = self.sub_number.and_then(|place| row.cells.get(place)).filter(|sub| sub.bytes().all(|b| b.is_ascii_digit()));
        sub.map(|sub| sub.trim_start_matches('0'))
            .filter(|sub| !sub.is_empty())
            .map_or_else(|| number.clone(), |sub| format!("{number}-{sub}"))
    }

    fn kind(&mut self, word: &str) -> Meaning {
        // Lists repeat a few words over thousands of rows, so the result is cached.
        if let Some(known) = self.seen.kinds.get(word) {
            return *known;
        }
        let known = || kind_of_code(word).filter(|_| self.codes).or_else(|| kind_of_word(word)).map_or(Meaning::Unknown, Meaning::Is);
        let explained = self.words.get(&word_key(word)).map(|said| said.map_or(Meaning::SaysNothing, Meaning::Is));
        let found = explained.unwrap_or_else(known);
        self.seen.kinds.insert(word.to_owned(), found);
        found
    }
}

impl Seen {
    /// What is said of the serial and inventory numbers that an earlier row already has. A refused row counts as an earlier row too: a person
    /// must look at both.
    fn repeats(&mut self, row: &TableRow, declared: &Line) -> Vec<Problem> {
        let here = Earlier { sheet: row.sheet.clone(), line: row.number };
        let seen_from =
            |other: &Earlier| Earlier { sheet: other.sheet.clone().filter(|sheet| row.sheet.as_ref() != Some(sheet)), line: other.line };
        let mut problems = Vec::new();
        if let Some(serial) = &declared.serial {
            match self.serials.entry(fold_code(serial)) {
                Entry::Vacant(free) => drop(free.insert(here.clone())),
                Entry::Occupied(earlier) => {
                    problems.push(Problem::SerialRepeated { serial: serial.clone(), other: seen_from(earlier.get()) });
                }
            }
        }
        if let Some(number) = &declared.donor_number {
            match self.numbers.entry(fold_code(number)) {
                Entry::Vacant(free) => drop(free.insert(here)),
                Entry::Occupied(earlier) => {
                    problems.push(Problem::DonorNumberRepeated { number: number.clone(), other: seen_from(earlier.get()) });
                }
            }
        }
        problems
    }
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
        let place = row.sheet.as_ref().filter(|_| table.sheets.iter().filter(|s| s.read).count() > 1);
        let place = place.map_or_else(|| row.number.to_string(), |sheet| format!("{sheet} {}", row.number));
        write(padded(&row.cells, [&place, &reasons.join(" / ")]));
    }
    // The byte order mark tells Excel that this is UTF-8.
    format!("\u{feff}{}", String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default())
}
