//! Measures the cost of work: CPU-seconds of this process and of the database server's processes (if any), next to wall-clock time. On a
//! shared machine wall-clock time says little; CPU-seconds show what the program itself costs.

use std::fs;
use std::time::{Duration, Instant};

/// Clock ticks of `/proc` per second: 100 on every Linux we run on.
const TICKS: f64 = 100.0;

/// One measurement, in total.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// How many times the work was done.
    pub times: u32,
    /// CPU-seconds of this process.
    pub cpu: f64,
    /// CPU-seconds of the database server's processes.
    pub server: f64,
    /// Wall-clock seconds.
    pub wall: f64,
}

impl Cost {
    /// Prints the measurement as a table row.
    pub fn tell(&self, what: &str) {
        let times = f64::from(self.times);
        let each = |seconds: f64| seconds * 1e6 / times;
        let rate = |seconds: f64| if seconds > 0.0 { times / seconds } else { f64::INFINITY };
        println!(
            "| {what} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} |",
            times,
            each(self.cpu),
            rate(self.cpu),
            each(self.server),
            each(self.wall),
            rate(self.wall)
        );
    }
}

/// Prints the head of the table that [`Cost::tell`] fills.
pub fn head(title: &str) {
    println!("\n### {title}\n");
    println!("| Work | times | µs CPU each | per CPU-second | µs CPU of the database server each | µs wall each | per second |");
    println!("|---|---|---|---|---|---|---|");
}

/// Repeats the work for at least `least`, after a warm-up.
///
/// # Errors
/// Returns the first error of the work.
pub fn measure(server: Option<u32>, least: Duration, mut work: impl FnMut(u32) -> anyhow::Result<()>) -> anyhow::Result<Cost> {
    for n in 0..20 {
        work(n)?;
    }
    let (cpu, of_server, began) = (own_cpu(), server_cpu(server), Instant::now());
    let mut times = 0;
    while times < 20 || began.elapsed() < least {
        work(20 + times)?;
        times += 1;
    }
    Ok(Cost { times, cpu: own_cpu() - cpu, server: server_cpu(server) - of_server, wall: began.elapsed().as_secs_f64() })
}

/// Measures one piece of work that counts as `times` items.
///
/// # Errors
/// Returns the error of the work.
pub fn once(server: Option<u32>, times: u32, work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<Cost> {
    let (cpu, of_server, began) = (own_cpu(), server_cpu(server), Instant::now());
    work()?;
    Ok(Cost { times, cpu: own_cpu() - cpu, server: server_cpu(server) - of_server, wall: began.elapsed().as_secs_f64() })
}

/// The fields of a process's `stat` file from the third on. The name before them may contain spaces.
fn stat(pid: &str) -> Vec<i64> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let rest = text.rsplit_once(')').map_or("", |(_, rest)| rest);
    rest.split_whitespace().map(|field| field.parse().unwrap_or(0)).collect()
}

fn ticks(fields: &[i64], from: usize, count: usize) -> f64 {
    fields.iter().skip(from).take(count).map(|t| f64::from(i32::try_from(*t).unwrap_or(0))).sum::<f64>() / TICKS
}

/// CPU time of this process so far (user and system), in seconds.
fn own_cpu() -> f64 {
    ticks(&stat("self"), 11, 2)
}

/// CPU time of a database server so far, in seconds: its own, its children's, and that of ended children.
fn server_cpu(server: Option<u32>) -> f64 {
    let Some(server) = server else { return 0.0 };
    let mut total = ticks(&stat(&server.to_string()), 11, 4);
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(pid) = name.to_str().filter(|n| n.bytes().all(|b| b.is_ascii_digit())) else { continue };
        let fields = stat(pid);
        if fields.get(1).is_some_and(|parent| *parent == i64::from(server)) {
            total += ticks(&fields, 11, 2);
        }
    }
    total
}

/// Resident memory of a process, and the anonymous part of it (not file pages), in mebibytes.
pub fn memory(pid: u32) -> (f64, f64) {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let field = |name: &str| {
        let line = text.lines().find_map(|l| l.strip_prefix(name)).unwrap_or("");
        line.split_whitespace().next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    };
    (field("VmRSS:"), field("RssAnon:"))
}
