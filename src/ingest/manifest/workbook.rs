//! Reads workbooks (XLSX, ODS): the first visible sheet that is not empty, as rows of plain text.
//!
//! A workbook is a zip archive, so its unpacked size is measured before any of it is loaded into memory.

use super::cells::{MAX_COLUMNS, MAX_ROWS, TableKind};
use super::cells::{TableError, TableRow, cell};
use crate::ingest::units;
use calamine::{Data, DataRef, Ods, Reader, SheetVisible, Xlsx};
use flate2::read::DeflateDecoder;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Most bytes that an archive may unpack to.
const MAX_UNPACKED: usize = 100 * 1024 * 1024;
/// Most files in an archive.
const MAX_MEMBERS: usize = 2000;

/// A sheet by row and column index: the text of each cell, and whether Excel has rounded it.
type Sparse = BTreeMap<u32, BTreeMap<usize, (String, bool)>>;

/// Reads the first visible sheet that is not empty, and says which format it is.
///
/// # Errors
/// A [`TableError`] when it is not a workbook, is protected by a password, or exceeds the limits.
pub fn read(bytes: &[u8]) -> Result<(TableKind, Vec<TableRow>), TableError> {
    // Readers of the format before 2007 allocate whatever size the file states, so such a file could exhaust the memory.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(TableError::NotATable { what: "excel_old" });
    }
    let archive = Archive::new(bytes)?;
    let kind = match () {
        () if archive.holds("xl/workbook.xml") => TableKind::Xlsx,
        () if archive.holds("xl/workbook.bin") => return Err(TableError::NotATable { what: "excel_binary" }),
        () if archive.holds("content.xml") => TableKind::Ods,
        () => return Err(TableError::NotATable { what: "zip" }),
    };
    archive.measure()?;
    if kind == TableKind::Ods {
        archive.measure_repeats()?;
    }
    // The parser may panic on malicious input; a panic counts as an unreadable list.
    let sheet = catch_unwind(AssertUnwindSafe(|| if kind == TableKind::Xlsx { xlsx(bytes) } else { ods(bytes) }));
    let sheet = sheet.map_err(|_panic| TableError::Unreadable)??;
    Ok((kind, dense(sheet)))
}

fn dense(sheet: Sparse) -> Vec<TableRow> {
    let row = |(number, cells): (u32, BTreeMap<usize, (String, bool)>)| {
        let mut row = TableRow { number: u64::from(number).saturating_add(1), ..TableRow::default() };
        for (place, (text, mangled)) in cells {
            row.cells.resize(place, String::new());
            row.cells.push(text);
            if mangled {
                row.mangled.push(place);
            }
        }
        row
    };
    sheet.into_iter().map(row).collect()
}

fn put(sheet: &mut Sparse, row: u32, column: u32, value: &Data) -> Result<(), TableError> {
    let (text, mangled) = plain(value);
    if text.is_empty() {
        return Ok(());
    }
    let place = usize::try_from(column).unwrap_or(usize::MAX);
    if place >= MAX_COLUMNS {
        return Err(TableError::TooManyColumns { limit: MAX_COLUMNS });
    }
    sheet.entry(row).or_default().insert(place, (text, mangled));
    // Allow for the header and a few titles above it; `Table::with_header` applies the exact limit.
    if sheet.len() > MAX_ROWS.saturating_add(30) {
        return Err(TableError::TooManyRows { limit: MAX_ROWS });
    }
    Ok(())
}

fn xlsx(bytes: &[u8]) -> Result<Sparse, TableError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_any| TableError::Unreadable)?;
    let names: Vec<String> = book.sheets_metadata().iter().filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect();
    for name in names {
        // Read cell by cell: reading a range allocates the whole rectangle, which two distant cells can make huge.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut sheet = Sparse::new();
        while let Some(found) = cells.next_cell().map_err(|_any| TableError::Unreadable)? {
            let (row, column) = found.get_position();
            let value = match found.get_value() {
                DataRef::SharedString(text) => Data::String((*text).to_owned()),
                other => other.clone().into(),
            };
            put(&mut sheet, row, column, &value)?;
        }
        if !sheet.is_empty() {
            return Ok(sheet);
        }
    }
    Err(TableError::Empty)
}

