//! Guards stock-takes: the expected devices are fixed at opening, every scan is recorded, and nothing is missing before closing.

use super::api::door::Door;
use crate::support::house::{House, both};
use diesel::connection::SimpleConnection;
use reprise::desk::DeskError;
use reprise::desk::device::scan_result::{Found, Mode, Scan, Scanned};
use reprise::desk::error::ErrorCode;
use reprise::desk::stock_take::answer::Answer;
use reprise::desk::stock_take::session::{ClosingInput, StockTakeInput};
use reprise::documents::export::spreadsheet::Form;
use reprise::documents::layout::model::{Block, Document};
use reprise::domain::account::actor::Role;
use reprise::domain::device::Device;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::number::Number;
use reprise::domain::stock_take::{LineState, StockTake, StockTakeState};
use reprise::i18n::Locale;
use reprise::store;

fn open(house: &House, scope: &[&str]) -> Result<StockTake, DeskError> {
    let asked = StockTakeInput { scope: scope.iter().map(|&s| s.to_owned()).collect(), whole: scope.is_empty() };
    house.desk.stock_takes().open(house.technician(), asked)
}

#[track_caller]
fn because<T: std::fmt::Debug>(outcome: Result<T, DeskError>) -> (ErrorCode, String) {
    match outcome {
        Err(DeskError::Conflict(field_error)) => (field_error.code, field_error.seen),
        Err(DeskError::Invalid(field_errors)) => (field_errors[0].code, field_errors[0].seen.clone()),
        other => panic!("{other:?}"),
    }
}

/// The answer to a counted code.
#[track_caller]
fn told(house: &House, number: Number, place: &str, code: &str) -> Answer {
    match house.counts(number, place, code) {
        Scanned::Counted(count) => count.answer,
        other => panic!("{code}: {other:?}"),
    }
}

#[track_caller]
fn refused(house: &House, number: Number, place: &str, code: &str) -> ErrorCode {
    let before = house.mark();
    let Scanned::Refused(error) = house.counts(number, place, code) else { panic!("{code} was not refused") };
    assert_eq!(house.mark(), before, "a refusal leaves no trace");
    because(Err::<(), _>(error)).0
}

fn state(house: &House, number: Number, tag: Tag) -> Option<LineState> {
    let line = house.desk.read(|c| Ok(store::stock_take::line(c, number, &tag)?)).unwrap();
    line.map(|l| l.line_state().unwrap())
}

/// Devices in stock at `A-01`, a location inside `A`; `B` is another room.
fn shelf<const N: usize>(house: &House, serials: [&str; N]) -> [Tag; N] {
    let batch = house.batch().number;
    let tags = serials.map(|serial| house.stocked(batch, serial).tag);
    let put = |code: &str, parent| house.desk.devices().put_location(house.technician(), code, "Salle", parent, true).unwrap();
    put("A", None);
    put("A-01", Some("A"));
    put("B", None);
    tags
}

/// All text of the frozen receipt.
fn words(house: &House, number: Number) -> String {
    let issued = house.desk.read(|c| Ok(store::document::find(c, &number.to_string())?)).unwrap().unwrap();
    let document: Document = serde_json::from_str(&issued.content).unwrap();
    let mut words = vec![document.title.clone(), document.subject.clone()];
    for block in &document.blocks {
        match block {
            Block::Heading(t) | Block::Paragraph(t) => words.push(t.clone()),
            Block::Facts(facts) => words.extend(facts.iter().map(|(k, v)| format!("{k}: {v}"))),
            Block::Table { rows, .. } => words.extend(rows.iter().map(|row| row.join(" | ").replace('\n', " "))),
            _ => {}
        }
    }
    words.join("\n")
}

