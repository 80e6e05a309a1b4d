//! Reader for eReuse snapshots, from `DeviceHub` (2014) to today's workbench-script: seven layouts, hardware and erasures in one file.
//!
//! Only `EraseSectors` counts as verified: it reads back what it wrote, `EraseBasic` does not.

use super::drive::{family, logical};
use super::snapshot;
use crate::domain::device::kind::MediumKind;
use crate::ingest::json::{list, number, text, unfolded, whole};
use crate::ingest::reading::{Battery, Benchmark, Board, Erasure, MachineReport, Measured, Note, Outcome, Screen, Storage};
use crate::ingest::report_kind::{ReportKind, is_server, is_virtual, kind_of_chassis};
use crate::ingest::units::{MIB, disk_bytes, ram_mb, with_unit};
use crate::ingest::{identity, json};
use serde_json::Value;

/// How many nested wrappers around a snapshot are removed at most.
const MAX_WRAPPERS: usize = 4;

/// The type of an object: `type` in newer snapshots, `@type` in older ones, sometimes with a namespace in front.
fn type_of(value: &Value) -> String {
    let name = text(value, "@type").or_else(|| text(value, "type")).unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

fn is_snapshot_type(value: Option<&Value>) -> bool {
    match value {
        Some(Value::String(s)) => s.contains("Snapshot"),
        Some(Value::Array(all)) => all.iter().any(|v| is_snapshot_type(Some(v))),
        _ => false,
    }
}

/// Recognises an eReuse snapshot, wrapped or not.
#[must_use]
pub fn tell(json: &Value) -> bool {
    let named = is_snapshot_type(json.get("type")) || is_snapshot_type(json.get("@type"));
    let old = json.get("device").is_some_and(Value::is_object) && json.get("components").is_some_and(Value::is_array);
    let wrapped = json.get("credentialSubject").is_some() || json.get("data").is_some_and(|d| is_snapshot_type(d.get("type")));
    named || old || wrapped
}

/// Removes the wrappers: a verifiable credential (`credentialSubject`) or the `data` of an upload.
fn unwrapped(json: &Value) -> Value {
    let mut inner = json.clone();
    for _ in 0..MAX_WRAPPERS {
        let next = match (inner.get("credentialSubject"), inner.get("data")) {
            (Some(Value::Array(subjects)), _) => subjects.first().cloned(),
            (Some(subject), _) => unfolded(subject),
            (None, Some(data)) => {
                unfolded(data).filter(|d| is_snapshot_type(d.get("type")) || d.get("data").is_some() || d.get("device").is_some())
            }
            (None, None) => None,
        };
        let Some(mut next) = next.filter(Value::is_object) else { break };
        // A credential has the raw outputs of the tools in `evidence`, next to its subject.
        if let (Some(evidence), Some(fields)) = (inner.get("evidence"), next.as_object_mut()) {
            fields.entry("evidence").or_insert_with(|| evidence.clone());
        }
        inner = next;
    }
    inner
}

/// Reads a snapshot of any layout into one report.
#[must_use]
pub fn read(json: &Value) -> Vec<MachineReport> {
    let inner = unwrapped(json);
    let mut reading = match snapshot::sources(&inner) {
        Some(sources) => snapshot::read(&sources),
        None => structured(&inner),
    };
    reading.software = software(&inner).map(|name| with_version(&name, &inner));
    reading.snapshot_uuid = text(&inner, "uuid").or_else(|| text(&inner, "_uuid"));
    if inner.get("erase").is_some_and(Value::is_array) {
        reading.note(Note::EraseListIsNoEvidence);
    }
    vec![reading]
}

/// The program that wrote the snapshot.
fn software(snapshot: &Value) -> Option<String> {
    text(snapshot, "software").or_else(|| text(snapshot, "snapshotSoftware"))
}

fn with_version(name: &str, snapshot: &Value) -> String {
    text(snapshot, "version").map_or_else(|| name.to_owned(), |version| format!("{name} {version}"))
}

/// The tool of the erasures in a snapshot: eReuse's Workbench, or another program with its version.
fn tool(snapshot: &Value) -> String {
    match software(snapshot).filter(|name| !name.eq_ignore_ascii_case("workbench")) {
        Some(name) => with_version(&name, snapshot),
        None => "eReuse Workbench".to_owned(),
    }
}

fn structured(json: &Value) -> MachineReport {
    let mut reading = MachineReport::empty("ereuse", ReportKind::Unknown);
    let Some(device) = json.get("device").filter(|d| d.is_object()) else {
        reading.kind = ReportKind::ComponentList;
        return reading;
    };
    let name = |key| identity::name(text(device, key).as_deref());
    let model = text(device, "model");
    reading.manufacturer = name("manufacturer");
    reading.model = identity::name(model.as_deref());
    reading.version = name("version");
    reading.sku = name("sku");
    reading.set_serial(text(device, "serialNumber").as_deref());
    let kind = text(device, "type").or_else(|| text(device, "@type"));
    let chassis = text(device, "chassis");
    reading.kind = device_kind(&reading, model.as_deref(), kind.as_deref(), chassis.as_deref());
    reading.chassis_raw = chassis.or(kind);
    if reading.kind == ReportKind::Phone && reading.serial_class == identity::SerialClass::Ambiguous {
        reading.note(Note::SerialNotOnCase);
    }
    if reading.kind == ReportKind::Monitor {
        reading.screen = screen(device);
    }
    let mut ram = 0.0;
    let parts = list(json, "components");
    let tool = tool(json);
    for part in parts.iter().take(crate::ingest::limits::MAX_ENTRIES) {
        component(part, &tool, &mut reading, &mut ram);
    }
    reading.ram_mb = json::round(ram * MIB).and_then(ram_mb);
    for action in trials(device) {
        benchmark(action, None, &mut reading);
    }
    // Older snapshots keep tests of the whole machine in a top-level `tests` list, not among the actions of the device.
    for test in list(json, "tests").iter().chain(trials(device)).filter(|t| type_of(t) == "StressTest") {
        reading.load_passed = match outcome(test) {
            Outcome::Success => reading.load_passed.or(Some(true)),
            Outcome::Failed => Some(false),
            _ => reading.load_passed,
        };
    }
    reading
}

/// Tests and benchmarks of a component: `actions`, formerly `events`; the
/// oldest snapshots have a `benchmark` object or a `benchmarks` list.
fn trials(part: &Value) -> impl Iterator<Item = &Value> {
    let old = part.get("benchmark").filter(|b| b.is_object());
    list(part, "actions")
        .iter()
        .chain(list(part, "events"))
        .chain(list(part, "benchmarks"))
        .chain(old)
        .take(crate::ingest::limits::MAX_ENTRIES)
}

/// Adds the results of a benchmark action. Figures that are missing, not positive or implausibly large are left out.
fn benchmark(action: &Value, disk: Option<&str>, reading: &mut MachineReport) {
    let figure = |keys: &[&str]| keys.iter().find_map(|key| number(action, key)).filter(|n| (0.0..1e12).contains(n) && *n > 0.0);
    let told: &[(Measured, &[&str])] = match type_of(action).as_str() {
        "BenchmarkProcessor" | "BenchmarkProcessorSysbench" => &[(Measured::Processor, &["rate", "score"])],
        "BenchmarkRamSysbench" => &[(Measured::Memory, &["rate"])],
        "BenchmarkDataStorage" | "BenchmarkHardDrive" => {
            &[(Measured::DiskRead, &["readSpeed", "readingSpeed"]), (Measured::DiskWrite, &["writeSpeed", "writingSpeed"])]
        }
        _ => return,
    };
    let all = told.iter().filter_map(|(of, keys)| Some(Benchmark { of: *of, value: figure(keys)?, disk: disk.map(ToOwned::to_owned) }));
    reading.benchmarks.extend(all);
}

/// Copies the last SMART test of a disk: its verdict, its bad sectors and its power-on hours.
fn own_test(part: &Value, disk: &mut Storage) {
    let Some(test) = trials(part).filter(|a| type_of(a) == "TestDataStorage").last() else { return };
    disk.smart_passed = test.get("assessment").and_then(Value::as_bool);
    disk.power_on_hours = whole(test, "lifetime");
    let counts = ["reallocatedSectorCount", "currentPendingSectorCount", "offlineUncorrectable"];
    let counts: Vec<u64> = counts.iter().filter_map(|key| whole(test, key)).collect();
    disk.bad_sectors = (!counts.is_empty()).then(|| counts.iter().fold(0, |sum, n| u64::saturating_add(sum, *n)));
}

fn device_kind(reading: &MachineReport, model: Option<&str>, kind: Option<&str>, chassis: Option<&str>) -> ReportKind {
    let case = chassis.map_or(ReportKind::Unknown, kind_of_chassis);
    let kind = kind.unwrap_or("Computer");
    let is_computer = matches!(kind_of_chassis(kind), ReportKind::Desktop | ReportKind::Server) || kind == "Computer";
    if is_computer && is_server(reading.manufacturer.as_deref(), model) {
        return ReportKind::Server;
    }
    match (case, kind_of_chassis(kind)) {
        (ReportKind::Virtual, _) => ReportKind::Virtual,
        _ if is_virtual(&[reading.manufacturer.as_deref(), model]) => ReportKind::Virtual,
        (ReportKind::AllInOne | ReportKind::Tablet, ReportKind::Laptop | ReportKind::Desktop) => case,
        (_, ReportKind::Unknown) if kind == "Computer" => case,
        (_, ReportKind::Unknown) => ReportKind::NotAComputer,
        (_, told) => told,
    }
}

fn component(part: &Value, tool: &str, reading: &mut MachineReport, ram: &mut f64) {
    let name = |key| identity::name(text(part, key).as_deref());
    match type_of(part).as_str() {
        "Processor" => {
            if reading.cpu.is_none() {
                reading.cpu = name("model");
            }
            for action in trials(part) {
                benchmark(action, None, reading);
            }
        }
        // Sizes are in MiB; in a few reports in GiB: no real module has less than 64 MiB.
        "RamModule" => {
            *ram += number(part, "size").filter(|s| (0.0..1e9).contains(s)).map_or(0.0, |s| if s < 64.0 { s * 1024.0 } else { s });
        }
        "HardDrive" | "SolidStateDrive" | "DataStorage" => {
            let mut disk = disk(part);
            own_test(part, &mut disk);
            logical::mark_if_logical(&mut disk);
            reading.erasures.extend(erasures(part, &disk, tool));
            for action in trials(part) {
                benchmark(action, disk.serial.as_deref(), reading);
            }
            if disk.is_something() {
                reading.storage.push(disk);
            }
        }
        "NetworkAdapter" => reading.add_mac(text(part, "serialNumber").as_deref()),
        "Battery" => reading.battery.push(battery(part)),
        "Display" if reading.screen.is_none() => reading.screen = screen(part),
        "Motherboard" if reading.board.is_none() => {
            let serial = identity::usable(text(part, "serialNumber").as_deref());
            reading.board = Some(Board { manufacturer: name("manufacturer"), model: name("model"), serial });
        }
        _ => {}
    }
}

fn disk(part: &Value) -> Storage {
    let mut disk = Storage {
        model: identity::name(text(part, "model").as_deref()),
        manufacturer: identity::name(text(part, "manufacturer").as_deref()),
        interface: text(part, "interface").map(|i| i.to_lowercase()),
        ..Storage::default()
    };
    disk.set_serial(text(part, "serialNumber").as_deref());
    let bytes = match part.get("size") {
        Some(Value::String(written)) => with_unit(written).or_else(|| number(part, "size").and_then(disk_bytes)),
        _ => number(part, "size").and_then(disk_bytes),
    };
    disk.set_size(bytes);
    disk.removable = disk.interface.as_deref() == Some("usb");
    // Older Workbenches call every disk a `HardDrive`: only the model or the interface tells whether it is one.
    let told = family::kind_of(disk.model.as_deref(), disk.interface.as_deref());
    disk.medium = Some(match type_of(part).as_str() {
        "SolidStateDrive" if told != MediumKind::Nvme => MediumKind::Ssd,
        _ => told,
    });
    disk
}

/// The erasures of a disk: an `erasure` object in older snapshots, actions (formerly events) in newer ones.
fn erasures(part: &Value, disk: &Storage, tool: &str) -> Vec<Erasure> {
    let old = part.get("erasure").filter(|e| e.is_object());
    let new = list(part, "actions").iter().chain(list(part, "events"));
    let all = old.into_iter().chain(new.filter(|a| type_of(a).starts_with("Erase")));
    all.map(|action| erasure(action, disk, tool)).collect()
}

fn erasure(action: &Value, disk: &Storage, tool: &str) -> Erasure {
    let method = type_of(action);
    let result = erased(action);
    let steps: Vec<String> = list(action, "steps").iter().map(type_of).filter(|s| !s.is_empty()).collect();
    let reads_back = method == "EraseSectors";
    let passes = u64::try_from(steps.len()).ok().filter(|n| *n > 0).map(|n| n.saturating_add(u64::from(reads_back)));
    Erasure {
        disk_serial: disk.serial.clone(),
        disk_model: disk.model.clone(),
        size_bytes: disk.size_bytes,
        interface: disk.interface.clone(),
        steps,
        passes,
        start: text(action, "startTime").or_else(|| text(action, "startingTime")),
        end: text(action, "endTime").or_else(|| text(action, "endingTime")),
        result,
        verified: reads_back && result == Outcome::Success,
        method: Some(method).filter(|m| !m.is_empty()),
        tool: Some(tool.to_owned()),
        warnings: if disk.logical { vec![Note::RaidVolume] } else { Vec::new() },
        ..Erasure::unknown()
    }
}

/// What an action, or one of its steps, says of itself.
fn said(value: &Value) -> Outcome {
    match (value.get("success").and_then(Value::as_bool), text(value, "severity").as_deref()) {
        (Some(true), _) | (None, Some("Info" | "Notice")) => Outcome::Success,
        (Some(false), _) | (None, Some(_)) => Outcome::Failed,
        (None, None) => Outcome::Unknown,
    }
}

/// The outcome of an action: failed if one of its steps failed, else what the action itself says.
fn outcome(action: &Value) -> Outcome {
    if list(action, "steps").iter().any(|step| said(step) == Outcome::Failed) { Outcome::Failed } else { said(action) }
}

/// The outcome of an erasure. It is a success only when there are steps, each says that it succeeded, and each that began also ended.
fn erased(action: &Value) -> Outcome {
    let steps = list(action, "steps");
    let has = |step: &Value, keys: [&str; 2]| keys.iter().any(|key| text(step, key).is_some());
    let ended = |step: &Value| has(step, ["endTime", "endingTime"]) || !has(step, ["startTime", "startingTime"]);
    let complete = !steps.is_empty() && steps.iter().all(|step| said(step) == Outcome::Success && ended(step));
    match outcome(action) {
        Outcome::Success if !complete => Outcome::Unknown,
        told => told,
    }
}

fn battery(part: &Value) -> Battery {
    let measures: Vec<&Value> =
        list(part, "actions").iter().chain(list(part, "events")).filter(|a| type_of(a) == "MeasureBattery").collect();
    let last = measures.last();
    let design = whole(part, "size").filter(|s| *s > 0);
    Battery {
        model: identity::name(text(part, "model").as_deref()),
        manufacturer: identity::name(text(part, "manufacturer").as_deref()),
        serial: identity::serial(text(part, "serialNumber").as_deref()).0,
        design,
        measured: last.and_then(|m| whole(m, "size")).filter(|s| *s > 0),
        unit: design.map(|_| "mAh"),
        cycles: last.and_then(|m| whole(m, "cycleCount")),
    }
}

fn screen(of: &Value) -> Option<Screen> {
    let inches = number(of, "size").filter(|s| (3.0..200.0).contains(s)).map(|s| (s * 10.0).round() / 10.0);
    let screen = Screen { inches, width: whole(of, "resolutionWidth"), height: whole(of, "resolutionHeight") };
    (screen != Screen::default()).then_some(screen)
}
