//! Reader for `hdparm -I`: model, serial number, size and kind of each disk in the output.

use crate::domain::device::kind::MediumKind;
use crate::ingest::identity;
use crate::ingest::json::{line, round};
use crate::ingest::limits::{MAX_ENTRIES, ReadError};
use crate::ingest::reading::{MachineReport, Storage};
use crate::ingest::report_kind::ReportKind;

/// Whether the line names the device that the lines below it are about.
fn is_head(row: &str) -> bool {
    let row = row.trim();
    row.starts_with("/dev/") && row.ends_with(':')
}

/// Recognises the output of `hdparm -I`.
#[must_use]
pub fn tell(output: &str) -> bool {
    let head: Vec<&str> = output.lines().take(60).map(str::trim).filter(|l| !l.is_empty()).collect();
    // For a disk that is not ATA, hdparm prints only its name.
    head.iter().any(|l| is_head(l)) && (head.iter().all(|l| is_head(l)) || head.iter().any(|l| l.starts_with("Model Number:")))
}

/// Reads the output of `hdparm -I`, for one disk or for several (`/dev/sd?`). A disk that is not ATA, and an optical drive, give no entry.
///
/// # Errors
/// None today; the signature is that of the other text readers.
pub fn read(output: &str) -> Result<Vec<MachineReport>, ReadError> {
    let mut reading = MachineReport::empty("hdparm", ReportKind::Storage);
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for row in output.lines() {
        if is_head(row) {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(row.trim());
        }
    }
    for part in parts.iter().filter(|p| !p.is_empty()).take(MAX_ENTRIES) {
        reading.storage.extend(disk(part));
    }
    Ok(vec![reading])
}

fn disk(rows: &[&str]) -> Option<Storage> {
    let field = |name: &str| rows.iter().find_map(|l| l.strip_prefix(name).and_then(line));
    if rows.iter().any(|l| l.starts_with("ATAPI")) {
        return None;
    }
    let mut disk =
        Storage { model: identity::name(field("Model Number:").as_deref()), interface: Some("ata".to_owned()), ..Storage::default() };
    if let Some(serial) = field("Serial Number:") {
        disk.set_serial(Some(&serial));
    }
    let number = |text: Option<String>| text.and_then(|s| s.split(' ').next()?.parse::<u64>().ok());
    let sectors = field("LBA48  user addressable sectors:").or_else(|| field("LBA    user addressable sectors:"));
    let bytes = number(field("Logical  Sector size:").or_else(|| field("Logical/Physical Sector size:"))).unwrap_or(512);
    let exact = number(sectors).and_then(|n| n.checked_mul(bytes)).filter(|n| *n > 0);
    disk.set_size(exact);
    if exact.is_none() {
        // Whole megabytes say which size the disk is sold with, not how many bytes it has.
        let megabytes = number(field("device size with M = 1000*1000:")).and_then(|m| m.checked_mul(1_000_000));
        disk.size_gb = megabytes.and_then(crate::ingest::units::size_gb);
    }
    disk.medium = match field("Nominal Media Rotation Rate:").as_deref() {
        Some("Solid State Device") => Some(MediumKind::Ssd),
        Some(rate) if rate.parse::<f64>().ok().and_then(round).is_some() => Some(MediumKind::Hdd),
        _ => None,
    };
    disk.is_something().then_some(disk)
}
