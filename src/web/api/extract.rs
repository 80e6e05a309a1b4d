//! Extractors of an API call: who is calling, the idempotency key, and the body or query, read strictly. Input that cannot be read is
//! answered with the name of its field, never with a server error.

use super::strict_json;
use crate::desk::error::{DeskError, ErrorCode, FieldError};
use crate::desk::{Acting, IdempotencyKey};
use crate::i18n::Locale;
use crate::web::failure::Failure;
use crate::web::fields::{self, too_large};
use crate::web::request_context::RequestContext;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most bytes of a JSON body: enough for 10,000 scans.
pub const MOST_JSON: usize = 4 * 1024 * 1024;
/// The longest idempotency key, in bytes.
const LONGEST_KEY: usize = 100;
/// Name of the header with the idempotency key.
const ONCE: &str = "idempotency-key";

/// A call with a JSON body.
pub struct Call<T> {
    /// Who acts, with the idempotency key of the call if it has one.
    pub acting: Acting,
    /// Language of the answer.
    pub locale: Locale,
    pub body: T,
}

/// A call whose body is a file, raw or as the one file of a form.
pub struct Upload {
    /// Who acts, with the idempotency key of the call if it has one.
    pub acting: Acting,
    /// Language of the answer.
    pub locale: Locale,
    /// Content of the file.
    pub bytes: Vec<u8>,
}

/// A body that may be left out: a remark that goes beside the ledger.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Note {
    /// In words; at most 2,000 characters.
    pub note: Option<String>,
}

/// Answer 201: the created thing, and its address in the `Location` header.
pub struct Created<T> {
    path: String,
    body: T,
}

impl<T> Created<T> {
    /// Created under this path below `/api/v1`, for example `/batches/LOT-2026-000001`.
    pub fn at(path: impl std::fmt::Display, body: T) -> Self {
        Self { path: format!("/api/v1{path}"), body }
    }
}

impl<T: Serialize> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        (StatusCode::CREATED, [(header::LOCATION, self.path)], axum::Json(self.body)).into_response()
    }
}

/// Reads the idempotency key of a call, if it has one.
pub(super) fn key(headers: &HeaderMap) -> Result<Option<String>, DeskError> {
    let Some(value) = headers.get(ONCE) else { return Ok(None) };
    let bad = |because| DeskError::field_error("Idempotency-Key", because, LONGEST_KEY);
    let text = value.to_str().map_err(|_not_ascii| bad(ErrorCode::Form))?.trim();
    if text.is_empty() || headers.get_all(ONCE).iter().count() > 1 {
        return Err(bad(ErrorCode::Form));
    }
    if text.len() > LONGEST_KEY {
        return Err(bad(ErrorCode::TooLong));
    }
    // The prefix keeps these keys apart from those of forms and scans.
    Ok(Some(format!("api:{text}")))
}

/// Who acts, with the idempotency key bound to the call it stands for: method, path with query, and the bytes of the body.
fn acting(context: &RequestContext, method: &str, headers: &HeaderMap, body: &[u8]) -> Result<Acting, DeskError> {
    let acting = context.acting()?;
    let Some(key) = key(headers)? else { return Ok(acting) };
    let asked = [method.as_bytes(), b" ", context.path.as_bytes(), b"\n", body].concat();
    Ok(Acting { idempotency_key: Some(IdempotencyKey::new(&key, &asked)), ..acting })
}

async fn opened<S: Send + Sync>(request: Request, state: &S) -> Result<(Parts, RequestContext, Request), Failure> {
    let (mut parts, body) = request.into_parts();
    let context = RequestContext::from_request_parts(&mut parts, state).await?;
    let again = Request::from_parts(parts.clone(), body);
    Ok((parts, context, again))
}

async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Failure> {
    Bytes::from_request(request, state)
        .await
        .map_err(|e| if e.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { malformed(&e.body_text()) })
}

