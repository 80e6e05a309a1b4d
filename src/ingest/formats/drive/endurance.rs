//! The wear of a drive in percent of its rated life, from what its protocol and its vendor report through smartctl.
//!
//! SATA drives count wear in attributes that mean another thing at each vendor (as `drivedb.h` of smartmontools lists them): a value is
//! used only where its name, or the vendor, says what it means. 233 is the wear at Intel and the written gigabytes at `SanDisk`.

use crate::ingest::json::{list, text, whole};
use serde_json::Value;

/// How an attribute holds the wear.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The normalised value counts down from 100.
    Left,
    /// The raw value is the percentage left.
    RawLeft,
    /// The raw value is the percentage used.
    RawUsed,
}

/// Beginnings of attribute names that smartmontools gives only where it knows the drive, and what they hold.
const NAMES: &[(&str, Form)] = &[
    ("SSD_Life_Left", Form::Left),
    ("Lifetime_Left", Form::Left),
    ("Life_Remaining_Percent", Form::Left),
    ("Percent_Lifetime_Remain", Form::Left),
    ("Perc_Rated_Life_Remain", Form::Left),
    ("Percent_Lifetime_Used", Form::Left),
    ("Perc_Rated_Life_Used", Form::Left),
    ("Lifetime_Remaining%", Form::Left),
    ("DriveLife_Remaining%", Form::Left),
    ("Remaining_Lifetime_Perc", Form::RawLeft),
    ("Percent_Life_Used", Form::RawUsed),
    ("Drive_Life_Used%", Form::RawUsed),
];
/// Vendors by the beginning of the model, with the attribute that holds their wear. Used where the name is a general one, or none.
const VENDORS: &[(&str, u64, Form)] = &[
    ("INTEL", 233, Form::Left),
    ("SOLIDIGM", 233, Form::Left),
    ("SSDSC", 233, Form::Left),
    ("SSDSA", 233, Form::Left),
    ("SAMSUNG", 177, Form::Left),
    ("MZ", 177, Form::Left),
    ("PLEXTOR", 177, Form::Left),
    ("HYNIX", 177, Form::Left),
    ("SK HYNIX", 177, Form::Left),
    ("SKHYNIX", 177, Form::Left),
    ("CRUCIAL", 202, Form::Left),
    ("CT", 202, Form::Left),
    ("MICRON", 202, Form::Left),
    ("MTFD", 202, Form::Left),
    ("KINGSTON", 231, Form::Left),
    ("ADATA", 231, Form::Left),
    ("TRANSCEND", 169, Form::RawLeft),
    ("TS", 169, Form::RawLeft),
];
/// Vendors that put their name in front of a part that another maker numbered: `DELL SSDSC2BB480G4` is Intel's.
const SELLERS: &[&str] = &["DELL ", "HP ", "HPE ", "LENOVO ", "IBM ", "FUJITSU ", "CISCO ", "ATA "];
/// Names that smartctl gives an attribute of any drive it does not know.
const GENERAL: &[&str] = &["Wear_Leveling_Count", "Media_Wearout_Indicator"];

fn used(row: &Value, form: Form) -> Option<u64> {
    let raw = || whole(row.get("raw")?, "value").map(|v| v & 0xffff).filter(|v| *v <= 100);
    match form {
        Form::Left => whole(row, "value").filter(|v| *v <= 100).map(|left| 100_u64.saturating_sub(left)),
        Form::RawLeft => raw().map(|left| 100_u64.saturating_sub(left)),
        Form::RawUsed => raw(),
    }
}

/// The wear that one row of the attribute table tells; `None` when its meaning is not known for this drive.
fn of_attribute(row: &Value, model: &str, is_known: bool) -> Option<u64> {
    let id = whole(row, "id").filter(|id| matches!(id, 169 | 173 | 177 | 202 | 231 | 233))?;
    let name = text(row, "name").unwrap_or_default();
    if let Some((_, form)) = NAMES.iter().find(|(start, _)| name.starts_with(start)) {
        return used(row, *form);
    }
    let general = GENERAL.iter().any(|g| name.starts_with(g));
    // In the database the general names were chosen for this drive.
    if general && is_known {
        return used(row, Form::Left);
    }
    let unnamed = name.is_empty() || name.starts_with("Unknown");
    let bare = SELLERS.iter().find_map(|seller| model.strip_prefix(seller)).unwrap_or(model);
    let is_its = |start: &str| model.starts_with(start) || bare.starts_with(start);
    let vendor = VENDORS.iter().find(|(start, of, _)| *of == id && is_its(start)).filter(|_| general || unnamed);
    vendor.and_then(|(_, _, form)| used(row, *form))
}

/// "Percentage Used Endurance Indicator" of the device statistics (page 7, offset 8).
fn of_statistics(output: &Value) -> Option<u64> {
    let pages = list(output.get("ata_device_statistics")?, "pages");
    let page = pages.iter().find(|p| whole(p, "number") == Some(7))?;
    list(page, "table").iter().find(|r| whole(r, "offset") == Some(8)).and_then(|r| whole(r, "value"))
}

