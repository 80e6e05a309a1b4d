//! Guards the rules of the readers by inputs that are made anew on every run: serial numbers, UUIDs, volumes, XML, tables of tools.

use proptest::prelude::*;
use reprise::ingest::identity::{asset_tag, serial, uuid, uuid_spellings};
use reprise::ingest::{self, SerialClass};

fn class(text: &str) -> SerialClass {
    serial(Some(text)).1
}

/// A word as languages make them: syllables of consonants and a vowel.
fn word() -> impl Strategy<Value = String> {
    prop::collection::vec(("[bcdfghjklmnprstvwz]{1,2}", "[aeiou]", "[lnrst]?"), 2..5)
        .prop_map(|s| s.into_iter().map(|(a, b, c)| a + &b + &c).collect::<String>())
}

#[test]
fn an_address_that_repeats_and_counts_a_little_is_still_an_address() {
    // Drawn by chance once: zeros, then `9`, `a` and `c` in some order.
    let address = "00000000-0000-0000-0000-999aa9caaa98";
    assert_eq!(uuid(Some(address)).as_deref(), Some(address));
    assert_eq!(uuid(Some("00000000-0000-0000-1111-222233334444")), None);
}

/// The characters of Dell's service tags.
const TAG: &str = "[0-9BCDFGHJKLMNPQRSTVWXYZ]";

