//! `reprise restore FILE`: verifies a copy of an `SQLite` database and puts it in place; never overwrites an existing database.

use super::backup::{close_doors, name, opened, ours, remove, sound, whole};
use super::console::{Console, Failure};
use crate::domain::ledger::epoch::Closed;
use crate::store::file::beside;
use clap::Args;
use std::path::{Path, PathBuf};

/// From what.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A copy made by `reprise backup`.
    file: PathBuf,
}

pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let Some(database) = console.database_file()? else { return Err(console.wrong("cli-restore-postgres", &[])) };
    // A leftover journal would be applied to the restored database.
    if let Some(there) = ["", "-wal", "-shm", "-journal"].iter().map(|e| beside(&database, e)).find(|p| p.exists()) {
        return Err(console.wrong("cli-restore-occupied", &[("x", there.display().to_string().into())]));
    }
    let part = beside(&database, ".part");
    let done = fetch(console, &arguments.file, &part)
        .and_then(|()| sound(console, &part))
        .and_then(|()| ours(console, &part))
        .and_then(|()| whole(console, &part))
        .and_then(|()| fits(console, &part))
        .and_then(|()| close_doors(console, &part))
        .and_then(|()| name(console, &part, &database));
    if done.is_err() {
        remove(&part);
    }
    done?;
    console.print(&console.locale.x("cli-restore-done", database.display().to_string()))
}

fn fetch(console: &Console, file: &Path, part: &Path) -> Result<(), Failure> {
    remove(part);
    if let Some(folder) = part.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| console.file(folder, &e))?;
    }
    std::fs::copy(file, part).map_err(|e| console.file(file, &e))?;
    Ok(())
}

/// Refuses a copy with another history than a checkpoint that was handed out. One that is only older goes back, and is told of: there may
/// be none better.
fn fits(console: &Console, part: &Path) -> Result<(), Failure> {
    let notes: Vec<String> = console.kept_elsewhere()?.into_iter().map(|(_, note)| note).collect();
    let unfit = opened(console, part)?.ledger().unfit(&console.outside()?, &notes).map_err(|e| console.said(&e))?;
    match unfit {
        None => Ok(()),
        Some(why @ (Closed::NumberLost { .. } | Closed::KeyMissing { .. } | Closed::OtherKey { .. })) => {
            console.tell(&console.why_closed(&why));
            Ok(())
        }
        Some(why @ Closed::Forked { signed, held }) if signed > held => {
            console.tell(&console.why_closed(&why));
            Ok(())
        }
        Some(why) => Err(Failure::NotSo(vec![console.why_closed(&why)])),
    }
}
