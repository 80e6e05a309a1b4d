//! The machines of the demo: real makers and models, invented serial numbers.

use super::clock::DemoEntropy;
use crate::domain::device::kind::{Kind, MediumKind};

/// A model that offices bought some years ago.
#[derive(Clone, Copy, Debug)]
pub(super) struct Model {
    pub kind: Kind,
    pub maker: &'static str,
    pub name: &'static str,
    /// Processor; empty for kinds that make no machine report.
    pub cpu: &'static str,
    /// Memory in MiB; 0 for none.
    pub ram_mb: u32,
    /// Its storage medium: kind, model, size in decimal gigabytes.
    pub disk: Option<(MediumKind, &'static str, u64)>,
    /// The year it was bought.
    pub year: i32,
    /// The pattern of its maker's serial numbers.
    serial: Pattern,
}

#[derive(Clone, Copy, Debug)]
enum Pattern {
    /// Seven letters and digits.
    Dell,
    /// `5CG` and seven more.
    Hp,
    /// `PF` and six more.
    Lenovo,
    /// Twelve letters and digits.
    Apple,
    /// `R5` and nine more.
    Samsung,
    /// Ten digits.
    Digits,
}

/// Letters that makers use in serial numbers.
const SAFE: &str = "BCDFGHJKLMNPQRSTVWXYZ0123456789";

impl Model {
    /// Invents a serial number in the maker's pattern.
    pub(super) fn serial(&self, entropy: &DemoEntropy) -> String {
        match self.serial {
            Pattern::Dell => format!("{}{}", entropy.word("BCDFGHJKLMN", 1), entropy.word(SAFE, 6)),
            Pattern::Hp => format!("5CG{}{}", entropy.word("0123456789", 4), entropy.word(SAFE, 3)),
            Pattern::Lenovo => format!("PF{}", entropy.word(SAFE, 6)),
            Pattern::Apple => format!("DMP{}{}", entropy.word("STVWXYZ", 1), entropy.word(SAFE, 8)),
            Pattern::Samsung => format!("R52{}{}", entropy.word("KMNR", 1), entropy.word(SAFE, 7)),
            Pattern::Digits => format!("{}{}", entropy.word("123456789", 1), entropy.word("0123456789", 9)),
        }
    }

