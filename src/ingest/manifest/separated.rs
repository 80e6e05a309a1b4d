//! Text with a separator between cells: finds the separator, and splits the lines, also where a quotation mark is opened and never closed.

use super::cells::{Flaw, MAX_CELL, MAX_COLUMNS, MAX_ROWS, TableError, TableRow, flaw_of, text_cell};
use super::columns::Columns;
use csv::StringRecord;

/// How many characters are examined to recognise the separator.
const SAMPLE: usize = 65_536;
/// How many rows are examined to recognise the separator.
const SAMPLE_ROWS: usize = 50;
/// Most lines with an open quotation mark that are read again without it. Each costs a look at the rest of the file.
const MOST_OPEN: usize = 20;

/// The separator of a text, and its rows.
///
/// # Errors
/// When a quotation mark swallows the text, or there are too many rows or columns.
pub(super) fn read(text: &str) -> Result<(char, Vec<TableRow>), TableError> {
    let unwrapped = unwrapped(text);
    let (declared, body, skipped) = declared_separator(unwrapped.as_deref().unwrap_or(text));
    let separator = declared.unwrap_or_else(|| guess_separator(body));
    Ok((separator, rows(body, separator, skipped)?))
}

/// A text of which every line stands in quotation marks as a whole, as Excel writes a list that it had opened with another separator.
fn unwrapped(text: &str) -> Option<String> {
    let mut found = 0_usize;
    let lines: Option<Vec<String>> = text
        .lines()
        .map(|line| {
            let Some(inner) = line.trim().strip_prefix('"').and_then(|l| l.strip_suffix('"')) else {
                return (!line.contains('"')).then(|| line.to_owned());
            };
            found = found.saturating_add(1);
            let plain = inner.replace("\"\"", "\u{0}");
            (!plain.contains('"')).then(|| plain.replace('\u{0}', "\""))
        })
        .collect();
    let lines = lines.filter(|_| found > 0)?.join("\n");
    let headed = |text: &str| SEPARATORS.iter().any(|s| score(text, *s).0);
    (headed(&sample(&lines)) && !headed(&sample(text))).then_some(lines)
}

/// Reads Excel's optional first line, `sep=;`: the separator, the text after it, and the number of lines skipped.
fn declared_separator(text: &str) -> (Option<char>, &str, u64) {
    let declared = text.split_once('\n').and_then(|(first, rest)| {
        let sign = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?.chars().next()?;
        Some((sign, rest)).filter(|(sign, _)| sign.is_ascii())
    });
    declared.map_or((None, text, 0), |(sign, rest)| (Some(sign), rest, 1))
}

/// The separators of lists, the most usual first.
const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];

fn sample(text: &str) -> String {
    text.chars().take(SAMPLE).collect()
}

/// Guesses the separator: one that makes cells of known headings; else the one that splits most rows into the same number of cells.
fn guess_separator(text: &str) -> char {
    let sample = sample(text);
    let scored = SEPARATORS.into_iter().rev().map(|separator| (score(&sample, separator), separator));
    scored.max_by_key(|(score, _)| *score).filter(|((_, score), _)| *score > 0).map_or(';', |(_, separator)| separator)
}

/// How well a separator splits a text: whether a row has known headings, and how many rows have as many cells as most.
fn score(sample: &str, separator: char) -> (bool, usize) {
    let records: Vec<StringRecord> = reader(sample, separator).into_records().take(SAMPLE_ROWS).filter_map(Result::ok).collect();
    let (width, same) = if separator == ',' {
        usual_width(
            &reader(&without_decimals(sample), separator).into_records().take(SAMPLE_ROWS).filter_map(Result::ok).collect::<Vec<_>>(),
        )
    } else {
        usual_width(&records)
    };
    // A wrong separator may find an opening quotation mark where there is none, and swallow lines.
    let lines = if records.len() < SAMPLE_ROWS { sample.lines().count().max(records.len()) } else { records.len() };
    if width < 2 {
        return (false, 0);
    }
    let headed = records.iter().any(|r| Columns::propose(&r.iter().take(MAX_COLUMNS).map(str::to_owned).collect::<Vec<_>>()).count() >= 2);
    (headed, same.saturating_mul(1000).checked_div(lines).unwrap_or(0).saturating_add(width.min(50)))
}

/// A text without the commas that stand between two digits: `12,50` and `1,23E+11` are prices and numbers, also where a semicolon separates.
fn without_decimals(text: &str) -> String {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut before = None;
    let mut rest = text.chars().peekable();
    std::iter::from_fn(|| {
        let c = rest.next()?;
        let decimal = c == ',' && digit(before) && digit(rest.peek().copied());
        before = Some(c);
        Some(if decimal { '.' } else { c })
    })
    .collect()
}

/// How many cells most rows have, of those with two or more, and how many rows these are. Empty cells at the end do not count: a row may be
/// cut short or drawn out by them.
fn usual_width(records: &[StringRecord]) -> (usize, usize) {
    let width = |record: &StringRecord| record.iter().enumerate().filter(|(_, c)| !c.trim().is_empty()).last().map_or(0, |(at, _)| at + 1);
    let widths: Vec<usize> = records.iter().map(width).filter(|w| *w >= 2).collect();
    let counted = widths.iter().map(|w| (widths.iter().filter(|other| *other == w).count(), *w));
    counted.max().map_or((0, 0), |(same, width)| (width, same))
}

