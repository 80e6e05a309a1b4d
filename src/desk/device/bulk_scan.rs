//! Collect, then act: a pile of codes, what would come of each, and the same again for good. Nothing is judged here: a pile is rehearsed
//! by the very verbs that a single scan calls.

use super::Devices;
use super::scan_result::{Mode, Scan, Scanned};
use crate::desk::Acting;
use crate::desk::error::{DeskError, ErrorCode};
use crate::domain::device::tag::Tag;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// The most codes of one pile.
pub const MOST_CODES: usize = 10_000;
/// The most characters of one code that are looked at: an address of a label is shorter.
const LONGEST_CODE: usize = 200;

/// A code of a pile, with what came of it or would come of it.
#[derive(Debug)]
pub struct Collected {
    /// As it was scanned or pasted.
    pub code: String,
    /// What came of it.
    pub scanned: Scanned,
    /// Another code before it is the same device: it is counted once.
    pub again: bool,
}

/// The codes of a text: one to a line, or between tabs, commas and semicolons, as spreadsheets and mails give them.
///
/// # Errors
/// When there are more than [`MOST_CODES`].
pub fn codes(text: &str) -> Result<Vec<String>, DeskError> {
    let parts = text.split(['\n', '\r', '\t', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let codes: Vec<String> = parts.take(MOST_CODES + 1).map(|part| part.chars().take(LONGEST_CODE).collect()).collect();
    if codes.len() > MOST_CODES {
        return Err(DeskError::field_error("codes", ErrorCode::Bounds, format!("1–{MOST_CODES}")));
    }
    Ok(codes)
}

impl Devices<'_> {
    /// What would come of each code of a pile. Nothing is changed, and each is looked at as if it were alone: two that would fill the
    /// last place of a request are both said to fit, and only one will.
    ///
    /// # Errors
    /// When the database fails.
    pub fn rehearse(self, acting: &Acting, mode: &Mode, codes: &[String]) -> Result<Vec<Collected>, DeskError> {
        let acting = Acting { once: None, rehearsal: true, ..acting.clone() };
        self.scan_each(&acting, mode, codes, "")
    }

    /// Does it. Every code has its own answer and is durable by itself. The key makes a pile that is sent twice count once.
    ///
    /// # Errors
    /// When the database is gone; what was answered before stays done, and the same key goes on from there.
    pub fn scan_many(self, acting: &Acting, mode: &Mode, codes: &[String], key: &str) -> Result<Vec<Collected>, DeskError> {
        self.scan_each(&Acting { once: None, rehearsal: false, ..acting.clone() }, mode, codes, key)
    }

    fn scan_each(self, acting: &Acting, mode: &Mode, codes: &[String], key: &str) -> Result<Vec<Collected>, DeskError> {
        let mut seen: HashSet<String> = HashSet::new();
        let mut devices: HashSet<Tag> = HashSet::new();
        let mut pile = Vec::with_capacity(codes.len());
        for code in codes {
            if !seen.insert(code.to_uppercase()) {
                continue;
            }
            let id = if key.is_empty() { String::new() } else { format!("{key}:{}", hex::encode(Sha256::digest(code.as_bytes()))) };
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
