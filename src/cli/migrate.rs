//! `reprise migrate`: brings the tables to this version, and in PostgreSQL gives the server's role its privileges. The server migrates by
//! itself where its role owns the tables.

use super::console::{Console, Failure};
use crate::store::Address;
use crate::store::migrate::prepare;
use clap::Args;

/// For whom.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The role of PostgreSQL that the server works with: it may add to the history and read it, and owns nothing.
    #[arg(long, value_name = "ROLE")]
    grant: Option<String>,
}

pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let address = console.address()?;
    if let (Address::Sqlite(_), Some(_)) = (&address, &arguments.grant) {
        return Err(console.wrong("cli-migrate-sqlite", &[]));
    }
    prepare(&address, arguments.grant.as_deref()).map_err(|e| console.broke(e))?;
    console.print(&match &arguments.grant {
        Some(role) => console.locale.x("cli-migrated-for", role.as_str()),
        None => console.locale.t("cli-migrated"),
    })
}
