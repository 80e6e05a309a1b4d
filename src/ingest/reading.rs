//! What was read from a report, whatever its format: the field names are those of the public interface.

use super::identity;
use crate::domain::device::kind::{Kind, MediumKind};
use crate::domain::text_enum::text_enum;
use crate::ingest::limits::{MAX_ENTRIES, ReadError};
use crate::ingest::units;
use serde::Serialize;

pub use identity::SerialClass;

text_enum! {
    /// What a report is about.
    ReportKind {
        /// A fixed computer.
        Desktop => "desktop",
        /// A computer behind its screen.
        AllInOne => "all_in_one",
        /// A portable computer.
        Laptop => "laptop",
        /// A tablet.
        Tablet => "tablet",
        /// A mobile telephone.
        Phone => "phone",
        /// A screen.
        Monitor => "monitor",
        /// A server.
        Server => "server",
        /// A virtual machine: nothing that can be handed over.
        Virtual => "virtual",
        /// A computer whose case the report does not tell.
        Unknown => "unknown",
        /// One or more disks without the computer around them.
        Storage => "storage",
        /// Proof of erasure, by disk.
        ErasureReport => "erasure_report",
        /// Some parts of a computer, without the computer.
        ComponentList => "component_list_not_a_device",
        /// A device that is no computer.
        NotAComputer => "not_a_computer",
    }
}

text_enum! {
    /// What a reader should know about the way a report was read. Each has its sentence in three languages.
    Note {
        /// The report's own list of erasures was written without erasing: it proves nothing.
        EraseListIsNoEvidence => "erase_list_is_no_evidence",
        /// USB sticks and card readers that the report lists were left out of the storage.
        RemovableLeftOut => "removable_left_out",
        /// Some storage is attached by USB: probably the stick the report was made from.
        RemovableStorage => "removable_storage",
        /// No storage in the report; there may be some in the machine.
        NoStorageInReport => "no_storage_in_report",
        /// The UUID is one that many machines share, or none.
        UuidUnusable => "uuid_unusable",
        /// Part of the report could not be read.
        PartUnreadable => "part_unreadable",
        /// The tools inside the report disagree about which machine this is.
        SourcesDisagree => "sources_disagree",
        /// Only a part of a machine: it may complete what is known, never replace it.
        Partial => "partial",
        /// The disk was seen through a USB bridge: the serial may be the bridge's.
        UsbBridge => "usb_bridge",
        /// The serial is one that the system makes up, not the one on the case.
        SerialNotOnCase => "serial_not_on_case",
        /// A list was longer than is believable and was cut.
        ListCut => "list_cut",
        /// A disk was only read, not overwritten.
        VerifyOnly => "verify_only",
        /// Hidden sectors were found or could not be ruled out.
        HiddenSectors => "hidden_sectors",
        /// A disk has no serial: a person must say which one it is.
        DiskWithoutSerial => "disk_without_serial",
    }
}

text_enum! {
    /// How an erasure ended.
    Outcome {
        /// Done, by the tool's own account.
        Success => "success",
        /// Ended with errors, or left part of the disk untouched.
        Failed => "failed",
        /// Stopped by a person.
        Aborted => "aborted",
        /// Nothing was overwritten, by design: a reading pass.
        NotAnErasure => "not_an_erasure",
        /// The report does not say.
        Unknown => "unknown",
    }
}

/// A storage medium as a report names it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Storage {
    /// Its serial number, when it has one.
    pub serial: Option<String>,
    /// The serial as written, when it was judged a filler.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial_raw: Option<String>,
    /// How far the serial can be trusted.
    pub serial_class: Option<SerialClass>,
    /// The model.
    pub model: Option<String>,
    /// The maker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manufacturer: Option<String>,
    /// Bytes.
    pub size_bytes: Option<u64>,
    /// Decimal gigabytes, snapped to the nominal size.
    pub size_gb: Option<f64>,
    /// `ata`, `nvme`, `usb`, `scsi`, `mmc`, `virtio`.
    pub interface: Option<String>,
    /// Whether it is attached so that it can be pulled out.
    pub removable: bool,
    /// `hdd`, `ssd`, `nvme`, `emmc`, `flash` or `unknown`, as the report says.
    #[serde(rename = "type")]
    pub medium: Option<MediumKind>,
    /// Whether the disk says it is healthy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smart_passed: Option<bool>,
    /// Hours it has run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub power_on_hours: Option<u64>,
    /// Sectors moved away, waiting, and lost: what predicts a failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bad_sectors: Option<u64>,
    /// Wear of flash, in percent of its rated life.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wear_percent: Option<u64>,
}

