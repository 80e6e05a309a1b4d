//! `reprise demo`: fills an empty database with a believable year, through the desk only, and serves it.
//!
//! All people and organisations are invented. The same seed always gives the same year. It is served by a second desk with the system's
//! entropy, so that secrets created later cannot be predicted.
//!
//! - `story.rs`: the year, month by month. The operations it uses are in `deliveries.rs`, `workshop.rs`, `requests.rs`, `fair_split.rs`,
//!   `applications.rs`, `open_work.rs`, `stock_takes.rs` and `waste.rs`.
//! - `operator.rs`, `partners.rs`: accounts, locations, organisations.
//! - `machines.rs`, `manifests.rs`, `report.rs`, `signatures.rs`: invented machines, donor lists, reports and signatures.
//! - `clock.rs`: the clock and the seeded entropy.

pub mod applications;
mod clock;
pub mod deliveries;
pub mod fair_split;
mod machines;
pub mod manifests;
pub mod open_work;
pub mod operator;
mod partners;
mod report;
pub mod requests;
pub mod signatures;
pub mod stock_takes;
mod story;
mod waste;
pub mod workshop;

use self::operator::{Crew, PASSWORD};
use super::check::summary;
use super::console::{Console, Failure};
use super::serve;
use crate::desk::error::OrNotFound;
use crate::desk::{Desk, DeskError, Noun, SystemEntropy};
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::request::RequestState;
use crate::domain::time::Clock;
use crate::i18n::word::word;
use crate::store;
use chrono::NaiveDate;
use clap::Args;
use clock::{DemoClock, DemoEntropy};
use partners::Partners;
use std::sync::Arc;

/// Seed of the desk's entropy: ids, tags, salts.
const DESK_SEED: u64 = 46;
/// Seed of the story. It is separate, so that a change in the desk does not change the story.
const STORY_SEED: u64 = 57;

/// How.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Only fill the database.
    #[arg(long)]
    no_serve: bool,
}

/// The state that all parts of the story share.
struct Year<'a> {
    desk: &'a Desk,
    clock: &'a DemoClock,
    entropy: &'a DemoEntropy,
    crew: Crew,
    partners: Partners,
}

impl Year<'_> {
    fn device(&self, tag: Tag) -> Result<Device, DeskError> {
        self.desk.read(|c| store::device::find(c, &tag)?.or_not_found(Noun::Device, tag))
    }
}

pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let first = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap_or_default();
    let clock = Arc::new(DemoClock::at(first));
    let hands: Arc<dyn Clock> = Arc::<DemoClock>::clone(&clock);
    let open = Desk::open(&console.database_url, console.base_url.clone(), hands, Arc::new(DemoEntropy::seeded(DESK_SEED)));
    let desk = open.map_err(|e| console.said(&e))?;
    let events = desk.read(|c| Ok(store::ledger::event::size(c)?)).map_err(|e| console.said(&e))?;
    if events > 0 {
        return Err(console.wrong("cli-demo-occupied", &[]));
    }
    // The key comes from the system: one that is drawn like the rest of the story would be the same everywhere.
    let opener =
        Desk::open(&console.database_url, None, Arc::<DemoClock>::clone(&clock), Arc::new(SystemEntropy)).map_err(|e| console.said(&e))?;
    console.open_log(&opener)?;
    drop(opener);
    if let Some(why) = console.open_log(&desk)? {
        return Err(Failure::NotSo(vec![console.why_closed(&why)]));
    }
    console.tell(&console.locale.t("cli-demo-begins"));
    fill(&desk, &clock).map_err(|e| console.said(&e))?;
    summary(console, desk.ledger().check().map_err(|e| console.said(&e))?)?;
    table(console, &desk)?;
    drop(desk);
    if arguments.no_serve { Ok(()) } else { serve::run(console) }
}

/// Creates the operator, the partners and the whole year.
fn fill(desk: &Desk, clock: &DemoClock) -> Result<(), DeskError> {
    let entropy = DemoEntropy::seeded(STORY_SEED);
    let crew = operator::open(desk, clock)?;
    let partners = partners::meet(desk, clock, &crew)?;
    Year { desk, clock, entropy: &entropy, crew, partners }.tell()
}

/// Prints the number of devices and requests by state, and how to sign in.
fn table(console: &Console, desk: &Desk) -> Result<(), Failure> {
    let locale = console.locale;
    let count = |n: usize| locale.number(i64::try_from(n).unwrap_or(i64::MAX));
    let rows = desk.read(|c| {
        let mut rows: Vec<(String, usize)> = Vec::new();
        for stage in Stage::ALL {
            let filter = store::device::Filter { stage: Some(*stage), ..store::device::Filter::default() };
            rows.push((word(locale, "stage", stage.as_str()), store::device::all(c, &filter)?.len()));
        }
        let requests = store::request::list(c, &store::request::Filter::default(), None, 1_000)?;
        for state in RequestState::ALL {
            rows.push((word(locale, "request-state", state.as_str()), requests.iter().filter(|r| r.state == *state).count()));
        }
        Ok::<_, DeskError>(rows)
    });
    for (name, n) in rows.map_err(|e| console.said(&e))?.iter().filter(|(_, n)| *n > 0) {
        console.print(&format!("{:>8}  {name}", count(*n)))?;
    }
    let accounts = desk.read(|c| Ok(store::account::list(c, None, 100)?)).map_err(|e| console.said(&e))?;
    for account in accounts {
        // A partner who applied by form has no password and signs in by a link.
        let how = if account.password.is_empty() { format!(" · {}", locale.t("cli-demo-by-link")) } else { String::new() };
        console.print(&format!("{:<28} {:<24} {}{how}", account.email, account.name, word(locale, "role", &account.role)))?;
    }
    console.print(&locale.x("cli-demo-password", PASSWORD))
}
