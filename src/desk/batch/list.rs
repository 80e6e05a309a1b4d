//! The donor list of a batch: read and previewed, compared with the one that is loaded, and loaded.

use super::Batches;
use super::intake::batch;
use super::preview::{ListOptions, MOST_LINES, Preview, declared};
use super::work_list::RefusedRows;
use crate::desk::Acting;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, FieldError, Noun};
use crate::domain::account::actor::Permission;
use crate::domain::batch::Batch;
use crate::domain::batch::comparison::{Comparison, ListMode};
use crate::domain::event::{Event, EventData};
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::ingest::manifest::cells::TableError;
use crate::ingest::manifest::rows;
use crate::ingest::manifest::rows::{Columns, KindWords};
use crate::ingest::manifest::table::Table;
use crate::ingest::manifest::vocabulary::{Field, heading_key};
use crate::store;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The outcome of loading a donor list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Loaded {
    /// Declared lines; a row with a quantity makes several.
    pub lines: u32,
    /// Rows refused.
    pub refused: u32,
}

/// The field error for a donor list that cannot be read.
#[must_use]
pub fn unreadable(error: &TableError) -> DeskError {
    DeskError::Invalid(vec![FieldError::new("file", ErrorCode::Unreadable, error.code())])
}

/// Most headings and words that are remembered for a donor.
const MOST_HABITS: usize = 300;
/// The longest word for a kind that is remembered, in bytes.
const LONGEST_WORD: usize = 200;

