//! Guards `reprise witness`: run by somebody outside, with the address of a running service and a file of their own, it follows the log,
//! refuses one that was changed, and what it signs is taken back and printed.

use super::{PASSWORD, Place, Run, run};
use crate::support::server::Server;
use reprise::desk::Acting;
use reprise::desk::account::users::NewUser;
use reprise::domain::account::actor::{Actor, Role};
use reprise::domain::partner::organisation::ContactLanguage;
use reprise::i18n::Locale;
use reprise::ledger::checkpoint;
use reprise::ledger::cosignature::cosignatures;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;

/// A server that answers every request with the same bytes, as often as it is asked.
fn answering(answer: &'static str, times: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for _request in 0..times {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 4096];
            assert!(stream.read(&mut asked).unwrap() > 0);
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    address
}

fn visit(outside: &Place, url: &str, more: &[&str]) -> Run {
    run(&[&["witness", url, "--state", &outside.path("state.json")], more].concat(), "")
}

fn public_key(first: &Run) -> String {
    first.err.lines().last().unwrap().rsplit(' ').next().unwrap().to_owned()
}

#[test]
fn a_witness_follows_the_log_and_its_signature_is_taken_back() {
    let (place, _) = Place::with_batch();
    let (outside, server) = (Place::new(), Server::start(&place.url()));
    let url = format!("http://{}", server.address);
    let unnamed = visit(&outside, &url, &[]);
    assert!(unnamed.code == Some(2) && unnamed.err.contains("--name"), "{unnamed:?}");
    assert_eq!(visit(&outside, &url, &["--name", "a b"]).code, Some(2));
    let first = visit(&outside, &url, &["--name", "court.example.org"]);
    assert_eq!(first.code, Some(0), "{first:?}");
    let key = public_key(&first);
    assert_eq!(cosignatures(&first.out, std::slice::from_ref(&key)).unwrap().len(), 1, "{first:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(outside.file("state.json")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // Nobody knows it yet.
    let refused = visit(&outside, &url, &["--hand-back"]);
    assert!(refused.code == Some(3) && refused.err.contains("422"), "{refused:?}");
    // The administrator adds its key; the log goes on.
    let desk = place.desk();
    let new = NewUser {
        email: "a@example.org".to_owned(),
        name: "A".to_owned(),
        role: Role::Admin,
        organisation: None,
        password: PASSWORD.to_owned(),
    };
    let user = desk.accounts().add_from_console(&new, Locale::Fr).unwrap();
    let admin = Acting::new(Actor { user, role: Role::Admin, organisation: None });
    desk.settings().set_witnesses(&admin, "", ContactLanguage::Fr, &key).unwrap();
    assert_eq!(place.run(&["ledger", "checkpoint"]).code, Some(0));
    let out = outside.path("cosigned.checkpoint");
    let handed = visit(&outside, &url, &["--hand-back", "--out", &out]);
    assert!(handed.code == Some(0) && handed.out.is_empty() && handed.err.contains("handed back"), "{handed:?}");
    let taken = place.run(&["ledger", "cosignature", &out]);
    assert!(taken.code == Some(0) && taken.out.contains("court.example.org"), "by hand as well: {taken:?}");
    assert_eq!(place.run(&["check"]).code, Some(0));
    let bundle = place.path("bundle");
    assert_eq!(place.run(&["ledger", "export", &bundle]).code, Some(0));
    let verified = Place::new().run(&["ledger", "verify", &bundle, "--checkpoint", &out]);
    assert!(verified.code == Some(0) && verified.out.contains("1 checkpoints"), "what it holds verifies the bundle: {verified:?}");
}

#[test]
fn a_log_that_was_changed_cut_or_exchanged_is_refused_and_the_contradiction_kept() {
    let (place, _) = Place::with_batch();
    let outside = Place::new();
    let copy = place.path("copy.db");
    assert_eq!(place.run(&["backup", &copy]).code, Some(0));
    let user = |email: &str| {
        let added = run(&["--database-url", &place.url(), "user", "add", email, "--role", "auditor", "--password-stdin"], PASSWORD);
        assert_eq!(added.code, Some(0), "{added:?}");
    };
    let server = Server::start(&place.url());
    let url = format!("http://{}", server.address);
    // A key learnt elsewhere is believed rather than the one that is shown.
    let wrong = outside.write("wrong.vkey", "reprise/other/1+00000000+AbYrFAm5wWkVAEEzZrFbMtTz0SVtBmZMBYC2S2Mk2Y6E\n");
    let other = visit(&outside, &url, &["--name", "court.example.org", "--vkey", &wrong]);
    assert!(other.code == Some(1) && !outside.file("state.json").exists(), "{other:?}");
    user("x@example.org");
    assert_eq!(place.run(&["ledger", "checkpoint"]).code, Some(0));
    assert_eq!(visit(&outside, &url, &["--name", "court.example.org"]).code, Some(0));
    drop(server);
    let held = fs::read(outside.file("state.json")).unwrap();
    let refused = |run: &Run, what: &str| {
        assert!(run.code == Some(1) && run.out.is_empty() && run.err.contains("Nothing was signed"), "{what}: {run:?}");
        assert_eq!(fs::read(outside.file("state.json")).unwrap(), held, "{what}: what it holds stays");
    };
    // Another service with another log is not this log.
    let (stranger, _) = Place::with_batch();
    let server = Server::start(&stranger.url());
    refused(&visit(&outside, &format!("http://{}", server.address), &[]), "another log");
    assert!(!outside.file("state.json.conflict-1").exists(), "another log contradicts nothing");
    drop(server);
    // The keeper takes an older copy, hides what is kept beside it, and goes on as if nothing had been: shorter first, then longer.
    for end in ["", "-wal", "-shm"] {
        drop(fs::remove_file(place.file(&format!("reprise.db{end}"))));
    }
    fs::copy(&copy, place.file("reprise.db")).unwrap();
    fs::remove_file(place.file("reprise.db.checkpoint")).unwrap();
    for (place_of, more) in [("1", 0), ("2", 4)] {
        for n in 0..more {
            user(&format!("y{n}@example.org"));
        }
        let server = Server::start(&place.url());
        refused(&visit(&outside, &format!("http://{}", server.address), &[]), place_of);
        let kept = fs::read_to_string(outside.file(&format!("state.json.conflict-{place_of}"))).unwrap();
        let keys = fs::read_to_string(outside.file("state.json")).unwrap();
        let state: serde_json::Value = serde_json::from_str(&keys).unwrap();
        let keys = [state["keys"][0].as_str().unwrap().to_owned()];
        // Both are signed by the same key: together they convict.
        checkpoint::verify(&kept, &keys).unwrap();
        checkpoint::verify(state["checkpoint"].as_str().unwrap(), &keys).unwrap();
    }
}

#[test]
fn only_the_host_it_was_given_is_asked() {
    let outside = Place::new();
    let target = TcpListener::bind("127.0.0.1:0").unwrap();
    target.set_nonblocking(true).unwrap();
    let elsewhere: &'static str = Box::leak(
        format!(
            "HTTP/1.1 302 Found\r\nLocation: http://{}/log/vkey\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            target.local_addr().unwrap()
        )
        .into_boxed_str(),
    );
    let redirected = visit(&outside, &answering(elsewhere, 1), &["--name", "court.example.org"]);
    assert!(redirected.code == Some(3) && redirected.err.contains("302"), "{redirected:?}");
    assert!(target.accept().is_err(), "nobody came to the other host");
    for answer in
        ["", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello", "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"]
    {
        let odd = visit(&outside, &answering(answer, 2), &["--name", "court.example.org"]);
        assert!(matches!(odd.code, Some(1 | 3)), "{odd:?}");
        assert!(!outside.file("state.json").exists(), "{answer}");
    }
    let nobody = visit(&outside, "http://127.0.0.1:1", &["--name", "court.example.org"]);
    assert_eq!(nobody.code, Some(3), "{nobody:?}");
}
