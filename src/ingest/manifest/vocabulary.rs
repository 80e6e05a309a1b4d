//! The vocabulary of donor lists in French, Dutch and English: column headings, and words for kinds of equipment.

use crate::domain::device::kind::Kind;
use crate::ingest::report_kind::ReportKind;
use crate::ingest::report_kind::kind_of_chassis;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Splits a text into words without accents, capitals or punctuation: `N° de série` gives `n de serie`.
#[must_use]
pub fn plain_words(text: &str) -> Vec<String> {
    let bare = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>().replace(['œ', 'Œ'], "oe").to_lowercase()
    };
    bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Normalises a heading to a key: drops articles and prepositions, replaces every abbreviation of "number" by `number`, sorts the words.
#[must_use]
pub fn heading_key(text: &str) -> String {
    const IDLE: &[&str] = &["de", "d", "du", "des", "la", "le", "les", "l", "van", "het", "of", "the", "a", "en", "et", "and", "the"];
    // `S/N` and `SN` mean the same; without this it would be two words.
    let spaced = text.replace("S/N", "sn").replace("s/n", "sn").replace("S\\N", "sn").replace('#', " no ");
    let mut words: Vec<String> = plain_words(&spaced);
    words.retain(|w| !IDLE.contains(&w.as_str()));
    for word in &mut words {
        if matches!(word.as_str(), "n" | "no" | "nr" | "nro" | "num" | "numero" | "nummer" | "number" | "numbers" | "nbr") {
            "number".clone_into(word);
        }
    }
    for word in &mut words {
        // Plurals: `Serial numbers`, `Numéros de série`.
        if word.len() > 3 && word.ends_with('s') {
            word.pop();
        }
        if matches!(word.as_str(), "numero" | "number") {
            "number".clone_into(word);
        }
    }
    words.sort();
    words.dedup();
    words.join(" ")
}

/// Most characters of a text that may be a heading.
const MAX_HEADING: usize = 120;

/// Words that name a field only when nothing else stands beside them: `Nom` of a device, but not `Système d'exploitation - Nom`.
const WEAK: &[&str] = &[
    "name",
    "nom",
    "naam",
    "label",
    "tag",
    "etiquette",
    "etiket",
    "reference",
    "ref",
    "referentie",
    "asset",
    "article",
    "artikel",
    "product",
    "produit",
    "description",
    "condition",
    "etat",
    "staat",
    "toestand",
    "info",
    "count",
    "nb",
    "nombre",
    "nature",
    "equipment",
    "chassi",
    "note",
    "model",
    "year",
    "kind",
];

/// The words of `serialNumber`, `IMEINumber` and `SerialNumber0` apart from each other.
fn camel_case(text: &str) -> String {
    let signs: Vec<char> = text.trim_end_matches('0').chars().collect();
    let mut apart = String::new();
    for (place, sign) in signs.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|n| signs.get(n)).copied().unwrap_or(' ');
        let after = signs.get(place.saturating_add(1)).copied().unwrap_or(' ');
        if sign.is_uppercase() && (before.is_lowercase() || before.is_uppercase() && after.is_lowercase()) {
            apart.push(' ');
        }
        apart.push(*sign);
    }
    apart
}

/// A heading without what stands in brackets, and what stood there.
fn brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_usize);
    for sign in text.chars() {
        match sign {
            '(' | '[' | '{' => depth = depth.saturating_add(1),
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inside.push(sign),
            _ => outside.push(sign),
        }
        if matches!(sign, '(' | ')' | '[' | ']' | '{' | '}') {
            outside.push(' ');
        }
    }
    (outside, inside)
}

fn known(text: &str) -> Option<(Field, usize)> {
    BY_KEY.get(&heading_key(text)).copied()
}

/// A heading of one language: as it is, or as `camelCase`.
fn one_language(text: &str) -> Option<(Field, usize)> {
    known(text)
        .or_else(|| known(&camel_case(text)))
        .or_else(|| {
            // `1. Marque`, `a) Merk`.
            let plain = text.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
            let plain = plain.strip_prefix(['.', ')', ':']).filter(|rest| rest.len() < text.len())?;
            known(plain)
        })
        .or_else(|| {
            // `tblAssetCustom.Serialnumber`: the table or the object, then the column.
            let last = text.rsplit(['.', '>']).next().filter(|last| last.len() < text.len())?;
            known(last).or_else(|| known(&camel_case(last))).filter(|_| !is_weak_heading(last) || heading_key(last) == "model")
        })
        .or_else(|| unqualified(text))
        .or_else(|| unqualified(&camel_case(text)))
}

