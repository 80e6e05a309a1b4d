//! The text that `hwinfo` prints: numbered items, of which the first holds what the firmware says; also with `--short`, and for some
//! kinds of hardware alone (`--disk`).
//!
//! Its form factor is a guess (any battery makes a laptop), so the kind comes from the firmware's case or not at all.

use super::identity;
use super::look::line;
use super::lsblk::{is_boot_part, may_be_medium};
use super::measure::{memory_bytes, ram_mb};
use super::reading::{Battery, Board, Note, Reading, ReportKind, Screen, Storage, kind_of};
use super::{MAX_ENTRIES, ReadError};
use crate::domain::kind::MediumKind;

/// Something that has named fields.
#[derive(Default)]
struct Block<'a> {
    title: &'a str,
    fields: Vec<(&'a str, &'a str)>,
}

impl<'a> Block<'a> {
    /// A field as it was written, without the quotes.
    fn raw(&self, name: &str) -> Option<&'a str> {
        self.fields.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }

    fn get(&self, name: &str) -> Option<String> {
        line(self.raw(name)?.trim_matches('"'))
    }

    fn named(&self, name: &str) -> Option<String> {
        identity::name(self.get(name).as_deref())
    }

    /// What stands in quotes behind numbers: `6.58.9 "Intel(R) Core(TM) …"`.
    fn quoted(&self, name: &str) -> Option<String> {
        self.raw(name)?.split('"').nth(1).and_then(line)
    }

    /// The first number of `0x09 (LapTop)`, and the word.
    fn coded(&self, name: &str) -> Option<(u32, String)> {
        let (code, word) = self.raw(name)?.split_once(" (")?;
        Some((u32::from_str_radix(code.strip_prefix("0x")?, 16).ok()?, word.trim_end_matches(')').to_owned()))
    }
}

/// The items of a report, and the records of the firmware inside the first.
#[derive(Default)]
struct Report<'a> {
    items: Vec<Block<'a>>,
    records: Vec<Block<'a>>,
}

/// A line as it was last seen on the screen: progress is written over itself.
fn shown(row: &str) -> &str {
    let row = row.strip_suffix('\r').unwrap_or(row);
    row.rsplit('\r').next().unwrap_or(row).trim_end()
}

/// The title of an item: `47: SCSI 600.0: 10600 Disk` → `10600 Disk`.
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

/// The kinds of hardware that `--short` heads its lines with.
const SHORT: &[&str] = &[
    "bios:",
    "cpu:",
    "keyboard:",
    "mouse:",
    "joystick:",
    "printer:",
    "scanner:",
    "chipcard:",
    "camera:",
    "modem:",
    "monitor:",
    "graphics card:",
    "sound:",
    "tv card:",
    "storage:",
    "network:",
    "network interface:",
    "disk:",
    "partition:",
    "cdrom:",
    "floppy:",
    "hub:",
    "usb controller:",
    "usb:",
    "bridge:",
    "memory:",
    "bluetooth:",
    "firewire controller:",
    "fingerprint:",
    "mmc controller:",
    "braille:",
    "pcmcia controller:",
    "unknown:",
];

/// A line of `--short`: the name of the device in twenty columns, then the model.
fn short_row(row: &str) -> Option<(&str, &str)> {
    let rest = row.strip_prefix("  ")?;
    let end = rest.char_indices().nth(20).map_or(rest.len(), |(at, _)| at);
    let (device, model) = rest.split_at_checked(end)?;
    // A longer name pushes its model to the right.
    let (device, model) = match rest.split_once(' ') {
        Some((name, model)) if name.len() > 20 => (name, model),
        _ => (device.trim(), model.strip_prefix(' ')?),
    };
    (!device.contains(' ') && !model.starts_with(' ')).then_some((device, model))
}

fn is_short(text: &str) -> bool {
    let rows = || text.lines().map(shown).filter(|r| !r.trim().is_empty()).take(40);
    let heads = rows().filter(|r| SHORT.contains(r)).count();
    let fits = |row: &str| SHORT.contains(&row) || short_row(row).is_some() || (!row.starts_with(' ') && row.ends_with(':'));
    heads > 0 && rows().next().is_some_and(|r| SHORT.contains(&r)) && rows().all(fits)
}

