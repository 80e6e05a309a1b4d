//! Reader for `lsblk`: the block devices of a running system, as JSON (`-J`), pairs (`-P`), a table, or raw rows (`-r`).
//!
//! It lists disks and says nothing of the machine around them. `ROTA` is believed only when it says "not rotating": the kernel assumes
//! that a disk rotates until the disk says otherwise.

use super::drive::logical;
use crate::domain::device::kind::MediumKind;
use crate::ingest::identity;
use crate::ingest::json::list;
use crate::ingest::limits::MAX_ENTRIES;
use crate::ingest::limits::ReadError;
use crate::ingest::reading::{MachineReport, Note, Storage};
use crate::ingest::report_kind::ReportKind;
use crate::ingest::units::with_unit;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One block device: its values by column name, in lower case.
type Row = BTreeMap<String, String>;

/// All column names of lsblk; a line with any other word is not a heading.
const COLUMNS: &str = " name kname path maj-min fsavail fssize fstype fsused fsuse% fsver fsroots mountpoint mountpoints label uuid ptuuid \
    pttype parttype parttypename partlabel partuuid partflags ra ro rm hotplug model serial size state owner group mode alignment \
    min-io opt-io phy-sec log-sec rota sched rq-size type disc-aln disc-gran disc-max disc-zero wsame wwn rand pkname hctl tran \
    subsystems rev vendor zoned dax id id-link mq start ";
/// Columns that are stored. The others are left out, because people choose volume names and mount points.
const KEPT: &[&str] = &[
    "name",
    "kname",
    "maj-min",
    "type",
    "size",
    "model",
    "serial",
    "vendor",
    "rev",
    "tran",
    "rota",
    "rm",
    "hotplug",
    "ro",
    "wwn",
    "hctl",
    "state",
    "subsystems",
    "log-sec",
    "phy-sec",
];
/// Columns that may name people; a report that fills one of them is stored only in part.
const PERSONAL: &[&str] = &["label", "partlabel", "mountpoint", "mountpoints", "fsroots", "owner", "group", "id", "id-link"];
/// Most lines, and most characters of a line, that are read.
const MAX_LINES: usize = 4096;
const MAX_WIDTH: usize = 1000;

/// Recognises the output of `lsblk -J`.
#[must_use]
pub fn tell(json: &Value) -> bool {
    let devices = list(json, "blockdevices");
    // Without a block device the list is empty.
    let is_list =
        json.get("blockdevices").is_some_and(Value::is_array) && (!devices.is_empty() || json.as_object().is_some_and(|o| o.len() == 1));
    is_list && devices.iter().all(|d| ["name", "kname", "path"].iter().any(|k| d.get(*k).is_some_and(Value::is_string)))
}

/// Reads the output of `lsblk -J`.
#[must_use]
pub fn read(json: &Value) -> Vec<MachineReport> {
    vec![storage(&flat(json))]
}

/// Recognises the text output of `lsblk`: pairs, a table or raw rows.
#[must_use]
pub fn tell_text(text: &str) -> bool {
    text.lines().take(20).any(|l| pair_row(l).is_some() || heading(l).is_some())
}

/// Reads the text output of `lsblk`.
///
/// # Errors
/// [`ReadError::UnknownFormat`] when no device is listed.
pub fn read_text(text: &str) -> Result<Vec<MachineReport>, ReadError> {
    let rows = rows(text);
    if rows.is_empty() { Err(ReadError::UnknownFormat) } else { Ok(vec![storage(&rows)]) }
}

/// The redacted copy of a JSON output: the disks with the columns of [`KEPT`]. `None` when it names nobody and lists only disks.
pub(in crate::ingest) fn stripped(json: &Value) -> Option<Vec<u8>> {
    let rows = flat(json);
    rows.iter().any(|r| PERSONAL.iter().any(|c| get(r, c).is_some()) || !is_medium(r)).then(|| kept(&rows))
}

/// The redacted copy of a text output, as JSON; text that was copied along with it is left out.
pub(in crate::ingest) fn stripped_text(text: &str) -> Vec<u8> {
    kept(&rows(text))
}

