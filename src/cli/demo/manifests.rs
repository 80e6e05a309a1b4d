//! Donor lists of the demo, in the styles of different offices, with typical mistakes.

use super::machines::Machine;
use crate::domain::device::kind::Kind;

/// Language, separator and encoding of a donor list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// French, semicolons, UTF-8 with byte order mark.
    French,
    /// French, semicolons, Windows-1252, as Excel saves it.
    FrenchWindows,
    /// Dutch, commas.
    Dutch,
    /// Dutch, tabs.
    DutchTabs,
}

impl Style {
    const fn separator(self) -> char {
        match self {
            Self::French | Self::FrenchWindows => ';',
            Self::Dutch => ',',
            Self::DutchTabs => '\t',
        }
    }

    const fn is_french(self) -> bool {
        matches!(self, Self::French | Self::FrenchWindows)
    }

    const fn header(self) -> [&'static str; 6] {
        if self.is_french() {
            ["Catégorie", "Marque", "Modèle", "N° de série", "N° inventaire", "Année d'achat"]
        } else {
            ["Soort", "Merk", "Model", "Serienummer", "Inventarisnummer", "Aankoopjaar"]
        }
    }

    const fn word(self, kind: Kind) -> &'static str {
        match (kind, self.is_french()) {
            (Kind::Desktop, true) => "PC fixe",
            (Kind::Desktop, false) => "Vaste pc",
            (Kind::AllInOne, true) => "Tout-en-un",
            (Kind::AllInOne, false) => "All-in-one",
            (Kind::Laptop, true) => "Ordinateur portable",
            (Kind::Laptop, false) => "Laptop",
            (Kind::Chromebook, _) => "Chromebook",
            (Kind::Tablet, true) => "Tablette",
            (Kind::Tablet, false) => "Tablet",
            (Kind::Smartphone, true) => "Téléphone mobile",
            (Kind::Smartphone, false) => "Gsm",
            (Kind::Monitor, true) => "Écran",
            (Kind::Monitor, false) => "Beeldscherm",
            (Kind::Printer, true) => "Imprimante",
            (Kind::Printer, false) => "Printer",
            (Kind::ThinClient, true) => "Client léger",
            (Kind::ThinClient, false) => "Thin client",
            (Kind::Server, true) => "Serveur",
            (Kind::Server, false) => "Server",
            (Kind::Whiteboard, true) => "Tableau interactif",
            (Kind::Whiteboard, false) => "Digibord",
            (Kind::Other, true) => "Divers",
            (Kind::Other, false) => "Varia",
        }
    }
}

/// Writes the list as a CSV file. With `careless`, it ends with four rows that are refused: a repeated serial number, a number of which a
/// spreadsheet has made a date, a row that names nothing, a number that a spreadsheet has rounded.
pub(super) fn file(machines: &[Machine], style: Style, careless: bool) -> Vec<u8> {
    let mut lines = vec![style.header().map(str::to_owned)];
    for machine in machines {
        let (model, serial, number) = (&machine.model, machine.serial.clone(), machine.number.clone());
        lines.push([
            style.word(model.kind).to_owned(),
            model.maker.to_owned(),
            model.name.to_owned(),
            serial,
            number,
            model.year.to_string(),
        ]);
    }
    if careless {
        let twice = machines.first().map(|m| m.serial.clone()).unwrap_or_default();
        let screen = style.word(Kind::Monitor);
        for [kind, maker, model, serial, number, year] in [
            [style.word(Kind::Laptop), "Dell", "Latitude", &twice, "", "2018"],
            [screen, "HP", "EliteDisplay E243", "", "12-mars", "2018"],
            ["Plante verte", "Ficus", "", "", "", ""],
            [screen, "Iiyama", "ProLite XUB2492", "1,17E+12", "", "2019"],
        ] {
            lines.push([kind, maker, model, serial, number, year].map(str::to_owned));
        }
    }
    let separator = style.separator().to_string();
    let cell = |c: &String| if c.contains([style.separator(), '"']) { format!("\"{}\"", c.replace('"', "\"\"")) } else { c.clone() };
    let text: String = lines.iter().map(|l| l.iter().map(cell).collect::<Vec<_>>().join(&separator) + "\r\n").collect();
    match style {
        Style::French => format!("\u{feff}{text}").into_bytes(),
        Style::FrenchWindows => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        Style::Dutch | Style::DutchTabs => text.into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, file};
    use crate::cli::demo::clock::DemoEntropy;
    use crate::cli::demo::machines::{MODELS, Machine};
    use crate::ingest::manifest::rows::lines;
    use crate::ingest::manifest::table::Table;

    /// However an office writes its list, every machine is read back as it was meant, and only the careless rows are refused.
    #[test]
    fn every_style_is_read_back() {
        let entropy = DemoEntropy::seeded(2);
        let machine = |(n, model): (usize, &_)| {
            let model: crate::cli::demo::machines::Model = *model;
            Machine { model, serial: model.serial(&entropy), number: format!("INV-{n:04}") }
        };
        let machines: Vec<Machine> = MODELS.iter().enumerate().map(machine).collect();
        for style in [Style::French, Style::FrenchWindows, Style::Dutch, Style::DutchTabs] {
            let table = Table::read(&file(&machines, style, true)).unwrap();
            let rows = lines(&table, &table.columns(), 2026);
            assert_eq!(rows.iter().filter(|r| r.outcome.is_err()).count(), 4, "{style:?}");
            for (row, machine) in rows.iter().zip(&machines) {
                let line = row.outcome.as_ref().unwrap();
                assert_eq!((line.kind, line.serial.as_deref()), (Some(machine.model.kind), Some(machine.serial.as_str())), "{style:?}");
            }
        }
    }
}
