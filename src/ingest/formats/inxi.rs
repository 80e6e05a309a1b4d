//! Reader for `inxi -F` and its relatives, as text and as JSON: the machine, its drives, its battery.
//!
//! Without root rights inxi writes `<superuser required>` in place of serial numbers, with `-z` `<filter>`. The JSON keys carry their order
//! before their name: `012#0#2#serial`. The report also names the computer and its networks: only what is listed here is stored.

use super::drive::logical;
use crate::domain::device::kind::MediumKind;
use crate::domain::device::support::table::Firmware;
use crate::ingest::identity;
use crate::ingest::json;
use crate::ingest::json::text;
use crate::ingest::limits::{MAX_ENTRIES, ReadError};
use crate::ingest::reading::{Battery, Board, MachineReport, Note, Screen, Storage};
use crate::ingest::report_kind::{ReportKind, kind_of};
use crate::ingest::units::{ram_mb, with_unit};
use serde_json::{Map, Value, json};

/// The sections of a report.
const SECTIONS: &[&str] = &[
    "System",
    "Machine",
    "Battery",
    "CPU",
    "Memory",
    "Slots",
    "Graphics",
    "Audio",
    "Network",
    "Bluetooth",
    "RAID",
    "Logical",
    "Drives",
    "Partition",
    "Swap",
    "Unmounted",
    "USB",
    "Optical",
    "Sensors",
    "Repos",
    "Processes",
    "Info",
    "Weather",
];
/// The fields that are read or stored, by section.
const ALLOWED: &[(&str, &[&str])] = &[
    ("Machine", &["Type", "System", "product", "v", "serial", "Mobo", "model", "UEFI", "UEFI-[Legacy]"]),
    ("CPU", &["model"]),
    ("Battery", &["ID", "condition", "model", "serial", "cycles"]),
    ("Memory", &["total", "Memory"]),
    ("Info", &["Memory", "total"]),
    ("Graphics", &["Monitor", "diag", "res", "modes"]),
    ("Network", &["mac"]),
    ("Drives", &["ID", "vendor", "model", "size", "tech", "type", "serial"]),
];
/// Most lines of a text that are read.
const MAX_LINES: usize = 4096;

/// A row of a section: values by key.
type Row = Map<String, Value>;

/// A report, as sections of rows.
pub(super) struct Inxi(Vec<(String, Vec<Row>)>);

fn bare(key: &str) -> &str {
    key.rsplit('#').next().unwrap_or(key)
}

/// A key without its number: `ID-1` and `Monitor-2` are `ID` and `Monitor`.
fn unnumbered(key: &str) -> &str {
    key.rsplit_once('-').filter(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())).map_or(key, |(name, _)| name)
}

impl Inxi {
    /// The sections of the JSON form.
    pub(super) fn new(json: &Value) -> Self {
        let mut sections = Vec::new();
        for section in json.as_array().map_or(&[][..], Vec::as_slice) {
            for (name, rows) in section.as_object().into_iter().flatten() {
                let rows = rows.as_array().map_or(&[][..], Vec::as_slice);
                let plain = |row: &Row| row.iter().map(|(k, v)| (bare(k).to_owned(), v.clone())).collect();
                sections.push((bare(name).to_owned(), rows.iter().filter_map(Value::as_object).map(plain).collect()));
            }
        }
        Self(sections)
    }

    /// The sections of the text form: a name at the begin of a line, and what is indented below it.
    fn of_text(text: &str) -> Self {
        let mut sections: Vec<(String, String)> = Vec::new();
        let mut inside = false;
        for row in text.lines().take(MAX_LINES) {
            let row = plain(row);
            let named = row.split_once(':').filter(|(name, _)| SECTIONS.contains(name));
            if let Some((name, rest)) = named {
                sections.push((name.to_owned(), rest.to_owned()));
                inside = true;
            } else if inside && row.starts_with(' ') && !row.trim().is_empty() {
                if let Some((_, content)) = sections.last_mut() {
                    content.push(' ');
                    content.push_str(&row);
                }
            } else {
                inside = false;
            }
        }
        Self(sections.into_iter().map(|(name, content)| (name, rows(&content))).collect())
    }

    fn rows(&self, section: &str) -> impl Iterator<Item = Value> {
        self.0.iter().filter(move |(name, _)| name == section).flat_map(|(_, rows)| rows.iter().cloned().map(Value::Object))
    }

