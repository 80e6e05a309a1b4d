//! Guards lists that are put together by hand: tables below each other, open quotation marks, numbers that name nothing, one device twice.

use crate::batch::archive::{ods, xlsx};
use crate::support::cpu_time;
use reprise::domain::device::kind::Kind;
use reprise::ingest::manifest::rows::{Line, Problem, Row, lines};
use reprise::ingest::manifest::table::{Choice, Table, WhyLeftOut};

fn read(text: &str) -> Table {
    Table::read(text.as_bytes()).unwrap()
}

fn judged(table: &Table) -> Vec<Row> {
    lines(table, &table.columns(), 2026)
}

fn loaded(table: &Table) -> Vec<Line> {
    judged(table).into_iter().filter_map(|r| r.outcome.ok()).collect()
}

fn serials(table: &Table) -> Vec<String> {
    loaded(table).into_iter().map(|l| l.serial.unwrap_or_default()).collect()
}

fn numbers(table: &Table) -> Vec<String> {
    loaded(table).into_iter().map(|l| l.donor_number.unwrap_or_default()).collect()
}

fn models(table: &Table) -> Vec<String> {
    loaded(table).into_iter().map(|l| l.model.unwrap_or_default()).collect()
}

fn refused(table: &Table) -> Vec<&'static str> {
    judged(table).iter().filter_map(|r| r.outcome.as_ref().err()).flatten().map(Problem::code).collect()
}

fn noticed(table: &Table) -> Vec<&'static str> {
    judged(table).iter().flat_map(|r| r.notices.iter().map(Problem::code)).collect()
}

fn left_out(table: &Table) -> Vec<(u64, u64, WhyLeftOut)> {
    table.left_out.iter().filter(|l| l.why != WhyLeftOut::Blank).map(|l| (l.first, l.last, l.why)).collect()
}

/// A workbook of sheets whose cells are texts.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let targets: Vec<String> = (0..sheets.len()).map(|n| format!("worksheets/sheet{n}.xml")).collect();
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", text.replace('&', "&amp;").replace('<', "&lt;"));
    let row = |row: &&[&str]| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    let bodies: Vec<String> = sheets
        .iter()
        .map(|(_, rows)| format!("<worksheet><sheetData>{}</sheetData></worksheet>", rows.iter().map(row).collect::<String>()))
        .collect();
    let listed: Vec<(&str, &str)> = sheets.iter().zip(&targets).map(|((name, _), target)| (*name, target.as_str())).collect();
    let paths: Vec<String> = targets.iter().map(|t| format!("xl/{t}")).collect();
    let parts: Vec<(&str, &[u8])> = paths.iter().zip(&bodies).map(|(path, body)| (path.as_str(), body.as_bytes())).collect();
    xlsx(&listed, &parts)
}

// One row wider than the others, or decimals in every row, do not decide the separator.
#[test]
fn the_separator_is_the_one_that_makes_known_headings() {
    let rows = "AB0X77;L;12,50\nAB1X77;L;12,50\nAB2X77;L;12,50\nAB3X77;L;12,50\n";
    for text in [
        format!("N° de série;Modèle;Prix\n{rows}AB9X77;L;12,50;à vérifier\n"),
        format!("Inventaire\n\nN° de série;Modèle;Prix;;\n{rows}"),
        format!("N° de série;Modèle;Prix\n{rows}\n\nTotal;;62,50;;\n"),
    ] {
        let table = read(&text);
        assert_eq!((table.separator, serials(&table).len()), (Some(';'), 4), "{text}");
    }
    let comma = read("Serial,Model,Remark\nAB0X77,L,a;b\nAB1X77,L,a;b\nAB2X77,L,a;b\nAB9X77,L,x,y\n");
    assert_eq!((comma.separator, serials(&comma).len()), (Some(','), 3));
    // A price in most rows is no reason to take its comma for the separator, also where no heading is known.
    let prices = read("Rubrique;Prix;Budget\n;\n;1,23E+11;Laptop\n1,23E+11\n1,23E+11\n");
    assert_eq!((prices.separator, prices.header.join("|").as_str()), (Some(';'), "Rubrique|Prix|Budget"), "{prices:?}");
    let numbers = read("Lot,Stuks,Prijs\n1,2,3\n4,5,6\n7,8,9\n");
    assert_eq!((numbers.separator, numbers.header.len()), (Some(','), 3), "{numbers:?}");
}

