//! Guards the layers of the crate: imports point downward only, and each file says what it is for. One crate has no compiler-enforced
//! walls, so this test enforces them.

mod areas;
mod circles;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers with their ranks; a module may import only modules of a lower rank.
const RANKS: &[(&str, u8)] = &[
    ("domain", 0),
    ("ledger", 1),
    ("ingest", 1),
    ("i18n", 1),
    ("documents", 2),
    ("store", 3),
    ("desk", 4),
    ("web", 5),
    ("post", 5),
    ("fetch", 5),
    ("cli", 6),
];

/// Pairs of modules that may not import each other although their ranks would allow it.
const STRANGERS: &[(&str, &str)] = &[("documents", "ledger"), ("documents", "ingest")];

/// Crates that only one layer may use, and what to do elsewhere.
const OWNED: &[(&str, &[&str], &str)] = &[
    ("diesel", &["store"], "write a function in src/store, one file per noun, and call it from the desk"),
    ("diesel_migrations", &["store"], "migrations run in src/store/migrate.rs"),
    ("axum", &["web"], "the desk takes plain values; the page or the API in src/web reads the request"),
    ("askama", &["web"], "pages are drawn in src/web"),
    ("tower_http", &["web"], "the guard of the pages is in src/web"),
    ("utoipa", &["web"], "the interface is described where its routes are, in src/web"),
    ("printpdf", &["documents"], "papers are drawn in src/documents from plain data"),
    ("lopdf", &["documents", "ingest"], "papers are drawn in src/documents from plain data, and certificates are read in src/ingest"),
    ("qrcode", &["documents"], "codes are drawn in src/documents"),
    ("image", &["documents", "ingest"], "pixels are made in src/documents, and looked at in src/ingest/image"),
    ("rxing", &["ingest"], "codes in pictures are read in src/ingest/image"),
    ("rust_xlsxwriter", &["documents", "cli", "web"], "tables are handed out by the faces"),
    ("quick_xml", &["ingest"], "workbooks and XML reports are read in src/ingest"),
    ("tlog_tiles", &["ledger"], "the tree is in src/ledger"),
    ("fluent_bundle", &["i18n"], "words are in src/i18n"),
    ("lettre", &["post"], "letters are written by src/desk/notification, and leave the house in src/post"),
    ("ureq", &["fetch"], "commands that call out use src/fetch.rs"),
    ("url", &["post"], "the address of the mail server is read in src/post"),
    ("clap", &["cli"], "arguments are read in src/cli"),
    ("indicatif", &["cli"], "progress is shown by src/cli"),
];

/// What pure modules must not use, with the parameter to take instead.
const WORLD: &[(&str, &str)] = &[
    ("std::fs", "take the bytes"),
    ("std::env", "take the value"),
    ("std::net", "take the bytes"),
    ("Utc::now", "take a moment, or domain::time::Clock"),
    ("Local::now", "take a moment, or domain::time::Clock"),
    ("SystemTime", "take a moment, or domain::time::Clock"),
    ("Instant::now", "take a moment, or domain::time::Clock"),
    ("getrandom", "take domain::entropy::Entropy"),
    ("now_v7", "take domain::entropy::Entropy"),
    ("println!", "give a value back"),
];
const PURE: &[&str] = &["domain", "ledger", "ingest", "documents", "i18n"];

/// The most lines a file may have.
const LONGEST: usize = 600;

struct Source {
    path: PathBuf,
    layer: String,
    /// Without tests, comments and string literals.
    code: String,
    lines: usize,
    first: String,
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file's code without its comments, string literals and the tests at its end.
fn code_of(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut code = String::new();
    for line in text.lines() {
        let mut in_text = false;
        let mut before = ' ';
        let mut kept = String::new();
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            if !in_text && c == '/' && rest.peek() == Some(&'/') {
                break;
            }
            if c == '"' && before != '\\' && before != '\'' {
                in_text = !in_text;
            } else if !in_text {
                kept.push(c);
            }
            before = c;
        }
        code.push_str(&kept);
        code.push('\n');
    }
    code
}

fn sources() -> Vec<Source> {
    let all: Vec<Source> = files(Path::new("src"), "rs")
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let below = path.strip_prefix("src").unwrap();
            let layer = below.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
            Source {
                layer,
                code: code_of(&text),
                lines: text.lines().count(),
                first: text.lines().next().unwrap_or_default().to_owned(),
                path,
            }
        })
        .collect();
    assert!(all.len() > 60, "only {} files: the test looks in the wrong place", all.len());
    all
}

fn rank(layer: &str) -> Option<u8> {
    RANKS.iter().find(|(name, _)| *name == layer).map(|(_, rank)| *rank)
}

/// The names that follow a path prefix: `crate::store::event` after `crate::` gives `store`; `crate::{desk, web}` gives both.
fn heads(code: &str, before: &str) -> BTreeSet<String> {
    let word = |t: &str| t.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(before) {
        let rest = &code[at + before.len()..];
        match rest.strip_prefix('{') {
            None => {
                found.insert(word(rest));
            }
            Some(list) => {
                let mut depth = 0;
                let mut start = true;
                for (i, c) in list.char_indices() {
                    if start && depth == 0 {
                        found.insert(word(&list[i..]));
                    }
                    start = c == ',' || (start && c.is_whitespace());
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    if depth < 0 {
                        break;
                    }
                }
            }
        }
    }
    found.retain(|w| !w.is_empty());
    found
}

