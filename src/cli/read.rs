//! `reprise read FILE…`: prints what a machine report contains, one JSON object per line. Stores nothing and opens no database.

use super::console::{Console, Failure};
use crate::ingest;
use crate::ingest::limits::MAX_BYTES;
use clap::Args;
use serde_json::{Map, Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What is to be read.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The reports; `-` is the standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Runs the command: reads every file; the worst result decides the exit code.
pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let (mut unread, mut gone) = (Vec::new(), Vec::new());
    for file in &arguments.files {
        let name = file.display().to_string();
        let bytes = match bytes(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                console.print(&json!({ "file": name, "error": "file_unavailable" }).to_string())?;
                gone.push(format!("{name}: {error}"));
                continue;
            }
        };
        match ingest::read(&bytes) {
            Ok(readings) => {
                for reading in readings {
                    let line = serde_json::to_string(&reading).map_err(|e| Failure::CouldNot(vec![e.to_string()]))?;
                    console.print(&line)?;
                }
            }
            Err(error) => {
                let args: Map<String, Value> = error.args().into_iter().map(|(k, v)| (k.to_owned(), Value::String(v))).collect();
                console.print(&json!({ "file": name, "error": error.code(), "args": args }).to_string())?;
                unread.push(format!("{name}: {error}"));
            }
        }
    }
    if gone.is_empty() && unread.is_empty() {
        return Ok(());
    }
    if gone.is_empty() { Err(Failure::NotSo(unread)) } else { Err(Failure::CouldNot(gone.into_iter().chain(unread).collect())) }
}

/// Reads a file or standard input, at most one byte more than `MAX_BYTES`, so that a larger one is refused as too large.
fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(MAX_BYTES + 1).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
