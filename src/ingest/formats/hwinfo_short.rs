//! Reader for `hwinfo --short`: one line per part, with the model but without serial numbers.

use super::lsblk::{is_boot_part, may_be_medium};
use crate::ingest::identity;
use crate::ingest::limits::MAX_ENTRIES;
use crate::ingest::reading::{MachineReport, Storage};
use crate::ingest::report_kind::ReportKind;

/// The section headings of `hwinfo --short`.
const SHORT: &[&str] = &[
    "bios:",
    "cpu:",
    "keyboard:",
    "mouse:",
    "joystick:",
    "printer:",
    "scanner:",
    "chipcard:",
    "camera:",
    "modem:",
    "monitor:",
    "graphics card:",
    "sound:",
    "tv card:",
    "storage:",
    "network:",
    "network interface:",
    "disk:",
    "partition:",
    "cdrom:",
    "floppy:",
    "hub:",
    "usb controller:",
    "usb:",
    "bridge:",
    "memory:",
    "bluetooth:",
    "firewire controller:",
    "fingerprint:",
    "mmc controller:",
    "braille:",
    "pcmcia controller:",
    "unknown:",
];

/// Splits a line into device name (20 columns) and model.
fn short_row(row: &str) -> Option<(&str, &str)> {
    let rest = row.strip_prefix("  ")?;
    let end = rest.char_indices().nth(20).map_or(rest.len(), |(at, _)| at);
    let (device, model) = rest.split_at_checked(end)?;
    // A device name of more than 20 characters pushes the model to the right.
    let (device, model) = match rest.split_once(' ') {
        Some((name, model)) if name.len() > 20 => (name, model),
        _ => (device.trim(), model.strip_prefix(' ')?),
    };
    (!device.contains(' ') && !model.starts_with(' ')).then_some((device, model))
}

/// Recognises the short form by its first lines.
pub(in crate::ingest) fn tell(text: &str) -> bool {
    let rows = || text.lines().map(shown).filter(|r| !r.trim().is_empty()).take(40);
    let heads = rows().filter(|r| SHORT.contains(r)).count();
    let fits = |row: &str| SHORT.contains(&row) || short_row(row).is_some() || (!row.starts_with(' ') && row.ends_with(':'));
    heads > 0 && rows().next().is_some_and(|r| SHORT.contains(&r)) && rows().all(fits)
}

/// Reads the processor and the disks of the list.
pub(in crate::ingest) fn read(text: &str) -> MachineReport {
    let mut reading = MachineReport::empty("hwinfo", ReportKind::ComponentList);
    let mut class = "";
    for row in text.lines().map(shown) {
        if !row.starts_with(' ') {
            class = row;
        } else if let Some((device, model)) = short_row(row) {
            let name = device.rsplit('/').next().unwrap_or(device);
            let model = model.rsplit_once(", ").filter(|(_, clock)| clock.ends_with(" MHz")).map_or(model, |(name, _)| name);
            let model = identity::name(Some(model));
            match class {
                "cpu:" if reading.cpu.is_none() => reading.cpu = model,
                "disk:" if may_be_medium(name) && !is_boot_part(name) && reading.storage.len() <= MAX_ENTRIES => {
                    let model = model.filter(|m| m != "Disk" && m != "???");
                    reading.storage.extend(Some(Storage { model, ..Storage::default() }).filter(Storage::is_something));
                }
                _ => {}
            }
        }
    }
    reading
}

/// The visible part of a line: progress messages overwrite themselves with carriage returns, so only what follows the last one counts.
pub(in crate::ingest) fn shown(row: &str) -> &str {
    let row = row.strip_suffix('\r').unwrap_or(row);
    row.rsplit('\r').next().unwrap_or(row).trim_end()
}

#[cfg(test)]
mod tests {
    use crate::ingest::{ReportKind, read};

    #[test]
    fn the_short_form_names_parts() {
        let progress = format!("> hal.1: read hal data\r{:64}\r", "");
        let text = format!(
            "{progress}cpu:\n{:23}Intel(R) Core(TM) i5-3340M CPU @ 2.70GHz, 1600 MHz\n{:23}Intel(R) Core(TM) i5-3340M CPU @ 2.70GHz, 1718 MHz\nkeyboard:\n  /dev/input/event0    AT Translated Set 2 keyboard\n\
            disk:\n  /dev/sda             HGST HTS725050A7\n  /dev/mmcblk0boot0    Disk\n  /dev/nvme0n1         Samsung SSD 970 EVO\npartition:\n  /dev/sda1            Partition\ncdrom:\n  /dev/sr0             MATSHITA DVD\nmemory:\n{:23}Main Memory\n",
            "", "", ""
        );
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let reading = read(text.as_bytes()).unwrap().remove(0);
            let disks: Vec<_> = reading.storage.iter().filter_map(|d| d.model.as_deref()).collect();
            assert_eq!(disks, ["HGST HTS725050A7", "Samsung SSD 970 EVO"], "{text}");
            assert_eq!(
                (reading.kind, reading.cpu.as_deref()),
                (ReportKind::ComponentList, Some("Intel(R) Core(TM) i5-3340M CPU @ 2.70GHz"))
            );
        }
        assert!(read(b"disk:\n  size: 5\n  name: x\n").is_err());
    }
}
