//! The upload of a donor list: preview over its real rows, what each column holds, comparison, loading, and the refused rows as a file.

use super::show::batch_page;
use crate::desk::batch::preview::{ListOptions, Preview};
use crate::desk::error_text::{comparison, left_out, row_problem};
use crate::desk::{Desk, DeskError};
use crate::domain::batch::ManifestLine;
use crate::domain::batch::comparison::{Change, Comparison, Difference, ListMode};
use crate::domain::device::kind::Kind;
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::ingest::manifest::cells::column_letters;
use crate::ingest::manifest::rows;
use crate::ingest::manifest::rows::{Columns, KindWords};
use crate::ingest::manifest::table::{Choice as Parts, LeftOut, Table, WhyLeftOut};
use crate::ingest::manifest::vocabulary::{Field, word_key};
use crate::web::app::{App, blocking_while};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Key, Upload};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;

/// Rows shown in a preview. Refused rows come first, so that they are seen.
const SHOWN: usize = 200;
/// Rows shown below the headings, to see what a column holds.
const SAMPLE: usize = 4;
/// Lines that differ, and ranges of rows left out, that are shown.
const LISTED: usize = 100;
/// Words for kinds that are asked about at once.
const WORDS: usize = 20;

/// A row of the preview.
pub struct PreviewRow {
    /// Its line in the file, with its sheet.
    pub place: String,
    /// What it would declare; for a refused row its cells.
    pub text: String,
    /// Errors and notices, as sentences.
    pub problems: Vec<String>,
    /// Whether the row is refused.
    pub refused: bool,
}

/// A column of the file.
pub struct ColumnView {
    /// Name of the form field.
    pub name: String,
    /// Its heading, or its letter.
    pub heading: String,
    /// The field that it holds, or `none`.
    pub field: String,
}

/// A sheet of a workbook.
pub struct SheetView {
    pub name: String,
    /// Its name with the number of its rows.
    pub label: String,
    pub read: bool,
}

/// A word for a kind that is not known.
pub struct WordView {
    /// Name of the form field.
    pub name: String,
    /// The word, with the number of its rows.
    pub label: String,
    /// The kind that a person chose, `none` for a word that says nothing of it, or `unsaid`.
    pub kind: String,
}

/// Rows that were left out.
pub struct LeftOutView {
    pub place: String,
    pub why: String,
    pub text: String,
}

/// A line that differs from the loaded list.
pub struct DifferenceView {
    /// In words: new, changed, gone, received already.
    pub what: String,
    pub tone: &'static str,
    pub before: String,
    pub after: String,
}

/// The list beside the one that is loaded.
pub struct ComparisonView {
    pub sentence: String,
    /// How many lines replacing would drop.
    pub lost: usize,
    pub rows: Vec<DifferenceView>,
    pub modes: Vec<Choice>,
    pub mode: String,
}

/// The preview of a donor list.
#[derive(Template)]
#[template(path = "page/batch/manifest.html")]
pub struct ListPage {
    pub layout: Layout,
    /// Number of the batch.
    pub number: String,
    /// How many devices would be loaded.
    pub good: usize,
    /// How many rows are refused.
    pub bad: usize,
    /// How many rows are not shown.
    pub hidden: usize,
    /// How the file was read: format, encoding, separator.
    pub read_as: String,
    pub rows: Vec<PreviewRow>,
    pub columns: Vec<ColumnView>,
    /// What a column can hold.
    pub fields: Vec<Choice>,
    /// The first rows, cell by cell.
    pub sample: Vec<Vec<String>>,
    /// The headings of the columns that are not used; empty for none.
    pub unused: String,
    pub sheets: Vec<SheetView>,
    /// The sheets that were read, to tell a new choice from the old.
    pub sheets_read: String,
    /// How many rows are hidden in the workbook, and whether they are read.
    pub hidden_rows: u64,
    pub with_hidden_rows: bool,
    pub left_out: Vec<LeftOutView>,
    /// How many rows were left out.
    pub rows_left_out: usize,
    pub words: Vec<WordView>,
    /// What a word can mean.
    pub kinds: Vec<Choice>,
    pub compared: Option<ComparisonView>,
    pub errors: FormErrors,
    /// The file in base64, sent along so that it need not be chosen again.
    pub content: String,
}

