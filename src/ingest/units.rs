//! Sizes: the unit that a report means when it gives none, and the nominal size printed on a disk.

use crate::ingest::json::round;

/// Bytes in a mebibyte.
pub const MIB: f64 = 1_048_576.0;
const MB: f64 = 1_000_000.0;
const GB: f64 = 1_000_000_000.0;

/// Nominal sizes of disks, in decimal gigabytes.
const NOMINAL: &[u32] = &[
    1, 2, 4, 8, 16, 20, 30, 32, 40, 60, 64, 80, 100, 120, 128, 160, 180, 200, 240, 250, 256, 300, 320, 400, 480, 500, 512, 600, 640, 750,
    800, 900, 960, 1000, 1024, 1200, 1500, 1600, 1800, 1920, 2000, 2048, 2400, 3000, 3200, 3840, 4000, 4096, 5000, 6000, 7680, 8000,
    10_000, 12_000, 14_000, 15_360, 16_000, 18_000, 20_000, 22_000, 24_000,
];
/// How far a disk may be from its nominal size, as a fraction.
const TOLERANCE: f64 = 0.025;

fn nearest(gigabytes: f64) -> Option<(f64, f64)> {
    NOMINAL.iter().map(|n| f64::from(*n)).map(|n| ((gigabytes - n).abs() / n, n)).min_by(|a, b| a.0.total_cmp(&b.0))
}

/// Bytes as a floating-point number; exact up to nine petabytes.
fn float(bytes: u64) -> f64 {
    bytes.to_string().parse().unwrap_or(0.0)
}

/// The size to display, in decimal gigabytes: the nominal size when within
/// 2.5 %, else rounded to one decimal (three below 1 GB). `None` for 0.
#[must_use]
pub fn size_gb(bytes: u64) -> Option<f64> {
    let gigabytes = float(bytes) / GB;
    let (off, nominal) = nearest(gigabytes)?;
    if bytes == 0 {
        None
    } else if off <= TOLERANCE {
        Some(nominal)
    } else {
        let scale = if gigabytes < 1.0 { 1000.0 } else { 10.0 };
        Some((gigabytes * scale).round() / scale)
    }
}

/// The bytes of a disk whose size is given without a unit: tools write MiB, MB,
/// or (below 1000) GB. The unit that comes nearest to a nominal size is taken.
#[must_use]
pub fn disk_bytes(size: f64) -> Option<u64> {
    if size <= 0.0 {
        return None;
    }
    let units: &[f64] = if size < 1000.0 { &[GB] } else { &[MB, MIB] };
    let best = units.iter().filter_map(|u| nearest(size * u / GB).map(|(off, _)| (off, size * u))).min_by(|a, b| a.0.total_cmp(&b.0))?;
    round(best.1)
}

/// Parses a size with its unit into bytes: `160042.0 MB`, `1.82 TiB`, `500,1 GB`, in French `251 Go`. `None` without a known unit.
#[must_use]
pub fn with_unit(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',') || c.is_whitespace()))?;
    let (amount, unit) = text.split_at_checked(end)?;
    let amount: f64 = amount.replace(char::is_whitespace, "").replace(',', ".").parse().ok()?;
    let bytes = match unit.trim().to_ascii_lowercase().as_str() {
        "b" | "bytes" | "o" | "octets" => 1.0,
        "kb" | "ko" => 1e3,
        "mb" | "mo" => MB,
        "gb" | "go" => GB,
        "tb" | "to" => 1e12,
        "kib" | "kio" => 1024.0,
        "mib" | "mio" => MIB,
        "gib" | "gio" => MIB * 1024.0,
        "tib" | "tio" => MIB * MIB,
        _ => return None,
    };
    round(amount * bytes)
}

/// Parses a memory size as firmware writes it into bytes: `4096 MB`, `16 GB`, in French `8 Go`. Here kB, MB and GB are binary.
#[must_use]
pub fn memory_bytes(text: &str) -> Option<u64> {
    let mut words = text.split_whitespace();
    let written = words.next()?;
    // `16,384 MB` may be either: a decimal comma has at most two digits behind it.
    let is_decimal = written.split_once(',').is_some_and(|(_, decimals)| decimals.len() <= 2);
    let amount: f64 = if is_decimal { written.replace(',', ".").parse().ok()? } else { written.parse().ok()? };
    let unit = match words.next()?.to_ascii_lowercase().as_str() {
        "b" | "bytes" | "octets" => 1.0,
        "kb" | "kib" | "ko" | "kio" => 1024.0,
        "mb" | "mib" | "mo" | "mio" => MIB,
        "gb" | "gib" | "go" | "gio" => MIB * 1024.0,
        "tb" | "tib" | "to" | "tio" => MIB * MIB,
        _ => return None,
    };
    round(amount * unit)
}

