//! Guards that the whole workflow, from the donor's decision to the return, can be done through the API alone.

use super::door::Door;
use crate::support::house::both;
use reprise::domain::account::actor::Role;
use reprise::domain::device::condition::LOOKS;
use reprise::domain::device::kind::Kind;
use reprise::ingest::tables;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A valid enterprise number: eight digits and two check digits.
pub fn enterprise(place: u32) -> String {
    let body = 4_000_000 + u64::from(place);
    format!("{body:08}{:02}", 97 - body % 97)
}

pub fn organisation(kind: &str, name: &str, place: u32) -> Value {
    json!({"kind": kind, "name": name, "enterprise_number": enterprise(place), "contact_language": "fr",
        "address": {"street": "Rue du Test 1", "postal_code": "1080", "locality": "Bruxelles"}})
}

pub fn batch(donor: &str) -> Value {
    json!({"donor": donor, "decision_reference": "2026/17", "decision_date": "2026-01-15", "decision_body": "Comité de direction",
        "own": true, "depreciated": true, "legal_basis": "Décision du 15 janvier 2026"})
}

pub fn request(quantity: u32) -> Value {
    json!({"action": "46", "project": "Un atelier numérique", "audience": "young", "people": 12,
        "lines": [{"kind": "laptop", "quantity": quantity, "least_grade": "C"}]})
}

/// The results of a laptop on which every test passed.
pub fn passed() -> Value {
    let results: serde_json::Map<String, Value> =
        tables::tests().for_kind(Kind::Laptop).filter(|l| l.test != LOOKS).map(|l| (l.test.clone(), json!("pass"))).collect();
    json!({"step": "test", "results": results, "looks": "B"})
}

const LIST: &str = "Type;Marque;Modèle;N° de série;N° inventaire\r\nPortable;Dell;Latitude 5400;SER0001;INV1\r\nPortable;Dell;Latitude 5400;SER0002;INV2\r\n\
                    Portable;Dell;Latitude 5400;SER0003;INV3\r\nPortable;Dell;Latitude 5400;SER0003;INV4\r\nPortable;HP;EliteBook 840;SER0005;INV5\r\n";

/// A machine report in the format of `lshw -json`.
fn report(serial: &str) -> Value {
    json!({"id": "pc", "class": "system", "claimed": true, "description": "Notebook", "product": "Latitude 5400", "vendor": "Dell Inc.", "serial": serial,
        "children": [{"id": "core", "class": "bus", "children": [
            {"id": "memory", "class": "memory", "description": "System Memory", "size": 8_589_934_592_u64},
            {"id": "disk", "class": "disk", "description": "ATA Disk", "product": "WDC WD5000LPLX", "serial": "WX61A", "size": 500_107_862_016_u64}]}]})
}

/// A log of a drive of 1,000 bytes, from a machine whose clock had stopped.
fn old_log(serial: &str) -> String {
    format!(
        "[2010/01/01 00:00:01]    info: nwipe 0.36\n[2010/01/01 00:00:02]  notice: Found /dev/sda,  ATA, WDC, 1 KB, S/N={serial}\n\
         [2010/01/01 00:00:02]    info: No hidden sectors on /dev/sda\n[2010/01/01 00:00:03]  notice: /dev/sda, sect/blk/dev 512/4096/1000\n\
         [2010/01/01 00:00:04]  notice: Invoking method 'Fill With Zeros' on /dev/sda\n\
         ! Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n   sda | Erased | 1 B/s | 00:00:03 | WDC/{serial}\n\
         [2010/01/01 00:00:09] Total Throughput 1 B/s, Fill With Zeros, 1R+NB+VL\n"
    )
}

