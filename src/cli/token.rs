//! `reprise token add`: creates an API token and prints its secret once, alone on standard output, so that a script can read it.

use super::console::{Console, Failure};
use clap::{Subcommand, ValueEnum};

/// What is to be done with tokens.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a token and print it once.
    Add {
        /// Whose: the address they sign in with.
        #[arg(long, value_name = "EMAIL")]
        user: String,
        /// What it is for.
        #[arg(long)]
        name: String,
        /// What it may do.
        #[arg(long, value_enum, default_value_t = Scope::Read)]
        scope: Scope,
    },
}

/// What a token may do.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Scope {
    /// Only look.
    Read,
    /// Whatever its user may.
    Write,
}

pub(super) fn run(console: &Console, command: &Command) -> Result<(), Failure> {
    let Command::Add { user, name, scope } = command;
    let desk = console.desk_to_write()?;
    let secret = desk.accounts().add_token_from_console(user, name, matches!(scope, Scope::Write)).map_err(|e| console.said(&e))?;
    console.tell(&console.locale.t("cli-token-once"));
    console.print(&secret)
}
