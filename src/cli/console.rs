//! What all commands share: language, output, failures and exit codes, opening the database, and the user they act as.

use crate::desk::{Acting, Desk, DeskError, ErrorCode, SystemClock, SystemEntropy, error_text};
use crate::domain::account::actor::Role;
use crate::domain::ledger::epoch::Closed;
use crate::i18n::{Arg, Locale};
use crate::ledger::checkpoint;
use crate::post::Server;
use crate::store::ledger::outside::Outside;
use crate::store::{Address, StoreError};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// The exit code of wrong use.
pub(super) const WRONG_USE: u8 = 2;

/// Why a command failed: the messages to print; the variant gives the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Exit code 1: the answer is negative, such as a broken ledger or refused rows.
    NotSo(Vec<String>),
    /// Exit code 2: wrong use.
    WrongUse(Vec<String>),
    /// Exit code 3: the disk, the database or the network failed.
    CouldNot(Vec<String>),
}

impl Failure {
    const fn parts(&self) -> (u8, &Vec<String>) {
        match self {
            Self::NotSo(lines) => (1, lines),
            Self::WrongUse(lines) => (WRONG_USE, lines),
            Self::CouldNot(lines) => (3, lines),
        }
    }
}

/// The settings of a command.
#[derive(Clone)]
pub struct Console {
    pub database_url: String,
    /// The address on which the server listens.
    pub listen: SocketAddr,
    /// The public address of the installation, if configured.
    pub base_url: Option<String>,
    /// The language of messages.
    pub locale: Locale,
    /// The mail server's URL and the sender, unparsed; `None` unless both are set.
    pub mail: Option<(String, String)>,
    /// The e-mail address of the account in whose name the command acts.
    pub acts_as: Option<String>,
    /// The folder of the ledger's key and newest checkpoint, if given.
    pub log_dir: Option<PathBuf>,
    /// Files with checkpoints that were kept elsewhere.
    pub checkpoints: Vec<PathBuf>,
}

/// Leaves out the addresses of database and mail server, which may contain passwords.
impl std::fmt::Debug for Console {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Console").field("listen", &self.listen).field("locale", &self.locale).finish_non_exhaustive()
    }
}

/// The language given by the first non-empty variable of `LC_ALL`, `LC_MESSAGES` and `LANG`; English when it is not supported.
fn language(says: impl Fn(&str) -> Option<String>) -> Locale {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| says(name)).find(|text| !text.is_empty());
    let primary = named.unwrap_or_default().to_ascii_lowercase();
    let primary = primary.split(['_', '.', '-', '@']).next().unwrap_or("");
    Locale::parse(primary).unwrap_or(Locale::En)
}

/// Starts logging to the error stream at this level, unless `RUST_LOG` says otherwise.
pub(super) fn log(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_unset| tracing_subscriber::EnvFilter::new(level));
    // A second call in the same process has no effect.
    drop(tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init());
}

/// Whether an error concerns the system or the permission, not the single item: then continuing with the next item is useless.
pub(super) const fn is_ours(error: &DeskError) -> bool {
    matches!(error, DeskError::Store(_) | DeskError::Failed(_) | DeskError::Forbidden)
}

impl Console {
    /// Creates a console in the language of the environment, without a mail server.
    #[must_use]
    pub fn new(database_url: String, listen: SocketAddr, base_url: Option<String>) -> Self {
        let locale = language(|name| std::env::var(name).ok());
        Self { database_url, listen, base_url, locale, mail: None, acts_as: None, log_dir: None, checkpoints: Vec::new() }
    }

    /// Prints a line of the result to standard output.
    ///
    /// # Errors
    /// When standard output is closed.
    pub fn print(&self, line: &str) -> Result<(), Failure> {
        writeln!(std::io::stdout().lock(), "{line}").map_err(|e| Failure::CouldNot(vec![e.to_string()]))
    }

    /// Prints a remark to the error stream.
    pub fn tell(&self, line: &str) {
        // The command continues even if the remark cannot be printed.
        drop(writeln!(std::io::stderr().lock(), "{line}"));
    }

