//! Readers for other erasure evidence: usody-sanitize reports, `nvme list` and `hdparm -I`.

use crate::domain::device::kind::MediumKind;
use crate::domain::text_enum::fold_code;
use crate::ingest::identity;
use crate::ingest::json;
use crate::ingest::json::{line, list, number, round, text, whole};
use crate::ingest::limits::ReadError;
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
    let mut erasure = Erasure {
        disk_serial: disk.serial.clone(),
        disk_model: disk.model.clone(),
        size_bytes: disk.size_bytes,
        method: text(method, "name"),
        steps: list(method, "overwriting_steps").iter().filter_map(|s| text(s, "pattern")).collect(),
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

/// Recognises the output of `nvme list -o json`, flat, or nested as since version 2.11.
#[must_use]
pub fn tell_nvme_list(json: &Value) -> bool {
    let devices = list(json, "Devices");
    !devices.is_empty() && devices.iter().all(|d| d.get("SerialNumber").is_some() || d.get("Subsystems").is_some())
}

/// Reads the output of `nvme list -o json`.
#[must_use]
pub fn read_nvme_list(json: &Value) -> Vec<MachineReport> {
    let mut reading = MachineReport::empty("nvme-list", ReportKind::Storage);
    for device in list(json, "Devices") {
        if device.get("SerialNumber").is_some() {
            reading.storage.push(nvme(device, whole(device, "PhysicalSize")));
        }
        for subsystem in list(device, "Subsystems") {
            let shared: Option<u64> = list(subsystem, "Namespaces").iter().find_map(|n| whole(n, "PhysicalSize"));
            for controller in list(subsystem, "Controllers") {
                let own = list(controller, "Namespaces").iter().find_map(|n| whole(n, "PhysicalSize"));
                reading.storage.push(nvme(controller, own.or(shared)));
            }
        }
    }
    reading.storage.retain(Storage::is_something);
    vec![reading]
}

fn nvme(device: &Value, size: Option<u64>) -> Storage {
    let mut disk = Storage {
        model: identity::name(text(device, "ModelNumber").as_deref()),
        interface: Some("nvme".to_owned()),
        medium: Some(MediumKind::Nvme),
        ..Storage::default()
    };
    disk.set_serial(text(device, "SerialNumber").as_deref());
    disk.set_size(size.filter(|s| *s > 0));
    disk
}

/// Recognises the output of `hdparm -I`.
#[must_use]
pub fn tell_hdparm(output: &str) -> bool {
    let head: Vec<&str> = output.lines().take(60).map(str::trim).filter(|l| !l.is_empty()).collect();
    let names = |l: &&str| l.starts_with("/dev/") && l.ends_with(':');
    // For a disk that is not ATA, hdparm prints only its name.
    head.iter().any(names) && (head.iter().all(names) || head.iter().any(|l| l.starts_with("Model Number:")))
}

/// Reads the output of `hdparm -I`: model, serial number, size and kind. A disk that is not ATA yields a report without storage.
///
/// # Errors
/// None today; the signature is that of the other text readers.
pub fn read_hdparm(output: &str) -> Result<Vec<MachineReport>, ReadError> {
    let field = |name: &str| output.lines().find_map(|l| l.trim().strip_prefix(name).and_then(line));
    let mut reading = MachineReport::empty("hdparm", ReportKind::Storage);
    let mut disk =
        Storage { model: identity::name(field("Model Number:").as_deref()), interface: Some("ata".to_owned()), ..Storage::default() };
    disk.set_serial(field("Serial Number:").as_deref());
    let sectors = field("LBA48  user addressable sectors:").or_else(|| field("LBA    user addressable sectors:"));
    let bytes = field("Logical  Sector size:").and_then(|s| s.split(' ').next()?.parse::<u64>().ok()).unwrap_or(512);
    disk.set_size(sectors.and_then(|s| s.parse::<u64>().ok()).and_then(|n| n.checked_mul(bytes)).filter(|n| *n > 0));
    disk.medium = match field("Nominal Media Rotation Rate:").as_deref() {
        Some("Solid State Device") => Some(MediumKind::Ssd),
        Some(rate) if rate.parse::<f64>().ok().and_then(json::round).is_some() => Some(MediumKind::Hdd),
        _ => None,
    };
    reading.storage.extend(Some(disk).filter(Storage::is_something));
    Ok(vec![reading])
}