fn ods(bytes: &[u8]) -> Result<Sparse, TableError> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|_any| TableError::Unreadable)?;
    let names: Vec<String> = book.sheets_metadata().iter().filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect();
    for name in names {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Sparse::new();
        for (row, column, value) in range.used_cells() {
            let place = |start: u32, n: usize| u32::try_from(n).unwrap_or(u32::MAX).saturating_add(start);
            put(&mut sheet, place(top, row), place(left, column), value)?;
        }
        if !sheet.is_empty() {
            return Ok(sheet);
        }
    }
    Err(TableError::Empty)
}

/// A value as a person would type it, and whether it is a number that Excel has rounded.
fn plain(value: &Data) -> (String, bool) {
    match value {
        Data::Empty => (String::new(), false),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            let text = cell(text);
            let mangled = units::is_mangled(&text);
            (text, mangled)
        }
        Data::Int(n) => (n.to_string(), false),
        // Excel keeps 15 digits; a longer number has lost its last digits.
        Data::Float(n) => (n.to_string(), n.abs() >= 1e15),
        Data::Bool(b) => (b.to_string(), false),
        Data::Error(error) => (error.to_string(), false),
        Data::DateTime(moment) if moment.is_duration() => (moment.as_f64().to_string(), false),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            (if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }, false)
        }
    }
}

/// One file in the archive, still compressed.
struct Member<'a> {
    name: &'a [u8],
    deflated: bool,
    data: &'a [u8],
}

struct Archive<'a>(Vec<Member<'a>>);

fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(width)?)?;
    Some(part.iter().rev().fold(0, |sum: usize, b| (sum << 8) | usize::from(*b)))
}

impl<'a> Archive<'a> {
    fn new(bytes: &'a [u8]) -> Result<Self, TableError> {
        let members = Self::members(bytes).ok_or(TableError::Unreadable)?;
        if members.len() > MAX_MEMBERS { Err(TableError::Bomb { limit: MAX_UNPACKED }) } else { Ok(Self(members)) }
    }

