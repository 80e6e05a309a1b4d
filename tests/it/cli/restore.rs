//! Guards `reprise restore`: only a whole database of reprise goes back, nothing of a hostile or damaged copy stays, and nothing that was
//! ended since the copy comes back to life.

use super::Place;
use crate::support::house::House;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Restores a file to an empty folder: the exit code, what was said, and the database if there is one now.
fn restore(copy: &Path) -> (Option<i32>, String, Option<PathBuf>, tempfile::TempDir) {
    let folder = crate::support::house::folder();
    let database = folder.path().join("reprise.db");
    let mut command = Command::new(env!("CARGO_BIN_EXE_reprise"));
    command.args(["--database-url", &format!("sqlite://{}", database.display()), "restore"]).arg(copy).env("LANG", "C.UTF-8");
    for name in ["LC_ALL", "LC_MESSAGES", "REPRISE_DATABASE_URL", "RUST_LOG"] {
        command.env_remove(name);
    }
    let run = command.output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    let there = database.exists().then_some(database);
    assert!(there.is_some() || left == 0, "nothing of a refused copy is left: {said}");
    (run.status.code(), said, there, folder)
}

/// A house with history, and a copy of its database in one file.
fn copied(house: &House, name: &str) -> PathBuf {
    let path = PathBuf::from(house.url.strip_prefix("sqlite://").unwrap()).with_file_name(name);
    let sql = format!("VACUUM INTO '{}'", path.display());
    house.sql(&sql);
    path
}

/// Each of these copies is refused, with exit code 1.
#[test]
fn a_damaged_or_hostile_copy_is_refused() {
    let house = House::sqlite();
    house.world();
    let whole = std::fs::read(copied(&house, "whole.db")).unwrap();
    let folder = crate::support::house::folder();
    let refused = |name: &str, bytes: &[u8], sql: &str| {
        let path = folder.path().join("copy.db");
        std::fs::write(&path, bytes).unwrap();
        if !sql.is_empty() {
            diesel::SqliteConnection::establish(&path.display().to_string()).unwrap().batch_execute(sql).unwrap();
        }
        let (code, said, there, _folder) = restore(&path);
        assert_eq!((code, there), (Some(1), None), "{name}: {said}");
        for ending in ["-wal", "-shm"] {
            drop(std::fs::remove_file(folder.path().join(format!("copy.db{ending}"))));
        }
    };
    refused("an empty file", b"", "");
    refused("another program's database", b"", "CREATE TABLE customers (id INTEGER); INSERT INTO customers VALUES (1)");
    refused(
        "an empty list of migrations",
        b"",
        "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)",
    );
    refused("a text", b"this is a letter and no database at all, and it is long enough", "");
    for (name, sql) in [
        ("a planted trigger", "CREATE TRIGGER a AFTER INSERT ON session BEGIN UPDATE account SET role = 'admin'; END"),
        ("a planted table", "CREATE TABLE extra (id INTEGER)"),
        ("a planted view", "CREATE VIEW extra AS SELECT 1"),
        ("a planted index", "CREATE INDEX extra ON device (stage)"),
        ("a guard that is gone", "DROP TRIGGER event_no_update"),
        ("an index that is gone", "DROP INDEX event_subject"),
        (
            "a guard that does nothing",
            "DROP TRIGGER event_no_update; CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT 1; END",
        ),
        ("a newer schema", "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')"),
        (
            "a hole in the schema",
            "DELETE FROM __diesel_schema_migrations WHERE version = (SELECT min(version) FROM __diesel_schema_migrations)",
        ),
        ("a changed row", "UPDATE device SET state = replace(state, 'stock', 'workshop')"),
    ] {
        refused(name, &whole, sql);
    }
    refused("cut in half", &whole[..whole.len() / 2], "");
    refused("cut by a page", &whole[..whole.len() - 4_096], "");
    let zeroed: Vec<u8> = whole.iter().enumerate().map(|(at, byte)| if (8_192..40_960).contains(&at) { 0 } else { *byte }).collect();
    refused("zeroed pages", &zeroed, "");
    // The same file, untouched, goes back.
    let path = folder.path().join("copy.db");
    std::fs::write(&path, &whole).unwrap();
    let (code, said, there, _folder) = restore(&path);
    assert_eq!((code, there.is_some()), (Some(0), true), "{said}");
}

