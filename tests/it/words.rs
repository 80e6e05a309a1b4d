//! Guards translations: every sentence exists in French, Dutch and English, takes the same values, and is used.

use crate::words::families::{read_errors, table_errors};
use reprise::desk::error::{ErrorCode, FieldError, Noun};
use reprise::desk::error_text;
use reprise::domain::account::actor::{Permission, Role};
use reprise::domain::batch::WasteStatus;
use reprise::domain::device::HoldReason;
use reprise::domain::device::command::Command;
use reprise::domain::device::condition::{Grade, TestResult};
use reprise::domain::device::kind::{Kind, MediumKind};
use reprise::domain::device::lifecycle::{Refusal, RefusalReason};
use reprise::domain::device::part::{Cause, PartKind, RepairKind};
use reprise::domain::device::sanitisation::{Level, Method};
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::{EraseResult, StepKind};
use reprise::domain::evidence::verdict::{Doubt, Verdict};
use reprise::domain::handover::{HandoverState, ReturnReason};
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::OrganisationKind;
use reprise::domain::request::programme::{Audience, Rule};
use reprise::domain::request::{RequestState, RequestStep};
use reprise::domain::stock_take::{LineState, StockTakeState};
use reprise::domain::subject::Subject;
use reprise::i18n::{self, Arg, Locale};
use reprise::ingest::limits::ReadError;
use reprise::ingest::manifest::cells::TableError;
use reprise::ingest::manifest::rows::Problem;
use reprise::ingest::manifest::table::WhyLeftOut;
use reprise::ingest::{Note, tables};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub mod families;
mod written;

/// Families of keys whose endings come from no enumeration, with their possible endings.
const DYNAMIC: &[(&str, &[&str])] = &[
    ("outcome", &["sanitised", "destroyed", "absent"]),
    ("group", &["identity", "visual", "safety", "key", "secondary", "finish"]),
    (
        "doc-clause",
        &["free", "as-is", "use", "no-resale", "data", "licence", "risk", "warranty", "end-of-life", "reporting", "audit", "language"],
    ),
    // The status codes of our error answers.
    ("error", &["400", "401", "403", "404", "405", "408", "409", "413", "422", "429", "500", "503"]),
    ("shell-scan", &["ok", "warn", "stop"]),
    // The designs a person may choose; the others follow from what is printed.
    ("design", &["standard", "small", "erased"]),
    (
        "read-format",
        &[
            "lshw",
            "dmidecode",
            "smartctl",
            "ereuse",
            "nwipe",
            "glpi",
            "fusioninventory",
            "hdparm",
            "hwinfo",
            "lsblk",
            "systeminfo",
            "nvme-list",
            "usody-sanitize",
            "chromeos",
            "system-profiler",
            "inxi",
            "computer-info",
            "msinfo",
            "photo",
            "unknown",
        ],
    ),
];

/// Open-ended families: field names, and confirmations after an action. Their members are looked up one by one.
const OPEN: &[&str] = &["field", "ok"];

/// String literals that look like a key or a key prefix, and are not.
const NOT_KEYS: &[&str] = &["policy", "reprise", "t", "use", "word"];

/// Sentences that are correctly the same as in English.
const SAME: &[&str] = &["accessory-n-adapter"];

fn ends(words: &[&str]) -> Vec<String> {
    words.iter().map(|w| w.replace('_', "-").to_lowercase()).collect()
}

