//! Guards the reading of nwipe: for any layout that a version prints, the same erasures come out; silence is no statement.

use crate::support::shared;
use proptest::prelude::*;
use reprise::ingest::limits::ReadError;
use reprise::ingest::{self, Erasure, MachineReport, Note, Outcome};
use std::fmt::Write as _;
use std::fs;

fn case(name: &str) -> MachineReport {
    let path = format!("{}/tests/fixtures/cases/{name}/nwipe.log", env!("CARGO_MANIFEST_DIR"));
    ingest::read(&fs::read(path).unwrap()).unwrap().remove(0)
}

/// A table without a title, as 0.30 prints it, is the table of results.
#[test]
fn a_table_without_a_title_is_read() {
    let [erasure] = case("01-nwipe-0.30-table-without-title").erasures.try_into().unwrap();
    assert_eq!((erasure.disk_serial.as_deref(), erasure.size_bytes), (Some("9VM0TEST"), Some(500_107_862_016)));
    assert_eq!((erasure.method.as_deref(), erasure.result, erasure.verified), (Some("Fill With Zeros"), Outcome::Success, true));
    assert!(erasure.warnings.is_empty(), "a version that never speaks of hidden sectors owes no statement");
}

/// A name that a table cuts off at its front is the disk of the lines above it.
#[test]
fn a_name_cut_off_is_not_another_disk() {
    let [erasure] = case("02-nwipe-0.31-nvme-name-cut").erasures.try_into().unwrap();
    assert_eq!((erasure.disk_serial.as_deref(), erasure.size_bytes), (Some("S4GCNE0M5TEST1"), Some(256_060_514_304)));
    assert_eq!(erasure.start.as_deref(), Some("2026/03/02 09:00:06"));
    assert_eq!((erasure.result, erasure.verified, erasure.errors), (Outcome::Success, true, Some([0, 0, 0])));
}

/// Hidden sectors that are not ruled out are a warning.
#[test]
fn silence_about_hidden_sectors_is_no_statement() {
    let reading = case("03-nwipe-hidden-sectors-not-ruled-out");
    let [erasure] = reading.erasures.try_into().unwrap();
    assert_eq!((erasure.result, erasure.warnings.as_slice()), (Outcome::Success, [Note::HiddenSectors].as_slice()));
    assert!(reading.notes.contains(&Note::HiddenSectors));
}

#[derive(Clone, Debug)]
struct Drive {
    name: String,
    bus: &'static str,
    serial: String,
    size: u64,
    /// 0 erased, 1 pass errors, 2 verification errors, 3 aborted.
    fate: u8,
}