    /// What the sections say of the machine.
    pub(super) fn report(&self) -> MachineReport {
        let mut reading = MachineReport::empty("inxi", ReportKind::Unknown);
        let kind = self.rows("Machine").find_map(|r| text(&r, "Type"));
        let mut portable = false;
        if let Some(machine) = self.rows("Machine").find(|r| r.get("System").is_some()) {
            let name = |key| identity::name(text(&machine, key).as_deref());
            // Versions before 3 write the kind behind the maker.
            let maker = text(&machine, "System").unwrap_or_default();
            portable = maker.ends_with("(portable)");
            reading.manufacturer = identity::name(Some(maker.trim_end_matches("(portable)").trim_end()));
            reading.model = name("product");
            reading.version = name("v");
            reading.set_serial(text(&machine, "serial").as_deref());
        }
        if let Some(board) = self.rows("Machine").find(|r| r.get("Mobo").is_some()) {
            let found = Board {
                manufacturer: identity::name(text(&board, "Mobo").as_deref()),
                model: identity::name(text(&board, "model").as_deref()),
                serial: identity::usable(text(&board, "serial").as_deref()),
            };
            reading.board = (found != Board::default()).then_some(found);
        }
        // `BIOS:` only says how the machine was started.
        let uefi = self.rows("Machine").any(|r| r.get("UEFI").is_some() || r.get("UEFI-[Legacy]").is_some());
        reading.firmware = uefi.then_some(Firmware::Uefi);
        reading.chassis_raw = kind.or_else(|| portable.then(|| "Laptop".to_owned()));
        reading.kind = kind_of(reading.manufacturer.as_deref(), reading.model.as_deref(), reading.chassis_raw.as_deref());
        reading.cpu = self.rows("CPU").find_map(|r| text(&r, "model"));
        reading.ram_mb = self.memory().and_then(ram_mb);
        self.rows("Network").for_each(|r| reading.add_mac(text(&r, "mac").as_deref()));
        reading.screen = self.rows("Graphics").find_map(|r| monitor(&r));
        reading.battery = self.rows("Battery").filter_map(|r| battery(&r)).take(MAX_ENTRIES).collect();
        for row in self.rows("Drives") {
            if text(&row, "ID").is_some_and(|id| logical::is_logical_device(&id)) {
                continue;
            }
            // Read one more than is kept, so that `finish` notices the cut.
            if reading.storage.len() <= MAX_ENTRIES {
                reading.storage.extend(drive(&row));
            }
        }
        if reading.storage.iter().any(|d| d.interface.as_deref() == Some("usb")) {
            reading.note(Note::UsbBridge);
        }
        reading
    }

    /// The memory in bytes: what is installed, in older versions what the system sees of it.
    fn memory(&self) -> Option<u64> {
        let rows = || self.rows("Memory").chain(self.rows("Info"));
        rows().find_map(|r| text(&r, "total").or_else(|| text(&r, "Memory")).and_then(|m| with_unit(&m)))
    }

    /// The sections and fields that are stored, in the form of the JSON.
    fn allowed(&self) -> Value {
        let section = |(name, rows): &(String, Vec<Row>)| {
            let (_, fields) = ALLOWED.iter().find(|(section, _)| section == name)?;
            let kept = |row: &Row| -> Row {
                let all = row.iter().filter(|(key, _)| fields.contains(&key.as_str()));
                all.map(|(k, v)| (k.clone(), text(&json!({ "v": v }), "v").map_or(Value::Null, Value::String))).collect()
            };
            let rows: Vec<Row> = rows.iter().map(kept).filter(|r| !r.is_empty()).collect();
            Some(json!({ name.as_str(): rows }))
        };
        Value::Array(self.0.iter().filter_map(section).collect())
    }
}

/// A line without the colours of a terminal.
fn plain(row: &str) -> String {
    let mut parts = row.split('\u{1b}');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.strip_prefix('[').and_then(|p| p.split_once('m')).map_or(part, |(_, rest)| rest));
    }
    out
}

