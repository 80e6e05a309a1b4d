//! nwipe and `ShredOS`.
//!
//! - `log.rs`: the logs, of all versions from 0.24 on.
//! - `certificate.rs`: the PDF certificates, for one drive or for all drives of a host.
//! - `mod.rs`: what is known of the program's methods, and when it must have spoken of hidden sectors.

pub mod certificate;
pub mod log;

/// The first version that says of each drive whether it has hidden sectors.
const DUE_FROM: (u32, u32) = (0, 35);

/// Whether such a version asks a drive on this bus for hidden sectors, and so must have an answer. There are none on NVMe, MMC and virtual
/// drives; of SAS drives it says that they have none.
fn hidden_statement_due(bus: &str) -> bool {
    matches!(link_of(bus).to_uppercase().as_str(), "" | "ATA" | "IDE" | "SCSI" | "USB" | "UNK")
}

/// The link of a bus as the program names it: from 0.35 on it adds `-SSD` for a drive that does not turn.
fn link_of(bus: &str) -> &str {
    bus.trim().split('-').next().unwrap_or_default().trim()
}

/// Whether the program did not know itself what it did: it then prints `Unknown Method (FIXME)`.
fn is_unknown(method: &str) -> bool {
    method.starts_with("Unknown")
}

/// How often a method writes or reads the whole drive, with its rounds, verification (`VL` the last pass, `VA` all of them) and final blanking.
/// `None` for a method that is not known.
fn passes_of(method: &str, rounds: Option<u64>, verify: Option<&str>, blanking: bool) -> Option<u64> {
    let written = match method {
        // The first three are names of one method, from the oldest release to the newest.
        "Quick Erase" | "Zero Fill" | "Fill With Zeros" | "Fill With Ones" | "PRNG Stream" => 1,
        "DoD Short" | "HMG IS5 Enhanced" => 3,
        "BMB21-2019" => 6,
        "DoD 5220.22-M" | "Bruce Schneier 7-Pass" => 7,
        "RCMP TSSIT OPS-II" => 8,
        "Gutmann Wipe" => 35,
        _ => return None,
    };
    let written = written * rounds.unwrap_or(1).max(1);
    let read = match verify {
        Some("VL") => 1,
        Some("VA") => written + u64::from(blanking),
        _ => 0,
    };
    Some(written + read + u64::from(blanking))
}
