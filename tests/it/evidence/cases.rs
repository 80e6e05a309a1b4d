//! Guards the readers and the record on faults that real outputs showed: each was answered wrongly once. The inputs are made up.

use crate::support::build::disk;
use crate::support::house::{House, both};
use reprise::domain::device::HoldReason;
use reprise::domain::device::condition::{Grade, LOOKS, TestResult};
use reprise::domain::device::kind::MediumKind;
use reprise::domain::device::step::{MediumSeen, Step};
use reprise::domain::device::tag::Tag;
use reprise::domain::evidence::verdict::Verdict;
use reprise::ingest::{self, MachineReport, Note, SerialClass, tables};
use std::collections::BTreeMap;
use std::path::Path;

/// A made-up input of a case.
fn input(case: &str, file: &str) -> Vec<u8> {
    std::fs::read(Path::new("tests/fixtures/cases").join(case).join(file)).unwrap()
}

fn one(bytes: &[u8]) -> MachineReport {
    ingest::read(bytes).unwrap().remove(0)
}

fn read(case: &str, file: &str) -> MachineReport {
    one(&input(case, file))
}

const RAID: &str = "04-raid-logical-volume-taken-for-a-drive";
const SHARED_UUID: &str = "05-uuid-that-boards-share";
const FORMATS: &str = "30-formats-people-have";

#[test]
fn what_a_controller_shows_is_a_volume_and_no_drive() {
    let reading = read(RAID, "machine.lshw.json");
    let volume = &reading.storage[0];
    assert_eq!((volume.logical, volume.serial.as_deref(), volume.media_kind()), (true, None, MediumKind::Unknown));
    assert_eq!((volume.serial_raw.as_deref(), volume.model.as_deref()), (Some("00a1b2c3d4e5f607"), Some("PERC H710")));
    assert!(reading.notes.contains(&Note::RaidVolume) && !reading.notes.contains(&Note::NoStorageInReport));
    let told = serde_json::to_value(&reading).unwrap();
    assert_eq!((&told["storage"][0]["logical"], &told["storage"][0]["type"]), (&true.into(), &"unknown".into()));
    // A drive says nothing of it: the field of today's readers stays as it was.
    let drive = serde_json::to_value(read("10-hdparm-two-drives", "hdparm.txt")).unwrap();
    assert_eq!(drive["storage"][0].get("logical"), None);
    // A member that smartctl asks through the controller is a drive.
    let member = br#"{"json_format_version":[1,0],"smartctl":{"version":[7,3]},"device":{"name":"/dev/sda","info_name":"/dev/sda [megaraid_disk_00]","type":"megaraid,0","protocol":"SCSI"},
        "scsi_vendor":"SEAGATE","scsi_product":"ST600MM0006","serial_number":"S0M1B4321","user_capacity":{"bytes":600127266816}}"#;
    let reading = one(member);
    assert_eq!((reading.storage[0].logical, reading.storage[0].serial.as_deref()), (false, Some("S0M1B4321")));
}

both!(the_log_of_a_volume_closes_nothing, |house| {
    let tag = house.received(house.batch().number, "4FHW8Z1").tag;
    house.desk.evidence().keep(house.technician(), Some(tag), input(RAID, "machine.lshw.json")).unwrap();
    assert!(house.device(tag).media.is_empty());
    let kept = house.desk.evidence().keep(house.technician(), None, input(RAID, "nwipe.log")).unwrap();
    assert!(kept.erased.iter().all(|j| j.verdict != Verdict::Accepted), "{:?}", kept.erased);
    assert!(!house.device(tag).is_wiped());
    house.assert_sound();
});

/// What dmidecode says of a machine without a serial number.
fn firmware(maker: &str, model: &str, uuid: &str) -> Vec<u8> {
    format!(
        "# dmidecode 3.3\nHandle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tManufacturer: {maker}\n\tProduct Name: {model}\n\tSerial Number: Not Specified\n\tUUID: {uuid}\n"
    )
    .into_bytes()
}