impl Storage {
    /// Sets the serial from what the report gives, and its class.
    pub(crate) fn set_serial(&mut self, raw: Option<&str>) {
        let (serial, class) = identity::serial(raw);
        self.serial_raw = if serial.is_none() { raw.and_then(crate::ingest::json::line) } else { None };
        self.serial_class = Some(class);
        self.serial = serial;
    }

    /// Sets the size in bytes, and the nominal size.
    pub(crate) fn set_size(&mut self, bytes: Option<u64>) {
        self.size_bytes = bytes;
        self.size_gb = bytes.and_then(units::size_gb);
    }

    /// Whether anything in it could tell it from nothing.
    pub(crate) const fn is_something(&self) -> bool {
        self.serial.is_some() || self.model.is_some() || self.size_bytes.is_some()
    }

    /// What kind of medium this is: what counts as sanitising depends on it. Only what the report itself says is used.
    #[must_use]
    pub fn media_kind(&self) -> MediumKind {
        let interface = self.interface.as_deref().unwrap_or("");
        match self.medium {
            Some(known) if known != MediumKind::Unknown => known,
            _ if interface == "nvme" => MediumKind::Nvme,
            _ if interface == "mmc" => {
                if self.removable {
                    MediumKind::Flash
                } else {
                    MediumKind::Emmc
                }
            }
            _ => {
                let model = self.model.as_deref().unwrap_or("").to_uppercase();
                if model.contains("NVME") && interface != "usb" {
                    MediumKind::Nvme
                } else if model.contains("SSD") {
                    MediumKind::Ssd
                } else if self.removable && ["FLASH", "DATATRAVELER", "CRUZER", "USB DISK", "JETFLASH"].iter().any(|w| model.contains(w)) {
                    MediumKind::Flash
                } else {
                    MediumKind::Unknown
                }
            }
        }
    }
}

/// A battery as a report names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Battery {
    /// The model.
    pub model: Option<String>,
    /// The maker.
    pub manufacturer: Option<String>,
    /// The serial number.
    pub serial: Option<String>,
    /// Capacity when new, in `unit`.
    pub design: Option<u64>,
    /// Capacity of a full charge today, in `unit`.
    pub measured: Option<u64>,
    /// `mWh` or `mAh`.
    pub unit: Option<&'static str>,
    /// Charge cycles.
    pub cycles: Option<u64>,
}

impl Battery {
    /// What is left of the capacity, in percent; none when either figure is missing: unknown is neither 0 nor 100.
    #[must_use]
    pub fn health_percent(&self) -> Option<u64> {
        let design = self.design.filter(|d| *d > 0)?;
        let measured = self.measured.filter(|m| *m > 0)?;
        measured.checked_mul(100)?.checked_div(design).filter(|p| *p <= 150)
    }
}

/// A screen built in.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Screen {
    /// Diagonal in inches.
    pub inches: Option<f64>,
    /// Pixels across.
    pub width: Option<u64>,
    /// Pixels down.
    pub height: Option<u64>,
}

/// The main board: evidence for matching, and a name when the machine has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Board {
    /// The maker.
    pub manufacturer: Option<String>,
    /// The model.
    pub model: Option<String>,
    /// The board's own serial number.
    pub serial: Option<String>,
}

/// One erasure of one disk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Erasure {
    /// The disk's serial number.
    pub disk_serial: Option<String>,
    /// The disk's model, sometimes cut short by the tool.
    pub disk_model: Option<String>,
    /// Bytes of the disk as the tool saw it.
    pub size_bytes: Option<u64>,
    /// Bytes the tool says it overwrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes_erased: Option<u64>,
    /// The method, in the tool's words.
    pub method: Option<String>,
    /// The passes, in the tool's words.
    pub steps: Vec<String>,
    /// Rounds of the method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounds: Option<u64>,
    /// When it began, in the tool's words.
    pub start: Option<String>,
    /// When it ended, in the tool's words.
    pub end: Option<String>,
    /// How it ended.
    pub result: Outcome,
    /// Whether the tool read back what it wrote, without error.
    pub verified: bool,
    /// The tool, with its version where the report gives it.
    pub tool: Option<String>,
    /// Errors counted: writing, verifying, flushing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<[u64; 3]>,
    /// What weakens it as evidence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Note>,
}

impl Erasure {
    /// An erasure about which nothing is known yet.
    pub(crate) const fn unknown() -> Self {
        Self {
            disk_serial: None,
            disk_model: None,
            size_bytes: None,
            bytes_erased: None,
            method: None,
            steps: Vec::new(),
            rounds: None,
            start: None,
            end: None,
            result: Outcome::Unknown,
            verified: false,
            tool: None,
            errors: None,
            warnings: Vec::new(),
        }
    }
}

