//! `reprise import`: loads a donor list or receives its devices from a file; refused rows are written to `FILE.rejects.csv` beside it.

use super::console::{Console, Failure};
use crate::cli::console::bar;
use crate::desk::batch::intake::Arrival;
use crate::desk::batch::preview::{ListOptions, Preview};
use crate::desk::{Acting, Desk, DeskError, ErrorCode, IdempotencyKey, error_text};
use crate::domain::account::actor::Role;
use crate::domain::batch::comparison::ListMode;
use crate::domain::number::{Number, Series};
use crate::domain::text_enum::plain_cell;
use crate::ingest::manifest::rows::{Line, Problem, Row, rejects};
use crate::ingest::manifest::table::{Choice, MAX_BYTES, Table};
use crate::ledger::sha256_hex;
use clap::{Args, Subcommand};
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What is to be imported.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Load a donor's list: what is declared.
    Manifest(ListSource),
    /// Receive every device of a file.
    Devices(Source),
    /// Keep every machine report and erasure log of a folder, and of the folders in it.
    Evidence(super::import_evidence::Source),
}

/// From where and into what.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// The list (csv, xlsx, ods).
    file: PathBuf,
    /// The batch.
    #[arg(long, value_name = "LOT-…", value_parser = batch)]
    batch: Number,
    /// Read only this sheet of a workbook; may be repeated. Without it, every visible sheet that looks like a list.
    #[arg(long = "sheet", value_name = "NAME")]
    sheets: Vec<String>,
    /// Read rows too that are hidden in the workbook.
    #[arg(long)]
    hidden_rows: bool,
}

/// A donor's list, and what to do when the batch has another one.
#[derive(Debug, Args)]
pub(super) struct ListSource {
    #[command(flatten)]
    source: Source,
    /// When the batch has another list: add to it, or replace it. Lines that were received stay.
    #[arg(long, value_name = "add|replace", value_parser = mode)]
    mode: Option<ListMode>,
}

fn mode(text: &str) -> Result<ListMode, String> {
    ListMode::parse(text).map_err(|_unknown| "say add or replace".to_owned())
}

/// Parses the number of a batch.
pub(super) fn batch(text: &str) -> Result<Number, String> {
    match Number::parse(text) {
        Ok(number) if number.series == Series::Batch => Ok(number),
        _ => Err("not a batch such as LOT-2026-000001".to_owned()),
    }
}

pub(super) fn run(console: &Console, command: &Command) -> Result<(), Failure> {
    let source = match command {
        Command::Evidence(source) => return super::import_evidence::run(console, source),
        Command::Manifest(list) => &list.source,
        Command::Devices(source) => source,
    };
    let bytes = bytes(console, &source.file)?;
    let desk = console.desk_to_write()?;
    // Whoever may not do it learns that first.
    let roles: &[Role] = if matches!(command, Command::Manifest(_)) { &[Role::Coordinator, Role::Technician] } else { &[Role::Technician] };
    let acting = console.acting(&desk, roles)?;
    let choice = Choice { sheets: (!source.sheets.is_empty()).then(|| source.sheets.clone()), hidden_rows: source.hidden_rows };
    let options = desk.batches().list_options(source.batch).map_err(|e| console.said(&e))?;
    let options = ListOptions { choice, ..options };
    let preview = desk.batches().preview_list(&bytes, &options, &|| true).map_err(|e| console.said(&e))?;
    match command {
        Command::Manifest(list) => manifest(console, &desk, &acting, list, &preview),
        _ => devices(console, &desk, &acting, source, &preview, &sha256_hex(&bytes)),
    }
}

fn bytes(console: &Console, file: &Path) -> Result<Vec<u8>, Failure> {
    let most = u64::try_from(MAX_BYTES + 1).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let read = std::fs::File::open(file).and_then(|f| f.take(most).read_to_end(&mut bytes));
    read.map_err(|e| console.file(file, &e))?;
    Ok(bytes)
}

fn say_problem(console: &Console, problem: &Problem) -> String {
    error_text::row_problem(console.locale, problem)
}

