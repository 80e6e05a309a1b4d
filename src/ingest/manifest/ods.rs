//! Reads the sheets of an ODS workbook (`OpenDocument`), cell by cell.

use super::archive::{Archive, Budget, MAX_CELL_TEXT, Xml, add_text, attribute, number_of};
use super::cells::{Flaw, MAX_COLUMNS, TableError};
use super::number_format::stored;
use super::sheet::{Merge, Sheet, SheetBuilder, Value, count_sheets, count_texts};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;

/// Every sheet of the workbook, hidden ones too.
///
/// # Errors
/// When the content is damaged or the budget is spent.
pub(super) fn read<'a>(archive: &'a Archive<'a>, budget: &'a Budget<'a>) -> Result<Vec<Sheet>, TableError> {
    let mut xml = archive.xml("content.xml", budget).ok_or(TableError::Unreadable)?;
    let mut sheets = Vec::new();
    let mut hidden_styles: HashSet<String> = HashSet::new();
    let mut style = String::new();
    loop {
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "style" => {
                style = attribute(&tag, "name").unwrap_or_default();
            }
            Event::Start(tag) | Event::Empty(tag)
                if tag.local_name().into_inner() == "table-properties" && attribute(&tag, "display").as_deref() == Some("false") =>
            {
                hidden_styles.insert(style.clone());
                count_texts(hidden_styles.len())?;
            }
            Event::Start(tag) if tag.local_name().into_inner() == "table" => {
                let name = attribute(&tag, "name").unwrap_or_default();
                let hidden = attribute(&tag, "style-name").is_some_and(|s| hidden_styles.contains(&s));
                sheets.push(rows(&mut xml, budget)?.finish(&name, hidden)?);
                count_sheets(sheets.len())?;
            }
            // Ranges copied from other files, and what was there before tracked changes: no sheets of this workbook.
            Event::Start(tag) if matches!(tag.local_name().into_inner(), "dde-links" | "tracked-changes") => {
                let name = tag.local_name().into_inner().to_owned();
                skip(&mut xml, &name)?;
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// Skips to the end of an element.
fn skip(xml: &mut Xml<'_>, name: &str) -> Result<(), TableError> {
    let mut depth = 1_usize;
    while depth > 0 {
        match xml.next()? {
            Event::Start(tag) if tag.local_name().into_inner() == name => depth = depth.saturating_add(1),
            Event::End(tag) if tag.local_name().into_inner() == name => depth = depth.saturating_sub(1),
            Event::Eof => return Err(TableError::Unreadable),
            _ => {}
        }
    }
    Ok(())
}

/// What the tag of a cell says.
struct Open {
    kind: String,
    value: Option<String>,
    formula: bool,
    times: usize,
    rows_spanned: u64,
    columns_spanned: usize,
}

impl Open {
    fn start(tag: &BytesStart<'_>) -> Self {
        let value = ["value", "date-value", "time-value", "boolean-value", "string-value"].iter().find_map(|name| attribute(tag, name));
        Self {
            kind: attribute(tag, "value-type").unwrap_or_default(),
            value,
            formula: attribute(tag, "formula").is_some(),
            times: number_of(tag, "number-columns-repeated").unwrap_or(1).max(1),
            rows_spanned: number_of(tag, "number-rows-spanned").unwrap_or(1),
            columns_spanned: number_of(tag, "number-columns-spanned").unwrap_or(1),
        }
    }

    fn value(&self, shown: &str) -> Value {
        let written = self.value.as_deref().unwrap_or_default();
        if self.formula && written.is_empty() && shown.is_empty() && self.kind != "string" {
            return Value { text: String::new(), flaw: Some(Flaw::NoResult) };
        }
        match self.kind.as_str() {
            "date" | "time" => Value { flaw: Some(Flaw::Date), ..Value::text(written.strip_suffix("T00:00:00").unwrap_or(written)) },
            "float" => {
                let Ok(number) = written.parse::<f64>() else { return Value::text(shown) };
                let flaw = (number.abs() >= 1e15).then_some(Flaw::Mangled);
                Value { text: as_shown(number, shown), flaw }
            }
            "percentage" | "currency" if !written.is_empty() => Value::text(written),
            "boolean" => Value::text(written),
            _ => Value::text(if shown.is_empty() { written } else { shown }),
        }
    }
}

/// A number as the sheet shows it, when all its digits are shown; as it is stored when it is rounded, or only grouped by thousands.
fn as_shown(number: f64, shown: &str) -> String {
    let plain = stored(number);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (all, of_number) = (digits(shown), digits(&plain));
    if number < 0.0 || number.fract() != 0.0 || all.trim_start_matches('0') != of_number.trim_start_matches('0') {
        return plain;
    }
    let grouped = shown.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’'));
    if grouped && !shown.trim_start().starts_with('0') { plain } else { super::cells::cell(shown) }
}

/// The rows of one sheet, up to its end.
fn rows<'a>(xml: &mut Xml<'_>, budget: &'a Budget<'a>) -> Result<SheetBuilder<'a>, TableError> {
    let mut sheet = SheetBuilder::new(budget);
    let mut row = 1_u64;
    let mut depth = 1_usize;
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.local_name().into_inner() == "table" => depth = depth.saturating_add(1),
            Event::End(tag) if tag.local_name().into_inner() == "table" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Ok(sheet);
                }
            }
            Event::Start(tag) if tag.local_name().into_inner() == "table-row" && depth == 1 => {
                let times: u64 = number_of(&tag, "number-rows-repeated").unwrap_or(1).max(1);
                let hidden = attribute(&tag, "visibility").is_some_and(|v| v == "collapse" || v == "filter");
                let cells = cells(xml)?;
                if !cells.is_empty() {
                    for copy in 0..times {
                        let at = row.saturating_add(copy);
                        put(&mut sheet, at, &cells)?;
                        if hidden {
                            sheet.hide(at);
                        }
                    }
                }
                row = row.saturating_add(times);
            }
            Event::Empty(tag) if tag.local_name().into_inner() == "table-row" && depth == 1 => {
                row = row.saturating_add(number_of(&tag, "number-rows-repeated").unwrap_or(1));
            }
            // Pictures and charts may hold tables of their own.
            Event::Start(tag) if tag.local_name().into_inner() == "shapes" => skip(xml, "shapes")?,
            Event::Eof => return Err(TableError::Unreadable),
            _ => {}
        }
    }
}

