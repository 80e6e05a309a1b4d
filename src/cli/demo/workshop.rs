//! The workshop of the demo: what happens to the devices of a batch, from arrival to the shelf.

use super::Year;
use super::machines::{Machine, Model};
use super::report::{lshw, nwipe};
use crate::desk::batch::intake::Arrival;
use crate::desk::{Acting, DeskError};
use crate::domain::device::condition::{Grade, LOOKS, SYSTEM, TestResult};
use crate::domain::device::kind::{Kind, MediumKind};
use crate::domain::device::part::{Cause, Intervention, RepairKind};
use crate::domain::device::sanitisation::{Medium, Method, Outcome, Setting};
use crate::domain::device::step::{EraseResult, MediumSeen, Step};
use crate::domain::device::support::table::{Firmware, Tpm};
use crate::domain::device::tag::Tag;
use crate::domain::device::{Device, HoldReason, Specification};
use crate::domain::number::Number;
use crate::domain::time::Clock;
use crate::ingest::tables;
use crate::store;
use chrono::Duration;
use std::collections::BTreeMap;

/// How far the work on a batch goes, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// Received, and nothing else.
    Received,
    /// Machine reports are read.
    Identified,
    /// Media are erased.
    Wiped,
    /// Devices are tested and graded.
    Graded,
    /// Devices are in stock, or out of use.
    Shelved,
}

/// A device in the workshop, with the machine it was made from.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub tag: Tag,
    pub machine: Machine,
    fate: Fate,
}

/// What will happen to a device, drawn when it arrives.
#[derive(Clone, Copy, Debug)]
struct Fate {
    grade: Grade,
    lock: Option<(&'static str, bool)>,
    disk_fails: bool,
    no_system: bool,
    trouble: Option<Trouble>,
}

/// A problem that holds a device.
#[derive(Clone, Copy, Debug)]
enum Trouble {
    /// Its main board was replaced: the report gives another serial number.
    Board,
    /// Its battery is swollen.
    Battery,
    /// It waits for a part.
    Part,
}

impl Year<'_> {
    /// A random technician.
    pub(super) fn technician(&self) -> Result<&Acting, DeskError> {
        self.entropy.one(&self.crew.technicians).ok_or(DeskError::Forbidden)
    }

    /// Records a step on a device by a technician, some time after the previous one.
    pub(super) fn step(&self, tag: Tag, step: Step, note: Option<&str>) -> Result<Device, DeskError> {
        let seconds = match &step {
            Step::Erase { .. } => self.entropy.between(60, 240),
            Step::Test { .. } | Step::Repair { .. } => self.entropy.between(180, 600),
            _ => self.entropy.between(15, 90),
        };
        self.clock.advance(seconds);
        self.desk.devices().step(self.technician()?, tag, step, note, None)
    }

    fn fate(&self, model: &Model) -> Fate {
        let grade = match self.entropy.below(100) {
            0..26 => Grade::A,
            26..68 => Grade::B,
            68..91 => Grade::C,
            _ => Grade::D,
        };
        let locks: &[&'static str] = match model.kind {
            Kind::Laptop => &["firmware_password", "absolute_persistence", "asset_tags", "bitlocker_filevault"],
            Kind::Desktop | Kind::AllInOne => &["firmware_password", "asset_tags", "physical_lock"],
            Kind::Chromebook => &["chromebook_enrollment"],
            Kind::Tablet if model.maker == "Apple" => &["apple_activation_lock"],
            Kind::Tablet | Kind::Smartphone => &["android_frp", "sim_esim"],
            _ => &[],
        };
        let often = if matches!(model.kind, Kind::Chromebook | Kind::Tablet | Kind::Smartphone) { 30 } else { 12 };
        let lock = if self.entropy.happens(often) { self.entropy.one(locks).map(|l| (*l, self.entropy.happens(80))) } else { None };
        let trouble = match (model.kind, self.entropy.below(100)) {
            (Kind::Laptop | Kind::Desktop, 0..2) => Some(Trouble::Board),
            (Kind::Laptop | Kind::Tablet, 2..4) => Some(Trouble::Battery),
            (Kind::Laptop | Kind::Tablet | Kind::AllInOne, 4..6) => Some(Trouble::Part),
            _ => None,
        };
        let disk_fails = matches!(model.disk, Some((MediumKind::Hdd, ..))) && self.entropy.happens(9);
        Fate { grade, lock, disk_fails, no_system: self.entropy.happens(4), trouble }
    }

