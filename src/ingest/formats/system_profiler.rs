//! Reader for macOS' `system_profiler`, as JSON (`-json`) or as a property list (`-xml`): the Mac, its drives, its battery, its lock.
//!
//! A whole report names people, networks and software: only the sections and fields listed here are read, and stored.

use crate::domain::device::kind::MediumKind;
use crate::ingest::identity;
use crate::ingest::json::{line, list, text, whole};
use crate::ingest::limits::{MAX_ENTRIES, ReadError};
use crate::ingest::reading::{Battery, MachineReport, Note, Storage};
use crate::ingest::report_kind::{ReportKind, kind_of};
use crate::ingest::units::{memory_bytes, ram_mb, size_gb, with_unit};
use crate::ingest::xml;
use serde_json::{Map, Value};

const HARDWARE: &str = "SPHardwareDataType";
const POWER: &str = "SPPowerDataType";
/// The sections that list drives.
const DRIVES: &[&str] = &["SPNVMeDataType", "SPSerialATADataType", "SPParallelATADataType", "SPSASDataType"];
/// The fields that are read or stored, at any depth of the sections above.
const FIELDS: &[&str] = &[
    "_items",
    "_name",
    "machine_model",
    "machine_name",
    "model_number",
    "chip_type",
    "cpu_type",
    "current_processor_speed",
    "physical_memory",
    "serial_number",
    "platform_UUID",
    "activation_lock_status",
    "device_model",
    "device_serial",
    "device_revision",
    "size_in_bytes",
    "size",
    "smart_status",
    "spsata_medium_type",
    "spsata_rotational_rate",
    "removable_media",
    "detachable_drive",
    "sppower_battery_model_info",
    "sppower_battery_health_info",
    "sppower_battery_serial_number",
    "sppower_battery_device_name",
    "sppower_battery_manufacturer",
    "sppower_battery_cycle_count",
    "sppower_battery_health",
    "sppower_battery_health_maximum_capacity",
];

/// Recognises the JSON form.
#[must_use]
pub fn tell(json: &Value) -> bool {
    json.as_object().is_some_and(|sections| {
        !sections.is_empty()
            && sections.iter().all(|(name, items)| name.starts_with("SP") && name.ends_with("DataType") && items.is_array())
    })
}

/// Recognises the property list.
#[must_use]
pub fn tell_xml(document: &str) -> bool {
    let head: String = document.chars().take(2000).collect();
    head.contains("<plist") && head.contains("_SPCommandLineArguments")
        || head.contains("<plist") && document.contains("<key>_dataType</key>") && document.contains("DataType</string>")
}

/// Reads the JSON form.
#[must_use]
pub fn read(json: &Value) -> Vec<MachineReport> {
    vec![report(json)]
}

/// Reads the property list.
///
/// # Errors
/// A [`ReadError`] when the XML is broken or holds no section.
pub fn read_xml(document: &str) -> Result<Vec<MachineReport>, ReadError> {
    Ok(vec![report(&sections(document)?)])
}

/// The sections of the property list, in the form of the JSON.
fn sections(document: &str) -> Result<Value, ReadError> {
    let Value::Array(parts) = xml::read_plist(document)? else { return Err(ReadError::UnknownFormat) };
    let mut all = Map::new();
    for part in parts {
        if let (Some(name), Some(items)) = (text(&part, "_dataType"), part.get("_items")) {
            all.insert(name, items.clone());
        }
    }
    if all.is_empty() { Err(ReadError::UnknownFormat) } else { Ok(Value::Object(all)) }
}

/// What is stored of the JSON form.
pub(in crate::ingest) fn stripped(json: &Value) -> Option<Vec<u8>> {
    let read = |name: &str| [HARDWARE, POWER].contains(&name) || DRIVES.contains(&name);
    let mut kept: Map<String, Value> = json.as_object()?.iter().filter(|(n, _)| read(n)).map(|(n, v)| (n.clone(), allowed(v))).collect();
    if kept.is_empty() {
        kept.insert(HARDWARE.to_owned(), Value::Array(Vec::new()));
    }
    Some(Value::Object(kept).to_string().into_bytes())
}

/// What is stored of the property list: the same, as JSON.
pub(in crate::ingest) fn stripped_xml(document: &str) -> Vec<u8> {
    // Store nothing of a report that cannot be read.
    sections(document).ok().and_then(|json| stripped(&json)).unwrap_or_default()
}

fn allowed(value: &Value) -> Value {
    match value {
        Value::Array(all) => Value::Array(all.iter().map(allowed).collect()),
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| FIELDS.contains(&name.as_str()));
            Value::Object(kept.map(|(name, value)| (name.clone(), allowed(value))).collect())
        }
        Value::String(text) => line(text).map_or(Value::Null, Value::String),
        plain => plain.clone(),
    }
}

