//! Reader for the text output of `hwinfo`: numbered items, the first of which holds the firmware's records.
//!
//! The output may also be limited to some kinds of hardware (`hwinfo --disk`). hwinfo's own form factor is a guess (any battery makes a
//! laptop), so the kind of device comes from the firmware's chassis type or not at all.

use super::drive::logical;
use super::hwinfo_short;
use super::hwinfo_short::shown;
use super::lsblk::{is_boot_part, may_be_medium};
use crate::domain::device::kind::MediumKind;
use crate::ingest::identity;
use crate::ingest::json::line;
use crate::ingest::limits::MAX_ENTRIES;
use crate::ingest::limits::ReadError;
use crate::ingest::reading::{Battery, Board, MachineReport, Note, Screen, Storage};
use crate::ingest::report_kind::{ReportKind, kind_of};
use crate::ingest::units::{memory_bytes, ram_mb};

/// An item, or a firmware record inside an item: a title and named fields.
#[derive(Default)]
struct Block<'a> {
    title: &'a str,
    fields: Vec<(&'a str, &'a str)>,
}

impl<'a> Block<'a> {
    /// The value of a field as written, quotes included.
    fn raw(&self, name: &str) -> Option<&'a str> {
        self.fields.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }

    fn get(&self, name: &str) -> Option<String> {
        line(self.raw(name)?.trim_matches('"'))
    }

    fn named(&self, name: &str) -> Option<String> {
        identity::name(self.get(name).as_deref())
    }

    /// The quoted text after numbers: `6.58.9 "Intel(R) Core(TM) …"` gives `Intel(R) Core(TM) …`.
    fn quoted(&self, name: &str) -> Option<String> {
        self.raw(name)?.split('"').nth(1).and_then(line)
    }

    /// The code and the word of a value such as `0x09 (LapTop)`.
    fn coded(&self, name: &str) -> Option<(u32, String)> {
        let (code, word) = self.raw(name)?.split_once(" (")?;
        Some((u32::from_str_radix(code.strip_prefix("0x")?, 16).ok()?, word.trim_end_matches(')').to_owned()))
    }
}

/// A parsed report: its items, and the SMBIOS records inside the BIOS item.
#[derive(Default)]
struct Report<'a> {
    items: Vec<Block<'a>>,
    records: Vec<Block<'a>>,
}

/// The title of an item's first line: `47: SCSI 600.0: 10600 Disk` gives `10600 Disk`. `None` for other lines.
fn head(row: &str) -> Option<&str> {
    let (number, rest) = row.split_once(": ")?;
    let (place, title) = rest.split_once(": ")?;
    let code = title.split(' ').next()?;
    let fits = number.len() >= 2
        && number.bytes().all(|b| b.is_ascii_digit())
        && place.rsplit(' ').next().is_some_and(|p| p.contains('.'))
        && (4..=6).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then_some(title)
}

fn parse(text: &str) -> Report<'_> {
    let mut report = Report::default();
    let mut in_record = false;
    for row in text.lines().map(shown) {
        if let Some(title) = head(row) {
            report.items.push(Block { title, fields: Vec::new() });
            in_record = false;
            continue;
        }
        let content = row.trim_start();
        let depth = row.len().saturating_sub(content.len());
        let (key, value) = content.split_once(':').map_or((content, ""), |(k, v)| (k, v.trim()));
        let is_record = value.strip_prefix('#').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        let in_bios = report.items.last().is_some_and(|i| i.title.starts_with("10105"));
        if depth == 2 {
            in_record = is_record && in_bios;
        }
        if depth == 2 && in_record {
            report.records.push(Block { title: key, fields: Vec::new() });
        } else if let Some(block) = if in_record { report.records.last_mut() } else { report.items.last_mut() }
            && depth == if in_record { 4 } else { 2 }
        {
            block.fields.push((key, value));
        }
    }
    report
}

/// Recognises the output of hwinfo, in its long or its short form.
#[must_use]
pub fn tell(text: &str) -> bool {
    text.lines().any(|row| head(shown(row)).is_some()) || hwinfo_short::tell(text)
}

