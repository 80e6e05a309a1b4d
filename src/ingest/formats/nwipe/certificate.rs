//! Reader for the PDF certificates of nwipe, from version 0.34 on: one per drive, or one for all drives of a host.
//!
//! A certificate names people: the organisation, its customer, the technician. Only what it says of the drives is taken out of it, as lines
//! `label value`, and only those lines are stored and read; the ledger keeps the hash of the whole file.

use super::{hidden_statement_due, is_unknown, link_of, passes_of};
use crate::ingest::formats::drive::logical;
use crate::ingest::identity;
use crate::ingest::json::line;
use crate::ingest::limits::{MAX_BYTES, MAX_ENTRIES, ReadError};
use crate::ingest::reading::{Erasure, MachineReport, Note, Outcome, SerialClass};
use crate::ingest::report_kind::ReportKind;
use crate::ingest::units::with_unit;
use lopdf::content::{Content, Operation};
use lopdf::{Document, LoadOptions, Object};

/// The first line of what is taken out of a certificate.
const FIRST_LINE: &str = "nwipe certificate";
/// What a certificate says of a drive: the labels of both layouts. None of them is about people.
const LABELS: &[&str] = &[
    "Make/Model:",
    "Make:",
    "Serial:",
    "S/N:",
    "Bus:",
    "Size(Apparent):",
    "Size(Real):",
    "Start time:",
    "End time:",
    "Duration:",
    "Status:",
    "Method:",
    "Final Pass(Zeros/Ones/None):",
    "Blanking Pass:",
    "Verify Pass(Last/All/None):",
    "Verify(Last/All/None):",
    "*Bytes Erased:",
    "Rounds(completed/requested):",
    "HPA/DCO:",
    "Errors(pass/sync/verify/retries):",
    "Errors(pass/sync/verify):",
];
/// Labels whose value is not read, but which stand on the same line as one that is.
const OTHER_LABELS: &[&str] = &["HPA/DCO Size:", "Throughput:", "PRNG algorithm:"];
const STATUSES: &[&str] = &["ERASED", "FAILED", "ABORTED", "INSANITY"];
/// Most pages and most texts of a page that are looked at.
const MAX_PAGES: usize = 2_000;
const MAX_TEXTS: usize = 20_000;

/// A text on a page, with its place in points from the lower left corner; text that is turned has none.
struct Placed {
    at: Option<(f32, f32)>,
    text: String,
}

/// Whether the bytes are those of a PDF file.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF")
}

/// What a certificate says of its drives, as text.
///
/// # Errors
/// [`ReadError::Binary`] when the file is no certificate of nwipe, or cannot be read as PDF.
pub fn extract(bytes: &[u8]) -> Result<String, ReadError> {
    let refused = || ReadError::Binary { what: "pdf" };
    let file = Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(MAX_BYTES)).map_err(|_broken| refused())?;
    let mut told = vec![FIRST_LINE.to_owned()];
    let mut left = MAX_BYTES;
    for page in file.get_pages().into_values().take(MAX_PAGES) {
        let content = file.get_page_content_with_limit(page, left).map_err(|_broken| refused())?;
        left = left.saturating_sub(content.len());
        let texts = Content::decode(&content).map(|content| texts(&content.operations)).unwrap_or_default();
        if texts.iter().any(|t| t.text.starts_with("Page ") && t.text.ends_with(" - Erasure Status")) {
            told.extend(facts(&texts));
        }
    }
    // The first facts of a page are those of its head: the program and the host.
    if !told.iter().any(|line| line.starts_with("Disc Erasure by NWIPE")) {
        return Err(refused());
    }
    Ok(told.join("\n"))
}

/// The texts of a page in the order in which they are drawn.
fn texts(operations: &[Operation]) -> Vec<Placed> {
    let number = |o: &Object| o.as_float().ok();
    let mut at = None;
    let mut all = Vec::new();
    for Operation { operator, operands } in operations {
        match (operator.as_str(), operands.as_slice()) {
            ("BT", _) => at = None,
            ("TD" | "Td", [x, y]) => at = number(x).zip(number(y)),
            ("Tj", [Object::String(bytes, _)]) if all.len() < MAX_TEXTS => {
                let (text, _, _) = encoding_rs::WINDOWS_1252.decode(bytes);
                all.push(Placed { at, text: text.trim().to_owned() });
            }
            _ => {}
        }
    }
    all
}