fn kept(rows: &[Row]) -> Vec<u8> {
    let disk = |(place, row): (usize, &Row)| {
        let columns = KEPT.iter().filter_map(|c| Some(((*c).to_owned(), Value::String(get(row, c)?.to_owned()))));
        let mut columns: Map<String, Value> = columns.collect();
        // People name the volumes of LVM.
        if is_volume(row) {
            columns.retain(|name, _| name == "type" || name == "size");
            columns.insert("name".to_owned(), Value::String(format!("md{place}")));
        }
        Value::Object(columns)
    };
    // The copy of a report without disks must still be recognised as one of lsblk.
    let parts = rows.iter().filter(|r| is_boot_part(device(r)) && !is_medium(r));
    let disks: Vec<Value> = chosen(rows).into_iter().chain(parts).enumerate().map(disk).collect();
    let disks = if disks.is_empty() { vec![serde_json::json!({"name": "-"})] } else { disks };
    serde_json::json!({ "blockdevices": disks }).to_string().into_bytes()
}

/// All devices of the tree in one list; with `-s` the tree is inverted and the disks are the leaves.
fn flat(json: &Value) -> Vec<Row> {
    let mut rows = Vec::new();
    add(json, "blockdevices", &mut rows);
    rows
}

fn add(of: &Value, key: &str, rows: &mut Vec<Row>) {
    for device in list(of, key) {
        if rows.len() < MAX_LINES
            && let Some(fields) = device.as_object()
        {
            rows.push(fields.iter().filter_map(|(k, v)| Some((column(k), plain(v)?))).collect());
        }
        add(device, "children", rows);
    }
}

/// A value as text, booleans as `1` and `0`: versions before 2.33 write `"1"` and `"0"` themselves.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(yes) => Some(if *yes { "1" } else { "0" }.to_owned()),
        Value::Array(all) => all.iter().find_map(plain),
        _ => None,
    }
}

/// Normalises a column name: versions differ on `MAJ:MIN` and `MAJ_MIN`.
fn column(name: &str) -> String {
    name.trim().to_lowercase().replace([':', '_'], "-")
}

fn rows(text: &str) -> Vec<Row> {
    let lines = || text.lines().take(MAX_LINES);
    let pairs: Vec<Row> = lines().filter_map(pair_row).collect();
    if !pairs.is_empty() {
        return pairs;
    }
    let Some(start) = lines().take(20).position(|l| heading(l).is_some()) else { return Vec::new() };
    let body: Vec<&str> = lines().skip(start).map(str::trim_end).take_while(|l| !l.is_empty()).collect();
    let Some((head, body)) = body.split_first() else { return Vec::new() };
    let columns = heading(head).unwrap_or_default();
    table(head, &columns, body).or_else(|| raw(&columns, body)).unwrap_or_default()
}

/// The column names of a heading line; `None` for any other line.
fn heading(line: &str) -> Option<Vec<String>> {
    let columns: Vec<String> = line.split_whitespace().take(100).map(column).collect();
    // With `-O` the name is not the first column.
    let named = columns.iter().any(|c| matches!(c.as_str(), "name" | "kname" | "path"));
    let known = columns.iter().all(|c| COLUMNS.contains(&format!(" {c} ")) || c.starts_with("zone-"));
    let tells = columns.iter().any(|c| matches!(c.as_str(), "maj-min" | "size" | "type" | "model" | "serial" | "fstype"));
    (named && known && tells).then_some(columns)
}

/// Parses a line of pairs: `NAME="sda" SIZE="465.8G" …`.
fn pair_row(line: &str) -> Option<Row> {
    let mut row = Row::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (key, after) = rest.split_once("=\"")?;
        let (value, after) = after.split_once('"')?;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '%');
        if key.is_empty() || !key.chars().all(fits) {
            return None;
        }
        row.insert(column(key), unescaped(value));
        rest = after.trim_start();
    }
    (row.len() > 1 && ["name", "kname", "path"].iter().any(|k| row.contains_key(*k))).then_some(row)
}