both!(the_whole_road_goes_through_the_api_alone, |house| {
    let door = Door::of(house);
    let admin = door.someone("admin", Role::Admin, None);
    let coordinator = door.someone("coordinator", Role::Coordinator, None);
    let auditor = door.someone("auditor", Role::Auditor, None);
    let technician = door.someone("technician", Role::Technician, None);
    let verifier = door.someone("verifier", Role::Technician, None);
    // Verify every erasure, so that the random draw does not change the course of this test.
    let all = reprise::domain::settings::policy::Policy { verification_share: 100, ..Clone::clone(&*house.desk.policy()) };
    house.desk.settings().set_policy(&house.user("policy", Role::Admin, None), all).unwrap();
    let (a, c, t) = (admin.as_str(), coordinator.as_str(), technician.as_str());

    // Settings.
    let operator = json!({"fr": "Opérateur", "nl": "Operator", "en": "Operator", "email": "info@reprise.test"});
    door.ask("PUT", "/api/v1/settings/operator", a).json(operator).go().must(200);
    assert_eq!(door.get(a, "settings/operator")["fr"], "Opérateur");
    assert_eq!(door.get(t, "policy")["programmes"][0]["action"], "46");
    assert_eq!((door.get(t, "policy")["version"].as_u64(), door.get(t, "policy?version=1")["version"].as_u64()), (Some(2), Some(1)));
    assert_eq!(door.ask("GET", "/api/v1/policy?version=9", t).go().status, 404);
    // The support table: its file, compared and put in force.
    let table = door.ask("GET", "/api/v1/settings/support-table", t).go().text();
    let more = format!("{table}release,linux,Reprise 1,,2030-01-01,,1024,,,,,2026-08-17,test\n");
    let put =
        |query: &str, text: &str| door.ask("PUT", &format!("/api/v1/settings/support-table{query}"), a).body("text/csv", text.as_bytes());
    let compared = put("?preview=true", &more).go().must(200);
    assert_eq!((compared["loaded"].as_bool(), compared["added"].as_u64(), compared["gone"].as_u64()), (Some(false), Some(1), Some(0)));
    let loaded = put("?policy=2", &more).go().must(200);
    assert_eq!((loaded["loaded"].as_bool(), loaded["policy"].as_u64()), (Some(true), Some(3)));
    assert_eq!(put("?policy=2", &table).go().status, 409);
    assert_eq!(door.get(t, "policy")["support_table"]["rows"].as_u64(), u64::try_from(more.lines().count() - 1).ok());
    let refused = put("", &more.replace("2030-01-01", "soon")).go().must(422);
    assert!(refused.to_string().contains("soon"), "{refused}");
    door.post(t, "locations", json!({"code": "a-01", "name": "Étagère 1"})).must(201);
    assert_eq!(door.get(t, "locations")["locations"][0]["code"], "A-01");

    // The donor and the recipient organisation.
    let donor = door.post(c, "organisations", organisation("administration", "Bruxelles Mobilité", 1)).must(201);
    let donor = donor["id"].as_str().unwrap();
    let made = door.post(c, "organisations", organisation("association", "ASBL Atelier", 2));
    let recipient = made.must(201)["id"].as_str().unwrap().to_owned();
    assert_eq!(made.header("location"), format!("/api/v1/organisations/{recipient}"));
    let changed = organisation("association", "ASBL L’Atelier", 2);
    door.ask("PUT", &format!("/api/v1/organisations/{recipient}"), c).json(changed).go().must(200);
    let contact = json!({"name": "Ada Lovelace", "capacity": "coordination", "email": "ada@atelier.test"});
    door.post(c, &format!("organisations/{recipient}/contacts"), contact).must(201);
    assert_eq!(door.get(c, &format!("organisations/{recipient}"))["contacts"][0]["name"], "Ada Lovelace");
    let stands = |body| door.post(c, &format!("organisations/{recipient}/standing"), body);
    stands(json!({"state": "suspended", "reason": "Coordonnées à revoir"})).must(200);
    assert_eq!(stands(json!({"state": "refused", "reason": "Trop tard"})).must(409)["code"], "standing_state");
    assert_eq!(stands(json!({"state": "suspended"})).must(422)["code"], "missing");
    assert_eq!(stands(json!({"state": "approved", "until": "2028-11-30"})).must(200)["standing"]["until"], "2028-11-30");
    assert_eq!(door.get(c, "organisations?q=asbl")["organisations"][0]["name"], "ASBL L’Atelier");

    // A partner account for the recipient.
    let user = json!({"email": "partner@reprise.test", "name": "partner", "role": "partner", "organisation": recipient, "password": "quatre mots au hasard"});
    let id = door.post(a, "users", user).must(201)["id"].as_str().unwrap().to_owned();
    let partner = door.token("partner", true);
    let p = partner.as_str();
    door.ask("PUT", &format!("/api/v1/users/{id}"), a)
        .json(json!({"role": "partner", "organisation": recipient, "active": true}))
        .go()
        .must(200);
    assert_eq!(door.get(a, "users?limit=2")["users"].as_array().unwrap().len(), 2);
    let me = door.get(p, "me");
    assert_eq!((me["role"].as_str(), me["writes"].as_bool()), (Some("partner"), Some(true)));

    // The donor's decision (a batch), its manifest, and the received devices.
    let batch = door.post(c, "batches", batch(donor)).must(201)["number"].as_str().unwrap().to_owned();
    let list = |query: &str| door.ask("PUT", &format!("/api/v1/batches/{batch}/manifest{query}"), c).body("text/csv", LIST).go().must(200);
    let judged = list("?preview=true");
    assert_eq!((judged["loaded"].as_bool(), judged["lines"].as_u64()), (Some(false), Some(4)));
    let loaded = list("");
    assert_eq!((loaded["lines"].as_u64(), loaded["refused"][0]["reasons"][0]["code"].as_str()), (Some(4), Some("row_serial_repeated")));
    assert_eq!(loaded["refused"][0]["row"], 5);
    // The refused row waits: corrected it would be taken; here it is dismissed.
    let waiting = door.get(c, &format!("batches/{batch}/refused"));
    assert_eq!((waiting[0]["row"].as_u64(), waiting.as_array().map(Vec::len)), (Some(5), Some(1)));
    let corrected = json!({"place": 1, "cells": waiting[0]["cells"]});
    let corrected = door.post(c, &format!("batches/{batch}/refused"), corrected).must(200);
    assert_eq!((corrected["taken"].as_bool(), corrected["row"]["reasons"][0]["code"].as_str()), (Some(false), Some("row_serial_repeated")));
    let dismissed = door.post(c, &format!("batches/{batch}/refused/dismiss"), json!({"note": "deux fois la même machine"})).must(200);
    assert_eq!((dismissed["rows"].as_u64(), door.get(c, &format!("batches/{batch}/refused"))), (Some(1), json!([])));
    let scan = |id: &str, code: &str| json!({"id": id, "code": code, "mode": {"do": "receive", "batch": batch}});
    let pile = json!([scan("s1", "SER0001"), scan("s2", "SER0002"), scan("s3", "SER0003"), scan("s4", "unknown-1")]);
    let first = door.post(t, "scans", pile.clone()).must(200);
    let outcomes: Vec<&str> = first.as_array().unwrap().iter().map(|r| r["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["done", "done", "done", "refused"]);
    assert_eq!(first[3]["problem"]["code"], "not_listed");
    let tags: Vec<String> = (0..3).map(|n| first[n]["device"]["tag"].as_str().unwrap().to_owned()).collect();
    let size = door.get(&auditor, "ledger/root")["size"].clone();
    assert_eq!(door.post(t, "scans", pile).must(200), first, "a pile sent twice has the same answers");
    assert_eq!(door.get(&auditor, "ledger/root")["size"], size, "and counts once");
    let extra =
        json!({"batch": batch, "code": "EXTRA-1", "extra": true, "kind": "laptop", "manufacturer": "Dell", "model": "Latitude 7490"});
    let extra = door.post(t, "devices", extra).must(201)["tag"].as_str().unwrap().to_owned();

    let mistaken = json!({"batch": batch, "code": "EXTRA-2", "extra": true, "kind": "laptop"});
    let mistaken = door.post(t, "devices", mistaken).must(201)["tag"].as_str().unwrap().to_owned();
    let undone = door.post(t, &format!("devices/{mistaken}/undo"), json!({"note": "la palette d’un autre lot"})).must(200);
    assert_eq!(undone, json!({"step": "unreceive"}));

    let page = door.get(c, &format!("batches/{batch}/reconciliation?limit=3"));
    assert_eq!(
        (page["balance"]["received"].as_u64(), page["balance"]["extra"].as_u64(), page["balanced"].as_bool()),
        (Some(3), Some(1), Some(true))
    );
    assert_eq!((page["lines"][0]["state"].as_str(), page["lines"][0]["device"].as_str()), (Some("received"), Some(tags[0].as_str())));
    let page = door.get(c, &format!("batches/{batch}/reconciliation?limit=3&cursor={}", page["next_cursor"].as_str().unwrap()));
    assert_eq!((page["lines"][0]["line"].as_u64(), page["lines"][0]["state"].as_str()), (Some(4), Some("expected")));
    let page = door.get(c, &format!("batches/{batch}/reconciliation?limit=3&cursor={}", page["next_cursor"].as_str().unwrap()));
    assert_eq!((page["extras"][0]["tag"].as_str(), page["next_cursor"].as_str()), (Some(extra.as_str()), None));
    assert_eq!(door.get(c, &format!("batches/{batch}/locks"))["devices"], json!([]));
    door.post(c, &format!("batches/{batch}/close"), json!({"note": "complet"})).must(200);
    assert_eq!(door.post(c, &format!("batches/{batch}/reopen"), json!({})).must(422)["code"], "missing");
    assert!(door.post(c, &format!("batches/{batch}/reopen"), json!({"note": "une palette oubliée"})).must(200)["closed"].is_null());
    assert_eq!(door.post(c, &format!("batches/{batch}/reopen"), json!({"note": "encore"})).must(409)["code"], "batch_not_closed");
    door.post(c, &format!("batches/{batch}/close"), json!({"note": "complet"})).must(200);
    assert_eq!(door.get(c, &format!("batches/{batch}"))["balance"]["missing"], 1);
    assert_eq!(door.get(c, "batches")["batches"][0]["number"], batch);

    // The workshop: one device is described by a report, the others by hand.
    let kept = door.ask("POST", "/api/v1/evidence", t).body("application/octet-stream", report("SER0001").to_string()).go().must(200);
    assert_eq!(
        (kept["matched"].as_str(), kept["format"].as_str(), kept["ram_mb"].as_u64()),
        (Some(tags[0].as_str()), Some("lshw"), Some(8192))
    );
    let stray = door.ask("POST", "/api/v1/evidence", t).body("application/octet-stream", report("SER0009").to_string()).go().must(200);
    let waiting = door.get(t, "evidence");
    assert_eq!((&stray["matched"], &waiting["reports"][0]["evidence"]), (&Value::Null, &stray["evidence"]));
    let stray = stray["evidence"].as_str().unwrap();
    door.post(t, &format!("evidence/{stray}/match"), json!({"tag": extra})).must(200);
    let form =
        format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"r.json\"\r\n\r\n{}\r\n--x--\r\n", report("SER0010"));
    let other = door.ask("POST", "/api/v1/evidence", t).body("multipart/form-data; boundary=x", form).go().must(200);
    let other = other["evidence"].as_str().unwrap();
    door.post(t, &format!("evidence/{other}/dismiss"), json!({"note": "Pas de chez nous"})).must(200);

    let steps = |tag: &str, step: Value| door.post(t, &format!("devices/{tag}/steps"), step);
    let refused = steps(&tags[0], json!({"step": "stock", "location": "A-01"}));
    assert_eq!((refused.status.as_u16(), refused.json()["stage"].as_str()), (409, Some("workshop")));
    for tag in &tags[1..] {
        steps(
            tag,
            json!({"step": "describe", "specification": {}, "media": [{"kind": "hdd", "serial": format!("D-9{tag}"), "size_bytes": 1000}]}),
        )
        .must(200);
    }
    for tag in &tags {
        let found = door.get(t, &format!("devices/{tag}"));
        let gates: Vec<&str> = found["before_stock"].as_array().unwrap().iter().map(|w| w["why"].as_str().unwrap()).collect();
        assert_eq!(gates, ["open_medium", "tests_missing", "not_graded"]);
        assert!(found["offered"].as_array().unwrap().contains(&json!("erase")));
        steps(tag, passed()).must(200);
        if *tag == tags[1] {
            // A log whose date a person confirms.
            let log =
                door.ask("POST", "/api/v1/evidence", t).body("application/octet-stream", old_log(&format!("D-9{tag}"))).go().must(200);
            assert_eq!((log["erased"][0]["verdict"].as_str(), log["erased"][0]["medium"].as_u64()), (Some("date_to_confirm"), Some(1)));
            let waiting = door.get(&auditor, "evidence/dates");
            assert_eq!((&waiting[0]["evidence"], waiting[0]["place"].as_u64()), (&log["evidence"], Some(0)));
            let id = log["evidence"].as_str().unwrap();
            let answered = json!({"erasures": [0], "answer": "clock_wrong"});
            let answered = door.post(t, &format!("evidence/{id}/answer"), answered).must(200);
            assert_eq!(answered["erased"][0]["verdict"].as_str(), Some("accepted"));
        } else {
            steps(
                tag,
                json!({"step": "erase", "medium": 1, "medium_kind": "hdd", "method": "overwrite", "tool": "nwipe", "tool_version": "0.36", "result": "success"}),
            )
            .must(200);
        }
        // Every medium is drawn here: somebody else must verify it before stock.
        let refused = steps(tag, json!({"step": "verify", "medium": 1, "passed": true}));
        assert_eq!((refused.status.as_u16(), refused.json()["reasons"][0]["why"].as_str()), (409, Some("own_work")), "{}", refused.json());
        door.post(&verifier, &format!("devices/{tag}/steps"), json!({"step": "verify", "medium": 1, "passed": true})).must(200);
        steps(tag, json!({"step": "grade"})).must(200);
        steps(tag, json!({"step": "stock", "location": "A-01", "note": "Vérifié par Ada"})).must(200);
    }
    let events = door.get(c, &format!("devices/{}/events?limit=2", tags[0]));
    assert_eq!(
        (events["events"][0]["note"].as_str(), events["events"][0]["fact"]["step"]["step"].as_str()),
        (Some("Vérifié par Ada"), Some("stock"))
    );
    assert_eq!(events["events"][0]["actor_name"], "technician");
    door.get(c, &format!("devices/{}/events?cursor={}", tags[0], events["next_cursor"].as_str().unwrap()));

    // A sanitisation statement, as soon as it is true.
    let stated = door.post(t, "statements", json!({"device": tags[0]})).must(201)["number"].as_str().unwrap().to_owned();
    assert_eq!(door.get(c, &format!("statements/{stated}"))["devices"], json!([tags[0]]));
    assert_eq!(door.get(&auditor, &format!("statements?device={}", tags[0]))["statements"][0]["number"], stated.as_str());
    assert_eq!(door.get(&auditor, &format!("statements?batch={batch}"))["statements"], json!([]));
    assert_eq!(door.post(t, "statements", json!({"batch": batch, "language": "nl"})).code(), "not_sanitised");
    assert!(door.ask("GET", &format!("/api/v1/documents/{stated}.pdf"), c).go().bytes.starts_with(b"%PDF"));

    // A stock-take of one location: devices that were not scanned are missing only after it is closed.
    let take = door.post(t, "stock-takes", json!({"scope": ["A-01"]})).must(201);
    let no = take["number"].as_str().unwrap().to_owned();
    assert_eq!(door.post(t, "stock-takes", json!({"whole": true})).code(), "stock_take_overlaps");
    let count = |id: &str, code: &str| json!({"id": id, "code": code, "mode": {"do": "count", "stock_take": no, "location": "A-01"}});
    let counted = door.post(t, "scans", json!([count("c1", &tags[0]), count("c2", "NOBODY-KNOWS"), count("c3", &tags[0])])).must(200);
    let answers: Vec<&str> = counted.as_array().unwrap().iter().map(|r| r["counted"].as_str().unwrap()).collect();
    assert_eq!(answers, ["found", "unknown", "already"]);
    assert_eq!(door.get(t, &format!("scan/{no}"))["is"], "stock_take");
    assert_eq!(door.get(&auditor, &format!("stock-takes/{no}/lines?state=missing"))["lines"], json!([]));
    let open = door.get(&auditor, &format!("stock-takes/{no}/lines?limit=1"));
    assert_eq!(open["unknown"], json!(["NOBODY-KNOWS"]));
    let closed = door.post(t, &format!("stock-takes/{no}/close"), json!({"language": "nl"})).must(200);
    let sum = |list: &str| closed["counted"][list]["count"].as_u64().unwrap();
    assert_eq!(sum("found") + sum("missing"), take["expected"]["count"].as_u64().unwrap());
    let missing = door.get(&auditor, &format!("stock-takes/{no}/lines?state=missing"));
    assert_eq!(missing["lines"].as_array().unwrap().len() as u64, sum("missing"));
    assert_eq!(door.get(&auditor, "stock-takes")["stock_takes"][0]["number"], no.as_str());
    assert_eq!(door.get(&auditor, &format!("stock-takes/{no}"))["state"], "closed");
    assert_eq!(door.ask("GET", &format!("/api/v1/stock-takes/{no}"), p).go().status, 404);
    assert_eq!(door.post(t, &format!("stock-takes/{no}/cancel"), json!({"note": "trop tard"})).code(), "stock_take_closed");
    let again = door.post(t, "stock-takes", json!({"scope": ["A-01"]})).must(201)["number"].as_str().unwrap().to_owned();
    door.post(t, &format!("stock-takes/{again}/cancel"), json!({"note": "Alerte incendie"})).must(200);
    assert!(door.ask("GET", &format!("/api/v1/documents/{no}.pdf"), c).go().bytes.starts_with(b"%PDF"));

    // A request, its allocation, and the promised devices.
    let number = door.post(p, "requests", request(2)).must(201)["number"].as_str().unwrap().to_owned();
    door.post(p, &format!("requests/{number}/submit"), json!({})).must(200);
    door.post(c, &format!("requests/{number}/review"), json!({})).must(200);
    let open = door.get(c, "requests?state=review");
    assert_eq!(open["requests"][0]["number"], number);
    door.post(c, &format!("requests/{number}/approve"), json!({"granted": [2], "motive": "Le projet convainc"})).must(201);
    let found = door.get(p, &format!("requests/{number}"));
    assert_eq!(
        (found["decision"]["motive"].as_str(), found["project"].as_str()),
        (Some("Le projet convainc"), Some("Un atelier numérique"))
    );
    assert!(found["eligibility"].as_array().unwrap().iter().all(|rule| rule["holds"] == true));
    for tag in &tags[..2] {
        door.post(c, &format!("requests/{number}/devices"), json!({"tag": tag})).must(200);
    }
    assert_eq!(door.post(c, &format!("requests/{number}/devices"), json!({"tag": tags[2]})).code(), "line_full");
    door.post(c, &format!("requests/{number}/release"), json!({"tag": tags[1], "note": "Un autre convient mieux"})).must(200);
    door.post(c, &format!("requests/{number}/devices"), json!({"tag": tags[2]})).must(200);
    let declined = door.post(p, "requests", request(1)).must(201)["number"].as_str().unwrap().to_owned();
    door.post(p, &format!("requests/{declined}/submit"), json!({})).must(200);
    assert_eq!(door.post(c, &format!("requests/{declined}/decline"), json!({})).status, 422);
    door.post(c, &format!("requests/{declined}/decline"), json!({"note": "Déjà servi"})).must(200);
    let withdrawn = door.post(p, "requests", request(1)).must(201)["number"].as_str().unwrap().to_owned();
    door.post(p, &format!("requests/{withdrawn}/withdraw"), json!({})).must(200);
    let granted = door.post(p, "requests", request(1)).must(201)["number"].as_str().unwrap().to_owned();
    door.post(p, &format!("requests/{granted}/submit"), json!({})).must(200);
    door.post(c, "allocations", json!({"request": granted, "granted": [1], "motive": "Le projet convainc"})).must(201);

    // A shortage: a changed draft, questions, a fair split, an adjustment by hand, a decision that follows it, and an objection.
    let asked = door.post(p, "requests", request(2)).must(201)["number"].as_str().unwrap().to_owned();
    let line = json!({"kind": "laptop", "quantity": 3, "least_grade": "C", "wants": {"wifi": true}, "least_useful": 1});
    let draft = json!({"action": "46", "project": "Un atelier numérique", "audience": "young", "lines": [line], "wished": "2027-01-15",
        "bands": [{"band": "12_17", "people": 12}], "accessories": [{"accessory": "charger", "quantity": 3}], "delivery": "pick_up"});
    let changed = door.ask("PUT", &format!("/api/v1/requests/{asked}"), p).json(draft).go().must(200);
    assert_eq!((changed["people"].as_u64(), changed["lines"][0]["wants"]["wifi"].as_bool()), (Some(12), Some(true)));
    door.post(p, &format!("requests/{asked}/submit"), json!({})).must(200);
    door.post(c, &format!("requests/{asked}/review"), json!({})).must(200);
    door.post(c, &format!("requests/{asked}/messages"), json!({"text": "Avez-vous du Wi-Fi ?"})).must(201);
    door.post(p, &format!("requests/{asked}/messages"), json!({"kind": "answer", "text": "Oui."})).must(201);
    assert_eq!(door.get(p, &format!("requests/{asked}/messages"))["messages"][1]["text"], "Oui.");
    assert_eq!(door.post(c, "proposals", json!({})).code(), "nothing_waits", "it is in hand");
    door.post(c, &format!("requests/{asked}/give-back"), json!({})).must(200);
    let proposal = door.post(c, "proposals", json!({"action": "46"})).must(201);
    let id = proposal["id"].as_str().unwrap().to_owned();
    assert_eq!((proposal["asked"].as_u64(), proposal["given"].as_u64()), (Some(3), Some(1)));
    assert_eq!(door.get(&auditor, "proposals?limit=1")["proposals"][0]["id"], id.as_str());
    assert_eq!(door.get(&auditor, &format!("proposals/{id}"))["split"]["lines"][0]["devices"], json!([tags[1]]));
    let adjust =
        |to: u32| door.post(c, &format!("proposals/{id}/adjust"), json!({"request": asked, "line": 0, "to": to, "reason": "Essai"}));
    assert_eq!(adjust(2).code(), "none_left");
    assert_eq!(adjust(0).must(200)["given"], 0);
    assert_eq!(adjust(1).must(200)["adjusted"].as_array().unwrap().len(), 2);
    let decided = door.post(c, &format!("proposals/{id}/decide"), json!({"request": asked, "motive": "Comme proposé"})).must(201);
    assert_eq!((decided["granted"].clone(), decided["proposal"].as_str()), (json!([1]), Some(id.as_str())));
    let decision = decided["number"].as_str().unwrap();
    for reader in [c, p] {
        assert!(door.ask("GET", &format!("/api/v1/documents/{decision}.pdf"), reader).go().bytes.starts_with(b"%PDF"));
    }
    door.post(c, &format!("allocations/{decision}/extend"), json!({"until": "2027-06-30"})).must(200);
    door.post(p, &format!("requests/{asked}/messages"), json!({"kind": "contest", "text": "Nous sommes douze."})).must(201);
    door.post(c, &format!("proposals/{id}/close"), json!({})).must(200);
    door.post(p, &format!("requests/{asked}/close-rest"), json!({"note": "Un seul suffit"})).must(200);
    door.post(c, &format!("requests/{asked}/release"), json!({"tag": tags[1], "note": "Pour une autre"})).must(200);
    let promised = || door.post(c, &format!("requests/{granted}/devices"), json!({"tag": tags[1]})).must(200);
    promised();
    // A device that fails the last check goes back to the workshop and leaves a vacancy; checked again, it is promised again.
    let other = door.post(c, "handovers", json!({"request": granted, "place": "Dépôt"})).must(201)["number"].as_str().unwrap().to_owned();
    let failed = door.post(t, &format!("handovers/{other}/replace"), json!({"tag": tags[1], "note": "Ne charge plus"})).must(200);
    assert_eq!((failed["failed"]["stage"].as_str(), failed.get("instead")), (Some("workshop"), None));
    for step in [passed(), json!({"step": "grade"}), json!({"step": "stock", "location": "A-01"})] {
        steps(&tags[1], step).must(200);
    }
    promised();
    door.post(c, &format!("handovers/{other}/cancel"), json!({"note": "Report"})).must(200);

    // Device lists filtered by programme, text and stage.
    let mut under: Vec<String> = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = door.get(c, &format!("devices?programme=46&limit=1{cursor}"));
        under.extend(page["devices"].as_array().unwrap().iter().map(|d| d["tag"].as_str().unwrap().to_owned()));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!((under.len(), &under[0]), (3, &tags[1]), "each once, the newest request first");
    assert_eq!(under.iter().collect::<BTreeSet<_>>(), tags.iter().collect());
    assert_eq!(door.get(c, "devices?programme=46")["devices"].as_array().unwrap().len(), 3);
    assert_eq!(door.get(c, "devices?programme=47")["devices"], json!([]));
    assert_eq!(door.get(c, "devices?q=ser0002")["devices"][0]["tag"], tags[1]);
    assert_eq!(door.get(c, &format!("devices?stage=reserved&kind=laptop&batch={batch}"))["devices"].as_array().unwrap().len(), 3);
    assert_eq!(door.get(c, &format!("scan/HTTPS:%2F%2FREPRISE.TEST%2FD%2F{}", tags[1]))["device"]["tag"], tags[1]);
    assert_eq!(door.get(c, &format!("scan/{number}")), json!({"is": "request", "number": number}));

    for (form, begins) in [("pdf", "%PDF"), ("png", "\u{fffd}PNG"), ("zpl", "^XA")] {
        let answer = door.ask("GET", &format!("/api/v1/labels.{form}?tags={},{}&skip=3&lang=fr", tags[0], tags[1]), t).go();
        assert!(String::from_utf8_lossy(&answer.bytes).trim_start().starts_with(begins), "{form}");
    }
    assert!(door.ask("GET", "/api/v1/labels.pdf?places=A-01&stock=avery-l7160", t).go().bytes.starts_with(b"%PDF"));
    assert_eq!(door.ask("GET", "/api/v1/labels.pdf?places=Z-99", t).go().status, 404);
    assert!(door.ask("GET", "/api/v1/cards.pdf?only=places&lang=nl", t).go().bytes.starts_with(b"%PDF"));
    let size = door.get(&auditor, "ledger/root")["size"].as_u64();
    assert_eq!(door.ask("HEAD", &format!("/api/v1/labels.pdf?tags={}", tags[0]), t).go().status, 200);
    assert_eq!(door.get(&auditor, "ledger/root")["size"].as_u64(), size, "a look at the headers prints nothing");
    let print = |key: &str| door.ask("GET", &format!("/api/v1/labels.pdf?tags={}", tags[0]), t).with("Idempotency-Key", key).go();
    assert_eq!((print("p1").status.as_u16(), print("p1").status.as_u16()), (200, 200));
    assert_eq!(
        door.get(&auditor, "ledger/root")["size"].as_u64(),
        size.map(|n| n + 1),
        "a print asked for twice with one key is on record once"
    );

    let spoilt = door.post(c, "handovers", json!({"request": number, "place": "Dépôt"})).must(201)["number"].as_str().unwrap().to_owned();
    door.post(c, &format!("handovers/{spoilt}/cancel"), json!({"note": "Report"})).must(200);
    let act = door.post(c, "handovers", json!({"request": number, "place": "Dépôt"})).must(201)["number"].as_str().unwrap().to_owned();
    for tag in [&tags[0], &tags[2]] {
        door.post(t, &format!("handovers/{act}/pick"), json!({"tag": tag})).must(200);
    }
    let met = json!({"from": "2026-12-01T09:00:00Z", "until": "2026-12-01T09:30:00Z", "transport": "delivery", "place": "Rue du Test 1", "ask_for": "Ada"});
    let met = door.post(c, &format!("handovers/{act}/appointment"), met).must(200);
    assert_eq!((met["appointment"]["sequence"].as_u64(), met["place"].as_str()), (Some(0), Some("Rue du Test 1")));
    let refusal = |reason: Value| door.post(t, &format!("handovers/{act}/refuse"), json!({"tag": tags[2], "reason": reason})).must(200);
    assert_eq!(refusal(json!("defective"))["refused"][0]["tag"], tags[2].as_str());
    assert!(refusal(Value::Null)["refused"].is_null());
    door.post(t, &format!("handovers/{act}/unpick"), json!({"tag": tags[2]})).must(200);
    assert_eq!(door.get(t, &format!("handovers/{act}"))["picked"], json!([tags[0]]));
    door.post(t, &format!("handovers/{act}/pick"), json!({"tag": tags[2]})).must(200);
    let along = door.post(t, &format!("handovers/{act}/accessories"), json!({"accessory": "charger", "each": 1})).must(200);
    assert_eq!(along["accessories"][0]["accessories"][0], json!({"accessory": "charger", "quantity": 1}), "{along}");
    let draft = door.ask("GET", &format!("/api/v1/handovers/{act}.pdf"), p).go();
    assert!(draft.bytes.starts_with(b"%PDF"));
    assert!(door.ask("GET", &format!("/api/v1/handovers/{act}/pick-list.pdf"), t).go().bytes.starts_with(b"%PDF"));
    assert_eq!(door.get(p, "appointments?from=2026-12-01")["appointments"][0]["handover"], act.as_str());
    assert_eq!(door.get(p, "appointments?from=2026-12-02")["appointments"], json!([]));
    let off = door.post(c, &format!("handovers/{act}/appointment/cancel"), json!({})).must(200);
    assert_eq!((off["appointment"]["cancelled"].as_bool(), off["appointment"]["sequence"].as_u64()), (Some(true), Some(1)));

    door.post(t, &format!("handovers/{act}/unpick"), json!({"tag": tags[2]})).must(200);

    // A gift above the warning value is signed only after somebody acknowledges it.
    let cheap = house.desk.policy();
    let dear = reprise::domain::settings::policy::Policy { gift_warning_cents: 1, ..Clone::clone(&*cheap) };
    let warner = house.user("warner", Role::Admin, None);
    house.desk.settings().set_policy(&warner, dear).unwrap();
    let signature = |name: &str| json!({"name": name, "capacity": "responsable", "typed": true});
    let gift = door.get(p, &format!("handovers/{act}/gift"));
    assert!(gift["value_cents"].as_i64().unwrap() > 1 && gift["over"] == true && gift["noted"] == false, "{gift}");
    let offer = || door.post(t, &format!("handovers/{act}/offer"), json!({"giver": signature("Grace")}));
    assert_eq!(offer().code(), "gift_not_noted");
    door.post(c, &format!("handovers/{act}/gift"), json!({"gift_reference": "SPF Justice 2026/118"})).must(200);
    assert_eq!(door.get(c, &format!("handovers/{act}/gift"))["noted"], true);

    // An offer: we sign first, withdraw it, make it again, send it by link, and the recipient accepts it.
    assert_eq!(offer().must(200)["state"], "awaiting");
    assert_eq!(door.post(t, &format!("handovers/{act}/withdraw"), json!({})).must(200)["state"], "preparing");
    assert_eq!(door.post(t, &format!("handovers/{act}/code"), json!({})).code(), "act_closed", "nothing is offered");
    offer().must(200);
    let link = door.post(t, &format!("handovers/{act}/code"), json!({})).must(200)["link"].as_str().unwrap().to_owned();
    let path = link.strip_prefix(crate::support::house::BASE_URL).unwrap();
    assert_eq!(door.ask("GET", path, "").go().status, 200);
    let seen = door.get(p, &format!("handovers/{act}"))["seen"].as_str().unwrap().to_owned();
    let accept =
        |who: &str, seen: &str| door.post(who, &format!("handovers/{act}/accept"), json!({"receiver": signature("Ada"), "seen": seen}));
    assert_eq!(accept(c, &seen).status, 403, "nobody of the house signs for the recipient");
    assert_eq!(accept(p, "something else").code(), "changed_meanwhile");
    let signed = accept(p, &seen).must(200);
    house.desk.settings().set_policy(&warner, Clone::clone(&*cheap)).unwrap();
    assert_eq!(signed["way"], "link");
    assert!(door.get(p, &format!("handovers/{act}"))["seen"].is_null());
    assert_eq!(door.ask("GET", &format!("/api/v1/handovers/{act}/copy"), p).go().status, 404);
    let frozen = door.ask("GET", &format!("/api/v1/documents/{act}.pdf"), p).go();
    assert_eq!(frozen.bytes, door.ask("GET", &format!("/api/v1/handovers/{act}.pdf"), p).go().bytes);
    let sealed = reprise::store::document::find(&mut house.connection(), &act).unwrap().unwrap();
    assert_eq!(signed["document"], sealed.sha256);
    assert!(frozen.bytes.starts_with(&sealed.bytes) && frozen.bytes.len() > sealed.bytes.len(), "its proof page stands behind it");
    // The other device goes on another day, signed on the screen.
    let second = door.post(c, "handovers", json!({"request": number, "place": "Dépôt"})).must(201)["number"].as_str().unwrap().to_owned();
    door.post(t, &format!("handovers/{second}/pick"), json!({"tag": tags[2]})).must(200);
    let both = json!({"giver": signature("Grace"), "receiver": signature("Ada")});
    door.post(t, &format!("handovers/{second}/sign"), both).must(200);
    assert_eq!(door.get(p, "handovers")["handovers"][0]["number"], second.as_str());
    assert_eq!(door.get(p, &format!("requests/{number}"))["state"], "fulfilled");

    // A follow-up, sent early.
    door.post(t, &format!("handovers/{act}/follow-up"), json!({})).must(201);
    let went = |used: u32| {
        door.post(
            p,
            "follow-ups",
            json!({"handover": act, "kinds": [{"kind": "laptop", "used": used, "broken": 1}], "people": {"12_17": 12}}),
        )
    };
    assert_eq!(went(1).code(), "not_adding_up");
    assert_eq!(door.get(p, "follow-ups?state=asked")["follow_ups"][0]["handover"], act.as_str());
    assert_eq!(went(0).must(201)["state"], "answered");
    assert_eq!(door.get(p, &format!("follow-ups/{act}"))["kinds"][0]["broken"], 1);
    assert_eq!(door.get(t, "follow-ups?to_do=true")["follow_ups"].as_array().unwrap().len(), 1);
    assert_eq!(door.post(t, &format!("follow-ups/{act}/settle"), json!({})).must(200)["settled"], true);
    assert_eq!(door.get(t, "follow-ups?to_do=true")["follow_ups"], json!([]));

    // An act signed by hand on paper; the scanned copy is stored.
    let by_hand = door.post(c, "handovers", json!({"request": granted, "place": "Dépôt"})).must(201)["number"].as_str().unwrap().to_owned();
    door.post(t, &format!("handovers/{by_hand}/pick"), json!({"tag": tags[1]})).must(200);
    let signed_on_paper = |copy: &str, seen: &str| {
        let field = |name: &str, value: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        let file = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"act.pdf\"\r\n\r\n{copy}\r\n");
        let body = [("signed_on", "2026-11-23"), ("giver_name", "Grace"), ("giver_capacity", "dépôt"), ("receiver_name", "Ada")]
            .iter()
            .chain(&[("receiver_capacity", "coordination"), ("seen", seen)])
            .map(|(name, value)| field(name, value))
            .collect::<String>();
        let ask = door.ask("POST", &format!("/api/v1/handovers/{by_hand}/paper"), t);
        ask.body("multipart/form-data; boundary=x", format!("{body}{file}--x--\r\n")).go()
    };
    let seen = door.get(t, &format!("handovers/{by_hand}"))["seen"].as_str().unwrap().to_owned();
    let copy = "%PDF-1.4 … startxref 0 %%EOF";
    assert_eq!(signed_on_paper("a letter", &seen).code(), "not_a_copy");
    assert_eq!(signed_on_paper(copy, "something else").code(), "changed_meanwhile");
    assert_eq!(door.post(t, &format!("handovers/{by_hand}/paper"), json!({})).status, 415);
    assert_eq!(door.get(t, &format!("handovers/{by_hand}"))["state"], "preparing");
    assert_eq!(signed_on_paper(copy, &seen).must(200)["way"], "paper");
    assert_eq!(door.ask("GET", &format!("/api/v1/handovers/{by_hand}/copy"), p).go().text(), copy);

    // The recipient proposes new data about itself, which counts once it is accepted.
    let place = format!("organisations/{recipient}");
    let moved = |street: &str| json!({"address": {"street": street, "postal_code": "1000", "locality": "Bruxelles"}});
    assert_eq!(door.post(p, &format!("organisations/{}/change", "0".repeat(8)), moved("Rue Neuve 1")).status, 404);
    door.post(p, &format!("{place}/change"), moved("Rue Neuve 1")).must(200);
    door.post(p, &format!("{place}/change/withdraw"), json!({})).must(200);
    assert!(door.get(c, &place)["seen"].is_null());
    door.post(p, &format!("{place}/change"), moved("Rue Neuve 1")).must(200);
    let found = door.get(c, &place);
    assert_eq!(
        (found["address"]["street"].as_str(), found["proposed"]["address"]["street"].as_str()),
        (Some("Rue du Test 1"), Some("Rue Neuve 1"))
    );
    let answer = |accept: bool, seen: &str| door.post(c, &format!("{place}/change/answer"), json!({"accept": accept, "seen": seen}));
    assert_eq!(answer(true, "something else").code(), "changed_meanwhile");
    let seen = found["seen"].as_str().unwrap();
    assert_eq!(answer(false, seen).status, 422, "without a reason");
    assert_eq!(answer(true, seen).must(200)["address"]["street"], "Rue Neuve 1");

    // The public catalogue and the donor report.
    let anybody = door.get("", "catalogue");
    assert_eq!(anybody["programmes"][0]["action"], "46");
    let told = door.get(&auditor, &format!("batches/{batch}/outcome"));
    assert_eq!((told["handed_over"][0]["devices"].as_u64(), told["handed_over"][0]["commune"].as_u64()), (Some(3), Some(21004)));
    assert_eq!((told["answered"].as_u64(), told["in_use"].as_u64()), (Some(1), Some(0)));
    assert!(!told.to_string().contains("Atelier"), "{told}");
    assert!(door.ask("GET", &format!("/api/v1/batches/{batch}/outcome.pdf?lang=nl"), c).go().bytes.starts_with(b"%PDF"));
    assert!(door.ask("GET", &format!("/api/v1/batches/{batch}/outcome.csv"), c).go().text().contains(';'));
    assert_eq!(door.ask("GET", &format!("/api/v1/batches/{batch}/outcome"), p).go().status, 403);

    // A return.
    let back = json!({"devices": [tags[0]], "reason": "defective", "location": "A-01", "note": "Ne démarre plus"});
    let back = door.post(t, "returns", back).must(201)["number"].as_str().unwrap().to_owned();
    assert_eq!(door.get(p, &format!("returns/{back}"))["handover"], act);
    assert_eq!(door.get(t, &format!("devices/{}", tags[0]))["before_stock"][0]["why"], "open_medium");

    // A waste transfer, after the medium has an outcome.
    let collector = door.post(c, "organisations", organisation("recycler", "Récup SA", 3)).must(201)["id"].as_str().unwrap().to_owned();
    let waste = |tag: &str| {
        json!({"collector": collector, "registration": "R-17", "destination": "Anvers", "treatment": "r12", "devices": [tag],
        "kinds": [{"kind": "laptop", "grams": 2100}], "giver": signature("Grace"), "receiver": signature("Noor")})
    };
    assert_eq!(door.post(t, "weee-transfers", waste(&tags[0])).code(), "media_open");
    door.post(t, &format!("devices/{}/steps", tags[0]), json!({"step": "absent_medium", "medium": 1, "note": "Sorti chez le partenaire"}))
        .must(200);
    let left = door.post(t, "weee-transfers", waste(&tags[0])).must(201)["number"].as_str().unwrap().to_owned();
    assert_eq!(door.get(&auditor, &format!("weee-transfers/{left}"))["lines"][0]["grams"], 2100);
    assert_eq!(door.get(c, "weee-transfers")["transfers"][0]["number"], left.as_str());

    let table = door.ask("GET", &format!("/api/v1/reports/devices.csv?batch={batch}"), &auditor).go();
    assert!(tags.iter().all(|tag| String::from_utf8_lossy(&table.bytes).contains(&format!("{}-{}", &tag[..4], &tag[4..]))), "{tags:?}");

    // An auditor recomputes the root of the ledger from what the API returns.
    let mut leaves: Vec<Vec<u8>> = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = door.get(&auditor, &format!("ledger/events?limit=7{cursor}"));
        leaves.extend(page["events"].as_array().unwrap().iter().map(|e| serde_json_canonicalizer::to_vec(&e["event"]).unwrap()));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let root = door.get(&auditor, "ledger/root");
    let computed = reprise::ledger::root_of(leaves.iter().map(Vec::as_slice)).unwrap();
    assert_eq!((root["size"].as_u64(), root["hash"].as_str()), (Some(computed.size), Some(hex::encode(computed.hash).as_str())));
    // One event, by a proof that is verified without the service.
    let found = door.get(&auditor, "ledger/checkpoint");
    let keys: Vec<String> = serde_json::from_value(found["keys"].clone()).unwrap();
    let signed = reprise::ledger::checkpoint::verify(found["checkpoint"].as_str().unwrap(), &keys).unwrap();
    let proven = door.get(&auditor, "ledger/proof?event=7");
    let proof = reprise::ledger::proof::LogProof::parse(proven["proof"].as_str().unwrap()).unwrap();
    assert_eq!(proof.verify(&leaves[7], &keys).unwrap(), signed.root);
    for beyond in [signed.root.size, u64::MAX] {
        door.ask("GET", &format!("/api/v1/ledger/proof?event={beyond}"), &auditor).go().must(422);
    }
    let verified = door.post(&auditor, "ledger/verify", json!({})).must(200);
    assert_eq!((verified["clean"].as_bool(), &verified["root"]), (Some(true), &root["hash"]), "{verified:#}");

    assert!(door.get(c, "openapi.json")["openapi"].as_str().unwrap().starts_with("3.1"));

    // An ended token no longer works.
    let tokens = door.get(p, "tokens");
    door.post(p, &format!("tokens/{}/end", tokens["tokens"][0]["id"].as_str().unwrap()), json!({})).must(200);
    assert_eq!(door.ask("GET", "/api/v1/me", p).go().status, 401);

    let told: BTreeSet<String> = door.document()["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| item.as_object().unwrap().keys().map(move |method| format!("{} {path}", method.to_uppercase())))
        .collect();
    assert_eq!(*door.walked.borrow(), told, "the road uses every operation of the document");
});
