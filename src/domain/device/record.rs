//! The device: the fold of its events, on five independent axes (stage, holds, sanitisation, condition, custody and place).

use super::condition::{Condition, Grade};
use super::kind::Kind;
use super::part::{FittedPart, TakenPart};
use super::sanitisation::Medium;
use super::stage::Stage;
use super::tag::Tag;
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::number::Number;
use crate::domain::request::wants::KeyboardLayout;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// Why a device may not go on.
    HoldReason {
        /// A lock only the donor can clear.
        Locked => "locked",
        /// The serial number on the case is not the one reported.
        SerialMismatch => "serial_mismatch",
        /// A disk or memory is not what the last report found.
        ChangedSinceReport => "changed_since_report",
        /// The battery is swollen or pierced.
        SwollenBattery => "swollen_battery",
        /// It is on no list of the donor.
        NotListed => "not_listed",
        /// It may be stolen.
        PossibleTheft => "possible_theft",
        /// It waits for a part.
        AwaitingPart => "awaiting_part",
        /// Anything else, said in the note.
        Other => "other",
        /// Refused at the door as defective: it is looked at first.
        Inspection => "inspection",
    }
}

/// A hold in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// Who put it.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
}

/// A lock found on the device: `name` is one of the list in the policy tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// Its stable name.
    pub name: String,
    /// Whether it was cleared.
    pub cleared: bool,
}

/// A person's word that the device holds no storage medium at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoMedium {
    /// Who says so.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who said so too, where the policy asks for two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<UserId>,
}

/// What the device is made of, whoever reported it. Memory in mebibytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Specification {
    /// Maker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manufacturer: Option<String>,
    /// Model, the name people know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Serial number of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial: Option<String>,
    /// The donor's inventory number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub donor_number: Option<String>,
    /// Year of manufacture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Firmware UUID, for matching reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uuid: Option<String>,
    /// Processor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu: Option<String>,
    /// Memory, MiB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ram_mb: Option<u32>,
    /// Installed system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub os: Option<String>,
    /// Software licence: original, refurbisher, free, `ChromeOS`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The layout of its keyboard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyboard: Option<KeyboardLayout>,
}

impl Specification {
    /// Lays `other` over this one: what it knows replaces, what it does not know stays. Names in `kept` stay as they are.
    #[must_use]
    pub fn over(&self, other: &Self, kept: &[String]) -> Self {
        let free = |name: &str| !kept.iter().any(|k| k == name);
        let pick =
            |name: &str, old: &Option<String>, new: &Option<String>| if free(name) && new.is_some() { new.clone() } else { old.clone() };
        Self {
            manufacturer: pick("manufacturer", &self.manufacturer, &other.manufacturer),
            model: pick("model", &self.model, &other.model),
            serial: pick("serial", &self.serial, &other.serial),
            donor_number: pick("donor_number", &self.donor_number, &other.donor_number),
            year: if free("year") { other.year.or(self.year) } else { self.year },
            uuid: pick("uuid", &self.uuid, &other.uuid),
            cpu: pick("cpu", &self.cpu, &other.cpu),
            ram_mb: if free("ram_mb") { other.ram_mb.or(self.ram_mb) } else { self.ram_mb },
            os: pick("os", &self.os, &other.os),
            licence: pick("licence", &self.licence, &other.licence),
            keyboard: if free("keyboard") { other.keyboard.or(self.keyboard) } else { self.keyboard },
        }
    }

    /// The names of the fields that are set.
    #[must_use]
    pub fn known(&self) -> Vec<String> {
        let set = [
            ("manufacturer", self.manufacturer.is_some()),
            ("model", self.model.is_some()),
            ("serial", self.serial.is_some()),
            ("donor_number", self.donor_number.is_some()),
            ("year", self.year.is_some()),
            ("uuid", self.uuid.is_some()),
            ("cpu", self.cpu.is_some()),
            ("ram_mb", self.ram_mb.is_some()),
            ("os", self.os.is_some()),
            ("licence", self.licence.is_some()),
            ("keyboard", self.keyboard.is_some()),
        ];
        set.iter().filter(|(_, is)| *is).map(|(name, _)| (*name).to_owned()).collect()
    }