/// Reads the output of hwinfo.
///
/// # Errors
/// [`ReadError::UnknownFormat`] when it has no item and is not in the short form either.
pub fn read(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    let report = parse(text);
    if report.items.is_empty() {
        return if hwinfo_short::tell(text) { Ok(vec![hwinfo_short::read(text)]) } else { Err(ReadError::UnknownFormat) };
    }
    // A report limited to some kinds of hardware says nothing of the machine itself.
    let whole = report.items.iter().any(|i| i.title.starts_with("10107")) || report.records.iter().any(|r| r.title == "System Info");
    let mut reading = MachineReport::empty("hwinfo", if whole { ReportKind::Unknown } else { ReportKind::ComponentList });
    if whole {
        machine(&report, &mut reading);
    }
    parts(&report, &mut reading);
    Ok(vec![reading])
}

fn machine(report: &Report, reading: &mut MachineReport) {
    let first = |title: &str| report.records.iter().find(|r| r.title == title);
    let mut names = (None, None);
    if let Some(system) = first("System Info") {
        names = (system.get("Manufacturer"), system.get("Product"));
        reading.manufacturer = system.named("Manufacturer");
        reading.model = system.named("Product");
        reading.version = system.named("Version");
        reading.set_serial(system.get("Serial").as_deref());
        reading.set_uuid(system.get("UUID").as_deref());
    }
    if let Some(chassis) = first("Chassis Info") {
        reading.chassis_raw = chassis.coded("Type").map(|(code, word)| case(code).map_or(word, str::to_owned));
        reading.asset_tag = identity::asset_tag(chassis.get("Asset Tag").as_deref());
    }
    if let Some(board) = first("Board Info") {
        let found = Board {
            manufacturer: board.named("Manufacturer"),
            model: board.named("Product"),
            serial: identity::usable(board.get("Serial").as_deref()),
        };
        reading.board = (found != Board::default()).then_some(found);
    }
    reading.battery = report.records.iter().filter(|r| r.title == "Type 22 Record").filter_map(battery).collect();
    reading.kind = kind_of(names.0.as_deref(), names.1.as_deref(), reading.chassis_raw.as_deref());
}

/// Chassis types that hwinfo calls `Other`, by their SMBIOS code.
const fn case(code: u32) -> Option<&'static str> {
    Some(match code {
        0x1c => "Blade",
        0x1e => "Tablet",
        0x1f => "Convertible",
        0x20 => "Detachable",
        0x22 => "Embedded PC",
        0x23 => "Mini PC",
        0x24 => "Stick PC",
        _ => return None,
    })
}

/// Decodes a battery from its raw record (SMBIOS type 22), which hwinfo prints as hexadecimal bytes and strings.
fn battery(record: &Block) -> Option<Battery> {
    let rows = record.fields.iter().filter(|(key, _)| key.starts_with("Data "));
    let bytes: Vec<u8> = rows.flat_map(|(_, row)| row.split(' ')).filter_map(|hex| u8::from_str_radix(hex, 16).ok()).take(64).collect();
    let byte = |at: usize| bytes.get(at).copied();
    let string = |at: usize| record.get(&format!("String {}", byte(at).filter(|n| *n > 0)?));
    let capacity = byte(0x0a).zip(byte(0x0b)).map(|(low, high)| u64::from(u16::from_le_bytes([low, high])));
    let design = capacity.map(|c| c.saturating_mul(byte(0x15).map_or(1, u64::from).max(1))).filter(|c| *c > 0);
    let battery = Battery {
        model: identity::name(string(8).as_deref()),
        manufacturer: identity::name(string(5).as_deref()),
        serial: identity::serial(string(7).as_deref()).0,
        design,
        unit: design.map(|_| "mWh"),
        ..Battery::default()
    };
    (battery != Battery::default()).then_some(battery)
}

