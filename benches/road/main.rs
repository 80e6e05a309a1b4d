//! Measures the whole workflow at 1,000, 100,000 and 1,000,000 devices on both databases: `cargo bench --bench road`.
//!
//! `REPRISE_BENCH_DEVICES` sets other sizes (`1000,100000`), `REPRISE_BENCH_SECONDS` how long each read is measured.
//! `REPRISE_BENCH_POSTGRES_URL` names a PostgreSQL server whose user may create databases, and `REPRISE_BENCH_POSTGRES_PID` its first
//! process, for its CPU time. `REPRISE_BENCH_ONLY` selects one part: `plans`, `read`, `write`, `reports`, `beside`, `paper`, `serve` or
//! `fair`.
//!
//! Databases are created once and kept in `target/bench-data`. The results are in docs/performance.md.
#![expect(
    clippy::all,
    clippy::pedantic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench says what it saw, and stops where it cannot"
)]

mod beside;
mod fair;
mod meter;
mod paper;
mod plans;
mod reading;
mod reports;
mod seed;
mod serve;
mod writing;

use anyhow::Context;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::path::PathBuf;
use std::time::Duration;

/// The database to measure on, and the limits.
pub struct Setting {
    /// The URL of the database.
    pub url: String,
    /// The number of devices in it.
    pub devices: u32,
    /// The process id of the database server, for its CPU time; `None` for SQLite.
    pub server: Option<u32>,
    /// The least time that each read is measured.
    pub least: Duration,
}

fn main() -> anyhow::Result<()> {
    // `cargo test --benches` does not pass this flag, so measuring only starts on request.
    if !std::env::args().any(|a| a == "--bench") {
        return Ok(());
    }
    let sizes = std::env::var("REPRISE_BENCH_DEVICES").unwrap_or_else(|_unset| "1000,100000,1000000".to_owned());
    let sizes: Vec<u32> = sizes.split(',').map(|n| n.trim().parse()).collect::<Result<_, _>>().context("REPRISE_BENCH_DEVICES")?;
    let seconds: f64 = std::env::var("REPRISE_BENCH_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(1.0);
    let only = std::env::var("REPRISE_BENCH_ONLY").unwrap_or_default();
    let wanted = |part: &str| only.is_empty() || only.split(',').any(|o| o == part);
    if wanted("fair") {
        // The fair split needs no database.
        fair::run();
        if only == "fair" {
            return Ok(());
        }
    }
    let server: Option<u32> = std::env::var("REPRISE_BENCH_POSTGRES_PID").ok().and_then(|p| p.parse().ok());
    let skip = std::env::var("REPRISE_BENCH_SKIP").unwrap_or_default();
    for devices in sizes {
        for postgres in [false, true] {
            let name = if postgres { "PostgreSQL" } else { "SQLite" };
            if skip.eq_ignore_ascii_case(name) {
                continue;
            }
            let Some(url) = (if postgres { on_server(devices)? } else { Some(in_file(devices)?) }) else {
                println!("\nSKIPPED: no PostgreSQL; REPRISE_BENCH_POSTGRES_URL names one");
                continue;
            };
            println!("\n## {name}, {devices} devices");
            let setting = Setting { url, devices, server: server.filter(|_| postgres), least: Duration::from_secs_f64(seconds) };
            if wanted("plans") {
                plans::run(&setting)?;
            }
            if wanted("read") {
                reading::run(&setting)?;
            }
            if wanted("write") {
                writing::run(&setting)?;
            }
            if wanted("reports") {
                reports::run(&setting)?;
            }
            if wanted("beside") {
                beside::run(&setting)?;
            }
            if wanted("paper") {
                paper::run(&setting)?;
            }
            if wanted("serve") {
                serve::run(&setting)?;
            }
        }
    }
    Ok(())
}

/// The folder of the databases.
fn folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    target.join("bench-data")
}

/// The URL of the SQLite file of a size, created when it is missing.
fn in_file(devices: u32) -> anyhow::Result<String> {
    let folder = folder();
    std::fs::create_dir_all(&folder)?;
    let (ready, making) = (folder.join(format!("{devices}.db")), folder.join(format!("{devices}.db.new")));
    if !ready.exists() {
        for left in ["", "-wal", "-shm"] {
            let mut name = making.clone().into_os_string();
            name.push(left);
            drop(std::fs::remove_file(name));
        }
        let cost = meter::once(None, devices, || seed::fill(&format!("sqlite://{}", making.display()), devices))?;
        println!("\nSQLite with {devices} devices made in {:.0} s ({:.0} CPU-seconds)", cost.wall, cost.cpu);
        std::fs::rename(&making, &ready)?;
    }
    Ok(format!("sqlite://{}", ready.display()))
}

#[derive(QueryableByName)]
struct There {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

/// The URL of the PostgreSQL database of a size, created when it is missing; `None` without a server.
fn on_server(devices: u32) -> anyhow::Result<Option<String>> {
    let Ok(admin) = std::env::var("REPRISE_BENCH_POSTGRES_URL") else { return Ok(None) };
    let name = format!("reprise_bench_{devices}");
    let (before, parameters) = admin.split_once('?').map_or((admin.as_str(), String::new()), |(b, p)| (b, format!("?{p}")));
    let base = before.rsplit_once('/').map_or(before, |(base, _)| base);
    let url = |database: &str| format!("{base}/{database}{parameters}");
    let mut connection = PgConnection::establish(&admin)?;
    let there: There = diesel::sql_query("SELECT count(*) AS n FROM pg_database WHERE datname = $1")
        .bind::<diesel::sql_types::Text, _>(&name)
        .get_result(&mut connection)?;
    if there.n == 0 {
        connection.batch_execute(&format!("DROP DATABASE IF EXISTS {name}_new; "))?;
        connection.batch_execute(&format!("CREATE DATABASE {name}_new"))?;
        let cost = meter::once(None, devices, || seed::fill(&url(&format!("{name}_new")), devices))?;
        println!("\nPostgreSQL with {devices} devices made in {:.0} s ({:.0} CPU-seconds here)", cost.wall, cost.cpu);
        connection.batch_execute(&format!("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}_new'"))?;
        connection.batch_execute(&format!("ALTER DATABASE {name}_new RENAME TO {name}"))?;
    }
    Ok(Some(url(&name)))
}
