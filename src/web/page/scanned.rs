//! The answer to a scan on the bench of a request or an act: as JSON for the script, as a line of the page without it.

use crate::desk::say;
use crate::desk::scan::{Found, Mode, Scan, Scanned};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::device::Device;
use crate::i18n::Locale;
use crate::web::fields::Fields;
use crate::web::view::word;
use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// A result, newest first on the page.
#[derive(Clone, Debug, Serialize)]
pub struct ScanResult {
    /// `ok`, `warn` or `stop`.
    pub tone: &'static str,
    /// The tone in a word.
    pub word: String,
    /// What was scanned.
    pub tag: String,
    /// What came of it.
    pub title: String,
    /// More about it.
    pub text: String,
    /// The page of it; empty when there is none.
    pub href: String,
}

impl ScanResult {
    fn of(w: Locale, tone: &'static str, tag: impl Into<String>, title: String, text: String, href: String) -> Self {
        Self { tone, word: w.t(&format!("shell-scan-{tone}")), tag: tag.into(), title, text, href }
    }

    /// A device, with what came of its scan.
    pub(super) fn device(w: Locale, tone: &'static str, device: &Device, title: String, text: String) -> Self {
        Self::of(w, tone, device.tag.to_string(), title, text, format!("/devices/{}", device.tag.as_str()))
    }

    /// A refusal: the first sentence says what, the others why.
    pub(super) fn refused(w: Locale, tag: &str, error: &DeskError) -> Self {
        let mut sentences = say::error(w, error).into_iter();
        let title = sentences.next().unwrap_or_default();
        Self::of(w, "stop", tag, title, sentences.collect::<Vec<_>>().join(" "), String::new())
    }

    /// As the script reads it.
    pub(super) fn json(&self) -> Response {
        Json(self).into_response()
    }
}

/// What a device is, in a line.
pub(super) fn name(w: Locale, device: &Device) -> String {
    let grade = device.grade.map(|g| format!(" · {g}")).unwrap_or_default();
    format!("{} {}{grade}", word(w, "kind", device.kind.as_str()), device.specification.name())
}

/// Does what a scan asks. Only a failure of ours is an error: then the bench keeps the code and sends it again.
pub(super) fn scan(desk: &Desk, w: Locale, acting: &Acting, given: &Fields, mode: Mode, done: &str) -> Result<ScanResult, DeskError> {
    let code: String = given.get("code").chars().take(200).collect();
    let shown: String = code.trim().chars().take(60).collect();
    let at = given.some("at").and_then(|t| t.parse().ok());
    let scanned = desk.scan(acting, &Scan { id: given.get("id").to_owned(), code, at, mode });
    Ok(match scanned {
        Scanned::Done(device) => ScanResult::device(w, "ok", &device, w.t(done), name(w, &device)),
        Scanned::Already(device) => ScanResult::device(w, "warn", &device, w.t("scanned-already"), name(w, &device)),
        Scanned::Other(Found::Several(devices)) => {
            let tags: Vec<String> = devices.iter().map(|d| d.tag.to_string()).collect();
            ScanResult::of(w, "stop", shown, w.t("scanned-several"), tags.join(" · "), String::new())
        }
        Scanned::Other(_) => ScanResult::of(w, "stop", shown, w.t("scanned-not-a-device"), w.t("scanned-not-a-device-next"), String::new()),
        Scanned::Refused(error @ (DeskError::Store(_) | DeskError::Failed(_))) => return Err(error),
        Scanned::Refused(error) => ScanResult::refused(w, &shown, &error),
    })
}