/// The sheets that are in a table, and whether hidden rows are, as one text.
fn parts_read(table: &Table, hidden_rows: bool) -> String {
    let names: Vec<&str> = table.sheets.iter().filter(|s| s.read).map(|s| &*s.name).collect();
    format!("{hidden_rows} {}", names.join(" / "))
}

/// The sheets chosen in the form; none when nobody chose.
fn parts(fields: &Fields) -> Parts {
    let chosen = fields.is_on("choose_sheets").then(|| fields.all("sheet").map(str::to_owned).collect());
    Parts { sheets: chosen, hidden_rows: fields.is_on("hidden_rows") }
}

/// Adds what the person says of words for kinds to what was said for an earlier list.
fn words(fields: &Fields, mut known: KindWords) -> KindWords {
    for (key, value) in fields.beginning("word-") {
        match Kind::parse(value) {
            Ok(kind) => drop(known.insert(key.to_owned(), Some(kind))),
            Err(_) if value == "none" => drop(known.insert(key.to_owned(), None)),
            Err(_) => drop(known.remove(key)),
        }
    }
    known
}

/// The columns chosen in the form; of two for one field, the first.
fn columns(fields: &Fields, table: &Table) -> Columns {
    let mut columns = Columns::default();
    for (place, field) in fields.beginning("use-") {
        let Some((place, field)) = place.parse::<usize>().ok().zip(Field::parse(field)) else { continue };
        if place < table.header.len() {
            columns.slot(field).get_or_insert(place);
        }
    }
    columns
}

fn place_of(sheet: Option<&str>, several: bool, number: &str) -> String {
    sheet.filter(|_| several).map_or_else(|| number.to_owned(), |sheet| format!("{sheet} {number}"))
}

