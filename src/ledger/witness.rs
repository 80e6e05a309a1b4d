//! What an outside witness does: it reads the newest checkpoint of a log, makes sure that it continues the one it saw last, and only then
//! takes it over. Nothing here reads the network: whoever calls gives the files.

use super::bundle::{HEIGHT, path};
use super::checkpoint::{self, Checkpoint, CheckpointError};
use super::proof::{ProofError, continues};
use super::tree::Root;
use tlog_tiles::tile::{Tile, TileHashReader, TileReader};
use tlog_tiles::tlog::{self, Hash};

/// More events than any log has: sizes beyond it are not computed with.
const MOST_EVENTS: u64 = 1 << 40;

/// What a witness holds of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The public keys that signed the checkpoint.
    pub keys: Vec<String>,
    /// The checkpoint it saw last, without cosignatures.
    pub note: String,
}

/// Why a witness does not take over a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A file of the log cannot be had.
    #[error("{path}: {why}")]
    Unread {
        /// Its path.
        path: String,
        /// Why.
        why: String,
    },
    /// The checkpoint does not verify.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// It signs fewer events than the one seen before.
    #[error("the log got shorter: {before} events were signed, now {now}")]
    Shorter {
        /// Events of the checkpoint seen before.
        before: u64,
        /// Events of the one shown now.
        now: u64,
    },
    /// It does not continue the one seen before.
    #[error(transparent)]
    Changed(#[from] ProofError),
    /// The tiles of hashes do not fit the checkpoint.
    #[error("the hashes that the log shows do not fit its checkpoint: {0}")]
    Tiles(String),
}

impl Refused {
    /// Whether the log contradicts itself, rather than that it could not be read.
    #[must_use]
    pub const fn is_conflict(&self) -> bool {
        matches!(self, Self::Shorter { .. } | Self::Changed(_))
    }
}

/// The tiles of a log.
struct Tiles<'f, F>(&'f F);

impl<F: Fn(&str) -> Result<Vec<u8>, String>> TileReader for Tiles<'_, F> {
    fn height(&self) -> u8 {
        HEIGHT
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, tlog::Error> {
        let one = |tile: &Tile| {
            let bytes = (self.0)(&path(tile)).map_err(|_unread| tlog::Error::IndexesNotInTree)?;
            let wanted = usize::try_from(tile.width()).unwrap_or(usize::MAX).saturating_mul(32);
            if bytes.len() == wanted { Ok(bytes) } else { Err(tlog::Error::IndexesNotInTree) }
        };
        tiles.iter().map(one).collect()
    }

    fn save_tiles(&self, _tiles: &[Tile], _data: &[Vec<u8>]) {}
}