/// What was read from one report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MachineReport {
    /// The format: `lshw`, `ereuse`, `dmidecode`, `smartctl`, `nwipe`, `glpi`, …
    pub format: &'static str,
    /// What the report is about.
    pub kind: ReportKind,
    /// The maker.
    pub manufacturer: Option<String>,
    /// The model.
    pub model: Option<String>,
    /// The maker's version: for Lenovo the name people know.
    pub version: Option<String>,
    /// The maker's article number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// The serial number, unless it is a filler.
    pub serial: Option<String>,
    /// The serial number as written.
    pub serial_raw: Option<String>,
    /// How far the serial can be trusted.
    pub serial_class: SerialClass,
    /// The inventory number that firmware holds, when it is no filler.
    pub asset_tag: Option<String>,
    /// The case as the report calls it.
    pub chassis_raw: Option<String>,
    /// The UUID, unless many machines share it.
    pub uuid: Option<String>,
    /// The main board.
    pub board: Option<Board>,
    /// The processor.
    pub cpu: Option<String>,
    /// Memory in binary megabytes.
    pub ram_mb: Option<u64>,
    /// Storage media.
    pub storage: Vec<Storage>,
    /// Addresses of network cards.
    pub macs: Vec<String>,
    /// Batteries.
    pub battery: Vec<Battery>,
    /// The screen built in.
    pub screen: Option<Screen>,
    /// Erasures.
    pub erasures: Vec<Erasure>,
    /// Benchmarks the report tells of, as its tool measured them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub benchmarks: Vec<Benchmark>,
    /// Whether the machine stood a load test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_passed: Option<bool>,
    /// The serial of the machine that erased: never attached to it by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_serial: Option<String>,
    /// The program that wrote the report.
    pub software: Option<String>,
    /// The report's own identifier.
    pub snapshot_uuid: Option<String>,
    /// What a reader should know.
    pub notes: Vec<Note>,
}

text_enum! {
    /// What a benchmark measured.
    Measured {
        /// The processor: a figure of the tool's own.
        Processor => "processor",
        /// The memory: a figure of the tool's own.
        Memory => "memory",
        /// Reading from a disk, megabytes a second.
        DiskRead => "disk_read",
        /// Writing to a disk, megabytes a second.
        DiskWrite => "disk_write",
    }
}

/// A benchmark: comparable with others of the same tool, and with nothing else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Benchmark {
    /// What was measured.
    pub of: Measured,
    /// The figure.
    pub value: f64,
    /// The serial number of the disk it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disk: Option<String>,
}

impl MachineReport {
    /// A reading with nothing in it.
    pub(crate) const fn empty(format: &'static str, kind: ReportKind) -> Self {
        Self {
            format,
            kind,
            manufacturer: None,
            model: None,
            version: None,
            sku: None,
            serial: None,
            serial_raw: None,
            serial_class: SerialClass::Placeholder,
            asset_tag: None,
            chassis_raw: None,
            uuid: None,
            board: None,
            cpu: None,
            ram_mb: None,
            storage: Vec::new(),
            macs: Vec::new(),
            battery: Vec::new(),
            screen: None,
            erasures: Vec::new(),
            benchmarks: Vec::new(),
            load_passed: None,
            host_serial: None,
            software: None,
            snapshot_uuid: None,
            notes: Vec::new(),
        }
    }

    /// Sets the serial, its raw text and its class.
    pub(crate) fn set_serial(&mut self, raw: Option<&str>) {
        self.serial_raw = raw.and_then(crate::ingest::json::line);
        (self.serial, self.serial_class) = identity::serial(raw);
    }

    /// Sets the UUID, and says so when what the report gives is of no use.
    pub(crate) fn set_uuid(&mut self, raw: Option<&str>) {
        self.uuid = identity::uuid(raw);
        if raw.is_some() && self.uuid.is_none() {
            self.note(Note::UuidUnusable);
        }
    }

    /// Adds a note once.
    pub(crate) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Adds a network address, once, unless it is none.
    pub(crate) fn add_mac(&mut self, raw: Option<&str>) {
        if let Some(mac) = identity::mac(raw)
            && self.macs.len() <= crate::ingest::reading::MAX_ENTRIES
            && !self.macs.contains(&mac)
        {
            self.macs.push(mac);
        }
    }

    /// The maker to show: the board's when the machine names none.
    #[must_use]
    pub fn shown_manufacturer(&self) -> Option<&str> {
        self.manufacturer.as_deref().or_else(|| self.board.as_ref()?.manufacturer.as_deref())
    }

    /// The model to show: for Lenovo the name people know rather than the machine type, the board's when the machine names none.
    #[must_use]
    pub fn shown_model(&self) -> Option<&str> {
        let lenovo = self.manufacturer.as_deref().is_some_and(|m| m.eq_ignore_ascii_case("lenovo"));
        let named = self.version.as_deref().filter(|v| lenovo && v.chars().any(|c| c == ' ') && v.to_lowercase().starts_with("think"));
        named.or(self.model.as_deref()).or_else(|| self.board.as_ref()?.model.as_deref())
    }

