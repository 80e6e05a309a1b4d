//! Limits on what comes in, and why it cannot be read.
use crate::ingest::reading::ReportKind;

/// Bytes a report may have.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Levels of nesting a report may have.
pub const MAX_DEPTH: usize = 100;

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No bytes, or only spaces.
    #[error("the file is empty")]
    Empty,
    /// More than [`MAX_BYTES`].
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge {
        /// Bytes given.
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// Not a text: an image, a PDF, an archive, a program.
    #[error("not a text but {what}")]
    Binary {
        /// What it seems to be: `pdf`, `zip`, `png`, `jpeg`, `elf`, `unknown`.
        what: &'static str,
    },
    /// The text stops in the middle.
    #[error("cut off at line {line}")]
    Truncated {
        /// The last line.
        line: usize,
    },
    /// The text is broken.
    #[error("broken at line {line}, column {column}")]
    Malformed {
        /// Line of the first error.
        line: usize,
        /// Column of the first error.
        column: usize,
    },
    /// More than [`MAX_DEPTH`] levels of nesting.
    #[error("nested deeper than {limit} levels")]
    TooDeep {
        /// Levels allowed.
        limit: usize,
    },
    /// Of no known format.
    #[error("no known format")]
    UnknownFormat,
    /// It tells of a drive without saying which: it proves nothing.
    #[error("names no drive")]
    NamesNoDrive,
    /// Not about one device.
    #[error("not about one device but {kind}")]
    NotAComputer {
        /// What it is about.
        kind: ReportKind,
    },
}

impl ReadError {
    /// The stable name of the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "report_empty",
            Self::TooLarge { .. } => "report_too_large",
            Self::Binary { .. } => "report_binary",
            Self::Truncated { .. } => "report_truncated",
            Self::Malformed { .. } => "report_malformed",
            Self::TooDeep { .. } => "report_too_deep",
            Self::UnknownFormat => "report_unknown_format",
            Self::NamesNoDrive => "report_names_no_drive",
            Self::NotAComputer { .. } => "report_not_a_computer",
        }
    }

    /// What the sentence about the reason needs, by name.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::UnknownFormat | Self::NamesNoDrive => Vec::new(),
            Self::TooLarge { bytes, limit } => vec![("bytes", bytes.to_string()), ("limit", limit.to_string())],
            Self::Binary { what } => vec![("what", (*what).to_owned())],
            Self::Truncated { line } => vec![("line", line.to_string())],
            Self::Malformed { line, column } => vec![("line", line.to_string()), ("column", column.to_string())],
            Self::TooDeep { limit } => vec![("limit", limit.to_string())],
            Self::NotAComputer { kind } => vec![("kind", kind.to_string())],
        }
    }
}

/// Entries kept of any list in a report.
pub(in crate::ingest) const MAX_ENTRIES: usize = 512;