/// Reads the newest checkpoint of a log and verifies that it continues what was seen before. `keys` are those that are believed when
/// nothing was seen yet. `file` gives the bytes of a file of the log, by its path below `/log/`.
///
/// # Errors
/// Why the checkpoint is not taken over, with the checkpoint where it was read.
pub fn visit(
    before: Option<&Seen>,
    keys: &[String],
    file: &impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<Seen, (Refused, Option<String>)> {
    let text = |path: &str| {
        let unread = |why: String| Refused::Unread { path: path.to_owned(), why };
        file(path).and_then(|bytes| String::from_utf8(bytes).map_err(|e| e.to_string())).map_err(unread)
    };
    let note = text("checkpoint").map_err(|refused| (refused, None))?;
    let look = || -> Result<Seen, Refused> {
        let known = before.map_or(keys, |seen| seen.keys.as_slice());
        let signed = checkpoint::verify(&note, known)?;
        if signed.root.size > MOST_EVENTS {
            return Err(Refused::Tiles(format!("{} events", signed.root.size)));
        }
        if let Some(seen) = before {
            let held = checkpoint::verify_of(&seen.note, &seen.keys, &signed.origin)?;
            go_on(&signed, &held.root, file)?;
        }
        // Keys that sign together with a known one are believed from now on: this is how a log replaces its key.
        let shown = text("vkey")?;
        let all = known.iter().map(String::as_str).chain(shown.lines().map(str::trim).filter(|key| !known.iter().any(|k| k == key)));
        let signing = all.map(ToOwned::to_owned).filter(|key| checkpoint::verify(&note, std::slice::from_ref(key)).is_ok());
        Ok(Seen { keys: signing.collect(), note: note.clone() })
    };
    look().map_err(|refused| (refused, Some(note.clone())))
}

fn go_on(now: &Checkpoint, held: &Root, file: &impl Fn(&str) -> Result<Vec<u8>, String>) -> Result<(), Refused> {
    let later = &now.root;
    if later.size < held.size {
        return Err(Refused::Shorter { before: held.size, now: later.size });
    }
    let tiles = Tiles(file);
    let proof = if held.size == 0 || held.size == later.size {
        Vec::new()
    } else {
        // Tiles that do not give the signed root are refused by the reader.
        let reader = TileHashReader::new(later.size, Hash(later.hash), &tiles);
        let proof = tlog::prove_tree(later.size, held.size, &reader).map_err(|e| Refused::Tiles(e.to_string()))?;
        proof.into_iter().map(|hash| hash.0).collect()
    };
    Ok(continues(later, held, &proof)?)
}

#[cfg(test)]
mod tests {
    use super::{Refused, Seen, visit};
    use crate::ledger::bundle::{hash_tiles, hashes};
    use crate::ledger::checkpoint::{CheckpointKey, sign};
    use crate::ledger::proof::StoredHashes;
    use crate::ledger::tree::{Frontier, TreeError};
    use std::cell::RefCell;
    use std::collections::HashMap;

    const ORIGIN: &str = "log.example.org/1";

    #[derive(Default)]
    struct Log {
        edge: Frontier,
        stored: HashMap<u64, [u8; 32]>,
        keys: Vec<CheckpointKey>,
    }

    impl StoredHashes for Log {
        fn at(&self, indexes: &[u64]) -> Result<Vec<[u8; 32]>, TreeError> {
            indexes.iter().map(|i| self.stored.get(i).copied().ok_or_else(|| TreeError("missing".to_owned()))).collect()
        }
    }

    fn key(byte: u8) -> CheckpointKey {
        CheckpointKey::new(ORIGIN, &[byte; 32]).unwrap()
    }

    impl Log {
        fn of(events: impl IntoIterator<Item = u64>) -> Self {
            let mut log = Self { keys: vec![key(7)], ..Self::default() };
            for event in events {
                let new = log.edge.append(format!("event {event}").as_bytes()).unwrap();
                log.stored.extend(new);
            }
            log
        }

        fn files(&self) -> HashMap<String, Vec<u8>> {
            let root = self.edge.root().unwrap();
            let mut files: HashMap<String, Vec<u8>> =
                hash_tiles(root.size).into_iter().map(|(tile, path)| (path, hashes(self, &tile).unwrap())).collect();
            files.insert("checkpoint".to_owned(), sign(&self.keys, ORIGIN, &root).unwrap().into_bytes());
            let keys: Vec<String> = self.keys.iter().map(|k| k.public().to_owned()).collect();
            files.insert("vkey".to_owned(), keys.join("\n").into_bytes());
            files
        }
    }

    fn look(before: Option<&Seen>, files: &HashMap<String, Vec<u8>>) -> Result<Seen, Refused> {
        let keys = [key(7).public().to_owned()];
        visit(before, &keys, &|path| files.get(path).cloned().ok_or_else(|| "not there".to_owned())).map_err(|(refused, _)| refused)
    }

    #[test]
    fn a_log_that_grows_is_followed_through_all_sizes() {
        let mut seen = look(None, &Log::of(0..1).files()).unwrap();
        for size in [2, 3, 255, 256, 257, 700, 70_000] {
            seen = look(Some(&seen), &Log::of(0..size).files()).unwrap();
            assert!(seen.note.contains(&format!("\n{size}\n")));
            assert_eq!(look(Some(&seen), &Log::of(0..size).files()).unwrap(), seen, "the same again");
        }
    }

    #[test]
    fn few_tiles_are_read_however_long_the_log_is() {
        let seen = look(None, &Log::of(0..69_000).files()).unwrap();
        let (files, read) = (Log::of(0..70_000).files(), RefCell::new(Vec::new()));
        let keys = [key(7).public().to_owned()];
        let fetch = |path: &str| {
            read.borrow_mut().push(path.to_owned());
            files.get(path).cloned().ok_or_else(String::new)
        };
        visit(Some(&seen), &keys, &fetch).unwrap();
        assert!(read.borrow().len() <= 8, "{:?}", read.borrow());
        assert!(!read.borrow().iter().any(|path| path.contains("entries")), "no event is read");
    }

    #[test]
    fn a_history_that_was_changed_cut_or_signed_by_another_is_refused() {
        let seen = look(None, &Log::of(0..300).files()).unwrap();
        let changed = |size: u64| Log::of((0..size).map(|n| if n == 5 { 9_999 } else { n })).files();
        for size in [300, 301, 800] {
            assert!(look(Some(&seen), &changed(size)).unwrap_err().is_conflict(), "{size}");
        }
        assert_eq!(look(Some(&seen), &Log::of(0..299).files()), Err(Refused::Shorter { before: 300, now: 299 }));
        let foreign = Log { keys: vec![key(8)], ..Log::of(0..400) };
        assert!(matches!(look(Some(&seen), &foreign.files()), Err(Refused::Checkpoint(_))));
        // The true tiles under a forged checkpoint, and forged tiles under the true one.
        for (tiles, note) in [(changed(800), Log::of(0..800).files()), (Log::of(0..800).files(), changed(800))] {
            let mut mixed = tiles;
            mixed.insert("checkpoint".to_owned(), note["checkpoint"].clone());
            assert!(look(Some(&seen), &mixed).is_err());
        }
        for lost in ["checkpoint", "vkey", "tile/0/002.p/144"] {
            let mut files = Log::of(0..656).files();
            assert!(files.remove(lost).is_some(), "{lost}: {:?}", files.keys());
            assert!(!look(Some(&seen), &files).unwrap_err().is_conflict(), "{lost}");
        }
    }

    #[test]
    fn a_new_key_is_believed_once_it_signed_beside_the_known_one() {
        let seen = look(None, &Log::of(0..3).files()).unwrap();
        let suddenly = Log { keys: vec![key(8)], ..Log::of(0..4) };
        assert!(look(Some(&seen), &suddenly.files()).is_err());
        let both = look(Some(&seen), &Log { keys: vec![key(8), key(7)], ..Log::of(0..4) }.files()).unwrap();
        assert_eq!(both.keys, [key(7).public(), key(8).public()]);
        let alone = look(Some(&both), &Log { keys: vec![key(8)], ..Log::of(0..5) }.files()).unwrap();
        assert_eq!(alone.keys, [key(8).public()]);
        assert!(look(Some(&alone), &Log::of(0..6).files()).is_err(), "the old key is not believed any more");
        // A key that is only shown, without a signature, is not.
        let mut shown = Log::of(0..4).files();
        shown.insert("vkey".to_owned(), format!("{}\n{}", key(7).public(), key(9).public()).into_bytes());
        assert_eq!(look(Some(&seen), &shown).unwrap().keys, [key(7).public()]);
    }
}
