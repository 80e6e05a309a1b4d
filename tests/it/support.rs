//! What several tests share.

pub mod build;
pub mod house;
pub mod mailbox;
pub mod mutate;
pub mod postgres;
pub mod server;
pub mod walk;

use std::path::PathBuf;

/// The folder with the real samples, beside the project or where `REPRISE_SHARED` says. Without it the tests that need it say so
/// loudly and stop.
pub fn shared() -> Option<PathBuf> {
    let path = std::env::var_os("REPRISE_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    if path.join("samples/EXPECTED.json").is_file() {
        Some(path)
    } else {
        eprintln!("SKIPPED: no samples at {}; set REPRISE_SHARED to run this test", path.display());
        None
    }
}
