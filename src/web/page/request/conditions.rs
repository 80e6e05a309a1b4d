//! The conditions of a programme as a reader sees them: each with its result, and what was looked at in words.

use crate::desk::request::condition_text;
use crate::domain::request::condition::Checked;
use crate::i18n::Locale;
use crate::web::view::word;

/// A condition with its result.
#[derive(Clone, Debug)]
pub struct CheckView {
    /// `ok` or `stop`.
    pub tone: &'static str,
    /// The result in a word.
    pub word: String,
    /// The condition, and what was seen.
    pub text: String,
}

/// The conditions as checked.
pub(in crate::web::page) fn views(w: Locale, checked: &[Checked]) -> Vec<CheckView> {
    checked.iter().map(|c| view(w, c)).collect()
}

fn view(w: Locale, checked: &Checked) -> CheckView {
    let rule = word(w, "rule", checked.rule.as_str());
    let seen = condition_text::seen(w, checked);
    let text = if seen.is_empty() { rule } else { format!("{rule} · {seen}") };
    let (tone, result) = if checked.holds { ("ok", "check-holds") } else { ("stop", "check-fails") };
    CheckView { tone, word: w.t(result), text }
}