// Tables below each other: each has its devices.
#[test]
fn lists_below_each_other_are_all_read() {
    let three = "Ordinateurs portables\nMarque;Modèle;N° de série\nHP;840;AB1X77\nHP;840;AB2X77\n\nÉcrans\nMarque;Modèle;N° de série;Taille;Année\n\
        Dell;P22;AB3X77;22;2019\n\nImprimantes\nMarque;Modèle;N° de série;Année;N° inventaire\nHP;M4;AB4X77;2019;BX1\n";
    let table = read(three);
    assert_eq!(serials(&table), ["AB1X77", "AB2X77", "AB3X77", "AB4X77"]);
    assert_eq!((loaded(&table)[3].year, numbers(&table)[3].as_str()), (Some(2019), "BX1"));
    let unknown = read("Serial;Machine\nAB1X77;x\nAB2X77;y\n\nModel;Serial;Type\nL;AB3X77;Laptop\n");
    assert_eq!(serials(&unknown), ["AB1X77", "AB2X77", "AB3X77"]);
    for alone in [
        "N° de série\nAB1X77\nAB2X77\nTotal;2\n",
        "Date;12/03/2024\nN° de série\nAB1X77\nAB2X77\n",
        "Service Tag\nAB1X77\nAB2X77\n\nContact;Jean Dupont\n",
        "Type;Quantité\nLaptop;2\n\nN° de série;Modèle\nAB1X77;L\nAB2X77;L\n",
    ] {
        assert_eq!(serials(&read(alone)), ["AB1X77", "AB2X77"], "{alone}");
    }
}

// A device on two sheets is one device, also when it stands on the same line of both.
#[test]
fn a_device_on_two_sheets_is_refused_the_second_time() {
    let rows: &[&[&str]] = &[&["N° de série", "Modèle"], &["SR0000X", "L"], &["SR0001X", "L"]];
    let table = Table::read(&book(&[("Tous", rows), ("Site A", &rows[..2])])).unwrap();
    assert_eq!(serials(&table), ["SR0000X", "SR0001X"]);
    let twice = judged(&table)[2].outcome.clone().unwrap_err();
    assert_eq!((twice.len(), twice[0].code(), twice[0].args()[1].1.as_str()), (1, "row_serial_repeated", "2 (Tous)"));
    assert!(
        matches!(Table::read_while(&book(&[("Tous", rows)]), &Choice { sheets: Some(vec!["Nope".to_owned()]), ..Choice::default() }, &|| true),
        Err(error) if error.code() == "list_no_sheet")
    );
}

// A quotation mark that is not closed swallows no rows.
#[test]
fn an_open_quotation_mark_swallows_no_rows() {
    for (text, found, open) in [
        ("Serial;Model\nAB1X77;\"Monitor 24\nAB2X77;Monitor 22\nAB3X77;X\n", "AB1X77 AB2X77 AB3X77", 1),
        ("Serial;Model\nAB1X77;\"Monitor 24\"\nAB2X77;\"Monitor 22\"\"\nAB3X77;X\n", "AB1X77 AB2X77 AB3X77", 1),
        ("Serial;Model;Note\nAB1X77;\"LED 22;ok\nAB2X77;L;ok\nAB3X77;\"24 LED;ok\nAB4X77;L;ok\n", "AB1X77 AB2X77 AB3X77 AB4X77", 2),
        ("Serial;Model;Note\nAB1X77;L;\"voir bureau\nAB2X77;L;ok\n", "AB1X77 AB2X77", 1),
        // A text of several lines in one cell is one cell.
        ("Serial;Model;Note\nAB1X77;L;\"voir bureau\nou salle; au fond\"\nAB2X77;L;ok\n", "AB1X77 AB2X77", 0),
    ] {
        let table = read(text);
        assert_eq!(serials(&table).join(" "), found, "{text}");
        assert_eq!(noticed(&table), vec!["row_open_quote"; open], "{text}");
    }
    assert_eq!(models(&read("Serial;Model\nAB1X77;\"Monitor 24\nAB2X77;Monitor 22\n")), ["Monitor 24", "Monitor 22"]);
    // Many of them cost no time without end.
    let many = format!("Serial;Model\n{}", "\"a\"\"b;c\n".repeat(5000));
    assert_eq!(Table::read(many.as_bytes()).unwrap_err().code(), "list_open_quote");
    // A line quoted as a whole.
    assert_eq!(serials(&read("\"Serial;Model;Type\"\n\"AB1X77;L;Laptop\"\n\"AB2X77;M \"\"x\"\";Laptop\"\n")), ["AB1X77", "AB2X77"]);
}

