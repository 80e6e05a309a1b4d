//! Guards lists as people have them: each kind of fault that was found in real lists, with inputs made for it.

use reprise::domain::device::kind::Kind;
use reprise::ingest::manifest::rows::{Line, Problem, Row, lines};
use reprise::ingest::manifest::table::{Encoding, Table, WhyLeftOut};
use reprise::ingest::manifest::vocabulary::Field;
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::fs;
use std::path::Path;

const YEAR: i32 = 2026;

fn case(name: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists").join(name);
    Table::read(&fs::read(path).unwrap()).unwrap()
}

fn judged(table: &Table) -> Vec<Row> {
    lines(table, &table.columns(), YEAR)
}

fn loaded(table: &Table) -> Vec<Line> {
    judged(table).into_iter().filter_map(|r| r.outcome.ok()).collect()
}

fn read(text: &str) -> Table {
    Table::read(text.as_bytes()).unwrap()
}

fn refused(table: &Table) -> Vec<Vec<&'static str>> {
    judged(table).iter().filter_map(|r| Some(r.outcome.as_ref().err()?.iter().map(Problem::code).collect())).collect()
}

fn noticed(table: &Table) -> Vec<&'static str> {
    judged(table).iter().flat_map(|r| r.notices.iter().map(Problem::code)).collect()
}

fn left_out(table: &Table) -> Vec<(u64, WhyLeftOut)> {
    table.left_out.iter().map(|l| (l.first, l.why)).collect()
}

/// Compares what was understood of a line, as text.
fn is(line: &Line, serial: &str, donor_number: &str, model: &str, kind: Option<Kind>) {
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    assert_eq!((text(&line.serial).as_str(), text(&line.donor_number).as_str(), text(&line.model).as_str()), (serial, donor_number, model));
    assert_eq!(line.kind, kind, "{line:?}");
}

// Headings in both languages, and those of consoles.
#[test]
fn headings_in_two_languages_and_of_consoles_are_understood() {
    let both = loaded(&case("11-bilingual-headings-list.csv"));
    is(&both[0], "AB12345", "BX1", "EliteBook 840", Some(Kind::Laptop));
    assert_eq!((both.len(), both[0].manufacturer.as_deref()), (1, Some("HP")));

    let google = case("23-headings-of-management-consoles-google.csv");
    is(&loaded(&google)[0], "5CD8123ABC", "INV-0001", "HP Chromebook 11 G6 EE", None);
    let unused: Vec<&str> =
        google.header.iter().enumerate().filter(|(n, _)| google.columns().field_at(*n).is_none()).map(|(_, h)| &**h).collect();
    assert_eq!(unused, ["deviceId", "orgUnitPath"]);
    let topdesk = loaded(&case("23-headings-of-management-consoles-topdesk.csv"));
    is(&topdesk[0], "5CG9123ABC", "NB-00123", "EliteBook 840 G5", Some(Kind::Laptop));
    assert_eq!(topdesk[0].year, Some(2019));

    for (header, fields) in [
        ("Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model", "serial,,,manufacturer,model"),
        ("Device name,Serial number,Manufacturer,Model,IMEI,Category,OS", ",serial,manufacturer,model,,kind,"),
        ("Name0,SerialNumber0,Manufacturer0,Model0,ChassisTypes0,SMBIOSAssetTag0", ",serial,manufacturer,model,kind,donor_number"),
        ("Computer Name,Asset Tag,Serial Number,Make,Model Identifier,Model", ",donor_number,serial,manufacturer,,model"),
        (
            "AssetName,AssetTypename,Manufacturer,Model,Serialnumber,Barcode,Purchasedate",
            ",kind,manufacturer,model,serial,donor_number,year",
        ),
        ("Nom;Statut;Fabricant;Numéro de série;Type;Modèle;Numéro d'inventaire", ",,manufacturer,serial,kind,model,donor_number"),
        (
            "Asset Name,Asset Tag,Serial,Model,Model No.,Category,Manufacturer,Purchase Date",
            ",donor_number,serial,model,,kind,manufacturer,year",
        ),
        (
            "name,asset_tag,serial_number,manufacturer,model_id,model_category,purchase_date",
            ",donor_number,serial,manufacturer,model,kind,year",
        ),
        (
            "Immobilisation;Désignation de l'immobilisation;N° de série;Date de mise en service;Quantité",
            "donor_number,model,serial,year,quantity",
        ),
        ("Activum;Omschrijving activum;Serienummer;Activeringsdatum;Hoeveelheid", "donor_number,model,serial,year,quantity"),
    ] {
        let separator = if header.contains(';') { ";" } else { "," };
        let row = vec!["x"; header.split(separator).count()].join(separator);
        let table = read(&format!("{header}\n{row}\n"));
        let columns = table.columns();
        let found: Vec<&str> = (0..table.header.len()).map(|n| columns.field_at(n).map_or("", Field::as_str)).collect();
        assert_eq!(found.join(","), fields, "{header}");
    }
}