/// A line of the list in one text.
fn line_text(w: Locale, line: &ManifestLine) -> String {
    let parts = [
        line.kind.map(|k| word(w, "kind", k.as_str())),
        line.manufacturer.clone(),
        line.model.clone(),
        line.serial.clone(),
        line.donor_number.clone(),
        line.year.map(|y| y.to_string()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn difference(w: Locale, d: &Difference) -> DifferenceView {
    let (key, tone) = match d.change {
        _ if d.received => ("list-change-received", "ok"),
        Change::Added => ("list-change-added", "ok"),
        Change::Changed => ("list-change-changed", "warn"),
        Change::Gone => ("list-change-gone", "stop"),
    };
    let text = |line: &Option<ManifestLine>| line.as_ref().map(|l| line_text(w, l)).unwrap_or_default();
    DifferenceView { what: w.t(key), tone, before: text(&d.before), after: text(&d.after) }
}

fn compared(w: Locale, found: &Comparison, fields: &Fields) -> ComparisonView {
    let replace = Choice {
        hint: w.n("list-lost", i64::try_from(found.lost()).unwrap_or(i64::MAX)),
        ..Choice::new("replace", w.t("list-mode-replace"))
    };
    let add = Choice { hint: w.t("list-mode-add-hint"), ..Choice::new("add", w.t("list-mode-add")) };
    ComparisonView {
        sentence: comparison(w, found),
        lost: found.lost(),
        rows: found.differences.iter().take(LISTED).map(|d| difference(w, d)).collect(),
        modes: vec![add, replace],
        mode: fields.some("mode").unwrap_or("add").to_owned(),
    }
}

fn preview_row(w: Locale, row: &rows::Row, several: bool) -> PreviewRow {
    let (text, problems) = match &row.outcome {
        Ok(line) => {
            let kind = line.kind.map(|k| word(w, "kind", k.as_str()));
            let parts = [kind, line.manufacturer.clone(), line.model.clone(), line.serial.clone(), line.donor_number.clone()];
            (parts.into_iter().flatten().collect::<Vec<_>>().join(" · "), Vec::new())
        }
        Err(problems) => (row.cells.join(" · "), problems.iter().map(|p| row_problem(w, p)).collect()),
    };
    let notices = row.notices.iter().map(|p| row_problem(w, p));
    PreviewRow {
        place: place_of(row.sheet.as_deref(), several, &row.number.to_string()),
        text,
        problems: problems.into_iter().chain(notices).collect(),
        refused: row.outcome.is_err(),
    }
}

/// What of the form shows how the file was read.
struct Shown<'a> {
    fields: &'a Fields,
    words: &'a KindWords,
    bytes: &'a [u8],
    errors: FormErrors,
}

fn list_page(desk: &Desk, context: &RequestContext, number: Number, preview: &Preview, shown: Shown<'_>) -> Result<ListPage, DeskError> {
    let w = context.locale;
    let table = &preview.table;
    let several = table.sheets.iter().filter(|s| s.read).count() > 1;
    let good = preview.rows.iter().filter_map(|r| r.outcome.as_ref().ok()).map(|l| usize::try_from(l.quantity.max(1)).unwrap_or(1)).sum();
    let mut order: Vec<&rows::Row> = preview.rows.iter().collect();
    order.sort_by_key(|r| (r.outcome.is_ok(), r.notices.is_empty()));
    let column = |(place, heading): (usize, &String)| ColumnView {
        name: format!("use-{place}"),
        heading: if heading.is_empty() { column_letters(place) } else { heading.clone() },
        field: preview.columns.field_at(place).map_or("none", Field::as_str).to_owned(),
    };
    let columns: Vec<ColumnView> = table.header.iter().enumerate().map(column).collect();
    let unused: Vec<&str> = columns.iter().filter(|c| c.field == "none").map(|c| c.heading.as_str()).collect();
    let sample = table.rows.iter().take(SAMPLE).map(|row| {
        let cell = |place: usize| row.cells.get(place).map(|c| c.chars().take(60).collect()).unwrap_or_default();
        (0..columns.len()).map(cell).collect()
    });
    let separator = table.separator.map(|s| if s == '\t' { "TAB".to_owned() } else { s.to_string() });
    let read_as = [Some(table.kind.to_string()), Some(table.encoding.to_string()).filter(|_| table.separator.is_some()), separator];
    let left = |l: &LeftOut| LeftOutView {
        place: place_of(
            l.sheet.as_deref(),
            table.sheets.len() > 1,
            &if l.first == l.last { l.first.to_string() } else { format!("{}–{}", l.first, l.last) },
        ),
        why: left_out(w, l.why),
        text: l.text.clone(),
    };
    // Words that a person explained stay on the page, so that the answer can be changed.
    let mut asked: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for row in &table.rows {
        let Some(text) = preview.columns.kind.and_then(|p| row.cells.get(p)).filter(|c| !c.is_empty()) else { continue };
        let key = word_key(text);
        if shown.words.contains_key(&key) {
            asked.entry(key).or_insert_with(|| (text.clone(), 0)).1 += 1;
        }
    }
    for (text, n) in rows::unknown_kinds(&preview.rows) {
        asked.insert(word_key(&text), (text, n));
    }
    let word_view = |(key, (text, n)): (String, (String, usize))| WordView {
        label: w.say("list-word-rows", &[("word", text.into()), ("n", i64::try_from(n).unwrap_or(i64::MAX).into())]),
        kind: shown.words.get(&key).map_or("unsaid", |k| k.map_or("none", Kind::as_str)).to_owned(),
        name: format!("word-{key}"),
    };
    let known: Vec<&'static str> = Kind::ALL.iter().map(|k| k.as_str()).collect();
    let has_list = desk.batches().balance(number)?.0.declared > 0;
    let compared = if has_list { Some(compared(w, &desk.batches().compare_list(number, preview)?, shown.fields)) } else { None };
    let with_hidden_rows = shown.fields.is_on("hidden_rows");
    Ok(ListPage {
        layout: Layout::new(desk, context, &w.t("list-title"))?,
        number: number.to_string(),
        good,
        bad: preview.rows.len() - preview.good(),
        hidden: preview.rows.len().saturating_sub(SHOWN),
        read_as: read_as.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        rows: order.iter().take(SHOWN).map(|r| preview_row(w, r, several)).collect(),
        unused: unused.join(", "),
        fields: std::iter::once(Choice::new("none", w.t("list-no-column")))
            .chain(Field::ALL.iter().map(|f| Choice::new(f.as_str(), word(w, "field", f.as_str()))))
            .collect(),
        sample: sample.collect(),
        columns,
        sheets: table
            .sheets
            .iter()
            .map(|s| SheetView {
                name: s.name.to_string(),
                label: w.say("list-sheet-rows", &[("sheet", s.name.to_string().into()), ("n", i64::try_from(s.rows).unwrap_or(0).into())]),
                read: s.read,
            })
            .collect(),
        sheets_read: parts_read(table, with_hidden_rows),
        hidden_rows: table.left_out.iter().filter(|l| l.why == WhyLeftOut::HiddenRow).map(LeftOut::rows).sum(),
        with_hidden_rows,
        left_out: table.left_out.iter().filter(|l| l.why != WhyLeftOut::Blank).take(LISTED).map(left).collect(),
        rows_left_out: table.left_out.iter().filter(|l| l.why != WhyLeftOut::Blank).map(|l| usize::try_from(l.rows()).unwrap_or(0)).sum(),
        words: asked.into_iter().take(WORDS).map(word_view).collect(),
        kinds: std::iter::once(Choice::new("unsaid", w.t("list-word-unsaid")))
            .chain(choices(w, "kind", &known))
            .chain([Choice::new("none", w.t("list-word-none"))])
            .collect(),
        compared,
        errors: shown.errors,
        content: STANDARD.encode(shown.bytes),
    })
}

/// `POST /batches/{number}/list`: previews or loads the list, or gives the refused rows as CSV, by the field `do`.
pub async fn post(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    mut upload: Upload,
) -> Result<Response, Failure> {
    Ok(blocking_while(move |go_on| {
        let file = upload.file();
        let bytes = if file.is_empty() { STANDARD.decode(upload.fields.get("content")).unwrap_or_default() } else { file };
        let fields = &upload.fields;
        let batches = app.desk.batches();
        let remembered = batches.list_options(number)?;
        let words = words(fields, remembered.words);
        let options = ListOptions { choice: parts(fields), words: words.clone(), ..remembered };
        let read = batches.preview_list(&bytes, &options, go_on).map(|first| {
            // Columns were chosen for the sheets that were read then.
            let same = fields.get("sheets_read") == parts_read(&first.table, options.choice.hidden_rows);
            if same && fields.beginning("use-").next().is_some() {
                let chosen = columns(fields, &first.table);
                batches.judge_again(first, chosen, &words)
            } else {
                first
            }
        });
        let outcome = read.and_then(|preview| match fields.get("do") {
            "load" => {
                let loaded = batches.load_list(&context.acting()?, number, &preview, ListMode::parse(fields.get("mode")).ok());
                match loaded.and_then(|loaded| batches.remember(&context.acting()?, number, &preview, &words).map(|()| loaded)) {
                    Ok(_loaded) => Ok(to(&format!("/batches/{number}"), "list-loaded")),
                    Err(error) if is_for_the_form(&error) => {
                        let errors = FormErrors::from_error(context.locale, &error);
                        let status = crate::web::failure::status_of(&error);
                        let made =
                            list_page(&app.desk, &context, number, &preview, Shown { fields, words: &words, bytes: &bytes, errors })?;
                        Ok(page_with(status, &made))
                    }
                    Err(error) => Err(error),
                }
            }
            "rejects" => Ok(rejects(context.locale, number, &preview)),
            _ => {
                let shown = Shown { fields, words: &words, bytes: &bytes, errors: FormErrors::default() };
                Ok(page(&list_page(&app.desk, &context, number, &preview, shown)?))
            }
        });
        match outcome {
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                let status = crate::web::failure::status_of(&error);
                let made = batch_page(&app.desk, &context, number, Fields::default(), Vec::new(), errors)?;
                Ok(page_with(if status.is_client_error() { status } else { StatusCode::UNPROCESSABLE_ENTITY }, &made))
            }
            other => other,
        }
    })
    .await?)
}

fn rejects(w: Locale, number: Number, preview: &Preview) -> Response {
    let (line, reason) = (w.t("list-line"), w.t("list-reason"));
    let csv = rows::rejects(&preview.table, &preview.rows, [&line, &reason], |p| row_problem(w, p));
    let name = format!("attachment; filename=\"{number}-refused.csv\"");
    ([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], csv).into_response()
}