    /// Whether a technician boots it from a USB stick to get its machine report.
    pub(super) const fn reports_itself(&self) -> bool {
        matches!(self.kind, Kind::Desktop | Kind::Laptop | Kind::AllInOne | Kind::ThinClient | Kind::Server)
    }
}

const fn model(
    kind: Kind,
    names: [&'static str; 3],
    ram_mb: u32,
    disk: Option<(MediumKind, &'static str, u64)>,
    year: i32,
    serial: Pattern,
) -> Model {
    let [maker, name, cpu] = names;
    Model { kind, maker, name, cpu, ram_mb, disk, year, serial }
}

use Kind::{AllInOne, Chromebook, Desktop, Laptop, Monitor, Other, Printer, Server, Smartphone, Tablet, ThinClient, Whiteboard};
use MediumKind::{Emmc, Hdd, Nvme, Ssd};
use Pattern::{Apple, Dell, Digits, Hp, Lenovo, Samsung};

/// The models, laptops first.
pub(super) const MODELS: &[Model] = &[
    model(
        Laptop,
        ["Dell Inc.", "Latitude 5490", "Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz"],
        8_192,
        Some((Ssd, "SAMSUNG SSD PM871b 256GB", 256)),
        2018,
        Dell,
    ),
    model(
        Laptop,
        ["Dell Inc.", "Latitude 7400", "Intel(R) Core(TM) i5-8365U CPU @ 1.60GHz"],
        16_384,
        Some((Nvme, "PC401 NVMe SK hynix 256GB", 256)),
        2019,
        Dell,
    ),
    model(
        Laptop,
        ["HP", "HP EliteBook 840 G5", "Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz"],
        8_192,
        Some((Nvme, "SAMSUNG MZVLB256HAHQ-000H1", 256)),
        2018,
        Hp,
    ),
    model(
        Laptop,
        ["HP", "HP ProBook 450 G6", "Intel(R) Core(TM) i5-8265U CPU @ 1.60GHz"],
        8_192,
        Some((Hdd, "TOSHIBA MQ04ABF100", 1_000)),
        2019,
        Hp,
    ),
    model(
        Laptop,
        ["LENOVO", "ThinkPad T480", "Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz"],
        16_384,
        Some((Nvme, "SAMSUNG MZVLW256HEHP-000L7", 256)),
        2018,
        Lenovo,
    ),
    model(
        Laptop,
        ["LENOVO", "ThinkPad L390", "Intel(R) Core(TM) i3-8145U CPU @ 2.10GHz"],
        8_192,
        Some((Ssd, "INTEL SSDSC2KF256G8", 256)),
        2019,
        Lenovo,
    ),
    model(
        Desktop,
        ["Dell Inc.", "OptiPlex 3060", "Intel(R) Core(TM) i5-8500T CPU @ 2.10GHz"],
        8_192,
        Some((Hdd, "TOSHIBA DT01ACA050", 500)),
        2018,
        Dell,
    ),
    model(
        Desktop,
        ["HP", "HP EliteDesk 800 G4 SFF", "Intel(R) Core(TM) i5-8500 CPU @ 3.00GHz"],
        8_192,
        Some((Hdd, "WDC WD5000AZLX-60K2TA0", 500)),
        2018,
        Hp,
    ),
    model(
        Desktop,
        ["LENOVO", "ThinkCentre M720q", "Intel(R) Core(TM) i5-8400T CPU @ 1.70GHz"],
        8_192,
        Some((Ssd, "SAMSUNG SSD PM871b 256GB", 256)),
        2019,
        Lenovo,
    ),
    model(
        AllInOne,
        ["HP", "HP EliteOne 800 G4 23.8-in", "Intel(R) Core(TM) i5-8500 CPU @ 3.00GHz"],
        8_192,
        Some((Nvme, "SAMSUNG MZVLB256HAHQ-000H1", 256)),
        2018,
        Hp,
    ),
    model(Chromebook, ["Acer", "Chromebook 311 C733", ""], 4_096, Some((Emmc, "eMMC 32 GB", 32)), 2020, Digits),
    model(Chromebook, ["HP", "Chromebook 14 G6", ""], 4_096, Some((Emmc, "eMMC 64 GB", 64)), 2020, Hp),
    model(Tablet, ["Apple", "iPad (7th generation)", ""], 3_072, Some((Emmc, "Flash 32 GB", 32)), 2019, Apple),
    model(Tablet, ["Samsung", "Galaxy Tab A 10.1 (2019)", ""], 2_048, Some((Emmc, "eMMC 32 GB", 32)), 2019, Samsung),
    model(Tablet, ["Lenovo", "Tab M10 HD (2nd Gen)", ""], 4_096, Some((Emmc, "eMMC 64 GB", 64)), 2020, Lenovo),
    model(Smartphone, ["Samsung", "Galaxy A51", ""], 4_096, Some((Emmc, "UFS 128 GB", 128)), 2020, Samsung),
    model(Monitor, ["Dell Inc.", "P2419H", ""], 0, None, 2019, Dell),
    model(Monitor, ["HP", "EliteDisplay E243", ""], 0, None, 2018, Hp),
    model(Printer, ["HP", "LaserJet Pro M404dn", ""], 0, None, 2019, Hp),
    model(
        ThinClient,
        ["HP", "HP t630 Thin Client", "AMD GX-420GI SOC with Radeon R7E"],
        4_096,
        Some((Ssd, "SATA SSD M.2 32GB", 32)),
        2018,
        Hp,
    ),
    model(
        Server,
        ["Dell Inc.", "PowerEdge R440", "Intel(R) Xeon(R) Silver 4110 CPU @ 2.10GHz"],
        65_536,
        Some((Hdd, "ST1200MM0099", 1_200)),
        2018,
        Dell,
    ),
    model(Whiteboard, ["SMART Technologies", "Board MX265", ""], 0, None, 2018, Digits),
    model(Other, ["Cisco", "IP Phone 8841", ""], 0, None, 2017, Digits),
];

/// The models of a kind.
pub(super) fn models_of(kind: Kind) -> Vec<Model> {
    MODELS.iter().filter(|m| m.kind == kind).copied().collect()
}

/// A machine that a donor gives away.
#[derive(Clone, Debug)]
pub(super) struct Machine {
    pub model: Model,
    pub serial: String,
    /// The donor's inventory number.
    pub number: String,
}
