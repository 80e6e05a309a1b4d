//! What several tests need.

use std::path::PathBuf;

/// The folder of samples and reference tables that lies beside the project, or none: then the test says so and returns.
pub fn shared() -> Option<PathBuf> {
    let path = std::env::var_os("REPRISE_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("SKIPPED: the shared samples are not at {}", path.display());
    None
}