both!(a_report_with_the_uuid_of_another_model_waits_and_says_why, |house| {
    for file in ["a.dmidecode.txt", "b.dmidecode.txt"] {
        let reading = read(SHARED_UUID, file);
        assert_eq!((reading.uuid.as_deref(), reading.notes.contains(&Note::UuidUnusable)), (None, true), "{file}");
    }
    let batch = house.batch().number;
    let [first, second] = ["5CD0001AB", "5CD0002AB"].map(|serial| house.received(batch, serial).tag);
    let keep = |tag: Option<Tag>, bytes: Vec<u8>| house.desk.evidence().keep(house.technician(), tag, bytes).unwrap();
    keep(Some(first), input(SHARED_UUID, "a.dmidecode.txt"));
    assert_eq!(keep(None, input(SHARED_UUID, "b.dmidecode.txt")).matched, None);
    // A UUID without a pattern, which two boards share all the same.
    let uuid = "80C73C32-DB09-E511-AE2C-B8AEED769183";
    keep(Some(second), firmware("Online Labs", "SR", uuid));
    let other = keep(None, firmware("Online Labs", "C2", uuid));
    let maker = keep(None, firmware("Dell Inc.", "SR", uuid));
    assert_eq!((other.matched, maker.matched), (None, None));
    let same = keep(None, [firmware("Online Labs Inc.", "SR", &uuid.to_lowercase()), b"\n".to_vec()].concat());
    assert_eq!(same.matched, Some(second));
    let waiting = house.desk.read(|c| Ok(reprise::store::evidence::unmatched(c, None, 10)?)).unwrap();
    let texts: Vec<&str> = waiting.iter().map(|p| p.reading.as_str()).collect();
    let mut why = house.desk.evidence().same_uuid_elsewhere(&texts).unwrap();
    why.sort();
    assert_eq!(why, [None, Some(second), Some(second)]);
    // A person may still say that it is that device.
    house.desk.evidence().assign(house.technician(), &other.evidence, second).unwrap();
    house.assert_sound();
});

#[test]
fn words_where_a_serial_number_should_be_name_nothing() {
    for n in 0..6 {
        let reading = read("06-filler-serials", &format!("s{n}.lshw.json"));
        assert_eq!((reading.serial_class, reading.serial.as_deref()), (SerialClass::Placeholder, None), "{:?}", reading.serial_raw);
    }
}

#[test]
fn an_output_that_names_no_drive_is_refused() {
    let scan = input("07-smartctl-scan", "scan.json");
    assert_eq!(ingest::read(&scan).unwrap_err().code(), "report_names_no_drive");
    for empty in [
        &b"/dev/nvme0n1:\n"[..],
        b"\n/dev/sda:\n HDIO_DRIVE_CMD(identify) failed: Inappropriate ioctl for device\n",
        b"\n/dev/sda:\nSG_IO: bad/missing sense data, sb[]:  70 00 05 00\n HDIO_DRIVE_CMD(identify) failed: Invalid argument\n",
        b"/dev/sdb: No such file or directory\n\n/dev/sda:\n HDIO_GET_IDENTITY failed: Invalid argument\n",
        br#"{"blockdevices": []}"#,
        br#"{"Devices": []}"#,
        br#"{"Devices": null}"#,
        br#"{"Devices": [{"HostNQN": "nqn", "HostID": "x", "Subsystems": []}]}"#,
        br#"{"blockdevices":[{"name":"sr0","type":"rom","size":"1024M"}]}"#,
        br#"{"Devices":[{"DevicePath":"/dev/nvme0n1","SerialNumber":"","ModelNumber":""}]}"#,
        br#"{"json_format_version":[1,0],"smartctl":{"version":[7,3],"exit_status":2},"device":{"name":"/dev/sda","protocol":"ATA"}}"#,
    ] {
        assert_eq!(ingest::read(empty).unwrap_err().code(), "report_names_no_drive", "{}", String::from_utf8_lossy(empty));
    }
}

/// Keeps a report about the drive of a device, and returns the result of the test of the drives.
fn health(house: &House, drive: &str, report: Vec<u8>) -> Option<TestResult> {
    let tag = house.received(house.batch().number, &format!("S{drive}")).tag;
    house.step(tag, Step::AddMedium(MediumSeen { size_bytes: None, ..disk(drive) }));
    let kept = house.desk.evidence().keep(house.technician(), None, report).unwrap();
    assert_eq!(kept.matched, Some(tag));
    house.device(tag).condition.results.get("storage_health").copied()
}

