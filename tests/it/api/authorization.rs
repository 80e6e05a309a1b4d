//! Guards permissions: each role calls every route, and the answers are compared with the list in `tests/it/authorization.csv`.

use super::door::{Answer, Door, PASSWORD, email};
use super::road::organisation;
use crate::support::house::{House, both};
use chrono::Duration;
use reprise::desk::{Acting, DeskError};
use reprise::domain::account::actor::Role;
use reprise::domain::id::TokenId;
use reprise::web::Need;
use serde_json::json;
use std::collections::BTreeMap;

/// The content type of a form.
const FORM: &str = "application/x-www-form-urlencoded";
const LIST: &str = include_str!("../authorization.csv");
const WHO: [&str; 6] = ["anonymous", "technician", "coordinator", "auditor", "partner", "admin"];

/// Whether the answer denies access, by status or by a redirect to the sign-in page.
fn is_denied(method: &str, answer: &Answer) -> bool {
    let to = answer.header("location");
    let sent_away = if method == "GET" { to.starts_with("/sign-in?next=") } else { to == "/sign-in" };
    matches!(answer.status.as_u16(), 401 | 403) || (answer.status.is_redirection() && sent_away)
}

fn session(door: &Door, who: &str) -> String {
    if who == "anonymous" {
        String::new()
    } else {
        format!("__Host-sid={}", door.desk.accounts().sign_in(&email(who), PASSWORD).unwrap().secret)
    }
}

