//! Limits on what comes in, and why it cannot be read.
use crate::ingest::report_kind::ReportKind;

/// Largest report accepted, in bytes, before and after decompression.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Deepest nesting accepted in a JSON or XML report.
pub const MAX_DEPTH: usize = 100;

/// Why a report could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// More bytes than `ingest::MAX_BYTES`.
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge {
        /// Size in bytes; in pixels, for a photograph with too many of them.
        bytes: usize,
        limit: usize,
    },
    /// Not text: a picture, a PDF, an archive, a program.
    #[error("not a text but {what}")]
    Binary {
        /// What the first bytes look like, see `MAGIC` in `mod.rs`; `unknown` otherwise.
        what: &'static str,
    },
    /// The document ends too early.
    #[error("cut off at line {line}")]
    Truncated {
        /// The last line that was read.
        line: usize,
    },
    /// The document is not well formed.
    #[error("broken at line {line}, column {column}")]
    Malformed {
        /// Line of the first error.
        line: usize,
        /// Column of the first error.
        column: usize,
    },
    /// More levels of nesting than `ingest::MAX_DEPTH`.
    #[error("nested deeper than {limit} levels")]
    TooDeep {
        /// The limit, in levels of nesting.
        limit: usize,
    },
    /// The content matches no known format.
    #[error("no known format")]
    UnknownFormat,
    /// An output of a known tool that names no drive, such as a log of `nvme sanitize-log` or `smartctl --scan`: it proves nothing.
    #[error("names no drive")]
    NamesNoDrive,
    /// The report does not describe one whole device.
    #[error("not about one device but {kind}")]
    NotAComputer {
        /// What it describes instead.
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

/// Most entries kept of any list in a report.
pub(in crate::ingest) const MAX_ENTRIES: usize = 512;
