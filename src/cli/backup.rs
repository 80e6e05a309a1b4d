//! `reprise backup FILE`: copies the `SQLite` database while it is in use, and checks the copy before it gets its final name.

use super::check::summary;
use super::console::{Console, Failure};
use crate::desk::{Desk, SystemClock, SystemEntropy};
use crate::store::file::{beside, private, sync_folder};
use crate::store::{Address, backup};
use clap::Args;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where to, and how thoroughly.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The copy; it must not be there yet.
    file: PathBuf,
    /// Also recompute the ledger and replay it against the tables, on the copy.
    #[arg(long)]
    verify: bool,
}

pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let Some(database) = console.database_file()? else { return Err(console.wrong("cli-backup-postgres", &[])) };
    if !database.exists() {
        return Err(Failure::CouldNot(vec![console.locale.x("cli-no-database", database.display().to_string())]));
    }
    if arguments.file.exists() {
        return Err(console.wrong("cli-file-there", &[("x", arguments.file.display().to_string().into())]));
    }
    let part = beside(&arguments.file, ".part");
    let made = copy(console, &part, arguments.verify).and_then(|()| name(console, &part, &arguments.file));
    if made.is_err() {
        remove(&part);
    }
    made?;
    // A copy without its key is read for ever, but signs nothing more.
    let key = console.outside()?.key_file().display().to_string();
    console.tell(&console.locale.x("cli-no-key", key));
    console.print(&console.locale.x("cli-backup-done", arguments.file.display().to_string()))
}

fn copy(console: &Console, part: &Path, verify: bool) -> Result<(), Failure> {
    // Remove what an interrupted run left behind.
    remove(part);
    let to = part.to_str().ok_or_else(|| console.wrong("cli-file-name", &[]))?;
    backup::copy_into(&console.address()?, to).map_err(|e| console.broke(e))?;
    sound(console, part)?;
    if verify { ours(console, part).and_then(|()| whole(console, &opened(console, part)?)) } else { Ok(()) }
}

/// Checks the integrity of the database file.
pub(super) fn sound(console: &Console, file: &Path) -> Result<(), Failure> {
    let faults = backup::faults(&address(file)).map_err(|e| Failure::NotSo(vec![console.locale.t("cli-copy-broken"), e.to_string()]))?;
    if faults.is_empty() { Ok(()) } else { Err(Failure::NotSo([console.locale.t("cli-copy-broken")].into_iter().chain(faults).collect())) }
}

/// Checks that the file is a whole database of reprise, and nothing else, before it is opened as one.
pub(super) fn ours(console: &Console, file: &Path) -> Result<(), Failure> {
    let foreign = backup::foreign(&address(file)).map_err(|e| Failure::NotSo(vec![console.locale.t("cli-copy-foreign"), e.to_string()]))?;
    if foreign.is_empty() {
        Ok(())
    } else {
        Err(Failure::NotSo([console.locale.t("cli-copy-foreign")].into_iter().chain(foreign).collect()))
    }
}

/// Ends the sessions, links and tokens of a restored database.
pub(super) fn close_doors(console: &Console, desk: &Desk) -> Result<(), Failure> {
    let (sessions, links, tokens) = desk.accounts().close_every_door().map_err(|e| console.said(&e))?;
    let args = [("sessions", sessions.into()), ("links", links.into()), ("tokens", tokens.into())];
    console.tell(&console.locale.say("cli-restore-doors", &args));
    Ok(())
}

/// A desk on a copy, to look at it.
pub(super) fn opened(console: &Console, file: &Path) -> Result<Desk, Failure> {
    let url = format!("sqlite://{}", file.display());
    Desk::open(&url, None, Arc::new(SystemClock), Arc::new(SystemEntropy)).map_err(|e| console.said(&e))
}

/// Verifies the ledger in the file and replays it against the tables.
pub(super) fn whole(console: &Console, desk: &Desk) -> Result<(), Failure> {
    let report = desk.ledger().check().map_err(|e| console.said(&e))?;
    summary(console, report)
}

fn address(file: &Path) -> Address {
    Address::Sqlite(file.display().to_string())
}

/// Gives the copy its final name, after everything is in one file and synchronised to disk.
pub(super) fn name(console: &Console, part: &Path, file: &Path) -> Result<(), Failure> {
    backup::settle(&address(part)).map_err(|e| console.broke(e))?;
    // Only its owner may read a copy: it holds what names people.
    let done = private(part)
        .and_then(|()| File::open(part))
        .and_then(|f| f.sync_all())
        .and_then(|()| std::fs::rename(part, file))
        .and_then(|()| sync_folder(file));
    done.map_err(|e| console.file(file, &e))?;
    // Remove the auxiliary files of closed connections; they are empty since `backup::settle`.
    for ending in ["-wal", "-shm"] {
        drop(std::fs::remove_file(beside(part, ending)));
    }
    Ok(())
}

/// Removes an unfinished copy and its auxiliary files, if they exist.
pub(super) fn remove(part: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        drop(std::fs::remove_file(beside(part, ending)));
    }
}
