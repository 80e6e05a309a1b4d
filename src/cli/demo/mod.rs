//! `reprise demo`: an empty database becomes a believable year, made through the desk only, and is served.
use super::console::{Console, Failure};
use clap::Args;

/// How.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Only fill, do not serve.
    #[arg(long)]
    no_serve: bool,
}

pub(super) fn run(console: &Console, _a: &Arguments) -> Result<(), Failure> {
    drop(console.desk_or_new()?);
    Ok(())
}
