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

/// The folder with the real sample files: `REPRISE_SHARED`, or `shared` beside the project. Without it, tests that need it print a warning
/// and skip.
pub fn shared() -> Option<PathBuf> {
    let path = std::env::var_os("REPRISE_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    if path.join("samples/EXPECTED.json").is_file() {
        Some(path)
    } else {
        eprintln!("SKIPPED: no samples at {}; set REPRISE_SHARED to run this test", path.display());
        None
    }
}

/// CPU time used by this thread. Bounds on work are checked against it, because wall-clock time depends on the load of the machine. Where
/// the system does not report it, this returns zero and prints a warning that the bound was not checked.
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
