//! Guards exports (CSV tables) and the metrics that a monitoring system reads.

use super::api::door::Door;
use crate::support::house::both;
use calamine::Reader;
use reprise::desk::batch::intake::Arrival;
use reprise::documents::export::spreadsheet::Form;
use reprise::domain::account::actor::Role;
use reprise::domain::device::kind::Kind;
use reprise::i18n::Locale;
use reprise::store::device::Filter;
use std::io::{Error, Write};

// An export holds every row, and no cell is run as a formula.
both!(a_list_is_taken_along_whole_and_no_cell_of_it_runs, |house| {
    let door = Door::of(house);
    let batch = house.batch().number;
    for n in 0..1_203 {
        let arrival = Arrival {
            extra: true,
            kind: Some(Kind::Laptop),
            manufacturer: Some("=HYPERLINK(\"http://x\")".to_owned()),
            model: Some(format!("Étude € {}", "x".repeat(180))),
            serial: Some(format!("S{n:05}")),
            ..Arrival::default()
        };
        house.desk.batches().receive(house.technician(), batch, arrival).unwrap();
    }
    let token = door.someone("auditor", Role::Auditor, None);
    let csv = door.ask("GET", &format!("/api/v1/reports/devices.csv?batch={batch}"), &token).with("Accept-Language", "nl").go();
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let text = String::from_utf8(csv.bytes.to_vec()).unwrap();
    let mut read = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(&read.headers().unwrap()[3], "Model");
    let rows: Vec<csv::StringRecord> = read.records().map(Result::unwrap).collect();
    let mut serials: Vec<&str> = rows.iter().map(|r| &r[4]).collect();
    serials.sort_unstable();
    serials.dedup();
    assert_eq!((rows.len(), serials.len()), (1_203, 1_203), "each device once, over all pages of the list");
    assert_eq!(&rows[0][2], "'=HYPERLINK(\"http://x\")");
    assert!(rows[0][3].starts_with("Étude € x"), "{}", &rows[0][3]);

    let xlsx = door.ask("GET", "/api/v1/reports/devices.xlsx?stage=received", &token).go();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(xlsx.bytes.to_vec())).unwrap();
    let name = book.sheet_names()[0].clone();
    assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0);
    let range = book.worksheet_range(&name).unwrap();
    assert_eq!(range.height(), 1_204);
    assert_eq!(range.get((1, 2)).unwrap().to_string(), "=HYPERLINK(\"http://x\")");

    // A dozen stalled readers of a table leave connections for everybody else.
    let asleep = door.asleep("/api/v1/reports/devices.csv", &token, 12);
    assert!(asleep > 0 && asleep < 8, "{asleep} tables at once");

    for unknown in ["devices.pdf", "devices", "stock.csv", ".csv"] {
        assert_eq!(door.ask("GET", &format!("/api/v1/reports/{unknown}"), &token).go().status, 404, "{unknown}");
    }
});

/// A writer that runs a function at each piece of the table.
struct Taker<F: FnMut() -> Result<(), Error>>(Vec<u8>, F);

impl<F: FnMut() -> Result<(), Error>> Write for Taker<F> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        (self.1)()?;
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

// An export is a consistent snapshot and blocks no writer.
both!(a_table_is_of_one_moment_and_holds_nobody_up, |house| {
    let batch = house.batch().number;
    let arrival = |n: u32| Arrival { extra: true, kind: Some(Kind::Laptop), serial: Some(format!("S{n:05}")), ..Arrival::default() };
    for n in 0..600 {
        house.desk.batches().receive(house.technician(), batch, arrival(n)).unwrap();
    }
    // A device is received at each written piece, while the export is running.
    let mut n = 600;
    let come_in = || {
        house.desk.batches().receive(house.technician(), batch, arrival(n)).unwrap();
        n += 1;
        Ok(())
    };
    let mut taker = Taker(Vec::new(), come_in);
    house.desk.devices().export(Locale::Fr, &Filter::default(), Form::Csv, &mut taker).unwrap();
    let rows = String::from_utf8(taker.0).unwrap().lines().count() - 1;
    assert!(house.count("device") > 601);
    assert!(rows == 600 || rows == 601, "{rows}: of the moment of the first row");

    let gone = house.desk.devices().export(Locale::Fr, &Filter::default(), Form::Csv, Taker(Vec::new(), || Err(Error::other("gone"))));
    assert!(gone.is_err(), "half a table is not a table");
    assert!(
        house.desk.read(|c| Ok(reprise::store::device::list(c, &Filter::default(), None, 1)?)).is_ok(),
        "and the connection is free again"
    );
});

/// The metrics need a token, and hold counts and no names.
#[test]
fn a_monitor_reads_counts_with_a_token_and_no_names() {
    let house = crate::support::house::House::sqlite();
    let door = Door::of(&house);
    let token = door.someone("auditor", Role::Auditor, None);
    assert_eq!(door.ask("GET", "/metrics", "").go().status, 401);
    assert_eq!(door.ask("GET", "/metrics", &door.someone("technician", Role::Technician, None)).go().status, 403);
    assert_eq!(door.ask("GET", "/api/v1/devices/0000000F", &token).go().status, 404);
    let answer = door.ask("GET", "/metrics", &token).go();
    assert_eq!(answer.status, 200);
    let text = String::from_utf8(answer.bytes.to_vec()).unwrap();
    let events = house.mark().0;
    assert!(text.contains(&format!("\nreprise_ledger_events {events}\n")), "{text}");
    assert!(text.contains("reprise_answers_total{method=\"GET\",route=\"/api/v1/devices/{tag}\",status=\"404\"} 1\n"), "{text}");
    assert!(text.contains("reprise_writer_failures_total 0\n"), "{text}");
    assert!(text.ends_with("# EOF\n"));
    assert!(!text.contains("0000000F") && !text.contains("auditor"), "no ids, no names: {text}");
}
