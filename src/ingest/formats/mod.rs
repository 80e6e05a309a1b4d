//! Readers of machine reports and erasure reports, one file per tool.
//!
//! Each reader has a `tell` function, which recognises its format by content, and a `read` function, which returns `MachineReport`s.
//! `JSON_FORMATS` and `TEXT_FORMATS` in `ingest/recognise.rs` list them in the order in which they are tried.
//!
//! - `lshw.rs`, `lshw_xml.rs`: the whole machine. `dmidecode.rs`: what the firmware says, no disks.
//! - `hwinfo.rs`, `hwinfo_short.rs`: machine and disks, or parts only.
//! - `lsblk.rs`, `drive/`: disks only (smartctl, hdparm, `nvme list`), and what is no disk but a volume.
//! - `systeminfo.rs`: Windows' list of maker, model and memory, in several languages.
//! - `inventory_agent.rs`: inventories of the GLPI agent and `FusionInventory`, and what a message of such an agent is.
//! - `ereuse.rs`, `snapshot.rs`: eReuse snapshots; `snapshot.rs` merges the raw outputs of several tools.
//! - `nwipe.rs`: erasure logs of nwipe and `ShredOS`. `workbench_evidence.rs`: usody-sanitize.
//!
//! What is stored of hwinfo, lsblk and systeminfo reports, which can name people, is
//! decided by the `stripped` functions here; for inventories by `ingest/redact.rs`.

pub mod dmidecode;
pub mod drive;
pub mod ereuse;
pub mod hwinfo;
pub mod hwinfo_short;
pub mod inventory_agent;
pub mod lsblk;
pub mod lshw;
pub mod lshw_xml;
pub mod nwipe;
pub mod snapshot;
pub mod systeminfo;
pub mod workbench_evidence;
