//! The console: its language, what is printed where, how a command fails, and the desk it works at.

use crate::desk::{Acting, Desk, DeskError, ErrorCode, SystemClock, SystemEntropy, error_text};
use crate::domain::account::actor::Role;
use crate::i18n::{Arg, Locale};
use crate::post::Server;
use crate::store::{Address, StoreError};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sha2::Digest;
use std::io::IsTerminal;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// The exit code of wrong use.
pub(super) const WRONG_USE: u8 = 2;

/// How a command fails: the sentences for the person, and by the variant the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 1: the thing asked about is not so.
    NotSo(Vec<String>),
    /// 2: wrong use.
    WrongUse(Vec<String>),
    /// 3: could not: the disk, the database.
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

/// What every command works with.
#[derive(Clone)]
pub struct Console {
    /// Where the data is.
    pub database_url: String,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The public address.
    pub base_url: Option<String>,
    /// The console's language.
    pub locale: Locale,
    /// The mail server and the sender, as given.
    pub mail: Option<(String, String)>,
}

/// Never shows the password of a mail server.
impl std::fmt::Debug for Console {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Console").field("listen", &self.listen).field("locale", &self.locale).finish_non_exhaustive()
    }
}

/// The language of the console from what the environment says, the first that says anything: English unless it is one of ours.
fn language(says: impl Fn(&str) -> Option<String>) -> Locale {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| says(name)).find(|text| !text.is_empty());
    let primary = named.unwrap_or_default().to_ascii_lowercase();
    let primary = primary.split(['_', '.', '-', '@']).next().unwrap_or("");
    Locale::parse(primary).unwrap_or(Locale::En)
}

/// Starts the log on the error stream; `RUST_LOG` has the last word.
pub(super) fn log(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_unset| tracing_subscriber::EnvFilter::new(level));
    // A second start within one process changes nothing.
    drop(tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init());
}

/// Whether an error is of the house and not of what was asked: then going on is no use.
pub(super) const fn is_ours(error: &DeskError) -> bool {
    matches!(error, DeskError::Store(_) | DeskError::Failed(_) | DeskError::Forbidden)
}

impl Console {
    /// A console in the language of the environment.
    #[must_use]
    pub fn new(database_url: String, listen: SocketAddr, base_url: Option<String>) -> Self {
        Self { database_url, listen, base_url, locale: language(|name| std::env::var(name).ok()), mail: None }
    }

    /// Prints a line of the answer.
    ///
    /// # Errors
    /// When nobody can read it any more.
    pub fn print(&self, line: &str) -> Result<(), Failure> {
        writeln!(std::io::stdout().lock(), "{line}").map_err(|e| Failure::CouldNot(vec![e.to_string()]))
    }

    /// Tells the person something beside the answer.
    pub fn tell(&self, line: &str) {
        // The work does not depend on being told.
        drop(writeln!(std::io::stderr().lock(), "{line}"));
    }

    /// Prints why a command failed and gives its exit code.
    #[must_use]
    pub fn complain(&self, failure: &Failure) -> ExitCode {
        let (code, lines) = failure.parts();
        for line in lines {
            self.tell(&format!("reprise: {line}"));
        }
        ExitCode::from(code)
    }

    /// One sentence as wrong use.
    #[must_use]
    pub fn wrong(&self, key: &str, args: &[(&str, Arg)]) -> Failure {
        Failure::WrongUse(vec![self.locale.say(key, args)])
    }

    /// A file that could not be read or written.
    #[must_use]
    pub fn file(&self, path: &Path, error: &std::io::Error) -> Failure {
        Failure::CouldNot(vec![format!("{}: {error}", path.display())])
    }

    /// What the desk says, as a failure.
    #[must_use]
    pub fn said(&self, error: &DeskError) -> Failure {
        let mut lines = error_text::error(self.locale, error);
        match error {
            // Whoever works here looks after the database: they get its own words too.
            DeskError::Store(_) | DeskError::Failed(_) => {
                lines.push(error.to_string());
                Failure::CouldNot(lines)
            }
            DeskError::Invalid(field_errors) if field_errors.iter().any(|f| f.code == ErrorCode::Unreadable) => Failure::NotSo(lines),
            DeskError::Invalid(_) | DeskError::NotFound(..) | DeskError::Forbidden => Failure::WrongUse(lines),
            DeskError::Conflict(_) | DeskError::Refused(_) => Failure::NotSo(lines),
        }
    }

    /// What the database says, as a failure.
    #[must_use]
    pub fn broke(&self, error: StoreError) -> Failure {
        self.said(&DeskError::Store(error))
    }

    /// Where the data is.
    ///
    /// # Errors
    /// When the address is none.
    pub fn address(&self) -> Result<Address, Failure> {
        Address::parse(&self.database_url).map_err(|e| self.broke(e))
    }

    /// The file of the database, when it is one.
    ///
    /// # Errors
    /// When the address is none.
    pub fn database_file(&self) -> Result<Option<PathBuf>, Failure> {
        Ok(match self.address()? {
            Address::Sqlite(path) => Some(PathBuf::from(path)),
            Address::Postgres(_) => None,
        })
    }

    /// The mail server, if one is set.
    ///
    /// # Errors
    /// When its address or the sender cannot be used.
    pub fn mail_server(&self) -> Result<Option<Server>, Failure> {
        let read = |(url, from): &(String, String)| Server::new(url, from).map_err(|e| Failure::WrongUse(vec![e.to_string()]));
        self.mail.as_ref().map(read).transpose()
    }

    /// The desk, on a database that is there: a typing error in the address does not make a new one.
    ///
    /// # Errors
    /// When there is no database or it cannot be opened.
    pub fn desk(&self) -> Result<Desk, Failure> {
        if let Some(path) = self.database_file()?.filter(|p| !p.exists()) {
            return Err(Failure::CouldNot(vec![self.locale.x("cli-no-database", path.display().to_string())]));
        }
        self.desk_or_new()
    }

    /// The desk, on a database that is made when it is not there.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn desk_or_new(&self) -> Result<Desk, Failure> {
        Desk::open(&self.database_url, self.base_url.clone(), Arc::new(SystemClock), Arc::new(SystemEntropy)).map_err(|e| self.said(&e))
    }

    /// Acts in the name of the first account with one of these roles: every entry of the ledger has a person behind it.
    ///
    /// # Errors
    /// When no account has such a role.
    pub fn acting(&self, desk: &Desk, roles: &[Role]) -> Result<Acting, Failure> {
        for role in roles {
            if let Some((acting, name)) = desk.accounts().console(*role).map_err(|e| self.said(&e))? {
                self.tell(&self.locale.x("cli-acting", name));
                return Ok(acting);
            }
        }
        let role = roles.first().map_or("", |r| r.as_str());
        Err(self.wrong("cli-no-account", &[("x", role.into())]))
    }
}

/// A bar on the terminal; nothing when the output goes elsewhere.
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
