//! Guards the command line, run as people and scripts run it: the real program, its exit codes and its files.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "what helps a test fails as a test does")]

use super::support::shared;
use diesel::Connection;
use diesel::connection::SimpleConnection;
use reprise::desk::account::users::NewUser;
use reprise::desk::batch::intake::BatchInput;
use reprise::desk::partner::organisation::OrganisationInput;
use reprise::desk::{Acting, Desk, SystemClock, SystemEntropy};
use reprise::domain::account::actor::{Actor, Role};
use reprise::domain::batch::WasteStatus;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::tag::Tag;
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::{Address, ContactLanguage, OrganisationKind, Proofs};
use reprise::domain::request::RequestState;
use reprise::i18n::Locale;
use reprise::store::device::Filter;
use serde_json::Value;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

mod ledger;
mod naming;
mod restore;
mod witness;

const PASSWORD: &str = "a long enough password";

/// A temporary folder, in memory where possible: the tests commit thousands of times.
fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

/// A database in a folder of its own.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: folder() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn path(&self, name: &str) -> String {
        self.file(name).display().to_string()
    }

    fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.file(name), text).unwrap();
        self.path(name)
    }

    fn url(&self) -> String {
        format!("sqlite://{}", self.path("reprise.db"))
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        // Commands that write say in whose name.
        let acts = matches!(arguments.first(), Some(&"import" | &"labels")) && !arguments.contains(&"--as");
        let named: &[&str] = if acts { &["--as", "t@example.org"] } else { &[] };
        run(&[&["--database-url", &self.url()], arguments, named].concat(), input)
    }

    fn desk(&self) -> Desk {
        Desk::open(&self.url(), None, Arc::new(SystemClock), Arc::new(SystemEntropy)).unwrap()
    }

    fn sql(&self, sql: &str) {
        diesel::SqliteConnection::establish(&self.path("reprise.db")).unwrap().batch_execute(sql).unwrap();
    }

    /// A database with staff, a donor and an open batch.
    fn with_batch() -> (Self, Number) {
        let place = Self::new();
        let desk = place.desk();
        let mut staff = Vec::new();
        for (email, role) in [("c@example.org", Role::Coordinator), ("t@example.org", Role::Technician)] {
            let new = NewUser { email: email.to_owned(), name: email.to_owned(), role, organisation: None, password: PASSWORD.to_owned() };
            let user = desk.accounts().add_from_console(&new, Locale::Fr).unwrap();
            staff.push(Acting::new(Actor { user, role, organisation: None }));
        }
        let donor = OrganisationInput {
            kind: OrganisationKind::Administration,
            name: "Administration (exemple)".to_owned(),
            enterprise_number: "0403019261".to_owned(),
            contact_language: ContactLanguage::Fr,
            address: Address::default(),
            commune: None,
            proofs: Proofs::default(),
            active: true,
        };
        let donor = desk.partners().create_organisation(&staff[0], &donor).unwrap();
        let batch = BatchInput {
            donor: donor.id,
            decision_reference: "D/1".to_owned(),
            decision_date: desk.today(),
            decision_body: "Direction".to_owned(),
            own: true,
            depreciated: true,
            legal_basis: "Décision".to_owned(),
            waste_status: WasteStatus::Product,
            permit: None,
        };
        let batch = desk.batches().open(&staff[0], &batch).unwrap().number;
        (place, batch)
    }
}

