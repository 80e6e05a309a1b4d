//! Reader for the logs of nwipe and `ShredOS`: one file, several disks, each judged by itself.
//!
//! The machine that ran nwipe is only the host: an erasure belongs to the disk whose serial number it names. The status `Erased` alone
//! proves nothing: a verify-only run prints it too, and the tables may show errors or a part left untouched.

use crate::ingest::identity;
use crate::ingest::json::line;
use crate::ingest::limits::ReadError;
use crate::ingest::reading::{Erasure, MachineReport, Note, Outcome, SerialClass};
use crate::ingest::report_kind::ReportKind;
use crate::ingest::units::with_unit;

/// How many lines are read to recognise a log.
const HEAD: usize = 400;

/// Recognises a log of nwipe.
#[must_use]
pub fn tell(text: &str) -> bool {
    let dated = text.lines().take(HEAD).any(|l| stamp(l).is_some());
    dated && text.lines().take(HEAD).any(|l| l.contains("nwipe") || l.contains("Nwipe") || l.contains("Program options are set as follows"))
}

/// What the lines of one run say about one disk.
#[derive(Default)]
struct Disk {
    device: String,
    bus: String,
    model: Option<String>,
    serial: Option<String>,
    size_said: Option<u64>,
    size_exact: Option<u64>,
    method: Option<String>,
    start: Option<String>,
    last: Option<String>,
    errors: Option<[u64; 3]>,
    erased: Option<(u64, u64)>,
    status: Option<String>,
    hidden: bool,
}

/// One run of the program; a log may hold several.
#[derive(Default)]
struct Run {
    version: Option<String>,
    method: Option<String>,
    rounds: Option<u64>,
    verify: Option<String>,
    blanking: bool,
    host_serial: Option<String>,
    disks: Vec<Disk>,
    /// The device whose geometry the following lines describe.
    about: Option<String>,
    table: Table,
    finished: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Table {
    #[default]
    None,
    Errors,
    Erased,
    Status,
}

/// Reads a log of nwipe as one report with an erasure for every disk that was started or has a status.
///
/// # Errors
/// [`ReadError::UnknownFormat`] when the log has no such disk.
pub fn read(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    let mut runs = vec![Run::default()];
    for row in joined(text) {
        let starts_again = row.contains("info: nwipe ") || row.contains("notice: Found /dev/") || row.contains("Program options are set");
        if starts_again && runs.last().is_some_and(|r| r.finished) {
            runs.push(Run::default());
        }
        if let Some(run) = runs.last_mut() {
            run.take(&row);
        }
    }
    let mut reading = MachineReport::empty("nwipe", ReportKind::ErasureReport);
    reading.serial_class = SerialClass::Absent;
    reading.host_serial = runs.iter().find_map(|r| r.host_serial.clone());
    reading.software = runs.iter().find_map(Run::tool);
    reading.erasures = runs.iter().flat_map(Run::erasures).collect();
    if reading.erasures.is_empty() {
        return Err(ReadError::UnknownFormat);
    }
    let warnings: Vec<Note> = reading.erasures.iter().flat_map(|e| e.warnings.clone()).collect();
    for warning in warnings {
        reading.note(warning);
    }
    Ok(vec![reading])
}

/// The lines of the log, with wrapped lines joined again. Table rows are never joined.
fn joined(text: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for row in text.lines().take(200_000) {
        let wrapped = row.starts_with(' ') && !row.contains('|');
        match rows.last_mut() {
            Some(before) if wrapped && stamp(before).is_some() && before.len() < 2000 => before.push_str(row.trim_start()),
            _ => rows.push(row.trim_end().to_owned()),
        }
    }
    rows
}

/// Splits a line that begins with `[2026/11/22 07:35:36]` into the date and the rest.
fn stamp(row: &str) -> Option<(&str, &str)> {
    let (date, rest) = row.strip_prefix('[')?.split_once(']')?;
    let shape: String = date.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    (shape == "9999/99/99 99:99:99").then_some((date, rest.trim_start()))
}

/// The value of a settings line `key = value`.
fn setting<'a>(message: &'a str, key: &str) -> Option<&'a str> {
    message.trim_start().strip_prefix(key)?.trim_start().strip_prefix('=').map(str::trim)
}

impl Run {
    fn tool(&self) -> Option<String> {
        self.version.as_ref().map(|v| format!("nwipe {v}"))
    }

