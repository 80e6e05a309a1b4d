//! Guards the bounds on workbooks: small files that would unpack, repeat or refer to more than any list, with time and memory watched.

use crate::batch::archive::{ods, xlsx};
use crate::support::cpu_time;
use reprise::ingest::manifest::cells::TableError;
use reprise::ingest::manifest::table::{Choice, Table};
use std::cell::Cell;

/// Most CPU seconds that a file may take in a build without optimisation. The worst took a minute with optimisation.
const SECONDS: u64 = 20;
/// Most memory that a file may take at once. The worst took 8.9 GB.
const BYTES: u64 = 600 << 20;

/// The most memory this process had at once; `None` where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// Reads a file with time and memory watched.
fn watched(name: &str, bytes: &[u8]) -> Result<Table, TableError> {
    let (before, memory) = (cpu_time(), peak());
    let read = Table::read(bytes);
    let used = cpu_time() - before;
    assert!(used.as_secs() < SECONDS, "{name}: {used:?}");
    match (memory, peak()) {
        (Some(before), Some(after)) => assert!(after.saturating_sub(before) < BYTES, "{name}: {} MiB", after.saturating_sub(before) >> 20),
        _ => eprintln!("SKIPPED: this system does not say how much memory a process used"),
    }
    read
}

fn refused(name: &str, bytes: &[u8], codes: &[&str]) {
    let code = watched(name, bytes).map(|t| t.rows.len()).unwrap_err().code();
    assert!(codes.contains(&code), "{name}: {code}");
}

const CELL: &str = "office:value-type=\"string\"";

#[test]
fn an_ods_that_repeats_its_cells_is_refused() {
    let long = "x".repeat(30_000);
    for (name, columns, rows, text) in [("rows", 1, 1_000_000, "x"), ("long rows", 100, 1_000_000, &*long), ("columns", 1_000_000, 1, "x")]
    {
        let table = format!(
            "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell {CELL} \
             table:number-columns-repeated=\"{columns}\"><text:p>{text}</text:p></table:table-cell></table:table-row></table:table>"
        );
        let bytes = ods(&table);
        assert!(bytes.len() < 2000, "{}", bytes.len());
        refused(name, &bytes, &["list_bomb", "list_too_many_rows", "list_too_many_columns"]);
    }
    let spaces = format!("<text:s text:c=\"4000000000\"/>").repeat(2000);
    let table = format!(
        "<table:table><table:table-row><table:table-cell {CELL}><text:p>a{spaces}b</text:p></table:table-cell></table:table-row></table:table>"
    );
    assert!(watched("spaces", &ods(&table)).is_ok());
    // Many sheets of many rows.
    let row = format!(
        "<table:table-row table:number-rows-repeated=\"20000\"><table:table-cell {CELL} table:number-columns-repeated=\"99\"><text:p>x</text:p></table:table-cell></table:table-row>"
    );
    refused("sheets", &ods(&format!("<table:table>{row}</table:table>").repeat(200)), &["list_bomb", "list_too_many_rows"]);
    refused("no end of sheets", &ods(&"<table:table></table:table>".repeat(10_000)), &["list_bomb"]);
}

#[test]
fn an_xlsx_that_shares_more_than_a_list_is_refused() {
    let rows = |cells: &str, n: usize| format!("<worksheet><sheetData>{}</sheetData></worksheet>", format!("<row>{cells}</row>").repeat(n));
    let one = "<c t=\"s\"><v>0</v></c>";
    // One long text in many cells.
    let text = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let sheet = rows(one, 20_000);
    let bytes = xlsx(
        &[("A", "worksheets/sheet1.xml")],
        &[("xl/worksheets/sheet1.xml", sheet.as_bytes()), ("xl/sharedStrings.xml", text.as_bytes())],
    );
    assert!(bytes.len() < 20_000, "{}", bytes.len());
    refused("one text in many cells", &bytes, &["list_bomb"]);
    // One part under the names of many sheets.
    let names: Vec<String> = (0..250).map(|n| format!("S{n}")).collect();
    let sheets: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "worksheets/sheet1.xml")).collect();
    let sheet = rows(&"<c t=\"inlineStr\"><is><t>x</t></is></c>".repeat(20), 3000);
    refused(
        "one part in many sheets",
        &xlsx(&sheets, &[("xl/worksheets/sheet1.xml", sheet.as_bytes())]),
        &["list_bomb", "list_too_many_rows"],
    );
    // Empty cells and rows without end, far-off cells, and a merged range over everything.
    let empty = rows(&"<c/>".repeat(1000), 5000);
    refused("empty cells", &xlsx(&[("A", "s.xml")], &[("xl/s.xml", empty.as_bytes())]), &["list_bomb"]);
    let far = "<worksheet><sheetData><row r=\"4000000000\"><c r=\"A4000000000\"><v>1</v></c></row></sheetData></worksheet>";
    refused("a far row", &xlsx(&[("A", "s.xml")], &[("xl/s.xml", far.as_bytes())]), &["list_too_many_rows"]);
    let far = "<worksheet><sheetData><row><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>";
    refused("a far column", &xlsx(&[("A", "s.xml")], &[("xl/s.xml", far.as_bytes())]), &["list_too_many_columns"]);
    let filled = format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c><c><v>1</v></c></row>", "x".repeat(30_000));
    let merged = format!(
        "<worksheet><sheetData>{filled}{}</sheetData><mergeCells>{}</mergeCells></worksheet>",
        "<row><c/><c><v>1</v></c></row>".repeat(19_000),
        "<mergeCell ref=\"A1:A1048576\"/>".repeat(15_000)
    );
    refused("merged ranges", &xlsx(&[("A", "s.xml")], &[("xl/s.xml", merged.as_bytes())]), &["list_bomb"]);
    // Texts without end, and a format that no office program accepts.
    let texts = format!("<sst>{}</sst>", "<si/>".repeat(2_500_000));
    let sheet = rows(one, 2);
    let parts: [(&str, &[u8]); 2] = [("xl/s.xml", sheet.as_bytes()), ("xl/sharedStrings.xml", texts.as_bytes())];
    refused("texts without end", &xlsx(&[("A", "s.xml")], &parts), &["list_bomb"]);
    let styles = format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs></styleSheet>",
        "0".repeat(1 << 20)
    );
    let sheet = rows("<c s=\"0\"><v>1</v></c><c><v>2</v></c>", 10_000);
    let parts: [(&str, &[u8]); 2] = [("xl/s.xml", sheet.as_bytes()), ("xl/styles.xml", styles.as_bytes())];
    assert!(watched("a format without end", &xlsx(&[("A", "s.xml")], &parts)).is_ok());
}

/// A job ends when nobody waits for its answer.
#[test]
fn reading_stops_when_nobody_waits() {
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(15_000));
    let bytes = xlsx(&[("A", "s.xml")], &[("xl/s.xml", sheet.as_bytes())]);
    assert!(Table::read(&bytes).is_ok());
    let asked = Cell::new(0);
    let twice = || {
        asked.set(asked.get() + 1);
        asked.get() < 6
    };
    assert_eq!(Table::read_while(&bytes, &Choice::default(), &twice), Err(TableError::Stopped));
}
