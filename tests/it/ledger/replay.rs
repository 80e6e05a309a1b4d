//! Guards the replay: `check` names any row that was changed without an event.

use crate::support::house::{House, both};
use chrono::Duration;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use reprise::domain::account::actor::Role;
use reprise::domain::id::OrganisationId;
use reprise::i18n::Locale;
use reprise::store::AnyConnection;
use reprise::store::notification::Settled;
use std::collections::BTreeSet;

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn words(c: &mut AnyConnection, sql: &str) -> Vec<String> {
    diesel::sql_query(sql).load::<Word>(c).unwrap_or_else(|e| panic!("{sql}: {e}")).into_iter().map(|w| w.word).collect()
}

fn count(c: &mut AnyConnection, sql: &str) -> i64 {
    diesel::sql_query(sql).load::<Count>(c).unwrap_or_else(|e| panic!("{sql}: {e}"))[0].n
}

/// The projections, each with the key columns of a row.
const TABLES: &[(&str, &[&str])] = &[
    ("series", &["prefix", "year"]),
    ("organisation", &["id"]),
    ("contact", &["id"]),
    ("location", &["code"]),
    ("batch", &["number"]),
    ("manifest_line", &["batch", "line"]),
    ("request", &["number"]),
    ("allocation", &["number"]),
    ("handover", &["number"]),
    ("take_back", &["number"]),
    ("statement", &["number"]),
    ("stock_take", &["number"]),
    ("stock_take_line", &["number", "tag"]),
    ("stock_take_code", &["number", "seq"]),
    ("label_print", &["tag", "seq"]),
    ("device", &["tag"]),
    ("medium", &["tag", "place"]),
    ("device_hold", &["tag", "reason"]),
    ("device_word", &["word", "tag"]),
    ("evidence", &["id"]),
    ("erasure", &["evidence", "place"]),
    ("document", &["number"]),
    ("account", &["id"]),
    ("token", &["id"]),
    ("setting", &["name"]),
    ("support_table", &["sha256"]),
    ("thread", &["key"]),
    ("proposal", &["id"]),
    ("policy", &["version"]),
    ("weee_transfer", &["number"]),
    ("follow_up", &["number"]),
    ("act_copy", &["number"]),
    ("checkpoint", &["place"]),
    ("document_proof", &["number"]),
    ("reading", &["id"]),
    ("letter", &["id"]),
    ("link", &["hash"]),
    ("sealed_row", &["kind", "key", "seq"]),
];

/// Columns that nobody watches, with the reason.
const FREE: &[(&str, &str)] = &[
    // A preference of the person, changed without an event.
    ("account", "language"),
    // The secret of a link that still has to be sent, and when the sender looks at a letter again.
    ("letter", "secret"),
    ("letter", "next_try"),
    ("letter", "leased_until"),
];

/// Tables that nobody watches, with the reason.
const UNWATCHED: &[&str] = &[
    // The ledger itself: verified by its hashes, and its texts by their commitments.
    "event",
    "log_hash",
    "event_private",
    // Who is signed in now, and what was asked twice: gone within days.
    "session",
    "once",
    // What is being worked on and may still be thrown away: an application that is not confirmed, rows of a list that wait for a decision,
    // and what a donor's headings were said to mean. What comes of them is an event.
    "application",
    "list_row",
    "list_habit",
    // Which migrations ran; the schema they make is compared as a whole.
    "__diesel_schema_migrations",
];

/// The columns of a table, each with its type as one word.
fn columns(house: &House, c: &mut AnyConnection, table: &str) -> Vec<(String, String)> {
    let sql = if house.is_postgres() {
        format!(
            "SELECT column_name || ' ' || data_type AS word FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
        )
    } else {
        format!("SELECT name || ' ' || type AS word FROM pragma_table_info('{table}')")
    };
    words(c, &sql).iter().map(|w| w.to_lowercase()).filter_map(|w| w.split_once(' ').map(|(n, t)| (n.to_owned(), t.to_owned()))).collect()
}

