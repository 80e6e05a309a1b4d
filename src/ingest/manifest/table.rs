//! Reads a donor list, CSV in any encoding, separator and line end or a workbook, into a header and rows of plain text.

use super::cells::{Flaw, MAX_CELL, TableError, TableRow, cell};
use super::cells::{MAX_COLUMNS, MAX_ROWS, TableKind};
use super::columns::Columns;
pub use super::encoding::Encoding;
use super::encoding::decode;
use super::section;
pub use super::section::{Choice, LeftOut, SheetRead, WhyLeftOut};
use super::sheet::Sheet;
use super::workbook;
use crate::domain::text_enum::{raw_cell, text_enum};
use crate::ingest::units;

/// Largest list accepted, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// How many characters are examined to recognise the separator and binary files.
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
        let (declared, body, skipped) = declared_separator(&text);
        let separator = declared.unwrap_or_else(|| guess_separator(body));
        let sheet = Sheet { rows: csv_rows(body, separator, skipped)?, ..Sheet::default() };
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

/// Reads Excel's optional first line, `sep=;`: the separator, the text after it, and the number of lines skipped.
fn declared_separator(text: &str) -> (Option<char>, &str, u64) {
    let declared = text.split_once('\n').and_then(|(first, rest)| {
        let sign = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?.chars().next()?;
        Some((sign, rest)).filter(|(sign, _)| sign.is_ascii())
    });
    declared.map_or((None, text, 0), |(sign, rest)| (Some(sign), rest, 1))
}

/// Guesses the separator: the one that splits most of the first 50 rows into the same number of cells.
fn guess_separator(text: &str) -> char {
    let sample: String = text.chars().take(SAMPLE).collect();
    let score = |separator: char| {
        let widths: Vec<usize> = reader(&sample, separator).into_records().take(50).filter_map(Result::ok).map(|r| r.len()).collect();
        let most = widths.iter().copied().max().unwrap_or(0);
        let same = widths.iter().filter(|w| **w == most).count();
        // A wrong separator may find an opening quotation mark where there is none, and swallow lines.
        let lines = if widths.len() < 50 { sample.lines().count().max(widths.len()) } else { widths.len() };
        if most < 2 { 0 } else { same.saturating_mul(1000).checked_div(lines).unwrap_or(0).saturating_add(most.min(50)) }
    };
    [';', '\t', ',', '|'].into_iter().rev().max_by_key(|s| score(*s)).filter(|s| score(*s) > 0).unwrap_or(';')
}

fn reader(text: &str, separator: char) -> csv::Reader<&[u8]> {
    let separator = u8::try_from(separator).unwrap_or(b';');
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

fn csv_rows(text: &str, separator: char, skipped: u64) -> Result<Vec<TableRow>, TableError> {
    let mut rows = Vec::new();
    let mut lines = LineCounter { bytes: text.bytes().peekable(), byte: 0, line: skipped.saturating_add(1) };
    for record in reader(text, separator).into_records() {
        let record = record.map_err(|_unequal_lengths_are_allowed| TableError::Unreadable)?;
        let number = lines.at(record.position().map_or(0, csv::Position::byte));
        if record.iter().any(|c| c.chars().count() > MAX_CELL && c.contains('\n')) {
            return Err(TableError::OpenQuote { line: number });
        }
        let last = record.iter().enumerate().filter(|(_, c)| !c.trim().is_empty()).map(|(place, _)| place).last();
        if last.is_some_and(|last| last >= MAX_COLUMNS) {
            return Err(TableError::TooManyColumns { limit: MAX_COLUMNS });
        }
        let cells: Vec<String> = record.iter().take(MAX_COLUMNS).map(text_cell).collect();
        let flawed = |(place, text): (usize, &String)| flaw_of(text).map(|flaw| (place, flaw));
        let flaws = cells.iter().enumerate().filter_map(flawed).collect();
        rows.push(TableRow { number, cells, flaws, ..TableRow::default() });
        // A coarse limit against endless files: titles and empty rows are not counted yet. `assemble` applies the exact one.
        if rows.len() > MAX_ROWS.saturating_mul(4) {
            return Err(TableError::TooManyRows { limit: MAX_ROWS });
        }
    }
    Ok(rows)
}

/// The text of a cell, without what exports put around it for Excel: an apostrophe before a formula, or `="0012"` to keep the zeros.
fn text_cell(text: &str) -> String {
    let text = cell(raw_cell(text));
    let guarded = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|inner| !inner.contains('"'));
    guarded.map_or_else(|| text.clone(), |inner| inner.trim().to_owned())
}

fn flaw_of(text: &str) -> Option<Flaw> {
    if units::is_mangled(text) {
        Some(Flaw::Mangled)
    } else if text.starts_with('=') && text.len() > 1 {
        Some(Flaw::NoResult)
    } else {
        None
    }
}

/// Finds the line number of a record: the CSV parser skips empty lines without counting them.
struct LineCounter<'a> {
    bytes: std::iter::Peekable<std::str::Bytes<'a>>,
    byte: u64,
    line: u64,
}

impl LineCounter<'_> {
    /// The line of the record that begins at `byte`, after any empty lines there. Call with increasing offsets.
    fn at(&mut self, byte: u64) -> u64 {
        while self.byte < byte || matches!(self.bytes.peek(), Some(b'\n' | b'\r')) {
            match self.bytes.next() {
                Some(b'\n') => self.line = self.line.saturating_add(1),
                Some(_) => {}
                None => break,
            }
            self.byte = self.byte.saturating_add(1);
        }
        self.line
    }
}
