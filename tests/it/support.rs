//! Helpers that several tests share.

pub mod build;
pub mod forge;
pub mod house;
pub mod mailbox;
pub mod mutate;
pub mod postgres;
pub mod server;
pub mod walk;

use std::path::PathBuf;
use std::sync::LazyLock;
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

/// How much slower this machine is than the one for which bounds on work were chosen; at least 1. A fixed loop is timed once.
static SLOWNESS: LazyLock<f64> = LazyLock::new(|| {
    const ROUNDS: u64 = 20_000_000;
    const THERE: f64 = 0.12;
    let before = cpu_time_here();
    let mut sum = 0_u64;
    for n in 0..ROUNDS {
        sum = std::hint::black_box(sum.rotate_left(5) ^ n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    }
    ((cpu_time_here() - before).as_secs_f64() / THERE).max(1.0)
});

/// CPU time used by this thread, as a machine of the usual speed would have used. Bounds on work are checked against it, because wall-clock
/// time depends on the load of the machine. Where the system does not report it, this returns zero and prints a warning that the bound was
/// not checked.
pub fn cpu_time() -> Duration {
    let slowness = *SLOWNESS;
    cpu_time_here().div_f64(slowness)
}

fn cpu_time_here() -> Duration {
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