both!(a_worn_drive_fails_whatever_it_says_of_itself, |house| {
    let sas = input("08-sas-health", "sas.json");
    assert_eq!((one(&sas).storage[0].bad_sectors, one(&sas).storage[0].smart_passed), (Some(1449), Some(true)));
    assert_eq!(health(house, "S0M1TEST0000B4321XYZ", sas), Some(TestResult::Fail));
    let ssd = input("09-sata-ssd-wear", "ssd.json");
    assert_eq!(one(&ssd).storage[0].wear_percent, Some(97));
    assert_eq!(health(house, "BTWL1234056789ABCD", ssd.clone()), Some(TestResult::Fail));
    // At the limit of the list, and just below it.
    let worn = |serial: &str, percent: &str| {
        String::from_utf8(ssd.clone())
            .unwrap()
            .replace("BTWL1234056789ABCD", serial)
            .replace("\"current_percent\": 97", percent)
            .into_bytes()
    };
    assert_eq!(health(house, "BTWLA0056789ABCD", worn("BTWLA0056789ABCD", "\"current_percent\": 80")), Some(TestResult::Fail));
    assert_eq!(health(house, "BTWLB0056789ABCD", worn("BTWLB0056789ABCD", "\"current_percent\": 79")), Some(TestResult::Pass));
    let nvme = |serial: &str, warning: u64, spare: u64| {
        serde_json::json!({"json_format_version": [1, 0], "smartctl": {"version": [7, 3]}, "device": {"protocol": "NVMe"}, "model_name": "KXG60ZNV512G",
            "serial_number": serial, "smart_status": {"passed": true}, "nvme_smart_health_information_log": {"critical_warning": warning,
            "available_spare": spare, "available_spare_threshold": 10, "percentage_used": 3, "media_errors": 0}})
        .to_string()
        .into_bytes()
    };
    assert_eq!(health(house, "49MA23BZK03N", nvme("49MA23BZK03N", 4, 100)), Some(TestResult::Fail));
    assert_eq!(health(house, "49MB23BZK03N", nvme("49MB23BZK03N", 0, 9)), Some(TestResult::Fail));
    // Too hot for the moment, and otherwise well.
    assert_eq!(health(house, "49MC23BZK03N", nvme("49MC23BZK03N", 2, 100)), Some(TestResult::Pass));
    house.assert_sound();
});

both!(a_battery_that_is_too_weak_fails_also_when_a_person_types_it, |house| {
    let lists = tables::tests();
    let tag = house.received(house.batch().number, "5CD0001AB").tag;
    let all: BTreeMap<String, TestResult> =
        lists.for_kind(house.device(tag).kind).filter(|l| l.test != LOOKS).map(|l| (l.test.clone(), TestResult::Pass)).collect();
    let grade = |results: &BTreeMap<String, TestResult>, percent| {
        house.step(tag, Step::Test { results: results.clone(), looks: Some(Grade::A), battery_percent: percent });
        let device = house.device(tag);
        (
            device.condition.results["battery_health"],
            reprise::domain::device::condition::grade(device.kind, &device.condition, lists, false).grade,
        )
    };
    assert_eq!(grade(&all, Some(8)), (TestResult::Fail, Some(Grade::D)));
    // Saying again that it passes does not charge it.
    assert_eq!(grade(&all, None), (TestResult::Fail, Some(Grade::D)));
    assert_eq!(grade(&all, Some(81)), (TestResult::Pass, Some(Grade::A)));
    house.assert_sound();
});

#[test]
fn several_drives_in_one_output_are_several() {
    let reading = read("10-hdparm-two-drives", "hdparm.txt");
    let disks: Vec<_> = reading.storage.iter().map(|d| (d.serial.as_deref().unwrap(), d.size_gb)).collect();
    assert_eq!(disks, [("9VM2RKTX", Some(500.0)), ("S0XPNYAD4TEST1", Some(256.0))]);
    let smart = |serial: &str| {
        format!(
            "{{\"json_format_version\":[1,0],\"smartctl\":{{\"version\":[7,3]}},\"device\":{{\"protocol\":\"ATA\"}},\"model_name\":\"ST500\",\"serial_number\":\"{serial}\"}}\n"
        )
    };
    let both = [smart("9VM2RKTX"), smart("9VM3RKTX")].concat();
    for text in [both.clone(), format!("[{}]", both.trim().replace("}\n{", "},{"))] {
        assert_eq!(one(text.as_bytes()).storage.len(), 2, "{text}");
    }
}

