//! Fields of a form or a query, read leniently: a missing or malformed value becomes a field error in the reader's language, never a bare
//! rejection by the framework.

use super::failure::Failure;
use crate::desk::error::{DeskError, ErrorCode, FieldError, Noun};
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Path, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use chrono::NaiveDate;

/// The most bytes of a form; drawn signatures are the largest values.
pub const MOST_FORM: usize = 1024 * 1024;
/// The most fields of a form; further ones are ignored.
const MOST_FIELDS: usize = 2_000;

/// The most files of a form; further ones are ignored.
const MOST_FILES: usize = 1_000;

/// Name and value pairs in order, with the field errors found while reading them.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    field_errors: Vec<FieldError>,
}

fn decode(text: &str) -> Vec<(String, String)> {
    let part = |t: &str| {
        let spaced = t.replace('+', " ");
        let mut bytes = Vec::with_capacity(spaced.len());
        let mut rest = spaced.bytes();
        while let Some(b) = rest.next() {
            if b == b'%' {
                let digits: Vec<u8> = rest.by_ref().take(2).collect();
                let value = std::str::from_utf8(&digits).ok().and_then(|d| u8::from_str_radix(d, 16).ok());
                bytes.push(value.unwrap_or(b'?'));
            } else {
                bytes.push(b);
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let pairs = text.split('&').filter(|p| !p.is_empty()).take(MOST_FIELDS);
    pairs.map(|p| p.split_once('=').map_or_else(|| (part(p), String::new()), |(n, v)| (part(n), part(v)))).collect()
}

impl Fields {
    /// Decodes a query string or a URL-encoded form body.
    #[must_use]
    pub fn decode(text: &str) -> Self {
        Self { pairs: decode(text), field_errors: Vec::new() }
    }

    /// From stored values, to fill a form.
    #[must_use]
    pub fn from_pairs<const N: usize>(pairs: [(&str, String); N]) -> Self {
        Self { pairs: pairs.into_iter().map(|(n, v)| (n.to_owned(), v)).collect(), field_errors: Vec::new() }
    }

    /// Adds a value, beside those of the same name.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Replaces all values of a name.
    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.pairs.retain(|(n, _)| n != name);
        self.with(name, value)
    }

    /// Appends the fields of another form; where both have a name, the value here is found first.
    #[must_use]
    pub fn followed_by(mut self, other: &Self) -> Self {
        self.pairs.extend(other.pairs.iter().cloned());
        self
    }

    /// The first value of a name; empty if there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// The first value of a name, unless it is blank.
    #[must_use]
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|v| !v.trim().is_empty())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Every pair whose name begins with `prefix`, as the rest of the name and the value.
    pub fn beginning<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.pairs.iter().filter_map(move |(n, v)| n.strip_prefix(prefix).map(|rest| (rest, v.as_str())))
    }

    /// Whether a checkbox was ticked.
    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        matches!(self.get(name), "on" | "yes" | "true" | "1")
    }

    /// Reads a required field. A missing or refused value adds a field error and gives `None`.
    pub fn need<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let value = self.some(name).map(|v| v.trim().to_owned());
        match value {
            None => {
                self.field_errors.push(FieldError::new(name, ErrorCode::Missing, ""));
                None
            }
            Some(value) => {
                let read = read(&value);
                if read.is_none() {
                    self.field_errors.push(FieldError::new(name, ErrorCode::Form, value.chars().take(40).collect::<String>()));
                }
                read
            }
        }
    }

    /// Reads an optional field. A value that `read` refuses adds a field error.
    pub fn may<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.some(name).is_some() { self.need(name, read) } else { None }
    }

    /// Reads an optional date, `YYYY-MM-DD`.
    pub fn date(&mut self, name: &str) -> Option<NaiveDate> {
        self.may(name, |v| v.parse().ok())
    }

    /// The field errors found so far.
    #[must_use]
    pub fn field_errors(&self) -> &[FieldError] {
        &self.field_errors
    }

    /// Ends the validation of the form.
    ///
    /// # Errors
    /// All field errors, if there are any.
    pub fn done(&self) -> Result<(), DeskError> {
        if self.field_errors.is_empty() { Ok(()) } else { Err(DeskError::Invalid(self.field_errors.clone())) }
    }

    /// The pairs as bytes, for the digest that tells requests with the same idempotency key apart.
    #[must_use]
    pub fn asked(&self) -> Vec<u8> {
        self.pairs.iter().flat_map(|(n, v)| [n.as_bytes(), b"=", v.as_bytes(), b"\n"].concat()).collect()
    }
}

