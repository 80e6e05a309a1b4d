//! Machine reports and erasure logs of the demo, as `lshw -json` and nwipe write them.

use super::clock::DemoEntropy;
use super::machines::Machine;
use crate::domain::device::kind::{Kind, MediumKind};
use crate::domain::device::sanitisation::Medium;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

/// The lshw report of a machine. A server has two disks.
pub(super) fn lshw(machine: &Machine, entropy: &DemoEntropy) -> Vec<u8> {
    let model = &machine.model;
    let chassis = match model.kind {
        Kind::Laptop => "notebook",
        Kind::AllInOne => "all-in-one",
        Kind::Server => "rackmount",
        Kind::Desktop => "desktop",
        // No matching chassis type in the standard: a person must say what it is.
        _ => "other",
    };
    let disks = if model.kind == Kind::Server { 2 } else { 1 };
    let controllers: Vec<Value> = (0..disks).filter_map(|place| model.disk.map(|disk| controller(disk, place, entropy))).collect();
    let report = json!({
        "id": "depot", "class": "system", "claimed": true, "description": "Computer",
        "vendor": model.maker, "product": model.name, "serial": machine.serial,
        "configuration": { "chassis": chassis, "family": "Office", "uuid": uuid(entropy) },
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

fn uuid(entropy: &DemoEntropy) -> String {
    let part = |n| entropy.word("0123456789abcdef", n);
    format!("{}-{}-4{}-a{}-{}", part(8), part(4), part(3), part(3), part(12))
}

fn controller((kind, model, gigabytes): (MediumKind, &str, u64), place: u64, entropy: &DemoEntropy) -> Value {
    let serial = entropy.word("ABCDEFGHJKLMNPRSTVWXYZ0123456789", 14);
    // Real disks hold a little more than their nominal size.
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

/// The nwipe log of one disk; a failed run stops at sectors that cannot be written.
pub(super) fn nwipe(medium: &Medium, host: &str, times: (DateTime<Utc>, DateTime<Utc>), success: bool) -> Vec<u8> {
    let (started, ended) = times;
    let stamp = |at: DateTime<Utc>| crate::i18n::shown_in_brussels(at).format("[%Y/%m/%d %H:%M:%S]").to_string();
    let (from, to) = (stamp(started), stamp(ended));
    let (model, serial) = (medium.model.as_deref().unwrap_or(""), medium.serial.as_deref().unwrap_or(""));
    let total = medium.size_bytes.unwrap_or(0);
    let erased = if success { total } else { total / 100 * 37 };
    let errors = if success { 0 } else { 2_113 };
    let status = if success { " Erased" } else { "-FAILED-" };
    let seconds = (ended - started).num_seconds().max(1);
    let rate = total / 1_000_000 / u64::try_from(seconds).unwrap_or(1);
    let clock = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let end = if success { "Nwipe successfully completed." } else { "Nwipe exited with errors on the selected drives, see summary." };
    format!(
        "{from}    info: nwipe 0.38\n\
         {from}  notice: Found /dev/sda, ATA, {model}, {} GB, S/N={serial}\n\
         {from}    info: No hidden sectors on /dev/sda\n\
         {from}  notice: system-serial-number = {host}\n\
         {from}  notice: Program options are set as follows...\n\
         {from}  notice:   method       = Fill With Zeros\n\
         {from}  notice:   rounds       = 1\n\
         {from}  notice:   verify       = 1 (last pass)\n\
         {from}  notice: /dev/sda, sect/blk/dev 512/4096/{total}\n\
         {from}  notice: Invoking method 'Fill With Zeros' on /dev/sda\n\
         {to}  notice: Finished final round 1 of 1 on /dev/sda\n\n\
         ******************************** Error Summary *********************************\n\
         !   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors\n\
         \x20      sda | {errors:>11} |                    0 |                    0\n\n\
         ******************************* Erasure Summary ********************************\n\
         !   Device |      Bytes Erased |      Bytes Total | Percentage Erased\n\
         \x20      sda | {erased:>17} | {total:>16} |\n\n\
         ********************************* Drive Status *********************************\n\
         !   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n\
         \x20      sda |{status} | {rate:>4} MB/s | {clock} | {model}/{serial}\n\
         {to} Total Throughput {rate:>4} MB/s, Fill With Zeros, 1R+NB+VL\n\
         {to}    info: {end} See summary table for details.\n",
        total / 1_000_000_000
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{lshw, nwipe};
    use crate::cli::demo::clock::DemoEntropy;
    use crate::cli::demo::machines::{MODELS, Machine};
    use crate::domain::device::kind::MediumKind;
    use crate::domain::device::sanitisation::Medium;
    use crate::ingest::{self, Outcome};
    use chrono::{Duration, TimeZone, Utc};

    /// The demonstration shows what reports give, so its reports must give it.
    #[test]
    fn a_report_names_its_machine_and_its_media() {
        let entropy = DemoEntropy::seeded(1);
        for model in MODELS.iter().filter(|m| m.reports_itself()) {
            let machine = Machine { model: *model, serial: model.serial(&entropy), number: String::new() };
            let reading = ingest::read(&lshw(&machine, &entropy)).unwrap().remove(0);
            assert_eq!(reading.serial.as_deref(), Some(machine.serial.as_str()), "{}", model.name);
            assert_eq!(reading.ram_mb, Some(u64::from(model.ram_mb)), "{}", model.name);
            assert_eq!(reading.storage.first().map(ingest::Storage::media_kind), model.disk.map(|(kind, ..)| kind), "{}", model.name);
        }
    }

    #[test]
    fn a_log_says_how_the_wipe_ended() {
        let medium = Medium {
            id: 1,
            kind: MediumKind::Hdd,
            model: Some("TOSHIBA DT01ACA050".to_owned()),
            serial: Some("NLAGG6DHZ5PYH8".to_owned()),
            size_bytes: Some(500_107_862_016),
            removed: false,
            outcome: None,
            replaces: None,
            failures: 0,
        };
        let started = Utc.with_ymd_and_hms(2026, 3, 9, 8, 0, 0).unwrap();
        for (success, outcome) in [(true, Outcome::Success), (false, Outcome::Failed)] {
            let log = nwipe(&medium, "HWC6MBL", (started, started + Duration::minutes(110)), success);
            let reading = ingest::read(&log).unwrap().remove(0);
            assert_eq!(reading.host_serial.as_deref(), Some("HWC6MBL"));
            assert_eq!(reading.software.as_deref(), Some("nwipe 0.38"));
            let [erasure] = reading.erasures.as_slice() else { panic!("{:?}", reading.erasures) };
            assert_eq!((erasure.disk_serial.as_deref(), erasure.size_bytes), (Some("NLAGG6DHZ5PYH8"), Some(500_107_862_016)));
            assert_eq!((erasure.result, erasure.verified), (outcome, success));
        }
    }
}
