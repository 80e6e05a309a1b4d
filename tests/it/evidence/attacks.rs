//! Guards the gate of a medium against logs that were bent: nothing closes it without a recorded exception; and honest logs are taken.

use super::judging::{Log, answer, assurance, verdict, with_disk};
use crate::support::build::{disk, erase};
use crate::support::house::{House, both};
use reprise::desk::evidence::report::Kept;
use reprise::domain::device::HoldReason;
use reprise::domain::device::kind::MediumKind;
use reprise::domain::device::sanitisation::{Answer, Assurance, Method, Setting};
use reprise::domain::device::step::{MediumSeen, Step};
use reprise::domain::device::tag::Tag;
use reprise::domain::evidence::verdict::{Doubt, Verdict};
use reprise::ingest::{self, Note, Outcome};
use serde_json::json;

fn text(log: &Log) -> String {
    String::from_utf8(log.bytes()).unwrap()
}

fn sent(house: &House, tag: Option<Tag>, text: &str) -> Kept {
    house.desk.evidence().keep(house.technician(), tag, text.as_bytes().to_vec()).unwrap()
}

/// What a reader makes of the one erasure in a log.
fn read(text: &str) -> (Outcome, bool) {
    let [erasure] = ingest::read(text.as_bytes()).unwrap().remove(0).erasures.try_into().unwrap();
    (erasure.result, erasure.verified)
}

// A log that names no drive is tied to a medium by nobody but the person who names its device.
both!(a_log_without_a_serial_number_closes_only_by_an_exception, |house| {
    let one = with_disk(house, "5CD0001AB", disk("WD-1ONE"));
    let nameless = text(&Log::of("WD-1ONE")).replace("WD-1ONE", "????");
    let kept = sent(house, Some(one), &nameless);
    assert_eq!((kept.erased[0].verdict, kept.erased[0].doubt), (Verdict::Implausible, Some(Doubt::Nameless)));
    assert!(!house.device(one).is_wiped());
    // Another size, another model, a size that is not on record, a loop device: not even that.
    let large = MediumSeen { size_bytes: Some(512_110_190_592), ..disk("WD-2TWO") };
    let other = MediumSeen { model: Some("ST500DM002".to_owned()), ..disk("ST-3") };
    let unknown = MediumSeen { size_bytes: None, ..disk("WD-4FOUR") };
    for (n, seen) in [large, other, unknown].into_iter().enumerate() {
        let tag = with_disk(house, &format!("5CD100{n}AB"), seen);
        assert_eq!(sent(house, Some(tag), &format!("{nameless}{}", " ".repeat(n + 1))).erased[0].verdict, Verdict::NoSerial);
    }
    let tag = with_disk(house, "5CD2000AB", disk("WD-5FIVE"));
    let looped = nameless.replace("ATA    , WDC WD5000", "VIRT   , Loopback device");
    assert_eq!(sent(house, Some(tag), &looped).erased[0].verdict, Verdict::NoSerial);
    assert_eq!(answer(house, &kept, Answer::Exception, Some("Boîtier USB sans numéro")).unwrap(), [Verdict::Accepted]);
    assert_eq!(assurance(house, one), Some(Assurance::Exception));
    house.assert_sound();
});

/// A log that says two things proves neither.
#[test]
fn a_log_that_contradicts_itself_is_no_success() {
    let good = text(&Log::of("WD-1ONE"));
    assert_eq!(read(&good), (Outcome::Success, true));
    let line = |after: &str, new: &str| good.replacen(after, &format!("{after}\n[2026/11/23 10:00:00]  notice: {new}"), 1);
    let versions = "nwipe 0.42";
    let bent = [
        ("two serial numbers, in the lines", good.replace("S/N=WD-1ONE", "S/N=WD-2TWO")),
        ("two serial numbers, in a line", line(versions, "/dev/sda has serial number WD-9NINE")),
        ("two methods", line(versions, "  method   = PRNG Stream")),
        ("a method that it does not have", good.replace("Fill With Zeros", "Unknown Method (FIXME)")),
        ("a round that is not the last", good.replace("Finished final round 1 of 1 on", "Finished round 1 of 3 on device")),
        ("errors that cannot be read", good.replace("sda | 0 | 0 | 0", "sda | 0 | ? | 0")),
        ("less written than there is", line("log/phy/dev 512/4096/500107862016", "62000000000 bytes written to /dev/sda")),
        (
            "no version",
            good.replace("info: nwipe 0.42", "info: nwipe started").replace("    info: No hidden sectors on /dev/sda\n", "    info: \n"),
        ),
        (
            "words of an old release",
            good.lines().filter(|l| !l.contains('|')).map(|l| format!("{l}\n")).collect::<String>()
                + "[2026/11/23 13:30:00]    info: Nwipe successfully exited.\n",
        ),
    ];
    for (what, text) in bent {
        assert_ne!(text, good, "{what}: the log was changed");
        let reading = ingest::read(text.as_bytes()).unwrap().remove(0);
        let sure = |e: &ingest::Erasure| e.result == Outcome::Success && e.verified && e.warnings.is_empty();
        assert!(!reading.erasures.iter().any(sure), "{what}: {:?}", reading.erasures);
    }
    // Of two statements about verification the weaker counts, and what was read back must be the whole.
    assert_eq!(read(&line(versions, "  verify   = 0 (off)")), (Outcome::Success, false));
    assert_eq!(read(&line("log/phy/dev 512/4096/500107862016", "1000 bytes read from /dev/sda")), (Outcome::Success, false));
}

