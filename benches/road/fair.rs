//! Measures the fair split in memory: 2,000 requests against 20,000 devices, and a tenth of both to show how the work grows. The database
//! would only add one read per row.

use super::seed;
use chrono::{TimeZone, Utc};
use reprise::desk::allocation::fair_split::{Pool, work_out};
use reprise::domain::allocation::claim::Weights;
use reprise::domain::device::condition::{Condition, Grade};
use reprise::domain::device::kind::Kind;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::{Device, Specification};
use reprise::domain::id::{OrganisationId, UserId};
use reprise::domain::number::{Number, Series};
use reprise::domain::request::programme::Audience;
use reprise::domain::request::{Request, RequestLine, RequestState};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

const KINDS: [Kind; 3] = [Kind::Laptop, Kind::Desktop, Kind::Tablet];
const GRADES: [Grade; 3] = [Grade::A, Grade::B, Grade::C];

fn number(series: Series, place: usize) -> Number {
    Number { series, year: 2026, place: i64::try_from(place).unwrap_or(0) + 1 }
}

fn device(n: usize) -> Device {
    let at = Utc.with_ymd_and_hms(2026, 11, 22, 9, 0, 0).unwrap();
    Device {
        tag: seed::tag(u32::try_from(n).unwrap_or(0)),
        kind: KINDS[n % 3],
        batch: number(Series::Batch, n % 40),
        line: None,
        stage: Stage::Stock,
        since: at,
        specification: Specification {
            model: Some(format!("Model {}", n % 47)),
            ram_mb: Some(4096 << (n / 7 % 3)),
            year: Some(2016 + i32::try_from(n / 11 % 6).unwrap_or(0)),
            ..Specification::default()
        },
        kept: Vec::new(),
        holds: Vec::new(),
        locks: Vec::new(),
        media: Vec::new(),
        no_medium: None,
        condition: Condition::default(),
        grade: Some(GRADES[n / 3 % 3]),
        location: Some(format!("A-{:02}", n % 90)),
        reservation: None,
        custody: None,
        fitted: Vec::new(),
        taken: Vec::new(),
        seen: None,
        version: 1,
    }
}

fn request(n: usize) -> Request {
    let at = Utc.with_ymd_and_hms(2026, 10, 1 + u32::try_from(n % 28).unwrap_or(0), 9, 0, 0).unwrap();
    let line = |place: usize| RequestLine {
        least_ram_mb: [None, Some(8_192), Some(4_096)][(n + place) % 3],
        ..RequestLine::new(KINDS[(n + place) % 3], 5 + u32::try_from(n % 40).unwrap_or(0), GRADES[(n / 2 + place) % 3])
    };
    let organisation = OrganisationId::new(format!("organisation-{:05}", n * 7 / 10));
    let audience = Audience::ALL[n % Audience::ALL.len()];
    let begun =
        Request::begun(number(Series::Request, n), organisation, ["46", "47", "57"][n % 3].to_owned(), audience, UserId::new("u"), at);
    Request { people: 4 + u32::try_from(n % 60).unwrap_or(0), lines: vec![line(0), line(1)], state: RequestState::Submitted, ..begun }
}

/// Measures the fair split.
pub fn run() {
    println!("\n### The fair split");
    println!("\n| requests | devices | devices given | seconds |\n|---:|---:|---:|---:|");
    for (requests, devices) in [(200, 2_000), (2_000, 20_000)] {
        let actions =
            |n: usize| ["46", "47", "57"].iter().enumerate().filter(|(a, _)| (n + a) % 4 != 0).map(|(_, a)| (*a).to_owned()).collect();
        let at = Utc.with_ymd_and_hms(2026, 11, 22, 9, 0, 0).unwrap();
        let pool = Pool {
            requests: (0..requests).map(|n| (request(n), vec![0, 0])).collect(),
            outside: Vec::new(),
            devices: (0..devices).map(device).collect(),
            actions_of: (0..40).map(|n| (number(Series::Batch, n), actions(n))).collect::<BTreeMap<_, BTreeSet<String>>>(),
            earlier: BTreeMap::new(),
            support: std::sync::Arc::clone(reprise::ingest::tables::support()),
            today: at.date_naive(),
        };
        let begun = Instant::now();
        let working = work_out(&pool, &Weights::default(), 7, at, None).unwrap_or_default();
        println!("| {requests} | {devices} | {} | {:.2} |", working.given(), begun.elapsed().as_secs_f64());
    }
}