/// Every family of keys: its prefix, and the words that may follow.
fn families() -> BTreeMap<&'static str, Vec<String>> {
    macro_rules! of {
        ($($list:literal: $name:ty),+ $(,)?) => { [$(($list, ends(&<$name>::ALL.iter().map(|v| v.as_str()).collect::<Vec<_>>()))),+] };
    }
    let mut all = BTreeMap::from(of![
        "act": Permission, "audience": Audience, "because": ErrorCode, "card": Command, "command": Command, "did": StepKind, "benchmark": reprise::ingest::Measured, "erase-result": EraseResult, "grade": Grade,
        "handover-state": HandoverState, "hold": HoldReason, "kind": Kind, "language": Locale, "level": Level, "medium": MediumKind,
        "method": Method, "note": Note, "organisation-kind": OrganisationKind, "repair": RepairKind, "cause": Cause, "part": PartKind, "request-state": RequestState,
        "request-step": RequestStep, "result": TestResult, "return-reason": ReturnReason, "role": Role, "rule": Rule, "stage": Stage,
        "treatment": reprise::domain::waste::Treatment, "follow-up-state": reprise::domain::handover::follow_up::FollowUpState, "door-reason": reprise::domain::handover::DoorReason, "signing-way": reprise::domain::handover::SigningWay, "transport": reprise::domain::handover::Transport, "step": StepKind, "stock-take-state": StockTakeState, "line-state": LineState, "line-hint": LineState, "row-left-out": WhyLeftOut, "subject": Subject, "verdict": Verdict, "doubt": Doubt, "erasure-answer": reprise::domain::device::sanitisation::Answer, "setting": reprise::domain::device::sanitisation::Setting, "assurance": reprise::domain::device::sanitisation::Assurance, "assurance-means": reprise::domain::device::sanitisation::Assurance, "waste": WasteStatus, "what": Noun,
    ]);
    all.extend(crate::words::families::of_requests());
    all.extend(crate::words::families::of_letters());
    let whys: Vec<String> = whys().iter().map(error_text::why_code).collect();
    all.insert("why", ends(&whys.iter().map(String::as_str).collect::<Vec<_>>()));
    all.insert("lock", ends(&tables::lock_names().iter().map(String::as_str).collect::<Vec<_>>()));
    all.insert("unlock-how", ends(&tables::locks().iter().filter(|l| l.holds).map(|l| l.name.as_str()).collect::<Vec<_>>()));
    all.insert("problem", ends(&problems().iter().map(Problem::code).collect::<Vec<_>>()));
    let unreadable: Vec<&str> = read_errors().iter().map(ReadError::code).chain(table_errors().iter().map(TableError::code)).collect();
    all.insert("unreadable", ends(&unreadable));
    all.extend(DYNAMIC.iter().map(|(list, words)| (*list, ends(words))));
    all
}

/// One of each refusal reason. A new variant does not compile until it is listed here.
fn whys() -> Vec<RefusalReason> {
    let number = Number::parse("DEM-2026-000001").unwrap();
    let all = vec![
        RefusalReason::WrongStage { from: vec![Stage::Stock, Stage::HandedOver] },
        RefusalReason::NotYourRole {},
        RefusalReason::OpenMedium { medium: 1, serial: None },
        RefusalReason::MediaUnknown {},
        RefusalReason::LockOpen { lock: "mdm_intune".into() },
        RefusalReason::Held { reason: HoldReason::SwollenBattery },
        RefusalReason::TestsMissing { tests: vec!["starts_up".into(), "usb_ports".into()] },
        RefusalReason::NotGraded {},
        RefusalReason::GradeTooLow { grade: Grade::D },
        RefusalReason::GradeRaised { computed: Grade::B },
        RefusalReason::AlreadyReserved { request: number },
        RefusalReason::NotPicked {},
        RefusalReason::PickedElsewhere { handover: number },
        RefusalReason::NoSuchMedium { medium: 2 },
        RefusalReason::MethodNotForMedium { method: Method::Degauss, medium: MediumKind::Ssd },
        RefusalReason::LevelTooLow { method: Method::Overwrite, medium: MediumKind::Ssd, level: Level::Clear, least: Level::Purge },
        RefusalReason::SettingNeeded { method: Method::NvmeFormat },
        RefusalReason::SettingErasesNothing { setting: reprise::domain::device::sanitisation::Setting::NoSecureErase },
        RefusalReason::ToolDoesNotErase { tool: "FOG".into(), fact: "no --ses".into(), source: "https://example.org".into() },
        RefusalReason::LogNeeded { medium: MediumKind::Nvme },
        RefusalReason::MediumClosed { medium: 3 },
        RefusalReason::MediaKnown {},
        RefusalReason::NotVerified { medium: 1, serial: Some("D1".into()) },
        RefusalReason::NothingToVerify { medium: 2 },
        RefusalReason::OwnWork {},
        RefusalReason::SecondPersonNeeded {},
        RefusalReason::UnknownLock { lock: "none".into() },
        RefusalReason::UnknownTest { test: "none".into() },
        RefusalReason::AlreadySo {},
        RefusalReason::NoteNeeded {},
        RefusalReason::Field { field: "serial" },
        RefusalReason::InTheFuture { field: "year" },
        RefusalReason::StillThere { medium: 1 },
        RefusalReason::EndsBeforeStart {},
    ];
    for why in &all {
        match why {
            RefusalReason::WrongStage { .. }
            | RefusalReason::NotYourRole {}
            | RefusalReason::OpenMedium { .. }
            | RefusalReason::MediaUnknown {}
            | RefusalReason::LockOpen { .. } => {}
            RefusalReason::Held { .. }
            | RefusalReason::TestsMissing { .. }
            | RefusalReason::NotGraded {}
            | RefusalReason::GradeTooLow { .. }
            | RefusalReason::GradeRaised { .. } => {}
            RefusalReason::AlreadyReserved { .. }
            | RefusalReason::NotPicked {}
            | RefusalReason::PickedElsewhere { .. }
            | RefusalReason::NoSuchMedium { .. } => {}
            RefusalReason::SettingNeeded { .. }
            | RefusalReason::SettingErasesNothing { .. }
            | RefusalReason::ToolDoesNotErase { .. }
            | RefusalReason::LogNeeded { .. } => {}
            RefusalReason::MethodNotForMedium { .. }
            | RefusalReason::LevelTooLow { .. }
            | RefusalReason::MediumClosed { .. }
            | RefusalReason::MediaKnown {} => {}
            RefusalReason::UnknownLock { .. }
            | RefusalReason::UnknownTest { .. }
            | RefusalReason::AlreadySo {}
            | RefusalReason::NoteNeeded {}
            | RefusalReason::Field { .. } => {}
            RefusalReason::NotVerified { .. }
            | RefusalReason::NothingToVerify { .. }
            | RefusalReason::OwnWork {}
            | RefusalReason::SecondPersonNeeded {} => {}
            RefusalReason::InTheFuture { .. } | RefusalReason::EndsBeforeStart {} | RefusalReason::StillThere { .. } => {}
        }
    }
    all
}