fn reader(text: &str, separator: char) -> csv::Reader<&[u8]> {
    let separator = u8::try_from(separator).unwrap_or(b';');
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// The rows of a text of which `skipped` lines were taken off.
fn rows(text: &str, separator: char, skipped: u64) -> Result<Vec<TableRow>, TableError> {
    let first: Vec<StringRecord> = reader(text, separator).into_records().take(SAMPLE_ROWS).filter_map(Result::ok).collect();
    let separators = usual_width(&first).0.saturating_sub(1);
    let (mut rows, mut rest, mut line, mut opened) = (Vec::new(), text, skipped.saturating_add(1), 0_usize);
    'text: loop {
        let mut lines = LineCounter { bytes: rest.bytes().peekable(), byte: 0, line };
        for record in reader(rest, separator).into_records() {
            let record = record.map_err(|_unequal_lengths_are_allowed| TableError::Unreadable)?;
            let number = lines.at(record.position().map_or(0, csv::Position::byte));
            if record.iter().any(|c| c.contains('\n')) {
                let start = usize::try_from(lines.byte).ok().and_then(|at| rest.get(at..)).unwrap_or_default();
                if swallows(&record, start, separator, separators) {
                    opened = opened.saturating_add(1);
                    if opened > MOST_OPEN || record.iter().any(|c| c.chars().count() > MAX_CELL && c.contains('\n')) {
                        return Err(TableError::OpenQuote { line: number });
                    }
                    let (alone, after) = start.split_once('\n').unwrap_or((start, ""));
                    push(&mut rows, number, unquoted(alone, separator))?;
                    (rest, line) = (after, number.saturating_add(1));
                    continue 'text;
                }
            }
            if record.iter().any(|c| c.chars().count() > MAX_CELL && c.contains('\n')) {
                return Err(TableError::OpenQuote { line: number });
            }
            push(&mut rows, number, record.iter().map(|c| (c.to_owned(), None)).collect())?;
        }
        return Ok(rows);
    }
}

/// Adds a row of cells, each with what is wrong with it.
fn push(rows: &mut Vec<TableRow>, number: u64, cells: Vec<(String, Option<Flaw>)>) -> Result<(), TableError> {
    let last = cells.iter().rposition(|(c, _)| !c.trim().is_empty());
    if last.is_some_and(|last| last >= MAX_COLUMNS) {
        return Err(TableError::TooManyColumns { limit: MAX_COLUMNS });
    }
    let mut row = TableRow { number, ..TableRow::default() };
    for (place, (text, flaw)) in cells.into_iter().take(MAX_COLUMNS).enumerate() {
        let text = text_cell(&text);
        row.flaws.extend(flaw_of(&text).or(flaw).map(|flaw| (place, flaw)));
        row.cells.push(text);
    }
    rows.push(row);
    // A coarse limit against endless files: titles and empty rows are not counted yet. `assemble` applies the exact one.
    if rows.len() > MAX_ROWS.saturating_mul(4) { Err(TableError::TooManyRows { limit: MAX_ROWS }) } else { Ok(()) }
}

/// How the quotation marks of a record end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// Each is closed before a separator or the end of a line.
    Closed,
    /// One is closed in the middle of a cell: it may have been opened by an inch sign.
    Within,
    /// One is still open at the end of the text.
    Open,
}

/// Looks at the quotation marks of the record that begins a text.
fn quotes(text: &str, separator: char) -> Quotes {
    let (mut signs, mut begins, mut within) = (text.chars().peekable(), true, false);
    while let Some(sign) = signs.next() {
        if begins && sign == '"' {
            loop {
                match signs.next() {
                    None => return Quotes::Open,
                    Some('"') if signs.peek() == Some(&'"') => drop(signs.next()),
                    Some('"') => break,
                    Some(_) => {}
                }
            }
            within |= signs.peek().is_some_and(|next| *next != separator && !matches!(next, '\n' | '\r'));
            begins = false;
        } else if sign == '\n' {
            break;
        } else {
            begins = sign == separator;
        }
    }
    if within { Quotes::Within } else { Quotes::Closed }
}

/// Whether a quotation mark makes one record of several rows: it is not closed as it should be, or a line inside it is a row of its own.
fn swallows(record: &StringRecord, start: &str, separator: char, separators: usize) -> bool {
    let count = |line: &str| line.chars().filter(|c| *c == separator).count();
    let mut inner = record.iter().flat_map(|c| c.split('\n').skip(1));
    match quotes(start, separator) {
        Quotes::Open | Quotes::Within => true,
        Quotes::Closed => inner.any(|line| {
            let begin = line.split(separator).next().unwrap_or_default().trim();
            let is_code = begin.chars().any(|c| c.is_ascii_digit()) && !begin.contains(char::is_whitespace);
            separators > 0 && count(line) == separators && (separators > 1 || is_code)
        }),
    }
}

/// The cells of a line whose quotation marks say nothing.
fn unquoted(line: &str, separator: char) -> Vec<(String, Option<Flaw>)> {
    let cell = |text: &str| {
        let text = text.trim();
        let Some(inner) = text.strip_prefix('"') else { return (text.to_owned(), None) };
        let closed = inner.strip_suffix('"').filter(|i| !i.ends_with('"'));
        (closed.unwrap_or(inner).replace("\"\"", "\""), closed.is_none().then_some(Flaw::OpenQuote))
    };
    line.split(separator).map(cell).collect()
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
