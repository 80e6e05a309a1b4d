//! Rows between the devices that are none: sums, titles and lines.

use super::cells::TableRow;
use super::headings::Headings;
use super::vocabulary::{Field, kind_of_word, plain_words};

/// How many rows with one cell may stand between a title and the headings below it.
const TITLE_ROWS: usize = 3;

/// Words that begin a row of sums.
const TOTALS: &[&str] = &[
    "total",
    "totaux",
    "totaal",
    "totalen",
    "som",
    "somme",
    "sum",
    "soustotal",
    "subtotaal",
    "subtotal",
    "eindtotaal",
    "grandtotal",
    "algemeentotaal",
    "tussentotaal",
    "deeltotaal",
    "deelsom",
    "gesamt",
    "gesamtsumme",
    "summe",
    "nombretotal",
    "nbtotal",
    "aantaltotaal",
    "totalgeneral",
    "\u{3c3}",
];
/// What a row of sums may say instead, with nothing else in the cell.
const COUNTS: &[&str] = &[
    "nombre lignes",
    "nombre de lignes",
    "nombre d appareils",
    "aantal",
    "aantal regels",
    "aantal lijnen",
    "aantal toestellen",
    "count",
    "report",
    "a reporter",
    "over te dragen",
    "row count",
    "number of rows",
    "t o t a l",
    "t o t a a l",
];
/// Words beside a number that counts the rows: `(3 rows affected)`, `2 lignes`.
const ROWS: &[&str] = &["row", "rows", "ligne", "lignes", "regel", "regels", "rij", "rijen", "lijnen", "records", "enregistrements"];
/// Words for a place, which may stand between the rows as a title: `Etage 3`.
const PLACES: &[&str] = &[
    "etage",
    "niveau",
    "verdieping",
    "verdiep",
    "batiment",
    "gebouw",
    "local",
    "lokaal",
    "salle",
    "zaal",
    "site",
    "service",
    "dienst",
    "departement",
    "departement",
    "afdeling",
    "direction",
    "directie",
    "ecole",
    "school",
    "floor",
    "building",
    "room",
];

/// Whether a row is a sum: a cell that begins with `Total`, and only numbers beside it.
pub(super) fn is_total(row: &TableRow) -> bool {
    let begins = |text: &str| {
        let words = plain_words(text);
        let first = words.first().map(String::as_str).unwrap_or_default();
        let second: String = words.iter().take(2).map(String::as_str).collect();
        let known = TOTALS.contains(&first) || TOTALS.contains(&second.as_str());
        // `Total général : 12 appareils` has few words; the name of a product that begins so has a letter and a digit in one word.
        COUNTS.contains(&words.join(" ").as_str())
            || known && words.len() <= 6 && !words.iter().any(|w| w.chars().any(char::is_alphabetic) && w.chars().any(char::is_numeric))
    };
    let is_number = |text: &str| {
        let plain = text.trim().trim_end_matches("EUR").trim_matches(|c: char| c == '€' || c.is_whitespace());
        // `2 toestellen`: a count with its unit.
        let unit = plain.split_once(' ').filter(|(_, unit)| unit.len() >= 3 && unit.chars().all(|c| c.is_alphabetic() || c == ' '));
        let plain = unit.filter(|(_, unit)| unit.split(' ').count() <= 2).map_or(plain, |(count, _)| count);
        !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '-' | '\'' | '’'))
    };
    let filled: Vec<&String> = row.cells.iter().filter(|c| !c.is_empty()).collect();
    if let [only] = filled.as_slice() {
        let words = plain_words(only);
        let number = |w: &String| w.chars().all(|c| c.is_ascii_digit());
        if words.len() <= 3 && words.iter().any(|w| ROWS.contains(&w.as_str())) && words.first().is_some_and(number) {
            return true;
        }
    }
    let labels = filled.iter().filter(|c| begins(c)).count();
    labels > 0 && filled.iter().all(|c| begins(c) || is_number(c) || c.starts_with('='))
}

/// Whether a row is drawn: `-----` under the headings, `=====` above a sum.
pub(super) fn is_line(row: &TableRow) -> bool {
    let mut filled = row.cells.iter().filter(|c| !c.is_empty()).peekable();
    let drawn = |text: &String| text.chars().all(|c| !c.is_alphanumeric());
    filled.peek().is_some() && row.flaws.is_empty() && row.cells.iter().any(|c| c.chars().count() >= 3) && filled.all(drawn)
}

/// Whether a row is a title between the rows: one cell, merged over several columns, or a kind of device, or a sentence.
pub(super) fn is_title(row: &TableRow, headings: &Headings, wide: &[(u64, usize, usize)]) -> bool {
    let mut filled = row.cells.iter().enumerate().filter(|(_, c)| !c.is_empty());
    let (Some((at, text)), None) = (filled.next(), filled.next()) else { return false };
    if headings.count() < 3 {
        return false;
    }
    let merged = wide.iter().any(|(number, column, _)| *number == row.number && *column == at);
    let column = headings.columns.field_at(at);
    let describes = matches!(column, Some(Field::Model | Field::Note | Field::Kind));
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let words = plain_words(text);
    // `Exporté le 12/03 par le service` is a sentence; `BX 12 0034` is a number.
    let is_sentence = words.iter().filter(|w| w.len() >= 2 && w.chars().all(char::is_alphabetic)).count() >= 3;
    // `Page 1/3` at the foot of a printed list.
    let is_page =
        words.first().is_some_and(|w| matches!(w.as_str(), "page" | "pagina" | "blad" | "bladzijde")) && has_digit && words.len() <= 4;
    let is_place = words.len() <= 3 && words.first().is_some_and(|w| PLACES.contains(&w.as_str()));
    // In the column of the models, `Laptops` is a title when others are numbered; one `Laptop` may be a device.
    let is_plural = !has_digit && words.len() <= 2 && words.iter().any(|w| w.len() > 3 && w.ends_with('s')) && kind_of_word(text).is_some();
    let numbered = headings.columns.serial.is_some() || headings.columns.donor_number.is_some();
    let between_models = column == Some(Field::Model) && numbered && (is_plural || is_place);
    merged || is_page || between_models || !describes && (is_sentence || !has_digit && words.len() <= 2 && kind_of_word(text).is_some())
}

/// Whether the first of these rows is a title above repeated headings.
pub(super) fn leads_to_headings(rows: &[TableRow], headings: &Headings) -> bool {
    if rows.first().is_none_or(|r| r.filled() != 1) || headings.count() < 2 {
        return false;
    }
    let next = rows.iter().filter(|r| r.filled() > 0).take(TITLE_ROWS.saturating_add(1)).find(|r| r.filled() > 1);
    next.is_some_and(|row| headings.repeated_by(row).is_some())
}
