//! Guards what reports change on a device: erasures belong to drives, a swapped disk or missing memory holds the device, and corrections
//! by people stay.

use crate::support::build::disk;
use crate::support::house::{House, both};
use reprise::desk::evidence::report::Kept;
use reprise::domain::device::condition::TestResult;
use reprise::domain::device::kind::MediumKind;
use reprise::domain::device::sanitisation::Outcome;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::device::{HoldReason, Specification};
use reprise::domain::event::EventData;
use reprise::domain::evidence::verdict::Verdict;
use reprise::domain::subject::Subject;
use serde_json::json;

/// An lshw report: serial number, memory in GiB, disks by serial number and size in bytes.
fn report(serial: &str, memory: u64, disks: &[(&str, u64)]) -> Vec<u8> {
    let disk = |(serial, size): &(&str, u64)| json!({"id": "disk", "class": "disk", "product": "WDC WD5000", "serial": serial, "size": size, "businfo": "scsi@0:0.0.0"});
    let mut parts = vec![json!({"id": "memory", "class": "memory", "size": memory << 30})];
    parts.extend(disks.iter().map(disk));
    let core = json!({"id": "core", "class": "bus", "children": parts});
    json!({"id": "pc", "class": "system", "description": "Notebook", "vendor": "Lenovo", "product": "ThinkPad T480", "serial": serial, "children": [core]})
        .to_string()
        .into_bytes()
}

/// An nwipe log: disks by serial number, size in bytes and status; `codes` are the codes of method and verification.
fn log(disks: &[(&str, u64, &str)], codes: &str) -> Vec<u8> {
    let mut out = String::from("[2026/11/23 08:35:24]    info: nwipe 0.42\n");
    for (n, (serial, ..)) in disks.iter().enumerate() {
        out += &format!("[2026/11/23 08:35:32]  notice: Found /dev/sd{n},  ATA    , WDC WD5000,  500 GB, S/N={serial}\n");
        out += &format!("[2026/11/23 08:35:33]    info: No hidden sectors on /dev/sd{n}\n");
    }
    out +=
        "[2026/11/23 08:35:36]    info: system-serial-number = STATION1\n[2026/11/23 08:35:36]  notice:   method       = Fill With Zeros\n";
    for n in 0..disks.len() {
        out += &format!("[2026/11/23 08:35:36]  notice: Invoking method 'Fill With Zeros' on /dev/sd{n}\n");
    }
    for n in 0..disks.len() {
        out += &format!("[2026/11/23 11:05:44]  notice: Finished final round 1 of 1 on /dev/sd{n}\n");
    }
    out += "****** Erasure Summary ******\n!   Device |      Bytes Erased |      Bytes Total | Percentage Erased\n";
    for (n, (_, bytes, _)) in disks.iter().enumerate() {
        out += &format!("sd{n} | {bytes} | {bytes} | 100.00%\n");
    }
    out += "*****\n****** Drive Status ******\n!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n";
    for (n, (serial, _, status)) in disks.iter().enumerate() {
        out += &format!("sd{n} |{status}|   80 MB/s | 00:00:03 | WDC WD5000/{serial}\n");
    }
    (out + &format!("-----\n[2026/11/23 11:05:45] Total Throughput  149 MB/s, Fill With Zeros, {codes}\n*****\n")).into_bytes()
}

const SIZE: u64 = 500_107_862_016;

#[track_caller]
fn keep(house: &House, tag: Option<Tag>, bytes: Vec<u8>) -> Kept {
    house.desk.evidence().keep(house.technician(), tag, bytes).unwrap()
}

fn verdicts(kept: &Kept) -> Vec<Verdict> {
    kept.erased.iter().map(|j| j.verdict).collect()
}

fn with_disk(house: &House, serial: &str, drive: &str) -> Tag {
    let batch = house.batch().number;
    let tag = house.received(batch, serial).tag;
    house.step(tag, Step::AddMedium(disk(drive)));
    tag
}

