//! Merges the raw tool outputs of a snapshot: dmidecode gives the machine, smartctl the disks; lshw, inxi and hwinfo fill the gaps.

use super::drive::smartctl;
use super::inxi::Inxi;
use super::{dmidecode, hwinfo, lshw};
use crate::domain::text_enum::fold_code;
use crate::ingest::json::{list, text, unfolded};
use crate::ingest::reading::{MachineReport, Note, Screen, SerialClass, Storage};
use crate::ingest::report_kind::{ReportKind, kind_of};
use serde_json::{Map, Value};

/// The tools whose outputs are read.
const TOOLS: &[&str] = &["lshw", "dmidecode", "smart", "smartctl", "inxi", "hwinfo"];

/// The outputs by tool name, from `data` or from a credential's `evidence`; `None` when there is none.
pub fn sources(snapshot: &Value) -> Option<Map<String, Value>> {
    let mut found = Map::new();
    if let Some(Value::Object(data)) = snapshot.get("data").and_then(unfolded) {
        found.extend(data.into_iter().filter(|(name, _)| TOOLS.contains(&name.as_str())));
    }
    for item in list(snapshot, "evidence") {
        if let (Some(tool), Some(output)) = (text(item, "operation"), item.get("output"))
            && TOOLS.contains(&tool.as_str())
        {
            found.entry(tool).or_insert_with(|| output.clone());
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Merges the outputs into one report.
pub fn read(sources: &Map<String, Value>) -> MachineReport {
    let whole_text = |name: &str| sources.get(name).and_then(Value::as_str);
    let firmware = whole_text("dmidecode").and_then(dmidecode::part);
    let tree = sources.get("lshw").and_then(unfolded).filter(lshw::tell).and_then(|json| lshw::read(&json).pop());
    let system = sources.get("inxi").and_then(unfolded).map(|json| Inxi::new(&json).report());
    let lost = [("dmidecode", firmware.is_none()), ("lshw", tree.is_none()), ("inxi", system.is_none())];

    let mut reading = firmware.or_else(|| tree.clone()).unwrap_or_else(|| MachineReport::empty("ereuse", ReportKind::Unknown));
    reading.format = "ereuse";
    // smartctl takes precedence for the disks; those of lshw are added below.
    reading.storage = sources.get("smart").or_else(|| sources.get("smartctl")).map(disks).unwrap_or_default();
    if let Some(tree) = tree {
        complete(&mut reading, tree);
    }
    if let Some(system) = system {
        from_inxi(system, &mut reading);
    }
    if let Some(hardware) = whole_text("hwinfo") {
        from_hwinfo(hardware, &mut reading);
    }
    for (name, missing) in lost {
        if missing && sources.get(name).is_some_and(|s| s.as_str().is_none_or(|t| !t.trim().is_empty())) {
            reading.note(Note::PartUnreadable);
        }
    }
    reading
}

fn disks(part: &Value) -> Vec<Storage> {
    smartctl::outputs(part).iter().map(smartctl::disk).filter(Storage::is_something).collect()
}

/// Fills the gaps of `reading` from lshw's report of the same machine.
fn complete(reading: &mut MachineReport, tree: MachineReport) {
    if let (Some(a), Some(b)) = (&reading.serial, &tree.serial)
        && fold_code(a) != fold_code(b)
    {
        reading.note(Note::SourcesDisagree);
    }
    if reading.serial.is_none() && tree.serial_class == SerialClass::Usable {
        reading.serial.clone_from(&tree.serial);
        reading.serial_class = tree.serial_class;
    }
    if reading.kind == ReportKind::Unknown {
        reading.kind = tree.kind;
    }
    fill(&mut reading.manufacturer, tree.manufacturer);
    fill(&mut reading.model, tree.model);
    fill(&mut reading.uuid, tree.uuid);
    fill(&mut reading.sku, tree.sku);
    fill(&mut reading.cpu, tree.cpu);
    fill(&mut reading.board, tree.board);
    fill(&mut reading.ram_mb, tree.ram_mb);
    fill(&mut reading.firmware, tree.firmware);
    fill(&mut reading.chassis_raw, tree.chassis_raw);
    if reading.battery.is_empty() {
        reading.battery = tree.battery;
    }
    tree.macs.iter().for_each(|m| reading.add_mac(Some(m)));
    tree.notes.into_iter().filter(|n| *n == Note::RemovableLeftOut).for_each(|n| reading.note(n));
    let with_health = !reading.storage.is_empty();
    for disk in tree.storage {
        add_disk(reading, disk, with_health);
    }
}

fn fill<T>(gap: &mut Option<T>, from: Option<T>) {
    if gap.is_none() {
        *gap = from;
    }
}

/// Adds a disk that another tool saw, unless it is listed already.
///
/// Where smartctl listed disks, only a fixed disk with a usable serial number is added, so that no disk is lost and none is counted twice.
fn add_disk(reading: &mut MachineReport, disk: Storage, with_health: bool) {
    let known = |other: &Storage| match (&disk.serial, &other.serial) {
        (Some(a), Some(b)) => fold_code(a) == fold_code(b),
        _ => disk.size_gb.is_some() && disk.size_gb == other.size_gb,
    };
    let worth = !with_health || (!disk.removable && disk.serial_class == Some(SerialClass::Usable));
    if worth && reading.storage.len() <= crate::ingest::limits::MAX_ENTRIES && !reading.storage.iter().any(known) {
        reading.storage.push(disk);
    }
}

/// Fills the gaps of `reading` from the report of inxi.
fn from_inxi(system: MachineReport, reading: &mut MachineReport) {
    fill(&mut reading.manufacturer, system.manufacturer);
    fill(&mut reading.model, system.model);
    if reading.kind == ReportKind::Unknown {
        reading.kind = kind_of(reading.manufacturer.as_deref(), reading.model.as_deref(), system.chassis_raw.as_deref());
    }
    if reading.serial_raw.is_none() {
        reading.set_serial(system.serial_raw.as_deref());
    }
    fill(&mut reading.cpu, system.cpu);
    system.macs.iter().for_each(|m| reading.add_mac(Some(m)));
    fill(&mut reading.screen, system.screen);
    // inxi has measured values; the firmware only knows the design capacity.
    if system.battery.len() >= reading.battery.len() && !system.battery.is_empty() {
        reading.battery = system.battery;
    }
    let with_health = !reading.storage.is_empty();
    for disk in system.storage {
        add_disk(reading, disk, with_health);
    }
}

/// Takes network addresses and the screen from `hwinfo`, where no other tool gave them.
fn from_hwinfo(output: &str, reading: &mut MachineReport) {
    let no_macs = reading.macs.is_empty();
    let mut in_monitor = false;
    let mut screen = Screen::default();
    for row in output.lines() {
        let row = row.trim();
        if row.is_empty() {
            in_monitor = false;
        } else if row == "Hardware Class: monitor" {
            in_monitor = true;
        } else if let Some(address) = row.strip_prefix("Permanent HW Address: ").filter(|_| no_macs) {
            reading.add_mac(Some(address));
        } else if let Some(size) = row.strip_prefix("Size: ").filter(|_| in_monitor) {
            screen.inches = screen.inches.or_else(|| hwinfo::diagonal(size));
        } else if in_monitor
            && let Some((w, h)) = row.strip_prefix("Resolution: ").and_then(hwinfo::pixels)
            && Some(w) > screen.width
        {
            (screen.width, screen.height) = (Some(w), Some(h));
        }
    }
    if reading.screen.is_none() && screen != Screen::default() {
        reading.screen = Some(screen);
    }
}