/// The result of running the program.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(arguments: &[&str], input: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reprise"));
    command.args(arguments).env("LANG", "C.UTF-8").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["LC_ALL", "LC_MESSAGES", "REPRISE_DATABASE_URL", "REPRISE_LISTEN", "REPRISE_BASE_URL", "REPRISE_AS", "RUST_LOG"] {
        command.env_remove(name);
    }
    let mut child = command.spawn().unwrap();
    // A command that reads no input may have exited already.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Run { code: status.code(), out: String::from_utf8(stdout).unwrap(), err: String::from_utf8(stderr).unwrap() }
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// Exit code 2 means wrong usage, 3 that the system failed.
#[test]
fn wrong_use_is_two_and_what_cannot_be_is_three() {
    let (place, batch) = Place::with_batch();
    let batch = batch.to_string();
    let list = place.write("list.csv", "Marque;Modèle;N° de série\nDell;Latitude;ABC1234\n");
    let pdf = place.path("labels.pdf");
    for wrong in [
        &["nonsense"][..],
        &["check", "--nonsense"],
        &["check", "--listen", "nowhere"],
        &["check", "--base-url", "reprise.example.org"],
        &["user", "add", "x@example.org", "--role", "admin"],
        &["user", "add", "x@example.org", "--role", "king", "--password-stdin"],
        &["token", "add", "--user", "nobody@example.org", "--name", "x"],
        &["import", "manifest", &list, "--batch", "DEM-2026-000001"],
        &["import", "manifest", &list, "--batch", "LOT-1999-000001"],
        &["labels", "--stock", "avery-l7160", "-o", &pdf],
        &["labels", "--stock", "avery-l7160", "--blank", "2", "--batch", &batch, "-o", &pdf],
        &["labels", "--stock", "avery-nothing", "--blank", "2", "-o", &pdf],
        &["labels", "--stock", "avery-l7160", "--blank", "2", "-o", &place.path("labels.doc")],
        &["labels", "--stock", "avery-l7160", "--blank", "2", "-o", &place.path("labels.png")],
        &["labels", "--stock", "avery-l7160", "--blank", "2", "-o", &place.path("labels.zpl")],
        &["labels", "--stock", "avery-l7160", "--tags", "7K3M9Q2A", "-o", &pdf],
        &["backup", &place.path("reprise.db")],
        &["restore", &list],
        &["read"],
    ] {
        let run = place.run(wrong);
        assert_eq!(run.code, Some(2), "{wrong:?}: {run:?}");
        assert!(run.out.is_empty() && !run.err.is_empty(), "{wrong:?}: {run:?}");
    }
    assert!(!place.file("labels.pdf").exists() && !place.file("labels.pdf.part").exists());
    let text = place.write("text.db", "this is a letter, not a database, and long enough to be taken for neither of the two");
    for impossible in [
        &["--database-url", "mysql://localhost/reprise", "check"][..],
        &["--database-url", "sqlite:///dev/null/reprise.db", "check"],
        &["--database-url", "sqlite:///dev/null/reprise.db", "user", "add", "x@example.org", "--role", "admin", "--password-stdin"],
        &["--database-url", "postgres://nobody@127.0.0.1:1/none", "check"],
        &["--database-url", &format!("sqlite://{text}"), "check"],
    ] {
        let run = run(impossible, PASSWORD);
        assert_eq!(run.code, Some(3), "{impossible:?}: {run:?}");
    }
    for (arguments, says) in [(["--help"], "restore"), (["--version"], env!("CARGO_PKG_VERSION"))] {
        let run = run(&arguments, "");
        assert_eq!(run.code, Some(0));
        assert!(run.out.contains(says), "{run:?}");
    }
}

/// A mistyped database path must not create an empty database that looks healthy.
#[test]
fn a_database_that_is_not_there_is_not_made_by_looking() {
    let place = Place::new();
    for look in [
        &["check"][..],
        &["ledger", "verify"],
        &["token", "add", "--user", "x@example.org", "--name", "x"],
        &["backup", &place.path("copy.db")],
    ] {
        let run = place.run(look);
        assert_eq!(run.code, Some(3), "{look:?}: {run:?}");
    }
    assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 0);
}

/// Messages follow the language of the environment.
#[test]
fn the_console_speaks_the_language_of_its_environment() {
    let place = Place::new();
    let say = |lang: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reprise"));
        command.args(["--database-url", &place.url(), "check"]).env("LANG", lang).env_remove("LC_ALL").env_remove("LC_MESSAGES");
        String::from_utf8(command.output().unwrap().stderr).unwrap()
    };
    let path = place.path("reprise.db");
    for (lang, locale) in [("fr_BE.UTF-8", Locale::Fr), ("nl_BE.UTF-8", Locale::Nl), ("de_BE.UTF-8", Locale::En)] {
        assert_eq!(say(lang), format!("reprise: {}\n", locale.x("cli-no-database", path.as_str())));
    }
}