/// Parses raw rows (`-r`): fields one space apart, spaces inside a field written as `\x20`.
fn raw(columns: &[String], body: &[&str]) -> Option<Vec<Row>> {
    let fields = |line: &&str| line.split(' ').map(unescaped).collect::<Vec<_>>();
    let all: Vec<Vec<String>> = body.iter().map(fields).collect();
    let fits = |row: &Vec<String>| row.len() <= columns.len() && row.first().is_some_and(|n| !n.is_empty());
    // Empty fields at the end of a line may be missing.
    let whole = all.iter().all(fits);
    whole.then(|| all.into_iter().map(|r| columns.iter().cloned().zip(r).collect()).collect())
}

/// Parses rows of a table: columns are separated where every line is blank. A
/// blank gap without a heading above it is a space inside the column to its left.
fn table(head: &str, columns: &[String], body: &[&str]) -> Option<Vec<Row>> {
    let lines: Vec<Vec<char>> = std::iter::once(&head).chain(body).map(|l| l.chars().take(MAX_WIDTH).collect()).collect();
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    let sign = |line: &[char], at: usize| line.get(at).is_some_and(|c| !c.is_whitespace());
    let filled: Vec<bool> = (0..width).map(|at| lines.iter().any(|l| sign(l, at))).collect();
    let mut starts: Vec<usize> = Vec::new();
    let mut edge = 0;
    let head: Vec<char> = head.chars().take(MAX_WIDTH).collect();
    for (at, is_filled) in filled.iter().enumerate() {
        if !is_filled {
            edge = at.saturating_add(1);
        }
        if sign(&head, at) && (at == 0 || !sign(&head, at.saturating_sub(1))) {
            if starts.last().is_some_and(|s| *s >= edge) {
                return None;
            }
            // A right-aligned column begins left of its heading.
            starts.push(edge);
        }
    }
    let field = |line: &[char], from: usize, until: usize| {
        let part: String = line.iter().skip(from).take(until.saturating_sub(from)).collect();
        unescaped(part.trim())
    };
    let ends = starts.iter().skip(1).copied().chain([MAX_WIDTH]);
    let spans: Vec<(&String, usize, usize)> = columns.iter().zip(starts.iter().copied().zip(ends)).map(|(c, (s, e))| (c, s, e)).collect();
    Some(lines.iter().skip(1).map(|l| spans.iter().map(|(c, s, e)| ((*c).clone(), field(l, *s, *e))).collect()).collect())
}

/// Decodes the escapes `\x20` of unusual bytes.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(byte) => {
                out.push(if byte.is_ascii() { char::from(byte) } else { '\u{fffd}' });
                out.push_str(part.get(2..).unwrap_or_default());
            }
            None => {
                out.push_str("\\x");
                out.push_str(part);
            }
        }
    }
    out
}

fn get<'a>(row: &'a Row, column: &str) -> Option<&'a str> {
    row.get(column).map(|v| v.trim()).filter(|v| !v.is_empty())
}

/// The kernel name of the device, without tree branches and without `/dev/`.
fn device(row: &Row) -> &str {
    let name = get(row, "kname").or_else(|| get(row, "name")).or_else(|| get(row, "path")).unwrap_or_default();
    let bare = name.trim_start_matches(['├', '└', '─', '│', '┌', '|', '`', '-', ' ', '\u{a0}']);
    bare.rsplit('/').next().unwrap_or(bare)
}

/// Whether a block device is a special area of an eMMC chip (boot, replay-protected or general-purpose partition), not a medium of its own.
pub(super) fn is_boot_part(name: &str) -> bool {
    name.starts_with("mmcblk") && ["boot0", "boot1", "rpmb", "gp0", "gp1", "gp2", "gp3"].iter().any(|p| name.ends_with(p))
}

/// Whether a block device with this name can be a storage medium: not a software device, optical drive, floppy or firmware chip.
pub(super) fn may_be_medium(name: &str) -> bool {
    const OTHERS: &[&str] = &["zram", "ram", "loop", "nbd", "sr", "scd", "fd", "mtdblock", "rbd", "ubiblock"];
    !is_boot_part(name) && !logical::is_software_volume(name) && !logical::is_numbered(name, OTHERS)
}

/// Whether the name is that of a whole disk; used when the output has no `TYPE` column.
fn is_disk_name(name: &str) -> bool {
    let letters = |p: &str| name.strip_prefix(p).is_some_and(|t| !t.is_empty() && t.bytes().all(|b| b.is_ascii_lowercase()));
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let namespace = || name.strip_prefix("nvme").and_then(|t| t.split_once('n')).is_some_and(|(a, b)| digits(a) && digits(b));
    ["sd", "hd", "vd", "xvd"].iter().any(|p| letters(p)) || name.strip_prefix("mmcblk").is_some_and(digits) || namespace()
}