/// The tail of another run lends a cut run nothing.
#[test]
fn a_cut_run_is_not_completed_by_another() {
    let (one, two) = (text(&Log::of("WD-1ONE")), text(&Log { from: "2026/11/23 15:00:00".to_owned(), ..Log::of("WD-2TWO") }));
    let head: String = one.lines().take_while(|l| !l.contains("Finished")).map(|l| format!("{l}\n")).collect();
    let tail: String = two.lines().skip_while(|l| !l.contains("Invoking")).map(|l| format!("{l}\n")).collect();
    let bare: String = two.lines().skip_while(|l| !l.contains("Finished")).map(|l| format!("{l}\n")).collect();
    for spliced in [head.clone() + &tail, head + &bare] {
        let erasures = ingest::read(spliced.as_bytes()).unwrap().remove(0).erasures;
        assert!(erasures.iter().all(|e| e.disk_serial.as_deref() != Some("WD-1ONE") || e.result != Outcome::Success), "{erasures:?}");
    }
}

/// From 0.35 on the bus of a drive that does not turn ends in `-SSD`: it is asked for hidden sectors all the same.
#[test]
fn a_solid_state_drive_owes_the_statement_too() {
    for (bus, due) in [("ATA-SSD", true), ("USB-SSD", true), ("NVME-SSD", false), ("ATA    ", true)] {
        let silent = text(&Log { hidden_told: false, ..Log::of("WD-1ONE") }).replace("ATA    ", bus);
        let [erasure] = ingest::read(silent.as_bytes()).unwrap().remove(0).erasures.try_into().unwrap();
        assert_eq!(erasure.warnings.contains(&Note::HiddenSectors), due, "{bus}: {erasure:?}");
    }
}

/// Logs of the oldest releases tell serial number and size before the erasure begins, and end without a table.
#[test]
fn the_oldest_logs_keep_what_they_say() {
    for (version, found, last) in [
        ("0.24", "", "Nwipe exited."),
        ("0.26", "model=\"ST3500418AS\", device path=\"/dev/sda\", size=\"500 GB\", serial number=\"9VM0OLD1\"", "Nwipe exited."),
        (
            "0.28",
            "model=\"ST3500418AS\", device path=\"/dev/sda\", size=\"500 GB\", serial number=\"9VM0OLD1\"",
            "Nwipe successfully exited.",
        ),
    ] {
        let found = if found.is_empty() { String::new() } else { format!("[2026/11/23 08:00:00]    info: Found drive {found}\n") };
        let log = format!(
            "{found}[2026/11/23 08:00:01]  notice: Program options are set as follows...\n[2026/11/23 08:00:01]  notice:   banner   = nwipe {version}\n\
             [2026/11/23 08:00:01]  notice:   method   = Zero Fill\n[2026/11/23 08:00:01]  notice:   verify   = 1 (last pass)\n\
             [2026/11/23 08:00:02]    info: Device /dev/sda has serial number 9VM0OLD1\n[2026/11/23 08:00:02]    info: Device '/dev/sda' is size 500107862016.\n\
             [2026/11/23 08:00:02]  notice: Invoking method 'Zero Fill' on device '/dev/sda'.\n\
             [2026/11/23 10:30:02]  notice: 500107862016 bytes written to device '/dev/sda'.\n[2026/11/23 10:30:02]  notice: Finished round 1 of 1 on device '/dev/sda'.\n\
             [2026/11/23 13:50:02]  notice: Verified that '/dev/sda' is empty.\n[2026/11/23 13:50:03]  notice: {last}\n"
        );
        let [one, two] = [log.clone(), log.clone() + &log.replace("11/23", "11/24")]
            .map(|text| ingest::read(text.as_bytes()).unwrap().remove(0).erasures);
        assert_eq!((one.len(), two.len()), (1, 2), "{version}");
        for erasure in one.iter().chain(&two) {
            assert_eq!((erasure.disk_serial.as_deref(), erasure.size_bytes), (Some("9VM0OLD1"), Some(500_107_862_016)), "{version}");
            assert_eq!((erasure.result, erasure.verified), (Outcome::Success, true), "{version}: {erasure:?}");
            assert!(erasure.end > erasure.start, "{erasure:?}");
        }
    }
}

