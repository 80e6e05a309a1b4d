//! Guards what a command is told by name: the account in whose name it writes, and the sheet that it reads.

use super::{Place, run};

/// A command writes in the name that it is given, and in no other.
#[test]
fn a_command_writes_in_the_name_it_is_given() {
    let (place, batch) = Place::with_batch();
    let number = batch.to_string();
    let list = place.write("list.csv", "Catégorie;Marque;Modèle;N° de série\nPortable;Dell;Latitude;ABC1234\n");
    let base = ["--database-url", &place.url(), "import", "devices", &list, "--batch", &number].map(str::to_owned);
    let import = |named: &[&str]| {
        let all: Vec<&str> = base.iter().map(String::as_str).chain(named.iter().copied()).collect();
        run(&all, "")
    };
    let events = place.desk().ledger().root().unwrap().size;
    for (named, says) in
        [(&[][..], "--as"), (&["--as", "nobody@example.org"], "nobody@example.org"), (&["--as", "c@example.org"], "c@example.org")]
    {
        let run = import(named);
        assert_eq!((run.code, run.err.contains(says)), (Some(2), true), "{run:?}");
    }
    assert_eq!(place.desk().ledger().root().unwrap().size, events + 1, "only the ledger's own first epoch was written");
    assert_eq!(import(&["--as", "t@example.org"]).code, Some(0));
}

/// One sheet of a workbook can be named; one that is not there is refused.
#[test]
fn a_sheet_of_a_workbook_can_be_named() {
    let (place, batch) = Place::with_batch();
    let number = batch.to_string();
    let sheet = |serial: &str| {
        let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let row = |cells: [&str; 3]| format!("<row>{}</row>", cells.map(cell).concat());
        let rows = [row(["Marque", "Modèle", "N° de série"]), row(["Dell", "Latitude", serial])].concat();
        format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes()
    };
    let (one, two) = (sheet("ONE1234"), sheet("TWO1234"));
    let book = crate::batch::archive::xlsx(&[("Parc", "a.xml"), ("Stock", "b.xml")], &[("xl/a.xml", &one), ("xl/b.xml", &two)]);
    std::fs::write(place.file("book.xlsx"), book).unwrap();
    let file = place.path("book.xlsx");
    let declared = || place.desk().batches().balance(batch).unwrap().1.declared;
    let load = |more: &[&str]| place.run(&[&["import", "manifest", &file, "--batch", &number, "--mode", "replace"], more].concat()).code;
    assert_eq!((load(&["--sheet", "Stock"]), declared()), (Some(0), 1));
    assert_eq!((load(&["--sheet", "Nulle part"]), declared()), (Some(1), 1));
    assert_eq!((load(&[]), declared()), (Some(0), 2));
}
