//! Files that must be whole and private: written beside, synchronised, and then put in place.

use std::fs::File;
use std::io::{Error, Write};
use std::path::{Path, PathBuf};

/// A name beside a file: the same with an ending.
#[must_use]
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Only its owner may read and write the file.
///
/// # Errors
/// When its rights cannot be set.
#[cfg(unix)]
pub fn private(file: &Path) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))
}

/// Elsewhere a file has the rights of its folder.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere a file has the rights of its folder")]
pub fn private(_file: &Path) -> Result<(), Error> {
    Ok(())
}

/// Makes the names in a file's folder durable.
///
/// # Errors
/// When the folder cannot be synchronised.
#[cfg(unix)]
pub fn sync_folder(file: &Path) -> Result<(), Error> {
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be synchronised.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere a folder cannot be synchronised")]
pub fn sync_folder(_file: &Path) -> Result<(), Error> {
    Ok(())
}

/// Makes a folder with those above it, durably: a database must not be lost with the name of its folder.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(folder: &Path) -> Result<(), Error> {
    let new: Vec<&Path> = folder.ancestors().take_while(|f| !f.as_os_str().is_empty() && !f.exists()).collect();
    std::fs::create_dir_all(folder)?;
    new.into_iter().rev().try_for_each(sync_folder)
}

/// Writes a private file so that a reader, and whoever comes after a power cut, finds the old content or the new, whole.
///
/// # Errors
/// When it cannot be written; then the old content is still there.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), Error> {
    let part = beside(path, ".part");
    // An unfinished one may be left from before.
    drop(std::fs::remove_file(&part));
    let mut file = create(&part)?;
    file.write_all(content)?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(&part, path)?;
    sync_folder(path)
}

/// Creates a private file, which must not be there yet.
///
/// # Errors
/// When it is there, or cannot be made.
#[cfg(unix)]
pub fn create(path: &Path) -> Result<File, Error> {
    use std::os::unix::fs::OpenOptionsExt;
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Creates a file, which must not be there yet.
///
/// # Errors
/// When it is there, or cannot be made.
#[cfg(not(unix))]
pub fn create(path: &Path) -> Result<File, Error> {
    std::fs::OpenOptions::new().write(true).create_new(true).open(path)
}
