//! The ledger as a bundle of files (C2SP tlog-tiles), and its verification without database or network.
//!
//! A bundle holds `checkpoint`, `vkey`, `tile/<level>/<n>` with hashes and `tile/entries/<n>` with the bytes of the events, 256 to a tile.
//! Nothing here reads a file: whoever calls gives the bytes.

use super::checkpoint::{self, CheckpointError};
use super::tree::{Frontier, Root, TreeError};
use std::collections::BTreeMap;
use tlog_tiles::tile::Tile;

/// Height of a tile: 2⁸ hashes or events.
const HEIGHT: u8 = 8;
/// Events of a full tile.
pub const PER_TILE: u64 = 1 << HEIGHT;

/// What a bundle does not hold up to. Each stands for a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// A file is missing.
    #[error("{0} is missing")]
    Missing(String),
    /// A file cannot be read as what it is.
    #[error("{0} is damaged")]
    Damaged(String),
    /// A checkpoint does not verify.
    #[error("{name}: {error}")]
    Checkpoint {
        /// Which one.
        name: String,
        /// Why.
        error: CheckpointError,
    },
    /// The events are not those that a checkpoint signed.
    #[error("{name}: the first {size} events are not those that it signed")]
    Differs {
        /// Which checkpoint.
        name: String,
        /// The number of events that it signs.
        size: u64,
    },
    /// The bundle holds fewer events than a checkpoint signed.
    #[error("{name}: it signed {signed} events, and the bundle holds {held}")]
    Short {
        /// Which checkpoint.
        name: String,
        /// The number of events that it signs.
        signed: u64,
        /// The number of events that are there.
        held: u64,
    },
    /// An event is not at its place.
    #[error("event {0} is not at its place: one is missing, inserted or moved")]
    OutOfPlace(u64),
    /// The tree cannot be computed.
    #[error("{0}")]
    Tree(String),
}

impl From<TreeError> for BundleError {
    fn from(error: TreeError) -> Self {
        Self::Tree(error.0)
    }
}

/// Path of a tile as tlog-tiles writes it, without the height.
fn path(tile: &Tile) -> String {
    let whole = tile.path();
    let rest = whole.strip_prefix(&format!("tile/{HEIGHT}/")).unwrap_or(&whole).to_owned();
    rest.strip_prefix("data/").map_or_else(|| format!("tile/{rest}"), |entries| format!("tile/entries/{entries}"))
}

/// The tiles of hashes of a ledger of this size, with their paths.
#[must_use]
pub fn hash_tiles(size: u64) -> Vec<(Tile, String)> {
    Tile::new_tiles(HEIGHT, 0, size).into_iter().map(|tile| (tile, path(&tile))).collect()
}

/// The path of each tile of events, with the first event in it and their number.
#[must_use]
pub fn entry_tiles(size: u64) -> Vec<(String, u64, u64)> {
    let tiles = Tile::new_tiles(HEIGHT, 0, size).into_iter().filter(|tile| tile.level() == 0);
    tiles
        .map(|mut tile| {
            tile.set_is_data();
            (path(&tile), tile.level_index() * PER_TILE, u64::from(tile.width()))
        })
        .collect()
}

/// Packs the bytes of events into a tile: each behind its length, two bytes.
///
/// # Errors
/// When an event has more than 65,535 bytes.
pub fn pack<'a>(leaves: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, BundleError> {
    let mut out = Vec::new();
    for leaf in leaves {
        let length = u16::try_from(leaf.len()).map_err(|_long| BundleError::Damaged("an event".to_owned()))?;
        out.extend(length.to_be_bytes());
        out.extend(leaf);
    }
    Ok(out)
}

/// The events of a tile.
///
/// # Errors
/// When the tile is cut off, or does not hold as many.
pub fn unpack<'a>(name: &str, bytes: &'a [u8], count: u64) -> Result<Vec<&'a [u8]>, BundleError> {
    let damaged = || BundleError::Damaged(name.to_owned());
    let (mut rest, mut leaves) = (bytes, Vec::new());
    while let Some((length, behind)) = rest.split_first_chunk::<2>() {
        let (leaf, behind) = behind.split_at_checked(usize::from(u16::from_be_bytes(*length))).ok_or_else(damaged)?;
        leaves.push(leaf);
        rest = behind;
    }
    let whole = rest.is_empty() && u64::try_from(leaves.len()) == Ok(count);
    if whole { Ok(leaves) } else { Err(damaged()) }
}

/// A checkpoint to hold a bundle against: its own, or one that somebody else kept.
#[derive(Clone, Debug)]
pub struct Outside {
    /// What to call it in a sentence: the name of its file.
    pub name: String,
    /// The signed note.
    pub note: String,
}

