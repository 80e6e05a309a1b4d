//! Compares what the donor list, the last report and the record say about a device.

use crate::desk::evidence::findings::EarlierReport;
use crate::domain::batch::ManifestLine;
use crate::domain::device::Device;
use crate::domain::text_enum::fold_code;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::evidence::EvidenceRow;

/// A field with different values.
pub struct CompareRow {
    /// Name of the field in the reader's language.
    pub field: String,
    /// Value in the donor list; empty when it gives none.
    pub declared: String,
    /// Value in the last report; empty when it gives none.
    pub found: String,
    /// Value on record; empty when there is none.
    pub kept: String,
    /// Whether the value was corrected by hand: then no report overwrites it.
    pub by_hand: bool,
}

/// Whether two values agree. Unless `exact`, one may contain the other, such as `T480` and `ThinkPad T480`; an empty value agrees with any.
fn alike(one: &str, other: &str, exact: bool) -> bool {
    let (one, other) = (fold_code(one), fold_code(other));
    one.is_empty() || other.is_empty() || one == other || (!exact && (one.contains(&other) || other.contains(&one)))
}

/// The fields that differ. `pieces` are the device's reports, newest first.
#[must_use]
pub fn rows(w: Locale, device: &Device, declared: Option<&ManifestLine>, pieces: &[EvidenceRow]) -> Vec<CompareRow> {
    let found = pieces.iter().find_map(EarlierReport::from_piece);
    let text = |t: Option<&String>| t.cloned().unwrap_or_default();
    let of_line = |pick: fn(&ManifestLine) -> Option<&String>| text(declared.and_then(pick));
    let of_report = |pick: fn(&EarlierReport) -> Option<&String>| text(found.as_ref().and_then(pick));
    let spec = &device.specification;
    let memory = |mb: Option<u32>| mb.map(|mb| w.n("memory-gb", i64::from(mb.div_ceil(1024)))).unwrap_or_default();
    let all = [
        ("manufacturer", of_line(|l| l.manufacturer.as_ref()), of_report(|p| p.manufacturer.as_ref()), text(spec.manufacturer.as_ref())),
        ("model", of_line(|l| l.model.as_ref()), of_report(|p| p.model.as_ref()), text(spec.model.as_ref())),
        ("serial", of_line(|l| l.serial.as_ref()), of_report(|p| p.serial.as_ref()), text(spec.serial.as_ref())),
        ("ram_mb", String::new(), memory(found.as_ref().and_then(|p| p.ram_mb)), memory(spec.ram_mb)),
    ];
    all.into_iter()
        .filter(|(field, declared, found, kept)| {
            let exact = matches!(*field, "serial" | "ram_mb");
            !(alike(declared, found, exact) && alike(found, kept, exact) && alike(declared, kept, exact))
        })
        .map(|(field, declared, found, kept)| CompareRow {
            field: word(w, "field", field),
            declared,
            found,
            kept,
            by_hand: device.kept.iter().any(|k| k == field),
        })
        .collect()
}