/// A heading without the words that only say what the column is about, or which program wrote it: `Marque du PC`, `u_serial_number`.
fn unqualified(text: &str) -> Option<(Field, usize)> {
    const QUALIFIERS: &[&str] = &[
        "pc",
        "materiel",
        "materieel",
        "appareil",
        "machine",
        "toestel",
        "interne",
        "eventuel",
        "eventuelle",
        "ordinateur",
        "computer",
        "equipement",
        "device",
        "hardware",
        "u",
        "cs",
        "v",
        "gs",
        "tbl",
        "details",
        "detail",
        "table",
        "cros",
        "bios",
        "donateur",
        "donneur",
        "schenker",
        "donor",
        "s",
    ];
    let key = heading_key(text);
    let words: Vec<&str> = key.split(' ').filter(|w| !QUALIFIERS.contains(w)).collect();
    let plain = words.join(" ");
    let said = plain.len() < key.len() && (plain == "model" || !WEAK.contains(&plain.as_str()));
    BY_KEY.get(&plain).copied().filter(|_| said)
}

/// A heading of several parts with a sign between them: what the parts agree on.
fn parts(text: &str, signs: &[char]) -> Option<(Field, usize)> {
    let all: Vec<&str> = text.split(signs).map(str::trim).filter(|p| !p.is_empty()).collect();
    if all.len() < 2 {
        return None;
    }
    let found: Vec<(Field, usize)> = all.iter().filter_map(|p| one_language(p)).collect();
    let is_type = |p: &&&str| heading_key(p) == "type";
    let others = all.len().saturating_sub(found.len()).saturating_sub(all.iter().filter(is_type).count());
    let weak = |p: &&str| WEAK.contains(&heading_key(p).as_str());
    if others > 0 && all.iter().filter(|p| one_language(p).is_some()).all(weak) {
        return None;
    }
    let first = *found.first()?;
    let model = found.iter().find(|(f, _)| *f == Field::Model);
    // `Marque / Modèle`: the name of the device.
    Some(if first.0 == Field::Manufacturer { model.copied().unwrap_or(first) } else { first })
}

/// A heading in two languages without a sign between them: `Marque Merk`, or two lines of one cell.
fn side_by_side(text: &str) -> Option<(Field, usize)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..words.len()).find_map(|at| {
        let (first, second) = words.split_at_checked(at)?;
        let (first, second) = (first.join(" "), second.join(" "));
        match (one_language(&first), one_language(&second)) {
            (Some(a), Some(b)) if a.0 == b.0 => Some(a),
            (Some(a), None) if heading_key(&second) == "type" => Some(a),
            (None, Some(b)) if heading_key(&first) == "type" => Some(b),
            _ => None,
        }
    })
}

/// The fields that a column of a donor list can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The kind of equipment.
    Kind,
    Manufacturer,
    Model,
    Serial,
    /// The donor's own inventory number.
    DonorNumber,
    /// The year it was bought or made.
    Year,
    /// The number of identical devices.
    Quantity,
    /// Anything else worth keeping.
    Note,
}

impl Field {
    /// All fields, in the order in which columns are assigned.
    pub const ALL: &'static [Self] =
        &[Self::Kind, Self::Manufacturer, Self::Model, Self::Serial, Self::DonorNumber, Self::Year, Self::Quantity, Self::Note];