/// Users and tokens created on the command line work.
#[test]
fn users_and_tokens_made_at_the_console_work() {
    let place = Place::new();
    let add = |arguments: &[&str], password: &str| place.run_with(&[&["user", "add"], arguments].concat(), password);
    let done = add(&["admin@example.org", "--role", "admin", "--password-stdin", "--name", "Nadia"], &format!("{PASSWORD}\r\n"));
    assert_eq!(done.code, Some(0), "{done:?}");
    for (arguments, password) in [
        (&["ADMIN@example.org", "--role", "technician", "--password-stdin"][..], PASSWORD),
        (&["short@example.org", "--role", "technician", "--password-stdin"], "short"),
        (&["nothing@example.org", "--role", "technician", "--password-stdin"], ""),
        (&["no-address", "--role", "technician", "--password-stdin"], PASSWORD),
        (&["partner@example.org", "--role", "partner", "--password-stdin"], PASSWORD),
        (&["partner@example.org", "--role", "partner", "--password-stdin", "--organisation", "0403019261"], PASSWORD),
    ] {
        let run = add(arguments, password);
        assert_eq!(run.code, Some(2), "{arguments:?}: {run:?}");
    }
    let desk = place.desk();
    assert_eq!(desk.accounts().sign_in("admin@example.org", PASSWORD).unwrap().account.name, "Nadia");
    for (scope, writes) in [(None, false), (Some("read"), false), (Some("write"), true)] {
        let scope: Vec<&str> = scope.map(|s| ["--scope", s]).into_iter().flatten().collect();
        let run = place.run(&[&["token", "add", "--user", "admin@example.org", "--name", "station"], scope.as_slice()].concat());
        assert_eq!(run.code, Some(0), "{run:?}");
        let secret = run.out.trim_end();
        assert!(secret.starts_with("rpr_") && run.out.lines().count() == 1, "{run:?}");
        assert_eq!(desk.accounts().by_token(secret).unwrap().unwrap().writes, writes);
    }
}

/// A partner's organisation is given by enterprise number or by id.
#[test]
fn a_partner_is_given_its_organisation_by_number_or_by_id() {
    let (place, _) = Place::with_batch();
    let desk = place.desk();
    let known = desk.read(|c| Ok(reprise::store::partner::by_enterprise(c, "0403019261")?)).unwrap().unwrap();
    for (email, organisation) in [("a@example.org", "BE 0403.019.261"), ("b@example.org", known.id.as_str())] {
        let run =
            place.run_with(&["user", "add", email, "--role", "partner", "--organisation", organisation, "--password-stdin"], PASSWORD);
        assert_eq!(run.code, Some(0), "{run:?}");
        assert_eq!(desk.accounts().sign_in(email, PASSWORD).unwrap().account.organisation.as_deref(), Some(known.id.as_str()));
    }
}

