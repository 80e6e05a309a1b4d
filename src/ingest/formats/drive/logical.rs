//! Which entries of a report are logical volumes: what a RAID controller, a disk array or software shows in place of the drives behind it.
//!
//! Wiping a volume leaves its spare, failed and replaced members as they are, so it is never taken for a drive. The names are those that
//! controllers give their volumes; drives passed through unchanged keep their own. Virtual disks of a virtual machine are no such volumes.

use crate::ingest::json::line;
use crate::ingest::reading::{SerialClass, Storage};

/// What the vendor field says for controllers, and for arrays and targets whose makers sell no drives under that name.
const VENDORS: &[&str] = &[
    "lsilogic",
    "megaraid",
    "avago",
    "broadcom",
    "adaptec",
    "adptec",
    "mscc",
    "areca",
    "amcc",
    "3ware",
    "promise",
    "fasttrak",
    "hpt",
    "highpoint",
    "raidcore",
    "mylex",
    "serveraid",
    "lsi",
    "ctrl",
    "icp",
    "eqlogic",
    "compelnt",
    "3pardata",
    "lio-org",
    "freenas",
    "truenas",
    "nimble",
    "lefthand",
    "violin",
    "kmnrio",
    "kaminario",
    "xtremio",
    "tegile",
    "datacore",
    "nfinidat",
    "xiotech",
    "pillar",
    "pivot3",
    "xiv",
    "ift",
    "infortrend",
    "drobo",
    "solidfir",
];
/// Words in the name of a drive that a maker of controllers sells: `LSI NWD-BLP4-800` is a `WarpDrive`, a card with flash on it.
const DRIVES_OF_VENDORS: &[&str] = &["ssd", "nvme", "hdd", "warpdrive", "nytro"];
/// Volumes whose names tell them only together with the vendor: the same vendor's name stands on drives too. Beginnings of the product, as
/// the hardware table of multipath-tools lists them.
const PRODUCTS: &[(&str, &[&str])] = &[
    ("netapp", &["lun", "inf-01-00", "ontap"]),
    ("emc", &["symmetrix", "invista", "powermax"]),
    ("dgc", &["raid", "disk", "vraid", "lunz"]),
    ("dell", &["virtual disk", "md3", "boss"]),
    ("dellemc", &["me4", "me5", "powerstore"]),
    ("hp", &["msa ", "msa1", "msa2", "msa volume", "hsv", "p2000", "a6189a", "open-", "logical", "raid"]),
    ("hpe", &["msa ", "open-", "logical", "ns204i", "alletra"]),
    ("compaq", &["msa", "hsv", "logical", "raid"]),
    ("hitachi", &["open-", "df600f"]),
    (
        "ibm",
        &[
            "1722",
            "1724",
            "1726",
            "1742",
            "1746",
            "1750500",
            "1813",
            "1814",
            "1815",
            "1818",
            "1820n00",
            "2105",
            "2107900",
            "2145",
            "2810xiv",
            "2851",
            "3526",
            "3542",
            "3552",
            "flashsystem",
            "ipr-",
        ],
    ),
    ("lenovo", &["raid", "m.2 vd", "de series"]),
    ("fujitsu", &["eternus", "d2607", "d2616", "d3116", "d3216", "raid", "e2000", "e3000", "e4000", "e6000", "e8000"]),
    ("fts", &["praid", "psas", "raid"]),
    ("intel", &["multi-flex", "sromb", "raid controller"]),
    ("cisco", &["vd"]),
    (
        "sun",
        &["stk", "lcsm100", "csm100", "csm200", "storedge", "6180", "sun 6180", "arraystorage", "zfs storage", "sun storage", "comstar"],
    ),
    ("stk", &["bladectlr", "openstorage", "flexline"]),
    ("huawei", &["xsg1", "dorado"]),
    ("nexsan", &["satab", "nxs-b0", "nestos", "nst"]),
    ("nec", &["disk array"]),
    ("ddn", &["san datadirector", "ef30", "s2a", "sfa"]),
    ("sgi", &["tp9", "is", "dd4a-", "dd6a-"]),
    ("apple", &["raid card", "xserve raid"]),
    ("pure", &["flasharray", "storage flasharray"]),
    ("synology", &["storage"]),
    ("nexenta", &["comstar"]),
    ("iet", &["virtual-disk", "virtual disk"]),
    ("via", &["v-raid"]),
    ("wd", &["my book duo", "my book mirror"]),
    ("marvell", &["raid", "vd", "nvme controller"]),
];
/// Beginnings of the names of volumes.
const BEGINNINGS: &[&str] = &[
    "perc ",
    "dell perc",
    "dellboss",
    "boss-n",
    "boss-s",
    "megaraid",
    "megasr",
    "serveraid",
    "praid",
    "logical volume",
    "logical disk",
    "logical drive",
    "raid volume",
    "raid array",
    "raid disk",
    "raid vd",
    "raid ctrl",
    "virtual drive",
    "amd-raid",
    "amd raid",
    "nvidia stripe",
    "nvidia mirror",
    "nvidia raid",
    "hpt disk",
    "storage space",
    "microsoft storage space",
    "ibm serveraid",
    "lsi mr",
    "lsi raid",
    "lsi logical",
    "avago mr",
    "broadcom mr",
    "thinksystem raid",
    "thinksystem m.2",
    "lenovo m.2",
    "smart array",
    "msa p",
    "msa 1",
    "msa 2",
    "p2000",
    "multipath",
    "eternus",
    "stk raid",
    "ns204i",
    "sii 3",
    "g-raid",
];
/// Words that occur in the names of volumes only.
const WITHIN: &[&str] = &[
    "-vol#",
    " volume set",
    "raid controller",
    "raid volume",
    "raid adapter",
    "raid sas",
    "h/w raid",
    "smart array",
    "megaraid",
    "iscsi",
    "boot controller",
    "nvme 2-bay",
];
/// Beginnings of the names of cards, which their volumes carry too; a number follows.
const CARDS: &[&str] = &["mr9", "mr8", "asr", "arc-", "smc2", "smc3"];
/// Beginnings of the names of Intel's cards; a number follows.
const CARDS_INTEL: &[&str] = &["rs", "rt", "rms", "rmt", "rcs"];
/// 3ware names a volume after its card.
const CARDS_3WARE: &[&str] = &["9650se", "9690sa", "9750", "9550sx", "9500s", "8006", "7506"];