fn report(json: &Value) -> MachineReport {
    let Some(hardware) = list(json, HARDWARE).first() else {
        let mut reading = MachineReport::empty("system_profiler", ReportKind::ComponentList);
        parts(json, &mut reading);
        return reading;
    };
    let mut reading = MachineReport::empty("system_profiler", ReportKind::Unknown);
    reading.manufacturer = Some("Apple Inc.".to_owned());
    reading.model = identity::name(text(hardware, "machine_model").as_deref());
    // Since 2021 the model is a number (`Mac14,2`) and only the name says what it is.
    reading.version = identity::name(text(hardware, "machine_name").as_deref());
    reading.sku = identity::name(text(hardware, "model_number").as_deref());
    reading.cpu = ["chip_type", "cpu_type"].iter().find_map(|k| identity::name(text(hardware, k).as_deref()));
    reading.ram_mb = text(hardware, "physical_memory").and_then(|m| memory_bytes(&m)).and_then(ram_mb);
    reading.set_serial(text(hardware, "serial_number").as_deref());
    reading.set_uuid(text(hardware, "platform_UUID").as_deref());
    let by_model = kind_of(Some("Apple Inc."), reading.model.as_deref(), None);
    reading.kind = match reading.version.as_deref().unwrap_or_default() {
        _ if by_model != ReportKind::Unknown => by_model,
        name if name.starts_with("MacBook") => ReportKind::Laptop,
        name if name.starts_with("iMac") => ReportKind::AllInOne,
        name if ["Mac mini", "Mac Studio", "Mac Pro"].iter().any(|n| name.starts_with(n)) => ReportKind::Desktop,
        _ => ReportKind::Unknown,
    };
    if text(hardware, "activation_lock_status").as_deref() == Some("activation_lock_enabled") {
        reading.locks.push("apple_activation_lock");
        reading.note(Note::LockReported);
    }
    parts(json, &mut reading);
    reading
}

fn parts(json: &Value, reading: &mut MachineReport) {
    for section in DRIVES {
        for controller in list(json, section) {
            for item in list(controller, "_items") {
                // Read one more than is kept, so that `finish` notices the cut.
                if reading.storage.len() <= MAX_ENTRIES {
                    reading.storage.extend(drive(section, item));
                }
            }
        }
    }
    reading.battery = list(json, POWER).iter().filter_map(battery).take(MAX_ENTRIES).collect();
}

fn drive(section: &str, item: &Value) -> Option<Storage> {
    let yes = |key| text(item, key).is_some_and(|v| v.eq_ignore_ascii_case("yes"));
    let nvme = section == "SPNVMeDataType";
    let turns = text(item, "spsata_rotational_rate").is_some_and(|r| r.bytes().any(|b| (b'1'..=b'9').contains(&b)));
    let medium = text(item, "spsata_medium_type").unwrap_or_default();
    let mut disk = Storage {
        model: identity::name(text(item, "device_model").or_else(|| text(item, "_name")).as_deref()),
        interface: Some(if nvme { "nvme" } else { "ata" }.to_owned()),
        removable: yes("removable_media") || yes("detachable_drive"),
        medium: Some(match medium.as_str() {
            _ if nvme => MediumKind::Nvme,
            "Solid State" => MediumKind::Ssd,
            "Rotational" => MediumKind::Hdd,
            _ if turns => MediumKind::Hdd,
            _ => MediumKind::Unknown,
        }),
        smart_passed: match text(item, "smart_status").as_deref() {
            Some("Verified") => Some(true),
            Some("Failing") => Some(false),
            _ => None,
        },
        ..Storage::default()
    };
    disk.set_serial(text(item, "device_serial").as_deref());
    disk.set_size(whole(item, "size_in_bytes").filter(|b| *b > 0));
    if disk.size_bytes.is_none() {
        // `251 GB` is rounded: it says the size on the label only.
        disk.size_gb = text(item, "size").and_then(|s| with_unit(&s)).and_then(size_gb);
    }
    // An optical drive has no size.
    (disk.size_gb.is_some() || (disk.serial.is_some() && !disk.removable)).then_some(disk)
}

/// The battery: the full charge is given in percent of the design capacity only.
fn battery(item: &Value) -> Option<Battery> {
    let health = item.get("sppower_battery_health_info")?;
    let digits: String =
        text(health, "sppower_battery_health_maximum_capacity").unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let percent: Option<u64> = digits.parse().ok().filter(|p| (1..=150).contains(p));
    let model = item.get("sppower_battery_model_info").cloned().unwrap_or_default();
    let battery = Battery {
        model: identity::name(text(&model, "sppower_battery_device_name").as_deref()),
        manufacturer: identity::name(text(&model, "sppower_battery_manufacturer").as_deref()),
        serial: identity::serial(text(&model, "sppower_battery_serial_number").as_deref()).0,
        design: percent.map(|_| 100),
        measured: percent,
        unit: percent.map(|_| "%"),
        cycles: whole(health, "sppower_battery_cycle_count"),
    };
    (battery != Battery::default()).then_some(battery)
}

