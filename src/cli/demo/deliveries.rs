//! Deliveries of the demo, from the donor's decision to the shelf, and the incidents: returns, losses, destruction.

use super::Year;
use super::machines::{Machine, models_of};
use super::manifests::{Style, file};
use super::report::lshw;
use super::workshop::{Piece, Reach};
use crate::desk::DeskError;
use crate::desk::batch::intake::BatchInput;
use crate::desk::device::labels::{Form, design, stock};
use crate::desk::handover::returns::ReturnInput;
use crate::domain::batch::WasteStatus;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::device::part::{Cause, Intervention, PartKind, RepairKind};
use crate::domain::device::stage::Stage;
use crate::domain::device::step::{EraseResult, Step};
use crate::domain::device::tag::Tag;
use crate::domain::device::{Device, HoldReason};
use crate::domain::handover::SeenBack;
use crate::domain::handover::{Handover, ReturnReason, ReturnState};
use crate::domain::number::{Number, Series};
use crate::domain::request::wants::{Accessory, AccessoryLine};
use crate::store::device::{Filter, all};
use chrono::{Duration, NaiveDate};

/// The label stock of the printer at the reception.
const ROLL: &str = "roll-50x25";

/// A delivery of a donor. Without `kinds`, only the batch is opened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Delivery {
    pub donor: &'static str,
    pub day: (i32, u32, u32),
    pub reference: &'static str,
    pub body: &'static str,
    pub style: Style,
    /// Whether the donor list ends with rows that are refused.
    pub careless: bool,
    pub kinds: &'static [(Kind, usize)],
    /// How many devices are on the list but do not arrive.
    pub missing: usize,
    /// Devices that arrive without being on the list; the first one is explained later.
    pub extras: &'static [Kind],
    /// Whether it is received as waste, under a permit.
    pub waste: bool,
    /// Whether the labels were printed before it arrived.
    pub labelled: bool,
    /// How far the work on it goes; the intake of a delivery that is only received stays open.
    pub reach: Reach,
}

/// An empty delivery, as default values.
pub(super) const DELIVERY: Delivery = Delivery {
    donor: "",
    day: (2026, 1, 1),
    reference: "",
    body: "",
    style: Style::French,
    careless: false,
    kinds: &[],
    missing: 0,
    extras: &[],
    waste: false,
    labelled: false,
    reach: Reach::Shelved,
};