/// Whether a path in the code begins with this crate name.
fn names_crate(code: &str, name: &str) -> bool {
    let start = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    code.match_indices(&format!("{name}::")).any(|(at, _)| start(at)) || code.match_indices(&format!("use {name};")).next().is_some()
}

/// A module imports only modules of a lower rank.
#[test]
fn imports_run_downward_only() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| rank(&s.layer).is_some()) {
        for target in heads(&source.code, "crate::") {
            let (Some(own), Some(other)) = (rank(&source.layer), rank(&target)) else { continue };
            let strange = STRANGERS.contains(&(source.layer.as_str(), target.as_str()));
            if source.layer != target && (other >= own || strange) {
                let to = &source.layer;
                wrong.push(format!(
                    "{} uses crate::{target}: {to} stands {} {target}. Move what both need down (src/domain holds the rules), or hand it in as a parameter.",
                    source.path.display(),
                    if strange { "beside" } else { "not above" }
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every top-level module has a rank.
#[test]
fn every_module_has_its_rank() {
    let lib = code_of(&fs::read_to_string("src/lib.rs").unwrap());
    for module in heads(&lib, "pub mod ") {
        assert!(rank(&module).is_some(), "src/lib.rs has a module '{module}' that is in no layer: say its rank in {}", file!());
    }
}

/// A crate that belongs to one layer is used nowhere else.
#[test]
fn a_crate_belongs_to_its_layer() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, owners, instead) in OWNED {
            if !owners.contains(&source.layer.as_str()) && names_crate(&source.code, name) {
                wrong.push(format!("{} uses {name}, which belongs to {}: {instead}.", source.path.display(), owners.join(" and ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let used = |name: &str| sources().iter().any(|s| names_crate(&s.code, name));
    assert!(used("diesel") && used("printpdf") && used("qrcode"), "the test sees no import at all");
}

/// Pure modules use no clock, randomness, files or network.
#[test]
fn pure_modules_touch_nothing_of_the_world() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| PURE.contains(&s.layer.as_str())) {
        for (word, instead) in WORLD {
            if source.code.contains(word) {
                wrong.push(format!("{} says {word}, but {} is pure: {instead}.", source.path.display(), source.layer));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every file starts with a header and stays below the line limit.
#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut wrong = Vec::new();
    let tests = files(Path::new("tests"), "rs").into_iter().map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        (path, text.lines().count(), text.lines().next().unwrap_or_default().to_owned())
    });
    for (path, lines, first) in sources().into_iter().map(|s| (s.path, s.lines, s.first)).chain(tests) {
        if !first.starts_with("//! ") {
            wrong.push(format!("{} does not begin with '//! ' and what it is for", path.display()));
        }
        if lines > LONGEST {
            wrong.push(format!("{} has {lines} lines, at most {LONGEST}: divide it by noun", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Guards the top level of the repository: only the files and folders that the design names.
#[test]
fn the_top_level_is_what_the_design_says() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE",
        "ARCHITECTURE.md",
        "README.md",
        "benches",
        "docs",
        "labels",
        "migrations",
        "src",
        "templates",
        "tests",
    ];
    // Created by a build and ignored by git.
    let made = ["target", "data"];
    for entry in fs::read_dir(".").unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = name.starts_with('.') || allowed.contains(&name.as_str()) || made.contains(&name.as_str());
        assert!(
            known,
            "'{name}' stands at the top of the project: put it into one of {allowed:?}, or hide it if it is the setting of a tool"
        );
    }
}

/// The files that ARCHITECTURE.md names in "where is the rule that …?" exist.
#[test]
fn the_map_names_files_that_exist() {
    let mut missing = BTreeMap::new();
    let mut named = 0;
    for page in ["ARCHITECTURE.md", "README.md", "docs/ARCHITECTURE.md"] {
        let Ok(text) = fs::read_to_string(page) else { continue };
        for quoted in text.split('`').skip(1).step_by(2) {
            let is_path = quoted.contains('/')
                && !quoted.contains(|c: char| c.is_whitespace() || "<>{}*…$?=:#|()".contains(c))
                && !quoted.starts_with('/');
            let is_ours = ["src/", "tests/", "templates/", "migrations/", "labels/", "benches/", "docs/", ".config/"]
                .iter()
                .any(|f| quoted.starts_with(f));
            // Files of a layer are named without `src/`.
            let is_layer = quoted.split('/').next().is_some_and(|layer| rank(layer).is_some());
            let there = Path::new(quoted).exists() || (is_layer && Path::new("src").join(quoted).exists());
            if is_path && (is_ours || is_layer) && !there {
                missing.insert(quoted.to_owned(), page);
            }
            named += usize::from(is_path && there);
        }
    }
    assert!(missing.is_empty(), "the map names what is not there: {missing:?}");
    assert!(named > 30, "only {named} files are named: the test reads the wrong page");
}

/// Tests this test's own parser: it sees imports, and ignores comments and string literals.
#[test]
fn the_wall_has_eyes() {
    let code = code_of(
        "//! crate::web\nuse crate::store::event; // crate::cli\nlet x = \"crate::desk\"; use crate::{i18n::{Locale, T}, ledger};\n#[cfg(test)]\nmod tests { use crate::web; }",
    );
    assert_eq!(heads(&code, "crate::"), ["i18n", "ledger", "store"].map(ToOwned::to_owned).into());
    assert!(names_crate("use diesel::prelude::*;", "diesel") && names_crate("let c: diesel::X", "diesel"));
    assert!(!names_crate("crate::diesel::x", "diesel") && !names_crate("my_image::y", "image") && !names_crate("self::image::Z", "image"));
}