// `Type` and a description say what the cells below them say.
#[test]
fn the_cells_decide_what_type_and_description_hold() {
    for (text, model, kind) in [
        ("Merk;Type;Omschrijving;Serienummer\nHP;EliteBook 840;Laptop;AB12345\n", "EliteBook 840", Some(Kind::Laptop)),
        ("Merk;Type;Omschrijving;Serienummer\nHP;Laptop;EliteBook 840;AB12345\n", "EliteBook 840", Some(Kind::Laptop)),
        ("Merk;Type;Serienummer\nHP;EliteBook 840;AB12345\n", "EliteBook 840", None),
        ("Merk;Type;Serienummer\nHP;Laptop;AB12345\n", "", Some(Kind::Laptop)),
        ("Soort;Type;Serienummer\nLaptop;EliteBook 840;AB12345\n", "EliteBook 840", Some(Kind::Laptop)),
        ("Type;Model;Serienummer\nLaptop;EliteBook 840;AB12345\n", "EliteBook 840", Some(Kind::Laptop)),
        ("Omschrijving;Serienummer\nLaptop;AB12345\n", "", Some(Kind::Laptop)),
        ("Matériel;Serienummer\nEliteBook 840;AB12345\n", "EliteBook 840", None),
    ] {
        is(&loaded(&read(text))[0], "AB12345", "", model, kind);
    }
    // In SAP an equipment has a number.
    let sap = read("Équipement;Désignation;N° de série\n10001234;PC portable HP;AB12345\n10001235;Écran;AB12346\n");
    is(&loaded(&sap)[0], "AB12345", "10001234", "PC portable HP", None);
    // The kind as a number of the table of cases.
    let sccm = read("SerialNumber0,Model0,ChassisTypes0\nAB12345,Latitude,10\nAB12346,OptiPlex,{3}\n");
    assert_eq!(loaded(&sccm).iter().map(|l| l.kind).collect::<Vec<_>>(), [Some(Kind::Laptop), Some(Kind::Desktop)]);
}

// What is no value is none, and says so.
#[test]
fn errors_of_a_spreadsheet_are_no_values() {
    let table = case("12-spreadsheet-errors-list.csv");
    let rows = judged(&table);
    assert_eq!(rows.len(), 4);
    for row in &rows {
        assert_eq!(row.outcome.as_ref().unwrap().serial, None);
        assert_eq!(row.notices.iter().map(Problem::code).collect::<Vec<_>>(), ["row_filler_serial"]);
    }
    let other = read("Serienummer;Model;Inventarisnummer;Soort;Jaar\nAB12345;#N/B;#WAARDE!;#VERW!;#DEEL/0!\n");
    is(&loaded(&other)[0], "AB12345", "", "", None);
    assert_eq!(noticed(&other), ["row_error_value"; 4]);
}

// Text around a number that only Excel needs.
#[test]
fn what_guards_a_number_in_excel_is_not_part_of_it() {
    is(&loaded(&case("13-excel-text-guard-list.csv"))[0], "0012345", "000777", "Latitude", None);
    let other = read("N° de série;N° inventaire;Modèle\n\"=\"\"0012345\"\"\";'000777;L\n");
    is(&loaded(&other)[0], "0012345", "000777", "L", None);
    let formula = read("N° de série;N° inventaire;Modèle\n=A1&B1;BX1;L\n");
    assert_eq!(refused(&formula), [["row_formula_without_result"]]);
}

