//! Reads the sheets of an XLSX workbook (Office Open XML), cell by cell.

use super::archive::{Archive, Budget, Xml, add_text, attribute, number_of};
use super::cells::{Flaw, TableError};
use super::number_format::NumberFormat;
use super::sheet::{Merge, Sheet, SheetBuilder, Value, count_sheets, count_texts};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Most styles that are looked at; Excel has no more.
const MAX_STYLES: usize = 65_536;

/// What the workbook says once for all sheets.
struct Shared {
    texts: Vec<Value>,
    formats: Vec<NumberFormat>,
    from_1904: bool,
}

/// Every sheet of the workbook, hidden ones too.
///
/// # Errors
/// When a part is damaged or the budget is spent.
pub(super) fn read<'a>(archive: &'a Archive<'a>, budget: &'a Budget<'a>) -> Result<Vec<Sheet>, TableError> {
    let (listed, from_1904) = listed(archive, budget)?;
    let targets = targets(archive, budget)?;
    let shared = Shared { texts: texts(archive, budget)?, formats: formats(archive, budget)?, from_1904 };
    let mut sheets = Vec::new();
    for (name, id, hidden) in listed {
        // A sheet of charts has no part of cells.
        let Some(xml) = targets.get(&id).and_then(|part| archive.xml(part, budget)) else { continue };
        sheets.push(rows(xml, &shared, budget)?.finish(&name, hidden)?);
    }
    Ok(sheets)
}

/// A sheet as the workbook lists it: its name, the id of its part, and whether it is hidden.
type Listed = (String, String, bool);

fn listed<'a>(archive: &'a Archive<'a>, budget: &'a Budget<'a>) -> Result<(Vec<Listed>, bool), TableError> {
    let mut xml = archive.xml("xl/workbook.xml", budget).ok_or(TableError::Unreadable)?;
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().into_inner() {
                "workbookPr" => from_1904 = attribute(&tag, "date1904").is_some_and(|v| v == "1" || v == "true"),
                "sheet" => {
                    let hidden = attribute(&tag, "state").is_some_and(|s| s != "visible");
                    sheets.push((attribute(&tag, "name").unwrap_or_default(), attribute(&tag, "id").unwrap_or_default(), hidden));
                    count_sheets(sheets.len())?;
                }
                _ => {}
            },
            Event::Eof => return Ok((sheets, from_1904)),
            _ => {}
        }
    }
}

/// The part of each id.
fn targets<'a>(archive: &'a Archive<'a>, budget: &'a Budget<'a>) -> Result<HashMap<String, String>, TableError> {
    let mut xml = archive.xml("xl/_rels/workbook.xml.rels", budget).ok_or(TableError::Unreadable)?;
    let mut found = HashMap::new();
    loop {
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "Relationship" => {
                let (Some(id), Some(target)) = (attribute(&tag, "Id"), attribute(&tag, "Target")) else { continue };
                let is_sheet = attribute(&tag, "Type").is_none_or(|kind| kind.ends_with("/worksheet"));
                let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                if is_sheet {
                    found.insert(id, target.replace("/./", "/"));
                }
                count_texts(found.len())?;
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The texts that cells share.
fn texts<'a>(archive: &'a Archive<'a>, budget: &'a Budget<'a>) -> Result<Vec<Value>, TableError> {
    let mut texts = Vec::new();
    let Some(mut xml) = archive.xml("xl/sharedStrings.xml", budget) else { return Ok(texts) };
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.local_name().into_inner() == "si" => texts.push(Value::text(&text_until(&mut xml, "si")?)),
            Event::Empty(tag) if tag.local_name().into_inner() == "si" => texts.push(Value::default()),
            Event::Eof => return Ok(texts),
            _ => {}
        }
        count_texts(texts.len())?;
    }
}

/// The text of the runs (`t`) up to the end of an element; how it is pronounced (`rPh`) is left out.
fn text_until(xml: &mut Xml<'_>, end: &str) -> Result<String, TableError> {
    let mut text = String::new();
    let (mut runs, mut aloud) = (0_usize, 0_usize);
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(tag) => match tag.local_name().into_inner() {
                "t" => runs = runs.saturating_add(1),
                "rPh" => aloud = aloud.saturating_add(1),
                _ => {}
            },
            Event::End(tag) => match tag.local_name().into_inner() {
                "t" => runs = runs.saturating_sub(1),
                "rPh" => aloud = aloud.saturating_sub(1),
                name if name == end => return Ok(unescaped(&text)),
                _ => {}
            },
            Event::Eof => return Err(TableError::Unreadable),
            _ if runs > 0 && aloud == 0 => add_text(&mut text, &event),
            _ => {}
        }
    }
}

