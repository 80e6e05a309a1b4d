//! The vocabulary of donor lists in French, Dutch and English: column headings, and words for kinds of equipment.

use crate::domain::device::kind::Kind;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Splits a text into words without accents, capitals or punctuation: `N° de série` gives `n de serie`.
#[must_use]
pub fn plain_words(text: &str) -> Vec<String> {
    let bare: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>().replace(['œ', 'Œ'], "oe").to_lowercase();
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
    words.sort();
    words.dedup();
    words.join(" ")
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
    fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|f| f.as_str() == name)
    }

    /// How well a heading names this field: its position in `tables/headings.csv`, lower is better. `None` when it does not.
    #[must_use]
    pub fn rank(self, heading: &str) -> Option<usize> {
        let key = heading_key(heading);
        HEADINGS.iter().position(|(field, known)| *field == self && *known == key)
    }
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
    KIND_WORDS.iter().find(|(_, phrase)| full.contains(phrase) || short.contains(phrase)).map(|(kind, _)| *kind)
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
            (Kind::Server, &["serveurs"]),
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
        assert_eq!(Field::DonorNumber.rank("Id device Internal"), None);
        assert_eq!(Field::Serial.rank(""), None);
    }
}
