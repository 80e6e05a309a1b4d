//! Readers of tools that describe drives alone, and what all readers know of drives.
//!
//! - `logical.rs`: which entries are volumes of a RAID controller or of software, and no drives.
//! - `smartctl.rs`: `smartctl --json`. `smartctl_text.rs`: what smartctl prints as text, brought into the form of its JSON.
//! - `endurance.rs`: the wear of a drive, by protocol and vendor.
//! - `family.rs`: what the name of a model says of the kind of a drive.
//! - `hdparm.rs`: `hdparm -I`. `nvme_list.rs`: `nvme list`, as JSON and as a table.

pub mod endurance;
pub mod family;
pub mod hdparm;
pub mod logical;
pub mod nvme_list;
pub mod smartctl;
pub mod smartctl_text;