/// Installed memory in bytes: the sum of the firmware's slots, else what the operating system sees.
fn memory(report: &Report) -> u64 {
    let slots = report.records.iter().filter(|r| r.title == "Memory Device" && r.coded("Type").is_none_or(|(_, word)| word != "FLASH"));
    let installed = slots.filter_map(|r| memory_bytes(r.raw("Size")?)).fold(0, u64::saturating_add);
    if installed > 0 {
        return installed;
    }
    let sizes = report.items.iter().filter(|i| i.title.starts_with("10102")).filter_map(|i| i.raw("Memory Size"));
    sizes.flat_map(|s| s.split('+')).filter_map(memory_bytes).fold(0, u64::saturating_add)
}

fn parts(report: &Report, reading: &mut MachineReport) {
    let of = |class: &'static str| report.items.iter().filter(move |i| i.raw("Hardware Class") == Some(class));
    let firmware = || report.records.iter().filter(|r| r.title == "Processor Info").find_map(|r| r.named("Version"));
    reading.cpu = of("cpu").find_map(|i| identity::name(i.quoted("Model").as_deref())).or_else(firmware);
    reading.ram_mb = ram_mb(memory(report));
    // A network interface without a device link exists in software only.
    for card in of("network").chain(of("network interface").filter(|i| i.raw("SysFS Device Link").is_some())) {
        reading.add_mac(card.raw("Permanent HW Address").or_else(|| card.raw("HW Address")));
    }
    if matches!(reading.kind, ReportKind::Laptop | ReportKind::Tablet | ReportKind::AllInOne) {
        // External monitors have a serial number; built-in panels have none.
        let panel = of("monitor").find(|i| i.title.contains("LCD") && i.raw("Serial ID").is_none());
        reading.screen = panel.and_then(screen);
    }
    let disks: Vec<&Block> = report.items.iter().filter(|i| i.title.starts_with("10600")).collect();
    for disk in &disks {
        if reading.storage.len() <= MAX_ENTRIES
            && let Some(disk) = storage(disk, reading)
        {
            reading.storage.push(disk);
        }
    }
}

fn screen(item: &Block) -> Option<Screen> {
    let all = item.fields.iter().filter(|(key, _)| *key == "Resolution").filter_map(|(_, value)| pixels(value));
    let (width, height) = all.max().unzip();
    let screen = Screen { inches: item.raw("Size").and_then(diagonal), width, height };
    (screen != Screen::default()).then_some(screen)
}

/// Width and height in pixels of `1920x1080@60Hz`.
pub(in crate::ingest) fn pixels(resolution: &str) -> Option<(u64, u64)> {
    let (w, h) = resolution.split('@').next()?.trim().split_once('x')?;
    Some((w.parse().ok()?, h.parse().ok()?))
}

/// The diagonal, in inches, of `309x174 mm`.
pub(super) fn diagonal(size: &str) -> Option<f64> {
    let (w, h) = size.trim_end_matches(" mm").split_once('x')?;
    let (w, h): (f64, f64) = (w.trim().parse().ok()?, h.trim().parse().ok()?);
    let inches = (w.hypot(h) / 2.54).round() / 10.0;
    (3.0..200.0).contains(&inches).then_some(inches)
}

/// The name of the block device: `/dev/sdd (/dev/sg3)` gives `sdd`.
fn block_name<'a>(item: &Block<'a>) -> &'a str {
    let path = item.raw("Device File").or_else(|| item.raw("SysFS ID")).unwrap_or_default();
    path.split(' ').next().and_then(|p| p.rsplit('/').next()).unwrap_or_default()
}

/// The size in bytes, from `Capacity: 298 GB (320072933376 bytes)` or `Size: 625142448 sectors a 512 bytes`.
fn size(item: &Block) -> Option<u64> {
    let told = item.raw("Capacity").and_then(|c| c.split_once('(')?.1.split(' ').next()?.parse::<u64>().ok());
    let counted = || {
        let (sectors, bytes) = item.raw("Size")?.split_once(" sectors a ")?;
        sectors.parse::<u64>().ok()?.checked_mul(bytes.split(' ').next()?.parse().ok()?)
    };
    told.or_else(counted).filter(|b| *b > 0)
}

