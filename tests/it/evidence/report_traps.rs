//! Guards against misleading reports: false proof of erasure, hidden disks, and input that would break a reader.

use crate::support::cpu_time;
use crate::support::shared;
use proptest::prelude::*;
use reprise::domain::device::kind::{Kind, MediumKind};
use reprise::domain::device::sanitisation::Method;
use reprise::ingest;
use reprise::ingest::limits::MAX_BYTES;
use reprise::ingest::limits::ReadError;
use reprise::ingest::{MachineReport, Note, Outcome, ReportKind, SerialClass};
use serde_json::{Value, json};
use std::fs;
use std::sync::LazyLock;

fn read(json: &Value) -> MachineReport {
    ingest::read(json.to_string().as_bytes()).unwrap().remove(0)
}

/// An nwipe log for disks given as device, bus, model, serial number, error counts, bytes erased (of 1000) and status.
fn log(method: &str, codes: &str, disks: &[(&str, &str, &str, &str, [u64; 3], u64, &str)]) -> String {
    let mut out = String::from("[2026/11/22 07:35:24]    info: nwipe 0.42\n");
    for (device, bus, model, serial, ..) in disks {
        out += &format!("[2026/11/22 07:35:32]  notice: Found /dev/{device},  {bus}    , {model},  100 MB, S/N={serial}\n");
        out += &format!("[2026/11/22 07:35:33]    info: No hidden sectors on /dev/{device}\n");
    }
    out += &format!(
        "[2026/11/22 07:35:36]    info: system-serial-number = 7QK3LM2\n[2026/11/22 07:35:36]  notice:   method       = {method}\n"
    );
    for (device, ..) in disks {
        out += &format!("[2026/11/22 07:35:36]  notice: Invoking method '{method}' on /dev/{device}\n");
    }
    out += "\n******* Error Summary *******\n!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors\n";
    for (device, _, _, _, [a, b, c], ..) in disks {
        out += &format!("{}{device:>10} | {a} | {b} | {c}\n", if a + b + c > 0 { '!' } else { ' ' });
    }
    out += "*****\n\n****** Erasure Summary ******\n!   Device |      Bytes Erased |      Bytes Total | Percentage Erased\n";
    for (device, _, _, _, _, erased, _) in disks {
        out += &format!("{device:>10} | {erased} | 1000 | 0.00%\n");
    }
    out += "*****\n\n****** Drive Status ******\n!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n";
    for (device, _, model, serial, _, _, status) in disks {
        out += &format!("{device:>10} |{status}|   80 MB/s | 00:00:03 | {model}/{serial}\n");
    }
    out + &format!("-----\n[2026/11/22 07:35:45] Total Throughput  149 MB/s, {method}, {codes}\n*****\n")
}

/// "Erased" counts only without errors, in full, and with a matching status.
#[test]
fn erased_is_believed_only_when_everything_else_says_so_too() {
    let clean = [0, 0, 0];
    let disks = [
        ("sda", "ATA", "GOOD", "S1GOOD", clean, 1000, " Erased "),
        ("sdb", "ATA", "BAD", "S2BAD", clean, 937, "-FAILED-"),
        ("sdc", "ATA", "STOPPED", "S3STOP", clean, 1000, "UABORTED"),
        ("sdd", "ATA", "PARTLY", "S4PART", clean, 999, " Erased "),
        ("sde", "ATA", "UNVERIFIED", "S5ERR", [0, 3, 0], 1000, " Erased "),
        ("sdf", "USB", "QUIET, INC", "????", clean, 1000, " Erased "),
        ("sdg", "ATA", "ODD", "S7ODD", clean, 1000, "INSANITY"),
    ];
    let reading = ingest::read(log("DoD Short", "3R+B+VL", &disks).as_bytes()).unwrap().remove(0);
    let results: Vec<(Outcome, bool)> = reading.erasures.iter().map(|e| (e.result, e.verified)).collect();
    let no = false;
    let wanted = [
        (Outcome::Success, true),
        (Outcome::Failed, no),
        (Outcome::Aborted, no),
        (Outcome::Failed, no),
        (Outcome::Failed, no),
        (Outcome::Success, true),
        (Outcome::Failed, no),
    ];
    assert_eq!(results, wanted);
    let quiet = &reading.erasures[5];
    assert_eq!((quiet.disk_serial.as_deref(), quiet.disk_model.as_deref()), (None, Some("QUIET, INC")));
    assert_eq!(quiet.warnings, [Note::DiskWithoutSerial, Note::UsbBridge]);
    // The computer that ran the erasure is not the computer the disks came from.
    assert_eq!((reading.serial.as_deref(), reading.host_serial.as_deref()), (None, Some("7QK3LM2")));
    assert!(reading.describes_a_device().is_err());
    assert_eq!(reading.erasures[0].rounds, Some(3));
}

