//! Rows and cells of a donor list, its size limits, and the reasons to refuse the whole file.

use crate::domain::text_enum::{clean, raw_cell, text_enum};
use crate::ingest::units;
use std::sync::Arc;

/// Most characters in a cell.
pub const MAX_CELL: usize = 500;

/// Why a file cannot be read as a donor list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// No bytes, or only empty cells.
    #[error("the list is empty")]
    Empty,
    /// More bytes than `table::MAX_BYTES`.
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge {
        /// Size of the file, in bytes.
        bytes: usize,
        limit: usize,
    },
    /// More than [`MAX_ROWS`].
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The limit, [`MAX_ROWS`].
        limit: usize,
    },
    /// More than [`MAX_COLUMNS`].
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// The limit, [`MAX_COLUMNS`].
        limit: usize,
    },
    /// A workbook that holds far more than a list: unpacked bytes, text of all cells together, files, sheets or merged cells.
    #[error("holds more than {limit}")]
    Bomb {
        /// The limit that it exceeds.
        limit: usize,
    },
    /// Another type of file. Workbooks of Excel before 2007 (`excel_old`) and binary ones (`excel_binary`) must first be saved as `.xlsx`.
    #[error("not a list but {what}")]
    NotATable {
        /// What it seems to be: `json`, `xml`, `html`, `pdf`, `zip`, `image`, `binary`, `excel_old`, `excel_binary`.
        what: &'static str,
    },
    /// A file that cannot be parsed: damaged, or protected by a password.
    #[error("the workbook cannot be opened")]
    Unreadable,
    /// The workbook has no sheet of the name that was asked for, or nothing is on it.
    #[error("there is no sheet {name}, or it is empty")]
    NoSheet {
        /// The name that was asked for.
        name: String,
    },
    /// Reading was stopped, because nobody waits for the answer any more.
    #[error("reading was stopped")]
    Stopped,
    /// A quotation mark is opened and not closed, so that the following rows end up in one cell.
    #[error("the quotation mark opened at line {line} is not closed")]
    OpenQuote {
        /// Line of the row with the quotation mark, counted from 1.
        line: u64,
    },
}

impl TableError {
    /// The stable error code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "list_empty",
            Self::TooLarge { .. } => "list_too_large",
            Self::TooManyRows { .. } => "list_too_many_rows",
            Self::TooManyColumns { .. } => "list_too_many_columns",
            Self::Bomb { .. } => "list_bomb",
            Self::NotATable { .. } => "list_not_a_table",
            Self::Unreadable => "list_unreadable",
            Self::NoSheet { .. } => "list_no_sheet",
            Self::Stopped => "list_stopped",
            Self::OpenQuote { .. } => "list_open_quote",
        }
    }

    /// The named arguments of the translated error message.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::Unreadable | Self::Stopped => Vec::new(),
            Self::TooLarge { bytes, limit } => vec![("bytes", bytes.to_string()), ("limit", limit.to_string())],
            Self::TooManyRows { limit } | Self::TooManyColumns { limit } | Self::Bomb { limit } => vec![("limit", limit.to_string())],
            Self::NoSheet { name } => vec![("name", name.clone())],
            Self::NotATable { what } => vec![("what", (*what).to_owned())],
            Self::OpenQuote { line } => vec![("line", line.to_string())],
        }
    }
}

/// Why the value of a cell is not what its author meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A number that a spreadsheet has rounded, so that digits are lost.
    Mangled,
    /// A date or a time; where a number should stand, a spreadsheet has made it of one such as `12-3`.
    Date,
    /// A formula whose result is not in the file.
    NoResult,
    /// Begins with a quotation mark that is not closed: its line was read without quotation marks.
    OpenQuote,
    /// The value stands in a row above: the cell is merged with it.
    Merged,
}

impl Flaw {
    /// Whether the value itself is lost; else only how it was read is worth knowing.
    #[must_use]
    pub const fn is_lost(self) -> bool {
        matches!(self, Self::Mangled | Self::Date | Self::NoResult)
    }
}

/// One row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// The sheet of the workbook it stands on; `None` in a text file.
    pub sheet: Option<Arc<str>>,
    /// Its line in the file or sheet, counted from 1.
    pub number: u64,
    /// Its cells as plain text; a row may have fewer or more than the header.
    pub cells: Vec<String>,
    /// Cells by index whose value is not what was meant.
    pub flaws: Vec<(usize, Flaw)>,
    /// Whether the row is hidden in the workbook.
    pub hidden: bool,
    /// The column of the file in which each cell stands; `None` when it is the same index.
    pub places: Option<Arc<[usize]>>,
    /// How many cells its own headings are; `None` when they are those of the list.
    pub width: Option<usize>,
}

impl TableRow {
    /// What is wrong with the value of a cell.
    #[must_use]
    pub fn flaw(&self, place: usize) -> Option<Flaw> {
        self.flaws.iter().find(|(at, _)| *at == place).map(|(_, flaw)| *flaw)
    }

    /// What is wrong with the value of a cell, so that it cannot be used.
    #[must_use]
    pub fn lost(&self, place: usize) -> Option<Flaw> {
        self.flaw(place).filter(|flaw| flaw.is_lost())
    }

    /// How many cells are filled.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|c| !c.is_empty()).count()
    }

    /// The name of a cell as a spreadsheet shows it: `D5`, with its sheet `Parc!D5`.
    #[must_use]
    pub fn name_of(&self, place: usize) -> String {
        let column = self.places.as_ref().map_or(Some(place), |places| places.get(place).copied()).unwrap_or(place);
        let cell = format!("{}{}", column_letters(column), self.number);
        self.sheet.as_ref().map_or_else(|| cell.clone(), |sheet| format!("{sheet}!{cell}"))
    }
}

/// The letters of a column: `A` for 0, `AA` for 26.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(column);
    while let Some(n) = rest {
        letters.push(char::from(b'A'.saturating_add(u8::try_from(n % 26).unwrap_or(0))));
        rest = (n / 26).checked_sub(1);
    }
    letters.iter().rev().collect()
}

/// Cleans the text of a cell to one line without control characters.
pub(in crate::ingest) fn cell(text: &str) -> String {
    let ends_line = |c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let flat: String = text.chars().map(|c| if ends_line(c) { ' ' } else { c }).filter(|c| !is_invisible(*c)).collect();
    clean(&flat).unwrap_or_default()
}

/// The text of a cell, without what exports put around it for Excel: an apostrophe before a formula, or `="0012"` to keep the zeros.
pub(super) fn text_cell(text: &str) -> String {
    let text = cell(raw_cell(text));
    let guarded = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|inner| !inner.contains('"'));
    guarded.map_or_else(|| text.clone(), |inner| inner.trim().to_owned())
}

/// What is wrong with a value that stands in the file as text.
pub(super) fn flaw_of(text: &str) -> Option<Flaw> {
    if units::is_mangled(text) {
        Some(Flaw::Mangled)
    } else if text.starts_with('=') && text.chars().any(char::is_alphanumeric) {
        Some(Flaw::NoResult)
    } else {
        None
    }
}

/// Characters without width, which come with texts copied from web pages; a scanner never sends them.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}')
}

/// Most rows of a list, without its header.
pub const MAX_ROWS: usize = 20_000;

/// Most columns of a list.
pub const MAX_COLUMNS: usize = 100;

text_enum! {
    /// The file format of a list.
    TableKind {
        /// Text with a separator between cells.
        Csv => "csv",
        /// A workbook of Excel since 2007.
        Xlsx => "xlsx",
        /// A workbook of `LibreOffice`.
        Ods => "ods",
    }
}
