//! Measures how long another technician's scan waits while a large operation runs: consecutive scans, first alone, then during each
//! operation. The longest wait is the result.

use super::Setting;
use super::seed::{self, PASSWORD, PEOPLE};
use anyhow::{Context, bail, ensure};
use axum::body::Body;
use axum::http::{Request, header};
use reprise::desk::device::scan_result::{Mode, Scan, Scanned};
use reprise::desk::{Acting, Desk};
use reprise::domain::account::actor::Role;
use reprise::store;
use serde_json::json;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tower::ServiceExt;

/// Scans in one call, consecutive reports, and labels in one print.
const SCANS: u32 = 10_000;
const REPORTS: u32 = 1_000;
const LABELS: u32 = 10_000;

/// The other technician: scans until told to stop, and returns the duration of each scan.
fn other(desk: &Desk, acting: &Acting, run: &str, devices: u32, stop: &AtomicBool) -> anyhow::Result<Vec<Duration>> {
    let mut waits = Vec::new();
    let mut n: u32 = 0;
    while !stop.load(Ordering::Relaxed) || waits.len() < 20 {
        n += 1;
        // A device that stays in the workshop, as in `writing.rs`. The location changes each time, so that every scan writes.
        let code = seed::tag(n.wrapping_mul(2_654_435_761) % devices / 4 * 4 + 1);
        let mode = Mode::Move { location: seed::place(n.wrapping_mul(7) + u32::try_from(waits.len())? % 5) };
        let began = Instant::now();
        let told = desk.devices().scan(acting, &Scan { id: format!("{run}-{n}"), code: code.as_str().to_owned(), at: None, mode });
        waits.push(began.elapsed());
        if let Scanned::Refused(error) = told {
            bail!("{code}: {error}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(waits)
}

fn beside(what: &str, desk: &Desk, acting: &Acting, devices: u32, work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<()> {
    let run = format!("beside-{}-{}", desk.now().timestamp_micros(), what.len());
    let stop = AtomicBool::new(false);
    let began = Instant::now();
    let waits = std::thread::scope(|scope| {
        let scans = scope.spawn(|| other(desk, acting, &run, devices, &stop));
        let done = work();
        stop.store(true, Ordering::Relaxed);
        let waits = scans.join().map_err(|_panic| anyhow::anyhow!("the other technician panicked"))?;
        done.and(waits)
    })?;
    let took = began.elapsed();
    let mut sorted = waits;
    sorted.sort_unstable();
    let at =
        |hundredths: usize| sorted.get(sorted.len() * hundredths / 100).or(sorted.last()).copied().unwrap_or_default().as_secs_f64() * 1e3;
    println!("| {what} | {:.1} | {} | {:.1} | {:.1} | {:.1} |", took.as_secs_f64(), sorted.len(), at(50), at(99), at(100));
    Ok(())
}

/// Measures how long other users wait.
///
/// # Errors
/// Returns any refusal of the desk.
pub fn run(setting: &Setting) -> anyhow::Result<()> {
    let desk = seed::desk(&setting.url)?;
    let technician = seed::acting(&desk, Role::Technician)?;
    let devices = setting.devices;
    println!("\n### Another technician's scan meanwhile\n");
    println!("| Meanwhile | took, s | scans | median, ms | 99 of 100 within, ms | longest, ms |");
    println!("|---|---|---|---|---|---|");
    beside("nothing", &desk, &technician, devices, || Ok(std::thread::sleep(Duration::from_secs(3))))?;

    let (email, _) = PEOPLE.iter().find(|(_, role)| *role == Role::Technician).context("no technician")?;
    let token = desk.accounts().add_token_from_console(email, "bench", true)?;
    let run = desk.now().timestamp_micros();
    let scans: Vec<_> = (0..SCANS)
        .map(|n| {
            let tag = seed::tag(n.wrapping_mul(40_503) % devices / 4 * 4 + 1);
            json!({"id": format!("{run}-{n}"), "code": tag.as_str(), "mode": {"do": "move", "location": seed::place(n * 3 + u32::try_from(run % 7).unwrap_or(0))}})
        })
        .collect();
    let router = reprise::web::app(desk.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let call = |path: &str, body: Vec<u8>, kind: &str| -> anyhow::Result<Vec<u8>> {
        let request = Request::post(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body))?;
        runtime.block_on(async {
            let answer = router.clone().oneshot(request).await?;
            ensure!(answer.status().is_success(), "{}", answer.status());
            Ok(axum::body::to_bytes(answer.into_body(), usize::MAX).await?.to_vec())
        })
    };
    let body = serde_json::to_vec(&scans)?;
    beside(&format!("{SCANS} scans in one call of the API"), &desk, &technician, devices, || {
        let told: Vec<serde_json::Value> = serde_json::from_slice(&call("/api/v1/scans", body.clone(), "application/json")?)?;
        let refused = told.iter().filter(|t| t["outcome"] == "refused").count();
        ensure!(refused == 0 && told.len() == scans.len(), "{refused} refused");
        Ok(())
    })?;
    beside(&format!("{SCANS} scans foretold"), &desk, &technician, devices, || {
        Ok(drop(call("/api/v1/scans?rehearse=true", body, "application/json")?))
    })?;

    let mut reports = Vec::new();
    for n in 0..REPORTS {
        let which = n.wrapping_mul(2_654_435_761) % devices / 4 * 4 + 1;
        let device = desk.read(|c| Ok(store::device::find(c, &seed::tag(which))?))?.context("no device")?;
        reports.push(super::reports::report(&device.specification.serial.unwrap_or_default(), &format!("{run}"), n));
    }
    beside(&format!("{REPORTS} reports"), &desk, &technician, devices, || {
        reports.into_iter().try_for_each(|report| Ok(drop(desk.evidence().keep(&technician, None, report)?)))
    })?;

    let tags: Vec<String> = (0..LABELS.min(devices)).map(|n| seed::tag(n).as_str().to_owned()).collect();
    let form = format!("stock=avery-l4731rev&design=standard&copies=1&do=pdf&tags={}", tags.join(","));
    let cookie = format!("__Host-sid={}", desk.accounts().sign_in(email, PASSWORD)?.secret);
    beside(&format!("{} labels printed", tags.len()), &desk, &technician, devices, || {
        let request = Request::post("/labels")
            .header(header::COOKIE, &cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form))?;
        let pdf = runtime.block_on(async {
            let answer = router.clone().oneshot(request).await?;
            ensure!(answer.status().is_success(), "{}", answer.status());
            Ok(axum::body::to_bytes(answer.into_body(), usize::MAX).await?)
        })?;
        ensure!(pdf.starts_with(b"%PDF"), "no PDF");
        Ok(())
    })
}
