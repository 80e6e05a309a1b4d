//! Reader for Windows' `systeminfo`, as a list or as CSV, in the language and code page of that Windows.
//!
//! It gives maker, model and memory, but no serial number, no disks, and only the family of the processor. Field names are compared by
//! their ASCII letters alone, so that a wrong code page does no harm. In an unknown language the fields are identified by their order,
//! which is the same everywhere.

use crate::ingest::identity;
use crate::ingest::json::line;
use crate::ingest::limits::ReadError;
use crate::ingest::reading::{MachineReport, SerialClass};
use crate::ingest::report_kind::{ReportKind, kind_of};

/// The fields that are read or stored.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Maker,
    Model,
    Type,
    Processor,
    Bios,
    Memory,
}

/// The field names in English, French, Dutch, German, Spanish and Italian, reduced to lower-case ASCII letters.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Maker,
        &[
            "systemmanufacturer",
            "fabricantdusystme",
            "computerfabrikant",
            "systeemfabrikant",
            "fabrikantvansysteem",
            "systemhersteller",
            "fabricantedelsistema",
            "produttoresistema",
        ],
    ),
    (
        Field::Model,
        &[
            "systemmodel",
            "modledusystme",
            "computermodel",
            "systeemmodel",
            "modelvansysteem",
            "systemmodell",
            "modeloelsistema",
            "modelodelsistema",
            "modellosistema",
        ],
    ),
    (
        Field::Type,
        &["systemtype", "typedusystme", "typesysteem", "systeemtype", "typevansysteem", "systemtyp", "tipodesistema", "tiposistema"],
    ),
    (Field::Processor, &["processors", "processeurs", "prozessoren", "procesadores", "processori"]),
    (Field::Bios, &["biosversion", "versiondubios", "biosversie", "versindelbios", "versionebios"]),
    (
        Field::Memory,
        &[
            "totalphysicalmemory",
            "mmoirephysiquetotale",
            "totaalfysiekgeheugen",
            "gesamterphysischerspeicher",
            "gesamterrealerspeicher",
            "cantidadtotaldememoriafsica",
            "memoriafisicatotale",
        ],
    ),
];
/// The fields that are stored, with their English names.
const KEPT: &[(Field, &str)] = &[
    (Field::Maker, "System Manufacturer"),
    (Field::Model, "System Model"),
    (Field::Type, "System Type"),
    (Field::Processor, "Processor(s)"),
    (Field::Bios, "BIOS Version"),
    (Field::Memory, "Total Physical Memory"),
];
/// Index of the system type among the fields, in every language; maker and model come just before it.
const TYPE_PLACE: usize = 13;

/// The fields of one machine, as (name, value) in the order of the report.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn get(&self, field: Field) -> Option<&str> {
        let named = self.0.iter().find(|(name, _)| is(name, field)).map(|(_, value)| value.as_str());
        named.or_else(|| self.by_place(field))
    }

    /// A field by its position, for unknown languages. Only when the system
    /// type is at its usual index, so that no field before it is missing.
    fn by_place(&self, field: Field) -> Option<&str> {
        let at = |place: usize| self.0.get(place).map(|(_, value)| value.as_str());
        at(TYPE_PLACE).filter(|v| is_type(v))?;
        match field {
            Field::Maker => at(11),
            Field::Model => at(12),
            Field::Type => at(TYPE_PLACE),
            Field::Processor => at(14),
            Field::Bios => at(15),
            // The first amount of memory is the total.
            Field::Memory => self.0.iter().skip(16).map(|(_, value)| value.as_str()).find(|v| megabytes(v).is_some()),
        }
    }

    /// Whether the fields can only come from systeminfo: two known names, or the system type at its index.
    fn tell(&self) -> bool {
        let known = [Field::Maker, Field::Model, Field::Type, Field::Memory];
        let named = known.iter().filter(|f| self.0.iter().any(|(name, _)| is(name, **f))).count();
        named >= 2 || self.by_place(Field::Type).is_some()
    }
}