    fn take(&mut self, row: &str) {
        match stamp(row) {
            Some((date, rest)) if rest.starts_with("Total Throughput") => self.close(date, rest),
            Some((date, rest)) => {
                self.table = Table::None;
                if let Some((_level, message)) = rest.split_once(": ") {
                    self.log(date, message);
                }
            }
            None if row.contains("* Error Summary *") => self.table = Table::Errors,
            None if row.contains("* Erasure Summary *") => self.table = Table::Erased,
            None if row.contains("* Drive Status *") => self.table = Table::Status,
            None if row.contains('|') => self.table_row(row),
            None => {}
        }
    }

    fn with_disk(&mut self, device: &str, change: impl FnOnce(&mut Disk)) {
        let device = device.trim_start_matches("/dev/");
        if let Some(disk) = self.disks.iter_mut().find(|d| d.device == device) {
            change(disk);
        } else if self.disks.len() < crate::ingest::limits::MAX_ENTRIES {
            let mut disk = Disk { device: device.to_owned(), ..Disk::default() };
            change(&mut disk);
            self.disks.push(disk);
        }
    }

    fn log(&mut self, date: &str, message: &str) {
        if let Some(found) = message.strip_prefix("Found /dev/") {
            self.found(found);
        } else if let Some(version) = message.strip_prefix("nwipe ") {
            self.version = line(version);
        } else if let Some(banner) = setting(message, "banner") {
            self.version = banner.strip_prefix("nwipe ").and_then(line).or_else(|| self.version.take());
        } else if let Some(method) = setting(message, "method") {
            self.method = line(method);
        } else if let Some(rounds) = setting(message, "rounds") {
            self.rounds = rounds.parse().ok();
        } else if let Some(serial) = setting(message, "system-serial-number") {
            self.host_serial = identity::serial(Some(serial)).0;
        } else if let Some(bytes) = setting(message, "Total device bytes")
            && let Some(device) = self.about.clone()
        {
            let bytes = bytes.parse().ok();
            self.with_disk(&device, |d| d.size_exact = bytes);
        }
        let Some(device) = device_in(message) else { return };
        if message.contains("Device geometry") {
            self.about = Some(device.to_owned());
        }
        let invoked = message.strip_prefix("Invoking method '").and_then(|m| m.split_once('\'')).and_then(|(m, _)| line(m));
        let serial = message.split_once(" has serial number ").and_then(|(_, s)| line(s));
        let blocks = message.split_once("sect/blk/dev ").and_then(|(_, sizes)| sizes.rsplit('/').next()?.trim().parse().ok());
        let hidden = message.to_lowercase().contains("hidden sectors") && !message.starts_with("No hidden sectors");
        let known = self.disks.iter().any(|d| d.device == device);
        if known || invoked.is_some() {
            self.with_disk(device, |disk| {
                if let Some(method) = invoked {
                    disk.method = Some(method);
                    disk.start = Some(date.to_owned());
                }
                disk.last = Some(date.to_owned());
                disk.size_exact = disk.size_exact.or(blocks);
                disk.hidden |= hidden;
                if disk.serial.is_none() {
                    disk.serial = serial;
                }
            });
        }
    }

    /// Parses `sda,  ATA    , MODEL,  67 MB, S/N=SERIAL`; the model may contain a comma.
    fn found(&mut self, found: &str) {
        let (described, serial) = found.rsplit_once("S/N=").map_or((found, None), |(d, s)| (d, Some(s)));
        let mut parts: Vec<&str> = described.trim_end().trim_end_matches(',').split(',').map(str::trim).collect();
        if parts.len() < 2 {
            return;
        }
        let device = parts.remove(0).to_owned();
        let bus = parts.remove(0).to_owned();
        let size = parts.pop().and_then(with_unit);
        let model = line(&parts.join(", "));
        let serial = serial.and_then(line);
        self.with_disk(&device, |disk| {
            disk.bus = bus;
            disk.model = model;
            disk.serial = serial;
            disk.size_said = size;
        });
    }

