//! Who may do what: every route of the table is asked by everyone, and the answers are compared with a list people can read.

use super::door::{Answer, Door, PASSWORD, email};
use super::road::organisation;
use crate::support::house::both;
use reprise::domain::actor::Role;
use serde_json::json;
use std::collections::BTreeMap;

const LIST: &str = include_str!("../authorization.csv");
const WHO: [&str; 6] = ["anonymous", "technician", "coordinator", "auditor", "partner", "admin"];

/// Whether an answer turns the asker away: by status, or by sending them to sign in.
fn is_denied(method: &str, answer: &Answer) -> bool {
    let to = answer.header("location");
    let sent_away = if method == "GET" { to.starts_with("/sign-in?next=") } else { to == "/sign-in" };
    matches!(answer.status.as_u16(), 401 | 403) || (answer.status.is_redirection() && sent_away)
}

fn session(door: &Door, who: &str) -> String {
    if who == "anonymous" { String::new() } else { format!("__Host-sid={}", door.desk.sign_in(&email(who), PASSWORD).unwrap().secret) }
}

both!(everyone_may_what_the_list_says_and_nothing_else, |house| {
    let door = Door::of(house);
    let coordinator = door.someone("coordinator", Role::Coordinator, None);
    let own = door.post(&coordinator, "organisations", organisation("association", "ASBL", 1)).must(201)["id"].as_str().unwrap().to_owned();
    for role in Role::ALL.iter().filter(|r| **r != Role::Coordinator) {
        door.account(role.as_str(), *role, (*role == Role::Partner).then_some(own.as_str()));
    }
    let tokens: BTreeMap<&str, String> = WHO.iter().skip(1).map(|who| (*who, door.token(who, true))).collect();
    let mut sessions: BTreeMap<&str, String> = WHO.iter().map(|who| (*who, session(&door, who))).collect();
    let mut seen = vec![format!("method,path,{}", WHO.join(","))];
    for route in reprise::web::routes().table() {
        let mut path = route.path.clone();
        // Well-formed keys of things that are not there: what is asked first is who asks.
        for (name, key) in [("{tag}", "00000000"), ("{no}", "LOT-2026-999999"), ("{code}", "A-99")] {
            path = path.replace(name, key);
        }
        while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
            path.replace_range(from..=to, "none");
        }
        let mut row = vec![route.method.to_owned(), route.path.clone()];
        for who in WHO {
            let is_api = path.starts_with("/api/") || path == "/metrics";
            let ask = if is_api {
                door.ask(route.method, &path, tokens.get(who).map_or("", String::as_str))
            } else {
                door.ask(route.method, &path, "").with("cookie", &sessions[who]).with("sec-fetch-site", "same-origin")
            };
            let ask = match (route.method, is_api) {
                ("GET", _) => ask,
                (_, true) => ask.json(json!({})),
                (_, false) => ask.body("application/x-www-form-urlencoded", ""),
            };
            let answer = ask.go();
            row.push(if is_denied(route.method, &answer) { "denied" } else { "allowed" }.to_owned());
            if route.path == "/sign-out" {
                sessions.insert(who, session(&door, who));
            }
        }
        seen.push(row.join(","));
    }
    let expected: Vec<&str> = LIST.lines().collect();
    let unexpected: Vec<&String> = seen.iter().filter(|row| !expected.contains(&row.as_str())).collect();
    let gone: Vec<&&str> = expected.iter().filter(|row| !seen.iter().any(|s| s == **row)).collect();
    assert!(unexpected.is_empty() && gone.is_empty(), "not in tests/it/authorization.csv:\n{unexpected:#?}\nin it, and not so:\n{gone:#?}");
});

both!(forms_of_other_sites_are_turned_away, |house| {
    let door = Door::of(house);
    door.account("admin", Role::Admin, None);
    let cookie = session(&door, "admin");
    let before = door.desk.root().unwrap();
    for route in reprise::web::routes().table().iter().filter(|r| r.method != "GET" && !r.path.starts_with("/api/")) {
        let mut path = route.path.clone();
        while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
            path.replace_range(from..=to, "00000000");
        }
        for strange in [
            vec![],
            vec![("origin", "null")],
            vec![("origin", "https://evil.test")],
            vec![("origin", "https://reprise.test"), ("sec-fetch-site", "cross-site")],
            vec![("sec-fetch-site", "same-site")],
        ] {
            let ask = door.ask(route.method, &path, "").with("cookie", &cookie).body("application/x-www-form-urlencoded", "");
            let ask = strange.iter().fold(ask, |ask, (name, value)| ask.with(name, value));
            assert_eq!(ask.go().status, 403, "{} {path} {strange:?}", route.method);
        }
    }
    assert_eq!(door.desk.root().unwrap(), before);
});