    /// Prints why a command failed and returns its exit code.
    #[must_use]
    pub fn complain(&self, failure: &Failure) -> ExitCode {
        let (code, lines) = failure.parts();
        for line in lines {
            self.tell(&format!("reprise: {line}"));
        }
        ExitCode::from(code)
    }

    /// A translated message as a `WrongUse` failure.
    #[must_use]
    pub fn wrong(&self, key: &str, args: &[(&str, Arg)]) -> Failure {
        Failure::WrongUse(vec![self.locale.say(key, args)])
    }

    /// The failure for a file that could not be read or written.
    #[must_use]
    pub fn file(&self, path: &Path, error: &std::io::Error) -> Failure {
        Failure::CouldNot(vec![format!("{}: {error}", path.display())])
    }

    /// Converts an error of the desk to a failure.
    #[must_use]
    pub fn said(&self, error: &DeskError) -> Failure {
        let mut lines = error_text::error(self.locale, error);
        match error {
            // The user of the console administers the database, so the technical error is printed too.
            DeskError::Store(_) | DeskError::Failed(_) => {
                lines.push(error.to_string());
                Failure::CouldNot(lines)
            }
            DeskError::Invalid(field_errors) if field_errors.iter().any(|f| f.code == ErrorCode::Unreadable) => Failure::NotSo(lines),
            DeskError::Invalid(_) | DeskError::NotFound(..) | DeskError::Forbidden => Failure::WrongUse(lines),
            DeskError::Closed(why) => Failure::NotSo(vec![self.why_closed(why)]),
            DeskError::Conflict(_) | DeskError::Refused(_) => Failure::NotSo(lines),
        }
    }

    /// Converts a database error to a failure.
    #[must_use]
    pub fn broke(&self, error: StoreError) -> Failure {
        self.said(&DeskError::Store(error))
    }

    /// Parses the database URL.
    ///
    /// # Errors
    /// When the database URL is invalid.
    pub fn address(&self) -> Result<Address, Failure> {
        Address::parse(&self.database_url).map_err(|e| self.broke(e))
    }

    /// The path of an `SQLite` database; `None` for `PostgreSQL`.
    ///
    /// # Errors
    /// When the database URL is invalid.
    pub fn database_file(&self) -> Result<Option<PathBuf>, Failure> {
        Ok(match self.address()? {
            Address::Sqlite(path) => Some(PathBuf::from(path)),
            Address::Postgres(_) => None,
        })
    }

    /// The mail server, if one is configured.
    ///
    /// # Errors
    /// When its address or the sender cannot be used.
    pub fn mail_server(&self) -> Result<Option<Server>, Failure> {
        let read = |(url, from): &(String, String)| Server::new(url, from).map_err(|e| Failure::WrongUse(vec![e.to_string()]));
        self.mail.as_ref().map(read).transpose()
    }

    /// Where the ledger's key and newest checkpoint are kept.
    ///
    /// # Errors
    /// When the database URL is invalid.
    pub fn outside(&self) -> Result<Outside, Failure> {
        let credentials = std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
        Ok(Outside::of(&self.address()?, self.log_dir.as_deref(), credentials.as_deref()))
    }

