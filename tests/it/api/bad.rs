//! Guards the answers to API calls that are invalid, repeated, stale, or about another organisation's data.

use super::door::{Door, PASSWORD, email};
use super::road::{batch, organisation, request};
use crate::support::house::both;
use reprise::domain::account::actor::Role;
use reprise::domain::device::tag::Tag;
use serde_json::{Value, json};

/// Receives a laptop with this serial number into a new batch; returns the batch number and the tag.
fn received(door: &Door, coordinator: &str, technician: &str) -> (String, String) {
    let donor =
        door.post(coordinator, "organisations", organisation("administration", "Donneur", 1)).must(201)["id"].as_str().unwrap().to_owned();
    let batch = door.post(coordinator, "batches", batch(&donor)).must(201)["number"].as_str().unwrap().to_owned();
    let device = json!({"batch": batch, "serial": "SER0001", "kind": "laptop"});
    let tag = door.post(technician, "devices", device).must(201)["tag"].as_str().unwrap().to_owned();
    (batch, tag)
}

/// Malformed and hostile request bodies.
fn corpus() -> Vec<Vec<u8>> {
    let texts = [
        "",
        " ",
        "{",
        "}",
        "null",
        "true",
        "0",
        "\"\"",
        "[]",
        "[[]]",
        "[null]",
        "{}{}",
        "{\"a\":}",
        "{\"name\":1e9}",
        "{\"name\":-1}",
        "{\"name\":9223372036854775808}",
        "{\"name\":1e999}",
        "{\"name\":NaN}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":\"\\u0000\\u001b\\u202e\"}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"note\":{\"a\":[]}}",
        "{\"step\":\"receive\"}",
        "{\"step\":[\"stock\"]}",
        "{\"step\":\"stock\",\"location\":\"A-01\",\"stage\":\"handed_over\"}",
        "{\"granted\":[-1],\"motive\":\"x\"}",
        "{\"granted\":[4294967296],\"motive\":\"x\"}",
        "{\"devices\":[\"ZZZZZZZZ\"],\"reason\":\"defective\"}",
        "{\"tag\":\"ZZZZZZZZ\"}",
        "{\"tag\":7}",
        "[{\"id\":\"\",\"code\":\"x\"}]",
        "[{\"id\":\"x\",\"code\":\"\\u0000\"}]",
        "[{\"id\":\"x\",\"code\":\"x\",\"mode\":{\"do\":\"fly\"}}]",
    ];
    let mut all: Vec<Vec<u8>> = texts.iter().map(|t| t.as_bytes().to_vec()).collect();
    all.push(format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)).into_bytes());
    all.push("{\"a\":".repeat(10_000).into_bytes());
    all.push(format!("{{\"note\":\"{}\"}}", "x".repeat(1_000_000)).into_bytes());
    all.push(b"\xff\xfe{\x00}\x00".to_vec());
    all.push(b"{\"name\":\"\xff\"}".to_vec());
    all
}

// No malformed body ends in an internal error.
both!(nothing_that_is_sent_ends_in_an_error_of_ours, |house| {
    let door = Door::of(house);
    let tokens: Vec<String> =
        Role::ALL.iter().filter(|r| **r != Role::Partner).map(|role| door.someone(role.as_str(), *role, None)).collect();
    let (number, tag) = received(&door, &tokens[1], &tokens[0]);
    let size = |door: &Door| door.get(&tokens[1], "ledger/root")["size"].as_u64();
    let before = size(&door);
    for route in reprise::web::routes().table().iter().filter(|r| r.path.starts_with("/api/") && r.method != "GET") {
        let path = route
            .path
            .replace("{tag}/undo", &format!("{}/undo", Tag::from_bits(77).as_str()))
            .replace("{tag}", &tag)
            .replace("{no}/close", "LOT-2026-999999/close")
            .replace("{no}/reopen", "LOT-2026-999999/reopen")
            .replace("{no}", &number)
            .replace("{id}", "none");
        for body in corpus() {
            for token in &tokens {
                let answer = door.ask(route.method, &path, token).body("application/json", body.clone()).go();
                let shown = String::from_utf8_lossy(&body).chars().take(60).collect::<String>();
                assert!(answer.status.as_u16() < 500, "{} {path} {shown}: {}", route.method, answer.status);
                assert!(
                    answer.status.is_client_error() || path.ends_with("/verify") || path.ends_with("/scans"),
                    "{} {path} {shown}",
                    route.method
                );
            }
        }
    }
    assert_eq!(size(&door), before, "and nothing was written");
});

