//! Guards the promise that no row of a list vanishes: rows in = rows loaded + rows refused + rows named as left out, for any list.

use crate::batch::archive::{ods, xlsx};
use proptest::prelude::*;
use reprise::ingest::manifest::rows::lines;
use reprise::ingest::manifest::table::{Table, WhyLeftOut};

/// One row of a generated sheet: its cells, and whether it is hidden.
#[derive(Clone, Debug)]
struct Given {
    cells: Vec<String>,
    hidden: bool,
    times: usize,
}

/// A generated sheet.
#[derive(Clone, Debug)]
struct Page {
    hidden: bool,
    rows: Vec<Given>,
}

const HEADINGS: &[&[&str]] = &[
    &["Numéro de série / Serienummer", "Marque / Merk", "Modèle / Model", "Type", "N° inventaire"],
    &["serialNumber", "model", "annotatedAssetId", "orgUnitPath"],
    &["Inventarisnummer", "Soort", "Merk", "Serienummer", "Aantal"],
    &["Rubrique", "Prix", "Budget"],
    &["N° de série"],
];

/// Texts that lists hold, and texts that could be taken for something else.
fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "",
        "Laptop",
        "HP",
        "EliteBook 840",
        "TOTAL",
        "Total général",
        "12",
        "0012",
        "#N/A",
        "12-mars",
        "1,23E+11",
        "=\"0012\"",
        "Type",
        "N° de série",
        "Marque",
        "Modèle",
        "Salle du conseil communal",
        "Exporté le 12/03",
        "écran",
        "12345.0",
        "'007",
        "To be filled by O.E.M.",
        "Som",
        "A1",
        "PC",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 2 => "[A-Z]{2}[0-9]{5}", 1 => "[ -~é]{0,10}"]
}

fn page() -> impl Strategy<Value = Page> {
    let row = || {
        (prop::collection::vec(text(), 1..6), prop::bool::weighted(0.1), 1_usize..3).prop_map(|(cells, hidden, times)| Given {
            cells,
            hidden,
            times,
        })
    };
    let heading = prop::sample::select(HEADINGS.to_vec());
    let again = prop::option::weighted(0.3, (prop::sample::select(HEADINGS.to_vec()), 0_usize..12));
    (prop::collection::vec(row(), 0..3), heading, prop::collection::vec(row(), 0..12), again, prop::bool::weighted(0.1)).prop_map(
        |(above, heading, below, again, hidden)| {
            let of = |heading: &[&str]| Given { cells: heading.iter().map(|h| (*h).to_owned()).collect(), hidden: false, times: 1 };
            let mut rows = above;
            rows.push(of(heading));
            rows.extend(below);
            if let Some((heading, at)) = again {
                rows.insert(at.min(rows.len()), of(heading));
            }
            Page { hidden, rows }
        },
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Each of the pages as a CSV file.
fn csv(page: &Page) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
    for row in &page.rows {
        (0..row.times).for_each(|_| out.write_record(&row.cells).unwrap());
    }
    out.into_inner().unwrap()
}

fn as_xlsx(pages: &[Page]) -> Vec<u8> {
    let name = |n: usize| (format!("Feuille {n}"), format!("worksheets/sheet{n}.xml"), format!("xl/worksheets/sheet{n}.xml"));
    let names: Vec<(String, String, String)> = (0..pages.len()).map(name).collect();
    let sheets: Vec<String> = pages
        .iter()
        .map(|page| {
            let row = |row: &Given| {
                let cell = |c: &String| {
                    if c.is_empty() { "<c/>".to_owned() } else { format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(c)) }
                };
                let hidden = if row.hidden { " hidden=\"1\"" } else { "" };
                format!("<row{hidden}>{}</row>", row.cells.iter().map(cell).collect::<String>()).repeat(row.times)
            };
            format!("<worksheet><sheetData>{}</sheetData></worksheet>", page.rows.iter().map(row).collect::<String>())
        })
        .collect();
    let listed: Vec<(&str, &str)> = names.iter().map(|(name, target, _)| (name.as_str(), target.as_str())).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().zip(&sheets).map(|((_, _, part), sheet)| (part.as_str(), sheet.as_bytes())).collect();
    xlsx(&listed, &parts)
}

fn as_ods(pages: &[Page]) -> Vec<u8> {
    let mut tables = String::from("<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>");
    for (n, page) in pages.iter().enumerate() {
        let style = if page.hidden { " table:style-name=\"h\"" } else { "" };
        tables.push_str(&format!("<table:table table:name=\"Blad {n}\"{style}>"));
        for row in &page.rows {
            let hidden = if row.hidden { " table:visibility=\"collapse\"" } else { "" };
            tables.push_str(&format!("<table:table-row{hidden} table:number-rows-repeated=\"{}\">", row.times));
            for cell in &row.cells {
                tables.push_str(&format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                    escaped(cell)
                ));
            }
            tables.push_str("</table:table-row>");
        }
        tables.push_str("</table:table>");
    }
    ods(&tables)
}

fn filled(page: &Page) -> usize {
    page.rows.iter().filter(|r| r.cells.iter().any(|c| !c.trim().is_empty())).map(|r| r.times).sum()
}

/// Checks one file: what became of the rows of each page.
fn nothing_vanishes(bytes: &[u8], pages: &[Page]) -> Result<(), TestCaseError> {
    let table = match Table::read(bytes) {
        Ok(table) => table,
        // Taken for a file of another kind, and refused as a whole.
        Err(error) if error.code() == "list_not_a_table" => return Ok(()),
        // Nothing but empty cells: there is no row to lose.
        Err(error) => {
            prop_assert_eq!((error.code(), pages.iter().map(filled).sum::<usize>()), ("list_empty", 0));
            return Ok(());
        }
    };
    let judged = lines(&table, &table.columns(), 2026);
    prop_assert_eq!(judged.len(), table.rows.len());
    for (n, page) in pages.iter().enumerate() {
        let read = table.sheets.get(n).map(|s| (s.name.to_string(), s.read));
        let of_page = |sheet: Option<&str>| read.as_ref().is_none_or(|(name, _)| sheet == Some(name.as_str()));
        let kept = judged.iter().filter(|r| of_page(r.sheet.as_deref())).count();
        let named: u64 =
            table.left_out.iter().filter(|l| of_page(l.sheet.as_deref()) && l.why != WhyLeftOut::Blank).map(|l| l.rows()).sum();
        let is_read = read.as_ref().is_none_or(|(_, read)| *read);
        // The headings of a sheet that is read are shown as such; those of another are among its rows.
        let headings = usize::from(is_read && filled(page) > 0);
        prop_assert_eq!(kept + usize::try_from(named).unwrap() + headings, filled(page), "page {} of {:?}", n, table);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_row_of_a_text_file_vanishes(page in page()) {
        nothing_vanishes(&csv(&page), std::slice::from_ref(&page))?;
    }

    #[test]
    fn no_row_of_a_workbook_of_excel_vanishes(pages in prop::collection::vec(page(), 1..4)) {
        nothing_vanishes(&as_xlsx(&pages), &pages)?;
    }

    #[test]
    fn no_row_of_a_workbook_of_libreoffice_vanishes(pages in prop::collection::vec(page(), 1..4)) {
        nothing_vanishes(&as_ods(&pages), &pages)?;
    }
}