/// Model and serial number from the link `/dev/disk/by-id/ata-WDC_WD3200AAJS-00VWA0_WD-WCARW0244414`.
///
/// The link is better than the fields: SCSI cuts a model to sixteen characters, and for some disks only the link has the serial number.
fn by_id(item: &Block) -> Option<(String, String)> {
    let links = item.raw("Device Files")?.split(", ").filter_map(|l| l.trim().strip_prefix("/dev/disk/by-id/"));
    let own = links.filter_map(|l| ["ata-", "nvme-", "mmc-"].iter().find_map(|bus| l.strip_prefix(bus)));
    // Take the shortest link: that of an `NVMe` namespace is longer than that
    // of its disk. Skip links that hold an identifier instead of the model.
    let link = own.filter(|l| !l.starts_with("eui.") && !l.starts_with("nvme.")).min_by_key(|l| l.len())?;
    let serial = item.get("Serial ID").filter(|s| link.strip_suffix(s.as_str()).is_some_and(|m| m.ends_with('_')));
    let (model, serial) = match serial {
        Some(serial) => (link.strip_suffix(&format!("_{serial}"))?, serial),
        None => link.rsplit_once('_').map(|(m, s)| (m, s.to_owned()))?,
    };
    Some((model.replace('_', " "), serial))
}

/// Whether an MMC device is a card in a slot: soldered chips (eMMC) always have the address `0001`.
fn is_card(item: &Block) -> bool {
    item.raw("SysFS Device Link").and_then(|l| l.rsplit('/').next()?.split_once(':')).is_some_and(|(_, address)| address != "0001")
}

fn storage(item: &Block, reading: &mut MachineReport) -> Option<Storage> {
    let name = block_name(item);
    if is_boot_part(name) || !may_be_medium(name) {
        return None;
    }
    let says = |field: &str, words: &[&str]| item.raw(field).is_some_and(|v| words.iter().any(|w| v.contains(w)));
    let by_usb = says("Driver", &["usb-storage", "\"uas\""]) || says("Hotplug", &["USB"]) || says("SysFS Device Link", &["/usb"]);
    let card = name.starts_with("mmcblk") && is_card(item);
    let interface = match () {
        () if by_usb => Some("usb"),
        () if name.starts_with("nvme") => Some("nvme"),
        () if name.starts_with("mmcblk") => Some("mmc"),
        () if says("SysFS Device Link", &["/virtio"]) => Some("virtio"),
        () if says("Device Files", &["/by-id/ata-"]) || says("SysFS Device Link", &["/ata"]) => Some("ata"),
        () if says("SysFS Device Link", &["/host"]) => Some("scsi"),
        () => None,
    };
    let link = by_id(item).filter(|_| !by_usb);
    let told = item.named("Model").filter(|m| m != "Disk");
    let full = link.as_ref().map(|(model, _)| model.clone());
    let mut disk = Storage {
        model: identity::name(full.as_deref()).or(told),
        interface: interface.map(str::to_owned),
        removable: by_usb || card,
        medium: Some(match interface {
            Some("nvme") => MediumKind::Nvme,
            Some("mmc") if card => MediumKind::Flash,
            Some("mmc") => MediumKind::Emmc,
            _ => MediumKind::Unknown,
        }),
        ..Storage::default()
    };
    disk.set_serial(item.get("Serial ID").or_else(|| link.map(|(_, serial)| serial)).as_deref());
    disk.set_size(size(item));
    if logical::is_logical(item.quoted("Vendor").as_deref(), disk.model.as_deref()) {
        logical::mark(&mut disk);
    }
    // An empty slot of a card reader.
    if disk.removable && disk.size_bytes.is_none() {
        reading.note(Note::RemovableLeftOut);
        return None;
    }
    disk.is_something().then_some(disk)
}

