//! Reader for what `smartctl -a`, `-x` and `-i` print as text: each drive is brought into the form of smartctl's own JSON and read as that.
//!
//! Outputs one after another are several drives. ATA, SCSI and `NVMe` print different lines; numbers carry the separators of the locale.

use super::smartctl;
use crate::ingest::json::whole;
use crate::ingest::limits::{MAX_ENTRIES, ReadError};
use crate::ingest::reading::MachineReport;
use serde_json::{Map, Value, json};

/// Most lines of one output that are read.
const MAX_LINES: usize = 20_000;

/// Whether the line begins an output: `smartctl 7.3 2022-02-28 r5338 [x86_64-linux-…] (local build)`.
fn is_banner(row: &str) -> bool {
    row.strip_prefix("smartctl ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('.'))
}

/// Whether the line is one of `smartctl --scan`: `/dev/sda -d scsi # /dev/sda, SCSI device`.
fn is_scan(row: &str) -> bool {
    let mut words = row.split_whitespace();
    words.next().is_some_and(|w| w.trim_start_matches('#').is_empty() || w.starts_with("/dev/"))
        && row.contains(" -d ")
        && row.contains(" # ")
}

/// Recognises the text output of smartctl.
#[must_use]
pub fn tell(text: &str) -> bool {
    let rows = || text.lines().take(200).map(str::trim);
    let banner = rows().any(is_banner) || rows().any(|r| r == "=== START OF INFORMATION SECTION ===");
    banner || (rows().any(is_scan) && rows().filter(|r| !r.is_empty()).all(is_scan))
}

/// Reads the outputs in the text.
///
/// # Errors
/// [`ReadError::NamesNoDrive`] for a list of devices (`--scan`).
pub fn read(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    let outputs: Vec<Value> = parts(text).into_iter().take(MAX_ENTRIES).map(|rows| output(&rows)).collect();
    if outputs.is_empty() {
        return Err(ReadError::NamesNoDrive);
    }
    Ok(smartctl::read(&Value::Array(outputs)))
}

/// What is stored: the outputs, without what was copied along with them.
pub(in crate::ingest) fn stripped(text: &str) -> Option<Vec<u8>> {
    let parts = parts(text);
    // A prompt has the name of the user and of the computer.
    let is_prompt = |row: &str| row.split_whitespace().next().is_some_and(|w| w.contains('@')) && row.contains(['$', '#', '%', '>']);
    let kept: Vec<&str> = parts.into_iter().flatten().filter(|r| !is_prompt(r)).collect();
    (kept.len() < text.lines().count()).then(|| kept.join("\n").into_bytes())
}

/// The lines of each output.
fn parts(text: &str) -> Vec<Vec<&str>> {
    let mut parts: Vec<Vec<&str>> = Vec::new();
    let mut has_banner = false;
    for row in text.lines() {
        let begins = row.trim() == "=== START OF INFORMATION SECTION ===";
        if is_banner(row.trim()) || (begins && !has_banner) {
            parts.push(Vec::new());
        }
        has_banner = (has_banner && !begins) || is_banner(row.trim());
        if let Some(part) = parts.last_mut().filter(|p| p.len() < MAX_LINES) {
            part.push(row);
        }
    }
    parts
}

/// The digits of a number with separators, up to the first other sign: `500,107,862,016 bytes`, `512 110 190 592 [512 GB]`.
fn number(value: &str) -> Option<u64> {
    let separator = |c: char| matches!(c, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}');
    let digits: String = value.trim().chars().take_while(|c| c.is_ascii_digit() || separator(*c)).filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The first word of a value as a number: `30%`, `0x04`, `12345h+23m`, `40,512`.
fn figure(value: &str) -> Option<u64> {
    let word = value.split_whitespace().next()?;
    match word.strip_prefix("0x") {
        Some(hex) => u64::from_str_radix(hex, 16).ok(),
        None => number(word),
    }
}

/// One output in the form of smartctl's JSON.
fn output(rows: &[&str]) -> Value {
    let mut out = Map::new();
    let mut vendor: Option<&str> = None;
    let mut product: Option<&str> = None;
    let mut attributes: Vec<Value> = Vec::new();
    let mut errors = Map::new();
    let mut health = Map::new();
    let mut protocol = "ATA";
    let (mut in_attributes, mut in_errors) = (false, false);
    for row in rows {
        let content = row.trim();
        if is_banner(content) {
            let version: Vec<Value> =
                content.split(' ').nth(1).into_iter().flat_map(|v| v.split('.')).filter_map(figure).map(Value::from).collect();
            out.insert("smartctl".to_owned(), json!({ "version": version }));
        } else if content.starts_with("ID# ATTRIBUTE_NAME") {
            in_attributes = true;
        } else if content.starts_with("Error counter log:") {
            in_errors = true;
        } else if in_attributes && let Some(attribute) = attribute(content) {
            attributes.push(attribute);
        } else if in_attributes && content.is_empty() {
            in_attributes = false;
        } else if let Some(value) = statistic(content) {
            out.insert("endurance_used".to_owned(), json!({ "current_percent": value }));
        } else if let Some((key, value)) = content.split_once(':') {
            let value = value.trim();
            if in_errors && matches!(key, "read" | "write" | "verify") {
                let count = value.split_whitespace().last().and_then(figure);
                errors.insert(key.to_owned(), json!({ "total_uncorrected_errors": count }));
                continue;
            }
            let mut put = |name: &str, value: Value| drop(out.insert(name.to_owned(), value));
            match key.trim() {
                "Device Model" => put("model_name", value.into()),
                "Model Number" => {
                    protocol = "NVMe";
                    put("model_name", value.into());
                }
                "Vendor" => vendor = Some(value),
                "Product" => {
                    protocol = "SCSI";
                    product = Some(value);
                }
                "Serial Number" | "Serial number" => put("serial_number", value.into()),
                "User Capacity" | "Namespace 1 Size/Capacity" => put("user_capacity", json!({ "bytes": number(value) })),
                "Total NVM Capacity" => put("nvme_total_capacity", json!(number(value))),
                "Rotation Rate" => put("rotation_rate", json!(if value.starts_with("Solid") { Some(0) } else { figure(value) })),
                "Device is" => put("in_smartctl_database", Value::Bool(value.starts_with("In "))),
                "Device type" => put("device_type", json!({ "name": value })),
                "SMART overall-health self-assessment test result" => put("smart_status", json!({ "passed": value.starts_with("PASSED") })),
                "SMART Health Status" => put("smart_status", json!({ "passed": value.starts_with("OK") })),
                "Elements in grown defect list" => put("scsi_grown_defect_list", json!(figure(value))),
                "Percentage used endurance indicator" => put("scsi_percentage_used_endurance_indicator", json!(figure(value))),
                "Power On Hours" => put("power_on_time", json!({ "hours": number(value) })),
                "Accumulated power on time, hours" => {
                    let hours = value.rsplit(' ').next().and_then(|time| figure(time.split(':').next()?));
                    put("power_on_time", json!({ "hours": hours }));
                }
                "Critical Warning" => drop(health.insert("critical_warning".to_owned(), json!(figure(value)))),
                "Available Spare" => drop(health.insert("available_spare".to_owned(), json!(figure(value)))),
                "Available Spare Threshold" => drop(health.insert("available_spare_threshold".to_owned(), json!(figure(value)))),
                "Percentage Used" => drop(health.insert("percentage_used".to_owned(), json!(figure(value)))),
                "Media and Data Integrity Errors" => drop(health.insert("media_errors".to_owned(), json!(number(value)))),
                _ => {}
            }
        }
    }
    if let Some(product) = product {
        let model = vendor.map_or_else(|| product.to_owned(), |v| format!("{v} {product}"));
        out.insert("scsi_vendor".to_owned(), json!(vendor));
        out.insert("scsi_model_name".to_owned(), Value::String(model));
    }
    let hours = attributes.iter().find(|a| whole(a, "id") == Some(9)).and_then(|a| whole(a.get("raw")?, "value")).map(|v| v & 0xffff_ffff);
    if let Some(hours) = hours {
        out.entry("power_on_time").or_insert_with(|| json!({ "hours": hours }));
    }
    for (name, part) in [("scsi_error_counter_log", errors), ("nvme_smart_health_information_log", health)] {
        if !part.is_empty() {
            out.insert(name.to_owned(), Value::Object(part));
        }
    }
    if !attributes.is_empty() {
        out.insert("ata_smart_attributes".to_owned(), json!({ "table": attributes }));
    }
    out.insert("device".to_owned(), json!({ "protocol": protocol }));
    Value::Object(out)
}

/// A row of the table of attributes, in the layout of `-a` or of `-x`:
/// `  5 Reallocated_Sector_Ct   0x0033   100   100   036    Pre-fail  Always       -       0`.
fn attribute(row: &str) -> Option<Value> {
    let words: Vec<&str> = row.split_whitespace().take(12).collect();
    let [id, name, flags, value, worst, threshold, rest @ ..] = words.as_slice() else { return None };
    let id: u64 = id.parse().ok()?;
    // `-a` has type, update and failure before the raw value; `-x` only the failure.
    let raw = if flags.starts_with("0x") { rest.get(3)? } else { rest.get(1)? };
    let (value, worst): (u64, u64) = (value.parse().ok()?, worst.parse().ok()?);
    threshold.parse::<u64>().ok().or((*threshold == "---").then_some(0))?;
    let leading: String = raw.chars().take_while(char::is_ascii_digit).collect();
    let raw: Option<u64> = match raw.strip_prefix("0x") {
        Some(hex) => u64::from_str_radix(hex, 16).ok(),
        None => leading.parse().ok(),
    };
    Some(json!({ "id": id, "name": name, "value": value, "worst": worst, "raw": { "value": raw } }))
}

/// The endurance of the device statistics: `0x07  0x008  1               3  ---  Percentage Used Endurance Indicator`.
fn statistic(row: &str) -> Option<u64> {
    let words: Vec<&str> = row.strip_suffix("Percentage Used Endurance Indicator")?.split_whitespace().collect();
    match words.as_slice() {
        ["0x07", "0x008", _, value, ..] => value.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::device::kind::MediumKind;
    use crate::ingest::{Storage, kept, read};

    const ATA: &str = "\
smartctl 7.3 2022-02-28 r5338 [x86_64-linux-6.1.0-18-amd64] (local build)
Copyright (C) 2002-22, Bruce Allen, Christian Franke, www.smartmontools.org

=== START OF INFORMATION SECTION ===
Model Family:     Crucial/Micron Client SSDs
Device Model:     CT500MX500SSD1
Serial Number:    1844E1D2C3B4
User Capacity:    500\u{202f}107\u{202f}862\u{202f}016 bytes [500 GB]
Rotation Rate:    Solid State Device
Device is:        In smartctl database 7.3/5319
SMART support is: Enabled

=== START OF READ SMART DATA SECTION ===
SMART overall-health self-assessment test result: PASSED

SMART Attributes Data Structure revision number: 16
Vendor Specific SMART Attributes with Thresholds:
ID# ATTRIBUTE_NAME          FLAG     VALUE WORST THRESH TYPE      UPDATED  WHEN_FAILED RAW_VALUE
  5 Reallocate_NAND_Blk_Cnt 0x0032   100   100   010    Old_age   Always       -       2
  9 Power_On_Hours          0x0032   100   100   000    Old_age   Always       -       23817
197 Current_Pending_ECC_Cnt 0x0032   100   100   000    Old_age   Always       -       0
198 Offline_Uncorrectable   0x0030   100   100   000    Old_age   Offline      -       1
202 Percent_Lifetime_Remain 0x0030   012   012   001    Old_age   Offline      -       88

SMART Error Log Version: 1
";
    const NVME: &str = "\
smartctl 7.2 2020-12-30 r5155 [x86_64-linux-5.10.0] (local build)

=== START OF INFORMATION SECTION ===
Model Number:                       KXG60ZNV512G NVMe TOSHIBA 512GB
Serial Number:                      49MA23BZK03N
Total NVM Capacity:                 512,110,190,592 [512 GB]
Namespace 1 Size/Capacity:          512,110,190,592 [512 GB]

=== START OF SMART DATA SECTION ===
SMART overall-health self-assessment test result: PASSED

SMART/Health Information (NVMe Log 0x02)
Critical Warning:                   0x04
Available Spare:                    100%
Available Spare Threshold:          10%
Percentage Used:                    83%
Power On Hours:                     12,345
Media and Data Integrity Errors:    0
";
    const SCSI: &str = "\
smartctl 7.1 2019-12-30 r5022 [x86_64-linux-5.4.0] (local build)

=== START OF INFORMATION SECTION ===
Vendor:               SEAGATE
Product:              ST600MM0006
User Capacity:        600,127,266,816 bytes [600 GB]
Rotation Rate:        10000 rpm
Serial number:        S0M1B4321XYZ
Device type:          disk
SMART Health Status: OK

Accumulated power on time, hours:minutes 41000:12
Elements in grown defect list: 1432

Error counter log:
           Errors Corrected by           Total   Correction     Gigabytes    Total
               ECC          rereads/    errors   algorithm      processed    uncorrected
           fast | delayed   rewrites  corrected  invocations   [10^9 bytes]  errors
read:   1234567        0         0   1234567          0      98765.432          17
write:        0        0         0         0          0      12345.678           0
";

    fn disks(text: &str) -> Vec<Storage> {
        read(text.as_bytes()).unwrap().remove(0).storage
    }

    #[test]
    fn each_protocol_tells_its_drive_and_its_health() {
        let told = |d: &Storage| {
            (d.serial.clone().unwrap(), d.size_bytes, d.media_kind(), d.bad_sectors, d.wear_percent, d.power_on_hours, d.failing)
        };
        let all = disks(&format!("{ATA}\n{NVME}{SCSI}"));
        let wanted = [
            ("1844E1D2C3B4".to_owned(), Some(500_107_862_016), MediumKind::Ssd, Some(3), Some(88), Some(23_817), false),
            ("49MA23BZK03N".to_owned(), Some(512_110_190_592), MediumKind::Nvme, Some(0), Some(83), Some(12_345), true),
            ("S0M1B4321XYZ".to_owned(), Some(600_127_266_816), MediumKind::Hdd, Some(1449), None, Some(41_000), false),
        ];
        assert_eq!(all.iter().map(told).collect::<Vec<_>>(), wanted);
        assert!(all.iter().all(|d| d.smart_passed == Some(true)));
        assert_eq!(all[2].model.as_deref(), Some("SEAGATE ST600MM0006"));
        for (one, wanted) in [ATA, NVME, SCSI].iter().zip(wanted) {
            assert_eq!(disks(one).iter().map(told).collect::<Vec<_>>(), [wanted]);
        }
    }

    #[test]
    fn the_brief_table_is_read_as_the_long_one() {
        let brief = ATA
            .replace("FLAG     VALUE WORST THRESH TYPE      UPDATED  WHEN_FAILED RAW_VALUE", "FLAGS    VALUE WORST THRESH FAIL RAW_VALUE")
            .replace("0x0032", "-O--CK")
            .replace("0x0030", "----CK")
            .replace("Old_age   Always       -", "-")
            .replace("Old_age   Offline      -", "-");
        assert_eq!(disks(&brief), disks(ATA));
        let statistics = format!("{ATA}0x07  0x008  1              91  ---  Percentage Used Endurance Indicator\n");
        assert_eq!(disks(&statistics)[0].wear_percent, Some(91));
    }

    #[test]
    fn volumes_lists_of_devices_and_prompts_are_left_out() {
        let volume = SCSI.replace("SEAGATE", "DELL").replace("ST600MM0006", "PERC H710");
        assert!(disks(&volume)[0].logical);
        let scan = "/dev/sda -d scsi # /dev/sda, SCSI device\n/dev/bus/0 -d megaraid,0 # /dev/bus/0 [megaraid_disk_00], SCSI device\n";
        assert_eq!(read(scan.as_bytes()).unwrap_err().code(), "report_names_no_drive");
        let failed = "smartctl 7.3 2022-02-28 r5338 [x86_64-linux-6.1.0] (local build)\n\nSmartctl open device: /dev/sda failed: Permission denied\n";
        assert_eq!(read(failed.as_bytes()).unwrap_err().code(), "report_names_no_drive");
        let copied = format!("lucie@pc:~$ sudo smartctl -a /dev/sda\n{ATA}\nlucie@pc:~$ exit\n");
        let stored = String::from_utf8(kept(copied.as_bytes()).unwrap().stripped.unwrap()).unwrap();
        assert!(!stored.contains("lucie"), "{stored}");
        assert_eq!(disks(&stored), disks(ATA));
    }
}
