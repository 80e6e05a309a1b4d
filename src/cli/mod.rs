//! The command line: parses the arguments into a [`Config`] and runs one command, which ends in an exit code.
//!
//! Exit codes: 0 success, 1 the answer is negative (broken ledger, refused
//! rows, …), 2 wrong use, 3 the system failed (disk, database, network).
//!
//! One file per command; `console.rs` holds what they share: language, output, errors, opening the database.
//!
//! - `serve.rs`: the server. `retention.rs`: the daily jobs; what is erased, asked and reminded every day is listed in `day` there.
//! - `import.rs`, `import_evidence.rs`, `read.rs`: donor lists, devices and machine reports from files.
//! - `check.rs`, `ledger.rs`: replaying and verifying the ledger. `witness.rs`: watching that of a service from outside. `backup.rs`, `restore.rs`: copies of an `SQLite` database.
//! - `mail.rs`, `labels.rs`, `user.rs`, `token.rs`, `migrate.rs`: one-off commands.
//! - `demo/`: fills an empty database with a sample year.
//!
//! The doc comments of clap structures are the `--help` texts.

mod backup;
mod check;
mod console;
mod demo;
mod import;
mod import_evidence;
mod labels;
mod ledger;
mod mail;
mod migrate;
mod read;
mod restore;
mod retention;
mod serve;
mod token;
mod user;
mod witness;

pub use console::{Console, Failure};

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// Follows every retired computer from the donor's decision to the hands that use it next, and proves it.
#[derive(Parser)]
#[command(name = "reprise", version, about, disable_help_subcommand = true)]
pub struct Config {
    /// Where the data is.
    #[arg(
        help = "Where the data is: sqlite://PATH or postgres://…",
        long,
        global = true,
        value_name = "URL",
        env = "REPRISE_DATABASE_URL",
        hide_env_values = true,
        default_value = "sqlite://data/reprise.db"
    )]
    database_url: String,
    /// Where the server listens.
    #[arg(long, global = true, value_name = "ADDR", env = "REPRISE_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The public address printed on labels; without it labels are marked TEST.
    #[arg(long, global = true, value_name = "URL", env = "REPRISE_BASE_URL", value_parser = base_url)]
    base_url: Option<BaseUrl>,
    /// The mail server that takes our letters.
    #[arg(
        help = "The mail server that takes our letters: smtp://HOST, smtps://USER:PASSWORD@HOST, smtp://…?tls=required",
        long,
        global = true,
        value_name = "URL",
        env = "REPRISE_SMTP_URL",
        hide_env_values = true
    )]
    smtp_url: Option<String>,
    /// Who letters come from: an address, or `Name <address>`.
    #[arg(long, global = true, value_name = "ADDRESS", env = "REPRISE_MAIL_FROM")]
    mail_from: Option<String>,
    /// The account in whose name the command acts: commands that write need it.
    #[arg(long = "as", global = true, value_name = "EMAIL", env = "REPRISE_AS")]
    acts_as: Option<String>,
    /// The folder of the ledger's private key and newest checkpoint; beside an SQLite database when not given, else `data`.
    #[arg(long, global = true, value_name = "DIR", env = "REPRISE_LOG_DIR")]
    log_dir: Option<PathBuf>,
    /// A checkpoint of the ledger that was kept elsewhere; the history must continue it. May be given several times.
    #[arg(long = "checkpoint", global = true, value_name = "FILE")]
    checkpoints: Vec<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Leaves out the addresses of database and mail server, which may contain passwords.
impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config").field("listen", &self.listen).field("command", &self.command).finish_non_exhaustive()
    }
}

/// A public address; `None` when the option or variable is empty.
#[derive(Clone, Debug)]
struct BaseUrl(Option<String>);