/// The number format of each style.
fn formats<'a>(archive: &'a Archive<'a>, budget: &'a Budget<'a>) -> Result<Vec<NumberFormat>, TableError> {
    let mut formats = Vec::new();
    let Some(mut xml) = archive.xml("xl/styles.xml", budget) else { return Ok(formats) };
    let mut own: HashMap<u32, NumberFormat> = HashMap::new();
    let mut of_cells = false;
    loop {
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().into_inner() {
                "numFmt" if own.len() < MAX_STYLES => {
                    if let (Some(id), Some(code)) = (number_of(&tag, "numFmtId"), attribute(&tag, "formatCode")) {
                        own.insert(id, NumberFormat::parse(&code));
                    }
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells && formats.len() < MAX_STYLES => {
                    let id = number_of(&tag, "numFmtId").unwrap_or(0);
                    formats.push(own.get(&id).cloned().unwrap_or_else(|| NumberFormat::built_in(id)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().into_inner() == "cellXfs" => of_cells = false,
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

/// One cell being read.
#[derive(Default)]
struct Open {
    kind: String,
    style: Option<usize>,
    formula: bool,
    value: Option<String>,
    text: Option<String>,
}

impl Open {
    fn start(tag: &BytesStart<'_>) -> Self {
        Self { kind: attribute(tag, "t").unwrap_or_default(), style: number_of(tag, "s"), ..Self::default() }
    }

    fn value(self, shared: &Shared) -> Value {
        let written = self.value.as_deref().unwrap_or_default();
        // A formula that gives an empty text has an empty value of type `str`; one that was never computed has none.
        if self.formula && written.is_empty() && self.text.is_none() && !(self.kind == "str" && self.value.is_some()) {
            return Value { text: String::new(), flaw: Some(Flaw::NoResult) };
        }
        match self.kind.as_str() {
            "s" => {
                let text = written.trim().parse().ok().and_then(|n: usize| shared.texts.get(n));
                text.cloned().unwrap_or_default()
            }
            "inlineStr" => Value::text(self.text.as_deref().unwrap_or_default()),
            "str" | "e" => Value::text(&unescaped(written)),
            "b" => Value::text(if written.trim() == "1" { "true" } else { "false" }),
            "d" => Value { flaw: Some(Flaw::Date), ..Value::text(written) },
            _ => {
                let Ok(number) = written.trim().parse::<f64>() else { return Value::text(written) };
                let shown = self.style.and_then(|s| shared.formats.get(s)).unwrap_or(&NumberFormat::General).show(number, shared.from_1904);
                let flaw = match () {
                    () if shown.is_date => Some(Flaw::Date),
                    // Excel keeps 15 digits; a longer number has lost its last digits.
                    () if number.abs() >= 1e15 => Some(Flaw::Mangled),
                    () => None,
                };
                Value { text: shown.text, flaw }
            }
        }
    }
}

/// Characters that XML cannot hold are written as `_x000D_`, and an underscore before such a code as `_x005F_`.
fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let code = after
            .get(..4)
            .filter(|code| after.get(4..5) == Some("_") && code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(sign) = code.map(|code| char::from_u32(code).unwrap_or('\u{fffd}')) {
            plain.push(if sign.is_control() { ' ' } else { sign });
            rest = after.get(5..).unwrap_or_default();
        } else {
            plain.push_str("_x");
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

/// The column (from 0) and the row (from 1) of a reference such as `AB12`.
fn position(reference: &str) -> Option<(usize, u64)> {
    let reference = reference.trim().trim_start_matches('$');
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at_checked(digits)?;
    let mut column = 0_usize;
    for letter in letters.trim_end_matches('$').chars() {
        let n = usize::try_from(letter.to_ascii_uppercase().to_digit(36)?.checked_sub(9)?).ok()?;
        column = column.checked_mul(26)?.checked_add(n)?;
    }
    Some((column.checked_sub(1)?, row.parse().ok()?))
}

fn merged(reference: &str) -> Option<Merge> {
    let (from, to) = reference.split_once(':')?;
    let ((column, first), (right, last)) = (position(from)?, position(to)?);
    Some(Merge { first, last, column, columns: right.checked_sub(column)?.saturating_add(1) })
}

/// The rows of one sheet.
fn rows<'a>(mut xml: Xml<'a>, shared: &Shared, budget: &'a Budget<'a>) -> Result<SheetBuilder<'a>, TableError> {
    let mut sheet = SheetBuilder::new(budget);
    let (mut row, mut column) = (0_u64, 0_usize);
    let mut hidden = false;
    let mut open: Option<Open> = None;
    // What the characters belong to: the result of a formula or a value (`v`).
    let mut in_value = false;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let empty = matches!(event, Event::Empty(_));
                match tag.local_name().into_inner() {
                    "row" => {
                        row = number_of(tag, "r").unwrap_or(row.saturating_add(1));
                        column = 0;
                        hidden = attribute(tag, "hidden").is_some_and(|h| h == "1" || h == "true");
                    }
                    "c" => {
                        budget.cell()?;
                        if let Some((stated, _)) = attribute(tag, "r").and_then(|r| position(&r)) {
                            column = stated;
                        }
                        if empty {
                            column = column.saturating_add(1);
                        } else {
                            open = Some(Open::start(tag));
                        }
                    }
                    "f" => {
                        if let Some(cell) = &mut open {
                            cell.formula = true;
                        }
                    }
                    "v" => {
                        in_value = !empty;
                        if let Some(cell) = &mut open {
                            cell.value.get_or_insert_default();
                        }
                    }
                    "is" if !empty => {
                        let text = text_until(&mut xml, "is")?;
                        if let Some(cell) = &mut open {
                            cell.text = Some(text);
                        }
                    }
                    "mergeCell" => {
                        if let Some(merge) = attribute(tag, "ref").and_then(|r| merged(&r)) {
                            sheet.merge(merge)?;
                        }
                    }
                    _ => {}
                }
            }
            Event::End(tag) => match tag.local_name().into_inner() {
                "v" => in_value = false,
                "c" => {
                    if let Some(cell) = open.take() {
                        sheet.put(row, column, cell.value(shared))?;
                    }
                    column = column.saturating_add(1);
                }
                "row" if hidden => sheet.hide(row),
                _ => {}
            },
            Event::Eof => return Ok(sheet),
            _ if in_value => {
                if let Some(value) = open.as_mut().and_then(|cell| cell.value.as_mut()) {
                    add_text(value, &event);
                }
            }
            _ => {}
        }
    }
}
