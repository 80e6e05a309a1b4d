//! Kinds of device and kinds of storage medium.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// The kinds of equipment that are tracked individually.
    Kind {
        /// A computer in a separate case.
        Desktop => "desktop",
        /// A computer built into its screen.
        AllInOne => "all_in_one",
        Laptop => "laptop",
        /// A laptop with ChromeOS.
        Chromebook => "chromebook",
        Tablet => "tablet",
        Smartphone => "smartphone",
        Monitor => "monitor",
        Printer => "printer",
        ThinClient => "thin_client",
        Server => "server",
        Whiteboard => "whiteboard",
        /// Any other device worth tracking.
        Other => "other",
    }
}

impl Kind {
    /// Whether a device of this kind normally holds storage. If so, a device without a known medium needs a person's declaration that there
    /// is none.
    #[must_use]
    pub const fn stores_data(self) -> bool {
        !matches!(self, Self::Monitor)
    }

    /// The category of electrical equipment (directive 2012/19/EU, annex III): 2 = screens over 100 cm², 4 = large, 6 = small IT.
    #[must_use]
    pub const fn weee_category(self) -> u8 {
        match self {
            Self::Laptop | Self::Chromebook | Self::Tablet | Self::Monitor | Self::AllInOne => 2,
            Self::Whiteboard | Self::Server => 4,
            _ => 6,
        }
    }
}

text_enum! {
    /// The kinds of storage medium; which sanitisation counts depends on it.
    MediumKind {
        Hdd => "hdd",
        /// Solid-state disk on ATA or SAS.
        Ssd => "ssd",
        /// Solid-state disk on NVMe.
        Nvme => "nvme",
        /// Flash soldered on the board (eMMC, UFS).
        Emmc => "emmc",
        /// Memory card or USB stick.
        Flash => "flash",
        /// The kind was not reported.
        Unknown => "unknown",
    }
}
