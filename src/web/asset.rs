//! Assets: the stylesheet, the script and the mark, inside the binary, under an address that changes with their content.

use super::failure::Failure;
use crate::desk::DeskError;
use crate::desk::error::What;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const FILES: &[(&str, &str, &[u8])] = &[
    ("reprise.css", "text/css; charset=utf-8", include_bytes!("../../templates/asset/reprise.css")),
    ("reprise.js", "text/javascript; charset=utf-8", include_bytes!("../../templates/asset/reprise.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("../../templates/asset/icon.svg")),
];

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for (_, _, bytes) in FILES {
        hash.update(bytes);
    }
    hex::encode(hash.finalize()).chars().take(12).collect()
});

/// The version in the address.
pub(super) fn version() -> &'static str {
    &VERSION
}

/// `GET /asset/{version}/{file}`: whatever version is asked, the file of this binary; only the right version is kept for long.
pub(super) async fn get(Path((asked, file)): Path<(String, String)>) -> Result<Response, Failure> {
    let found = FILES.iter().find(|(name, _, _)| *name == file).ok_or_else(|| DeskError::none(What::Page, &file))?;
    let keep = if asked == version() { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(([(header::CONTENT_TYPE, found.1), (header::CACHE_CONTROL, keep)], found.2).into_response())
}
