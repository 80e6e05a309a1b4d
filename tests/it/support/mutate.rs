//! Random mutations of real reports: cut, spliced, repeated, with bytes changed. The same seed gives the same inputs.

use std::path::Path;

/// The shortest recognisable report of each format.
const SHAPES: &[&str] = &[
    r#"{"id":"pc","class":"system","vendor":"Lenovo","product":"T480 (20L5)","serial":"PF0ABC12","configuration":{"chassis":"notebook","uuid":"4c4c4544-0051-4b10-8033-b7c04f4c4d32"},"children":[{"id":"disk","class":"disk","serial":"WD-1","size":500107862016,"logicalname":["/dev/sda"]}]}"#,
    r#"<list><node id="pc" class="system"><product>T480</product><serial>PF0ABC12</serial><node id="disk" class="disk"><size units="bytes">500</size></node></node></list>"#,
    r#"{"json_format_version":[1,0],"smartctl":{"version":[7,3]},"device":{"protocol":"ATA"},"model_name":"WDC","serial_number":"WD-1","user_capacity":{"bytes":500107862016},"rotation_rate":7200}"#,
    r#"{"action":"inventory","deviceid":"a","itemtype":"Computer","content":{"bios":{"ssn":"PF0ABC12"},"hardware":{"memory":"8192"},"storages":[{"type":"disk","disksize":476940,"serial":"WD-1"}],"batteries":[{"capacity":50,"real_capacity":40}]}}"#,
    "<?xml version='1.0'?><REQUEST><CONTENT><BIOS><SSN>PF0ABC12</SSN></BIOS><STORAGES><TYPE>disk</TYPE><DISKSIZE>476940</DISKSIZE></STORAGES></CONTENT><QUERY>INVENTORY</QUERY></REQUEST>",
    r#"{"device":{"type":"Laptop","serialNumber":"X"},"components":[{"type":"HardDrive","serialNumber":"WD-1","size":238475,"actions":[{"type":"EraseSectors","severity":"Info","steps":[{"type":"StepZero"}]}]}],"type":"Snapshot","software":"Workbench","version":"11.0"}"#,
    r#"{"device_info":{"serial_number":"WD-1","size":"298.1G","export_data":{"block":{"tran":"sata"}}},"steps":[{"success":true,"start_time":1689976139.0}],"method":{"name":"x"},"result":true,"validation":{"result":true}}"#,
    r#"{"Devices":[{"SerialNumber":"S3","ModelNumber":"N","PhysicalSize":67108864,"Subsystems":[{"Controllers":[{"SerialNumber":"S4"}],"Namespaces":[{"PhysicalSize":5}]}]}]}"#,
    "[2026/11/22 07:35:24]    info: nwipe 0.42\n[2026/11/22 07:35:32]  notice: Found /dev/sda,  ATA    , WDC,  500 GB, S/N=WD-1\n[2026/11/22 07:35:36]  notice: Invoking method 'Fill With Zeros' on /dev/sda\n**** Drive Status *\n! sda | Erased | 80 MB/s | 00:00:03 | WDC/WD-1\n[2026/11/22 07:35:45] Total Throughput  149 MB/s, Fill With Zeros, 1R+NB+VL\n",
    "# dmidecode 3.3\nHandle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tManufacturer: Lenovo\n\tSerial Number: PF0\nHandle 0x2, DMI type 17, 40 bytes\nMemory Device\n\tSize: 4 GB\n",
    "/dev/sda:\n\nATA device, with non-removable media\n\tModel Number:       WDC\n\tSerial Number:      WD-1\n\tLBA48  user addressable sectors:  976773168\n",
    "01: None 00.0: 10105 BIOS\n  Type 22 Record: #9\n    Data 00: 16 1a 00 16 01 02 03 04 05 02 48 18\n    String 5: \"DELL\"\n  System Info: #1\n    Serial: \"PF0ABC12\"\n  Memory Device: #7\n    Size: 8 GB\n\n30: IDE 00.0: 10600 Disk\n  Hardware Class: disk\n  Serial ID: \"WD-1\"\n  Device File: /dev/sda\n  Device Files: /dev/sda, /dev/disk/by-id/ata-WDC_WD-1, /dev/disk/by-label/a\n  Capacity: 465 GB (500107862016 bytes)\n",
    "cpu:\n                       Intel(R) Core(TM) i5 CPU, 1600 MHz\ndisk:\n  /dev/sda             HGST HTS725050A7\n",
    r#"{"blockdevices":[{"name":"sda","type":"disk","size":"465.8G","model":"WDC","serial":"WD-1","tran":"sata","rota":true,"children":[{"name":"sda1","type":"part","mountpoint":"/home"}]}]}"#,
    "NAME=\"sda\" SIZE=\"465.8G\" TYPE=\"disk\" MODEL=\"WDC\\x20X\" SERIAL=\"WD-1\"\n",
    "NAME   MAJ:MIN RM   SIZE RO TYPE MODEL\nsda      8:0    0 465.8G  0 disk WDC X\n├─sda1   8:1    0   512M  0 part \n",
    "Host Name:            PC\nSystem Manufacturer:  LENOVO\nSystem Model:         20L5\nSystem Type:          x64-based PC\nTotal Physical Memory: 8,076 MB\nProcessor(s):         1\n                      [01]: Intel64\n",
    "\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\",\"System Manufacturer\",\"System Model\",\"System Type\",\"Total Physical Memory\"\n\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"LENOVO\",\"20L5\",\"x64-based PC\",\"8.076 MB\"\n",
    "smartctl 7.3 2022-02-28 r5338 [x86_64-linux] (local build)\n\n=== START OF INFORMATION SECTION ===\nDevice Model:     ST3500418AS\nSerial Number:    9VM1RKTX\nUser Capacity:    500,107,862,016 bytes [500 GB]\nRotation Rate:    7200 rpm\nSMART overall-health self-assessment test result: PASSED\nID# ATTRIBUTE_NAME          FLAG     VALUE WORST THRESH TYPE      UPDATED  WHEN_FAILED RAW_VALUE\n  5 Reallocated_Sector_Ct   0x0033   100   100   036    Pre-fail  Always       -       0\n",
    "Node             SN                   Model                                    Namespace Usage                      Format           FW Rev  \n---------------- -------------------- ---------------------------------------- --------- -------------------------- ---------------- --------\n/dev/nvme0n1     49MA23BZK03N         KXG60ZNV512G NVMe TOSHIBA 512GB          1         512.11  GB / 512.11  GB    512   B +  0 B   10604107\n",
    "serial_number=\"5CD333DF1G\"\n\"customization_id\"=\"yaviks\"\n\"check_enrollment\"=\"1\"\n",
    r#"{"SPHardwareDataType":[{"machine_model":"MacBookAir10,1","physical_memory":"16 GB","serial_number":"C02FAKE1Q6L4","activation_lock_status":"activation_lock_enabled"}],"SPNVMeDataType":[{"_items":[{"device_model":"APPLE SSD","device_serial":"0ba01","size_in_bytes":251000193024}]}]}"#,
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><plist version=\"1.0\"><array><dict><key>_dataType</key><string>SPHardwareDataType</string><key>_items</key><array><dict><key>serial_number</key><string>C02FAKE1Q6L4</string></dict></array></dict></array></plist>",
    "System:\n  Host: pc Kernel: 6.4\nMachine:\n  Type: Laptop System: LENOVO product: 82DM v: X serial: PF1ABC2D\nCPU:\n  Info: 6-core model: AMD Ryzen bits: 64\nBattery:\n  ID-1: BAT0 condition: 47.0/56.0 Wh (83.9%)\nDrives:\n  ID-1: /dev/nvme0n1 model: KXG60 size: 476.94 GiB serial: 49MA\n",
    r#"[{"000#1#0#Machine":[{"001#0#1#Type":"Laptop","002#0#1#System":"LENOVO"}]},{"001#1#0#Drives":[{"000#1#2#ID":"/dev/sda","001#1#2#size":"1 TiB"}]}]"#,
    "BiosSeralNumber      : DLGQD72\nCsManufacturer       : Dell Inc.\nCsModel              : XPS 13 9350\nCsPhyicallyInstalledMemory : 16777216\n",
    "[System Summary]\n\nItem\tValue\t\nSystem Manufacturer\tDell Inc.\t\nSystem Model\tXPS 13\t\nTotal Physical Memory\t15.9 GB\t\n",
    r#"{"json_format_version":[1,0],"smartctl":{"version":[7,5]},"device":{"type":"scsi","protocol":"SCSI"},"scsi_vendor":"DELL","scsi_product":"PERC H710","serial_number":"00a1","scsi_grown_defect_list":3,"scsi_error_counter_log":{"read":{"total_uncorrected_errors":17}},"endurance_used":{"current_percent":97}}"#,
];

