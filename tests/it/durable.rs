//! Guards durability: the real server is killed while people scan and restarted; repeated scans count once and no acknowledged scan is
//! lost.

use crate::support::house::both;
use crate::support::server::Server;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex};

/// The number of people scanning at once.
const PEOPLE: usize = 4;
/// The number of devices each of them receives.
const EACH: usize = 25;
/// How often the server is killed.
const KILLS: usize = 4;

/// The server's answer, if it arrived in full.
fn post(address: &str, token: &str, body: &Value) -> Option<Value> {
    let body = body.to_string();
    let mut stream = TcpStream::connect(address).ok()?;
    let head = format!(
        "POST /api/v1/scans HTTP/1.1\r\nHost: reprise.test\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    Some(serde_json::from_str(body).unwrap())
}

both!(an_acknowledged_scan_survives_a_kill_and_counts_once, |house| {
    let serials: Vec<String> = (0..PEOPLE * EACH).map(|n| format!("PF{n:06}")).collect();
    let batch = house.listed(&serials.iter().map(String::as_str).collect::<Vec<_>>()).number;
    house.technician();
    let token = house.desk.accounts().add_token_from_console("technician@reprise.test", "bench", true).unwrap();

    // The answer to each scan: once acknowledged, it must never change.
    let told: Mutex<BTreeMap<String, String>> = Mutex::default();
    let next: Vec<AtomicUsize> = (0..PEOPLE).map(|_| AtomicUsize::new(0)).collect();
    for round in 0..=KILLS {
        let mut server = Server::start(&house.url);
        let (address, before) = (server.address.clone(), told.lock().unwrap().len());
        let acknowledged = AtomicUsize::new(0);
        let (begun, reached) = (Barrier::new(PEOPLE + 1), Barrier::new(2));
        std::thread::scope(|scope| {
            for (person, next) in next.iter().enumerate() {
                let (address, token, told, acknowledged, begun, reached) = (&address, &token, &told, &acknowledged, &begun, &reached);
                scope.spawn(move || {
                    begun.wait();
                    // Repeat the last acknowledged scan, then continue with the first that was not.
                    let from = next.load(Ordering::SeqCst).saturating_sub(1);
                    for n in from..EACH {
                        let id = format!("p{person}-{n}");
                        let code = format!("PF{:06}", person * EACH + n);
                        let scan = json!([{"id": id, "code": code, "mode": {"do": "receive", "batch": batch}}]);
                        let Some(answer) = post(address, token, &scan) else { return };
                        assert_eq!(answer[0]["outcome"], "done", "{answer}");
                        let tag = answer[0]["device"]["tag"].as_str().unwrap().to_owned();
                        let earlier = told.lock().unwrap().insert(id.clone(), tag.clone());
                        assert!(earlier.is_none_or(|earlier| earlier == tag), "{id} is another device now");
                        next.store(n + 1, Ordering::SeqCst);
                        if acknowledged.fetch_add(1, Ordering::SeqCst) == 8 {
                            reached.wait();
                        }
                    }
                });
            }
            begun.wait();
            if round < KILLS {
                // Kill the server while the others are scanning.
                reached.wait();
                server.kill();
            } else {
                reached.wait();
            }
        });
        assert!(told.lock().unwrap().len() > before, "each round goes on");
    }

    let told = told.into_inner().unwrap();
    assert_eq!(told.len(), PEOPLE * EACH);
    assert_eq!(house.count("device"), i64::try_from(PEOPLE * EACH).unwrap(), "none lost, none doubled");
    for tag in told.values() {
        assert_eq!(house.count(&format!("device WHERE tag = '{}'", tag.replace('-', ""))), 1, "{tag} was acknowledged");
    }
    house.assert_sound();
});
