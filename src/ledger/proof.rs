//! Proofs: that an event is in a ledger of which a checkpoint was handed out (C2SP tlog-proof), and that one checkpoint continues another.

use super::checkpoint::{self, CheckpointError};
use super::digest::as_lines;
use super::tree::{Root, TreeError, leaf_hash};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tlog_tiles::tlog::{self, Hash, HashReader};

/// The first line of a proof.
const HEAD: &str = "c2sp.org/tlog-proof@v1";
/// Most hashes of a proof: a ledger has fewer than 2⁶³ events.
const MOST_HASHES: usize = 63;

/// Why a proof does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The text is no proof.
    #[error("this is no proof of a ledger: {0}")]
    Form(String),
    /// Its checkpoint does not verify.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The event is not the one at this place of the ledger.
    #[error("the event is not number {index} of the ledger that the checkpoint signs")]
    NotIncluded {
        /// The place that the proof names, from 0.
        index: u64,
    },
    /// The later ledger does not continue the earlier one.
    #[error("the history was changed: the ledger of {later} events does not continue the one of {earlier} events")]
    NotContinued {
        /// Events of the earlier checkpoint.
        earlier: u64,
        /// Events of the later one.
        later: u64,
    },
}

/// Reads stored hashes by their indexes.
pub trait StoredHashes {
    /// The hashes at these indexes, in their order.
    ///
    /// # Errors
    /// When one is missing.
    fn at(&self, indexes: &[u64]) -> Result<Vec<[u8; 32]>, TreeError>;
}

pub(super) struct Reader<'a, S>(pub(super) &'a S);

impl<S: StoredHashes> HashReader for Reader<'_, S> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, tlog::Error> {
        let hashes = self.0.at(indexes).map_err(|_missing| tlog::Error::IndexesNotInTree)?;
        Ok(hashes.into_iter().map(Hash).collect())
    }
}

/// That an event is in the ledger which a checkpoint signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogProof {
    /// The event's sequence number.
    pub index: u64,
    /// The hashes beside the way from the event to the root.
    pub hashes: Vec<[u8; 32]>,
    /// The signed checkpoint.
    pub note: String,
}

impl LogProof {
    /// Proves an event of a ledger whose stored hashes can be read; `size` is the size that the checkpoint `note` signs.
    ///
    /// # Errors
    /// When the event is not in a ledger of this size, or a hash is missing.
    pub fn new(stored: &impl StoredHashes, size: u64, index: u64, note: String) -> Result<Self, TreeError> {
        let proof = tlog::prove_record(size, index, &Reader(stored))?;
        Ok(Self { index, hashes: proof.into_iter().map(|hash| hash.0).collect(), note })
    }

    /// The proof as text, as a `.tlog-proof` file holds it.
    #[must_use]
    pub fn text(&self) -> String {
        let hashes = as_lines(self.hashes.iter().map(|hash| STANDARD.encode(hash)));
        format!("{HEAD}\nindex {}\n{hashes}\n{}", self.index, self.note)
    }