pub(super) fn too_large() -> Failure {
    Failure::with(DeskError::field_error("file", ErrorCode::BodyTooLarge, ""), StatusCode::PAYLOAD_TOO_LARGE)
}

/// Extractor of a URL-encoded form body.
pub struct Form(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let bytes = Bytes::from_request(request, state).await.map_err(|_too_large| too_large())?;
        if bytes.len() > MOST_FORM {
            return Err(too_large());
        }
        Ok(Self(Fields::decode(&String::from_utf8_lossy(&bytes))))
    }
}

/// Extractor of the query string.
pub struct Query(pub Fields);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Failure> {
        Ok(Self(Fields::decode(parts.uri.query().unwrap_or(""))))
    }
}

/// A file of a multipart form.
pub struct Sent {
    /// File name as the browser sends it.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Extractor of a multipart form.
pub struct Upload {
    /// The fields that are not files.
    pub fields: Fields,
    /// The files in order.
    pub files: Vec<Sent>,
}

impl Upload {
    /// Takes the content of the last file; empty if none was chosen.
    #[must_use]
    pub fn file(&mut self) -> Vec<u8> {
        self.files.pop().map(|f| f.bytes).unwrap_or_default()
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let broken = || Failure::from(DeskError::field_error("file", ErrorCode::Unreadable, "report_empty"));
        let mut parts = Multipart::from_request(request, state).await.map_err(|_not_multipart| broken())?;
        let mut upload = Self { fields: Fields::default(), files: Vec::new() };
        loop {
            let part =
                parts.next_field().await.map_err(|e| if e.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { broken() })?;
            let Some(part) = part else { break };
            let name = part.name().unwrap_or("").to_owned();
            let file = part.file_name().map(ToOwned::to_owned);
            let bytes = part.bytes().await.map_err(|e| if e.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { broken() })?;
            if let Some(name) = file {
                if upload.files.len() < MOST_FILES {
                    upload.files.push(Sent { name, bytes: bytes.to_vec() });
                }
            } else if upload.fields.pairs.len() < MOST_FIELDS {
                upload.fields.pairs.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
        Ok(upload)
    }
}

/// Extractor of the first path parameter as a tag, number or text; anything else is answered as not found.
pub struct Key<T>(pub T);

impl<S: Send + Sync> FromRequestParts<S> for Key<Tag> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let text = path(parts, state).await?;
        Tag::parse(&text).map(Self).map_err(|_not_a_tag| DeskError::not_found(Noun::Device, text).into())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Key<Number> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let text = path(parts, state).await?;
        Number::parse(&text).map(Self).map_err(|_not_a_number| DeskError::not_found(Noun::Page, text).into())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Key<u64> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let text = path(parts, state).await?;
        text.parse().map(Self).map_err(|_not_a_number| DeskError::not_found(Noun::Page, text).into())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Key<String> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let text = path(parts, state).await?;
        if text.len() > 200 || text.chars().any(char::is_control) {
            return Err(DeskError::not_found(Noun::Page, "").into());
        }
        Ok(Self(text))
    }
}

/// The value of the first path parameter.
async fn path<S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<String, Failure> {
    let Path(all) =
        Path::<Vec<(String, String)>>::from_request_parts(parts, state).await.map_err(|_none| DeskError::not_found(Noun::Page, ""))?;
    Ok(all.into_iter().next().map(|(_, v)| v).unwrap_or_default())
}
