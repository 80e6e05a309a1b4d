//! Reader for `hdparm -I` and `hdparm -i`: model, serial number, size and kind of each disk in the output.
//!
//! `-I` asks the drive, `-i` repeats what the kernel asked it: model and serial number are the same, but not what kind of drive it is.

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

/// Whether the line says that a drive could not be asked: ` HDIO_DRIVE_CMD(identify) failed: Invalid argument`.
fn is_failure(row: &str) -> bool {
    let of_tool = ["HDIO_", "SG_IO:", "BLKGETSIZE", "BLKSSZGET"].iter().any(|start| row.starts_with(start));
    of_tool || (row.starts_with("/dev/") && row.contains(": ") && !is_head(row)) || row == "no identification info available"
}

/// The fields of `hdparm -i`: ` Model=WDC WD5000AAKX-60U6AA0, FwRev=18.01H18, SerialNo=WD-WCC2E1234567`.
fn short_fields(row: &str) -> Option<[&str; 2]> {
    let (model, rest) = row.trim().strip_prefix("Model=")?.split_once(", FwRev=")?;
    Some([model.trim(), rest.split_once("SerialNo=")?.1.trim()])
}

/// Recognises the output of `hdparm -I` or `hdparm -i`.
#[must_use]
pub fn tell(output: &str) -> bool {
    let head: Vec<&str> = output.lines().take(60).map(str::trim).filter(|l| !l.is_empty()).collect();
    let is_disk = |l: &&str| l.starts_with("Model Number:") || short_fields(l).is_some();
    // For a disk that is not ATA, hdparm prints only its name, or why it failed.
    head.iter().any(|l| is_head(l)) && (head.iter().all(|l| is_head(l) || is_failure(l)) || head.iter().any(is_disk))
}

/// Reads the output, for one disk or for several (`/dev/sd?`). A disk that is not ATA, and an optical drive, give no entry.
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
    if let Some(short) = short(rows) {
        return Some(short);
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

/// The disk of `hdparm -i`.
fn short(rows: &[&str]) -> Option<Storage> {
    /// The most sectors that 28 bits count: a larger drive shows the same.
    const MOST_SECTORS: u64 = 0x0fff_ffff;
    let [model, serial] = rows.iter().find_map(|row| short_fields(row))?;
    let mut disk = Storage { model: identity::name(Some(model)), interface: Some("ata".to_owned()), ..Storage::default() };
    disk.set_serial(Some(serial));
    let sectors =
        rows.iter().find_map(|row| row.split_once("LBAsects=")?.1.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u64>().ok());
    disk.set_size(sectors.filter(|n| *n > 0 && *n < MOST_SECTORS || *n > MOST_SECTORS.saturating_add(1)).and_then(|n| n.checked_mul(512)));
    disk.is_something().then_some(disk)
}

#[cfg(test)]
mod tests {
    use crate::domain::device::kind::MediumKind;
    use crate::ingest::read;

    #[test]
    fn what_the_kernel_asked_a_drive_is_read_too() {
        let output = "\n/dev/sda:\n\n Model=WDC WD5000AAKX-60U6AA0, FwRev=18.01H18, SerialNo=WD-WCC2E1234567\n Config={ HardSect NotMFM HdSw>15uSec }\n \
            CurCHS=16383/16/63, CurSects=16514064, LBA=yes, LBAsects=976773168\n\n/dev/sdb:\n HDIO_GET_IDENTITY failed: Invalid argument\n";
        let reading = read(output.as_bytes()).unwrap().remove(0);
        let [disk] = reading.storage.as_slice() else { panic!("{:?}", reading.storage) };
        assert_eq!((disk.model.as_deref(), disk.serial.as_deref()), (Some("WDC WD5000AAKX-60U6AA0"), Some("WD-WCC2E1234567")));
        assert_eq!((disk.size_bytes, disk.media_kind()), (Some(500_107_862_016), MediumKind::Unknown));
        for capped in ["LBAsects=268435455", "LBAsects=0"] {
            let reading = read(output.replace("LBAsects=976773168", capped).as_bytes()).unwrap().remove(0);
            assert_eq!(reading.storage[0].size_bytes, None, "{capped}");
        }
    }
}