fn problems() -> Vec<Problem> {
    let all = vec![
        Problem::EmptyRow,
        Problem::NothingToIdentify,
        Problem::TooManyCells { found: 4, expected: 3 },
        Problem::SerialRepeated { serial: "S1".into(), other: 2.into() },
        Problem::DonorNumberRepeated { number: "N1".into(), other: 2.into() },
        Problem::OpenQuote { cell: "D5".into() },
        Problem::NotAYear { value: "soon".into() },
        Problem::YearInFuture { year: 2099 },
        Problem::MangledNumber { field: "serial", value: "1,2E+12".into(), cell: "D5".into() },
        Problem::FormulaWithoutResult { field: "serial", cell: "D5".into() },
        Problem::ErrorValue { field: "model", value: "#REF!".into() },
        Problem::QuantityRead { value: "1,000".into(), quantity: 1 },
        Problem::CellTooLong { field: "note", limit: 500 },
        Problem::UnknownKind { word: "toaster".into() },
        Problem::BadQuantity { value: "many".into() },
        Problem::QuantityOfOne { quantity: 3 },
        Problem::FillerSerial { value: "To be filled".into() },
    ];
    for problem in &all {
        match problem {
            Problem::EmptyRow | Problem::NothingToIdentify | Problem::TooManyCells { .. } | Problem::SerialRepeated { .. } => {}
            Problem::DonorNumberRepeated { .. } | Problem::NotAYear { .. } | Problem::YearInFuture { .. } => {}
            Problem::MangledNumber { .. } | Problem::CellTooLong { .. } | Problem::UnknownKind { .. } | Problem::BadQuantity { .. } => {}
            Problem::QuantityOfOne { .. } | Problem::FillerSerial { .. } | Problem::FormulaWithoutResult { .. } => {}
            Problem::ErrorValue { .. } | Problem::QuantityRead { .. } | Problem::OpenQuote { .. } => {}
        }
    }
    all
}

/// The messages of a language: key and source, in file order.
fn messages(locale: Locale) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in i18n::source(locale).lines() {
        match line.split_once(" =") {
            Some((key, rest)) if !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') => {
                all.push((key.to_owned(), rest.trim().to_owned()));
            }
            _ if line.starts_with('#') || line.trim().is_empty() => {}
            _ => {
                let (_, text) = all.last_mut().expect("a line that belongs to no message");
                text.push('\n');
                text.push_str(line.trim());
            }
        }
    }
    all
}

/// Whether a sentence shows a missing value or an unknown key. A regular French quotation mark is followed by a no-break space.
fn is_broken(said: &str) -> bool {
    said.contains("{$") || said.match_indices('«').any(|(at, mark)| !said[at + mark.len()..].starts_with('\u{a0}'))
}

