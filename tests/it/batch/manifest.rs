//! Guards donor lists: read in any common format, validated row by row, and refused rows handed back without loss.

use crate::batch::archive::archive;
use crate::support::cpu_time;
use crate::support::shared;
use proptest::prelude::*;
use reprise::domain::device::kind::Kind;
use reprise::domain::text_enum::{plain_cell, raw_cell};
use reprise::ingest::manifest::cells::TableError;
use reprise::ingest::manifest::cells::{MAX_ROWS, TableKind};
use reprise::ingest::manifest::rows::{Columns, Line, Problem, Row, lines, rejects};
use reprise::ingest::manifest::table::{Encoding, Newline, Table, WhyLeftOut};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::Value;
use std::fs;

const YEAR: i32 = 2026;

fn judged(table: &Table) -> Vec<Row> {
    lines(table, &table.columns(), YEAR)
}

fn codes(row: &Row) -> Vec<&'static str> {
    row.outcome.as_ref().err().map(|all| all.iter().map(Problem::code).collect()).unwrap_or_default()
}

/// The sample manifests read as expected.
#[test]
fn the_lists_of_the_samples_read_as_expected() {
    let Some(root) = shared().map(|s| s.join("samples")) else { return };
    let all: Value = serde_json::from_str(&fs::read_to_string(root.join("EXPECTED.json")).unwrap()).unwrap();
    let mut seen = 0;
    for (file, want) in all.as_object().unwrap().iter().filter(|(f, _)| f.starts_with("csv/")) {
        seen += 1;
        let table = Table::read(&fs::read(root.join(file)).unwrap()).unwrap();
        assert_eq!(serde_json::to_value(&table.header).unwrap(), want["header"], "{file}");
        assert_eq!(table.rows.len(), usize::try_from(want["rows"].as_u64().unwrap()).unwrap(), "{file}");
        if file.ends_with(".csv") {
            assert_eq!(table.separator.unwrap().to_string(), want["delimiter"], "{file}");
            assert_eq!(table.encoding.as_str(), want["encoding"], "{file}");
            assert_eq!(table.newline.unwrap().as_str(), want["newline"], "{file}");
            assert_eq!(table.bom, want["bom"], "{file}");
            let mangled: usize = table.rows.iter().map(|r| r.flaws.len()).sum();
            assert_eq!(mangled, usize::try_from(want["excel_mangled_numbers"].as_u64().unwrap()).unwrap(), "{file}");
            let first: Vec<&str> = want["first_row"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
            assert_eq!(table.rows[0].cells, first, "{file}");
        } else {
            assert_eq!(table.kind, TableKind::Xlsx);
        }
    }
    assert!(seen >= 5, "only {seen} lists");
}

/// The supplier's number in a DeviceHub list is read as the donor's number.
#[test]
fn the_suppliers_number_of_devicehub_is_the_donors() {
    let Some(root) = shared().map(|s| s.join("samples")) else { return };
    for file in ["csv/devicehub_placeholder_test.csv", "csv/devicehub_placeholder_test.xlsx"] {
        let table = Table::read(&fs::read(root.join(file)).unwrap()).unwrap();
        let rows = judged(&table);
        let first = rows[0].outcome.as_ref().unwrap();
        assert_eq!((first.model.as_deref(), first.manufacturer.as_deref()), (Some("Vaio"), Some("Sony")), "{file}");
        assert_eq!((first.serial.as_deref(), first.donor_number.as_deref()), (Some("12345678"), Some("TTT")), "{file}");
        // All three rows have the same supplier number: the second and third are flagged for a person.
        assert_eq!(codes(&rows[1]), ["row_donor_number_repeated"], "{file}");
    }
}

/// The manifest of a commune, with a given separator and line ending.
fn commune(separator: char, newline: &str) -> String {
    [
        "N° d'inventaire;Type de matériel;Marque;Modèle;N° de série;Année d’achat;Remarque",
        "INV-001;PC portable;HP;EliteBook 840 G3;5CG7123ABC;2017;écran rayé",
        "INV-002;Écran;Dell;P2414H;CN0ABC123;15/03/2016;",
        "INV-003;unité centrale;Lenovo;\"ThinkCentre; M710q\";S4ABCDE;2018-09-01;à tester",
    ]
    .join(newline)
    .replace("\"ThinkCentre; M710q\"", if separator == ';' { "\"ThinkCentre; M710q\"" } else { "ThinkCentre! M710q" })
    .replace(';', &separator.to_string())
    .replace(&format!("ThinkCentre{separator} M710q"), "ThinkCentre; M710q")
    .replace('!', ";")
}

fn check_commune(table: &Table) {
    let rows = judged(table);
    assert_eq!(rows.iter().map(|r| r.number).collect::<Vec<_>>(), [2, 3, 4]);
    let found: Vec<&Line> = rows.iter().map(|r| r.outcome.as_ref().unwrap()).collect();
    assert_eq!(found.iter().map(|l| l.kind.unwrap()).collect::<Vec<_>>(), [Kind::Laptop, Kind::Monitor, Kind::Desktop]);
    assert_eq!(found.iter().map(|l| l.year.unwrap()).collect::<Vec<_>>(), [2017, 2016, 2018]);
    assert_eq!(found[0].note.as_deref(), Some("écran rayé"));
    assert_eq!(found[0].donor_number.as_deref(), Some("INV-001"));
    assert_eq!(found[2].model.as_deref(), Some("ThinkCentre; M710q"));
    assert_eq!(found[2].serial.as_deref(), Some("S4ABCDE"));
}

/// A manifest reads the same with any separator, line ending and encoding.
#[test]
fn a_list_reads_the_same_in_every_dress() {
    for separator in [';', ',', '\t'] {
        for (newline, ends) in [("\n", Newline::Lf), ("\r\n", Newline::CrLf), ("\r", Newline::Cr)] {
            let text = commune(separator, newline);
            let (windows, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
            assert!(!lost);
            let (mac, _, lost) = encoding_rs::MACINTOSH.encode(&text);
            assert!(!lost);
            let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            let dresses = [
                (text.clone().into_bytes(), Encoding::Utf8, false),
                (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8, true),
                (windows.into_owned(), Encoding::Windows1252, false),
                (mac.into_owned(), Encoding::MacRoman, false),
                (utf16, Encoding::Utf16, true),
            ];
            for (bytes, encoding, bom) in dresses {
                let table = Table::read(&bytes).unwrap();
                assert_eq!((table.separator, table.newline), (Some(separator), Some(ends)), "{encoding} {separator:?} {ends}");
                assert_eq!((table.encoding, table.bom), (encoding, bom), "{separator:?} {ends}");
                check_commune(&table);
            }
        }
    }
}

/// Dates and numbers of a workbook are read as plain text.
#[test]
fn a_workbook_gives_its_dates_and_numbers_as_plain_text() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("vide").unwrap();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Commune de Néant: liste 2026").unwrap();
    for (column, heading) in ["Inventarisnr", "Soort", "Merk", "Model", "Serienummer", "Aankoopdatum", "Aantal"].into_iter().enumerate() {
        sheet.write_string(2, u16::try_from(column).unwrap(), heading).unwrap();
    }
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_number(3, 0, 10_452).unwrap();
    sheet.write_string(3, 1, "draagbare computer").unwrap();
    sheet.write_string(3, 3, "Latitude 5490").unwrap();
    sheet.write_string(3, 4, "7QK3LM2").unwrap();
    sheet.write_datetime_with_format(3, 5, ExcelDateTime::from_ymd(2019, 5, 3).unwrap(), &date).unwrap();
    sheet.write_number(4, 0, 10_453).unwrap();
    sheet.write_string(4, 1, "scherm").unwrap();
    sheet.write_number(4, 4, 6.377_021_234_567_89e15).unwrap();
    sheet.write_string(5, 3, "P2414H").unwrap();
    sheet.write_number(5, 6, 20).unwrap();
    let table = Table::read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((table.kind, table.header_line), (TableKind::Xlsx, 3));
    assert_eq!(table.header[4], "Serienummer");
    let rows = judged(&table);
    assert_eq!(rows.iter().map(|r| r.number).collect::<Vec<_>>(), [4, 5, 6]);
    assert_eq!(rows[0].cells[5], "2019-05-03");
    let first = rows[0].outcome.as_ref().unwrap();
    assert_eq!((first.donor_number.as_deref(), first.kind, first.year), (Some("10452"), Some(Kind::Laptop), Some(2019)));
    assert_eq!(codes(&rows[1]), ["row_mangled_number"]);
    assert_eq!(rows[2].outcome.as_ref().unwrap().quantity, 20);
}

/// Line numbers match those of a text editor.
#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    for newline in ["\n", "\r\n", "\r"] {
        let text = ["sep=;", "", "Model;Serial", "", "\"A", "B\";S1", "", "C;S2"].join(newline);
        let table = Table::read(text.as_bytes()).unwrap();
        assert_eq!(table.header_line, 3, "{newline:?}");
        assert_eq!(table.rows.iter().map(|r| r.number).collect::<Vec<_>>(), [5, 8], "{newline:?}");
        assert_eq!(table.rows[0].cells[0], "A B");
    }
}