fn is_medium(row: &Row) -> bool {
    let name = device(row);
    match get(row, "type") {
        Some(kind) => kind.eq_ignore_ascii_case("disk") && may_be_medium(name),
        None => is_disk_name(name),
    }
}

/// Whether the row is a volume that software made of the drives below it.
fn is_volume(row: &Row) -> bool {
    let made = ["raid", "lvm", "mpath", "crypt", "dmraid", "multipath", "linear", "md", "dm"];
    get(row, "type")
        .map_or_else(|| logical::is_software_volume(device(row)), |kind| made.iter().any(|m| kind.to_lowercase().starts_with(m)))
}

/// The rows that are read: the drives, else the volumes, where a report names those alone.
fn chosen(rows: &[Row]) -> Vec<&Row> {
    let media: Vec<&Row> = rows.iter().filter(|r| is_medium(r)).collect();
    if media.is_empty() { rows.iter().filter(|r| is_volume(r)).collect() } else { media }
}

fn storage(rows: &[Row]) -> MachineReport {
    let mut reading = MachineReport::empty("lsblk", ReportKind::Storage);
    // eMMC chips have boot areas, cards in a slot have none.
    let chips: BTreeSet<&str> = rows.iter().map(device).filter(|n| is_boot_part(n)).filter_map(|n| n.get(..n.find("boot")?)).collect();
    let mut seen = BTreeSet::new();
    for row in chosen(rows) {
        let name = device(row);
        if !seen.insert(name) || reading.storage.len() > MAX_ENTRIES {
            continue;
        }
        let is_card = name.starts_with("mmcblk") && !chips.is_empty() && !chips.contains(name);
        let Some(mut disk) = disk(row, name, is_card) else { continue };
        if is_volume(row) {
            logical::mark(&mut disk);
            disk.model = None;
        }
        // Two paths to one drive, or two namespaces of one.
        let again = |d: &Storage| disk.serial.is_some() && d.serial == disk.serial && d.model == disk.model;
        if reading.storage.iter().any(again) {
            continue;
        }
        if disk.removable && disk.size_bytes.is_none() && get(row, "size").is_some() {
            reading.note(Note::RemovableLeftOut);
            continue;
        }
        if disk.interface.as_deref() == Some("usb") {
            reading.note(Note::UsbBridge);
        }
        if disk.serial.is_none() && !disk.logical {
            reading.note(Note::DiskWithoutSerial);
        }
        reading.storage.push(disk);
    }
    reading
}

fn disk(row: &Row, name: &str, is_card: bool) -> Option<Storage> {
    let yes = |column| get(row, column).is_some_and(|v| matches!(v, "1" | "true"));
    let tran = get(row, "tran").map(str::to_lowercase);
    let chain = get(row, "subsystems").unwrap_or_default();
    let interface = match tran {
        Some(tran) if tran == "sata" => Some("ata".to_owned()),
        Some(tran) => Some(tran),
        None if name.starts_with("nvme") => Some("nvme".to_owned()),
        None if name.starts_with("mmcblk") => Some("mmc".to_owned()),
        None if chain.contains(":usb") => Some("usb".to_owned()),
        None if name.starts_with("vd") => Some("virtio".to_owned()),
        None => None,
    };
    let by_usb = interface.as_deref() == Some("usb");
    let direct = matches!(interface.as_deref(), Some("ata" | "sas"));
    let mut disk = Storage {
        model: identity::name(get(row, "model").map(spaced).as_deref()),
        // The kernel gives every ATA disk the vendor `ATA`.
        manufacturer: identity::name(get(row, "vendor").filter(|v| *v != "ATA" && !v.starts_with("0x"))),
        removable: by_usb || is_card || yes("rm") || (yes("hotplug") && interface.is_none()),
        medium: Some(match interface.as_deref() {
            Some("nvme") => MediumKind::Nvme,
            Some("mmc") if is_card => MediumKind::Flash,
            Some("mmc") => MediumKind::Emmc,
            _ if direct && get(row, "rota").is_some_and(|r| matches!(r, "0" | "false")) => MediumKind::Ssd,
            _ => MediumKind::Unknown,
        }),
        interface,
        ..Storage::default()
    };
    disk.set_serial(get(row, "serial"));
    disk.set_size(get(row, "size").and_then(bytes).filter(|b| *b > 0));
    disk.is_something().then_some(disk)
}

