//! Readers of machine reports and erasure reports, one file per tool.
//!
//! Each reader has a `tell` function, which recognises its format by content, and a `read` function, which returns `MachineReport`s.
//! `JSON_FORMATS` and `TEXT_FORMATS` in `ingest/recognise.rs` list them in the order in which they are tried.
//!
//! - `lshw.rs`, `lshw_xml.rs`: the whole machine. `dmidecode.rs`: what the firmware says, no disks.
//! - `hwinfo.rs`, `hwinfo_short.rs`: machine and disks, or parts only.
//! - `lsblk.rs`, `drive/`: disks only (smartctl, hdparm, `nvme list`), and what is no disk but a volume.
//! - `inxi.rs`: machine and disks, as text or JSON. `chromeos.rs`: Chromebooks. `system_profiler.rs`: Macs.
//! - `computer_info.rs`: PowerShell's `Get-ComputerInfo`, and the export of Windows' System Information.
//! - `systeminfo.rs`: Windows' list of maker, model and memory, in several languages.
//! - `inventory_agent.rs`: inventories of the GLPI agent and `FusionInventory`, and what a message of such an agent is.
//! - `ereuse.rs`, `snapshot.rs`: eReuse snapshots; `snapshot.rs` merges the raw outputs of several tools.
//! - `nwipe/`: erasure logs and certificates of nwipe and `ShredOS`. `workbench_evidence.rs`: usody-sanitize.
//!
//! What is stored of reports that can name people is decided by the `stripped` functions here; for inventories by `ingest/redact.rs`.

pub mod chromeos;
pub mod computer_info;
pub mod dmidecode;
pub mod drive;
pub mod ereuse;
pub mod hwinfo;
pub mod hwinfo_short;
pub mod inventory_agent;
pub mod inxi;
pub mod lsblk;
pub mod lshw;
pub mod lshw_xml;
pub mod nwipe;
pub mod snapshot;
pub mod system_profiler;
pub mod systeminfo;
pub mod workbench_evidence;