/// The lines about program, host and drives on a page.
fn facts(texts: &[Placed]) -> Vec<String> {
    let mut lines = Vec::new();
    for placed in texts {
        let text = placed.text.as_str();
        if text.starts_with("Disc Erasure by NWIPE") || text.starts_with("System S/N:") {
            lines.push(text.to_owned());
        } else if LABELS.contains(&text) {
            let value = placed.at.and_then(|at| beside(texts, at)).unwrap_or_default();
            lines.push(format!("{text} {value}"));
        } else if placed.at.is_none() && STATUSES.contains(&text) {
            // On the certificate of a host the status stands across the facts of its drive, after them.
            lines.push(format!("Status: {text}"));
        }
    }
    lines
}

/// The value of a label: the nearest text to its right on the same line, unless that is another label.
fn beside(texts: &[Placed], (x, y): (f32, f32)) -> Option<&str> {
    let same_line = texts.iter().filter_map(|t| t.at.map(|at| (at, t.text.as_str())));
    let right = same_line.filter(|((tx, ty), _)| *tx > x && (ty - y).abs() < 1.0);
    let (_, text) = right.min_by(|((a, _), _), ((b, _), _)| a.total_cmp(b))?;
    (!LABELS.contains(&text) && !OTHER_LABELS.contains(&text)).then_some(text)
}

/// Recognises what was taken out of a certificate.
#[must_use]
pub fn tell(text: &str) -> bool {
    text.lines().next() == Some(FIRST_LINE)
}

/// The facts of one drive.
#[derive(Default)]
struct Drive {
    facts: Vec<(String, String)>,
}

impl Drive {
    fn get(&self, labels: &[&str]) -> Option<&str> {
        let (_, value) = self.facts.iter().find(|(label, value)| labels.contains(&label.as_str()) && !value.is_empty())?;
        Some(value)
    }

    /// The number of bytes after the comma: ` 100 MB, 100663296 bytes`; without a comma the rounded size.
    fn bytes(&self, label: &str) -> Option<u64> {
        let text = self.get(&[label])?;
        let exact = text.split_once(',').map(|(_, exact)| exact.trim().chars().take_while(char::is_ascii_digit).collect::<String>());
        exact.and_then(|digits| digits.parse().ok()).or_else(|| with_unit(text))
    }

