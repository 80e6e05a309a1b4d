//! Guards durability: the real server is killed while people scan and restarted; repeated scans count once and no acknowledged scan is
//! lost.

use crate::support::house::{House, both};
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

/// The body of a page that anybody may read.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: reprise.test\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    body.to_owned()
}

both!(an_acknowledged_scan_survives_a_kill_and_counts_once, |house| {
    let serials: Vec<String> = (0..PEOPLE * EACH).map(|n| format!("PF{n:06}")).collect();
    let batch = house.listed(&serials.iter().map(String::as_str).collect::<Vec<_>>()).number;
    house.technician();
    let token = house.desk.accounts().add_token_from_console("technician@reprise.test", "bench", true).unwrap();

    // The answer to each scan: once acknowledged, it must never change.
    let told: Mutex<BTreeMap<String, String>> = Mutex::default();
    // Every checkpoint that was handed out, before each kill and after each start.
    let mut handed_out: Vec<(String, String)> = Vec::new();
    let next: Vec<AtomicUsize> = (0..PEOPLE).map(|_| AtomicUsize::new(0)).collect();
    for round in 0..=KILLS {
        let mut server = Server::start(&house.url);
        let (address, before) = (server.address.clone(), told.lock().unwrap().len());
        handed_out.push((format!("round {round}"), get(&address, "/log/checkpoint")));
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
    assert!(handed_out.windows(2).all(|pair| pair[0].1 != pair[1].1), "each start signs what was written since");
    let report = house.desk.ledger().verify_against(&handed_out).unwrap();
    assert!(report.is_clean(), "every checkpoint that was handed out fits: {:#?}", report.findings);
});

/// The database comes back as it was at this size: without the events, hashes, checkpoints and places of later.
fn lose_what_came_after(house: &House, size: u64) {
    let hashes = reprise::ledger::stored_count(size);
    diesel::connection::SimpleConnection::batch_execute(
        &mut house.unguarded(),
        &format!(
            "DELETE FROM location WHERE code LIKE 'B-%'; DELETE FROM event_private WHERE seq >= {size}; DELETE FROM event WHERE seq >= {size}; \
             DELETE FROM log_hash WHERE idx >= {hashes}; DELETE FROM checkpoint WHERE size > {size}"
        ),
    )
    .unwrap();
}

// The same, when what is gone was signed by a checkpoint: then nobody appends, whether they handed it out themselves or find it in the file.
both!(a_history_that_was_handed_out_is_not_written_over, |house| {
    let place =
        |desk: &reprise::desk::Desk, code: &str| desk.devices().put_location(house.technician(), code, "Étagère", None, true).map(drop);
    place(&house.desk, "A-01").unwrap();
    let other = house.another_desk(7);
    let kept = house.mark().0;
    place(&house.desk, "B-01").unwrap();
    house.desk.ledger().sign_now().unwrap();
    lose_what_came_after(house, kept);
    assert!(place(&house.desk, "C-01").is_err());
    assert_eq!(house.mark().0, kept, "nothing was appended");
    // The other server had not handed it out; it finds it where both keep the newest.
    place(&other, "C-02").unwrap();
    assert!(other.ledger().sign_now().is_err());
    assert!(matches!(other.ledger().closed(), Some(reprise::domain::ledger::epoch::Closed::Forked { .. })));
    assert!(place(&other, "C-03").is_err());
});

// The database comes back without the last writes of one server, and another has written as many of its own: the first must not append to
// an edge that is gone, although the number of events agrees. (A failover to a standby that lagged, or a restore.)
both!(an_edge_that_is_gone_is_never_appended_to, |house| {
    let place =
        |desk: &reprise::desk::Desk, code: &str| desk.devices().put_location(house.technician(), code, "Étagère", None, true).map(drop);
    place(&house.desk, "A-01").unwrap();
    let other = house.another_desk(7);
    place(&other, "A-02").unwrap();
    let kept = house.mark().0;
    for code in ["B-01", "B-02"] {
        place(&house.desk, code).unwrap();
    }
    let lost = house.mark().0;
    lose_what_came_after(house, kept);
    for code in ["C-01", "C-02"] {
        place(&other, code).unwrap();
    }
    assert_eq!(house.mark().0, lost, "as many events as before, and others");
    place(&house.desk, "D-01").unwrap();
    assert!(house.desk.ledger().verify().unwrap().is_clean(), "{:?}", house.desk.ledger().verify().unwrap().findings);
    house.assert_sound();
});

/// A database file that is moved away while the server runs is not written any more, and none is made in its place: what was answered would
/// be lost. Once it is back, writing goes on.
#[test]
fn a_file_that_was_moved_away_is_not_written() {
    let house = crate::support::house::House::sqlite();
    house.place("A-01");
    let path = house.url.strip_prefix("sqlite://").unwrap().to_owned();
    let aside = format!("{path}.aside");
    std::fs::rename(&path, &aside).unwrap();
    let write = |code: &str| house.desk.devices().put_location(house.technician(), code, "Étagère", None, true).map(drop);
    for _ in 0..2 {
        let refused = write("A-02").unwrap_err();
        assert!(matches!(refused, reprise::desk::DeskError::Store(_)), "{refused}");
        assert!(!std::path::Path::new(&path).exists(), "no empty database is made");
    }
    // Another file of the same name is another database.
    std::fs::copy(&aside, &path).unwrap();
    assert!(write("A-02").is_err());
    std::fs::rename(&aside, &path).unwrap();
    write("A-02").unwrap();
    house.assert_sound();
}

/// A new database is readable by its owner only.
#[cfg(unix)]
#[test]
fn a_new_database_is_its_owner_s() {
    use std::os::unix::fs::PermissionsExt;
    let folder = crate::support::house::folder();
    let path = folder.path().join("deep/reprise.db");
    let url = format!("sqlite://{}", path.display());
    let (clock, entropy) = (std::sync::Arc::new(reprise::desk::SystemClock), std::sync::Arc::new(reprise::desk::SystemEntropy));
    let _desk = reprise::desk::Desk::open(&url, None, clock, entropy).unwrap();
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

// The day's work ends promises and erases for good, so it is refused on a clock that leapt, forwards or back, until somebody says that the
// clock is right.
both!(the_day_s_work_is_refused_on_a_clock_that_leapt, |house| {
    use chrono::Duration;
    use reprise::desk::error::ErrorCode;
    let partners = || house.desk.partners();
    let leapt = || matches!(partners().refuse_leap(), Err(reprise::desk::DeskError::Conflict(e)) if e.code == ErrorCode::ClockLeapt);
    assert!(!leapt(), "a new house");
    house.place("A-01");
    house.clock.advance(Duration::days(90));
    assert!(!leapt(), "a quiet season");
    house.clock.advance(Duration::days(2 * 365));
    assert!(leapt(), "two years on");
    // An event on the wrong clock does not make it right.
    house.place("A-02");
    assert!(leapt());
    house.clock.advance(-Duration::days(2 * 365));
    house.place("A-03");
    assert!(leapt(), "and back again");
    partners().confirm_clock().unwrap();
    assert!(!leapt());
    house.clock.advance(-Duration::days(2));
    assert!(leapt(), "before the newest event");
    house.clock.advance(Duration::days(2));
    assert!(!leapt());
    house.assert_sound();
});
