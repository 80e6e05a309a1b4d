//! Reader for the text output of `dmidecode`: what the firmware says of the machine. It lists no disks.

use crate::domain::device::support::table::{Firmware, Tpm};
use crate::ingest::identity;
use crate::ingest::json;
use crate::ingest::json::line;
use crate::ingest::limits::ReadError;
use crate::ingest::reading::{Battery, Board, MachineReport};
use crate::ingest::report_kind::{ReportKind, kind_of};
use crate::ingest::units::{memory_bytes, ram_mb};

/// One structure of the SMBIOS table: its title and its fields.
struct Record<'a> {
    title: &'a str,
    fields: Vec<(&'a str, &'a str)>,
}

impl Record<'_> {
    fn get(&self, name: &str) -> Option<String> {
        self.fields.iter().find(|(key, _)| *key == name).and_then(|(_, value)| line(value))
    }

    fn named(&self, name: &str) -> Option<String> {
        identity::name(self.get(name).as_deref())
    }
}

/// Recognises the output of dmidecode, also that of `dmidecode -q`, which has no handles.
#[must_use]
pub fn tell(text: &str) -> bool {
    let head: String = text.chars().take(20_000).collect();
    head.starts_with("# dmidecode")
        || (head.contains("Handle 0x") && head.contains("DMI type"))
        || head.lines().any(|l| l.trim_end() == "System Information")
}

/// Reads the output of dmidecode.
///
/// # Errors
/// [`ReadError::UnknownFormat`] when it describes neither a system nor a chassis nor a board.
pub fn read(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    let records = records(text);
    let known = ["System Information", "Base Board Information", "Chassis Information"];
    if !records.iter().any(|r| known.contains(&r.title)) {
        return Err(ReadError::UnknownFormat);
    }
    let mut reading = MachineReport::empty("dmidecode", ReportKind::Unknown);
    describe(&records, &mut reading);
    reading.firmware = firmware(text);
    Ok(vec![reading])
}

/// Reads the text as a part of another report; `None` when it is not the output of dmidecode.
#[must_use]
pub fn part(text: &str) -> Option<MachineReport> {
    read(text).ok()?.pop()
}

/// Indentation of a line in steps of one tab or eight spaces, rounded up.
fn depth(row: &str) -> usize {
    let indent = row.chars().take_while(|c| matches!(c, ' ' | '\t'));
    let width: usize = indent.map(|c| if c == '\t' { 8 } else { 1 }).sum();
    width.div_ceil(8)
}

fn records(text: &str) -> Vec<Record<'_>> {
    let mut records: Vec<Record> = Vec::new();
    // Versions before 2.8 indent the title below its handle, and the fields one step further.
    let mut title_depth = 0;
    let mut inside = false;
    for row in text.lines() {
        let content = row.trim();
        let level = depth(row);
        if content.is_empty() {
            inside = false;
        } else if content.starts_with("Handle 0x") {
            title_depth = usize::from(!content.contains("DMI type"));
            inside = false;
        } else if content.starts_with('#') || content.starts_with("DMI type") {
        } else if level == title_depth && (level == 0 || !inside) {
            records.push(Record { title: content, fields: Vec::new() });
            inside = true;
        } else if inside
            && level == title_depth.saturating_add(1)
            && let Some(record) = records.last_mut()
            && let Some((key, value)) = content.split_once(':')
        {
            record.fields.push((key.trim(), value.trim()));
        }
    }
    records
}

fn describe(records: &[Record], reading: &mut MachineReport) {
    let first = |title: &str| records.iter().find(|r| r.title == title);
    let mut virtual_names = (None, None);
    if let Some(system) = first("System Information") {
        virtual_names = (system.get("Manufacturer"), system.get("Product Name"));
        reading.manufacturer = system.named("Manufacturer");
        reading.model = system.named("Product Name");
        reading.version = system.named("Version");
        reading.sku = system.named("SKU Number");
        reading.set_serial(system.get("Serial Number").as_deref());
        reading.set_uuid(system.get("UUID").as_deref());
    }
    if let Some(chassis) = first("Chassis Information") {
        reading.chassis_raw = chassis.get("Type");
        reading.asset_tag = identity::asset_tag(chassis.get("Asset Tag").as_deref());
    }
    if let Some(board) = first("Base Board Information") {
        let found = Board {
            manufacturer: board.named("Manufacturer"),
            model: board.named("Product Name"),
            serial: identity::usable(board.get("Serial Number").as_deref()),
        };
        reading.board = (found != Board::default()).then_some(found);
    }
    let processors = records.iter().filter(|r| r.title == "Processor Information");
    reading.cpu = processors.filter(|r| !r.get("Status").is_some_and(|s| s.contains("Unpopulated"))).find_map(|r| r.named("Version"));
    reading.ram_mb = ram_mb(memory(records));
    reading.tpm = first("TPM Device").and_then(|r| tpm(&r.get("Specification Version")?));
    reading.battery = records.iter().filter(|r| r.title == "Portable Battery").map(battery).collect();
    reading.kind = kind_of(virtual_names.0.as_deref(), virtual_names.1.as_deref(), reading.chassis_raw.as_deref());
}

/// Total memory of all slots in bytes, from `Memory Device` or, in old firmware, from `Memory Module Information`.
fn memory(records: &[Record]) -> u64 {
    let sum = |title: &str, key: &str| {
        let slots = records.iter().filter(|r| r.title == title && r.get("Type").as_deref() != Some("Flash"));
        slots.filter_map(|r| memory_bytes(&r.get(key)?)).fold(0, u64::saturating_add)
    };
    match sum("Memory Device", "Size") {
        0 => sum("Memory Module Information", "Enabled Size"),
        found => found,
    }
}

/// The characteristics of the firmware: one that lists them without UEFI has none.
fn firmware(text: &str) -> Option<Firmware> {
    let has = |words: &str| text.lines().any(|line| line.trim() == words);
    let listed = text.contains("BIOS Information") && has("BIOS is upgradeable");
    if has("UEFI is supported") { Some(Firmware::Uefi) } else { listed.then_some(Firmware::Bios) }
}

/// The version of a TPM as its maker states it: `2.0`, `1.2`.
pub(super) fn tpm(version: &str) -> Option<Tpm> {
    match version.trim().split('.').next()? {
        "2" => Some(Tpm::V2),
        "1" => Some(Tpm::V1),
        _ => None,
    }
}

fn battery(record: &Record) -> Battery {
    let capacity = record.get("Design Capacity").and_then(|c| {
        let (amount, unit) = c.split_once(' ')?;
        let amount = json::round(amount.parse().ok()?).filter(|a| *a > 0)?;
        Some((amount, if unit == "mAh" { "mAh" } else { "mWh" }))
    });
    Battery {
        model: record.named("Name"),
        manufacturer: record.named("Manufacturer"),
        serial: identity::serial(record.get("Serial Number").as_deref()).0,
        design: capacity.map(|(amount, _)| amount),
        unit: capacity.map(|(_, unit)| unit),
        ..Battery::default()
    }
}