    fn table_row(&mut self, row: &str) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let Some((device, rest)) = cells.split_first() else { return };
        let device = device.trim_start_matches('!').trim();
        // The header row of a table looks like a row of a failed disk.
        if device == "Device" || device.is_empty() {
            return;
        }
        match (self.table, rest) {
            (Table::Errors, [pass, verify, sync, ..]) => {
                if let (Ok(pass), Ok(verify), Ok(sync)) = (pass.parse(), verify.parse(), sync.parse()) {
                    self.with_disk(device, |d| d.errors = Some([pass, verify, sync]));
                }
            }
            (Table::Erased, [erased, total, ..]) => {
                if let (Ok(erased), Ok(total)) = (erased.parse(), total.parse()) {
                    self.with_disk(device, |d| d.erased = Some((erased, total)));
                }
            }
            (Table::Status, [status, _, _, named, ..]) => {
                let status = (*status).to_owned();
                let (model, serial) = named.rsplit_once('/').map_or((*named, None), |(m, s)| (m, Some(s)));
                let (model, serial) = (line(model), serial.and_then(line));
                self.with_disk(device, |disk| {
                    disk.status = Some(status);
                    disk.model = disk.model.take().or(model);
                    disk.serial = disk.serial.take().or(serial);
                });
            }
            _ => {}
        }
    }

    /// Parses the last line of a run, `Total Throughput  149 MB/s, Fill With Zeros, 1R+NB+VL`: method, rounds, blanking, verification.
    fn close(&mut self, date: &str, rest: &str) {
        self.finished = true;
        for disk in &mut self.disks {
            disk.last = disk.last.take().or_else(|| Some(date.to_owned()));
        }
        let mut parts = rest.rsplit(',').map(str::trim);
        let codes: Vec<&str> = parts.next().unwrap_or_default().split('+').collect();
        self.method = self.method.take().or_else(|| parts.next().and_then(line));
        for code in codes {
            match code {
                "NV" | "VL" | "VA" => self.verify = Some(code.to_owned()),
                "B" => self.blanking = true,
                _ => self.rounds = self.rounds.or_else(|| code.strip_suffix('R')?.parse().ok()),
            }
        }
    }

    fn erasures(&self) -> Vec<Erasure> {
        self.disks.iter().filter(|d| d.status.is_some() || d.start.is_some()).map(|d| self.erasure(d)).collect()
    }

    fn erasure(&self, disk: &Disk) -> Erasure {
        let method = disk.method.clone().or_else(|| self.method.clone());
        let result = outcome(disk, method.as_deref());
        let read_back = matches!(self.verify.as_deref(), Some("VL" | "VA"));
        let serial = identity::serial(disk.serial.as_deref()).0;
        let mut warnings = Vec::new();
        if result == Outcome::NotAnErasure {
            warnings.push(Note::VerifyOnly);
        }
        if serial.is_none() {
            warnings.push(Note::DiskWithoutSerial);
        }
        if disk.bus.eq_ignore_ascii_case("USB") {
            warnings.push(Note::UsbBridge);
        }
        if disk.hidden {
            warnings.push(Note::HiddenSectors);
        }
        Erasure {
            disk_serial: serial,
            disk_model: disk.model.clone(),
            size_bytes: disk.erased.map(|(_, total)| total).or(disk.size_exact).or(disk.size_said),
            bytes_erased: disk.erased.map(|(erased, _)| erased),
            method,
            steps: if self.blanking { vec!["final blanking".to_owned()] } else { Vec::new() },
            rounds: self.rounds,
            start: disk.start.clone(),
            end: disk.last.clone(),
            result,
            verified: result == Outcome::Success && read_back,
            tool: self.tool(),
            errors: disk.errors,
            warnings,
        }
    }
}

/// The first device named in a message, without `/dev/`.
fn device_in(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("/dev/")?;
    rest.split(|c: char| !c.is_ascii_alphanumeric()).next().filter(|d| !d.is_empty())
}

/// The outcome for a disk: success only with status `Erased`, no errors, and every byte erased.
fn outcome(disk: &Disk, method: Option<&str>) -> Outcome {
    let status = disk.status.as_deref().unwrap_or_default();
    let failed = disk.errors.is_some_and(|all| all.iter().any(|n| *n > 0));
    let partly = disk.erased.is_some_and(|(erased, total)| erased < total);
    match () {
        () if method.is_some_and(|m| m.starts_with("Verify")) => Outcome::NotAnErasure,
        () if status.contains("ABORT") => Outcome::Aborted,
        () if status.contains("FAILED") || status.contains("INSANITY") => Outcome::Failed,
        () if status == "Erased" && !failed && !partly => Outcome::Success,
        () if status == "Erased" => Outcome::Failed,
        () => Outcome::Unknown,
    }
}