    /// The kind of device, when the report tells it; none when a person must say (unknown case, virtual machine) and when the
    /// report is not about one device.
    #[must_use]
    pub fn device_kind(&self) -> Option<Kind> {
        Some(match self.kind {
            ReportKind::Laptop if self.manufacturer.as_deref() == Some("Google") => Kind::Chromebook,
            ReportKind::Laptop => Kind::Laptop,
            ReportKind::Desktop => Kind::Desktop,
            ReportKind::AllInOne => Kind::AllInOne,
            ReportKind::Tablet => Kind::Tablet,
            ReportKind::Phone => Kind::Smartphone,
            ReportKind::Monitor => Kind::Monitor,
            ReportKind::Server => Kind::Server,
            ReportKind::Virtual
            | ReportKind::Unknown
            | ReportKind::Storage
            | ReportKind::ErasureReport
            | ReportKind::ComponentList
            | ReportKind::NotAComputer => {
                return None;
            }
        })
    }

    /// Checks that the report describes one whole device, so that it may create or complete one.
    ///
    /// # Errors
    /// [`ReadError::NotAComputer`] for lists of parts, disks alone, erasure reports and other equipment.
    pub const fn describes_a_device(&self) -> Result<(), ReadError> {
        match self.kind {
            ReportKind::Storage | ReportKind::ErasureReport | ReportKind::ComponentList | ReportKind::NotAComputer => {
                Err(ReadError::NotAComputer { kind: self.kind })
            }
            _ => Ok(()),
        }
    }
}

/// Makers and models of virtual machines, as their firmware names them.
const VIRTUAL: &[&str] = &[
    "qemu",
    "innotek",
    "virtualbox",
    "vmware",
    "virtual machine",
    "standard pc (",
    "kvm",
    "hvm domu",
    "bochs",
    "parallels virtual",
    "bhyve",
    "openstack",
    "ovirt",
    "rhev",
    "amazon ec2",
    "google compute engine",
];

/// Whether the names are those of a virtual machine.
#[must_use]
pub fn is_virtual(names: &[Option<&str>]) -> bool {
    names.iter().flatten().any(|name| {
        let lower = name.to_lowercase();
        lower == "xen" || VIRTUAL.iter().any(|v| lower.contains(v))
    })
}

/// The kind that a case's name tells, in the words of SMBIOS and of the tools that repeat them.
#[must_use]
pub fn kind_of_chassis(chassis: &str) -> ReportKind {
    let key: String = chassis.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    match key.as_str() {
        "laptop" | "notebook" | "netbook" | "portable" | "subnotebook" | "convertible" | "ultrabook" => ReportKind::Laptop,
        "tablet" | "detachable" | "handheld" => ReportKind::Tablet,
        "allinone" => ReportKind::AllInOne,
        "desktop" | "lowprofile" | "lowprofiledesktop" | "pizzabox" | "minitower" | "tower" | "microtower" | "spacesaving" | "lunchbox"
        | "lunch" | "sealed" | "sealedcasepc" | "mini" | "minipc" | "stick" | "stickpc" | "mac" | "embedded" | "embeddedpc" | "docking" => {
            ReportKind::Desktop
        }
        "server" | "mainserver" | "mainserverchassis" | "rackmount" | "rackmountchassis" | "blade" | "multisystem" | "bladeenclosure" => {
            ReportKind::Server
        }
        "virtual" => ReportKind::Virtual,
        "mobile" | "smartphone" | "cellphone" | "phone" => ReportKind::Phone,
        "computermonitor" | "monitor" | "display" => ReportKind::Monitor,
        _ => ReportKind::Unknown,
    }
}

/// The kind of a computer from its names and its case: virtual first, then the case, then Apple's model names, which tell the case.
#[must_use]
pub fn kind_of(manufacturer: Option<&str>, model: Option<&str>, chassis: Option<&str>) -> ReportKind {
    if is_virtual(&[manufacturer, model]) {
        return ReportKind::Virtual;
    }
    match chassis.map_or(ReportKind::Unknown, kind_of_chassis) {
        ReportKind::Unknown => {
            let model = model.unwrap_or("");
            let apple = manufacturer.is_some_and(|m| m.to_lowercase().starts_with("apple"));
            match () {
                () if apple && model.starts_with("iMac") => ReportKind::AllInOne,
                () if apple && (model.starts_with("MacBook") || model.starts_with("PowerBook")) => ReportKind::Laptop,
                () if apple && (model.starts_with("Macmini") || model.starts_with("MacPro") || model.starts_with("PowerMac")) => {
                    ReportKind::Desktop
                }
                () => ReportKind::Unknown,
            }
        }
        known => known,
    }
}