/// The media type of the body, in lower case and without parameters.
fn content_type(headers: &HeaderMap) -> String {
    let text = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    text.split(';').next().unwrap_or("").trim().to_ascii_lowercase()
}

fn malformed(why: &str) -> Failure {
    let why: String = why.chars().take(200).collect();
    Failure::with(DeskError::field_error("", ErrorCode::Malformed, why), StatusCode::BAD_REQUEST)
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Call<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let (parts, context, request) = opened(request, state).await?;
        let bytes = bytes(request, state).await?;
        if bytes.len() > MOST_JSON {
            return Err(too_large());
        }
        let acting = acting(&context, parts.method.as_str(), &parts.headers, &bytes)?;
        let empty = bytes.iter().all(u8::is_ascii_whitespace);
        let kind = content_type(&parts.headers);
        if !empty && kind != "application/json" && !(kind.starts_with("application/") && kind.ends_with("+json")) {
            return Err(Failure::with(
                DeskError::field_error("Content-Type", ErrorCode::Unsupported, kind.chars().take(60).collect::<String>()),
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ));
        }
        let body = strict_json::read(if empty { b"{}" } else { &bytes }).map_err(|e| match e {
            strict_json::Unread::Malformed(why) => malformed(&why),
            strict_json::Unread::Wrong(field_error) => DeskError::Invalid(vec![field_error]).into(),
        })?;
        Ok(Self { acting, locale: context.locale, body })
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let (parts, context, request) = opened(request, state).await?;
        let bytes = if content_type(&parts.headers) == "multipart/form-data" {
            let form = Multipart::from_request(request, state).await.map_err(|e| malformed(&e.body_text()))?;
            one_file(form).await?
        } else {
            bytes(request, state).await?.to_vec()
        };
        let acting = acting(&context, parts.method.as_str(), &parts.headers, &bytes)?;
        Ok(Self { acting, locale: context.locale, bytes })
    }
}

/// A call whose body is a form with a file.
pub struct FormUpload {
    /// Who acts, with the idempotency key of the call if it has one.
    pub acting: Acting,
    pub upload: fields::Upload,
}

impl<S: Send + Sync> FromRequest<S> for FormUpload {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let (parts, context, request) = opened(request, state).await?;
        let kind = content_type(&parts.headers);
        if kind != "multipart/form-data" {
            let seen: String = kind.chars().take(60).collect();
            let error = DeskError::field_error("Content-Type", ErrorCode::Unsupported, seen);
            return Err(Failure::with(error, StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let bytes = bytes(request, state).await?;
        let acting = acting(&context, parts.method.as_str(), &parts.headers, &bytes)?;
        let upload = fields::Upload::from_request(Request::from_parts(parts, bytes.into()), state).await?;
        Ok(Self { acting, upload })
    }
}

/// The one file of a multipart form; other parts are ignored, a second file is refused.
async fn one_file(mut form: Multipart) -> Result<Vec<u8>, Failure> {
    let broken = |e: MultipartError| if e.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { malformed(&e.body_text()) };
    let mut file = None;
    while let Some(part) = form.next_field().await.map_err(broken)? {
        let is_file = part.file_name().is_some();
        let bytes = part.bytes().await.map_err(broken)?;
        if is_file && file.replace(bytes.to_vec()).is_some() {
            return Err(DeskError::field_error("file", ErrorCode::Ambiguous, "file").into());
        }
    }
    file.ok_or_else(|| DeskError::field_error("file", ErrorCode::Missing, "").into())
}

/// The query string, read strictly: an unknown or repeated parameter is refused, not ignored.
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Failure> {
        match Query::<T>::try_from_uri(&parts.uri) {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(error) => Err(DeskError::Invalid(vec![strict_json::field_error(&error.body_text())]).into()),
        }
    }
}

/// A field error about one parameter; `seen` is the value or the bound to show.
pub fn parameter(name: &str, because: ErrorCode, seen: impl ToString) -> DeskError {
    DeskError::Invalid(vec![FieldError::new(name, because, seen)])
}
