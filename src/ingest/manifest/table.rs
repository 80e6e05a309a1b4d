//! Reads a donor list, CSV in any encoding, separator and line end or a workbook, into a header and rows of plain text.

use super::cells::{MAX_CELL, TableError, TableRow, cell};
use super::cells::{MAX_COLUMNS, MAX_ROWS, TableKind};
use super::workbook;
use crate::domain::text_enum::{raw_cell, text_enum};
use crate::ingest::json::line;
use crate::ingest::units;

/// Largest list accepted, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// How many characters are examined to recognise the separator and binary files.
const SAMPLE: usize = 65_536;

text_enum! {
    /// The character encoding of a list.
    Encoding {
        /// UTF-8, with or without byte order mark; also recorded for workbooks.
        Utf8 => "utf-8",
        /// UTF-16, as Excel's "Unicode text" and `PowerShell` write it.
        Utf16 => "utf-16",
        /// Windows-1252, as Excel writes it on Windows.
        Windows1252 => "windows-1252",
        /// Mac OS Roman, as old versions of Excel write it on a Mac.
        MacRoman => "mac-roman",
    }
}

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
    /// The headings; empty and repeated ones are kept, so that indexes match the cells.
    pub header: Vec<String>,
    /// The line of the header, counted from 1.
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
}

impl Table {
    /// Reads a list; its format is recognised by content.
    ///
    /// # Errors
    /// A [`TableError`] when the bytes are not a list or exceed the limits.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        if bytes.len() > MAX_BYTES {
            return Err(TableError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            let (kind, rows) = workbook::read(bytes)?;
            return Self::with_header(rows, kind, None, Encoding::Utf8, false, None);
        }
        let what = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what);
        if let Some(what) = what {
            return Err(TableError::NotATable { what });
        }
        Self::read_text(bytes)
    }

    fn read_text(bytes: &[u8]) -> Result<Self, TableError> {
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
        let rows = csv_rows(body, separator, skipped)?;
        Self::with_header(rows, TableKind::Csv, Some(separator), encoding, bom, Some(newline))
    }

    /// Separates the header: the first row with at least two filled cells, or
    /// with one when no row has two. Rows above it, such as a title, are dropped.
    fn with_header(
        rows: Vec<TableRow>,
        kind: TableKind,
        separator: Option<char>,
        encoding: Encoding,
        bom: bool,
        newline: Option<Newline>,
    ) -> Result<Self, TableError> {
        let filled = |row: &TableRow| row.cells.iter().filter(|c| !c.is_empty()).count();
        let wide = rows.iter().take(30).any(|r| filled(r) >= 2);
        let mut rows = rows.into_iter().skip_while(|r| filled(r) < if wide { 2 } else { 1 });
        let mut header = rows.next().ok_or(TableError::Empty)?;
        let mut rows: Vec<TableRow> = rows.collect();
        while rows.last().is_some_and(|r| filled(r) == 0) {
            rows.pop();
        }
        while header.cells.last().is_some_and(String::is_empty) {
            // Drop an empty heading only when its column is empty too.
            let last = header.cells.len() - 1;
            if rows.iter().any(|r| r.cells.get(last).is_some_and(|c| !c.is_empty())) {
                break;
            }
            header.cells.pop();
        }
        if rows.len() > MAX_ROWS {
            return Err(TableError::TooManyRows { limit: MAX_ROWS });
        }
        if header.cells.len() > MAX_COLUMNS {
            return Err(TableError::TooManyColumns { limit: MAX_COLUMNS });
        }
        let names = header.cells.iter().map(|c| line(c).unwrap_or_default()).collect();
        Ok(Self { header: names, header_line: header.number, rows, separator, encoding, bom, newline, kind })
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

fn decode(bytes: &[u8]) -> (String, Encoding, bool) {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let name = if encoding == encoding_rs::UTF_8 { Encoding::Utf8 } else { Encoding::Utf16 };
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default());
        return (text.into_owned(), name, true);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Encoding::Utf8, false);
    }
    let (windows, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    let (mac, _) = encoding_rs::MACINTOSH.decode_without_bom_handling(bytes);
    if likeness(&mac) > likeness(&windows) {
        (mac.into_owned(), Encoding::MacRoman, false)
    } else {
        (windows.into_owned(), Encoding::Windows1252, false)
    }
}

/// Scores how much a text looks like French, Dutch or English: accented letters
/// count for it; capitals in the middle of a word and odd signs count against it.
fn likeness(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    for c in text.chars() {
        score += match c {
            'é' | 'è' | 'ê' | 'ë' | 'à' | 'â' | 'ç' | 'î' | 'ï' | 'ô' | 'ù' | 'û' | 'ü' | 'ö' | 'ä' | 'ñ' | 'ó' | 'á' | 'í' | 'ú' | 'œ' => {
                3
            }
            'É' | 'È' | 'À' | 'Ç' | 'Ö' | 'Ü' if !before.is_lowercase() => 2,
            '°' | 'º' | '’' | '€' | '–' | '«' | '»' | '“' | '”' | '…' => 1,
            _ if c.is_ascii() => 0,
            _ if c.is_control() || c.is_uppercase() && before.is_lowercase() => -4,
            _ if c.is_alphabetic() => 0,
            _ => -2,
        };
        before = c;
    }
    score
}

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
        if most < 2 { 0 } else { same.saturating_mul(1000).checked_div(widths.len()).unwrap_or(0).saturating_add(most.min(50)) }
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
        let cells: Vec<String> = record.iter().map(|c| cell(raw_cell(c))).collect();
        if cells.iter().rposition(|c| !c.is_empty()).is_some_and(|last| last >= MAX_COLUMNS) {
            return Err(TableError::TooManyColumns { limit: MAX_COLUMNS });
        }
        let mangled = cells.iter().enumerate().filter(|(_, c)| units::is_mangled(c)).map(|(place, _)| place).collect();
        rows.push(TableRow { number, cells, mangled });
        // A coarse limit against endless files: titles and empty rows are not counted yet. `with_header` applies the exact one.
        if rows.len() > MAX_ROWS.saturating_mul(4) {
            return Err(TableError::TooManyRows { limit: MAX_ROWS });
        }
    }
    Ok(rows)
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
