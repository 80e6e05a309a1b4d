//! Guards the report readers against broken input: a small share of `cargo bench --bench fuzz` in every test run.

use crate::support::mutate::{Mutator, feed};
use crate::support::{cpu_time, shared};
use std::time::Duration;

/// The number of inputs in each test run.
const INPUTS: u32 = 6_000;

#[test]
fn no_broken_report_stops_a_reader_or_holds_it_up() {
    let samples = shared().map(|s| s.join("samples"));
    let mut mutator = Mutator::new(20_261_122, samples.as_deref());
    for n in 0..INPUTS {
        let input = mutator.next_input();
        let before = cpu_time();
        feed(&input);
        let used = cpu_time() - before;
        assert!(used < Duration::from_secs(1), "input {n} took {used:?} of the processor: {:?}", String::from_utf8_lossy(&input));
    }
}