// Every route, called by every role, answers as `authorization.csv` says.
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
        // Well-formed keys of rows that do not exist: permission is checked before existence.
        for (name, key) in [("{tag}", "00000000"), ("{no}", "LOT-2026-999999"), ("{code}", "A-99")] {
            path = path.replace(name, key);
        }
        while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
            path.replace_range(from..=to, "none");
        }
        let mut row = vec![route.method.to_owned(), route.path.clone()];
        // The route table must deny whatever the desk would deny.
        let at_the_door = |who: &str| match (route.need, Role::parse(who)) {
            (Need::Anyone, _) | (Need::SignedIn, Ok(_)) => "allowed",
            (Need::May(act), Ok(role)) if role.may(act) => "allowed",
            _ => "denied",
        };
        let by_the_table = [&[route.method, &route.path][..], &WHO.map(at_the_door)].concat().join(",");
        assert!(LIST.lines().any(|line| line == by_the_table), "the table says {by_the_table}, and the list does not");
        for who in WHO {
            let is_api = path.starts_with("/api/") || path == "/metrics" || path == "/agent";
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

// Forms sent from other sites are refused (CSRF).
both!(forms_of_other_sites_are_turned_away, |house| {
    let door = Door::of(house);
    door.account("admin", Role::Admin, None);
    let cookie = session(&door, "admin");
    let before = door.desk.ledger().root().unwrap();
    // An agent and a witness are no browsers: of them no cookie counts.
    let own = |path: &str| !path.starts_with("/api/") && path != "/agent" && path != "/log/cosignature";
    for route in reprise::web::routes().table().iter().filter(|r| r.method != "GET" && own(&r.path)) {
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
    assert_eq!(door.desk.ledger().root().unwrap(), before);
});

/// Signs in by the form, with a cookie from an earlier session.
fn sign_in(door: &Door, cookie: &str, who: &str, password: &str, next: &str) -> Answer {
    let plain = |text: &str| text.replace('%', "%25").replace('@', "%40").replace(' ', "+").replace('\\', "%5C");
    let body = format!("email={}&password={}&next={}", plain(&email(who)), plain(password), plain(next));
    door.ask("POST", "/sign-in", "").with("cookie", cookie).with("sec-fetch-site", "same-origin").body(FORM, body).go()
}

// Signing in changes the session secret, so an earlier secret opens nothing. The cookie is bound to this host, TLS only, and hidden from
// scripts.
both!(a_session_begins_anew_and_ends_for_good, |house| {
    let door = Door::of(house);
    door.account("technician", Role::Technician, None);
    let old = session(&door, "technician");
    let is_in = |cookie: &str| door.ask("GET", "/account", "").with("cookie", cookie).go().status == 200;
    assert!(is_in(&old));
    let answer = sign_in(&door, &old, "technician", PASSWORD, "/devices");
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/devices"));
    let (fresh, how) = answer.header("set-cookie").split_once("; ").unwrap();
    assert_eq!(how, "Path=/; HttpOnly; SameSite=Lax; Secure");
    assert!(fresh.starts_with("__Host-sid=") && fresh != old && is_in(fresh));
    assert!(!is_in(&old), "the session from before goes on");
    // The database stores only the hash of the secret.
    assert_eq!(house.count(&format!("session WHERE hash = '{}'", fresh.trim_start_matches("__Host-sid="))), 0);
    let page = door.ask("GET", "/account", "").with("cookie", fresh).go();
    assert_eq!(page.header("cache-control"), "no-store");
    let out = door.ask("POST", "/sign-out", "").with("cookie", fresh).with("sec-fetch-site", "same-origin").body(FORM, "").go();
    assert_eq!(out.header("set-cookie"), "__Host-sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
    assert!(!is_in(fresh), "the cookie of who signed out opens the door");
    // Sign-in never redirects to another site.
    for next in ["//evil.test", "/\\evil.test", "https://evil.test", "evil.test"] {
        assert_eq!(sign_in(&door, "", "technician", PASSWORD, next).header("location"), "/", "{next}");
    }
});

// A session ends when it is unused, too old, dated in the future (the clock was set back), or when its owner's role or password changes.
both!(a_session_does_not_outlive_its_reason, |house| {
    let door = Door::of(house);
    for (name, role) in [("technician", Role::Technician), ("admin", Role::Admin)] {
        door.account(name, role, None);
    }
    let begin = |who: &str| door.desk.accounts().sign_in(&email(who), PASSWORD).unwrap().secret;
    let of = |secret: &str| door.desk.accounts().by_session(secret).unwrap();
    let idle = begin("technician");
    house.clock.advance(Duration::minutes(4 * 60 + 1));
    assert!(of(&idle).is_none(), "unused for four hours");
    let busy = begin("technician");
    for _ in 0..12 {
        house.clock.advance(Duration::hours(1));
        assert!(of(&busy).is_some());
    }
    house.clock.advance(Duration::minutes(1));
    assert!(of(&busy).is_none(), "begun twelve hours ago");
    let ahead = begin("technician");
    house.clock.advance(Duration::days(-2));
    assert!(of(&ahead).is_none(), "begun the day after tomorrow");

    let (one, other) = (begin("technician"), begin("technician"));
    let acting = Acting::new(of(&one).unwrap().actor);
    door.desk.accounts().change_password(&acting, "no such password", "cinq mots au hasard", &one).unwrap_err();
    assert!(of(&other).is_some());
    door.desk.accounts().change_password(&acting, PASSWORD, "cinq mots au hasard", &one).unwrap();
    assert!(of(&one).is_some() && of(&other).is_none(), "a password that changed ends the other sessions");
    let admin = Acting::new(of(&begin("admin")).unwrap().actor);
    door.desk.accounts().change(&admin, &acting.actor.user, Role::Coordinator, None, true).unwrap();
    assert!(of(&one).is_none(), "new rights begin with a new session");
    door.desk.accounts().change(&admin, &acting.actor.user, Role::Coordinator, None, false).unwrap();
    assert!(door.desk.accounts().sign_in(&email("technician"), "cinq mots au hasard").is_err(), "who may not sign in did");
    assert!(door.desk.accounts().change(&admin, &admin.actor.user, Role::Auditor, None, true).is_err(), "nobody is left to administer");
});

// No answer to anybody loads anything from another origin or may be shown in a frame.
both!(every_answer_keeps_to_its_own_origin, |house| {
    let door = Door::of(house);
    let token = door.someone("technician", Role::Technician, None);
    let cookie = session(&door, "technician");
    for path in ["/", "/sign-in", "/devices", "/scan", "/nowhere", "/health/live", "/verify", "/api/v1/me", "/api/v1/openapi.json"] {
        for answer in [door.ask("GET", path, &token).with("cookie", &cookie).go(), door.ask("GET", path, "").go()] {
            let policy = answer.header("content-security-policy");
            for directive in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"] {
                assert!(policy.split("; ").any(|d| d == directive), "{path}: {directive} is not in {policy}");
            }
            let sources = policy.split("; ").flat_map(|d| d.split(' ').skip(1));
            let strange: Vec<&str> = sources.filter(|s| !["'none'", "'self'", "data:"].contains(s)).collect();
            assert!(strange.is_empty(), "{path}: {strange:?}");
            assert_eq!((answer.header("x-content-type-options"), answer.header("referrer-policy")), ("nosniff", "same-origin"), "{path}");
            assert!(answer.header("strict-transport-security").starts_with("max-age="), "{path}");
        }
    }
});

// Password guessing is slowed down per account, without locking out other accounts.
#[test]
fn who_guesses_is_told_to_wait() {
    let house = House::sqlite();
    let door = Door::of(&house);
    door.account("technician", Role::Technician, None);
    door.account("admin", Role::Admin, None);
    let guessed = (0..40).map(|_| sign_in(&door, "", "technician", "a wrong password", "")).find(|a| a.status == 429);
    let told = guessed.expect("forty guesses in a row");
    assert!(told.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 0));
    assert_eq!(sign_in(&door, "", "admin", PASSWORD, "").status, 303);
}

// Only somebody who reads the console can create the first administrator, and only once.
both!(the_first_administrator_knows_the_code, |house| {
    let door = Door::of(house);
    let code = door.desk.accounts().setup_code().unwrap().unwrap();
    let set_up = |code: &str, name: &str| {
        let body = format!("code={code}&name={name}&email={name}%40reprise.test&password={}", PASSWORD.replace(' ', "+"));
        door.ask("POST", "/setup", "").with("sec-fetch-site", "same-origin").body(FORM, body).go()
    };
    for wrong in ["", "0000-0000-0000-0000", &code[1..]] {
        assert_eq!(set_up(wrong, "someone").status, 422, "{wrong}");
    }
    assert_eq!(house.count("account"), 0);
    assert_eq!(set_up(&code.to_lowercase(), "first").status, 303);
    assert_eq!(door.desk.accounts().sign_in(&email("first"), PASSWORD).unwrap().account.role, "admin");
    assert!(door.desk.accounts().setup_code().unwrap().is_none());
    assert_eq!(set_up(&code, "second").status, 422);
    assert_eq!(house.count("account"), 1);
    house.assert_sound();
});

// Only its owner or an administrator ends a token, and people create tokens only for themselves.
both!(a_token_is_its_owners, |house| {
    let door = Door::of(house);
    let roles = [("technician", Role::Technician), ("coordinator", Role::Coordinator), ("admin", Role::Admin)];
    let [technician, coordinator, admin] = roles.map(|(name, role)| {
        door.account(name, role, None);
        Acting::new(door.desk.accounts().by_token(&door.token(name, true)).unwrap().unwrap().actor)
    });
    let owner = &technician.actor.user;
    assert!(matches!(door.desk.accounts().add_token(&coordinator, owner, "t", true), Err(DeskError::Forbidden)));
    for ends in [&technician, &admin] {
        let token = door.desk.accounts().add_token(ends, owner, "t", true).unwrap();
        let id = TokenId::new(token.id.as_str());
        assert!(matches!(door.desk.accounts().revoke_token(&coordinator, &id), Err(DeskError::NotFound(..))));
        assert_eq!(door.desk.accounts().by_token(&token.secret).unwrap().unwrap().actor.user, *owner);
        door.desk.accounts().revoke_token(ends, &id).unwrap();
        assert!(door.desk.accounts().by_token(&token.secret).unwrap().is_none(), "a token that was ended works");
    }
});
