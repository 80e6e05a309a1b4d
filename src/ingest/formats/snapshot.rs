//! Merges the raw tool outputs of a snapshot: dmidecode gives the machine, smartctl the disks; lshw, inxi and hwinfo fill the gaps.

use super::drive::smartctl;
use super::{dmidecode, hwinfo, lshw};
use crate::domain::device::kind::MediumKind;
use crate::domain::text_enum::fold_code;
use crate::ingest::json::{list, text, unfolded};
use crate::ingest::reading::{Battery, MachineReport, Note, Screen, SerialClass, Storage};
use crate::ingest::report_kind::{ReportKind, kind_of};
use crate::ingest::units::with_unit;
use crate::ingest::{identity, json};
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
    let system = sources.get("inxi").and_then(unfolded).map(|json| Inxi::new(&json));
    let lost = [("dmidecode", firmware.is_none()), ("lshw", tree.is_none()), ("inxi", system.is_none())];

    let mut reading = firmware.or_else(|| tree.clone()).unwrap_or_else(|| MachineReport::empty("ereuse", ReportKind::Unknown));
    reading.format = "ereuse";
    // smartctl takes precedence for the disks; those of lshw are added below.
    reading.storage = sources.get("smart").or_else(|| sources.get("smartctl")).map(disks).unwrap_or_default();
    if let Some(tree) = tree {
        complete(&mut reading, tree);
    }
    if let Some(system) = system {
        system.complete(&mut reading);
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

/// The output of `inxi`, as sections of rows. Its keys carry their order before their name: `012#0#2#serial`.
struct Inxi(Vec<(String, Vec<Map<String, Value>>)>);

fn bare(key: &str) -> &str {
    key.rsplit('#').next().unwrap_or(key)
}

impl Inxi {
    fn new(json: &Value) -> Self {
        let mut sections = Vec::new();
        for section in json.as_array().map_or(&[][..], Vec::as_slice) {
            for (name, rows) in section.as_object().into_iter().flatten() {
                let rows = rows.as_array().map_or(&[][..], Vec::as_slice);
                let plain = |row: &Map<String, Value>| row.iter().map(|(k, v)| (bare(k).to_owned(), v.clone())).collect();
                sections.push((bare(name).to_owned(), rows.iter().filter_map(Value::as_object).map(plain).collect()));
            }
        }
        Self(sections)
    }

    fn rows(&self, section: &str) -> impl Iterator<Item = Value> {
        self.0.iter().filter(move |(name, _)| name == section).flat_map(|(_, rows)| rows.iter().cloned().map(Value::Object))
    }

    fn complete(&self, reading: &mut MachineReport) {
        if let Some(machine) = self.rows("Machine").find(|r| r.get("System").is_some()) {
            let name = |key| identity::name(text(&machine, key).as_deref());
            fill(&mut reading.manufacturer, name("System"));
            fill(&mut reading.model, name("product"));
            if reading.kind == ReportKind::Unknown {
                reading.kind = kind_of(reading.manufacturer.as_deref(), reading.model.as_deref(), text(&machine, "Type").as_deref());
            }
            if reading.serial_raw.is_none() {
                reading.set_serial(text(&machine, "serial").as_deref());
            }
        }
        let processor = self.rows("CPU").find_map(|r| text(&r, "model"));
        fill(&mut reading.cpu, processor);
        self.rows("Network").for_each(|r| reading.add_mac(text(&r, "mac").as_deref()));
        let monitor = self.rows("Graphics").find_map(|r| monitor(&r));
        fill(&mut reading.screen, monitor);
        let batteries: Vec<Battery> = self.rows("Battery").filter_map(|r| battery(&r)).collect();
        // inxi has measured values; the firmware only knows the design capacity.
        if batteries.len() >= reading.battery.len() && !batteries.is_empty() {
            reading.battery = batteries;
        }
        let with_health = !reading.storage.is_empty();
        for disk in self.rows("Drives").filter_map(|r| drive(&r)) {
            add_disk(reading, disk, with_health);
        }
    }
}

/// Reads a battery. `condition` is written `53.6/57.0 Wh (94.0%)`: the capacity of a full charge now, and by design.
fn battery(row: &Value) -> Option<Battery> {
    let id = text(row, "ID")?;
    if !id.starts_with("BAT") && !id.starts_with("CMB") {
        return None;
    }
    let (now, new) = text(row, "condition").and_then(|c| {
        let (now, rest) = c.split_once('/')?;
        let new = rest.split_once(" Wh")?.0;
        let milli = |t: &str| t.trim().parse::<f64>().ok().and_then(|wh| json::round(wh * 1000.0));
        Some((milli(now)?, milli(new)?))
    })?;
    Some(Battery {
        model: identity::name(text(row, "model").as_deref()),
        serial: identity::serial(text(row, "serial").as_deref()).0,
        design: Some(new).filter(|n| *n > 0),
        measured: Some(now).filter(|n| *n > 0),
        unit: Some("mWh"),
        cycles: json::whole(row, "cycles"),
        manufacturer: None,
    })
}

fn monitor(row: &Value) -> Option<Screen> {
    row.get("Monitor")?;
    let inches = text(row, "diag").and_then(|d| d.split_once('(')?.1.trim_end_matches(['"', ')', ' ']).parse::<f64>().ok());
    let pixels = text(row, "res").or_else(|| text(row, "modes"));
    let (width, height) = pixels.as_deref().and_then(|p| p.split_once('x')).map_or((None, None), |(w, h)| (w.parse().ok(), h.parse().ok()));
    Some(Screen { inches, width, height }).filter(|s| *s != Screen::default())
}

fn drive(row: &Value) -> Option<Storage> {
    let id = text(row, "ID")?;
    let technology = text(row, "tech").unwrap_or_default().to_lowercase();
    let by_usb = text(row, "type").is_some_and(|t| t.eq_ignore_ascii_case("usb"));
    let nvme = id.contains("nvme");
    let mut disk = Storage {
        model: identity::name(text(row, "model").as_deref()),
        manufacturer: identity::name(text(row, "vendor").as_deref()),
        interface: if by_usb {
            Some("usb".to_owned())
        } else if nvme {
            Some("nvme".to_owned())
        } else {
            None
        },
        removable: by_usb,
        medium: Some(match technology.as_str() {
            _ if nvme => MediumKind::Nvme,
            "ssd" => MediumKind::Ssd,
            "hdd" => MediumKind::Hdd,
            _ if id.contains("mmcblk") => MediumKind::Emmc,
            _ => MediumKind::Unknown,
        }),
        ..Storage::default()
    };
    disk.set_serial(text(row, "serial").as_deref());
    disk.set_size(text(row, "size").and_then(|s| with_unit(&s)));
    disk.is_something().then_some(disk)
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
