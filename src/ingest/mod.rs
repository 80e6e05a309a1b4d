//! Bytes from outside become readings: machine reports are recognised by what they hold, never by their file name.
//!
//! Nothing here reads a file, a clock or the database. To add a format, write its reader and add one line to `JSON_FORMATS` or `TEXT_FORMATS`.

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
pub mod tables;
pub mod units;
mod xml;

pub use reading::{Battery, Benchmark, Board, Erasure, MachineReport, Measured, Note, Outcome, ReportKind, Screen, SerialClass, Storage};

use crate::ingest::decode::{decode, parse};
use crate::ingest::limits::MAX_ENTRIES;
use crate::ingest::limits::ReadError;
use crate::ingest::recognise::{JSON_FORMATS, TEXT_FORMATS};

/// Reads a machine report or an erasure report, whatever its format, packed or not.
///
/// # Errors
/// A [`ReadError`] when the bytes are no report that is known.
pub fn read(bytes: &[u8]) -> Result<Vec<MachineReport>, ReadError> {
    let bytes = decompress::unpacked(bytes)?;
    let text = decode(&bytes)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(ReadError::Empty);
    }
    let mut readings = if text.starts_with(['{', '[']) && !text.starts_with("[20") {
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
    Ok(readings)
}

/// What may be kept of a report that was read: itself, unpacked; or without the people it names, where its format carries them.
///
/// # Errors
/// A [`ReadError`] when it cannot be unpacked.
pub fn kept(bytes: &[u8]) -> Result<Kept, ReadError> {
    let whole = decompress::unpacked(bytes)?.into_owned();
    let stripped = decode(&whole).ok().and_then(|text| crate::ingest::recognise::stripped(&text));
    Ok(Kept { whole, stripped })
}

/// A report on its way to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The report as it came, unpacked: its hash is what the ledger seals.
    pub whole: Vec<u8>,
    /// What is kept instead, where the format carries people's names.
    pub stripped: Option<Vec<u8>>,
}

/// What holds for every format: no endless lists, and a word where the storage needs one.
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
    for disk in &mut reading.storage {
        disk.medium = Some(disk.media_kind());
    }
    let whole = reading.describes_a_device().is_ok() && !matches!(reading.kind, ReportKind::Monitor | ReportKind::Virtual);
    if whole && reading.storage.iter().all(|s| s.removable) {
        reading.note(Note::NoStorageInReport);
    }
    if whole && reading.storage.iter().any(|s| s.removable) {
        reading.note(Note::RemovableStorage);
    }
}