#[test]
fn a_server_in_a_tower_is_a_server() {
    let text = String::from_utf8(input("27-tower-servers", "a.dmidecode.txt")).unwrap();
    for (maker, model, server) in [
        ("HP", "ProLiant ML350 G5", true),
        ("HPE", "ProLiant MicroServer Gen10", true),
        ("Dell Inc.", "PowerEdge T340", true),
        ("FUJITSU", "PRIMERGY TX1330 M4", true),
        ("LENOVO", "ThinkServer TS140", true),
        ("Lenovo", "ThinkSystem ST50 -[7Y48CTO1WW]-", true),
        ("IBM", "IBM System x3200 -[4362K1G]-", true),
        ("Supermicro", "SYS-5039D-I", true),
        ("Apple Inc.", "Xserve3,1", true),
        ("IBM", "x3500 M4 -[7383AC1]-", true),
        ("Acer", "AT110 F3", true),
        ("Acer", "Altos T110 F3", true),
        ("ASUSTeK COMPUTER INC.", "TS300-E8-PS4", true),
        ("WORTMANN AG", "TERRA_SERVER", true),
        ("Sun Microsystems", "Sun Fire X4150", true),
        ("Dell Inc.", "PowerVault NX300", true),
        ("HITACHI", "HA8000/TS10", true),
        ("Acer", "Aspire TC-705", false),
        ("ASUS", "Desktop PC TS10", false),
        ("HP", "HP EliteDesk 800 G1 TWR", false),
        ("Dell Inc.", "Precision Tower 3620", false),
        ("LENOVO", "ThinkStation P320", false),
    ] {
        let report = text.replace("ProLiant ML350 G5", model).replace("HP\n", &format!("{maker}\n"));
        let kind = one(report.as_bytes()).device_kind().unwrap().as_str();
        assert_eq!(kind, if server { "server" } else { "desktop" }, "{model}");
    }
    // Lenovo's product is the machine type; the series stands in the version.
    for (product, series, kind) in [
        ("70A4S00A00", "ThinkServer TS140", "server"),
        ("7Y45S04B00", "ThinkSystem ST250", "server"),
        ("30BGS0AB00", "ThinkStation P320", "desktop"),
        ("10M8S0AB00", "ThinkCentre M710s", "desktop"),
    ] {
        let dmi = format!(
            "# dmidecode 3.3\nHandle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tManufacturer: LENOVO\n\tProduct Name: {product}\n\tVersion: {series}\n\nHandle 0x0003, DMI type 3, 22 bytes\nChassis Information\n\tType: Tower\n"
        );
        let lshw = serde_json::json!({"id": "pc", "class": "system", "vendor": "LENOVO", "product": product, "version": series, "configuration": {"chassis": "tower"}});
        for report in [dmi, lshw.to_string()] {
            assert_eq!(one(report.as_bytes()).device_kind().unwrap().as_str(), kind, "{report}");
        }
    }
}

#[test]
fn the_formats_that_people_have_are_read() {
    let smart = &read(FORMATS, "smartctl.txt").storage[0];
    let told = (smart.serial.as_deref(), smart.model.as_deref(), smart.size_bytes, smart.smart_passed);
    assert_eq!(told, (Some("9VM1RKTX"), Some("ST3500418AS"), Some(500_107_862_016), Some(true)));
    let nvme = &read(FORMATS, "nvme-list.txt").storage[0];
    assert_eq!((nvme.serial.as_deref(), nvme.size_gb, nvme.media_kind()), (Some("49MA23BZK03N"), Some(512.0), MediumKind::Nvme));
    assert_eq!(read(FORMATS, "machine-info.txt").serial.as_deref(), Some("5CD333DF1G"));
    let mac = read(FORMATS, "system_profiler.json");
    assert_eq!((mac.serial.as_deref(), mac.model.as_deref(), mac.ram_mb), (Some("C02FAKE1Q6L4"), Some("MacBookAir10,1"), Some(16_384)));
    assert_eq!((mac.locks.as_slice(), mac.storage[0].model.as_deref()), (&["apple_activation_lock"][..], Some("APPLE SSD AP0256Q")));
}

both!(a_lock_that_a_report_shows_stands_on_the_record_and_holds_the_device, |house| {
    let tag = house.received(house.batch().number, "C02FAKE1Q6L4").tag;
    let kept = house.desk.evidence().keep(house.technician(), None, input(FORMATS, "system_profiler.json")).unwrap();
    assert_eq!(kept.matched, Some(tag));
    let device = house.device(tag);
    assert_eq!(device.open_locks().map(|l| l.name.as_str()).collect::<Vec<_>>(), ["apple_activation_lock"]);
    assert!(device.holds.iter().any(|h| h.reason == HoldReason::Locked));
    // The same lock in a later report changes nothing.
    let again = [input(FORMATS, "system_profiler.json"), b"\n".to_vec()].concat();
    house.desk.evidence().keep(house.technician(), None, again).unwrap();
    assert_eq!(house.device(tag).locks.len(), 1);
    house.assert_sound();
});
