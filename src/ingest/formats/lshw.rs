//! Reader for `lshw -json`: one tree describes the whole machine.
//!
//! A full report is an object, or in newer versions a list of one; `-class X` gives a flat list. Old versions list neither `NVMe` nor
//! eMMC, and a report made without root rights has no serial numbers.

use super::drive::logical;
use crate::domain::device::kind::MediumKind;
use crate::domain::device::support::table::Firmware;
use crate::ingest::identity;
use crate::ingest::json::{list, text, whole};
use crate::ingest::reading::{Battery, Board, MachineReport, Note, Storage};
use crate::ingest::report_kind::{ReportKind, kind_of};
use crate::ingest::units::ram_mb;
use serde_json::Value;

/// Recognises a report of lshw.
#[must_use]
pub fn tell(json: &Value) -> bool {
    let node = |v: &Value| v.get("id").is_some_and(Value::is_string) && v.get("class").is_some_and(Value::is_string);
    match json {
        Value::Array(nodes) => !nodes.is_empty() && nodes.iter().all(node),
        other => node(other),
    }
}

/// A node of the tree, with the index of its parent in [`Tree`].
struct Node<'a> {
    value: &'a Value,
    parent: Option<usize>,
}

struct Tree<'a>(Vec<Node<'a>>);

impl<'a> Tree<'a> {
    fn new(json: &'a Value) -> Self {
        let mut tree = Self(Vec::new());
        match json {
            Value::Array(nodes) => nodes.iter().for_each(|n| tree.add(n, None)),
            one => tree.add(one, None),
        }
        tree
    }

    fn add(&mut self, value: &'a Value, parent: Option<usize>) {
        let place = self.0.len();
        self.0.push(Node { value, parent });
        for child in list(value, "children") {
            self.add(child, Some(place));
        }
    }