    /// Receives machines of the donor list by their serial numbers, binding labels that were printed before, if there are any.
    pub(super) fn receive(&self, batch: Number, machines: &[Machine], labels: &[Tag]) -> Result<Vec<Piece>, DeskError> {
        let labels = labels.iter().map(|t| Some(t.to_string())).chain(std::iter::repeat(None));
        machines
            .iter()
            .zip(labels)
            .map(|(machine, tag)| {
                self.clock.advance(self.entropy.between(20, 100));
                let arrival =
                    Arrival { code: Some(machine.serial.clone()), tag, location: Some("DEP-IN".to_owned()), ..Arrival::default() };
                let device = self.desk.batches().receive(self.technician()?, batch, arrival)?;
                Ok(Piece { tag: device.tag, machine: machine.clone(), fate: self.fate(&machine.model) })
            })
            .collect()
    }

    /// Receives a machine that is not on the list; it is held until someone explains it.
    pub(super) fn receive_extra(&self, batch: Number, machine: &Machine) -> Result<Piece, DeskError> {
        self.clock.advance(self.entropy.between(60, 200));
        let arrival = Arrival {
            serial: Some(machine.serial.clone()),
            extra: true,
            kind: Some(machine.model.kind),
            manufacturer: Some(machine.model.maker.to_owned()),
            model: Some(machine.model.name.to_owned()),
            location: Some("DEP-QU".to_owned()),
            ..Arrival::default()
        };
        let device = self.desk.batches().receive(self.technician()?, batch, arrival)?;
        Ok(Piece { tag: device.tag, machine: machine.clone(), fate: Fate { lock: None, trouble: None, ..self.fate(&machine.model) } })
    }

    /// Works on the devices of a batch, stage by stage, as far as `reach`.
    pub(super) fn work(&self, pieces: &[Piece], reach: Reach) -> Result<(), DeskError> {
        for at in [Reach::Identified, Reach::Wiped, Reach::Graded, Reach::Shelved].into_iter().filter(|at| *at <= reach) {
            self.clock.rest(self.entropy.between(1, 2));
            for piece in pieces {
                match at {
                    Reach::Received => {}
                    Reach::Identified => self.identify(piece)?,
                    Reach::Wiped => self.wipe(piece)?,
                    Reach::Graded => self.judge(piece)?,
                    Reach::Shelved => self.shelve(piece)?,
                }
            }
        }
        Ok(())
    }

    /// Stores the machine report, or describes the device by hand; records problems and locks.
    fn identify(&self, piece: &Piece) -> Result<(), DeskError> {
        let model = &piece.machine.model;
        if model.reports_itself() {
            self.clock.advance(self.entropy.between(90, 300));
            let board = matches!(piece.fate.trouble, Some(Trouble::Board)).then(|| model.serial(self.entropy));
            let told = Machine { serial: board.unwrap_or_else(|| piece.machine.serial.clone()), ..piece.machine.clone() };
            let report = lshw(&told, self.entropy);
            self.desk.evidence().keep(self.technician()?, Some(piece.tag), report)?;
        } else if let Some((kind, disk, gigabytes)) = model.disk {
            let seen = MediumSeen {
                kind,
                model: Some(disk.to_owned()),
                serial: None,
                size_bytes: Some(gigabytes * 1_000_000_000),
                replaces: None,
            };
            let specification = Specification { ram_mb: Some(model.ram_mb), ..Specification::default() };
            self.step(piece.tag, Step::Describe { kind: None, specification, media: vec![seen], evidence: None }, None)?;
        } else if model.kind.stores_data() {
            self.step(piece.tag, Step::NoMedium {}, Some("Ouvert et contrôlé : aucun support de stockage."))?;
        }
        match piece.fate.trouble {
            Some(Trouble::Battery) => {
                self.step(
                    piece.tag,
                    Step::Hold { reason: HoldReason::SwollenBattery },
                    Some("Batterie gonflée, isolée dans le bac de sécurité."),
                )?;
            }
            Some(Trouble::Part) => {
                self.step(piece.tag, Step::Hold { reason: HoldReason::AwaitingPart }, Some("Écran commandé."))?;
            }
            Some(Trouble::Board) | None => {}
        }
        if let Some((lock, clears)) = piece.fate.lock {
            self.step(piece.tag, Step::Lock { lock: lock.to_owned() }, None)?;
            if !clears {
                self.step(piece.tag, Step::Move { location: "DEP-QU".to_owned() }, None)?;
            }
        }
        Ok(())
    }

    /// Gives every medium its outcome; a disk that cannot be erased is destroyed and replaced.
    fn wipe(&self, piece: &Piece) -> Result<(), DeskError> {
        let device = self.device(piece.tag)?;
        for medium in device.open_media() {
            if piece.fate.disk_fails {
                self.replace(&device, medium)?;
            } else {
                self.erase(&device, medium, EraseResult::Success)?;
            }
        }
        if let Some((lock, true)) = piece.fate.lock {
            self.step(piece.tag, Step::Unlock { lock: lock.to_owned() }, None)?;
        }
        self.settle(piece)
    }

