//! Translations: every sentence shown to people, in French, Dutch and English, from `templates/i18n/*.ftl`; dates and numbers in
//! `format.rs`.
//!
//! A test checks the keys: the three files have the same ones, each key is used, and every key used exists.

mod format;
pub mod word;

pub use format::{in_brussels, shown_in_brussels, today};

use crate::domain::text_enum::text_enum;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use std::collections::HashMap;
use std::sync::LazyLock;

text_enum! {
    /// A language of the interface and of documents.
    Locale {
        /// French, official and equal to Dutch.
        Fr => "fr",
        /// Dutch, official and equal to French.
        Nl => "nl",
        /// English, as a courtesy.
        En => "en",
    }
}

/// The content of a language's `.ftl` file.
#[must_use]
pub const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => include_str!("../../templates/i18n/fr.ftl"),
        Locale::Nl => include_str!("../../templates/i18n/nl.ftl"),
        Locale::En => include_str!("../../templates/i18n/en.ftl"),
    }
}

/// The messages of one language.
struct Words {
    bundle: FluentBundle<FluentResource>,
    /// Messages without arguments, formatted once: a page uses about a hundred of them.
    plain: HashMap<String, String>,
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| Locale::ALL.iter().map(|l| words(*l)).collect());

fn words(locale: Locale) -> Words {
    let id: unic_langid::LanguageIdentifier = locale.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation characters around arguments would break copying tags and numbers from a page.
    bundle.set_use_isolating(false);
    let resource = match FluentResource::try_new(source(locale).to_owned()) {
        Ok(whole) => whole,
        Err((part, errors)) => {
            tracing::error!(%locale, ?errors, "a sentence of the translation file cannot be read");
            part
        }
    };
    let is_plain = |pattern: &Pattern<&str>| pattern.elements.iter().all(|e| matches!(e, PatternElement::TextElement { .. }));
    let keys: Vec<String> = resource
        .entries()
        .filter_map(|entry| match entry {
            Entry::Message(m) if m.value.as_ref().is_some_and(is_plain) => Some(m.id.name.to_owned()),
            _ => None,
        })
        .collect();
    bundle.add_resource_overriding(resource);
    let mut plain = HashMap::with_capacity(keys.len());
    for key in keys {
        if let Some(pattern) = bundle.get_message(&key).and_then(|m| m.value()) {
            let text = bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned();
            plain.insert(key, text);
        }
    }
    Words { bundle, plain }
}

/// An argument of a message. A count also selects the plural form.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    Count(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Count(n)
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Count(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl Locale {
    fn words(self) -> Option<&'static Words> {
        let place = Self::ALL.iter().position(|l| *l == self)?;
        WORDS.get(place)
    }

    fn bundle(self) -> Option<&'static FluentBundle<FluentResource>> {
        self.words().map(|w| &w.bundle)
    }

    /// The message of a key without arguments. A missing key yields the key between guillemets, so that it is noticed.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        self.words().and_then(|w| w.plain.get(key)).cloned().unwrap_or_else(|| self.say(key, &[]))
    }

    /// The message of a key with one argument named `n`, usually a count.
    #[must_use]
    pub fn n(self, key: &str, n: impl Into<Arg>) -> String {
        self.say(key, &[("n", n.into())])
    }

    /// The message of a key with one argument named `x`.
    #[must_use]
    pub fn x(self, key: &str, x: impl Into<Arg>) -> String {
        self.say(key, &[("x", x.into())])
    }

    /// The message of a key with named arguments.
    #[must_use]
    pub fn say(self, key: &str, args: &[(&str, Arg)]) -> String {
        let found = self.bundle().and_then(|b| b.get_message(key).and_then(|m| m.value()).map(|p| (b, p)));
        let Some((bundle, pattern)) = found else {
            return format!("«{key}»");
        };
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => given.set(*name, FluentValue::from(text.as_str())),
                Arg::Count(n) => given.set(*name, FluentValue::from(*n)),
            }
        }
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned()
    }

    /// Whether the key exists in this language.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        self.bundle().is_some_and(|b| b.has_message(key))
    }

    /// The browser's preferred language among ours, from `Accept-Language`; French when it lists none of them.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0.0_f32, Self::Fr);
        for part in header.split(',') {
            let mut halves = part.trim().split(';');
            let name = halves.next().unwrap_or("").to_ascii_lowercase();
            let weight = halves.find_map(|q| q.trim().strip_prefix("q=")).and_then(|q| q.parse().ok()).unwrap_or(1.0);
            let primary = name.split('-').next().unwrap_or("");
            if let Ok(locale) = Self::parse(primary)
                && weight > best.0
            {
                best = (weight, locale);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn the_browser_s_first_language_of_ours_wins() {
        assert_eq!(Locale::from_accept_language("de-DE,nl-BE;q=0.8,fr;q=0.9"), Locale::Fr);
        assert_eq!(Locale::from_accept_language("nl"), Locale::Nl);
        assert_eq!(Locale::from_accept_language("*;q=rubbish"), Locale::Fr);
    }
}
