//! What a device or a storage medium is.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// The kinds of equipment that are tracked one by one.
    Kind {
        /// A fixed computer in its own case.
        Desktop => "desktop",
        /// A computer whose case is the back of its screen.
        AllInOne => "all_in_one",
        /// A portable computer.
        Laptop => "laptop",
        /// A portable computer with ChromeOS.
        Chromebook => "chromebook",
        /// A tablet.
        Tablet => "tablet",
        /// A mobile telephone.
        Smartphone => "smartphone",
        /// A screen.
        Monitor => "monitor",
        /// A printer.
        Printer => "printer",
        /// A thin client.
        ThinClient => "thin_client",
        /// A server.
        Server => "server",
        /// An interactive whiteboard.
        Whiteboard => "whiteboard",
        /// Anything else worth tracking.
        Other => "other",
    }
}

impl Kind {
    /// Whether a device of this kind normally holds storage: without a known medium it needs a named person's word that there is none.
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
    /// The kinds of storage medium; what counts as sanitising depends on it.
    MediumKind {
        /// Magnetic disk.
        Hdd => "hdd",
        /// Solid-state disk on ATA or SAS.
        Ssd => "ssd",
        /// Solid-state disk on NVMe.
        Nvme => "nvme",
        /// Flash soldered on the board (eMMC, UFS).
        Emmc => "emmc",
        /// Memory card or USB stick.
        Flash => "flash",
        /// A report did not say.
        Unknown => "unknown",
    }
}