/// The most bytes of a sample used in one input. Short inputs are faster, and variety of shape finds more than length.
const WINDOW: usize = 3_000;

/// A generator of mutated inputs.
pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    state: u64,
}

impl Mutator {
    /// Starts from a seed, and adds the samples of a folder where it exists.
    pub fn new(seed: u64, samples: Option<&Path>) -> Self {
        let mut seeds: Vec<Vec<u8>> = SHAPES.iter().map(|s| s.as_bytes().to_vec()).collect();
        let mut folders: Vec<_> = samples.into_iter().map(Path::to_owned).collect();
        while let Some(folder) = folders.pop() {
            let mut inside: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
            inside.sort();
            for path in inside {
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with("EXPECTED.json") && !path.extension().is_some_and(|e| e == "pdf" || e == "xlsx") {
                    seeds.extend(std::fs::read(path).ok());
                }
            }
        }
        Self { seeds, state: seed }
    }

    fn draw(&mut self, below: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn piece(&mut self) -> Vec<u8> {
        // Half of the inputs start from a short report that a parser is sure to recognise before it is mutated.
        let which = if self.draw(2) == 0 { self.draw(SHAPES.len()) } else { self.draw(self.seeds.len()) };
        let seed = self.seeds[which].clone();
        if seed.len() <= WINDOW {
            return seed;
        }
        // The head, which identifies the format, and a slice from anywhere.
        let from = self.draw(seed.len() - WINDOW / 2);
        [&seed[..WINDOW / 2], &seed[from..from + WINDOW / 2]].concat()
    }

    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.piece();
        for _ in 0..=self.draw(6) {
            let at = self.draw(input.len());
            match self.draw(9) {
                0 => input.truncate(at),
                1 if !input.is_empty() => input[at] = u8::try_from(self.draw(256)).unwrap_or(0),
                2 if !input.is_empty() => input[at] ^= 1 << self.draw(8),
                3 => {
                    let end = (at + self.draw(40)).min(input.len());
                    input.drain(at.min(end)..end);
                }
                4 => {
                    let other = self.piece();
                    let from = self.draw(other.len());
                    let until = (from + self.draw(200)).min(other.len());
                    input.splice(at..at, other[from..until].iter().copied());
                }
                5 => {
                    let end = (at + self.draw(60)).min(input.len());
                    let part = input[at..end].to_vec();
                    let times = self.draw(30);
                    input.splice(at..at, part.repeat(times));
                }
                6 => {
                    let signs = [
                        "{",
                        "[",
                        "\"",
                        "<",
                        ">",
                        "\\",
                        "&#x110000;",
                        "\u{0}",
                        "9999999999999999999999",
                        "-1e308",
                        "\u{feff}",
                        "é",
                        "|",
                        "\n",
                        "=",
                        ",",
                    ];
                    let sign = signs[self.draw(signs.len())].repeat(1 + self.draw(150));
                    input.splice(at..at, sign.into_bytes());
                }
                7 => input = reprise::ingest::decompress::Packing::Zlib.pack(&input),
                _ => {}
            }
            if input.is_empty() {
                break;
            }
        }
        input
    }
}

/// Feeds an input to every reader, as the desk does.
pub fn feed(input: &[u8]) {
    drop(reprise::ingest::formats::inventory_agent::message(input));
    if let Ok(readings) = reprise::ingest::read(input) {
        drop(serde_json::to_string(&readings));
        drop(reprise::ingest::kept(input));
    }
}