/// Other values for a column, as SQL expressions over the row. Those the database refuses are skipped.
fn others(house: &House, table: &str, column: &str, kind: &str) -> Vec<String> {
    let another = format!("(SELECT max(o.{column}) FROM {table} o WHERE o.{column} <> {table}.{column})");
    match kind {
        "text" => vec![another, format!("replace({column}, '2026', '2025')"), format!("{column} || 'X'"), "NULL".to_owned()],
        "integer" | "bigint" => vec![format!("{column} + 1"), another, "NULL".to_owned()],
        "boolean" => vec![format!("NOT {column}")],
        "timestamp" | "timestamp without time zone" => vec!["'2020-01-01 00:00:00'".to_owned()],
        "date" => vec!["'2020-01-01'".to_owned()],
        "blob" | "bytea" => vec![if house.is_postgres() { "'\\x00'::bytea" } else { "X'00'" }.to_owned()],
        other => panic!("{table}.{column} is of a type the test does not know: {other}"),
    }
}

/// Fills what stands beside the ledger and has it sealed: a token, a letter that was sent, a link that was asked for, a page that an auditor
/// looked at.
fn beside_the_ledger(house: &House, school: &OrganisationId) {
    let admin = house.admin();
    house.desk.accounts().add_token(admin, &admin.actor.user, "the scanner of the depot", true).unwrap();
    house.user("head", Role::Partner, Some(school.clone()));
    house.desk.accounts().request_sign_in_link("head@reprise.test", Locale::Fr).unwrap();
    house.desk.accounts().log_access(&house.auditor().actor, "/devices").unwrap();
    house.clock.advance(Duration::hours(1));
    while let Some(letter) = house.desk.notifications().claim().unwrap() {
        house.desk.notifications().settle(&letter, Settled::Sent, "250 2.0.0 Ok").unwrap();
    }
    house.clock.advance(Duration::hours(24));
    house.desk.ledger().seal_day().unwrap();
    house.clock.advance(Duration::hours(1));
}