// What is no number of a device costs no device that has its own serial number.
#[test]
fn a_number_that_names_nothing_costs_no_device() {
    // A number of the donor that stands twice names one device: a person looks at the second.
    assert_eq!(refused(&read("N° inventaire;Modèle\nBX1;L\nBX1;L\n")), ["row_donor_number_repeated"]);
    for (heading, value) in [("Référence", "L3W12EA"), ("Tag", "IT"), ("Materiaal", "1000234")] {
        let table = read(&format!("{heading};Modèle;N° de série\n{value};L;AB1X77\n{value};L;AB2X77\n{value};L;AB3X77\n"));
        assert_eq!((serials(&table).len(), numbers(&table).concat(), noticed(&table)), (3, String::new(), vec![]), "{heading}");
    }
    for nothing in ["0", "0000", "néant", "s/o", "à compléter", "en cours", "true", "nvt"] {
        let table = read(&format!("N° inventaire;N° de série;Modèle\n{nothing};AB1X77;L\n{nothing};AB2X77;L\n"));
        assert_eq!((serials(&table).len(), numbers(&table).concat()), (2, String::new()), "{nothing}");
    }
    let parts = read("Immobilisation;N° subsidiaire;N° de série\n10001234;0;AB1X77\n10001234;1;AB2X77\n10001234;2;AB3X77\n");
    assert_eq!(numbers(&parts), ["10001234", "10001234-1", "10001234-2"]);
}

// Headings between the rows are no devices, whatever language, order or number of columns they have.
#[test]
fn repeated_headings_are_no_devices() {
    for (text, found) in [
        ("N° de série;Modèle;Type\nA1X7;L;Laptop\nModel;Serienummer\nZ;A2X7\n", "L Z"),
        ("N° de série;Modèle\nA1X7;L\nModèle;N° de série\nM;A2X7\n", "L M"),
        ("N° de série;Modèle\nA1X7;L\nSerial number;Model\nA2X7;M\n", "L M"),
        ("N° de série;Modèle;Salle\nA1X7;L;1\nN° de série;Modèle;Local\nA2X7;M;2\n", "L M"),
        ("Service;N° de série;Modèle;Salle;Usager\nIT;A1X7;L;1;J\nDienst;Serienummer;Model;Lokaal;Gebruiker\nIT;A2X7;M;1;J\n", "L M"),
        ("N° de série;Modèle;Salle\nA1X7;L;1\n;N° de série;Modèle;Salle\n;A2X7;M;3\n", "L M"),
        ("N° de série;Modèle\nA1X7;L\nN° de série;\n;Modèle\nA2X7;M\n", "L M"),
    ] {
        let table = read(text);
        assert_eq!((models(&table).join(" ").as_str(), serials(&table).join(" ").as_str()), (found, "A1X7 A2X7"), "{text}");
        assert!(left_out(&table).iter().all(|(_, _, why)| *why == WhyLeftOut::RepeatedHeading), "{text}");
    }
    let alone = read("N° de série\nA1X7\nN° de série\nA2X7\nSerienummer\nA3X7\n");
    assert_eq!(serials(&alone), ["A1X7", "A2X7", "A3X7"]);
}

// Cells without end are looked at once.
#[test]
fn a_list_of_many_cells_is_read_in_time() {
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"99\"><text:p>x</text:p></table:table-cell>";
    let same = ods(&format!("<table:table><table:table-row table:number-rows-repeated=\"6000\">{cell}</table:table-row></table:table>"));
    let heading: Vec<String> = (0..100).map(|n| format!("Colonne {n}")).collect();
    let row = |r: usize| (0..100).map(|n| format!("v{}z", r * 100 + n)).collect::<Vec<_>>().join(";");
    let wide = format!("{}\n{}\n", heading.join(";"), (0..6000).map(row).collect::<Vec<_>>().join("\n"));
    for (name, bytes) in [("same", same), ("wide", wide.into_bytes())] {
        let before = cpu_time();
        let table = Table::read(&bytes).unwrap();
        let rows = table.rows.len() + usize::try_from(table.rows_left_out()).unwrap();
        assert!(rows >= 5999, "{name}: {rows}");
        let used = cpu_time() - before;
        assert!(used.as_secs() < 12, "{name}: {used:?}");
    }
}

// A text in a workbook is read as in a text file.
#[test]
fn a_text_of_a_workbook_is_read_as_in_a_text_file() {
    let rows: &[&[&str]] = &[
        &["N° de série", "Modèle", "N° inventaire"],
        &["=\"00123\"", "L", "0007"],
        &["=VLOOKUP(A2;B:C;2;0)", "L", "0008"],
        &["SR1X77_x000D_", "a_x0009_b", "N_x005F_x0041_"],
    ];
    let table = Table::read(&book(&[("Parc", rows)])).unwrap();
    assert_eq!(serials(&table), ["00123", "SR1X77"]);
    assert_eq!((models(&table)[1].as_str(), numbers(&table)[1].as_str()), ("a b", "N_x0041_"));
    assert_eq!(refused(&table), ["row_formula_without_result"]);
}

