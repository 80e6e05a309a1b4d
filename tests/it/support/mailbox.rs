//! A third-party SMTP server on a free port, and the letters it received.

use super::house::folder;
use reprise::post::Server;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running mail server.
pub struct Mailbox {
    child: Child,
    folder: tempfile::TempDir,
    /// How the program reaches it.
    pub server: Server,
    /// The same, as a URL.
    pub url: String,
}

/// The sender of our letters.
pub const FROM: &str = "Reprise – prêt à l’essai <reprise@reprise.test>";

impl Mailbox {
    /// Starts the server; `None`, with a printed warning, where Python's `aiosmtpd` is not installed.
    pub fn open() -> Option<Self> {
        let folder = folder();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/mailbox.py");
        let mut command = Command::new("/usr/bin/python3");
        command.arg(script).arg(folder.path().join("taken")).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut line = String::new();
        let started = command.spawn().map(|mut child| {
            BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
            child
        });
        let Some(child) = started.ok().filter(|_| !line.is_empty()) else {
            assert!(std::env::var_os("REPRISE_TEST_SMTP").is_none_or(|v| v != "required"), "no mail server: install python3-aiosmtpd");
            eprintln!("SKIPPED: no mail server; install python3-aiosmtpd to run this test");
            return None;
        };
        let url = format!("smtp://127.0.0.1:{}?tls=none", line.trim());
        Some(Self { child, folder, server: Server::new(&url, FROM).unwrap(), url })
    }

    /// The letters received so far.
    pub fn taken(&self) -> Vec<Value> {
        let text = std::fs::read_to_string(self.folder.path().join("taken")).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// All headers with this name.
pub fn headers<'a>(message: &'a Value, name: &str) -> Vec<&'a str> {
    let all = message["headers"].as_array().unwrap().iter();
    all.filter(|pair| pair[0] == name).map(|pair| pair[1].as_str().unwrap()).collect()
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
