//! Readers for what Windows says of the machine besides systeminfo: PowerShell's `Get-ComputerInfo` (as a list or as JSON), which has the
//! serial number, and the text export of System Information (`msinfo32 /report`), which has not.
//!
//! Both name the user, the owner, the domain and the licence: only the fields listed here are read, and stored.

use crate::domain::device::support::table::Firmware;
use crate::ingest::identity;
use crate::ingest::json;
use crate::ingest::json::line;
use crate::ingest::limits::ReadError;
use crate::ingest::reading::{MachineReport, SerialClass};
use crate::ingest::report_kind::{ReportKind, kind_of};
use crate::ingest::units::{ram_mb, with_unit};
use serde_json::{Map, Value};

/// The fields of `Get-ComputerInfo` that are read or stored. The first two are one field: its name was misspelt until PowerShell 6.
const FIELDS: &[&str] = &[
    "BiosSeralNumber",
    "BiosSerialNumber",
    "BiosFirmwareType",
    "CsManufacturer",
    "CsModel",
    "CsSystemFamily",
    "CsSystemSKUNumber",
    "CsChassisSKUNumber",
    "CsPCSystemType",
    "CsPCSystemTypeEx",
    "CsSystemType",
    "CsTotalPhysicalMemory",
    "CsPhyicallyInstalledMemory",
    "CsPhysicallyInstalledMemory",
    "CsProcessors",
];
/// The fields of System Information that are read or stored, by their English names.
const ITEMS: &[&str] = &[
    "System Manufacturer",
    "System Model",
    "System SKU",
    "System Type",
    "Processor",
    "BIOS Mode",
    "Platform Role",
    "BaseBoard Manufacturer",
    "BaseBoard Product",
    "Installed Physical Memory (RAM)",
    "Total Physical Memory",
];
/// The names of [`ITEMS`] in other languages of Windows, as exports of it show them.
const TRANSLATED: &[(&str, &str)] = &[
    // French.
    ("Fabricant", "System Manufacturer"),
    ("Modèle", "System Model"),
    ("Référence (SKU) du système", "System SKU"),
    ("Processeur", "Processor"),
    ("Mode BIOS", "BIOS Mode"),
    ("Rôle de la plateforme", "Platform Role"),
    ("Fabricant de la carte de base", "BaseBoard Manufacturer"),
    ("Produit de la carte de base", "BaseBoard Product"),
    ("Mémoire physique (RAM) installée", "Installed Physical Memory (RAM)"),
    ("Mémoire physique totale", "Total Physical Memory"),
    // German.
    ("Systemhersteller", "System Manufacturer"),
    ("Systemmodell", "System Model"),
    ("Systemtyp", "System Type"),
    ("Prozessor", "Processor"),
    ("BIOS-Modus", "BIOS Mode"),
    ("Installierter physischer Speicher (RAM)", "Installed Physical Memory (RAM)"),
];
/// Most lines that are read.
const MAX_LINES: usize = 2000;

/// The fields as they stand in the list: `CsModel      : XPS 13 9350`.
fn listed(text: &str) -> Map<String, Value> {
    let rows = text.lines().take(MAX_LINES).filter_map(|row| {
        let (name, value) = row.trim_start().split_once(':')?;
        let name = name.trim_end();
        FIELDS.contains(&name).then(|| (name.to_owned(), Value::String(value.trim().to_owned())))
    });
    rows.collect()
}

fn is_ours(fields: &Map<String, Value>) -> bool {
    let has = |name: &str| fields.contains_key(name);
    has("CsManufacturer") && has("CsModel")
        || (has("BiosSeralNumber") || has("BiosSerialNumber")) && (has("CsModel") || has("BiosFirmwareType"))
}

/// Recognises the list of `Get-ComputerInfo`.
#[must_use]
pub fn tell_text(text: &str) -> bool {
    is_ours(&listed(text))
}

/// Recognises the JSON of `Get-ComputerInfo | ConvertTo-Json`.
#[must_use]
pub fn tell(json: &Value) -> bool {
    json.as_object().is_some_and(is_ours)
}

/// Reads the list.
///
/// # Errors
/// None today; the signature is that of the other text readers.
pub fn read_text(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    Ok(read(&Value::Object(listed(text))))
}

