//! Which serial numbers, UUIDs and network addresses identify a machine, and which are placeholders that makers leave behind.
//!
//! Also drops placeholder names, such as "System Product Name", that say nothing about maker or model.

use crate::domain::text_enum::{clean, fold_code, text_enum};
use crate::ingest::json::line;

text_enum! {
    /// How far a serial number can be trusted to identify one device or disk.
    SerialClass {
        /// It identifies one thing.
        Usable => "usable",
        /// Doubtful: it is stored and shown, but never the only reason to match two records.
        Ambiguous => "ambiguous",
        /// Empty or a placeholder: there is no serial number.
        Placeholder => "placeholder",
        /// This kind of report never contains one.
        Absent => "absent",
    }
}

/// Placeholder texts, normalised as by [`fold`]. Collected from machine
/// reports of many makers; the last group is what people type in donor lists.
const FILLERS: &[&str] = &[
    "none",
    "n/a",
    "na",
    "null",
    "unknown",
    "(unknown)",
    "invalid",
    "empty",
    "not specified",
    "not present",
    "not available",
    "not applicable",
    "not settable",
    "not provided",
    "not supported by cpu",
    "undefined, but settable",
    "default string",
    "default",
    "to be filled by o.e.m",
    "to be filled by oem",
    "tbd by oem",
    "o.e.m",
    "oem",
    "system serial number",
    "systemserialnumb",
    "system serial#",
    "system manufacturer",
    "system product name",
    "system version",
    "system name",
    "sku",
    "system sku#",
    "system sku",
    "sku number",
    "all series",
    "chassis serial number",
    "chassis serial#",
    "chassis manufacture",
    "chassis manufacturer",
    "chassis version",
    "chassis asset tag",
    "asset tag",
    "no asset tag",
    "no asset information",
    "asset-1234567890",
    "base board serial number",
    "board serial number",
    "mb-1234567890",
    "serial#",
    "serial number",
    "no serial number",
    "sernum0",
    "partnum0",
    "<bad index>",
    "<out of spec>",
    "x.x",
    "0x00000000",
    "(s/n: unknown)",
    "type2 - board manufacturer",
    "0123456789",
    "1234567890",
    "123456789",
    "string",
    "sans",
    "aucun",
    "aucune",
    "inconnu",
    "inconnue",
    "pas de numero",
    "illisible",
    "geen",
    "onbekend",
    "nvt",
    "n.v.t",
    "onleesbaar",
];
const FILLER_PREFIXES: &[&str] = &["redacted", "modulepartnum", "to be filled by"];
/// Placeholders that are kept as a name, because the maker prints nothing better on the machine.
const WEAK_NAMES: &[&str] = &["all series"];

/// UUIDs that thousands of boards share, without hyphens.
const SHARED_UUIDS: &[&str] = &[
    "03000200040005000006000700080009",
    "00020003000400050006000700080009",
    "01010101010101010101010101010101",
    "6AB5B300538D10149FB5B0684D007B53",
];
/// Addresses that are shared by many network cards, or invented by software.
const SHARED_MACS: &[&str] = &[
    "00:00:00:00:00:00",
    "ff:ff:ff:ff:ff:ff",
    "02:00:00:00:00:00",
    "20:41:53:59:4e:ff",
    "50:50:54:50:30:30",
    "33:50:6f:45:30:30",
    "0a:00:27:00:00:00",
];

fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').trim().to_owned()
}

/// Whether the text is empty, punctuation only, or a known placeholder.
#[must_use]
pub fn is_filler(text: &str) -> bool {
    let folded = fold(text);
    fold_code(&folded).is_empty() || FILLERS.contains(&folded.as_str()) || FILLER_PREFIXES.iter().any(|p| folded.starts_with(p))
}

/// Whether the text is a placeholder or one character repeated. No maker numbers
/// so, although a donor may: inventory numbers are checked with [`is_filler`] only.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let code = fold_code(text);
    let mut chars = code.chars();
    let first = chars.next();
    chars.all(|c| Some(c) == first) || is_filler(text)
}

/// Classifies a serial number: returns the text to keep (`None` for a placeholder) and its class.
#[must_use]
pub fn serial(raw: Option<&str>) -> (Option<String>, SerialClass) {
    let Some(text) = raw.and_then(line) else { return (None, SerialClass::Placeholder) };
    if is_placeholder(&text) {
        return (None, SerialClass::Placeholder);
    }
    let upper = text.to_uppercase();
    let ambiguous = upper.contains("123456789")
        || upper.contains("XXXX")
        || upper.contains("000000000000")
        || upper.chars().count() < 4
        || hex_pairs(&text).is_some();
    (Some(text), if ambiguous { SerialClass::Ambiguous } else { SerialClass::Usable })
}

/// The serial number if it may be matched on; `None` when it is a placeholder or doubtful.
#[must_use]
pub fn usable(raw: Option<&str>) -> Option<String> {
    let (serial, class) = serial(raw);
    serial.filter(|_| class == SerialClass::Usable)
}

/// A descriptive text (maker, model, version); `None` when it is a placeholder.
#[must_use]
pub fn name(raw: Option<&str>) -> Option<String> {
    let text = raw.and_then(line)?;
    (WEAK_NAMES.contains(&fold(&text).as_str()) || !is_placeholder(&text)).then_some(text)
}

