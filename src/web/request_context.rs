//! A visit: who asks, in which language, from which page.

use super::failure::Failure;
use super::fields::Fields;
use crate::desk::account::sign_in::Present;
use crate::desk::error::ErrorCode;
use crate::desk::handover::record::Proof;
use crate::desk::{Acting, DeskError, IdempotencyKey};
use crate::i18n::Locale;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};

/// Who asks, and how.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// Who is signed in.
    pub present: Option<Present>,
    pub(super) acting: Option<Acting>,
    /// The language to answer in.
    pub locale: Locale,
    /// Whether somebody chose that language, and not only a browser.
    pub(super) chosen: bool,
    /// Path and query.
    pub path: String,
    /// Whether JSON is asked for.
    pub json: bool,
    /// The secret of the session, for what concerns the session itself.
    pub(super) session: Option<String>,
    /// By what attempts are counted.
    pub(super) client: String,
    /// What the browser calls itself, shortened.
    pub(super) agent: String,
}

impl RequestContext {
    /// Who acts.
    ///
    /// # Errors
    /// When nobody is signed in: the guard has let it through by mistake.
    pub fn acting(&self) -> Result<Acting, DeskError> {
        self.acting.clone().ok_or(DeskError::Forbidden)
    }

    /// The same visit in the language somebody is written to in, unless a language was chosen.
    #[must_use]
    pub fn in_language_of(&self, theirs: Option<Locale>) -> Self {
        Self { locale: theirs.filter(|_| !self.chosen).unwrap_or(self.locale), ..self.clone() }
    }

    /// By what the scans kept on a device know whose they are: always the same for a person, and nothing that leads to them.
    #[must_use]
    pub fn key(&self) -> String {
        let of = |acting: &Acting| hex::encode(Sha256::digest(format!("scans of {}", acting.actor.user.as_str())));
        self.acting.as_ref().map(of).unwrap_or_default().chars().take(20).collect()
    }

    /// Refuses a scan that somebody else made on this device: another person may have signed in while it waited.
    ///
    /// # Errors
    /// When the form says that it is somebody else's.
    pub fn own(&self, form: &Fields) -> Result<(), DeskError> {
        let is_other = form.some("who").is_some_and(|who| who != self.key());
        if is_other { Err(DeskError::conflict(ErrorCode::OtherPerson, "")) } else { Ok(()) }
    }

    /// Where a signature comes from, for its record.
    #[must_use]
    pub fn proof(&self) -> Proof {
        Proof { address: self.client.clone(), agent: self.agent.clone() }
    }

    /// Who acts, with the key of a form that counts once.
    ///
    /// # Errors
    /// When nobody is signed in.
    pub fn once(&self, key: Option<&str>, asked: &[u8]) -> Result<Acting, DeskError> {
        let acting = self.acting()?;
        let once = key.filter(|k| !k.is_empty() && k.len() <= 200).map(|k| IdempotencyKey::new(k, asked));
        Ok(Acting { once, ..acting })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RequestContext {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Failure::from(DeskError::Failed("a route without the guard".to_owned())))
    }
}

/// A cookie's value.
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