// Changes one row of every projection, column by column, to the first other value the database accepts, then removes the row: the check
// reports each.
both!(whoever_changes_a_row_is_named, |house| {
    let world = house.world();
    let log = include_bytes!("../../fixtures/cases/01-nwipe-0.30-table-without-title/nwipe.log").to_vec();
    let judged = house.desk.evidence().keep(house.technician(), None, log).unwrap();
    assert_eq!(judged.erased.len(), 1, "a row of `erasure` is there to be changed");
    let table = format!("{}release,linux,Reprise 1,,2030-01-01,,,,,,,2026-08-17,test\n", reprise::ingest::tables::SUPPORT);
    house.desk.settings().load_support_table(house.admin(), table.as_bytes(), None).unwrap();
    beside_the_ledger(&house, &world.school.id);
    house.assert_sound();
    let mut c = house.unguarded();
    let mut unseen: Vec<String> = Vec::new();
    let mut tried = 0;
    for (table, keys) in TABLES {
        let key = keys.join(" || '/' || ");
        c.batch_execute(&format!("CREATE TABLE kept AS SELECT * FROM {table}")).unwrap();
        let first = words(&mut c, &format!("SELECT CAST(min({key}) AS TEXT) AS word FROM {table}"))[0].clone();
        let columns = columns(house, &mut c, table);
        let same: Vec<String> = columns.iter().map(|(x, _)| format!("(a.{x} = k.{x} OR (a.{x} IS NULL AND k.{x} IS NULL))")).collect();
        let differ = format!("SELECT count(*) AS n FROM {table} a WHERE NOT EXISTS (SELECT 1 FROM kept k WHERE {})", same.join(" AND "));
        let restore =
            |c: &mut AnyConnection| c.batch_execute(&format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept")).unwrap();
        for (column, kind) in columns.iter().filter(|(column, _)| !FREE.contains(&(table, column))) {
            for other in others(house, table, column, kind) {
                let changed = c.batch_execute(&format!("UPDATE {table} SET {column} = {other} WHERE {key} = '{first}'")).is_ok();
                if changed && count(&mut c, &differ) > 0 {
                    tried += 1;
                    if house.try_findings().is_ok_and(|findings| findings.is_empty()) {
                        unseen.push(format!("{table}.{column} = {other}"));
                    }
                    restore(&mut c);
                    break;
                }
            }
        }
        c.batch_execute(&format!("DELETE FROM {table} WHERE {key} = '{first}'")).unwrap();
        if house.try_findings().is_ok_and(|findings| findings.is_empty()) {
            unseen.push(format!("{table}: a row taken away"));
        }
        restore(&mut c);
        c.batch_execute("DROP TABLE kept").unwrap();
    }
    assert!(unseen.is_empty(), "{} of {tried} changes were not seen:\n{}", unseen.len(), unseen.join("\n"));
    assert!(tried >= 100, "only {tried} changes were tried");
    // Every change was undone, so nothing is reported any more.
    house.assert_sound();
});

// A batch that received more than was declared is reported as an unbalanced batch, and not only as a changed row.
both!(a_balance_that_does_not_hold_is_named, |house| {
    let batch = house.listed(&["S1", "S2"]).number;
    house.received(batch, "S1");
    house.received(batch, "S2");
    house.assert_sound();
    house.unguarded().batch_execute("UPDATE batch SET state = replace(state, '\"declared\":2', '\"declared\":1')").unwrap();
    let findings = house.findings();
    let named = findings.iter().any(|f| f.place == format!("batch {batch}") && f.what.starts_with("its balance does not hold"));
    assert!(named, "{findings:#?}");
});

// Each day is sealed, whoever had its first checkpoint signed: the start of the server, or a number that was given before the keeper looked.
both!(each_day_is_sealed_whoever_signed_first, |house| {
    let seals = || house.count("event WHERE subject = 'daily_seal'");
    for day in 1..=3 {
        house.batch();
        house.desk.accounts().log_access(&house.auditor().actor, "/devices").unwrap();
        house.clock.advance(Duration::minutes(20));
        for _minute in 0..3 {
            house.desk.ledger().sign_when_due().unwrap();
        }
        assert_eq!(seals(), day);
        let newest = reprise::store::ledger::checkpoint::newest(&mut house.connection()).unwrap().unwrap();
        assert_eq!(newest.size, reprise::store::ledger::event::size(&mut house.connection()).unwrap(), "a checkpoint is over the seal");
        house.clock.advance(Duration::days(1) - Duration::minutes(20));
    }
    house.assert_sound();
});

// A link is deleted long after its end; the check does not take that for a theft, whenever it was sealed.
both!(a_link_that_is_old_enough_may_be_gone, |house| {
    let school = house.world().school.id;
    house.user("head", Role::Partner, Some(school));
    let ask = || house.desk.accounts().request_sign_in_link("head@reprise.test", Locale::Fr).unwrap();
    ask();
    let first = words(&mut house.connection(), "SELECT max(hash) AS word FROM link WHERE purpose = 'sign_in'")[0].clone();
    house.clock.advance(Duration::hours(14));
    house.desk.ledger().seal_day().unwrap();
    house.clock.advance(Duration::days(90) - Duration::hours(12));
    ask();
    house.assert_sound();
    house.clock.advance(Duration::days(2));
    ask();
    assert_eq!(house.count(&format!("link WHERE hash = '{first}'")), 0);
    house.assert_sound();
});

// Two servers have two clocks: what one writes a little in the past of the other is left to the next seal.
both!(a_clock_that_is_a_little_behind_is_no_finding, |house| {
    let look = || house.desk.accounts().log_access(&house.auditor().actor, "/devices").unwrap();
    look();
    house.clock.advance(Duration::minutes(20));
    house.desk.ledger().seal_day().unwrap();
    house.clock.advance(Duration::minutes(-5));
    look();
    house.assert_sound();
    house.clock.advance(Duration::days(1));
    house.desk.ledger().seal_day().unwrap();
    house.assert_sound();
    house.unguarded().batch_execute("DELETE FROM reading WHERE id = (SELECT max(id) FROM reading)").unwrap();
    assert!(!house.findings().is_empty());
});

/// Guards the list above: every table is in it, or is named as no projection.
#[test]
fn every_table_is_a_projection_or_said_to_be_none() {
    let house = House::sqlite();
    let named: Vec<&str> = TABLES.iter().map(|(t, _)| *t).chain(UNWATCHED.iter().copied()).collect();
    for table in words(&mut house.connection(), "SELECT name AS word FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    {
        assert!(named.contains(&table.as_str()), "add '{table}' to the tables that check compares, or say why it is none");
    }
}

// A motive, a note, a name that is deleted beside the ledger is missed, unless an event says that it was erased.
both!(a_text_that_is_gone_without_an_erasure_is_named, |house| {
    let world = house.world();
    let mut c = house.unguarded();
    let texts = words(&mut c, "SELECT CAST(seq AS TEXT) || '/' || field AS word FROM event_private ORDER BY seq, field");
    let fields: BTreeSet<&str> = texts.iter().filter_map(|text| text.split('/').nth(1)).collect();
    assert!(fields.contains("motive") && fields.contains("note") && fields.contains("email"), "{fields:?}");
    c.batch_execute("CREATE TABLE kept AS SELECT * FROM event_private").unwrap();
    for text in &texts {
        let (seq, field) = text.split_once('/').unwrap();
        c.batch_execute(&format!("DELETE FROM event_private WHERE seq = {seq} AND field = '{field}'")).unwrap();
        let report = house.desk.ledger().verify().unwrap();
        assert!(report.findings.iter().any(|f| f.place == format!("event {seq}")), "{text} is missed: {:?}", report.findings);
        c.batch_execute(&format!("INSERT INTO event_private SELECT * FROM kept WHERE seq = {seq} AND field = '{field}'")).unwrap();
    }
    c.batch_execute("DROP TABLE kept").unwrap();
    house.assert_sound();
    // What is erased by an event is not missed: a contact with all that was told of it, a draft that was written anew.
    let before = house.count("event_private");
    let contact = words(&mut c, &format!("SELECT id AS word FROM contact WHERE organisation = '{}'", world.school.id))[0].clone();
    house.desk.partners().erase_contact(house.coordinator(), &world.school.id, &reprise::domain::id::ContactId::new(contact)).unwrap();
    assert!(house.count("event_private") < before);
    house.assert_sound();
});

// What was read from a report is sealed with each event about it: a change between two of them is seen, although the last one fits the row.
both!(a_reading_that_was_changed_between_two_events_is_named, |house| {
    let report = serde_json::json!({ "id": "computer", "class": "system", "vendor": "Lenovo", "product": "T480", "serial": "NOBODY-1" });
    let kept = house.desk.evidence().keep(house.technician(), None, serde_json::to_vec(&report).unwrap()).unwrap();
    assert_eq!(house.count("evidence WHERE reading LIKE '%NOBODY-1%'"), 1);
    house.assert_sound();
    house.sql("UPDATE evidence SET reading = replace(reading, 'NOBODY-1', 'NOBODY-2')");
    assert!(!house.desk.ledger().check().unwrap().is_clean());
    house.desk.evidence().dismiss(house.technician(), &kept.evidence, "not ours").unwrap();
    let report = house.desk.ledger().check().unwrap();
    assert_eq!(report.findings.len(), 2, "{:#?}", report.findings);
    for says in ["another reading", "not what its report says"] {
        assert!(report.findings.iter().any(|f| f.what.contains(says)), "{says}: {:#?}", report.findings);
    }
});
