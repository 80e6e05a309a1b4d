//! The kinds of machine a report can be about, and how a machine's names and case tell its kind.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// What a report describes: a kind of device, or something that is not one whole device.
    ReportKind {
        Desktop => "desktop",
        /// Computer and screen in one case.
        AllInOne => "all_in_one",
        Laptop => "laptop",
        Tablet => "tablet",
        Phone => "phone",
        Monitor => "monitor",
        Server => "server",
        /// A virtual machine: it is not a device that can be handed over.
        Virtual => "virtual",
        /// A computer, but the report does not say which type of case it has.
        Unknown => "unknown",
        /// One or more disks without the computer around them.
        Storage => "storage",
        /// A log of erasures, one entry per disk.
        ErasureReport => "erasure_report",
        /// Some parts of a computer, without the computer.
        ComponentList => "component_list_not_a_device",
        /// Another kind of device than a computer.
        NotAComputer => "not_a_computer",
    }
}

/// Words in the maker or the model that mark a virtual machine, in lower case.
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

/// Whether one of the names (maker, model) is that of a virtual machine.
#[must_use]
pub fn is_virtual(names: &[Option<&str>]) -> bool {
    names.iter().flatten().any(|name| {
        let lower = name.to_lowercase();
        lower == "xen" || VIRTUAL.iter().any(|v| lower.contains(v))
    })
}

/// Maps a chassis type, as SMBIOS and the tools write it, to a kind.
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

/// Beginnings of the models of servers, in lower case, with the maker where the name alone does not say it.
const SERVERS: &[(&str, &str)] = &[
    ("", "proliant"),
    ("", "poweredge"),
    ("", "primergy"),
    ("", "primequest"),
    ("", "thinkserver"),
    ("", "thinksystem"),
    ("", "thinkagile"),
    ("", "ibm system x"),
    ("", "system x3"),
    ("", "lenovo system x"),
    ("", "ibm eserver"),
    ("", "eserver"),
    ("", "bladecenter"),
    ("", "flex system"),
    ("", "synergy 480"),
    ("", "superserver"),
    ("", "xserve"),
    ("", "express5800"),
    ("", "ucsc-"),
    ("", "ucsb-"),
    ("", "powervault"),
    ("", "netserver"),
    ("", "novascale"),
    ("", "ha8000"),
    ("", "sun fire"),
    ("", "sunfire"),
    ("", "terra server"),
    ("", "altos"),
    ("acer", "at110"),
    ("acer", "at115"),
    ("acer", "at150"),
    ("acer", "at310"),
    ("acer", "at350"),
    ("asus", "ts100"),
    ("asus", "ts110"),
    ("asus", "ts300"),
    ("asus", "ts500"),
    ("asus", "ts700"),
    ("asus", "rs100"),
    ("asus", "rs300"),
    ("asus", "rs500"),
    ("asus", "rs700"),
    ("ibm", "x3"),
    ("lenovo", "x3"),
    ("supermicro", "sys-"),
    ("supermicro", "as -"),
    ("supermicro", "ssg-"),
];

/// Makers that some firmware writes in front of the model.
const MAKERS: &[&str] = &["hpe ", "hp ", "dell ", "lenovo ", "fujitsu siemens ", "fujitsu ", "ibm ", "nec ", "acer ", "asus ", "wortmann "];

/// Whether maker and model are those of a server, whatever its case: many stand in a tower. `ProLiant` names only servers,
/// `PowerEdge` as well; Supermicro prints the name of the board where the machine has none of its own.
#[must_use]
pub fn is_server(manufacturer: Option<&str>, model: Option<&str>) -> bool {
    let maker = manufacturer.unwrap_or_default().to_lowercase();
    let model = model.unwrap_or_default().to_lowercase().replace('_', " ");
    // Some firmware writes the maker in front of the model.
    let bare = MAKERS.iter().find_map(|m| model.strip_prefix(m)).unwrap_or(&model);
    SERVERS.iter().any(|(of, name)| (of.is_empty() || maker.contains(of)) && (model.starts_with(name) || bare.starts_with(name)))
}

/// The kind of a computer: virtual or a server by its names, else by its chassis type, else by Apple's model names, which imply the case.
#[must_use]
pub fn kind_of(manufacturer: Option<&str>, model: Option<&str>, chassis: Option<&str>) -> ReportKind {
    if is_virtual(&[manufacturer, model]) {
        return ReportKind::Virtual;
    }
    if is_server(manufacturer, model) {
        return ReportKind::Server;
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
