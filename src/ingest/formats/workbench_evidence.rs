//! Readers for other erasure evidence: usody-sanitize reports, and what `nvme sanitize-log` prints.

use super::drive::logical;
use crate::domain::device::kind::MediumKind;
use crate::domain::text_enum::fold_code;
use crate::ingest::identity;
use crate::ingest::json::{list, number, round, text};
use crate::ingest::reading::{Erasure, MachineReport, Note, Outcome, SerialClass, Storage};
use crate::ingest::report_kind::ReportKind;
use crate::ingest::units::with_unit;
use chrono::DateTime;
use serde_json::Value;

/// Recognises a report of usody-sanitize.
#[must_use]
pub fn tell_sanitize(json: &Value) -> bool {
    json.get("device_info").is_some_and(Value::is_object) && json.get("steps").is_some_and(Value::is_array) && json.get("method").is_some()
}

/// Reads a report of usody-sanitize.
///
/// The erasure is a success only when the result and all steps say so and the two serial numbers agree (a USB bridge reports its own, not
/// the disk's); it is verified only when the validation passed too.
#[must_use]
pub fn read_sanitize(json: &Value) -> Vec<MachineReport> {
    let nothing = Value::Null;
    let info = json.get("device_info").unwrap_or(&nothing);
    let method = json.get("method").unwrap_or(&nothing);
    let export = info.get("export_data").unwrap_or(&nothing);
    let steps = list(json, "steps");
    let own = export.get("smart").and_then(|s| text(s, "serial_number"));
    let told = text(info, "serial_number");
    let agree = match (&own, &told) {
        (Some(a), Some(b)) => fold_code(a) == fold_code(b),
        _ => true,
    };
    let yes = |v: Option<&Value>| v.and_then(Value::as_bool) == Some(true);
    let done = yes(json.get("result")) && !steps.is_empty() && steps.iter().all(|s| yes(s.get("success")));
    let valid = yes(json.get("validation").and_then(|v| v.get("result")));
    let mut reading = MachineReport::empty("usody-sanitize", ReportKind::ErasureReport);
    reading.serial_class = SerialClass::Absent;
    let mut disk = Storage {
        model: identity::name(text(info, "model").map(|m| m.replace('_', " ")).as_deref()),
        interface: export.get("block").and_then(|b| text(b, "tran")),
        medium: text(info, "storage_medium").map(|m| match m.to_lowercase().as_str() {
            "hdd" => MediumKind::Hdd,
            "ssd" => MediumKind::Ssd,
            "nvme" => MediumKind::Nvme,
            _ => MediumKind::Unknown,
        }),
        ..Storage::default()
    };
    disk.set_serial(own.or(told).as_deref());
    // `298.1G` is binary, as lsblk prints it.
    disk.set_size(text(info, "size").and_then(|s| with_unit(&format!("{s}iB"))));
    disk.removable = disk.interface.as_deref() == Some("usb");
    logical::mark_if_logical(&mut disk);
    let mut erasure = Erasure {
        disk_serial: disk.serial.clone(),
        disk_model: disk.model.clone(),
        size_bytes: disk.size_bytes,
        method: text(method, "name"),
        steps: list(method, "overwriting_steps").iter().filter_map(|s| text(s, "pattern")).collect(),
        // The validation reads some sectors only.
        passes: u64::try_from(list(method, "overwriting_steps").len().max(steps.len())).ok().filter(|n| *n > 0),
        interface: disk.interface.clone(),
        start: steps.first().and_then(|s| moment(number(s, "start_time")?)),
        end: steps.last().and_then(|s| moment(number(s, "end_time")?)),
        result: if done && agree { Outcome::Success } else { Outcome::Failed },
        verified: done && agree && valid,
        tool: Some(text(json, "version").map_or_else(|| "usody-sanitize".to_owned(), |v| format!("usody-sanitize {v}"))),
        ..Erasure::unknown()
    };
    if !agree {
        erasure.warnings.push(Note::SourcesDisagree);
        reading.note(Note::SourcesDisagree);
    }
    if disk.removable {
        erasure.warnings.push(Note::UsbBridge);
    }
    if disk.logical {
        erasure.warnings.push(Note::RaidVolume);
    }
    reading.software.clone_from(&erasure.tool);
    reading.storage.push(disk);
    reading.erasures.push(erasure);
    vec![reading]
}

/// Seconds since 1970 as an ISO 8601 time with microseconds.
fn moment(seconds: f64) -> Option<String> {
    let micros = i64::try_from(round(seconds * 1e6)?).ok()?;
    DateTime::from_timestamp_micros(micros).map(|t| t.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string())
}

/// Recognises the output of `nvme sanitize-log -o json`, which has progress and status but no serial number.
#[must_use]
pub fn tell_sanitize_log(json: &Value) -> bool {
    let log = |v: &Value| v.get("sprog").is_some() && v.get("sstat").is_some();
    log(json) || json.as_object().is_some_and(|all| all.len() <= 4 && all.values().any(log))
}
