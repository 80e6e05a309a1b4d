//! Reads a support table: a CSV file with one row for each release of a system, model of device or processor.
//!
//! The first row names the columns. UTF-8, separated by commas or semicolons; dates as `2031-10-31` or, as spreadsheets write them back,
//! `31/10/2031`. A table is taken whole or not at all: every problem is told with its line and column.

use crate::domain::device::support::table::{Edition, Firmware, Platform, SupportEnd, SupportRow, SupportRowKind, Tpm};
use crate::domain::text_enum::{clean, text_enum};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Most rows of a table.
pub const MAX_ROWS: usize = 20_000;
/// Longest cell, in bytes.
const MAX_CELL: usize = 300;
/// Most problems that are told.
const MOST_PROBLEMS: usize = 50;

text_enum! {
    /// A column of a support table.
    SupportColumn {
        /// `release`, `model` or `processor`.
        Row => "row",
        /// `windows`, `linux`, `chromeos`, `chromeos_flex`, `macos`, `android`, `ios`.
        System => "system",
        /// The release (`Windows 11 25H2`), the model or its identifier, or the processor (`core i5-8250u`).
        Name => "name",
        /// `home_pro`, `enterprise_education`, `enterprise_ltsc`, `iot_ltsc`, `iot_core`; empty for all.
        Edition => "edition",
        /// The last day of support; `supported` or `ended` where its maker names none. Empty for a processor.
        Until => "until",
        /// From this day on, updates come only where an administrator has agreed to them.
        OptInFrom => "opt_in_from",
        /// Least memory, in MiB.
        MemoryMb => "memory_mb",
        /// Least storage, in gigabytes.
        StorageGb => "storage_gb",
        /// Least version of the TPM: `2.0` or `1.2`.
        Tpm => "tpm",
        /// `uefi` where the release asks it.
        Firmware => "firmware",
        /// Of a processor: the releases that admit it, by their names without the first word, separated by commas (`11 24H2, 11 25H2`); with a
    /// question mark where sources disagree.
        Releases => "releases",
        /// The day on which the source said so.
        AsOf => "as_of",
        Source => "source",
    }
}

impl SupportColumn {
    /// Whether a table must have the column.
    const fn is_needed(self) -> bool {
        matches!(self, Self::Row | Self::System | Self::Name | Self::Until | Self::AsOf | Self::Source)
    }
}

text_enum! {
    /// What is wrong with a support table.
    SupportProblem {
        /// The file is no text, or has no rows.
        Unreadable => "unreadable",
        TooLarge => "too_large",
        TooManyRows => "too_many_rows",
        /// A column that is needed is missing from the first row.
        NoColumn => "no_column",
        UnknownColumn => "unknown_column",
        /// The cell is empty and must not be.
        Missing => "missing",
        /// The cell must be empty in a row of this kind.
        NotHere => "not_here",
        /// The cell holds a word that the column does not know.
        UnknownWord => "unknown_word",
        NotADate => "not_a_date",
        NotANumber => "not_a_number",
        TooLong => "too_long",
        /// The same release, model or processor stands in an earlier row.
        Twice => "twice",
        /// The source would have said so after today.
        InTheFuture => "in_the_future",
    }
}

/// A problem, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportTableProblem {
    /// Line of the file, from 1; 0 for the whole file.
    pub line: u64,
    pub column: Option<SupportColumn>,
    pub problem: SupportProblem,
    /// What stands there.
    pub value: String,
}

/// A day as it is written in the file.
fn date(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y")).ok()?;
    (1980..=2100).contains(&day.year()).then_some(day)
}

/// The cells of a row, with the problems found in them.
struct Cells<'a> {
    texts: BTreeMap<SupportColumn, String>,
    line: u64,
    problems: &'a mut Vec<SupportTableProblem>,
}