// An invalid call gets field errors that name the field.
both!(what_is_wrong_is_said_with_its_field, |house| {
    let door = Door::of(house);
    let token = door.someone("coordinator", Role::Coordinator, None);
    let c = token.as_str();
    let told = |body: Value| {
        let answer = door.post(c, "organisations", body);
        let first = answer.json()["errors"][0].clone();
        (answer.status.as_u16(), answer.code(), first["field"].as_str().unwrap_or("").to_owned())
    };
    let with = |name: &str, value: Value| {
        let mut body = organisation("association", "ASBL", 1);
        body[name] = value;
        body
    };
    assert_eq!(told(with("id", json!("mine"))), (422, "unknown_field".to_owned(), "id".to_owned()));
    assert_eq!(told(with("kind", json!("king"))), (422, "form".to_owned(), "kind".to_owned()));
    assert_eq!(told(with("contact_language", Value::Null)).2, "contact_language");
    assert_eq!(told(with("enterprise_number", json!("0431150351"))), (422, "enterprise_check".to_owned(), "enterprise_number".to_owned()));
    assert_eq!(told(with("address", json!({"street": 1}))).2, "address.street");
    assert_eq!(told(json!({"kind": "oip"})), (422, "missing".to_owned(), "name".to_owned()));

    let raw = |kind: &str, body: &str| {
        let answer = door.ask("POST", "/api/v1/organisations", c).body(kind, body).go();
        (answer.status.as_u16(), answer.code())
    };
    assert_eq!(raw("application/json", "{"), (400, "malformed".to_owned()));
    assert_eq!(raw("text/plain", "{}"), (415, "unsupported".to_owned()));
    assert_eq!(raw("application/json", r#"{"name":"a","name":"b"}"#), (422, "ambiguous".to_owned()));
    assert_eq!(raw("application/json", &" ".repeat(5 * 1024 * 1024)).0, 413);
    assert_eq!(raw("application/json", &" ".repeat(9 * 1024 * 1024)).0, 413);

    let query = |path: &str| {
        let answer = door.ask("GET", &format!("/api/v1/{path}"), c).go();
        (answer.status.as_u16(), answer.json()["errors"][0]["field"].as_str().unwrap_or("").to_owned())
    };
    assert_eq!(query("devices?filter[user__password]=x").0, 422);
    assert_eq!(query("devices?stage=stock&stage=lost"), (422, "stage".to_owned()));
    assert_eq!(query("devices?stage=everywhere"), (422, "stage".to_owned()));
    assert_eq!(query("devices?limit=0"), (422, "limit".to_owned()));
    assert_eq!(query("devices?limit=201"), (422, "limit".to_owned()));
    assert_eq!(query("devices?limit=-1"), (422, "limit".to_owned()));
    assert_eq!(query("devices?cursor=00"), (422, "cursor".to_owned()));
    assert_eq!(
        query(&format!("devices?cursor={}", hex::encode("batches LOT-2026-000001"))),
        (422, "cursor".to_owned()),
        "another list's cursor"
    );
    assert_eq!(query("devices?programme=99"), (422, "programme".to_owned()));
    assert_eq!(query("devices/ZZZZZZZZ").0, 404);
    assert_eq!(query("batches/LOT-2026-999999").0, 404);
    assert_eq!(query("batches/DEM-2026-000001").0, 404);
    assert_eq!(query("nowhere").0, 404);
    let wrong = door.ask("PUT", "/api/v1/organisations", c).json(json!({})).go();
    assert_eq!((wrong.status.as_u16(), wrong.header("content-type")), (405, "application/problem+json"));
    assert_eq!(query("nowhere").0, 404);
    let scans: Vec<Value> = (0..10_001).map(|n| json!({"id": n.to_string(), "code": "x"})).collect();
    assert_eq!(door.post(c, "scans", json!(scans)).status, 422);
    for path in
        ["/api/v1//organisations", "/api/v1/./organisations", "/api/v1/%6Frganisations", "/api/v1/organisations/", "/API/V1/organisations"]
    {
        let answer = door.ask("GET", path, "").go();
        assert!(matches!(answer.status.as_u16(), 401 | 404), "{path}: {}", answer.status);
    }
});

// A call repeated with its idempotency key acts once and gets the same answer.
both!(a_key_counts_once, |house| {
    let door = Door::of(house);
    let (coordinator, technician) =
        (door.someone("coordinator", Role::Coordinator, None), door.someone("technician", Role::Technician, None));
    let c = coordinator.as_str();
    let ask = |token: &str, path: &str, key: &str, body: Value| {
        door.ask("POST", &format!("/api/v1/{path}"), token).with("Idempotency-Key", key).json(body).go()
    };
    let first = ask(c, "organisations", "k1", organisation("association", "ASBL", 1)).must(201);
    let size = door.get(c, "ledger/root")["size"].clone();
    assert_eq!(ask(c, "organisations", "k1", organisation("association", "ASBL", 1)).must(201), first);
    assert_eq!(door.get(c, "ledger/root")["size"], size);
    let other = ask(c, "organisations", "k1", organisation("association", "Autre", 2));
    assert_eq!((other.status.as_u16(), other.code()), (409, "key_reused".to_owned()));
    let elsewhere = ask(c, "batches", "k1", batch(first["id"].as_str().unwrap()));
    assert_eq!(elsewhere.code(), "key_reused", "the path is part of the question");

    // The idempotency key covers the path and the query, not only the body.
    let school = first["id"].clone();
    let mut asked = request(1);
    asked["organisation"] = school;
    let number = door.post(c, "requests", asked).must(201)["number"].as_str().unwrap().to_owned();
    ask(c, &format!("requests/{number}/submit"), "k4", json!({})).must(200);
    assert_eq!(ask(c, &format!("requests/{number}/withdraw"), "k4", json!({})).code(), "key_reused");
    let donor = door.post(c, "organisations", organisation("administration", "Donneur", 3)).must(201)["id"].clone();
    let lot = door.post(c, "batches", batch(donor.as_str().unwrap())).must(201)["number"].clone();
    let tag = door.post(&technician, "devices", json!({"batch": lot, "serial": "SER0001", "kind": "laptop"})).must(201)["tag"].clone();
    let tag = tag.as_str().unwrap();
    let report = json!({"id": "pc", "class": "system", "vendor": "HP", "product": "850", "serial": "SER0002"});
    ask(&technician, "evidence", "k5", report.clone()).must(200);
    assert_eq!(ask(&technician, &format!("evidence?tag={tag}"), "k5", report).code(), "key_reused");
    // Scan ids and idempotency keys are separate: one is never taken for the other.
    ask(&technician, "locations", "scan:s1", json!({"code": "C-01", "name": "Bac"})).must(201);
    ask(&technician, "locations", "s2", json!({"code": "C-02", "name": "Bac"})).must(201);
    for (id, location) in [("s1", "C-01"), ("api:s2", "C-02")] {
        let scans = json!([{"id": id, "code": tag, "mode": {"do": "move", "location": location}}]);
        assert_eq!(door.post(&technician, "scans", scans).must(200)[0]["outcome"], "done", "{id}");
    }

    // A refusal is not stored under its key: once the missing parent exists, the same call succeeds.
    let place = json!({"code": "B-02", "name": "Bac", "parent": "B-01"});
    assert_eq!(ask(&technician, "locations", "k2", place.clone()).status, 404);
    ask(&technician, "locations", "k3", json!({"code": "B-01", "name": "Étagère"})).must(201);
    ask(&technician, "locations", "k2", place).must(201);
    // The same key of another person is a different key.
    ask(&technician, "locations", "k1", json!({"code": "B-03", "name": "Bac"})).must(201);
    for bad in ["", "a\u{7f}", &"x".repeat(101)] {
        let request = door.ask("POST", "/api/v1/organisations", c);
        if axum::http::HeaderValue::from_str(bad).is_ok() {
            assert_eq!(request.with("Idempotency-Key", bad).json(organisation("association", "ASBL", 9)).go().status, 422, "{bad:?}");
        }
    }
    let twice = door.ask("POST", "/api/v1/organisations", c).with("Idempotency-Key", "a").with("Idempotency-Key", "b");
    assert_eq!(twice.json(organisation("association", "ASBL", 9)).go().status, 422);
});

// A change with an outdated version is refused, and with the current version accepted.
both!(a_stale_version_is_refused_and_the_right_one_is_taken, |house| {
    let door = Door::of(house);
    let (coordinator, technician) =
        (door.someone("coordinator", Role::Coordinator, None), door.someone("technician", Role::Technician, None));
    let (_, tag) = received(&door, &coordinator, &technician);
    let t = technician.as_str();
    let seen = door.ask("GET", &format!("/api/v1/devices/{tag}"), t).go();
    assert_eq!(seen.header("etag"), "\"1\"");
    let step = |version: &str| {
        let request = door.ask("POST", &format!("/api/v1/devices/{tag}/steps"), t).with("If-Match", version);
        request.json(json!({"step": "repair", "work": "cleaning"})).go()
    };
    assert_eq!(step("\"1\"").header("etag"), "\"2\"");
    let size = door.get(&coordinator, "ledger/root")["size"].clone();
    for wrong in ["\"1\"", "\"3\"", "W/\"2\"", "2", "\"x\""] {
        let stale = step(wrong);
        assert_eq!((stale.status.as_u16(), stale.code()), (412, "stale".to_owned()), "{wrong}");
    }
    assert_eq!(door.get(&coordinator, "ledger/root")["size"], size);
    assert_eq!(step("*").status, 200);
    let bare = door.post(t, &format!("devices/{tag}/steps"), json!({"step": "repair", "work": "cleaning"}));
    assert_eq!(bare.header("etag"), "\"4\"");
    for forged in [
        json!({"step": "rework", "note": "x", "stage": "stock"}),
        json!({"step": "hand_over", "handover": "ACT-2026-000001", "organisation": "x"}),
    ] {
        assert_eq!(door.post(t, &format!("devices/{tag}/steps"), forged).status, 422);
    }
});

// Data of another organisation is not found.
both!(another_organisation_does_not_exist, |house| {
    let door = Door::of(house);
    let (coordinator, technician) =
        (door.someone("coordinator", Role::Coordinator, None), door.someone("technician", Role::Technician, None));
    let c = coordinator.as_str();
    let own = door.post(c, "organisations", organisation("association", "Une", 1)).must(201)["id"].as_str().unwrap().to_owned();
    let other = door.post(c, "organisations", organisation("association", "Autre", 2)).must(201)["id"].as_str().unwrap().to_owned();
    let (one, two) = (door.someone("one", Role::Partner, Some(&own)), door.someone("two", Role::Partner, Some(&other)));
    let number = door.post(&one, "requests", request(1)).must(201)["number"].as_str().unwrap().to_owned();
    door.post(&one, &format!("requests/{number}/submit"), json!({})).must(200);
    door.post(c, &format!("requests/{number}/approve"), json!({"granted": [1], "motive": "Oui"})).must(201);
    let act = door.post(c, "handovers", json!({"request": number, "place": "Dépôt"})).must(201)["number"].as_str().unwrap().to_owned();

    let missing = number.replace("000001", "000077");
    let face = |path: &str, token: &str| {
        let answer = door.ask("GET", &format!("/api/v1/{path}"), token).go();
        (
            answer.status.as_u16(),
            answer.code(),
            String::from_utf8_lossy(&answer.bytes).replace(&missing, &number).replace("ACT-2026-000077", &act),
        )
    };
    for (real, none) in [
        (format!("requests/{number}"), format!("requests/{missing}")),
        (format!("handovers/{act}"), "handovers/ACT-2026-000077".to_owned()),
        (format!("handovers/{act}.pdf"), "handovers/ACT-2026-000077.pdf".to_owned()),
        (format!("documents/{act}.pdf"), "documents/ACT-2026-000077.pdf".to_owned()),
    ] {
        let seen = face(&real, &two);
        assert_eq!(seen.0, 404, "{real}");
        assert_eq!(seen, face(&none, &two), "{real} and a number nobody has look alike");
    }
    assert_eq!(face(&format!("organisations/{own}"), &two).0, 404);
    assert_eq!(face(&format!("organisations/{own}"), &one).0, 200);
    assert_eq!(face(&format!("requests/{number}"), &one).0, 200);
    for list in ["requests", "handovers", "organisations", "organisations?q=u"] {
        let seen = door.ask("GET", &format!("/api/v1/{list}"), &two).go();
        assert_eq!(seen.status, 200);
        let text = String::from_utf8_lossy(&seen.bytes).into_owned();
        assert!(!text.contains(&own) && !text.contains(&number) && !text.contains(&act), "{list}: {text}");
    }
    let size = door.get(c, "ledger/root")["size"].clone();
    for step in ["submit", "withdraw"] {
        assert_eq!(door.post(&two, &format!("requests/{number}/{step}"), json!({})).status, 404);
    }
    let mut foreign = request(1);
    foreign["organisation"] = json!(own);
    assert_eq!(door.post(&two, "requests", foreign).status, 404, "nobody asks in another's name");
    for closed in ["devices", "batches", "ledger/events", "users", "evidence", "scan/SER0001"] {
        assert_eq!(door.ask("GET", &format!("/api/v1/{closed}"), &two).go().status, 403, "{closed}");
    }
    assert_eq!(door.get(&technician, "me")["role"], "technician");
    assert_eq!(door.get(c, "ledger/root")["size"], size);
});

// A read-only token cannot write, and an ended token does nothing.
both!(a_token_reads_or_writes_and_ends, |house| {
    let door = Door::of(house);
    door.account("coordinator", Role::Coordinator, None);
    let (reads, writes) = (door.token("coordinator", false), door.token("coordinator", true));
    assert_eq!(door.get(&reads, "me")["writes"], false);
    for route in reprise::web::routes().table().iter().filter(|r| r.path.starts_with("/api/") && r.method != "GET") {
        let path = route.path.replace("{tag}", "00000000").replace("{no}", "LOT-2026-000001").replace("{id}", "none");
        let answer = door.ask(route.method, &path, &reads).json(json!({})).go();
        assert_eq!((answer.status.as_u16(), answer.code()), (403, "read_only_token".to_owned()), "{} {path}", route.method);
    }
    let labels = door.ask("GET", "/api/v1/labels.zpl?tags=00000000", &reads).go();
    assert_eq!((labels.status.as_u16(), labels.code()), (403, "read_only_token".to_owned()), "fetching labels is printing them");
    for wrong in ["", "rpr_", "rpr_00", &writes[..writes.len() - 1], "x"] {
        let answer = door.ask("GET", "/api/v1/me", wrong).go();
        assert_eq!((answer.status.as_u16(), answer.header("www-authenticate")), (401, "Bearer"), "{wrong}");
    }
    assert_eq!(door.ask("GET", &format!("/api/v1/me?access_token={writes}"), "").go().status, 401);
    let session = door.desk.accounts().sign_in(&email("coordinator"), PASSWORD).unwrap().secret;
    assert_eq!(
        door.ask("GET", "/api/v1/me", "").with("cookie", &format!("__Host-sid={session}; sid={session}")).go().status,
        401,
        "a cookie opens no API"
    );
    assert_eq!(door.ask("GET", "/api/v1/me", "").with("authorization", &format!("bearer {writes}")).go().status, 200);

    let admin = door.someone("admin", Role::Admin, None);
    let id = door.get(&writes, "me")["id"].as_str().unwrap().to_owned();
    let forged = json!({"role": "admin", "active": true, "password_hash": "x"});
    assert_eq!(door.ask("PUT", &format!("/api/v1/users/{id}"), &admin).json(forged).go().code(), "unknown_field");
    let off = json!({"role": "coordinator", "active": false});
    door.ask("PUT", &format!("/api/v1/users/{id}"), &admin).json(off).go().must(200);
    assert_eq!(door.ask("GET", "/api/v1/me", &writes).go().status, 401, "who may not sign in has no token that works");
    assert!(door.desk.accounts().by_session(&session).unwrap().is_none());
});
