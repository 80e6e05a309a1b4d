//! The conditions of a programme as shown on a page: each with its result and the facts it was checked against.

use crate::desk::request::condition_text;
use crate::domain::request::condition::Checked;
use crate::i18n::Locale;
use crate::i18n::word::word;

/// A condition with its result.
#[derive(Clone, Debug)]
pub struct CheckView {
    /// Tone of the chip: `ok` when the condition holds, `stop` when not.
    pub tone: &'static str,
    /// The result in words.
    pub word: String,
    /// The condition, and the facts it was checked against.
    pub text: String,
}

/// The conditions with their results, in the order in which they were checked.
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