    fn erasure(&self, tool: Option<&str>) -> Erasure {
        let text = |labels: &[&str]| self.get(labels).and_then(line);
        let serial = identity::serial(self.get(&["Serial:", "S/N:"])).0;
        let bus = self.get(&["Bus:"]).unwrap_or_default();
        let method = text(&["Method:"]);
        let counts: Vec<u64> = self
            .get(&["Errors(pass/sync/verify/retries):", "Errors(pass/sync/verify):"])
            .map(|all| all.split('/').filter_map(|n| n.trim().parse().ok()).collect())
            .unwrap_or_default();
        let errors = match counts.as_slice() {
            [pass, sync, verify, ..] => Some([*pass, *verify, *sync]),
            _ => None,
        };
        let erased =
            self.get(&["*Bytes Erased:"]).and_then(|t| t.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u64>().ok());
        let (apparent, real) = (self.bytes("Size(Apparent):"), self.bytes("Size(Real):"));
        let size = apparent.max(real);
        let rounds = self.get(&["Rounds(completed/requested):"]).and_then(|t| t.split_once('/'));
        let rounds: Option<(u64, u64)> = rounds.and_then(|(done, asked)| Some((done.trim().parse().ok()?, asked.trim().parse().ok()?)));
        // Up to 0.40 the value is written `Verify Last`.
        let verify = self.get(&["Verify Pass(Last/All/None):", "Verify(Last/All/None):"]);
        let verify = match verify.map(|v| v.strip_prefix("Verify").unwrap_or(v).trim()) {
            Some("Last") => Some("VL"),
            Some("All") => Some("VA"),
            _ => None,
        };
        let blanking = self.get(&["Final Pass(Zeros/Ones/None):", "Blanking Pass:"]).is_some_and(|pass| pass != "None");
        let status = self.get(&["Status:"]).unwrap_or_default();
        let wrong = errors.is_none_or(|all| all.iter().any(|n| *n > 0))
            || rounds.is_none_or(|(done, asked)| done < asked)
            || erased.zip(size).is_none_or(|(erased, size)| erased < size);
        let result = match status {
            _ if method.as_deref().is_some_and(|m| m.starts_with("Verify")) => Outcome::NotAnErasure,
            "ERASED" if method.as_deref().is_none_or(is_unknown) => Outcome::Unknown,
            "ERASED" if !wrong => Outcome::Success,
            "ERASED" | "FAILED" | "INSANITY" => Outcome::Failed,
            "ABORTED" => Outcome::Aborted,
            _ => Outcome::Unknown,
        };
        let mut warnings = Vec::new();
        if result == Outcome::NotAnErasure {
            warnings.push(Note::VerifyOnly);
        }
        if serial.is_none() {
            warnings.push(Note::DiskWithoutSerial);
        }
        if link_of(bus).eq_ignore_ascii_case("USB") {
            warnings.push(Note::UsbBridge);
        }
        let hidden = self.get(&["HPA/DCO:"]).unwrap_or_default().to_lowercase();
        let ruled_out = hidden.starts_with("no hidden sectors") || (hidden == "not applicable");
        if !ruled_out && (hidden_statement_due(bus) || !hidden.is_empty()) {
            warnings.push(Note::HiddenSectors);
        }
        if logical::is_logical(None, self.get(&["Make/Model:", "Make:"])) {
            warnings.push(Note::RaidVolume);
        }
        Erasure {
            disk_serial: serial,
            disk_model: text(&["Make/Model:", "Make:"]),
            size_bytes: size,
            bytes_erased: erased,
            passes: method.as_deref().and_then(|m| passes_of(m, rounds.map(|(_, asked)| asked), verify, blanking)),
            interface: Some(bus.to_lowercase()).filter(|bus| !bus.is_empty()),
            method,
            steps: if blanking { vec!["final blanking".to_owned()] } else { Vec::new() },
            rounds: rounds.map(|(done, _)| done),
            start: text(&["Start time:"]),
            end: text(&["End time:"]),
            result,
            verified: result == Outcome::Success && verify.is_some(),
            tool: tool.map(str::to_owned),
            errors,
            warnings,
        }
    }
}

/// Reads what was taken out of a certificate: one erasure for every drive.
///
/// # Errors
/// [`ReadError::NamesNoDrive`] when it tells of no drive.
pub fn read(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    let mut reading = MachineReport::empty("nwipe", ReportKind::ErasureReport);
    reading.serial_class = SerialClass::Absent;
    let mut drives: Vec<Drive> = Vec::new();
    for row in text.lines().skip(1) {
        if let Some(version) = row.strip_prefix("Disc Erasure by NWIPE version ") {
            reading.software = line(version).map(|v| format!("nwipe {v}"));
        } else if let Some(serial) = row.strip_prefix("System S/N:") {
            reading.host_serial = identity::serial(Some(serial)).0;
        } else if let Some(label) = LABELS.iter().find(|label| row.starts_with(**label)) {
            if matches!(*label, "Make/Model:" | "Make:") && drives.len() < MAX_ENTRIES {
                drives.push(Drive::default());
            }
            let value = row.strip_prefix(label).unwrap_or_default().trim().to_owned();
            if let Some(drive) = drives.last_mut() {
                drive.facts.push(((*label).to_owned(), value));
            }
        }
    }
    if drives.is_empty() {
        return Err(ReadError::NamesNoDrive);
    }
    let tool = reading.software.clone();
    reading.erasures = drives.iter().map(|drive| drive.erasure(tool.as_deref())).collect();
    let warnings: Vec<Note> = reading.erasures.iter().flat_map(|e| e.warnings.clone()).collect();
    for warning in warnings {
        reading.note(warning);
    }
    Ok(vec![reading])
}