/// A refused row is handed back with its reasons, and loads once it is corrected.
#[test]
fn every_row_that_is_refused_says_why_and_comes_back_corrected() {
    let text = "N° inventaire;Type;Marque;Modèle;N° de série;Année;Qté;Remarque\n\
        A1;laptop;HP;840;5CG1;2017;;\n\
        ;;;;;;;\n\
        ;laptop;HP;;;2017;;\n\
        A2;laptop;HP;840;5CG1;2017;;\n\
        A1;laptop;HP;840;5CG3;2017;;\n\
        A4;Ornamental Railings;HP;840;5CG4;2017;;\n\
        A5;laptop;HP;840;5CG5;2031;;\n\
        A6;laptop;HP;840;5CG6;hier;;\n\
        A7;laptop;HP;840;6,37E+15;2017;;\n\
        A8;laptop;HP;840;To be filled by O.E.M.;2017;;=cmd|' /C calc'!A0\n\
        A9;laptop;HP;840;5CG9;2017;3;\n\
        ;laptop;HP;840;;2017;0;=1+1\n\
        B1;laptop;HP;840;5CGB;2017;1;note;too;many\n";
    let table = Table::read(text.as_bytes()).unwrap();
    let rows = judged(&table);
    let refused: Vec<(u64, Vec<&str>)> = rows.iter().filter(|r| r.outcome.is_err()).map(|r| (r.number, codes(r))).collect();
    assert_eq!(
        refused,
        [
            (4, vec!["row_nothing_to_identify"]),
            (5, vec!["row_serial_repeated"]),
            (6, vec!["row_donor_number_repeated"]),
            (10, vec!["row_mangled_number"]),
            (12, vec!["row_quantity_of_one"]),
            (13, vec!["row_bad_quantity"]),
            (14, vec!["row_too_many_cells"]),
        ]
    );
    assert_eq!(rows[2].outcome, Err(vec![Problem::SerialRepeated { serial: "5CG1".to_owned(), other: 2.into() }]));
    // An empty row is no device, and is named. What is wrong beside the numbers costs no device its place.
    assert_eq!(table.left_out.iter().map(|l| (l.first, l.why)).collect::<Vec<_>>(), [(3, WhyLeftOut::Blank)]);
    let noticed: Vec<(u64, &str)> = rows.iter().flat_map(|r| r.notices.iter().map(|p| (r.number, p.code()))).collect();
    assert_eq!(noticed, [(7, "row_unknown_kind"), (8, "row_year_in_future"), (9, "row_not_a_year"), (11, "row_filler_serial")]);
    let filler = &rows[8];
    assert_eq!(filler.outcome.as_ref().unwrap().serial, None);
    assert_eq!(filler.notices, [Problem::FillerSerial { value: "To be filled by O.E.M.".to_owned() }]);

    let csv = rejects(&table, &rows, ["Ligne", "Raison"], |p| format!("-{}", p.code()));
    assert!(csv.contains(";'=1+1;") && !csv.contains(";=1+1"), "{csv}");
    assert!(csv.contains("'-row_bad_quantity"), "{csv}");
    let again = Table::read(csv.as_bytes()).unwrap();
    assert_eq!(again.header.last().unwrap(), "Raison");
    assert_eq!(again.rows.len(), refused.len());
    assert_eq!(Columns::propose(&again.header), Columns::propose(&table.header));
    for (back, row) in again.rows.iter().zip(rows.iter().filter(|r| r.outcome.is_err())) {
        assert_eq!(back.cells[..row.cells.len()], row.cells[..]);
        assert!(back.cells.contains(&row.number.to_string()));
    }
}