    /// The stable name, as in `tables/headings.csv`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Manufacturer => "manufacturer",
            Self::Model => "model",
            Self::Serial => "serial",
            Self::DonorNumber => "donor_number",
            Self::Year => "year",
            Self::Quantity => "quantity",
            Self::Note => "note",
        }
    }

    /// Parses the stable name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|f| f.as_str() == name)
    }

    /// How well a heading names this field: its position in `tables/headings.csv`, lower is better. `None` when it does not.
    #[must_use]
    pub fn rank(self, heading: &str) -> Option<usize> {
        Self::named(heading).filter(|(field, _)| *field == self).map(|(_, rank)| rank)
    }

    /// The field that a heading names, in one language or in several, and its position in `tables/headings.csv`.
    #[must_use]
    pub fn named(heading: &str) -> Option<(Self, usize)> {
        if heading.chars().count() > MAX_HEADING || !heading.chars().any(char::is_alphabetic) {
            return None;
        }
        // Rows are compared with headings one by one, and lists repeat their texts.
        if let Some(known) = NAMED.with_borrow(|named| named.get(heading).copied()) {
            return known;
        }
        let found = if holds_word(heading) { Self::read(heading) } else { None };
        NAMED.with_borrow_mut(|named| {
            if named.len() >= MOST_NAMED {
                named.clear();
            }
            named.insert(heading.to_owned(), found);
        });
        found
    }

    fn read(heading: &str) -> Option<(Self, usize)> {
        let (outside, inside) = brackets(heading);
        // `N° de série ou Serienummer`, `Marque = Merk`.
        let apart = [" ou ", " of ", " or ", " = "].iter().fold(outside.clone(), |text, word| text.replace(word, " | "));
        one_language(heading)
            .or_else(|| one_language(&outside))
            .or_else(|| parts(&apart, &['/', '|', '\n', '\\', '·', '•', '–', '—', ';', ',', '+']))
            .or_else(|| parts(&outside.replace(" - ", "|"), &['|']))
            .or_else(|| parts(&outside, &['-', ':']))
            .or_else(|| side_by_side(&outside))
            .or_else(|| one_language(&inside).or_else(|| parts(&inside, &['/', '|', ','])))
    }
}

/// Most headings that are remembered with what they name.
const MOST_NAMED: usize = 4096;

thread_local! {
    /// What texts name as headings.
    static NAMED: RefCell<HashMap<String, Option<(Field, usize)>>> = RefCell::default();
}

/// Whether a text has at least one word of a known heading: most cells of a list have none.
fn holds_word(text: &str) -> bool {
    let known = |text: &str| heading_key(text).split(' ').any(|word| WORDS.contains(word));
    known(text) || known(&camel_case(text))
}

/// Whether a heading names a field only when nothing else stands beside it.
pub(super) fn is_weak_heading(heading: &str) -> bool {
    WEAK.contains(&heading_key(heading).as_str())
}

/// The rows of an embedded CSV table with two columns, without its header.
fn pairs(table: &'static str) -> impl Iterator<Item = (String, String)> {
    csv::Reader::from_reader(table.as_bytes()).into_deserialize().filter_map(Result::ok)
}

/// The known headings as (field, key), the surest first.
static HEADINGS: LazyLock<Vec<(Field, String)>> = LazyLock::new(|| {
    let rows = pairs(include_str!("../tables/headings.csv"));
    rows.filter_map(|(field, heading)| Some((Field::parse(&field)?, heading_key(&heading)))).filter(|(_, key)| !key.is_empty()).collect()
});

/// The known headings by key. A key under two fields is that of the first.
static BY_KEY: LazyLock<HashMap<String, (Field, usize)>> = LazyLock::new(|| {
    let mut found = HashMap::new();
    for (rank, (field, key)) in HEADINGS.iter().enumerate() {
        found.entry(key.clone()).or_insert((*field, rank));
    }
    found
});

/// The words of the known headings.
static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| HEADINGS.iter().flat_map(|(_, key)| key.split(' ')).collect());

/// Phrases for kinds. The first one found in a text decides, so the file lists specific phrases before general ones.
static KIND_WORDS: LazyLock<Vec<(Kind, String)>> = LazyLock::new(|| {
    let rows = pairs(include_str!("../tables/kind_words.csv"));
    rows.filter_map(|(kind, words)| Some((Kind::parse(&kind).ok()?, format!(" {words} ")))).collect()
});

/// The kind of equipment that a cell names, by its stable name or by a known phrase, singular or plural. `None` when unknown.
#[must_use]
pub fn kind_of_word(text: &str) -> Option<Kind> {
    if let Ok(kind) = Kind::parse(text.trim()) {
        return Some(kind);
    }
    let mut words = plain_words(text);
    words.retain(|w| !matches!(w.as_str(), "d" | "de" | "du" | "l" | "la" | "le"));
    let singular: Vec<&str> = words.iter().map(|w| if w.len() > 3 { w.trim_end_matches('s') } else { w }).collect();
    let (full, short) = (format!(" {} ", words.join(" ")), format!(" {} ", singular.join(" ")));
    let known = KIND_WORDS.iter().find(|(_, phrase)| full.contains(phrase) || short.contains(phrase)).map(|(kind, _)| *kind);
    known.or_else(|| kind_of_report(kind_of_chassis(text)))
}

