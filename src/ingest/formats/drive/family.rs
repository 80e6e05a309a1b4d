//! What the name of a model says of the kind of a drive, for reports that call every drive a hard disk.
//!
//! Makers give a family of models a beginning of its own. Only families that hold one kind are listed: any other name says nothing.

use super::logical::is_numbered;
use crate::domain::device::kind::MediumKind;

/// Makers that stand in front of the model.
const MAKERS: &[&str] = &["WDC ", "HGST ", "HITACHI ", "SEAGATE ", "TOSHIBA ", "SAMSUNG ", "FUJITSU ", "MAXTOR ", "IBM ", "ATA "];
/// Beginnings of the models of solid-state drives, with the maker.
const FLASH: &[&str] = &[
    "KINGSTON S",
    "SAMSUNG MZ",
    "SAMSUNG SSD",
    "INTEL SSD",
    "SANDISK SD",
    "SANDISK SSD",
    "LITEON",
    "LITE-ON",
    "CRUCIAL",
    "CT",
    "TOSHIBA THNS",
    "TOSHIBA KX",
    "OCZ",
    "EMTEC X",
    "MICRON_",
    "MICRON M",
    "SK HYNIX SC",
    "HYNIX SC",
    "HFS",
    "WDS",
    "PLEXTOR PX",
    "ADATA S",
    "TRANSCEND TS",
];
/// Beginnings of the models of solid-state drives, without the maker.
const FLASH_FAMILIES: &[&str] = &["THNS", "MZ", "MTFD", "WDS", "HFS", "SSDSC", "HUSMM", "HUSSL", "HUSMR"];
/// Beginnings of the models of hard disks, without the maker; a digit follows.
const TURNING: &[&str] = &[
    "WD", "HDS", "HDT", "HDP", "HUA", "HTS", "HTE", "HTC", "HUC", "HUS", "HUH", "HMS", "HCC", "HCP", "HEJ", "MK", "MQ", "DT", "MG", "MD",
    "AL", "HDWD", "HDWE", "HDWL", "IC25N", "IC35L", "DTLA-", "DJSA-", "STM",
];
/// The same, where the maker must stand in front: others use the letters too.
const TURNING_OF_SAMSUNG: &[&str] = &["HD", "HM", "SP", "SV"];

/// Whether the model is one of Seagate's hard disks: `ST`, the capacity, and letters; those of its flash drives begin with `F` or are `HM`.
fn is_of_seagate(model: &str) -> bool {
    let rest = model.strip_prefix("ST").unwrap_or_default();
    let letters = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len().saturating_sub(letters.len());
    let flash = ["FN", "FM", "FP", "FX", "HM"].iter().any(|f| letters.starts_with(f));
    digits >= 3 && letters.starts_with(|c: char| c.is_ascii_uppercase()) && !flash
}

/// Whether the model is one of Fujitsu's or Samsung's hard disks with letters only in front: `MHZ2160BH`, `HN-M500MBB`.
fn is_lettered(model: &str) -> bool {
    matches!(model.as_bytes(), [b'M', b'A' | b'B' | b'H' | b'J' | b'P', letter, digits @ ..]
        if letter.is_ascii_uppercase() && digits.len() >= 4 && digits.iter().take(4).all(u8::is_ascii_digit))
        || model.starts_with("HN-M")
}

/// The kind of a drive by its model and its interface; `Unknown` when they do not say it.
#[must_use]
pub fn kind_of(model: Option<&str>, interface: Option<&str>) -> MediumKind {
    let model = model.unwrap_or_default().to_uppercase();
    let interface = interface.unwrap_or_default().to_lowercase();
    let bare = MAKERS.iter().find_map(|maker| model.strip_prefix(maker)).unwrap_or(&model);
    let samsung = if model.starts_with("SAMSUNG ") { TURNING_OF_SAMSUNG } else { &[] };
    let turning = is_numbered(bare, TURNING) || is_numbered(bare, samsung);
    if model.contains("NVME") || interface.contains("nvme") {
        MediumKind::Nvme
    } else if model.contains("SSD")
        || model.contains("SOLID STATE")
        || interface.contains("ssd")
        || FLASH.iter().any(|f| model.starts_with(f))
        || FLASH_FAMILIES.iter().any(|f| bare.starts_with(f))
    {
        MediumKind::Ssd
    } else if turning || is_of_seagate(bare) || is_lettered(bare) {
        MediumKind::Hdd
    } else {
        MediumKind::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::kind_of;
    use crate::domain::device::kind::MediumKind;

    #[test]
    fn a_family_of_models_tells_the_kind_and_any_other_name_tells_none() {
        for model in [
            "WDC WD5000AAKX-0",
            "WD10EZEX-08WN4A0",
            "ST3160815AS",
            "ST500LM012 HN-M500MBB",
            "ST380011A",
            "ST3300657FC",
            "HGST HTS725050A7",
            "Hitachi HDS721050CLA362",
            "TOSHIBA MQ01ABD100",
            "MHT2080A",
            "FUJITSU MHZ2160BH G2",
            "SAMSUNG HD251HJ",
            "MAXTOR STM3160215AS",
            "HUS156030VLS600",
        ] {
            assert_eq!(kind_of(Some(model), Some("ata")), MediumKind::Hdd, "{model}");
        }
        for model in [
            "WDC WDS240G2G0A",
            "SK hynix SC300",
            "SK hynix SC311 SATA 256GB",
            "KINGSTON SA400S3",
            "TS32GSSD370S",
            "INTEL SSDSC2BW180A4",
            "SAMSUNG MZ7LN256",
            "TOSHIBA THNSNJ256",
            "HUSMM1640ASS204",
        ] {
            assert_eq!(kind_of(Some(model), Some("ata")), MediumKind::Ssd, "{model}");
        }
        for model in ["ST480HM000", "ST400FM0053", "ST200FN0021", "VBOX HARDDISK", "WDC PC SA530", "Drive", "ST1", "SP001TBP34A60M28"] {
            assert_eq!(kind_of(Some(model), Some("ata")), MediumKind::Unknown, "{model}");
        }
        assert_eq!(kind_of(None, None), MediumKind::Unknown);
        assert_eq!(kind_of(Some("KXG60ZNV512G"), Some("NVMe")), MediumKind::Nvme);
        assert_eq!(kind_of(Some("Drive"), Some("SSD")), MediumKind::Ssd);
    }
}