impl Batches<'_> {
    /// How a list of this batch is read when nobody says more: as the donor's lists before.
    ///
    /// # Errors
    /// When there is no such batch.
    pub fn list_options(self, number: Number) -> Result<ListOptions, DeskError> {
        let habit = self.desk.read(|c| {
            let batch = store::batch::find(c, number)?.or_not_found(Noun::Batch, number)?;
            Ok(store::batch::list_habit(c, &batch.donor)?)
        })?;
        let columns = habit.columns.into_iter().map(|(heading, field)| (heading, field.and_then(|f| Field::parse(&f))));
        Ok(ListOptions { words: habit.words, habits: columns.collect(), ..ListOptions::default() })
    }

    /// Keeps for the donor's next list what a person said of this one: columns that were taken for something else than the program proposed,
    /// and words for kinds.
    ///
    /// # Errors
    /// When there is no such batch.
    pub fn remember(self, acting: &Acting, number: Number, preview: &Preview, words: &KindWords) -> Result<(), DeskError> {
        let proposed = preview.table.columns();
        let mut said: BTreeMap<String, Option<Option<String>>> = BTreeMap::new();
        for (place, heading) in preview.table.header.iter().enumerate() {
            let key = heading_key(heading);
            let field = preview.columns.field_at(place);
            // Of two columns with one heading, the one that is used counts.
            if !key.is_empty() && (field.is_some() || !said.contains_key(&key)) {
                said.insert(key, (field != proposed.field_at(place)).then(|| field.map(|f| f.as_str().to_owned())));
            }
        }
        let words = words.clone();
        self.desk.write(acting, Permission::ManageBatch, move |tx| {
            let batch = batch(tx, number)?;
            let before = store::batch::list_habit(tx.store.read(), &batch.donor)?;
            let mut habit = before.clone();
            for (key, field) in said {
                match field {
                    Some(field) if habit.columns.len() < MOST_HABITS => drop(habit.columns.insert(key, field)),
                    _ => drop(habit.columns.remove(&key)),
                }
            }
            habit.words = words.into_iter().filter(|(word, _)| word.len() <= LONGEST_WORD).take(MOST_HABITS).collect();
            if habit != before {
                store::batch::put_list_habit(tx.store, &batch.donor, &habit)?;
            }
            Ok(())
        })
    }

    /// Reads a donor list and shows what loading it would do. Writes nothing.
    ///
    /// # Errors
    /// When the file cannot be read as a table.
    pub fn preview_manifest(self, bytes: &[u8], columns: Option<Columns>) -> Result<Preview, DeskError> {
        self.preview_list(bytes, &ListOptions { columns, ..ListOptions::default() }, &|| true)
    }

    /// The same, read as a person wants it, and only as long as `go_on` says that somebody waits for it.
    ///
    /// # Errors
    /// When the file cannot be read as a table, or nobody waits any more.
    pub fn preview_list(self, bytes: &[u8], options: &ListOptions, go_on: &dyn Fn() -> bool) -> Result<Preview, DeskError> {
        use chrono::Datelike;
        let table = Table::read_while(bytes, &options.choice, go_on).map_err(|e| unreadable(&e))?;
        let columns = options.columns.unwrap_or_else(|| table.columns().with_habits(&table.header, &options.habits));
        let rows = rows::lines_with(&table, &columns, self.desk.today().year(), &options.words);
        Ok(Preview { table, columns, rows })
    }

    /// Judges the rows of a list again, with other columns or other words for kinds.
    #[must_use]
    pub fn judge_again(self, preview: Preview, columns: Columns, words: &KindWords) -> Preview {
        use chrono::Datelike;
        let rows = rows::lines_with(&preview.table, &columns, self.desk.today().year(), words);
        Preview { columns, rows, ..preview }
    }

    /// Compares the valid rows of a list with the list that the batch has.
    ///
    /// # Errors
    /// When there is no such batch, or the rows make too many lines.
    pub fn compare_list(self, number: Number, preview: &Preview) -> Result<Comparison, DeskError> {
        let lines = declared(preview)?;
        self.desk.read(|c| {
            store::batch::find(c, number)?.or_not_found(Noun::Batch, number)?;
            let loaded = store::batch::all_lines(c, number)?;
            Ok(Comparison::of(&loaded, &lines, &store::device::lines_received(c, number)?))
        })
    }

    /// Loads a donor list into a batch that has none: the valid rows become the declared lines, the others are refused. The same list again
    /// changes nothing.
    ///
    /// # Errors
    /// As [`load_list`](Self::load_list); also when the batch has another list.
    pub fn load_manifest(self, acting: &Acting, number: Number, preview: &Preview) -> Result<Loaded, DeskError> {
        self.load_list(acting, number, preview, None)
    }

    /// Loads a donor list. When the batch has another list, `mode` says whether this one is added to it or takes its place.
    ///
    /// # Errors
    /// When no row is valid, there are more than [`MOST_LINES`] lines, the batch is closed, or it has another list and `mode` does not say
    /// what to do.
    pub fn load_list(self, acting: &Acting, number: Number, preview: &Preview, mode: Option<ListMode>) -> Result<Loaded, DeskError> {
        let lines = declared(preview)?;
        let refused = u32::try_from(preview.rows.len() - preview.good()).unwrap_or(u32::MAX);
        if lines.is_empty() {
            return Err(DeskError::field_error("file", ErrorCode::ListEmpty, refused));
        }
        let digest = store::batch::digest(&lines)?;
        let waiting = RefusedRows::of(preview);
        self.desk.write(acting, Permission::ManageBatch, move |tx| {
            let batch = batch(tx, number)?;
            if batch.closed.is_some() {
                return Err(DeskError::conflict(ErrorCode::BatchClosed, number));
            }
            let unchanged = Loaded { lines: batch.declared, refused };
            let loaded = store::batch::all_lines(tx.store.read(), number)?;
            if batch.manifest.as_ref() == Some(&digest) {
                tx.keep_refused(number, &waiting, &loaded, true)?;
                return Ok(unchanged);
            }
            let mut added = false;
            let (lines, digest) = if loaded.is_empty() {
                (lines, digest)
            } else {
                let received = store::device::lines_received(tx.store.read(), number)?;
                let comparison = Comparison::of(&loaded, &lines, &received);
                if comparison.differences.is_empty() {
                    tx.keep_refused(number, &waiting, &loaded, true)?;
                    return Ok(unchanged);
                }
                let mode = mode.ok_or_else(|| DeskError::conflict(ErrorCode::ListDiffers, number))?;
                let merged = comparison.merged(mode, &loaded, &lines, &received);
                added = mode == ListMode::Add;
                if merged == loaded {
                    tx.keep_refused(number, &waiting, &loaded, added)?;
                    return Ok(unchanged);
                }
                let digest = store::batch::digest(&merged)?;
                (merged, digest)
            };
            if lines.len() > MOST_LINES {
                return Err(DeskError::field_error("file", ErrorCode::Bounds, MOST_LINES));
            }
            let declared = u32::try_from(lines.len()).unwrap_or(u32::MAX);
            let batch = Batch { declared, manifest: Some(digest), ..batch };
            let appended = tx.append(Event::numbered(Subject::Batch, number, EventData::Batch(Box::new(batch.clone()))))?;
            store::batch::project(tx.store, &batch, &appended)?;
            store::batch::put_lines(tx.store, number, &lines, &appended)?;
            tx.keep_refused(number, &waiting, &lines, added)?;
            Ok(Loaded { lines: declared, refused })
        })
    }
}
