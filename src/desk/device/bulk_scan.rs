//! Bulk scans: a list of codes is rehearsed, showing the outcome of each, and then carried out. There are no rules here: both call the same
//! operation as a single scan.

use super::Devices;
use super::scan_result::{Mode, Scan, Scanned};
use crate::desk::Acting;
use crate::desk::error::{DeskError, ErrorCode};
use crate::domain::device::tag::Tag;
use crate::ledger::sha256_hex;
use std::collections::HashSet;

/// Maximum number of codes in one list.
pub const MOST_CODES: usize = 10_000;
/// Longer codes are cut to this many characters; the address on a label is shorter.
const LONGEST_CODE: usize = 200;

/// A code of the list with its outcome, real or rehearsed.
#[derive(Debug)]
pub struct Collected {
    /// The code as scanned or pasted.
    pub code: String,
    /// The outcome.
    pub scanned: Scanned,
    /// Whether an earlier code of the list named the same device; it counts once.
    pub again: bool,
}

/// Splits a text into codes: one per line, or separated by tabs, commas or semicolons, as pasted from spreadsheets and e-mails.
///
/// # Errors
/// [`ErrorCode::Bounds`] when there are more than [`MOST_CODES`].
pub fn codes(text: &str) -> Result<Vec<String>, DeskError> {
    let parts = text.split(['\n', '\r', '\t', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let codes: Vec<String> = parts.take(MOST_CODES + 1).map(|part| part.chars().take(LONGEST_CODE).collect()).collect();
    if codes.len() > MOST_CODES {
        return Err(DeskError::field_error("codes", ErrorCode::Bounds, format!("1–{MOST_CODES}")));
    }
    Ok(codes)
}

impl Devices<'_> {
    /// Shows the outcome of each code without changing anything. Each code is rehearsed on its own: if two devices would each take the last
    /// open place of a request, both are shown as possible, though only one will succeed.
    ///
    /// # Errors
    /// When the database fails.
    pub fn rehearse(self, acting: &Acting, mode: &Mode, codes: &[String]) -> Result<Vec<Collected>, DeskError> {
        let acting = Acting { idempotency_key: None, rehearsal: true, ..acting.clone() };
        self.scan_each(&acting, mode, codes, "")
    }

    /// Carries out the scan of each code, each in its own transaction. `key` is the
    /// idempotency key of the list: a list sent twice takes effect once.
    ///
    /// # Errors
    /// When the database fails. Codes handled before stay done, and a retry with the same key continues from there.
    pub fn scan_many(self, acting: &Acting, mode: &Mode, codes: &[String], key: &str) -> Result<Vec<Collected>, DeskError> {
        self.scan_each(&Acting { idempotency_key: None, rehearsal: false, ..acting.clone() }, mode, codes, key)
    }

    fn scan_each(self, acting: &Acting, mode: &Mode, codes: &[String], key: &str) -> Result<Vec<Collected>, DeskError> {
        let mut seen: HashSet<String> = HashSet::new();
        let mut devices: HashSet<Tag> = HashSet::new();
        let mut pile = Vec::with_capacity(codes.len());
        for code in codes {
            if !seen.insert(code.to_uppercase()) {
                continue;
            }
            let id = if key.is_empty() { String::new() } else { format!("{key}:{}", sha256_hex(code.as_bytes())) };
            let id = id.chars().take(100).collect();
            let scanned = self.scan(acting, &Scan { id, code: code.clone(), at: None, mode: mode.clone() });
            if let Scanned::Refused(error @ (DeskError::Store(_) | DeskError::Failed(_))) = scanned {
                return Err(error);
            }
            let again = match &scanned {
                Scanned::Done(device) | Scanned::Already(device) => !devices.insert(device.tag),
                _ => false,
            };
            pile.push(Collected { code: code.clone(), scanned, again });
        }
        Ok(pile)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_CODES, codes};

    #[test]
    fn a_pile_is_read_as_people_paste_it() {
        assert_eq!(codes(" 7K3M-9Q2X\r\nABC 123\t\tX1;Y2,\n\n").unwrap(), ["7K3M-9Q2X", "ABC 123", "X1", "Y2"]);
        assert_eq!(codes("").unwrap(), Vec::<String>::new());
        assert_eq!(codes(&"A1\n".repeat(MOST_CODES)).unwrap().len(), MOST_CODES);
        assert!(codes(&"A1\n".repeat(MOST_CODES + 1)).is_err());
    }
}
