//! What is kept of the ledger outside the database: the private key, and the newest checkpoint with the last number of each series.
//!
//! A database that comes back older than the checkpoint, or without a number that was given, is noticed by it.

use crate::store::connection::Address;
use crate::store::error::StoreError;
use crate::store::file;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Where key and checkpoint are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    key: PathBuf,
    checkpoint: PathBuf,
}

/// What was erased for good. It names nobody, and is done again on a copy of the database from before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Erased {
    /// A contact person with all that was told of them: the organisation and the contact, by their ids.
    Contact { organisation: String, id: String },
    /// One text beside an event.
    Text {
        seq: u64,
        field: String,
        /// The commitment of the event to the text, hexadecimal: another history has another.
        commitment: String,
    },
}

/// The content of the checkpoint's file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The newest checkpoint that may have left the house; a signed note.
    pub checkpoint: String,
    /// How many events it signs.
    pub size: u64,
    /// The last number of each series: prefix, year, place.
    pub series: Vec<(String, i32, i64)>,
    /// Everything that was erased.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erased: Vec<Erased>,
}

fn failed(path: &Path, error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Unavailable(format!("{}: {error}", path.display()))
}

/// The name of the database in a PostgreSQL URL.
fn database_name(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let name: String = path.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect();
    if name.is_empty() { "reprise".to_owned() } else { name }
}

impl Outside {
    /// The files of a database: in the folder, or else beside an SQLite file, or else in `data`, named after the database. A key handed over by the service manager
    /// (`log-key` in `credentials`) comes before the one in the folder.
    #[must_use]
    pub fn of(address: &Address, folder: Option<&Path>, credentials: Option<&Path>) -> Self {
        let (place, name) = match address {
            Address::Sqlite(path) => {
                let path = Path::new(path);
                let name = path.file_name().map_or_else(|| "reprise.db".to_owned(), |n| n.to_string_lossy().into_owned());
                (path.parent().map(Path::to_owned).unwrap_or_default(), name)
            }
            Address::Postgres(url) => (PathBuf::from("data"), database_name(url)),
        };
        let folder = folder.map_or(place, Path::to_owned);
        let held = credentials.map(|c| c.join("log-key")).filter(|key| key.exists());
        Self { key: held.unwrap_or_else(|| folder.join(format!("{name}.key"))), checkpoint: folder.join(format!("{name}.checkpoint")) }
    }

    /// Where the private key is.
    #[must_use]
    pub fn key_file(&self) -> &Path {
        &self.key
    }

    /// Where the newest checkpoint is.
    #[must_use]
    pub fn checkpoint_file(&self) -> &Path {
        &self.checkpoint
    }

    /// The private keys, one a line; `None` when there is no file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn keys(&self) -> Result<Option<String>, StoreError> {
        read(&self.key)
    }

    /// Keeps the private keys, one a line.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_keys(&self, keys: &str) -> Result<(), StoreError> {
        write(&self.key, keys.as_bytes())
    }

    /// Puts the private keys aside under a name that is free (`.old-1`, …), so that what they signed can still be explained.
    ///
    /// # Errors
    /// When the file cannot be renamed.
    pub fn put_keys_aside(&self) -> Result<(), StoreError> {
        if !self.key.exists() {
            return Ok(());
        }
        let names = (1_u32..).map(|n| file::beside(&self.key, &format!(".old-{n}")));
        let aside = names.into_iter().find(|name| !name.exists()).unwrap_or_default();
        std::fs::rename(&self.key, &aside).and_then(|()| file::sync_folder(&aside)).map_err(|e| failed(&self.key, &e))
    }

    /// What is kept; `None` when there is no file.
    ///
    /// # Errors
    /// When it cannot be read, or is not what we write.
    pub fn kept(&self) -> Result<Option<Kept>, StoreError> {
        let Some(text) = read(&self.checkpoint)? else { return Ok(None) };
        serde_json::from_str(&text).map(Some).map_err(|e| failed(&self.checkpoint, &e))
    }

    /// Keeps a checkpoint and the last numbers, durably. Another process may have kept a newer one meanwhile: then that one stays, and of
    /// each series the higher number.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, newer: Kept) -> Result<(), StoreError> {
        // One process at a time: the key is there whenever something is signed.
        let lock = std::fs::File::open(&self.key).map_err(|e| failed(&self.key, &e))?;
        lock.lock().map_err(|e| failed(&self.key, &e))?;
        let merged = match self.kept().ok().flatten() {
            Some(there) => merge(there, newer),
            None => newer,
        };
        let text = serde_json::to_string_pretty(&merged).map_err(|e| failed(&self.checkpoint, &e))?;
        write(&self.checkpoint, text.as_bytes())
    }

    /// Keeps this and forgets what was kept before: for a new epoch.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin_anew(&self, first: &Kept) -> Result<(), StoreError> {
        let text = serde_json::to_string_pretty(first).map_err(|e| failed(&self.checkpoint, &e))?;
        write(&self.checkpoint, text.as_bytes())
    }
}

