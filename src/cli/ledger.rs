//! `reprise ledger verify`: recomputes every leaf, every hash and every commitment to a text.

use super::console::{Console, Failure};
use crate::desk::ledger::verify::Report;
use clap::Subcommand;

/// What is to be done with the ledger.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Recompute the whole ledger; exit code 1 when it is broken.
    Verify,
}

pub(super) fn run(console: &Console, command: &Command) -> Result<(), Failure> {
    let Command::Verify = command;
    let report = console.desk()?.ledger().verify().map_err(|e| console.said(&e))?;
    judge(console, &report)?;
    let events = i64::try_from(report.events).unwrap_or(i64::MAX);
    console.print(&console.locale.say("cli-ledger-whole", &[("n", events.into()), ("root", report.root.into())]))
}

/// Prints the findings; fails when there are any.
pub(super) fn judge(console: &Console, report: &Report) -> Result<(), Failure> {
    if report.is_clean() {
        return Ok(());
    }
    for finding in &report.findings {
        console.print(&format!("{}: {}", finding.place, finding.what))?;
    }
    Err(Failure::NotSo(vec![console.locale.n("cli-findings", report.findings.len())]))
}
