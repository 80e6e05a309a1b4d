//! The device: the projection of its events, on five independent axes (stage, holds, sanitisation, condition, custody and location).

use super::condition::{Condition, Grade};
use super::kind::Kind;
use super::part::{FittedPart, TakenPart};
use super::sanitisation::Medium;
use super::stage::Stage;
use super::support::table::{Firmware, Tpm};
use super::tag::Tag;
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::number::Number;
use crate::domain::request::wants::KeyboardLayout;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// Why a device is on hold.
    HoldReason {
        /// It has a lock that only the donor can clear.
        Locked => "locked",
        /// The serial number on the case differs from the reported one.
        SerialMismatch => "serial_mismatch",
        /// A disk or memory module differs from the last report.
        ChangedSinceReport => "changed_since_report",
        /// The battery is swollen or pierced.
        SwollenBattery => "swollen_battery",
        /// It is not on the donor list.
        NotListed => "not_listed",
        /// It may be stolen.
        PossibleTheft => "possible_theft",
        /// It waits for a part.
        AwaitingPart => "awaiting_part",
        /// Another reason, given in the note.
        Other => "other",
        /// The recipient refused it as defective at the handover: it must be inspected first.
        Inspection => "inspection",
        /// A report shows volumes of a RAID controller, or drives that it cannot tell apart: which media are in it is not known.
        MediaUnclear => "media_unclear",
        /// The log of a failed erasure is later than the erasure on record.
        ErasureContradicted => "erasure_contradicted",
    }
}

/// A hold in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Why the device is on hold.
    pub reason: HoldReason,
    /// Who placed the hold.
    pub by: UserId,
    pub at: DateTime<Utc>,
}

/// A lock found on the device, such as a firmware password or an account lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    pub name: String,
    /// Whether the lock was cleared.
    pub cleared: bool,
}

/// A person's declaration that the device holds no storage medium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoMedium {
    /// Who declared it.
    pub by: UserId,
    pub at: DateTime<Utc>,
    /// The second person who confirmed it, where the policy requires one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<UserId>,
}

/// The specification of a device, from reports or entered by hand. A field is `None` when unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Specification {
    /// Manufacturer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manufacturer: Option<String>,
    /// Model, by its common name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial: Option<String>,
    /// The donor's inventory number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub donor_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Firmware UUID, used to match reports to the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uuid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu: Option<String>,
    /// Memory in MiB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ram_mb: Option<u32>,
    /// Installed operating system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub os: Option<String>,
    /// Software licence: original, refurbisher, free, `ChromeOS`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Keyboard layout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyboard: Option<KeyboardLayout>,
    /// Version of the trusted platform module.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tpm: Option<Tpm>,
    /// Whether the firmware is a UEFI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmware: Option<Firmware>,
}

impl Specification {
    /// Overlays `other`: its known fields replace those of `self`, except the fields named in `kept`.
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
            tpm: if free("tpm") { other.tpm.or(self.tpm) } else { self.tpm },
            firmware: if free("firmware") { other.firmware.or(self.firmware) } else { self.firmware },
        }
    }

    /// The names of the fields that are known.
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
            ("tpm", self.tpm.is_some()),
            ("firmware", self.firmware.is_some()),
        ];
        set.iter().filter(|(_, is)| *is).map(|(name, _)| (*name).to_owned()).collect()
    }

    /// Manufacturer and model on one line; empty when neither is known. A model that already begins with the manufacturer is not prefixed
    /// again.
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

/// The reservation of a device for a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reservation {
    /// The request it is reserved for.
    pub request: Number,
    /// The allocation (decision) that granted it.
    pub allocation: Number,
    /// Index of the request line, from 0.
    pub line: u32,
    /// The handover act it is picked for; `None` before picking.
    pub picked: Option<Number>,
}

/// Who has the device after the handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Custody {
    /// The recipient organisation.
    pub organisation: OrganisationId,
    /// The handover act by which it was transferred.
    pub handover: Number,
    /// The reservation it fulfilled: the request and the index of its line, from 0.
    pub answered: Option<(Number, u32)>,
}

/// A device: the projection of its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    pub tag: Tag,
    pub kind: Kind,
    /// The batch it came with.
    pub batch: Number,
    /// Its line of the donor list, from 1; `None` when it is on no line.
    pub line: Option<u32>,
    pub stage: Stage,
    /// When it entered the current stage.
    pub since: DateTime<Utc>,
    /// What is known of its hardware and software.
    pub specification: Specification,
    /// Names of the fields corrected by hand, which reports no longer overwrite.
    pub kept: Vec<String>,
    /// Holds in force.
    pub holds: Vec<Hold>,
    /// Locks found, cleared ones included.
    pub locks: Vec<Lock>,
    /// Every storage medium ever known in it, removed ones included.
    pub media: Vec<Medium>,
    pub no_medium: Option<NoMedium>,
    /// Test results.
    pub condition: Condition,
    /// Grade given; `None` until graded, and again after a test or repair.
    pub grade: Option<Grade>,
    /// Code of its location; `None` when it is unknown or the device has left the depot.
    pub location: Option<String>,
    pub reservation: Option<Reservation>,
    /// The recipient, once handed over.
    pub custody: Option<Custody>,
    /// Parts fitted to it, with their origin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fitted: Vec<FittedPart>,
    /// Parts taken out of it while it was kept for parts, with their destination.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<TakenPart>,
    /// The last stock-take that saw it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
    /// Number of its events; used as the `ETag`.
    pub version: u64,
}

impl Device {
    /// Media on which data may still be.
    pub fn open_media(&self) -> impl Iterator<Item = &Medium> {
        self.media.iter().filter(|m| m.is_open())
    }

    /// Whether no data can be left on the device: every known medium has an outcome, and a device that stores data has either a medium
    /// known in it or a declaration that there is none. A removed medium says nothing about what is inside now.
    #[must_use]
    pub fn is_wiped(&self) -> bool {
        let looked_into = self.media.iter().any(|m| !m.removed) || self.no_medium.is_some() || !self.kind.stores_data();
        self.open_media().next().is_none() && looked_into
    }

    /// Locks that are not cleared.
    pub fn open_locks(&self) -> impl Iterator<Item = &Lock> {
        self.locks.iter().filter(|l| !l.cleared)
    }

    /// Whether the device can be reserved now: in stock, without holds, sanitised.
    #[must_use]
    pub fn is_available(&self) -> bool {
        self.stage == Stage::Stock && self.holds.is_empty() && self.is_wiped()
    }
}

/// The last sighting of a device in a stock-take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Number of the stock-take.
    pub stock_take: Number,
    /// Code of the location where it was seen.
    pub location: String,
    /// When it was seen.
    pub at: DateTime<Utc>,
    /// Who saw it, by pseudonym.
    pub by: UserId,
}
