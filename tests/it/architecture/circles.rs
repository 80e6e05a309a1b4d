//! Guards against import cycles: no file imports itself through others, within a layer or between layers.

use super::{Source, sources};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Import cycles that may stay, each with its reason: the sorted files of one cycle.
const ALLOWED: &[(&[&str], &str)] = &[];

type Path = Vec<String>;

/// The imports of a file: names it may use in paths, and names it re-exports with `pub use`.
#[derive(Default)]
struct Names {
    bound: HashMap<String, Path>,
    used: Vec<Path>,
    handed_on: Vec<(String, Path)>,
}

fn module_of(file: &str) -> Path {
    let below = file.trim_start_matches("src/").trim_end_matches(".rs");
    let mut path: Path = below.split('/').map(ToOwned::to_owned).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

/// Identifiers, `::` and single punctuation characters, in order.
fn tokens(code: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = code.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_alphabetic() || c == '_' {
            let mut word = c.to_string();
            while let Some(next) = rest.next_if(|n| n.is_alphanumeric() || *n == '_') {
                word.push(next);
            }
            all.push(word);
        } else if c == ':' && rest.peek() == Some(&':') {
            rest.next();
            all.push("::".to_owned());
        } else if !c.is_whitespace() {
            all.push(c.to_string());
        }
    }
    all
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Parses one `use` tree from `at` into leaves (local name and path); returns where it ends.
fn tree(all: &[String], mut at: usize, before: &[String], leaves: &mut Vec<(String, Path)>) -> usize {
    let mut path = before.to_vec();
    while let Some(token) = all.get(at) {
        match token.as_str() {
            "{" => {
                at += 1;
                while all.get(at).is_some_and(|t| t != "}") {
                    at = tree(all, at, &path, leaves);
                    at += usize::from(all.get(at).is_some_and(|t| t == ","));
                }
                return at + 1;
            }
            "::" => at += 1,
            "*" => {
                leaves.push(("*".to_owned(), path));
                return at + 1;
            }
            name if is_word(name) => {
                if name != "self" || path.is_empty() {
                    path.push(name.to_owned());
                }
                at += 1;
                if all.get(at).is_none_or(|t| t != "::") {
                    let mut local = path.last().cloned().unwrap_or_default();
                    if all.get(at).is_some_and(|t| t == "as") {
                        local.clone_from(&all[at + 1]);
                        at += 2;
                    }
                    leaves.push((local, path));
                    return at;
                }
            }
            _ => return at + 1,
        }
    }
    at
}

/// The path from the crate root; `None` for a path into another crate.
fn absolute(path: &[String], module: &[String], known: &dyn Fn(&[String]) -> bool) -> Option<Path> {
    let mut here = module.to_vec();
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([here.as_slice(), &path[1..]].concat()),
        "super" => {
            let up = path.iter().take_while(|p| *p == "super").count();
            here.truncate(here.len().saturating_sub(up));
            Some([here.as_slice(), &path[up..]].concat())
        }
        first => {
            here.push(first.to_owned());
            known(&here).then(|| [&here[..here.len() - 1], path].concat())
        }
    }
}