// Code page 850.
#[test]
fn a_list_of_dos_is_read() {
    let table = case("14-cp850-list.csv");
    assert_eq!(table.encoding, Encoding::Cp850);
    is(&loaded(&table)[0], "AB12345", "000123", "Écran Dell", Some(Kind::Monitor));
}

// Numbers that are lost are refused, with the name of the cell.
#[test]
fn a_number_that_is_lost_names_its_cell() {
    let table = case("15-date-cell-in-a-number-column-list.xlsx");
    assert_eq!(refused(&table), [["row_mangled_number"]]);
    let problem = &judged(&table)[0].outcome.clone().unwrap_err()[0];
    assert_eq!(problem.args()[2], ("cell", "Sheet!A2".to_owned()));
    for number in ["12-mars", "mrt/12", "12/03/2019", "1,23E+11", "1.23457E+11", "6.3E15"] {
        let table = read(&format!("N° inventaire;N° de série;Modèle\n{number};AB12345;L\n"));
        assert_eq!(refused(&table), [["row_mangled_number"]], "{number}");
    }
    // A name that is lost costs no device that has a number.
    let model = read("N° inventaire;Modèle\nBX1;1,23E+11\n");
    is(&loaded(&model)[0], "", "BX1", "", None);
    assert_eq!(noticed(&model), ["row_mangled_number"]);
    assert_eq!(refused(&read("N° inventaire;Modèle\n;1,23E+11\n")), [["row_mangled_number"]]);
}

// Every sheet is read, or named.
#[test]
fn every_sheet_is_read_or_named() {
    let table = case("16-several-sheets-list.xlsx");
    assert_eq!(loaded(&table).iter().map(|l| l.serial.clone().unwrap()).collect::<Vec<_>>(), ["AB12345", "CD12345"]);
    assert_eq!(judged(&table)[1].sheet.as_deref(), Some("Ecrans"));

    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("Voorblad").unwrap();
    cover.write_string(0, 0, "Gemeente X").unwrap();
    cover.write_string(1, 0, "Contact").unwrap();
    cover.write_string(1, 1, "Dienst ICT").unwrap();
    let first = book.add_worksheet().set_name("Laptops").unwrap();
    for (n, heading) in ["Serienummer", "Merk", "Model"].into_iter().enumerate() {
        first.write_string(0, u16::try_from(n).unwrap(), heading).unwrap();
    }
    first.write_string(1, 0, "AB12345").unwrap();
    first.write_string(1, 1, "HP").unwrap();
    // The same fields in another order and another language, and one more.
    let second = book.add_worksheet().set_name("Ecrans").unwrap();
    for (n, heading) in ["Modèle", "N° de série", "N° inventaire"].into_iter().enumerate() {
        second.write_string(0, u16::try_from(n).unwrap(), heading).unwrap();
    }
    second.write_string(1, 0, "P2419H").unwrap();
    second.write_string(1, 1, "CD12345").unwrap();
    second.write_string(1, 2, "000123").unwrap();
    second.write_number(2, 1, 1.234_567_890_123_456_7e18).unwrap();
    let hidden = book.add_worksheet().set_name("Oud").unwrap();
    hidden.write_string(0, 0, "Serienummer").unwrap();
    hidden.write_string(0, 1, "Model").unwrap();
    hidden.write_string(1, 0, "EF12345").unwrap();
    hidden.set_hidden(true);
    let bytes = book.save_to_buffer().unwrap();
    let table = Table::read(&bytes).unwrap();
    let all = loaded(&table);
    assert_eq!(all.len(), 2);
    is(&all[0], "AB12345", "", "", None);
    is(&all[1], "CD12345", "000123", "P2419H", None);
    // The cell is named as it is in its own sheet.
    let lost = judged(&table)[2].outcome.clone().unwrap_err();
    assert_eq!(lost[0].args()[2].1, "Ecrans!B3");
    let told: Vec<(&str, bool)> = table.sheets.iter().map(|s| (&*s.name, s.read)).collect();
    assert_eq!(told, [("Voorblad", false), ("Laptops", true), ("Ecrans", true), ("Oud", false)]);
    let named: Vec<(Option<&str>, u64, WhyLeftOut)> = table.left_out.iter().map(|l| (l.sheet.as_deref(), l.rows(), l.why)).collect();
    assert_eq!(named, [(Some("Voorblad"), 2, WhyLeftOut::OtherSheet), (Some("Oud"), 2, WhyLeftOut::HiddenSheet)]);
}