/// A log as a version prints it; 0.29 stands for the first with a table.
fn printed(version: (u32, u32), drives: &[Drive], verify: u8) -> String {
    let minor = version.1;
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "[2026/03/02 09:00:05]  notice: {text}").unwrap();
    line(format!("nwipe {}.{minor}", version.0));
    for d in drives {
        line(format!("Found /dev/{}, {:>4}, MODEL X, {} GB, S/N={}", d.name, d.bus, d.size / 1_000_000_000, d.serial));
        if minor >= 35 && d.bus == "ATA" {
            line(format!("No hidden sectors on /dev/{}", d.name));
        }
    }
    line("Program options are set as follows...".to_owned());
    line(format!("  banner   = nwipe {}.{minor}", version.0));
    line("  method   = Fill With Zeros".to_owned());
    line("  rounds   = 1".to_owned());
    line(format!("  verify   = {verify} ({})", ["off", "last pass", "all passes"][usize::from(verify)]));
    for d in drives {
        let at = if minor >= 40 { "log/phy/dev" } else { "sect/blk/dev" };
        line(format!("/dev/{} has serial number {}", d.name, d.serial));
        line(format!("/dev/{}, {at} 512/4096/{}", d.name, d.size));
        line(format!("Invoking method 'Fill With Zeros' on /dev/{}", d.name));
    }
    for d in drives.iter().filter(|d| d.fate != 3) {
        line(format!("{} bytes written to /dev/{}", d.size, d.name));
        line(format!("Verified pass 1 of 1, round 1 of 1, on '/dev/{}'.", d.name));
        line(format!("Finished final round 1 of 1 on /dev/{}", d.name));
    }
    let width = if minor <= 32 { 6 } else { 8 };
    let cut = |name: &str| format!("{:>width$}", &name[name.len().saturating_sub(width)..]);
    let flag = |d: &Drive| if d.fate == 0 || (d.fate == 2 && minor <= 30) { ' ' } else { '!' };
    let gap = if minor <= 32 { "" } else { "  " };
    if minor >= 31 {
        out += "\n******************************** Error Summary *********************************\n";
        let third = if minor == 31 { "" } else { " Fdatasync I\\O Errors" };
        writeln!(out, "! {gap}Device | Pass Errors | Verifications Errors |{third}").unwrap();
        for d in drives {
            let (pass, verify) = (u8::from(d.fate == 1) * 3, u8::from(d.fate == 2) * 7);
            let third = if minor == 31 { String::new() } else { format!("{:>20}", 0) };
            writeln!(out, "{} {} |  {pass:>10} |           {verify:>10} |{third}", flag(d), cut(&d.name)).unwrap();
        }
    }
    if minor >= 42 {
        out += "******************************* Erasure Summary ********************************\n";
        out += "!   Device |      Bytes Erased |      Bytes Total | Percentage Erased\n";
        for d in drives {
            writeln!(out, "{} {} | {:>17} | {:>16} | {:>17}", flag(d), cut(&d.name), d.size, d.size, "100.00%").unwrap();
        }
    }
    out += if minor >= 31 {
        "\n********************************* Drive Status *********************************\n"
    } else {
        "\n********************************************************************************\n"
    };
    writeln!(out, "! {gap}Device | Status | Thru-put | HH:MM:SS | Model/Serial Number").unwrap();
    for d in drives {
        let status = match d.fate {
            // Up to 0.30 verification errors do not change the status; the log's own line tells of them.
            2 if minor <= 30 => " Erased ",
            0 => " Erased ",
            1 | 2 => "-FAILED-",
            _ => "UABORTED",
        };
        if d.fate == 2 && minor <= 30 {
            let told = format!("[2026/03/02 12:00:00]   error: 7 verification errors on '/dev/{}'.\n", d.name);
            let at = out.find("\n****").unwrap_or(0);
            out.insert_str(at, &told);
        }
        writeln!(out, "{} {} |{status}|  83 MB/s | 01:20:24 | MODEL X/{}", flag(d), cut(&d.name), &d.serial).unwrap();
    }
    let codes = ["NV", "VL", "VA"][usize::from(verify)];
    writeln!(out, "[2026/03/02 12:20:41] Total Throughput  83 MB/s, Fill With Zeros, 1R+NB+{codes}").unwrap();
    out
}