fn grouped(digits: &str) -> String {
    let at = |from: usize, until: usize| digits.get(from..until).unwrap().to_owned();
    [at(0, 8), at(8, 12), at(12, 16), at(16, 20), at(20, 32)].join("-")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn words_without_a_digit_are_no_serial_number(words in prop::collection::vec(word(), 1..5), style in 0..4, joint in prop::sample::select(vec![" ", "-", "_", "."])) {
        let text = words.join(joint);
        let text = match style { 0 => text.to_uppercase(), 1 => text.clone(), 2 => text.split_at(1).0.to_uppercase() + text.split_at(1).1, _ => format!("{text}.") };
        prop_assert_eq!(class(&text), SerialClass::Placeholder, "{}", text);
        prop_assert_eq!(asset_tag(Some(&text)), None);
    }

    #[test]
    fn a_variable_that_nobody_filled_in_is_no_serial_number(name in "[A-Za-z][A-Za-z_]{2,12}", form in 0..9) {
        let text = match form {
            0 => format!("$({name})"), 1 => format!("${{{name}}}"), 2 => format!("<{name}>"), 3 => format!("{{{name}}}"), 4 => format!("[{name}]"),
            5 => format!("%{name}%"), 6 => format!("{{{{ {name} }}}}"), 7 => "%08x".to_owned(), _ => format!("${name}"),
        };
        prop_assert_eq!(class(&text), SerialClass::Placeholder, "{}", text);
    }

    #[test]
    fn what_counts_is_no_serial_number(from in 0..10_usize, length in 5..14_usize, down in any::<bool>(), joint in prop::sample::select(vec!["", "-", " ", "."]), group in 2..5_usize, times in 1..4_usize) {
        let run: String = "0123456789012345678901234567890".get(from..from + length).unwrap().to_owned();
        let run: String = if down { run.chars().rev().collect() } else { run };
        let text = run.repeat(times);
        let parts: Vec<String> = text.chars().collect::<Vec<_>>().chunks(group).map(|c| c.iter().collect()).collect();
        prop_assert_eq!(class(&parts.join(joint)), SerialClass::Placeholder, "{}", parts.join(joint));
        let letters: String = ('A'..='Z').skip(from).take(length).collect();
        prop_assert_eq!(class(&letters), SerialClass::Placeholder, "{}", letters);
    }

    #[test]
    fn an_example_is_no_serial_number(label in prop::sample::select(vec!["", "SN-", "S/N ", "PC_"]), word in prop::sample::select(vec!["EXAMPLE", "Exemple", "voorbeeld", "Test", "DEMO", "sample", "Serial", "Dummy"]), joint in prop::sample::select(vec!["", "-", " ", "_"]), n in 0..1000_u32) {
        let text = format!("{label}{word}{joint}{n}");
        prop_assert_eq!(class(&text), SerialClass::Placeholder, "{}", text);
    }

    #[test]
    fn the_codes_of_makers_stay(tag in prop::collection::vec(TAG, 7), hp in "[5C][CZ][DGC][0-9]{3}[0-9BCDFGHJKLMNPQRSTVWXYZ]{4}") {
        let tag = tag.concat();
        // One in a hundred thousand is a pattern by chance: those are looked at by a person.
        let steps = tag.bytes().zip(tag.bytes().skip(1)).filter(|(a, b)| a.abs_diff(*b) <= 1).count();
        prop_assume!(steps < 3);
        prop_assert_eq!(class(&tag), SerialClass::Usable, "{}", tag);
        prop_assert_eq!(serial(Some(&tag)).0, Some(tag));
        prop_assume!(hp.bytes().zip(hp.bytes().skip(1)).filter(|(a, b)| a.abs_diff(*b) <= 1).count() < 4);
        prop_assert_eq!(class(&hp), SerialClass::Usable, "{}", hp);
    }

    #[test]
    fn a_random_uuid_stays_and_both_byte_orders_are_judged_alike(bytes in any::<[u8; 16]>()) {
        let text = grouped(&bytes.iter().map(|b| format!("{b:02x}")).collect::<String>());
        prop_assume!(bytes.iter().collect::<std::collections::BTreeSet<_>>().len() > 10);
        prop_assert_eq!(uuid(Some(&text)), Some(text.clone()));
        for spelling in uuid_spellings(&text) {
            prop_assert!(uuid(Some(&spelling)).is_some());
        }
    }

    #[test]
    fn a_patterned_uuid_names_no_machine(unit in "[0-9a-f]{1,4}", first in any::<u8>(), step in 1..20_u8, odd in prop::collection::vec((0..32_usize, "[0-9a-f]"), 0..5), digit in "[0-9a-f]", swap in any::<bool>()) {
        let repeated: String = unit.chars().cycle().take(32).collect();
        let counting: String = (0..16_u8).map(|n| format!("{:02x}", first.wrapping_add(n.wrapping_mul(step)))).collect();
        let words: String = (0..8_u16).map(|n| format!("{:04x}", u16::from(first).wrapping_add(n))).collect();
        let mut nearly: Vec<char> = digit.chars().cycle().take(32).collect();
        for (at, other) in odd { nearly[at] = other.chars().next().unwrap(); }
        let nearly: String = nearly.into_iter().collect();
        for digits in [repeated, counting, words, nearly] {
            let text = grouped(&digits);
            let text = if swap { uuid_spellings(&text).pop().unwrap() } else { text };
            prop_assert_eq!(uuid(Some(&text)), None, "{}", text);
        }
    }

    #[test]
    fn a_network_address_after_zeros_is_a_true_uuid(node in prop::collection::vec(128..=255_u8, 6)) {
        prop_assume!(node.iter().collect::<std::collections::BTreeSet<_>>().len() > 4);
        let text = format!("00000000-0000-0000-0000-{}", node.iter().map(|b| format!("{b:02x}")).collect::<String>());
        prop_assert_eq!(uuid(Some(&text)), Some(text.clone()));
    }

    #[test]
    fn a_volume_is_a_volume_in_every_format(controller in prop::sample::select(vec![("DELL", "PERC H"), ("DELL", "PERC "), ("HP", "LOGICAL VOLUME"), ("LSI", "MR9260-"), ("AVAGO", "MR9361-"), ("Adaptec", "Array "), ("Areca", "ARC-1880-VOL#00"), ("Intel", "Raid 1 Volume"), ("LENOVO", "RAID 930-"), ("FTS", "PRAID EP"), ("IBM", "ServeRAID M51"), ("AVAGO", "SMC3108"), ("INTEL", "RMS25CB0"), ("HPE", "MR416i-p Gen1"), ("CISCO", "UCSB-MRAID1"), ("HITACHI", "OPEN-"), ("IBM", "2145"), ("DELL", "MD32"), ("NETAPP", "LUN C-Mode "), ("Lenovo", "ThinkSystem M.2 VD ")]), n in 0..1000_u32, serial in "[0-9a-f]{16,32}") {
        let (vendor, name) = controller;
        let model = if name.ends_with("VOLUME") || name.ends_with("Volume") { name.to_owned() } else { format!("{name}{n}") };
        let lshw = serde_json::json!({"id": "pc", "class": "system", "product": "R620", "children": [{"id": "disk", "class": "disk", "vendor": vendor, "product": model, "serial": serial, "size": 598_879_502_336_u64, "capabilities": {"15000rpm": "x"}}]});
        let xml = format!("<node id=\"pc\" class=\"system\"><product>R620</product><node id=\"disk\" class=\"disk\"><vendor>{vendor}</vendor><product>{model}</product><serial>{serial}</serial><size>598879502336</size></node></node>");
        let lsblk = serde_json::json!({"blockdevices": [{"name": "sda", "type": "disk", "size": 598_879_502_336_u64, "vendor": vendor, "model": model, "serial": serial, "rota": true}]});
        let smart = serde_json::json!({"json_format_version": [1, 0], "smartctl": {"version": [7, 3]}, "device": {"type": "scsi", "protocol": "SCSI"}, "scsi_vendor": vendor, "scsi_product": model, "serial_number": serial, "rotation_rate": 15_000, "user_capacity": {"bytes": 598_879_502_336_u64}});
        let text = format!("smartctl 7.3 2022-02-28 r5338 [x86_64-linux] (local build)\n\n=== START OF INFORMATION SECTION ===\nVendor:               {vendor}\nProduct:              {model}\nUser Capacity:        598,879,502,336 bytes [598 GB]\nSerial number:        {serial}\n");
        let agent = serde_json::json!({"action": "inventory", "deviceid": "a", "content": {"bios": {"smodel": "R620"}, "hardware": {"memory": 4}, "storages": [{"type": "disk", "manufacturer": vendor, "model": model, "serial": serial, "disksize": 598_879}]}});
        let hwinfo = format!("30: SCSI 00.0: 10600 Disk\n  Hardware Class: disk\n  Model: \"{vendor} {model}\"\n  Vendor: \"{vendor}\"\n  Device: \"{model}\"\n  Serial ID: \"{serial}\"\n  Device File: /dev/sda\n  Capacity: 557 GB (598879502336 bytes)\n");
        for report in [lshw.to_string(), xml, lsblk.to_string(), smart.to_string(), text, agent.to_string(), hwinfo] {
            let reading = ingest::read(report.as_bytes()).unwrap().remove(0);
            let disk = &reading.storage[0];
            prop_assert!(disk.logical && disk.serial.is_none(), "{}", report);
            prop_assert_eq!(disk.media_kind().as_str(), "unknown", "{}", &report);
            prop_assert!(reading.notes.contains(&ingest::Note::RaidVolume), "{}", &report);
        }
    }

    #[test]
    fn a_drive_with_the_name_of_a_maker_of_arrays_is_a_drive(named in prop::sample::select(vec![("NETAPP", "X422_HCOBE600A10"), ("EMC", "HUC10606 CLAR600"), ("SYNOLOGY", "HAT5300-8T"), ("Synology", "SAT5210-480G"), ("LSI", "NWD-BLP4-800"), ("HITACHI", "HUS156030VLS600"), ("FTS", "MHZ2160BH")]), serial in "[A-Z][0-9A-Z]{6}[0-9]{4}") {
        let (vendor, model) = named;
        prop_assume!(class(&serial) == SerialClass::Usable);
        let lshw = serde_json::json!({"id": "pc", "class": "system", "product": "R620", "children": [{"id": "disk", "class": "disk", "vendor": vendor, "product": model, "serial": serial, "size": 598_879_502_336_u64}]});
        let lsblk = serde_json::json!({"blockdevices": [{"name": "sda", "type": "disk", "size": 598_879_502_336_u64, "vendor": vendor, "model": model, "serial": serial, "rota": true}]});
        let smart = serde_json::json!({"json_format_version": [1, 0], "smartctl": {"version": [7, 3]}, "device": {"type": "scsi", "protocol": "SCSI"}, "scsi_vendor": vendor, "scsi_product": model, "serial_number": serial, "user_capacity": {"bytes": 598_879_502_336_u64}});
        for report in [lshw.to_string(), lsblk.to_string(), smart.to_string()] {
            let reading = ingest::read(report.as_bytes()).unwrap().remove(0);
            prop_assert!(!reading.storage[0].logical, "{}", report);
            prop_assert_eq!(reading.storage[0].serial.as_ref(), Some(&serial), "{}", report);
        }
    }

    #[test]
    fn a_row_of_keys_is_no_serial_number(row in prop::sample::select(vec!["qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop"]), from in 0..4_usize, length in 4..7_usize, upper in any::<bool>(), tail in prop::sample::select(vec!["", "1", "12", "123", "1234", "000"])) {
        prop_assume!(from + length <= row.len());
        let text = format!("{}{tail}", row.get(from..from + length).unwrap());
        let text = if upper { text.to_uppercase() } else { text };
        prop_assert_eq!(class(&text), SerialClass::Placeholder, "{}", text);
    }

    #[test]
    fn a_label_and_a_small_number_name_nothing_for_certain(label in prop::sample::select(vec!["SN", "S/N", "PC", "Laptop", "unit"]), joint in prop::sample::select(vec!["-", " ", "_", ""]), n in 0..10_000_u32, width in 1..5_usize) {
        let text = format!("{label}{joint}{n:0width$}");
        prop_assume!(n.to_string().len() <= 4);
        prop_assert!(class(&text) != SerialClass::Usable, "{}", text);
    }

    #[test]
    fn a_uuid_whose_node_was_never_written_names_no_machine(head in prop::collection::vec(1..=255_u8, 8), fill in any::<u8>(), last in 0..3_usize) {
        let mut bytes = head;
        bytes.resize(16, fill);
        for byte in bytes.iter_mut().rev().take(last) { *byte = byte.wrapping_add(1); }
        prop_assume!(!bytes.iter().all(|b| b.is_ascii_graphic() || matches!(b, 0 | b' ')));
        let text = grouped(&bytes.iter().map(|b| format!("{b:02x}")).collect::<String>());
        prop_assert_eq!(uuid(Some(&text)), None, "{}", text);
    }

    #[test]
    fn texts_come_through_xml_as_they_are(value in "[ -~éèàß€]{1,60}", in_attribute in any::<bool>(), quote in prop::sample::select(vec!['"', '\'']), declared in any::<bool>()) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!value.is_empty());
        // Only what XML requires is escaped: a greater-than sign is not.
        let plain = value.replace('&', "&amp;").replace('<', "&lt;");
        let attribute = plain.replace(quote, if quote == '"' { "&quot;" } else { "&apos;" });
        let node = if in_attribute { format!("<configuration><setting id={quote}sku{quote} value={quote}{attribute}{quote}/></configuration>") }
            else { format!("<configuration><setting id=\"x\" value=\"y\"/></configuration><!-- a > b --><product><![CDATA[{}]]></product>", value.replace("]]>", "")) };
        let head = if declared { "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>" } else { "" };
        let document = format!("{head}<list><node id=\"pc\" class=\"system\">{node}</node></list>");
        let bytes: Vec<u8> = if declared { document.chars().map(|c| if c == '€' { 0xa4 } else { u8::try_from(u32::from(c)).unwrap() }).collect() } else { document.into_bytes() };
        let reading = ingest::read(&bytes).unwrap().remove(0);
        let json = if in_attribute { serde_json::json!({"id": "pc", "class": "system", "configuration": {"sku": value}}) }
            else { serde_json::json!({"id": "pc", "class": "system", "configuration": {"x": "y"}, "product": value.replace("]]>", "")}) };
        let wanted = ingest::read(json.to_string().as_bytes()).unwrap().remove(0);
        prop_assert_eq!((reading.sku, reading.model), (wanted.sku, wanted.model));
    }

    #[test]
    fn a_table_of_nvme_list_gives_its_rows(drives in prop::collection::vec(("[A-Z0-9]{8,20}", "[A-Z][A-Za-z0-9]{3,12} [A-Z0-9]{3,20}", 1..4000_u32), 1..6), generic in any::<bool>()) {
        let mut text = format!("{:<21} {}{:<20} {:<40} {:<10} {:<26} {:<16} {:<8}\n", "Node", if generic { format!("{:<21} ", "Generic") } else { String::new() }, "SN", "Model", "Namespace", "Usage", "Format", "FW Rev");
        text += &format!("{} {}{} {} {} {} {} {}\n", "-".repeat(21), if generic { "-".repeat(21) + " " } else { String::new() }, "-".repeat(20), "-".repeat(40), "-".repeat(10), "-".repeat(26), "-".repeat(16), "-".repeat(8));
        let mut serials = std::collections::BTreeSet::new();
        for (n, (serial, model, size)) in drives.iter().enumerate() {
            prop_assume!(class(serial) == SerialClass::Usable && serials.insert(serial.clone()));
            let node = if generic { format!("{:<21} ", format!("/dev/ng{n}n1")) } else { String::new() };
            text += &format!("{:<21} {node}{serial:<20} {model:<40} {:<10} {:>9}  GB / {:>6}  GB    512   B +  0 B   1.0     \n", format!("/dev/nvme{n}n1"), "0x1", size, size);
        }
        let reading = ingest::read(text.as_bytes()).unwrap().remove(0);
        let found: Vec<_> = reading.storage.iter().map(|d| (d.serial.clone().unwrap(), d.model.clone().unwrap())).collect();
        let wanted: Vec<_> = drives.iter().map(|(s, m, _)| (s.clone(), m.clone())).collect();
        prop_assert_eq!(found, wanted, "{}", text);
    }
}