fn is(name: &str, field: Field) -> bool {
    let letters: String = name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    NAMES.iter().any(|(of, names)| *of == field && names.contains(&letters.as_str()))
}

/// Whether the value is a system type such as `x64-based PC`, which no Windows translates.
fn is_type(value: &str) -> bool {
    value.trim().to_ascii_lowercase().ends_with("-based pc")
}

/// Parses the list form: `name: value`. Indented lines continue a list inside a value and are skipped.
fn listed(text: &str) -> Fields {
    let rows = text.lines().take(500).filter(|l| !l.starts_with(char::is_whitespace));
    let split = |l: &str| l.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    Fields(rows.filter_map(split).filter(|(name, _)| name.chars().count() <= 80).collect())
}

/// Parses the CSV form, with or without a header; `None` when it is not such a table.
fn tabled(text: &str) -> Option<Vec<Fields>> {
    let first = text.lines().next()?;
    let delimiter = [b',', b';', b'\t'].into_iter().find(|d| first.split(char::from(*d)).count() > TYPE_PLACE)?;
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = reader.into_records().map_while(Result::ok).take(3).map(|r| r.iter().map(str::to_owned).collect::<Vec<_>>());
    let head: Vec<String> = rows.next()?;
    let mut machines: Vec<Fields> = Vec::new();
    if head.get(TYPE_PLACE).is_some_and(|v| is_type(v)) {
        // Written with `/nh`: no header.
        machines.push(Fields(head.iter().map(|v| (String::new(), v.trim().to_owned())).collect()));
        machines.extend(rows.map(|r| Fields(r.into_iter().map(|v| (String::new(), v)).collect())));
    } else {
        machines.extend(rows.map(|r| Fields(head.iter().cloned().zip(r.iter().map(|v| v.trim().to_owned())).collect())));
    }
    machines.first()?.tell().then_some(machines)
}

/// Recognises the output of systeminfo.
#[must_use]
pub fn tell(text: &str) -> bool {
    tabled(text).is_some() || listed(text).tell()
}

fn fields(text: &str) -> Option<Fields> {
    match tabled(text) {
        // A table of several machines is not the report of one device.
        Some(machines) if machines.len() > 1 => None,
        Some(machines) => machines.into_iter().next(),
        None => Some(listed(text)).filter(Fields::tell),
    }
}

/// Reads the output of systeminfo.
///
/// # Errors
/// [`ReadError::UnknownFormat`] when it describes no machine, or several.
pub fn read(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    let fields = fields(text).ok_or(ReadError::UnknownFormat)?;
    let mut reading = MachineReport::empty("systeminfo", ReportKind::Unknown);
    reading.serial_class = SerialClass::Absent;
    reading.kind = kind_of(fields.get(Field::Maker), fields.get(Field::Model), None);
    reading.manufacturer = identity::name(fields.get(Field::Maker));
    reading.model = identity::name(fields.get(Field::Model));
    reading.ram_mb = fields.get(Field::Memory).and_then(megabytes);
    Ok(vec![reading])
}

/// The redacted copy to store: the fields of [`KEPT`] under English names; not the owner, domain, host name or product key.
pub(in crate::ingest) fn stripped(text: &str) -> Vec<u8> {
    // Store nothing of a report that cannot be read.
    let Some(fields) = fields(text) else { return Vec::new() };
    let row = |(field, name): &(Field, &str)| format!("{name}: {}\n", fields.get(*field).and_then(line).unwrap_or_default());
    KEPT.iter().map(row).collect::<String>().into_bytes()
}

