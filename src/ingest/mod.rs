//! Parses what comes from outside (machine reports, erasure reports, donor lists, pictures) into plain Rust values.
//!
//! Nothing here reads a file, a clock or the database. A format is recognised by its content, never by its file name.
//!
//! - `mod.rs`: how a report is recognised. `read` picks the first format whose `tell` function accepts it; `kept` says what may be stored.
//! - `reading.rs`: `MachineReport`, the result of every reader, with its notes and `ReadError`. Its field names are part of the public API.
//! - `formats/`: one reader per tool (lshw, dmidecode, hwinfo, nwipe, …).
//! - `redact.rs`: what is stored of a report that names people; the readers of hwinfo, lsblk and systeminfo decide it themselves.
//! - `identity.rs`: which serial numbers, UUIDs and network addresses are
//!   placeholders. `units.rs`: sizes without a unit, nominal disk sizes.
//! - `decompress.rs`, `json.rs`, `xml.rs`: bounded decompression and lenient access to untrusted JSON and XML.
//! - `manifest/`: donor lists (CSV, XLSX, ODS). `image/`: codes in a picture, and photographs as evidence.
//! - `tables.rs`, `tables/*.csv`: the tables the product ships: locks
//!   (`locks.csv`), test lists (`tests.csv`), communes, waste codes, masses.
//!
//! To add a format, write its reader in `formats/` and add one line to `JSON_FORMATS` or `TEXT_FORMATS`.

pub mod decompress;
pub mod formats;
pub mod identity;
pub mod image;
pub mod json;
pub mod manifest;
pub mod reading;
pub mod redact;
pub mod tables;
pub mod units;
mod xml;

pub use reading::{Battery, Benchmark, Board, Erasure, MachineReport, Measured, Note, Outcome, ReportKind, Screen, SerialClass, Storage};

use crate::ingest::reading::MAX_ENTRIES;
use crate::ingest::reading::ReadError;
use serde_json::Value;
use std::borrow::Cow;

/// Largest report accepted, in bytes, before and after decompression.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Deepest nesting accepted in a JSON or XML report.
pub const MAX_DEPTH: usize = 100;
/// A report format whose content is one JSON document.
struct JsonFormat {
    tell: fn(&Value) -> bool,
    read: fn(&Value) -> Vec<MachineReport>,
}

/// A report format that is plain text or XML.
struct TextFormat {
    tell: fn(&str) -> bool,
    read: fn(&str) -> Result<Vec<MachineReport>, ReadError>,
    /// Returns the redacted copy to store, or `None` when the original may be stored unchanged.
    kept: fn(&str) -> Option<Vec<u8>>,
}

/// The JSON formats, in the order in which they are tried: the first `tell` that accepts wins.
const JSON_FORMATS: &[JsonFormat] = &[
    JsonFormat { tell: formats::ereuse::tell, read: formats::ereuse::read },
    JsonFormat { tell: formats::smartctl::tell, read: formats::smartctl::read },
    JsonFormat { tell: formats::lshw::tell, read: formats::lshw::read },
    JsonFormat { tell: formats::inventory_agent::tell, read: formats::inventory_agent::read },
    JsonFormat { tell: formats::workbench_evidence::tell_sanitize, read: formats::workbench_evidence::read_sanitize },
    JsonFormat { tell: formats::workbench_evidence::tell_nvme_list, read: formats::workbench_evidence::read_nvme_list },
    JsonFormat { tell: formats::lsblk::tell, read: formats::lsblk::read },
];
const TEXT_FORMATS: &[TextFormat] = &[
    TextFormat { tell: formats::nwipe::tell, read: formats::nwipe::read, kept: redact::nothing },
    TextFormat { tell: formats::inventory_agent::tell_xml, read: formats::inventory_agent::read_xml, kept: redact::inventory },
    TextFormat { tell: formats::lshw_xml::tell, read: formats::lshw_xml::read, kept: redact::nothing },
    TextFormat { tell: formats::dmidecode::tell, read: formats::dmidecode::read, kept: redact::nothing },
    TextFormat { tell: formats::workbench_evidence::tell_hdparm, read: formats::workbench_evidence::read_hdparm, kept: redact::nothing },
    TextFormat { tell: formats::hwinfo::tell, read: formats::hwinfo::read, kept: formats::hwinfo::stripped },
    TextFormat { tell: formats::lsblk::tell_text, read: formats::lsblk::read_text, kept: |text| Some(formats::lsblk::stripped_text(text)) },
    TextFormat { tell: formats::systeminfo::tell, read: formats::systeminfo::read, kept: |text| Some(formats::systeminfo::stripped(text)) },
];

/// Reads a machine report or an erasure report of any known format, compressed (gzip, zlib) or not.
///
/// # Errors
/// A [`ReadError`] when the bytes are too large, are not text, are broken, or match no known format.
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

/// Decompresses a report and says what may be stored of it: the whole, or a redacted copy when its format can name people.
///
/// # Errors
/// A [`ReadError`] when the bytes cannot be decompressed.
pub fn kept(bytes: &[u8]) -> Result<Kept, ReadError> {
    let whole = decompress::unpacked(bytes)?.into_owned();
    let stripped = decode(&whole).ok().and_then(|text| redact::stripped(&text));
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

/// Post-processing common to all formats: cuts long lists, sets the kind of each medium, and adds the notes about storage.
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

/// First bytes of file types that are not text, with the name that the error gives them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x7fELF", "elf"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\xd0\xcf\x11\xe0", "ole"),
];

/// Decodes the bytes as UTF-8, or as UTF-16 when they begin with its byte
/// order mark (as `PowerShell` writes it). Invalid bytes become U+FFFD.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::Binary { what });
    }
    let (text, _, _) = encoding_rs::UTF_8.decode(bytes);
    // Up to 20 odd characters are tolerated; above that, no more than one per ten bytes.
    let odd = text.chars().filter(|c| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace())).count();
    if odd > 20 && odd.saturating_mul(10) > bytes.len() {
        return Err(ReadError::Binary { what: "unknown" });
    }
    Ok(text)
}

/// Parses JSON as tools really write it. Checks the depth first; then tolerates raw control characters inside strings, and several values
/// in a row, which old versions of `lshw -class` print.
fn parse(text: &str) -> Result<Value, ReadError> {
    check_depth(text)?;
    let first = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if first.is_eof() {
        return Err(ReadError::Truncated { line: first.line() });
    }
    let error = ReadError::Malformed { line: first.line(), column: first.column() };
    let printable: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let trimmed = printable.trim_end_matches([' ', ',']);
    if let Ok(value) = serde_json::from_str(trimmed) {
        return Ok(value);
    }
    if let Ok(value) = serde_json::from_str(&format!("[{trimmed}]")) {
        return Ok(value);
    }
    let several: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(trimmed).into_iter().collect();
    several.map(Value::Array).map_err(|_same_reason| error)
}

/// Refuses JSON nested deeper than [`MAX_DEPTH`], before a parser recurses into it.
fn check_depth(text: &str) -> Result<(), ReadError> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(ReadError::TooDeep { limit: MAX_DEPTH });
                }
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}