/// Reads the JSON.
#[must_use]
pub fn read(json: &Value) -> Vec<MachineReport> {
    let get = |names: &[&str]| names.iter().find_map(|n| json::text(json, n));
    let mut reading = MachineReport::empty("computer-info", ReportKind::Unknown);
    reading.manufacturer = identity::name(get(&["CsManufacturer"]).as_deref());
    reading.model = identity::name(get(&["CsModel"]).as_deref());
    reading.version = identity::name(get(&["CsSystemFamily"]).as_deref());
    reading.sku = identity::name(get(&["CsSystemSKUNumber"]).as_deref());
    reading.set_serial(get(&["BiosSeralNumber", "BiosSerialNumber"]).as_deref());
    reading.kind = kind_of(get(&["CsManufacturer"]).as_deref(), get(&["CsModel"]).as_deref(), None);
    if reading.kind == ReportKind::Unknown {
        reading.kind = kind_of_role(get(&["CsPCSystemType", "CsPCSystemTypeEx"]).as_deref());
    }
    reading.cpu = processor(json.get("CsProcessors"));
    reading.firmware = uefi(get(&["BiosFirmwareType"]).as_deref());
    // In kibibytes as the modules say, in bytes as Windows sees it.
    let installed =
        get(&["CsPhyicallyInstalledMemory", "CsPhysicallyInstalledMemory"]).and_then(|m| m.parse::<u64>().ok()?.checked_mul(1024));
    let seen = get(&["CsTotalPhysicalMemory"]).and_then(|m| m.parse().ok());
    reading.ram_mb = installed.or(seen).and_then(ram_mb);
    vec![reading]
}

/// The first processor, from `{Intel(R) Core(TM) i7-6500U CPU @ 2.50GHz}` or from a list of objects.
fn processor(value: Option<&Value>) -> Option<String> {
    let named = |of: &Value| match of {
        Value::String(text) => line(text.trim_start_matches('{').trim_end_matches('}')),
        other => json::text(other, "Name"),
    };
    identity::name(
        match value? {
            Value::Array(all) => all.iter().find_map(named),
            one => named(one),
        }
        .as_deref(),
    )
}

/// UEFI where the machine was started by it. A legacy start says nothing of what the firmware can do.
fn uefi(mode: Option<&str>) -> Option<Firmware> {
    mode.is_some_and(|m| m.eq_ignore_ascii_case("uefi") || m == "2").then_some(Firmware::Uefi)
}

/// The kind by the role that the firmware gives the machine, as a word or as its number.
fn kind_of_role(role: Option<&str>) -> ReportKind {
    match role.unwrap_or_default() {
        "Mobile" | "2" => ReportKind::Laptop,
        "Desktop" | "1" | "Workstation" | "3" => ReportKind::Desktop,
        "EnterpriseServer" | "4" | "SOHOServer" | "5" | "PerformanceServer" | "7" => ReportKind::Server,
        "Slate" | "8" => ReportKind::Tablet,
        _ => ReportKind::Unknown,
    }
}

/// What is stored of the JSON.
pub(in crate::ingest) fn stripped(json: &Value) -> Vec<u8> {
    let mut kept: Map<String, Value> = Map::new();
    for name in FIELDS {
        if let Some(text) = json::text(json, name) {
            kept.insert((*name).to_owned(), Value::String(text));
        }
    }
    if let Some(processor) = processor(json.get("CsProcessors")) {
        kept.insert("CsProcessors".to_owned(), Value::String(processor));
    }
    Value::Object(kept).to_string().into_bytes()
}

/// What is stored of the list: the same, as JSON.
pub(in crate::ingest) fn stripped_text(text: &str) -> Vec<u8> {
    stripped(&Value::Object(listed(text)))
}

/// The fields of System Information: a name and a value with a tabulator between them, in the first section, which is about the machine.
/// Other sections name makers and models of parts.
fn items(text: &str) -> Vec<(&'static str, &str)> {
    let mut sections = 0_usize;
    let first = text.lines().take(MAX_LINES).take_while(|row| {
        sections = sections.saturating_add(usize::from(row.starts_with('[')));
        sections <= 1
    });
    let rows = first.filter_map(|row| {
        let (name, rest) = row.split_once('\t')?;
        let (name, value) = (name.trim(), rest.split('\t').next()?.trim());
        let english = TRANSLATED.iter().find(|(other, _)| *other == name).map_or(name, |(_, english)| *english);
        ITEMS.iter().find(|item| **item == english).map(|item| (*item, value))
    });
    rows.collect()
}

/// Recognises the text export of System Information.
#[must_use]
pub fn tell_export(text: &str) -> bool {
    let found = items(text);
    let has = |name: &str| found.iter().any(|(n, _)| *n == name);
    // `Fabricant` and `Modèle` stand in other lists too.
    let is_english = text.contains("System Manufacturer");
    has("System Manufacturer") && has("System Model") && (is_english || has("Installed Physical Memory (RAM)") || has("System SKU"))
}

