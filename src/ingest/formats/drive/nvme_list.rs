//! Reader for `nvme list`: `NVMe` drives with their serial numbers, as JSON or as the table that is printed without options.
//!
//! The table gives sizes rounded to three digits: they are shown, but never taken for a size in bytes.

use crate::domain::device::kind::MediumKind;
use crate::ingest::identity;
use crate::ingest::json::{list, text, whole};
use crate::ingest::limits::{MAX_ENTRIES, ReadError};
use crate::ingest::reading::{MachineReport, Storage};
use crate::ingest::report_kind::ReportKind;
use crate::ingest::units::{size_gb, with_unit};
use serde_json::Value;

/// Recognises the output of `nvme list -o json`, flat, or nested as since version 2.11. Without a drive the list is empty.
#[must_use]
pub fn tell(json: &Value) -> bool {
    let devices = list(json, "Devices");
    let is_empty = json.as_object().is_some_and(|all| all.len() == 1 && all.get("Devices").is_some_and(|d| d.is_null() || d.is_array()));
    let known = |d: &Value| d.get("SerialNumber").is_some() || d.get("Subsystems").is_some();
    if devices.is_empty() { is_empty } else { devices.iter().all(known) }
}

/// Reads the output of `nvme list -o json`. The namespaces and the controllers of one drive are one drive.
#[must_use]
pub fn read(json: &Value) -> Vec<MachineReport> {
    let mut drives: Vec<Drive> = Vec::new();
    for device in list(json, "Devices").iter().take(MAX_ENTRIES) {
        if device.get("SerialNumber").is_some() {
            add(&mut drives, device, std::iter::once(device));
        }
        for subsystem in list(device, "Subsystems").iter().take(MAX_ENTRIES) {
            for controller in list(subsystem, "Controllers").iter().take(MAX_ENTRIES) {
                let own = list(controller, "Namespaces");
                add(&mut drives, controller, if own.is_empty() { list(subsystem, "Namespaces") } else { own }.iter());
            }
        }
    }
    let mut reading = MachineReport::empty("nvme-list", ReportKind::Storage);
    reading.storage = drives.into_iter().map(Drive::whole).filter(Storage::is_something).collect();
    vec![reading]
}

/// A drive with its namespaces: name and size.
struct Drive {
    disk: Storage,
    namespaces: Vec<(String, Option<u64>)>,
}

impl Drive {
    /// The drive, with the size of its namespace when it has only one: what several leave free is not in the list.
    fn whole(mut self) -> Storage {
        if let [(_, size)] = self.namespaces.as_slice() {
            self.disk.set_size(*size);
        }
        self.disk
    }
}

/// Adds the drive of an entry and its namespaces, unless they are listed already.
fn add<'a>(drives: &mut Vec<Drive>, entry: &Value, namespaces: impl Iterator<Item = &'a Value>) {
    let found = nvme(entry);
    let same = |d: &Drive| found.serial.is_some() && d.disk.serial == found.serial && d.disk.model == found.model;
    let at = drives.iter().position(same).unwrap_or(drives.len());
    if at == drives.len() {
        drives.push(Drive { disk: found, namespaces: Vec::new() });
    }
    let Some(drive) = drives.get_mut(at) else { return };
    for namespace in namespaces.take(MAX_ENTRIES) {
        let name = ["NameSpace", "DevicePath", "Namespace"].iter().filter_map(|k| text(namespace, k)).collect::<Vec<_>>().join(" ");
        if !drive.namespaces.iter().any(|(known, _)| *known == name) {
            drive.namespaces.push((name, whole(namespace, "PhysicalSize").filter(|s| *s > 0)));
        }
    }
}

fn nvme(device: &Value) -> Storage {
    let mut disk = Storage {
        model: identity::name(text(device, "ModelNumber").as_deref()),
        interface: Some("nvme".to_owned()),
        medium: Some(MediumKind::Nvme),
        ..Storage::default()
    };
    disk.set_serial(text(device, "SerialNumber").as_deref());
    disk
}

/// The columns of a table: name, first place and first place of the next column. The line under the headings draws them.
type Columns = Vec<(String, usize, usize)>;

/// Most characters of a line that are read.
const MAX_WIDTH: usize = 1000;