fn drives() -> impl Strategy<Value = Vec<Drive>> {
    let names = prop::sample::subsequence(vec!["sda", "sdb", "sdaa", "nvme0n1", "nvme1n1", "nvme10n1", "mmcblk0"], 1..5);
    (names, prop::collection::vec((0_u8..4, 1_u64..4_000), 7), 0_u32..10_000).prop_map(|(names, facts, salt)| {
        let drive = |(n, (name, (fate, gb))): (usize, (&str, (u8, u64)))| Drive {
            name: name.to_owned(),
            bus: if name.starts_with("nvme") {
                "NVME"
            } else if name.starts_with("mmc") {
                "MMC"
            } else {
                "ATA"
            },
            serial: format!("S{salt}X{n}K7"),
            size: gb * 1_000_000_000,
            fate,
        };
        names.into_iter().zip(facts).enumerate().map(drive).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_version_tells_the_same(minor in prop::sample::select(vec![29_u32, 30, 31, 32, 33, 34, 35, 36, 38, 39, 40, 41, 42]), drives in drives(), verify in 0_u8..3) {
        let log = printed((0, minor), &drives, verify);
        let reading = ingest::read(log.as_bytes()).unwrap().remove(0);
        let found: Vec<_> = reading.erasures.iter().map(|e: &Erasure| (e.disk_serial.clone().unwrap(), e.size_bytes, e.result, e.verified)).collect();
        let wanted: Vec<_> = drives.iter().map(|d| {
            let result = match d.fate { 0 => Outcome::Success, 3 => Outcome::Aborted, _ => Outcome::Failed };
            (d.serial.clone(), Some(d.size), result, d.fate == 0 && verify > 0)
        }).collect();
        prop_assert_eq!(found, wanted, "{}", log);
        let warned: Vec<_> = reading.erasures.iter().filter(|e| !e.warnings.is_empty()).collect();
        prop_assert!(warned.is_empty(), "{:?}\n{}", warned, log);
    }

    /// Cut off anywhere, or with any line left out, a log never says more than the whole.
    #[test]
    fn less_of_a_log_is_never_more_proof(minor in prop::sample::select(vec![30_u32, 31, 33, 36, 42]), drives in drives(), at in 0.0_f64..1.0) {
        let log = printed((0, minor), &drives, 1);
        let lines: Vec<&str> = log.lines().collect();
        let upto = (f64::from(u32::try_from(lines.len()).unwrap()) * at) as usize;
        if let Ok(readings) = ingest::read(lines[..upto].join("\n").as_bytes()) {
            for e in &readings[0].erasures {
                let drive = drives.iter().find(|d| Some(&d.serial) == e.disk_serial.as_ref());
                prop_assert!(e.result != Outcome::Success || drive.is_some_and(|d| d.fate == 0), "{:?}\n{}", e, log);
            }
        }
    }
}

/// A run that was cut off lends nothing to the next one in the same file.
#[test]
fn a_run_cut_off_lends_nothing_to_the_next() {
    let drive = |serial: &str, size| Drive { name: "sda".to_owned(), bus: "ATA", serial: serial.to_owned(), size, fate: 0 };
    let first = printed((0, 36), &[drive("FIRST1", 128_000_000_000)], 1);
    let first: String = first.lines().take_while(|l| !l.contains("bytes written")).map(|l| format!("{l}\n")).collect();
    let both = first + &printed((0, 36), &[drive("SECOND2", 62_000_000_000)], 1);
    let found = ingest::read(both.as_bytes()).unwrap().remove(0).erasures;
    let found: Vec<_> = found.iter().map(|e| (e.disk_serial.as_deref().unwrap(), e.size_bytes.unwrap(), e.result)).collect();
    assert_eq!(found, [("FIRST1", 128_000_000_000, Outcome::Unknown), ("SECOND2", 62_000_000_000, Outcome::Success)]);
}

/// One serial number in one run is one erasure, and the worse of two tells.
#[test]
fn a_drive_that_is_reached_by_two_paths_is_erased_once() {
    let drive = |name: &str, fate| Drive { name: name.to_owned(), bus: "SAS", serial: "TWICE1".to_owned(), size: 9_000_000_000, fate };
    let found = ingest::read(printed((0, 34), &[drive("sda", 0), drive("sdb", 1)], 1).as_bytes()).unwrap().remove(0).erasures;
    assert_eq!(found.iter().map(|e| (e.disk_serial.as_deref(), e.result)).collect::<Vec<_>>(), [(Some("TWICE1"), Outcome::Failed)]);
}

/// Before 0.29 no table says how it ended; then the lines of the drive and the last words of the program must.
#[test]
fn versions_without_a_table_are_read_by_their_lines() {
    let log = |last: &str, verified: bool, wrong: &str| {
        let verified =
            if verified { "[2020/03/02 12:00:00]  notice: Verified pass 1 of 1, round 1 of 1, on device '/dev/sda'.\n" } else { "" };
        format!(
            "[2020/03/02 09:00:00]    info: nwipe 0.28\n[2020/03/02 09:00:05]  notice: Program options are set as follows...\n\
             [2020/03/02 09:00:05]  notice:   banner   = nwipe 0.28\n[2020/03/02 09:00:05]    info: Device '/dev/sda' has serial number 9VM0TEST\n\
             [2020/03/02 09:00:05]  notice:   verify   = 1 (last pass)\n\
             [2020/03/02 09:00:06]  notice: Invoking method 'Fill With Zeros' on device '/dev/sda'.\n\
             [2020/03/02 09:00:06]    info: Device '/dev/sda' is size 500107862016.\n\
             [2020/03/02 10:00:00]  notice: 500107862016 bytes written to device '/dev/sda'.\n{verified}{wrong}\
             [2020/03/02 12:00:01]  notice: Finished round 1 of 1 on device '/dev/sda'.\n[2020/03/02 12:00:02]    info: {last}\n"
        )
    };
    let of = |text: String| ingest::read(text.as_bytes()).unwrap().remove(0).erasures.remove(0);
    let good = of(log("Nwipe successfully exited.", true, ""));
    assert_eq!((good.result, good.verified, good.size_bytes), (Outcome::Success, true, Some(500_107_862_016)));
    assert_eq!(of(log("Nwipe successfully exited.", false, "")).result, Outcome::Unknown, "nothing was read back");
    assert_eq!(of(log("Nwipe exited.", true, "")).result, Outcome::Unknown, "the program does not say that all went well");
    let wrong = "[2020/03/02 12:00:00]   error: 5 verification errors on device '/dev/sda'.\n";
    assert_eq!(of(log("Nwipe successfully exited.", true, wrong)).result, Outcome::Failed);
}

/// A certificate says what its log says, without the people it names.
#[test]
fn certificates_say_what_their_log_says() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("samples/nwipe");
    let of = |name: &str| ingest::read(&fs::read(folder.join(name)).unwrap()).unwrap().remove(0);
    let log = of("qemu_m1_nwipe_log.txt");
    let single = of("pdf_qemu_m1__nwipe_report_2026-11-22-07-35-39_Model_WDC_WD5000LPLX_7_Serial_WD_WX41A8675309_device_sda.pdf");
    assert_eq!(single.erasures, log.erasures[..1]);
    let host =
        of("pdf_qemu_m1__nwipe_system_report_2026-11-22-07-35-38_host-UUID-4c4c4544-0051-4b10-8033-b7c04f4c4d32_host-SN-7QK3LM2.pdf");
    assert_eq!(host.host_serial.as_deref(), Some("7QK3LM2"));
    assert_eq!(host.erasures.len(), 2);
    for (one, other) in host.erasures.iter().zip(&log.erasures) {
        assert_eq!((one.size_bytes, one.bytes_erased, one.passes), (other.size_bytes, other.bytes_erased, other.passes));
        assert_eq!((&one.start, one.result, one.verified), (&other.start, other.result, other.verified));
    }
    let failed = of("pdf_loop_dodshort_one_fails__nwipe_report_2026-11-22-07-09-19_Model_Loopback_device_Serial_Unknown_device_loop2.pdf");
    assert_eq!(failed.erasures.iter().map(|e| (e.result, e.verified)).collect::<Vec<_>>(), [(Outcome::Failed, false)]);
    for entry in fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "pdf")) {
        let bytes = fs::read(&entry).unwrap();
        let kept = ingest::kept(&bytes).unwrap().stripped.unwrap();
        let text = String::from_utf8(kept.clone()).unwrap();
        assert!(!text.contains("Not Applicable (") && !text.contains("Name"), "{text}");
        assert_eq!(ingest::read(&kept).unwrap(), ingest::read(&bytes).unwrap(), "what is kept says the same: {}", entry.display());
    }
}