fn variables(text: &str) -> BTreeSet<&str> {
    let after = text.split('$').skip(1);
    after.map(|t| &t[..t.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(t.len())]).collect()
}

fn files(under: &str, ends: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, ends: &str, out: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, ends, out);
            } else if path.to_string_lossy().ends_with(ends) {
                out.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(under), ends, &mut paths);
    paths.sort();
    paths.into_iter().map(|p| (p.clone(), std::fs::read_to_string(&p).unwrap())).collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut all = files("src", ".rs");
    all.extend(files("templates", ".html"));
    assert!(all.len() > 50, "the sources were not found");
    all
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Everything between two quotation marks, whichever opens, because templates nest them.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once('"')?;
        rest = after;
        Some(after.split('"').next().unwrap_or(""))
    })
}

/// The string literal right after each `before`.
fn after<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(before).filter_map(move |(at, _)| {
        let rest = text[at + before.len()..].trim_start().strip_prefix('"')?;
        rest.split('"').next()
    })
}

/// Keys used by name: `.t("…")`, `.n("…", …)`, `.x("…", …)`, `.say("…", …)`.
fn asked(text: &str) -> BTreeSet<String> {
    [".t(", ".n(", ".x(", ".say("].iter().flat_map(|m| after(text, m)).filter(|k| is_key(k)).map(str::to_owned).collect()
}

/// The values that the code passes to each key used by name. Calls that pass a list built elsewhere are skipped.
fn given(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let named = |method: &'static str, names: &'static [&'static str]| {
        let names: BTreeSet<String> = names.iter().map(|n| (*n).to_owned()).collect();
        after(text, method).filter(|k| is_key(k)).map(move |k| (k.to_owned(), names.clone())).collect::<Vec<_>>()
    };
    let mut all: Vec<(String, BTreeSet<String>)> = [named(".t(", &[]), named(".n(", &["n"]), named(".x(", &["x"])].concat();
    for (at, call) in text.match_indices(".say(\"") {
        let rest = &text[at + call.len()..];
        let Some((key, rest)) = rest.split_once('"') else { continue };
        let Some(list) = rest.trim_start_matches([',', ' ', '&', '\n']).strip_prefix('[') else { continue };
        let (mut depth, mut end) = (1_usize, 0);
        for (i, c) in list.char_indices() {
            depth = match c {
                '[' => depth + 1,
                ']' => depth - 1,
                _ => depth,
            };
            if depth == 0 {
                end = i;
                break;
            }
        }
        let names = list[..end].split('(').filter_map(|part| part.strip_prefix('"')?.split_once("\","));
        all.push((key.to_owned(), names.map(|(name, _)| name.to_owned()).collect()));
    }
    all
}

/// Confirmations after an action: the last argument of `to(path, "…")` uses the key `ok-…`.
fn flashes(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("to(") {
        if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let (mut depth, mut end) = (1_usize, 0);
        let inside = &text[at + 3..];
        for (i, c) in inside.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                end = i;
                break;
            }
        }
        let last = inside[..end].rsplit(',').next().unwrap_or("").trim();
        if let Some(word) = last.strip_prefix('"').and_then(|w| w.strip_suffix('"')).filter(|w| is_key(w) && inside[..end].contains(',')) {
            found.insert(format!("ok-{word}"));
        }
    }
    found
}

/// Prefixes of keys built at run time: `"stage-{` and `word(w, "stage", …)`.
fn beginnings(text: &str) -> BTreeSet<String> {
    let formatted = quoted(text).filter_map(|q| q.split_once("-{")).map(|(start, _)| start).filter(|s| is_key(s));
    let mut found: BTreeSet<String> = formatted.map(str::to_owned).collect();
    for call in ["word(", "choices("] {
        for (at, _) in text.match_indices(call) {
            let second = text[at + call.len()..].split(',').nth(1).unwrap_or("").trim();
            if let Some(list) = second.strip_prefix('"').and_then(|s| s.strip_suffix('"')).filter(|s| is_key(s)) {
                found.insert(list.to_owned());
            }
        }
    }
    found
}

