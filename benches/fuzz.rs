//! Fuzzes the report readers with mutated reports: `cargo bench --bench fuzz`. `REPRISE_FUZZ_INPUTS` sets the number of inputs (default:
//! ten million), `REPRISE_FUZZ_SEED` the first seed.
//!
//! The run fails at the first panic, at any input that takes a second or more, and when memory passes 256 MB.
#![allow(
    clippy::all,
    clippy::pedantic,
    clippy::allow_attributes,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench says what it saw, and stops where it cannot"
)]

#[path = "../tests/it/support/mutate.rs"]
mod mutate;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The peak memory of this process, in mebibytes.
fn peak() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

fn main() -> anyhow::Result<()> {
    // `cargo test --benches` does not pass this flag, so the long run only starts on request.
    if !std::env::args().any(|a| a == "--bench") {
        return Ok(());
    }
    let inputs = number("REPRISE_FUZZ_INPUTS", 10_000_000);
    let seed = number("REPRISE_FUZZ_SEED", 1);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let samples = std::env::var_os("REPRISE_SHARED").map(|s| std::path::PathBuf::from(s).join("samples"));
    let began = Instant::now();
    let (done, worst, accepted) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (done, worst, accepted, samples) = (&done, &worst, &accepted, samples.as_deref());
            scope.spawn(move || {
                let mut mutator = mutate::Mutator::new(seed.wrapping_mul(1_000).wrapping_add(thread as u64), samples);
                while done.fetch_add(1, Ordering::Relaxed) < inputs {
                    let input = mutator.next_input();
                    let at = Instant::now();
                    mutate::feed(&input);
                    let mut took = at.elapsed();
                    // A busy machine may delay any input, so a slow one is measured again before it counts as slow.
                    for _ in 0..3 {
                        if took >= Duration::from_secs(1) {
                            let again = Instant::now();
                            mutate::feed(&input);
                            took = took.min(again.elapsed());
                        }
                    }
                    assert!(took < Duration::from_secs(1), "{took:?}: {:?}", String::from_utf8_lossy(&input));
                    worst.fetch_max(took.as_micros() as u64, Ordering::Relaxed);
                    accepted.fetch_add(u64::from(reprise::ingest::read(&input).is_ok()), Ordering::Relaxed);
                }
            });
        }
    });
    let peak = peak();
    println!(
        "{inputs} inputs in {:.0} s, {} of them still read as a report; the slowest took {} ms; {peak} MB at most",
        began.elapsed().as_secs_f64(),
        accepted.load(Ordering::Relaxed),
        worst.load(Ordering::Relaxed) / 1000
    );
    anyhow::ensure!(peak < 256, "{peak} MB are more than 256");
    Ok(())
}