fn part(line: &str, from: usize, until: usize) -> String {
    line.chars().skip(from).take(until.saturating_sub(from)).collect::<String>().trim().to_owned()
}

/// The columns as the headings, or better the dashes below them, give them; `None` for another line.
fn columns(head: &str, below: &str) -> Option<Columns> {
    let is_head = head.split_whitespace().next() == Some("Node") && head.contains(" SN ") && head.contains(" Model ");
    if !is_head {
        return None;
    }
    let rule = if below.contains("---") && below.trim().chars().all(|c| matches!(c, '-' | ' ')) { below } else { head };
    let mut starts: Vec<usize> = Vec::new();
    let signs: Vec<char> = rule.chars().take(MAX_WIDTH).collect();
    for (at, sign) in signs.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|b| signs.get(b)).copied().unwrap_or(' ');
        let gap = at < 2 || signs.get(at.saturating_sub(2)).is_none_or(|c| *c == ' ') || rule == below;
        if *sign != ' ' && before == ' ' && gap {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([MAX_WIDTH]);
    Some(starts.iter().zip(ends).map(|(from, until)| (part(head, *from, until).to_lowercase(), *from, until)).collect())
}

fn table(output: &str) -> Option<(Columns, impl Iterator<Item = &str>)> {
    let at = output.lines().take(20).position(|l| l.split_whitespace().next() == Some("Node"))?;
    let head = output.lines().nth(at)?;
    let columns = columns(head, output.lines().nth(at.saturating_add(1)).unwrap_or_default())?;
    Some((columns, output.lines().skip(at.saturating_add(1)).take_while(|l| !l.trim().is_empty())))
}

/// Recognises the table of `nvme list`, also where other text stands above it.
#[must_use]
pub fn tell_text(output: &str) -> bool {
    table(output).is_some()
}

/// Reads the table of `nvme list`. Namespaces of one drive are one drive.
///
/// # Errors
/// [`ReadError::UnknownFormat`] when there is no table.
pub fn read_text(output: &str) -> Result<Vec<MachineReport>, ReadError> {
    let (columns, rows) = table(output).ok_or(ReadError::UnknownFormat)?;
    let mut reading = MachineReport::empty("nvme-list", ReportKind::Storage);
    for row in rows.filter(|r| r.trim_start().starts_with("/dev/")).take(MAX_ENTRIES) {
        let get = |name: &str| columns.iter().find(|(column, ..)| column == name).map(|(_, from, until)| part(row, *from, *until));
        let mut disk = Storage {
            model: identity::name(get("model").as_deref()),
            interface: Some("nvme".to_owned()),
            medium: Some(MediumKind::Nvme),
            ..Storage::default()
        };
        disk.set_serial(get("sn").as_deref());
        disk.size_gb = get("usage").and_then(|u| u.rsplit('/').next().and_then(with_unit)).and_then(size_gb);
        match reading.storage.iter_mut().find(|d| disk.serial.is_some() && d.serial == disk.serial && d.model == disk.model) {
            // The size of a drive with several namespaces is not in the table.
            Some(known) => known.size_gb = None,
            None if disk.is_something() => reading.storage.push(disk),
            None => {}
        }
    }
    Ok(vec![reading])
}

