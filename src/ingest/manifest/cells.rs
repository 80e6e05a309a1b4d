//! Rows and cells of a donor list, its size limits, and the reasons to refuse the whole file.

use crate::domain::text_enum::clean;
use crate::domain::text_enum::text_enum;

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
    /// An archive that unpacks to more than `workbook::MAX_UNPACKED`, or has too many files in it.
    #[error("unpacks to more than {limit} bytes")]
    Bomb {
        /// The limit, in bytes.
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
            Self::OpenQuote { .. } => "list_open_quote",
        }
    }

    /// The named arguments of the translated error message.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::Unreadable => Vec::new(),
            Self::TooLarge { bytes, limit } => vec![("bytes", bytes.to_string()), ("limit", limit.to_string())],
            Self::TooManyRows { limit } | Self::TooManyColumns { limit } | Self::Bomb { limit } => vec![("limit", limit.to_string())],
            Self::NotATable { what } => vec![("what", (*what).to_owned())],
            Self::OpenQuote { line } => vec![("line", line.to_string())],
        }
    }
}

/// One row below the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Its line in the file, counted from 1.
    pub number: u64,
    /// Its cells as plain text; a row may have fewer or more than the header.
    pub cells: Vec<String>,
    /// Indexes of cells that hold a number which Excel has rounded, so that digits are lost.
    pub mangled: Vec<usize>,
}

/// Cleans the text of a cell to one line without control characters.
pub(in crate::ingest) fn cell(text: &str) -> String {
    let flat: String = text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect();
    clean(&flat).unwrap_or_default()
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
