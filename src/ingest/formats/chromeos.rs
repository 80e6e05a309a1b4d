//! Reader for what a Chromebook says of itself: `/tmp/machine-info`, and the vital product data that `vpd -l` prints.
//!
//! Both hold secrets of the device (its registration codes, a device secret): only the fields listed here are read, and stored.

use crate::ingest::identity;
use crate::ingest::json::line;
use crate::ingest::limits::ReadError;
use crate::ingest::reading::{MachineReport, Note};
use crate::ingest::report_kind::ReportKind;

/// The fields that are read or stored, with whether they occur in such a report only.
const FIELDS: &[(&str, bool)] = &[
    ("serial_number", false),
    ("Product_S/N", true),
    ("mlb_serial_number", true),
    ("model_name", false),
    ("sku_number", false),
    ("hwid", false),
    ("hardware_class", true),
    ("customization_id", true),
    ("rlz_brand_code", true),
    ("region", false),
    ("mfg_date", false),
    ("ethernet_mac0", false),
    ("ethernet_mac", false),
    ("wifi_mac0", false),
    ("wifi_mac", false),
    ("check_enrollment", true),
    ("ActivateDate", true),
    ("wpsw_boot", true),
    ("wpsw_cur", true),
    ("mainfw_type", true),
];
/// The fields of which only the presence is of use.
const NOT_STORED: &[&str] = &["ActivateDate", "wpsw_boot", "wpsw_cur", "mainfw_type"];

/// A line `key="value"`, with or without quotes around the key.
fn pair(row: &str) -> Option<(&str, &str)> {
    let row = row.trim();
    let (key, value) = match row.strip_prefix('"') {
        Some(quoted) => quoted.split_once("\"=")?,
        None => row.split_once('=')?,
    };
    let value = value.strip_prefix('"')?.strip_suffix('"')?;
    let named = !key.is_empty() && key.len() <= 60 && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '-' | '.'));
    (named && !value.contains('"')).then_some((key, value))
}

fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().take(500).filter_map(pair)
}

fn get(text: &str, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| pairs(text).find(|(key, _)| key == name).and_then(|(_, value)| line(value)))
}

/// Recognises such a report: nearly every line is a pair, one of them is the serial number, and one occurs nowhere else.
#[must_use]
pub fn tell(text: &str) -> bool {
    let rows = text.lines().take(500).filter(|l| !l.trim().is_empty()).count();
    let known = pairs(text).count();
    let own = pairs(text).any(|(key, _)| FIELDS.iter().any(|(name, only_here)| *only_here && *name == key));
    let serial = pairs(text).any(|(key, _)| matches!(key, "serial_number" | "Product_S/N"));
    // The command that was typed may stand above, and a prompt below.
    known > 0 && known.saturating_add(4) >= rows && serial && (own || known == rows)
}

/// Reads the report.
///
/// # Errors
/// None today; the signature is that of the other text readers.
pub fn read(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    // Chromebooks, boxes and tablets say the same of themselves: a person, or the donor's list, says which it is.
    let mut reading = MachineReport::empty("chromeos", ReportKind::Unknown);
    reading.model = identity::name(get(text, &["model_name"]).as_deref());
    if reading.model.is_none() {
        // `YAVIKS-OFRL D4B-C2D`: the name of the board, before its variant.
        let board = get(text, &["hwid", "hardware_class"]).and_then(|id| id.split([' ', '-']).next().map(str::to_owned));
        reading.model = identity::name(board.as_deref());
    }
    reading.sku = identity::name(get(text, &["sku_number"]).as_deref());
    reading.set_serial(get(text, &["serial_number", "Product_S/N"]).as_deref());
    for name in ["ethernet_mac0", "ethernet_mac", "wifi_mac0", "wifi_mac"] {
        reading.add_mac(get(text, &[name]).as_deref());
    }
    if get(text, &["check_enrollment"]).as_deref() == Some("1") {
        // ChromeOS sets it when an administration enrolled the device, and asks for it again after a wipe.
        reading.locks.push("chromebook_enrollment");
        reading.note(Note::LockReported);
    }
    Ok(vec![reading])
}

/// What is stored: the fields of [`FIELDS`].
pub(in crate::ingest) fn stripped(text: &str) -> Vec<u8> {
    let is_kept = |key: &str| FIELDS.iter().any(|(name, _)| *name == key);
    let row = |(key, value): (&str, &str)| {
        let value = if NOT_STORED.contains(&key) { "" } else { value };
        format!("\"{key}\"=\"{value}\"\n")
    };
    pairs(text).filter(|(key, _)| is_kept(key)).map(row).collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use crate::ingest::{kept, read};

    #[test]
    fn both_forms_give_the_serial_number_and_no_secret() {
        let machine_info = "serial_number=\"5CD333DF1G\"\ncustomization_id=\"yaviks\"\nrlz_brand_code=\"OFRL\"\nwpsw_cur=\"1\"\n";
        let vpd = "chronos@localhost / $ sudo vpd -l\n\"serial_number\"=\"5CD333DF1G\"\n\"model_name\"=\"HP Chromebook 11\"\n\"region\"=\"be\"\n\
            \"stable_device_secret_DO_NOT_SHARE\"=\"0011aabb\"\n\"ubind_attribute\"=\"=CjSECRET\"\n\"wifi_mac0\"=\"f4:8e:38:11:22:33\"\n\"check_enrollment\"=\"1\"\n";
        for (text, model, locks) in [(machine_info, None, &[][..]), (vpd, Some("HP Chromebook 11"), &["chromebook_enrollment"][..])] {
            let reading = read(text.as_bytes()).unwrap().remove(0);
            assert_eq!((reading.format, reading.serial.as_deref(), reading.model.as_deref()), ("chromeos", Some("5CD333DF1G"), model));
            assert_eq!((reading.locks.as_slice(), reading.describes_a_device()), (locks, Ok(())));
            let stored = String::from_utf8(kept(text.as_bytes()).unwrap().stripped.unwrap()).unwrap();
            assert!(!stored.contains("SECRET") && !stored.contains("0011aabb") && !stored.contains("chronos"), "{stored}");
            assert_eq!(read(stored.as_bytes()).unwrap().remove(0), reading);
        }
        for other in ["NAME=\"Ubuntu\"\nVERSION=\"22.04\"\n", "NAME=\"sda\" TYPE=\"disk\" SERIAL=\"S\"\n", "serial_number: 5CD333DF1G\n"] {
            assert!(read(other.as_bytes()).is_err() || read(other.as_bytes()).unwrap()[0].format != "chromeos", "{other}");
        }
    }
}