/// What is stored of the table: the table, without what was copied along with it.
pub(in crate::ingest) fn stripped(output: &str) -> Option<Vec<u8>> {
    let at = output.lines().position(|l| l.split_whitespace().next() == Some("Node"))?;
    let kept: Vec<&str> = output.lines().skip(at).take_while(|l| !l.trim().is_empty()).collect();
    (kept.len() < output.lines().count()).then(|| kept.join("\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use crate::ingest::{kept, read};
    use serde_json::json;

    const OLD: &str = "\
Node             SN                   Model                                    Namespace Usage                      Format           FW Rev  \n\
---------------- -------------------- ---------------------------------------- --------- -------------------------- ---------------- --------\n\
/dev/nvme0n1     S3TPNX0M234146       SAMSUNG MZVLB1T0HALR-000L7               1         808,83  GB /   1,02  TB    512   B +  0 B   5L2QEXA7\n\
/dev/nvme1n1     foo                  QEMU NVMe Ctrl                           1         268.44  MB / 268.44  MB    512   B +  0 B   1.0\n\
/dev/nvme1n2     foo                  QEMU NVMe Ctrl                           2         268.44  MB / 268.44  MB    512   B +  0 B   1.0\n";
    const NEW: &str = "\
Node                  Generic               SN                   Model                                    Namespace  Usage                      Format           FW Rev  \n\
--------------------- --------------------- -------------------- ---------------------------------------- ---------- -------------------------- ---------------- --------\n\
/dev/nvme0n1          /dev/ng0n1            20478230000128563170 Force MP600                              0x1          2.00  TB /   2.00  TB    512   B +  0 B   EGFM11.3\n";

    #[test]
    fn the_namespaces_and_controllers_of_a_drive_are_one_drive() {
        let disks = |json: serde_json::Value| -> Vec<(String, Option<u64>)> {
            let reading = read(json.to_string().as_bytes()).unwrap().remove(0);
            reading.storage.into_iter().map(|d| (d.serial.unwrap(), d.size_bytes)).collect()
        };
        let entry = |path: &str, serial: &str, size: u64| json!({"DevicePath": path, "ModelNumber": "KXG60", "SerialNumber": serial, "PhysicalSize": size});
        let two = json!({"Devices": [entry("/dev/nvme0n1", "49MA23BZK03N", 512), entry("/dev/nvme0n2", "49MA23BZK03N", 1000), entry("/dev/nvme1n1", "49MB", 512)]});
        assert_eq!(disks(two), [("49MA23BZK03N".to_owned(), None), ("49MB".to_owned(), Some(512))]);
        let space = |name: &str| json!({"NameSpace": name, "PhysicalSize": 512});
        let controller = |n: u8, spaces| json!({"Controller": format!("nvme{n}"), "SerialNumber": "S4DXNF0M123456", "ModelNumber": "PM981", "Namespaces": spaces});
        let nested = |first, second| json!({"Devices": [{"Subsystems": [{"Controllers": [controller(0, first), controller(1, second)], "Namespaces": [space("nvme0n1")]}]}]});
        let one = [("S4DXNF0M123456".to_owned(), Some(512))];
        assert_eq!(disks(nested(json!([space("nvme0n1")]), json!([]))), one);
        assert_eq!(disks(nested(json!([]), json!([]))), one);
        assert_eq!(disks(nested(json!([space("nvme0n1"), space("nvme0n2")]), json!([]))), [("S4DXNF0M123456".to_owned(), None)]);
    }

    #[test]
    fn both_layouts_of_the_table_give_serial_numbers_and_sizes() {
        let disks = |text: &str| -> Vec<(String, String, Option<f64>)> {
            let reading = read(text.as_bytes()).unwrap().remove(0);
            assert_eq!((reading.format, reading.storage.iter().all(|d| d.size_bytes.is_none())), ("nvme-list", true));
            reading.storage.into_iter().map(|d| (d.serial.unwrap(), d.model.unwrap(), d.size_gb)).collect()
        };
        let wanted = [
            ("S3TPNX0M234146".to_owned(), "SAMSUNG MZVLB1T0HALR-000L7".to_owned(), Some(1024.0)),
            ("foo".to_owned(), "QEMU NVMe Ctrl".to_owned(), None),
        ];
        assert_eq!(disks(OLD), wanted);
        assert_eq!(disks(NEW), [("20478230000128563170".to_owned(), "Force MP600".to_owned(), Some(2000.0))]);
        // Without the line of dashes, and copied with the command in front.
        let bare = NEW.lines().filter(|l| !l.starts_with('-')).collect::<Vec<_>>().join("\n");
        assert_eq!(disks(&bare), disks(NEW));
        let copied = format!("lucie@pc:~$ sudo nvme list\n{OLD}\nlucie@pc:~$ ");
        assert_eq!(disks(&copied), wanted);
        let stored = String::from_utf8(kept(copied.as_bytes()).unwrap().stripped.unwrap()).unwrap();
        assert!(!stored.contains("lucie"), "{stored}");
        assert_eq!(disks(&stored), wanted);
        let none = NEW.lines().take(2).collect::<Vec<_>>().join("\n");
        assert_eq!(read(none.as_bytes()).unwrap_err().code(), "report_names_no_drive");
    }
}
