//! Guards the support table: a file is taken whole or not at all, each problem with its place; a load is a new version of the policy that
//! cites the file; whoever changes the stored file is seen; only an administrator loads one.

use crate::api::door::Door;
use crate::support::house::both;
use proptest::prelude::*;
use reprise::desk::DeskError;
use reprise::desk::error::ErrorCode;
use reprise::domain::account::actor::Role;
use reprise::ingest::support_table::{SupportProblem, read};
use reprise::ingest::tables::SUPPORT;

const HEADS: &str = "row,system,name,edition,until,opt_in_from,memory_mb,storage_gb,tpm,firmware,releases,as_of,source\n";

fn problems(text: &str) -> Vec<(u64, SupportProblem)> {
    let today = crate::support::build::day("2026-11-30");
    read(text.as_bytes(), today).unwrap_err().iter().map(|p| (p.line, p.problem)).collect()
}

#[test]
fn each_problem_is_told_with_its_line() {
    use SupportProblem::*;
    let row = |row: &str| problems(&format!("{HEADS}release,linux,Ubuntu 26.04,,2031-04-30,,6144,,,,,2026-08-17,x\n{row}\n"));
    let said = [
        ("spell,linux,Debian 13,,2028-08-09,,,,,,,2026-08-17,x", UnknownWord),
        ("release,beos,Debian 13,,2028-08-09,,,,,,,2026-08-17,x", UnknownWord),
        ("release,linux,Debian,,2028-08-09,,,,,,,2026-08-17,x", UnknownWord),
        ("release,linux,,,2028-08-09,,,,,,,2026-08-17,x", Missing),
        ("release,linux,Debian 13,,soon,,,,,,,2026-08-17,x", NotADate),
        ("release,linux,Debian 13,,2028-02-30,,,,,,,2026-08-17,x", NotADate),
        ("release,linux,Debian 13,,9999-01-01,,,,,,,2026-08-17,x", NotADate),
        ("release,linux,Debian 13,,,,,,,,,2026-08-17,x", Missing),
        ("release,linux,Debian 13,,2028-08-09,,lots,,,,,2026-08-17,x", NotANumber),
        ("release,linux,Debian 13,,2028-08-09,,-1,,,,,2026-08-17,x", NotANumber),
        ("release,windows,Windows 11 27H2,,2028-08-09,,,,3.0,,,2026-08-17,x", UnknownWord),
        ("release,linux,Debian 13,,2028-08-09,,,,,,,2026-12-01,x", InTheFuture),
        ("release,linux,Debian 13,,2028-08-09,,,,,,,2026-08-17,", Missing),
        ("release,linux,ubuntu 26.04,,2028-08-09,,,,,,,2026-08-17,x", Twice),
        ("processor,windows,core i5-8250u,,2028-08-09,,,,,,11 25H2,2026-08-17,x", NotHere),
        ("model,android,Tab 9,,2028-08-09,,4096,,,,,2026-08-17,x", NotHere),
    ];
    for (text, expected) in said {
        assert_eq!(row(text), [(3, expected)], "{text}");
    }
    assert_eq!(row(&format!("release,linux,Debian {},,2028-08-09,,,,,,,2026-08-17,x", "1".repeat(300)))[0], (3, TooLong));
    assert_eq!(problems(""), [(1, NoColumn); 6]);
    assert_eq!(problems(HEADS), [(0, Unreadable)]);
    assert_eq!(problems(&HEADS.replace("until", "end")), [(1, UnknownColumn), (1, NoColumn)]);
    let many = format!("{HEADS}{}", "release,linux,,,,,,,,,,,\n".repeat(1_000));
    assert_eq!(problems(&many).len(), 50, "at most fifty are told");
    assert_eq!(read(&[0xff, 0xfe, 0], crate::support::build::day("2026-11-30")).unwrap_err()[0].problem, Unreadable);
    assert_eq!(read(&vec![b'x'; 4 * 1024 * 1024 + 1], crate::support::build::day("2026-11-30")).unwrap_err()[0].problem, TooLarge);
}

#[test]
fn a_spreadsheet_may_have_saved_it() {
    let today = crate::support::build::day("2026-11-30");
    let as_shipped = read(SUPPORT.as_bytes(), today).unwrap();
    // Semicolons, a byte order mark, CRLF, dates with slashes, `2` for `2.0`.
    let mut saved = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(SUPPORT.as_bytes());
    for record in rows.records() {
        let record = record.unwrap();
        let cell = |cell: &str| match chrono::NaiveDate::parse_from_str(cell, "%Y-%m-%d") {
            Ok(day) => day.format("%d/%m/%Y").to_string(),
            Err(_) if cell == "2.0" => "2".to_owned(),
            Err(_) => cell.to_owned(),
        };
        saved.write_record(record.iter().map(cell)).unwrap();
    }
    assert_eq!(read(&saved.into_inner().unwrap(), today).unwrap(), as_shipped);
}

