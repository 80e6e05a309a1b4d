//! What an eligibility check looked at, as text.

use crate::domain::request::condition::Checked;
use crate::domain::request::programme::Rule;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::ingest::tables;
use chrono::NaiveDate;

/// The value that was checked, in the reader's language; empty when there is none.
#[must_use]
pub fn seen(w: Locale, checked: &Checked) -> String {
    let Some(seen) = checked.seen.as_deref().filter(|s| !s.is_empty()) else { return String::new() };
    match checked.rule {
        Rule::RecipientKind => word(w, "organisation-kind", seen),
        Rule::Audience => word(w, "audience", seen),
        Rule::DeviceKinds => seen.split(", ").map(|kind| word(w, "kind", kind)).collect::<Vec<_>>().join(", "),
        Rule::InRegion => {
            let commune = tables::communes().iter().find(|c| c.nis5.to_string() == seen);
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