/// The megabytes in `2,047 MB`, `8.076 MB`, `16 306 Mo`: whatever stands between the digits is a thousands separator.
fn megabytes(value: &str) -> Option<u64> {
    let number = value.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = value.trim().strip_prefix(number)?.trim_start_matches(|c: char| !c.is_alphabetic());
    let grouped = number.chars().all(|c| c.is_ascii_digit() || !(c.is_ascii_alphabetic() || matches!(c, ':' | '/' | '[')));
    let short = (1..=3).contains(&unit.chars().count()) && unit.chars().all(char::is_alphabetic);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    (grouped && short).then(|| digits.parse().ok()).flatten().filter(|m| (1..1_000_000_000).contains(m))
}

#[cfg(test)]
mod tests {
    use crate::ingest::{MachineReport, Note, ReportKind, SerialClass, kept, read};

    const ENGLISH: &[&str] = &[
        "Host Name",
        "OS Name",
        "OS Version",
        "OS Manufacturer",
        "OS Configuration",
        "OS Build Type",
        "Registered Owner",
        "Registered Organization",
        "Product ID",
        "Original Install Date",
        "System Boot Time",
        "System Manufacturer",
        "System Model",
        "System Type",
        "Processor(s)",
        "BIOS Version",
        "Windows Directory",
        "Time Zone",
        "Total Physical Memory",
        "Available Physical Memory",
        "Virtual Memory: Max Size",
        "Domain",
        "Logon Server",
    ];
    const FRENCH: &[&str] = &[
        "Nom de l’hôte",
        "Nom du système d’exploitation",
        "Version du système",
        "Fabricant du système d’exploitation",
        "Configuration du système d’exploitation",
        "Type de build du système d’exploitation",
        "Propriétaire enregistré",
        "Organisation enregistrée",
        "Identificateur de produit",
        "Date d’installation originale",
        "Heure de démarrage du système",
        "Fabricant du système",
        "Modèle du système",
        "Type du système",
        "Processeur(s)",
        "Version du BIOS",
        "Répertoire Windows",
        "Fuseau horaire",
        "Mémoire physique totale",
        "Mémoire physique disponible",
        "Mémoire virtuelle : taille maximale",
        "Domaine",
        "Serveur d’ouverture de session",
    ];
    const DUTCH: &[&str] = &[
        "Hostnaam",
        "Naam van besturingssysteem",
        "Versie van besturingssysteem",
        "Fabrikant van besturingssysteem",
        "Configuratie van besturingssysteem",
        "Buildtype van besturingssysteem",
        "Geregistreerde eigenaar",
        "Geregistreerde organisatie",
        "Product-id",
        "Oorspronkelijke installatiedatum",
        "Systeemopstarttijd",
        "Computerfabrikant",
        "Computermodel",
        "Type systeem",
        "Processor(s)",
        "BIOS-versie",
        "Windows-map",
        "Tijdzone",
        "Totaal fysiek geheugen",
        "Beschikbaar fysiek geheugen",
        "Virtueel geheugen: maximale grootte",
        "Domein",
        "Aanmeldingsserver",
    ];
    const GERMAN: &[&str] = &[
        "Hostname",
        "Betriebssystemname",
        "Betriebssystemversion",
        "Betriebssystemhersteller",
        "Betriebssystemkonfiguration",
        "Betriebssystem-Buildtyp",
        "Registrierter Benutzer",
        "Registrierte Organisation",
        "Produkt-ID",
        "Ursprüngliches Installationsdatum",
        "Systemstartzeit",
        "Systemhersteller",
        "Systemmodell",
        "Systemtyp",
        "Prozessor(en)",
        "BIOS-Version",
        "Windows-Verzeichnis",
        "Zeitzone",
        "Gesamter physischer Speicher",
        "Verfügbarer physischer Speicher",
        "Virtueller Arbeitsspeicher: Maximale Größe",
        "Domäne",
        "Anmeldeserver",
    ];
    /// A language that nothing is known of.
    const OTHER: &[&str] = &[
        "Имя узла",
        "Название ОС",
        "Версия ОС",
        "Изготовитель ОС",
        "Параметры ОС",
        "Сборка ОС",
        "Зарегистрированный владелец",
        "Зарегистрированная организация",
        "Код продукта",
        "Дата установки",
        "Время загрузки системы",
        "Изготовитель системы",
        "Модель системы",
        "Тип системы",
        "Процессор(ы)",
        "Версия BIOS",
        "Папка Windows",
        "Часовой пояс",
        "Полный объем физической памяти",
        "Доступная физическая память",
        "Виртуальная память: Макс. размер",
        "Домен",
        "Сервер входа в сеть",
    ];