/// Whether this is the output of hwinfo.
#[must_use]
pub fn tell(text: &str) -> bool {
    text.lines().any(|row| head(shown(row)).is_some()) || is_short(text)
}

/// Reads the output of hwinfo.
///
/// # Errors
/// [`ReadError::UnknownFormat`] when it holds no item.
pub fn read(text: &str) -> Result<Vec<Reading>, ReadError> {
    let report = parse(text);
    if report.items.is_empty() {
        return if is_short(text) { Ok(vec![short(text)]) } else { Err(ReadError::UnknownFormat) };
    }
    // Asked for some kinds of hardware only, it says nothing of the machine around them.
    let whole = report.items.iter().any(|i| i.title.starts_with("10107")) || report.records.iter().any(|r| r.title == "System Info");
    let mut reading = Reading::empty("hwinfo", if whole { ReportKind::Unknown } else { ReportKind::ComponentList });
    if whole {
        machine(&report, &mut reading);
    }
    parts(&report, &mut reading);
    Ok(vec![reading])
}

fn machine(report: &Report, reading: &mut Reading) {
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
        reading.asset_tag = chassis.named("Asset Tag");
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

/// The cases that hwinfo has no word for and calls `Other`, by their number in SMBIOS.
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

/// A battery, which hwinfo leaves as the bytes and the texts of its record (SMBIOS, type 22).
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

/// The memory of the slots; what the system uses of it where the firmware says nothing.
fn memory(report: &Report) -> u64 {
    let slots = report.records.iter().filter(|r| r.title == "Memory Device" && r.coded("Type").is_none_or(|(_, word)| word != "FLASH"));
    let installed = slots.filter_map(|r| memory_bytes(r.raw("Size")?)).fold(0, u64::saturating_add);
    if installed > 0 {
        return installed;
    }
    let sizes = report.items.iter().filter(|i| i.title.starts_with("10102")).filter_map(|i| i.raw("Memory Size"));
    sizes.flat_map(|s| s.split('+')).filter_map(memory_bytes).fold(0, u64::saturating_add)
}

fn parts(report: &Report, reading: &mut Reading) {
    let of = |class: &'static str| report.items.iter().filter(move |i| i.raw("Hardware Class") == Some(class));
    let firmware = || report.records.iter().filter(|r| r.title == "Processor Info").find_map(|r| r.named("Version"));
    reading.cpu = of("cpu").find_map(|i| identity::name(i.quoted("Model").as_deref())).or_else(firmware);
    reading.ram_mb = ram_mb(memory(report));
    // An interface without a device behind it is software.
    for card in of("network").chain(of("network interface").filter(|i| i.raw("SysFS Device Link").is_some())) {
        reading.add_mac(card.raw("Permanent HW Address").or_else(|| card.raw("HW Address")));
    }
    if matches!(reading.kind, ReportKind::Laptop | ReportKind::Tablet | ReportKind::AllInOne) {
        // A screen on a cable has a serial number; the panel of a laptop has none.
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

/// The pixels in `1920x1080@60Hz`.
pub(super) fn pixels(resolution: &str) -> Option<(u64, u64)> {
    let (w, h) = resolution.split('@').next()?.trim().split_once('x')?;
    Some((w.parse().ok()?, h.parse().ok()?))
}

/// Inches of the diagonal of `309x174 mm`.
pub(super) fn diagonal(size: &str) -> Option<f64> {
    let (w, h) = size.trim_end_matches(" mm").split_once('x')?;
    let (w, h): (f64, f64) = (w.trim().parse().ok()?, h.trim().parse().ok()?);
    let inches = (w.hypot(h) / 2.54).round() / 10.0;
    (3.0..200.0).contains(&inches).then_some(inches)
}

/// The name of the block device: `/dev/sdd (/dev/sg3)` → `sdd`.
fn block_name<'a>(item: &Block<'a>) -> &'a str {
    let path = item.raw("Device File").or_else(|| item.raw("SysFS ID")).unwrap_or_default();
    path.split(' ').next().and_then(|p| p.rsplit('/').next()).unwrap_or_default()
}

/// Bytes in `Capacity: 298 GB (320072933376 bytes)`, or in `Size: 625142448 sectors a 512 bytes`.
fn size(item: &Block) -> Option<u64> {
    let told = item.raw("Capacity").and_then(|c| c.split_once('(')?.1.split(' ').next()?.parse::<u64>().ok());
    let counted = || {
        let (sectors, bytes) = item.raw("Size")?.split_once(" sectors a ")?;
        sectors.parse::<u64>().ok()?.checked_mul(bytes.split(' ').next()?.parse().ok()?)
    };
    told.or_else(counted).filter(|b| *b > 0)
}

/// Model and serial as the device's link names them: `ata-WDC_WD3200AAJS-00VWA0_WD-WCARW0244414`. SCSI cuts a model off after sixteen
/// signs, and of some disks the link alone knows the serial.
fn by_id(item: &Block) -> Option<(String, String)> {
    let links = item.raw("Device Files")?.split(", ").filter_map(|l| l.trim().strip_prefix("/dev/disk/by-id/"));
    let own = links.filter_map(|l| ["ata-", "nvme-", "mmc-"].iter().find_map(|bus| l.strip_prefix(bus)));
    // The link of a namespace is longer than that of its disk; some name a number in place of the model.
    let link = own.filter(|l| !l.starts_with("eui.") && !l.starts_with("nvme.")).min_by_key(|l| l.len())?;
    let serial = item.get("Serial ID").filter(|s| link.strip_suffix(s.as_str()).is_some_and(|m| m.ends_with('_')));
    let (model, serial) = match serial {
        Some(serial) => (link.strip_suffix(&format!("_{serial}"))?, serial),
        None => link.rsplit_once('_').map(|(m, s)| (m, s.to_owned()))?,
    };
    Some((model.replace('_', " "), serial))
}

/// Whether a card on the MMC bus sits in a slot: soldered chips are always given the first address, and have boot areas.
fn is_card(item: &Block) -> bool {
    item.raw("SysFS Device Link").and_then(|l| l.rsplit('/').next()?.split_once(':')).is_some_and(|(_, address)| address != "0001")
}

fn storage(item: &Block, reading: &mut Reading) -> Option<Storage> {
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
    // The empty slot of a card reader.
    if disk.removable && disk.size_bytes.is_none() {
        reading.note(Note::RemovableLeftOut);
        return None;
    }
    disk.is_something().then_some(disk)
}

/// `--short`: names of parts, and nothing that tells one from another of its kind.
fn short(text: &str) -> Reading {
    let mut reading = Reading::empty("hwinfo", ReportKind::ComponentList);
    let mut class = "";
    for row in text.lines().map(shown) {
        if !row.starts_with(' ') {
            class = row;
        } else if let Some((device, model)) = short_row(row) {
            let name = device.rsplit('/').next().unwrap_or(device);
            let model = model.rsplit_once(", ").filter(|(_, clock)| clock.ends_with(" MHz")).map_or(model, |(name, _)| name);
            let model = identity::name(Some(model));
            match class {
                "cpu:" if reading.cpu.is_none() => reading.cpu = model,
                "disk:" if may_be_medium(name) && !is_boot_part(name) && reading.storage.len() <= MAX_ENTRIES => {
                    let model = model.filter(|m| m != "Disk" && m != "???");
                    reading.storage.extend(Some(Storage { model, ..Storage::default() }).filter(Storage::is_something));
                }
                _ => {}
            }
        }
    }
    reading
}

/// What is kept of a report: its items, without what people called their volumes and wrote on their discs; none when there is
/// nothing of the kind in it.
pub(super) fn stripped(text: &str) -> Option<Vec<u8>> {
    const WRITTEN: &[&str] = &["Volume ID:", "Volume Label:", "Application:", "Publisher:", "Preparer:", "Configured as:"];
    let personal = |link: &str| link.contains("/by-label/") || link.contains("/by-partlabel/");
    let mut kept = String::with_capacity(text.len());
    let mut dropped = false;
    let mut inside = is_short(text);
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
