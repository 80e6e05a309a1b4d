//! Until when a device runs a supported system, as text for pages, labels and documents.

use crate::domain::device::support::judge::{Outlook, SupportAnswer, SupportFinding};
use crate::i18n::Locale;
use crate::i18n::word::word;
use chrono::NaiveDate;

/// The release, or else the name of the system.
#[must_use]
pub fn system(w: Locale, finding: &SupportFinding) -> String {
    finding.release.clone().unwrap_or_else(|| word(w, "platform", finding.platform.as_str()))
}

/// What is known of a system, without its name: a day, or why there is none.
#[must_use]
pub fn answer(w: Locale, finding: &SupportFinding) -> String {
    let why = || finding.why.map(|why| word(w, "support-reason", why.as_str())).unwrap_or_default();
    match (finding.answer, finding.until) {
        (SupportAnswer::Until, Some(day)) => w.x("support-until", w.date(day)),
        (SupportAnswer::Ended, Some(day)) => w.x("support-ended-on", w.date(day)),
        (SupportAnswer::Ended, None) => w.t("support-ended"),
        (SupportAnswer::Unsuitable, _) => w.x("support-unsuitable", why()),
        (SupportAnswer::Until | SupportAnswer::Unknown, _) => w.x("support-unknown", why()),
    }
}

/// A system with what is known of it, on one line.
#[must_use]
pub fn line(w: Locale, finding: &SupportFinding) -> String {
    w.say("support-line", &[("system", system(w, finding).into()), ("answer", answer(w, finding).into())])
}

/// What is said of a device on one line; empty for a kind that runs no system.
#[must_use]
pub fn best(w: Locale, outlook: &Outlook) -> String {
    outlook.best().map(|finding| line(w, finding)).unwrap_or_default()
}

/// Year and month of a day, as they stand on labels in every language: `2031-10`.
#[must_use]
pub fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}
