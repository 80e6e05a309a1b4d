//! Reader for inventories of the GLPI agent (JSON) and of `FusionInventory` (XML), which many administrations already run.
//!
//! Only what describes the machine is read: such files also hold logins, software, licences and processes, which must not be stored.

use super::drive::logical;
use crate::domain::device::kind::MediumKind;
use crate::ingest::identity;
use crate::ingest::json::{list, number, text, whole};
use crate::ingest::limits::ReadError;
use crate::ingest::reading::{Battery, Board, MachineReport, Note, SerialClass, Storage};
use crate::ingest::report_kind::{ReportKind, kind_of};
use crate::ingest::units::{MIB, disk_bytes, ram_mb};
use crate::ingest::{json, xml};
use serde_json::Value;

/// What kind of message an inventory agent sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// An XML message that asks whether the agent may send its inventory.
    Prolog,
    /// A JSON message that announces the agent and asks for its tasks.
    Contact,
    /// An inventory in XML, or any other content.
    Report,
    /// An inventory in JSON.
    JsonReport,
}

/// Classifies an agent's message, compressed or not. Does not check whether an inventory can be read.
///
/// # Errors
/// A [`ReadError`] when the message cannot be decompressed, or looks like JSON or a short XML request and cannot be parsed.
pub fn message(bytes: &[u8]) -> Result<Message, ReadError> {
    let bytes = crate::ingest::decompress::unpacked(bytes)?;
    let whole = String::from_utf8_lossy(&bytes);
    let said = whole.trim_start_matches('\u{feff}').trim();
    if said.starts_with('{') {
        let json = crate::ingest::decode::parse(said)?;
        let action = text(&json, "action");
        return Ok(if action.as_deref() == Some("contact") { Message::Contact } else { Message::JsonReport });
    }
    // A prolog is short; a long document that contains the word is an inventory.
    if said.len() < 4096 && said.contains("<REQUEST>") {
        let query = xml::read(said)?.get("request").and_then(|r| text(r, "query"));
        if query.is_some_and(|q| q.eq_ignore_ascii_case("PROLOG")) {
            return Ok(Message::Prolog);
        }
    }
    Ok(Message::Report)
}

/// Recognises an inventory in JSON.
#[must_use]
pub fn tell(json: &Value) -> bool {
    let content =
        json.get("content").is_some_and(|c| c.get("bios").is_some() || c.get("hardware").is_some() || c.get("versionclient").is_some());
    content && (json.get("deviceid").is_some() || json.get("action").is_some())
}

/// Recognises an inventory in XML.
#[must_use]
pub fn tell_xml(document: &str) -> bool {
    let head: String = document.chars().take(2000).collect();
    head.contains("<REQUEST>") && head.contains("<CONTENT>") || head.starts_with("<?xml") && head.contains("<REQUEST>")
}

/// Reads an inventory in JSON.
#[must_use]
pub fn read(json: &Value) -> Vec<MachineReport> {
    vec![inventory(json, "glpi")]
}

/// Reads an inventory in XML.
///
/// # Errors
/// A [`ReadError`] when the XML is broken or has no `CONTENT` element.
pub fn read_xml(document: &str) -> Result<Vec<MachineReport>, ReadError> {
    let root = xml::read(document)?;
    let request = root.get("request").filter(|r| r.get("content").is_some()).ok_or(ReadError::UnknownFormat)?;
    Ok(vec![inventory(request, "fusioninventory")])
}

/// The objects under a name, which holds a list, or one object when there is only one.
fn entries<'a>(content: &'a Value, name: &str) -> Vec<&'a Value> {
    match content.get(name) {
        Some(one @ Value::Object(_)) => vec![one],
        _ => list(content, name).iter().filter(|v| v.is_object()).collect(),
    }
}

fn inventory(root: &Value, format: &'static str) -> MachineReport {
    let nothing = Value::Null;
    let content = root.get("content").unwrap_or(&nothing);
    let bios = content.get("bios").unwrap_or(&nothing);
    let hardware = content.get("hardware").unwrap_or(&nothing);
    let name = |of: &Value, key| identity::name(text(of, key).as_deref());
    let mut reading = MachineReport::empty(format, ReportKind::Unknown);
    reading.manufacturer = name(bios, "smanufacturer");
    reading.model = name(bios, "smodel");
    reading.sku = name(bios, "skunumber");
    reading.asset_tag = identity::asset_tag(text(bios, "assettag").as_deref());
    reading.set_serial(text(bios, "ssn").as_deref());
    reading.set_uuid(text(hardware, "uuid").as_deref());
    reading.chassis_raw = name(hardware, "chassis_type").or_else(|| name(bios, "type"));
    reading.software = name(content, "versionclient");
    let board = Board {
        manufacturer: name(bios, "mmanufacturer"),
        model: name(bios, "mmodel"),
        serial: identity::usable(text(bios, "msn").as_deref()),
    };
    reading.board = (board != Board::default()).then_some(board);
    reading.kind = kind(root, hardware, &reading);
    if text(root, "deviceid").is_some_and(|d| d.starts_with("android-")) && reading.serial.is_some() {
        // Android generates this serial number and changes it at each factory reset; its asset tag is the name of the build.
        reading.serial_class = SerialClass::Ambiguous;
        reading.asset_tag = None;
        reading.note(Note::SerialNotOnCase);
    }
    if root.get("partial").and_then(Value::as_bool) == Some(true) {
        reading.note(Note::Partial);
    }
    parts(content, hardware, &mut reading);
    reading
}