/// A long manifest is validated within a bounded time.
#[test]
fn a_long_list_is_judged_in_time() {
    let mut text = String::from("Asset Tag;Serial;Model\n");
    for n in 0..MAX_ROWS {
        text.push_str(&format!("T{n};SER{n}X;EliteBook\n"));
    }
    let before = cpu_time();
    let rows = judged(&Table::read(text.as_bytes()).unwrap());
    assert!(rows.iter().all(|r| r.outcome.is_ok()));
    let used = cpu_time() - before;
    assert!(used.as_secs() < 20, "{:?}", used);
    text.push_str("T;S;M\n");
    assert_eq!(Table::read(text.as_bytes()), Err(TableError::TooManyRows { limit: MAX_ROWS }));
}

/// A file that is not a manifest is refused with an error that names what it is.
#[test]
fn what_is_no_list_is_refused_by_its_name() {
    let wide = vec!["x"; 101].join(";") + "\n" + &vec!["y"; 101].join(";");
    for (bytes, code) in [
        (&b""[..], "list_empty"),
        (b" \n \n", "list_empty"),
        (b";;;\n;;;\n", "list_empty"),
        (b"%PDF-1.7", "list_not_a_table"),
        (b"{\"id\": 1}", "list_not_a_table"),
        (b"<html><table>", "list_not_a_table"),
        (b"PK\x03\x04 and nothing", "list_unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list_not_a_table"),
        (wide.as_bytes(), "list_too_many_columns"),
    ] {
        assert_eq!(Table::read(bytes).unwrap_err().code(), code, "{:?}", String::from_utf8_lossy(bytes));
    }
    let open = format!("Model;Serial\nA;\"S1\n{}", "B;S2\n".repeat(200));
    assert_eq!(Table::read(open.as_bytes()), Err(TableError::OpenQuote { line: 2 }));
    assert_eq!(Table::read(&vec![b'a'; 9 << 20]).unwrap_err().code(), "list_too_large");
}