fn manifest(console: &Console, desk: &Desk, acting: &Acting, list: &ListSource, preview: &Preview) -> Result<(), Failure> {
    let source = &list.source;
    let bar = bar(1);
    let loaded = desk.batches().load_list(acting, source.batch, preview, list.mode);
    bar.finish_and_clear();
    let refused = preview.rows.len() - preview.good();
    // Write the refused rows even when loading fails: that is when they are needed most.
    for left in &preview.table.left_out {
        let place = left.sheet.as_ref().map(|s| format!("{s} ")).unwrap_or_default();
        let lines = if left.first == left.last { left.first.to_string() } else { format!("{}-{}", left.first, left.last) };
        console.tell(&format!("{place}{lines}: {}", error_text::left_out(console.locale, left.why)));
    }
    let handed = hand_back(console, &source.file, refused, || {
        rejects(&preview.table, &preview.rows, headings(console).each_ref().map(String::as_str), |p| say_problem(console, p))
    });
    if matches!(&loaded, Err(DeskError::Conflict(e)) if e.code == ErrorCode::ListDiffers) {
        let compared = desk.batches().compare_list(source.batch, preview).map_err(|e| console.said(&e))?;
        console.tell(&error_text::comparison(console.locale, &compared));
    }
    // Every row was refused: they were handed back, which is the answer.
    if preview.good() == 0 && handed.is_err() {
        return handed;
    }
    let loaded = loaded.map_err(|e| console.said(&e))?;
    let lines = i64::from(loaded.lines);
    console.print(&console.locale.say("cli-import-list", &[("n", lines.into()), ("batch", source.batch.to_string().into())]))?;
    handed
}

fn devices(console: &Console, desk: &Desk, acting: &Acting, source: &Source, preview: &Preview, hash: &str) -> Result<(), Failure> {
    let bar = bar(preview.rows.len());
    let mut received = 0_usize;
    let mut refused: Vec<(&Row, String)> = Vec::new();
    for row in &preview.rows {
        match &row.outcome {
            Err(problems) => refused.push((row, problems.iter().map(|p| say_problem(console, p)).collect::<Vec<_>>().join(" / "))),
            Ok(line) => {
                for piece in 0..line.quantity.max(1) {
                    match receive(desk, acting, source.batch, line, &format!("import:{hash}:{}:{}:{piece}", source.batch, row.number)) {
                        Ok(()) => received += 1,
                        Err(error) if super::console::is_ours(&error) => return Err(console.said(&error)),
                        Err(error) => {
                            refused.push((row, error_text::error(console.locale, &error).join(" / ")));
                            break;
                        }
                    }
                }
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    console.print(&console.locale.say("cli-import-devices", &[("n", received.into()), ("batch", source.batch.to_string().into())]))?;
    hand_back(console, &source.file, refused.len(), || refused_rows(&preview.table, &refused, &headings(console)))
}

/// Receives one device. The idempotency key makes a repeated import of the same file continue where it was interrupted.
fn receive(desk: &Desk, acting: &Acting, batch: Number, line: &Line, key: &str) -> Result<(), crate::desk::DeskError> {
    let arrival = Arrival {
        kind: line.kind,
        manufacturer: line.manufacturer.clone(),
        model: line.model.clone(),
        serial: line.serial.clone(),
        donor_number: line.donor_number.clone(),
        year: line.year,
        ..Arrival::default()
    };
    let acting = Acting { idempotency_key: Some(IdempotencyKey::new(key, key.as_bytes())), ..acting.clone() };
    desk.batches().receive(&acting, batch, arrival).map(|_device| ())
}

fn headings(console: &Console) -> [String; 2] {
    ["cli-rejects-line", "cli-rejects-reason"].map(|key| console.locale.t(key))
}

/// The rows that were refused on receipt, as CSV in the same format as [`rejects`].
fn refused_rows(table: &Table, rows: &[(&Row, String)], headings: &[String; 2]) -> String {
    let width = rows.iter().map(|(r, _)| r.cells.len()).chain([table.header.len()]).max().unwrap_or(0);
    let separator = table.separator.and_then(|s| u8::try_from(s).ok()).unwrap_or(b';');
    let mut out = csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write = |cells: &[String], last: [&str; 2]| {
        let mut all = cells.to_vec();
        all.resize(width, String::new());
        all.extend(last.map(str::to_owned));
        // Writing to memory does not fail, and every record has the same width.
        out.write_record(all.iter().map(|c| plain_cell(c).into_owned())).unwrap_or_default();
    };
    let [line, reason] = headings;
    write(&table.header, [line, reason]);
    for (row, reason) in rows {
        write(&row.cells, [&row.number.to_string(), reason]);
    }
    // The byte order mark tells Excel that this is UTF-8.
    format!("\u{feff}{}", String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default())
}

/// Writes the refused rows to `FILE.rejects.csv`; fails when there are any.
fn hand_back(console: &Console, file: &Path, refused: usize, text: impl FnOnce() -> String) -> Result<(), Failure> {
    if refused == 0 {
        return Ok(());
    }
    let mut name: OsString = file.as_os_str().to_owned();
    name.push(".rejects.csv");
    let path = PathBuf::from(name);
    std::fs::write(&path, text()).map_err(|e| console.file(&path, &e))?;
    Err(Failure::NotSo(vec![console.locale.say("cli-rejects", &[("n", refused.into()), ("file", path.display().to_string().into())])]))
}