// A clock moved by a second does not make another erasure.
both!(one_erasure_with_its_clock_moved_is_still_one, |house| {
    let one = with_disk(house, "5CD0001AB", disk("WD-1ONE"));
    assert_eq!(verdict(house, &Log::of("WD-1ONE")).0, Verdict::Accepted);
    house.noted(one, Step::RemoveMedium { medium: 1 });
    house.noted(one, Step::Lose {});
    let other = with_disk(house, "5CD0002AB", disk("WD-1ONE"));
    let moved = Log { from: "2026/11/23 10:00:01".to_owned(), to: "2026/11/23 13:29:59".to_owned(), ..Log::of("WD-1ONE") };
    assert_eq!(verdict(house, &moved), (Verdict::Implausible, Some(Doubt::ClaimedElsewhere)));
    assert!(!house.device(other).is_wiped());
});

// What was recorded as a hard disk and is flash memory is not closed by overwriting.
both!(a_kind_that_the_log_denies_closes_nothing, |house| {
    let named = MediumSeen { model: Some("Samsung SSD 850".to_owned()), ..disk("SM-1ONE") };
    with_disk(house, "5CD0001AB", named);
    assert_eq!(verdict(house, &Log { model: "Samsung SSD 850", ..Log::of("SM-1ONE") }), (Verdict::Implausible, Some(Doubt::AnotherKind)));
    with_disk(house, "5CD0002AB", disk("WD-2TWO"));
    let told = text(&Log::of("WD-2TWO")).replace("ATA    ", "ATA-SSD");
    let kept = sent(house, None, &told);
    assert_eq!((kept.erased[0].verdict, kept.erased[0].doubt), (Verdict::Implausible, Some(Doubt::AnotherKind)));
});

// A report about drives of two devices, sent for one of them, closes both; a verdict that changes is recorded.
both!(what_a_log_is_worth_follows_the_record, |house| {
    let one = with_disk(house, "5CD0001AB", disk("WD-1ONE"));
    let two = with_disk(house, "5CD0002AB", disk("WD-2TWO"));
    let both = text(&Log::of("WD-1ONE")) + &text(&Log::of("WD-2TWO"));
    let kept = sent(house, Some(one), &both);
    assert!(kept.erased.iter().all(|j| j.verdict == Verdict::Accepted), "{:?}", kept.erased);
    assert!(house.device(one).is_wiped() && house.device(two).is_wiped());
    // The record was wrong when the log came; put right, the same log counts, and what the answer says is done.
    let wrong = MediumSeen { size_bytes: Some(62_000_000_000), ..disk("WD-3THREE") };
    let tag = with_disk(house, "5CD0003AB", wrong);
    let log = text(&Log::of("WD-3THREE"));
    assert_eq!(sent(house, Some(tag), &log).erased[0].verdict, Verdict::CapacityDiffers);
    house.noted(tag, Step::RemoveMedium { medium: 1 });
    house.step(tag, Step::AddMedium(disk("WD-3THREE")));
    let again = sent(house, None, &log);
    assert_eq!((again.known, again.erased[0].verdict), (true, Verdict::Accepted));
    assert_eq!(assurance_of(house, tag, 2), Some(Assurance::Log));
    assert_eq!(house.desk.evidence().erasures_of(&again.evidence).unwrap(), again.erased);
    // Sent once more it closes nothing more, so nothing is recorded.
    let mark = house.mark();
    assert_eq!((sent(house, None, &log).erased[0].verdict, house.mark()), (Verdict::Accepted, mark));
    house.assert_sound();
});

