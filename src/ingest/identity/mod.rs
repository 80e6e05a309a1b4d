//! Which serial numbers, UUIDs and network addresses identify a machine, and which are placeholders that makers leave behind.
//!
//! Also drops placeholder names, such as "System Product Name", that say nothing about maker or model.
//!
//! - `shape.rs`: serial numbers judged by their shape (words, templates, patterns). `uuid.rs`: UUIDs that firmware shares or never wrote.
//! - `class.rs`: how far a serial number can be trusted. `filler.rs`: known placeholder texts.
//! - `mod.rs`: serial numbers, asset tags, names and network addresses.

mod class;
mod filler;
mod shape;
mod uuid;

pub use self::class::SerialClass;
pub use self::filler::is_filler;
pub use self::uuid::{uuid, uuid_spellings};

use self::filler::folded;
use crate::domain::text_enum::{clean, fold_code};
use crate::ingest::json::line;

/// Placeholders that are kept as a name, because the maker prints nothing better on the machine.
const WEAK_NAMES: &[&str] = &["all series"];

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

/// Whether a serial number that a person typed or listed is a placeholder. As in [`serial`], but digits that count are kept: a person saw
/// them, and donors number so. Inventory numbers are checked with [`is_filler`] only.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let counts = text.len() >= 5 && text.bytes().all(|b| b.is_ascii_digit()) && shape::is_counting(text);
    is_filler(text) || (shape::class(text) == SerialClass::Placeholder && !counts)
}

/// Classifies a serial number: returns the text to keep (`None` for a placeholder) and its class.
#[must_use]
pub fn serial(raw: Option<&str>) -> (Option<String>, SerialClass) {
    let Some(text) = raw.and_then(line) else { return (None, SerialClass::Placeholder) };
    if is_filler(&text) {
        return (None, SerialClass::Placeholder);
    }
    let shape = shape::class(&text);
    if shape == SerialClass::Placeholder {
        return (None, shape);
    }
    let upper = text.to_uppercase();
    let doubtful = upper.contains("123456789")
        || upper.contains("XXXX")
        || upper.contains("000000000000")
        || upper.chars().count() < 4
        || hex_pairs(&text).is_some();
    (Some(text), if doubtful { SerialClass::Ambiguous } else { shape })
}

/// An asset tag from the firmware; `None` when it is a placeholder. A short number may be a true one here.
#[must_use]
pub fn asset_tag(raw: Option<&str>) -> Option<String> {
    serial(raw).0
}

/// The serial number if it may be matched on; `None` when it is a placeholder or doubtful.
#[must_use]
pub fn usable(raw: Option<&str>) -> Option<String> {
    let (serial, class) = serial(raw);
    serial.filter(|_| class == SerialClass::Usable)
}