/// The filled cells of a row: column, value, tag.
type Cells = Vec<(usize, Value, Open)>;

fn put(sheet: &mut SheetBuilder<'_>, row: u64, cells: &Cells) -> Result<(), TableError> {
    for (column, value, open) in cells {
        for copy in 0..open.times {
            sheet.put(row, column.saturating_add(copy), value.clone())?;
        }
        sheet.merge(Merge {
            first: row,
            last: row.saturating_add(open.rows_spanned).saturating_sub(1),
            column: *column,
            columns: open.columns_spanned,
        })?;
    }
    Ok(())
}

fn cells(xml: &mut Xml<'_>) -> Result<Cells, TableError> {
    let mut cells = Vec::new();
    let mut column = 0_usize;
    loop {
        let (open, covered, empty) = match xml.next()? {
            Event::Start(tag) if is_cell(&tag) => (Open::start(&tag), tag.local_name().into_inner() != "table-cell", false),
            Event::Empty(tag) if is_cell(&tag) => (Open::start(&tag), tag.local_name().into_inner() != "table-cell", true),
            Event::End(tag) if tag.local_name().into_inner() == "table-row" => return Ok(cells),
            Event::Eof => return Err(TableError::Unreadable),
            _ => continue,
        };
        xml.cell()?;
        let shown = if empty { String::new() } else { shown(xml, if covered { "covered-table-cell" } else { "table-cell" })? };
        let times = open.times;
        // A covered cell is behind a merged one: nobody saw what it holds.
        let value = if covered { Value::default() } else { open.value(&shown) };
        if !value.text.is_empty() || value.flaw.is_some() {
            if column.saturating_add(times) > MAX_COLUMNS {
                return Err(TableError::TooManyColumns { limit: MAX_COLUMNS });
            }
            cells.push((column, value, open));
        }
        column = column.saturating_add(times);
    }
}

fn is_cell(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().into_inner(), "table-cell" | "covered-table-cell")
}

/// The text that a cell shows: its paragraphs, without comments.
fn shown(xml: &mut Xml<'_>, end: &str) -> Result<String, TableError> {
    let mut text = String::new();
    let mut paragraphs = 0_usize;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let empty = matches!(event, Event::Empty(_));
                match tag.local_name().into_inner() {
                    "p" | "h" => {
                        if !text.is_empty() {
                            text.push('\n');
                        }
                        paragraphs = paragraphs.saturating_add(usize::from(!empty));
                    }
                    "s" => {
                        let spaces: usize = number_of(tag, "c").unwrap_or(1);
                        if text.len() < MAX_CELL_TEXT {
                            text.extend(std::iter::repeat_n(' ', spaces.min(MAX_CELL_TEXT)));
                        }
                    }
                    "tab" | "line-break" => text.push(' '),
                    "annotation" if !empty => skip(xml, "annotation")?,
                    _ => {}
                }
            }
            Event::End(tag) => match tag.local_name().into_inner() {
                "p" | "h" => paragraphs = paragraphs.saturating_sub(1),
                name if name == end => return Ok(text),
                _ => {}
            },
            Event::Eof => return Err(TableError::Unreadable),
            _ if paragraphs > 0 => add_text(&mut text, &event),
            _ => {}
        }
    }
}