/// Whether the name is `RAID` with a level: `RAID 5/6 SAS 6G`, `RAID1`, `Raid 0 Volume`.
fn has_raid_level(name: &str) -> bool {
    name.match_indices("raid").any(|(at, _)| {
        let starts = name.get(..at).is_some_and(|b| !b.ends_with(|c: char| c.is_alphanumeric()));
        let after = name.get(at + 4..).unwrap_or_default().trim_start_matches([' ', '-', '_']);
        starts && (after.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with("array") || after.starts_with("vol"))
    })
}

/// Whether the name is that of an Intel RST volume, which people rarely rename: `Volume0`, `Volume_1`.
fn is_numbered_volume(name: &str) -> bool {
    let rest = name.strip_prefix("volume").unwrap_or("-").trim_start_matches([' ', '_']);
    !rest.is_empty() && rest.len() <= 4 && rest.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a virtual drive says so: `CISCO VD`, `MARVELL Raid VD 0`.
fn is_virtual_drive(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    match words.as_slice() {
        [_, .., "vd"] => true,
        [_, .., "vd", number] => number.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    }
}

/// Whether the word is the name of a card with its ports: `9361-8i`, `940-8i`; at HPE `MR416i-p`, `SR932i-p`, `P408i-a`, `E208i-a`.
fn is_card_with_ports(word: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let plain = word.split_once('-').is_some_and(|(card, ports)| {
        let n = digits(ports);
        (3..=4).contains(&card.len())
            && digits(card) == card.len()
            && (1..=2).contains(&n)
            && ports.get(n..).is_some_and(|p| p.starts_with(['i', 'e']))
    });
    let of_hpe = ["mr", "sr", "e", "p"].iter().any(|letters| {
        let rest = word.strip_prefix(letters).unwrap_or_default();
        digits(rest) == 3 && rest.get(3..).is_some_and(|r| matches!(r.as_bytes(), [b'i' | b'e', b'-', _]))
    });
    plain || of_hpe
}

/// Whether vendor and product are a pair of [`PRODUCTS`], or a card or a volume of Intel.
fn is_product(vendor: &str, product: &str) -> bool {
    let vendor = vendor.trim_end_matches(['.', ',']);
    let first = product.split(' ').next().unwrap_or_default();
    let of_intel = vendor == "intel"
        && (is_numbered(first, CARDS_INTEL) || (!product.contains("ssd") && product.split(' ').any(|word| word == "volume")));
    let of_cisco = vendor == "cisco" && first.starts_with("ucs") && first.contains("raid");
    of_intel || of_cisco || PRODUCTS.iter().any(|(of, products)| *of == vendor && products.iter().any(|p| product.starts_with(p)))
}

/// Whether maker and model name a logical volume.
#[must_use]
pub fn is_logical(vendor: Option<&str>, model: Option<&str>) -> bool {
    let lower = |text: Option<&str>| text.and_then(line).unwrap_or_default().to_lowercase().replace('_', " ");
    let (vendor, model) = (lower(vendor), lower(model));
    let vendor = vendor.trim_end_matches([',', '.']);
    let whole = format!("{vendor} {model}");
    // The model field often begins with the vendor.
    let (first, bare) = model.split_once(' ').unwrap_or((model.as_str(), ""));
    let second = bare.split(' ').next().unwrap_or_default();
    let is_drive =
        model.split([' ', '-']).any(|word| DRIVES_OF_VENDORS.contains(&word)) || first.starts_with("nwd-") || second.starts_with("nwd-");
    let of_vendor = !is_drive && (VENDORS.contains(&vendor) || (VENDORS.contains(&first) && !bare.is_empty()));
    let of_3ware = CARDS_3WARE.iter().any(|card| first.starts_with(card)) && bare.contains("disk");
    let is_card = |word: &str| {
        let counted =
            CARDS.iter().any(|card| word.strip_prefix(card).is_some_and(|rest| rest.bytes().take_while(u8::is_ascii_digit).count() >= 3));
        counted || is_card_with_ports(word) || (word.starts_with("ucs") && word.contains("raid"))
    };
    let named = |name: &str| {
        BEGINNINGS.iter().any(|b| name.starts_with(b)) || has_raid_level(name) || is_numbered_volume(name) || is_virtual_drive(name)
    };
    of_vendor
        || of_3ware
        || model == "raid"
        || is_product(vendor, &model)
        || is_product(first, bare)
        || [first, second, vendor].iter().any(|word| is_card(word))
        || [model.as_str(), bare, vendor, whole.trim()].iter().any(|name| named(name))
        || WITHIN.iter().any(|w| whole.contains(w))
}

/// Whether the name is one of the prefixes and a number.
pub(in crate::ingest::formats) fn is_numbered(name: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|p| name.strip_prefix(p).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
}

/// Whether a block device with this name is a volume that software makes of drives: mdraid, LVM, multipath, dm-crypt, ZFS, bcache.
pub(in crate::ingest::formats) fn is_software_volume(name: &str) -> bool {
    is_numbered(name, &["md", "dm-", "zd", "bcache", "drbd"])
}

/// Whether the block device of a name is a volume of software: mdraid, LVM, multipath, dm-crypt, ZFS, or one of an old RAID driver.
#[must_use]
pub fn is_logical_device(path: &str) -> bool {
    let path = path.trim();
    let name = path.trim_start_matches("/dev/");
    path.starts_with("/dev/mapper/")
        || ["md/", "zvol/", "cciss/", "ida/", "rd/", "vg"].iter().any(|p| name.starts_with(p) && name.contains('/'))
        || is_software_volume(name.rsplit('/').next().unwrap_or(name))
}

/// Marks an entry as a logical volume: it has no kind of medium and no drive's serial number. What the report called so stays as raw text.
pub fn mark(disk: &mut Storage) {
    disk.logical = true;
    disk.medium = None;
    disk.removable = false;
    disk.smart_passed = None;
    disk.power_on_hours = None;
    disk.bad_sectors = None;
    disk.wear_percent = None;
    disk.serial_raw = disk.serial_raw.take().or_else(|| disk.serial.take());
    disk.serial = None;
    disk.serial_class = Some(SerialClass::Absent);
}

/// Marks the entry when its maker and model name a logical volume.
pub fn mark_if_logical(disk: &mut Storage) {
    if !disk.logical && is_logical(disk.manufacturer.as_deref(), disk.model.as_deref()) {
        mark(disk);
    }
}

/// Whether the name is that of a medium that a management controller or a card reader pretends to hold.
#[must_use]
pub fn is_pretended(name: &str) -> bool {
    let lower = name.to_lowercase();
    let virtual_media = ["floppy", "cd", "dvd", "media", "hdisk", "usb"];
    ["virtual ", "virtual_"].iter().any(|v| lower.split(v).skip(1).any(|after| virtual_media.iter().any(|m| after.starts_with(m))))
        || lower.contains("lcdrive")
        || lower.contains("vflash")
}

#[cfg(test)]
mod tests {
    use super::{is_logical, is_logical_device, is_pretended};

    #[test]
    fn volumes_of_controllers_arrays_and_software_are_told() {
        for (vendor, model) in [
            ("DELL", "PERC H710"),
            ("", "DELL PERC H710"),
            ("DELL", "PERC 6/i"),
            ("DELL", "Virtual Disk"),
            ("", "DELLBOSS VD"),
            ("HP", "LOGICAL VOLUME"),
            ("", "HP LOGICAL VOLUME"),
            ("HPE", "LOGICAL VOLUME"),
            ("LSI", "MR9260-8i"),
            ("LSI", "MegaRAID SAS RMB"),
            ("LSILOGIC", "Logical Volume"),
            ("AVAGO", "MR9361-8i"),
            ("", "AVAGO MR9361-8i"),
            ("IBM", "ServeRAID M5110e"),
            ("Lenovo", "RAID 930-16i-4GB"),
            ("FTS", "PRAID EP400i"),
            ("LSI", "RAID 5/6 SAS 6G"),
            ("Adaptec", "Array 0"),
            ("ASR8405", "LogicalDrv 0"),
            ("Areca", "ARC-1880-VOL#000"),
            ("AMCC", "9650SE-4LP DISK"),
            ("3ware", "Logical Disk 00"),
            ("ATA", "MARVELL Raid VD 0"),
            ("", "Intel Raid 1 Volume"),
            ("", "Volume1"),
            ("Intel", "Raid 0 Volume"),
            ("", "AMD-RAID Array 1"),
            ("NVIDIA", "MIRROR 465.76G"),
            ("", "NVIDIA MIRROR 465.76G"),
            ("Cisco", "UCSC-MRAID12G"),
            ("", "Microsoft Storage Space Device"),
            ("JMicron", "H/W RAID1"),
            ("SMC", "SMC2108"),
            ("AVAGO", "SMC3108"),
            ("INTEL", "RMS25CB080"),
            ("Intel", "RMT3CB080"),
            ("Intel", "RS3DC080"),
            ("", "Intel RS2BL080"),
            ("Intel", "OS_Volume"),
            ("CISCO", "UCSB-MRAID12G"),
            ("", "Cisco UCS-M2-HWRAID"),
            ("ATA", "CISCO VD"),
            ("", "ThinkSystem M.2 VD"),
            ("ATA", "ThinkSystem M.2"),
            ("ATA", "Lenovo M.2 VD"),
            ("", "M.2 NVMe 2-Bay RAID Kit"),
            ("Lenovo", "940-8i"),
            ("", "Dell BOSS-N1"),
            ("", "HPE NS204i-u Gen11 Boot Controller"),
            ("HPE", "MR416i-p Gen11"),
            ("HPE", "SR932i-p Gen10"),
            ("", "Marvell_NVMe_Controller"),
            ("Sun", "STK RAID INT"),
            ("HITACHI", "OPEN-V"),
            ("IBM", "2145"),
            ("IBM", "1814      FAStT"),
            ("DELL", "MD32xxi"),
            ("HP", "HSV450"),
            ("", "HP MSA 2040 SAN"),
            ("FUJITSU", "ETERNUS_DXL"),
            ("FUJITSU", "RAID Ctrl SAS 6G 5/6 512MB (D2616)"),
            ("NETAPP", "LUN C-Mode"),
            ("EMC", "SYMMETRIX"),
            ("DGC", "VRAID"),
            ("SYNOLOGY", "iSCSI Storage"),
            ("SYNOLOGY", "Storage"),
            ("PURE", "FlashArray"),
            ("Promise", "VTrak E610f"),
        ] {
            assert!(is_logical(Some(vendor).filter(|v| !v.is_empty()), Some(model)), "{vendor} {model}");
        }
    }

    #[test]
    fn drives_are_told_from_volumes_whoever_sells_them() {
        for (vendor, model) in [
            ("ATA", "WDC WD5000AAKX-60U6AA0"),
            ("SEAGATE", "ST600MM0006"),
            ("", "SEAGATE ST600MM0006"),
            ("IBM-ESXS", "MBF2600RC"),
            ("HP", "EG0600FBLSH"),
            ("", "HP SSD S700 250GB"),
            ("", "DELL EXPRESS FLASH PM1725a"),
            ("", "Samsung SSD 850 EVO"),
            ("", "INTEL SSDSC2BB480G4"),
            ("VMware", "Virtual disk"),
            ("VMware,", "VMware Virtual S"),
            ("Msft", "Virtual Disk"),
            ("ATA", "QEMU HARDDISK"),
            ("", "VBOX HARDDISK"),
            ("", "LITEON CV3-8D128"),
            ("", "Micron_5100_MTFDDAK480TCC"),
            ("", "KINGSTON SA400S37240G"),
            ("", "PROMEDIA"),
            ("Generic", "STORAGE DEVICE"),
            // Drives that carry the name of a maker of arrays or of controllers.
            ("NETAPP", "X422_HCOBE600A10"),
            ("NETAPP", "X421_FAL12450A10"),
            ("EMC", "HUC10606 CLAR600"),
            ("SEAGATE", "ST330065 CLAR300"),
            ("Synology", "HAT5300-8T"),
            ("SYNOLOGY", "SAT5210-480G"),
            ("", "Synology SNV3400-400G"),
            ("LSI", "NWD-BLP4-800"),
            ("", "LSI WarpDrive"),
            ("FTS", "MHZ2160BH"),
            ("FUJITSU", "MHZ2160BH G2"),
            ("HITACHI", "HUS156030VLS600"),
            ("IBM", "IC35L120AVV207-0"),
            ("IBM", "DTLA-307030"),
            ("SMC", "SuperDOM"),
            ("", "Lenovo SSD SL700"),
            ("HPE", "MO001600JWFWR"),
            ("HP", "MB1000GCWCV"),
            ("DELL", "ST2000NM0001"),
            ("INTEL", "RAIDer"),
            ("", "INTEL SSDPEKKW256G7"),
            ("APPLE", "SSD SM0256G"),
            ("Micron", "MR9"),
            ("", "ASR SSD 120"),
            ("WD", "My Book 1230"),
            ("WDC", "WD1003FBYX RAID"),
            ("", "OWC Mercury 6G RAID-ready"),
            ("", "ARCHGON SSD"),
        ] {
            assert!(!is_logical(Some(vendor).filter(|v| !v.is_empty()), Some(model)), "{vendor} {model}");
        }
    }

    #[test]
    fn devices_of_software_and_pretended_media_are_told_by_name() {
        for volume in ["/dev/md0", "/dev/md/root", "/dev/dm-0", "/dev/mapper/vg-root", "/dev/zd16", "/dev/cciss/c0d0", "md127"] {
            assert!(is_logical_device(volume), "{volume}");
        }
        for drive in ["/dev/sda", "/dev/nvme0n1", "/dev/mmcblk0", "/dev/bus/0", "/dev/sg1"] {
            assert!(!is_logical_device(drive), "{drive}");
        }
        for pretended in ["iDRAC Virtual Floppy", "Virtual CDROM", "AMI Virtual Floppy0", "IPMI Virtual CDROM", "SMART LCDRIVE"] {
            assert!(is_pretended(pretended), "{pretended}");
        }
        assert!(!is_pretended("VMware Virtual disk"));
    }
}