/// Splits the content of a section into rows of `key: value`. Some keys begin a new row.
fn rows(content: &str) -> Vec<Row> {
    const FIRST: &[&str] = &[
        "ID",
        "Device",
        "Card",
        "Mobo",
        "Chassis",
        "UEFI",
        "UEFI-[Legacy]",
        "BIOS",
        "Bios",
        "IF",
        "IF-ID",
        "Display",
        "Monitor",
        "Array",
        "Message",
        "RAM",
        "Floppy",
        "SMART",
        "Processes",
        "Shell",
        "Type",
    ];
    // Words of a key that has two: `bus ID:`, `block size:`.
    const BEFORE: &[&str] = &["bus", "chip", "class", "block", "Local", "System", "Core", "Hardware", "part"];
    let mut all: Vec<Row> = vec![Row::new()];
    let mut key = String::new();
    let mut value: Vec<&str> = Vec::new();
    let mut put = |key: &str, value: &[&str]| {
        if key.is_empty() {
            return;
        }
        let name = unnumbered(key);
        if FIRST.contains(&name)
            && let Some(last) = all.last()
            && !last.is_empty()
        {
            all.push(Row::new());
        }
        if let Some(row) = all.last_mut() {
            // A row repeats some keys for its parts: the first is that of the thing itself.
            row.entry(name.to_owned()).or_insert_with(|| Value::String(value.join(" ")));
        }
    };
    for word in content.split_whitespace() {
        match word.strip_suffix(':').filter(|k| !k.is_empty() && !k.contains(['/', '"'])) {
            Some(next) => {
                if value.last().is_some_and(|last| BEFORE.contains(last)) {
                    value.pop();
                }
                put(&key, &value);
                next.clone_into(&mut key);
                value.clear();
            }
            None => value.push(word),
        }
    }
    put(&key, &value);
    all
}

/// Recognises the JSON form.
#[must_use]
pub fn tell(json: &Value) -> bool {
    let Some(sections) = json.as_array().filter(|s| !s.is_empty()) else { return false };
    let known =
        |s: &Value| s.as_object().is_some_and(|o| !o.is_empty() && o.iter().all(|(n, r)| SECTIONS.contains(&bare(n)) && r.is_array()));
    sections.iter().all(known)
}

/// Recognises the text form: the section of the machine, with its keys, and another one.
#[must_use]
pub fn tell_text(text: &str) -> bool {
    let heads =
        |names: &[&str]| text.lines().take(MAX_LINES).map(plain).any(|r| r.split_once(':').is_some_and(|(n, _)| names.contains(&n)));
    if !heads(&["Machine"]) || !heads(&["System", "CPU", "Drives", "Info", "Graphics", "Battery"]) {
        return false;
    }
    let inxi = Inxi::of_text(text);
    inxi.rows("Machine").any(|r| ["System", "Mobo", "Type"].iter().any(|k| r.get(*k).is_some()))
}

/// Reads the JSON form.
#[must_use]
pub fn read(json: &Value) -> Vec<MachineReport> {
    vec![Inxi::new(json).report()]
}

/// Reads the text form.
///
/// # Errors
/// None today; the signature is that of the other text readers.
pub fn read_text(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    Ok(vec![Inxi::of_text(text).report()])
}

/// What is stored of the JSON form.
pub(in crate::ingest) fn stripped(json: &Value) -> Vec<u8> {
    Inxi::new(json).allowed().to_string().into_bytes()
}

