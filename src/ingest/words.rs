//! The words of donors' lists, in French, Dutch and English: headings of columns, and names of kinds of equipment.

use crate::domain::kind::Kind;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as words without accents, capitals or punctuation: `N° de série` → `n de serie`.
#[must_use]
pub fn plain_words(text: &str) -> Vec<String> {
    let bare: String =
        text.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>().replace('œ', "oe").replace('Œ', "oe").to_lowercase();
    bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// A heading as a key: the words that carry meaning, numbers' many names made one, in the order of the alphabet.
#[must_use]
pub fn heading_key(text: &str) -> String {
    const IDLE: &[&str] = &["de", "d", "du", "des", "la", "le", "les", "l", "van", "het", "of", "the", "a", "en", "et", "and", "the"];
    // `S/N` and `SN` are one thing, and no sentence.
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

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The kind of equipment.
    Kind,
    /// The maker.
    Manufacturer,
    /// The model.
    Model,
    /// The serial number.
    Serial,
    /// The donor's own inventory number.
    DonorNumber,
    /// The year it was bought or made.
    Year,
    /// How many alike.
    Quantity,
    /// Anything else worth keeping.
    Note,
}

impl Field {
    /// Every field, in the order of a list's columns.
    pub const ALL: &'static [Self] =
        &[Self::Kind, Self::Manufacturer, Self::Model, Self::Serial, Self::DonorNumber, Self::Year, Self::Quantity, Self::Note];

    /// The stable name.
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

    /// Headings of this field, the surest first, written as people write them.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Serial => &[
                "serial number",
                "serial",
                "serialnumber",
                "numéro de série",
                "n° série",
                "no série",
                "serienummer",
                "serienr",
                "serie nummer",
                "serienum",
                "SN",
                "S/N",
                "série",
                "serie",
                "service tag",
                "servicetag",
                "serial device number",
                "device serial",
                "asset serial",
                "numéro de série fabricant",
                "fabrikant serienummer",
                "manufacturer serial number",
                "chassis serial",
                "numserie",
                "imei",
                "serial imei",
            ],
            Self::DonorNumber => &[
                "donor number",
                "id device supplier",
                "asset tag",
                "assettag",
                "asset number",
                "inventory number",
                "numéro d'inventaire",
                "n° inventaire",
                "inventarisnummer",
                "inventarisnr",
                "inventaris nummer",
                "nº inventary",
                "n° inventory",
                "inventory tag",
                "inventaire",
                "inventaris",
                "inventory",
                "inv number",
                "numéro interne",
                "intern nummer",
                "référence interne",
                "interne referentie",
                "numéro d'immobilisation",
                "immobilisation",
                "n° immo",
                "numéro de patrimoine",
                "patrimoine",
                "activanummer",
                "activa nummer",
                "asset id",
                "asset",
                "étiquette",
                "etiket",
                "label",
                "tag",
                "code-barres",
                "code barre",
                "barcode",
                "streepjescode",
                "reference",
                "référence",
                "referentie",
                "ref",
                "your reference",
                "votre référence",
                "uw referentie",
            ],
            Self::Manufacturer => &[
                "manufacturer",
                "marque",
                "merk",
                "brand",
                "make",
                "fabricant",
                "constructeur",
                "fabrikant",
                "producent",
                "maker",
                "vendor",
                "merknaam",
            ],
            Self::Model => &[
                "model",
                "modèle",
                "model name",
                "nom du modèle",
                "modelnaam",
                "modèle exact",
                "marque modèle",
                "merk model",
                "merk type",
                "make model",
                "manufacturer model",
                "product name",
                "product",
                "produit",
                "model number",
                "modelnummer",
                "numéro de modèle",
                "article",
                "artikel",
                "désignation",
                "libellé",
                "description",
                "omschrijving",
                "beschrijving",
                "benaming",
                "name",
                "nom",
                "naam",
            ],
            Self::Kind => &[
                "kind",
                "category",
                "catégorie",
                "categorie",
                "soort",
                "device type",
                "type of device",
                "type d'appareil",
                "type appareil",
                "type de matériel",
                "type matériel",
                "type d'équipement",
                "type équipement",
                "équipement",
                "type toestel",
                "toesteltype",
                "soort toestel",
                "soort materiaal",
                "type materiaal",
                "asset type",
                "asset category",
                "nature",
                "form factor",
                "chassis",
                "matériel",
                "toestel",
                "apparaat",
                "materiaal",
                "appareil",
                "equipment",
            ],
            Self::Year => &[
                "year",
                "année",
                "jaar",
                "année d'achat",
                "aankoopjaar",
                "bouwjaar",
                "année de fabrication",
                "purchase year",
                "purchase date",
                "date d'achat",
                "aankoopdatum",
                "date d'acquisition",
                "année d'acquisition",
                "acquisition date",
                "date of purchase",
                "mise en service",
                "date de mise en service",
                "année de mise en service",
                "ingebruikname",
                "datum ingebruikname",
                "datum aankoop",
                "jaar aankoop",
            ],
            Self::Quantity => &["quantity", "qty", "quantité", "qté", "aantal", "nombre", "nb", "stuks", "pièces", "count"],
            Self::Note => &[
                "note",
                "notes",
                "remarque",
                "remarques",
                "opmerking",
                "opmerkingen",
                "bemerking",
                "bemerkingen",
                "commentaire",
                "commentaires",
                "comment",
                "comments",
                "remark",
                "remarks",
                "info",
                "observations",
                "observation",
                "état",
                "staat",
                "toestand",
                "condition",
                "asset notes",
            ],
        }
    }

    /// How well a heading names this field; lower is better, none when it does not.
    #[must_use]
    pub fn rank(self, heading: &str) -> Option<usize> {
        let key = heading_key(heading);
        if key.is_empty() {
            return None;
        }
        self.headings().iter().position(|h| heading_key(h) == key)
    }
}

