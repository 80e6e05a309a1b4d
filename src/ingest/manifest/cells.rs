//! Rows and cells of a table, and why one cannot be read.

use crate::domain::text_enum::clean;
use crate::domain::text_enum::text_enum;

/// Characters a cell may have.
pub const MAX_CELL: usize = 500;

/// Why a file is no list that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// No bytes, or no cell with anything in it.
    #[error("the list is empty")]
    Empty,
    /// More than [`MAX_BYTES`].
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge {
        /// Bytes given.
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// More than [`MAX_ROWS`].
    #[error("more than {limit} rows")]
    TooManyRows {
        /// Rows allowed.
        limit: usize,
    },
    /// More than [`MAX_COLUMNS`].
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// Columns allowed.
        limit: usize,
    },
    /// An archive that unpacks to far more than a list needs.
    #[error("unpacks to more than {limit} bytes")]
    Bomb {
        /// Bytes allowed.
        limit: usize,
    },
    /// Something else; a workbook of Excel before 2007 (`excel_old`) must be saved as `.xlsx`: `json`, `xml`, `html`, `pdf`, `zip`, `image`, `binary`, `excel_old`, `excel_binary`.
    #[error("not a list but {what}")]
    NotATable {
        /// What it seems to be.
        what: &'static str,
    },
    /// A workbook that cannot be opened: broken, or locked with a password.
    #[error("the workbook cannot be opened")]
    Unreadable,
    /// A quotation mark that is opened and never closed swallows the rest of the list.
    #[error("the quotation mark opened at line {line} is not closed")]
    OpenQuote {
        /// Line of the quotation mark's row.
        line: u64,
    },
}

impl TableError {
    /// The stable name of the reason.
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

    /// What the sentence about the reason needs, by name.
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
    /// Its cells as plain text; as many as the row has.
    pub cells: Vec<String>,
    /// The places of the cells whose number Excel has rounded beyond repair.
    pub mangled: Vec<usize>,
}

/// The text of a cell on one line, without control characters.
pub(in crate::ingest) fn cell(text: &str) -> String {
    let flat: String = text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect();
    clean(&flat).unwrap_or_default()
}

/// Rows a list may have, without its header.
pub const MAX_ROWS: usize = 20_000;

/// Columns a list may have.
pub const MAX_COLUMNS: usize = 100;

text_enum! {
    /// What kind of file a list came in.
    TableKind {
        /// Text with separators.
        Csv => "csv",
        /// A workbook of Excel since 2007.
        Xlsx => "xlsx",
        /// A workbook of `LibreOffice`.
        Ods => "ods",
    }
}