    fn parent(&self, node: &Node<'a>) -> Option<&Node<'a>> {
        self.0.get(node.parent?)
    }

    fn any_ancestor(&self, node: &Node<'a>, test: impl Fn(&Value) -> bool) -> bool {
        let mut at = self.parent(node);
        while let Some(ancestor) = at {
            if test(ancestor.value) {
                return true;
            }
            at = self.parent(ancestor);
        }
        false
    }
}

fn is_class(value: &Value, class: &str) -> bool {
    value.get("class").and_then(Value::as_str) == Some(class)
}

fn id(value: &Value) -> &str {
    value.get("id").and_then(Value::as_str).unwrap_or("")
}

fn has_capability(value: &Value, name: &str) -> bool {
    value.get("capabilities").and_then(Value::as_object).is_some_and(|c| c.keys().any(|k| k.eq_ignore_ascii_case(name)))
}

fn setting(value: &Value, name: &str) -> Option<String> {
    text(value.get("configuration")?, name)
}

/// The logical names (device nodes) of a node: one string or a list of strings.
fn logical_names(value: &Value) -> Vec<&str> {
    match value.get("logicalname") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Reads a report of lshw.
#[must_use]
pub fn read(json: &Value) -> Vec<MachineReport> {
    let tree = Tree::new(json);
    // `-class system` also lists plug-and-play devices, whose ids begin with `pnp`; the computer is the other one.
    let system = tree.0.iter().find(|n| is_class(n.value, "system") && n.parent.is_none() && !id(n.value).starts_with("pnp"));
    let mut reading = match system {
        Some(node) => machine(node.value),
        None => MachineReport::empty("lshw", ReportKind::ComponentList),
    };
    parts(&tree, &mut reading);
    vec![reading]
}

fn machine(root: &Value) -> MachineReport {
    let mut reading = MachineReport::empty("lshw", ReportKind::Unknown);
    reading.sku = identity::name(setting(root, "sku").as_deref());
    reading.manufacturer = identity::name(text(root, "vendor").as_deref());
    let product = text(root, "product");
    let virtual_model = product.clone();
    reading.model = product.map(|p| without_sku(&p, setting(root, "sku").as_deref())).and_then(|p| identity::name(Some(&p)));
    reading.version = identity::name(text(root, "version").as_deref());
    reading.set_serial(text(root, "serial").as_deref());
    reading.set_uuid(setting(root, "uuid").as_deref());
    reading.chassis_raw = setting(root, "chassis");
    let family = setting(root, "family");
    reading.kind = if family.as_deref() == Some("Virtual Machine") {
        ReportKind::Virtual
    } else {
        let chassis = reading.chassis_raw.clone().or_else(|| text(root, "description").map(|d| d.replace(" Computer", "")));
        kind_of(reading.manufacturer.as_deref(), virtual_model.as_deref(), chassis.as_deref())
    };
    reading
}

/// What the firmware says it can do; `None` where lshw was not allowed to see it.
fn firmware(value: &Value) -> Option<Firmware> {
    if has_capability(value, "uefi") {
        return Some(Firmware::Uefi);
    }
    has_capability(value, "upgrade").then_some(Firmware::Bios)
}

/// Removes the article number that lshw appends to the model in brackets.
fn without_sku(product: &str, sku: Option<&str>) -> String {
    let Some((model, bracket)) = product.strip_suffix(')').and_then(|p| p.split_once(" (")) else { return product.to_owned() };
    match sku {
        None => model.to_owned(),
        Some(sku) if bracket == sku => model.to_owned(),
        Some(sku) => product.strip_suffix(&format!(" ({sku})")).unwrap_or(product).to_owned(),
    }
}

fn parts(tree: &Tree, reading: &mut MachineReport) {
    let (mut banks, mut memory) = (0_u64, 0_u64);
    let usb_hosts = usb_hosts(tree);
    for node in &tree.0 {
        let value = node.value;
        match value.get("class").and_then(Value::as_str).unwrap_or("") {
            "processor" => {
                let disabled = value.get("disabled").and_then(Value::as_bool) == Some(true);
                if reading.cpu.is_none() && !disabled {
                    reading.cpu = identity::name(text(value, "product").as_deref());
                }
            }
            "memory" => {
                let described = text(value, "description").unwrap_or_default().to_lowercase();
                if described == "bios" || described == "firmware" {
                    reading.firmware = firmware(value);
                }
                let size = whole(value, "size").unwrap_or(0);
                if id(value).starts_with("bank") && !described.contains("flash") && !described.contains("rom") {
                    banks = banks.saturating_add(size);
                } else if id(value).starts_with("memory") && !described.contains("flash") {
                    memory = memory.max(size);
                }
            }
            "bus" if id(value) == "core" => reading.board = board(value),
            "network" => {
                let software = logical_names(value).iter().any(|n| SOFTWARE_INTERFACES.iter().any(|s| n.starts_with(s)));
                if !software {
                    reading.add_mac(text(value, "serial").as_deref());
                }
            }
            "power" if id(value).starts_with("battery") => reading.battery.extend(battery(value)),
            _ => {}
        }
        // Read one more than is kept, so that `finish` notices the cut.
        if reading.storage.len() <= crate::ingest::limits::MAX_ENTRIES
            && let Some(disk) = disk(tree, node, &usb_hosts, reading)
        {
            reading.storage.push(disk);
        }
    }
    reading.ram_mb = ram_mb(if banks > 0 { banks } else { memory });
}

/// Name prefixes of network interfaces that exist in software only.
const SOFTWARE_INTERFACES: &[&str] = &["docker", "veth", "virbr", "br-", "vmnet", "vboxnet", "tun", "tap", "lo", "bond", "dummy"];

fn board(value: &Value) -> Option<Board> {
    let get = |key| identity::name(text(value, key).as_deref());
    let board = Board { manufacturer: get("vendor"), model: get("product"), serial: identity::usable(text(value, "serial").as_deref()) };
    (board != Board::default()).then_some(board)
}

fn battery(value: &Value) -> Option<Battery> {
    let get = |key| identity::name(text(value, key).as_deref());
    let design = whole(value, "capacity").filter(|c| *c > 0);
    let battery = Battery {
        model: get("product"),
        manufacturer: get("vendor"),
        serial: identity::serial(text(value, "serial").as_deref()).0,
        design,
        unit: design.map(|_| "mWh"),
        ..Battery::default()
    };
    (battery != Battery::default()).then_some(battery)
}

fn attached_by_usb(value: &Value) -> bool {
    text(value, "businfo").is_some_and(|b| b.starts_with("usb@"))
        || setting(value, "driver").is_some_and(|d| d == "usb-storage" || d == "uas")
}

/// The SCSI hosts of USB storage: some versions list the disk apart from its controller.
fn usb_hosts<'a>(tree: &Tree<'a>) -> Vec<&'a str> {
    let sticks = tree.0.iter().filter(|n| is_class(n.value, "storage") && attached_by_usb(n.value));
    sticks.flat_map(|n| logical_names(n.value)).filter(|l| l.starts_with("scsi")).take(crate::ingest::limits::MAX_ENTRIES).collect()
}