/// The first line of a note: the origin.
fn origin(kept: &Kept) -> &str {
    kept.checkpoint.lines().next().unwrap_or_default()
}

fn merge(there: Kept, newer: Kept) -> Kept {
    let mut erased: Vec<Erased> = there.erased.iter().chain(&newer.erased).cloned().collect();
    erased.sort();
    erased.dedup();
    if origin(&there) != origin(&newer) {
        return Kept { erased, ..newer };
    }
    let mut series = newer.series.clone();
    for (prefix, year, place) in &there.series {
        match series.iter_mut().find(|(p, y, _)| p == prefix && y == year) {
            Some((_, _, last)) => *last = (*last).max(*place),
            None => series.push((prefix.clone(), *year, *place)),
        }
    }
    series.sort();
    let Kept { checkpoint, size, .. } = if there.size > newer.size { there } else { newer };
    Kept { checkpoint, size, series, erased }
}

fn read(path: &Path) -> Result<Option<String>, StoreError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, &error)),
    }
}

fn write(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        file::make_folder(folder).map_err(|e| failed(folder, &e))?;
    }
    file::replace(path, content).map_err(|e| failed(path, &e))
}

#[cfg(test)]
mod tests {
    use super::{Erased, Kept, merge};

    fn kept(origin: &str, size: u64, series: &[(&str, i32, i64)]) -> Kept {
        let series = series.iter().map(|(p, y, n)| ((*p).to_owned(), *y, *n)).collect();
        Kept { checkpoint: format!("{origin}\n{size}\n"), size, series, erased: Vec::new() }
    }

    #[test]
    fn the_newer_checkpoint_and_the_higher_numbers_stay() {
        let there = kept("a", 9, &[("ACT", 2026, 4), ("LOT", 2025, 2)]);
        let late = kept("a", 7, &[("ACT", 2026, 3), ("DEM", 2026, 1)]);
        let merged = merge(there, late);
        assert_eq!(merged, kept("a", 9, &[("ACT", 2026, 4), ("DEM", 2026, 1), ("LOT", 2025, 2)]));
        assert_eq!(merge(merged, kept("b", 1, &[])), kept("b", 1, &[]), "another epoch begins anew");
    }

    #[test]
    fn what_was_erased_stays_on_the_list() {
        let contact = |id: &str| Erased::Contact { organisation: "o".to_owned(), id: id.to_owned() };
        let with = |erased: Vec<Erased>, kept: Kept| Kept { erased, ..kept };
        let there = with(vec![contact("2"), contact("1")], kept("a", 9, &[]));
        for newer in [kept("a", 12, &[]), kept("b", 1, &[])] {
            let merged = merge(there.clone(), with(vec![contact("1"), contact("3")], newer.clone()));
            assert_eq!(merged, with(vec![contact("1"), contact("2"), contact("3")], newer));
        }
    }
}