    /// Reads a proof from its text.
    ///
    /// # Errors
    /// When it is no proof.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let broken = |why: &str| ProofError::Form(why.to_owned());
        let (head, note) = text.split_once("\n\n").ok_or_else(|| broken("it has no checkpoint"))?;
        let mut lines = head.lines();
        if lines.next() != Some(HEAD) {
            return Err(broken("its first line is another"));
        }
        let mut line = lines.next().unwrap_or_default();
        // An application may add a line of its own; we do not.
        if line.starts_with("extra ") {
            line = lines.next().unwrap_or_default();
        }
        let index = line.strip_prefix("index ").filter(|n| !n.starts_with('+')).and_then(|n| n.parse().ok());
        let index = index.ok_or_else(|| broken("it names no event"))?;
        let hashes = lines
            .map(|line| STANDARD.decode(line).ok().and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| broken("a hash cannot be read")))
            .collect::<Result<Vec<[u8; 32]>, _>>()?;
        if hashes.len() > MOST_HASHES {
            return Err(broken("it has too many hashes"));
        }
        Ok(Self { index, hashes, note: note.to_owned() })
    }

    /// Reads a proof as it was copied from a paper: white space may be lost around its lines, and the empty lines between its parts.
    ///
    /// # Errors
    /// When it is no proof.
    pub fn from_paper(text: &str) -> Result<Self, ProofError> {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let is_hash = |line: &str| STANDARD.decode(line).is_ok_and(|bytes| bytes.len() == 32);
        let head =
            lines.iter().skip(1).take_while(|line| line.starts_with("extra ") || line.starts_with("index ") || is_hash(line)).count() + 1;
        let signatures = lines.iter().position(|line| line.starts_with('\u{2014}')).unwrap_or(lines.len());
        let part = |from: usize, to: usize| as_lines(lines.get(from..to).unwrap_or_default());
        let whole = format!("{}\n{}\n{}", part(0, head), part(head, signatures), part(signatures, lines.len()));
        Self::parse(&whole)
    }

    /// Verifies, without database or network, that the bytes are those of the event; returns the root that was signed.
    ///
    /// # Errors
    /// When the checkpoint does not verify with one of the public keys, or the event is another.
    pub fn verify(&self, leaf: &[u8], keys: &[String]) -> Result<Root, ProofError> {
        self.verify_hash(leaf_hash(leaf), keys)
    }

    /// The same, by the leaf hash of the event.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub fn verify_hash(&self, leaf: [u8; 32], keys: &[String]) -> Result<Root, ProofError> {
        let signed = checkpoint::verify(&self.note, keys)?;
        let proof = self.hashes.iter().map(|hash| Hash(*hash)).collect();
        let root = signed.root;
        if self.index >= root.size {
            return Err(ProofError::NotIncluded { index: self.index });
        }
        tlog::check_record(&proof, root.size, Hash(root.hash), self.index, Hash(leaf))
            .map_err(|_differs| ProofError::NotIncluded { index: self.index })?;
        Ok(root)
    }
}

/// The hashes that show that the ledger of `later` events continues the one of `earlier` events.
///
/// # Errors
/// When a hash is missing, or `earlier` is larger.
pub fn consistency(stored: &impl StoredHashes, later: u64, earlier: u64) -> Result<Vec<[u8; 32]>, TreeError> {
    if earlier == 0 || earlier == later {
        return Ok(Vec::new());
    }
    Ok(tlog::prove_tree(later, earlier, &Reader(stored))?.into_iter().map(|hash| hash.0).collect())
}

/// Checks that one root continues another.
///
/// # Errors
/// When it does not.
pub fn continues(later: &Root, earlier: &Root, proof: &[[u8; 32]]) -> Result<(), ProofError> {
    let changed = ProofError::NotContinued { earlier: earlier.size, later: later.size };
    if earlier.size == later.size {
        return if earlier.hash == later.hash { Ok(()) } else { Err(changed) };
    }
    if earlier.size == 0 {
        return Ok(());
    }
    if earlier.size > later.size {
        return Err(changed);
    }
    let proof = proof.iter().map(|hash| Hash(*hash)).collect();
    tlog::check_tree(&proof, later.size, Hash(later.hash), earlier.size, Hash(earlier.hash)).map_err(|_differs| changed)
}

#[cfg(test)]
mod tests {
    use super::{LogProof, ProofError, StoredHashes, consistency, continues};
    use crate::ledger::as_lines;
    use crate::ledger::checkpoint::{CheckpointError, CheckpointKey, sign};
    use crate::ledger::tree::{Frontier, Root, TreeError, root_of};
    use std::collections::HashMap;

    struct Kept(HashMap<u64, [u8; 32]>);

    impl StoredHashes for Kept {
        fn at(&self, indexes: &[u64]) -> Result<Vec<[u8; 32]>, TreeError> {
            indexes.iter().map(|i| self.0.get(i).copied().ok_or_else(|| TreeError("missing".to_owned()))).collect()
        }
    }

    fn leaf(n: u64) -> Vec<u8> {
        format!("event {n}").into_bytes()
    }

    fn ledger(size: u64) -> (Kept, Root) {
        let (mut edge, mut all) = (Frontier::default(), HashMap::new());
        for n in 0..size {
            all.extend(edge.append(&leaf(n)).unwrap());
        }
        (Kept(all), edge.root().unwrap())
    }