/// A machine's UUID in lower case; `None` when it is a placeholder or one that many machines share.
#[must_use]
pub fn uuid(raw: Option<&str>) -> Option<String> {
    let text = raw.and_then(line)?.to_lowercase();
    let code = fold_code(&text);
    // At least 16 letters and digits and no space: excludes phrases such as "not settable".
    let looks_right = code.len() >= 16 && code.chars().all(|c| c.is_ascii_alphanumeric()) && !text.contains(' ');
    (looks_right && !is_placeholder(&text) && !SHARED_UUIDS.contains(&code.as_str())).then_some(text)
}

/// The two notations of a UUID: as given, and with the first three groups in the other byte order. Tools differ on it for the same
/// machine, so look up both.
#[must_use]
pub fn uuid_spellings(uuid: &str) -> Vec<String> {
    let mut all = vec![uuid.to_lowercase()];
    let mut parts: Vec<String> = uuid.to_lowercase().split('-').map(str::to_owned).collect();
    if parts.len() == 5 && uuid.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
        for part in parts.iter_mut().take(3) {
            let bytes: Vec<char> = part.chars().collect();
            *part = bytes.chunks(2).rev().flatten().collect();
        }
        all.push(parts.join("-"));
    }
    all
}

fn hex_pairs(text: &str) -> Option<String> {
    let pairs: Vec<&str> = text.trim().split([':', '-']).collect();
    let good = pairs.len() == 6 && pairs.iter().all(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_hexdigit()));
    good.then(|| pairs.join(":").to_lowercase())
}

/// A network card's address as `aa:bb:cc:dd:ee:ff`; `None` for placeholders, multicast addresses and addresses made up by software.
#[must_use]
pub fn mac(raw: Option<&str>) -> Option<String> {
    let address = hex_pairs(&clean(raw?)?)?;
    let first = u8::from_str_radix(address.get(..2)?, 16).ok()?;
    let group = first & 1 == 1;
    let made_up = SHARED_MACS.contains(&address.as_str()) || address.starts_with("00:50:56:c0:");
    (!group && !made_up).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::{SerialClass, is_placeholder, mac, name, serial, uuid, uuid_spellings};

    #[test]
    fn fillers_are_no_serial() {
        for filler in [
            "",
            "  ",
            "0",
            "--",
            ".",
            "????",
            "AAAAAAAA",
            "0000-0000",
            "xxxxxxxxxxxx",
            "None",
            "N/A",
            "To Be Filled By O.E.M.",
            "to be filled  by O.E.M",
            "System Serial Number",
            "SystemSerialNumb",
            "Default string",
            "Not Specified",
            "undefined, but settable",
            "REDACTED123456",
            "ModulePartNumber00",
            "<BAD INDEX>",
            "123456789",
            "0123456789",
            "(S/N: unknown)",
            "Chassis Asset Tag",
            "x.x",
            "geen",
            "Inconnu",
        ] {
            assert_eq!(serial(Some(filler)), (None, SerialClass::Placeholder), "{filler}");
        }
        assert_eq!(serial(None), (None, SerialClass::Placeholder));
    }

    #[test]
    fn doubtful_serials_are_kept_and_marked() {
        for doubtful in ["SN 123456789ABC", "9RK1XXXX", "02:00:00:00:00:00", "foo", "yes", "A000000000000B"] {
            assert_eq!(serial(Some(doubtful)), (Some(doubtful.to_owned()), SerialClass::Ambiguous), "{doubtful}");
        }
    }

    #[test]
    fn real_serials_stay_as_they_are() {
        for real in ["D8FTRY1", "13138/00064437", "PF0QMY5N", "12345678", "VBd9783eb3-8ef7f22a", "OEM12345Z"] {
            assert_eq!(serial(Some(real)), (Some(real.to_owned()), SerialClass::Usable), "{real}");
        }
        assert!(!is_placeholder("Defaultsson"));
    }

    #[test]
    fn names_that_say_nothing_are_dropped() {
        assert_eq!(name(Some("System Product Name")), None);
        assert_eq!(name(Some("All Series")).as_deref(), Some("All Series"));
        assert_eq!(name(Some(" HP  Compaq\u{a0}dc7900 ")).as_deref(), Some("HP Compaq dc7900"));
    }

    #[test]
    fn uuids_that_boards_share_are_dropped_and_both_byte_orders_are_known() {
        for shared in [
            "03000200-0400-0500-0006-000700080009",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "00000000-0000-0000-0000-000000000000",
            "Not Settable",
            "undefined, but settable",
            "--",
        ] {
            assert_eq!(uuid(Some(shared)), None, "{shared}");
        }
        let own = uuid(Some("80C73C32-DB09-E511-AE2C-B8AEED769183")).unwrap_or_default();
        assert_eq!(own, "80c73c32-db09-e511-ae2c-b8aeed769183");
        assert_eq!(uuid_spellings(&own), [own.clone(), "323cc780-09db-11e5-ae2c-b8aeed769183".to_owned()]);
    }

    #[test]
    fn only_a_cards_own_address_counts() {
        assert_eq!(mac(Some("FC-15-B4-E7-5D-D7")).as_deref(), Some("fc:15:b4:e7:5d:d7"));
        for none in ["02:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:01", "00:50:56:c0:00:08", "c703bfa2a5", "é1:00:00:00:00:0"]
        {
            assert_eq!(mac(Some(none)), None, "{none}");
        }
    }
}