/// Reads the text export of System Information.
///
/// # Errors
/// None today; the signature is that of the other text readers.
pub fn read_export(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    let found = items(text);
    let get = |name: &str| found.iter().find(|(n, _)| *n == name).map(|(_, value)| *value);
    let mut reading = MachineReport::empty("msinfo", ReportKind::Unknown);
    reading.serial_class = SerialClass::Absent;
    reading.manufacturer = identity::name(get("System Manufacturer"));
    reading.model = identity::name(get("System Model"));
    reading.sku = identity::name(get("System SKU"));
    reading.kind = kind_of(get("System Manufacturer"), get("System Model"), None);
    if reading.kind == ReportKind::Unknown {
        reading.kind = kind_of_role(get("Platform Role"));
    }
    // `Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz, 1896 Mhz, 4 Core(s), 8 Logical Processor(s)`
    reading.cpu = get("Processor").and_then(|p| identity::name(p.split(',').next()));
    reading.firmware = uefi(get("BIOS Mode"));
    let board = crate::ingest::Board {
        manufacturer: identity::name(get("BaseBoard Manufacturer")),
        model: identity::name(get("BaseBoard Product")),
        serial: None,
    };
    reading.board = (board != crate::ingest::Board::default()).then_some(board);
    // Windows counts in binary units and writes GB, in French Go.
    let bytes = |name| {
        get(name).and_then(|m| {
            with_unit(&m.replace("GB", "GiB").replace("MB", "MiB").replace("TB", "TiB").replace("Go", "GiB").replace("Mo", "MiB"))
        })
    };
    reading.ram_mb = bytes("Installed Physical Memory (RAM)").or_else(|| bytes("Total Physical Memory")).and_then(ram_mb);
    Ok(vec![reading])
}

/// What is stored of the export: the fields of [`ITEMS`].
pub(in crate::ingest) fn stripped_export(text: &str) -> Vec<u8> {
    let rows = items(text).into_iter().map(|(name, value)| format!("{name}\t{}\t\n", line(value).unwrap_or_default()));
    format!("[System Summary]\n\nItem\tValue\t\n{}", rows.collect::<String>()).into_bytes()
}

#[cfg(test)]
mod tests {
    use crate::domain::device::kind::Kind;
    use crate::ingest::{MachineReport, SerialClass, kept, read};
    use serde_json::json;

    fn check(bytes: &[u8], serial: Option<&str>) -> MachineReport {
        let reading = read(bytes).unwrap().remove(0);
        assert_eq!((reading.manufacturer.as_deref(), reading.model.as_deref()), (Some("Dell Inc."), Some("XPS 13 9350")));
        assert_eq!((reading.serial.as_deref(), reading.device_kind(), reading.ram_mb), (serial, Some(Kind::Laptop), Some(16_384)));
        assert_eq!(reading.cpu.as_deref(), Some("Intel(R) Core(TM) i7-6500U CPU @ 2.50GHz"));
        let stored = String::from_utf8(kept(bytes).unwrap().stripped.unwrap()).unwrap();
        for personal in ["upont", "Lucie", "AAOEM", "DESKTOP-7AAMJLF"] {
            assert!(!stored.contains(personal), "{personal} in {stored}");
        }
        assert_eq!(read(stored.as_bytes()).unwrap().remove(0), reading);
        reading
    }