    /// A disk that fails twice is destroyed; a new one is fitted and erased too.
    fn replace(&self, device: &Device, medium: &Medium) -> Result<(), DeskError> {
        let tag = device.tag;
        for _ in 0..2 {
            self.erase(device, medium, EraseResult::Failed)?;
        }
        self.step(tag, Step::RemoveMedium { medium: medium.id }, None)?;
        let how = "Secteurs illisibles ; disque broyé au dépôt (bac scellé), photographie au dossier.";
        self.step(tag, Step::DestroyMedium { medium: medium.id, evidence: None }, Some(how))?;
        let serial = self.entropy.word("0123456789ABCDEF", 12);
        let fitted = MediumSeen {
            kind: MediumKind::Ssd,
            model: Some("KINGSTON SSD SA400S37240G".to_owned()),
            serial: Some(serial),
            size_bytes: Some(240_057_409_536),
            replaces: Some(medium.id),
        };
        self.step(tag, Step::AddMedium(fitted), None)?;
        let device = self.step(
            tag,
            Step::Repair(Intervention { cause: Some(Cause::Defect), minutes: Some(25), ..Intervention::from_work(RepairKind::Repair) }),
            None,
        )?;
        device
            .open_media()
            .filter(|m| m.replaces == Some(medium.id))
            .try_for_each(|fitted| self.erase(&device, fitted, EraseResult::Success))
    }

    /// Solves some problems: the part has arrived, the other serial number is explained.
    fn settle(&self, piece: &Piece) -> Result<(), DeskError> {
        let (reason, note) = match piece.fate.trouble {
            Some(Trouble::Board) => (HoldReason::SerialMismatch, "Carte mère remplacée sous garantie ; le numéro du boîtier fait foi."),
            Some(Trouble::Part) => (HoldReason::AwaitingPart, "Écran reçu et monté."),
            Some(Trouble::Battery) | None => return Ok(()),
        };
        if self.entropy.happens(60) {
            self.step(piece.tag, Step::Release { reason }, Some(note))?;
        }
        Ok(())
    }

    /// Erases a medium with a suitable tool, taking a realistic time; the log of nwipe is stored.
    pub(super) fn erase(&self, device: &Device, medium: &Medium, result: EraseResult) -> Result<(), DeskError> {
        let (method, setting, tool, tool_version, minutes) = match medium.kind {
            MediumKind::Hdd => (Method::Overwrite, None, "nwipe", "0.38", self.entropy.between(95, 170)),
            MediumKind::Nvme => (Method::NvmeFormat, Some(Setting::UserDataErase), "nvme-cli", "2.11", 2),
            MediumKind::Emmc => (Method::FactoryReset, Some(Setting::Encrypted), "réglages de l’appareil", "–", 9),
            _ => (Method::AtaSanitizeBlock, None, "hdparm", "9.65", 3),
        };
        let ended = self.clock.now() - Duration::seconds(20);
        let started = ended - Duration::minutes(minutes);
        if tool == "nwipe" {
            // Storing the log records the erasure, or the failed attempt.
            self.clock.advance(30);
            let host = device.specification.serial.as_deref().unwrap_or("");
            let log = nwipe(medium, host, (started, ended), result == EraseResult::Success);
            let keeper = self.technician()?;
            self.clock.advance(self.entropy.between(60, 240));
            self.technician()?;
            self.desk.evidence().keep(keeper, Some(device.tag), log)?;
            let device = self.desk.read(|c| Ok(store::device::find(c, &device.tag)?))?;
            return device.map_or(Ok(()), |device| self.verify(&device, medium.id));
        }
        let (tool, tool_version) = (tool.to_owned(), tool_version.to_owned());
        let step = Step::Erase {
            medium_kind: None,
            medium: medium.id,
            method,
            tool,
            tool_version,
            result,
            started: Some(started),
            ended: Some(ended),
            evidence: None,
            setting,
            basis: None,
            answer: None,
        };
        let device = self.step(device.tag, step, None)?;
        self.verify(&device, medium.id)
    }

    /// If the erasure was drawn for verification, another technician verifies it.
    fn verify(&self, device: &Device, medium: u32) -> Result<(), DeskError> {
        let Some(wiped) = device.media.iter().find(|m| m.id == medium && m.awaits_verification()) else { return Ok(()) };
        let Some(Outcome::Sanitised { operator, .. }) = &wiped.outcome else { return Ok(()) };
        let other = self.crew.technicians.iter().find(|t| t.actor.user != *operator).ok_or(DeskError::Forbidden)?;
        self.clock.advance(self.entropy.between(200, 900));
        self.desk.devices().step(other, device.tag, Step::Verify { medium, passed: true }, None, None).map(|_device| ())
    }