fn assurance_of(house: &House, tag: Tag, medium: u32) -> Option<Assurance> {
    let device = house.device(tag);
    device.media.iter().find(|m| m.id == medium)?.outcome.as_ref()?.assurance()
}

// A failure that is later than what was declared stays in sight.
both!(a_later_failure_holds_the_device, |house| {
    let tag = with_disk(house, "5CD0001AB", disk("WD-1ONE"));
    house.step(tag, erase(1));
    let failed = |day: &str, salt| Log {
        status: "-FAILED-",
        from: format!("{day} 10:00:00"),
        to: format!("{day} 13:30:00"),
        salt,
        ..Log::of("WD-1ONE")
    };
    assert_eq!(verdict(house, &failed("2026/11/20", 1)).0, Verdict::Settled, "an attempt before the one that succeeded");
    assert!(house.device(tag).holds.is_empty());
    assert_eq!(verdict(house, &failed("2026/11/24", 2)).0, Verdict::Failed);
    assert!(house.device(tag).holds.iter().any(|h| h.reason == HoldReason::ErasureContradicted));
    house.assert_sound();
});

// Volumes of a controller, and equal drives without serial numbers: the device waits until a person looked.
both!(media_that_a_report_hides_hold_the_device, |house| {
    let report = |serial: &str, disks: serde_json::Value| {
        json!({"id": "h", "class": "system", "product": "PowerEdge R620", "vendor": "Dell Inc.", "serial": serial, "children":
            [{"id": "sata", "class": "storage", "description": "SATA controller", "configuration": {"driver": "ahci"}, "children": disks}]})
    };
    let sata = json!({"id": "disk", "class": "disk", "description": "ATA Disk", "product": "WDC WD5000AAKX-6", "logicalname": "/dev/sdb", "serial": "WDF0000001", "size": 500_107_862_016_u64});
    let volume = json!({"id": "disk:0", "class": "disk", "description": "SCSI Disk", "product": "PERC H710", "vendor": "DELL", "logicalname": "/dev/sda", "size": 598_879_502_336_u64});
    let nameless = |n: u8| json!({"id": format!("disk:{n}"), "class": "disk", "description": "ATA Disk", "product": "WDC WD5000AAKX-6", "logicalname": format!("/dev/sd{n}"), "size": 500_107_862_016_u64});
    let batch = house.batch().number;
    for (serial, disks, held) in [
        ("SRVF001", json!([sata, volume]), true),
        ("SRVF002", json!([volume]), true),
        ("SRVF003", json!([nameless(0), nameless(1)]), true),
        ("SRVF004", json!([sata]), false),
        ("SRVF005", json!([nameless(0)]), false),
    ] {
        let tag = house.received(batch, serial).tag;
        let kept = sent(house, Some(tag), &report(serial, disks.clone()).to_string());
        assert_eq!(kept.holds.contains(&HoldReason::MediaUnclear), held, "{serial}: {:?}", kept.holds);
        if held {
            let open = house.desk.devices().step(
                house.technician(),
                tag,
                Step::Release { reason: HoldReason::MediaUnclear },
                Some("Deux disques ajoutés"),
                None,
            );
            assert!(open.is_ok(), "{open:?}");
            let again = sent(house, Some(tag), &format!("{} ", report(serial, disks)));
            assert!(again.holds.is_empty(), "a person looked: {:?}", again.holds);
        }
    }
    house.assert_sound();
});

// However the name of a tool that does not erase is written, it is that tool.
both!(a_tool_that_does_not_erase_has_many_spellings, |house| {
    let nvme = MediumSeen { kind: MediumKind::Nvme, ..disk("NV-1ONE") };
    let tag = with_disk(house, "5CD0001AB", nvme);
    for (tool, refused) in [("FOG", true), ("FOGProject", true), ("F.O.G.", true), ("fog-project", true), ("nvme-cli", false)] {
        let Step::Erase { medium, result, medium_kind, started, ended, evidence, basis, answer, .. } = erase(1) else { unreachable!() };
        let (method, setting) = (Method::NvmeFormat, Some(Setting::UserDataErase));
        let (tool_said, tool_version) = (tool.to_owned(), "1.5.10".to_owned());
        let step = Step::Erase {
            medium_kind,
            medium,
            method,
            tool: tool_said,
            tool_version,
            result,
            started,
            ended,
            evidence,
            setting,
            basis,
            answer,
        };
        assert_eq!(house.desk.devices().step(house.technician(), tag, step, None, None).is_err(), refused, "{tool}");
    }
});
