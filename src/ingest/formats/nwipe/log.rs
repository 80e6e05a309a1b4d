//! Reader for the logs of nwipe and `ShredOS`: one file, several disks, each judged by itself.
//!
//! The machine that ran nwipe is only the host: an erasure belongs to the disk whose serial number it names. The status `Erased` alone
//! proves nothing: a verify-only run prints it too, and the tables or the lines of the log may tell of errors or a part left untouched.
//!
//! What a version prints was read in its sources (<https://github.com/martijnvanbrummelen/nwipe>, tags v0.24 to v0.42): up to 0.28 no table
//! at all; up to 0.30 one table without a title; from 0.31 a table of errors, with two columns and from 0.32 three; up to 0.32 names of six
//! characters, then eight; from 0.35 a statement about hidden sectors; from 0.42 a table of bytes.

use super::{DUE_FROM, hidden_statement_due, is_unknown, link_of, passes_of};
use crate::domain::text_enum::fold_code;
use crate::ingest::formats::drive::logical;
use crate::ingest::identity;
use crate::ingest::json::line;
use crate::ingest::limits::{MAX_ENTRIES, ReadError};
use crate::ingest::reading::{Erasure, MachineReport, Note, Outcome, SerialClass};
use crate::ingest::report_kind::ReportKind;
use crate::ingest::units::with_unit;

/// How many lines are read to recognise a log.
const HEAD: usize = 400;
/// The shortest name that a table may have cut off at its front.
const CUT_FROM: usize = 6;
/// The first version with a table of the drives' status.
const STATUS_FROM: (u32, u32) = (0, 30);
/// The first version that says of itself that it ended well.
const WELL_FROM: (u32, u32) = (0, 27);

/// Recognises a log of nwipe.
#[must_use]
pub fn tell(text: &str) -> bool {
    let dated = text.lines().take(HEAD).any(|l| stamp(l).is_some());
    dated && text.lines().take(HEAD).any(|l| l.contains("nwipe") || l.contains("Nwipe") || l.contains("Program options are set as follows"))
}

/// What the lines of one run say about one disk.
#[derive(Clone, Default)]
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
    /// The log says that there are hidden sectors, or may be.
    hidden: bool,
    /// The log says that there are none.
    none_hidden: bool,
    /// A line of the log tells of an error while the disk was being erased.
    troubled: bool,
    /// Passes that were written or read, as far as the lines tell.
    passes: u64,
    /// The fewest bytes that one pass wrote.
    least_written: Option<u64>,
    /// The fewest bytes that one pass read back.
    least_read: Option<u64>,
    /// The last round was finished, and a pass was read back.
    finished: bool,
    read_back: bool,
    /// A round was finished that is not the last.
    rounds_left: bool,
    /// Its row in the table of errors cannot be read.
    errors_unclear: bool,
    /// Its lines name two drives or two methods.
    mixed: bool,
}