impl Year<'_> {
    /// Plays a delivery: the donor's decision, the donor list, the arrival, and the work on the devices.
    pub(super) fn deliver(&self, delivery: &Delivery) -> Result<Vec<Piece>, DeskError> {
        let (year, month, day) = delivery.day;
        let day = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        self.clock.until(day - Duration::days(6));
        let donor = self.partners.get(delivery.donor)?;
        let input = BatchInput {
            donor: donor.id.clone(),
            decision_reference: delivery.reference.to_owned(),
            decision_date: day - Duration::days(20),
            decision_body: delivery.body.to_owned(),
            own: true,
            depreciated: !delivery.waste,
            legal_basis: "Décision de déclassement du donateur · Beslissing tot buitengebruikstelling van de schenker".to_owned(),
            waste_status: if delivery.waste { WasteStatus::Weee } else { WasteStatus::Product },
            permit: delivery.waste.then(|| "PE-EXEMPLE-2026-044".to_owned()),
        };
        let batch = self.desk.batches().open(self.coordinator()?, &input)?.number;
        if delivery.kinds.is_empty() {
            return Ok(Vec::new());
        }
        let machines = self.machines(batch, delivery.kinds);
        self.clock.advance(1_500);
        let preview = self.desk.batches().preview_manifest(&file(&machines, delivery.style, delivery.careless), None)?;
        self.desk.batches().load_manifest(self.coordinator()?, batch, &preview)?;
        self.clock.until(day);
        let arrived = machines.get(..machines.len().saturating_sub(delivery.missing)).unwrap_or(&machines);
        let labels = if delivery.labelled { self.desk.devices().blank_labels(arrived.len())? } else { Vec::new() };
        if delivery.labelled {
            self.desk.devices().print_labels(self.technician()?, &labels, stock(ROLL)?, 0, Form::Zpl)?;
        }
        let tags: Vec<Tag> = labels.iter().filter_map(|l| l.code.tag()).collect();
        let mut pieces = self.receive(batch, arrived, &tags)?;
        for (place, kind) in delivery.extras.iter().enumerate() {
            for machine in self.machines(batch, &[(*kind, 1)]) {
                let piece = self.receive_extra(batch, &machine)?;
                if place == 0 {
                    self.clock.advance(7_200);
                    let why = "Le donateur confirme par courriel : appareil du même service, ajouté au dernier moment.";
                    self.step(piece.tag, Step::Release { reason: HoldReason::NotListed }, Some(why))?;
                    pieces.push(piece);
                }
            }
        }
        if !delivery.labelled {
            self.print(&pieces)?;
        }
        if delivery.reach > Reach::Received {
            self.clock.advance(3_600);
            let note = (delivery.missing > 0).then_some("Réception terminée ; le donateur cherche les appareils manquants.");
            self.desk.batches().close(self.coordinator()?, batch, note)?;
        }
        self.work(&pieces, delivery.reach)?;
        Ok(pieces)
    }

    /// Invents machines as an office buys them: in series, with at most two models per kind.
    fn machines(&self, batch: Number, kinds: &[(Kind, usize)]) -> Vec<Machine> {
        let mut machines = Vec::new();
        for (kind, many) in kinds {
            let models = models_of(*kind);
            let first = self.entropy.below(models.len());
            for place in 0..*many {
                let Some(model) = models.get((first + place * 2 / many) % models.len().max(1)).or(models.first()) else { continue };
                let number = format!("{}{:02}-{}", batch.year % 100, batch.place, self.entropy.word("0123456789", 5));
                machines.push(Machine { model: *model, serial: model.serial(self.entropy), number });
            }
        }
        machines
    }

    /// Prints the labels of a delivery on the roll at the reception.
    fn print(&self, pieces: &[Piece]) -> Result<(), DeskError> {
        let tags: Vec<Tag> = pieces.iter().map(|p| p.tag).collect();
        self.clock.advance(300);
        let labels = self.desk.devices().labels(&tags, design("standard")?)?;
        self.desk.devices().print_labels(self.technician()?, &labels, stock(ROLL)?, 0, Form::Zpl).map(|_bytes| ())
    }

    /// Two devices of an act are returned faulty: one is repaired and stocked again, the other is used for parts.
    pub(super) fn come_back(&self, act: &Handover) -> Result<(), DeskError> {
        let laptops: Vec<Tag> =
            act.devices.iter().filter(|t| self.device(**t).is_ok_and(|d| d.kind == Kind::Laptop)).take(2).copied().collect();
        self.clock.advance(5_400);
        // One of them comes back without its charger.
        let charger = || AccessoryLine { accessory: Accessory::Charger, quantity: 1 };
        let back = [vec![charger()], Vec::new()];
        let seen = |(tag, accessories): (&Tag, Vec<AccessoryLine>)| SeenBack {
            tag: *tag,
            state: ReturnState::Broken,
            accessories: (!act.with(*tag).is_empty()).then_some(accessories),
        };
        let input = ReturnInput {
            devices: laptops.clone(),
            reason: ReturnReason::Defective,
            location: Some("DEP-IN".to_owned()),
            note: Some("Charnière cassée pour l’un, clavier muet pour l’autre.".to_owned()),
            exchange: false,
            seen: laptops.iter().zip(back).map(seen).collect(),
        };
        self.desk.handovers().take_back(self.technician()?, input)?;
        // The device for parts is handled first: the other one gets its hinge.
        let Some((mended, worn)) = laptops.split_first() else { return Ok(()) };
        for tag in worn {
            self.again(*tag, Grade::D, None)?;
            self.step(*tag, Step::ForParts {}, None)?;
        }
        self.again(*mended, Grade::C, worn.first().copied())?;
        let device = self.device(*mended)?;
        self.stock(&device)
    }

    /// Erases, repairs, tests and grades a device again that was returned or found again: its earlier evidence no longer counts.
    fn again(&self, tag: Tag, grade: Grade, hinge_from: Option<Tag>) -> Result<(), DeskError> {
        let device = self.device(tag)?;
        for medium in device.open_media() {
            // The wipe begins once it is back.
            self.clock.advance(10_800);
            self.erase(&device, medium, EraseResult::Success)?;
        }
        let done = Intervention { cause: Some(Cause::Knock), minutes: Some(35), ..Intervention::from_work(RepairKind::Repair) };
        let hinge = Intervention { work: RepairKind::PartReplaced, part_kind: Some(PartKind::Hinge), from: hinge_from, ..done.clone() };
        self.step(tag, Step::Repair(if hinge_from.is_some() { hinge } else { done }), None)?;
        self.step(tag, self.tests(device.kind, grade, false), None)?;
        self.step(tag, Step::Grade { lower_to: None }, None).map(|_device| ())
    }

    /// Two devices are reported lost; one of them is found again.
    pub(super) fn lose_and_find(&self) -> Result<(), DeskError> {
        let filter = Filter { stage: Some(Stage::Stock), kind: Some(Kind::Laptop), ..Default::default() };
        let there = self.desk.read(|c| Ok(all(c, &filter)?))?;
        let [found, gone, ..] = there.as_slice() else { return Ok(()) };
        for device in [found, gone] {
            self.step(device.tag, Step::Lose {}, Some("Introuvable à l’inventaire du rayon A1."))?;
        }
        self.clock.advance(20_000);
        self.step(found.tag, Step::Find { location: Some("DEP-AT".to_owned()) }, Some("Retrouvé derrière le rayon B1."))?;
        self.again(found.tag, Grade::B, None)?;
        let device = self.device(found.tag)?;
        self.stock(&device)
    }

    /// The donor cannot remove a lock and takes the devices back.
    pub(super) fn send_back(&self, pieces: &[Piece]) -> Result<(), DeskError> {
        let devices = pieces.iter().map(|p| self.device(p.tag)).collect::<Result<Vec<_>, _>>()?;
        let is_locked = |d: &&Device| d.holds.iter().any(|h| h.reason == HoldReason::Locked);
        let mut locked: Vec<_> = devices.iter().filter(is_locked).take(2).map(|d| d.tag).collect();
        // If no device happens to be locked, lock one, so that the demo shows this case.
        if locked.is_empty()
            && let Some(device) = devices.iter().find(|d| d.stage == Stage::Workshop || d.stage == Stage::Stock)
        {
            self.step(device.tag, Step::Hold { reason: HoldReason::Locked }, Some("Un compte d’entreprise est encore lié à l’appareil."))?;
            locked.push(device.tag);
        }
        for tag in locked {
            self.step(tag, Step::SendBack {}, Some("Le donateur ne peut pas lever le verrou ; repris contre reçu."))?;
        }
        Ok(())
    }

    /// A device with a glued-in, swollen battery is destroyed.
    pub(super) fn destroy(&self) -> Result<(), DeskError> {
        let filter = Filter { stage: Some(Stage::Workshop), ..Filter::default() };
        let there = self.desk.read(|c| Ok(all(c, &filter)?))?;
        let is_swollen = |d: &&Device| d.is_wiped() && d.holds.iter().any(|h| h.reason == HoldReason::SwollenBattery);
        let Some(device) = there.iter().find(is_swollen).or_else(|| there.iter().find(|d| d.is_wiped())) else { return Ok(()) };
        let note = "Batterie collée et gonflée ; détruit par le collecteur agréé, preuve de traitement reçue.";
        self.step(device.tag, Step::Destroy {}, Some(note)).map(|_device| ())
    }

    /// Reports of machines that were not received: two stay unmatched, one is dismissed.
    pub(super) fn unmatched(&self) -> Result<(), DeskError> {
        for (place, machine) in self
            .machines(Number { series: Series::Batch, year: 2026, place: 0 }, &[(Kind::Laptop, 2), (Kind::Desktop, 1)])
            .iter()
            .enumerate()
        {
            self.clock.advance(900);
            let kept = self.desk.evidence().keep(self.technician()?, None, lshw(machine, self.entropy))?;
            if place == 2 {
                self.clock.advance(900);
                self.desk.evidence().dismiss(self.technician()?, &kept.evidence, "Ordinateur du dépôt, démarré par erreur avec la clé.")?;
            }
        }
        Ok(())
    }
}