/// Words for kinds; the first line that has one of its words in the text decides, so the narrow come before the wide.
const KIND_WORDS: &[(Kind, &[&str])] = &[
    (
        Kind::Other,
        &[
            "station accueil",
            "docking",
            "dock",
            "clavier",
            "keyboard",
            "toetsenbord",
            "souris",
            "mouse",
            "muis",
            "chargeur",
            "charger",
            "lader",
            "oplader",
            "adaptateur",
            "projecteur",
            "projector",
            "beamer",
            "webcam",
            "switch",
            "router",
            "routeur",
            "scanner",
            "onduleur",
            "ups",
            "casque",
            "headset",
            "telephone fixe",
            "telephone ip",
            "voip",
        ],
    ),
    (
        Kind::Smartphone,
        &[
            "smartphone",
            "gsm",
            "telephone portable",
            "telephone mobile",
            "telephone",
            "mobile phone",
            "mobiele telefoon",
            "telefoon",
            "phone",
            "iphone",
            "portable gsm",
        ],
    ),
    (
        Kind::Whiteboard,
        &[
            "tableau interactif",
            "tableau blanc",
            "tbi",
            "tni",
            "digibord",
            "digitaal bord",
            "smartbord",
            "whiteboard",
            "smartboard",
            "ecran interactif",
            "interactief scherm",
            "interactief bord",
            "interactive display",
            "interactive screen",
        ],
    ),
    (Kind::AllInOne, &["all in one", "allinone", "tout en un", "alles in een", "aio", "imac"]),
    (Kind::ThinClient, &["thin client", "thinclient", "client leger", "terminal leger", "zero client", "terminal"]),
    (Kind::Server, &["serveur", "server", "rack server"]),
    (Kind::Chromebook, &["chromebook"]),
    (Kind::Tablet, &["tablette", "tablet", "tablet pc", "ipad", "tablette tactile"]),
    (
        Kind::Laptop,
        &[
            "pc portable",
            "ordinateur portable",
            "portable",
            "laptop",
            "notebook",
            "netbook",
            "ultrabook",
            "macbook",
            "draagbare computer",
            "draagbare pc",
            "draagbare",
            "draagbaar",
            "schootcomputer",
            "convertible",
            "ultraportable",
        ],
    ),
    (
        Kind::Monitor,
        &["ecran", "moniteur", "scherm", "schermen", "beeldscherm", "beeldschermen", "monitor", "monitoren", "display", "screen"],
    ),
    (
        Kind::Printer,
        &[
            "imprimante",
            "printer",
            "multifonction",
            "multifunctional",
            "copieur",
            "photocopieur",
            "photocopieuse",
            "kopieerapparaat",
            "copier",
            "mfp",
        ],
    ),
    (
        Kind::Desktop,
        &[
            "unite centrale",
            "uc",
            "tour",
            "tower",
            "desktop",
            "desktopcomputer",
            "pc fixe",
            "ordinateur fixe",
            "ordinateur bureau",
            "fixe",
            "vaste pc",
            "vaste computer",
            "bureaucomputer",
            "mini pc",
            "minipc",
            "microtower",
            "minitower",
            "workstation",
            "werkstation",
            "station travail",
            "sff",
            "usff",
            "pc",
            "ordinateur",
            "computer",
            "kast",
        ],
    ),
    (Kind::Other, &["autre", "autres", "divers", "other", "ander", "andere", "overige", "overig", "varia"]),
];

/// The kind that a word of a list means; none when it is none of those known.
#[must_use]
pub fn kind_of_word(text: &str) -> Option<Kind> {
    if let Ok(kind) = Kind::parse(text.trim()) {
        return Some(kind);
    }
    let mut words = plain_words(text);
    words.retain(|w| !matches!(w.as_str(), "d" | "de" | "du" | "l" | "la" | "le"));
    let singular: Vec<&str> = words.iter().map(|w| if w.len() > 3 { w.trim_end_matches('s') } else { w }).collect();
    let (full, short) = (format!(" {} ", words.join(" ")), format!(" {} ", singular.join(" ")));
    let said = |phrase: &&str| {
        let padded = format!(" {phrase} ");
        full.contains(&padded) || short.contains(&padded)
    };
    KIND_WORDS.iter().find(|(_, phrases)| phrases.iter().any(|p| said(&p))).map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::{Field, kind_of_word};
    use crate::domain::kind::Kind;

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