// A stock-take reports which devices were found and which are missing.
both!(a_count_says_what_is_there_and_what_is_missing, |house| {
    let [one, two, moved, picked, gone, other] = shelf(house, ["S1", "S2", "S3", "S4", "S5", "S6"]);
    let shelved = |tag| house.step(tag, Step::Move { location: "B".to_owned() });
    shelved(other);
    let school = house.school();
    let away = house.stocked(house.device(one).batch, "S7").tag;
    house.desk.devices().put_location(house.technician(), "A-01", "Salle", Some("A"), true).unwrap();
    house.handed_over(&school, &[away]);

    let take = open(house, &["a"]).unwrap();
    let number = take.number;
    assert_eq!((number.to_string().as_str(), take.places.as_slice()), ("INV-2026-000001", ["A".to_owned(), "A-01".to_owned()].as_slice()));
    let mut tags = [one, two, moved, picked, gone].map(|t| format!("{}\n", t.as_str()));
    tags.sort();
    let digest = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(tags.concat()));
    assert_eq!((take.expected.count, take.expected.sha256), (5, digest));

    // A location cannot be in two open stock-takes.
    for scope in [&["A-01"][..], &[][..], &["B", "A"][..]] {
        assert_eq!(because(open(house, scope)), (ErrorCode::StockTakeOverlaps, number.to_string()));
    }
    let aside = open(house, &["B"]).unwrap().number;
    assert_eq!(because(house.desk.stock_takes().cancel(house.technician(), aside, " ")).0, ErrorCode::Missing);
    let given_up = house.desk.stock_takes().cancel(house.technician(), aside, "Alerte incendie").unwrap();
    assert_eq!((given_up.state, given_up.counted), (StockTakeState::Cancelled, None));
    assert_eq!(state(house, aside, other), Some(LineState::NotScanned));

    let neither = house.desk.stock_takes().open(house.technician(), StockTakeInput::default());
    assert_eq!(because(neither).0, ErrorCode::Missing, "the whole depot is asked for by name");

    // Each possible answer to a scan. Counting changes neither stage nor location.
    let before = house.device(one);
    assert_eq!(told(house, number, "A-01", one.as_str()), Answer::Found);
    let after = house.device(one);
    assert_eq!((after.stage, after.location.as_deref(), after.since), (Stage::Stock, Some("A-01"), before.since));
    assert_eq!(after.seen.map(|s| (s.stock_take, s.location)), Some((number, "A-01".to_owned())));
    assert_eq!(told(house, number, "A-01", one.as_str()), Answer::Already);
    assert_eq!(told(house, number, "A", "S2"), Answer::Found, "the room is where its shelf is; a serial number does too");
    assert_eq!(told(house, number, "A-01", other.as_str()), Answer::Elsewhere);
    assert_eq!(state(house, number, other), Some(LineState::Unexpected));
    assert_eq!(told(house, number, "A-01", away.as_str()), Answer::Gone);
    assert_eq!(told(house, number, "A-01", away.as_str()), Answer::Already);
    assert_eq!(house.device(away).seen, None, "its road has no such step: the count keeps it");
    let long = "X".repeat(150);
    for code in ["NOBODY-1", long.as_str(), "7ZZZ-ZZZ9"] {
        let answer = house.counts(number, "A-01", code);
        if let Scanned::Counted(count) = answer {
            assert_eq!((count.answer, count.code.chars().count() <= 60), (Answer::Unknown, true), "{code}");
            assert_eq!(told(house, number, "A-01", code), Answer::Already);
        }
    }
    assert!(matches!(house.counts(number, "", "LOC:A-01"), Scanned::Other(Found::Location(place)) if place == "A-01"));
    assert_eq!(refused(house, number, "", two.as_str()), ErrorCode::CountPlaceless);
    assert_eq!(refused(house, number, "B", gone.as_str()), ErrorCode::OutsideCount);
    assert_eq!(refused(house, number, "A-01", "LOC:B"), ErrorCode::OutsideCount);
    assert_eq!(refused(house, aside, "B", other.as_str()), ErrorCode::StockTakeClosed);
    assert_eq!(state(house, number, gone), Some(LineState::NotScanned), "not missing while it is open");

    // A device that leaves by a recorded step is not missing.
    shelved(moved);
    let (request, _) = house.granted(&school, 1);
    house.desk.requests().reserve(house.coordinator(), request.number, picked).unwrap();
    let act = house.desk.handovers().begin(house.technician(), request.number, "Dépôt").unwrap();
    house.desk.handovers().pick(house.technician(), act.number, picked).unwrap();
    house.assert_sound();

    let closing = ClosingInput { language: Some(Locale::Fr), note: Some("Rien à signaler".to_owned()) };
    let closed = house.desk.stock_takes().close(house.technician(), number, closing).unwrap();
    let counted = closed.counted.unwrap();
    let sums = [&counted.found, &counted.elsewhere, &counted.missing, &counted.left, &counted.unexpected].map(|l| l.count);
    assert_eq!(sums, [2, 0, 1, 2, 2]);
    assert_eq!([gone, moved, picked].map(|t| state(house, number, t).unwrap()), [LineState::Missing, LineState::Left, LineState::Left]);
    let text = words(house, number);
    for said in [
        "Inventaire du stock",
        "Manquants (1)",
        "Inattendus ici (2)",
        "Partis entre-temps (2)",
        "Lenovo ThinkPad T480",
        "NOBODY-1",
        "technician",
    ] {
        assert!(text.contains(said), "{said} is missing:\n{text}");
    }
    let row = text.lines().find(|l| l.starts_with(&gone.to_string())).unwrap();
    assert!(row.contains("S5") && row.contains("A-01") && row.contains(&Locale::Fr.day(house.desk.now())), "{row}");
    assert!(!text.contains("Rien à signaler"), "a remark may name somebody: it stays beside the ledger");

    assert_eq!(refused(house, number, "A-01", gone.as_str()), ErrorCode::StockTakeClosed);
    let again = house.desk.stock_takes().close(house.technician(), number, ClosingInput::default());
    assert_eq!(because(again), (ErrorCode::StockTakeClosed, number.to_string()));
    house.noted(gone, Step::Lose {});
    house.step(gone, Step::Find { location: Some("B".to_owned()) });
    assert_eq!(state(house, number, gone), Some(LineState::Missing), "what was counted does not change any more");
    house.assert_sound();
});

