//! A request line as text, for pages and documents.

use crate::domain::request::RequestLine;
use crate::i18n::Locale;
use crate::i18n::word::word;

/// Memory as text, in whole gibibytes.
#[must_use]
pub fn memory(w: Locale, mb: u32) -> String {
    w.n("acts-memory-gb", i64::from(mb / 1024))
}

/// The minimum a line asks for: grade, memory, keyboard, camera, Wi-Fi, system, its years of support, and the smallest useful number.
#[must_use]
pub fn least(w: Locale, line: &RequestLine) -> String {
    let wants = &line.wants;
    let parts = [
        Some(w.x("acts-least-grade", line.least_grade.as_str())),
        line.least_ram_mb.map(|mb| w.x("acts-least-memory", memory(w, mb))),
        wants.keyboard.map(|layout| word(w, "keyboard", layout.as_str())),
        wants.camera.then(|| w.t("want-camera")),
        wants.wifi.then(|| w.t("want-wifi")),
        wants.system.map(|system| word(w, "system", system.as_str())),
        wants.supported_years.map(|n| w.n("want-years", i64::from(n))),
        line.least_useful.filter(|n| *n > 1).map(|n| w.n("want-lot", i64::from(n))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Kind and minimum of a line.
#[must_use]
pub fn line(w: Locale, line: &RequestLine) -> String {
    format!("{} · {}", word(w, "kind", line.kind.as_str()), least(w, line))
}