/// A PDF that is no certificate is refused, whatever it holds, and a broken one harms nothing.
#[test]
fn other_pdf_files_are_refused() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("samples/nwipe");
    let bytes =
        fs::read(folder.join("pdf_loop_zero_two__nwipe_report_2026-11-22-07-08-32_Model_Loopback_device_Serial_Unknown_device_loop0.pdf"))
            .unwrap();
    for n in 0..40_usize {
        let cut = bytes.len() * n / 40;
        let _outcome = ingest::read(&bytes[..cut]);
        let mut bent = bytes.clone();
        for byte in bent.iter_mut().skip(n * 997).step_by(4_001) {
            *byte = byte.wrapping_add(1);
        }
        let _outcome = ingest::read(&bent);
    }
    let other = bytes.iter().map(|b| if *b == b'N' { b'M' } else { *b }).collect::<Vec<u8>>();
    assert_eq!(ingest::read(&other), Err(ReadError::Binary { what: "pdf" }));
}

/// Up to 0.40 a certificate writes `Verify Last` where a later one writes `Last`.
#[test]
fn a_certificate_says_its_verification_in_two_ways() {
    for (said, verified) in [("Last", true), ("Verify Last", true), ("Verify All", true), ("None", false), ("No Verify", false)] {
        let text = format!(
            "nwipe certificate\nDisc Erasure by NWIPE version 0.38\nMake/Model: WDC WD5000\nSerial: WD-1ONE\nBus: ATA\n\
             Size(Apparent): 500 GB, 500107862016 bytes\nSize(Real): 500 GB, 500107862016 bytes\nStart time: 2026/11/23 10:00:00\n\
             End time: 2026/11/23 13:30:00\nStatus: ERASED\nMethod: Fill With Zeros\nFinal Pass(Zeros/Ones/None): None\n\
             Verify Pass(Last/All/None): {said}\n*Bytes Erased: 500107862016, (100.00%)\nRounds(completed/requested): 1/1\n\
             HPA/DCO: No hidden sectors\nErrors(pass/sync/verify): 0/0/0\n"
        );
        let [erasure] = ingest::read(text.as_bytes()).unwrap().remove(0).erasures.try_into().unwrap();
        assert_eq!((erasure.result, erasure.verified), (Outcome::Success, verified), "{said}");
    }
}