/// One run of the program; a log may hold several.
#[derive(Default)]
struct Run {
    version: Option<String>,
    method: Option<String>,
    rounds: Option<u64>,
    verify: Option<String>,
    blanking: bool,
    methods_differ: bool,
    host_serial: Option<String>,
    disks: Vec<Disk>,
    /// The device whose geometry the following lines describe.
    about: Option<String>,
    table: Table,
    /// The options were printed, which a run does once.
    options: bool,
    finished: bool,
    /// The program said that all went well, in versions without a table.
    well: bool,
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
        if runs.last().is_some_and(|run| run.is_over_at(&row)) {
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

    /// Whether a line begins another run: also after one that was cut off, whose disks must not lend their facts to the next.
    fn is_over_at(&self, row: &str) -> bool {
        let started = self.disks.iter().any(|d| d.start.is_some());
        if row.contains("info: nwipe ") {
            return self.version.is_some() || started || self.finished;
        }
        // A disk is erased once in a run: the head of the next run is missing.
        if let Some((_, device)) = row.split_once("Invoking method '").and_then(|_| row.rsplit_once("/dev/")) {
            let device = device_in(&format!("/dev/{device}")).map(str::to_owned);
            return self.disks.iter().any(|d| d.start.is_some() && Some(&d.device) == device.as_ref());
        }
        let found = row.contains("notice: Found /dev/") || row.contains(": Found drive model=");
        let options = row.contains("Program options are set");
        (found && (started || self.finished)) || (options && (self.options || started || self.finished))
    }

    fn take(&mut self, row: &str) {
        match stamp(row) {
            Some((date, rest)) if rest.starts_with("Total Throughput") => self.close(date, rest),
            Some((date, rest)) => {
                self.table = Table::None;
                if let Some((level, message)) = rest.split_once(": ") {
                    self.log(date, level.trim(), message);
                }
            }
            None if row.contains("| Pass Errors |") => self.table = Table::Errors,
            None if row.contains("| ") && row.contains(" Bytes Erased |") => self.table = Table::Erased,
            None if row.contains("| Status |") => self.table = Table::Status,
            None if row.contains('|') => self.table_row(row),
            None => {}
        }
    }

    fn with_disk(&mut self, device: &str, change: impl FnOnce(&mut Disk)) {
        let device = device.trim_start_matches("/dev/");
        if let Some(disk) = self.disks.iter_mut().find(|d| d.device == device) {
            change(disk);
        } else if self.disks.len() < MAX_ENTRIES {
            let mut disk = Disk { device: device.to_owned(), ..Disk::default() };
            change(&mut disk);
            self.disks.push(disk);
        }
    }

    /// The disks that a table may mean: the one of that name, else those whose name ends so, because tables cut names off at their front. A
    /// disk that no other line names is new.
    fn with_row(&mut self, name: &str, serial: Option<&str>, change: impl Fn(&mut Disk)) {
        let last = |device: &str| device.rsplit('/').next().unwrap_or_default().to_owned();
        if let Some(disk) = self.disks.iter_mut().find(|d| last(&d.device) == name) {
            return change(disk);
        }
        let cut = |d: &&mut Disk| name.len() >= CUT_FROM && last(&d.device).ends_with(name);
        let mut meant: Vec<&mut Disk> = self.disks.iter_mut().filter(cut).collect();
        if meant.len() > 1
            && let Some(serial) = serial
        {
            let begins = |d: &&mut Disk| d.serial.as_deref().is_some_and(|own| own.starts_with(serial));
            meant.retain(begins);
        }
        if meant.is_empty() {
            return self.with_disk(name, change);
        }
        meant.into_iter().for_each(change);
    }

    fn log(&mut self, date: &str, level: &str, message: &str) {
        if let Some(found) = message.strip_prefix("Found /dev/") {
            self.found(found);
        } else if let Some(drive) = message.strip_prefix("Found drive model=") {
            self.found_quoted(drive);
        } else if let Some(version) = message.strip_prefix("nwipe ") {
            self.version = line(version);
        } else if let Some(banner) = setting(message, "banner") {
            self.version = banner.strip_prefix("nwipe ").and_then(line).or_else(|| self.version.take());
        } else if let Some(method) = setting(message, "method") {
            self.say_method(line(method));
        } else if let Some(rounds) = setting(message, "rounds") {
            self.rounds = rounds.parse().ok();
        } else if let Some(verify) = setting(message, "verify") {
            let code = ["NV", "VL", "VA"].into_iter().zip(["0", "1", "2"]).find(|(_, n)| verify.starts_with(n));
            self.say_verify(code.map_or("NV", |(code, _)| code));
        } else if message.starts_with("Program options are set") {
            self.options = true;
        } else if message.starts_with("Nwipe successfully exited") {
            (self.well, self.finished) = (true, true);
        } else if message.starts_with("Nwipe exited.") {
            // Before 0.27 these were the last words of every run: what happened is told by the lines of each disk.
            self.well |= self.number().is_some_and(|v| v < WELL_FROM);
            self.finished = true;
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
        let last_size = || message.rsplit('/').next()?.trim().parse().ok();
        let said_size = message.split_once(" is size ").and_then(|(_, size)| size.trim_end_matches('.').parse().ok());
        let sizes = message.contains("sect/blk/dev ") || message.contains("log/phy/dev ");
        let blocks = if sizes { last_size() } else { said_size };
        let upper = message.to_uppercase();
        let none_hidden = message.starts_with("No hidden sectors on");
        let hidden = upper.contains("HIDDEN SECTORS") && !upper.contains("NO HIDDEN SECTORS");
        let bytes = message.split_once(" bytes ").and_then(|(bytes, rest)| Some((bytes.parse::<u64>().ok()?, rest)));
        let wrong = matches!(level, "error" | "fatal" | "sanity") || message.contains(">>> FAILURE! <<<");
        let known = self.disks.iter().any(|d| d.device == device);
        if known || invoked.is_some() || serial.is_some() || blocks.is_some() || hidden || none_hidden {
            self.with_disk(device, |disk| {
                if let Some(method) = invoked {
                    disk.mixed |= disk.method.as_ref().is_some_and(|before| *before != method);
                    disk.method = Some(method);
                    disk.start = Some(date.to_owned());
                }
                disk.last = Some(date.to_owned());
                disk.size_exact = disk.size_exact.or(blocks);
                disk.hidden |= hidden;
                disk.none_hidden |= none_hidden;
                // What goes wrong before, while the disks are looked for, is no error of the erasure.
                disk.troubled |= wrong && disk.start.is_some();
                match bytes {
                    Some((bytes, rest)) if rest.starts_with("written ") => {
                        disk.passes += 1;
                        disk.least_written = Some(disk.least_written.map_or(bytes, |least| least.min(bytes)));
                    }
                    Some((bytes, rest)) if rest.starts_with("read ") => {
                        disk.passes += 1;
                        disk.least_read = Some(disk.least_read.map_or(bytes, |least| least.min(bytes)));
                    }
                    _ => {}
                }
                disk.read_back |= message.starts_with("Verified pass") || message.contains("Verified that");
                let last_round = message.starts_with("Finished final round") || is_last_round(message);
                disk.rounds_left = !last_round && (disk.rounds_left || message.starts_with("Finished round "));
                disk.finished |= last_round;
                disk.say_serial(serial);
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
            disk.say_serial(serial);
            disk.size_said = size;
        });
    }

    /// Parses `"ST3500418AS", device path="/dev/sda", size="500 GB", serial number="9VM0OLD1"`, as versions 0.26 to 0.28 write it.
    fn found_quoted(&mut self, found: &str) {
        let value =
            |key: &str| found.split_once(&format!("{key}=\"")).and_then(|(_, rest)| rest.split_once('"')).and_then(|(v, _)| line(v));
        let model = found.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"')).and_then(|(m, _)| line(m));
        let Some(path) = value("device path") else { return };
        let (size, serial) = (value("size").and_then(|size| with_unit(&size)), value("serial number"));
        self.with_disk(&path, |disk| {
            disk.model = model;
            disk.say_serial(serial);
            disk.size_said = size;
        });
    }

    /// Takes the method that the options or the last line give; of two that differ, neither counts.
    fn say_method(&mut self, method: Option<String>) {
        self.methods_differ |= self.method.as_ref().zip(method.as_ref()).is_some_and(|(before, now)| before != now);
        self.method = self.method.take().or(method);
    }

    /// Takes a statement about the verification; of two that differ, the weaker one counts.
    fn say_verify(&mut self, code: &str) {
        let rank = |code: &str| ["NV", "VL", "VA"].iter().position(|known| *known == code).unwrap_or(0);
        if self.verify.as_deref().is_none_or(|before| rank(code) < rank(before)) {
            self.verify = Some(code.to_owned());
        }
    }

    /// The numbers of the version; `None` when the log does not give them.
    fn number(&self) -> Option<(u32, u32)> {
        let mut parts = self.version.as_deref()?.split('.');
        let mut part = || parts.next()?.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u32>().ok();
        Some((part()?, part()?))
    }

    fn table_row(&mut self, row: &str) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let Some((device, rest)) = cells.split_first() else { return };
        let device = device.trim_start_matches('!').trim().trim_start_matches("/dev/");
        // The header row of a table looks like a row of a failed disk.
        if device == "Device" || device.is_empty() {
            return;
        }
        match (self.table, rest) {
            (Table::Errors, [pass, verify, others @ ..]) => {
                // The third column came with 0.32; the row of 0.31 ends with an empty cell.
                let sync = others.first().filter(|cell| !cell.is_empty()).map_or(Ok(0), |cell| cell.parse());
                let counts = (pass.parse(), verify.parse(), sync);
                self.with_row(device, None, |d| match counts {
                    (Ok(pass), Ok(verify), Ok(sync)) => d.errors = Some([pass, verify, sync]),
                    _ => d.errors_unclear = true,
                });
            }
            (Table::Erased, [erased, total, ..]) => {
                if let (Ok(erased), Ok(total)) = (erased.parse(), total.parse()) {
                    self.with_row(device, None, |d| d.erased = Some((erased, total)));
                }
            }
            (Table::Status, [status, _, _, named, ..]) => {
                let (model, serial) = named.rsplit_once('/').map_or((*named, None), |(m, s)| (m, Some(s)));
                let (model, serial) = (line(model), serial.and_then(line));
                self.with_row(device, serial.as_deref(), |disk| {
                    disk.status = Some((*status).to_owned());
                    disk.model = disk.model.take().or_else(|| model.clone());
                    disk.say_serial(serial.clone());
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
        self.say_method(parts.next().and_then(line));
        for code in codes {
            match code {
                "NV" | "VL" | "VA" => self.say_verify(code),
                "B" => self.blanking = true,
                _ => self.rounds = self.rounds.or_else(|| code.strip_suffix('R')?.parse().ok()),
            }
        }
    }

    /// The disks with an outcome. One serial number in one run is one erasure: a disk that is reached by two paths has two names.
    fn erasures(&self) -> Vec<Erasure> {
        let mut disks: Vec<Disk> = Vec::new();
        for disk in self.disks.iter().filter(|d| d.status.is_some() || d.start.is_some()) {
            let key = |d: &Disk| identity::serial(d.serial.as_deref()).0.as_deref().map(fold_code);
            let own = key(disk);
            match disks.iter_mut().find(|d| own.is_some() && key(d) == own) {
                Some(same) => same.join(disk),
                None => disks.push(disk.clone()),
            }
        }
        disks.iter().map(|d| self.erasure(d)).collect()
    }

    /// Whether this version must have spoken of hidden sectors; one that is not known must.
    fn states_hidden_sectors(&self) -> bool {
        self.number().is_none_or(|v| v >= DUE_FROM) || self.disks.iter().any(|d| d.hidden || d.none_hidden)
    }

    fn erasure(&self, disk: &Disk) -> Erasure {
        let method = disk.method.clone().or_else(|| self.method.clone());
        let result = self.outcome(disk, method.as_deref());
        let read_whole = disk.least_read.zip(disk.size_exact).is_none_or(|(read, size)| read >= size);
        let read_back = matches!(self.verify.as_deref(), Some("VL" | "VA")) && read_whole;
        let serial = identity::serial(disk.serial.as_deref()).0;
        let mut warnings = Vec::new();
        if result == Outcome::NotAnErasure {
            warnings.push(Note::VerifyOnly);
        }
        if serial.is_none() {
            warnings.push(Note::DiskWithoutSerial);
        }
        if link_of(&disk.bus).eq_ignore_ascii_case("USB") {
            warnings.push(Note::UsbBridge);
        }
        // Found, or not ruled out: silence where a statement is due is no statement.
        if disk.hidden || (!disk.none_hidden && self.states_hidden_sectors() && hidden_statement_due(&disk.bus)) {
            warnings.push(Note::HiddenSectors);
        }
        if logical::is_logical_device(&format!("/dev/{}", disk.device)) || logical::is_logical(None, disk.model.as_deref()) {
            warnings.push(Note::RaidVolume);
        }
        let known = method.as_deref().and_then(|m| passes_of(m, self.rounds, self.verify.as_deref(), self.blanking));
        Erasure {
            disk_serial: serial,
            disk_model: disk.model.clone(),
            size_bytes: disk.erased.map(|(_, total)| total).or(disk.size_exact).or(disk.size_said),
            bytes_erased: disk.erased.map(|(erased, _)| erased),
            method,
            steps: if self.blanking { vec!["final blanking".to_owned()] } else { Vec::new() },
            rounds: self.rounds,
            passes: if disk.passes > 0 { Some(disk.passes) } else { known },
            interface: Some(disk.bus.to_lowercase()).filter(|bus| !bus.is_empty()),
            start: disk.start.clone(),
            end: disk.last.clone(),
            result,
            verified: result == Outcome::Success && read_back,
            tool: self.tool(),
            errors: disk.errors,
            warnings,
        }
    }

    /// The outcome for a disk: success only with status `Erased`, no errors, and every byte erased; and only when the log has what its version
    /// prints, and agrees with itself.
    fn outcome(&self, disk: &Disk, method: Option<&str>) -> Outcome {
        let status = disk.status.as_deref().unwrap_or_default();
        let version = self.number();
        let failed = disk.troubled || disk.errors.is_some_and(|all| all.iter().any(|n| *n > 0));
        let said = disk.size_exact.or(disk.size_said.map(|said| said - said / 20));
        let partly = disk.erased.is_some_and(|(erased, total)| erased < total)
            || disk.least_written.zip(said).is_some_and(|(written, size)| written < size)
            || disk.rounds_left;
        let unclear = disk.mixed
            || self.methods_differ
            || disk.sizes_differ()
            || method.is_none_or(is_unknown)
            || self.method.as_deref().is_some_and(|own| method.is_some_and(|m| m != own))
            || disk.errors_unclear;
        match () {
            () if [method, self.method.as_deref()].into_iter().flatten().any(|m| m.starts_with("Verify")) => Outcome::NotAnErasure,
            () if status.contains("ABORT") => Outcome::Aborted,
            () if status.contains("FAILED") || status.contains("INSANITY") => Outcome::Failed,
            () if status == "Erased" && !failed && !partly => {
                if unclear {
                    Outcome::Unknown
                } else {
                    Outcome::Success
                }
            }
            () if status == "Erased" => Outcome::Failed,
            // Without a table the lines of the disk and the last words of the program must say it.
            () if status.is_empty() && failed => Outcome::Failed,
            () if version.is_none_or(|v| v >= STATUS_FROM) || unclear || partly => Outcome::Unknown,
            () if status.is_empty() && self.well && disk.finished && disk.read_back => Outcome::Success,
            () => Outcome::Unknown,
        }
    }
}

impl Disk {
    /// Takes a serial number that a line gives. A table may cut it off at its end; any other difference is another drive.
    fn say_serial(&mut self, serial: Option<String>) {
        let Some(serial) = serial else { return };
        match &self.serial {
            None => self.serial = Some(serial),
            Some(own) => {
                let (own, said) = (fold_code(own), fold_code(&serial));
                self.mixed |= !own.starts_with(&said) && !said.starts_with(&own);
            }
        }
    }

    /// Whether the sizes that the lines and the table give are not the same.
    fn sizes_differ(&self) -> bool {
        self.size_exact.zip(self.erased).is_some_and(|(size, (_, total))| size != total)
    }

    /// Adds what is said of the same disk under another name: the worse counts, and sizes that differ are none.
    fn join(&mut self, other: &Self) {
        let rank = |status: Option<&str>| match status {
            Some("Erased") => 0,
            None => 1,
            Some(text) if text.contains("ABORT") => 2,
            Some(_) => 3,
        };
        if rank(other.status.as_deref()) > rank(self.status.as_deref()) {
            self.status.clone_from(&other.status);
        }
        if self.size_exact != other.size_exact || self.size_said != other.size_said {
            (self.size_exact, self.size_said, self.erased) = (None, None, None);
        }
        self.errors = match (self.errors, other.errors) {
            (Some([a, b, c]), Some([d, e, f])) => Some([a.max(d), b.max(e), c.max(f)]),
            (one, other) => one.or(other),
        };
        self.start = self.start.take().min(other.start.clone());
        self.last = self.last.take().max(other.last.clone());
        self.hidden |= other.hidden;
        self.none_hidden &= other.none_hidden;
        self.troubled |= other.troubled;
        self.finished &= other.finished;
        self.read_back &= other.read_back;
        self.passes = self.passes.max(other.passes);
        self.least_written = [self.least_written, other.least_written].into_iter().flatten().min();
        self.least_read = [self.least_read, other.least_read].into_iter().flatten().min();
        self.mixed |= other.mixed;
        self.errors_unclear |= other.errors_unclear;
        self.rounds_left |= other.rounds_left;
    }
}

/// Whether a line ends the last round, as versions without a final line write it: `Finished round 1 of 1 on device '/dev/sda'.`
fn is_last_round(message: &str) -> bool {
    let Some(rest) = message.strip_prefix("Finished round ") else { return false };
    let mut words = rest.split_whitespace();
    let (at, of, all) = (words.next(), words.next(), words.next());
    of == Some("of") && at.is_some() && at == all
}

/// The first device named in a message, without `/dev/`: `sda`, `cciss/c0d0`, `mapper/mpatha`.
fn device_in(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("/dev/")?;
    rest.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '!'))).next().filter(|d| !d.is_empty())
}
