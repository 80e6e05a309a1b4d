//! Assets: stylesheet, scripts and icons compiled into the binary, under an address that changes with their content; and what makes the
//! scan page installable and usable offline: the service worker and the web app manifest.

use super::failure::Failure;
use crate::desk::DeskError;
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::i18n::Locale;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const SCRIPT: &str = "text/javascript; charset=utf-8";

macro_rules! files {
    ($($name:literal: $kind:expr),+ $(,)?) => { &[$(($name, $kind, include_bytes!(concat!("../../templates/asset/", $name)))),+] };
}

const FILES: &[(&str, &str, &[u8])] = files![
    "reprise.css": "text/css; charset=utf-8",
    "reprise.js": SCRIPT,
    "bench.js": SCRIPT,
    "camera.js": SCRIPT,
    "file.js": SCRIPT,
    "form.js": SCRIPT,
    "label.js": SCRIPT,
    "offline.js": SCRIPT,
    "queue.js": SCRIPT,
    "remember.js": SCRIPT,
    "result.js": SCRIPT,
    "scanner.js": SCRIPT,
    "send.js": SCRIPT,
    "signature.js": SCRIPT,
    "sound.js": SCRIPT,
    "icon.svg": "image/svg+xml",
    "icon-180.png": "image/png",
    "icon-192.png": "image/png",
    "icon-512.png": "image/png",
    "icon-maskable.png": "image/png",
];
/// The service worker has its own address at the root, because its path bounds the pages it may control.
const WORKER: &str = include_str!("../../templates/asset/worker.js");

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for (_, _, bytes) in FILES {
        hash.update(bytes);
    }
    hash.update(WORKER);
    hex::encode(hash.finalize()).chars().take(12).collect()
});

/// Version in the address of assets: 12 hexadecimal digits of the SHA-256 of all of them.
pub(super) fn version() -> &'static str {
    &VERSION
}

fn address(file: &str) -> String {
    format!("/asset/{}/{file}", version())
}

/// `GET /asset/{version}/{file}`: any version gives the file of this binary, but only the current version may be cached for long.
pub(super) async fn get(Path((asked, file)): Path<(String, String)>) -> Result<Response, Failure> {
    let found = FILES.iter().find(|(name, _, _)| *name == file).or_not_found(Noun::Page, &file)?;
    let keep = if asked == version() { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(([(header::CONTENT_TYPE, found.1), (header::CACHE_CONTROL, keep)], found.2).into_response())
}

/// `GET /sw.js`: the service worker, which caches the files of this binary. Never cached itself, so that a new version replaces an old one.
pub(super) async fn worker() -> Response {
    let files: Vec<String> = FILES.iter().map(|(name, _, _)| address(name)).collect();
    let told = format!("const VERSION = {};\nconst FILES = {};\n\n{WORKER}", json!(version()), json!(files));
    ([(header::CONTENT_TYPE, SCRIPT), (header::CACHE_CONTROL, "no-cache")], told).into_response()
}

/// `GET /manifest/{language}`: the web app manifest of the installed scan page.
pub(super) async fn manifest(Path(language): Path<String>) -> Result<Response, Failure> {
    let w = Locale::parse(&language).map_err(|_unknown| DeskError::not_found(Noun::Page, &language))?;
    let icon =
        |file: &str, size: &str, purpose: &str| json!({"src": address(file), "sizes": size, "type": "image/png", "purpose": purpose});
    let told = json!({
        "id": "/scan",
        "start_url": "/scan",
        "scope": "/",
        "display": "standalone",
        "lang": w.as_str(),
        "dir": "ltr",
        "name": w.t("scan-app"),
        "short_name": "Reprise",
        "theme_color": "#173f8a",
        "background_color": "#eef1ee",
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable.png", "512x512", "maskable"),
        ],
    });
    Ok(([(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "no-cache")], told.to_string()).into_response())
}