    /// Reads the central directory of the zip archive; `None` when it is malformed.
    fn members(bytes: &'a [u8]) -> Option<Vec<Member<'a>>> {
        let tail_start = bytes.len().saturating_sub(66_000);
        let tail = bytes.get(tail_start..)?;
        let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06")?.checked_add(tail_start)?;
        let count = number(bytes, end.checked_add(10)?, 2)?;
        let mut at = number(bytes, end.checked_add(16)?, 4)?;
        let mut members = Vec::new();
        for _ in 0..count.min(MAX_MEMBERS.saturating_add(1)) {
            let entry = bytes.get(at..)?;
            if !entry.starts_with(b"PK\x01\x02") {
                return None;
            }
            let (name, extra, comment) = (number(entry, 28, 2)?, number(entry, 30, 2)?, number(entry, 32, 2)?);
            let local = bytes.get(number(entry, 42, 4)?..)?;
            let data_start = 30_usize.checked_add(number(local, 26, 2)?)?.checked_add(number(local, 28, 2)?)?;
            let data_end = data_start.checked_add(number(entry, 20, 4)?)?;
            members.push(Member {
                name: entry.get(46..46_usize.checked_add(name)?)?,
                deflated: number(entry, 10, 2)? == 8,
                data: local.get(data_start..data_end)?,
            });
            at = at.checked_add(46)?.checked_add(name)?.checked_add(extra)?.checked_add(comment)?;
        }
        Some(members)
    }

    fn holds(&self, name: &str) -> bool {
        self.0.iter().any(|m| m.name.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// Unpacks every file without keeping it, to count the bytes: the sizes stated in the archive cannot be trusted.
    fn measure(&self) -> Result<(), TableError> {
        let mut total = 0_usize;
        let mut buffer = vec![0_u8; 65_536];
        for member in &self.0 {
            if !member.deflated {
                total = total.saturating_add(member.data.len());
                continue;
            }
            let mut unpacked = DeflateDecoder::new(member.data);
            while let Ok(n) = unpacked.read(&mut buffer) {
                total = total.saturating_add(n);
                if n == 0 || total > MAX_UNPACKED {
                    break;
                }
            }
            if total > MAX_UNPACKED {
                return Err(TableError::Bomb { limit: MAX_UNPACKED });
            }
        }
        Ok(())
    }

    /// Counts the cells of an ODS spreadsheet: one element can be repeated over the whole sheet by an attribute.
    fn measure_repeats(&self) -> Result<(), TableError> {
        let limit = MAX_ROWS.saturating_mul(MAX_COLUMNS);
        let Some(member) = self.0.iter().find(|m| m.name == b"content.xml") else { return Err(TableError::Unreadable) };
        let mut content = Vec::new();
        if member.deflated {
            // Take what can be unpacked; the reader refuses a damaged end later.
            drop(DeflateDecoder::new(member.data).read_to_end(&mut content));
        } else {
            content.extend_from_slice(member.data);
        }
        let mut sheet = Area::default();
        let mut cells = 0_usize;
        let (mut empty, mut filled, mut times) = (0_usize, 0_usize, 1_usize);
        for tag in content.split(|b| *b == b'<').map(|t| t.split(|b| *b == b'>').next().unwrap_or_default()) {
            if tag.starts_with(b"table:table ") {
                cells = cells.saturating_add(sheet.cells());
                sheet = Area::default();
            } else if tag.starts_with(b"table:table-row") {
                (empty, filled, times) = (0, 0, repeat(tag, b"number-rows-repeated"));
            } else if tag.starts_with(b"table:table-cell") || tag.starts_with(b"table:covered-table-cell") {
                let columns = repeat(tag, b"number-columns-repeated");
                // The reader stores empty cells only when a filled one follows in the row.
                if tag.ends_with(b"/") && find(tag, b"office:value").is_none() {
                    empty = empty.saturating_add(columns);
                } else {
                    filled = filled.saturating_add(empty).saturating_add(columns);
                    empty = 0;
                }
            } else if tag.starts_with(b"/table:table-row") {
                sheet.add(times, filled);
            }
            if cells.saturating_add(sheet.cells()) > limit {
                return Err(TableError::TooManyRows { limit: MAX_ROWS });
            }
        }
        Ok(())
    }
}

/// The rectangle of cells that a sheet occupies.
#[derive(Default)]
struct Area {
    rows: usize,
    waiting: usize,
    width: usize,
}

impl Area {
    /// Adds a row `times` times, with `filled` cells; empty rows count only when a filled one follows.
    fn add(&mut self, times: usize, filled: usize) {
        if filled == 0 {
            self.waiting = self.waiting.saturating_add(times);
        } else {
            self.rows = self.rows.saturating_add(self.waiting).saturating_add(times);
            self.waiting = 0;
            self.width = self.width.max(filled);
        }
    }

    const fn cells(&self) -> usize {
        self.rows.saturating_mul(self.width)
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

/// The value of a repeat attribute of a tag; 1 when it has none.
fn repeat(tag: &[u8], attribute: &[u8]) -> usize {
    let digits = || {
        let after = find(tag, attribute)?.checked_add(attribute.len())?;
        let value = tag.get(after..)?.iter().skip_while(|b| !b.is_ascii_digit()).take_while(|b| b.is_ascii_digit());
        String::from_utf8(value.copied().collect()).ok()?.parse().ok()
    };
    digits().unwrap_or(1)
}