    fn values(memory: &str) -> Vec<String> {
        let values = [
            "PC-DUPONT",
            "Microsoft Windows 10 Pro",
            "10.0.19045 N/A Build 19045",
            "Microsoft Corporation",
            "Member Workstation",
            "Multiprocessor Free",
            "Lucie Dupont",
            "Étude Dupont",
            "00330-80000-00000-AA344",
            "22/02/2026, 15:32:47",
            "10/06/2026, 17:50:54",
            "LENOVO",
            "20L5S01R00",
            "x64-based PC",
            "1 Processor(s) Installed.",
            "LENOVO N24ET59W, 10/08/2020",
            "C:\\Windows",
            "(UTC+01:00) Bruxelles",
            memory,
            "1 234 MB",
            "18 738 MB",
            "dupont.local",
            "\\\\PC-DUPONT",
        ];
        values.iter().map(|v| (*v).to_owned()).collect()
    }

    fn listed(names: &[&str], memory: &str) -> String {
        let rows = names.iter().zip(values(memory));
        let row = |(n, v): (&&str, String)| {
            let more = if v.starts_with("1 Proc") {
                format!("\r\n{:44}[01]: Intel64 Family 6 Model 142 GenuineIntel ~1600 MHz", "")
            } else {
                String::new()
            };
            format!("{:<44}{v}{more}\r\n", format!("{n}:"))
        };
        format!("\r\n{}", rows.map(row).collect::<String>())
    }

    fn tabled(names: Option<&[&str]>, memory: &str) -> String {
        let row = |all: Vec<String>| format!("\"{}\"\r\n", all.join("\",\""));
        let head = names.map(|n| row(n.iter().map(|n| (*n).to_owned()).collect()));
        format!("\r\n{}{}", head.unwrap_or_default(), row(values(memory)))
    }

    fn one(bytes: &[u8]) -> MachineReport {
        read(bytes).unwrap().remove(0)
    }

    fn check(bytes: &[u8], ram: u64) {
        let reading = one(bytes);
        let told = (reading.format, reading.manufacturer.as_deref(), reading.model.as_deref(), reading.ram_mb);
        assert_eq!(told, ("systeminfo", Some("LENOVO"), Some("20L5S01R00"), Some(ram)), "{}", String::from_utf8_lossy(bytes));
        assert_eq!((reading.serial.as_deref(), reading.serial_class, reading.kind), (None, SerialClass::Absent, ReportKind::Unknown));
        assert_eq!((reading.notes.as_slice(), reading.describes_a_device()), ([Note::NoStorageInReport].as_slice(), Ok(())));
        let stored = kept(bytes).unwrap().stripped.unwrap();
        let text = String::from_utf8(stored).unwrap();
        for personal in ["upont", "Lucie", "00330", "Windows", "UTC"] {
            assert!(!text.contains(personal), "{personal} in {text}");
        }
        assert_eq!(one(text.as_bytes()), reading);
    }

    #[test]
    fn every_language_is_read_as_a_list_and_as_a_table() {
        for (names, memory, ram) in [
            (ENGLISH, "2,047 MB", 2047),
            (FRENCH, "16\u{202f}306 Mo", 16_306),
            (FRENCH, "8\u{a0}043 Mo", 8043),
            (DUTCH, "8.076 MB", 8076),
            (GERMAN, "6.083 MB", 6083),
            (OTHER, "8 104 МБ", 8104),
        ] {
            check(listed(names, memory).as_bytes(), ram);
            check(tabled(Some(names), memory).as_bytes(), ram);
        }
        check(tabled(None, "8.076 MB").as_bytes(), 8076);
        check(tabled(Some(DUTCH), "8.076 MB").replace("\",\"", "\";\"").as_bytes(), 8076);
    }

