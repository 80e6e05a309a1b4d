//! The Merkle tree: hashes stored in the layout of C2SP tlog, appended one leaf at a time, and the recomputation of its root.

use std::collections::HashMap;
use tlog_tiles::tlog::{self, Hash, HashReader};

/// The root of the tree at a given size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Number of events.
    pub size: u64,
    /// RFC 6962 tree hash.
    pub hash: [u8; 32],
}

/// The stored hashes are inconsistent or incomplete.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the stored hashes of the ledger do not fit together: {0}")]
pub struct TreeError(pub String);

impl From<tlog::Error> for TreeError {
    fn from(error: tlog::Error) -> Self {
        Self(error.to_string())
    }
}

#[derive(Clone, Debug, Default)]
struct Hashes(HashMap<u64, Hash>);

impl HashReader for Hashes {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, tlog::Error> {
        indexes.iter().map(|i| self.0.get(i).copied().ok_or(tlog::Error::IndexesNotInTree)).collect()
    }
}

/// The right edge of the tree: the only hashes an append needs.
#[derive(Clone, Debug, Default)]
pub struct Frontier {
    size: u64,
    hashes: Hashes,
}

impl Frontier {
    /// The indexes of the stored hashes that form the right edge of a tree of this size.
    #[must_use]
    pub fn needs(size: u64) -> Vec<u64> {
        if size == 0 { Vec::new() } else { tlog::sub_tree_index(0, size, Vec::new()) }
    }

    /// Creates the right edge from the stored hashes at the indexes of [`Frontier::needs`].
    #[must_use]
    pub fn new(size: u64, hashes: impl IntoIterator<Item = (u64, [u8; 32])>) -> Self {
        Self { size, hashes: Hashes(hashes.into_iter().map(|(i, h)| (i, Hash(h))).collect()) }
    }

    /// How many events there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The last stored hash with its index; `None` for an empty tree, or when the right edge is incomplete.
    #[must_use]
    pub fn tip(&self) -> Option<(u64, [u8; 32])> {
        let index = stored_count(self.size).checked_sub(1)?;
        self.hashes.0.get(&index).map(|hash| (index, hash.0))
    }

    /// Appends a leaf and returns the new hashes to store, with their indexes.
    ///
    /// # Errors
    /// When the hashes are not the right edge of a tree of this size.
    pub fn append(&mut self, leaf: &[u8]) -> Result<Vec<(u64, [u8; 32])>, TreeError> {
        let new = tlog::stored_hashes(self.size, leaf, &self.hashes)?;
        let first = tlog::stored_hash_index(0, self.size);
        let stored: Vec<(u64, [u8; 32])> = (first..).zip(new).map(|(i, h)| (i, h.0)).collect();
        self.hashes.0.extend(stored.iter().map(|(i, h)| (*i, Hash(*h))));
        self.size += 1;
        // The writer clones the edge before each job, so it is kept short, but not trimmed at every leaf.
        if self.hashes.0.len() > 128 {
            let keep = Self::needs(self.size);
            self.hashes.0.retain(|i, _| keep.contains(i));
        }
        Ok(stored)
    }

    /// The root of the tree.
    ///
    /// # Errors
    /// When the right edge is incomplete.
    pub fn root(&self) -> Result<Root, TreeError> {
        Ok(Root { size: self.size, hash: tlog::tree_hash(self.size, &self.hashes)?.0 })
    }
}

/// The RFC 6962 leaf hash of an event's bytes.
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> [u8; 32] {
    tlog::record_hash(leaf).0
}

/// Index at which the leaf hash of an event is stored.
#[must_use]
pub fn record_index(seq: u64) -> u64 {
    tlog::stored_hash_index(0, seq)
}

/// Number of stored hashes of a tree with `size` leaves.
#[must_use]
pub fn stored_count(size: u64) -> u64 {
    tlog::stored_hash_count(size)
}

/// Recomputes the root from all leaves.
///
/// # Errors
/// Never for a sequence of leaves; the signature follows the library.
pub fn root_of<'a>(leaves: impl IntoIterator<Item = &'a [u8]>) -> Result<Root, TreeError> {
    let mut edge = Frontier::default();
    for leaf in leaves {
        edge.append(leaf)?;
    }
    edge.root()
}

#[cfg(test)]
mod tests {
    use super::{Frontier, root_of};

    #[test]
    fn the_edge_alone_appends_like_the_whole_tree() {
        let leaves: Vec<Vec<u8>> = (0..700_u32).map(|i| i.to_be_bytes().to_vec()).collect();
        let mut all = std::collections::HashMap::new();
        let mut edge = Frontier::default();
        for (n, leaf) in leaves.iter().enumerate() {
            // As the store does, read back only the right edge.
            let size = u64::try_from(n).unwrap();
            let mut reloaded = Frontier::new(size, Frontier::needs(size).into_iter().map(|i| (i, all[&i])));
            assert_eq!(
                reloaded.append(leaf).unwrap(),
                edge.append(leaf)
                    .unwrap()
                    .iter()
                    .inspect(|(i, h)| {
                        all.insert(*i, *h);
                    })
                    .copied()
                    .collect::<Vec<_>>()
            );
        }
        assert_eq!(edge.root().unwrap(), root_of(leaves.iter().map(Vec::as_slice)).unwrap());
    }

    /// Cross-check: an independent implementation of RFC 6962 gives the same root.
    #[test]
    fn the_root_is_the_one_the_standard_says() {
        let mut other = ct_merkle::mem_backed_tree::MemoryBackedTree::<sha2::Sha256, Vec<u8>>::new();
        let leaves: Vec<Vec<u8>> = (0..77_u8).map(|i| vec![i; usize::from(i)]).collect();
        for leaf in &leaves {
            other.push(leaf.clone());
        }
        let ours = root_of(leaves.iter().map(Vec::as_slice)).unwrap();
        assert_eq!(ours.hash.as_slice(), other.root().as_bytes().as_slice());
    }
}