    /// The checkpoints given with `--checkpoint`: name and signed note.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn kept_elsewhere(&self) -> Result<Vec<(String, String)>, Failure> {
        let read = |path: &PathBuf| {
            let note = std::fs::read_to_string(path).map_err(|e| self.file(path, &e))?;
            Ok((path.display().to_string(), checkpoint::from_paper(&note)))
        };
        self.checkpoints.iter().map(read).collect()
    }

    /// The checkpoints that this history must continue: those given, and the one in the file outside the database.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn promised(&self) -> Result<Vec<(String, String)>, Failure> {
        let (mut all, outside) = (self.kept_elsewhere()?, self.outside()?);
        let kept = outside.kept().map_err(|e| self.broke(e))?.filter(|kept| !kept.checkpoint.is_empty());
        all.extend(kept.map(|kept| (outside.checkpoint_file().display().to_string(), kept.checkpoint)));
        Ok(all)
    }

    /// Why the ledger is closed for writing, and what to do.
    #[must_use]
    pub fn why_closed(&self, why: &Closed) -> String {
        let count = |n: &u64| Arg::Count(i64::try_from(*n).unwrap_or(i64::MAX));
        match why {
            Closed::KeyMissing { file } => self.locale.say("cli-closed-key-missing", &[("file", file.as_str().into())]),
            Closed::OtherKey { file } => self.locale.say("cli-closed-other-key", &[("file", file.as_str().into())]),
            Closed::OtherLedger { origin } => self.locale.say("cli-closed-other-ledger", &[("origin", origin.as_str().into())]),
            Closed::Forked { signed, held } => self.locale.say("cli-closed-forked", &[("signed", count(signed)), ("held", count(held))]),
            Closed::NumberLost { number } => self.locale.say("cli-closed-number-lost", &[("number", number.as_str().into())]),
        }
    }

    /// Opens the ledger of a desk for signing checkpoints. Returns why it is closed for writing, if it is.
    ///
    /// # Errors
    /// When a file or the database fails.
    pub fn open_log(&self, desk: &Desk) -> Result<Option<Closed>, Failure> {
        let notes: Vec<String> = self.kept_elsewhere()?.into_iter().map(|(_, note)| note).collect();
        desk.ledger().open_log(self.outside()?, &notes).map_err(|e| self.said(&e))
    }

    /// Opens an existing database to write into it.
    ///
    /// # Errors
    /// When there is no database, it cannot be opened, or its ledger is closed for writing.
    pub fn desk_to_write(&self) -> Result<Desk, Failure> {
        let desk = self.desk()?;
        match self.open_log(&desk)? {
            None => Ok(desk),
            Some(why) => Err(Failure::NotSo(vec![self.why_closed(&why)])),
        }
    }

    /// Opens an existing database; a typing error in the URL must not create a new one.
    ///
    /// # Errors
    /// When there is no database or it cannot be opened.
    pub fn desk(&self) -> Result<Desk, Failure> {
        if let Some(path) = self.database_file()?.filter(|p| !p.exists()) {
            return Err(Failure::CouldNot(vec![self.locale.x("cli-no-database", path.display().to_string())]));
        }
        self.desk_or_new()
    }

    /// Opens the database, and creates it when it does not exist.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn desk_or_new(&self) -> Result<Desk, Failure> {
        Desk::open(&self.database_url, self.base_url.clone(), Arc::new(SystemClock), Arc::new(SystemEntropy)).map_err(|e| self.said(&e))
    }

    /// The account named with `--as`, which must have one of these roles: every ledger entry names who really did it.
    ///
    /// # Errors
    /// When none is named, or it is no active account with such a role.
    pub fn acting(&self, desk: &Desk, roles: &[Role]) -> Result<Acting, Failure> {
        let role = roles.first().map_or("", |r| r.as_str());
        let Some(email) = &self.acts_as else { return Err(self.wrong("cli-as-missing", &[("role", role.into())])) };
        let found = desk.accounts().console(email).map_err(|e| self.said(&e))?;
        let Some((acting, name)) = found.filter(|(acting, _)| roles.contains(&acting.actor.role)) else {
            return Err(self.wrong("cli-as-not", &[("email", email.as_str().into()), ("role", role.into())]));
        };
        self.tell(&self.locale.x("cli-acting", name));
        Ok(acting)
    }
}

/// A progress bar on the error stream; hidden when that is not a terminal.
pub(in crate::cli) fn bar(length: usize) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(u64::try_from(length).ok(), target);
    match ProgressStyle::with_template("{bar:40} {pos}/{len} {elapsed} ({eta})") {
        Ok(style) => bar.with_style(style),
        Err(_plain_then) => bar,
    }
}

#[cfg(test)]
mod tests {
    use super::language;
    use crate::i18n::Locale;

    #[test]
    fn the_environment_chooses_the_language() {
        let of = |set: &'static [(&'static str, &'static str)]| {
            language(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        assert_eq!(of(&[("LANG", "fr_BE.UTF-8")]), Locale::Fr);
        assert_eq!(of(&[("LANG", "fr_BE"), ("LC_ALL", "nl_BE.UTF-8")]), Locale::Nl);
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "nl")]), Locale::Nl);
        assert_eq!(of(&[("LANG", "C.UTF-8")]), Locale::En);
        assert_eq!(of(&[]), Locale::En);
    }
}
