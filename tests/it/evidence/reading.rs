//! Guards the report readers on real samples: each reads as the expectation written by a person, and nothing private is kept.

use crate::support::shared;
use reprise::ingest::{self, ReportKind};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;

/// Fields where the reader finds more than the expectation says, each confirmed in the file itself.
const LOOKED_AT: &[(&str, &str)] = &[
    // The disk is in the inxi part (S35ANX0J401001); smartctl was not installed.
    ("ereuse/raw_thinkpad-x1-5th_vc-wrapped.json", "storage"),
    // Two memory modules of 2000 MB are listed, but no total.
    ("glpi/xml_imac5.xml", "ram_mb"),
    // The disks are in the files; the expectation for hwinfo was written from its firmware part alone.
    ("hwinfo/7900.hwinfo.txt", "storage"),
    ("hwinfo/asus-e200h.hwinfo.txt", "storage"),
    ("hwinfo/boxnuc6cayh.hwinfo.txt", "storage"),
    ("hwinfo/e5530.hwinfo.txt", "storage"),
];

/// Outputs that name no drive and are refused: hdparm prints only the name of a disk that is not ATA, smartctl could not open the device.
const NAMELESS: &[&str] = &["hdparm/qemu_m1_hdparm_nvme0n1.txt", "smartctl/scrutiny_smart-fail.json", "smartctl/weeeopen_ide07.json"];

fn expected() -> Option<(std::path::PathBuf, serde_json::Map<String, Value>)> {
    let root = shared()?.join("samples");
    let text = fs::read_to_string(root.join("EXPECTED.json")).unwrap();
    let Value::Object(all) = serde_json::from_str(&text).unwrap() else { panic!("EXPECTED.json is no object") };
    Some((root, all))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= b.abs() * 0.025
}

/// The differences between a reading and its expectation, as text.
fn differences(file: &str, wanted: &Value, found: &Value) -> String {
    let mut out = String::new();
    for key in ["kind", "manufacturer", "model", "serial", "serial_class", "cpu"] {
        if let Some(want) = wanted.get(key)
            && want.as_str().map(|w| w.split(" (").next().unwrap().to_owned())
                != found[key].as_str().map(|f| f.split(" (").next().unwrap().to_owned())
        {
            writeln!(out, "{file}: {key} should be {want}, is {}", found[key]).unwrap();
        }
    }
    match (wanted.get("ram_mb").and_then(Value::as_f64), found["ram_mb"].as_f64()) {
        (Some(w), Some(f)) if close(f, w) => {}
        (None, None) => {}
        (w, f) if wanted.get("ram_mb").is_some() && !LOOKED_AT.contains(&(file, "ram_mb")) => {
            writeln!(out, "{file}: ram_mb should be {w:?}, is {f:?}").unwrap()
        }
        _ => {}
    }
    let disks = found["storage"].as_array().unwrap();
    let mut left: Vec<&Value> = disks.iter().collect();
    for want in wanted["storage"].as_array().unwrap() {
        let same = |d: &&Value| {
            let serial = d["serial"] == want["serial"] || want.get("serial_core").is_some_and(|core| d["serial"] == *core);
            let size = match (d["size_gb"].as_f64(), want.get("size_gb").and_then(Value::as_f64)) {
                (Some(f), Some(w)) => close(f, w),
                (_, None) => true,
                (None, Some(_)) => false,
            };
            serial && size && want.get("removable").is_none_or(|w| d["removable"] == *w)
        };
        match left.iter().position(same) {
            Some(place) => {
                let disk = left.remove(place);
                // Older Workbench versions call every disk a hard drive; the other tools report the type.
                let told = want.get("type").filter(|_| !file.starts_with("ereuse/v1") && !file.starts_with("ereuse/leg"));
                if let Some(kind) = told.filter(|k| disk["type"] != **k) {
                    writeln!(out, "{file}: type of {} should be {kind}, is {}", disk["serial"], disk["type"]).unwrap();
                }
            }
            None if want["optional"] == true => {}
            None => writeln!(out, "{file}: storage {want} is missing in {}", found["storage"]).unwrap(),
        }
    }
    if !left.is_empty() && !LOOKED_AT.contains(&(file, "storage")) {
        writeln!(out, "{file}: storage has too much: {left:?}").unwrap();
    }
    let erasures = found["erasures"].as_array().unwrap();
    let wanted_erasures = wanted["erasures"].as_array().unwrap();
    if erasures.len() != wanted_erasures.len() {
        writeln!(out, "{file}: {} erasures, not {}", erasures.len(), wanted_erasures.len()).unwrap();
    }
    for (want, found) in wanted_erasures.iter().zip(erasures) {
        for key in [
            "disk_serial",
            "disk_model",
            "method",
            "steps",
            "start",
            "end",
            "result",
            "verified",
            "tool",
            "rounds",
            "bytes_erased",
            "errors",
        ] {
            if let Some(w) = want.get(key).filter(|w| !w.is_null())
                && *w != found[key]
            {
                writeln!(out, "{file}: erasure {key} should be {w}, is {}", found[key]).unwrap();
            }
        }
    }
    out
}

