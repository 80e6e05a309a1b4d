//! Reads a donor list, CSV in any encoding, separator and line end or a workbook, into a header and rows of plain text.

use super::cells::{TableError, TableKind, TableRow, flaw_of, text_cell};
use super::columns::Columns;
pub use super::encoding::Encoding;
use super::encoding::decode;
pub use super::section::{Choice, LeftOut, SheetRead, WhyLeftOut};
use super::sheet::Sheet;
use super::{section, separated, workbook};
use crate::domain::text_enum::text_enum;

/// Largest list accepted, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// How many characters are examined to recognise binary files.
const SAMPLE: usize = 65_536;

text_enum! {
    /// The line end of a list.
    Newline {
        Lf => "LF",
        /// Carriage return and line feed.
        CrLf => "CRLF",
        /// Carriage return alone.
        Cr => "CR",
    }
}

/// A donor list: a header and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The headings; empty and repeated ones are kept, so that indexes match the cells. Of several sheets, the headings of all.
    pub header: Vec<String>,
    /// The line of the first header, counted from 1.
    pub header_line: u64,
    pub rows: Vec<TableRow>,
    /// The separator of a CSV file; `None` for a workbook.
    pub separator: Option<char>,
    pub encoding: Encoding,
    /// Whether the file began with a byte order mark.
    pub bom: bool,
    /// The line end of a CSV file; `None` for a workbook.
    pub newline: Option<Newline>,
    /// The kind of file.
    pub kind: TableKind,
    /// The sheets of a workbook, read or not.
    pub sheets: Vec<SheetRead>,
    /// Rows that are no devices, or were not asked for.
    pub left_out: Vec<LeftOut>,
}

impl Table {
    /// Reads a list; its format is recognised by content.
    ///
    /// # Errors
    /// A [`TableError`] when the bytes are not a list or exceed the limits.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        Self::read_while(bytes, &Choice::default(), &|| true)
    }

    /// Reads the chosen parts of a list, as long as `go_on` says that somebody waits for it.
    ///
    /// # Errors
    /// A [`TableError`] when the bytes are not a list, exceed the limits, or nobody waits any more.
    pub fn read_while(bytes: &[u8], choice: &Choice, go_on: &dyn Fn() -> bool) -> Result<Self, TableError> {
        if bytes.len() > MAX_BYTES {
            return Err(TableError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            let (kind, sheets) = workbook::read(bytes, go_on)?;
            return Self::assemble(sheets, choice, kind, None, Encoding::Utf8, false, None);
        }
        let what = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what);
        if let Some(what) = what {
            return Err(TableError::NotATable { what });
        }
        Self::read_text(bytes, choice)
    }

    fn read_text(bytes: &[u8], choice: &Choice) -> Result<Self, TableError> {
        let (text, encoding, bom) = decode(bytes);
        let start = text.trim_start();
        if start.is_empty() {
            return Err(TableError::Empty);
        }
        let head: String = start.chars().take(15).collect::<String>().to_lowercase();
        let what = match () {
            () if head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<table") => Some("html"),
            () if head.starts_with("<?xml") || head.starts_with("<request") => Some("xml"),
            () if head.starts_with('{') || head.starts_with("[{") => Some("json"),
            () if text.chars().take(SAMPLE).filter(|c| c.is_control() && !c.is_whitespace()).count() > 20 => Some("binary"),
            () => None,
        };
        if let Some(what) = what {
            return Err(TableError::NotATable { what });
        }
        let newline = newline(&text);
        // Normalise line ends, so that lines can be counted.
        let text = match newline {
            Newline::Cr => text.replace('\r', "\n"),
            Newline::CrLf => text.replace("\r\n", "\n"),
            Newline::Lf => text,
        };
        let (separator, rows) = separated::read(&text)?;
        let sheet = Sheet { rows, ..Sheet::default() };
        Self::assemble(vec![sheet], choice, TableKind::Csv, Some(separator), encoding, bom, Some(newline))
    }

    fn assemble(
        sheets: Vec<Sheet>,
        choice: &Choice,
        kind: TableKind,
        separator: Option<char>,
        encoding: Encoding,
        bom: bool,
        newline: Option<Newline>,
    ) -> Result<Self, TableError> {
        let section::Assembled { header, header_line, rows, sheets, left_out } = section::assemble(sheets, choice)?;
        Ok(Self { header, header_line, rows, separator, encoding, bom, newline, kind, sheets, left_out })
    }

    /// One row as a person typed it, to be judged like a row of a file. `number` is the line that it stood on.
    #[must_use]
    pub fn typed(number: u64, cells: &[&str]) -> Self {
        let cells: Vec<String> = cells.iter().map(|text| text_cell(text)).collect();
        let flaws = cells.iter().enumerate().filter_map(|(place, text)| Some((place, flaw_of(text)?))).collect();
        Self {
            header: vec![String::new(); cells.len()],
            header_line: 1,
            rows: vec![TableRow { number, cells, flaws, ..TableRow::default() }],
            separator: None,
            encoding: Encoding::Utf8,
            bom: false,
            newline: None,
            kind: TableKind::Csv,
            sheets: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Proposes which column holds what, from the headings and the cells below them.
    #[must_use]
    pub fn columns(&self) -> Columns {
        Columns::recognise(&self.header, &self.rows)
    }

    /// How many rows were left out.
    #[must_use]
    pub fn rows_left_out(&self) -> u64 {
        self.left_out.iter().map(LeftOut::rows).sum()
    }
}
/// First bytes of file types that are not lists, with the name that the error gives them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "zip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"\x7fELF", "binary"),
    (b"MZ\x90", "binary"),
];

fn newline(text: &str) -> Newline {
    match (text.find('\n'), text.find('\r')) {
        (None, Some(_)) => Newline::Cr,
        (Some(lf), Some(cr)) if cr < lf => Newline::CrLf,
        _ => Newline::Lf,
    }
}