/// What is stored of the text form: the same, as JSON.
pub(in crate::ingest) fn stripped_text(text: &str) -> Vec<u8> {
    Inxi::of_text(text).allowed().to_string().into_bytes()
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

#[cfg(test)]
mod tests {
    use crate::domain::device::kind::{Kind, MediumKind};
    use crate::ingest::{Battery, MachineReport, SerialClass, kept, read};

    const TEXT: &str = "\
$ sudo inxi -Fxxx
System:
  Host: pc-lucie Kernel: 6.4.8-arch1-1 arch: x86_64 bits: 64 Desktop: KDE Plasma
    v: 5.27.7 Distro: EndeavourOS
Machine:
  Type: Laptop System: LENOVO product: 82DM v: Lenovo XiaoXinPro-13ARE 2020
    serial: PF1ABC2D Chassis: type: 10 v: XiaoXin serial: PF9ZZZZZ
  Mobo: LENOVO model: LNVNB161216 v: SDK0L77769WIN
    serial: <superuser required> UEFI: LENOVO v: F0CN39WW date: 12/07/2022
Battery:
  ID-1: BAT0 charge: 47.0 Wh (100.0%) condition: 47.0/56.0 Wh (83.9%) cycles: 21
  Device-1: hidpp_battery_0 model: Logitech Wireless Mouse charge: 55% (should be ignored)
CPU:
  Info: 6-core model: AMD Ryzen 5 4600U with Radeon Graphics bits: 64
    type: MT MCP cache: L2: 3 MiB
Graphics:
  Device-1: AMD Renoir driver: amdgpu v: kernel bus ID: 03:00.0
  Monitor-1: eDP-1 model: LG res: 2560x1600 diag: 338mm (13.3\")
Network:
  Device-1: Intel Wi-Fi 6 AX200 driver: iwlwifi
  IF: wlp1s0 state: up mac: 98:8d:46:11:22:33
Drives:
  Local Storage: total: 476.94 GiB used: 10.68 GiB (2.2%)
  ID-1: /dev/nvme0n1 vendor: Toshiba model: KXG60ZNV512G NVMe TOSHIBA 512GB
    size: 476.94 GiB block size: physical: 512 B logical: 512 B speed: 31.6 Gb/s
    lanes: 4 type: SSD serial: 49MA23BZK03N rev: 10604107 temp: 34.9 C
  ID-2: /dev/sda type: USB model: Lucie Stick size: 14.9 GiB serial: 4C530001
Partition:
  ID-1: / size: 468 GiB used: 10 GiB fs: ext4 dev: /dev/nvme0n1p2
Info:
  Processes: 258 Uptime: 37m Memory: 15.02 GiB used: 1.12 GiB (15.0%) Shell: Bash inxi: 3.3.13
";

    fn one(bytes: &[u8]) -> MachineReport {
        read(bytes).unwrap().remove(0)
    }

    #[test]
    fn the_machine_is_read_and_nobody_is_named() {
        let reading = one(TEXT.as_bytes());
        assert_eq!((reading.format, reading.manufacturer.as_deref(), reading.model.as_deref()), ("inxi", Some("LENOVO"), Some("82DM")));
        assert_eq!(
            (reading.serial.as_deref(), reading.device_kind(), reading.ram_mb),
            (Some("PF1ABC2D"), Some(Kind::Laptop), Some(15_380))
        );
        assert_eq!(reading.cpu.as_deref(), Some("AMD Ryzen 5 4600U with Radeon Graphics"));
        assert_eq!((reading.battery.len(), Battery::health_percent(&reading.battery[0])), (1, Some(83)));
        assert_eq!(reading.macs, ["98:8d:46:11:22:33"]);
        assert_eq!(reading.screen.and_then(|s| s.width), Some(2560));
        let disks: Vec<_> = reading.storage.iter().map(|d| (d.serial.as_deref(), d.media_kind(), d.size_gb, d.removable)).collect();
        let wanted =
            [(Some("49MA23BZK03N"), MediumKind::Nvme, Some(512.0), false), (Some("4C530001"), MediumKind::Unknown, Some(16.0), true)];
        assert_eq!(disks, wanted);
        let stored = String::from_utf8(kept(TEXT.as_bytes()).unwrap().stripped.unwrap()).unwrap();
        assert!(!stored.contains("pc-lucie") && !stored.contains("Plasma"), "{stored}");
        assert_eq!(one(stored.as_bytes()), one(TEXT.as_bytes()));
    }

    #[test]
    fn what_is_filtered_is_no_serial_number_and_the_old_layout_is_read() {
        let filtered = TEXT.replace("PF1ABC2D", "<filter>").replace("49MA23BZK03N", "<filter>");
        let reading = one(filtered.as_bytes());
        assert_eq!((reading.serial, reading.serial_class, reading.storage[0].serial.as_deref()), (None, SerialClass::Placeholder, None));
        let old = "System:    Kernel: 4.4.0 x86_64 (64 bit)\nMachine:   System: LENOVO (portable) product: 423946U v: ThinkPad T520\n           Mobo: LENOVO model: 423946U Bios: LENOVO v: 8AET52WW date: 09/15/2011\nCPU:       Dual core Intel Core i5-2520M\n";
        let reading = one(old.as_bytes());
        assert_eq!(
            (reading.manufacturer.as_deref(), reading.shown_model(), reading.device_kind()),
            (Some("LENOVO"), Some("ThinkPad T520"), Some(Kind::Laptop))
        );
        let json = r#"[{"000#1#0#Machine":[{"001#0#1#Type":"Laptop","002#0#1#System":"LENOVO","003#0#2#product":"82DM","004#0#2#serial":"PF1ABC2D"}]},{"001#1#0#CPU":[{"000#1#2#model":"AMD"}]}]"#;
        let reading = one(json.as_bytes());
        assert_eq!((reading.format, reading.serial.as_deref(), reading.device_kind()), ("inxi", Some("PF1ABC2D"), Some(Kind::Laptop)));
    }
}