/// Restores the spaces of a model, which older versions write as `_`.
fn spaced(model: &str) -> String {
    if model.contains(' ') { model.to_owned() } else { model.replace('_', " ") }
}

/// The size in bytes of `465.8G` (binary units) or of a plain number (`-b`).
fn bytes(size: &str) -> Option<u64> {
    size.parse().ok().or_else(|| with_unit(size)).or_else(|| with_unit(&format!("{size}iB")))
}

#[cfg(test)]
mod tests {
    use crate::domain::device::kind::MediumKind;
    use crate::ingest::{MachineReport, Note, ReportKind, kept, read};

    const JSON: &str = r#"{"blockdevices": [
        {"name":"loop0","type":"loop","size":"4K","ro":true,"mountpoint":"/snap/core"},
        {"name":"sda","kname":"sda","maj:min":"8:0","rm":"0","size":"465.8G","type":"disk","model":"WDC_WD5000AAKX-60U6AA0","serial":"WD-WCC2ETY84203","vendor":"ATA     ","tran":"sata","rota":"1",
            "children":[{"name":"sda1","type":"part","size":"465.8G","label":"Photos de Lucie","mountpoint":"/media/lucie/Photos"}]},
        {"name":"sdb","label":"LUCIE","mountpoints":[null,"/media/lucie"],"rm":false,"hotplug":true,"size":"232.9G","type":"disk","model":"Samsung SSD 850 EVO","serial":"S21PNSAG123456","tran":"sata","rota":false},
        {"name":"sdc","rm":true,"size":"3.8G","type":"disk","model":"DataTraveler 2.0","serial":"899801162008011514251721","tran":"usb","vendor":"Kingston"},
        {"name":"sdd","rm":true,"size":"0B","type":"disk","model":"Card Reader","tran":"usb"},
        {"name":"nvme0n1","size":512110190592,"type":"disk","model":"SAMSUNG MZVLB512HAJQ","serial":"S3W8NX0M000001      ","tran":"nvme","rota":false,
            "children":[{"name":"nvme0n1p1","type":"part"},{"name":"vg-root","type":"lvm"}]},
        {"name":"mmcblk0","size":"29.1G","type":"disk","serial":"0x3845eae7"},{"name":"mmcblk0boot0","size":"4M","type":"disk"},
        {"name":"mmcblk1","size":"14.9G","type":"disk","serial":"0x00000b59"},
        {"name":"sr0","type":"rom","size":"1024M","model":"DVD"},{"name":"zram0","type":"disk","size":"7.6G"},{"name":"fd0","type":"disk","size":"4K","rm":"1"}]}"#;

    fn one(text: &str) -> MachineReport {
        read(text.as_bytes()).unwrap().remove(0)
    }

    fn names(reading: &MachineReport) -> Vec<(&str, &str, Option<f64>)> {
        let of = |s: &'static str| s;
        reading.storage.iter().map(|d| (d.model.as_deref().unwrap_or(of("")), d.serial.as_deref().unwrap_or(of("")), d.size_gb)).collect()
    }

    #[test]
    fn only_media_are_listed_and_those_that_come_and_go_are_marked() {
        let reading = one(JSON);
        let disks: Vec<_> =
            reading.storage.iter().map(|d| (d.model.as_deref().unwrap_or("-"), d.media_kind(), d.removable, d.size_gb)).collect();
        let wanted = [
            // That the kernel calls it turning is no proof.
            ("WDC WD5000AAKX-60U6AA0", MediumKind::Unknown, false, Some(500.0)),
            ("Samsung SSD 850 EVO", MediumKind::Ssd, false, Some(250.0)),
            ("DataTraveler 2.0", MediumKind::Flash, true, Some(4.0)),
            ("SAMSUNG MZVLB512HAJQ", MediumKind::Nvme, false, Some(512.0)),
            ("-", MediumKind::Emmc, false, Some(32.0)),
            ("-", MediumKind::Flash, true, Some(16.0)),
        ];
        assert_eq!(disks, wanted);
        assert_eq!(reading.storage[0].manufacturer, None);
        assert_eq!(reading.storage[3].serial.as_deref(), Some("S3W8NX0M000001"));
        assert_eq!(reading.notes, [Note::UsbBridge, Note::RemovableLeftOut]);
        assert_eq!((reading.kind, reading.describes_a_device().is_err()), (ReportKind::Storage, true));
    }

    #[test]
    fn the_same_disks_are_read_from_pairs_raw_rows_and_tables() {
        let wanted = [("WDC WD10EZEX-00B", "WD-WCC3F1", Some(1000.0)), ("", "", Some(500.0)), ("Samsung SSD 860", "S3Z", Some(250.0))];
        let pairs = "NAME=\"sda\" MAJ:MIN=\"8:0\" SIZE=\"931.5G\" TYPE=\"disk\" MODEL=\"WDC\\x20WD10EZEX-00B\" SERIAL=\"WD-WCC3F1\"\n\
            NAME=\"sda1\" MAJ_MIN=\"8:1\" SIZE=\"931.5G\" TYPE=\"part\" MODEL=\"\" SERIAL=\"\"\n\
            NAME=\"sdb\" SIZE=\"500107862016\" TYPE=\"disk\" MODEL=\"\" SERIAL=\"\"\nNAME=\"nvme0n1\" SIZE=\"232,9G\" TYPE=\"disk\" MODEL=\"Samsung SSD 860\" SERIAL=\"S3Z\"\n";
        let raw = "NAME SIZE TYPE MODEL SERIAL\nsda 931.5G disk WDC\\x20WD10EZEX-00B WD-WCC3F1\nsda1 931.5G part  \nsdb 465.8G disk  \nnvme0n1 232.9G disk Samsung\\x20SSD\\x20860 S3Z";
        let table = "\
NAME          SIZE TYPE MODEL            SERIAL
sda         931.5G disk WDC WD10EZEX-00B WD-WCC3F1
├─sda1      931.5G part                  \n\
sdb         465.8G disk                  \n\
nvme0n1     232.9G disk Samsung SSD 860  S3Z
└─nvme0n1p1     1G part                  /home/lucie";
        for text in [
            pairs,
            raw,
            table,
            &table.replace(['├', '└'], "|").replace('─', "-"),
            &table.replace('\n', "\r\n"),
            &format!("lucie@pc:~$ lsblk -o …\n{table}\n\nlucie@pc:~$ "),
        ] {
            let reading = one(text);
            assert_eq!(names(&reading), wanted, "{text}");
            assert!(reading.notes.contains(&Note::DiskWithoutSerial));
            let kept = kept(text.as_bytes()).unwrap().stripped.unwrap();
            assert!(!String::from_utf8_lossy(&kept).contains("lucie"));
            assert_eq!(read(&kept).unwrap().remove(0), reading);
        }
    }

    #[test]
    fn the_plain_table_tells_sizes_and_what_can_be_pulled_out() {
        let text = "\
NAME     MAJ:MIN RM   SIZE RO TYPE  MOUNTPOINTS
loop0      7:0    0  63.9M  1 loop  /snap/core20/2318
sda        8:0    0 238.5G  0 disk  \n\
├─sda1     8:1    0   512M  0 part  /boot/efi
└─sda2     8:2    0   238G  0 part  \n\
\u{20}\u{20}└─luks 253:0    0   238G  0 crypt /\n\
\u{20}                                   /home/lucie
sdb        8:16   1  14.5G  0 disk  \n\
sr0       11:0    1  1024M  0 rom   ";
        let reading = one(text);
        let disks: Vec<_> = reading.storage.iter().map(|d| (d.size_gb, d.removable)).collect();
        assert_eq!(disks, [(Some(256.0), false), (Some(15.6), true)]);
        // With every column the name comes somewhere in the middle.
        let wide = one("ALIGNMENT NAME   SIZE TYPE ZONE-SZ\n        0 sda  931.5G disk      0B\n");
        assert_eq!(wide.storage.iter().map(|d| d.size_gb).collect::<Vec<_>>(), [Some(1000.0)]);
    }

    #[test]
    fn without_a_column_of_types_the_names_tell() {
        let rows = "NAME SIZE\nsda 931.5G\nsda1 931.5G\nsdaa 1.8T\nnvme0n1 476.9G\nnvme0n1p1 1G\nmmcblk0 29.1G\nmmcblk0p1 1G\nzram0 8G\nvg-home 200G\n";
        assert_eq!(one(rows).storage.len(), 4);
        let turned = r#"{"blockdevices":[{"name":"sda1","type":"part","children":[{"name":"sda","type":"disk","size":"1T"}]},{"name":"sda2","type":"part","children":[{"name":"sda","type":"disk","size":"1T"}]}]}"#;
        assert_eq!(one(turned).storage.len(), 1);
    }

    #[test]
    fn what_people_called_their_volumes_is_not_kept() {
        let stored = kept(JSON.as_bytes()).unwrap().stripped.unwrap();
        let text = String::from_utf8(stored).unwrap();
        assert!(!text.to_lowercase().contains("lucie") && !text.contains("vg-root"), "{text}");
        assert_eq!(one(&text), one(JSON));
        let plain = r#"{"blockdevices":[{"name":"sda","type":"disk","size":"1T","mountpoint":null,"mountpoints":[null]}]}"#;
        assert_eq!(kept(plain.as_bytes()).unwrap().stripped, None);
        let optical = br#"{"blockdevices":[{"name":"sr0","type":"rom","label":"Lucie"}]}"#;
        assert_eq!(read(optical).unwrap_err().code(), "report_names_no_drive");
        assert!(!String::from_utf8(kept(optical).unwrap().stripped.unwrap()).unwrap().contains("Lucie"));
    }

    #[test]
    fn volumes_of_software_are_no_drives_and_two_paths_are_one() {
        let paths = r#"{"blockdevices":[
            {"name":"sda","type":"disk","size":"558.9G","model":"ST600MM0006","serial":"S0M1B4321","children":[{"name":"mpatha","type":"mpath","size":"558.9G"}]},
            {"name":"sdb","type":"disk","size":"558.9G","model":"ST600MM0006","serial":"S0M1B4321","children":[{"name":"mpatha","type":"mpath","size":"558.9G"}]},
            {"name":"sdc","type":"disk","size":"465.8G","model":"PERC H710","vendor":"DELL","serial":"00a1b2c3d4e5f607","rota":true,"tran":"sas"},
            {"name":"md0","type":"raid1","size":"558.9G"}]}"#;
        let reading = one(paths);
        let disks: Vec<_> = reading.storage.iter().map(|d| (d.model.as_deref(), d.serial.as_deref(), d.logical)).collect();
        assert_eq!(disks, [(Some("ST600MM0006"), Some("S0M1B4321"), false), (Some("PERC H710"), None, true)]);
        assert_eq!(
            (reading.storage[1].serial_raw.as_deref(), reading.storage[1].media_kind()),
            (Some("00a1b2c3d4e5f607"), MediumKind::Unknown)
        );
        assert!(reading.notes.contains(&Note::RaidVolume));
        // Volumes alone are named as what they are.
        let alone = r#"{"blockdevices":[{"name":"md127","type":"raid5","size":"1.8T"},{"name":"lucie-home","type":"lvm","size":"200G"}]}"#;
        let reading = one(alone);
        assert!(reading.storage.len() == 2 && reading.storage.iter().all(|d| d.logical && d.serial.is_none()));
        let stored = String::from_utf8(kept(alone.as_bytes()).unwrap().stripped.unwrap()).unwrap();
        assert!(!stored.contains("lucie"), "{stored}");
        assert_eq!(one(&stored), reading);
    }

    #[test]
    fn what_only_looks_like_it_is_not_taken_for_it() {
        for text in [
            "NAME AGE CITY\nsda 12 Paris",
            "NAME SIZE CITY\nsda 12 Paris",
            "NAME LABEL OWNER\nsda a b",
            "name of the disk and size",
            "{\"blockdevices\":[]}",
            "{\"blockdevices\":[1]}",
            "A=\"1\" B=\"2\"",
        ] {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
    }
}