// The number on the label is the one that is shown.
#[test]
fn a_number_is_read_as_it_is_shown() {
    is(&loaded(&case("17-number-format-with-zeros-list.xlsx"))[0], "AB12345", "001234", "", None);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "N° inventaire").unwrap();
    sheet.write_string(0, 1, "Modèle").unwrap();
    let formats = [
        ("\"INV-\"0000", 12.0, "INV-0012"),
        ("0000\"/BX\"", 12.0, "0012/BX"),
        ("#,##0", 12345.0, "12345"),
        ("@", 7.0, "7"),
        ("0.00", 8.0, "8"),
    ];
    for (n, (format, value, _)) in formats.iter().enumerate() {
        let row = u32::try_from(n + 1).unwrap();
        sheet.write_number_with_format(row, 0, *value, &Format::new().set_num_format(*format)).unwrap();
        sheet.write_string(row, 1, "L").unwrap();
    }
    let found = loaded(&Table::read(&book.save_to_buffer().unwrap()).unwrap());
    assert_eq!(found.len(), formats.len());
    for (line, (format, _, wanted)) in found.iter().zip(formats) {
        assert_eq!(line.donor_number.as_deref(), Some(wanted), "{format}");
    }
}

// Dates and counts as business software writes them.
#[test]
fn dates_and_counts_of_business_software_are_read() {
    let sap = loaded(&case("18-sap-forms-list.csv"));
    assert_eq!((sap.len(), sap[0].year, sap[0].quantity), (1, Some(2019), 1));
    let other = read("Model;Aankoopdatum;Aantal\nP2414H;01.03.2019;1.000,00\nP2415H;2019/03;2 ST\nP2416H;;3,000\n");
    assert_eq!(loaded(&other).iter().map(|l| (l.year, l.quantity)).collect::<Vec<_>>(), [(Some(2019), 1000), (Some(2019), 2), (None, 3)]);
    // It could be three thousand: the reader says how it was taken.
    assert_eq!(noticed(&other), ["row_quantity_read"]);
}

// What the person saw in the merged and hidden cells.
#[test]
fn merged_and_hidden_cells_are_read_as_they_were_seen() {
    let merged = loaded(&case("19-merged-down-list.xlsx"));
    assert_eq!(merged.iter().map(|l| l.kind).collect::<Vec<_>>(), [Some(Kind::Monitor); 3]);

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 1, 3, "Matériel à céder: commune de Néant, situation du mois", &plain).unwrap();
    sheet.write_string(2, 0, "Numéro de série\nSerienummer").unwrap();
    sheet.merge_range(2, 1, 2, 2, "Marque / Modèle", &plain).unwrap();
    sheet.write_string(2, 3, "N° inventaire").unwrap();
    sheet.merge_range(3, 0, 3, 3, "Salle du conseil", &plain).unwrap();
    for (row, serial) in [(4, "AB12345"), (5, "AB12346"), (6, "AB12347")] {
        sheet.write_string(row, 0, serial).unwrap();
        sheet.write_string(row, 2, "P2419H").unwrap();
    }
    sheet.merge_range(4, 1, 6, 1, "Dell", &plain).unwrap();
    sheet.set_row_hidden(5).unwrap();
    sheet.write_string(9, 0, "Total").unwrap();
    sheet.write_number(9, 3, 3.0).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let table = Table::read(&bytes).unwrap();
    let found = loaded(&table);
    assert_eq!(found.iter().map(|l| l.serial.as_deref().unwrap()).collect::<Vec<_>>(), ["AB12345", "AB12347"]);
    assert!(found.iter().all(|l| l.manufacturer.as_deref() == Some("Dell") && l.model.as_deref() == Some("P2419H")), "{found:?}");
    let named =
        [(1, WhyLeftOut::Title), (4, WhyLeftOut::Title), (6, WhyLeftOut::HiddenRow), (8, WhyLeftOut::Blank), (10, WhyLeftOut::Total)];
    assert_eq!(left_out(&table), named);
    let choice = reprise::ingest::manifest::table::Choice { hidden_rows: true, ..Default::default() };
    assert_eq!(loaded(&Table::read_while(&bytes, &choice, &|| true).unwrap()).len(), 3);
}

