//! Refused rows of a donor list: they wait with the batch until each is corrected or dismissed with a reason.

use super::Batches;
use super::intake::batch;
use super::preview::{self, MOST_LINES, Preview};
use crate::desk::error::{DeskError, ErrorCode, Noun, OrNotFound};
use crate::desk::error_text::{reason_of, row_reason};
use crate::desk::{Acting, Tx, validation};
use crate::documents::export::spreadsheet::{Form, Sheet};
use crate::domain::account::actor::Permission;
use crate::domain::batch::comparison::{Change, Comparison, Difference};
use crate::domain::batch::refused::{RefusedRow, RowCells};
use crate::domain::batch::{Batch, ManifestLine};
use crate::domain::event::{Event, EventData};
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::domain::text_enum::fold_code;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::ingest::identity;
use crate::ingest::manifest::rows::{self, Columns, KindWords, Line, Problem};
use crate::ingest::manifest::table::Table;
use crate::ingest::manifest::vocabulary::Field;
use crate::store;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What became of a row that was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Corrected {
    /// Its devices are on the list.
    Taken,
    /// It still cannot be taken; the row keeps what was typed, with the reasons.
    Refused(Box<RefusedRow>),
}

/// The fields of a refused row, in the order of their columns.
const FIELDS: [Field; 7] =
    [Field::Kind, Field::Manufacturer, Field::Model, Field::Serial, Field::DonorNumber, Field::Year, Field::Quantity];

fn texts(cells: &RowCells) -> [&String; 7] {
    [&cells.kind, &cells.manufacturer, &cells.model, &cells.serial, &cells.donor_number, &cells.year, &cells.quantity]
}

/// Judges a row as it was typed.
fn judged(cells: &RowCells, number: u64, year: i32, words: &KindWords) -> Result<Line, Vec<Problem>> {
    let mut columns = Columns::default();
    for (place, field) in FIELDS.iter().enumerate() {
        *columns.slot(*field) = Some(place);
    }
    let typed = Table::typed(number, &texts(cells).map(String::as_str));
    let judged = rows::lines_with(&typed, &columns, year, words);
    judged.into_iter().next().map_or_else(|| Err(vec![Problem::EmptyRow]), |row| row.outcome)
}

/// The refused rows of a list that is loaded, and the rows of an earlier list that it gives back.
pub(super) struct RefusedRows {
    rows: Vec<RefusedRow>,
    back: BTreeSet<String>,
}

impl RefusedRows {
    pub(super) fn of(preview: &Preview) -> Self {
        Self { rows: refused_of(preview), back: given_back(preview) }
    }
}

/// The refused rows of a preview, as they wait.
fn refused_of(preview: &Preview) -> Vec<RefusedRow> {
    let columns = preview.columns;
    let refused = preview.rows.iter().filter_map(|row| Some((row, row.outcome.as_ref().err()?)));
    let waiting = refused.map(|(row, problems)| {
        let cell =
            |field: Field| columns.of(field).and_then(|p| row.cells.get(p)).map(|c| c.chars().take(500).collect()).unwrap_or_default();
        RefusedRow {
            place: 0,
            sheet: row.sheet.as_deref().map(str::to_owned),
            number: row.number,
            cells: RowCells {
                kind: cell(Field::Kind),
                manufacturer: cell(Field::Manufacturer),
                model: cell(Field::Model),
                serial: cell(Field::Serial),
                donor_number: cell(Field::DonorNumber),
                year: cell(Field::Year),
                quantity: cell(Field::Quantity),
            },
            reasons: problems.iter().map(reason_of).collect(),
            dismissed: false,
        }
    });
    waiting.collect()
}

/// The rows that a file of refused rows gives back, by their place in the file they came from: `12`, or `Ecrans 12`.
fn given_back(preview: &Preview) -> BTreeSet<String> {
    let heads = |keys: [&str; 2]| Locale::ALL.iter().flat_map(move |w| keys.map(|key| w.t(key))).collect::<Vec<String>>();
    let (lines, reasons) = (heads(["list-line", "cli-rejects-line"]), heads(["list-reason", "cli-rejects-reason"]));
    let header = &preview.table.header;
    let place = header.iter().zip(header.iter().skip(1)).position(|(a, b)| lines.contains(a) && reasons.contains(b));
    place.map(|p| preview.rows.iter().filter_map(|r| r.cells.get(p)).cloned().collect()).unwrap_or_default()
}

/// How a refused row is named in the file that gives it back.
fn named(row: &RefusedRow) -> [String; 2] {
    [row.number.to_string(), format!("{} {}", row.sheet.as_deref().unwrap_or_default(), row.number)]
}