proptest! {
    /// Whatever bytes are sent: rows or problems, never a panic, and never more than fifty problems.
    #[test]
    fn any_bytes_give_rows_or_problems(text in "(row|system|name|until|as_of|source|release|model|linux|[,;\"\n0-9/-]|Ubuntu 26.04|[a-zé=]){0,300}") {
        match read(text.as_bytes(), crate::support::build::day("2026-11-30")) {
            Ok(rows) => prop_assert!(!rows.is_empty()),
            Err(problems) => prop_assert!(!problems.is_empty() && problems.len() <= 50),
        }
    }
}

// A load is a version of the policy; the same file again is none; a policy that changed meanwhile is a conflict; a change of the policy keeps
// the table; the shipped table can be put back; another server sees it.
both!(a_table_is_a_version_of_the_policy, |house| {
    let settings = house.desk.settings();
    let other = house.another_desk(7);
    let more = format!("{SUPPORT}release,windows,Windows 11 27H2,home_pro,2029-10-09,,4096,64,2.0,uefi,,2026-11-01,test\n");
    let found = settings.compare_support_table(more.as_bytes()).unwrap();
    assert_eq!((found.added.len(), found.changed.len(), found.gone.len()), (1, 0, 0));
    house.admin();
    let version = house.desk.policy().version;
    let load = |bytes: &str, seen| settings.load_support_table(house.admin(), bytes.as_bytes(), seen);
    assert_eq!(house.because(|| load(&more, Some(version + 1))), ErrorCode::Stale);
    let loaded = load(&more, Some(version)).unwrap();
    assert_eq!((loaded.policy, loaded.same), (version + 1, false));
    let again = load(&more, Some(version)).unwrap();
    assert_eq!((again.policy, again.same), (version + 1, true), "in force already: nothing happens");
    assert_eq!(settings.support_file().unwrap(), more);
    assert_eq!(house.desk.in_force().support.rows().len(), SUPPORT.lines().count());
    // A change of something else keeps it, even if whoever sends it says otherwise.
    let policy = reprise::domain::settings::policy::Policy { promise_days: 61, support_table: None, ..(*house.desk.policy()).clone() };
    settings.set_policy(house.admin(), policy).unwrap();
    assert_eq!(settings.support_file().unwrap(), more);
    // A part of the table: what it lacks is unknown from now on.
    let part = format!("{HEADS}release,linux,Ubuntu 26.04,,2031-04-30,,6144,,,,,2026-08-17,x\n");
    let found = settings.compare_support_table(part.as_bytes()).unwrap();
    assert_eq!((found.added.len(), found.changed.len(), found.same), (0, 1, 0));
    assert_eq!(found.gone.len(), SUPPORT.lines().count() - 1);
    load(&part, None).unwrap();
    // Another server takes it over with its next write, and one that starts now has it.
    other
        .settings()
        .set_operator(
            house.admin(),
            &reprise::domain::settings::operator::Operator {
                fr: "A".to_owned(),
                nl: "A".to_owned(),
                en: "A".to_owned(),
                ..reprise::domain::settings::operator::Operator::default()
            },
        )
        .unwrap();
    assert_eq!(other.in_force().support.rows().len(), 1);
    assert_eq!(house.another_desk(8).in_force().support.rows().len(), 1);
    settings.ship_support_table(house.admin(), None).unwrap();
    assert_eq!((settings.support_file().unwrap().as_str(), house.desk.policy().support_table.is_none()), (SUPPORT, true));
    // The first table again: its text is stored once.
    load(&more, None).unwrap();
    assert_eq!(house.count("support_table"), 2);
    // Nobody else may.
    for acting in [house.technician(), house.coordinator(), house.auditor()] {
        assert!(matches!(settings.load_support_table(acting, part.as_bytes(), None), Err(DeskError::Forbidden)));
        assert!(matches!(settings.ship_support_table(acting, None), Err(DeskError::Forbidden)));
    }
    house.assert_sound();
});

// A refused file changes nothing, on the page and by the API, and every problem is a sentence with its line.
both!(a_refused_file_changes_nothing, |house| {
    house.admin();
    let before = house.mark();
    let bad = format!("{HEADS}release,linux,Debian 13,,soon,,,,,,,2026-08-17,x\nrelease,linux,,,2030-01-01,,,,,,,2026-08-17,x\n");
    let error = house.desk.settings().load_support_table(house.admin(), bad.as_bytes(), None).unwrap_err();
    let said = reprise::desk::error_text::error(reprise::i18n::Locale::En, &error);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("Line 2, column until: “soon” is no date"), "{said:?}");
    assert!(said[1].starts_with("Line 3, column name:"), "{said:?}");
    assert_eq!(house.mark(), before);
    let door = Door::of(house);
    door.account("head", Role::Admin, None);
    let cookie = door.cookie("head");
    let page = door.ask("GET", "/settings/support", "").with("cookie", &cookie).go().text();
    assert!(page.contains("support.csv") && page.contains("opt_in_from"));
});
