//! The zip archive around a workbook: finds its parts and unpacks them within one budget of bytes, text and patience.

use super::cells::{MAX_ROWS, TableError};
use flate2::read::DeflateDecoder;
use quick_xml::events::{BytesStart, Event};
use std::cell::Cell;
use std::io::{BufReader, Read};

/// Most bytes that the parts read of an archive may unpack to, all together.
pub(super) const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// Most memory kept for all cells together, in bytes: one long shared text in many cells costs as much as many long texts.
pub(super) const MAX_TEXT: usize = 96 * 1024 * 1024;
/// Most cells that are looked at; sheets have many that are empty and only coloured.
const MAX_CELLS: usize = 4_000_000;
/// Most files in an archive.
const MAX_MEMBERS: usize = 2000;
/// Most characters that a cell of Excel can hold; what is longer is cut.
pub(super) const MAX_CELL_TEXT: usize = 32_767;

/// What reading one workbook may still cost, whatever it is spent on.
pub(super) struct Budget<'a> {
    bytes: Cell<usize>,
    text: Cell<usize>,
    rows: Cell<usize>,
    cells: Cell<usize>,
    spent: Cell<bool>,
    go_on: &'a dyn Fn() -> bool,
}

impl<'a> Budget<'a> {
    /// A whole budget; `go_on` says whether anybody still waits for the answer.
    pub(super) const fn new(go_on: &'a dyn Fn() -> bool) -> Self {
        // Titles and empty rows are not counted apart yet, hence four times the rows of a list.
        let rows = MAX_ROWS.saturating_mul(4);
        Self {
            bytes: Cell::new(MAX_UNPACKED),
            text: Cell::new(MAX_TEXT),
            rows: Cell::new(rows),
            cells: Cell::new(MAX_CELLS),
            spent: Cell::new(false),
            go_on,
        }
    }

    /// Pays for a text that is kept.
    pub(super) fn text(&self, bytes: usize) -> Result<(), TableError> {
        let left = self.text.get().checked_sub(bytes).ok_or(TableError::Bomb { limit: MAX_TEXT })?;
        self.text.set(left);
        Ok(())
    }

    /// Pays for looking at a cell, filled or not.
    pub(super) fn cell(&self) -> Result<(), TableError> {
        let left = self.cells.get().checked_sub(1).ok_or(TableError::Bomb { limit: MAX_CELLS })?;
        self.cells.set(left);
        Ok(())
    }

    /// Pays for a row that is kept.
    pub(super) fn row(&self) -> Result<(), TableError> {
        let left = self.rows.get().checked_sub(1).ok_or(TableError::TooManyRows { limit: MAX_ROWS })?;
        self.rows.set(left);
        Ok(())
    }

    fn why(&self) -> TableError {
        if !(self.go_on)() {
            TableError::Stopped
        } else if self.spent.get() {
            TableError::Bomb { limit: MAX_UNPACKED }
        } else {
            TableError::Unreadable
        }
    }
}

/// Unpacks a part and counts the bytes: the sizes stated in the archive cannot be trusted.
struct Unpacking<'a> {
    source: Box<dyn Read + 'a>,
    budget: &'a Budget<'a>,
}

impl Read for Unpacking<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if !(self.budget.go_on)() {
            return Err(std::io::Error::other("nobody waits for it"));
        }
        let read = self.source.read(buffer)?;
        if let Some(left) = self.budget.bytes.get().checked_sub(read) {
            self.budget.bytes.set(left);
            return Ok(read);
        }
        self.budget.spent.set(true);
        Err(std::io::Error::other("unpacks to too much"))
    }
}

/// An XML part, read event by event.
pub(super) struct Xml<'a> {
    reader: quick_xml::Reader<BufReader<Unpacking<'a>>>,
    budget: &'a Budget<'a>,
    buffer: Vec<u8>,
}

impl Xml<'_> {
    /// Pays for looking at a cell.
    ///
    /// # Errors
    /// When the budget is spent.
    pub(super) fn cell(&self) -> Result<(), TableError> {
        self.budget.cell()
    }

    /// The next event; [`Event::Eof`] at the end.
    ///
    /// # Errors
    /// When the part is damaged, or the budget is spent.
    pub(super) fn next(&mut self) -> Result<Event<'_>, TableError> {
        self.buffer.clear();
        let budget = self.budget;
        self.reader.read_event_into(&mut self.buffer).map_err(|_damaged| budget.why())
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).filter_map(Result::ok).find(|a| a.key.local_name().into_inner() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(|v| v.chars().take(MAX_CELL_TEXT).collect())
}

/// An attribute that is a number.
pub(super) fn number_of<T: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Adds the text of an event to `text`, as far as a cell can hold it.
pub(super) fn add_text(text: &mut String, event: &Event<'_>) {
    let piece = match event {
        Event::Text(part) => part.xml10_content(),
        Event::CData(part) => part.xml10_content(),
        Event::GeneralRef(entity) => {
            let known = || quick_xml::escape::resolve_predefined_entity(entity).map(str::to_owned);
            let character = entity.resolve_char_ref().ok().flatten().map(String::from);
            character.or_else(known).unwrap_or_default().into()
        }
        _ => return,
    };
    if text.len() < MAX_CELL_TEXT {
        text.extend(piece.chars().take(MAX_CELL_TEXT));
    }
}

/// One file in the archive, still compressed.
struct Member<'a> {
    name: &'a [u8],
    deflated: bool,
    data: &'a [u8],
}

/// A zip archive, known by its central directory.
pub(super) struct Archive<'a>(Vec<Member<'a>>);

fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(width)?)?;
    Some(part.iter().rev().fold(0, |sum: usize, b| (sum << 8) | usize::from(*b)))
}

impl<'a> Archive<'a> {
    /// # Errors
    /// When it is damaged, or has too many files in it.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, TableError> {
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

    /// Whether the archive has a file of this name, in capitals or not.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.member(name).is_some()
    }

    fn member(&self, name: &str) -> Option<&Member<'a>> {
        self.0.iter().find(|m| m.name.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// Opens an XML part; `None` when there is none of this name.
    pub(super) fn xml<'b>(&'b self, name: &str, budget: &'b Budget<'b>) -> Option<Xml<'b>> {
        let member = self.member(name)?;
        let source: Box<dyn Read + 'b> = if member.deflated { Box::new(DeflateDecoder::new(member.data)) } else { Box::new(member.data) };
        let reader = quick_xml::Reader::from_reader(BufReader::new(Unpacking { source, budget }));
        Some(Xml { reader, budget, buffer: Vec::new() })
    }
}
