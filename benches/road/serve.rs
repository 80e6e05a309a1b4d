//! Measures the server as a process: how soon it answers, and how much memory it uses.

use super::Setting;
use super::meter::memory;
use super::seed::{self, PASSWORD, PEOPLE};
use anyhow::{Context, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

struct Server {
    child: Child,
    address: String,
    /// Seconds until the server reported that it listens.
    started: f64,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Server {
    fn start(url: &str) -> anyhow::Result<Self> {
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_reprise"))
            .args(["--database-url", url, "--listen", "127.0.0.1:0", "--base-url", "http://reprise.test", "serve"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut line)?;
        let started = began.elapsed().as_secs_f64();
        let address = line.trim().strip_prefix("listening on http://").context("it does not listen")?.to_owned();
        Ok(Self { child, address, started })
    }

    fn get(&self, path: &str, cookie: &str) -> anyhow::Result<()> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: reprise.test\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        if !answer.starts_with(b"HTTP/1.1 200") {
            bail!("{path}: {}", String::from_utf8_lossy(answer.get(..60).unwrap_or_default()));
        }
        Ok(())
    }
}

/// Measures the server process.
///
/// # Errors
/// Returns an error when it does not start or answer.
pub fn run(setting: &Setting) -> anyhow::Result<()> {
    println!("\n### The server as a process\n");
    let mut starts = Vec::new();
    for _ in 0..5 {
        let server = Server::start(&setting.url)?;
        server.get("/health/ready", "")?;
        starts.push(server.started);
    }
    starts.sort_by(f64::total_cmp);
    println!("- listens after {:.0} ms (median of 5, {:.0} at best)", starts[2] * 1e3, starts[0] * 1e3);
    let server = Server::start(&setting.url)?;
    let tell = |when: &str| {
        let (all, own) = memory(server.child.id());
        println!("- {when}: {all:.0} MB resident, {own:.0} MB of its own");
    };
    tell("idle");
    let secret = seed::desk(&setting.url)?.accounts().sign_in(PEOPLE[0].0, PASSWORD)?.secret;
    let cookie = format!("sid={secret}");
    std::thread::scope(|scope| {
        let work = |from: u32| {
            for n in from..from + 250 {
                let which = n.wrapping_mul(2_654_435_761) % setting.devices;
                server.get(&format!("/devices/{}", seed::tag(which).as_str()), &cookie)?;
                server.get(&format!("/devices?q={}", seed::serial(which)), &cookie)?;
            }
            anyhow::Ok(())
        };
        let visitors: Vec<_> = (0..8).map(|v| scope.spawn(move || work(v * 250))).collect();
        visitors.into_iter().try_for_each(|v| v.join().map_err(|_panic| anyhow::anyhow!("a visitor panicked"))?)
    })?;
    tell("after 4,000 pages to 8 visitors at once");
    Ok(())
}
