//! The log as anybody may read it: the newest checkpoint, the public keys and the tiles of hashes (C2SP tlog-tiles). The tiles of events
//! are for those who may read the ledger.

use crate::desk::DeskError;
use crate::desk::error::{ErrorCode, Noun, OrNotFound};
use crate::ledger::as_lines;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// The longest note that is taken, in bytes.
const MOST_NOTE: usize = 16 * 1024;

fn text(content: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], content).into_response()
}

/// A tile of a path never changes: a partial one has another path than the full one.
fn tile(bytes: Vec<u8>, cache: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "application/octet-stream"), (header::CACHE_CONTROL, cache)], bytes).into_response()
}

/// `GET /log/checkpoint`: the newest checkpoint, a signed note, with the signatures of witnesses that are on it.
pub async fn checkpoint(State(app): State<App>) -> Result<Response, Failure> {
    let newest = blocking(move || app.desk.ledger().newest_note()).await?;
    Ok(text(newest.or_not_found(Noun::Page, "checkpoint")?))
}

/// `POST /log/cosignature`: takes a checkpoint with signatures of witnesses, and answers their names, one a line. Whoever brings it needs
/// no account: the signature says who made it.
pub async fn cosignature(State(app): State<App>, body: Bytes) -> Result<Response, Failure> {
    if body.len() > MOST_NOTE {
        return Err(DeskError::field_error("checkpoint", ErrorCode::TooLong, MOST_NOTE).into());
    }
    let note = String::from_utf8(body.into()).map_err(|_error| DeskError::field_error("checkpoint", ErrorCode::NoCheckpoint, ""))?;
    let names = blocking(move || app.desk.ledger().take_cosignatures(&note)).await?;
    Ok(text(as_lines(names)))
}

/// `GET /log/vkey`: the public keys, one a line, those in use first.
pub async fn vkey(State(app): State<App>) -> Result<Response, Failure> {
    let keys = blocking(move || app.desk.ledger().public_keys()).await?;
    if keys.is_empty() {
        return Err(DeskError::not_found(Noun::Page, "vkey").into());
    }
    Ok(text(as_lines(keys)))
}

/// `GET /log/tile/{level}/{n}`: a tile of hashes.
pub async fn hashes(State(app): State<App>, Key(path): Key<String>) -> Result<Response, Failure> {
    let asked = path.clone();
    let found = blocking(move || app.desk.ledger().hash_tile(&asked)).await?;
    Ok(tile(found.or_not_found(Noun::Page, path)?, "public, max-age=31536000, immutable"))
}

/// `GET /log/tile/entries/{n}`: a tile of events, for those who may read the ledger.
pub async fn entries(State(app): State<App>, Key(path): Key<String>) -> Result<Response, Failure> {
    let asked = format!("entries/{path}");
    let found = blocking(move || app.desk.ledger().entry_tile(&asked)).await?;
    Ok(tile(found.or_not_found(Noun::Page, path)?, "no-store"))
}
