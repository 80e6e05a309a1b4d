//! `reprise restore FILE`: verifies a copy of an `SQLite` database and puts it in place; never overwrites an existing database.

use super::backup::{close_doors, name, opened, ours, remove, sound, whole};
use super::console::{Console, Failure};
use crate::desk::Desk;
use crate::domain::ledger::epoch::Closed;
use crate::store::file::beside;
use clap::Args;
use std::path::{Path, PathBuf};

/// From what.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A copy made by `reprise backup`.
    #[arg(required_unless_present = "in_place")]
    file: Option<PathBuf>,
    /// The database was put back by its own tools, such as `pg_restore`, and nobody uses it yet: look at it, erase again what was erased
    /// since the copy, and end its sessions, links and tokens.
    #[arg(long, conflicts_with = "file")]
    in_place: bool,
}

pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let Some(file) = &arguments.file else {
        let desk = console.desk()?;
        sound_and_closed(console, &desk)?;
        return console.print(&console.locale.t("cli-restore-in-place"));
    };
    let Some(database) = console.database_file()? else { return Err(console.wrong("cli-restore-postgres", &[])) };
    // A leftover journal would be applied to the restored database.
    if let Some(there) = ["", "-wal", "-shm", "-journal"].iter().map(|e| beside(&database, e)).find(|p| p.exists()) {
        return Err(console.wrong("cli-restore-occupied", &[("x", there.display().to_string().into())]));
    }
    let part = beside(&database, ".part");
    let done = fetch(console, file, &part)
        .and_then(|()| sound(console, &part))
        .and_then(|()| ours(console, &part))
        .and_then(|()| sound_and_closed(console, &opened(console, &part)?))
        .and_then(|()| name(console, &part, &database));
    if done.is_err() {
        remove(&part);
    }
    done?;
    console.print(&console.locale.x("cli-restore-done", database.display().to_string()))
}

/// Looks at a database that was put back; then erases again what was erased since the copy was made, and closes every door.
fn sound_and_closed(console: &Console, desk: &Desk) -> Result<(), Failure> {
    whole(console, desk)?;
    fits(console, desk)?;
    let kept = console.outside()?.kept().map_err(|e| console.broke(e))?;
    let erased = desk.partners().erase_again(kept.unwrap_or_default().erased).map_err(|e| console.said(&e))?;
    if erased > 0 {
        console.tell(&console.locale.n("cli-restore-erased", i64::try_from(erased).unwrap_or(i64::MAX)));
    }
    close_doors(console, desk)
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
fn fits(console: &Console, desk: &Desk) -> Result<(), Failure> {
    let notes: Vec<String> = console.kept_elsewhere()?.into_iter().map(|(_, note)| note).collect();
    let unfit = desk.ledger().unfit(&console.outside()?, &notes).map_err(|e| console.said(&e))?;
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
