//! Schemas of devices.

use super::{
    Basis, ErasureAnswer, Firmware, Grade, HoldReason, KeyboardLayout, Kind, Level, MediumKind, Method, Number, PartKind, Platform, Seen,
    Setting, Stage, SupportAnswer, SupportReason, Tag, TestResult, Tpm, tells,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

tells! {
    /// What a device is made of. What is not known is left out.
    Specification of crate::domain::device::Specification {
        /// Maker.
        manufacturer: Option<String>,
        /// Model.
        model: Option<String>,
        /// Serial number of the device.
        serial: Option<String>,
        /// The donor's inventory number.
        donor_number: Option<String>,
        /// Year of manufacture.
        year: Option<i32>,
        /// Firmware UUID.
        uuid: Option<String>,
        /// Processor.
        cpu: Option<String>,
        /// Memory, MiB.
        ram_mb: Option<u32>,
        /// Installed system.
        os: Option<String>,
        /// Software licence.
        licence: Option<String>,
        /// The layout of its keyboard.
        #[schema(required = false)]
        keyboard: Option<KeyboardLayout>,
        /// Version of the trusted platform module.
        #[schema(required = false)]
        tpm: Option<Tpm>,
        /// Whether the firmware is a UEFI.
        #[schema(required = false)]
        firmware: Option<Firmware>,
    }
}

tells! {
    /// What is known of one system on a device.
    SupportFinding of crate::domain::device::support::judge::SupportFinding {
        /// The system.
        platform: Platform,
        /// The release it is about.
        #[schema(required = false)]
        release: Option<String>,
        /// What is known.
        answer: SupportAnswer,
        /// The last day of support; where it ended, the day when known.
        #[schema(required = false)]
        until: Option<NaiveDate>,
        /// Why it is not known, or why the device cannot run it.
        #[schema(required = false)]
        why: Option<SupportReason>,
        /// The day on which the sources said so.
        #[schema(required = false)]
        as_of: Option<NaiveDate>,
    }
}

tells! {
    /// A hold in force.
    Hold of crate::domain::device::Hold {
        /// Why.
        reason: HoldReason,
        /// Who put it, by pseudonym.
        by: String,
        /// When.
        at: DateTime<Utc>,
    }
}

tells! {
    /// A lock found on a device.
    Lock of crate::domain::device::Lock {
        /// Its stable name.
        name: String,
        /// Whether it was cleared.
        cleared: bool,
    }
}

tells! {
    /// A named person's word that a device holds no storage medium.
    NoMedium of crate::domain::device::NoMedium {
        /// Who says so, by pseudonym.
        by: String,
        /// When.
        at: DateTime<Utc>,
        /// Who said so too, by pseudonym, where the policy asks for two.
        second: Option<String>,
    }
}

tells! {
    /// The word of somebody other than the operator that nothing can be read from a sanitised medium.
    Verification of crate::domain::device::sanitisation::Verified {
        /// Who, by pseudonym.
        by: String,
        /// When it was recorded.
        at: DateTime<Utc>,
    }
}

/// How the data of a medium ended.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Sanitised in place.
    Sanitised {
        /// Level reached.
        level: Level,
        /// Method.
        method: Method,
        /// Tool.
        tool: String,
        /// The tool's version.
        tool_version: String,
        /// Who did it, by pseudonym.
        operator: String,
        /// When it was recorded.
        at: DateTime<Utc>,
        /// The tool's log.
        evidence: Option<String>,
        /// Drawn for verification by somebody else; absent when not.
        #[schema(required = false)]
        drawn: bool,
        /// Who verified it.
        #[schema(required = false)]
        verified: Option<Verification>,
        /// What the tool was told to do.
        #[schema(required = false)]
        setting: Option<Setting>,
        /// What it rests on; absent in what was recorded before this was asked.
        #[schema(required = false)]
        basis: Option<Basis>,
        /// How a person answered for its log.
        #[schema(required = false)]
        answer: Option<ErasureAnswer>,
    },
    /// Destroyed.
    Destroyed {
        /// Who did it, by pseudonym.
        operator: String,
        /// When it was recorded.
        at: DateTime<Utc>,
        /// Photograph or note.
        evidence: Option<String>,
    },
    /// A report listed it, the machine does not hold it.
    Absent {
        /// Who says so, by pseudonym.
        operator: String,
        /// When it was said.
        at: DateTime<Utc>,
    },
}