/// What is to be done; without a command the server runs.
#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages and the API (the default).
    Serve,
    /// Fill an empty database with a believable year and serve it.
    Demo(demo::Arguments),
    /// Users.
    #[command(subcommand)]
    User(user::Command),
    /// Tokens for the API.
    #[command(subcommand)]
    Token(token::Command),
    /// Lists and devices from a file (csv, xlsx), reports from a folder.
    #[command(subcommand)]
    Import(import::Command),
    /// Labels of devices or blank ones, as PDF, PNG or ZPL.
    Labels(labels::Arguments),
    /// The ledger.
    #[command(subcommand)]
    Ledger(ledger::Command),
    /// Bring the tables to this version; in PostgreSQL also for a server whose role owns nothing.
    Migrate(migrate::Arguments),
    /// Watch the log of a service from outside: verify that it continues what it showed before, and sign that.
    Witness(witness::Arguments),
    /// Send the letters that are due, then end; or write one to see whether letters arrive.
    Mail(mail::Arguments),
    /// Erase what names people and was kept long enough, remind partners whose approval ends; the server does so every day.
    Retention(retention::Arguments),
    /// Replay the ledger against the tables, and look over labels, sentences and policy.
    Check,
    /// Say what a machine report holds, one JSON object a line; stores nothing.
    Read(read::Arguments),
    /// Write a copy of the database while it is in use.
    Backup(backup::Arguments),
    /// Put a copy into a place where there is no database.
    Restore(restore::Arguments),
}

fn base_url(text: &str) -> Result<BaseUrl, String> {
    let text = text.trim().trim_end_matches('/');
    if text.is_empty() {
        return Ok(BaseUrl(None));
    }
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(char::is_whitespace) => Ok(BaseUrl(Some(text.to_owned()))),
        _ => Err("it begins with https:// or http:// and names a host".to_owned()),
    }
}

impl Config {
    /// Reads the arguments and the environment.
    ///
    /// # Errors
    /// The exit code, after the help or the error was printed: 0 for help and version, 2 for wrong use.
    pub fn from_arguments(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, ExitCode> {
        Self::try_parse_from(arguments).map_err(|error| {
            // When even the error stream is closed, nothing can be reported.
            drop(error.print());
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(console::WRONG_USE))
        })
    }

    /// Runs the command, prints why it failed if it did, and returns the exit code.
    #[must_use]
    pub fn run(self) -> ExitCode {
        let serves = matches!(self.command, None | Some(Command::Serve | Command::Demo(_)));
        console::log(if serves { "info" } else { "error" });
        let command = self.command.unwrap_or(Command::Serve);
        let mail = self.smtp_url.zip(self.mail_from).filter(|(url, from)| !url.trim().is_empty() && !from.trim().is_empty());
        let acts_as = self.acts_as.filter(|email| !email.trim().is_empty());
        let (log_dir, checkpoints) = (self.log_dir, self.checkpoints);
        let console = Console {
            mail,
            acts_as,
            log_dir,
            checkpoints,
            ..Console::new(self.database_url, self.listen, self.base_url.and_then(|b| b.0))
        };
        let done = match command {
            Command::Serve => serve::run(&console),
            Command::Demo(arguments) => demo::run(&console, &arguments),
            Command::User(command) => user::run(&console, &command),
            Command::Token(command) => token::run(&console, &command),
            Command::Import(command) => import::run(&console, &command),
            Command::Labels(arguments) => labels::run(&console, &arguments),
            Command::Ledger(command) => ledger::run(&console, &command),
            Command::Migrate(arguments) => migrate::run(&console, &arguments),
            Command::Witness(arguments) => witness::run(&console, &arguments),
            Command::Mail(arguments) => mail::run(&console, &arguments),
            Command::Retention(arguments) => retention::run(&console, &arguments),
            Command::Check => check::run(&console),
            Command::Read(arguments) => read::run(&console, &arguments),
            Command::Backup(arguments) => backup::run(&console, &arguments),
            Command::Restore(arguments) => restore::run(&console, &arguments),
        };
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => console.complain(&failure),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, base_url};
    use clap::CommandFactory;

    #[test]
    fn the_arguments_hold_together() {
        Config::command().debug_assert();
    }

    #[test]
    fn a_public_address_names_a_host() {
        assert_eq!(base_url("https://reprise.example.org/").unwrap().0.as_deref(), Some("https://reprise.example.org"));
        assert_eq!(base_url(" ").unwrap().0, None);
        for wrong in ["reprise.example.org", "ftp://x", "https://", "https://a b"] {
            assert!(base_url(wrong).is_err(), "{wrong}");
        }
    }
}
