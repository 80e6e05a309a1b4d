//! Guards the folder structure: every layer has the same areas (an exception states its reason), no folder has too many files, and rows
//! that belong to an organisation are read through `src/desk/access.rs`.

use super::{files, sources};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The areas of the product. Each area has a folder or file of this name in every layer that needs one.
const AREAS: &[&str] = &[
    "account",
    "allocation",
    "batch",
    "device",
    "evidence",
    "handover",
    "ledger",
    "notification",
    "partner",
    "request",
    "settings",
    "stock_take",
    "waste",
];

/// Files and folders beside the areas, with the reason for each.
const BESIDE: &[(&str, &[(&str, &str)])] = &[
    (
        "src/domain",
        &[
            ("entropy", "randomness comes in as a parameter"),
            ("event", "what the ledger holds of every area"),
            ("id", "the ids of every area"),
            ("number", "the numbers of every area"),
            ("subject", "what an event is about, in every area"),
            ("text_enum", "the macro of enumerations"),
            ("time", "the clock comes in as a parameter"),
        ],
    ),
    (
        "src/desk",
        &[
            ("access", "who may see what, for every area"),
            ("document", "what all documents share"),
            ("error", "why the desk refuses"),
            ("error_text", "errors as sentences"),
            ("validation", "reading what people give"),
        ],
    ),
    (
        "src/store",
        &[
            ("access_log", "what auditors looked at, in every area"),
            ("backup", "copies of the whole database"),
            ("connection", "two databases behind one type"),
            ("document", "issued documents of every area"),
            ("error", "what can go wrong with a database"),
            ("file", "files that must be whole and private"),
            ("idempotency", "keys of every write"),
            ("migrate", "migrations"),
            ("schema", "the tables"),
            ("state", "state as JSON, written in one way"),
            ("tx", "the write transaction"),
            ("writer", "the one writer"),
        ],
    ),
    (
        "src/web/page",
        &[
            ("document", "issued documents of every area"),
            ("document_view", "a document as HTML"),
            ("home", "the first page, made of several areas"),
            ("verify", "whether a document is genuine"),
        ],
    ),
    (
        "src/web/api",
        &[
            ("document", "issued documents of every area"),
            ("extract", "a call on its way in"),
            ("openapi", "the document of the interface"),
            ("pagination", "pages of lists"),
            ("pdf_response", "a PDF as an answer"),
            ("report", "tables of every area"),
            ("schema", "the things of the domain, as the document of the interface describes them"),
            ("strict_json", "JSON read strictly"),
        ],
    ),
    (
        "templates/page",
        &[
            ("document", "a document's page"),
            ("document_view", "a document as HTML"),
            ("error", "the page of an error"),
            ("home", "the first page, made of several areas"),
            ("verify", "whether a document is genuine"),
        ],
    ),
    (
        "tests/it",
        &[
            ("api", "the whole interface"),
            ("architecture", "this test"),
            ("bad_input", "wrong input everywhere"),
            ("cli", "the command line"),
            ("documents", "papers, read back"),
            ("durable", "nothing is lost when the server dies"),
            ("exports", "tables to take along, and metrics"),
            ("main", "the binary"),
            ("migrations", "the tables of both databases"),
            ("pages", "the whole road by forms alone"),
            ("promises", "the promises, one after another"),
            ("race", "many at once"),
            ("road", "the whole road through the desk"),
            ("support", "what tests share"),
            ("words", "every sentence in three languages"),
        ],
    ),
];

/// The most source files in one folder, so that a folder can be read at a glance.
const MOST_FILES: usize = 20;

