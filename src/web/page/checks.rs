//! The conditions of a programme as a reader sees them: each with its result, and what was looked at in words.

use crate::desk::Desk;
use crate::domain::programme::{Checked, Rule};
use crate::i18n::Locale;
use crate::web::view::word;
use chrono::NaiveDate;

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
pub(super) fn views(w: Locale, desk: &Desk, checked: &[Checked]) -> Vec<CheckView> {
    checked.iter().map(|c| view(w, desk, c)).collect()
}

fn view(w: Locale, desk: &Desk, checked: &Checked) -> CheckView {
    let rule = word(w, "rule", checked.rule.as_str());
    let text = match checked.seen.as_deref().filter(|s| !s.is_empty()) {
        Some(seen) => format!("{rule} · {}", said(w, desk, checked.rule, seen)),
        None => rule,
    };
    let (tone, result) = if checked.holds { ("ok", "check-holds") } else { ("stop", "check-fails") };
    CheckView { tone, word: w.t(result), text }
}

/// A bare value in words.
fn said(w: Locale, desk: &Desk, rule: Rule, seen: &str) -> String {
    match rule {
        Rule::RecipientKind => word(w, "organisation-kind", seen),
        Rule::Audience => word(w, "audience", seen),
        Rule::DeviceKinds => seen.split(", ").map(|kind| word(w, "kind", kind)).collect::<Vec<_>>().join(", "),
        Rule::InRegion => {
            let commune = desk.communes().iter().find(|c| c.nis5.to_string() == seen);
            commune.map_or_else(|| seen.to_owned(), |c| if w == Locale::Nl { c.nl.clone() } else { c.fr.clone() })
        }
        Rule::Disadvantaged => w.x("check-ise-class", seen),
        Rule::OneRecognition => w.x("check-until", day(w, seen)),
        Rule::Listed => {
            let (from, until) = seen.split_once(" – ").unwrap_or((seen, ""));
            if until.is_empty() { w.x("check-from", day(w, from)) } else { format!("{} – {}", day(w, from), day(w, until)) }
        }
        _ => seen.to_owned(),
    }
}

fn day(w: Locale, text: &str) -> String {
    text.trim().parse::<NaiveDate>().map_or_else(|_not_a_date| text.to_owned(), |d| w.date(d))
}