/// The kind of a case, by its number in the table of SMBIOS, as some consoles export it: `10`, `{10}`.
#[must_use]
pub fn kind_of_code(text: &str) -> Option<Kind> {
    match text.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u8>().ok()? {
        3..=7 | 15 | 16 | 24 | 34..=36 => Some(Kind::Desktop),
        8..=10 | 14 | 31 => Some(Kind::Laptop),
        11 | 30 | 32 => Some(Kind::Tablet),
        13 => Some(Kind::AllInOne),
        17 | 23 | 25 | 28 | 29 => Some(Kind::Server),
        _ => None,
    }
}

const fn kind_of_report(kind: ReportKind) -> Option<Kind> {
    match kind {
        ReportKind::Laptop => Some(Kind::Laptop),
        ReportKind::Tablet => Some(Kind::Tablet),
        ReportKind::AllInOne => Some(Kind::AllInOne),
        ReportKind::Desktop => Some(Kind::Desktop),
        ReportKind::Server => Some(Kind::Server),
        ReportKind::Phone => Some(Kind::Smartphone),
        ReportKind::Monitor => Some(Kind::Monitor),
        _ => None,
    }
}

/// A word for a kind as it is compared: without accents, capitals or punctuation.
#[must_use]
pub fn word_key(text: &str) -> String {
    plain_words(text).join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Field, kind_of_word};
    use crate::domain::device::kind::Kind;

    #[test]
    fn kinds_are_understood_in_three_languages() {
        for (kind, words) in [
            (Kind::Laptop, &["PC portable", "draagbare computer", "laptop", "Laptops", "PORTABLES", "Ordinateur portable ", "laptop"][..]),
            (Kind::Monitor, &["écran", "Scherm", "Écrans", "beeldschermen", "Monitor 24\""]),
            (Kind::Tablet, &["tablette", "Tablets", "iPad"]),
            (Kind::Desktop, &["unité centrale", "PC ", "Desktops", "Vaste computer", "Mini-PC", "pc's"]),
            (Kind::AllInOne, &["All-in-One", "Tout-en-un", "AIO"]),
            (Kind::Smartphone, &["GSM", "téléphone portable", "mobiele telefoon"]),
            (Kind::Whiteboard, &["Tableau interactif", "digibord", "écran interactif"]),
            (Kind::Printer, &["Imprimante laser", "printers"]),
            (Kind::ThinClient, &["client léger", "thin-client", "thin_client"]),
            (Kind::Other, &["Station d'accueil", "divers", "beamer", "docking PC portable"]),
            (Kind::Server, &["serveurs", "Rack Mount Chassis", "Main Server Chassis", "Blade"]),
            (
                Kind::Desktop,
                &["Space-saving", "Low Profile Desktop", "Pizza Box", "Mini Tower", "Sealed-case PC", "Lunch Box", "poste fixe"],
            ),
            (Kind::Laptop, &["Portable", "Sub Notebook", "Convertible", "2-in-1", "Mobile Workstation"]),
            (Kind::Tablet, &["Hand Held", "Detachable"]),
            (Kind::Laptop, &["Station de travail mobile", "Mobiel werkstation", "Pc port.", "Mobile PC", "Laptopcomputer"]),
            (Kind::Other, &["Laptop bag", "Housse PC portable", "Bras d'écran", "Vaste telefoon", "IP-telefoon", "Accessoires"]),
            (Kind::Monitor, &["Écran pour PC portable"]),
            (Kind::Server, &["Multi-system chassis", "Advanced TCA", "CompactPCI"]),
            (Kind::Desktop, &["Small Form Factor", "Toren", "Systeemkast"]),
            (Kind::Printer, &["Laserprinter", "Kopieertoestel"]),
            (Kind::Whiteboard, &["Digiborden"]),
        ] {
            for word in words {
                assert_eq!(kind_of_word(word), Some(kind), "{word}");
            }
        }
        assert_eq!(kind_of_word("Ornamental Railings"), None);
        assert_eq!(kind_of_word("Tourniquet"), None);
    }

    #[test]
    fn the_tables_are_whole() {
        let rows = |table: &str| table.lines().count() - 1;
        assert_eq!(super::HEADINGS.len(), rows(include_str!("../tables/headings.csv")));
        assert_eq!(super::KIND_WORDS.len(), rows(include_str!("../tables/kind_words.csv")));
    }

    #[test]
    fn headings_are_understood_however_written() {
        for (field, headings) in [
            (
                Field::Serial,
                &[
                    "Serial Number",
                    "N° de série",
                    "Nº Série",
                    "numéro de serie",
                    "Serienummer",
                    "S/N",
                    "Serial No.",
                    "SERIAL #",
                    "Service Tag",
                    "Serie-nr",
                ][..],
            ),
            (
                Field::DonorNumber,
                &[
                    "Asset Tag",
                    "Nº Inventary",
                    "N° d'inventaire",
                    "Inventarisnummer",
                    "Id device Supplier",
                    "Numéro inventaire",
                    "Inventaris nr.",
                ],
            ),
            (Field::Kind, &["Catégorie", "Soort", "Type de matériel", "Device type"]),
            (Field::Year, &["Année d’achat", "Aankoopdatum", "Purchase Date"]),
            (Field::Quantity, &["Qté", "Aantal", "Qty"]),
        ] {
            for heading in headings {
                assert!(field.rank(heading).is_some(), "{heading}");
            }
        }
    }

    #[test]
    fn headings_of_two_languages_and_of_programs_are_understood() {
        for (field, headings) in [
            (
                Field::Serial,
                &[
                    "Numéro de série / Serienummer",
                    "Serienummer/Numéro de série",
                    "N° de série - Serienummer",
                    "N° de série (S/N)",
                    "Numéro de série Serienummer",
                    "Serienummer | Numéro de série | Serial number",
                    "serialNumber",
                    "serial_number",
                    "SerialNumber0",
                    "Device Serial Number",
                    "Numéros de série",
                    "[Serienummer]",
                    "1. N° de série",
                    "Serienummer *",
                    "Numéro de série du PC",
                    "N° de série ou Serienummer",
                    "N° de série de l'appareil Serienummer",
                    "tblAssetCustom.Serialnumber",
                    "u_serial_number",
                    "cros.serialNumber",
                    "BiosSeralNumber",
                    "Reeksnummer",
                    "SERNR",
                ][..],
            ),
            (
                Field::DonorNumber,
                &[
                    "annotatedAssetId",
                    "asset_tag",
                    "Object-ID",
                    "Numéro d'inventaire / Inventarisnummer",
                    "SMBIOSAssetTag0",
                    "Asset Tag (label)",
                    "Étiquette d'actif",
                    "Middelen-ID",
                    "otherserial",
                    "N° de parc",
                    "Objectnummer",
                    "ACCOUNTINFO.TAG",
                ],
            ),
            (Field::Kind, &["Type / Soort", "Objectsoort", "AssetTypename", "model_category", "Catégorie - Categorie", "ChassisTypes0"]),
            (Field::Manufacturer, &["Marque / Merk", "Manufacturer0", "manufacturerName", "Merk\nMarque", "Merken"]),
            (
                Field::Model,
                &[
                    "Modèle / Model",
                    "Modèle Model",
                    "Marque / Modèle",
                    "Merk/Model",
                    "model_id",
                    "Device model",
                    "Model0",
                    "Fabricant - Modèle",
                    "Marque/Type",
                    "Merk/Type",
                    "CsModel",
                    "Modèle du PC",
                    "Artikelomschrijving",
                ],
            ),
            (Field::Year, &["Date d'achat / Aankoopdatum", "purchase_date", "PurchaseDate", "Informations financières - Date d'achat"]),
            (Field::Quantity, &["Quantité / Aantal", "Nombre (pcs)"]),
        ] {
            for heading in headings {
                assert_eq!(Field::named(heading).map(|(f, _)| f), Some(field), "{heading}");
            }
        }
        for other in [
            "Système d'exploitation - Nom",
            "Hardware Hash",
            "orgUnitPath",
            "Lieu - Nom",
            "Prix / Prijs",
            "2019",
            "deviceId",
            "Device name",
            "HARDWARE.NAME",
            "Nom du PC",
            "",
        ] {
            assert_eq!(Field::named(other), None, "{other}");
        }
        assert_eq!(Field::DonorNumber.rank("Id device Internal"), None);
        assert_eq!(Field::Serial.rank(""), None);
    }
}
