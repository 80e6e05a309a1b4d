//! Reader for `smartctl --json`: disks with their health, full model and true serial number.
//!
//! The exit status is a bit mask and is ignored; a missing `smart_status` means unknown, not passed. An output that names no drive
//! (`--scan`, a disk that could not be opened) gives no entry.

use super::{endurance, logical};
use crate::domain::device::kind::MediumKind;
use crate::ingest::identity;
use crate::ingest::json::{list, text, unfolded, whole};
use crate::ingest::reading::{MachineReport, Note, Storage};
use crate::ingest::report_kind::ReportKind;
use serde_json::Value;

/// Most believable power-on hours: fifty years.
const MAX_HOURS: u64 = 438_000;

fn is_output(value: &Value) -> bool {
    value.get("smartctl").is_some_and(Value::is_object) && value.get("json_format_version").is_some()
}

/// Recognises an output of smartctl, or a list of them.
#[must_use]
pub fn tell(json: &Value) -> bool {
    match json {
        Value::Array(all) => !all.is_empty() && all.iter().all(is_output),
        one => is_output(one),
    }
}

/// Reads one output, or a list of them, as one report.
#[must_use]
pub fn read(json: &Value) -> Vec<MachineReport> {
    let mut reading = MachineReport::empty("smartctl", ReportKind::Storage);
    let outputs: &[Value] = json.as_array().map_or(std::slice::from_ref(json), Vec::as_slice);
    for output in outputs.iter().take(crate::ingest::limits::MAX_ENTRIES) {
        let disk = disk(output);
        if !disk.is_something() || is_optical(output) {
            continue;
        }
        if through_bridge(output) {
            reading.note(Note::UsbBridge);
        }
        reading.storage.push(disk);
    }
    reading.software = outputs.first().and_then(version);
    vec![reading]
}

fn version(output: &Value) -> Option<String> {
    let numbers: Vec<String> = list(output.get("smartctl")?, "version").iter().filter_map(Value::as_u64).map(|n| n.to_string()).collect();
    (!numbers.is_empty()).then(|| format!("smartctl {}", numbers.join(".")))
}

fn through_bridge(output: &Value) -> bool {
    let device = output.get("device");
    let of = |key| device.and_then(|d| text(d, key)).unwrap_or_default().to_lowercase();
    of("type").starts_with("usb") || of("type").starts_with("snt") || of("info_name").contains("usb")
}

/// Reads the disk of one output; nearly empty when smartctl could not open the disk.
#[must_use]
pub fn disk(output: &Value) -> Storage {
    let mut disk = Storage::default();
    let device = output.get("device");
    let protocol = device.and_then(|d| text(d, "protocol")).unwrap_or_default();
    let scsi = || {
        let parts: Vec<String> = ["scsi_vendor", "scsi_product"].iter().filter_map(|k| text(output, k)).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    };
    let model = text(output, "model_name").or_else(|| text(output, "scsi_model_name")).or_else(scsi);
    disk.model = identity::name(model.as_deref());
    disk.set_serial(text(output, "serial_number").as_deref());
    let bytes = output.get("user_capacity").and_then(|c| whole(c, "bytes")).or_else(|| whole(output, "nvme_total_capacity"));
    disk.set_size(bytes.filter(|b| *b > 0));
    disk.medium = Some(match (protocol.as_str(), whole(output, "rotation_rate")) {
        ("NVMe", _) => MediumKind::Nvme,
        (_, Some(0)) => MediumKind::Ssd,
        (_, Some(_)) => MediumKind::Hdd,
        (_, None) => MediumKind::Unknown,
    });
    disk.interface = match (protocol.as_str(), through_bridge(output)) {
        ("", _) => None,
        (_, true) => Some("usb".to_owned()),
        (name, false) => Some(name.to_lowercase()),
    };
    disk.removable = through_bridge(output);
    disk.smart_passed = output.get("smart_status").and_then(|s| s.get("passed")).and_then(Value::as_bool);
    disk.power_on_hours = output.get("power_on_time").and_then(|t| whole(t, "hours")).filter(|h| *h <= MAX_HOURS);
    disk.bad_sectors = bad_sectors(output);
    disk.wear_percent = endurance::wear(output);
    disk.failing = is_failing(output);
    if is_volume(output, &disk) {
        logical::mark(&mut disk);
    }
    disk
}

/// Whether the output is about a volume and not a drive. With `-d megaraid,0`, `-d cciss,0` and the like smartctl asks a member itself.
fn is_volume(output: &Value, disk: &Storage) -> bool {
    let device = output.get("device");
    let kind = device.and_then(|d| text(d, "type")).unwrap_or_default().to_lowercase();
    let of_member = kind.split('+').any(|part| part.contains(',') && !part.starts_with("usb") && !part.starts_with("snt"));
    let path = device.and_then(|d| text(d, "name")).unwrap_or_default();
    !of_member && (logical::is_logical(text(output, "scsi_vendor").as_deref(), disk.model.as_deref()) || logical::is_logical_device(&path))
}

/// Whether the drive itself reports a critical condition: an `NVMe` warning other than that of the temperature, which passes, or fewer
/// spare blocks than its own threshold.
fn is_failing(output: &Value) -> bool {
    const TOO_HOT: u64 = 2;
    let Some(log) = output.get("nvme_smart_health_information_log") else { return false };
    let spare = whole(log, "available_spare").zip(whole(log, "available_spare_threshold"));
    whole(log, "critical_warning").is_some_and(|w| w & !TOO_HOT != 0) || spare.is_some_and(|(left, needed)| left < needed)
}

/// Bad sectors. ATA: reallocated (SMART attribute 5), pending (197) and uncorrectable (198). `NVMe`: media errors. SCSI and SAS: grown
/// defects, pending defects and the uncorrected errors of all error counter logs. `None` when the disk does not report them.
fn bad_sectors(output: &Value) -> Option<u64> {
    if let Some(log) = output.get("nvme_smart_health_information_log") {
        return whole(log, "media_errors");
    }
    let mut values: Vec<u64> = Vec::new();
    if let Some(attributes) = output.get("ata_smart_attributes") {
        let counts = list(attributes, "table").iter().filter(|row| matches!(whole(row, "id"), Some(5 | 197 | 198)));
        values.extend(counts.filter_map(|row| whole(row.get("raw")?, "value")).map(|v| v & 0xffff_ffff));
    }
    values.extend(whole(output, "scsi_grown_defect_list"));
    values.extend(output.get("scsi_pending_defects").and_then(|p| whole(p, "count")));
    let logs = output.get("scsi_error_counter_log").and_then(Value::as_object);
    values.extend(logs.into_iter().flat_map(|all| all.values()).filter_map(|log| whole(log, "total_uncorrected_errors")));
    (!values.is_empty()).then(|| values.iter().fold(0, |sum, v| u64::saturating_add(sum, *v)))
}

fn is_optical(output: &Value) -> bool {
    output.get("device_type").and_then(|t| text(t, "name")).is_some_and(|n| n.to_lowercase().starts_with("cd"))
}

/// The smartctl outputs in a part of a snapshot: a list, or a string that
/// holds one, whose entries may be strings again. Optical drives are left out.
#[must_use]
pub fn outputs(part: &Value) -> Vec<Value> {
    let entries = match unfolded(part) {
        Some(Value::Array(entries)) => entries,
        Some(one @ Value::Object(_)) => vec![one],
        _ => Vec::new(),
    };
    entries.iter().take(crate::ingest::limits::MAX_ENTRIES).filter_map(unfolded).filter(|v| v.is_object() && !is_optical(v)).collect()
}