    #[test]
    fn every_event_of_every_size_is_proved_and_no_other() {
        let key = CheckpointKey::new("a.example/log/1", &[3; 32]).unwrap();
        for size in 1..70 {
            let (stored, root) = ledger(size);
            let note = sign(std::slice::from_ref(&key), "a.example/log/1", &root).unwrap();
            for index in 0..size {
                let text = LogProof::new(&stored, size, index, note.clone()).unwrap().text();
                let proof = LogProof::parse(&text).unwrap();
                assert_eq!(proof.verify(&leaf(index), &[key.public().to_owned()]).unwrap(), root, "{index} of {size}");
                assert_eq!(proof.verify(&leaf(index + 1), &[key.public().to_owned()]), Err(ProofError::NotIncluded { index }));
            }
        }
        let (stored, root) = ledger(9);
        assert!(LogProof::new(&stored, 9, 9, String::new()).is_err(), "an event that is not there");
        let proof = LogProof::new(&stored, 9, 4, sign(std::slice::from_ref(&key), "a.example/log/1", &root).unwrap()).unwrap();
        let other = CheckpointKey::new("a.example/log/1", &[4; 32]).unwrap();
        assert!(matches!(proof.verify(&leaf(4), &[other.public().to_owned()]), Err(ProofError::Checkpoint(CheckpointError::Unsigned(_)))));
        for (changed, what) in [
            (LogProof { index: 5, ..proof.clone() }, "another place"),
            (LogProof { index: 9, ..proof.clone() }, "a place beyond"),
            (LogProof { hashes: proof.hashes[1..].to_vec(), ..proof.clone() }, "a hash less"),
            (LogProof { hashes: [proof.hashes.clone(), vec![[0; 32]]].concat(), ..proof.clone() }, "a hash more"),
        ] {
            assert!(matches!(changed.verify(&leaf(4), &[key.public().to_owned()]), Err(ProofError::NotIncluded { .. })), "{what}");
        }
    }

    #[test]
    fn a_history_that_goes_on_is_told_from_one_that_was_changed() {
        let (stored, later) = ledger(53);
        for size in 0..=53 {
            let (_, earlier) = ledger(size);
            let proof = consistency(&stored, 53, size).unwrap();
            continues(&later, &earlier, &proof).unwrap();
            if size > 0 {
                // The same number of events, one of them another.
                let forged = root_of(
                    (0..size)
                        .map(|n| if n == size / 2 { b"forged".to_vec() } else { leaf(n) })
                        .collect::<Vec<_>>()
                        .iter()
                        .map(Vec::as_slice),
                )
                .unwrap();
                assert!(continues(&later, &forged, &proof).is_err(), "{size}");
            }
        }
        let (_, longer) = ledger(54);
        assert!(continues(&later, &longer, &[]).is_err(), "cut short");
    }

    #[test]
    fn what_is_no_proof_is_refused_without_a_panic() {
        let good = "c2sp.org/tlog-proof@v1\nindex 0\n\na\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a Zm9v\n";
        assert!(LogProof::parse(good).is_ok());
        for bad in [
            "",
            "\n\n",
            "c2sp.org/tlog-proof@v2\nindex 0\n\nx",
            "c2sp.org/tlog-proof@v1\n\nx",
            "c2sp.org/tlog-proof@v1\nindex -1\n\nx",
            "c2sp.org/tlog-proof@v1\nindex +1\n\nx",
            "c2sp.org/tlog-proof@v1\nindex 1\nshort\n\nx",
            "c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\nx",
        ] {
            assert!(matches!(LogProof::parse(bad), Err(ProofError::Form(_))), "{bad:?}");
        }
        // As it comes from a paper: indented, with other line ends, without the empty lines.
        let copied = as_lines(good.lines().filter(|l| !l.is_empty()).map(|l| format!("   {l} \r")));
        assert!(LogProof::parse(&copied).is_err());
        assert_eq!(LogProof::from_paper(&copied), LogProof::parse(good));
        assert_eq!(LogProof::from_paper(good), LogProof::parse(good));
        assert!(LogProof::from_paper("").is_err() && LogProof::from_paper("\u{2014}").is_err());
        let many = format!("c2sp.org/tlog-proof@v1\nindex 1\n{}\nx", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n".repeat(64));
        assert!(LogProof::parse(&many).is_err());
    }
}
