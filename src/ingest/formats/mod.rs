//! TODO

pub mod dmidecode;
pub mod ereuse;
pub mod hwinfo;
pub mod hwinfo_short;
pub mod inventory_agent;
pub mod lsblk;
pub mod lshw;
pub mod lshw_xml;
pub mod nwipe;
pub mod smartctl;
pub mod snapshot;
pub mod systeminfo;
pub mod workbench_evidence;
