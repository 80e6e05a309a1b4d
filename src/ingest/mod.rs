//! Parses what comes from outside (machine reports, erasure reports, donor lists, pictures) into plain Rust values.
//!
//! Nothing here reads a file, a clock or the database. A format is recognised by its content, never by its file name.
//!
//! - `mod.rs`: `read` and `kept`. `read` picks the first format whose `tell` function accepts the report; `kept` says what may be stored.
//! - `recognise.rs`: the tables of formats, in the order they are tried. `decode.rs`: bytes as text, text as JSON.
//! - `limits.rs`: bounds on what is read, and `ReadError`.
//! - `reading.rs`: `MachineReport`, the result of every reader, with its notes. Its field names are part of the public API.
//! - `formats/`: one reader per tool (lshw, dmidecode, hwinfo, nwipe, …).
//! - `redact.rs`: what is stored of a report that names people; the readers of hwinfo, lsblk and systeminfo decide it themselves.
//! - `identity.rs`: which serial numbers, UUIDs and network addresses are
//!   placeholders. `units.rs`: sizes without a unit, nominal disk sizes.
//! - `decompress.rs`, `json.rs`, `xml.rs`: bounded decompression and lenient access to untrusted JSON and XML.
//! - `manifest/`: donor lists (CSV, XLSX, ODS). `image/`: codes in a picture, and photographs as evidence.
//! - `support_table.rs`: a table on the end of support of systems, as an administrator loads it.
//! - `tables.rs`, `tables/*.csv`: the tables the product ships: locks (`locks.csv`), test lists (`tests.csv`), the support table
//!   (`support.csv`), communes, waste codes, masses.
//!
//! To add a format, write its reader in `formats/` and add one line to `JSON_FORMATS` or `TEXT_FORMATS` in `recognise.rs`.

pub mod decode;
pub mod decompress;
pub mod formats;
pub mod identity;
pub mod image;
pub mod json;
pub mod limits;
pub mod manifest;
pub mod reading;
pub mod recognise;
pub mod redact;
pub mod report_kind;
pub mod support_table;
pub mod tables;
pub mod units;
mod xml;

pub use crate::ingest::report_kind::ReportKind;
pub use reading::{Battery, Benchmark, Board, Erasure, MachineReport, Measured, Note, Outcome, Screen, SerialClass, Storage};

use crate::ingest::decode::{decode, parse};
use crate::ingest::formats::drive::logical;
use crate::ingest::formats::nwipe::certificate;
use crate::ingest::limits::{MAX_ENTRIES, ReadError};
use crate::ingest::recognise::{JSON_FORMATS, TEXT_FORMATS};
use std::borrow::Cow;

/// The version of the readers; raise it when what any of them reads changes. A reading says which version made it.
pub const READER: u32 = 1;

/// Reads a machine report or an erasure report of any known format, compressed (gzip, zlib) or not.
///
/// # Errors
/// A [`ReadError`] when the bytes are too large, are not text, are broken, or match no known format.
pub fn read(bytes: &[u8]) -> Result<Vec<MachineReport>, ReadError> {
    let bytes = decompress::unpacked(bytes)?;
    let text = text_of(&bytes)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(ReadError::Empty);
    }
    let mut readings = if recognise::is_json(text) {
        let json = parse(text)?;
        if formats::workbench_evidence::tell_sanitize_log(&json) {
            return Err(ReadError::NamesNoDrive);
        }
        let format = JSON_FORMATS.iter().find(|f| (f.tell)(&json)).ok_or(ReadError::UnknownFormat)?;
        (format.read)(&json)
    } else {
        let format = TEXT_FORMATS.iter().find(|f| (f.tell)(text)).ok_or(ReadError::UnknownFormat)?;
        (format.read)(text)?
    };
    if readings.is_empty() {
        return Err(ReadError::UnknownFormat);
    }
    readings.truncate(MAX_ENTRIES);
    readings.iter_mut().for_each(finish);
    // A list of drives without a drive tells nothing of any device.
    if readings.iter().all(|r| r.kind == ReportKind::Storage && r.storage.is_empty() && r.erasures.is_empty()) {
        return Err(ReadError::NamesNoDrive);
    }
    Ok(readings)
}

/// A report as text. Of PDF files only the certificates of nwipe are read.
fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if certificate::is_pdf(bytes) { certificate::extract(bytes).map(Cow::Owned) } else { decode(bytes) }
}

/// Decompresses a report and says what may be stored of it: the whole, or a redacted copy when its format can name people.
///
/// # Errors
/// A [`ReadError`] when the bytes cannot be decompressed.
pub fn kept(bytes: &[u8]) -> Result<Kept, ReadError> {
    let whole = decompress::unpacked(bytes)?.into_owned();
    let stripped = if certificate::is_pdf(&whole) {
        certificate::extract(&whole).ok().map(String::into_bytes)
    } else {
        decode(&whole).ok().and_then(|text| crate::ingest::recognise::stripped(&text))
    };
    Ok(Kept { whole, stripped })
}

/// What may be stored of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The report as received, decompressed. The ledger records the hash of these bytes.
    pub whole: Vec<u8>,
    /// The redacted copy to store instead of `whole`; `None` when `whole` may be stored.
    pub stripped: Option<Vec<u8>>,
}

/// Post-processing common to all formats: cuts long lists, tells drives from volumes and from media that only pretend to be there, sets the
/// kind of each medium, and adds the notes about storage.
fn finish(reading: &mut MachineReport) {
    if [reading.storage.len(), reading.macs.len(), reading.battery.len(), reading.erasures.len(), reading.benchmarks.len()]
        .iter()
        .any(|n| *n > MAX_ENTRIES)
    {
        reading.storage.truncate(MAX_ENTRIES);
        reading.macs.truncate(MAX_ENTRIES);
        reading.battery.truncate(MAX_ENTRIES);
        reading.erasures.truncate(MAX_ENTRIES);
        reading.benchmarks.truncate(MAX_ENTRIES);
        reading.note(Note::ListCut);
    }
    // Lenovo writes the machine type as the model, and the name of the series as the version.
    let series = reading.version.as_deref();
    if matches!(reading.kind, ReportKind::Desktop | ReportKind::Unknown) && report_kind::is_server(reading.manufacturer.as_deref(), series)
    {
        reading.kind = ReportKind::Server;
    }
    let listed = reading.storage.len();
    reading.storage.retain(|d| !d.model.as_deref().is_some_and(logical::is_pretended));
    if reading.storage.len() < listed {
        reading.note(Note::RemovableLeftOut);
    }
    for disk in &mut reading.storage {
        logical::mark_if_logical(disk);
        disk.medium = Some(disk.media_kind());
    }
    if reading.storage.iter().any(|s| s.logical) {
        reading.note(Note::RaidVolume);
    }
    let whole = reading.describes_a_device().is_ok() && !matches!(reading.kind, ReportKind::Monitor | ReportKind::Virtual);
    if whole && reading.storage.iter().all(|s| s.removable) {
        reading.note(Note::NoStorageInReport);
    }
    if whole && reading.storage.iter().any(|s| s.removable) {
        reading.note(Note::RemovableStorage);
    }
}
