//! The ledger as a bundle of files (C2SP tlog-tiles), and its verification without database or network.
//!
//! A bundle holds `checkpoint`, `vkey`, `tile/<level>/<n>` with hashes and `tile/entries/<n>` with the bytes of the events, 256 to a tile.
//! Nothing here reads a file: whoever calls gives the bytes.

use super::checkpoint::{self, CheckpointError};
use super::proof::{Reader, StoredHashes};
use super::tree::{Frontier, Root, TreeError};
use std::collections::BTreeMap;
use tlog_tiles::tile::Tile;

/// Height of a tile: 2⁸ hashes or events.
pub(super) const HEIGHT: u8 = 8;
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
pub(super) fn path(tile: &Tile) -> String {
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

/// What a path asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A tile of hashes.
    Hashes(Tile),
    /// A tile of events: the first one and their number.
    Entries(u64, u64),
}

/// Reads the path of a tile behind `tile/`, as whoever asks a server for it writes it.
#[must_use]
pub fn asked(path: &str) -> Option<Asked> {
    let whole = match path.strip_prefix("entries/") {
        Some(rest) => format!("tile/{HEIGHT}/data/{rest}"),
        None => format!("tile/{HEIGHT}/{path}"),
    };
    // The library's reader stops at numbers that no tile has.
    let (level, rest) = path.split_once('/')?;
    let is_level = level == "entries" || level.parse::<u8>().is_ok_and(|level| level < 8);
    let width = rest.split_once(".p/").map(|(_, width)| width.parse::<u64>());
    if !is_level || width.is_some_and(|w| !w.is_ok_and(|w| (1..PER_TILE).contains(&w))) {
        return None;
    }
    let tile = Tile::from_path(&whole).ok()?;
    // One way to write each path: whatever reads it back differently is none.
    if self::path(&tile) != format!("tile/{path}") {
        return None;
    }
    let first = tile.level_index().checked_mul(PER_TILE)?;
    Some(if tile.is_data() { Asked::Entries(first, u64::from(tile.width())) } else { Asked::Hashes(tile) })
}

/// The bytes of a tile of hashes.
///
/// # Errors
/// When a hash is missing.
pub fn hashes(stored: &impl StoredHashes, tile: &Tile) -> Result<Vec<u8>, TreeError> {
    Ok(tile.read_data(&Reader(stored))?)
}

/// Whether a tile of hashes is within a ledger of this size.
#[must_use]
pub fn is_within(tile: &Tile, size: u64) -> bool {
    let below = 8 * u32::from(tile.level());
    let end = tile.level_index().checked_mul(PER_TILE).and_then(|first| first.checked_add(u64::from(tile.width())));
    end.and_then(|end| end.checked_mul(1_u64.checked_shl(below)?)).is_some_and(|end| end <= size)
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

/// What a bundle is verified with.
#[derive(Debug)]
pub struct Verifier<'k, R, P> {
    /// Gives the bytes of a file of the bundle.
    pub read: R,
    /// Gives the sequence number that an event's bytes tell.
    pub place: P,
    /// The public keys: one of them must have signed each checkpoint.
    pub keys: &'k [String],
}

impl<R: Fn(&str) -> Option<Vec<u8>>, P: Fn(&[u8]) -> Option<u64>> Verifier<'_, R, P> {
    fn file(&self, path: &str) -> Result<Vec<u8>, BundleError> {
        (self.read)(path).ok_or_else(|| BundleError::Missing(path.to_owned()))
    }

    /// Verifies a bundle: every event at its place, every tile of hashes, and the root as its checkpoint, those beside it (`inside`) and
    /// each checkpoint kept outside sign it.
    ///
    /// # Errors
    /// The first thing that does not hold.
    pub fn verify(&self, inside: &[Outside], outside: &[Outside]) -> Result<Verified, BundleError> {
        let note = String::from_utf8(self.file("checkpoint")?).map_err(|_no_text| BundleError::Damaged("checkpoint".to_owned()))?;
        let failed = |name: &str| {
            let name = name.to_owned();
            move |error| BundleError::Checkpoint { name, error }
        };
        let own = checkpoint::verify(&note, self.keys).map_err(failed("checkpoint"))?;
        let mut wanted: BTreeMap<u64, Vec<(String, [u8; 32])>> = BTreeMap::new();
        wanted.entry(own.root.size).or_default().push(("checkpoint".to_owned(), own.root.hash));
        let mut covered = 0;
        for (place, kept) in inside.iter().chain(outside).enumerate() {
            let signed = checkpoint::verify_of(&kept.note, self.keys, &own.origin).map_err(failed(&kept.name))?.root;
            if signed.size > own.root.size {
                return Err(BundleError::Short { name: kept.name.clone(), signed: signed.size, held: own.root.size });
            }
            wanted.entry(signed.size).or_default().push((kept.name.clone(), signed.hash));
            if place >= inside.len() {
                covered = covered.max(signed.size);
            }
        }
        let mut edge = Frontier::default();
        let mut tiles = Tiles::default();
        compare(&edge, &wanted)?;
        for (path, first, count) in entry_tiles(own.root.size) {
            let bytes = self.file(&path)?;
            for (leaf, seq) in unpack(&path, &bytes, count)?.into_iter().zip(first..) {
                if (self.place)(leaf) != Some(seq) {
                    return Err(BundleError::OutOfPlace(seq));
                }
                tiles.add(edge.append(leaf)?);
                compare(&edge, &wanted)?;
            }
        }
        for (path, hashes) in tiles.files() {
            if self.file(&path)? != hashes {
                return Err(BundleError::Damaged(path));
            }
        }
        Ok(Verified { origin: own.origin, root: own.root, outside: outside.len(), covered })
    }
}