/// Reads an MMC device: an eMMC chip on the board, or an SD card.
fn mmc(tree: &Tree, node: &Node) -> Option<Storage> {
    let names = logical_names(node.value);
    let block = names.iter().find(|n| {
        let tail = n.trim_start_matches("/dev/").strip_prefix("mmcblk");
        tail.is_some_and(|t| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit()))
    });
    block?;
    let parent = tree.parent(node).filter(|p| text(p.value, "serial").is_some() || text(p.value, "product").is_some());
    let card = if is_class(node.value, "volume") { return None } else { parent.map_or(node.value, |p| p.value) };
    let is_sd = has_capability(card, "sd") || text(card, "description").is_some_and(|d| d == "SD Card");
    let mut disk = Storage {
        model: identity::name(text(card, "product").as_deref()),
        interface: Some("mmc".to_owned()),
        removable: is_sd,
        medium: Some(if is_sd { MediumKind::Flash } else { MediumKind::Emmc }),
        ..Storage::default()
    };
    disk.set_serial(text(card, "serial").as_deref());
    disk.set_size(whole(node.value, "size"));
    Some(disk)
}

fn disk(tree: &Tree, node: &Node, usb_hosts: &[&str], reading: &mut MachineReport) -> Option<Storage> {
    let value = node.value;
    if let Some(card) = mmc(tree, node) {
        return Some(card);
    }
    let names = logical_names(value);
    let optical = names.iter().any(|n| n.starts_with("/dev/sr") || n.starts_with("/dev/cd") || n.starts_with("/dev/fd"));
    let no_disk = ["cdrom", "medium", "floppy", "tape"].iter().any(|k| id(value).starts_with(k));
    if !is_class(value, "disk") || optical || no_disk {
        return None;
    }
    let bus = text(value, "businfo").unwrap_or_default();
    let described = text(value, "description").unwrap_or_default();
    let controller = tree.parent(node).filter(|p| is_class(p.value, "storage")).map(|p| p.value);
    let nvme = id(value).starts_with("namespace") || bus.starts_with("nvme@");
    let size = whole(value, "size").filter(|s| *s > 0);
    let mut disk = Storage::default();
    if nvme {
        // Newer versions also list the sensor and the generic node of the controller as disks.
        let is_block = names.is_empty() || names.iter().any(|n| n.trim_start_matches("/dev/").starts_with("nvme"));
        if !is_block {
            return None;
        }
        disk.interface = Some("nvme".to_owned());
        let from = |key| text(value, key).or_else(|| text(controller?, key));
        disk.model = identity::name(from("product").as_deref());
        disk.set_serial(from("serial").as_deref());
    } else {
        let host = bus.strip_prefix("scsi@").and_then(|b| b.split(':').next()).map(|n| format!("scsi{n}"));
        let by_usb =
            attached_by_usb(value) || tree.any_ancestor(node, attached_by_usb) || host.is_some_and(|h| usb_hosts.contains(&h.as_str()));
        let can_leave = has_capability(value, "removable");
        disk.removable = by_usb || can_leave;
        disk.interface = interface(&bus, &described, by_usb);
        disk.model = identity::name(text(value, "product").as_deref());
        disk.set_serial(text(value, "serial").as_deref());
        // A USB stick or an empty card reader is not part of the machine; a fixed disk attached by USB may be.
        if can_leave && (by_usb || size.is_none()) {
            reading.note(Note::RemovableLeftOut);
            return None;
        }
        if turns(value) {
            disk.medium = Some(MediumKind::Hdd);
        }
    }
    disk.set_size(size);
    let of_controller = controller.is_some_and(|c| is_channel_of_volumes(c, &bus));
    if of_controller
        || logical::is_logical(text(value, "vendor").as_deref(), disk.model.as_deref())
        || names.iter().any(|n| logical::is_logical_device(n))
    {
        logical::mark(&mut disk);
    }
    disk.is_something().then_some(disk)
}

/// Whether the address on the bus is one where `MegaRAID` shows its volumes: drives passed through are on the channels 0 and 1.
fn is_channel_of_volumes(controller: &Value, bus: &str) -> bool {
    let channel = bus.split(':').nth(1).and_then(|b| b.split('.').next()).and_then(|n| n.parse::<u32>().ok());
    setting(controller, "driver").is_some_and(|d| d.starts_with("megaraid")) && channel.is_some_and(|c| c >= 2)
}

fn interface(bus: &str, described: &str, by_usb: bool) -> Option<String> {
    let name = match () {
        () if by_usb => "usb",
        () if bus.starts_with("virtio@") => "virtio",
        () if described.starts_with("ATA") || bus.starts_with("ide@") => "ata",
        () if bus.starts_with("scsi@") || described.starts_with("SCSI") => "scsi",
        () => return None,
    };
    Some(name.to_owned())
}

/// Whether the disk states a rotation speed, which only magnetic disks do.
fn turns(value: &Value) -> bool {
    value
        .get("capabilities")
        .and_then(Value::as_object)
        .is_some_and(|c| c.keys().any(|k| k.strip_suffix("rpm").is_some_and(|n| n.parse::<u32>().is_ok_and(|n| n > 0))))
}