/// The three languages have the same keys, each once.
#[test]
fn the_three_files_hold_the_same_keys_once_each() {
    let keys: Vec<(Locale, Vec<String>)> = Locale::ALL.iter().map(|l| (*l, messages(*l).into_iter().map(|(k, _)| k).collect())).collect();
    let all: BTreeSet<&String> = keys.iter().flat_map(|(_, k)| k).collect();
    let mut wrong = Vec::new();
    for (locale, own) in &keys {
        wrong.extend(all.iter().filter(|k| !own.contains(k)).map(|k| format!("{locale}: {k} is missing")));
        let mut seen = BTreeSet::new();
        wrong.extend(own.iter().filter(|k| !seen.insert(*k)).map(|k| format!("{locale}: {k} is there twice")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all.len() > 400);
}

#[test]
fn every_file_is_read_whole_and_every_key_gives_a_sentence() {
    for locale in Locale::ALL {
        let whole = fluent_bundle::FluentResource::try_new(i18n::source(*locale).to_owned());
        assert!(whole.is_ok(), "{locale}: {:?}", whole.err().map(|(_, errors)| errors));
        for (key, text) in messages(*locale) {
            assert!(locale.has(&key), "{locale}: {key} is not read");
            let args: Vec<(&str, Arg)> = variables(&text).into_iter().map(|v| (v, Arg::Count(2))).collect();
            let said = locale.say(&key, &args);
            assert!(!said.trim().is_empty() && !is_broken(&said), "{locale}: {key} says {said:?}");
        }
    }
}

#[test]
fn a_sentence_takes_the_same_values_in_each_language() {
    let en: BTreeMap<String, String> = messages(Locale::En).into_iter().collect();
    let mut wrong = Vec::new();
    for locale in [Locale::Fr, Locale::Nl] {
        for (key, text) in messages(locale) {
            let other = en.get(&key).map(|t| variables(t)).unwrap_or_default();
            if variables(&text) != other {
                wrong.push(format!("{locale}: {key} takes {:?}, in English {other:?}", variables(&text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every value of every enumeration has a translation.
#[test]
fn every_value_of_every_enumeration_has_its_words() {
    let mut missing = Vec::new();
    for (list, words) in families() {
        assert!(!words.is_empty(), "{list}");
        let keys = words.iter().flat_map(|w| {
            let key = format!("{list}-{w}");
            if list == "doc-clause" { vec![format!("{key}-title"), key] } else { vec![key] }
        });
        for key in keys {
            missing.extend(Locale::ALL.iter().filter(|l| !l.has(&key)).map(|l| format!("{l}: {key}")));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Every refusal reason gives a complete sentence.
#[test]
fn every_refusal_is_a_whole_sentence() {
    for locale in Locale::ALL {
        let whole = |said: &str, of: &str| {
            assert!(!is_broken(said), "{locale}: {of}: {said}");
            let end = said.trim_end_matches(['”', '»', '\u{a0}', ')']);
            assert!(end.ends_with(['.', '!', '?']) && said.chars().count() > 10, "{locale}: {of} is no sentence: {said}");
            assert!(!said.contains("  ") && !said.contains("( )"), "{locale}: {of} has a hole: {said}");
        };
        for why in whys() {
            whole(&error_text::why(*locale, &why), &error_text::why_code(&why));
        }
        for because in ErrorCode::ALL {
            let seen = match because {
                ErrorCode::Unreadable => "report_empty",
                ErrorCode::NotEligible => "listed",
                ErrorCode::RequestState => "draft",
                ErrorCode::LinkGone => "expired",
                ErrorCode::SupportTable => "12|until|not_a_date|soon",
                _ => "12",
            };
            whole(&error_text::field_error(*locale, &FieldError::new("name", *because, seen)), because.as_str());
        }
        for problem in problems() {
            whole(&error_text::row_problem(*locale, &problem), problem.code());
        }
        for step in StepKind::ALL {
            let refusal = Refusal { stage: Stage::Received, step: *step, why: vec![RefusalReason::NotGraded {}] };
            whole(&error_text::refused(*locale, &refusal), step.as_str());
        }
    }
}

/// Limits named in sentences match the limits in the code.
#[test]
fn the_limits_named_are_those_in_force() {
    assert_eq!(
        (reprise::ingest::limits::MAX_BYTES, reprise::ingest::manifest::table::MAX_BYTES),
        (8 << 20, 8 << 20),
        "unreadable-…-too-large says 8 MiB"
    );
    assert_eq!(reprise::ingest::manifest::cells::MAX_ROWS, 20_000, "unreadable-list-too-many-rows says 20,000");
    assert_eq!(reprise::ingest::manifest::cells::MAX_COLUMNS, 100, "unreadable-list-too-many-columns says 100");
    assert_eq!(reprise::ingest::manifest::rows::MAX_QUANTITY, 1000, "problem-row-bad-quantity says 1000");
    for locale in Locale::ALL {
        let digits = |key: &str| locale.t(key).chars().filter(char::is_ascii_digit).collect::<String>();
        assert_eq!(digits("unreadable-report-too-large"), "8");
        assert_eq!(digits("unreadable-list-too-many-rows"), "20000");
        assert_eq!(digits("unreadable-list-too-many-columns"), "100");
        assert_eq!(locale.x("problem-row-bad-quantity", "").chars().filter(char::is_ascii_digit).collect::<String>(), "11000");
    }
}

#[test]
fn every_key_the_code_asks_for_exists() {
    let families = families();
    let known: BTreeSet<String> = messages(Locale::En).into_iter().map(|(k, _)| k).collect();
    let heads: BTreeSet<&str> = known.iter().filter_map(|k| k.split_once('-')).map(|(head, _)| head).collect();
    let mut missing = BTreeSet::new();
    for (path, text) in sources() {
        let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path).display().to_string();
        let is_code = name.ends_with(".rs");
        missing.extend(asked(&text).difference(&known).map(|k| format!("{name}: {k}")));
        if is_code && name.starts_with("src/web") {
            missing.extend(flashes(&text).difference(&known).map(|k| format!("{name}: {k}")));
        }
        if is_code && name.starts_with("src/web/page") {
            // Keys may also be in tables and arguments: a literal with the prefix of a known key is taken for a key.
            let like_ours = quoted(&text).filter(|q| is_key(q) && q.split_once('-').is_some_and(|(head, _)| heads.contains(head)));
            let complete = like_ours.filter(|q| !known.contains(*q) && !known.contains(&format!("ok-{q}")) && !families.contains_key(q));
            missing.extend(complete.map(|k| format!("{name}: {k}")));
        }
        // In a template, prefixes in quotation marks are element ids.
        let begun = if is_code { beginnings(&text) } else { BTreeSet::new() };
        let unknown = begun
            .into_iter()
            .filter(|b| !families.contains_key(b.as_str()) && !OPEN.contains(&b.as_str()) && !NOT_KEYS.contains(&b.as_str()));
        missing.extend(unknown.map(|b| format!("{name}: keys beginning {b}- are in no family of this test")));
    }
    assert!(missing.is_empty(), "{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The code passes each sentence the values it takes.
#[test]
fn a_sentence_is_given_what_it_takes() {
    let en: BTreeMap<String, String> = messages(Locale::En).into_iter().collect();
    let mut wrong = BTreeSet::new();
    let mut seen = 0;
    for (path, text) in sources() {
        for (key, values) in given(&text) {
            let Some(source) = en.get(&key) else { continue };
            seen += 1;
            let takes: BTreeSet<String> = variables(source).into_iter().map(str::to_owned).collect();
            if !takes.is_subset(&values) {
                wrong.insert(format!("{}: {key} takes {takes:?} and is given {values:?}", path.display()));
            }
        }
    }
    assert!(seen > 100, "only {seen} calls were found");
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Every key is used.
#[test]
fn every_key_is_asked_for() {
    let sources = sources();
    let mut used: BTreeSet<String> = families().iter().flat_map(|(list, words)| words.iter().map(move |w| format!("{list}-{w}"))).collect();
    used.extend(families()["doc-clause"].iter().map(|w| format!("doc-clause-{w}-title")));
    for (_, text) in &sources {
        used.extend(asked(text));
        used.extend(flashes(text));
        used.extend(quoted(text).filter(|q| is_key(q) && q.contains('-')).map(str::to_owned));
        // A confirmation key may be passed through a helper, together with the anchor to return to.
        used.extend(quoted(text).filter(|q| is_key(q)).map(|q| format!("ok-{q}")));
    }
    // Fields are named by the rules and the forms, one word at a time.
    let fields: BTreeSet<String> = sources
        .iter()
        .flat_map(|(_, text)| quoted(text))
        .filter(|q| !q.contains(['-', ' ']))
        .map(|q| format!("field-{}", q.replace('_', "-")))
        .collect();
    let idle: Vec<String> = messages(Locale::En).into_iter().map(|(k, _)| k).filter(|k| !used.contains(k) && !fields.contains(k)).collect();
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}