/// A decompression bomb is refused.
#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 101 << 20];
    assert_eq!(Table::read(&archive(&[("xl/workbook.xml", &zeros)])).unwrap_err().code(), "list_bomb");
    let cell =
        "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let wide = format!("<table:table ><table:table-row>{}</table:table-row></table:table>", cell.repeat(200));
    assert_eq!(Table::read(&archive(&[("content.xml", wide.as_bytes())])).unwrap_err().code(), "list_too_many_columns");
    let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let tall = format!(
        "<table:table >{row}<table:table-row table:number-rows-repeated=\"900000000\"><table:table-cell/></table:table-row>{row}</table:table>"
    );
    assert_eq!(Table::read(&archive(&[("content.xml", tall.as_bytes())])).unwrap_err().code(), "list_too_many_rows");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A cell protected against formula injection decodes to its original text.
    #[test]
    fn a_protected_cell_comes_back(cell in any::<String>()) {
        let plain = plain_cell(&cell);
        prop_assert_eq!(raw_cell(&plain), &cell);
        prop_assert!(!plain.starts_with(['=', '+', '@', '\t', '\r', '\0']));
    }

    /// No input makes the reader panic.
    #[test]
    fn no_list_breaks_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..600), separator in prop::sample::select(vec![";", ",", "\t", "\r", "\"", "PK\x03\x04"])) {
        let mut dressed = separator.as_bytes().to_vec();
        dressed.extend(bytes);
        if let Ok(table) = Table::read(&dressed) {
            let rows = judged(&table);
            prop_assert_eq!(rows.len(), table.rows.len());
        }
    }

    /// Every row of the input is accepted or handed back.
    #[test]
    fn no_row_is_lost(cells in prop::collection::vec(prop::collection::vec("[A-Za-z0-9 éà=+'-]{0,12}", 1..9), 1..30)) {
        let mut text = String::from("Asset Tag;Type;Brand;Model;Serial;Year;Qty;Note\n");
        for row in &cells {
            text.push_str(&row.join(";"));
            text.push('\n');
        }
        let table = Table::read(text.as_bytes()).unwrap();
        let rows = judged(&table);
        let filled = |c: &Vec<String>| c.iter().any(|x| !x.trim().is_empty());
        let named: u64 = table.left_out.iter().filter(|l| l.why != WhyLeftOut::Blank).map(|l| l.rows()).sum();
        let named = usize::try_from(named).unwrap();
        prop_assert_eq!(rows.len() + named, cells.iter().filter(|c| filled(c)).count());
        let bad = rows.iter().filter(|r| r.outcome.is_err()).count();
        let csv = rejects(&table, &rows, ["line", "reason"], |p| p.code().to_owned());
        prop_assert_eq!(Table::read(csv.as_bytes()).unwrap().rows.len(), bad);
    }

    /// No damaged workbook makes the reader panic.
    #[test]
    fn no_damaged_workbook_breaks_the_reader(place in 0_usize..5083, value in any::<u8>()) {
        let Some(root) = shared() else { return Ok(()) };
        let mut bytes = fs::read(root.join("samples/csv/devicehub_placeholder_test.xlsx")).unwrap();
        if let Some(byte) = bytes.get_mut(place) { *byte = value; }
        if let Ok(table) = Table::read(&bytes) {
            prop_assert!(table.rows.len() <= MAX_ROWS);
        }
    }
}