/// The wear of the drive of one output of smartctl, in percent of its rated life; may exceed 100.
pub(super) fn wear(output: &Value) -> Option<u64> {
    let believed = |p: &u64| *p <= 255;
    let told = [
        output.get("nvme_smart_health_information_log").and_then(|l| whole(l, "percentage_used")),
        whole(output, "scsi_percentage_used_endurance_indicator"),
        of_statistics(output),
        output.get("endurance_used").and_then(|e| whole(e, "current_percent")),
    ];
    if let Some(told) = told.into_iter().flatten().find(believed) {
        return Some(told);
    }
    // Only a drive without a rotation rate wears so; on a hard disk the same numbers mean other things.
    if whole(output, "rotation_rate").is_some_and(|r| r > 0) {
        return None;
    }
    let model = text(output, "model_name").unwrap_or_default().to_uppercase();
    let is_known = output.get("in_smartctl_database").and_then(Value::as_bool) == Some(true);
    let rows = list(output.get("ata_smart_attributes")?, "table");
    rows.iter().filter_map(|row| of_attribute(row, &model, is_known)).max()
}

#[cfg(test)]
mod tests {
    use super::wear;
    use serde_json::{Value, json};

    fn ssd(model: &str, id: u64, name: &str, value: u64, raw: u64) -> Value {
        json!({"model_name": model, "rotation_rate": 0,
            "ata_smart_attributes": {"table": [{"id": id, "name": name, "value": value, "raw": {"value": raw}}]}})
    }

    #[test]
    fn an_attribute_counts_as_its_vendor_means_it() {
        for (drive, wanted) in [
            (ssd("INTEL SSDSC2BB480G4", 233, "Media_Wearout_Indicator", 3, 0), Some(97)),
            (ssd("Samsung SSD 850 EVO 250GB", 177, "Wear_Leveling_Count", 12, 900), Some(88)),
            (ssd("CT500MX500SSD1", 202, "Percent_Lifetime_Remain", 10, 90), Some(90)),
            (ssd("CT500MX500SSD1", 202, "Unknown_SSD_Attribute", 10, 90), Some(90)),
            (ssd("KINGSTON SA400S37240G", 231, "SSD_Life_Left", 7, 7), Some(93)),
            (ssd("TS256GSSD370", 169, "Remaining_Lifetime_Perc", 100, 15), Some(85)),
            (ssd("ADATA SU800", 231, "Unknown_SSD_Attribute", 9, 9), Some(91)),
            (ssd("TS256GSSD370S", 169, "Unknown_Attribute", 100, 15), Some(85)),
            (ssd("DELL SSDSC2BB480G7R", 233, "Unknown_SSD_Attribute", 3, 0), Some(97)),
            (ssd("SSDSCKKF256G8H", 233, "Media_Wearout_Indicator", 3, 0), Some(97)),
            (ssd("HP SSDSCKJF240A5", 233, "", 3, 0), Some(97)),
            (ssd("SanDisk SATA CloudSpeed", 173, "Percent_Life_Used", 100, 91), Some(91)),
            // Written gigabytes, and a name that smartctl gives to any drive.
            (ssd("SanDisk SDSSDA240G", 233, "Total_NAND_Writes_GiB", 1, 5), None),
            (ssd("SanDisk SDSSDA240G", 233, "Media_Wearout_Indicator", 1, 5), None),
            (ssd("WDC WDS240G2G0A", 230, "Media_Wearout_Indicator", 1, 5), None),
            (ssd("TOSHIBA THNSNJ256", 173, "Unknown_SSD_Attribute", 1, 5), None),
            (ssd("INTEL SSDSC2BB480G4", 202, "Data_Address_Mark_Errs", 1, 5), None),
            (ssd("INTEL SSDSC2BB480G4", 233, "Media_Wearout_Indicator", 200, 0), None),
        ] {
            assert_eq!(wear(&drive), wanted, "{drive}");
        }
    }

    #[test]
    fn what_the_protocol_says_comes_before_the_attributes() {
        let mut drive = ssd("INTEL SSDSC2BB480G4", 233, "Media_Wearout_Indicator", 99, 0);
        drive["endurance_used"] = json!({"current_percent": 97});
        assert_eq!(wear(&drive), Some(97));
        let statistics =
            json!({"rotation_rate": 0, "ata_device_statistics": {"pages": [{"number": 7, "table": [{"offset": 8, "value": 104}]}]}});
        assert_eq!(wear(&statistics), Some(104));
        assert_eq!(wear(&json!({"scsi_percentage_used_endurance_indicator": 81})), Some(81));
        assert_eq!(wear(&json!({"nvme_smart_health_information_log": {"percentage_used": 3}})), Some(3));
        let turning = json!({"rotation_rate": 7200, "model_name": "SAMSUNG HD502",
            "ata_smart_attributes": {"table": [{"id": 177, "name": "Wear_Leveling_Count", "value": 1, "raw": {"value": 1}}]}});
        assert_eq!(wear(&turning), None);
    }
}