/// A manifest with bad rows is loaded, and the bad rows are handed back.
#[test]
fn a_list_with_bad_rows_is_loaded_and_the_bad_rows_come_back() {
    let (place, batch) = Place::with_batch();
    let batch = batch.to_string();
    let list = place.write(
        "list.csv",
        "Catégorie;Marque;Modèle;N° de série;Année\n\
         Portable;Dell;Latitude 5490;ABC1234;2019\n\
         Portable;Dell;Latitude 5490;ABC1234;2019\n\
         Plante;;=Ficus;;2019\n\
         Écran;HP;E243;CNC8401;2019\n",
    );
    let run = place.run(&["import", "manifest", &list, "--batch", &batch]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let rejects = std::fs::read_to_string(place.file("list.csv.rejects.csv")).unwrap();
    let rows: Vec<&str> = rejects.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows.len(), 3, "{rejects}");
    assert!(rows[0].starts_with("Catégorie;") && rows[1].contains("ABC1234") && rows[1].contains(";3;"), "{rejects}");
    assert!(rows[2].contains("'=Ficus"), "a cell that a spreadsheet would run is protected: {rejects}");
    assert!(!rejects.contains('«'), "every reason has its sentence: {rejects}");
    assert_eq!(place.desk().batches().balance(Number::parse(&batch).unwrap()).unwrap().1.declared, 2);
    let good = place.write("good.csv", "Marque;Modèle;N° de série\nDell;Latitude;XYZ9876\n");
    // Another list is compared with the first, and nothing happens until somebody says what to do.
    let declared = || place.desk().batches().balance(Number::parse(&batch).unwrap()).unwrap().1.declared;
    let run = place.run(&["import", "manifest", &good, "--batch", &batch]);
    assert_eq!((run.code, declared()), (Some(1), 2), "{run:?}");
    assert!(run.err.contains("1 ") && run.err.contains("2 "), "one more, two not in the file: {run:?}");
    for (mode, lines) in [("add", 3), ("add", 3), ("replace", 1), ("replace", 1)] {
        let run = place.run(&["import", "manifest", &good, "--batch", &batch, "--mode", mode]);
        assert_eq!((run.code, declared()), (Some(0), lines), "{mode}: {run:?}");
    }
    assert!(!place.file("good.csv.rejects.csv").exists());
    let nothing = place.write("nothing.csv", "Marque;N° de série\nDell;\n");
    let run = place.run(&["import", "manifest", &nothing, "--batch", &batch]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(place.file("nothing.csv.rejects.csv").exists(), "what cannot be used comes back above all when it is everything");
    let json = place.write("list.json", "{\"not\": \"a list\"}");
    assert_eq!(place.run(&["import", "manifest", &json, "--batch", &batch]).code, Some(1));
    assert_eq!(place.run(&["import", "manifest", &place.path("absent.csv"), "--batch", &batch]).code, Some(3));
}

/// Importing a device file again receives no device twice.
#[test]
fn devices_are_received_once_however_often_their_file_is_sent() {
    let (place, batch) = Place::with_batch();
    let (number, batch) = (batch, batch.to_string());
    let file =
        place.write("devices.csv", "Catégorie;Marque;Modèle;N° de série;Quantité\nPortable;Dell;Latitude;ABC1234;1\nÉcran;HP;E243;;3\n");
    let received = || place.desk().batches().balance(number).unwrap().1.extra;
    for _ in 0..2 {
        let run = place.run(&["import", "devices", &file, "--batch", &batch]);
        assert_eq!((run.code, received()), (Some(0), 4), "{run:?}");
    }
    // Another file that lists an existing device: only that row is handed back.
    let file =
        place.write("more.csv", "Catégorie;Marque;Modèle;N° de série\nPortable;Dell;Latitude;abc-1234\nPortable;Dell;Latitude;DEF5678\n");
    let run = place.run(&["import", "devices", &file, "--batch", &batch]);
    assert_eq!((run.code, received()), (Some(1), 5), "{run:?}");
    let rejects = std::fs::read_to_string(place.file("more.csv.rejects.csv")).unwrap();
    assert_eq!(rejects.lines().count(), 2, "{rejects}");
    assert!(rejects.contains("abc-1234") && !rejects.contains("DEF5678") && !rejects.contains('«'), "{rejects}");
}

/// A manifest that devices were received from cannot be replaced.
#[test]
fn a_list_that_is_in_use_stays() {
    let (place, batch) = Place::with_batch();
    let batch = batch.to_string();
    let list = place.write("list.csv", "Catégorie;Marque;Modèle;N° de série\nPortable;Dell;Latitude;ABC1234\n");
    for import in ["manifest", "devices"] {
        let run = place.run(&["import", import, &list, "--batch", &batch]);
        assert_eq!(run.code, Some(0), "{import}: {run:?}");
    }
    let other = place.write("other.csv", "Marque;Modèle;N° de série\nDell;Latitude;XYZ9876\n");
    let run = place.run(&["import", "manifest", &other, "--batch", &batch]);
    assert_eq!(run.code, Some(1), "somebody must say what to do: {run:?}");
    let balance = || place.desk().batches().balance(Number::parse(&batch).unwrap()).unwrap().1;
    assert_eq!((balance().declared, balance().received), (1, 1));
    // Corrected rows are still taken, and replacing never drops what was received.
    for (mode, declared) in [("add", 2), ("replace", 2)] {
        let run = place.run(&["import", "manifest", &other, "--batch", &batch, "--mode", mode]);
        assert_eq!((run.code, balance().declared, balance().received), (Some(0), declared, 1), "{mode}: {run:?}");
    }
}

/// An import needs an account that may do it, and the error says how to create one.
#[test]
fn nobody_s_name_is_used_for_what_nobody_may_do() {
    let place = Place::new();
    drop(place.desk());
    let file = place.write("devices.csv", "Marque;Modèle;N° de série\nDell;Latitude;ABC1234\n");
    let run = place.run(&["import", "devices", &file, "--batch", "LOT-2026-000001"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.err.contains("reprise user add"), "{run:?}");
}

/// The file extension selects the label format.
#[test]
fn labels_come_in_the_form_their_file_asks_for() {
    let (place, batch) = Place::with_batch();
    let batch = batch.to_string();
    let file =
        place.write("devices.csv", "Catégorie;Marque;Modèle;N° de série\nPortable;Dell;Latitude;ABC1234\nPortable;Dell;Latitude;DEF5678\n");
    assert_eq!(place.run(&["import", "devices", &file, "--batch", &batch]).code, Some(0));
    let tags: Vec<Tag> = place
        .desk()
        .devices()
        .resolve("ABC1234")
        .map(|f| if let reprise::desk::device::scan_result::Found::Device(d) = f { vec![d.tag] } else { vec![] })
        .unwrap();
    let tag = tags[0].to_string();
    for (arguments, name, begins) in [
        (&["--stock", "avery-l7160", "--batch", &batch, "--skip", "3"][..], "a.pdf", &b"%PDF"[..]),
        (&["--stock", "avery-l7160", "--blank", "30"], "b.PDF", b"%PDF"),
        (&["--stock", "dymo-11354", "--tags", &tag], "c.png", b"\x89PNG"),
        (&["--stock", "roll-50x25", "--tags", &tag], "d.zpl", b"^XA"),
    ] {
        let out = place.path(name);
        let run = place.run(&[&["labels"], arguments, &["-o", &out]].concat());
        assert_eq!(run.code, Some(0), "{arguments:?}: {run:?}");
        let bytes = std::fs::read(&out).unwrap();
        assert!(bytes.starts_with(begins), "{name}: {:?}", bytes.get(..20));
    }
    let nowhere = place.path("no/such/folder/a.pdf");
    let events = place.desk().ledger().root().unwrap().size;
    assert_eq!(place.run(&["labels", "--stock", "avery-l7160", "--batch", &batch, "-o", &nowhere]).code, Some(3));
    assert_eq!(place.desk().ledger().root().unwrap().size, events, "a print that nobody can have is not on record");
}

/// Machine reports can be read without a database.
#[test]
fn reports_are_read_without_a_database() {
    let place = Place::new();
    let report = place.write(
        "report.json",
        r#"{"id": "pc", "class": "system", "vendor": "Dell Inc.", "product": "Latitude 7390", "serial": "D8FTRY1", "configuration": {"chassis": "notebook"}}"#,
    );
    let run = place.run(&["read", &report]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let [told] = lines(&run.out).try_into().unwrap();
    assert_eq!((told["format"].as_str(), told["kind"].as_str(), told["serial"].as_str()), (Some("lshw"), Some("laptop"), Some("D8FTRY1")));
    let empty = place.write("empty.json", " ");
    let run = place.run(&["read", &report, &empty, &report]);
    let told = lines(&run.out);
    assert_eq!((run.code, told.len()), (Some(1), 3), "a file that cannot be read stops none of the others: {run:?}");
    assert_eq!((told[1]["error"].as_str(), told[1]["file"].as_str()), (Some("report_empty"), Some(empty.as_str())));
    let run = place.run(&["read", &place.path("absent.json"), &report]);
    assert_eq!((run.code, lines(&run.out).len()), (Some(3), 2), "{run:?}");
    let text = std::fs::read_to_string(&report).unwrap();
    assert_eq!(place.run_with(&["read", "-"], &text).code, Some(0));
    assert!(!place.file("reprise.db").exists());
}

/// The program reads the real samples as expected.
#[test]
fn the_samples_are_read_as_expected() {
    let Some(shared) = shared() else { return };
    let expected: Value = serde_json::from_slice(&std::fs::read(shared.join("samples/EXPECTED.json")).unwrap()).unwrap();
    let place = Place::new();
    let mut compared = 0;
    for (name, wanted) in expected.as_object().unwrap().iter().filter(|(n, w)| n.starts_with("lshw/") && w["serial"].is_string()) {
        let file = shared.join("samples").join(name);
        let run = place.run(&["read", &file.display().to_string()]);
        let told = lines(&run.out);
        assert_eq!((run.code, told.len()), (Some(0), 1), "{name}: {run:?}");
        for field in ["manufacturer", "serial", "serial_class", "ram_mb"] {
            if let Some(value) = wanted.get(field) {
                assert_eq!(&told[0][field], value, "{name}: {field}");
            }
        }
        compared += 1;
    }
    assert!(compared >= 5, "only {compared} samples were there");
}

/// A changed row and a broken ledger are detected.
#[test]
fn a_broken_ledger_and_a_row_that_was_touched_are_found() {
    let (place, _) = Place::with_batch();
    for look in [&["ledger", "verify"][..], &["check"]] {
        let run = place.run(look);
        assert_eq!(run.code, Some(0), "{look:?}: {run:?}");
    }
    // A row of a projection is changed in the file: the ledger verifies, but the replay reports the row.
    place.sql("UPDATE batch SET state = replace(state, 'Direction', 'Personne')");
    assert_eq!(place.run(&["ledger", "verify"]).code, Some(0));
    let run = place.run(&["check"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.contains("batch LOT-"), "{run:?}");
    // Then an event of the ledger itself is changed, past its triggers.
    place.sql("DROP TRIGGER event_no_update; UPDATE event SET leaf = CAST(replace(CAST(leaf AS TEXT), 'Direction', 'Personne') AS BLOB) WHERE subject = 'batch'");
    let run = place.run(&["ledger", "verify"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.contains("event "), "{run:?}");
}

/// A backup is complete, and is restored only where no database is.
#[test]
fn a_copy_is_whole_and_goes_back_only_where_nothing_is() {
    let (place, _) = Place::with_batch();
    let root = place.desk().ledger().root().unwrap();
    let copy = place.path("copy.db");
    // The database is in use while it is copied.
    let open = place.desk();
    let run = place.run(&["backup", &copy, "--verify"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let left: Vec<String> = std::fs::read_dir(place.folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.starts_with("copy"))
        .collect();
    assert_eq!(left, ["copy.db"], "one file, nothing beside it");
    assert_eq!(place.run(&["backup", &copy]).code, Some(2), "a copy that is there is not replaced");
    assert_eq!(place.run(&["restore", &copy]).code, Some(2), "nor is a live database");
    drop(open);
    let other = Place::new();
    let run = other.run(&["restore", &copy]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(other.desk().ledger().root().unwrap(), root);
    assert_eq!(other.run(&["check"]).code, Some(0));
    // A write-ahead log left by a removed database must not be read into the restored one.
    let third = Place::new();
    third.write("reprise.db-wal", "old");
    assert_eq!(third.run(&["restore", &copy]).code, Some(2));
}

/// The demonstration database covers a year and verifies.
#[test]
fn the_demonstration_is_a_whole_year_that_verifies() {
    let place = Place::new();
    let run = place.run(&["demo", "--no-serve"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for look in [&["check"][..], &["ledger", "verify"]] {
        let run = place.run(look);
        assert_eq!(run.code, Some(0), "{look:?}: {run:?}");
    }
    assert_eq!(place.run(&["demo", "--no-serve"]).code, Some(2), "it is told once, into an empty database");
    let desk = place.desk();
    assert_eq!(desk.accounts().sign_in("coordination@example.org", "reprise-demo-2026").unwrap().account.role, "coordinator");
    // The year shows every stage of a device and every state of a request, and ends before the demonstration's current day.
    for stage in Stage::ALL.iter().filter(|s| **s != Stage::Announced) {
        let filter = Filter { stage: Some(*stage), ..Filter::default() };
        assert!(!desk.read(|c| Ok(reprise::store::device::list(c, &filter, None, 1)?)).unwrap().devices.is_empty(), "{stage}");
    }
    let requests = desk.read(|c| Ok(reprise::store::request::list(c, &reprise::store::request::Filter::default(), None, 100)?)).unwrap();
    for state in RequestState::ALL {
        assert!(requests.iter().any(|r| r.state == *state), "{state}");
    }
    assert!(
        requests.iter().any(|r| r.state == RequestState::Fulfilled)
            && ["46", "47", "52", "57"].iter().all(|a| requests.iter().any(|r| r.action == *a))
    );
    let last = desk.read(|c| Ok(reprise::store::ledger::event::newest(c, None, 1)?)).unwrap().remove(0).leaf.at;
    assert!(last.format("%Y-%m-%d").to_string().as_str() < "2026-11-22", "{last}");
    assert_eq!(desk.read(|c| Ok(reprise::store::evidence::unmatched(c, None, 10)?)).unwrap().len(), 2);
}

/// The server prints its address and how to create the first administrator.
#[test]
fn the_server_says_where_it_listens_and_how_to_begin() {
    let place = Place::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_reprise"));
    command.args(["--database-url", &place.url(), "--listen", "127.0.0.1:0"]).env("LANG", "C").stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut told = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
    let first = told.next().unwrap().unwrap();
    let second = told.next().unwrap().unwrap();
    let address = first.strip_prefix("listening on http://").unwrap().to_owned();
    let answered = std::net::TcpStream::connect(&address).is_ok();
    let taken = run(&["--database-url", &place.url(), "--listen", &address], "");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answered, "{first}");
    assert!(second.contains(&format!("http://{address}/setup")), "{second}");
    assert_eq!(taken.code, Some(3), "an address that is taken: {taken:?}");
}

/// A folder of reports is imported once, and refused files are named.
#[test]
fn a_folder_of_reports_is_kept_once_and_what_is_refused_is_named() {
    let (place, _) = Place::with_batch();
    let folder = PathBuf::from(place.path("reports"));
    std::fs::create_dir_all(folder.join("deep/er")).unwrap();
    let report = |serial: &str| {
        format!(r#"{{"id":"pc","class":"system","description":"Notebook","vendor":"Lenovo","product":"T480","serial":"{serial}"}}"#)
    };
    std::fs::write(folder.join("a.json"), report("5CD0001AB")).unwrap();
    std::fs::write(folder.join("deep/er/b.json.gz"), reprise::ingest::decompress::Packing::Gzip.pack(report("5CD0002AB").as_bytes()))
        .unwrap();
    std::fs::write(folder.join("deep/note.txt"), "call the donor").unwrap();
    let folder = folder.display().to_string();
    let first = place.run(&["import", "evidence", &folder]);
    assert_eq!(first.code, Some(1), "{first:?}");
    assert!(first.out.contains("a.json: waits") && first.out.contains("b.json.gz: waits"), "{}", first.out);
    assert!(first.err.contains("1 file refused") && first.err.contains("note.txt"), "{}", first.err);
    let again = place.run(&["import", "evidence", &folder]);
    assert!(again.out.contains("a.json: loaded before") && again.out.contains("2 loaded before"), "{}", again.out);
    assert_eq!(place.run(&["import", "evidence", &place.path("nowhere")]).code, Some(3));
}
