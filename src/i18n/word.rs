//! Words of enumerations: the key of a word is the name of its family and the word itself, `stage-handed-over`.

use crate::i18n::Locale;

/// Text key of a value of an enumeration, such as `stage-handed-over`.
#[must_use]
pub fn key(list: &str, word: &str) -> String {
    format!("{list}-{}", word.replace('_', "-").to_lowercase())
}

/// A value of an enumeration in the reader's language.
#[must_use]
pub fn word(w: Locale, list: &str, text: &str) -> String {
    w.t(&key(list, text))
}
