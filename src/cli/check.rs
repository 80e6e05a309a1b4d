//! `reprise check`: replays the ledger against the tables, and checks what is compiled in or configured: label stocks, messages, policy.

use super::console::{Console, Failure};
use super::ledger::judge;
use crate::desk::Desk;
use crate::desk::ledger::findings::Finding;
use crate::desk::ledger::verify::Report;
use crate::documents::label::stock::Stock;
use crate::i18n::{Locale, source};
use std::collections::BTreeSet;

pub(super) fn run(console: &Console) -> Result<(), Failure> {
    let desk = console.desk()?;
    let mut report = desk.ledger().check_against(&console.promised()?).map_err(|e| console.said(&e))?;
    report.findings.extend(born_with(&desk));
    summary(console, report)
}

/// Prints the report of a replay; fails when there are findings.
pub(super) fn summary(console: &Console, report: Report) -> Result<(), Failure> {
    judge(console, &report)?;
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let args = [("events", count(report.events).into()), ("n", count(report.rows).into()), ("root", report.root.into())];
    console.print(&console.locale.say("cli-checked", &args))
}

/// Findings that do not depend on the data: invalid label stocks, missing translations, contradictions in the policy.
fn born_with(desk: &Desk) -> Vec<Finding> {
    let finding = |place: String, what: String| Finding { place, what };
    let mut found: Vec<Finding> = Vec::new();
    for stock in Stock::all() {
        if let Err(error) = stock.validate() {
            found.push(finding(format!("stock {}", stock.name), error.to_string()));
        }
    }
    let all: BTreeSet<&str> = Locale::ALL.iter().flat_map(|l| keys(source(*l))).collect();
    for locale in Locale::ALL {
        for key in all.iter().filter(|k| !locale.has(k)) {
            found.push(finding(format!("sentence {key}"), format!("missing in '{locale}'")));
        }
    }
    let mut actions = BTreeSet::new();
    let policy = desk.policy();
    for programme in &policy.programmes {
        if !actions.insert(&programme.action) {
            found.push(finding(format!("policy {}", policy.version), format!("action {} stands twice", programme.action)));
        }
        if programme.recipients.is_empty() {
            found.push(finding(format!("policy {}", policy.version), format!("action {} serves nobody", programme.action)));
        }
    }
    found
}

/// The message keys of a translation file.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    let named = text.lines().filter_map(|l| l.split_once('=')).map(|(key, _)| key);
    named.filter(|k| k.starts_with(|c: char| c.is_ascii_lowercase())).map(str::trim_end)
}