#[cfg(test)]
mod tests {
    use crate::domain::device::kind::{Kind, MediumKind};
    use crate::ingest::{Battery, MachineReport, Note, kept, read};
    use serde_json::{Value, json};

    fn report(lock: &str) -> Value {
        json!({
            "SPHardwareDataType": [{"_name": "hardware_overview", "machine_model": "Mac14,2", "machine_name": "MacBook Air", "chip_type": "Apple M2",
                "physical_memory": "16 GB", "serial_number": "C02FAKE1Q6L4", "platform_UUID": "2B05150B-FA33-45BD-90F0-3369BF908E3E",
                "provisioning_UDID": "00008112-000A1B2C3D4E", "activation_lock_status": lock}],
            "SPSoftwareDataType": [{"user_name": "Lucie Dupont (lucie)", "local_host_name": "MacBook de Lucie"}],
            "SPNVMeDataType": [{"_name": "Apple SSD Controller", "_items": [{"_name": "APPLE SSD AP0256Z", "device_model": "APPLE SSD AP0256Z",
                "device_serial": "0ba0266043f0c83a", "size_in_bytes": 251_000_193_024_u64, "smart_status": "Verified", "bsd_name": "disk0",
                "volumes": [{"_name": "Lucie", "mount_point": "/Users/lucie"}]}]}],
            "SPPowerDataType": [{"_name": "spbattery_information", "sppower_battery_health_info": {"sppower_battery_cycle_count": 253,
                "sppower_battery_health": "Good", "sppower_battery_health_maximum_capacity": "84\u{a0}%"}}, {"_name": "sppower_information"}]
        })
    }

    fn plist(json: &Value) -> String {
        fn element(value: &Value) -> String {
            match value {
                Value::Array(all) => format!("<array>{}</array>", all.iter().map(element).collect::<String>()),
                Value::Object(fields) => {
                    let field = |(k, v): (&String, &Value)| format!("<key>{k}</key>{}", element(v));
                    format!("<dict>{}</dict>", fields.iter().map(field).collect::<String>())
                }
                Value::Number(n) => format!("<integer>{n}</integer>"),
                other => format!("<string>{}</string>", other.as_str().unwrap_or_default()),
            }
        }
        let sections: Vec<Value> = json.as_object().unwrap().iter().map(|(n, v)| json!({"_dataType": n, "_items": v})).collect();
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">{}</plist>", element(&Value::Array(sections)))
    }

    fn one(bytes: &[u8]) -> MachineReport {
        read(bytes).unwrap().remove(0)
    }

    #[test]
    fn json_and_property_list_say_the_same_and_name_nobody() {
        let json = report("activation_lock_enabled");
        let reading = one(json.to_string().as_bytes());
        assert_eq!(
            (reading.serial.as_deref(), reading.model.as_deref(), reading.ram_mb),
            (Some("C02FAKE1Q6L4"), Some("Mac14,2"), Some(16_384))
        );
        assert_eq!((reading.device_kind(), reading.locks.as_slice()), (Some(Kind::Laptop), &["apple_activation_lock"][..]));
        assert!(reading.notes.contains(&Note::LockReported));
        let disk = &reading.storage[0];
        assert_eq!(
            (disk.model.as_deref(), disk.media_kind(), disk.size_bytes),
            (Some("APPLE SSD AP0256Z"), MediumKind::Nvme, Some(251_000_193_024))
        );
        assert_eq!((reading.battery[0].cycles, Battery::health_percent(&reading.battery[0])), (Some(253), Some(84)));
        for french in ["16 Go", "16\u{a0}Go", "16 Gio"] {
            let mut json = json.clone();
            json["SPHardwareDataType"][0]["physical_memory"] = french.into();
            assert_eq!(one(json.to_string().as_bytes()).ram_mb, Some(16_384), "{french}");
        }
        let document = plist(&json);
        assert_eq!(one(document.as_bytes()), reading);
        for bytes in [json.to_string(), document] {
            let stored = String::from_utf8(kept(bytes.as_bytes()).unwrap().stripped.unwrap()).unwrap();
            assert!(!stored.to_lowercase().contains("lucie") && !stored.contains("00008112"), "{stored}");
            assert_eq!(one(stored.as_bytes()), reading);
        }
        assert!(one(report("activation_lock_disabled").to_string().as_bytes()).locks.is_empty());
    }
}