/// What was found in a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    pub origin: String,
    /// The root that the bundle's own checkpoint signs.
    pub root: Root,
    /// How many checkpoints kept outside agree.
    pub outside: usize,
    /// The number of events that the newest checkpoint kept outside covers: what came after it rests on the bundle alone.
    pub covered: u64,
}

/// Verifies a bundle: every event at its place, the root as its checkpoint and each checkpoint kept outside sign it.
///
/// `read` gives the bytes of a file of the bundle; `place` the sequence number that an event's bytes tell.
///
/// # Errors
/// The first thing that does not hold.
pub fn verify(
    read: impl Fn(&str) -> Option<Vec<u8>>,
    place: impl Fn(&[u8]) -> Option<u64>,
    public: &str,
    outside: &[Outside],
) -> Result<Verified, BundleError> {
    let file = |path: &str| read(path).ok_or_else(|| BundleError::Missing(path.to_owned()));
    let note = String::from_utf8(file("checkpoint")?).map_err(|_no_text| BundleError::Damaged("checkpoint".to_owned()))?;
    let checked =
        |name: &str, note: &str| checkpoint::verify(note, public).map_err(|error| BundleError::Checkpoint { name: name.to_owned(), error });
    let own = checked("checkpoint", &note)?;
    let mut wanted: BTreeMap<u64, Vec<(String, [u8; 32])>> = BTreeMap::new();
    wanted.entry(own.root.size).or_default().push(("checkpoint".to_owned(), own.root.hash));
    for kept in outside {
        let signed = checkpoint::verify_of(&kept.note, public, &own.origin)
            .map_err(|error| BundleError::Checkpoint { name: kept.name.clone(), error })?;
        if signed.root.size > own.root.size {
            return Err(BundleError::Short { name: kept.name.clone(), signed: signed.root.size, held: own.root.size });
        }
        wanted.entry(signed.root.size).or_default().push((kept.name.clone(), signed.root.hash));
    }
    let mut edge = Frontier::default();
    let compare = |edge: &Frontier, wanted: &BTreeMap<u64, Vec<(String, [u8; 32])>>| -> Result<(), BundleError> {
        let Some(signed) = wanted.get(&edge.size()) else { return Ok(()) };
        let root = edge.root()?;
        match signed.iter().find(|(_, hash)| *hash != root.hash) {
            Some((name, _)) => Err(BundleError::Differs { name: name.clone(), size: root.size }),
            None => Ok(()),
        }
    };
    compare(&edge, &wanted)?;
    for (path, first, count) in entry_tiles(own.root.size) {
        let bytes = file(&path)?;
        for (leaf, seq) in unpack(&path, &bytes, count)?.into_iter().zip(first..) {
            if place(leaf) != Some(seq) {
                return Err(BundleError::OutOfPlace(seq));
            }
            edge.append(leaf)?;
            compare(&edge, &wanted)?;
        }
    }
    let covered = wanted.iter().filter(|(_, signed)| signed.iter().any(|(name, _)| name != "checkpoint")).map(|(size, _)| *size).max();
    Ok(Verified { origin: own.origin, root: own.root, outside: outside.len(), covered: covered.unwrap_or(0) })
}

#[cfg(test)]
mod tests {
    use super::{BundleError, Outside, entry_tiles, hash_tiles, pack, unpack, verify};
    use crate::ledger::checkpoint::CheckpointKey;
    use crate::ledger::tree::{Root, root_of};
    use std::collections::BTreeMap;

    const ORIGIN: &str = "a.example/log/1";

    fn key() -> CheckpointKey {
        CheckpointKey::new(ORIGIN, &[5; 32]).unwrap()
    }

    fn root(leaves: &[Vec<u8>]) -> Root {
        root_of(leaves.iter().map(Vec::as_slice)).unwrap()
    }

    fn leaves(size: u64) -> Vec<Vec<u8>> {
        (0..size).map(|n| format!("{n}|event {n}").into_bytes()).collect()
    }

    /// A bundle as whoever holds the key would make it.
    fn bundle(leaves: &[Vec<u8>]) -> BTreeMap<String, Vec<u8>> {
        let size = u64::try_from(leaves.len()).unwrap();
        let mut files = BTreeMap::from([("checkpoint".to_owned(), key().sign(ORIGIN, &root(leaves)).unwrap().into_bytes())]);
        for (path, first, count) in entry_tiles(size) {
            let tile = &leaves[usize::try_from(first).unwrap()..usize::try_from(first + count).unwrap()];
            files.insert(path, pack(tile.iter().map(Vec::as_slice)).unwrap());
        }
        files
    }