    /// Records the operating system, cleaning, tests and grade.
    fn judge(&self, piece: &Piece) -> Result<(), DeskError> {
        let (model, fate) = (&piece.machine.model, &piece.fate);
        let (os, licence) = match model.kind {
            Kind::Laptop | Kind::Desktop | Kind::AllInOne if self.entropy.happens(70) => ("Windows 11 Pro 25H2", "refurbisher"),
            Kind::Laptop | Kind::Desktop | Kind::AllInOne => ("Linux Mint 22.2", "free"),
            Kind::Chromebook => ("ChromeOS 142", "ChromeOS"),
            Kind::Tablet if model.maker == "Apple" => ("iPadOS 18.7", "original"),
            Kind::Tablet | Kind::Smartphone => ("Android 13", "original"),
            _ => ("", ""),
        };
        if !os.is_empty() && !fate.no_system && fate.grade != Grade::D {
            // Computers of these years have a TPM 2.0; the older ones were looked at by nobody.
            let modern = !model.cpu.is_empty() && model.year >= 2018;
            let specification = Specification {
                os: Some(os.to_owned()),
                licence: Some(licence.to_owned()),
                tpm: modern.then_some(Tpm::V2),
                firmware: modern.then_some(Firmware::Uefi),
                ..Specification::default()
            };
            self.step(piece.tag, Step::Describe { kind: None, specification, media: Vec::new(), evidence: None }, None)?;
        }
        if self.entropy.happens(30) {
            self.step(piece.tag, Step::Repair(Intervention::from_work(RepairKind::Cleaning)), None)?;
        }
        self.step(piece.tag, self.tests(model.kind, fate.grade, fate.no_system), None)?;
        self.step(piece.tag, Step::Grade { lower_to: None }, None)?;
        Ok(())
    }

    /// Test results that lead to a grade: a failed mandatory test gives D, another defect C.
    pub(super) fn tests(&self, kind: Kind, grade: Grade, no_system: bool) -> Step {
        let lines: Vec<_> = tables::tests().for_kind(kind).filter(|l| l.test != LOOKS).collect();
        let mut results: BTreeMap<String, TestResult> = lines.iter().map(|l| (l.test.clone(), TestResult::Pass)).collect();
        let of_group = |group: &str, mandatory: bool| -> Vec<String> {
            lines.iter().filter(|l| l.group == group && l.mandatory == mandatory).map(|l| l.test.clone()).collect()
        };
        let failing = match grade {
            Grade::D => of_group("key", true),
            Grade::C => of_group("secondary", false),
            Grade::A | Grade::B => Vec::new(),
        };
        if let Some(test) = self.entropy.one(&failing) {
            results.insert(test.clone(), TestResult::Fail);
        }
        if no_system && results.contains_key(SYSTEM) {
            results.insert(SYSTEM.to_owned(), TestResult::NotApplicable);
        }
        let looks = if grade == Grade::D { Grade::C } else { grade };
        let runs_alone = matches!(kind, Kind::Laptop | Kind::Chromebook | Kind::Tablet | Kind::Smartphone);
        let charge = u8::try_from(self.entropy.between(61, 98)).ok();
        Step::Test { results, looks: Some(looks), battery_percent: charge.filter(|_| runs_alone) }
    }

    /// Puts a device in stock or retires it; a held or locked one stays.
    fn shelve(&self, piece: &Piece) -> Result<(), DeskError> {
        let device = self.device(piece.tag)?;
        if !device.holds.is_empty() || device.open_locks().next().is_some() {
            return Ok(());
        }
        if device.grade == Some(Grade::D) {
            return self.retire(piece);
        }
        self.stock(&device)
    }

    /// Puts a device on the shelf of its kind.
    pub(super) fn stock(&self, device: &Device) -> Result<(), DeskError> {
        let shelf = match device.kind {
            Kind::Laptop => "DEP-A-01",
            Kind::Tablet | Kind::Chromebook | Kind::Smartphone => "DEP-B-01",
            _ => "DEP-A-02",
        };
        self.step(device.tag, Step::Stock { location: shelf.to_owned() }, None).map(|_device| ())
    }

    /// A device not worth repairing is used for parts, destroyed, or left for the collector.
    fn retire(&self, piece: &Piece) -> Result<(), DeskError> {
        match piece.machine.model.kind {
            Kind::Laptop | Kind::Desktop if self.entropy.happens(60) => {
                self.step(piece.tag, Step::ForParts {}, None)?;
                self.step(piece.tag, Step::Move { location: "DEP-PCS".to_owned() }, None)?;
            }
            Kind::Smartphone => {
                self.step(
                    piece.tag,
                    Step::Destroy {},
                    Some("Batterie percée au démontage ; détruit par le collecteur, attestation reçue."),
                )?;
            }
            // It waits in the workshop for the collector.
            _ => {}
        }
        Ok(())
    }
}
