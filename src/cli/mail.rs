//! `reprise mail`: sends the notifications that are due and ends, for installations that use a timer instead of the server.

use super::console::{Console, Failure};
use crate::domain::account::actor::Role;
use crate::post::send_due;
use clap::Args;

/// How.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Writes a letter to this address first, to see whether letters arrive.
    #[arg(long, value_name = "ADDRESS")]
    trial: Option<String>,
}

pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let server = console.mail_server()?.ok_or_else(|| console.wrong("cli-no-mail-server", &[]))?;
    let desk = console.desk_to_write()?;
    if let Some(address) = &arguments.trial {
        let acting = console.acting(&desk, &[Role::Admin, Role::Coordinator])?;
        desk.notifications().send_trial(&acting, address, console.locale).map_err(|e| console.said(&e))?;
    }
    let round = send_due(&desk, &server, || false).map_err(|e| console.said(&e))?;
    let n = |n: u32| i64::from(n).into();
    console.print(&console.locale.say("cli-mail", &[("sent", n(round.sent)), ("refused", n(round.refused)), ("later", n(round.later))]))?;
    // Exit code 1 when something was not sent, so that a timer can report it.
    if round.refused + round.later > 0 { Err(Failure::NotSo(Vec::new())) } else { Ok(()) }
}
