//! Which entries of a report are logical volumes: what a RAID controller, a disk array or software shows in place of the drives behind it.
//!
//! Wiping a volume leaves its spare, failed and replaced members as they are, so it is never taken for a drive. The names are those that
//! controllers give their volumes; drives passed through unchanged keep their own. Virtual disks of a virtual machine are no such volumes.

use crate::ingest::json::line;
use crate::ingest::reading::{SerialClass, Storage};

/// What the vendor field says for controllers and arrays that never show a drive under it.
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
    "fts",
    "ctrl",
    "icp",
    "netapp",
    "emc",
    "eqlogic",
    "compelnt",
    "pure",
    "3pardata",
    "lio-org",
    "freenas",
    "truenas",
    "synology",
    "open-v",
    "nimble",
    "dgc",
];
/// Beginnings of the names of volumes.
const BEGINNINGS: &[&str] = &[
    "perc ",
    "dell perc",
    "dellboss",
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
    "virtual drive",
    "marvell raid",
    "marvell vd",
    "amd-raid",
    "amd raid",
    "nvidia stripe",
    "nvidia mirror",
    "nvidia raid",
    "mr9",
    "mr8",
    "asr",
    "hpt disk",
    "intel raid",
    "intel rs",
    "storage space",
    "microsoft storage space",
    "ibm serveraid",
    "lenovo raid",
    "ucs-mraid",
    "ucsc-mraid",
    "ucsc-raid",
    "lsi mr",
    "lsi raid",
    "lsi logical",
    "avago mr",
    "broadcom mr",
    "thinksystem raid",
    "smart array",
    "hp logical",
    "hpe logical",
    "compaq logical",
    "msa p",
    "msa 2",
    "p2000",
    "multipath",
    "areca",
    "arc-",
];
/// Words that occur in the names of volumes only.
const WITHIN: &[&str] = &["-vol#", " volume set", "raid controller", "raid volume", "raid adapter", "h/w raid", "smart array", "megaraid"];

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

/// Whether maker and model name a logical volume.
#[must_use]
pub fn is_logical(vendor: Option<&str>, model: Option<&str>) -> bool {
    let lower = |text: Option<&str>| text.and_then(line).unwrap_or_default().to_lowercase().replace('_', " ");
    let (vendor, model) = (lower(vendor), lower(model));
    let whole = format!("{vendor} {model}");
    let first = model.split(' ').next().unwrap_or_default();
    // The model field often begins with the vendor.
    let bare = model.split_once(' ').map_or("", |(_, rest)| rest);
    let is_vendor = |v: &str| VENDORS.contains(&v);
    // VMware's and Microsoft's virtual disks are the drives of a virtual machine; Dell's are volumes.
    let dell_disk = (vendor == "dell" && model.starts_with("virtual disk")) || model.starts_with("dell virtual disk");
    let named = |name: &str| BEGINNINGS.iter().any(|b| name.starts_with(b)) || has_raid_level(name) || is_numbered_volume(name);
    let of_3ware = CARDS_3WARE.iter().any(|card| first.starts_with(card)) && bare.contains("disk");
    dell_disk
        || of_3ware
        || is_vendor(vendor.trim_end_matches([',', '.']))
        || (is_vendor(first) && !bare.is_empty())
        || [model.as_str(), bare, vendor.as_str(), whole.trim()].iter().any(|name| named(name))
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
    fn volumes_of_controllers_arrays_and_software_are_told_from_drives() {
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
        ] {
            assert!(is_logical(Some(vendor).filter(|v| !v.is_empty()), Some(model)), "{vendor} {model}");
        }
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