/// The redacted copy to store: the items without volume names, disc labels
/// and other texts that people wrote. `None` when there is nothing to remove.
pub(in crate::ingest) fn stripped(text: &str) -> Option<Vec<u8>> {
    const WRITTEN: &[&str] = &["Volume ID:", "Volume Label:", "Application:", "Publisher:", "Preparer:", "Configured as:"];
    let personal = |link: &str| link.contains("/by-label/") || link.contains("/by-partlabel/");
    let mut kept = String::with_capacity(text.len());
    let mut dropped = false;
    let mut inside = hwinfo_short::tell(text);
    for row in text.lines().map(shown) {
        inside = inside || head(row).is_some();
        if !inside || row.starts_with("====") || WRITTEN.iter().any(|w| row.trim_start().starts_with(w)) {
            dropped = dropped || !row.trim().is_empty();
            continue;
        }
        if personal(row) {
            dropped = true;
            let links: Vec<&str> = row.split(", ").filter(|l| !personal(l)).collect();
            kept.push_str(&links.join(", "));
        } else {
            kept.push_str(row);
        }
        kept.push('\n');
    }
    dropped.then(|| kept.into_bytes())
}

#[cfg(test)]
mod tests {
    use crate::domain::device::kind::{Kind, MediumKind};
    use crate::ingest::{MachineReport, Note, ReportKind, SerialClass, kept, read};

    const BIOS: &str = r#"01: None 00.0: 10105 BIOS
  [Created at bios.186]
  Hardware Class: bios
  BIOS Keyboard LED Status:
    Scroll Lock: off
  SMBIOS Version: 2.7
  Type 22 Record: #5632
    Data 00: 16 1a 00 16 01 02 03 04 05 02 48 18 5c 2b 06 05
    Data 10: 83 4a f9 42 07 0a 01 00 00 00
    String 2: "LG"
    String 4: "4A83"
    String 5: "DELL HMYXT37"
  System Info: #1
    Manufacturer: "LENOVO"
    Product: "20L5S01R00"
    Version: "ThinkPad T480"
    Serial: "PF1ABCDE"
    UUID: 4c4c4544-0051-4b10-8033-b7c04f4c4d32
    Wake-up: 0x06 (Power Switch)
  Board Info: #2
    Manufacturer: "LENOVO"
    Product: "20L5S01R00"
    Serial: "To be filled by O.E.M."
    Type: 0x0a (Motherboard)
  Chassis Info: #3
    Asset Tag: "No Asset Tag"
    Serial: "OTHER"
    Type: 0x0a (Notebook)
  Processor Info: #4
    Version: "Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz"
  Memory Device: #73
    Type: 0x1a (Other)
    Size: 8 GB
  Memory Device: #74
    Size: No Memory Installed
  Memory Device: #75
    Type: 0x09 (FLASH)
    Size: 16 MB

02: None 00.0: 10107 System
  Hardware Class: system
  Formfactor: "laptop"

"#;
    const PARTS: &str = r#"11: None 00.0: 10102 Main Memory
  Hardware Class: memory
  Memory Size: 7 GB + 512 MB

20: PCI 1f.6: 0200 Ethernet controller
  Hardware Class: network
  HW Address: 02:00:00:00:00:00
  Permanent HW Address: 8c:16:45:11:22:33

22: None 00.0: 10002 LCD Monitor
  Hardware Class: monitor
  Serial ID: "3CQ8462T51"
  Resolution: 2560x1440@60Hz
  Size: 597x336 mm

23: None 00.0: 10002 LCD Monitor
  Hardware Class: monitor
  Resolution: 800x600@60Hz
  Resolution: 1920x1080@60Hz
  Size: 309x174 mm

30: IDE 00.0: 10600 Disk
  SysFS Device Link: /devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0
  Hardware Class: disk
  Model: "WDC WD5000AAKX-6"
  Serial ID: "WD-WCC2ETY84203"
  Device File: /dev/sda
  Device Files: /dev/sda, /dev/disk/by-id/ata-WDC_WD5000AAKX-60U6AA0_WD-WCC2ETY84203, /dev/disk/by-id/wwn-0x50014ee2097c2aa5, /dev/disk/by-label/Lucie
  Size: 976773168 sectors a 512 bytes
  Capacity: 465 GB (500107862016 bytes)

31: PCI 100.0: 10600 Disk
  Hardware Class: disk
  Driver: "nvme"
  Device File: /dev/nvme0n1
  Device Files: /dev/nvme0n1, /dev/disk/by-id/nvme-eui.a428b72aaafb0049, /dev/disk/by-id/nvme-YMTC_PC210-512GB-D_YMA1512JA2_1, /dev/disk/by-id/nvme-YMTC_PC210-512GB-D_YMA1512JA2
  Size: 1000215216 sectors a 512 bytes

32: None 00.0: 11300 Partition
  Hardware Class: partition
  Device File: /dev/nvme0n1p1
  Device Files: /dev/nvme0n1p1, /dev/disk/by-partlabel/Photos\x20Lucie

33: SCSI 600.0: 10600 Disk
  Hardware Class: disk
  Model: "USB Flash Disk"
  Serial ID: "FB08091700013827"
  Driver: "usb-storage", "sd"
  Device File: /dev/sdb (/dev/sg3)
  Capacity: 0 GB (1002438656 bytes)

34: SCSI 700.0: 10600 Disk
  Hardware Class: disk
  Model: "Generic STORAGE DEVICE"
  Driver: "usb-storage", "sd"
  Device File: /dev/sdc
  Drive status: no medium

35: None 00.0: 10600 Disk
  SysFS Device Link: /devices/pci0000:00/80860F14:00/mmc_host/mmc0/mmc0:0001
  Hardware Class: disk
  Model: "Disk"
  Device File: /dev/mmcblk0
  Device Files: /dev/mmcblk0, /dev/disk/by-id/mmc-BGND3R_0x3845eae7
  Capacity: 29 GB (31268536320 bytes)

36: None 00.0: 10600 Disk
  Hardware Class: disk
  Device File: /dev/mmcblk0boot0
  Capacity: 0 GB (4194304 bytes)

37: None 00.0: 10600 Disk
  SysFS Device Link: /devices/platform/fe2c0000.mmc/mmc_host/mmc1/mmc1:b36d
  Hardware Class: disk
  Device File: /dev/mmcblk1
  Device Files: /dev/mmcblk1, /dev/disk/by-id/mmc-SDABC_0xaa000b59
  Capacity: 14 GB (15931539456 bytes)

38: None 00.0: 10600 Disk
  Hardware Class: disk
  Model: "Disk"
  Device File: /dev/fd0
  Capacity: 0 GB (4096 bytes)

39: SCSI 100.0: 10602 CD-ROM (DVD)
  Hardware Class: cdrom
  Device File: /dev/sr0
  Volume ID: "LUCIE"

71: None 00.0: 10103 CPU
  Hardware Class: cpu
  Model: 6.142.10 "Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz"

80: None 00.0: 10701 Ethernet
  Hardware Class: network interface
  Device File: docker0
  HW Address: 00:42:11:22:33:44
"#;