/// Sessions, links and tokens of the copy do not open anything any more, and the ledger says that the tokens ended.
#[test]
fn nothing_that_opens_a_door_comes_back_to_life() {
    let house = House::sqlite();
    house.world();
    house.technician();
    let token = house.desk.accounts().add_token_from_console("technician@reprise.test", "bench", true).unwrap();
    assert!(house.desk.accounts().by_token(&token).unwrap().is_some());
    let (code, said, there, _folder) = restore(&copied(&house, "copy.db"));
    assert_eq!(code, Some(0), "{said}");
    let url = format!("sqlite://{}", there.unwrap().display());
    let desk = reprise::desk::Desk::open(
        &url,
        None,
        std::sync::Arc::new(reprise::desk::SystemClock),
        std::sync::Arc::new(reprise::desk::SystemEntropy),
    )
    .unwrap();
    assert!(desk.accounts().by_token(&token).unwrap().is_none(), "the token is ended");
    let mut c = reprise::store::Address::parse(&url).unwrap().open().unwrap();
    let count = |c: &mut reprise::store::AnyConnection, query: &str| {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            n: i64,
        }
        let rows: Vec<Count> = diesel::sql_query(format!("SELECT count(*) AS n FROM {query}")).load(c).unwrap();
        rows[0].n
    };
    for open in ["session", "token WHERE active", "link WHERE used IS NULL AND ended IS NULL"] {
        assert_eq!(count(&mut c, open), 0, "{open}");
    }
    assert!(desk.ledger().check().unwrap().is_clean());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(url.strip_prefix("sqlite://").unwrap()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "a copy is its owner's");
    }
}

/// A person who was erased after the copy was made does not come back with it; what nobody erased does.
#[test]
fn what_was_erased_since_the_copy_does_not_come_back() {
    use reprise::desk::partner::organisation::ContactInput;
    use reprise::domain::id::ContactId;
    let house = House::sqlite();
    let world = house.world();
    let person = |name: &str| ContactInput {
        name: name.to_owned(),
        capacity: "Directrice des marqueurs".to_owned(),
        email: format!("{}@reprise.test", name.to_lowercase().replace(' ', ".")),
        phone: "0499 00 11 22".to_owned(),
    };
    let school = &world.school.id;
    let gone = house.desk.partners().add_contact(house.coordinator(), school, &person("Zenobie Marqueur")).unwrap();
    house.desk.partners().add_contact(house.coordinator(), school, &person("Valentin Restant")).unwrap();
    house.desk.accounts().request_sign_in_link("zenobie.marqueur@reprise.test", reprise::i18n::Locale::Fr).unwrap();
    house.clock.advance(chrono::Duration::hours(25));
    house.desk.ledger().seal_day().unwrap();
    let copy = copied(&house, "copy.db");
    house.desk.partners().erase_contact(house.coordinator(), school, &ContactId::new(gone.to_string())).unwrap();
    house.assert_sound();
    // The list of what was erased is kept beside the database, and names nobody.
    let list = std::fs::read_to_string(house.outside().checkpoint_file()).unwrap();
    assert!(list.contains(&gone.to_string()) && !list.to_lowercase().contains("marqueur"), "{list}");
    let folder = crate::support::house::folder();
    let database = folder.path().join("reprise.db");
    let to = reprise::store::ledger::outside::Outside::of(
        &reprise::store::Address::parse(&format!("sqlite://{}", database.display())).unwrap(),
        None,
        None,
    );
    std::fs::copy(house.outside().checkpoint_file(), to.checkpoint_file()).unwrap();
    std::fs::copy(house.outside().key_file(), to.key_file()).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_reprise"))
        .args(["--database-url", &format!("sqlite://{}", database.display()), "restore"])
        .arg(&copy)
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert_eq!(run.status.code(), Some(0), "{said}");
    assert!(said.contains("Erased again, as since the copy: 1"), "{said}");
    let mut c = diesel::SqliteConnection::establish(&database.display().to_string()).unwrap();
    c.batch_execute("PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(c);
    let bytes = String::from_utf8_lossy(&std::fs::read(&database).unwrap()).to_lowercase();
    for mark in ["marqueur@", "zenobie", "zénobie"] {
        assert!(!bytes.contains(mark), "'{mark}' came back");
    }
    assert!(bytes.contains("valentin restant"), "what was not erased is there");
}

/// The drill for PostgreSQL: copied by `pg_dump`, a person erased since, put back by `pg_restore`, then looked at in place.
#[test]
fn a_database_that_the_tools_of_postgresql_put_back_is_looked_at_in_place() {
    use crate::support::postgres;
    use reprise::desk::partner::organisation::ContactInput;
    use reprise::store::Address;
    use reprise::store::ledger::outside::Outside;
    let Some(house) = House::postgres() else { return };
    let school = house.world().school.id;
    let person = ContactInput {
        name: "Zenobie Marqueur".to_owned(),
        capacity: String::new(),
        email: "zenobie.marqueur@reprise.test".to_owned(),
        phone: String::new(),
    };
    let gone = house.desk.partners().add_contact(house.coordinator(), &school, &person).unwrap();
    let folder = crate::support::house::folder();
    let copy = folder.path().join("copy.dump");
    let tool = |name: &str, args: &[&str]| {
        let run = Command::new(postgres::tool(name)).args(args).arg(&copy).output().unwrap();
        assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
    };
    tool("pg_dump", &["--format=custom", "--dbname", &house.url, "--file"]);
    house.desk.partners().erase_contact(house.coordinator(), &school, &gone).unwrap();
    let Some(back) = postgres::Database::empty() else { return };
    tool("pg_restore", &["--no-owner", "--dbname", &back.url]);
    let to = Outside::of(&Address::parse(&back.url).unwrap(), Some(folder.path()), None);
    std::fs::copy(house.outside().checkpoint_file(), to.checkpoint_file()).unwrap();
    std::fs::copy(house.outside().key_file(), to.key_file()).unwrap();
    let restore = || {
        let run = Command::new(env!("CARGO_BIN_EXE_reprise"))
            .args(["--database-url", &back.url, "--log-dir"])
            .arg(folder.path())
            .args(["restore", "--in-place"])
            .env("LANG", "C.UTF-8")
            .output()
            .unwrap();
        (run.status.code(), format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr)))
    };
    let mut c = Address::parse(&back.url).unwrap().open().unwrap();
    c.batch_execute("CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'").unwrap();
    let (code, said) = restore();
    assert!(code == Some(1) && said.contains("function planted"), "{code:?} {said}");
    c.batch_execute("DROP FUNCTION planted").unwrap();
    let (code, said) = restore();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Erased again, as since the copy: 1"), "{said}");
    let left: Vec<String> = reprise::store::schema::contact::table.select(reprise::store::schema::contact::name).load(&mut c).unwrap();
    assert!(!left.is_empty() && !left.iter().any(|name| name.contains("Marqueur")), "{left:?}");
}