// One erasure log covers drives of several devices; only complete and verified erasures count.
both!(one_log_fills_in_the_drives_of_several_devices_and_only_what_is_complete, |house| {
    let station = with_disk(house, "STATION1", "WD-1STATION");
    let [one, other, third] =
        [("5CD0001AB", "WD-1ONE"), ("5CD0002AB", "WD-1TWO"), ("5CD0003AB", "WD-1THREE")].map(|(s, d)| with_disk(house, s, d));
    let disks = [("WD-1ONE", SIZE, " Erased "), ("WD-1TWO", SIZE, "-FAILED-"), ("WD-1THREE", 67_108_864, " Erased ")];
    let kept = keep(house, None, log(&disks, "1R+NB+VL"));
    assert_eq!(verdicts(&kept), [Verdict::Accepted, Verdict::Failed, Verdict::CapacityDiffers]);
    let medium = |tag: Tag| house.device(tag).media.remove(0);
    let Some(Outcome::Sanitised { tool, tool_version, evidence, .. }) = medium(one).outcome else { panic!("{:?}", medium(one)) };
    assert_eq!((tool.as_str(), tool_version.as_str(), evidence), ("nwipe", "0.42", Some(kept.evidence.clone())));
    assert_eq!((medium(other).outcome, medium(other).failures), (None, 1));
    assert_eq!((medium(third).outcome, medium(third).failures), (None, 0));
    // The computer that ran the erasure is one of our devices, but its own drive is not marked as erased.
    assert_eq!((medium(station).outcome, medium(station).failures), (None, 0));
    // Sending the same log again changes nothing and returns the same verdict.
    let before = house.mark();
    let again = keep(house, None, log(&disks, "1R+NB+VL"));
    assert_eq!((again.known, again.erased[0].verdict, house.mark()), (true, Verdict::Accepted, before));
    // An erasure without verification does not count, and neither does a verification alone.
    assert_eq!(verdicts(&keep(house, None, log(&[("WD-1TWO", SIZE, " Erased ")], "1R+NB+NV"))), [Verdict::Unverified]);
    assert_eq!(medium(other).failures, 1);
    house.assert_sound();
});

// An unknown drive waits, an ambiguous one is refused, and one without a serial number is assigned by a person.
both!(a_drive_that_nobody_knows_waits_and_a_nameless_one_is_named_by_a_person, |house| {
    let tag = with_disk(house, "5CD0001AB", "WD-1ONE");
    let kept = keep(house, None, log(&[("WD-1ONE", SIZE, " Erased "), ("WD-1NEVER", SIZE, " Erased ")], "1R+NB+VL"));
    assert_eq!((verdicts(&kept), kept.matched), (vec![Verdict::Accepted, Verdict::NoMedium], None));
    assert!(house.device(tag).media[0].outcome.is_some(), "the drive that is known does not wait for the other");
    let [twin, _] = [with_disk(house, "5CD0002AB", "WD-1TWIN"), with_disk(house, "5CD0003AB", "WD-1TWIN")];
    assert_eq!(verdicts(&keep(house, None, log(&[("WD-1TWIN", SIZE, " Erased ")], "1R+NB+VL"))), [Verdict::SeveralDevices]);
    assert_eq!(house.device(twin).media[0].outcome, None);
    let nameless = keep(house, None, log(&[("????", SIZE, " Erased ")], "1R+NB+VL"));
    assert_eq!((verdicts(&nameless), nameless.matched), (vec![Verdict::NoSerial], None));
    let kept = house.desk.evidence().assign(house.technician(), &nameless.evidence, twin).unwrap();
    assert_eq!(verdicts(&kept), [Verdict::Implausible], "that a person named the device is no proof");
    assert!(house.device(twin).media[0].outcome.is_none());
    house.assert_sound();
});

/// The same log with one more line, so that the file has another hash.
fn told_again(mut log: Vec<u8>) -> Vec<u8> {
    log.extend_from_slice(b"\n");
    log
}