    /// Maker and model on one line, or an empty text. Many makers begin the model with their own name: it is then said once.
    #[must_use]
    pub fn name(&self) -> String {
        match (&self.manufacturer, &self.model) {
            (Some(maker), Some(model)) if model.to_lowercase().starts_with(&maker.to_lowercase()) => model.clone(),
            (Some(maker), Some(model)) => format!("{maker} {model}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => String::new(),
        }
    }
}

/// A promise of this device to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reservation {
    /// The request it answers.
    pub request: Number,
    /// The decision that grants it.
    pub allocation: Number,
    /// The line of the request, from 0.
    pub line: u32,
    /// The act it was picked for, once picked.
    pub picked: Option<Number>,
}

/// Who holds the device after the signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Custody {
    /// The recipient.
    pub organisation: OrganisationId,
    /// The act by which it passed.
    pub handover: Number,
    /// The promise it fulfilled: the request and its line, from 0.
    pub answered: Option<(Number, u32)>,
}

/// A device, as its events left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Its tag, for life.
    pub tag: Tag,
    /// What it is.
    pub kind: Kind,
    /// The batch it came with.
    pub batch: Number,
    /// The line of the donor's list it answers, from 1; `None` for an extra.
    pub line: Option<u32>,
    /// Where on the road.
    pub stage: Stage,
    /// Since when.
    pub since: DateTime<Utc>,
    /// What it is made of.
    pub specification: Specification,
    /// Fields corrected by hand, which no report overwrites.
    pub kept: Vec<String>,
    /// Holds in force.
    pub holds: Vec<Hold>,
    /// Locks found.
    pub locks: Vec<Lock>,
    /// Every storage medium ever known in it.
    pub media: Vec<Medium>,
    /// The word that it holds none.
    pub no_medium: Option<NoMedium>,
    /// Tests.
    pub condition: Condition,
    /// The grade given.
    pub grade: Option<Grade>,
    /// The code of the place it is kept at.
    pub location: Option<String>,
    /// The promise it is under.
    pub reservation: Option<Reservation>,
    /// Who holds it after the handover.
    pub custody: Option<Custody>,
    /// Parts put into it, with where they came from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fitted: Vec<FittedPart>,
    /// Parts taken out of it while it was kept for its parts, with where they went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<TakenPart>,
    /// Where a stock-take last saw it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
    /// How many events made it; the `ETag`.
    pub version: u64,
}

impl Device {
    /// Media whose data may still be there.
    pub fn open_media(&self) -> impl Iterator<Item = &Medium> {
        self.media.iter().filter(|m| m.is_open())
    }

    /// Whether promise 1 holds: every known medium has an outcome, and a machine that stores data has a medium known in it or a named
    /// person's word that there is none. A medium that was taken out says nothing about what is inside.
    #[must_use]
    pub fn is_wiped(&self) -> bool {
        let looked_into = self.media.iter().any(|m| !m.removed) || self.no_medium.is_some() || !self.kind.stores_data();
        self.open_media().next().is_none() && looked_into
    }

    /// Locks that still stand.
    pub fn open_locks(&self) -> impl Iterator<Item = &Lock> {
        self.locks.iter().filter(|l| !l.cleared)
    }

    /// Whether an allocation may promise it now.
    #[must_use]
    pub fn is_available(&self) -> bool {
        self.stage == Stage::Stock && self.holds.is_empty() && self.is_wiped()
    }
}

/// What a device was last seen as, in a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The count.
    pub stock_take: Number,
    /// The place.
    pub location: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, by pseudonym.
    pub by: UserId,
}