    fn one(text: &str) -> MachineReport {
        read(text.as_bytes()).unwrap().remove(0)
    }

    #[test]
    fn the_firmware_tells_the_machine_and_its_battery() {
        let reading = one(&[BIOS, PARTS].concat());
        assert_eq!(
            (reading.serial.as_deref(), reading.device_kind(), reading.shown_model()),
            (Some("PF1ABCDE"), Some(Kind::Laptop), Some("ThinkPad T480"))
        );
        assert_eq!(reading.uuid.as_deref(), Some("4c4c4544-0051-4b10-8033-b7c04f4c4d32"));
        // Fillers are no identity.
        assert_eq!((reading.asset_tag, reading.board.unwrap().serial), (None, None));
        assert_eq!((reading.ram_mb, reading.cpu.as_deref()), (Some(8192), Some("Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz")));
        assert_eq!(reading.macs, ["8c:16:45:11:22:33"]);
        let panel = reading.screen.unwrap();
        assert_eq!((panel.inches, panel.width, panel.height), (Some(14.0), Some(1920), Some(1080)));
        let battery = &reading.battery[0];
        assert_eq!(
            (battery.model.as_deref(), battery.manufacturer.as_deref(), battery.serial.as_deref()),
            (Some("DELL HMYXT37"), Some("LG"), Some("4A83"))
        );
        assert_eq!((battery.design, battery.unit, battery.health_percent()), (Some(62_160), Some("mWh"), None));
    }

