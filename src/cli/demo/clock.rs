//! Clock and entropy of the demo: a clock that is set by hand and keeps working hours, and a seeded generator.

use crate::domain::entropy::Entropy;
use crate::domain::time::Clock;
use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc, Weekday};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// The hour (UTC) at which the depot opens.
const OPENS: u32 = 7;
/// The hour (UTC) at which the depot closes.
const CLOSES: u32 = 15;

/// A clock that advances only when told to, and never goes back. Holds milliseconds since 1970.
#[derive(Debug)]
pub(super) struct DemoClock(AtomicI64);

impl DemoClock {
    /// A clock set to the opening time of a day.
    pub(super) fn at(day: NaiveDate) -> Self {
        Self(AtomicI64::new(opening(day).timestamp_millis()))
    }

    /// Advances by some seconds; after closing time, to the opening of the next working day.
    pub(super) fn advance(&self, seconds: i64) {
        let mut next = self.now() + Duration::seconds(seconds.max(1));
        if next.hour() >= CLOSES {
            next = opening(next.date_naive() + Duration::days(1));
        }
        self.set(next);
    }

    /// Advances to the opening time of a day, unless it is later already.
    pub(super) fn until(&self, day: NaiveDate) {
        self.set(opening(day).max(self.now() + Duration::seconds(1)));
    }

    /// Advances by some working days, to the opening time.
    pub(super) fn rest(&self, days: i64) {
        let mut day = self.now().date_naive();
        for _ in 0..days {
            day = opening(day + Duration::days(1)).date_naive();
        }
        self.until(day);
    }

    fn set(&self, at: DateTime<Utc>) {
        self.0.store(at.timestamp_millis(), Ordering::SeqCst);
    }
}

/// Opening time on a day, or on the next working day if it is a weekend.
fn opening(mut day: NaiveDate) -> DateTime<Utc> {
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day += Duration::days(1);
    }
    day.and_hms_opt(OPENS, 4, 0).unwrap_or_default().and_utc()
}

impl Clock for DemoClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst)).unwrap_or_default()
    }
}

/// Entropy from a seed (splitmix64), so that the demo is the same every time. Not for secrets.
#[derive(Debug)]
pub(super) struct DemoEntropy {
    /// The state of the generator.
    state: AtomicU64,
    /// That of the salts: they have a stream of their own, so that a text more to be sealed does not change every tag after it.
    salts: AtomicU64,
}

impl DemoEntropy {
    /// Creates the generator from a seed.
    pub(super) const fn seeded(seed: u64) -> Self {
        Self { state: AtomicU64::new(seed), salts: AtomicU64::new(!seed) }
    }

    fn next(&self) -> u64 {
        step(&self.state)
    }

    /// A number from 0 to `bound - 1`.
    pub(super) fn below(&self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        usize::try_from(self.next() % bound).unwrap_or(0)
    }

    /// A number from `least` to `most`, both included.
    pub(super) fn between(&self, least: i64, most: i64) -> i64 {
        let span = usize::try_from((most - least).max(0)).unwrap_or(0);
        least + i64::try_from(self.below(span + 1)).unwrap_or(0)
    }

    /// True with a probability of `percent`.
    pub(super) fn happens(&self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A random element; `None` of an empty slice.
    pub(super) fn one<'a, T>(&self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// A random word of `length` characters of an alphabet.
    pub(super) fn word(&self, alphabet: &str, length: usize) -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        (0..length).filter_map(|_| self.one(&letters).copied()).collect()
    }
}

/// The next number of a stream (splitmix64).
fn step(stream: &AtomicU64) -> u64 {
    let state = stream.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst).wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

fn filled(bytes: &mut [u8], stream: &AtomicU64) {
    for chunk in bytes.chunks_mut(8) {
        for (slot, byte) in chunk.iter_mut().zip(step(stream).to_le_bytes()) {
            *slot = byte;
        }
    }
}

impl Entropy for DemoEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        filled(bytes, &self.state);
    }

    fn salt(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        filled(&mut bytes, &self.salts);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::{DemoClock, DemoEntropy};
    use crate::domain::time::Clock;
    use chrono::{Datelike, NaiveDate, Timelike, Weekday};

    #[test]
    fn the_depot_is_closed_at_night_and_at_the_week_end() {
        let friday = NaiveDate::from_ymd_opt(2026, 3, 6).unwrap();
        let clock = DemoClock::at(friday);
        let mut before = clock.now();
        for _ in 0..200 {
            clock.advance(1_800);
            let now = clock.now();
            assert!(now > before && (7..15).contains(&now.hour()) && !matches!(now.weekday(), Weekday::Sat | Weekday::Sun), "{now}");
            before = now;
        }
        clock.until(friday);
        assert!(clock.now() > before, "a clock that went back would put the ledger out of order");
    }

    #[test]
    fn the_same_seed_gives_the_same_year() {
        let (a, b) = (DemoEntropy::seeded(7), DemoEntropy::seeded(7));
        assert_eq!(a.word("ABCDEF", 20), b.word("ABCDEF", 20));
        assert_ne!(a.word("ABCDEF", 20), b.word("ABCDEFG", 20));
        assert!((0..1_000).all(|_| (3..=5).contains(&a.between(3, 5))));
    }
}
