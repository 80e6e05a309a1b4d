//! Machine reports of the demonstration, as `lshw -json` would write them: media come from evidence, as in the depot.

use super::clock::DemoChance;
use super::machines::Machine;
use crate::domain::kind::{Kind, MediumKind};
use serde_json::{Value, json};

/// The report of a machine. A server holds two disks.
pub(super) fn lshw(machine: &Machine, chance: &DemoChance) -> Vec<u8> {
    let model = &machine.model;
    let chassis = match model.kind {
        Kind::Laptop => "notebook",
        Kind::AllInOne => "all-in-one",
        Kind::Server => "rackmount",
        Kind::Desktop => "desktop",
        // No case of its own in the standard's list: a person says what it is.
        _ => "other",
    };
    let disks = if model.kind == Kind::Server { 2 } else { 1 };
    let controllers: Vec<Value> = (0..disks).filter_map(|place| model.disk.map(|disk| controller(disk, place, chance))).collect();
    let report = json!({
        "id": "depot", "class": "system", "claimed": true, "description": "Computer",
        "vendor": model.maker, "product": model.name, "serial": machine.serial,
        "configuration": { "chassis": chassis, "family": "Office", "uuid": uuid(chance) },
        "children": [{
            "id": "core", "class": "bus", "claimed": true, "description": "Motherboard", "vendor": model.maker,
            "children": [
                { "id": "memory", "class": "memory", "description": "System Memory", "units": "bytes", "size": u64::from(model.ram_mb) * 1_048_576 },
                { "id": "cpu", "class": "processor", "product": model.cpu, "vendor": "Intel Corp.", "width": 64 },
                { "id": "pci", "class": "bridge", "description": "Host bridge", "children": controllers },
            ],
        }],
    });
    report.to_string().into_bytes()
}

fn uuid(chance: &DemoChance) -> String {
    let part = |n| chance.word("0123456789abcdef", n);
    format!("{}-{}-4{}-a{}-{}", part(8), part(4), part(3), part(3), part(12))
}

fn controller((kind, model, gigabytes): (MediumKind, &str, u64), place: u64, chance: &DemoChance) -> Value {
    let serial = chance.word("ABCDEFGHJKLMNPRSTVWXYZ0123456789", 14);
    // A disk of so many gigabytes holds a little more.
    let size = gigabytes * 1_000_000_000 + 204_886_016;
    if kind == MediumKind::Nvme {
        return json!({
            "id": "nvme", "class": "storage", "description": "NVMe device", "product": model, "serial": serial,
            "children": [{ "id": "namespace:0", "class": "disk", "description": "NVMe disk", "businfo": "nvme@0:1", "logicalname": "/dev/nvme0n1", "units": "bytes", "size": size }],
        });
    }
    let turns = if kind == MediumKind::Hdd { json!({ "7200rpm": "7200 rotations per minute" }) } else { json!({}) };
    json!({
        "id": "sata", "class": "storage", "description": "SATA controller",
        "children": [{
            "id": "disk", "class": "disk", "description": "ATA Disk", "product": model, "serial": serial, "businfo": format!("scsi@{place}:0.0.0"),
            "logicalname": format!("/dev/sd{}", if place == 0 { 'a' } else { 'b' }), "units": "bytes", "size": size, "capabilities": turns,
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::lshw;
    use crate::cli::demo::clock::DemoChance;
    use crate::cli::demo::machines::{MODELS, Machine};
    use crate::ingest;

    /// The demonstration shows what reports give, so its reports must give it.
    #[test]
    fn a_report_names_its_machine_and_its_media() {
        let chance = DemoChance::seeded(1);
        for model in MODELS.iter().filter(|m| m.reports_itself()) {
            let machine = Machine { model: *model, serial: model.serial(&chance), number: String::new() };
            let reading = ingest::read(&lshw(&machine, &chance)).unwrap().remove(0);
            assert_eq!(reading.serial.as_deref(), Some(machine.serial.as_str()), "{}", model.name);
            assert_eq!(reading.ram_mb, Some(u64::from(model.ram_mb)), "{}", model.name);
            assert_eq!(reading.storage.first().map(ingest::Storage::media_kind), model.disk.map(|(kind, ..)| kind), "{}", model.name);
        }
    }
}
