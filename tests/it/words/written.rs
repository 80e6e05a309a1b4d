//! Guards the style of sentences: the same numeric limits in each language, nothing left in English, and the terms of the field.

use super::{SAME, messages};
use reprise::i18n::Locale;
use reprise::ingest::tables;
use std::collections::BTreeMap;

/// The numbers in a sentence, sorted, so that the limits can be compared between languages.
fn numbers(text: &str) -> Vec<String> {
    let plain = text.replace(',', ".");
    let mut all: Vec<String> =
        plain.split(|c: char| !c.is_ascii_digit() && c != '.').map(|n| n.trim_matches('.').to_owned()).filter(|n| !n.is_empty()).collect();
    all.sort();
    all
}

#[test]
fn every_test_has_its_criterion_in_each_language_with_the_same_limits() {
    let lists = tables::tests();
    let mut seen = 0;
    for line in lists.all.iter().chain(lists.by_kind.values().flatten()) {
        for (locale, text) in [(Locale::Fr, &line.criterion_fr), (Locale::Nl, &line.criterion_nl)] {
            assert!(text.chars().count() > 25 && *text != line.criterion, "{locale}: {} has no criterion", line.test);
            assert_eq!(numbers(text), numbers(&line.criterion), "{locale}: {}: {text}", line.test);
            seen += 1;
        }
    }
    assert!(seen > 100);
}

#[test]
fn nothing_was_left_in_english() {
    let en: BTreeMap<String, String> = messages(Locale::En).into_iter().collect();
    let mut left = Vec::new();
    for locale in [Locale::Fr, Locale::Nl] {
        for (key, text) in messages(locale) {
            if text.chars().count() > 25 && en.get(&key) == Some(&text) && !SAME.contains(&key.as_str()) {
                left.push(format!("{locale}: {key} = {text}"));
            }
        }
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn the_field_s_words_are_kept() {
    // The data protection authority prefers "attestation", "attest" and "statement". French sets a no-break space before tall punctuation.
    for (locale, never) in [(Locale::Fr, "certificat"), (Locale::Nl, "certificaat"), (Locale::En, "certificate")] {
        for (key, text) in messages(locale) {
            assert!(!text.to_lowercase().contains(never), "{locale}: {key} says {never}");
            let plain = [" :", " ;", " ?", " !", " »", "« "].iter().find(|s| text.contains(**s));
            assert!(locale != Locale::Fr || plain.is_none(), "{key}: a plain space at {plain:?}: {text}");
            assert!(!text.contains('\''), "{locale}: {key} has a typewriter apostrophe: {text}");
        }
    }
}