/// A descriptive text (maker, model, version); `None` when it is a placeholder. Names are words, so only fillers, variables that nobody
/// filled in and repeated characters are dropped.
#[must_use]
pub fn name(raw: Option<&str>) -> Option<String> {
    let text = raw.and_then(line)?;
    let code = fold_code(&text);
    let repeated = code.chars().all(|c| code.starts_with(c));
    let says_nothing =
        repeated || is_filler(&text) || (shape::is_template(&text) && (!text.contains(' ') || text.starts_with(['<', '{', '$', '%'])));
    (WEAK_NAMES.contains(&folded(&text).as_str()) || !says_nothing).then_some(text)
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
    use super::{SerialClass, asset_tag, is_placeholder, mac, name, serial, uuid, uuid_spellings};

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
            "Enter Serial",
            "$(DEFAULT_STRING)",
            "${serial}",
            "%s",
            "SN%08x",
            "{{ serial }}",
            "[Serial]",
            "__SERIAL__",
            "Not Set",
            "not-set",
            "NotProgrammed",
            "Filled by O.E.M.",
            "No Serial",
            "NOSERIAL",
            "Invalid Serial",
            "Seriennummer",
            "Kein Wert",
            "Non défini",
            "não definido",
            "не указано",
            "默认字符串",
            "Nincs megadva",
            "12345",
            "12345678",
            "1234-5678",
            "123123123",
            "987654321",
            "ABCDEFGH",
            "A1B2C3D4E5",
            "0102030405",
            "1122334455",
            "1212121212",
            "SN-EXAMPLE-1",
            "SN12345",
            "TEST0001",
            "test",
            "DEMO-01",
            "sample2",
            "Voorbeeld 3",
            "Type2 - Board Serial Number",
            "MB-1234567890",
            "BSN12345678901234567",
            "Qwerty123",
            "QWERTY",
            "qwertyuiop",
            "azerty",
            "AZERTY1",
            "ASDF1234",
            "asdfgh",
            "S/N 12345",
            "0x0000",
        ] {
            assert_eq!(serial(Some(filler)), (None, SerialClass::Placeholder), "{filler}");
        }
        assert_eq!(serial(None), (None, SerialClass::Placeholder));
    }

    #[test]
    fn doubtful_serials_are_kept_and_marked() {
        for doubtful in [
            "SN 123456789ABC",
            "9RK1XXXX",
            "02:00:00:00:00:00",
            "foo",
            "yes",
            "A000000000000B",
            "00000001",
            "PC012345",
            "Computer 1",
            "7BCZ7BCZ7BCZ",
            "bcdfghj",
            "11111112",
            "2111111",
            "SN-0001",
            "PC-001",
            "S/N 0042",
        ] {
            assert_eq!(serial(Some(doubtful)), (Some(doubtful.to_owned()), SerialClass::Ambiguous), "{doubtful}");
        }
    }

    #[test]
    fn real_serials_stay_as_they_are() {
        for real in [
            "D8FTRY1",
            "13138/00064437",
            "PF0QMY5N",
            "VBd9783eb3-8ef7f22a",
            "OEM12345Z",
            // Dell's service tags and Apple's numbers have no vowels, and may have no digit.
            "BCDFGHJ",
            "JGXKTRW",
            "C7HQWXFVPL",
            "5CD333DF1G",
            "CZC9451XYZ",
            "WD-WCC2ETY84203",
            "S0XPNYAD4TEST1",
            "S0M1TEST0000B4321XYZ",
            "GB8814TEST",
            "SERIAL 48213907",
            "0F1G7H3",
            "R90ABCDE",
            "152D00539000",
            "20071114173400000",
            "L3-AB123",
            "1111RT2",
            "4444444A",
            "QWZ4512",
            "ASDF4827",
            "SN00123X",
            "0X1F00A",
        ] {
            assert_eq!(serial(Some(real)), (Some(real.to_owned()), SerialClass::Usable), "{real}");
        }
        assert!(!is_placeholder("JGXKTRW") && !is_placeholder("12345678") && is_placeholder("123456789"));
    }

    #[test]
    fn asset_tags_are_judged_as_serial_numbers_are() {
        for none in ["ATN12345678901234567", "1234567", "No Asset Tag", "$(ASSET)", "Enter Asset", "Asset-1234567890", "000000", "Not Set"]
        {
            assert_eq!(asset_tag(Some(none)), None, "{none}");
        }
        for own in ["IRIS-00417", "417", "B2-0091", "PC-001", "1234568"] {
            assert_eq!(asset_tag(Some(own)).as_deref(), Some(own));
        }
    }

    #[test]
    fn names_that_say_nothing_are_dropped() {
        assert_eq!(name(Some("System Product Name")), None);
        assert_eq!(name(Some("All Series")).as_deref(), Some("All Series"));
        for nothing in ["$(DEFAULT_STRING)", "Filled by O.E.M.", "Not Set", "<model>", "%s"] {
            assert_eq!(name(Some(nothing)), None, "{nothing}");
        }
        for own in [
            "Defaultsson",
            "Inventec",
            "Systemax",
            "Boardcon",
            "ThinkPad",
            "MegaRAID SAS 2208 [Thunderbolt]",
            "Surface Pro (5th Gen)",
            "SAMSUNG",
            "Latitude 7390",
        ] {
            assert_eq!(name(Some(own)).as_deref(), Some(own));
        }
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
            "12345678-1234-5678-90AB-CDDEEFAABBCC",
            "00020003-0004-0005-0006-000700080009",
            "00000000-0000-0000-0000-000000000001",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFF0",
            "ABABABAB-ABAB-ABAB-ABAB-ABABABABABAB",
            "12341234-1234-1234-1234-123412341234",
            "01020304-0506-0708-090A-0B0C0D0E0F10",
            "04030201-0605-0807-090A-0B0C0D0E0F10",
            "00112233-4455-6677-8899-AABBCCDDEEFF",
            "33221100-5544-7766-8899-AABBCCDDEEFF",
            "11111111-2222-3333-4444-555555555555",
            "FEDCBA98-7654-3210-FEDC-BA9876543210",
            "DEADBEEF-DEAD-BEEF-DEAD-BEEFDEADBEEF",
            "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
            "4C4C4544-0000-2010-8020-80C04F202020",
            "20202020-2020-2020-2020-202020202020",
            "4E6F7420-5365-7400-0000-000000000000",
            "03020100-0504-0706-0809-0a0b0c0d0e0f",
            "90eb5ba5-f1b0-11da-0000-000000000000",
            "61F39712-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "8E275844-178F-44A8-ACEB-A7D7E5178C63",
            "4458278E-8F17-A844-ACEB-A7D7E5178C63",
            "890E2D14-CACD-45D1-AE66-BC80E8BFEB0F",
            "80861234-5678-11e7-0000-000000000001",
            "baadf00d-0000-0000-0000-00000baadf00",
            "1c697a0f-cafe-babe-9f5b-8c164523de00",
        ] {
            assert_eq!(uuid(Some(shared)), None, "{shared}");
        }
        for own in [
            "4c4c4544-0051-4b10-8033-b7c04f4c4d32",
            // A network address after zeros is the board's own.
            "00000000-0000-0000-0000-50e5494cb7a2",
            "00000000-0000-1000-8000-0010dc00a1b2",
            "30343536-3138-5a43-4333-333630523142",
            "564d2a5b-3f0c-9e1d-77a0-c4be91e2d035",
            "c0a80101-0000-0000-0000-3cecef40a1b2",
            "20180314-0101-0000-0000-1c697a0f3b21",
            "00020003-0004-0005-0006-d8cb8a123456",
            "03aa02fc-0414-0507-0706-4c0700080009",
            // A serial number, filled up with zeros.
            "35434433-3333-4446-3147-000000000000",
        ] {
            assert_eq!(uuid(Some(own)).as_deref(), Some(own));
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
