//! Measured: tests that a machine answers by itself. A report fills in the health of drives and battery by the criteria of the test lists;
//! what a person found stays, unless the machine says that it got worse.

use crate::desk::Tx;
use crate::desk::error::DeskError;
use crate::domain::device::Device;
use crate::domain::device::condition::TestResult;
use crate::domain::device::step::{Step, StepKind};
use crate::domain::device::transitions::ends;
use crate::domain::text_enum::fold_code;
use crate::ingest::{Battery, MachineReport, Storage, tables};
use std::collections::BTreeMap;

/// The test of the drives, and that of the battery, by their names in the test lists.
const STORAGE: &str = "storage_health";
const BATTERY: &str = "battery_health";
/// The test of the machine under load.
const LOAD: &str = "load_test";
/// Wear of flash from which a drive no longer passes, in percent of its rated life (criterion of the test list).
const WORN: u64 = 80;
/// Charge from which a battery passes, in percent of its design capacity (criterion of the test list). Below, a person decides: it is
/// replaced, or the device is for mains use only.
const WEAK: u8 = 60;

/// Whether a drive says it is healthy; none when it tells too little for either.
fn health(disk: &Storage) -> Option<bool> {
    let bad = disk.smart_passed == Some(false) || disk.bad_sectors.is_some_and(|n| n > 0) || disk.wear_percent.is_some_and(|p| p >= WORN);
    if bad {
        return Some(false);
    }
    (disk.smart_passed == Some(true) && disk.bad_sectors == Some(0)).then_some(true)
}

/// What the drives in the device say together: one that fails, fails; all must be heard to pass.
fn drives(device: &Device, reading: &MachineReport) -> Option<TestResult> {
    let fold = |serial: &Option<String>| serial.as_deref().map(fold_code).filter(|s| !s.is_empty());
    let said = |serial: &Option<String>| {
        let serial = fold(serial)?;
        reading.storage.iter().find(|d| fold(&d.serial).as_ref() == Some(&serial)).and_then(health)
    };
    let inside: Vec<Option<bool>> = device.media.iter().filter(|m| !m.removed && !m.is_gone()).map(|m| said(&m.serial)).collect();
    if inside.contains(&Some(false)) {
        return Some(TestResult::Fail);
    }
    (!inside.is_empty() && inside.iter().all(|h| *h == Some(true))).then_some(TestResult::Pass)
}

/// The charge of the battery a report tells of, in percent of its design capacity.
fn charge(reading: &MachineReport) -> Option<u8> {
    let percent = reading.battery.first().and_then(Battery::health_percent)?;
    u8::try_from(percent).ok().filter(|p| *p <= 120)
}

impl Tx<'_, '_> {
    /// Records what a report measured.
    pub(in crate::desk) fn measured(&mut self, device: &Device, reading: &MachineReport) -> Result<(), DeskError> {
        if ends(StepKind::Test, device.stage).is_empty() {
            return Ok(());
        }
        let charge = charge(reading);
        let battery = charge.map(|p| if p < WEAK { TestResult::Fail } else { TestResult::Pass });
        let load = reading.load_passed.map(|stood| if stood { TestResult::Pass } else { TestResult::Fail });
        let told = [(STORAGE, drives(device, reading)), (BATTERY, battery), (LOAD, load)];
        let mut results = BTreeMap::new();
        for (test, result) in told {
            let Some(result) = result else { continue };
            let listed = tables::tests().for_kind(device.kind).any(|l| l.test == test);
            let news = match device.condition.results.get(test) {
                None => true,
                Some(TestResult::Pass) => result == TestResult::Fail,
                Some(_) => false,
            };
            if listed && news {
                results.insert(test.to_owned(), result);
            }
        }
        let charge = charge.filter(|p| device.condition.battery_percent != Some(*p));
        if results.is_empty() && charge.is_none() {
            return Ok(());
        }
        self.take(device, Step::Test { results, looks: None, battery_percent: charge }, None).map(|_device| ())
    }
}