/// Compares the tree so far with what was signed at its size.
fn compare(edge: &Frontier, wanted: &BTreeMap<u64, Vec<(String, [u8; 32])>>) -> Result<(), BundleError> {
    let Some(signed) = wanted.get(&edge.size()) else { return Ok(()) };
    let root = edge.root()?;
    match signed.iter().find(|(_, hash)| *hash != root.hash) {
        Some((name, _)) => Err(BundleError::Differs { name: name.clone(), size: root.size }),
        None => Ok(()),
    }
}

/// The hashes that stand in tiles: those of level 0, 8, 16, …
#[derive(Default)]
struct Tiles(Vec<Vec<u8>>);

impl Tiles {
    /// Takes the new hashes of one appended event: its own, and those of the subtrees that it completes, from below.
    fn add(&mut self, new: Vec<(u64, [u8; 32])>) {
        for (level, (_, hash)) in new.into_iter().enumerate().step_by(usize::from(HEIGHT)) {
            let place = level / usize::from(HEIGHT);
            if self.0.len() == place {
                self.0.push(Vec::new());
            }
            if let Some(hashes) = self.0.get_mut(place) {
                hashes.extend(hash);
            }
        }
    }

    /// The files of the tiles, and what stands in each.
    fn files(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.0.iter().zip(0_u8..).flat_map(|(hashes, level)| {
            hashes.chunks(32 << HEIGHT).zip(0_u64..).map(move |(part, n)| {
                let width = u32::try_from(part.len() / 32).unwrap_or(0);
                (path(&Tile::new(HEIGHT, level, n, width, false)), part.to_vec())
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, BundleError, Outside, Tiles, Verifier, asked, entry_tiles, hash_tiles, is_within, pack, unpack};
    use crate::ledger::checkpoint::{CheckpointKey, sign};
    use crate::ledger::tree::{Frontier, Root, root_of};
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
        let mut files = BTreeMap::from([("checkpoint".to_owned(), sign(&[key()], ORIGIN, &root(leaves)).unwrap().into_bytes())]);
        for (path, first, count) in entry_tiles(size) {
            let tile = &leaves[usize::try_from(first).unwrap()..usize::try_from(first + count).unwrap()];
            files.insert(path, pack(tile.iter().map(Vec::as_slice)).unwrap());
        }
        let (mut edge, mut tiles) = (Frontier::default(), Tiles::default());
        for leaf in leaves {
            tiles.add(edge.append(leaf).unwrap());
        }
        files.extend(tiles.files());
        files
    }

    fn place(leaf: &[u8]) -> Option<u64> {
        std::str::from_utf8(leaf).ok()?.split('|').next()?.parse().ok()
    }

    fn held(files: &BTreeMap<String, Vec<u8>>, outside: &[Outside]) -> Result<u64, BundleError> {
        let keys = [key().public().to_owned()];
        Verifier { read: |path: &str| files.get(path).cloned(), place, keys: &keys }.verify(&[], outside).map(|v| v.covered)
    }

    fn outside(leaves: &[Vec<u8>]) -> Vec<Outside> {
        [500, 1_000].map(|n| Outside { name: format!("kept at {n}"), note: sign(&[key()], ORIGIN, &root(&leaves[..n])).unwrap() }).to_vec()
    }

    #[test]
    fn the_paths_are_those_of_the_standard() {
        let paths: Vec<String> = hash_tiles(70_000).into_iter().map(|(_, path)| path).collect();
        for path in ["tile/0/000", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"] {
            assert!(paths.iter().any(|p| p == path), "{path}: {paths:?}");
        }
        assert_eq!(entry_tiles(300), [("tile/entries/000".to_owned(), 0, 256), ("tile/entries/001.p/44".to_owned(), 256, 44)]);
        assert_eq!(entry_tiles(256_001).last().unwrap().0, "tile/entries/x001/000.p/1");
        for path in ["0/000", "0/273.p/112", "1/001.p/17"] {
            assert!(matches!(asked(path), Some(Asked::Hashes(_))), "{path}");
        }
        assert_eq!(asked("entries/001.p/44"), Some(Asked::Entries(256, 44)));
        for wrong in [
            "",
            "0",
            "0/0",
            "0/000.p/0",
            "0/000.p/256",
            "0/../000",
            "x/000",
            "entries/",
            "entries/000/1",
            "64/000",
            "8/000",
            "0/000/",
            "0/000.p/-1",
            "0/000.p/4294967297",
            "0/x999999999999/000",
        ] {
            assert_eq!(asked(wrong), None, "{wrong}");
        }
        let Some(Asked::Hashes(tile)) = asked("1/001.p/17") else { panic!("a tile") };
        assert!(is_within(&tile, 69_888) && !is_within(&tile, 69_887), "273 subtrees of 256");
        // The tiles that are written are those that the standard lists.
        let listed: Vec<String> = hash_tiles(1_000).into_iter().map(|(_, path)| path).collect();
        let made = bundle(&leaves(1_000));
        assert!(
            listed.iter().all(|path| made.contains_key(path)) && made.keys().filter(|k| !k.contains("entries")).count() == listed.len() + 1
        );
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