    #[test]
    fn the_code_page_of_the_console_does_no_harm() {
        let whole = listed(FRENCH, "16\u{a0}306 Mo").replace('’', "'");
        // Without its first line the places of the fields tell nothing: the names must.
        let text = whole.trim().split_once("\r\n").unwrap().1;
        let signs = [('é', 0x82, 0xe9), ('è', 0x8a, 0xe8), ('É', 0x90, 0xc9), ('ô', 0x93, 0xf4), ('\u{a0}', 0xff, 0xa0)];
        let page = |which: fn(&(char, u8, u8)) -> u8| -> Vec<u8> {
            text.chars().map(|c| signs.iter().find(|s| s.0 == c).map_or_else(|| u8::try_from(c).unwrap(), which)).collect()
        };
        check(&page(|s| s.1), 16_306);
        check(&page(|s| s.2), 16_306);
        let powershell: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        check(&powershell, 16_306);
        check(format!("\u{feff}{text}").as_bytes(), 16_306);
        // UTF-8 that was taken for Windows-1252 and written again.
        check(text.bytes().map(char::from).collect::<String>().as_bytes(), 16_306);
    }

    #[test]
    fn a_part_is_read_by_its_names_and_never_by_its_places() {
        let some = |keep: &[&str]| {
            listed(ENGLISH, "8,076 MB").lines().filter(|l| keep.iter().any(|k| l.starts_with(k))).collect::<Vec<_>>().join("\n")
        };
        let reading = one(some(&["OS ", "System Model", "System Type"]).as_bytes());
        assert_eq!((reading.manufacturer, reading.model.as_deref()), (None, Some("20L5S01R00")));
        // In another language the places of a part are others.
        let cut: String = listed(OTHER, "8 104 МБ").lines().skip(3).collect::<Vec<_>>().join("\n");
        assert!(read(cut.as_bytes()).is_err());
    }

    #[test]
    fn the_names_alone_are_enough_in_the_languages_that_are_known() {
        for names in [ENGLISH, FRENCH, DUTCH, GERMAN] {
            let listed = listed(names, "8.076 MB");
            let all: Vec<&str> = listed.trim().lines().filter(|l| !l.starts_with(' ')).collect();
            // In an order of their own: no place helps.
            let text = [18, 13, 12, 11].map(|at: usize| all[at]).join("\n");
            let reading = one(text.as_bytes());
            assert_eq!(
                (reading.manufacturer.as_deref(), reading.model.as_deref(), reading.ram_mb),
                (Some("LENOVO"), Some("20L5S01R00"), Some(8076)),
                "{text}"
            );
        }
    }

    #[test]
    fn fillers_virtual_machines_and_several_machines_are_told_apart() {
        let asus = one(listed(ENGLISH, "8,076 MB")
            .replace("LENOVO\r", "System manufacturer\r")
            .replace("20L5S01R00", "System Product Name")
            .as_bytes());
        assert_eq!((asus.manufacturer, asus.model), (None, None));
        let guest = one(listed(GERMAN, "8.076 MB").replace("LENOVO\r", "VMware, Inc.\r").as_bytes());
        assert_eq!(guest.kind, ReportKind::Virtual);
        let two = tabled(Some(ENGLISH), "8,076 MB") + tabled(None, "8,076 MB").trim();
        assert!(read(two.as_bytes()).is_err());
        for text in ["Processor(s): 1", "System Model: X", "a: b\nSystem Type: x64-based PC"] {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        assert_eq!(one(listed(ENGLISH, "N/A").as_bytes()).ram_mb, None);
    }
}
