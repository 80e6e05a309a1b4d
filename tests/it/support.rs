//! Helpers that several tests share.

pub mod build;
pub mod house;
pub mod mailbox;
pub mod mutate;
pub mod postgres;
pub mod server;
pub mod walk;

use std::path::PathBuf;
use std::time::Duration;

/// The folder with the real samples, beside the project or where `REPRISE_SHARED` says. Without it the tests that need it say so
/// loudly and stop.
pub fn shared() -> Option<PathBuf> {
    let path = std::env::var_os("REPRISE_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    if path.join("samples/EXPECTED.json").is_file() {
        Some(path)
    } else {
        eprintln!("SKIPPED: no samples at {}; set REPRISE_SHARED to run this test", path.display());
        None
    }
}

/// The CPU time this thread has used: what a bound on work is held to, however busy the machine is. Where the system does not say, nothing is
/// used, and a loud line says that the bound was not tried.
pub fn cpu_time() -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = said.as_deref().and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(
        || {
            eprintln!("SKIPPED: this system does not say how much CPU time a thread used; bounds on work are not tried");
            Duration::ZERO
        },
        Duration::from_nanos,
    )
}
