//! Guards migrations: the same tables on both databases, up and down, and a database of a newer program is refused.

use crate::support::house::{FrozenClock, House, SeededEntropy, both, folder};
use crate::support::postgres;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use reprise::desk::Desk;
use reprise::store::migrate::made_schema;
use reprise::store::{Address, AnyConnection};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

fn names(database: &str) -> Vec<String> {
    postgres::migrations(database).iter().map(|up| up.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn both_databases_have_the_same_migrations() {
    let sqlite = names("sqlite");
    assert_eq!(sqlite, names("postgres"));
    assert!(!sqlite.is_empty());
    for database in ["sqlite", "postgres"] {
        for up in postgres::migrations(database) {
            assert!(up.with_file_name("down.sql").is_file(), "{} has no way down", up.display());
        }
    }
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

fn words(c: &mut AnyConnection, sql: &str) -> Vec<String> {
    let mut words: Vec<String> =
        diesel::sql_query(sql).load::<Word>(c).unwrap_or_else(|e| panic!("{sql}: {e}")).into_iter().map(|w| w.word).collect();
    words.sort();
    words
}

/// The whole schema of a database: tables, columns, indexes, constraints, triggers and functions.
fn schema(c: &mut AnyConnection) -> Vec<String> {
    if matches!(c, AnyConnection::Sqlite(_)) {
        return words(
            c,
            "SELECT coalesce(type || ' ' || name || ' ' || sql, '') AS word FROM sqlite_master WHERE name NOT LIKE '%diesel%'",
        );
    }
    let queries = [
        "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, collation_name) AS word FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT indexdef AS word FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS word FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        "SELECT concat_ws(' ', pg_get_triggerdef(oid), tgenabled) AS word FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT pg_get_functiondef(oid) AS word FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    ];
    queries.iter().flat_map(|q| words(c, q)).filter(|w| !w.contains("__diesel")).collect()
}

fn up(c: &mut AnyConnection) {
    match c {
        AnyConnection::Sqlite(c) => drop(c.run_pending_migrations(FileBasedMigrations::from_path("migrations/sqlite").unwrap()).unwrap()),
        AnyConnection::Postgres(c) => {
            drop(c.run_pending_migrations(FileBasedMigrations::from_path("migrations/postgres").unwrap()).unwrap())
        }
    }
}

fn down(c: &mut AnyConnection) {
    match c {
        AnyConnection::Sqlite(c) => drop(c.revert_all_migrations(FileBasedMigrations::from_path("migrations/sqlite").unwrap()).unwrap()),
        AnyConnection::Postgres(c) => {
            drop(c.revert_all_migrations(FileBasedMigrations::from_path("migrations/postgres").unwrap()).unwrap())
        }
    }
}

both!(up_down_and_up_again, |house| {
    let mut c = house.connection();
    let before = schema(&mut c);
    assert!(before.len() > 40, "{before:#?}");
    down(&mut c);
    assert_eq!(schema(&mut c), Vec::<String>::new(), "something stays behind on the way down");
    up(&mut c);
    assert_eq!(schema(&mut c), before);
});

/// Table to column to whether the column may be null.
type Shape = BTreeMap<String, BTreeMap<String, bool>>;

fn shape(c: &mut AnyConnection) -> Shape {
    let sql = if matches!(c, AnyConnection::Sqlite(_)) {
        "SELECT m.name || ' ' || p.name || ' ' || CASE p.\"notnull\" WHEN 1 THEN 'NO' ELSE 'YES' END AS word FROM sqlite_master m, pragma_table_info(m.name) p
         WHERE m.type = 'table' AND m.name NOT LIKE '%diesel%' AND m.name NOT LIKE 'sqlite%'"
    } else {
        "SELECT table_name || ' ' || column_name || ' ' || is_nullable AS word FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name NOT LIKE '%diesel%'"
    };
    let mut shape = Shape::new();
    for word in words(c, sql) {
        let [table, column, empty] = word.split(' ').collect::<Vec<_>>()[..] else { panic!("{word}") };
        shape.entry(table.to_owned()).or_default().insert(column.to_owned(), empty == "YES");
    }
    shape
}

/// The tables in `schema.rs`, read as text so that a table missing there is noticed too.
fn declared() -> Shape {
    let text = fs::read_to_string("src/store/schema.rs").unwrap();
    let mut shape = Shape::new();
    for block in text.split("diesel::table! {").skip(1) {
        let mut lines = block.lines().map(str::trim).filter(|l| !l.is_empty());
        let table = lines.next().unwrap().split(' ').next().unwrap().to_owned();
        for line in lines.take_while(|l| *l != "}") {
            let (column, kind) = line.trim_end_matches(',').split_once(" -> ").unwrap();
            shape.entry(table.clone()).or_default().insert(column.to_owned(), kind.starts_with("Nullable"));
        }
    }
    shape
}

both!(the_tables_are_those_of_the_program, |house| {
    assert_eq!(shape(&mut house.connection()), declared());
});

/// The schema that `check` compares a PostgreSQL database with is the one its migrations make. `REPRISE_WRITE_SCHEMA=1` writes it anew.
#[test]
fn the_schema_of_postgresql_is_the_one_that_is_compared_with() {
    let Some(house) = House::postgres() else { return };
    let AnyConnection::Postgres(mut c) = house.connection() else { unreachable!("the address says PostgreSQL") };
    let lines: String = made_schema::postgres_lines(&mut c).unwrap().into_iter().map(|line| line + "\n").collect();
    let file = "src/store/migrate/postgres_schema.tsv";
    if std::env::var_os("REPRISE_WRITE_SCHEMA").is_some() {
        fs::write(file, &lines).unwrap();
    }
    assert_eq!(fs::read_to_string(file).unwrap(), lines);
    assert!(lines.lines().count() > 200);
}

// A trigger that is gone or switched off, a table or a trigger of somebody else, a column that was changed: the check names each.
both!(whoever_changes_the_schema_is_named, |house| {
    house.assert_sound();
    let (off, on) = if house.is_postgres() {
        ("ALTER TABLE event DISABLE TRIGGER event_no_change", "ALTER TABLE event ENABLE ALWAYS TRIGGER event_no_change")
    } else {
        (
            "DROP TRIGGER event_no_update",
            "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
        )
    };
    let planted = if house.is_postgres() {
        "CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
    } else {
        "CREATE TRIGGER planted AFTER UPDATE ON organisation BEGIN UPDATE account SET role = 'admin'; END"
    };
    let unplanted = if house.is_postgres() { "DROP FUNCTION planted" } else { "DROP TRIGGER planted" };
    let changes = [
        (off, on, "event_no_"),
        (planted, unplanted, "planted"),
        ("CREATE TABLE other (a TEXT)", "DROP TABLE other", "other"),
        ("CREATE VIEW other AS SELECT 1 AS a", "DROP VIEW other", "other"),
        ("ALTER TABLE account ADD COLUMN other TEXT", "ALTER TABLE account DROP COLUMN other", "account"),
        ("DROP INDEX document_sha256", "CREATE INDEX document_sha256 ON document (sha256)", "document_sha256"),
    ];
    for (change, back, name) in changes {
        house.sql(change);
        let findings = house.desk.ledger().check().unwrap().findings;
        assert!(findings.iter().any(|f| f.place == "schema" && f.what.contains(name)), "{change}: {findings:?}");
        house.sql(back);
    }
    house.assert_sound();
});

/// Text columns that are sorted or searched by range must compare by bytes, as on SQLite; on PostgreSQL the column declares it.
#[test]
fn what_is_sorted_sorts_by_bytes() {
    let Some(house) = House::postgres() else { return };
    let sorted = words(
        &mut house.connection(),
        "SELECT a.attrelid::regclass || '.' || a.attname AS word FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
         WHERE a.attcollation <> 0 AND a.attcollation <> 'pg_catalog.\"C\"'::regcollation AND i.indrelid::regclass::text NOT LIKE '%diesel%'
         AND i.indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)",
    );
    // Columns compared only for equality, where the collation does not matter.
    let equal = [
        "account.id",
        "allocation.request",
        "batch.donor",
        "contact.id",
        "contact.organisation",
        "device.handover",
        "device.holder",
        "device.kind",
        "device.stage",
        "document.number",
        "document.sha256",
        "event.subject",
        "event_private.field",
        "evidence.sha256",
        "handover.organisation",
        "handover.request",
        "handover.status",
        "once.account",
        "once.key",
        "organisation.enterprise",
        "organisation.id",
        "request.action",
        "request.organisation",
        "request.status",
        "series.prefix",
        "session.account",
        "session.hash",
        "setting.name",
        "take_back.handover",
        "token.account",
        "token.hash",
        "token.id",
        "letter.organisation",
    ];
    let unknown: BTreeSet<&String> = sorted.iter().filter(|c| !equal.contains(&c.as_str())).collect();
    assert!(unknown.is_empty(), "say COLLATE \"C\" in the migration of {unknown:?}, or that it is only looked up by equality");
}

both!(a_database_of_a_newer_program_is_refused, |house| {
    house.sql("INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')");
    let opened = Desk::open(&house.url, None, house.clock.clone(), house.entropy.clone());
    let error = opened.unwrap_err().to_string();
    assert!(error.contains("newer version") && error.contains("29991231000001"), "{error}");
});

/// Two servers that start on an empty database at the same time create its tables once.
#[test]
fn two_first_starts_at_once() {
    let folder = folder();
    let sqlite = format!("sqlite://{}", folder.path().join("new/house.db").display());
    let database = postgres::Database::empty();
    for url in std::iter::once(sqlite).chain(database.iter().map(|d| d.url.clone())) {
        let started: Vec<Result<Desk, String>> = std::thread::scope(|scope| {
            let start = |seed| {
                let url = &url;
                move || {
                    Desk::open(url, None, Arc::new(FrozenClock::default()), Arc::new(SeededEntropy::new(seed))).map_err(|e| e.to_string())
                }
            };
            let runs: Vec<_> = (1..=4).map(|seed| scope.spawn(start(seed))).collect();
            runs.into_iter().map(|r| r.join().unwrap()).collect()
        });
        for desk in started {
            assert!(desk.unwrap().ledger().check().unwrap().is_clean());
        }
        let mut c = Address::parse(&url).unwrap().open().unwrap();
        assert_eq!(shape(&mut c), declared());
        c.batch_execute("SELECT 1").unwrap();
    }
}