// Errors and dates are no numbers, however they are written.
#[test]
fn errors_and_dates_are_no_numbers() {
    for error in ["'#N/A", "#n/a", "#DIV/0", "#REF", "#Valeur!", "#N/DISP", "#OBTENTION_DONNEES", "#N/A (introuvable)"] {
        let table = read(&format!("N° de série;Modèle\n{error};L\n{error};L\n"));
        assert_eq!((serials(&table).concat(), noticed(&table)), (String::new(), vec!["row_filler_serial"; 2]), "{error}");
    }
    for date in
        ["2019-03-12 00:00:00", "2019-03-12T00:00:00", "12/03/2019 0:00:00", "12 mars 2019", "mardi 12 mars 2019", "12/3/19", "01/01/1900"]
    {
        assert_eq!(refused(&read(&format!("N° inventaire;Modèle\n{date};L\n"))), ["row_mangled_number"], "{date}");
    }
    for number in ["#12", "12-3-19", "MAR 2019 X", "BX 12 0034", "12 34 5678"] {
        assert_eq!(numbers(&read(&format!("N° inventaire;Modèle\n{number};L\n"))), [number]);
    }
}

// What stands for a model is no model, and an unknown count is no device.
#[test]
fn what_says_nothing_makes_no_device() {
    for model in ["N/A", "-", "?", "néant", "------", "nan", "idem", "\"\"\"\""] {
        let table = read(&format!("Modèle;Type;Remarque\n{model};Laptop;x\n"));
        assert_eq!((loaded(&table).len(), refused(&table)), (0, vec!["row_nothing_to_identify"]), "{model}");
    }
    assert_eq!(refused(&read("Modèle;Quantité\nPC HP 840;#N/A\nPC HP 850;=SUM(A1)\n")), ["row_error_value", "row_formula_without_result"]);
    let table = read("N° de série;Modèle;Type\nA1X7;L;Laptop\n------;------;-----\n===;;\nA2X7;L;Laptop\n(3 rows affected)\nPage 1/3;;\n");
    assert_eq!((serials(&table), refused(&table)), (["A1X7", "A2X7"].map(str::to_owned).to_vec(), vec![]));
}

// Sums and titles in every column.
#[test]
fn sums_and_titles_between_the_rows_are_no_devices() {
    let sums =
        "Totaal;2 toestellen;;\nNombre total;2;;\nNombre de lignes;2;;\nTussentotaal;;2;\nDeelsom;;2;\nΣ;;2;\nSous-total Dell;;1;10,00 €\n";
    let table = read(&format!("N° de série;Modèle;Quantité;Prix\nA1X7;L;1;10\n{sums}A2X7;L;1;10\n"));
    assert_eq!((serials(&table).len(), refused(&table), left_out(&table)), (2, vec![], vec![(3, 9, WhyLeftOut::Total)]));
    let titles = read("Modèle;N° de série;Type\nL;A1X7;Laptop\nLaptops;;\nL;A2X7;Laptop\nEtage 3;;\nL;A3X7;Laptop\nThinkPad;;\n;;Ecran\n");
    assert_eq!(models(&titles), ["L", "L", "L", "ThinkPad"]);
    assert_eq!((refused(&titles), titles.left_out.len()), (vec!["row_nothing_to_identify"], 2));
}

// The cells decide between two columns that could hold the same.
#[test]
fn the_cells_decide_between_two_columns() {
    let article = read("Article;Désignation;N° de série\n1000234;PC PORTABLE HP 840;AB1X77\n1000235;ECRAN P22;AB2X77\n");
    assert_eq!(models(&article), ["PC PORTABLE HP 840", "ECRAN P22"]);
    let described = read("Omschrijving;Model;Merk;Serienummer\nLaptop;Latitude 5490;Dell;AB1X77\n");
    assert_eq!((loaded(&described)[0].kind, models(&described)[0].as_str()), (Some(Kind::Laptop), "Latitude 5490"));
    let sap = read("Equipment;Description of technical object;ManufSerialNo.;Inventory number\n10001234;LAPTOP HP 840;AB1X77;BX1\n");
    assert_eq!((numbers(&sap), noticed(&sap)), (vec!["BX1".to_owned()], vec![]));
}
