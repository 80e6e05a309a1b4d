//! The connection to the mail server: its address and encryption, and the SMTP dialogue for one message.

use crate::store::notification::Settled;
use lettre::Message;
use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use std::time::Duration;
use url::{Host, Url};

/// Timeout of each network operation.
const PATIENCE: Duration = Duration::from_secs(30);

/// When the connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encryption {
    /// TLS from the first byte (port 465).
    Always,
    /// STARTTLS is required; the connection fails without it.
    Required,
    /// STARTTLS when the server offers it, else unencrypted.
    Offered,
    /// Never encrypted.
    None,
}

/// A mail server, with our credentials and sender address.
#[derive(Clone)]
pub struct Server {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    hello: ClientId,
    from: Mailbox,
}

/// Leaves the password out.
impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { host, port, encryption, .. } = self;
        f.debug_struct("Server").field("host", host).field("port", port).field("encryption", encryption).finish_non_exhaustive()
    }
}

/// Why the configured mail server or sender cannot be used. Never quotes the address, which may contain a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// Not a URL of a mail server.
    #[error("the address of the mail server is smtp://HOST[:PORT] or smtps://HOST[:PORT]")]
    Form,
    /// An unknown value of `tls=`.
    #[error("tls= is required, opportunistic or none")]
    Encryption,
    /// A password would be sent unencrypted to another host.
    #[error("a password would travel in the open: use smtps://, or add ?tls=required")]
    Open,
    /// The sender is not an e-mail address.
    #[error("the sender is an e-mail address: reprise@example.org, or Reprise <reprise@example.org>")]
    From,
}

/// How far the transfer of a message had come when it failed.
enum Trouble {
    /// Before the transfer: the server does not have the message.
    Before(Error),
    /// The server refused with a status code.
    Said(Error),
    /// During the transfer: the server may or may not have accepted it.
    During(Error),
}