/// Bytes of memory in mebibytes, rounded; `None` for 0.
#[must_use]
pub fn ram_mb(bytes: u64) -> Option<u64> {
    round(float(bytes) / MIB).filter(|m| *m > 0)
}

/// Whether a text is a long number that Excel has rounded, so that digits are lost: `6,37702E+15`, or `1.23E11` as other programs write it.
#[must_use]
pub fn is_mangled(text: &str) -> bool {
    let Some((digits, exponent)) = text.trim().split_once(['E', 'e']) else { return false };
    let number = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let with_sign = exponent.strip_prefix('+');
    let fraction = digits.split_once(['.', ',']);
    // Without the sign, `5E23` may be a serial number; with decimals it is a number.
    let Some(exponent) = with_sign.or_else(|| fraction.is_some().then(|| exponent.strip_prefix('-').unwrap_or(exponent))) else {
        return false;
    };
    let (whole, part) = fraction.unwrap_or((digits, "0"));
    whole.len() == 1 && [whole, part, exponent].iter().all(|t| number(t)) && exponent.len() <= 3
}

#[cfg(test)]
mod tests {
    use super::{disk_bytes, is_mangled, memory_bytes, ram_mb, size_gb, with_unit};

    fn close(found: Option<f64>, wanted: f64) -> bool {
        found.is_some_and(|f| (f - wanted).abs() < 1e-9)
    }

    #[test]
    fn disks_are_called_by_the_size_on_their_label() {
        for (bytes, wanted) in [
            (500_107_862_016, 500.0),
            (1_002_438_656, 1.0),
            (1_024_209_543_168, 1024.0),
            (14_000_519_643_136, 14_000.0),
            (42_949_673_472, 42.9),
            (67_108_864, 0.067),
            (73_407_865_856, 73.4),
            (256_060_514_304, 256.0),
            (250_059_350_016, 250.0),
        ] {
            assert!(close(size_gb(bytes), wanted), "{bytes} {:?}", size_gb(bytes));
        }
        assert_eq!(size_gb(0), None);
    }

    #[test]
    fn the_unit_is_the_one_that_makes_sense() {
        for (size, wanted) in [
            (238_475.179, 250.0),
            (305_245.0, 320.0),
            (152_627.0, 160.0),
            (476_940.023, 500.0),
            (500_107.86, 500.0),
            (500_000.0, 500.0),
            (120_034.12, 120.0),
            (8192.0, 8.0),
            (4.0, 4.0),
            (256.0, 256.0),
        ] {
            assert!(close(disk_bytes(size).and_then(size_gb), wanted), "{size} {:?}", disk_bytes(size));
        }
        assert_eq!(disk_bytes(-1.0), None);
        assert_eq!(with_unit("160042.0 MB"), Some(160_042_000_000));
        assert!(close(with_unit("953.87 GiB").and_then(size_gb), 1024.0));
        assert_eq!((with_unit("251 Go"), with_unit("251\u{a0}Go")), (Some(251_000_000_000), Some(251_000_000_000)));
        assert_eq!(with_unit("12"), None);
        assert_eq!(with_unit("é"), None);
    }

    #[test]
    fn a_number_that_excel_lost_is_recognised() {
        for lost in ["6.37702E+15", "6,37702E+15", "1E+23", " 6.3e+15 ", "1.23E11", "1,5E-05"] {
            assert!(is_mangled(lost), "{lost}");
        }
        for kept in ["5E23", "1E-5", "12E+15", "CZE+15", "E+15", "6.377.02E+15"] {
            assert!(!is_mangled(kept), "{kept}");
        }
    }

    #[test]
    fn memory_is_binary() {
        assert_eq!(memory_bytes("4096 MB").and_then(ram_mb), Some(4096));
        assert_eq!(memory_bytes("16 GB").and_then(ram_mb), Some(16_384));
        for french in ["16 Go", "16\u{a0}Go", "16 Gio", "16,00 Go", "16384 Mo"] {
            assert_eq!(memory_bytes(french).and_then(ram_mb), Some(16_384), "{french}");
        }
        assert_eq!(memory_bytes("16,384 MB"), None);
        assert_eq!(memory_bytes("No Module Installed"), None);
        assert_eq!(ram_mb(1_065_349_120), Some(1016));
    }
}