/// A folder or file in a layer is an area, or is listed with a reason.
#[test]
fn every_floor_has_the_same_areas() {
    let mut wrong = Vec::new();
    let mut on_floors: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for (floor, beside) in BESIDE {
        let mut names = BTreeSet::new();
        for entry in fs::read_dir(floor).unwrap().flatten() {
            let path = entry.path();
            let is_source = path.is_dir() || path.extension().is_some_and(|e| e == "rs" || e == "html");
            if is_source {
                names.insert(path.file_stem().unwrap().to_string_lossy().into_owned());
            }
        }
        names.remove("mod");
        assert!(names.len() > 5, "{floor} is not there");
        for name in &names {
            match AREAS.iter().find(|area| *area == name) {
                Some(area) => *on_floors.entry(area).or_default() += 1,
                None if beside.iter().any(|(known, _)| known == name) => {}
                None => wrong.push(format!("{floor}/{name} is no area of {AREAS:?}: put it into one, or name it in BESIDE with a reason")),
            }
        }
        for (known, _reason) in *beside {
            if !names.contains(*known) {
                wrong.push(format!("{floor}/{known} is named in BESIDE and is not there"));
            }
        }
    }
    for area in AREAS {
        if on_floors.get(area).copied().unwrap_or_default() < 2 {
            wrong.push(format!("the area {area} is known to one floor only"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn folders(path: &Path, found: &mut Vec<std::path::PathBuf>) {
    found.push(path.to_owned());
    for entry in fs::read_dir(path).unwrap().flatten().filter(|e| e.path().is_dir()) {
        folders(&entry.path(), found);
    }
}

/// No folder has more than `MOST_FILES` source files.
#[test]
fn no_folder_holds_more_than_is_seen_at_a_glance() {
    let mut all = Vec::new();
    for top in ["src", "tests/it", "benches", "templates/page"] {
        folders(Path::new(top), &mut all);
    }
    assert!(all.len() > 60, "only {} folders", all.len());
    for folder in all {
        let sources = |e: &fs::DirEntry| e.path().extension().is_some_and(|e| e == "rs" || e == "html");
        let count = fs::read_dir(&folder).unwrap().flatten().filter(sources).count();
        assert!(count <= MOST_FILES, "{} has {count} source files, at most {MOST_FILES}: divide it", folder.display());
    }
}

/// The header of each folder under `src` answers "where is the rule that …?".
#[test]
fn every_folder_says_what_lives_there() {
    for path in files(Path::new("src"), "rs").into_iter().filter(|p| p.ends_with("mod.rs")) {
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap_or_default();
        assert!(first.len() > 20 && !first.contains("TODO"), "{} does not say what lives there", path.display());
    }
}

/// Modules whose rows belong to an organisation: they are read only by functions that check who asks.
const OWNED: &[&str] = &["document", "handover", "partner", "request"];

fn past_access(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for noun in OWNED {
        for (at, _) in code.match_indices(&format!("store::{noun}")) {
            let rest = &code[at + "store::".len() + noun.len()..];
            // Type names are allowed; functions and modules read rows.
            let last = rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next().unwrap_or_default();
            let last = last.rsplit("::").next().unwrap_or_default();
            let whole = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            if whole && !last.starts_with(char::is_uppercase) {
                found.push(format!("store::{noun}{}", rest.lines().next().unwrap_or_default()));
            }
        }
        for (at, _) in code.match_indices("use crate::store::{") {
            let list = code[at..].split(';').next().unwrap_or_default();
            if list.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == *noun) {
                found.push(list.to_owned());
            }
        }
    }
    found
}

/// Rows that belong to an organisation are read through the access checks.
#[test]
fn owned_nouns_are_read_by_who_may_see_them() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| s.layer == "web") {
        wrong.extend(
            past_access(&source.code)
                .into_iter()
                .map(|what| format!("{} reads {what}: ask src/desk/access.rs, which knows who may see it", source.path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let desk = fs::read_to_string("src/desk/access.rs").unwrap();
    assert!(!past_access(&desk).is_empty(), "the test sees no reading at all");
    assert_eq!(past_access("store::request::find(c)").len(), 1);
    assert_eq!(past_access("use crate::store::{self, request};").len(), 1);
    assert!(past_access("let d: store::document::Issued; use crate::store::partner::Contact; store::device::find(c)").is_empty());
}
