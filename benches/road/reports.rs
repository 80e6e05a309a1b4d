//! Measures machine reports: 1,000 of them parsed, stored, matched to a device and merged into its record.

use super::Setting;
use super::meter::{head, once};
use super::seed;
use anyhow::ensure;
use reprise::domain::account::actor::Role;
use reprise::store;
use serde_json::json;

/// The number of reports in one run.
const REPORTS: u32 = 1_000;

/// An lshw report of realistic size, with about a hundred nodes.
pub fn report(serial: &str, run: &str, n: u32) -> Vec<u8> {
    let part = |i: u32| json!({"id": format!("pci:{i}"), "class": "bridge", "claimed": true, "description": "PCI bridge", "product": "Sunrise Point-LP PCI Express Root Port", "vendor": "Intel Corporation", "physid": format!("{i}"), "businfo": format!("pci@0000:00:1c.{i}"), "configuration": {"driver": "pcieport"}, "capabilities": {"pci": true, "pm": "Power Management"}});
    let mut parts: Vec<serde_json::Value> = (0..100).map(part).collect();
    parts.push(json!({"id": "memory", "class": "memory", "size": 8_589_934_592_u64}));
    parts.push(json!({"id": "disk", "class": "disk", "product": "WDC WD5000LPLX", "serial": format!("BENCH-{run}-{n}"), "size": 500_107_862_016_u64, "businfo": "scsi@0:0.0.0"}));
    let core = json!({"id": "core", "class": "bus", "children": parts});
    json!({"id": run, "class": "system", "description": "Notebook", "vendor": "Lenovo", "product": "ThinkPad T480", "serial": serial, "children": [core]}).to_string().into_bytes()
}

/// Measures machine reports.
///
/// # Errors
/// Returns any refusal of the desk.
pub fn run(setting: &Setting) -> anyhow::Result<()> {
    let desk = seed::desk(&setting.url)?;
    let technician = seed::acting(&desk, Role::Technician)?;
    let run = format!("{}", desk.now().timestamp_millis());
    head("Reports");
    let mut all = Vec::new();
    for n in 0..REPORTS {
        // A device that stays in the workshop, as in `writing.rs`.
        let which = n.wrapping_mul(2_654_435_761) % setting.devices / 4 * 4 + 1;
        let device = desk.read(|c| Ok(store::device::find(c, &seed::tag(which))?))?;
        let serial = device.and_then(|d| d.specification.serial).unwrap_or_default();
        all.push(report(&serial, &run, n));
    }
    let bytes: usize = all.iter().map(Vec::len).sum();
    once(setting.server, REPORTS, || {
        for report in &all {
            ensure!(reprise::ingest::read(report).is_ok(), "a report was not read");
        }
        Ok(())
    })?
    .tell(&format!("report of {} KB read", bytes / all.len().max(1) / 1024));
    once(setting.server, REPORTS, || {
        for report in all {
            desk.evidence().keep(&technician, None, report)?;
        }
        Ok(())
    })?
    .tell("report kept, matched and laid over the record");
    Ok(())
}