impl Cells<'_> {
    fn wrong(&mut self, column: SupportColumn, problem: SupportProblem) {
        let value = self.texts.get(&column).cloned().unwrap_or_default();
        self.problems.push(SupportTableProblem { line: self.line, column: Some(column), problem, value });
    }

    fn text(&self, column: SupportColumn) -> Option<String> {
        self.texts.get(&column).filter(|cell| !cell.is_empty()).cloned()
    }

    fn read<T>(&mut self, column: SupportColumn, problem: SupportProblem, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let cell = self.text(column)?;
        let read = parse(&cell);
        if read.is_none() {
            self.wrong(column, problem);
        }
        read
    }

    fn need<T>(&mut self, column: SupportColumn, problem: SupportProblem, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.text(column).is_none() {
            self.wrong(column, SupportProblem::Missing);
        }
        self.read(column, problem, parse)
    }

    fn leave_empty(&mut self, columns: &[SupportColumn]) {
        for column in columns {
            if self.text(*column).is_some() {
                self.wrong(*column, SupportProblem::NotHere);
            }
        }
    }

    fn row(mut self, today: NaiveDate) -> Option<SupportRow> {
        use SupportColumn as C;
        use SupportProblem as P;
        let kind = self.need(C::Row, P::UnknownWord, |t| SupportRowKind::parse(t).ok())?;
        let platform = self.need(C::System, P::UnknownWord, |t| Platform::parse(t).ok());
        let name = self.need(C::Name, P::Missing, |t| Some(t.to_owned()));
        let as_of = self.need(C::AsOf, P::NotADate, date);
        if as_of.is_some_and(|day| day > today) {
            self.wrong(C::AsOf, P::InTheFuture);
        }
        let source = self.need(C::Source, P::Missing, |t| Some(t.to_owned()));
        let end = |text: &str| match text {
            "supported" => Some(SupportEnd::NotStated),
            "ended" => Some(SupportEnd::Ended),
            day => date(day).map(SupportEnd::On),
        };
        let end = match kind {
            SupportRowKind::Processor => {
                self.leave_empty(&[C::Edition, C::Until, C::OptInFrom, C::MemoryMb, C::StorageGb, C::Tpm, C::Firmware]);
                None
            }
            SupportRowKind::Model => {
                self.leave_empty(&[C::Edition, C::MemoryMb, C::StorageGb, C::Tpm, C::Firmware, C::Releases]);
                Some(self.need(C::Until, P::NotADate, end)?)
            }
            SupportRowKind::Release => {
                self.leave_empty(&[C::OptInFrom, C::Releases]);
                Some(self.need(C::Until, P::NotADate, end)?)
            }
        };
        // A release is named by its product and its version.
        if kind == SupportRowKind::Release && name.as_deref().is_some_and(|n| n.split_whitespace().count() < 2) {
            self.wrong(C::Name, P::UnknownWord);
        }
        // Spreadsheets write `2.0` back as `2` or `2,0`.
        let tpm = |text: &str| match text.replace(',', ".").as_str() {
            "2" | "2.0" => Some(Tpm::V2),
            "1.2" => Some(Tpm::V1),
            _ => None,
        };
        Some(SupportRow {
            kind,
            edition: self.read(C::Edition, P::UnknownWord, |t| Edition::parse(t).ok()),
            end,
            opt_in_from: self.read(C::OptInFrom, P::NotADate, date),
            memory_mb: self.read(C::MemoryMb, P::NotANumber, |t| t.parse().ok()),
            storage_gb: self.read(C::StorageGb, P::NotANumber, |t| t.parse().ok()),
            tpm: self.read(C::Tpm, P::UnknownWord, tpm),
            firmware: self.read(C::Firmware, P::UnknownWord, |t| Firmware::parse(t).ok()),
            releases: self
                .text(C::Releases)
                .map(|t| t.split(',').map(|r| r.trim().to_owned()).filter(|r| !r.is_empty()).collect())
                .unwrap_or_default(),
            platform: platform?,
            name: name?,
            as_of: as_of?,
            source: source?,
        })
    }
}

/// Reads a table, as of a day.
///
/// # Errors
/// Every problem, at most fifty.
pub fn read(bytes: &[u8], today: NaiveDate) -> Result<Vec<SupportRow>, Vec<SupportTableProblem>> {
    let whole = |problem| vec![SupportTableProblem { line: 0, column: None, problem, value: String::new() }];
    if bytes.len() > MAX_BYTES {
        return Err(whole(SupportProblem::TooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|_not_text| whole(SupportProblem::Unreadable))?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let separator = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let heads = reader.headers().map_err(|_no_csv| whole(SupportProblem::Unreadable))?.clone();
    let mut problems = Vec::new();
    let mut columns = Vec::new();
    for head in &heads {
        let column = SupportColumn::parse(&head.trim().to_lowercase()).ok();
        let again = column.is_some_and(|c| columns.contains(&Some(c)));
        if (column.is_none() && !head.trim().is_empty()) || again {
            let problem = if again { SupportProblem::Twice } else { SupportProblem::UnknownColumn };
            problems.push(SupportTableProblem { line: 1, column, problem, value: head.chars().take(60).collect() });
        }
        columns.push(column);
    }
    for needed in SupportColumn::ALL.iter().filter(|c| c.is_needed() && !columns.contains(&Some(**c))) {
        problems.push(SupportTableProblem {
            line: 1,
            column: Some(*needed),
            problem: SupportProblem::NoColumn,
            value: needed.as_str().to_owned(),
        });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut rows: Vec<SupportRow> = Vec::new();
    let mut seen = BTreeMap::new();
    for record in reader.records() {
        let Ok(record) = record else { return Err(whole(SupportProblem::Unreadable)) };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        if rows.len() >= MAX_ROWS {
            return Err(vec![SupportTableProblem {
                line,
                column: None,
                problem: SupportProblem::TooManyRows,
                value: MAX_ROWS.to_string(),
            }]);
        }
        let mut cells = Cells { texts: BTreeMap::new(), line, problems: &mut problems };
        for (column, cell) in columns.iter().zip(record.iter()) {
            let Some(column) = column else { continue };
            let cell = clean(cell).unwrap_or_default();
            let long = cell.len() > MAX_CELL;
            cells.texts.insert(*column, cell.chars().take(MAX_CELL).collect());
            if long {
                cells.wrong(*column, SupportProblem::TooLong);
            }
        }
        if let Some(row) = cells.row(today) {
            if let Some(earlier) = seen.insert(row.key(), line) {
                let value = format!("{} ({earlier})", row.name);
                problems.push(SupportTableProblem { line, column: Some(SupportColumn::Name), problem: SupportProblem::Twice, value });
            }
            rows.push(row);
        }
        if problems.len() >= MOST_PROBLEMS {
            break;
        }
    }
    if rows.is_empty() && problems.is_empty() {
        return Err(whole(SupportProblem::Unreadable));
    }
    problems.truncate(MOST_PROBLEMS);
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}