// A counted code sent twice counts once.
both!(a_scan_sent_twice_counts_once, |house| {
    let [one] = shelf(house, ["S1"]);
    let number = open(house, &[]).unwrap().number;
    let mode = Mode::Count { stock_take: number, location: "A-01".to_owned() };
    for (code, first) in [(one.as_str(), Answer::Found), ("NOBODY", Answer::Unknown)] {
        let scan = Scan { id: format!("scan-{code}"), code: code.to_owned(), at: None, mode: mode.clone() };
        let answer = |scanned| match scanned {
            Scanned::Counted(count) => count.answer,
            other => panic!("{other:?}"),
        };
        assert_eq!(answer(house.desk.devices().scan(house.technician(), &scan)), first);
        let before = house.mark();
        assert_eq!(answer(house.desk.devices().scan(house.technician(), &scan)), first, "the same answer");
        assert_eq!(house.mark(), before);
    }
    assert!(matches!(
        house.desk.devices().scan(house.auditor(), &Scan { id: String::new(), code: "X".to_owned(), at: None, mode }),
        Scanned::Refused(DeskError::Forbidden)
    ));
    house.assert_sound();
});

// A device seen at another location in scope is not missing, and one that arrived during the stock-take is expected.
both!(what_is_elsewhere_or_new_is_told_apart, |house| {
    let [one] = shelf(house, ["S1"]);
    let number = open(house, &[]).unwrap().number;
    let new = house.stocked(house.device(one).batch, "S2").tag;
    let bench = house.received(house.device(one).batch, "S3").tag;
    assert_eq!(told(house, number, "B", one.as_str()), Answer::Elsewhere);
    assert_eq!(told(house, number, "A-01", new.as_str()), Answer::Found);
    assert_eq!(told(house, number, "B", bench.as_str()), Answer::Elsewhere, "its record names no place");
    assert_eq!(
        [one, new, bench].map(|t| state(house, number, t)),
        [Some(LineState::Elsewhere), Some(LineState::Found), Some(LineState::Elsewhere)]
    );
    let places = house.desk.read(|c| Ok(store::stock_take::by_place(c, number)?)).unwrap();
    assert_eq!(places.iter().map(|p| (p.place.as_deref(), p.found, p.expected)).collect::<Vec<_>>(), [(Some("A-01"), 1, 1)]);
    let counted = house.desk.stock_takes().close(house.technician(), number, ClosingInput::default()).unwrap().counted.unwrap();
    assert_eq!([counted.found.count, counted.elsewhere.count, counted.missing.count], [1, 2, 0]);
    house.assert_sound();
});