// Headings, titles and sums between the rows are no devices.
#[test]
fn headings_titles_and_sums_between_the_rows_are_no_devices() {
    let table = case("20-heading-repeated-list.csv");
    assert_eq!((loaded(&table).len(), left_out(&table)), (2, vec![(3, WhyLeftOut::RepeatedHeading)]));

    let text = "Commune de Néant;;Date : 2026-03-01;\n;;;\nN° inventaire;Marque;Modèle;N° de série\nPC portables;;;\nBX1;HP;840;AB12345\n\
        Sous-total;;;1\nService culture\n;;;\nModèle;N° de série;Marque;N° inventaire\nP2419H;CD12345;Dell;BX2\nTOTAL GÉNÉRAL;2;;\n\
        ;;;Exporté le 12/03/2026 par le service informatique\n";
    let table = read(text);
    let found = loaded(&table);
    assert_eq!(found.len(), 2, "{found:?}");
    is(&found[0], "AB12345", "BX1", "840", None);
    is(&found[1], "CD12345", "BX2", "P2419H", None);
    use WhyLeftOut::{Blank, RepeatedHeading, Title, Total};
    assert_eq!(
        left_out(&table),
        [(1, Title), (4, Title), (6, Total), (7, Title), (8, Blank), (9, RepeatedHeading), (11, Total), (12, Title)]
    );
    // A device is not taken for a sum because of its name, nor for a title because only its number is known.
    let devices = read("N° inventaire;Marque;Modèle;N° de série\nBX1;Total;T500;AB12345\nBX 12 0034;;;\n;;Summit 500;AB12346\n");
    assert_eq!((loaded(&devices).len(), devices.left_out.len()), (3, 0));
}

// Whole numbers with decimals.
#[test]
fn a_whole_number_loses_the_zeros_after_its_point() {
    is(&loaded(&case("21-whole-numbers-as-floats-list.csv"))[0], "AB12345", "12345", "L", None);
    // Beside numbers with decimals they say something.
    let exact = read("N° inventaire;Modèle\n12345.0;L\n12345.1;L\n");
    assert_eq!(loaded(&exact)[0].donor_number.as_deref(), Some("12345.0"));
}

// Words of SMBIOS.
#[test]
fn words_for_cases_are_kinds() {
    let found = loaded(&case("22-case-words-list.csv"));
    assert_eq!(found.iter().map(|l| l.kind).collect::<Vec<_>>(), [Some(Kind::Desktop), Some(Kind::Server)]);
}

// A cell beside the numbers costs no device.
#[test]
fn a_bad_cell_beside_the_numbers_costs_no_device() {
    let table = read("N° de série;Modèle;Type;Année;Quantité;Remarque\nAB12345;L;Ornament;hier;beaucoup;x\nAB12346;L;Ornament;2099;1;\n");
    assert_eq!(loaded(&table).len(), 2);
    assert_eq!(noticed(&table), ["row_unknown_kind", "row_not_a_year", "row_bad_quantity", "row_unknown_kind", "row_year_in_future"]);
    assert_eq!(reprise::ingest::manifest::rows::unknown_kinds(&judged(&table)), [("Ornament".to_owned(), 2)]);
    // Without a number the count decides how many devices there are.
    assert_eq!(refused(&read("Modèle;Quantité\nP2419H;beaucoup\n")), [["row_bad_quantity"]]);
}

// Formulas without a result.
#[test]
fn a_formula_without_a_result_is_refused() {
    let table = case("31-formula-without-result-list.xlsx");
    assert_eq!(refused(&table), [["row_formula_without_result"]]);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (n, heading) in ["N° de série", "Modèle", "Année"].into_iter().enumerate() {
        sheet.write_string(0, u16::try_from(n).unwrap(), heading).unwrap();
    }
    sheet.write_formula(1, 0, Formula::new("=\"AB\"&\"12345\"").set_result("AB12345")).unwrap();
    sheet.write_string(1, 1, "L").unwrap();
    let table = Table::read(&book.save_to_buffer().unwrap()).unwrap();
    is(&loaded(&table)[0], "AB12345", "", "L", None);
}