fn names(source: &Source, module: &[String], known: &dyn Fn(&[String]) -> bool) -> Names {
    let all = tokens(&source.code);
    let mut names = Names::default();
    let mut in_use = BTreeSet::new();
    let mut at = 0;
    while at < all.len() {
        if all[at] == "use" {
            let handed_on = at > 0 && (all[at - 1] == "pub" || all[at - 1] == ")");
            let mut leaves = Vec::new();
            let end = tree(&all, at + 1, &[], &mut leaves);
            in_use.extend(at..end);
            for (local, path) in leaves {
                let Some(path) = absolute(&path, module, known) else { continue };
                if handed_on {
                    names.handed_on.push((local.clone(), path.clone()));
                } else if local != "*" {
                    names.used.push(path.clone());
                }
                names.bound.insert(local, path);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    let mut at = 0;
    while at + 1 < all.len() {
        let begins = is_word(&all[at]) && all[at + 1] == "::" && (at == 0 || (all[at - 1] != "::" && all[at - 1] != "."));
        if in_use.contains(&at) || !begins {
            at += 1;
            continue;
        }
        let mut path = vec![all[at].clone()];
        while all.get(at + 1).is_some_and(|t| t == "::") && all.get(at + 2).is_some_and(|t| is_word(t)) {
            path.push(all[at + 2].clone());
            at += 2;
        }
        at += 1;
        // A folder calls `routes` of its files to list them; that does not use what they define.
        if path.last().is_some_and(|last| last == "routes") {
            continue;
        }
        let bound = names.bound.get(&path[0]).map(|head| [head.as_slice(), &path[1..]].concat());
        let found = if ["crate", "self", "super"].contains(&path[0].as_str()) { absolute(&path, module, known) } else { bound };
        if let Some(found) = found.or_else(|| absolute(&path, module, known)) {
            names.used.push(found);
        }
    }
    names
}

/// Which file imports which, resolving re-exports to the file that defines the name.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let sources = sources();
    let file = |s: &Source| s.path.display().to_string();
    let modules: BTreeMap<Path, &Source> = sources.iter().map(|s| (module_of(&file(s)), s)).collect();
    let known = |path: &[String]| modules.contains_key(path);
    let all: BTreeMap<Path, Names> = modules.iter().map(|(module, s)| (module.clone(), names(s, module, &known))).collect();
    let words: BTreeMap<&Path, Vec<String>> = modules.iter().map(|(module, s)| (module, tokens(&s.code))).collect();
    // An item keyword before the name, or one that a macro generates: `Name of …`, or `text_enum! { Name { … } }`.
    let is_item = |all: &[String], name: &str| {
        all.windows(2).any(|w| ["struct", "enum", "fn", "const", "static", "trait", "type"].contains(&w[0].as_str()) && w[1] == name)
    };
    let is_made = |all: &[String], name: &str| {
        all.windows(3).any(|w| w[1] == name && (w[2] == "of" || (w[2] == "{" && ["{", "]"].contains(&w[0].as_str()))))
    };
    let target = |path: &[String]| -> Option<Path> {
        let mut path = path.to_vec();
        for _ in 0..4 {
            let depth = (1..=path.len()).rev().find(|n| known(&path[..*n]))?;
            let (module, rest) = path.split_at(depth);
            let Some(name) = rest.first() else { return None };
            let handed_on = &all[module].handed_on;
            let by_name = handed_on.iter().find(|(local, _)| local == name).map(|(_, to)| to.clone());
            let stars = || handed_on.iter().filter(|(local, _)| local == "*").filter_map(|(_, to)| Some((to, words.get(to)?)));
            let star = stars().find(|(_, all)| is_item(all, name)).or_else(|| stars().find(|(_, all)| is_made(all, name)));
            let by_star = star.map(|(to, _)| [to.as_slice(), rest].concat());
            match by_name.or(by_star) {
                Some(next) if next != path => path = next,
                _ => return Some(module.to_vec()),
            }
        }
        None
    };
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, names) in &all {
        for used in &names.used {
            if let Some(to) = target(used).filter(|to| to != module) {
                arrows.entry(file(modules[module])).or_default().insert(file(modules[&to]));
            }
        }
    }
    arrows
}

fn reached<'a>(from: &'a str, arrows: &'a BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(file) = next.pop() {
        for to in arrows.get(file).into_iter().flatten() {
            if seen.insert(to.as_str()) {
                next.push(to);
            }
        }
    }
    seen
}

/// The files that import themselves through others, each cycle with its imports.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<String>> {
    let all: BTreeMap<&str, BTreeSet<&str>> = arrows.keys().map(|file| (file.as_str(), reached(file, arrows))).collect();
    let round = |a: &str, b: &str| all.get(a).is_some_and(|r| r.contains(b)) && all.get(b).is_some_and(|r| r.contains(a));
    let files = arrows.keys().filter(|file| round(file, file));
    files.map(|file| arrows.keys().filter(|other| round(file, other)).cloned().collect()).collect()
}

/// The crate has no import cycles beyond the allowed ones.
#[test]
fn no_file_imports_itself_by_a_detour() {
    let arrows = arrows();
    let count: usize = arrows.values().map(BTreeSet::len).sum();
    assert!(count > 1_000, "only {count} imports seen: the test looks in the wrong place");
    for circle in circles(&arrows) {
        if ALLOWED.iter().any(|(files, _reason)| *files == circle) {
            continue;
        }
        let ties: Vec<String> =
            circle.iter().flat_map(|a| arrows[a].iter().filter(|b| circle.contains(b)).map(move |b| format!("{a} -> {b}"))).collect();
        panic!("these files import each other in a circle:\n{}\nMove what both need into a file of its own below them.", ties.join("\n"));
    }
}

/// Tests this test's own parser: braces, aliases and re-exports.
#[test]
fn circles_are_seen() {
    let arrow = |a: &str, b: &str| (a.to_owned(), BTreeSet::from([b.to_owned()]));
    let ring = BTreeMap::from([arrow("a", "b"), arrow("b", "c"), arrow("c", "a"), arrow("d", "a")]);
    assert_eq!(circles(&ring), BTreeSet::from([["a", "b", "c"].map(ToOwned::to_owned).to_vec()]));
    assert!(circles(&BTreeMap::from([arrow("a", "b"), arrow("b", "c")])).is_empty());
    let arrows = arrows();
    let has = |a: &str, b: &str| arrows.get(a).is_some_and(|to| to.contains(b));
    assert!(has("src/desk/device/step.rs", "src/desk/mod.rs"));
    assert!(has("src/store/device/record.rs", "src/domain/device/record.rs"), "through `pub use record::*`");
    assert!(has("src/desk/device/scan.rs", "src/store/device/record.rs"), "through a path in the code");
    let mut leaves = Vec::new();
    tree(&tokens("crate::a::{self, b::{C, d as e}, f::*};"), 0, &[], &mut leaves);
    let told: Vec<String> = leaves.iter().map(|(local, path)| format!("{local}={}", path.join("::"))).collect();
    assert_eq!(told, ["a=crate::a", "C=crate::a::b::C", "e=crate::a::b::d", "*=crate::a::f"]);
}
