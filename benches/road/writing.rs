//! Measures writes: durable scans, sequential and concurrent; a donor list loaded and received from.

use super::Setting;
use super::meter::{head, once};
use super::seed;
use anyhow::{Context, bail};
use reprise::desk::device::scan_result::{Mode, Scan, Scanned};
use reprise::desk::{Acting, Desk};
use reprise::domain::account::actor::Role;
use reprise::store;
use std::sync::atomic::{AtomicU32, Ordering};

/// The next scan id: an id is used once in the life of a database.
static NEXT: AtomicU32 = AtomicU32::new(0);

fn scan(desk: &Desk, acting: &Acting, run: &str, code: &str, mode: Mode) -> anyhow::Result<()> {
    let id = format!("{run}-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    match desk.devices().scan(acting, &Scan { id, code: code.to_owned(), at: None, mode }) {
        Scanned::Done(_) | Scanned::Already(_) => Ok(()),
        other => bail!("{code}: {other:?}"),
    }
}

/// Measures writes.
///
/// # Errors
/// Returns any refusal of the desk.
pub fn run(setting: &Setting) -> anyhow::Result<()> {
    let server = setting.server;
    let desk = seed::desk(&setting.url)?;
    let (technician, coordinator) = (seed::acting(&desk, Role::Technician)?, seed::acting(&desk, Role::Coordinator)?);
    let run = format!("{}", desk.now().timestamp_millis());
    let shift = u32::try_from(desk.now().timestamp() % 97)?;
    let moved = |n: u32| {
        // One device in four is in stock and may have left by an act since; the others stay in the workshop.
        let which = n.wrapping_mul(2_654_435_761) % setting.devices / 4 * 4 + 1;
        let mode = Mode::Move { location: seed::place(n + shift) };
        scan(&desk, &technician, &run, seed::tag(which).as_str(), mode)
    };
    head("Writing");
    for n in 0..50 {
        moved(n)?;
    }
    let most = 1_500;
    once(server, most, || (0..most).try_for_each(|n| moved(50 + n)))?.tell("scan that moves a device, one after another");
    let many = 6_000;
    let next = AtomicU32::new(0);
    let cost = once(server, many, || {
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..64)
                .map(|_| {
                    scope.spawn(|| {
                        loop {
                            let n = next.fetch_add(1, Ordering::Relaxed);
                            if n >= many {
                                return Ok(());
                            }
                            moved(2_000 + n)?;
                        }
                    })
                })
                .collect();
            workers.into_iter().try_for_each(|w| w.join().map_err(|_panic| anyhow::anyhow!("a worker panicked"))?)
        })
    })?;
    cost.tell("scan that moves a device, 64 at once");
    list(setting, &desk, &technician, &coordinator, &run)
}

/// A manifest of 10,000 rows: parsed, validated and loaded; then devices are received from it.
fn list(setting: &Setting, desk: &Desk, technician: &Acting, coordinator: &Acting, run: &str) -> anyhow::Result<()> {
    let rows = 10_000;
    let server = setting.server;
    let donor = desk.read(|c| Ok(store::partner::list(c, "Bruxelles Fiscalité", None, 1)?))?.pop().context("no donor")?;
    let number = seed::batch(desk, &donor)?;
    let mut csv = "type;marque;modèle;n° de série;n° d'inventaire\n".to_owned();
    for n in 0..rows {
        csv.push_str(&format!("laptop;Lenovo;ThinkPad T480;L{run}{n:05};R{run}{n:05}\n"));
    }
    let mut preview = None;
    once(server, rows, || Ok(preview = Some(desk.batches().preview_manifest(csv.as_bytes(), None)?)))?
        .tell("row of a list of 10,000 read and judged");
    let preview = preview.context("no preview")?;
    if preview.good() != usize::try_from(rows)? {
        bail!("only {} rows are good", preview.good());
    }
    once(server, rows, || Ok(drop(desk.batches().load_manifest(coordinator, number, &preview)?)))?.tell("row of a list of 10,000 loaded");
    for (from, what) in [(0, "first"), (500, "next")] {
        let cost = once(server, 500, || {
            (from..from + 500).try_for_each(|n| {
                scan(desk, technician, run, &format!("L{run}{n:05}"), Mode::Receive { batch: number, location: Some(seed::place(n)) })
            })
        })?;
        cost.tell(&format!("scan that receives from that list, the {what} 500"));
    }
    Ok(())
}