    #[test]
    fn disks_have_their_full_names_and_those_that_come_and_go_are_marked() {
        let reading = one(&[BIOS, PARTS].concat());
        let disks: Vec<_> = reading
            .storage
            .iter()
            .map(|d| (d.model.as_deref().unwrap(), d.serial.as_deref().unwrap(), d.media_kind(), d.removable, d.size_gb))
            .collect();
        let wanted = [
            ("WDC WD5000AAKX-60U6AA0", "WD-WCC2ETY84203", MediumKind::Unknown, false, Some(500.0)),
            ("YMTC PC210-512GB-D", "YMA1512JA2", MediumKind::Nvme, false, Some(512.0)),
            ("USB Flash Disk", "FB08091700013827", MediumKind::Flash, true, Some(1.0)),
            ("BGND3R", "0x3845eae7", MediumKind::Emmc, false, Some(32.0)),
            ("SDABC", "0xaa000b59", MediumKind::Flash, true, Some(16.0)),
        ];
        assert_eq!(disks, wanted);
        assert_eq!(reading.notes, [Note::RemovableLeftOut, Note::RemovableStorage]);
    }

    #[test]
    fn without_the_firmware_nothing_is_made_up() {
        let (_, system) = BIOS.split_once("\n\n").unwrap();
        let reading = one(&["01: None 00.0: 10105 BIOS\n  Hardware Class: bios\n\n", system, PARTS].concat());
        assert_eq!(
            (reading.serial_class, reading.kind, reading.describes_a_device()),
            (SerialClass::Placeholder, ReportKind::Unknown, Ok(()))
        );
        assert_eq!((reading.serial, reading.ram_mb, reading.screen, reading.storage.len()), (None, Some(7680), None, 5));
    }

    #[test]
    fn cases_without_a_word_are_known_by_their_number() {
        for (case, kind) in [
            ("0x1f (Other)", ReportKind::Laptop),
            ("0x1e (Other)", ReportKind::Tablet),
            ("0x23 (Other)", ReportKind::Desktop),
            ("0x0d (All in One)", ReportKind::AllInOne),
            ("0x01 (Other)", ReportKind::Unknown),
        ] {
            assert_eq!(one(&BIOS.replace("0x0a (Notebook)", case)).kind, kind, "{case}");
        }
        assert_eq!(one(&BIOS.replace("\"20L5S01R00\"", "\"Standard PC (Q35 + ICH9, 2009)\"")).kind, ReportKind::Virtual);
    }

    #[test]
    fn some_kinds_of_hardware_alone_are_no_device() {
        let reading = one(PARTS);
        assert_eq!((reading.kind, reading.storage.len()), (ReportKind::ComponentList, 5));
        assert!(reading.describes_a_device().is_err());
        // The firmware alone names the machine.
        let (firmware, _) = BIOS.split_once("\n\n").unwrap();
        assert_eq!(one(firmware).serial.as_deref(), Some("PF1ABCDE"));
    }

    #[test]
    fn line_ends_and_a_log_before_the_items_change_nothing() {
        let whole = [BIOS, PARTS].concat();
        let reading = one(&whole);
        assert_eq!(one(&whole.replace('\n', "\r\n")), reading);
        let log = format!(
            "============ start debug info ============\nlibhd version 21.68\n----- /proc/cmdline -----\n  user=lucie\n=========== end debug info ============\n{whole}"
        );
        assert_eq!(one(&log), reading);
        for text in [&whole, &log] {
            let text = String::from_utf8(kept(text.as_bytes()).unwrap().stripped.unwrap()).unwrap();
            assert!(!text.to_lowercase().contains("lucie") && text.contains("/dev/disk/by-id/wwn-0x50014ee2097c2aa5"), "{text}");
            assert_eq!(one(&text), reading);
        }
        assert_eq!(kept(BIOS.as_bytes()).unwrap().stripped, None);
    }
}