// The replay test changes single columns. Here a missing device is marked as found, and a line and a code are added without an event.
both!(a_line_that_no_event_says_is_named, |house| {
    let [one, two] = shelf(house, ["S1", "S2"]);
    let take = house.counted(&["A"], "A-01", &[one.as_str()]);
    house.assert_sound();
    let mut c = house.unguarded();
    for (change, back) in [
        (
            format!("UPDATE stock_take_line SET state = 'found', seen_at = 'A-01' WHERE tag = '{}'", two.as_str()),
            format!("UPDATE stock_take_line SET state = 'missing', seen_at = NULL WHERE tag = '{}'", two.as_str()),
        ),
        (
            format!(
                "INSERT INTO stock_take_line (number, tag, expected, state) VALUES ('{}', 'NODEVICE', {}, 'unexpected')",
                take.number, "false"
            ),
            "DELETE FROM stock_take_line WHERE tag = 'NODEVICE'".to_owned(),
        ),
        (
            format!("INSERT INTO stock_take_code (number, seq, code) VALUES ('{}', 1, 'PLANTED')", take.number),
            "DELETE FROM stock_take_code WHERE seq = 1".to_owned(),
        ),
    ] {
        c.batch_execute(&change).unwrap();
        let findings = house.findings();
        assert!(findings.iter().any(|f| f.place.contains("stock_take") || f.what.contains("stock-takes")), "{change}: {findings:?}");
        c.batch_execute(&back).unwrap();
    }
    house.assert_sound();
});

// The lines are served in pages by the API and as a CSV table.
both!(its_lines_come_page_by_page_and_as_a_table, |house| {
    let tags = shelf(house, ["S1", "S2", "S3"]);
    let take = house.counted(&["A"], "A-01", &[tags[0].as_str(), "=1+1"]);
    let door = Door::of(house);
    let auditor = door.someone("reader", Role::Auditor, None);
    let mut seen: Vec<String> = Vec::new();
    let mut path = format!("stock-takes/{}/lines?limit=2", take.number);
    loop {
        let page = door.get(&auditor, &path);
        seen.extend(page["lines"].as_array().unwrap().iter().map(|l| l["tag"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("stock-takes/{}/lines?limit=2&cursor={cursor}", take.number);
    }
    let mut all = tags.map(|t| t.as_str().to_owned());
    all.sort();
    assert_eq!(seen, all);
    let mut out = Vec::new();
    house.desk.devices().export_count(Locale::En, take.number, Form::Csv, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let mut read = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = read.records().map(Result::unwrap).collect();
    let missing = rows.iter().filter(|r| &r[6] == "Missing").count();
    assert_eq!((rows.len(), missing, &rows[3][0]), (4, 2, "'=1+1"));
});

/// Rows written before stock-takes existed are read, and serialised unchanged.
#[test]
fn a_device_that_was_never_seen_says_nothing_of_it() {
    let house = House::sqlite();
    let device = house.received(house.batch().number, "S1");
    let text = serde_json::to_string(&device).unwrap();
    assert!(!text.contains("seen"), "{text}");
    assert_eq!(serde_json::from_str::<Device>(&text).unwrap(), device);
}