    #[test]
    fn computer_info_is_read_as_a_list_and_as_json() {
        let rows = [
            ("WindowsProductId", "00350-50721-50845-AAOEM"),
            ("WindowsRegisteredOwner", "Lucie Dupont"),
            ("BiosFirmwareType", "Uefi"),
            ("BiosSeralNumber", "DLGQD72"),
            ("CsManufacturer", "Dell Inc."),
            ("CsModel", "XPS 13 9350"),
            ("CsName", "DESKTOP-7AAMJLF"),
            ("CsPCSystemType", "Mobile"),
            ("CsProcessors", "{Intel(R) Core(TM) i7-6500U CPU @ 2.50GHz}"),
            ("CsSystemSKUNumber", "0704"),
            ("CsTotalPhysicalMemory", "17045016576"),
            ("CsPhyicallyInstalledMemory", "16777216"),
            ("CsUserName", "DESKTOP-7AAMJLF\\dupont"),
        ];
        let row = |(n, v): &(&str, &str)| format!("{n:<55} : {v}\r\n");
        let list: String = rows.iter().map(row).collect();
        check(list.as_bytes(), Some("DLGQD72"));
        check(list.replace("BiosSeralNumber ", "BiosSerialNumber").as_bytes(), Some("DLGQD72"));
        let powershell: Vec<u8> = [0xfeff].into_iter().chain(list.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        check(&powershell, Some("DLGQD72"));
        let json = json!({"BiosSeralNumber": "DLGQD72", "CsManufacturer": "Dell Inc.", "CsModel": "XPS 13 9350", "CsPCSystemType": 2, "CsUserName": "dupont",
            "CsProcessors": [{"Name": "Intel(R) Core(TM) i7-6500U CPU @ 2.50GHz"}], "CsPhyicallyInstalledMemory": 16_777_216});
        check(json.to_string().as_bytes(), Some("DLGQD72"));
    }

    #[test]
    fn the_export_of_system_information_has_no_serial_number() {
        let export = "System Information report written at: 01/16/26 12:22:42\r\nSystem Name: DESKTOP-7AAMJLF\r\n[System Summary]\r\n\r\nItem\tValue\t\r\n\
            OS Name\tMicrosoft Windows 10 Pro\t\r\nSystem Name\tDESKTOP-7AAMJLF\t\r\nSystem Manufacturer\tDell Inc.\t\r\nSystem Model\tXPS 13 9350\t\r\n\
            System Type\tx64-based PC\t\r\nProcessor\tIntel(R) Core(TM) i7-6500U CPU @ 2.50GHz, 2592 Mhz, 2 Core(s), 4 Logical Processor(s)\t\r\n\
            Platform Role\tMobile\t\r\nUser Name\tDESKTOP-7AAMJLF\\dupont\t\r\nInstalled Physical Memory (RAM)\t16.0 GB\t\r\nTotal Physical Memory\t15.9 GB\t\r\n\r\n[Hardware Resources]\r\n";
        let utf16: Vec<u8> = [0xfeff].into_iter().chain(export.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in [export.as_bytes(), &utf16] {
            assert_eq!(check(bytes, None).serial_class, SerialClass::Absent);
        }
    }

    #[test]
    fn the_export_is_read_in_french_and_german() {
        let french = "Rapport d\u{2019}informations système écrit à l\u{2019}emplacement : 03/12/23 00:01:16\r\nNom du système : DESKTOP-7AAMJLF\r\n[Résumé système]\r\n\r\n\
            Élément\tValeur\t\r\nNom du système d\u{2019}exploitation\tMicrosoft Windows 10 Professionnel\t\r\nFabricant du système d\u{2019}exploitation\tMicrosoft Corporation\t\r\n\
            Ordinateur\tDESKTOP-7AAMJLF\t\r\nFabricant\tDell Inc.\t\r\nModèle\tXPS 13 9350\t\r\nType\tPC à base de x64\t\r\nRéférence (SKU) du système\t0704\t\r\n\
            Processeur\tIntel(R) Core(TM) i7-6500U CPU @ 2.50GHz, 2592 MHz, 2 cœur(s), 4 processeur(s) logique(s)\t\r\nFabricant de la carte de base\tDell Inc.\t\r\n\
            Rôle de la plateforme\tMobile\t\r\nUtilisateur\tDESKTOP-7AAMJLF\\dupont\t\r\nMémoire physique (RAM) installée\t16,0 Go\t\r\nMémoire physique totale\t15,9 Go\t\r\n\r\n\
            [Ressources matérielles]\r\n\r\n[Lecteurs]\r\nFabricant\t(Lecteurs de disque standard)\t\r\nModèle\tSAMSUNG\t\r\n";
        let reading = check(french.as_bytes(), None);
        assert_eq!((reading.sku.as_deref(), reading.board.unwrap().manufacturer.as_deref()), (Some("0704"), Some("Dell Inc.")));
        let german = "[Systemübersicht]\r\n\r\nElement\tWert\t\r\nBetriebssystemname\tMicrosoft Windows 10 Pro\t\r\nSystemname\tDESKTOP-7AAMJLF\t\r\nSystemhersteller\tDell Inc.\t\r\n\
            Systemmodell\tXPS 13 9350\t\r\nSystemtyp\tx64-basierter PC\t\r\nProzessor\tIntel(R) Core(TM) i7-6500U CPU @ 2.50GHz, 2592 MHz, 2 Kern(e), 4 logische(r) Prozessor(en)\t\r\n\
            Installierter physischer Speicher (RAM)\t16,0 GB\t\r\n";
        let reading = read(german.as_bytes()).unwrap().remove(0);
        assert_eq!((reading.format, reading.model.as_deref(), reading.ram_mb), ("msinfo", Some("XPS 13 9350"), Some(16_384)));
        // A list with the same words is no such export.
        assert!(read("Fabricant\tDell Inc.\t\r\nModèle\tXPS\t\r\n".as_bytes()).is_err());
    }
}