impl Tx<'_, '_> {
    /// After a list was loaded: its refused rows wait. Those that waited before and are not in this list go on waiting when it was added.
    pub(super) fn keep_refused(
        &mut self,
        number: Number,
        refused: &RefusedRows,
        lines: &[ManifestLine],
        added: bool,
    ) -> Result<(), DeskError> {
        let before = store::batch::refused_rows(self.store.read(), number)?;
        // A row keeps its number while it waits, and no other gets it: a page that is still open must not settle another row.
        let last = before.iter().map(|row| row.place).max().unwrap_or(0);
        let RefusedRows { rows: new, back } = refused;
        let is_new = |row: &RefusedRow| !before.iter().any(|known| known.cells == row.cells);
        let fresh: Vec<RefusedRow> = (last.saturating_add(1)..)
            .zip(new.iter().filter(|row| is_new(row)))
            .map(|(place, row)| RefusedRow { place, ..row.clone() })
            .collect();
        let fold = |text: &str| Some(fold_code(text)).filter(|t| !t.is_empty() && !identity::is_filler(text));
        let mut numbers: BTreeSet<String> =
            lines.iter().flat_map(|l| [&l.serial, &l.donor_number]).flatten().filter_map(|t| fold(t)).collect();
        numbers.extend(new.iter().flat_map(|r| [&r.cells.serial, &r.cells.donor_number]).filter_map(|t| fold(t)));
        let settled = |row: &RefusedRow| {
            let known = |text: &str| fold(text).is_some_and(|t| numbers.contains(&t));
            let repeated = row.reasons.iter().any(|r| r.code.ends_with("_repeated"));
            named(row).iter().any(|name| back.contains(name)) || !repeated && (known(&row.cells.serial) || known(&row.cells.donor_number))
        };
        let stays = |row: &RefusedRow| row.dismissed || new.iter().any(|n| n.cells == row.cells) || (added && !settled(row));
        let mut rows: Vec<RefusedRow> = before.iter().filter(|row| stays(row)).cloned().collect();
        rows.extend(fresh);
        if rows == before {
            return Ok(());
        }
        Ok(store::batch::put_refused_rows(self.store, number, &rows)?)
    }

    fn open_batch(&mut self, number: Number) -> Result<Batch, DeskError> {
        let batch = batch(self, number)?;
        if batch.closed.is_some() { Err(DeskError::conflict(ErrorCode::BatchClosed, number)) } else { Ok(batch) }
    }
}

