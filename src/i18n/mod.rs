//! Words: every sentence a person reads, in French, Dutch and English, from `templates/i18n/*.ftl`.
//!
//! The keys are checked by a test: the three files hold the same ones, each is used, and none is asked for that is not there.

mod format;

pub use format::{in_brussels, today};

use crate::domain::text_enum::text_enum;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use std::collections::HashMap;
use std::sync::LazyLock;

text_enum! {
    /// A language of the interface and of documents.
    Locale {
        /// French, equal to Dutch.
        Fr => "fr",
        /// Dutch, equal to French.
        Nl => "nl",
        /// English, offered as a courtesy.
        En => "en",
    }
}

/// The `.ftl` source of a language.
#[must_use]
pub const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => include_str!("../../templates/i18n/fr.ftl"),
        Locale::Nl => include_str!("../../templates/i18n/nl.ftl"),
        Locale::En => include_str!("../../templates/i18n/en.ftl"),
    }
}

/// The sentences of a language.
struct Words {
    bundle: FluentBundle<FluentResource>,
    /// Those without an argument, as they are: a page asks for a hundred of them.
    plain: HashMap<String, String>,
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| Locale::ALL.iter().map(|l| words(*l)).collect());

fn words(locale: Locale) -> Words {
    let id: unic_langid::LanguageIdentifier = locale.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks around every argument would break copying of tags and numbers out of a page.
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

/// An argument of a sentence: a text or a count (counts choose the plural).
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A text, as it is.
    Text(String),
    /// A count.
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

    /// The sentence of a key. A missing key gives the key itself, between guillemets, so that it is seen.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        self.words().and_then(|w| w.plain.get(key)).cloned().unwrap_or_else(|| self.say(key, &[]))
    }

    /// The sentence of a key that counts something: its argument is called `n`.
    #[must_use]
    pub fn n(self, key: &str, n: impl Into<Arg>) -> String {
        self.say(key, &[("n", n.into())])
    }

    /// The sentence of a key with one argument called `x`.
    #[must_use]
    pub fn x(self, key: &str, x: impl Into<Arg>) -> String {
        self.say(key, &[("x", x.into())])
    }

    /// The sentence of a key with named arguments.
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

    /// The language a browser prefers, from `Accept-Language`; French when it names none of ours.
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