    fn place(leaf: &[u8]) -> Option<u64> {
        std::str::from_utf8(leaf).ok()?.split('|').next()?.parse().ok()
    }

    fn held(files: &BTreeMap<String, Vec<u8>>, outside: &[Outside]) -> Result<u64, BundleError> {
        verify(|path| files.get(path).cloned(), place, key().public(), outside).map(|v| v.covered)
    }

    fn outside(leaves: &[Vec<u8>]) -> Vec<Outside> {
        [500, 1_000].map(|n| Outside { name: format!("kept-{n}"), note: key().sign(ORIGIN, &root(&leaves[..n])).unwrap() }).to_vec()
    }

    #[test]
    fn the_paths_are_those_of_the_standard() {
        let paths: Vec<String> = hash_tiles(70_000).into_iter().map(|(_, path)| path).collect();
        for path in ["tile/0/000", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"] {
            assert!(paths.iter().any(|p| p == path), "{path}: {paths:?}");
        }
        assert_eq!(entry_tiles(300), [("tile/entries/000".to_owned(), 0, 256), ("tile/entries/001.p/44".to_owned(), 256, 44)]);
        assert_eq!(entry_tiles(256_001).last().unwrap().0, "tile/entries/x001/000.p/1");
        assert!(unpack("t", &[0, 3, 1, 2], 1).is_err() && unpack("t", &[0], 0).is_err() && unpack("t", &[0, 0], 2).is_err());
    }

    /// What the keeper of the key can do, and what finds it: nothing but a checkpoint that somebody else kept, if it covers the change.
    #[test]
    fn a_changed_history_is_refused_by_whoever_kept_a_checkpoint_that_covers_it() {
        let honest = leaves(1_200);
        let kept = outside(&honest);
        assert_eq!(held(&bundle(&honest), &[]), Ok(0));
        assert_eq!(held(&bundle(&honest), &kept), Ok(1_000));
        let changed = |change: &dyn Fn(&mut Vec<Vec<u8>>)| {
            let mut all = honest.clone();
            change(&mut all);
            bundle(&all)
        };
        let renumber = |all: &mut Vec<Vec<u8>>| {
            for (n, leaf) in all.iter_mut().enumerate() {
                let rest = String::from_utf8(leaf.clone()).unwrap().split_once('|').unwrap().1.to_owned();
                *leaf = format!("{n}|{rest}").into_bytes();
            }
        };
        let rewrite = changed(&|all| all[123] = b"123|forged".to_vec());
        let cut = changed(&|all| all.truncate(900));
        let deleted = changed(&|all| {
            all.remove(700);
            renumber(all);
        });
        let inserted = changed(&|all| {
            all.insert(300, b"300|backdated".to_vec());
            renumber(all);
        });
        let swapped = changed(&|all| {
            all.swap(10, 11);
            renumber(all);
            all[10] = b"10|other".to_vec();
        });
        for (name, forged) in
            [("rewritten", &rewrite), ("cut", &cut), ("deleted", &deleted), ("inserted", &inserted), ("swapped", &swapped)]
        {
            assert!(held(forged, &[]).is_ok(), "{name}: the bundle alone shows nothing, since the keeper signs anew");
            assert!(held(forged, &kept).is_err(), "{name}");
        }
        // A gap, or an order that was not made good, shows in the bundle alone.
        assert_eq!(held(&changed(&|all| drop(all.remove(700))), &[]), Err(BundleError::OutOfPlace(700)));
        assert_eq!(held(&changed(&|all| all.swap(10, 11)), &[]), Err(BundleError::OutOfPlace(10)));
        // What came after the newest checkpoint kept outside rests on the bundle alone: the window in which a keeper can lie.
        assert_eq!(held(&changed(&|all| all[1_100] = b"1100|forged".to_vec()), &kept), Ok(1_000));
    }

    #[test]
    fn a_damaged_bundle_is_told_by_its_file() {
        let honest = leaves(300);
        let whole = bundle(&honest);
        for path in whole.keys() {
            let mut files = whole.clone();
            files.remove(path);
            assert_eq!(held(&files, &[]), Err(BundleError::Missing(path.clone())));
            let mut files = whole.clone();
            files.get_mut(path).unwrap().pop();
            assert!(held(&files, &[]).is_err(), "{path} cut");
            let mut files = whole.clone();
            files.get_mut(path).unwrap()[20] ^= 1;
            assert!(held(&files, &[]).is_err(), "{path} with a bit turned");
        }
    }
}