/// A verification-only run and an unverified erasure are distinguished.
#[test]
fn a_reading_pass_and_an_unverified_pass_are_told_apart() {
    let disk = [("sda", "ATA", "M", "5SER1AL", [0, 0, 0], 1000, " Erased ")];
    let of = |method, codes| ingest::read(log(method, codes, &disk).as_bytes()).unwrap().remove(0).erasures.remove(0);
    assert_eq!((of("Verify Zeros", "1R+NB+NV").result, of("Verify Ones", "1R+NB+VL").verified), (Outcome::NotAnErasure, false));
    let unverified = of("Fill With Zeros", "1R+NB+NV");
    assert_eq!((unverified.result, unverified.verified), (Outcome::Success, false));
    assert!(of("Fill With Zeros", "1R+NB+VA").verified);
}

/// A truncated log proves nothing, and two runs in one log stay separate.
#[test]
fn a_log_cut_off_proves_nothing_and_two_runs_are_kept_apart() {
    let disk = |serial, status| [("sda", "ATA", "M", serial, [0, 0, 0], 1000, status)];
    let whole = log("Gutmann", "1R+NB+VA", &disk("5SER1AL", " Erased "));
    let cut = whole.split("******* Error").next().unwrap();
    assert_eq!(ingest::read(cut.as_bytes()).unwrap()[0].erasures[0].result, Outcome::Unknown);
    let two = whole + &log("Fill With Zeros", "1R+NB+NV", &disk("5SER2AL", "-FAILED-"));
    let found: Vec<_> =
        ingest::read(two.as_bytes()).unwrap().remove(0).erasures.into_iter().map(|e| (e.disk_serial.unwrap(), e.result)).collect();
    assert_eq!(found, [("5SER1AL".to_owned(), Outcome::Success), ("5SER2AL".to_owned(), Outcome::Failed)]);
}

#[test]
fn lshw_shows_soldered_flash_and_leaves_the_boot_stick_out() {
    let stick = json!({"id": "usb", "class": "storage", "businfo": "usb@1:2", "logicalname": "scsi0"});
    let report = json!({"id": "pc", "class": "system", "product": "Stream 11 (X (1))", "vendor": "HP", "serial": "5CD1", "description": "Notebook",
        "configuration": {"chassis": "notebook", "sku": "X (1)", "uuid": "03000200-0400-0500-0006-000700080009"}, "children": [
        {"id": "mmc0", "class": "bus", "children": [{"id": "device", "class": "generic", "description": "SD/MMC Device", "product": "DF4032", "serial": "342423424",
            "capabilities": {"mmc": true}, "children": [
                {"id": "interface:0", "class": "generic", "logicalname": "/dev/mmcblk0rpmb"},
                {"id": "interface:1", "class": "generic", "logicalname": "/dev/mmcblk0", "size": 31_268_536_320_u64}]}]},
        {"id": "mmc1", "class": "bus", "children": [{"id": "device", "class": "disk", "description": "SD Card", "product": "SD32G", "serial": "77", "logicalname": "/dev/mmcblk1", "size": 31_914_983_424_u64}]},
        stick,
        {"id": "scsi", "class": "storage", "logicalname": "scsi0", "children": [
            {"id": "disk", "class": "disk", "description": "SCSI Disk", "businfo": "scsi@0:0.0.0", "product": "External HDD", "serial": "WX1", "size": 1_000_204_886_016_u64}]},
        {"id": "disk", "class": "disk", "description": "ATA Disk", "businfo": "scsi@2:0.0.0", "product": "ST500", "serial": "Z1", "size": 500_107_862_016_u64, "capabilities": {"7200rpm": "x"}},
        {"id": "memory:0", "class": "memory", "children": [{"id": "bank", "class": "memory", "description": "SODIMM DDR3", "size": 4_294_967_296_u64}]},
        {"id": "memory:1", "class": "memory", "description": "Flash Memory", "children": [{"id": "bank", "class": "memory", "description": "Chip FLASH", "size": 4_194_304}]},
        {"id": "network", "class": "network", "logicalname": "docker0", "serial": "02:42:11:22:33:44"}]});
    let reading = read(&report);
    assert_eq!((reading.model.as_deref(), reading.device_kind()), (Some("Stream 11"), Some(Kind::Laptop)));
    let disks: Vec<_> = reading.storage.iter().map(|d| (d.model.as_deref().unwrap(), d.media_kind(), d.removable)).collect();
    let wanted = [
        ("DF4032", MediumKind::Emmc, false),
        ("SD32G", MediumKind::Flash, true),
        ("External HDD", MediumKind::Unknown, true),
        ("ST500", MediumKind::Hdd, false),
    ];
    assert_eq!(disks, wanted);
    assert_eq!((reading.uuid, reading.macs.len(), reading.ram_mb), (None, 0, Some(4096)));
    assert!(reading.notes.contains(&Note::UuidUnusable));
}