/// A damaged backup is neither kept nor restored.
#[test]
fn a_copy_that_is_not_whole_is_neither_kept_nor_restored() {
    let (place, _) = Place::with_batch();
    let copy = place.path("copy.db");
    assert_eq!(place.run(&["backup", &copy]).code, Some(0));
    let mut bytes = std::fs::read(&copy).unwrap();
    // Corrupts every page from the third on.
    bytes.iter_mut().skip(8_192).step_by(7).for_each(|b| *b ^= 0x5a);
    std::fs::write(place.file("broken.db"), bytes).unwrap();
    let letter = place.write("letter.db", "not a database at all, only a text that is long enough to be one");
    for bad in [&place.path("broken.db"), &letter] {
        let other = Place::new();
        let run = other.run(&["restore", bad]);
        assert_eq!(run.code, Some(1), "{run:?}");
        assert_eq!(std::fs::read_dir(other.folder.path()).unwrap().count(), 0, "nothing of it is left");
    }
    let other = Place::new();
    assert_eq!(other.run(&["restore", &place.path("absent.db")]).code, Some(3));
    // A ledger that does not verify must not be accepted as a backup.
    place.sql("DROP TRIGGER event_no_update; UPDATE event SET leaf = CAST(replace(CAST(leaf AS TEXT), 'Direction', 'Personne') AS BLOB) WHERE subject = 'batch'");
    let run = place.run(&["backup", &place.path("second.db"), "--verify"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(!place.file("second.db").exists() && !place.file("second.db.part").exists());
    // A backup made without `--verify` is verified before it is restored.
    assert_eq!(place.run(&["backup", &place.path("third.db")]).code, Some(0));
    let other = Place::new();
    let run = other.run(&["restore", &place.path("third.db")]);
    assert_eq!((run.code, std::fs::read_dir(other.folder.path()).unwrap().count()), (Some(1), 0), "{run:?}");
}