impl Batches<'_> {
    /// The refused rows of a batch that wait to be corrected or dismissed.
    ///
    /// # Errors
    /// When there is no such batch.
    pub fn refused_rows(self, number: Number) -> Result<Vec<RefusedRow>, DeskError> {
        self.desk.read(|c| {
            store::batch::find(c, number)?.or_not_found(Noun::Batch, number)?;
            let rows = store::batch::refused_rows(c, number)?;
            Ok(rows.into_iter().filter(|row| !row.dismissed).collect())
        })
    }

    /// The refused rows as a CSV file, with their reasons, to be corrected and loaded again.
    ///
    /// # Errors
    /// When there is no such batch, or the table cannot be written.
    pub fn refused_table(self, number: Number, w: Locale) -> Result<Vec<u8>, DeskError> {
        let broken = |e: std::io::Error| DeskError::failed(e);
        let mut columns: Vec<String> = FIELDS.iter().map(|f| word(w, "field", f.as_str())).collect();
        columns.extend([w.t("list-line"), w.t("list-reason")]);
        let mut bytes = Vec::new();
        let mut sheet = Sheet::new(Form::Csv, "", columns, &mut bytes).map_err(broken)?;
        for row in self.refused_rows(number)? {
            let [line, with_sheet] = named(&row);
            let reasons: Vec<String> = row.reasons.iter().map(|r| row_reason(w, r)).collect();
            let mut cells: Vec<String> = texts(&row.cells).map(String::clone).to_vec();
            cells.extend([if row.sheet.is_some() { with_sheet } else { line }, reasons.join(" / ")]);
            sheet.row(&cells.into_iter().map(Into::into).collect::<Vec<_>>()).map_err(broken)?;
        }
        sheet.finish().map_err(broken)?;
        Ok(bytes)
    }

    /// Judges a refused row again as it was corrected; a good one becomes lines of the list.
    ///
    /// # Errors
    /// When there is no such row, or the batch is closed.
    pub fn correct_row(self, acting: &Acting, number: Number, place: u32, cells: RowCells) -> Result<Corrected, DeskError> {
        let year = chrono::Datelike::year(&self.desk.today());
        let mut fields = validation::Validation::default();
        for (field, text) in FIELDS.iter().zip(texts(&cells)) {
            fields.optional(field.as_str(), Some(text));
        }
        fields.done()?;
        self.desk.write(acting, Permission::ManageBatch, move |tx| {
            let batch = tx.open_batch(number)?;
            let mut rows = store::batch::refused_rows(tx.store.read(), number)?;
            let at =
                rows.iter().position(|r| r.place == place && !r.dismissed).ok_or_else(|| DeskError::not_found(Noun::RefusedRow, place))?;
            let words = store::batch::list_habit(tx.store.read(), &batch.donor)?.words;
            let loaded = store::batch::all_lines(tx.store.read(), number)?;
            let received = store::device::lines_received(tx.store.read(), number)?;
            let Some(row) = rows.get_mut(at) else { return Err(DeskError::not_found(Noun::RefusedRow, place)) };
            let verdict = judged(&cells, row.number, year, &words).and_then(|line| {
                let mut lines = Vec::new();
                preview::lines_of(&line, &mut lines).map_err(|_too_many| vec![Problem::BadQuantity { value: cells.quantity.clone() }])?;
                let known = |d: &Difference| d.change == Change::Changed;
                let found = Comparison::of(&loaded, &lines, &received);
                // A device of this number is on the list already; adding it again would be lost among the others.
                let same = found.differences.iter().find(|d| known(d)).and_then(|d| d.before.clone());
                let numbered = line.serial.is_some() || line.donor_number.is_some();
                match same.or_else(|| loaded.iter().find(|l| numbered && found.unchanged > 0 && l.serial == line.serial).cloned()) {
                    Some(other) if numbered => Err(vec![match line.serial {
                        Some(serial) => Problem::SerialRepeated { serial, other: u64::from(other.line).into() },
                        None => Problem::DonorNumberRepeated {
                            number: line.donor_number.unwrap_or_default(),
                            other: u64::from(other.line).into(),
                        },
                    }]),
                    _ => Ok(lines),
                }
            });
            let lines = match verdict {
                Ok(lines) => lines,
                Err(problems) => {
                    row.cells = cells;
                    row.reasons = problems.iter().map(reason_of).collect();
                    let refused = row.clone();
                    store::batch::put_refused_rows(tx.store, number, &rows)?;
                    return Ok(Corrected::Refused(Box::new(refused)));
                }
            };
            rows.remove(at);
            let mut merged = loaded;
            let mut next = merged.iter().map(|l| l.line).max().unwrap_or(0);
            for line in lines {
                next = next.saturating_add(1);
                merged.push(ManifestLine { line: next, ..line });
            }
            if merged.len() > MOST_LINES {
                return Err(DeskError::field_error("file", ErrorCode::Bounds, MOST_LINES));
            }
            let digest = store::batch::digest(&merged)?;
            let batch = Batch { declared: u32::try_from(merged.len()).unwrap_or(u32::MAX), manifest: Some(digest), ..batch };
            let appended = tx.append(Event::numbered(Subject::Batch, number, EventData::Batch(Box::new(batch.clone()))))?;
            store::batch::project(tx.store, &batch, &appended)?;
            store::batch::put_lines(tx.store, number, &merged, &appended)?;
            store::batch::put_refused_rows(tx.store, number, &rows)?;
            Ok(Corrected::Taken)
        })
    }

    /// Dismisses a refused row, or all of them, with the reason.
    ///
    /// # Errors
    /// When there is no such row, the reason is missing, or the batch is closed.
    pub fn dismiss_rows(self, acting: &Acting, number: Number, place: Option<u32>, reason: Option<&str>) -> Result<u32, DeskError> {
        let reason = validation::note("note", reason)?.ok_or_else(|| DeskError::field_error("note", ErrorCode::Missing, ""))?;
        self.desk.write(acting, Permission::ManageBatch, move |tx| {
            let batch = tx.open_batch(number)?;
            let mut rows = store::batch::refused_rows(tx.store.read(), number)?;
            let mut gone: u32 = 0;
            for row in rows.iter_mut().filter(|row| !row.dismissed && place.is_none_or(|p| p == row.place)) {
                row.dismissed = true;
                gone = gone.saturating_add(1);
            }
            if gone == 0 {
                return Err(DeskError::not_found(Noun::RefusedRow, place.unwrap_or_default()));
            }
            let batch = Batch { dismissed: Some(batch.dismissed.unwrap_or(0).saturating_add(gone)), ..batch };
            let event = Event::numbered(Subject::Batch, number, EventData::Batch(Box::new(batch.clone()))).with("note", Some(&reason));
            let appended = tx.append(event)?;
            store::batch::project(tx.store, &batch, &appended)?;
            store::batch::put_refused_rows(tx.store, number, &rows)?;
            Ok(gone)
        })
    }
}