// A log older than the reopening of a medium does not close it.
both!(a_log_of_before_does_not_close_what_was_opened_again, |house| {
    let policy = reprise::domain::settings::policy::Policy { verification_share: 100, ..Clone::clone(&*house.desk.policy()) };
    house.desk.settings().set_policy(house.admin(), policy).unwrap();
    let tag = with_disk(house, "5CD0001AB", "WD-1ONE");
    let old = log(&[("WD-1ONE", SIZE, " Erased ")], "1R+NB+VL");
    assert_eq!(verdicts(&keep(house, None, old.clone())), [Verdict::Accepted]);
    // A verifier finds readable data: the same erasure run does not count again, in whatever file it is sent.
    house.desk.devices().step(house.verifier(), tag, Step::Verify { medium: 1, passed: false }, Some("Lisible"), None).unwrap();
    let mark = house.mark();
    assert_eq!(verdicts(&keep(house, None, old.clone())), [Verdict::BeforeReopened], "and the answer does not say that it did");
    assert_eq!(house.mark(), mark);
    assert_eq!(verdicts(&keep(house, None, told_again(old.clone()))), [Verdict::BeforeReopened]);
    assert!(!house.device(tag).is_wiped());
    let later =
        |day: &str| String::from_utf8(log(&[("WD-1ONE", SIZE, " Erased ")], "1R+NB+VL")).unwrap().replace("2026/11/23", day).into_bytes();
    house.clock.advance(chrono::Duration::days(1));
    assert_eq!(verdicts(&keep(house, None, later("2026/11/24"))), [Verdict::Accepted]);
    house.assert_sound();

    // A returned device: earlier erasures say nothing about what is on its media now.
    let policy = reprise::domain::settings::policy::Policy { verification_share: 0, ..Clone::clone(&*house.desk.policy()) };
    house.desk.settings().set_policy(house.admin(), policy).unwrap();
    let out = house.stocked(house.batch().number, "5CD0002AB").tag;
    let act = house.handed_over(&house.school(), &[out]);
    house.clock.advance(chrono::Duration::days(30));
    let back = reprise::desk::handover::returns::ReturnInput {
        devices: act.devices,
        reason: reprise::domain::handover::ReturnReason::Defective,
        location: None,
        note: None,
        exchange: false,
        seen: Vec::new(),
    };
    house.desk.handovers().take_back(house.technician(), back).unwrap();
    let drive = |day: &str| {
        String::from_utf8(log(&[("WD-5CD0002AB", SIZE, " Erased ")], "1R+NB+VL")).unwrap().replace("2026/11/23", day).into_bytes()
    };
    assert_eq!(verdicts(&keep(house, None, drive("2026/11/23"))), [Verdict::BeforeReopened]);
    assert!(!house.device(out).is_wiped());
    house.clock.advance(chrono::Duration::days(1));
    assert_eq!(verdicts(&keep(house, None, drive("2026/12/25"))), [Verdict::Accepted]);
    assert!(house.device(out).is_wiped());
    house.assert_sound();
});

// The policy decides which erasure level is sufficient for which kind of medium.
both!(the_standard_comes_from_the_policy, |house| {
    let batch = house.batch().number;
    let tag = house.received(batch, "5CD0001AB").tag;
    for (kind, serial) in [(MediumKind::Ssd, "SSD-1"), (MediumKind::Unknown, "WHAT-1")] {
        house.step(tag, Step::AddMedium(reprise::domain::device::step::MediumSeen { kind, ..disk(serial) }));
    }
    let kept = keep(house, None, log(&[("SSD-1", SIZE, " Erased "), ("WHAT-1", SIZE, " Erased ")], "1R+NB+VL"));
    assert_eq!(verdicts(&kept), [Verdict::LevelTooLow, Verdict::KindUnknown]);
    assert!(house.device(tag).open_media().count() == 2);
});

// A swapped disk or missing memory puts the device on hold.
both!(a_swapped_disk_and_missing_memory_stop_the_device, |house| {
    let batch = house.batch().number;
    let tag = house.received(batch, "5CD0001AB").tag;
    assert!(keep(house, None, report("5CD0001AB", 8, &[("WD-1OLD", SIZE)])).holds.is_empty());
    // The same report at a later time raises no finding.
    assert!(keep(house, None, report("5CD0001AB", 8, &[("WD-1OLD", SIZE),])).known);
    house.noted(
        tag,
        Step::Correct { kind: None, specification: Specification { model: Some("T480s".to_owned()), ..Specification::default() } },
    );
    let kept = keep(house, None, report("5CD0001AB", 4, &[("WD-1NEW", SIZE)]));
    assert_eq!((kept.matched, kept.holds), (Some(tag), vec![HoldReason::ChangedSinceReport]));
    let device = house.device(tag);
    // Both disks are recorded now and must be accounted for. What a person corrected stays.
    assert_eq!(device.open_media().count(), 2);
    assert_eq!(device.specification.model.as_deref(), Some("T480s"));
    let lines = house.desk.read(|c| Ok(reprise::store::ledger::event::history(c, Subject::Device, tag.as_str(), None, 1)?)).unwrap();
    assert!(matches!(&lines[0].leaf.what, EventData::Device(f) if f.step == Step::Hold { reason: HoldReason::ChangedSinceReport }));
    let note = lines[0].text("note").unwrap();
    for part in ["\u{2212} WDC WD5000 WD-1OLD", "+ WDC WD5000 WD-1NEW", "8192 \u{2192} 4096 MiB"] {
        assert!(note.contains(part), "{part} in {note}");
    }
    // A report from a tool that lists no disks says nothing about disks.
    let other = house.received(batch, "5CD0002AB").tag;
    keep(house, None, report("5CD0002AB", 8, &[("WD-2", SIZE)]));
    let dmidecode = "# dmidecode 3.3\nHandle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tManufacturer: Lenovo\n\tProduct Name: T480\n\tSerial Number: 5CD0002AB\n";
    assert!(keep(house, Some(other), dmidecode.as_bytes().to_vec()).holds.is_empty());
    // A swap that a person recorded beforehand is not reported as a swap.
    house.step(other, Step::AddMedium(disk("WD-3")));
    house.noted(other, Step::RemoveMedium { medium: 1 });
    assert!(keep(house, None, report("5CD0002AB", 8, &[("WD-3", SIZE)])).holds.is_empty());
    house.assert_sound();
});

