//! The request context: who is calling, in which language, from which page. The guard makes it, handlers extract it.

use super::failure::Failure;
use super::fields::Fields;
use crate::desk::account::sign_in::SessionUser;
use crate::desk::error::ErrorCode;
use crate::desk::handover::record::Proof;
use crate::desk::{Acting, DeskError, IdempotencyKey};
use crate::i18n::Locale;
use crate::ledger::sha256_hex;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

/// Who is calling, and how the answer is to be given.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// The account, from the session cookie or the token; `None` when nobody is signed in.
    pub present: Option<SessionUser>,
    pub(super) acting: Option<Acting>,
    /// Language of the answer.
    pub locale: Locale,
    /// Whether the language was chosen by a person (account or cookie), not only sent by the browser.
    pub(super) chosen: bool,
    /// Path and query of the request.
    pub path: String,
    /// Whether the answer is JSON: the API, or `Accept: application/json`.
    pub json: bool,
    /// Secret of the session cookie, to end this session or keep it when the password changes.
    pub(super) session: Option<String>,
    /// Rate-limit key of the client, from its address.
    pub(super) client: String,
    /// User agent, at most 200 characters.
    pub(super) agent: String,
}

impl RequestContext {
    /// Who acts, as the desk's operations need it.
    ///
    /// # Errors
    /// When nobody is signed in, on a route that anyone may call.
    pub fn acting(&self) -> Result<Acting, DeskError> {
        self.acting.clone().ok_or(DeskError::Forbidden)
    }

    /// The same context in the language that the recipient of a link is written to in, unless the reader chose one.
    #[must_use]
    pub fn in_language_of(&self, theirs: Option<Locale>) -> Self {
        Self { locale: theirs.filter(|_| !self.chosen).unwrap_or(self.locale), ..self.clone() }
    }

    /// Opaque key of the person, kept with scans that wait on a device: 20 hexadecimal digits of a digest of the user id, always the same
    /// for one person. Empty when nobody is signed in.
    #[must_use]
    pub fn key(&self) -> String {
        let of = |acting: &Acting| sha256_hex(format!("scans of {}", acting.actor.user.as_str()));
        self.acting.as_ref().map(of).unwrap_or_default().chars().take(20).collect()
    }

    /// Refuses a scan that was made by somebody else on this device: another person may have signed in while it waited.
    ///
    /// # Errors
    /// When the key in the form is not that of the caller.
    pub fn own(&self, form: &Fields) -> Result<(), DeskError> {
        let is_other = form.some("who").is_some_and(|who| who != self.key());
        if is_other { Err(DeskError::conflict(ErrorCode::OtherPerson, "")) } else { Ok(()) }
    }

    /// Address and user agent, kept with a signature as proof.
    #[must_use]
    pub fn proof(&self) -> Proof {
        Proof { address: self.client.clone(), agent: self.agent.clone() }
    }

    /// Who acts, with the idempotency key of the form. `asked` is the form's content, which the key stands for; a key over 200 bytes is
    /// ignored.
    ///
    /// # Errors
    /// When nobody is signed in.
    pub fn once(&self, key: Option<&str>, asked: &[u8]) -> Result<Acting, DeskError> {
        let acting = self.acting()?;
        let once = key.filter(|k| !k.is_empty() && k.len() <= 200).map(|k| IdempotencyKey::new(k, asked));
        Ok(Acting { idempotency_key: once, ..acting })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RequestContext {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Failure::from(DeskError::failed("a route without the guard")))
    }
}

/// The value of a cookie.
pub(super) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, v)| v.to_owned())
}