fn kind(root: &Value, hardware: &Value, reading: &MachineReport) -> ReportKind {
    let android = text(hardware, "osname").is_some_and(|o| o.eq_ignore_ascii_case("android"));
    match text(root, "itemtype").as_deref() {
        Some("Phone") => return ReportKind::Phone,
        Some(other) if other != "Computer" => return ReportKind::NotAComputer,
        _ => {}
    }
    let machine = text(hardware, "vmsystem").unwrap_or_default();
    if !machine.is_empty() && machine != "Physical" {
        return ReportKind::Virtual;
    }
    let told = kind_of(reading.manufacturer.as_deref(), reading.model.as_deref(), reading.chassis_raw.as_deref());
    if told == ReportKind::Unknown && android { ReportKind::Phone } else { told }
}

fn parts(content: &Value, hardware: &Value, reading: &mut MachineReport) {
    let processor = entries(content, "cpus").into_iter().find_map(|c| identity::name(text(c, "name").as_deref()));
    reading.cpu = processor.or_else(|| identity::name(text(hardware, "processort").as_deref()));
    let modules: f64 =
        entries(content, "memories").into_iter().filter_map(|m| number(m, "capacity")).filter(|c| (0.0..1e9).contains(c)).sum();
    let total = number(hardware, "memory").filter(|m| *m > 0.0).or(Some(modules));
    reading.ram_mb = total.and_then(|mb| json::round(mb * MIB)).and_then(ram_mb);
    for entry in entries(content, "storages").into_iter().take(crate::ingest::limits::MAX_ENTRIES) {
        reading.storage.extend(disk(entry));
    }
    for network in entries(content, "networks") {
        let made_up = text(network, "virtualdev").is_some_and(|v| v == "1" || v == "true")
            || network.get("virtualdev").and_then(Value::as_bool) == Some(true);
        if !made_up {
            reading.add_mac(text(network, "mac").or_else(|| text(network, "macaddr")).as_deref());
        }
    }
    reading.battery = entries(content, "batteries").into_iter().map(battery).filter(|b| *b != Battery::default()).collect();
}

fn disk(entry: &Value) -> Option<Storage> {
    let get = |key| text(entry, key).unwrap_or_default();
    let model = identity::name(text(entry, "model").as_deref()).or_else(|| identity::name(text(entry, "name").as_deref()));
    let told = format!(" {} {} {} ", get("type"), get("model"), get("interface")).to_lowercase();
    let description = get("description").to_lowercase();
    let no_disk = ["cd-rom", "cdrom", "dvd", "optical", "floppy", "tape", "printer", "ipod"].iter().any(|w| told.contains(w));
    let kind = get("type").to_lowercase();
    let is_disk = kind.contains("disk") || kind.contains("fixed") || kind.contains("ssd") || kind.contains("nvme") || kind.contains("hard");
    let serial = text(entry, "serialnumber").or_else(|| text(entry, "serial"));
    let size = number(entry, "disksize").filter(|s| *s > 0.0);
    // Partitions are listed too; they lack a disk type, and a size or a serial number.
    if no_disk || (!is_disk && (size.is_none() || serial.is_none())) {
        return None;
    }
    let interface = [get("interface"), get("description")].into_iter().find(|i| !i.is_empty() && i.len() <= 8).map(|i| i.to_lowercase());
    let usb = interface.as_deref() == Some("usb") || description.contains("usb") || told.contains(" usb ");
    let mut disk = Storage {
        manufacturer: identity::name(text(entry, "manufacturer").as_deref()),
        interface: if usb { Some("usb".to_owned()) } else { interface },
        removable: usb || kind.contains("removable") || kind.contains("external"),
        medium: Some(if told.contains("nvme") {
            MediumKind::Nvme
        } else if told.contains("ssd") {
            MediumKind::Ssd
        } else {
            MediumKind::Unknown
        }),
        ..Storage::default()
    };
    disk.set_serial(serial.map(|s| own_serial(&s, model.as_deref())).as_deref());
    disk.set_size(size.and_then(disk_bytes));
    disk.model = model;
    if text(entry, "name").is_some_and(|n| logical::is_logical_device(&n)) {
        logical::mark(&mut disk);
    }
    disk.is_something().then_some(disk)
}

/// Removes the model in front of a serial number: on Linux the agent writes `MODEL_SERIAL`.
fn own_serial(written: &str, model: Option<&str>) -> String {
    let prefix = model.map(|m| format!("{}_", m.replace(' ', "_")));
    prefix.and_then(|p| written.strip_prefix(p.as_str())).filter(|s| !s.is_empty()).unwrap_or(written).to_owned()
}

fn battery(entry: &Value) -> Battery {
    let design = whole(entry, "capacity").filter(|c| *c > 0);
    Battery {
        model: identity::name(text(entry, "name").as_deref()),
        manufacturer: identity::name(text(entry, "manufacturer").as_deref()),
        serial: identity::serial(text(entry, "serial").as_deref()).0,
        design,
        measured: whole(entry, "real_capacity").filter(|c| *c > 0),
        unit: design.map(|_| "mWh"),
        cycles: None,
    }
}