tells! {
    /// A storage medium of a device.
    Medium of crate::domain::device::sanitisation::Medium {
        /// Its place on the device's list, from 1.
        id: u32,
        /// What it is.
        kind: MediumKind,
        /// Model.
        model: Option<String>,
        /// Serial number.
        serial: Option<String>,
        /// Size in bytes.
        size_bytes: Option<u64>,
        /// Whether it was taken out.
        removed: bool,
        /// How its data ended; none keeps the gate open.
        outcome: Option<Outcome>,
        /// Attempts that failed since it last arrived.
        failures: u32,
        /// The medium it stands in for, by its place on the list; absent when it stands in for none.
        #[schema(required = false)]
        replaces: Option<u32>,
    }
}

tells! {
    /// What was found about a device.
    Condition of crate::domain::device::condition::Condition {
        /// Version of the test lists.
        lists: u32,
        /// The newest result of each test.
        results: BTreeMap<String, TestResult>,
        /// Looks, the worst item decides.
        looks: Option<Grade>,
        /// Full charge over design capacity, percent.
        battery_percent: Option<u8>,
    }
}

tells! {
    /// A promise of a device to a request.
    Reservation of crate::domain::device::Reservation {
        /// The request.
        request: Number,
        /// The decision.
        allocation: Number,
        /// The line of the request, from 0.
        line: u32,
        /// The act it was picked for.
        picked: Option<Number>,
    }
}

tells! {
    /// Who holds a device after the signature.
    Custody of crate::domain::device::Custody {
        /// The recipient.
        organisation: String,
        /// The act by which it passed.
        handover: Number,
        /// The promise it fulfilled: the request and its line, from 0.
        #[schema(value_type = Option<Vec<serde_json::Value>>)]
        answered: Option<(Number, u32)>,
    }
}

tells! {
    /// A part that was put into a device.
    FittedPart of crate::domain::device::part::FittedPart {
        /// What it is.
        kind: PartKind,
        /// In words.
        part: Option<String>,
        /// The device it came from.
        from: Option<Tag>,
        /// When.
        at: DateTime<Utc>,
    }
}

tells! {
    /// A part that was taken out of a device.
    TakenPart of crate::domain::device::part::TakenPart {
        /// What it is.
        kind: PartKind,
        /// In words.
        part: Option<String>,
        /// The device it went into; none while it lies on the shelf of parts.
        to: Option<Tag>,
        /// When it was taken out.
        at: DateTime<Utc>,
    }
}

tells! {
    /// A device.
    Device of crate::domain::device::Device {
        /// Its tag, for life.
        tag: Tag,
        /// What it is.
        kind: Kind,
        /// The batch it came with.
        batch: Number,
        /// The line of the donor's list, from 1; none for an extra.
        line: Option<u32>,
        /// Where on the road.
        stage: Stage,
        /// Since when.
        since: DateTime<Utc>,
        /// What it is made of.
        specification: Specification,
        /// Fields corrected by hand, which no report overwrites.
        kept: Vec<String>,
        /// Holds in force.
        holds: Vec<Hold>,
        /// Locks found.
        locks: Vec<Lock>,
        /// Every storage medium ever known in it.
        media: Vec<Medium>,
        /// The word that it holds none.
        no_medium: Option<NoMedium>,
        /// Tests.
        condition: Condition,
        /// The grade given.
        grade: Option<Grade>,
        /// The code of the place it is kept at.
        location: Option<String>,
        /// The promise it is under.
        reservation: Option<Reservation>,
        /// Who holds it after the handover.
        custody: Option<Custody>,
        /// Parts put into it; absent when none were.
        #[schema(required = false)]
        fitted: Vec<FittedPart>,
        /// Parts taken out of it; absent when none were.
        #[schema(required = false)]
        taken: Vec<TakenPart>,
        /// Where a stock-take last saw it.
        #[schema(required = false)]
        seen: Option<Seen>,
        /// How many events made it; the `ETag`.
        version: u64,
    }
}