#[test]
fn the_article_number_is_taken_off_the_model_and_nothing_else_is() {
    let model = |product, sku: Option<&str>| {
        read(&json!({"id": "pc", "class": "system", "product": product, "configuration": {"sku": sku}})).model.unwrap()
    };
    assert_eq!(model("1000H (90OA)", Some("90OA")), "1000H");
    assert_eq!(model("1000H (90OA)", None), "1000H");
    assert_eq!(model("Surface Pro (5th Gen)", Some("1796")), "Surface Pro (5th Gen)");
}

#[test]
fn dmidecode_is_read_in_each_of_its_dresses() {
    let old = "# dmidecode 2.6\nHandle 0x0001\n\tDMI type 1, 25 bytes.\n\tSystem Information\n\t\tManufacturer: IBM\n\t\tProduct Name: 2373\n\t\tSerial Number: 99ABCDE\n\nHandle 0x0003\n\tDMI type 3, 17 bytes.\n\tChassis Information\n\t\tType: Notebook\n\nHandle 0x0006\n\tDMI type 17, 23 bytes.\n\tMemory Device\n\t\tSize: 512 MB\n\t\tType: DDR\n";
    let new = old.replace("\n\tDMI type", ", DMI type").replace("\n\t", "\n").replace("bytes.\n\t", "bytes\n");
    let quiet: String = new.lines().filter(|l| !l.starts_with("Handle")).map(|l| format!("{l}\r\n")).collect();
    let spaces = new.replace('\t', "    ");
    for text in [old, &new, &quiet, &spaces] {
        let reading = ingest::read(text.as_bytes()).unwrap().remove(0);
        assert_eq!((reading.manufacturer.as_deref(), reading.serial.as_deref()), (Some("IBM"), Some("99ABCDE")), "{text}");
        assert_eq!((reading.kind, reading.ram_mb), (ReportKind::Laptop, Some(512)), "{text}");
    }
}

/// The serial number of a USB bridge does not identify the disk behind it.
#[test]
fn a_bridges_serial_proves_nothing() {
    let report = |smart: &str, valid: bool| {
        let r = read(
            &json!({"device_info": {"serial_number": "152D00539000", "export_data": {"block": {"tran": "usb"}, "smart": {"serial_number": smart}}},
            "method": {"name": "Basic Erasure"}, "result": true, "validation": {"result": valid}, "steps": [{"success": true, "start_time": 0, "end_time": 1}]}),
        );
        (r.erasures[0].result, r.erasures[0].verified)
    };
    assert_eq!(report("152D00539000", true), (Outcome::Success, true));
    assert_eq!(report("152D00539000", false), (Outcome::Success, false));
    assert_eq!(report("42T9CPEGT", true), (Outcome::Failed, false));
}