impl Server {
    /// Parses the address, `smtp://` or `smtps://` with optional `user:password@`,
    /// `:port` and `?tls=required|opportunistic|none`, and the sender.
    ///
    /// # Errors
    /// A [`ServerError`] when one of them cannot be used.
    pub fn new(address: &str, from: &str) -> Result<Self, ServerError> {
        let url = Url::parse(address.trim()).map_err(|_not_a_url| ServerError::Form)?;
        // For schemes it does not know, `Url` keeps an IP address as a plain string; `Host::parse` below recognises it.
        let host = url.host_str().filter(|h| !h.is_empty()).ok_or(ServerError::Form)?;
        let asked = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let (encryption, usual) = match (url.scheme(), asked.as_deref()) {
            ("smtps", None) => (Encryption::Always, 465),
            ("smtp", Some("required")) => (Encryption::Required, 587),
            ("smtp", None | Some("opportunistic")) => (Encryption::Offered, 25),
            ("smtp", Some("none")) => (Encryption::None, 25),
            ("smtp" | "smtps", Some(_)) => return Err(ServerError::Encryption),
            _ => return Err(ServerError::Form),
        };
        let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().map(std::borrow::Cow::into_owned);
        let (Ok(user), Ok(password)) = (decoded(url.username()), decoded(url.password().unwrap_or(""))) else {
            return Err(ServerError::Form);
        };
        let is_here = match Host::parse(host) {
            Ok(Host::Ipv4(ip)) => ip.is_loopback(),
            Ok(Host::Ipv6(ip)) => ip.is_loopback(),
            Ok(Host::Domain(name)) => name == "localhost",
            Err(_) => false,
        };
        if !user.is_empty() && !is_here && matches!(encryption, Encryption::Offered | Encryption::None) {
            return Err(ServerError::Open);
        }
        let from: Mailbox = from.trim().parse().map_err(|_not_an_address| ServerError::From)?;
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(usual),
            encryption,
            credentials: (!user.is_empty()).then(|| Credentials::new(user, password)),
            hello: ClientId::Domain(from.email.domain().to_owned()),
            from,
        })
    }

    /// The sender of every message.
    #[must_use]
    pub const fn from(&self) -> &Mailbox {
        &self.from
    }

    /// Sends one message. Returns the result, and the server's answer or the error as text.
    pub(super) fn send(&self, message: &Message) -> (Settled, String) {
        match self.hand_over(message) {
            Ok(words) => (Settled::Sent, words),
            Err(Trouble::Said(error)) if error.is_permanent() => (Settled::Refused, error.to_string()),
            Err(Trouble::Before(error) | Trouble::Said(error)) => (Settled::Later { perhaps: false }, error.to_string()),
            Err(Trouble::During(error)) => (Settled::Later { perhaps: true }, error.to_string()),
        }
    }

    /// Opens a connection: TLS, then authentication. A failure here says nothing about the message.
    fn open(&self) -> Result<SmtpConnection, Error> {
        let tls = if self.encryption == Encryption::None { None } else { Some(TlsParameters::new(self.host.clone())?) };
        let at_once = tls.as_ref().filter(|_| self.encryption == Encryption::Always);
        let mut connection = SmtpConnection::connect((self.host.as_str(), self.port), Some(PATIENCE), &self.hello, at_once, None)?;
        if let Some(tls) = &tls
            && (self.encryption == Encryption::Required || (self.encryption == Encryption::Offered && connection.can_starttls()))
        {
            connection.starttls(tls, &self.hello)?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials)?;
        }
        Ok(connection)
    }

    fn hand_over(&self, message: &Message) -> Result<String, Trouble> {
        let mut connection = self.open().map_err(Trouble::Before)?;
        let (envelope, bytes) = (message.envelope(), message.formatted());
        let mut options = Vec::new();
        let is_plain = envelope.to().iter().chain(envelope.from()).all(|a| a.to_string().is_ascii());
        if !is_plain && connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            options.push(MailParameter::SmtpUtfEight);
        }
        if !bytes.is_ascii() && connection.server_info().supports_feature(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let said = |error: Error| if error.status().is_some() { Trouble::Said(error) } else { Trouble::Before(error) };
        connection.command(Mail::new(envelope.from().cloned(), options)).map_err(said)?;
        for to in envelope.to() {
            connection.command(Rcpt::new(to.clone(), Vec::new())).map_err(said)?;
        }
        connection.command(Data).map_err(said)?;
        // From here on, the server may have accepted the message even if the connection breaks.
        let answer = connection.message(&bytes).map_err(|e| if e.status().is_some() { Trouble::Said(e) } else { Trouble::During(e) })?;
        // The message is accepted, whether or not QUIT succeeds.
        drop(connection.quit());
        let first = answer.first_line().unwrap_or_default();
        Ok(format!("{} {first}", answer.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Encryption, Server, ServerError};

    const FROM: &str = "Reprise <reprise@example.org>";

    #[test]
    fn the_address_says_how_the_server_is_reached() {
        for (address, host, port, encryption, signs_in) in [
            ("smtp://mail.example.org", "mail.example.org", 25, Encryption::Offered, false),
            ("smtps://a%40b:p%2Fw@mail.example.org", "mail.example.org", 465, Encryption::Always, true),
            ("smtp://u:p@mail.example.org:2525?tls=required", "mail.example.org", 2525, Encryption::Required, true),
            ("smtp://u:p@127.0.0.1:1025?tls=none", "127.0.0.1", 1025, Encryption::None, true),
            ("smtp://[::1]:25", "::1", 25, Encryption::Offered, false),
        ] {
            let server = Server::new(address, FROM).unwrap();
            assert_eq!((server.host.as_str(), server.port, server.encryption), (host, port, encryption), "{address}");
            assert_eq!(server.credentials.is_some(), signs_in, "{address}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_refused_without_its_password() {
        for (address, error) in [
            ("mail.example.org:25", ServerError::Form),
            ("http://mail.example.org", ServerError::Form),
            ("smtp://", ServerError::Form),
            ("smtp://mail.example.org?tls=yes", ServerError::Encryption),
            ("smtp://u:secret@mail.example.org", ServerError::Open),
            ("smtp://u:secret@10.0.0.1?tls=opportunistic", ServerError::Open),
        ] {
            let refused = Server::new(address, FROM).unwrap_err();
            assert_eq!(refused, error, "{address}");
            assert!(!format!("{refused} {refused:?}").contains("secret"));
        }
        assert_eq!(Server::new("smtp://localhost", "nobody").unwrap_err(), ServerError::From);
        let shown = format!("{:?}", Server::new("smtps://u:secret@mail.example.org", FROM).unwrap());
        assert!(!shown.contains("secret") && shown.contains("mail.example.org"), "{shown}");
    }
}
