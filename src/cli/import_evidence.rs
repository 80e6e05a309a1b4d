//! `reprise import evidence DIR`: stores every report of a folder and its subfolders. A file that is stored already changes nothing.

use super::console::{Console, Failure, is_ours};
use crate::cli::console::bar;
use crate::desk::error_text;
use crate::domain::account::actor::Role;
use crate::ingest::limits::MAX_BYTES;
use clap::Args;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Deepest level of subfolders.
const DEEPEST: usize = 32;

/// From where.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// The folder, or one file.
    folder: PathBuf,
}

/// Runs the command: prints one line per file, and the refused files again at the end.
pub(super) fn run(console: &Console, source: &Source) -> Result<(), Failure> {
    let mut files = Vec::new();
    gather(&source.folder, 0, &mut files).map_err(|e| console.file(&source.folder, &e))?;
    if files.is_empty() {
        return Err(console.wrong("cli-evidence-none", &[]));
    }
    let desk = console.desk_to_write()?;
    let acting = console.acting(&desk, &[Role::Technician])?;
    let bar = bar(files.len());
    let (mut matched, mut waiting, mut known) = (0_usize, 0_usize, 0_usize);
    let mut refused = Vec::new();
    for file in &files {
        let name = file.display().to_string();
        let kept = match bytes(file) {
            Ok(bytes) => desk.evidence().keep(&acting, None, bytes).map_err(|error| {
                if is_ours(&error) { Err(console.said(&error)) } else { Ok(error_text::error(console.locale, &error).join(" / ")) }
            }),
            Err(error) => Err(Ok(error.to_string())),
        };
        let said = match kept {
            Ok(kept) => {
                let tag = kept.matched.map(|t| t.to_string());
                match (&tag, kept.known) {
                    (_, true) => known += 1,
                    (Some(_), false) => matched += 1,
                    (None, false) => waiting += 1,
                }
                let what = if kept.known { "cli-evidence-known" } else { "cli-evidence-waits" };
                match (tag, kept.known) {
                    (Some(tag), false) => tag,
                    (Some(tag), true) => format!("{tag} ({})", console.locale.t(what)),
                    (None, _) => console.locale.t(what),
                }
            }
            Err(Err(failure)) => return Err(failure),
            Err(Ok(why)) => {
                refused.push(format!("{name}: {why}"));
                console.locale.t("cli-evidence-refused")
            }
        };
        bar.suspend(|| console.print(&format!("{name}: {said}")))?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    let read = files.len() - refused.len();
    let counts = [("n", read.into()), ("matched", matched.into()), ("waiting", waiting.into()), ("known", known.into())];
    console.print(&console.locale.say("cli-import-evidence", &counts))?;
    if refused.is_empty() {
        return Ok(());
    }
    let head = console.locale.n("cli-evidence-rejects", refused.len());
    Err(Failure::NotSo(std::iter::once(head).chain(refused).collect()))
}

/// Collects the files of a folder, sorted by name. Symbolic links inside it are skipped, so that loops are impossible.
fn gather(path: &Path, depth: usize, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if depth > DEEPEST || (depth > 0 && path.is_symlink()) {
        return Ok(());
    }
    if path.is_dir() {
        let mut inside: Vec<PathBuf> = std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
        inside.sort();
        for path in inside {
            gather(&path, depth + 1, files)?;
        }
    } else {
        // Fail when the named file does not exist.
        std::fs::metadata(path)?;
        files.push(path.to_owned());
    }
    Ok(())
}

/// Reads a file, at most one byte more than `MAX_BYTES`, so that a larger one is refused as too large.
fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(MAX_BYTES + 1).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    std::fs::File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