// A drive's report is matched to the device that contains the drive, and sets its kind.
both!(evidence_of_a_drive_goes_where_the_drive_is_and_tells_its_kind, |house| {
    let batch = house.batch().number;
    let tag = house.received(batch, "5CD0001AB").tag;
    keep(house, None, report("5CD0001AB", 8, &[("WD-WX41A8675309", SIZE)]));
    assert_eq!(house.device(tag).media[0].kind, MediumKind::Unknown);
    let smart = json!({"json_format_version": [1, 0], "smartctl": {"version": [7, 3]}, "device": {"name": "/dev/sda", "protocol": "ATA"}, "model_name": "WDC WD5000LPLX",
        "serial_number": "WD-WX41A8675309", "user_capacity": {"bytes": SIZE}, "rotation_rate": 7200});
    let kept = keep(house, None, smart.to_string().into_bytes());
    assert_eq!((kept.matched, house.device(tag).media.len(), house.device(tag).media[0].kind), (Some(tag), 1, MediumKind::Hdd));
    house.assert_sound();
});

/// A smartctl report: serial number, self-assessment, reallocated sectors.
fn smart(serial: &str, passed: bool, moved: u64) -> Vec<u8> {
    let row = |id: u32, value: u64| json!({"id": id, "name": "x", "raw": {"value": value}});
    let table = [row(5, moved), row(197, 0), row(198, 0)];
    json!({"json_format_version": [1, 0], "smartctl": {"version": [7, 3]}, "device": {"protocol": "ATA"}, "model_name": "WDC WD5000", "serial_number": serial,
        "user_capacity": {"bytes": SIZE}, "rotation_rate": 7200, "smart_status": {"passed": passed}, "ata_smart_attributes": {"table": table}})
        .to_string()
        .into_bytes()
}

// Measurements fill in test results, and do not overrule a person's result.
both!(what_a_machine_measures_is_on_the_record_and_a_person_is_not_overruled, |house| {
    let tag = with_disk(house, "5CD0009AB", "WD-9");
    let said = |test: &str| house.device(tag).condition.results.get(test).copied();
    keep(house, None, smart("WD-9", true, 0));
    assert_eq!(said("storage_health"), Some(TestResult::Pass));
    // A second drive without a known problem does not clear the failure; a worn drive causes one.
    house.step(tag, Step::AddMedium(disk("WD-10")));
    keep(house, Some(tag), smart("WD-10", true, 8));
    assert_eq!(said("storage_health"), Some(TestResult::Fail), "eight sectors moved away");
    // A later good report does not clear the failure; a person has to.
    house.step(tag, Step::RemoveMedium { medium: 2 });
    keep(house, None, smart("WD-9", true, 0).into_iter().chain(*b" ").collect());
    assert_eq!(said("storage_health"), Some(TestResult::Fail));

    let other = with_disk(house, "5CD0010AB", "WD-20");
    house.step(other, Step::AddMedium(disk("WD-21")));
    let said = |test: &str| house.device(other).condition.results.get(test).copied();
    keep(house, Some(other), smart("WD-20", true, 0));
    assert_eq!(said("storage_health"), None, "one drive has not been heard");
    keep(house, Some(other), smart("WD-20", false, 0));
    assert_eq!(said("storage_health"), Some(TestResult::Fail), "its own verdict");
    let battery = |full: u64| {
        let content = json!({"bios": {"ssn": "5CD0010AB", "smanufacturer": "Lenovo"}, "hardware": {"name": "x"},
            "batteries": [{"capacity": 50_000, "real_capacity": full}]});
        json!({"action": "inventory", "deviceid": "x-2026", "itemtype": "Computer", "content": content}).to_string().into_bytes()
    };
    keep(house, Some(other), battery(41_000));
    assert_eq!((said("battery_health"), house.device(other).condition.battery_percent), (Some(TestResult::Pass), Some(82)));
    keep(house, Some(other), battery(20_000));
    assert_eq!((said("battery_health"), house.device(other).condition.battery_percent), (Some(TestResult::Fail), Some(40)));
    house.assert_sound();
});