fn check_folder(folder: &str) {
    let Some((root, all)) = expected() else { return };
    let mut wrong = String::new();
    let mut seen = 0;
    for (file, wanted) in all.iter().filter(|(f, _)| f.starts_with(folder) && !f.ends_with(".pdf")) {
        let bytes = fs::read(root.join(file)).unwrap();
        seen += 1;
        match ingest::read(&bytes) {
            Ok(readings) => {
                assert_eq!(readings.len(), 1, "{file}");
                wrong.push_str(&differences(file, wanted, &serde_json::to_value(&readings[0]).unwrap()));
            }
            Err(error) if NAMELESS.contains(&file.as_str()) => assert_eq!(error.code(), "report_names_no_drive", "{file}"),
            Err(error) => writeln!(wrong, "{file}: {error}").unwrap(),
        }
    }
    assert!(seen > 0, "no expectation for {folder}");
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn lshw_reports_read_as_expected() {
    check_folder("lshw/");
}

#[test]
fn ereuse_snapshots_read_as_expected() {
    check_folder("ereuse/");
}

#[test]
fn dmidecode_texts_read_as_expected() {
    check_folder("dmidecode/");
}

#[test]
fn smartctl_outputs_read_as_expected() {
    check_folder("smartctl/");
}

#[test]
fn logs_of_nwipe_read_as_expected() {
    check_folder("nwipe/");
}

#[test]
fn inventories_of_agents_read_as_expected() {
    check_folder("glpi/");
}

#[test]
fn other_evidence_reads_as_expected() {
    for folder in ["usody-sanitize/", "nvme-list/", "hdparm/"] {
        check_folder(folder);
    }
}

#[test]
fn texts_of_hwinfo_lsblk_and_windows_read_as_expected() {
    for folder in ["hwinfo/", "lsblk/", "windows/"] {
        check_folder(folder);
    }
}

#[test]
fn disks_that_hwinfo_lists_are_those_that_other_tools_saw() {
    let Some((root, _)) = expected() else { return };
    for name in ["7900", "asus-e200h", "boxnuc6cayh", "e5530"] {
        let disks = |file: String| {
            let reading = ingest::read(&fs::read(root.join(file)).unwrap()).unwrap().remove(0);
            let fixed = reading.storage.into_iter().filter(|d| !d.removable);
            let mut all: Vec<_> = fixed.map(|d| (d.serial, d.size_bytes, d.model.unwrap_or_default())).collect();
            all.sort();
            all
        };
        let (ours, theirs) = (disks(format!("hwinfo/{name}.hwinfo.txt")), disks(format!("lshw/{name}.lshw.json")));
        if name == "asus-e200h" {
            // That version of lshw did not see the soldered flash.
            assert_eq!(ours, [(Some("0x3845eae7".to_owned()), Some(31_268_536_320), "BGND3R".to_owned())]);
            continue;
        }
        assert_eq!(ours.len(), theirs.len(), "{name}");
        for (our, their) in ours.iter().zip(&theirs) {
            assert_eq!((&our.0, our.1), (&their.0, their.1), "{name}");
            // SCSI truncates the model; the name in the device link is complete.
            assert!(our.2.starts_with(&their.2), "{name}: {} is not {}", our.2, their.2);
        }
    }
}

/// Personal data in a report is removed before it is stored.
#[test]
fn nothing_is_kept_of_what_must_not_be_stored() {
    let Some((root, all)) = expected() else { return };
    let mut seen = 0;
    for (file, wanted) in &all {
        for secret in wanted.get("must_not_store").and_then(Value::as_array).into_iter().flatten() {
            let bytes = fs::read(root.join(file)).unwrap();
            let kept = ingest::kept(&bytes).unwrap();
            let text = String::from_utf8(kept.stripped.unwrap_or(kept.whole)).unwrap();
            assert!(!text.contains(secret.as_str().unwrap()), "{file}: {secret} in {text}");
            let again = ingest::read(text.as_bytes()).unwrap();
            assert_eq!(again, ingest::read(&bytes).unwrap(), "{file}");
            seen += 1;
        }
    }
    assert!(seen > 0, "nothing to look for");
}

/// A report that lists only components describes no device.
#[test]
fn a_list_of_parts_describes_no_device() {
    let Some((root, _)) = expected() else { return };
    let bytes = fs::read(root.join("lshw/qemu_m1_lshw_class_disk.json")).unwrap();
    let reading = ingest::read(&bytes).unwrap().remove(0);
    assert_eq!(reading.kind, ReportKind::ComponentList);
    assert_eq!(reading.device_kind(), None);
    assert_eq!(reading.describes_a_device().unwrap_err().code(), "report_not_a_computer");
}

/// Workbench benchmarks are read.
#[test]
fn workbench_tells_what_it_measured() {
    use reprise::ingest::Measured;
    let Some((root, _)) = expected() else {
        eprintln!("SKIPPED: no samples beside the project");
        return;
    };
    let read = |name: &str| ingest::read(&fs::read(root.join("ereuse").join(name)).unwrap()).unwrap().remove(0);
    let figures = |reading: &ingest::MachineReport, of: Measured| -> Vec<f64> {
        reading.benchmarks.iter().filter(|b| b.of == of).map(|b| b.value).collect()
    };
    let failing = read("v11_erase-sectors-2-hdd.json");
    assert_eq!(figures(&failing, Measured::Processor), [6665.7]);
    assert!(figures(&failing, Measured::DiskRead).contains(&63.3) && figures(&failing, Measured::DiskWrite).contains(&20.1));
    assert!(failing.benchmarks.iter().filter(|b| b.of == Measured::DiskRead).all(|b| b.disk.is_some()), "of which disk");
    // The disk's self-test failed: fifteen reallocated sectors, one pending, one uncorrectable.
    let bad = failing.storage.iter().find(|d| d.smart_passed == Some(false)).unwrap();
    assert_eq!((bad.bad_sectors, bad.power_on_hours), (Some(17), Some(24_658)));
    let oldest = read("v10_erased-i5.json");
    assert_eq!((figures(&oldest, Measured::Processor), oldest.load_passed), (vec![11_969.8], Some(true)));
    assert_eq!(figures(&oldest, Measured::DiskRead), [77.6]);
    let memory = read("v11_lenovo-3227A2G_erasesectors.json");
    assert_eq!(figures(&memory, Measured::Memory), [0.6507]);
}
