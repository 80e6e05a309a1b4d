//! Measured tests: a report fills in the tests of drives, battery and load by the criteria of the test lists. A result on record stays,
//! except that a pass becomes a fail when the report measures one.

use crate::desk::Tx;
use crate::desk::error::DeskError;
use crate::domain::device::Device;
use crate::domain::device::condition::{Measure, TestResult};
use crate::domain::device::kind::Kind;
use crate::domain::device::step::{Step, StepKind};
use crate::domain::device::transitions::ends;
use crate::domain::text_enum::fold_code;
use crate::ingest::{Battery, MachineReport, Storage, tables};
use std::collections::BTreeMap;

/// The test of the drives, by its name in `ingest/tables/tests.csv`.
const STORAGE: &str = "storage_health";
/// The test of the machine under load.
const LOAD: &str = "load_test";
/// Whether a drive is healthy by the limits of the test list; `None` when the report says too little to pass or fail it.
fn health(kind: Kind, disk: &Storage) -> Option<bool> {
    let outside = |measure, value: Option<u64>| {
        let limit = tables::tests().limit(kind, measure).map(|(_, limit)| limit);
        value.zip(limit).is_some_and(|(value, limit)| !limit.passes(value))
    };
    let worn = outside(Measure::BadSectors, disk.bad_sectors) || outside(Measure::WearPercent, disk.wear_percent);
    if worn || disk.failing || disk.smart_passed == Some(false) {
        return Some(false);
    }
    (disk.smart_passed == Some(true) && disk.bad_sectors.is_some()).then_some(true)
}

/// The result for all drives in the device: a fail when one fails, a pass when all are in the report and pass, else `None`.
fn drives(device: &Device, reading: &MachineReport) -> Option<TestResult> {
    let fold = |serial: &Option<String>| serial.as_deref().map(fold_code).filter(|s| !s.is_empty());
    let said = |serial: &Option<String>| {
        let serial = fold(serial)?;
        reading.storage.iter().find(|d| fold(&d.serial).as_ref() == Some(&serial)).and_then(|d| health(device.kind, d))
    };
    let inside: Vec<Option<bool>> = device.media.iter().filter(|m| !m.removed && !m.is_gone()).map(|m| said(&m.serial)).collect();
    if inside.contains(&Some(false)) {
        return Some(TestResult::Fail);
    }
    (!inside.is_empty() && inside.iter().all(|h| *h == Some(true))).then_some(TestResult::Pass)
}

/// The full charge of the first battery in percent of its design capacity; implausible values above 120 are ignored.
fn charge(reading: &MachineReport) -> Option<u8> {
    let percent = reading.battery.first().and_then(Battery::health_percent)?;
    u8::try_from(percent).ok().filter(|p| *p <= 120)
}

impl Tx<'_, '_> {
    /// Records the test results and the battery charge that a report measured, if
    /// they are new. Does nothing at a stage that allows no tests.
    pub(in crate::desk) fn measured(&mut self, device: &Device, reading: &MachineReport) -> Result<(), DeskError> {
        if ends(StepKind::Test, device.stage).is_empty() {
            return Ok(());
        }
        let charge = charge(reading);
        let load = reading.load_passed.map(|stood| if stood { TestResult::Pass } else { TestResult::Fail });
        // The charge decides the test of the battery when the step is recorded, as it does for a person.
        let told = [(STORAGE, drives(device, reading)), (LOAD, load)];
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
