//! `reprise user add`: creates a user. The password is read from standard input, because other processes can see arguments.

use super::console::{Console, Failure};
use crate::desk::account::secret::LONGEST_PASSWORD;
use crate::desk::account::users::NewUser;
use crate::desk::{Desk, Noun};
use crate::domain::account::actor::Role;
use crate::domain::id::OrganisationId;
use crate::domain::partner::organisation::EnterpriseNumber;
use crate::store::partner;
use clap::Subcommand;
use std::io::{BufRead, Read};

/// What is to be done with users.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add a user.
    Add {
        /// The address to sign in with.
        email: String,
        /// What they do.
        #[arg(long, value_parser = Role::parse, value_name = "technician|coordinator|auditor|partner|admin")]
        role: Role,
        /// The organisation a partner acts for: its enterprise number or its id.
        #[arg(long, value_name = "N")]
        organisation: Option<String>,
        /// The person's name; without it what stands before the @.
        #[arg(long)]
        name: Option<String>,
        /// The password is the first line of the standard input.
        #[arg(long, required = true)]
        password_stdin: bool,
    },
}

pub(super) fn run(console: &Console, command: &Command) -> Result<(), Failure> {
    let Command::Add { email, role, organisation, name, password_stdin: _ } = command;
    let desk = console.desk_or_new()?;
    if let Some(why) = console.open_log(&desk)? {
        return Err(Failure::NotSo(vec![console.why_closed(&why)]));
    }
    let organisation = organisation.as_deref().map(|text| organisation_of(console, &desk, text)).transpose()?;
    let name = name.clone().unwrap_or_else(|| email.split('@').next().unwrap_or("").to_owned());
    let new = NewUser { email: email.clone(), name, role: *role, organisation, password: password()? };
    desk.accounts().add_from_console(&new, console.locale).map_err(|e| console.said(&e))?;
    console.print(&console.locale.say("cli-user-added", &[("email", email.into()), ("role", role.as_str().into())]))
}

/// Reads the first line of standard input, without its line end.
fn password() -> Result<String, Failure> {
    let most = u64::try_from(LONGEST_PASSWORD + 3).unwrap_or(u64::MAX);
    let mut line = String::new();
    std::io::stdin().lock().take(most).read_line(&mut line).map_err(|e| Failure::CouldNot(vec![e.to_string()]))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Finds an organisation by its enterprise number or its id.
fn organisation_of(console: &Console, desk: &Desk, text: &str) -> Result<OrganisationId, Failure> {
    let found = desk.read(|c| match EnterpriseNumber::parse(text) {
        Ok(number) => Ok(partner::by_enterprise(c, number.digits())?),
        Err(_an_id) => Ok(partner::find(c, &OrganisationId::new(text))?),
    });
    let found = found.map_err(|e| console.said(&e))?;
    found.map(|o| o.id).ok_or_else(|| console.said(&crate::desk::DeskError::not_found(Noun::Organisation, text)))
}