#[test]
fn lists_that_old_versions_of_lshw_print_are_read() {
    let system = r#"{"id":"pc","class":"system","vendor":"HP","product":"840","serial":"5CG7"}"#;
    let disk = r#"{"id":"disk","class":"disk","product":"A","serial":"S123","size":500107862016}"#;
    for text in [
        format!("[{system},{disk}]"),
        format!("{system},\n{disk},"),
        format!("{system}\n{disk}"),
        format!("[{}]", system.replace("840", "8\u{1}40")),
    ] {
        assert_eq!(ingest::read(text.as_bytes()).unwrap()[0].serial.as_deref(), Some("5CG7"), "{text}");
    }
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(system.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(ingest::read(&utf16).unwrap()[0].model.as_deref(), Some("840"));
}

#[test]
fn every_shape_of_snapshot_is_unwrapped() {
    let dmi = "# dmidecode 3.4\nHandle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tManufacturer: LENOVO\n\tProduct Name: 10MQS0AB00\n\tVersion: ThinkCentre M710q\n\tSerial Number: S4ABCDE\n\nHandle 0x0003, DMI type 3, 22 bytes\nChassis Information\n\tType: Mini PC\n";
    let smart = json!({"json_format_version": [1, 0], "smartctl": {"exit_status": 4}, "device": {"protocol": "ATA"}, "model_name": "ST500", "serial_number": "Z1ABC", "rotation_rate": 7200, "user_capacity": {"bytes": 500_107_862_016_u64}});
    let lshw = json!({"id": "pc", "class": "system", "children": [
        {"id": "disk", "class": "disk", "businfo": "scsi@0:0.0.0", "product": "ST500DM002-1BD14", "serial": "Z1ABC", "size": 500_107_862_016_u64},
        {"id": "disk", "class": "disk", "businfo": "scsi@1:0.0.0", "product": "SSD NOBODY SAW", "serial": "S2SECOND", "size": 120_034_123_776_u64}]});
    let inner = json!({"type": "Snapshot", "software": "workbench-script", "version": "1", "uuid": "u", "data":
        {"dmidecode": dmi, "smartctl": json!([smart.to_string()]).to_string(), "lshw": lshw.to_string()}});
    let evidence = json!([{"operation": "dmidecode", "output": dmi}, {"operation": "smartctl", "output": [smart.clone()]}, {"operation": "lshw", "output": lshw}]);
    let shapes = [
        inner.clone(),
        json!({"type": "DeviceSnapshotV1", "data": inner}),
        json!({"data": inner.to_string(), "type": "DeviceSnapshotV1"}),
        json!({"@context": [], "type": ["VerifiableCredential"], "credentialSubject": inner, "proof": {}}),
        json!({"type": ["VerifiableCredential"], "credentialSubject": {"device": {"manufacturer": "LENOVO"}, "uuid": "u"}, "evidence": evidence}),
    ];
    for shape in shapes {
        let reading = read(&shape);
        assert_eq!((reading.format, reading.serial.as_deref(), reading.kind), ("ereuse", Some("S4ABCDE"), ReportKind::Desktop), "{shape}");
        assert_eq!(reading.shown_model(), Some("ThinkCentre M710q"));
        // A disk seen by only one tool is kept, and one seen by two tools is counted once.
        let serials: Vec<_> = reading.storage.iter().map(|d| d.serial.as_deref().unwrap()).collect();
        assert_eq!(serials, ["Z1ABC", "S2SECOND"], "{shape}");
    }
    let broken = read(&json!({"type": "Snapshot", "data": {"lshw": "lshw: command not found", "dmidecode": dmi}}));
    assert!(broken.notes.contains(&Note::PartUnreadable) && broken.notes.contains(&Note::NoStorageInReport));
}

/// An erasure succeeds only if all of its steps did.
#[test]
fn an_erasure_counts_only_as_its_steps_allow() {
    let action = |kind, severity, step| json!({"type": kind, "severity": severity, "startTime": "a", "endTime": "b", "steps": [{"type": "StepZero", "severity": step}]});
    let of = |action: Value| {
        let disk = json!({"type": "HardDrive", "model": "ST1", "serialNumber": "Z1ABC", "size": 476_940, "actions": [action]});
        let e = read(&json!({"type": "Snapshot", "device": {"type": "Desktop", "model": "M"}, "components": [disk]})).erasures.remove(0);
        (e.result, e.verified)
    };
    assert_eq!(of(action("EraseSectors", "Info", "Info")), (Outcome::Success, true));
    assert_eq!(of(action("EraseBasic", "Info", "Info")), (Outcome::Success, false));
    assert_eq!(of(action("EraseSectors", "Error", "Info")), (Outcome::Failed, false));
    assert_eq!(of(action("EraseSectors", "Info", "Error")), (Outcome::Failed, false));
    assert_eq!(of(json!({"type": "EraseSectors"})), (Outcome::Unknown, false));
    // Without steps, or with one that does not say that it succeeded or when it ended, nothing shows that it was done.
    let with = |steps| json!({"type": "EraseSectors", "severity": "Info", "startTime": "a", "endTime": "b", "steps": steps});
    assert_eq!(of(with(json!([]))), (Outcome::Unknown, false));
    assert_eq!(of(with(json!([{"type": "StepZero", "startTime": "a"}]))), (Outcome::Unknown, false));
    assert_eq!(of(with(json!([{"type": "StepZero", "severity": "Info", "startTime": "a"}]))), (Outcome::Unknown, false));
    assert_eq!(of(with(json!([{"type": "StepZero", "severity": "Info", "startTime": "a", "endTime": "b"}]))), (Outcome::Success, true));
    let script = read(&json!({"type": "Snapshot", "device": {"type": "Desktop"}, "components": [], "erase": [["", ""]]}));
    assert_eq!((script.erasures.len(), script.notes.contains(&Note::EraseListIsNoEvidence)), (0, true));
}

/// The tool of an erasure is the program that the snapshot names, and each of its steps writes the whole drive.
#[test]
fn an_erasure_names_its_tool_and_counts_its_passes() {
    let step = json!({"type": "StepZero", "severity": "Info", "startTime": "a", "endTime": "b"});
    let of = |software: Value, version: Value, kind: &str, steps: usize| {
        let action = json!({"type": kind, "severity": "Info", "startTime": "a", "endTime": "b", "steps": vec![step.clone(); steps]});
        let disk = json!({"type": "HardDrive", "model": "ST3160815AS", "serialNumber": "Z1ABC", "size": 476_940, "interface": "ATA", "actions": [action]});
        let mut snapshot = json!({"type": "Snapshot", "device": {"type": "Desktop", "model": "M"}, "components": [disk]});
        (snapshot["software"], snapshot["version"]) = (software, version);
        read(&snapshot).erasures.remove(0)
    };
    let script = of("workbench-script".into(), "2024.12".into(), "EraseSectors", 7);
    assert_eq!(
        (script.tool.as_deref(), script.passes, script.interface.as_deref()),
        (Some("workbench-script 2024.12"), Some(8), Some("ata"))
    );
    let failing = reprise::ingest::tables::failing_tools();
    let fails = |tool: &str, version: &str| failing.iter().any(|f| f.is(tool, version, Method::Overwrite));
    assert!(fails("workbench-script", "2024.12") && !fails("eReuse Workbench", "11.0a6"));
    let workbench = of("Workbench".into(), "11.0a6".into(), "EraseBasic", 3);
    assert_eq!((workbench.tool.as_deref(), workbench.passes), (Some("eReuse Workbench"), Some(3)));
    assert_eq!(of(Value::Null, Value::Null, "EraseBasic", 1).tool.as_deref(), Some("eReuse Workbench"));
    let sanitize = json!({"device_info": {"serial_number": "Z1ABC", "size": "465.8G"}, "method": {"name": "X", "overwriting_steps": [{}, {}, {}]},
        "steps": [{"success": true, "start_time": 1.0, "end_time": 2.0}], "result": true});
    assert_eq!(read(&sanitize).erasures.remove(0).passes, Some(3));
}

/// Old snapshots call every drive a hard disk: it is one only where its model says so.
#[test]
fn a_hard_drive_of_an_old_snapshot_is_what_its_model_says() {
    let of = |kind: &str, model: &str, interface: &str| {
        let disk = json!({"type": kind, "model": model, "serialNumber": "Z1ABC", "size": 228_936, "interface": interface});
        read(&json!({"type": "Snapshot", "device": {"type": "Desktop", "model": "M"}, "components": [disk]})).storage.remove(0).media_kind()
    };
    for (kind, model, interface, wanted) in [
        ("HardDrive", "WDC WD5000AAKX-0", "ATA", MediumKind::Hdd),
        ("HardDrive", "WDC WDS240G2G0A", "ATA", MediumKind::Ssd),
        ("HardDrive", "SK hynix SC300", "ATA", MediumKind::Ssd),
        ("HardDrive", "Patriot Burst Solid State", "ATA", MediumKind::Ssd),
        ("HardDrive", "Drive", "nvme", MediumKind::Nvme),
        ("HardDrive", "WDC PC SA530", "ATA", MediumKind::Unknown),
        ("HardDrive", "", "ATA", MediumKind::Unknown),
        ("SolidStateDrive", "WDC PC SA530", "ATA", MediumKind::Ssd),
    ] {
        assert_eq!(of(kind, model, interface), wanted, "{kind} {model}");
    }
}

/// Battery health is reported only from plausible values.
#[test]
fn health_of_a_battery_is_never_made_up() {
    let agent = |battery| json!({"action": "inventory", "deviceid": "a", "itemtype": "Computer", "content": {"bios": {"ssn": "5CG7"}, "hardware": {"chassis_type": "Notebook"}, "batteries": [battery]}});
    let health = |battery| read(&agent(battery)).battery.first().and_then(reprise::ingest::Battery::health_percent);
    assert_eq!(health(json!({"capacity": "50000", "real_capacity": 40_000})), Some(80));
    assert_eq!(health(json!({"capacity": 50_000})), None);
    assert_eq!(health(json!({"capacity": 50_000, "real_capacity": 0})), None);
    assert_eq!(health(json!({"capacity": 0, "real_capacity": 40_000})), None);
}

/// Inventories are read without data about users.
#[test]
fn inventories_give_the_machine_and_nothing_of_its_users() {
    let xml = "<?xml version='1.0'?><REQUEST><DEVICEID>pc</DEVICEID><CONTENT><BIOS><SSN>5CG7X</SSN><SMODEL>840</SMODEL></BIOS>\
        <HARDWARE><LASTLOGGEDUSER>jdoe</LASTLOGGEDUSER><WINPRODKEY>AAAA-BBBB</WINPRODKEY><VMSYSTEM>Physical</VMSYSTEM><CHASSIS_TYPE>Notebook</CHASSIS_TYPE></HARDWARE>\
        <USERS><LOGIN>jdoe</LOGIN></USERS><STORAGES><MODEL>TOSHIBA MK1646GSX</MODEL><SERIALNUMBER>TOSHIBA_MK1646GSX_Z7IYF3CNS</SERIALNUMBER><DISKSIZE>160041</DISKSIZE><TYPE>disk</TYPE></STORAGES>\
        <STORAGES><MODEL>DVD RAM</MODEL><SERIALNUMBER>KZ1</SERIALNUMBER><TYPE>cdrom</TYPE><DISKSIZE>4700</DISKSIZE></STORAGES>\
        </CONTENT></REQUEST>";
    let reading = ingest::read(xml.as_bytes()).unwrap().remove(0);
    let text = serde_json::to_string(&reading).unwrap();
    assert!(!text.contains("jdoe") && !text.contains("AAAA"), "{text}");
    assert_eq!((reading.storage[0].serial.as_deref(), reading.storage[0].size_gb), (Some("Z7IYF3CNS"), Some(160.0)));
    assert_eq!((reading.device_kind(), reading.storage.len()), (Some(Kind::Laptop), 1));
    let printer = read(
        &json!({"action": "inventory", "deviceid": "p", "itemtype": "Printer", "content": {"bios": {"ssn": "5CG7"}, "versionclient": "x"}}),
    );
    assert_eq!(printer.describes_a_device(), Err(ReadError::NotAComputer { kind: ReportKind::NotAComputer }));
}

/// A file that is not a report is refused with an error that names what it is.
#[test]
fn what_is_no_report_is_refused_by_its_name() {
    let deep = "[".repeat(100_000);
    let noise: Vec<u8> = (0..4000_u32).map(|n| u8::try_from(n * 7919 % 251).unwrap()).collect();
    for (bytes, code) in [
        (&b""[..], "report_empty"),
        (b" \r\n\t ", "report_empty"),
        (b"%PDF-1.7 ...", "report_binary"),
        (b"PK\x03\x04...", "report_binary"),
        (&noise, "report_binary"),
        (br#"{"id": "pc", "class": "sys"#, "report_truncated"),
        (br#"{"id": "pc" "class"}"#, "report_malformed"),
        (deep.as_bytes(), "report_too_deep"),
        (b"{}", "report_unknown_format"),
        (b"[]", "report_unknown_format"),
        (b"hello", "report_unknown_format"),
    ] {
        assert_eq!(
            ingest::read(bytes).unwrap_err().code(),
            code,
            "{:?}",
            String::from_utf8_lossy(bytes).chars().take(40).collect::<String>()
        );
    }
    let large = vec![b' '; MAX_BYTES + 1];
    assert_eq!(ingest::read(&large), Err(ReadError::TooLarge { bytes: MAX_BYTES + 1, limit: MAX_BYTES }));
}

/// Fields are stripped of control characters and limited in length and number.
#[test]
fn fields_are_clean_and_short_whatever_they_hold() {
    let long = "éa".repeat(100_000);
    let reading = read(&json!({"id": "pc", "class": "system", "vendor": "A\u{0}\u{202e}B\n C", "product": long, "serial": "S\u{7}123"}));
    assert_eq!(reading.manufacturer.as_deref(), Some("AB C"));
    assert_eq!(reading.model.unwrap().chars().count(), 200);
    assert_eq!((reading.serial.as_deref(), reading.serial_class), (Some("S123"), SerialClass::Usable));
    let many: Vec<Value> =
        (0..5000).map(|n| json!({"id": "disk", "class": "disk", "product": "X", "serial": format!("S{n}ABC")})).collect();
    let crowded = read(&json!({"id": "pc", "class": "system", "children": many}));
    assert_eq!((crowded.storage.len(), crowded.notes.contains(&Note::ListCut)), (512, true));
}

/// A report of the maximum size: `head`, as many items as fit, then `tail`.
fn filled(head: &str, item: impl Fn(usize) -> String, tail: &str) -> String {
    let mut out = head.to_owned();
    for n in 0.. {
        let next = item(n);
        if out.len() + next.len() + tail.len() > MAX_BYTES {
            break;
        }
        out += &next;
    }
    out + tail
}

/// Reports of the maximum size are read within bounded CPU time.
#[test]
fn the_largest_reports_are_read_in_time() {
    let address = |n: usize| format!("00:11:{:02x}:{:02x}:{:02x}:01", (n / 65_536) % 256, (n / 256) % 256, n % 256);
    let disk = |n| json!({"id": "disk", "class": "disk", "businfo": format!("scsi@{n}:0"), "serial": format!("S{n}X")}).to_string() + ",";
    let stick = |n| json!({"id": "usb", "class": "storage", "businfo": "usb@1", "logicalname": format!("scsi{n}")}).to_string() + ",";
    let card = |n| json!({"id": "network", "class": "network", "serial": address(n)}).to_string() + ",";
    let found = |n| {
        let stamp = "[2026/11/22 07:35:24]  notice:";
        format!("{stamp} Found /dev/sd{n}, ATA, M, 1 GB, S/N=S{n}\n{stamp} Invoking method 'X' on /dev/sd{n}\n wrapped\n")
    };
    let system = r#"[{"id":"pc","class":"system"},"#;
    let slot = |n| format!("Handle 0x{n:04X}, DMI type 17\nMemory Device\n\tSize: 4096 MB\n\n");
    let reports = [
        filled(system, |n| [disk(n), stick(n), card(n)].concat(), r#"{"id":"x","class":"y"}]"#),
        filled(&format!(r#"{{"type":"Snapshot","data":{{"lshw":{system}"#), |n| disk(n) + &card(n), r#"{"id":"x","class":"y"}]}}"#),
        filled("[2026/11/22 07:35:24]    info: nwipe 0.42\n", found, ""),
        filled("<REQUEST><CONTENT>", |n| format!("<NETWORKS><MAC>{}</MAC></NETWORKS>", address(n)), "</CONTENT></REQUEST>"),
        filled("# dmidecode\n", slot, "System Information\n\tSerial Number: S1ABC\n"),
        filled("<REQUEST><CONTENT>", |_| "&amp;&#65;&".to_owned(), "</CONTENT></REQUEST>"),
        filled(
            "",
            |n| {
                format!(
                    "{n:02}: None 00.0: 10600 Disk\n  Device File: /dev/sd\n  Serial ID: \"S{n}\"\n  Device Files: /dev/a, /dev/disk/by-id/ata-M_S{n}\n\n"
                )
            },
            "",
        ),
        filled("disk:\n", |n| format!("  /dev/sda             MODEL {n}\n"), ""),
        filled(
            r#"{"blockdevices":["#,
            |n| format!(r#"{{"name":"sd{n}","type":"disk","serial":"S{n}","children":[{{"name":"x"}}]}},"#),
            r#"{"name":"x"}]}"#,
        ),
        filled("<list><node id=\"pc\" class=\"system\" ", |n| format!("a{n}=\"&amp;>\" "), "></node></list>"),
        filled(
            "smartctl 7.3 2022-02-28 r5338 [x] (local build)\nSerial Number: 9VM1RKTX\nID# ATTRIBUTE_NAME\n",
            |n| format!("  5 A{n} 0x0033 100 100 036 Pre-fail Always - 0\n"),
            "",
        ),
        filled(
            "System:\nMachine:\n  Type: Laptop\nDrives:\n",
            |n| format!("  ID-{n}: /dev/sda model: M{n} size: 1 TiB serial: S{n}X\n"),
            "",
        ),
        filled("", |n| format!("NAME=\"sda\" TYPE=\"disk\" SERIAL=\"S{n}\"\n"), ""),
        filled("NAME  SIZE\n", |n| format!("sda   {n}G   {}\n", " x".repeat(n % 2000)), ""),
        filled("System Model: X\nSystem Type: x64-based PC\n", |n| format!("  [{n}]: a\nb: c\n"), ""),
        filled("\"System Model\",\"System Type\",3,4,5,6,7,8,9,10,11,12,13,14,15\n\"", |n| format!("\"\"{n},\n"), "\",\"x64-based PC\""),
    ];
    for report in &reports {
        let before = cpu_time();
        let found = ingest::read(report.as_bytes()).map(|readings| readings.len());
        // One of them lists nothing but broken sizes.
        assert!(matches!(found, Ok(1) | Err(ReadError::NamesNoDrive)), "{found:?}");
        // The bound is generous because tests run unoptimised code. It catches time that grows faster than the input.
        let used = cpu_time() - before;
        assert!(used.as_secs() < 30, "{:?} of the processor for {}", used, report.chars().take(40).collect::<String>());
    }
    for noise in ["[".repeat(MAX_BYTES), "\"\\".repeat(MAX_BYTES / 2), "<a>".repeat(MAX_BYTES / 3), "{\"a\":1},".repeat(MAX_BYTES / 8)] {
        let before = cpu_time();
        assert!(ingest::read(noise.as_bytes()).is_err());
        let used = cpu_time() - before;
        assert!(used.as_secs() < 30, "{:?}", used);
    }
}

/// All sample files that are reports.
pub static SAMPLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let Some(root) = shared().map(|s| s.join("samples")) else { return Vec::new() };
    let folders =
        ["lshw", "ereuse", "dmidecode", "smartctl", "nwipe", "glpi", "usody-sanitize", "nvme-list", "hdparm", "hwinfo", "lsblk", "windows"];
    let files = folders.iter().flat_map(|f| fs::read_dir(root.join(f)).unwrap()).map(|f| f.unwrap().path());
    files.filter(|f| f.extension().is_some_and(|e| e != "pdf")).map(|f| fs::read(f).unwrap()).collect()
});

/// A truncated sample is read or refused, and never panics.
#[test]
fn a_sample_cut_anywhere_is_read_or_refused() {
    for whole in SAMPLES.iter() {
        for part in 1..8 {
            let cut = &whole[..whole.len() * part / 8];
            if let Ok(readings) = ingest::read(cut) {
                assert!(!readings.is_empty());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let before = cpu_time();
        let _read_or_refused = ingest::read(&bytes);
        let used = cpu_time() - before;
        prop_assert!(used.as_millis() < 1000);
    }

    #[test]
    fn no_text_breaks_the_reader(head in prop::sample::select(vec!["# dmidecode\n", "[2026/11/22 07:35:24] info: nwipe 0.42\n", "<?xml?><REQUEST><CONTENT>", "/dev/sda:\n", "01: None 00.0: 10105 BIOS\n", "cpu:\n", "NAME SIZE MODEL\n", "NAME=\"", "System Model: X\nSystem Type: x64-based PC\n", "{\"blockdevices\":[", "{\"type\":\"Snapshot\",", "[{\"id\":"]), tail in "\\PC{0,300}|[\\[\\]{}:,\"a-z0-9|!=/<>\n\t ]{0,300}") {
        let _read_or_refused = ingest::read(format!("{head}{tail}").as_bytes());
    }

    #[test]
    fn no_damaged_sample_breaks_the_reader(which in any::<prop::sample::Index>(), damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        if SAMPLES.is_empty() { return Ok(()) }
        let mut bytes = which.get(&SAMPLES).clone();
        for (place, value) in damage {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        let before = cpu_time();
        let _read_or_refused = ingest::read(&bytes);
        let used = cpu_time() - before;
        prop_assert!(used.as_millis() < 1000);
    }
}
